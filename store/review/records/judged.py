"""What the score of a pair was when a reviewer decided it: what calibration is measured by, and what it teaches."""

# ruff: noqa: S608 - the variable part of the SQL is one of two fixed words; values are always bound

from __future__ import annotations

from store.database.connection import Database
from store.review.records import constraints
from store.review.records.following import Following

Judged = tuple[float, bool, float]


def keep(db: Database, group: str) -> None:
    """Keep the scores of a group's pairs as its card shows them and what they are made of, for learning.

    In the transaction of its decision, before it.

    Of a group that was decided before, the scores of that decision stay: those shown now have learned from it.
    """
    follow = Following.of(db)
    sql = (
        "SELECT p.a, p.b, p.probability, p.features, g.state IN ('pending', 'deferred'),"
        " CASE WHEN g.probe > 0 THEN g.probe ELSE 1 END FROM pair p JOIN claim_group g ON g.pk = p.grp WHERE g.id = ?"
    )
    for a, b, stored, features, undecided, stands_for in db.rows(sql, (group,)):
        shown = stored if follow is None else follow.probability(features, stored)
        said = (a, b, shown, stands_for if undecided else 1)
        db.execute(f"INSERT OR {'REPLACE' if undecided else 'IGNORE'} INTO judged VALUES (?, ?, ?, ?)", said)
        if features != "[]":
            db.execute("INSERT OR REPLACE INTO lesson VALUES (?, ?, ?)", (a, b, features))


def scored(db: Database) -> list[Judged]:
    """Return (probability shown, whether the reviewer said one fact, pairs it stands for) of every decided pair.

    In order of the claim ids. Only pairs that a standing decision binds or parts, and that had been shown with a score.
    """
    bounds = constraints.constraints(db)
    return [
        (probability, (a, b) in bounds.must, weight)
        for a, b, probability, weight in db.scan("SELECT a, b, probability, weight FROM judged ORDER BY a, b")
        if (a, b) in bounds.must or (a, b) in bounds.cannot
    ]


def probed(db: Database) -> list[frozenset[str]]:
    """Return the claims of each pair from below the threshold that was decided."""
    sql = (
        "SELECT group_concat(c.id, ' ') FROM claim_group g CROSS JOIN member m ON m.grp = g.pk"
        " CROSS JOIN claim c ON c.pk = m.claim WHERE g.state <> 'pending' AND g.probe > 0 GROUP BY g.pk"
    )
    return [frozenset(ids.split()) for (ids,) in db.rows(sql)]
