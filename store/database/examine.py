"""The parts of ``check`` that look at claims, groups, constraints, orphans and the tally."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from store.database.connection import Database
from store.database.recorded import Record

# What counts as a group: a pair from below the threshold only once it is decided (0004_probes.sql).
PROPOSED = "NOT (probe > 0 AND state = 'pending')"

# Parts of a group's value that follow from the matcher, not from a decision.
DERIVED = ("version", "score", "relation_reason", "decided_at")


def claims(db: Database) -> Iterator[str]:
    """Yield claims whose offsets do not match their text, as extracted and as corrected."""
    now: tuple[int, int] | None = None
    text = ""
    sql = (
        'SELECT c.id, c.article, c.version, c.start, c."end", c.text, e.body FROM claim c LEFT JOIN claim_edit e'
        " ON e.claim = c.pk"
        " ORDER BY c.article, c.version"
    )
    for id, article, version, start, end, said, edit in db.scan(sql):
        if (article, version) != now:
            now = (article, version)
            text = str(db.value("SELECT text FROM article_version WHERE article = ? AND version = ?", now))
        if text[start:end] != said:
            yield f"Claim {id} does not match its article: the text at {start}–{end} is another."
        body: dict[str, Any] = json.loads(edit) if edit else {}
        if "text" in body and not text.startswith(
            body["text"], start + body["shift"] if "shift" in body else body["start"]
        ):
            yield f"Claim {id} does not match its article as it was corrected."


def _value(db: Database, pk: int, row: dict[str, Any]) -> dict[str, Any]:
    members = db.rows(
        "SELECT c.id, m.confirmed FROM member m JOIN claim c ON c.pk = m.claim WHERE m.grp = ? ORDER BY"
        " m.position, c.id",
        (pk,),
    )
    return {
        "anchor": row["anchor"], "state": row["state"], "reopened": row["reopened"], "lead": row["lead"],
        "pinned": row["pinned"], "relation": row["relation"], "relation_by": row["relation_by"],
        "flagged": row["flagged"],
        "verdict": row["verdict"], "needs_second": row["needs_second"], "decided_by": row["decided_by"],
        "deferred": row["place"] if row["state"] == "deferred" else None,
        "members": [list(member) for member in members],
        "constraints": _constraints(db, row["id"]),
    }  # fmt: skip


def _constraints(db: Database, group: str) -> list[list[Any]]:
    found = db.rows("SELECT kind, ids, others FROM pair_constraint WHERE grp = ? ORDER BY n", (group,))
    return [[kind, json.loads(ids), json.loads(others) if others else None] for kind, ids, others in found]


def core(value: dict[str, Any]) -> dict[str, Any]:
    """Return what a person decided in a group's value: without versions, scores and what the matcher works out."""
    kept = {key: part for key, part in value.items() if key not in DERIVED}
    if value["relation_by"] is None:
        kept.pop("relation")
    if not value["pinned"]:
        kept.pop("lead")
    return kept


# What only a person gives a group, and when it was decided: an open group that no event names has none of it.
_GIVEN = ("reopened", "decided_by", "decided_at", "flagged", "verdict", "needs_second", "relation_by", "pinned")


def groups(db: Database, record: Record) -> Iterator[str]:
    """Yield groups that are not what the record of decisions says, and groups that contradict themselves."""
    recorded = record.entities
    seen: set[str] = set()
    for row in list(db.query("SELECT * FROM claim_group ORDER BY id")):
        id, entity = row["id"], f"group:{row['id']}"
        seen.add(entity)
        value = _value(db, row["pk"], row)
        after = recorded.get(entity)
        if after is None:
            given = any(row[part] for part in _GIVEN) or any(confirmed for _, confirmed in value["members"])
            if row["state"] != "pending" or given or value["constraints"] != record.outlived.get(entity, []):
                yield f"Group {id} is {row['state']}, but no event of the record decided it."
        elif core(after) != core(value):
            parts = [part for part in core(value) if core(after).get(part) != value[part]]
            yield f"Group {id} was edited: its {', '.join(parts)} is not what the record of decisions says."
        elif after["version"] > row["version"]:
            yield f"Group {id} was edited: its version went back."
        elif after["decided_at"] != row["decided_at"]:
            yield f"Group {id} was edited: the time of its decision is not what the record of decisions says."
        yield from _self(id, row, value)
    for entity, after in recorded.items():
        if entity.startswith("group:") and after is not None and entity not in seen:
            yield f"Group {entity[6:]} is gone, but the record says it was {after['state']}."
    yield from _outlived(db, record, seen)


def _outlived(db: Database, record: Record, seen: set[str]) -> Iterator[str]:
    """Yield constraints of groups that are no longer there and that differ from what was decided on them."""
    left = {entity: kept for entity, kept in record.outlived.items() if entity not in seen}
    sql = "SELECT DISTINCT grp FROM pair_constraint WHERE grp NOT IN (SELECT id FROM claim_group)"
    for (id,) in db.rows(sql):
        if _constraints(db, id) != left.pop(f"group:{id}", None):
            yield f"What is bound or kept apart by group {id}, which is gone, is not what the record of decisions says."
    for entity in left:
        yield f"What a decision on group {entity[6:]} keeps apart is gone, but the record says it stands."


def _self(id: str, row: dict[str, Any], value: dict[str, Any]) -> Iterator[str]:
    members = [claim for claim, _ in value["members"]]
    if row["size"] != len(members):
        yield f"Group {id} counts {row['size']} members but has {len(members)}."
    if members and row["lead"] not in members:
        yield f"The lead of group {id} is not one of its members."
    if not members:
        yield f"Group {id} is an orphan: it has no members."


def constraints(db: Database) -> Iterator[str]:
    """Yield decisions of reviewers that the groups do not keep."""
    home: dict[str, str] = dict(
        db.rows(
            "SELECT c.id, g.id FROM member m JOIN claim c ON c.pk = m.claim JOIN claim_group g ON g.pk = m.grp"
            " WHERE m.live = 1"
        )
    )
    must: set[tuple[str, str]] = set()
    cannot: dict[tuple[str, str], str] = {}
    for group, kind, ids_text, others_text in db.rows("SELECT grp, kind, ids, others FROM pair_constraint"):
        ids, others = json.loads(ids_text), json.loads(others_text) if others_text else None
        if kind == "must":
            must.update(combinations(sorted(ids), 2))
            astray = [claim for claim in ids if home.get(claim) != group]
            if astray:
                yield f"A constraint is broken: {astray[0]} was bound to group {group} by a decision, but is not in it."
        else:
            pairs = combinations(ids, 2) if others is None else ((a, b) for a in ids for b in others)
            for a, b in pairs:
                if a in home and home[a] == home.get(b):
                    cannot[min(a, b), max(a, b)] = group
    for (a, b), group in cannot.items():
        if (a, b) not in must:
            yield (
                f"A constraint is broken: {a} and {b} are kept apart by the decision on {group}, but share"
                f" group {home[a]}."
            )


def orphans(db: Database) -> Iterator[str]:
    """Yield rows that hang on nothing."""
    for table in ("claim", "article"):
        sql = f"SELECT count(*) FROM {table}_search WHERE rowid NOT IN (SELECT pk FROM {table})"
        if n := db.value(sql):
            yield f"{n} orphans in the search index of {table}s."
        sql = f"SELECT count(*) FROM {table} WHERE pk NOT IN (SELECT rowid FROM {table}_search)"
        if n := db.value(sql):
            yield f"The search index does not hold {n} of the {table}s: a search does not find them."
    sql = (
        "SELECT t.target FROM annotation t WHERE NOT EXISTS (SELECT 1 FROM claim WHERE id = t.target) AND NOT EXISTS"
        " (SELECT 1 FROM article WHERE id = t.target) AND NOT EXISTS (SELECT 1 FROM claim_group WHERE id = t.target)"
        " AND NOT EXISTS (SELECT 1 FROM touch WHERE entity = 'group:' || t.target)"
    )
    for (target,) in db.rows(sql):
        yield f"An orphan: a remark on {target}, which does not exist."
    sql = (
        "SELECT g.id, v.c FROM (SELECT grp, count(*) AS c FROM member m WHERE m.live = 1 GROUP BY grp) v JOIN"
        " claim_group g ON g.pk = v.grp WHERE g.state = 'rejected'"
    )
    for group, n in db.rows(sql):
        yield f"Group {group} is rejected but still holds {n} claims."
    for entity, seq in db.rows("SELECT entity, seq FROM touch WHERE seq NOT IN (SELECT seq FROM event) LIMIT 5"):
        yield f"An orphan: the history of {entity} names event {seq}, which does not exist."


def tally(db: Database) -> Iterator[str]:
    """Yield counts of the tally that are not the counts of the rows."""
    kept: dict[str, int] = dict(db.rows("SELECT name, n FROM tally"))
    real = {
        "articles": db.value("SELECT count(*) FROM article"),
        "claims": db.value("SELECT count(*) FROM claim WHERE live"),
        "events": db.value("SELECT count(*) FROM event"),
        "reopened": db.value("SELECT count(*) FROM claim_group WHERE reopened"),
        "waiting": db.value(f"SELECT count(*) FROM claim_group WHERE place = 0 AND {PROPOSED}"),
        **dict.fromkeys(("pending", "approved", "rejected", "deferred", "not_checkable"), 0),
        **dict(db.rows(f"SELECT state, count(*) FROM claim_group WHERE {PROPOSED} GROUP BY state")),
    }
    for name, n in real.items():
        if kept.get(name) != n:
            yield f"The tally says {kept.get(name)} {name}, but there are {n}."
