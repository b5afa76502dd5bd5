"""What reviewers decided, as the pairs the matcher must respect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations

from store.database.connection import Database
from store.models import Constraints

Pair = tuple[str, str]


def _pairs(ids: list[str], others: list[str] | None) -> Iterator[Pair]:
    if others is None:
        yield from combinations(sorted(ids), 2)
    else:
        for a in ids:
            for b in others:
                if a != b:
                    yield (a, b) if a < b else (b, a)


def _rows(db: Database) -> Iterator[tuple[str, str, list[str], list[str] | None]]:
    for group, kind, ids, others in db.rows("SELECT grp, kind, ids, others FROM pair_constraint ORDER BY grp, n"):
        yield group, kind, json.loads(ids), json.loads(others) if others else None


def constraints(db: Database) -> Constraints:
    """Return every must-link and cannot-link; a must-link of another, later decision lifts a cannot-link."""
    must: set[Pair] = set()
    cannot: set[Pair] = set()
    for _, kind, ids, others in _rows(db):
        (must if kind == "must" else cannot).update(_pairs(ids, others))
    return Constraints(frozenset(must), frozenset(cannot - must))


def cannot_pairs(db: Database, limit: int | None = None) -> list[tuple[str, str, str]]:
    """Return pairs kept apart as (claim, claim, deciding group)."""
    found: list[tuple[str, str, str]] = []
    for group, kind, ids, others in _rows(db):
        if kind == "cannot":
            found.extend((a, b, group) for a, b in _pairs(ids, others))
            if limit is not None and len(found) >= limit:
                return found[:limit]
    return found


def broken(db: Database, together: set[str]) -> tuple[str, str, str] | None:
    """Return the first cannot-link between two of these claims, with the deciding group, or None."""
    for a, b, group in cannot_pairs(db):
        if a in together and b in together:
            return a, b, group
    return None
