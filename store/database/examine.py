"""The parts of ``check`` that look at claims, constraints, orphans and the tally; groups are in ``groups``."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from store.database.connection import Database

# What counts as a group: a pair from below the threshold only once it is decided (0004_probes.sql).
PROPOSED = "NOT (probe > 0 AND state = 'pending')"


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
    for entity, seq in db.rows("SELECT entity, seq FROM touch WHERE seq NOT IN (SELECT seq FROM event) LIMIT 5"):
        yield f"An orphan: the history of {entity} names event {seq}, which does not exist."
    yield from _beside_groups(db)


def _beside_groups(db: Database) -> Iterator[str]:
    """Yield groups without their description, and pairs of claims that are not where they were scored."""
    for (id,) in db.rows("SELECT id FROM claim_group WHERE pk NOT IN (SELECT grp FROM group_detail)"):
        yield f"What the card of group {id} says of its differences and sources is gone."
    member = "SELECT 1 FROM claim c JOIN member m ON m.claim = c.pk AND m.grp = p.grp WHERE c.id = p."
    sql = (
        "SELECT DISTINCT g.id FROM pair p JOIN claim_group g ON g.pk = p.grp"
        f" WHERE NOT EXISTS ({member}a) OR NOT EXISTS ({member}b)"
    )
    for (id,) in db.rows(sql):
        yield f"An orphan: a scored pair of group {id} is of claims that are not its members."
    for table in ("judged", "lesson"):
        unknown = "NOT EXISTS (SELECT 1 FROM claim WHERE id = {})"
        sql = f"SELECT a, b FROM {table} WHERE {unknown.format('a')} OR {unknown.format('b')}"
        for a, b in db.rows(sql):
            yield f"An orphan: the score of {a} and {b} was kept from a decision, but there are no such claims."


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
