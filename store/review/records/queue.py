"""The queue: what waits, in one of its orders; pages by key, never by OFFSET."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from store.database.connection import Database
from store.errors import UsageError
from store.models import GroupRow
from store.review.records import leases
from store.review.records.following import Following

# Each order with the directions of its partial index (see 0001_initial.sql); all end in the id, so every order is
# total.
ORDERS: dict[str, tuple[tuple[str, bool], ...]] = {
    "conflicts": (("conflicts", True), ("outlets", True), ("uncertainty", True), ("newest", True)),
    "outlets": (("outlets", True), ("sources", True), ("conflicts", True), ("newest", True)),
    "uncertain": (("uncertainty", True), ("conflicts", True), ("newest", True)),
    "newest": (("newest", True), ("conflicts", True)),
    "story": (("story", False), ("newest", True)),
}
_COLUMNS = (
    "pk, id, version, state, reopened, score, outlet_names, size, headline, differs, sources, needs_second,"
    " flagged, verdict, telling, probe"
)
# The words that lie over a state, as `reopened`, the three columns before `telling`, and `probe` say.
_OVER = ("reopened", "needs_second", "flagged", "verdict", "below_threshold")


def _keys(order: str) -> tuple[tuple[str, bool], ...]:
    if order not in ORDERS:
        raise UsageError(f"No such order: {order}; one of {', '.join(ORDERS)}.")
    return (("place", False), *ORDERS[order], ("id", False))


def _ordering(order: str) -> str:
    return ", ".join(f"{name} DESC" if down else name for name, down in _keys(order))


def ids(db: Database, order: str = "conflicts") -> list[str]:
    """Return the ids of everything that waits, in review order, deferred last."""
    sql = f"SELECT id FROM claim_group INDEXED BY queue_{order} WHERE place IS NOT NULL ORDER BY {_ordering(order)}"
    return [id for (id,) in db.scan(sql)]  # the rows are not all held beside the ids


def rows(
    db: Database, *, order: str = "conflicts", limit: int | None = None, after: str | None = None, deferred: bool = True
) -> list[GroupRow]:
    """Return a page of the queue: ``limit`` rows after the row with the id ``after``."""
    keys = _keys(order)
    wanted = -1 if limit is None else limit
    only = "place IS NOT NULL" if deferred else "place = 0"
    head = f"SELECT {_COLUMNS} FROM claim_group INDEXED BY queue_{order} WHERE {only}"
    if after is None:
        return _built(db, db.rows(f"{head} ORDER BY {_ordering(order)} LIMIT ?", (wanted,)))
    names = ", ".join(name for name, _ in keys)
    last = db.one(f"SELECT {names} FROM claim_group WHERE id = ?", (after,))
    if last is None or last[0] is None:
        raise UsageError(f"Group {after} is not in the queue; begin at the first page.")
    found: list[Any] = []
    # Keys of mixed direction: one range scan for each length of the common beginning, longest first, so each is an
    # index seek.
    for depth in range(len(keys) - 1, -1, -1):
        if wanted >= 0 and len(found) >= wanted:
            break
        same = "".join(f" AND {name} IS ?" for name, _ in keys[:depth])
        name, down = keys[depth]
        sql = f"{head}{same} AND {name} {'<' if down else '>'} ? ORDER BY {_ordering(order)} LIMIT ?"
        found += db.rows(sql, [*last[: depth + 1], wanted - len(found) if wanted >= 0 else -1])
    return _built(db, found)


def rows_of(db: Database, ids: Sequence[str]) -> list[GroupRow]:
    """Return the rows of some groups in the order of ``ids``; those that are gone are left out."""
    if not ids:
        return []
    marks = ",".join("?" * len(ids))
    found = db.rows(f"SELECT {_COLUMNS} FROM claim_group WHERE id IN ({marks})", list(ids))
    by_id = {row.id: row for row in _built(db, found)}
    return [by_id[id] for id in ids if id in by_id]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Return a JSON list of words; the same few lists come again and again."""
    return tuple(json.loads(text))


def _built(db: Database, found: Sequence[Any]) -> list[GroupRow]:
    held = leases.holders(db, [row[1] for row in found][:200]) if found else {}
    follow = Following.of(db) if found else None
    scores = follow.scores(db, {row[0]: row[5] for row in found}) if follow is not None else {}
    return [_row(row, scores.get(row[0], row[5]), held.get(row[1])) for row in found]


def _row(row: Sequence[Any], score: float, holder: str | None) -> GroupRow:
    _, id, version, state, reopened, _, outlets, size, headline, differs, sources, *over, telling, probe = row
    signs = [word for word, on in zip(_OVER, (reopened, *over, probe), strict=True) if on]
    return GroupRow(
        id, version, "reopened" if reopened else state, score, _words(outlets), size, headline, _words(differs),
        sources, holder, tuple(signs), telling, probe > 0,
    )  # fmt: skip
