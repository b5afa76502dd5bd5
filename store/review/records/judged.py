"""What the score of a pair was when a reviewer decided it: what calibration is measured by."""

from __future__ import annotations

from collections.abc import Collection

from store.database.connection import Database
from store.review.records import constraints

Judged = tuple[float, bool, float]


def keep(db: Database, group: str) -> None:
    """Keep the scores of a group's pairs as its card shows them, in the transaction of its decision, before it.

    Of a group that was decided before, the scores of that decision stay: those shown now have learned from it.
    """
    source = "SELECT p.a, p.b, p.probability, {} FROM pair p JOIN claim_group g ON g.pk = p.grp WHERE g.id = ?"
    undecided = (
        source.format("CASE WHEN g.probe > 0 THEN g.probe ELSE 1 END") + " AND g.state IN ('pending', 'deferred')"
    )
    db.execute(f"INSERT OR REPLACE INTO judged {undecided}", (group,))
    db.execute(f"INSERT OR IGNORE INTO judged {source.format('1')}", (group,))


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


def probed(db: Database, near: Collection[str] | None = None) -> int:
    """Return how many pairs from below the threshold were decided, or of those that hold one of ``near``."""
    sql = (
        "SELECT g.pk, c.id FROM claim_group g JOIN member m ON m.grp = g.pk JOIN claim c ON c.pk = m.claim"
        " WHERE g.state <> 'pending' AND g.probe > 0"
    )
    return len({pk for pk, claim in db.rows(sql) if near is None or claim in near})
