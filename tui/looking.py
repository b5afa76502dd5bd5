"""What other processes changed since the last look: only what is needed, so that thirty reviewers do not read all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.frozen import dataclass
from store.models import Counts, GroupRow
from tui.event_words import ADJUDICATE
from tui.first import waiting

if TYPE_CHECKING:
    from store.store import Store

_MOST_EVENTS = 300
# Events that make, unite or divide groups: after one of these the whole queue is read again.
_REGROUPING = frozenset({"load", "group", "regroup", "split", "merge", "undo", "redo", "claim_add", "claim_delete"})
# The states of groups that nobody has approved or rejected.
UNDECIDED = frozenset({"pending", "reopened", "deferred"})


@dataclass(frozen=True, slots=True)
class Seen:
    """``ids`` is the whole queue, or None when ``touched`` groups (and which of them wait) say everything.

    ``version`` is that of the group on screen; ``rows`` are fresh rows for what is in sight, and
    ``held`` says where others are.
    """

    counts: Counts
    present: list[str]
    rows: list[GroupRow]
    version: int | None
    ids: list[str] | None
    held: dict[str, str]
    touched: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def look_around(
    store: Store, events_seen: int, current: str | None, in_sight: Sequence[str], order: str, *, second: bool
) -> Seen:
    """Read what changed after event number ``events_seen``; 0 reads everything. Runs in the store's thread."""
    counts = store.counts()
    fresh = list(store.log(after=events_seen, limit=_MOST_EVENTS)) if 0 < events_seen < counts.events else []
    touched = tuple({str(event.body["group"]): None for event in fresh if event.body.get("group")})
    whole = not events_seen or second or len(fresh) >= _MOST_EVENTS or any(e.kind in _REGROUPING for e in fresh)
    ids = waiting(store, order, second=second) if whole else None
    rows = store.queue_rows(list(dict.fromkeys([*in_sight, *touched, *([current] if current else [])])))
    states = {row.id: row.state for row in rows}
    version = next((row.version for row in rows if row.id == current), None)
    still = tuple(group for group in touched if states.get(group) in UNDECIDED)
    return Seen(counts, store.presence(), rows, version, ids, store.held(), touched, still)


def disagreements(store: Store) -> list[str]:
    """Return the groups on which two reviewers disagree, or that were sent to adjudication and not decided since."""
    return list(dict.fromkeys([*store.agreement()["conflicts"], *store.waiting_under(ADJUDICATE)]))
