"""What of a page is no news: furniture by list, by shape and after a signature, and what is printed twice.

Folds are spans of the raw text. They are never counted as claims and can always be looked at.
"""

from __future__ import annotations

from functools import cache
from itertools import islice

from store.models import Fold
from store.reading.furniture import Furniture, furniture_folds
from store.reading.lines import lines
from store.reading.lists import word_lists
from store.reading.outlets import publishers
from store.reading.repeats import repeats

MOST_LINES = 100_000


def folds(text: str) -> list[Fold]:
    """Return the furniture and repeats of ``text``, in order and not overlapping; time is linear in its length.

    Only the first MOST_LINES lines are looked at: what is longer is no page. A page whose every line looks like
    furniture keeps its text: then only repeats are folded.
    """
    page = list(islice(lines(text), MOST_LINES))
    loose = furniture_folds(text, page, _furniture(), publishers())
    covered = {fold.start for fold in loose}
    if all(line.start in covered for line in page):
        loose = []
    found = [*loose, *repeats(text, (line for line in page if line.start not in covered))]
    return sorted(found, key=lambda fold: fold.start)


@cache
def _furniture() -> Furniture:
    return Furniture.from_lists(word_lists("furniture"))
