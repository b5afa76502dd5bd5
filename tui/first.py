"""What is read before the screen opens, so that the first thing a reviewer sees is a card."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from store.frozen import dataclass
from store.models import OUTCOMES, Counts, GroupRow
from tui.card import Card, load_card
from tui.group_ids import GroupIds
from tui.orders import chosen_order
from tui.review_session import MOST_AT_ONCE, Sitting

if TYPE_CHECKING:
    from store.store import Store
    from tui.sprints import Cut

_FIRST_ROWS = 128
# Where a reviewer was, so that a dropped connection resumes at the same card; kept like a draft, without an event.
PLACE = "place"
# The name under which a sprint is kept for its reviewer until it is over.
SPRINT = "sprint"


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How the review screen was asked for; ``minutes`` and ``count`` make it a sprint."""

    minutes: float | None = None
    count: int | None = None
    blind: bool = False
    second: bool = False
    order: str | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class First:
    """The first screen: the queue's ids and first rows, the first card, the tally, who reviews.

    ``more`` says that the queue is longer than the ids read so far; the rest is read after the first painting.
    ``options`` are those of a sprint that was cut and goes on, ``told`` the sentence that says so, ``order`` is
    that of the queue.
    """

    sitting: Sitting
    counts: Counts
    rows: list[GroupRow]
    card: Card | None
    reviewer: str
    theme: str | None = None
    more: bool = False
    options: ReviewOptions | None = None
    told: str = ""
    order: str = "conflicts"


def read_first(store: Store, options: ReviewOptions) -> First:
    """Read the first screen; runs in the store's thread."""
    cut = _cut(store, options)
    options = cut.options if cut is not None else options
    order = chosen_order(store, options.order)
    rows = [] if options.second else store.queue(order=order, limit=_FIRST_ROWS)
    ids = [row.id for row in rows]
    resumed = (cut.place if cut is not None else None) or store.draft(PLACE)
    more = len(ids) == _FIRST_ROWS
    seconded: dict[str, str] = {}
    if options.second:
        ids, seconded = store.second_reviews()
    elif more and resumed is not None and resumed not in ids:
        ids, more = waiting(store, order), False
    index = ids.index(resumed) if resumed in ids else 0
    if not rows or index >= _FIRST_ROWS:
        rows = store.queue_rows(ids[max(0, index - 32) : index + _FIRST_ROWS])
    if ids:  # one at which nobody else is, though thirty reviewers may begin in the same second
        near = [*ids[index:], *ids[:index]][:MOST_AT_ONCE]
        index = ids.index(store.lease_free(near, waiting=not options.second))
    card = load_card(store, ids[index]) if ids else None
    sitting = Sitting(GroupIds(ids), time.monotonic(), index, minutes=options.minutes, count=options.count)
    sitting.held = store.held()
    told = "" if cut is None else cut.resume(sitting, sitting.started)
    remember_seconds(sitting, seconded)
    found = store.setting("theme")
    theme = found if isinstance(found, str) else None
    meant = cut.options if cut is not None else None
    return First(sitting, store.counts(), rows, card, store.reviewer, theme, more, meant, told, order)


def _cut(store: Store, options: ReviewOptions) -> Cut | None:
    kept = None if options.demo else store.draft(SPRINT)
    if not kept:
        return None
    from tui.sprints import read_cut

    return read_cut(kept, options)


def waiting(store: Store, order: str, *, second: bool = False) -> list[str]:
    """Return the ids of what waits for this reviewer: the queue, or in a second review what others decided."""
    return store.second_reviews()[0] if second else store.queue_ids(order)


def remember_seconds(sitting: Sitting, seconded: dict[str, str]) -> None:
    """Put the groups that I reviewed a second time in earlier sittings behind those that wait, as done."""
    outcomes = {group: OUTCOMES.get(said, said) for group, said in seconded.items() if group not in sitting.outcomes}
    sitting.outcomes.update(outcomes)
    sitting.ids.extend([group for group in outcomes if group not in sitting.ids])
