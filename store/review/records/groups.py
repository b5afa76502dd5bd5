"""Groups as their cards show them."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.claims import records as claims
from store.database.connection import Database
from store.database.examine import PROPOSED
from store.errors import UsageError
from store.models import Group, Link, Member
from store.reading import records as articles
from store.review.records import constraints, leases
from store.review.records.following import Following

_KINDS = {"a": ("article", "article"), "c": ("claim", "claim"), "g": ("group", "claim_group")}
# What the matcher suggested holds while both groups stand: until one is rejected, or united with another.
_LINKS = """SELECT a, b, relation, reason, by FROM link l WHERE (a = :id OR b = :id) AND (by IS NOT NULL OR 2 =
    (SELECT count(*) FROM claim_group g WHERE g.id IN (l.a, l.b) AND g.state <> 'rejected')) ORDER BY relation, a, b"""


def remarks(db: Database, target: str, kind: str) -> list[str]:
    """Return the bodies of an item's notes, tags or evidence (JSON), oldest first."""
    sql = "SELECT body FROM annotation WHERE target = ? AND kind = ? ORDER BY at, id"
    return [str(body) for (body,) in db.rows(sql, (target, kind))]


def overlays(db: Database, id: str, row: dict[str, Any]) -> tuple[str, ...]:
    """Return the words that lie over a group's state: reopened, needs_second, conflict, flagged, verdict,
    below_threshold.
    """
    found = [word for word, on in (("reopened", row["reopened"]), ("needs_second", row["needs_second"])) if on]
    opinions = {outcome for (outcome,) in db.rows("SELECT outcome FROM second_opinion WHERE grp = ?", (id,))}
    said = {"approved": "approve", "rejected": "reject", "deferred": "defer"}.get(row["state"])
    if opinions and said and opinions != {said}:
        found.append("conflict")
    if row["flagged"]:
        found.append("flagged")
    if row["verdict"]:
        found.append("verdict")
    if row["probe"] > 0:
        found.append("below_threshold")
    return tuple(found)


def group(db: Database, id: str) -> Group:
    """Return a group with everything its card shows; raises UsageError when there is none."""
    row = next(iter(db.query("SELECT * FROM claim_group WHERE id = ?", (id,))), None)
    if row is None:
        raise UsageError(f"There is no group {id}.")
    return _group(db, row)


def groups(db: Database, *, state: str | None = None, limit: int | None = None) -> Iterator[Group]:
    """Yield groups in order of id, of one state if given.

    A pair from below the threshold that waits for its answer is a question of the queue and no group.
    """
    condition = {None: "1", "reopened": "reopened"}.get(state, "state = :state AND NOT reopened")
    sql = f"SELECT * FROM claim_group WHERE ({condition}) AND {PROPOSED} ORDER BY id LIMIT :limit"
    for row in list(db.query(sql, {"state": state, "limit": -1 if limit is None else limit})):
        yield _group(db, row)


def _group(db: Database, row: dict[str, Any]) -> Group:
    from store.review.describe import unpack_differences, unpack_sources

    id, pk = row["id"], row["pk"]
    detail = db.one("SELECT differences, sources FROM group_detail WHERE grp = ?", (pk,)) or (None, None)
    links = db.rows(_LINKS, {"id": id})
    follow = Following.of(db)
    score = row["score"] if follow is None else follow.scores(db, {pk: row["score"]})[pk]
    return Group(
        id, row["version"], "reopened" if row["reopened"] else row["state"], score, _members(db, pk),
        row["lead"],
        unpack_differences(detail[0]), unpack_sources(detail[1]), row["relation"], row["relation_reason"],
        tuple(Link(*link) for link in links), tuple(remarks(db, id, "note")), tuple(remarks(db, id, "tag")),
        bool(row["flagged"]), overlays(db, id, row), row["verdict"], row["decided_by"], row["decided_at"],
        leases.holder(db, id), row["probe"],
    )  # fmt: skip


def _members(db: Database, pk: int) -> tuple[Member, ...]:
    sql = (
        "SELECT c.id, c.article FROM member m JOIN claim c ON c.pk = m.claim WHERE m.grp = ? ORDER BY m.position, c.id"
    )
    rows = db.rows(sql, (pk,))
    found = claims.some(db, [id for id, _ in rows])
    members = []
    for id, article in rows:
        known = articles.meta(db, article)
        members.append(Member(found[id], known.outlet, known.file, known.published, known.published_basis))
    return tuple(members)


def articles_beside(db: Database, article: str) -> list[str]:
    """Return the ids of the other articles that share a living group with an article, in one look, by id."""
    sql = (
        "SELECT DISTINCT other.id FROM article mine JOIN claim c ON c.article = mine.pk"
        " JOIN member m ON m.claim = c.pk AND m.live = 1 JOIN member n ON n.grp = m.grp"
        " JOIN claim d ON d.pk = n.claim JOIN article other ON other.pk = d.article"
        " WHERE mine.id = ? AND other.pk != mine.pk ORDER BY other.id"
    )
    return [id for (id,) in db.rows(sql, (article,))]


def confirmed(db: Database, id: str) -> set[str]:
    """Return the members that a reviewer's decision has covered."""
    sql = (
        "SELECT c.id FROM claim_group g JOIN member m ON m.grp = g.pk JOIN claim c ON c.pk = m.claim"
        " WHERE g.id = ? AND m.confirmed"
    )
    return {claim for (claim,) in db.rows(sql, (id,))}


def rejected_pairs(db: Database, limit: int | None = None) -> list[tuple[str, str, str]]:
    """Return pairs that reviewers keep apart as (claim, claim, group that says so)."""
    return constraints.cannot_pairs(db, limit)


def rejections(db: Database, limit: int) -> list[int]:
    """Return the numbers of the events that rejected the groups which are rejected now, newest first."""
    sql = (
        "SELECT max(e.seq) FROM claim_group g JOIN touch t ON t.entity = 'group:' || g.id JOIN event e ON e.seq = t.seq"
        " WHERE g.state = 'rejected' AND e.kind = 'decide' AND json_extract(e.body, '$.outcome') = 'reject'"
        " GROUP BY g.pk ORDER BY 1 DESC LIMIT ?"
    )
    return [seq for (seq,) in db.rows(sql, (limit,))]


def resolve(db: Database, prefix: str) -> tuple[str, str]:
    """Return (kind, id) for the one item an id begins with; raises UsageError when there is none or several."""
    kind, table = _KINDS.get(prefix[:1], (None, None))
    if kind is not None and len(prefix) > 1:
        upper = prefix + "\U0010ffff"
        sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 3"
        found = [id for (id,) in db.rows(sql, (prefix, upper))]
        if prefix in found:
            return kind, prefix
        if len(found) == 1:
            return kind, found[0]
        if found:
            others = " or others" if len(found) > 2 else ""
            raise UsageError(f"{prefix} could be {' or '.join(found[:2])}{others}; write more of the id.")
    named = prefix or "without an id"
    raise UsageError(f"There is no article, claim or group {named}.")
