"""Claims in the database: what was extracted, what reviewers corrected, and the shadow column for search."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from store.database.connection import Database, Row
from store.database.edits import OUTLET
from store.database.loaded import claims_digest as digest
from store.database.loaded import own_digest
from store.errors import UsageError
from store.language.folding import fold_plain
from store.models import Claim, Cue, DateMention, Quantity, Span

__all__ = [
    "Database", "claim", "claims", "digest", "file_of", "groups_of", "own_digest", "replace", "search",
]  # fmt: skip

_FIELDS = (
    'c.pk, c.id, a.id, c.start, c."end", c.text, c.statement, c.quote_type, c.stance, c.rule_id, c.confidence,'
    " c.speaker, c.checkworthiness, c.score, c.detail, e.body"
)
_GROUPED = (
    "SELECT c.id, g.id FROM claim c JOIN member m ON m.claim = c.pk AND m.live = 1 JOIN claim_group g ON g.pk = m.grp"
)
_FROM = "FROM claim c JOIN article a ON a.pk = c.article LEFT JOIN claim_edit e ON e.claim = c.pk"
_INSERT = (
    'INSERT INTO claim (article, version, start, "end", text, statement, quote_type, stance, speaker, rule_id,'
    f" confidence, checkworthiness, score, detail, live, id, origin) VALUES ({'?, ' * 14}1, ?, ?)"
)
_UPDATE = (
    'UPDATE claim SET article = ?, version = ?, start = ?, "end" = ?, text = ?, statement = ?, quote_type = ?,'
    " stance = ?, speaker = ?, rule_id = ?, confidence = ?, checkworthiness = ?, score = ?, detail = ?, live = 1"
    " WHERE id = ?"
)


def _detail(claim: Claim) -> str:
    mention, cue = claim.speaker_mention, claim.cue
    found: dict[str, Any] = {
        "mention": [mention.start, mention.end] if mention else None,
        "resolution": claim.speaker_resolution,
        "chain": claim.speaker_chain,
        "via": claim.via,
        "cue": [cue.start, cue.end, cue.lemma] if cue else None,
        "reasons": claim.reasons,
        "path": claim.path,
        "language": None if claim.language == "ar" else claim.language,
        "hedge": claim.hedge,
    }
    return json.dumps({k: v for k, v in found.items() if v}, ensure_ascii=False, separators=(",", ":"))


def _values(article: int, version: int, claim: Claim) -> tuple[Any, ...]:
    return (
        article, version, claim.start, claim.end, claim.text, claim.statement, claim.quote_type, claim.stance,
        claim.speaker,        claim.rule_id, claim.confidence, claim.checkworthiness, claim.score, _detail(claim),
    )  # fmt: skip


def _same(claim: Claim) -> tuple[str, str | None, str]:
    return (claim.text, claim.speaker, claim.quote_type)


def replace(db: Database, article: int, version: int, found: Sequence[Claim]) -> list[str]:
    """Make ``found`` the claims of an article's version and return the ids of those that are gone.

    A claim keeps its id while nothing about it changed but its place; reviewers' corrections and own claims stay.
    """
    old = db.rows(
        "SELECT id, text, speaker, quote_type, live, start FROM claim WHERE article = ? AND origin = 'extracted'",
        (article,),
    )
    known = {row[0] for row in old}
    kept = {claim.id for claim in found} & known
    movable: dict[tuple[str, str | None, str], list[str]] = {}
    for id, text, speaker, quote_type, live, _ in sorted(old, key=itemgetter(5), reverse=True):
        if live and id not in kept:
            movable.setdefault((text, speaker, quote_type), []).append(id)
    new: list[tuple[str, Claim]] = []
    updated: list[tuple[str, Claim]] = []
    for claim in found:
        if claim.id in known:
            updated.append((claim.id, claim))
        elif movable.get(_same(claim)):
            updated.append((movable[_same(claim)].pop(), claim))
        else:
            new.append((claim.id, claim))
    pinned = _settle(db, article, version, {id: claim.start for id, claim in updated})
    updated = [(id, claim) for id, claim in updated if id not in pinned]
    here = {id for id, _ in updated} | pinned
    gone = [row[0] for row in old if row[4] and row[0] not in here]
    db.executemany("UPDATE claim SET live = 0 WHERE id = ?", [(id,) for id in gone])
    db.executemany(_UPDATE, [(*_values(article, version, claim), id) for id, claim in updated])
    db.executemany(_INSERT, [(*_values(article, version, claim), id, "extracted") for id, claim in new])
    _attach(db, new + updated, fresh=not old)
    return gone


def _settle(db: Database, article: int, version: int, starts: dict[str, int]) -> set[str]:
    """Move reviewers' own claims along; return those whose corrected words this version does not hold: they stay."""
    sql = (
        f"SELECT c.id, c.pk, c.start, c.text, c.origin, e.body {_FROM} WHERE a.pk = ? AND c.version <> ?"
        " AND (c.origin = 'reviewer' OR json_extract(e.body, '$.shift') IS NOT NULL)"
    )
    left: set[str] = set()
    rows = list(db.rows(sql, (article, version)))
    page = "SELECT text FROM article_version WHERE article = ? AND version = ?"
    said = str(db.value(page, (article, version))) if rows else ""
    for id, pk, start, text, origin, body in rows:
        if origin == "reviewer":
            by = min((at.start() - start for at in re.finditer(re.escape(text), said)), key=abs, default=None)
            if by is not None:
                db.execute("UPDATE claim SET version = ? WHERE pk = ?", (version, pk))
                for table, key in (("claim", "pk"), ("quantity", "claim"), ("date_mention", "claim")):
                    db.execute(f'UPDATE {table} SET start = start + ?, "end" = "end" + ? WHERE {key} = ?', (by, by, pk))
        elif id in starts and not said.startswith(json.loads(body)["text"], starts[id] + json.loads(body)["shift"]):
            left.add(id)
    return left


def _attach(db: Database, found: Sequence[tuple[str, Claim]], *, fresh: bool) -> None:
    """Write quantities, dates and the folded shadow of some claims; ``fresh`` when nothing can be there yet."""
    pks = dict(_pks(db, [id for id, _ in found]))
    if not fresh:
        for table in ("quantity", "date_mention"):
            db.executemany(f"DELETE FROM {table} WHERE claim = ?", [(pk,) for pk in pks.values()])
        db.executemany("DELETE FROM claim_search WHERE rowid = ?", [(pk,) for pk in pks.values()])
    quantities, dates, shadows = [], [], []
    for id, claim in found:
        pk = pks[id]
        shadows.append((pk, fold_plain(claim.text)))
        for n, q in enumerate(claim.quantities):
            quantities.append((pk, n, q.start, q.end, q.value, q.value_max, q.unit, q.counted, q.comparator))
        for n, d in enumerate(claim.dates):
            dates.append((pk, n, d.start, d.end, d.iso, d.granularity, d.basis, d.text))
    db.executemany("INSERT INTO quantity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", quantities)
    db.executemany("INSERT INTO date_mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)", dates)
    db.executemany("INSERT INTO claim_search (rowid, folded) VALUES (?, ?)", shadows)


def _pks(db: Database, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    for at in range(0, len(ids), 500):
        block = ids[at : at + 500]
        yield from db.rows(f"SELECT id, pk FROM claim WHERE id IN ({','.join('?' * len(block))})", block)


def add(db: Database, article: int, version: int, claim: Claim) -> None:
    """Store a reviewer's own claim, or bring a withdrawn one back."""
    if db.execute("UPDATE claim SET live = 1 WHERE id = ?", (claim.id,)):
        return
    db.execute(_INSERT, (*_values(article, version, claim), claim.id, "reviewer"))
    _attach(db, [(claim.id, claim)], fresh=True)


# ── reading back ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _moved(parts: Sequence[Sequence[Any]], by: int) -> list[Row]:
    return [(0, 0, by + one[0], by + one[1], *one[2:]) for one in parts]


def _build(row: Row, quantities: Sequence[Row], dates: Sequence[Row]) -> Claim:
    _, id, article, start, end, text, statement, quote_type, stance, rule_id, confidence, speaker, *rest = row
    checkworthiness, score, detail_text, edit_text = rest
    detail: dict[str, Any] = json.loads(detail_text)
    mention, cue = detail.get("mention"), detail.get("cue")
    resolution = detail.get("resolution")
    if edit_text:
        edit: dict[str, Any] = json.loads(edit_text)
        if "text" in edit:
            # Other words hold other figures and days; all is kept relative to the claim, which a new version may move.
            text, start = edit["text"], start + edit["shift"] if "shift" in edit else edit["start"]
            end = start + len(edit["text"])
            quantities, dates = (_moved(edit.get(key, ()), start) for key in ("quantities", "dates"))
        statement = edit.get("statement", statement)
        if "speaker" in edit:
            speaker, resolution, mention = edit["speaker"], "reviewer", None
        detail["path"] = [*detail.get("path", ()), f"found by the rule {rule_id}, corrected by a reviewer"]
        rule_id = "reviewer"
    return Claim(
        id, article, start, end, text, statement, quote_type, stance, rule_id, confidence, speaker,
        Span(*mention) if mention else None, resolution, tuple(detail.get("chain", ())), detail.get("via"),
        Cue(*cue) if cue else None,
        tuple(Quantity(*q[2:]) for q in quantities), tuple(DateMention(*d[2:]) for d in dates),
        checkworthiness, score, tuple(detail.get("reasons", ())), tuple(detail.get("path", ())),
        detail.get("language", "ar"), detail.get("hedge"),
    )  # fmt: skip


def _with_parts(db: Database, rows: Sequence[Row]) -> Iterator[Claim]:
    for at in range(0, len(rows), 500):
        block = rows[at : at + 500]
        pks = [row[0] for row in block]
        marks = ",".join("?" * len(pks))
        parts = []
        for table in ("quantity", "date_mention"):
            found = db.rows(f"SELECT * FROM {table} WHERE claim IN ({marks}) ORDER BY claim, n", pks)
            parts.append({pk: list(group) for pk, group in groupby(found, itemgetter(0))})
        for row in block:
            yield _build(row, parts[0].get(row[0], ()), parts[1].get(row[0], ()))


_PRESENT = "c.live AND coalesce(json_extract(e.body, '$.deleted'), 0) = 0"


def claims(
    db: Database,
    *,
    article: str | None = None,
    group: str | None = None,
    speaker: str | None = None,
    rule: str | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> Iterator[Claim]:
    """Yield current claims by article in reading order, filtered, beyond the id ``after``."""
    conditions, values = [_PRESENT], []
    for condition, value in (
        ("a.id = ?", article),
        ("c.pk IN (SELECT m.claim FROM member m JOIN claim_group g ON g.pk = m.grp WHERE g.id = ?)", group),
        ("iif(json_type(e.body, '$.speaker') IS NULL, c.speaker, json_extract(e.body, '$.speaker')) = ?", speaker),
        ("iif(e.body IS NULL, c.rule_id, 'reviewer') = ?", rule),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    if after is not None:
        conditions.append("(c.article, c.start, c.pk) > (SELECT article, start, pk FROM claim WHERE id = ?)")
        values.append(after)
    sql = f"SELECT {_FIELDS} {_FROM} WHERE {' AND '.join(conditions)} ORDER BY c.article, c.start, c.pk LIMIT ?"
    rows = iter(db.scan(sql, [*values, -1 if limit is None else limit]))
    while block := list(islice(rows, 500)):
        yield from _with_parts(db, block)


def some(db: Database, ids: Sequence[str]) -> dict[str, Claim]:
    """Return claims by id, also withdrawn ones; unknown ids are left out."""
    found: dict[str, Claim] = {}
    for at in range(0, len(ids), 500):
        block = list(ids[at : at + 500])
        sql = f"SELECT {_FIELDS} {_FROM} WHERE c.id IN ({','.join('?' * len(block))})"
        found.update((claim.id, claim) for claim in _with_parts(db, db.rows(sql, block)))
    return found


def claim(db: Database, id: str) -> Claim:
    """Return one claim with the reviewer's corrections; raises UsageError when there is none."""
    for found in some(db, [id]).values():
        return found
    raise UsageError(f"There is no claim {id}.")


def file_of(db: Database, id: str) -> str:
    """Return the base name of the file a claim was loaded from."""
    claim(db, id)
    return str(db.value("SELECT a.file FROM claim c JOIN article a ON a.pk = c.article WHERE c.id = ?", (id,)))


def groups_of(db: Database, ids: Sequence[str]) -> dict[str, str]:
    """Return the living group of each of many claims; singletons are left out."""
    found: dict[str, str] = {}
    for at in range(0, len(ids), 500):
        block = list(ids[at : at + 500])
        marks = ",".join("?" * len(block))
        found.update(db.rows(f"{_GROUPED} WHERE c.id IN ({marks})", block))
    return found


def search(db: Database, match: str, limit: int) -> list[str]:
    """Return ids of current claims that match an FTS5 query, the latest first."""
    sql = (
        "SELECT c.id FROM (SELECT rowid AS pk FROM claim_search WHERE claim_search MATCH ? ORDER BY rowid DESC LIMIT ?)"
        f" f JOIN claim c ON c.pk = f.pk LEFT JOIN claim_edit e ON e.claim = c.pk WHERE {_PRESENT}"
    )
    return [row[0] for row in db.rows(sql, (match, limit))]


def outlets_of(db: Database, ids: Sequence[str]) -> dict[str, str]:
    """Return the outlet of each of these claims that has one."""
    marks = ",".join("?" * len(ids))
    sql = (
        f"SELECT c.id, {OUTLET} FROM claim c JOIN article a ON a.pk = c.article"
        " LEFT JOIN outlet o ON o.pk = a.outlet LEFT JOIN article_edit e ON e.article = a.pk"
        f" WHERE c.id IN ({marks})"
    )
    return {id: outlet for id, outlet in db.rows(sql, list(ids)) if outlet}
