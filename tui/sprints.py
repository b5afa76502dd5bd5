"""A sprint that can be cut: kept for its reviewer beside the drafts, so that a dropped connection goes on with it.

Kept with each decision, every few seconds and on leaving; forgotten when the sprint is over. No event is written.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from store.frozen import dataclass
from tui.group_ids import GroupIds
from tui.review_session import Sitting

if TYPE_CHECKING:
    from tui.first import ReviewOptions

# What was cut longer ago is another day's work.
_STALE_SECONDS = 12 * 3600.0
_KINDS = {"began": str, "elapsed": int | float, "paused": int | float, "moments": dict, "outcomes": dict,
          "scored": dict, "taken_back": list, "saved": int | float, "minutes": int | float | None, "count": int | None,
          "blind": bool, "second": bool, "order": str | None}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """A sprint as it was kept: ``found`` is its record, ``options`` how it was asked for."""

    found: dict[str, Any]
    options: ReviewOptions

    @property
    def place(self) -> str | None:
        """The group that was on screen."""
        found = self.found.get("place")
        return found if isinstance(found, str) else None

    def resume(self, sitting: Sitting, now: float) -> str:
        """Give a sitting what was done before the cut and return the sentence that says so.

        ``now`` is the monotonic clock. The time between the cut and now does not count.
        """
        _restore(self.found, sitting, now)
        waiting = set(sitting.ids)
        for group in waiting & sitting.moments.keys():  # reopened meanwhile: it waits again
            del sitting.moments[group]
            sitting.outcomes.pop(group, None)
        decided = [group for group in sitting.outcomes if group not in waiting]
        sitting.ids.replace([*decided, *sitting.ids])
        sitting.index += len(decided)
        return f"resumes the sprint of {_clock(sitting.began)}: {progress(sitting, now)}"


def progress(sitting: Sitting, now: float) -> str:
    """Return how far a sprint is in a few words: «2/10, 14 min left»."""
    done = f"{sitting.done()}/{sitting.count}" if sitting.count is not None else f"{sitting.done()} decided"
    if sitting.minutes is None:
        return done
    left = max(0.0, sitting.minutes * 60 - sitting.active_seconds(now))
    return f"{done}, {f'{left / 60:.0f} min' if left >= 60 else f'{left:.0f} s'} left"


def _clock(began: str) -> str:
    try:
        return datetime.fromisoformat(began).astimezone().strftime("%H:%M")
    except ValueError:
        return "before"


def wall_clock() -> str:
    """Return the time of now, ISO 8601 in UTC, as a sprint keeps its start."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def record(sitting: Sitting, options: ReviewOptions, now: float, *, left: bool = False) -> str:
    """Return a sprint as it is kept, a JSON text; times are seconds since its start. ``now`` is monotonic.

    ``left``: this process is leaving, so that whoever reconnects at once need not wait for its end to go on.
    """
    paused = sitting.paused + (now - sitting.paused_at if sitting.paused_at is not None else 0.0)
    return json.dumps({
        "began": sitting.began, "saved": time.time(), "host": os.uname().nodename,
        "process": 0 if left else os.getpid(), "elapsed": round(now - sitting.started, 3),
        "paused": round(paused, 3), "minutes": sitting.minutes, "count": sitting.count,
        "blind": options.blind, "second": options.second, "order": options.order,
        "outcomes": sitting.outcomes, "scored": sitting.scored,
        "moments": {group: round(at - sitting.started, 3) for group, at in sitting.moments.items()},
        "taken_back": sorted(sitting.taken_back), "place": sitting.current,
    }, ensure_ascii=False)  # fmt: skip


def read_cut(kept: str, options: ReviewOptions) -> Cut | None:
    """Return the sprint to go on with: one that was cut, asked for again or not asked for at all; else None.

    ``kept`` is its record. A sprint that another living process of this machine is in is not cut.
    """
    found = _read(kept)
    if found is None:
        return None
    meant = replace(
        options, minutes=found["minutes"], count=found["count"], blind=found["blind"], second=found["second"],
        order=found["order"],
    )  # fmt: skip
    asked = options.minutes is not None or options.count is not None or options.blind or options.second
    if not _goes_on(found) or (asked and _meaning(options) != _meaning(meant)) or _alive(found):
        return None
    return Cut(found, meant)


def _read(kept: str) -> dict[str, Any] | None:
    """Return a record as it was kept; None when it is not one of ours."""
    try:
        found: dict[str, Any] = json.loads(kept)
        whole = all(isinstance(found[name], kind) for name, kind in _KINDS.items())
    except (ValueError, KeyError, TypeError):
        return None
    return found if whole else None


def _restore(found: dict[str, Any], sitting: Sitting, now: float) -> None:
    """Give a sitting what a record says was done; ``now`` is the monotonic clock."""
    started = now - found["elapsed"]
    sitting.started, sitting.paused, sitting.began = started, float(found["paused"]), found["began"]
    sitting.minutes, sitting.count = found["minutes"], found["count"]
    sitting.moments = {group: started + float(at) for group, at in found["moments"].items()}
    sitting.outcomes = dict(found["outcomes"])
    sitting.scored = {group: (float(score), bool(yes)) for group, (score, yes) in found["scored"].items()}
    sitting.taken_back = set(found["taken_back"])


def _goes_on(found: dict[str, Any]) -> bool:
    """Say whether a sprint can still be gone on with: it is of today, and its time is not over."""
    over = found["minutes"] is not None and found["elapsed"] - found["paused"] >= 60 * found["minutes"]
    return 0 <= time.time() - found["saved"] < _STALE_SECONDS and not over


def report_of(sitting: Sitting, now: float, why: str) -> dict[str, object]:
    """Return the end report of a sprint as it is kept in the settings (``sprint:REVIEWER``): kinds, pace, time line."""
    pace = sitting.pace(now)
    return {
        "decisions": sitting.done(),
        "kinds": sitting.kinds(),
        "deferred": sitting.deferred(),
        "calibration": [list(one) for one in sitting.calibration()],
        "minutes": round(sitting.active_seconds(now) / 60, 2),
        "per_minute": None if pace is None else round(pace, 2),
        "at": [round(moment - sitting.started, 1) for moment in sitting.times],
        "goal": {"minutes": sitting.minutes, "count": sitting.count},
        "ended": why,
    }


def report_so_far(kept: str) -> dict[str, object] | None:
    """Return the report of a sprint that was kept and not ended: cut, or going on in another window."""
    found = _read(kept)
    if found is None:
        return None
    now = time.monotonic()
    sitting = Sitting(GroupIds(), now)
    _restore(found, sitting, now)
    saved = datetime.fromtimestamp(found["saved"]).astimezone().strftime("%Y-%m-%d %H:%M")
    if _alive(found):
        return report_of(sitting, now, "it goes on in another window")
    more = ": `tadqiq review` goes on with it" if _goes_on(found) else ""
    return report_of(sitting, now, f"cut at {saved}{more}")


def _meaning(options: ReviewOptions) -> tuple[object, ...]:
    return options.minutes, options.count, options.blind, options.second  # the order may be changed on the way


def _alive(found: dict[str, Any]) -> bool:
    number = int(found.get("process", 0))
    if found.get("host") != os.uname().nodename or number in (0, os.getpid()):
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # there, but somebody else's
    return True
