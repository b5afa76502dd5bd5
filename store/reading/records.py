"""Articles in the database: their versions, outlets, folds and what reviewers set by hand."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from typing import Any, Literal

from store.database.connection import Database, Row
from store.database.edits import OUTLET
from store.database.loaded import article_digest, text_digest
from store.errors import InputRefusedError, UsageError
from store.frozen import dataclass
from store.language.folding import fold_plain
from store.models import Article, Fold, RawArticle, Span

__all__ = [
    "Database", "Saved", "article", "article_digest", "articles", "meta", "metas", "name_outlet", "save",
    "search", "text_digest",
]  # fmt: skip

Status = Literal["loaded", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a loaded article: its ``pk`` for the claims, its id, version and status."""

    pk: int
    id: str
    version: int
    sha256: str
    status: Status


@dataclass(frozen=True, slots=True)
class Meta:
    """What the matcher and the cards know of an article, reviewers' corrections applied."""

    pk: int
    id: str
    file: str
    outlet: str | None
    published: str | None
    published_basis: str | None


def clean(text: str | None) -> str | None:
    """Return a piece of metadata that SQLite can hold: half characters become U+FFFD."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def save(db: Database, raw: RawArticle) -> Saved:
    """Store an article inside the caller's transaction: new, a new version, or nothing when nothing changed.

    Raises InputRefusedError for text that is no Unicode (lone surrogates).
    """
    try:
        raw.text.encode("utf-8")
    except UnicodeEncodeError:
        raise InputRefusedError("its text holds half characters (lone surrogates)") from None
    sha = hashlib.sha256(raw.raw).hexdigest()
    key = clean(raw.key) or ""
    known = db.one("SELECT pk, id, version, sha256 FROM article WHERE key = ?", (key,))
    if known is None:
        return _insert(db, raw, key, sha)
    pk, id, version, old_sha = known
    if (
        old_sha == sha
        and db.value("SELECT text FROM article_version WHERE article = ? AND version = ?", (pk, version)) == raw.text
    ):
        changed = _give(db, pk, raw)
        return Saved(pk, id, version, sha, "updated" if changed else "unchanged")
    version += 1
    _keep_given(db, pk, raw, sha, version)
    _insert_version(db, pk, version, sha, raw)
    return Saved(pk, id, version, sha, "updated")


@dataclass(frozen=True, slots=True)
class Expected:
    """What extraction needs to know of an article before it is stored."""

    id: str
    outlet: str | None
    published: str | None


def expect(db: Database, raw: RawArticle) -> Expected | None:
    """Return what an article will be once saved, without writing; None when nothing changed."""
    sha = hashlib.sha256(raw.raw).hexdigest()
    row = db.one("SELECT pk, id, version, sha256 FROM article WHERE key = ?", (clean(raw.key) or "",))
    if row is None:
        return Expected(_free_id(db, sha), clean(raw.outlet), raw.published)
    pk, id, version, old_sha = row
    known = meta(db, pk)
    bases = db.rows("SELECT outlet_basis, published_basis FROM article WHERE pk = ?", (pk,))[0]
    edited = edits_of(db, pk)
    given = raw.outlet_basis == "given" or raw.published_basis == "given"
    if old_sha == sha and not given and text_of(db, pk, version) == raw.text:
        return None
    outlet = known.outlet if "outlet" in edited or _stays(bases[0], raw.outlet_basis) else clean(raw.outlet)
    stays = "published" in edited or _stays(bases[1], raw.published_basis)
    return Expected(id, outlet, known.published if stays else raw.published)


def _stays(basis: str | None, new: str | None) -> bool:
    """Say whether what was given by hand stays: always, unless it is given anew."""
    return basis == "given" and new != "given"


def edits_of(db: Database, pk: int) -> dict[str, Any]:
    """Return what reviewers set by hand for an article."""
    body = db.value("SELECT body FROM article_edit WHERE article = ?", (pk,))
    return json.loads(body) if body else {}


def _insert(db: Database, raw: RawArticle, key: str, sha: str) -> Saved:
    id = _free_id(db, sha)
    pk = db.insert(
        "INSERT INTO article (id, key, file, version, sha256, title, url, outlet, outlet_basis, published,"
        " published_basis,"
        " loaded_at) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
        (id, key, clean(raw.file), sha, clean(raw.title), clean(raw.url), name_outlet(db, clean(raw.outlet)),
         raw.outlet_basis, raw.published, raw.published_basis, db.clock()),
    )  # fmt: skip
    _insert_version(db, pk, 1, sha, raw)
    return Saved(pk, id, 1, sha, "loaded")


def _free_id(db: Database, sha: str) -> str:
    """Return the id of a new article: from its content, and for the n-th with equal content from n too."""
    n = int(db.value("SELECT count(*) FROM article_version WHERE sha256 = ? AND version = 1", (sha,))) + 1
    while True:
        id = "a" + (sha if n == 1 else hashlib.sha256(f"{sha}#{n}".encode()).hexdigest())[:12]
        if db.one("SELECT 1 FROM article WHERE id = ?", (id,)) is None:
            return id
        n += 1


def _insert_version(db: Database, pk: int, version: int, sha: str, raw: RawArticle) -> None:
    db.execute(
        "INSERT INTO article_version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (pk, version, raw.raw, raw.text, sha, raw.encoding, raw.encoding_confidence, json.dumps(raw.flags), db.clock()),
    )
    folds = {(fold.start, fold.end): fold for fold in raw.folds}
    db.executemany(
        "INSERT INTO fold VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (pk, version, f.start, f.end, f.kind, f.reason, f.of.start if f.of else None, f.of.end if f.of else None)
            for f in folds.values()
        ],
    )
    db.execute("DELETE FROM article_search WHERE rowid = ?", (pk,))
    db.execute("INSERT INTO article_search (rowid, folded) VALUES (?, ?)", (pk, fold_plain(raw.text)))


def _give(db: Database, pk: int, raw: RawArticle) -> bool:
    """Take over an outlet or date that was given for an article already here; say whether anything changed."""
    changed = 0
    if raw.outlet_basis == "given" and raw.outlet:
        outlet = name_outlet(db, clean(raw.outlet))
        changed += db.execute(
            "UPDATE article SET outlet = ?, outlet_basis = 'given' WHERE pk = ? AND (outlet IS NOT ? OR"
            " outlet_basis IS NOT 'given')",
            (outlet, pk, outlet),
        )
    if raw.published_basis == "given" and raw.published:
        changed += db.execute(
            "UPDATE article SET published = ?, published_basis = 'given' WHERE pk = ? AND"
            " (published IS NOT ? OR published_basis IS NOT 'given')",
            (raw.published, pk, raw.published),
        )
    return changed > 0


def _keep_given(db: Database, pk: int, raw: RawArticle, sha: str, version: int) -> None:
    """Bring the article's row to the new version; what was given by hand stays unless it is given anew."""
    db.execute(
        "UPDATE article SET version = ?, sha256 = ?, title = ?, url = coalesce(?, url), loaded_at = ? WHERE pk = ?",
        (version, sha, clean(raw.title), clean(raw.url), db.clock(), pk),
    )
    db.execute(
        "UPDATE article SET outlet = ?, outlet_basis = ? WHERE pk = ? AND (outlet_basis IS NOT 'given' OR ? IS"
        " 'given')",
        (name_outlet(db, clean(raw.outlet)), raw.outlet_basis, pk, raw.outlet_basis),
    )
    db.execute(
        "UPDATE article SET published = ?, published_basis = ? WHERE pk = ? AND (published_basis IS NOT 'given'"
        " OR ? IS 'given')",
        (raw.published, raw.published_basis, pk, raw.published_basis),
    )


def name_outlet(db: Database, name: str | None) -> int | None:
    """Return the ``pk`` of an outlet, made if it is new."""
    if not name:
        return None
    found = db.value("SELECT pk FROM outlet WHERE name = ?", (name,))
    return int(found) if found is not None else db.insert("INSERT INTO outlet (name) VALUES (?)", (name,))


# ── reading back ──────────────────────────────────────────────────────────────────────────────────────────────────────
_META = """SELECT a.pk, a.id, a.file, o.name, a.published, a.published_basis, e.body
    FROM article a LEFT JOIN outlet o ON o.pk = a.outlet LEFT JOIN article_edit e ON e.article = a.pk"""


def _meta(row: Row) -> Meta:
    pk, id, file, outlet, published, basis, body = row
    edit: dict[str, Any] = json.loads(body) if body else {}
    if "published" in edit:
        published, basis = edit["published"], "reviewer"
    return Meta(pk, id, file, edit.get("outlet", outlet), published, basis)


def meta(db: Database, pk: int) -> Meta:
    """Return what is known of one article; ``pk`` must exist."""
    row = db.one(_META + " WHERE a.pk = ?", (pk,))
    assert row is not None
    return _meta(row)


def metas(db: Database) -> dict[int, Meta]:
    """Return what is known of every article, by ``pk``."""
    return {row[0]: _meta(row) for row in db.scan(_META)}


_TEXTS = "SELECT a.pk, v.text FROM article a JOIN article_version v ON v.article = a.pk AND v.version = a.version"
_ARTICLE = """SELECT a.pk, a.id, a.file, a.key, v.text, v.sha256, v.encoding, v.confidence, v.version, a.title, a.url,
    o.name, a.outlet_basis, a.published, a.published_basis, v.loaded_at, v.flags, e.body
    FROM article a JOIN article_version v ON v.article = a.pk AND v.version = coalesce(?, a.version)
    LEFT JOIN outlet o ON o.pk = a.outlet LEFT JOIN article_edit e ON e.article = a.pk"""


def _article(db: Database, row: Row) -> Article:
    pk, id, file, key, text, sha, encoding, confidence, version, title, url, outlet, outlet_basis, *rest = row
    published, published_basis, loaded_at, flags, body = rest
    edit: dict[str, Any] = json.loads(body) if body else {}
    if "outlet" in edit:
        outlet, outlet_basis = edit["outlet"], "reviewer"
    if "published" in edit:
        published, published_basis = edit["published"], "reviewer"
    found = db.rows(
        'SELECT start, "end", kind, reason, of_start, of_end FROM fold WHERE article = ? AND version = ? ORDER'
        " BY start",
        (pk, version),
    )
    folds = tuple(Fold(s, e, k, r, None if os is None else Span(os, oe)) for s, e, k, r, os, oe in found)
    return Article(
        id, file, key, text, sha, encoding, confidence, version, title, edit.get("url", url), outlet, outlet_basis,
        published, published_basis, loaded_at, tuple(json.loads(flags)), folds,
    )  # fmt: skip


def article(db: Database, id_or_path: str, version: int | None = None) -> Article:
    """Return one article by id, URL, path or a file name that only one has; raises UsageError when there is none."""
    whole = os.path.abspath(id_or_path)  # noqa: PTH100 - as the key was made
    for column, name in (("id", id_or_path), ("key", id_or_path), ("key", whole)):
        if (row := db.one(f"{_ARTICLE} WHERE a.{column} = ?", (version, name))) is not None:
            return _article(db, row)
    named = db.rows(f"{_ARTICLE} WHERE a.file = ? LIMIT 2", (version, id_or_path))
    if len(named) == 1:
        return _article(db, named[0])
    if named:
        raise UsageError(f"Several articles are from a file {id_or_path}: name one by its path or id.")
    raise UsageError(f"There is no article {id_or_path}" + (f" with version {version}." if version else "."))


def articles(
    db: Database, *, outlet: str | None = None, limit: int | None = None, after: str | None = None
) -> Iterator[Article]:
    """Yield articles in the order of loading, of one outlet if given, beyond the id ``after``."""
    beyond = 0 if after is None else (db.value("SELECT pk FROM article WHERE id = ?", (after,)) or 0)
    sql = f"{_ARTICLE} WHERE a.pk > ? AND (? IS NULL OR {OUTLET} = ?) ORDER BY a.pk LIMIT ?"
    for row in db.scan(sql, (None, beyond, outlet, outlet, -1 if limit is None else limit)):
        yield _article(db, row)


def text_of(db: Database, pk: int, version: int) -> str:
    """Return the text of one version of an article."""
    return str(db.value("SELECT text FROM article_version WHERE article = ? AND version = ?", (pk, version)))


def texts(db: Database) -> Iterator[tuple[int, str]]:
    """Yield (pk, current text) of every article."""
    yield from db.scan(_TEXTS)


def search(db: Database, match: str, limit: int) -> list[tuple[str, str, str | None]]:
    """Return (id, text, outlet) of articles that match an FTS5 query, the latest first."""
    found = db.rows(
        "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid DESC LIMIT ?", (match, limit)
    )
    places = [(meta(db, pk), db.rows(f"{_TEXTS} WHERE a.pk = ?", (pk,))[0][1]) for (pk,) in found]
    return [(known.id, str(text), known.outlet) for known, text in places]
