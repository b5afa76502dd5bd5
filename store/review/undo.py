"""Undo and redo: append the inverse of *my* last action, unless someone else has changed the same item since."""

from __future__ import annotations

import copy

from store.errors import StaleVersionError, UsageError
from store.models import Decided, Event, Who
from store.review.change import Change, core, decided
from store.review.records import Database, Events, entities, marks
from store.review.records.entities import Value

_MATCHER = ("group", "load")


def undo(db: Database, who: Who, group: str | None = None) -> Decided:
    """Put back what my last action (on ``group`` if given) changed.

    Raises UsageError when there is nothing to undo, StaleVersionError naming whose change stands in the way.
    """
    with db.transaction():
        seq = marks.last_done(db, who[0], group)
        if seq is None:
            raise UsageError(f"Nothing that {who[0]} did" + (f" to {group}" if group else "") + " is left to undo.")
        return _turn(db, who, _event(db, seq), back=True)


def redo(db: Database, who: Who, group: str | None = None) -> Decided:
    """Do again what I undid last (on ``group`` if given); raises as :func:`undo`."""
    with db.transaction():
        seq = marks.last_undone(db, who[0], group)
        if seq is None:
            raise UsageError(f"Nothing that {who[0]} undid" + (f" on {group}" if group else "") + " is left to redo.")
        return _turn(db, who, _event(db, seq), back=False)


def _event(db: Database, seq: int) -> Event:
    return next(iter(Events.read(db, after=seq - 1, limit=1)))


def _turn(db: Database, who: Who, event: Event, *, back: bool) -> Decided:
    changes: dict[str, list[Value | None]] = event.body["changes"]  # type: ignore[assignment]  # written by Change
    change = Change(db, who, "undo" if back else "redo")
    for entity, (before, after) in changes.items():
        expected, wanted = (after, before) if back else (before, after)
        _require_untouched(db, who, event, entity, expected)
        change.get(entity)
        change.put(entity, copy.deepcopy(wanted))
    group = event.body.get("group")
    about = group if isinstance(group, str) else None
    word = "undoes" if back else "redoes"
    body = {word: event.seq, "of": event.kind, "outcome": event.body.get("outcome")}
    seq = change.commit(body, group=about, undoable=False)
    marks.mark_undone(db, event.seq, seq if back else None)
    claim = event.body.get("claim")
    name = about or next(iter(changes), "").partition(":")[2]
    return decided(change, seq, name, event.seq, claim=claim if isinstance(claim, str) else None)


def _require_untouched(db: Database, who: Who, event: Event, entity: str, expected: Value | None) -> None:
    """Raise when a person has changed the entity since and that change still stands; the matcher's do not count."""
    present = entities.read(db, entity)
    if core(entity, present) == core(entity, expected):
        return
    later = [
        other
        for other in Events.read(db, entity=entity, newest_first=True, after=None)
        if other.seq > event.seq and other.kind not in _MATCHER
    ]
    theirs = [other for other in later if other.reviewer != who[0]]
    if not later:
        return
    other = (theirs or later)[0]
    name, done = entity.partition(":")[2], other.body.get("outcome") or other.kind
    when = other.at[:16].replace("T", " ")
    raise StaleVersionError(
        f"Nothing was changed: {other.reviewer} has changed {name} since (event {other.seq}, {done}, {when} UTC), and "
        "that stands in the way.",
        by=other.reviewer,
        at=other.at,
    )
