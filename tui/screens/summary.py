"""What stands in place of a card: the end of a sitting or sprint, how to begin, and that somebody was first. Pure."""

from __future__ import annotations

import re
from textwrap import wrap

from store.errors import StaleVersionError
from store.models import Counts
from tui.counted import many
from tui.review_session import Sitting
from tui.widgets.card_rows import state_sign
from tui.widgets.rows import Piece

_BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(values: list[float]) -> str:
    """Return values as one character each, 0 to their largest; an empty string for none."""
    top = max(values, default=0) or 1
    return "".join(_BLOCKS[min(7, int(8 * value / top))] if value else " " for value in values)


def pace_line(sitting: Sitting, now: float, bins: int) -> str:
    """Return decisions over time as a sparkline of ``bins`` characters."""
    span = max(1.0, now - sitting.started)
    counts = [0.0] * bins
    for moment in sitting.times:
        counts[min(bins - 1, int(bins * (moment - sitting.started) / span))] += 1
    return sparkline(counts)


def summary_rows(
    sitting: Sitting, counts: Counts, now: float, width: int, why: str = "", *, second: bool = False
) -> list[list[Piece]]:
    """Return the rows of the summary; ``second``: of a second review, which has a list of its own."""
    kinds = sitting.kinds()
    pending = counts.states.get("waiting", 0)
    deferred = counts.states.get("deferred", 0)
    if second:
        pending, deferred = len(sitting.ids) - len(sitting.outcomes), sitting.deferred()
    head = why or _standing(pending, deferred, second=second)
    rows: list[list[Piece]] = [[], [("  Summary", "title")], [], [(f"  {head}", "strong")], []]
    if not counts.articles:
        return _nothing_yet()
    if not sitting.ids and not kinds and not any(counts.states.values()):
        return _no_group(counts)
    for kind, number in sorted(kinds.items(), key=lambda item: -item[1]):
        sign, key = state_sign(kind)
        rows.append([(f"  {sign} ", key), (f"{number} {kind.replace('_', ' ')}", "base")])
    if not kinds:
        rows.append([("  Nothing was decided in this sitting.", "dim")])
    pace = sitting.pace(now)
    if pace is not None:
        minutes = sitting.active_seconds(now) / 60
        rows += [[], [(f"  {pace:.1f} decisions a minute over {minutes:.1f} minutes", "base")]]
        rows.append([("  ", "base"), (pace_line(sitting, now, max(10, min(60, width - 2))), "agree")])
    rows += [] if second else calibration_rows(sitting)  # it would tell the score of a group
    conflicts = 0 if second else counts.states.get("conflict", 0)
    if conflicts:
        rows.append([(f"  {many(conflicts, 'disagreement')} to adjudicate", "warn")])
    rows.append([])
    if deferred or pending:
        left = ((deferred, "deferred"), (pending, "to second" if second else "open"))
        words = " and ".join(f"{number} {kind}" for number, kind in left if number)
        rows.append([("  ⏎ ", "key"), (f"go on with {words}", "base")])
    rows.append([("  z ", "key"), ("undo the last decision", "base")])
    if not second:
        rows.append([("  F5 ", "key"), ("progress, pace and agreement", "base")])
    rows.append([("  q q ", "key"), ("leave", "base")])
    return rows


def _standing(pending: int, deferred: int, *, second: bool) -> str:
    if pending:
        return f"{many(pending, 'group')} still open."
    if deferred:
        return f"{many(deferred, 'group')} put off, all others decided."
    return "Every decided group has your second opinion." if second else "Every group is decided."


def calibration_rows(sitting: Sitting) -> list[list[Piece]]:
    """Return how often the reviewer approved what the program was how sure of."""
    found = sitting.calibration()
    rows: list[list[Piece]] = [[], [("  When the program said «same» with …, you approved", "dim")]] if found else []
    for low, high, approved, decided in found:
        words = f"  {low:.1f}–{high:.1f}  {approved:>3} of {decided:<3} "
        rows.append([(words, "base"), ("█" * round(10 * approved / decided), "agree")])
    return rows


def _nothing_yet() -> list[list[Piece]]:
    return [
        [], [("  There is nothing to review yet", "title")], [],
        [("  F9 ", "key"), ("load articles from a file or folder", "base")],
        [("  s  ", "key"), ("load the five sample articles", "base")],
        [("  ?  ", "key"), ("help: the keys, and what approve means", "base")],
    ]  # fmt: skip


def _no_group(counts: Counts) -> list[list[Piece]]:
    here = f"{many(counts.articles, 'article')} with {many(counts.claims, 'claim')}"
    return [
        [], [("  No two articles here report the same fact", "title")], [],
        [(f"  {here} loaded; a group needs reports of two articles.", "base")], [],
        [("  F9 ", "key"), ("load more articles", "base")],
        [("  F3 ", "key"), ("read what is here, with its claims", "base")],
    ]  # fmt: skip


def stale_words(problem: StaleVersionError, past: str, reviewer: str, width: int) -> list[list[Piece]]:
    """Return the panel that says who was first, when, and what can be done; ``reviewer`` is who reads it."""
    when = f" at {problem.at[:16].replace('T', ' ')} UTC" if problem.at else ""
    mine = problem.by == reviewer
    if mine:
        told = [
            [("  This group is not what it was", "warn")],
            [],
            [("  The last to change it was you", "strong"), (f",{when}, in another window or before", "base")],
            [("  new reports came in for it.", "base")],
        ]
    else:
        told = [
            [("  Someone was first", "warn")],
            [],
            [(f"  {problem.by or 'Someone else'} changed this group", "strong"), (when, "base")],
            *([(f"  {words}", "dim")] for words in wrap(_now(str(problem)), max(20, width))),
        ]
    keep = "look at it as it is now" if mine else "keep theirs and look at it"
    return [
        [],
        *told,
        [(f"  Yours («{past}») is not saved.", "base")],
        [],
        [("  k ", "key"), (keep, "base")],
        [("  m ", "key"), (f"apply mine: {past}, on top of {'it' if mine else 'theirs'}", "base")],
        [("  c ", "key"), ("send it to adjudication", "base")],
    ]


def _now(told: str) -> str:
    """Return what a group is now, without who and when, which stand above, and without its id."""
    found = re.match(r"Group \w+ is (.+?) now: ", told)
    if found is None:
        return told
    arrived = "; new reports came in since" if "came in since" in told else ""
    return f"It is {found[1].replace('_', ' ')} now{arrived}."
