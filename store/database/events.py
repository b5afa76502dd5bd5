"""The append-only record: one row for every write of content or decisions, each chained to the one before.

Who can write the file can rewrite the chain; it proves something once its head has left the file (see ``audit``).
"""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from store.database.connection import Database, Row
from store.models import Event

GENESIS = "0" * 64


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest(seq: int, at: str, reviewer: str, kind: str, body: object, prev: str) -> str:
    """Return the hash of an event: SHA-256 over the canonical JSON of [seq, at, reviewer, kind, body, prev]."""
    return hashlib.sha256(canonical([seq, at, reviewer, kind, body, prev]).encode("ascii")).hexdigest()


def append(
    db: Database, reviewer: str, kind: str, body: dict[str, Any], *, os_user: str = "", touches: Iterable[str] = ()
) -> int:
    """Append one event inside the caller's transaction and return its ``seq``.

    ``touches`` are the items it concerns (``group:g…``, ``claim:c…``, ``article:a…``). The OS user is part of the body,
    so that the hash covers it.
    """
    with db.transaction():
        last = db.one("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
        seq, prev = (int(last[0]) + 1, str(last[1])) if last else (1, GENESIS)
        at = db.clock()
        whole = {**body, "os_user": os_user or reviewer}
        row = (seq, at, reviewer, kind, canonical(whole), prev, digest(seq, at, reviewer, kind, whole, prev))
        db.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        db.executemany("INSERT OR IGNORE INTO touch VALUES (?, ?)", [(entity, seq) for entity in touches])
        db.execute("INSERT OR IGNORE INTO reviewer VALUES (?, ?, ?)", (reviewer, whole["os_user"], at))
    return seq


def event_of(row: Row) -> Event:
    """Return the event of a row (seq, at, reviewer, kind, body, prev, hash)."""
    seq, at, reviewer, kind, body, prev, chained = row
    read = json.loads(body)
    return Event(seq, at, reviewer, str(read.get("os_user", "")), kind, read, prev, chained)


def read(
    db: Database,
    *,
    reviewer: str | None = None,
    entity: str | None = None,
    limit: int | None = None,
    after: int | None = None,
    newest_first: bool = False,
) -> Iterator[Event]:
    """Yield events in order of ``seq``, of one reviewer or one item if given, beyond ``after`` if given."""
    where, values = _filter(reviewer, entity)
    if after is not None:
        where += " AND seq < ?" if newest_first else " AND seq > ?"
        values.append(after)
    sql = f"SELECT * FROM event WHERE {where} ORDER BY seq {'DESC' if newest_first else ''} LIMIT ?"
    for row in db.scan(sql, [*values, -1 if limit is None else limit]):
        yield event_of(row)


def _filter(reviewer: str | None, entity: str | None) -> tuple[str, list[Any]]:
    """Return the condition for the events of one reviewer and one item, if given, and its values."""
    conditions, values = ["1"], []
    if reviewer is not None:
        conditions.append("reviewer = ?")
        values.append(reviewer)
    if entity is not None:
        conditions.append("seq IN (SELECT seq FROM touch WHERE entity = ?)")
        values.append(entity)
    return " AND ".join(conditions), values


def numbers(db: Database, *, reviewer: str | None = None, entity: str | None = None) -> Sequence[int]:
    """Return the numbers of the events of one reviewer or one item, newest first, packed; no event is read."""
    where, values = _filter(reviewer, entity)
    return array("q", (seq for (seq,) in db.scan(f"SELECT seq FROM event WHERE {where} ORDER BY seq DESC", values)))


def some(db: Database, seqs: Sequence[int]) -> list[Event]:
    """Return the events of these numbers in their order, in one query; numbers without an event are left out."""
    sql = "SELECT * FROM event WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq"
    return [event_of(row) for row in db.rows(sql, (json.dumps(list(seqs)),))]


def head(db: Database) -> tuple[int, str]:
    """Return the number of events and the hash of the last one (zeros when there is none)."""
    last = db.one("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
    return (int(last[0]), str(last[1])) if last else (0, GENESIS)
