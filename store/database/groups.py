"""The part of ``check`` that compares groups with what the record says was decided, and with themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from store.database import values
from store.database.connection import Database, Row
from store.database.record import Record
from store.database.values import Value, core

# What only a person gives a group, and when it was decided: an open group that no event names has none of it.
_GIVEN = ("reopened", "decided_by", "decided_at", "flagged", "verdict", "needs_second", "relation_by", "pinned")
_MEMBERS = (
    "SELECT m.grp, c.id, m.confirmed, m.live, c.article FROM member m JOIN claim c ON c.pk = m.claim"
    " ORDER BY m.grp, m.position, c.id"
)


def groups(db: Database, record: Record) -> Iterator[str]:
    """Yield groups that are not what the record of decisions says, and groups that contradict themselves."""
    seen: set[str] = set()
    constraints: dict[str, list[Row]] = defaultdict(list)
    for group, *bound in db.scan("SELECT grp, kind, ids, others FROM pair_constraint ORDER BY grp, n"):
        constraints[group].append(tuple(bound))
    for row, members in _with_members(db):
        entity = f"group:{row['id']}"
        seen.add(entity)
        value = values.group(row, [member[1:3] for member in members], constraints.pop(row["id"], ()))
        yield from _recorded(record, entity, row, value)
        yield from _self(row, members)
    for entity, after in record.entities.items():
        if entity.startswith("group:") and after is not None and entity not in seen:
            yield f"Group {entity[6:]} is gone, but the record says it was {after['state']}."
    yield from _outlived(record, seen, constraints)


def _with_members(db: Database) -> Iterator[tuple[Value, list[Row]]]:
    """Yield every group's row with those of its members, each table read once."""
    together = groupby(db.scan(_MEMBERS), itemgetter(0))
    pk, members = next(together, (None, iter(())))
    for row in db.query("SELECT * FROM claim_group ORDER BY pk"):
        while pk is not None and pk < row["pk"]:  # members of no group: the foreign keys tell
            pk, members = next(together, (None, iter(())))
        yield row, list(members) if pk == row["pk"] else []


def _recorded(record: Record, entity: str, row: Value, value: Value) -> Iterator[str]:
    id, after = row["id"], record.entities.get(entity)
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
    elif not row["touched"]:
        yield f"Group {id} was edited: it is not marked as one that the record names."


def _outlived(record: Record, seen: set[str], constraints: dict[str, list[Row]]) -> Iterator[str]:
    """Yield constraints of groups that are no longer there and that differ from what was decided on them."""
    left = {entity: kept for entity, kept in record.outlived.items() if entity not in seen}
    for id, rows in constraints.items():
        if [values.constraint(*row) for row in rows] != left.pop(f"group:{id}", None):
            yield f"What is bound or kept apart by group {id}, which is gone, is not what the record of decisions says."
    for entity in left:
        yield f"What a decision on group {entity[6:]} keeps apart is gone, but the record says it stands."


def _self(row: dict[str, Any], members: Sequence[Row]) -> Iterator[str]:
    id, state = row["id"], row["state"]
    claims = [member[1] for member in members]
    articles = len({member[4] for member in members})
    held = sum(member[3] for member in members)
    if not members:
        yield f"Group {id} is an orphan: it has no members."
        return
    if row["size"] != len(members):
        yield f"Group {id} counts {row['size']} members but has {len(members)}."
    if row["articles"] != articles:
        yield f"Group {id} counts {row['articles']} articles but has {articles}."
    if row["lead"] not in claims:
        yield f"The lead of group {id} is not one of its members."
    if state == "rejected" and held:
        yield f"Group {id} is rejected but still holds {held} claims."
    elif state != "rejected" and held < len(members):
        yield f"Group {id} does not hold {len(members) - held} of its members: another group could take them."
    if state != "deferred" and row["place"] != _place(row, articles):
        waits = (
            "does not wait in the queue although it is" if row["place"] is None else "waits in the queue although it is"
        )
        yield f"Group {id} {waits} {'reopened' if row['reopened'] else state}."


def _place(row: Value, articles: int) -> int | None:
    """Return where a group that is not deferred stands in the queue: 0, or None when it does not wait."""
    return 0 if articles > 1 and (row["state"] == "pending" or row["reopened"]) else None
