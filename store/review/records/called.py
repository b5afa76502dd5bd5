"""What items are called: a group by its headline, a claim by its words, an article by its title."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words; values are always bound

from __future__ import annotations

import json
from collections.abc import Iterable

from store.database.connection import Database

_NAMES = (
    "SELECT id, headline FROM claim_group WHERE",
    "SELECT c.id, coalesce(nullif(coalesce(json_extract(e.body, '$.statement'), c.statement), ''),"
    " json_extract(e.body, '$.text'), c.text) FROM claim c LEFT JOIN claim_edit e ON e.claim = c.pk WHERE",
    "SELECT id, coalesce(nullif(title, ''), file) FROM article WHERE",
)


def files(db: Database, articles: Iterable[str]) -> dict[str, str]:
    """Return the base names of the files that articles were loaded from, by the ids of the articles."""
    sql = "SELECT id, file FROM article WHERE id IN (SELECT value FROM json_each(?))"
    return dict(db.rows(sql, (json.dumps(list(articles)),)))


def called(db: Database, ids: Iterable[str]) -> dict[str, str]:
    """Return id → name of some groups, claims and articles, in three queries; what is no more is left out."""
    wanted = json.dumps(list(ids))
    found: dict[str, str] = {}
    for sql in _NAMES:
        found.update(db.rows(f"{sql} id IN (SELECT value FROM json_each(?))", (wanted,)))
    return found
