"""The parts of a group's row and detail that describe its members."""

# ruff: noqa: S608 - the variable part of the SQL is a fixed expression; values are always bound

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from store.database.connection import Database
from store.models import Difference

_VALUES = ("figure", "date", "place", "speaker", "name", "negation")
# What a group is called in lists: the statement of its lead, as a reviewer corrected it.
HEADLINE = (
    "coalesce((SELECT coalesce(json_extract(e.body, '$.statement'), c.statement) FROM claim c"
    " LEFT JOIN claim_edit e ON e.claim = c.pk WHERE c.id = claim_group.lead), '')"
)


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
        f" relation_reason = ?, signature = '', score = coalesce(?, score), headline = {HEADLINE},"
        " uncertainty = round(1 - abs(2 * coalesce(?, score) - 1), 6) WHERE pk = ?",
        (json.dumps(slots), telling, conflicts, count, relation, reason, score, score, pk),
    )


def headline(db: Database, claim: str) -> None:
    """Bring the headline of the groups that a claim leads up to its statement."""
    db.execute(
        f"UPDATE claim_group SET headline = {HEADLINE}"
        " WHERE lead = ?1 AND pk IN (SELECT m.grp FROM member m JOIN claim c ON c.pk = m.claim WHERE c.id = ?1)",
        (claim,),
    )


def differing(differences: Sequence[Difference]) -> tuple[list[str], int]:
    """Return the slots that differ, each once, and how many differences are of values (not wording)."""
    slots = list(dict.fromkeys(d.slot for d in differences if d.differs))
    return slots, sum(d.differs and d.slot in _VALUES for d in differences)
