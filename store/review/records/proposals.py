"""What the matcher proposes, brought into the tables: open groups replaced, decided ones only added to."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.database.connection import Database
from store.matching.differing.telling import telling
from store.matching.groups.probes import spot
from store.models import Link, ProposedGroup
from store.review.records import descriptions, entities


@dataclass(frozen=True, slots=True)
class Present:
    """A living group as it stands: ``fixed`` when a decision binds its members or it is deferred or set aside."""

    pk: int
    id: str
    anchor: str
    state: str
    fixed: bool
    touched: bool
    members: tuple[str, ...]
    lead: str
    probe: bool
    signature: str
    pinned: bool
    relation_by: str | None


def living(db: Database, near: Collection[str] | None = None) -> list[Present]:
    """Return every group that claims its members for itself, or those that hold one of ``near``, in order of id."""
    condition = "g.state <> 'rejected'"
    if near is not None:
        db.execute("CREATE TEMP TABLE IF NOT EXISTS near (grp INTEGER PRIMARY KEY)")
        db.execute("DELETE FROM near")
        sql = (
            "INSERT OR IGNORE INTO near SELECT m.grp FROM claim c JOIN member m ON m.claim = c.pk AND m.live ="
            " 1 WHERE c.id = ?"
        )
        db.executemany(sql, [(claim,) for claim in sorted(near)])
        condition = "g.pk IN (SELECT grp FROM temp.near)"
    bound = {row[0] for row in db.rows("SELECT DISTINCT grp FROM pair_constraint WHERE kind = 'must'")}
    members: dict[int, list[str]] = {}
    sql = (
        "SELECT m.grp, c.id FROM claim_group g JOIN member m ON m.grp = g.pk JOIN claim c ON c.pk = m.claim"
        f" WHERE m.live AND {condition} ORDER BY m.grp, m.position, c.id"
    )
    for grp, claim in db.scan(sql):
        members.setdefault(grp, []).append(claim)
    sql = (
        "SELECT g.pk, g.id, g.anchor, g.state, g.touched, g.lead, g.probe > 0, g.signature, g.pinned, g.relation_by"
        f" FROM claim_group g WHERE {condition} ORDER BY g.id"
    )
    return [
        Present(
            pk, id, anchor, state, state != "pending" or id in bound, bool(touched), tuple(members.get(pk, ())),
            lead, bool(probe), signature, bool(pinned), by,
        )
        for pk, id, anchor, state, touched, lead, probe, signature, pinned, by in db.rows(sql)
    ]  # fmt: skip


def taken_ids(db: Database) -> dict[str, list[str]]:
    """Return the ids in use by rejected groups, by the claim they derive from."""
    found: dict[str, list[str]] = {}
    for id, anchor in db.rows("SELECT id, anchor FROM claim_group WHERE state = 'rejected'"):
        found.setdefault(anchor, []).append(id)
    return found


def signature(proposed: ProposedGroup, detail: tuple[str, str]) -> str:
    """Return the hash of what a proposal says; an equal one is not written again."""
    said = [proposed.claim_ids, proposed.score, proposed.lead, detail, proposed.relation, proposed.relation_reason]
    said += [proposed.probe, proposed.place]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]


def detail_of(proposed: ProposedGroup) -> tuple[str, str]:
    """Return the JSON texts of a proposal's differences and sources."""
    return _text_of(proposed.differences), _text_of(proposed.sources)


def _text_of(value: object) -> str:
    """Return the JSON text of a record of the model, or of several: objects with its fields in their order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_fields)


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _place(proposed: ProposedGroup) -> tuple[int, float]:
    """Return how many differences of values a proposal has, and how uncertain it is."""
    _, conflicts = descriptions.differing(proposed.differences)
    return conflicts, round(1.0 - abs(2.0 * proposed.score - 1.0), 6)


def spread(found: Sequence[ProposedGroup]) -> list[ProposedGroup]:
    """Return the proposals with each pair from below the threshold listed like one of the proposed groups, by chance.

    By their own values such pairs would stand before nearly all that is proposed: most are uncertain and differ.
    """
    own = [proposed for proposed in found if not proposed.probe]
    chance = {p.claim_ids: int(spot(*p.claim_ids[:2])[-8:], 16) for p in found if p.probe}
    return [replace(p, place=_place(own[chance[p.claim_ids] % len(own)])) if p.probe and own else p for p in found]


def remove(db: Database, group: Present) -> None:
    """Take an open group away; its members return to the pool."""
    db.execute("DELETE FROM claim_group WHERE pk = ?", (group.pk,))


def free(db: Database, groups: Sequence[Present]) -> None:
    """Free the members of groups whose members change, so that claims can move between them."""
    db.executemany("DELETE FROM member WHERE grp = ?", [(group.pk,) for group in groups])


def insert(db: Database, id: str, proposed: ProposedGroup) -> None:
    """Write a new open group. Version 1, or the next one after a group of that id which is gone."""
    db.execute(
        "INSERT INTO claim_group (id, anchor, version, score, lead, size, articles, outlets, outlet_names, headline,"
        " probe) VALUES (?, ?, ?, 0, ?, 0, 0, 0, '[]', '', ?)",
        (id, proposed.claim_ids[0], entities.last_version(db, id) + 1, proposed.lead, proposed.probe),
    )
    pk = int(db.value("SELECT pk FROM claim_group WHERE id = ?", (id,)))
    _members(db, pk, proposed.claim_ids, set())
    describe(db, pk, proposed, detail_of(proposed), pinned=False, relation_by=None)
    entities.count_members(db, pk, None)


def update(db: Database, group: Present, proposed: ProposedGroup, *, moved: bool) -> None:
    """Bring an open group up to its proposal; its version grows only when its members changed."""
    if moved:
        kept = {
            row[0]
            for row in db.rows(
                "SELECT c.id FROM member m JOIN claim c ON c.pk = m.claim WHERE m.grp = ? AND m.confirmed", (group.pk,)
            )
        }
        db.execute("DELETE FROM member WHERE grp = ?", (group.pk,))
        _members(db, group.pk, proposed.claim_ids, kept)
        db.execute("UPDATE claim_group SET version = version + 1 WHERE pk = ?", (group.pk,))
    db.execute("UPDATE claim_group SET probe = ? WHERE pk = ?", (proposed.probe, group.pk))
    pinned = group.pinned and (not moved or _has_lead(db, group.pk))
    describe(db, group.pk, proposed, detail_of(proposed), pinned=pinned, relation_by=group.relation_by)
    if moved:
        entities.count_members(db, group.pk, None)


def _has_lead(db: Database, pk: int) -> bool:
    sql = (
        "SELECT 1 FROM claim_group g JOIN member m ON m.grp = g.pk JOIN claim c ON c.pk = m.claim AND c.id ="
        " g.lead WHERE g.pk = ?"
    )
    return db.one(sql, (pk,)) is not None


def _members(db: Database, pk: int, claims: Sequence[str], confirmed: set[str]) -> None:
    rows = [(pk, n, int(claim in confirmed), claim) for n, claim in enumerate(claims)]
    db.executemany("INSERT INTO member SELECT ?, pk, ?, ?, 1 FROM claim WHERE id = ?", rows)


def describe(
    db: Database, pk: int, proposed: ProposedGroup, detail: tuple[str, str], *, pinned: bool, relation_by: str | None
) -> None:
    """Write what the matcher says of a group: score, lead, relation, differences, sources, pairs."""
    db.execute("INSERT OR REPLACE INTO group_detail VALUES (?, ?, ?)", (pk, *detail))
    slots, _ = descriptions.differing(proposed.differences)
    conflicts, uncertainty = proposed.place or _place(proposed)
    sets: dict[str, Any] = {
        "score": proposed.score,
        "uncertainty": uncertainty,
        "differs": json.dumps(slots),
        "telling": telling(proposed.differences),
        "conflicts": conflicts,
        "sources": proposed.sources.count,
        "signature": signature(proposed, detail),
    }
    if not pinned:
        sets.update(lead=proposed.lead, pinned=0)
    if relation_by is None:
        sets.update(relation=proposed.relation, relation_reason=proposed.relation_reason)
    assignments = ", ".join(f"{name} = :{name}" for name in sets)
    db.execute(f"UPDATE claim_group SET {assignments} WHERE pk = :pk", {**sets, "pk": pk})
    db.execute(f"UPDATE claim_group SET headline = {descriptions.HEADLINE} WHERE pk = ?", (pk,))
    db.execute("DELETE FROM pair WHERE grp = ?", (pk,))
    rows = [
        (
            pk,
            min(p.a, p.b),
            max(p.a, p.b),
            p.probability,
            _text_of(p),
            json.dumps([*(feature.value for feature in p.features), p.meaning]),
        )
        for p in proposed.pairs
    ]
    db.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?, ?)", rows)


def replace_links(
    db: Database, links: Sequence[Link], *, among: Sequence[str] | None, strange: Sequence[str] = ()
) -> None:
    """Replace the matcher's links (only those between the groups ``among``, if given); reviewers' own stay.

    ``strange`` are groups that came or went: nothing suggested of their ids is true any more. Between two groups that
    a reviewer linked, nothing is suggested.
    """
    if among is None:
        db.execute("DELETE FROM link WHERE by IS NULL")
    else:
        db.execute(
            "DELETE FROM link WHERE by IS NULL AND a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM"
            " json_each(?1))",
            (json.dumps(list(among)),),
        )
        ids = [(id,) for id in strange]
        db.executemany("DELETE FROM link WHERE by IS NULL AND (a = ?1 OR b = ?1)", ids)
    set_by_hand = {frozenset(pair) for pair in db.rows("SELECT a, b FROM link WHERE by IS NOT NULL")}
    rows = [(x.a, x.b, x.relation, x.reason) for x in links if frozenset((x.a, x.b)) not in set_by_hand]
    db.executemany("INSERT OR IGNORE INTO link VALUES (?, ?, ?, ?, NULL)", rows)
