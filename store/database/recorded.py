"""What the events say must stand in the tables, read once, and the rows compared with it in both directions."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words; values are always bound

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from store.database.connection import Database, Row

Value = dict[str, Any]


@dataclass(slots=True)
class Record:
    """The last word of the events: on every entity, on every article, its versions and claims, on reviewers' claims."""

    entities: dict[str, Value | None] = field(default_factory=dict)
    seqs: dict[str, int] = field(default_factory=dict)
    versions: dict[tuple[str, int], tuple[str, str | None]] = field(default_factory=dict)
    claims: dict[str, list[Any]] = field(default_factory=dict)
    articles: dict[str, Value] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    # What a decision on an open group keeps apart stays when the matcher takes that group away.
    outlived: dict[str, list[Any]] = field(default_factory=dict)


def read(db: Database, record: Record) -> None:
    """Fill in what the events say, in one pass; what cannot be read is left to the examination of the chain."""
    sql = (
        "SELECT seq, kind, body FROM event WHERE kind IN ('load', 'claim_add', 'setting', 'undo', 'redo')"
        ' OR instr(body, \'"changes":{"\') ORDER BY seq'
    )
    for seq, kind, text in db.scan(sql):
        try:
            body = json.loads(text)
        except ValueError:
            continue
        for entry in body.get("articles", ()):
            _loaded(record, entry)
        claims = body.get("claims")
        record.claims.update(claims if isinstance(claims, dict) else {})
        if kind == "claim_add" and "sha256" in body:
            record.own[body["claim"]] = body["sha256"]
        if kind == "setting" and "key" in body:
            record.settings[body["key"]] = body.get("value")
        for entity, (before, after) in body.get("changes", {}).items():
            record.outlived.pop(entity, None)
            if kind == "group" and before and after is None and before["constraints"]:
                record.outlived[entity] = before["constraints"]
            record.entities[entity] = after
            record.seqs[entity] = seq


def _loaded(record: Record, entry: Value) -> None:
    id = entry["article"]
    record.versions[id, entry["version"]] = (entry["sha256"], entry.get("text_sha256"))
    if "row_sha256" in entry:
        record.articles[id] = {"row": entry["row_sha256"]}
        return
    # Older events name the outlet and date as corrected then; what a correction covered is not known.
    edit = record.entities.get(f"article:{id}") or {}
    record.articles[id] = {key: entry[key] for key in ("outlet", "published") if key in entry and key not in edit}


# ── what was read and extracted ───────────────────────────────────────────────────────────────────────────────────────
def claims_digest(db: Database, article: int) -> tuple[int, str, str]:
    """Return how many claims of an article were extracted, a SHA-256 over them, and one over their figures and days."""
    chained, n = hashlib.sha256(), 0
    sql = (
        'SELECT id, version, start, "end", text, statement, quote_type, stance, speaker, rule_id, confidence,'
        " checkworthiness,"
        " score, detail FROM claim WHERE article = ? AND live AND origin = 'extracted' ORDER BY id"
    )
    for row in db.rows(sql, (article,)):
        n += 1
        chained.update(json.dumps(row).encode())
    values = hashlib.sha256()
    for table in ("quantity", "date_mention"):
        sql = (
            f"SELECT c.id, v.* FROM claim c JOIN {table} v ON v.claim = c.pk WHERE c.article = ? AND c.live"
            " AND c.origin = 'extracted' ORDER BY c.id, v.n"
        )
        for id, _, *rest in db.rows(sql, (article,)):  # the second is a row number, which means nothing
            values.update(json.dumps([table, id, *rest]).encode())
    return n, chained.hexdigest(), values.hexdigest()


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
    known = {id for (id,) in db.scan("SELECT id FROM article")}
    for id in sorted(record.articles.keys() - known):
        yield f"Article {id} is gone, but the record says it was loaded."


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
        *claims, values = claims_digest(db, pk)
        if claims != kept[:2]:
            yield f"The claims of article {id} were edited: they are not what the record says was extracted."
        elif len(kept) > 2 and values != kept[2]:
            yield f"The figures or dates of article {id} were edited: they are not what the record says was extracted."


# ── what reviewers said ───────────────────────────────────────────────────────────────────────────────────────────────
def _remark(row: Row) -> tuple[str, Value]:
    return f"remark:{row[0]}", dict(zip(("kind", "target", "body", "by", "at"), row[1:], strict=True))


def _link(row: Row) -> tuple[str, Value]:
    return f"link:{row[0]}|{row[1]}|{row[2]}", {"reason": row[3], "by": row[4]}


def _second(row: Row) -> tuple[str, Value]:
    return f"second:{row[0]}|{row[1]}", {"outcome": row[2], "at": row[3]}


def _own(row: Row) -> tuple[str, Value]:
    return f"own:{row[0]}", {"live": 1}


def _correction(row: Row) -> tuple[str, Value]:
    return f"{row[0]}:{row[1]}", json.loads(row[2])


_ROWS: tuple[tuple[str, Callable[[Row], tuple[str, Value]]], ...] = (
    ("SELECT id, kind, target, body, by, at FROM annotation", _remark),
    ("SELECT a, b, relation, reason, by FROM link WHERE by IS NOT NULL", _link),
    ("SELECT grp, reviewer, outcome, at FROM second_opinion", _second),
    ("SELECT id FROM claim WHERE origin = 'reviewer' AND live", _own),
    ("SELECT 'claim', c.id, e.body FROM claim_edit e JOIN claim c ON c.pk = e.claim", _correction),
    ("SELECT 'article', a.id, e.body FROM article_edit e JOIN article a ON a.pk = e.article", _correction),
)
_WORKED_OUT = ("grouping_dirty", "match_weights")  # settings that follow from the rest
_WORDS = {"by": "author", "at": "time", "body": "text"}


def remarks(db: Database, record: Record) -> Iterator[str]:
    """Yield notes, tags, evidence, links, opinions, corrections and own claims that differ from the record."""
    left = {entity: value for entity, value in record.entities.items() if value and not entity.startswith("group:")}
    for sql, named in _ROWS:
        for row in db.scan(sql):
            entity, value = named(row)
            said = left.pop(entity, None)
            if said is None:
                yield f"{_name(entity, value)} is in the file, but no event of the record put it there."
            elif said != value:
                parts = [_WORDS.get(k, k) for k in sorted(said.keys() | value.keys()) if said.get(k) != value.get(k)]
                yield f"{_name(entity, said)} was edited: its {', '.join(parts)} is not what the record says."
    for entity, value in left.items():
        # A suggestion that an undo put back is the matcher's again, who may have taken it away since.
        if not (entity.startswith("link:") and value.get("by") is None):
            yield f"{_name(entity, value)} is gone, but the record says it is there."
    yield from _own_claims(db, record)
    for entity, seq in record.seqs.items():
        if db.one("SELECT 1 FROM touch WHERE entity = ? AND seq = ?", (entity, seq)) is None:
            yield f"The history of {entity.partition(':')[2]} was cut: it does not name event {seq}, which changed it."


def settings(db: Database, record: Record) -> Iterator[str]:
    """Yield settings that are not what was set last."""
    for key, said in record.settings.items():
        found = db.value("SELECT value FROM setting WHERE key = ?", (key,))
        if found is None or json.loads(found) != said:
            yield f"The setting {key} was edited: it is not what the record says."
    for (key,) in db.rows("SELECT key FROM setting"):
        if key not in record.settings and key not in _WORKED_OUT:
            yield f"The setting {key} is in the file, but no event of the record put it there."


def _own_claims(db: Database, record: Record) -> Iterator[str]:
    for id, said in record.own.items():
        if db.one("SELECT 1 FROM claim WHERE id = ?", (id,)) is not None and own_digest(db, id) != said:
            yield f"Claim {id} was edited: it is not what the record says its reviewer added."


def _name(entity: str, value: Value) -> str:
    kind, _, name = entity.partition(":")
    if kind == "remark":
        return f"The {value['kind']} {name} on {value['target']}"
    if kind == "link":
        a, b, relation = name.split("|")
        return f"The link {relation} from {a} to {b}"
    if kind == "second":
        group, _, reviewer = name.partition("|")
        return f"The second opinion of {reviewer} on {group}"
    return f"The reviewer's claim {name}" if kind == "own" else f"The correction of {kind} {name}"
