"""The header of the review screen: which sitting, how far, how fast, what is put off, who is here, the clock."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from store.models import Counts
from tui.review_session import FINAL, Sitting
from tui.widgets.rows import Piece

if TYPE_CHECKING:
    from tui.app import TadqiqApp
    from tui.first import ReviewOptions

# Below this a sprint's header goes without its bar and the file's name.
_ROOM = 100


def review_header(
    sitting: Sitting, counts: Counts, app: TadqiqApp, now: float, width: int
) -> tuple[list[Piece], list[Piece]]:
    """Return the left and right pieces for a header of ``width`` cells; ``now`` is the monotonic clock."""
    done, left = tally(sitting, counts, second=app.options.second)
    total = done + left
    short = sitting.is_sprint and width < _ROOM  # what counts in a sprint: how far, what is put off, the clock
    pieces: list[Piece] = [(" ", "header")]
    if not short:
        pieces = [(" Tadqiq", "header_strong"), (f"  {app.file_name}  ", "header")]
    if total:
        pieces.append((f"{sitting_word(sitting, app.options)} {done}/{total} ", "header_strong"))
        filled = 10 * done / total
        bar = "█" * int(filled) + ("▌" if filled % 1 >= 0.5 else "")
        if not short:
            pieces.append((f"▕{bar.ljust(10)}▏", "bar"))
        pieces.append((f" {100 * done // total} %", "header"))
    pace = sitting.pace(now)
    if pace is not None and not (short and sitting.paused_at is not None):
        pieces.append((f"   {pace:.1f}/min", "header"))
    put_off = sitting.deferred() if sitting.is_sprint else counts.states.get("deferred")
    if put_off and not app.options.second:
        pieces.append((f"   {put_off} deferred", "header"))
    if sitting.paused_at is not None:
        pieces.append(("   ‖ paused", "header_strong"))
    here = f" · {len(app.others) + 1} here" if app.others else ""
    return pieces, [(f"{app.reviewer}{here}", "header_strong"), (f"   {clock(sitting, now)} ", "header")]


def tally(sitting: Sitting, counts: Counts, *, second: bool) -> tuple[int, int]:
    """Return how many are done and how many are left: of the sprint, of the second review, or of the database."""
    states = counts.states
    left = states.get("waiting", 0) + states.get("deferred", 0)  # a single statement waits for nothing
    if sitting.count is not None:
        done = sitting.done()  # what is deferred is not done
        return done, max(0, sitting.count - done)
    if second:
        final = sum(outcome in FINAL for outcome in sitting.outcomes.values())  # those of earlier sittings too
        return final, len(sitting.ids) - final
    if sitting.is_sprint:
        return sitting.done(), left
    return sum(states.get(name, 0) for name in ("approved", "rejected", "not_checkable")), left


def sitting_word(sitting: Sitting, options: ReviewOptions) -> str:
    """Return what this sitting is; that it is blind is said, for scores are missing then."""
    if options.second:
        return "Second review"
    word = "Sprint" if sitting.is_sprint else "Review"
    return f"{word}, blind" if options.blind else word


def clock(sitting: Sitting, now: float) -> str:
    """Return the time of day, or what is left of a sprint."""
    if sitting.minutes is None:
        return time.strftime("%H:%M")
    left = max(0, int(sitting.minutes * 60 - sitting.active_seconds(now)))
    return f"{left // 60}:{left % 60:02d} left"
