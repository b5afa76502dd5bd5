"""The features of a pair: few, each with a meaning a reviewer can read.

``overlap`` how much of both claims is the same words; ``evidence`` how telling the shared words are;
``conflict`` what stands against one fact; ``time`` how far the named days and the articles lie apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from store.matching import days
from store.matching.compare import conflicts
from store.matching.overlap import Overlap, overlap
from store.matching.profile import Profile
from store.matching.slots import Conflict
from store.matching.vocabulary import Idf

NAMES = ("overlap", "evidence", "conflict", "time")
# So many of the heaviest words shared are as telling as it gets.
_ENOUGH = 6.0
# Articles this many days apart hardly report one event; two claims are compared further apart only on request.
WINDOW = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """Two profiles compared: the feature values in the order of ``NAMES`` and what they were made from."""

    values: tuple[float, float, float, float]
    overlap: Overlap
    conflicts: tuple[Conflict, ...]
    date_gap: int | None
    undated: bool


def _time(a: Profile, b: Profile, event: int | None, published: int | None) -> float:
    """Return 0 for the same day, rising with the gap; undated articles stand at half a day's doubt."""
    if published is None:
        return 0.3 if event is None else min(1.5, 0.5 * event)
    return min(2.0, 0.15 * published + (0.0 if event is None else 0.35 * event))


def compared(a: Profile, b: Profile, idf: Idf) -> Compared:
    """Compare two profiles under the weights of the words ``idf``."""
    shared = overlap(a, b, idf)
    found = conflicts(a, b)
    published = days.published_gap(a, b)
    event = days.event_gap(a, b)
    values = (
        0.5 * shared.larger + 0.5 * shared.mean,
        math.log1p(shared.shared / idf.heaviest) / math.log1p(_ENOUGH),
        min(2.0, sum(conflict.weight for conflict in found if conflict.slot != "date")),
        _time(a, b, event, published),
    )
    gap = event if event is not None else published
    return Compared(values, shared, tuple(found), gap, published is None)
