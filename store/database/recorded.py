"""What reviewers said and set, row by row against the record, in both directions; and what follows from the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from store.database import values
from store.database.connection import Database, Row
from store.database.loaded import own_digest
from store.database.record import Record
from store.database.values import Value


def _remark(row: Row) -> tuple[str, Value]:
    return f"remark:{row[0]}", values.value(values.REMARK, row[1:])


def _link(row: Row) -> tuple[str, Value]:
    return f"link:{row[0]}|{row[1]}|{row[2]}", values.value(values.LINK, row[3:])


def _second(row: Row) -> tuple[str, Value]:
    return f"second:{row[0]}|{row[1]}", values.value(values.SECOND, row[2:])


def _own(row: Row) -> tuple[str, Value]:
    return f"own:{row[0]}", {"live": 1}


def _correction(row: Row) -> tuple[str, Value]:
    return f"{row[0]}:{row[1]}", json.loads(row[2])


_ROWS: tuple[tuple[str, Callable[[Row], tuple[str, Value]]], ...] = (
    ("SELECT id, kind, target, body, by, at FROM annotation", _remark),
    ("SELECT a, b, relation, reason, by FROM link WHERE by IS NOT NULL", _link),
    ("SELECT grp, reviewer, outcome, at FROM second_opinion", _second),
    ("SELECT id FROM claim WHERE origin = 'reviewer' AND live", _own),
    ("SELECT 'claim', c.id, e.body FROM claim_edit e JOIN claim c ON c.pk = e.claim", _correction),
    ("SELECT 'article', a.id, e.body FROM article_edit e JOIN article a ON a.pk = e.article", _correction),
)
_WORKED_OUT = ("grouping_dirty", "match_weights")  # settings that follow from the rest
_WORDS = {"by": "author", "at": "time", "body": "text"}


def remarks(db: Database, record: Record) -> Iterator[str]:
    """Yield notes, tags, evidence, links, opinions, corrections and own claims that differ from the record."""
    left = {entity: value for entity, value in record.entities.items() if value and not entity.startswith("group:")}
    for sql, named in _ROWS:
        for row in db.scan(sql):
            entity, value = named(row)
            said = left.pop(entity, None)
            if said is None:
                yield f"{_name(entity, value)} is in the file, but no event of the record put it there."
            elif said != value:
                parts = [_WORDS.get(k, k) for k in sorted(said.keys() | value.keys()) if said.get(k) != value.get(k)]
                yield f"{_name(entity, said)} was edited: its {', '.join(parts)} is not what the record says."
    for entity, value in left.items():
        # A suggestion that an undo put back is the matcher's again, who may have taken it away since.
        if not (entity.startswith("link:") and value.get("by") is None):
            yield f"{_name(entity, value)} is gone, but the record says it is there."
    yield from _own_claims(db, record)


def history(db: Database, record: Record) -> Iterator[str]:
    """Yield items whose history is not what the events say, and reviewers who cannot undo what they did, or can more.

    Derived from the events; whose change stands in the way of an undo is read from it.
    """
    cut = set()
    for entity, seq in record.seqs.items():
        if db.one("SELECT 1 FROM touch WHERE entity = ? AND seq = ?", (entity, seq)) is None:
            cut.add(seq)
            yield f"The history of {entity.partition(':')[2]} was cut: it does not name event {seq}, which changed it."
    named: dict[int, int] = dict(db.scan("SELECT seq, count(*) FROM touch GROUP BY seq"))
    for seq, n in record.touched.items():
        if named.get(seq, 0) != n and seq not in cut:
            yield f"The history was edited: event {seq} is named for {named.get(seq, 0)} items, but touched {n}."
    left = dict(record.undoable)
    for seq, reviewer, undone_by in db.scan("SELECT seq, reviewer, undone_by FROM undoable"):
        if left.pop(seq, None) != (reviewer, undone_by):
            yield f"What {reviewer} can undo or redo was edited: event {seq} is not what the record says."
    for seq, (reviewer, _) in left.items():
        yield f"What {reviewer} can undo or redo was cut: it does not name event {seq}."
    reviewers = {(name, os_user) for name, os_user in db.rows("SELECT name, os_user FROM reviewer")}
    for name, os_user in reviewers ^ record.reviewers:
        yield f"The list of reviewers was edited: {name} ({os_user}) is not in it, or in no event of the record."


def settings(db: Database, record: Record) -> Iterator[str]:
    """Yield settings that are not what was set last."""
    for key, said in record.settings.items():
        found = db.value("SELECT value FROM setting WHERE key = ?", (key,))
        if found is None or json.loads(found) != said:
            yield f"The setting {key} was edited: it is not what the record says."
    for (key,) in db.rows("SELECT key FROM setting"):
        if key not in record.settings and key not in _WORKED_OUT:
            yield f"The setting {key} is in the file, but no event of the record put it there."


def _own_claims(db: Database, record: Record) -> Iterator[str]:
    for id, said in record.own.items():
        if db.one("SELECT 1 FROM claim WHERE id = ?", (id,)) is not None and own_digest(db, id) != said:
            yield f"Claim {id} was edited: it is not what the record says its reviewer added."


def _name(entity: str, value: Value) -> str:
    kind, _, name = entity.partition(":")
    if kind == "remark":
        return f"The {value['kind']} {name} on {value['target']}"
    if kind == "link":
        a, b, relation = name.split("|")
        return f"The link {relation} from {a} to {b}"
    if kind == "second":
        group, _, reviewer = name.partition("|")
        return f"The second opinion of {reviewer} on {group}"
    return f"The reviewer's claim {name}" if kind == "own" else f"The correction of {kind} {name}"
