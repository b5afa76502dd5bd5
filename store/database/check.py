"""The examination of a database: everything in one snapshot, every finding a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from store.database import events, examine, groups, loaded, recorded, structure
from store.database.connection import Database
from store.database.digest import state_digest
from store.database.record import Record
from store.errors import UnavailableError

_MOST = 100
Part = Callable[[Database, Record], Iterator[str]]
Note = Callable[[int, str, str, dict[str, Any]], None]


def check(db: Database) -> dict[str, Any]:
    """Examine the database in one read snapshot.

    Returns ``ok, problems`` (at most a hundred sentences), ``articles, audit_events, audit_head, state_digest``. Raises
    DamagedError when SQLite itself cannot read the file.
    """
    with db.snapshot():
        problems = list(_pages(db))
        if not problems:
            problems.extend(_foreign_keys(db))
            record = Record()
            problems.extend(_read(_events, db, record))
            for part in _PARTS:
                problems.extend(_read(part, db, record))
                if len(problems) > _MOST:
                    break
        number, head = events.head(db)
        return {
            "ok": not problems,
            "problems": problems[:_MOST],
            "articles": int(db.value("SELECT count(*) FROM article")),
            "audit_events": number,
            "audit_head": head,
            "state_digest": _digest(db),
        }


def _read(part: Part, db: Database, record: Record) -> Iterator[str]:
    """Yield what a part finds; where it meets values that the program never wrote, that is a finding too."""
    try:
        yield from part(db, record)
    except UnavailableError:
        raise
    except Exception as error:
        yield f"The file is damaged: its {part.__name__.strip('_')} cannot be read ({type(error).__name__}: {error})."


def _digest(db: Database) -> str | None:
    try:
        return state_digest(db)
    except UnavailableError:
        raise
    except Exception:  # values that the program never wrote; the problems say so
        return None


def _pages(db: Database) -> Iterator[str]:
    for (line,) in db.rows("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"The file is damaged: {line}"


def _foreign_keys(db: Database) -> Iterator[str]:
    for table, row, parent, _ in db.rows("PRAGMA foreign_key_check"):
        yield (
            f"An orphan: a row of {table}{f' ({row})' if row else ''} points to a row of {parent} that does not exist."
        )


def chain(db: Database, note: Note | None = None) -> Iterator[str]:
    """Yield what is wrong with the events: a gap in the numbers, an edited row, a broken link.

    ``note`` is told (seq, reviewer, kind, body) of every event whose body can be read.
    """
    expected, prev = 1, events.GENESIS
    for seq, at, reviewer, kind, body, linked, chained in db.scan("SELECT * FROM event ORDER BY seq"):
        if seq != expected:
            yield f"Event {expected} is missing: the next one in the record is {seq}."
        elif linked != prev:
            yield f"Event {seq} does not follow from the one before: the chain is broken there."
        try:
            said = json.loads(body)
            whole = events.digest(seq, at, reviewer, kind, said, linked)
        except ValueError:
            said, whole = None, ""
        if whole != chained:
            yield f"Event {seq} was edited: its hash does not match what it says."
        if note is not None and isinstance(said, dict):
            note(seq, reviewer, kind, said)
        expected, prev = seq + 1, chained


def _events(db: Database, record: Record) -> Iterator[str]:
    yield from chain(db, record.note)


def _structure(db: Database, _: Record) -> Iterator[str]:
    yield from structure.structure(db)


def _claims(db: Database, _: Record) -> Iterator[str]:
    yield from examine.claims(db)


def _rest(db: Database, _: Record) -> Iterator[str]:
    yield from examine.constraints(db)
    yield from examine.orphans(db)
    yield from examine.tally(db)


_PARTS: tuple[Part, ...] = (
    _structure, loaded.contents, _claims, groups.groups, recorded.remarks, recorded.settings, recorded.history, _rest,
)  # fmt: skip
