"""Everything a decision can change, one *entity* each, read and written as plain JSON values.

An event keeps the value before and after for every entity it touched; so undo, redo, history and the examination of the
file are all the same comparison. Entities are named ``group:g…``, ``claim:c…`` (corrections), ``own:c…`` (a reviewer's
claim), ``article:a…`` (corrections), ``remark:…`` (note, tag, evidence), ``link:g…|g…|n``, ``second:g…|reviewer``. None
means: not there.
"""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from store.database import values
from store.database.connection import Database
from store.database.edits import OUTLET, laid_over
from store.database.values import Value, core
from store.errors import UsageError

__all__ = [
    "Value",
    "clear_members",
    "core",
    "count_members",
    "is_living",
    "last_version",
    "member_ids",
    "owners",
    "read",
    "recount",
    "write",
]

_COLUMNS = ", ".join(values.GROUP)


def read(db: Database, entity: str) -> Value | None:
    """Return the present value of an entity, or None."""
    kind, _, name = entity.partition(":")
    if kind == "group":
        return _read_group(db, name)
    if kind == "claim":
        return _json(db, "SELECT e.body FROM claim_edit e JOIN claim c ON c.pk = e.claim WHERE c.id = ?", name)
    if kind == "own":
        row = db.one("SELECT live FROM claim WHERE id = ? AND origin = 'reviewer'", (name,))
        return {"live": 1} if row and row[0] else None
    if kind == "article":
        return _json(db, "SELECT e.body FROM article_edit e JOIN article a ON a.pk = e.article WHERE a.id = ?", name)
    if kind == "remark":
        row = db.one("SELECT kind, target, body, by, at FROM annotation WHERE id = ?", (name,))
        return None if row is None else values.value(values.REMARK, row)
    if kind == "link":
        row = db.one("SELECT reason, by FROM link WHERE a = ? AND b = ? AND relation = ?", _link(name))
        return None if row is None else values.value(values.LINK, row)
    if kind == "second":
        group, _, reviewer = name.partition("|")
        row = db.one("SELECT outcome, at FROM second_opinion WHERE grp = ? AND reviewer = ?", (group, reviewer))
        return None if row is None else values.value(values.SECOND, row)
    raise AssertionError(entity)


def _json(db: Database, sql: str, name: str) -> Value | None:
    found = db.value(sql, (name,))
    return None if found is None else json.loads(found)


def _link(name: str) -> tuple[str, str, int]:
    a, b, relation = name.split("|")
    return a, b, int(relation)


def write(db: Database, entity: str, value: Value | None) -> None:
    """Give an entity its value inside the caller's transaction. Members of groups must be free (see
    :func:`clear_members`).
    """
    kind, _, name = entity.partition(":")
    if kind == "group":
        _write_group(db, name, value)
    elif kind in ("claim", "article"):
        pk = db.value(f"SELECT pk FROM {kind} WHERE id = ?", (name,))
        if pk is None:
            raise UsageError(f"There is no {kind} {name}.")
        db.execute(f"DELETE FROM {kind}_edit WHERE {kind} = ?", (pk,))
        if value:
            db.execute(f"INSERT INTO {kind}_edit VALUES (?, ?)", (pk, _text(value)))
    elif kind == "own":
        db.execute("UPDATE claim SET live = ? WHERE id = ? AND origin = 'reviewer'", (int(value is not None), name))
    elif kind == "remark":
        db.execute("DELETE FROM annotation WHERE id = ?", (name,))
        if value:
            remark = (name, value["kind"], value["target"], value["body"], value["by"], value["at"])
            db.execute("INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?)", remark)
    elif kind == "link":
        db.execute("DELETE FROM link WHERE a = ? AND b = ? AND relation = ?", _link(name))
        if value:
            db.execute("INSERT INTO link VALUES (?, ?, ?, ?, ?)", (*_link(name), value["reason"], value["by"]))
    else:
        group, _, reviewer = name.partition("|")
        db.execute("DELETE FROM second_opinion WHERE grp = ? AND reviewer = ?", (group, reviewer))
        if value:
            opinion = (group, reviewer, value["outcome"], value["at"])
            db.execute("INSERT INTO second_opinion VALUES (?, ?, ?, ?)", opinion)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


# ── groups ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _read_group(db: Database, id: str) -> Value | None:
    row = next(db.query(f"SELECT pk, place, {_COLUMNS} FROM claim_group WHERE id = ?", (id,)), None)
    if row is None:
        return None
    members = db.rows(
        "SELECT c.id, m.confirmed FROM member m JOIN claim c ON c.pk = m.claim WHERE m.grp = ? ORDER BY"
        " m.position, c.id",
        (row["pk"],),
    )
    bound = db.rows("SELECT kind, ids, others FROM pair_constraint WHERE grp = ? ORDER BY n", (id,))
    return values.group(row, members, bound)


def member_ids(value: Value | None) -> list[str]:
    """Return the claim ids of a group's value, in order."""
    return [] if value is None else [member[0] for member in value.get("members", ())]


def is_living(value: Value | None) -> bool:
    """Say whether the group claims its members for itself: all but rejected ones do."""
    return value is not None and value.get("state") != "rejected"


def clear_members(db: Database, group_id: str) -> None:
    """Free the members of a group before members move between groups."""
    db.execute("DELETE FROM member WHERE grp = (SELECT pk FROM claim_group WHERE id = ?)", (group_id,))


def _write_group(db: Database, id: str, value: Value | None) -> None:
    db.execute("DELETE FROM pair_constraint WHERE grp = ?", (id,))
    if value is None:
        db.execute("DELETE FROM claim_group WHERE id = ?", (id,))
        return
    columns = [value[name] for name in values.GROUP]
    found = db.value("SELECT pk FROM claim_group WHERE id = ?", (id,))
    if found is None:
        marks = ", ".join("?" * len(columns))
        pk = db.insert(
            f"INSERT INTO claim_group (id, {_COLUMNS}, touched, size, articles, outlets, outlet_names,"
            " headline)"
            f" VALUES (?, {marks}, 1, 0, 0, 0, '[]', '')",
            [id, *columns],
        )
    else:
        pk = int(found)
        sets = ", ".join(f"{name} = ?" for name in values.GROUP)
        db.execute(f"UPDATE claim_group SET {sets}, touched = 1 WHERE pk = ?", [*columns, pk])
    db.execute("DELETE FROM member WHERE grp = ?", (pk,))
    db.executemany(
        "INSERT INTO member SELECT ?, pk, ?, ?, ? FROM claim WHERE id = ?",
        [(pk, n, confirmed, int(is_living(value)), claim) for n, (claim, confirmed) in enumerate(value["members"])],
    )
    rows = [
        (id, n, kind, json.dumps(ids), None if others is None else json.dumps(others))
        for n, (kind, ids, others) in enumerate(value["constraints"])
    ]
    db.executemany("INSERT INTO pair_constraint VALUES (?, ?, ?, ?, ?)", rows)
    count_members(db, pk, value["deferred"])


def count_members(db: Database, pk: int, deferred: int | None) -> None:
    """Bring a group's counts and its place in the queue up to its members and state."""
    size, articles, outlets, names, newest, story = db.rows(
        f"""SELECT count(*), count(DISTINCT c.article), count(DISTINCT o), json_group_array(DISTINCT o), max(day),
        min(day || c.article)
        FROM (SELECT c.article, {OUTLET} AS o, coalesce({laid_over("published", "a.published")}, '') AS day
            FROM member m JOIN claim c ON c.pk = m.claim JOIN article a ON a.pk = c.article
            LEFT JOIN outlet o ON o.pk = a.outlet LEFT JOIN article_edit e ON e.article = a.pk
            WHERE m.grp = ? ORDER BY m.position) c""",
        (pk,),
    )[0]
    named = [name for name in json.loads(names) if name]
    db.execute(
        """UPDATE claim_group SET size = ?, articles = ?, outlets = ?, outlet_names = ?, newest = ?, story = ?, place =
        CASE
            WHEN ? < 2 THEN NULL WHEN state = 'deferred' THEN ? WHEN state = 'pending' OR reopened THEN 0 END WHERE pk =
            ?""",
        (
            size,
            articles,
            outlets,
            json.dumps(named, ensure_ascii=False),
            newest or "",
            story or "",
            articles,
            deferred,
            pk,
        ),
    )


def recount(db: Database, articles: Sequence[int], counted: Collection[str] = ()) -> None:
    """Bring groups that articles (by ``pk``) stand in up to their outlets and dates; not those ``counted`` just now.

    Both are part of a group's line in the queue and of the counts by outlet.
    """
    found: dict[int, int | None] = {}
    for at in range(0, len(articles), 500):
        block = articles[at : at + 500]
        sql = (
            "SELECT DISTINCT g.pk, g.id, g.state, g.place FROM claim c JOIN member m ON m.claim = c.pk"
            f" JOIN claim_group g ON g.pk = m.grp WHERE c.article IN ({','.join('?' * len(block))})"
        )
        for pk, id, state, place in db.rows(sql, block):
            if id not in counted:
                found[pk] = place if state == "deferred" else None
    for pk, deferred in found.items():
        count_members(db, pk, deferred)


def owners(db: Database, claims: list[str]) -> dict[str, str]:
    """Return the living group of each of these claims that stands in one."""
    found: dict[str, str] = {}
    for at in range(0, len(claims), 500):
        block = claims[at : at + 500]
        sql = (
            "SELECT c.id, g.id FROM claim c JOIN member m ON m.claim = c.pk AND m.live = 1"
            f" JOIN claim_group g ON g.pk = m.grp WHERE c.id IN ({','.join('?' * len(block))})"
        )
        found.update(db.rows(sql, block))
    return found


def last_version(db: Database, group_id: str) -> int:
    """Return the last version a group that is gone had; 0 when there never was one."""
    seq = db.value("SELECT max(seq) FROM touch WHERE entity = ?", (f"group:{group_id}",))
    if seq is None:
        return 0
    body = json.loads(str(db.value("SELECT body FROM event WHERE seq = ?", (seq,))))
    change = body.get("changes", {}).get(f"group:{group_id}", [None, None])
    return max((value["version"] for value in change if value), default=0)
