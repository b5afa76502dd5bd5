"""The parts of a group's row and detail that describe its members."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from store.database.connection import Database


@dataclass(frozen=True, slots=True)
class Basics:
    """What is needed to describe a group: its members and the relation as it stands."""

    pk: int
    members: list[str]
    relation: int
    reason: str
    relation_by: str | None


def basics(db: Database, group_id: str) -> Basics | None:
    """Return a group's members and relation, or None when it is gone."""
    row = db.one("SELECT pk, relation, relation_reason, relation_by FROM claim_group WHERE id = ?", (group_id,))
    if row is None:
        return None
    pk, relation, reason, by = row
    sql = "SELECT c.id FROM member m JOIN claim c ON c.pk = m.claim WHERE m.grp = ? ORDER BY m.position"
    return Basics(pk, [id for (id,) in db.rows(sql, (pk,))], relation, reason, by)


def write(
    db: Database,
    pk: int,
    differences: str,
    sources: str,
    telling: str,
    slots: list[str],
    conflicts: int,
    count: int,
    relation: int,
    reason: str,
) -> None:
    """Write a group's description, the mean score of its stored pairs and its headline."""
    db.execute("INSERT OR REPLACE INTO group_detail VALUES (?, ?, ?)", (pk, differences, sources))
    db.execute(
        "DELETE FROM pair WHERE grp = ?1 AND NOT (a IN (SELECT c.id FROM member m JOIN claim c ON c.pk = m.claim"
        " WHERE m.grp = ?1)"
        " AND b IN (SELECT c.id FROM member m JOIN claim c ON c.pk = m.claim WHERE m.grp = ?1))",
        (pk,),
    )
    score: Any = db.value("SELECT round(avg(probability), 6) FROM pair WHERE grp = ?", (pk,))
    db.execute(
        "UPDATE claim_group SET differs = ?, telling = ?, conflicts = ?, sources = ?, relation = ?,"
        " relation_reason = ?,"
        " signature = '',"
        " score = coalesce(?, score), headline = coalesce((SELECT coalesce("
        "json_extract(e.body, '$.statement'), c.statement) FROM claim c LEFT JOIN claim_edit e ON e.claim = c.pk"
        " WHERE c.id = claim_group.lead), ''),"
        " uncertainty = round(1 - abs(2 * coalesce(?, score) - 1), 6) WHERE pk = ?",
        (json.dumps(slots), telling, conflicts, count, relation, reason, score, score, pk),
    )


def headline(db: Database, claim: str) -> None:
    """Bring the headline of the groups that a claim leads up to its statement."""
    db.execute(
        "UPDATE claim_group SET headline = coalesce((SELECT coalesce(json_extract(e.body, '$.statement'), c.statement)"
        " FROM claim c LEFT JOIN claim_edit e ON e.claim = c.pk WHERE c.id = ?1), headline)"
        " WHERE lead = ?1 AND pk IN (SELECT m.grp FROM member m JOIN claim c ON c.pk = m.claim WHERE c.id = ?1)",
        (claim,),
    )
