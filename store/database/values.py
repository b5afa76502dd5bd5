"""What events keep of the entities that a decision can change: one shape, made of rows.

Actions, undo and ``check`` all compare these values; :mod:`store.review.records.entities` says how entities are named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

Value = dict[str, Any]
Row = Sequence[Any]

# The columns of ``claim_group`` that a group's value holds.
GROUP = (
    "anchor", "version", "state", "reopened", "score", "lead", "pinned", "relation", "relation_reason", "relation_by",
    "flagged", "verdict", "needs_second", "decided_by", "decided_at",
)  # fmt: skip
REMARK = ("kind", "target", "body", "by", "at")
LINK = ("reason", "by")
SECOND = ("outcome", "at")

# Parts of a group's value that follow from the matcher, not from a decision.
_DERIVED = ("version", "score", "relation_reason", "decided_at")


def value(names: Sequence[str], row: Row) -> Value:
    """Return the value of an entity that is one row: the columns by their names."""
    return dict(zip(names, row, strict=True))


def group(row: Value, members: Iterable[Row], constraints: Sequence[Row]) -> Value:
    """Return a group's value of its row (by column), its members (claim, confirmed) and its constraints, in order."""
    return {
        **{name: row[name] for name in GROUP},
        "deferred": row["place"] if row["state"] == "deferred" else None,
        "members": [list(member) for member in members],
        "constraints": [constraint(*one) for one in constraints],
    }


def constraint(kind: str, ids: str, others: str | None) -> list[Any]:
    """Return what a decision binds or parts: ``must`` or ``cannot``, the claims, and from which others if given."""
    return [kind, json.loads(ids), json.loads(others) if others else None]


def core(value: Value) -> Value:
    """Return what a person decided in a group's value: without versions, scores and what the matcher works out."""
    kept = {key: part for key, part in value.items() if key not in _DERIVED}
    if value["relation_by"] is None:
        kept.pop("relation")
    if not value["pinned"]:
        kept.pop("lead")
    return kept
