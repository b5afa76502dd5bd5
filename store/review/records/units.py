"""Claims as the matcher wants them: with outlet, date and text of their articles, reviewers' corrections applied."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from store.claims import records as claims
from store.database.connection import Database
from store.models import Claim, Unit
from store.reading import records as articles


def _units(found: Iterable[Claim], metas: dict[str, Any], texts: dict[int, str]) -> list[Unit]:
    known = ((claim, metas[claim.article_id]) for claim in found)
    return [Unit(claim, meta.outlet, meta.published, texts.get(meta.pk, "")) for claim, meta in known]


def set_aside_alone(db: Database) -> set[str]:
    """Return the claims that reviewers themselves set aside as not checkable, or deleted."""
    edited = (
        "SELECT c.id FROM claim_edit e JOIN claim c ON c.pk = e.claim WHERE json_extract(e.body,"
        " '$.not_checkable') IS NOT"
        " NULL OR json_extract(e.body, '$.deleted')"
    )
    return {id for (id,) in db.rows(edited)}


def set_aside(db: Database) -> set[str]:
    """Return the claims that reviewers set aside as not checkable, or deleted, alone or with their group."""
    grouped = (
        # In this order, beginning at the index of decided groups.
        "SELECT c.id FROM claim_group g CROSS JOIN member m ON m.grp = g.pk CROSS JOIN claim c ON c.pk = m.claim"
        " WHERE g.state = 'not_checkable' AND g.state <> 'pending'"
    )
    return set_aside_alone(db) | {id for (id,) in db.rows(grouped)}


def all_units(db: Database) -> list[Unit]:
    """Return every current claim that can be grouped: not deleted, not set aside as not checkable."""
    aside = set_aside(db)
    metas = {known.id: known for known in articles.metas(db).values()}
    found = (claim for claim in claims.claims(db) if claim.id not in aside)
    return _units(found, metas, dict(articles.texts(db)))


def of_articles(db: Database, chosen: Sequence[int]) -> tuple[list[str], list[str]]:
    """Return the ids of the current and of the vanished claims of some articles (by ``pk``)."""
    live: list[str] = []
    gone: list[str] = []
    for pk in chosen:
        for id, is_live in db.rows("SELECT id, live FROM claim WHERE article = ? ORDER BY pk", (pk,)):
            (live if is_live else gone).append(id)
    return live, gone


def homes(db: Database, ids: Collection[str]) -> dict[str, int]:
    """Return the articles (``pk``) of claims."""
    sql = "SELECT c.id, c.article FROM json_each(?) j JOIN claim c ON c.id = j.value"
    return dict(db.rows(sql, (json.dumps(sorted(ids)),)))


def of_one_article(db: Database, article: str, aside: Collection[str] | None = None) -> list[Unit]:
    """Return the current claims of an article, by its id, that can be grouped; ``aside`` are those known not to be."""
    sql = "SELECT c.id FROM claim c JOIN article a ON a.pk = c.article WHERE a.id = ? AND c.live ORDER BY c.id"
    left_out = set_aside(db) if aside is None else aside
    return some_units(db, [id for (id,) in db.rows(sql, (article,)) if id not in left_out])


def current(db: Database, ids: Collection[str]) -> set[str]:
    """Return those of these claims that the current versions of their articles have."""
    sql = "SELECT c.id FROM json_each(?) j JOIN claim c ON c.id = j.value WHERE c.live"
    return {id for (id,) in db.rows(sql, (json.dumps(sorted(ids)),))}


def word_counts(db: Database, keys: Sequence[str]) -> tuple[int, dict[str, int]]:
    """Return the number of texts, and of those with each key, when everything was grouped last."""
    counts: dict[str, int] = {}
    for at in range(0, len(keys), 500):
        block = list(keys[at : at + 500])
        sql = f"SELECT key, texts FROM match_word WHERE key IN ({','.join('?' * len(block))})"
        counts.update(db.rows(sql, block))
    return int(db.value("SELECT texts FROM match_word WHERE key = ''") or 0), counts


def counted_claims(db: Database) -> int:
    """Return how many claims there were when everything was grouped and its words were counted; 0 when never."""
    return int(db.value("SELECT max(texts) FROM match_word WHERE key IN ('', ' ')") or 0)


def keep_word_counts(db: Database, claims: int, texts: int, counts: Mapping[str, int]) -> None:
    """Keep of how many claims words were counted, the number of their texts, and of those with each key."""
    db.execute("DELETE FROM match_word")
    db.executemany("INSERT INTO match_word VALUES (?, ?)", [("", texts), (" ", claims), *sorted(counts.items())])


def some_units(db: Database, ids: Sequence[str]) -> list[Unit]:
    """Return the units of some claims, in the order of ``ids``."""
    found = claims.some(db, ids)
    metas: dict[str, Any] = {}
    texts: dict[int, str] = {}
    for claim in found.values():
        if claim.article_id not in metas:
            pk, version = db.rows("SELECT article, version FROM claim WHERE id = ?", (claim.id,))[0]
            metas[claim.article_id] = articles.meta(db, pk)
            texts[pk] = articles.text_of(db, pk, version)
    return _units((found[id] for id in ids if id in found), metas, texts)
