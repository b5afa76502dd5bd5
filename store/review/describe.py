"""What a card says of a group beside its members: differences, sources, relation; written after members changed."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from store.models import Difference, SlotValue, SourceFold, Sources, Span
from store.review.records import Database


def pack(value: Any) -> str:
    """Return the JSON text of a dataclass or a sequence of them."""
    plain = asdict(value) if hasattr(value, "__dataclass_fields__") else [asdict(item) for item in value]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def unpack_differences(text: str | None) -> tuple[Difference, ...]:
    """Return differences from their JSON text."""
    return tuple(
        Difference(
            d["slot"],
            tuple(SlotValue(v["claim_id"], v["value"], tuple(Span(**s) for s in v["spans"])) for v in d["values"]),
            d["differs"], d["counted"], d["note"],
        )
        for d in json.loads(text or "[]")
    )  # fmt: skip


def unpack_sources(text: str | None) -> Sources:
    """Return sources from their JSON text."""
    if not text:
        return Sources(0)
    found = json.loads(text)
    folds = tuple(
        SourceFold(
            f["kind"], tuple(f["claim_ids"]), f["reason"], f["share"], tuple((c, s, e) for c, s, e in f["spans"])
        )
        for f in found["folds"]
    )
    return Sources(found["count"], folds, found["first"], tuple(found["agencies"]), found.get("speaker"))


def redescribe(db: Database, group_id: str) -> None:
    """Work out again what the group's card shows, after its members changed, inside the caller's transaction."""
    from store.matching.differing.differences import differences
    from store.matching.differing.telling import telling
    from store.matching.groups.relations import suggest
    from store.matching.origins.sources import sources
    from store.review.records import descriptions, units

    value = descriptions.basics(db, group_id)
    if value is None:
        return
    found = units.some_units(db, value.members)
    if len(found) < 2:
        descriptions.write(db, value.pk, "[]", pack(Sources(len(found))), "", [], 0, len(found), value.relation, "")
        return
    between = differences(found)
    origin = sources(found)
    slots, conflicts = descriptions.differing(between)
    relation, reason = suggest(found, between, origin)
    if value.relation_by is not None:
        relation, reason = value.relation, value.reason
    told = (pack(between), pack(origin), telling(between))
    descriptions.write(db, value.pk, *told, slots, conflicts, origin.count, relation, reason)
