"""Counts for progress: by reviewer, outlet and minute; pairs of first and second opinions."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words; values are always bound

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from typing import Any

from store.database.connection import Database
from store.database.edits import OUTLET
from store.database.examine import PROPOSED


def tally(db: Database) -> dict[str, int]:
    """Return the trigger-kept counts by name."""
    return {str(name): int(n) for name, n in db.rows("SELECT name, n FROM tally")}


def waiting(db: Database) -> int:
    """Return how many proposed groups wait for a reviewer, deferred ones too."""
    return int(db.value(f"SELECT count(*) FROM claim_group WHERE place IS NOT NULL AND {PROPOSED}"))


def outside(db: Database) -> dict[str, int]:
    """Return what the counts of the queue leave out: ``single`` statements that wait for nothing, and open
    ``questions``, pairs from below the threshold.
    """
    alone = f"SELECT count(*) FROM claim_group WHERE place IS NULL AND state = 'pending' AND {PROPOSED}"
    asked = f"SELECT count(*) FROM claim_group WHERE place IS NOT NULL AND NOT ({PROPOSED})"
    return {"single": int(db.value(alone)), "questions": int(db.value(asked))}


# What was undone is no decision: what stands of a reviewer's is what he can still undo.
_DECISIONS = "event e JOIN undoable u ON u.seq = e.seq AND u.undone_by IS NULL WHERE e.kind = 'decide'"


def by_reviewer(db: Database) -> list[tuple[str, list[str], dict[str, int]]]:
    """Return (reviewer, times of his decisions that stand, counts by outcome), by name."""
    found: dict[str, tuple[list[str], Counter[str]]] = {}
    sql = f"SELECT e.reviewer, at, json_extract(body, '$.outcome') FROM {_DECISIONS} ORDER BY e.reviewer, e.seq"
    for reviewer, at, outcome in db.scan(sql):
        times, outcomes = found.setdefault(reviewer, ([], Counter()))
        times.append(at)
        outcomes[str(outcome)] += 1
    return [(name, times, dict(outcomes)) for name, (times, outcomes) in found.items()]


def by_minute(db: Database, limit: int = 240) -> list[dict[str, Any]]:
    """Return the number of decisions in each minute that had some, the latest ``limit``, oldest first."""
    sql = f"SELECT substr(at, 1, 16), count(*) FROM {_DECISIONS} GROUP BY 1 ORDER BY 1 DESC LIMIT ?"
    return [{"minute": minute, "decisions": n} for minute, n in reversed(db.rows(sql, (limit,)))]


def by_outlet(db: Database) -> list[dict[str, Any]]:
    """Return for each outlet its articles and its groups done, open and deferred, by name.

    An outlet that a reviewer set counts instead of the one that was found.
    """
    sql = (
        f"SELECT {OUTLET} AS named, count(*) FROM article a"
        " LEFT JOIN outlet o ON o.pk = a.outlet LEFT JOIN article_edit e ON e.article = a.pk"
        " GROUP BY 1 HAVING named IS NOT NULL"
    )
    articles: Counter[str] = Counter(dict(db.rows(sql)))
    done: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    deferred: Counter[str] = Counter()
    sql = f"SELECT outlet_names, state, reopened, place FROM claim_group WHERE {PROPOSED}"
    for names, state, reopened, place in db.scan(sql):
        for name in json.loads(names):
            if state == "deferred":
                deferred[name] += 1
            elif place is not None:
                waiting[name] += 1
            elif state != "pending" and not reopened:
                done[name] += 1
    every = sorted(set(articles) | set(done) | set(waiting) | set(deferred))
    return [
        {"outlet": n, "articles": articles[n], "done": done[n], "open": waiting[n], "deferred": deferred[n]}
        for n in every
    ]


def shared_groups(db: Database) -> list[dict[str, Any]]:
    """Return how many groups each two outlets share (rejected ones left out), most first."""
    found: Counter[tuple[str, str]] = Counter()
    living = f"state <> 'rejected' AND outlets > 1 AND {PROPOSED}"
    for (names,) in db.scan(f"SELECT outlet_names FROM claim_group WHERE {living}"):
        found.update(combinations(sorted(json.loads(names)), 2))
    return [{"a": a, "b": b, "groups": n} for (a, b), n in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


def opinions(db: Database) -> list[tuple[str, str, str]]:
    """Return (group, first outcome, second outcome) for every second opinion on a group that is decided."""
    said = {"approved": "approve", "rejected": "reject", "deferred": "defer"}
    sql = (
        "SELECT g.id, g.state, s.outcome FROM second_opinion s JOIN claim_group g ON g.id = s.grp ORDER BY"
        " g.id, s.reviewer"
    )
    return [(group, said[state], outcome) for group, state, outcome in db.rows(sql) if state in said]
