"""What loads recorded of articles and claims: the hashes that events keep, and the rows compared with them."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words; values are always bound

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from store.database.connection import Database
from store.database.record import Record


def claims_digest(db: Database, article: int) -> tuple[int, str, str]:
    """Return how many claims of an article were extracted, a SHA-256 over them, and one over their parts.

    The parts are figures and days, and the claims that no current version has any more.
    """
    n, claims = _claims_hash(db, article, "live")
    return n, claims, _parts_hash(db, article, withdrawn=True)


def _claims_hash(db: Database, article: int, which: str) -> tuple[int, str]:
    chained, n = hashlib.sha256(), 0
    sql = (
        'SELECT id, version, start, "end", text, statement, quote_type, stance, speaker, rule_id, confidence,'
        " checkworthiness,"
        f" score, detail FROM claim WHERE article = ? AND {which} AND origin = 'extracted' ORDER BY id"
    )
    for row in db.rows(sql, (article,)):
        n += 1
        chained.update(json.dumps(row).encode())
    return n, chained.hexdigest()


def _parts_hash(db: Database, article: int, *, withdrawn: bool) -> str:
    """Return the SHA-256 over figures and days; events of before knew nothing ``withdrawn``."""
    parts = hashlib.sha256()
    for table in ("quantity", "date_mention"):
        sql = (
            f"SELECT c.id, v.* FROM claim c JOIN {table} v ON v.claim = c.pk WHERE c.article = ? AND c.live"
            " AND c.origin = 'extracted' ORDER BY c.id, v.n"
        )
        for id, _, *rest in db.rows(sql, (article,)):  # the second is a row number, which means nothing
            parts.update(json.dumps([table, id, *rest]).encode())
    if withdrawn:
        n, claims = _claims_hash(db, article, "NOT live")
        parts.update(json.dumps([n, claims]).encode() if n else b"")
    return parts.hexdigest()


def own_digest(db: Database, id: str) -> str:
    """Return a SHA-256 over a reviewer's claim; places count from its start, for a new version may move it."""
    row = db.one(
        'SELECT pk, start, "end" - start, text, statement, quote_type, stance, speaker, rule_id, confidence, detail'
        " FROM claim WHERE id = ?",
        (id,),
    )
    assert row is not None
    pk, start, *said = row
    for table in ("quantity", "date_mention"):
        found = db.rows(f"SELECT * FROM {table} WHERE claim = ? ORDER BY n", (pk,))
        said.append([[n, first - start, last - start, *rest] for _, n, first, last, *rest in found])
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def article_digest(db: Database, pk: int) -> str:
    """Return a SHA-256 over what is known of an article as loaded: names, outlet, date, encoding, folds."""
    sql = (
        "SELECT a.id, a.key, a.file, a.title, a.url, o.name, a.outlet_basis, a.published, a.published_basis,"
        " v.encoding, v.confidence, v.flags"
        " FROM article a JOIN article_version v ON v.article = a.pk AND v.version = a.version"
        " LEFT JOIN outlet o ON o.pk = a.outlet WHERE a.pk = ?"
    )
    folds = (
        'SELECT f.start, f."end", f.kind, f.reason, f.of_start, f.of_end FROM fold f JOIN article a ON a.pk = f.article'
        ' AND a.version = f.version WHERE a.pk = ? ORDER BY f.start, f."end"'
    )
    return hashlib.sha256(json.dumps([db.one(sql, (pk,)), db.rows(folds, (pk,))]).encode()).hexdigest()


def text_digest(text: str) -> str:
    """Return the SHA-256 of an article's text, which follows from its bytes, but not for every format by decoding."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def contents(db: Database, record: Record) -> Iterator[str]:
    """Yield articles whose bytes, text, particulars or claims are not those that their events recorded."""
    sql = (
        "SELECT a.pk, a.id, v.version, v.raw, v.text, v.encoding, v.sha256, a.version, a.sha256 FROM article a JOIN"
        " article_version v ON v.article = a.pk ORDER BY a.pk, v.version"
    )
    for pk, id, version, raw, text, encoding, sha, current, current_sha in db.scan(sql):
        loaded, text_sha = record.versions.get((id, version), (None, None))
        if (
            not isinstance(raw, bytes)
            or hashlib.sha256(raw).hexdigest() != sha
            or (version == current and sha != current_sha)
        ):
            yield f"Article {id} was edited: its bytes do not match their hash (version {version})."
        elif loaded is None:
            yield f"Article {id} has a version {version} that no event of the record loaded."
        elif loaded != sha:
            yield f"Article {id} was edited: version {version} is not what the record says was loaded."
        elif text_digest(text) != text_sha if text_sha else not _may_be(text, raw, encoding):
            yield f"Article {id} was edited: the text of version {version} is not what its bytes say."
        if version == current:
            yield from _particulars(db, record, pk, id)
    yield from _lost(db, record)


def _lost(db: Database, record: Record) -> Iterator[str]:
    """Yield articles and versions that were loaded and are gone, and articles that were set back to an older one."""
    current: dict[str, int] = dict(db.scan("SELECT id, version FROM article"))
    for id in sorted(record.articles.keys() - current.keys()):
        yield f"Article {id} is gone, but the record says it was loaded."
    sql = "SELECT a.id, v.version FROM article a JOIN article_version v ON v.article = a.pk"
    newest: dict[str, int] = {}
    for id, version in sorted(record.versions.keys() - set(db.scan(sql))):
        if id in current:
            yield f"Article {id} has lost its version {version}, which the record says was loaded."
    for id, version in record.versions:
        newest[id] = max(version, newest.get(id, 0))
    for id, version in newest.items():
        if current.get(id, version) != version:
            yield f"Article {id} was edited: version {current[id]} is shown, but version {version} was loaded last."


def _may_be(text: str, raw: bytes, encoding: str) -> bool:
    """Say whether a text can be that of its bytes, where its event kept no hash: pages are not decoded alone."""
    for name in dict.fromkeys((encoding, "utf-8")):
        try:
            decoded = raw.decode(name, "replace").removeprefix("\ufeff")
        except LookupError:
            return True
        if text == decoded or "<" in decoded or "&" in decoded or "".join(text.split()) in "".join(decoded.split()):
            return True
    return False


def _particulars(db: Database, record: Record, pk: int, id: str) -> Iterator[str]:
    said = record.articles.get(id, {})
    if "row" in said:
        if article_digest(db, pk) != said["row"]:
            yield f"What is known of article {id} was edited: it is not what the record says was loaded."
    elif said:
        row = db.one(
            "SELECT o.name, a.published FROM article a LEFT JOIN outlet o ON o.pk = a.outlet WHERE a.pk = ?", (pk,)
        )
        now = dict(zip(("outlet", "published"), row or (), strict=False))
        for key, value in said.items():
            if now.get(key) != value:
                yield f"Article {id} was edited: its {key} is not what the record says was loaded."
    kept = record.claims.get(id)
    if kept is not None:
        *claims, parts = claims_digest(db, pk)
        if claims != kept[:2]:
            yield f"The claims of article {id} were edited: they are not what the record says was extracted."
        elif len(kept) > 2 and kept[2] not in (parts, _parts_hash(db, pk, withdrawn=False)):
            yield (
                f"The figures or dates of article {id} were edited, or claims of an older version of it:"
                " they are not what the record says was extracted."
            )
