"""Claims as the matcher wants them: with outlet, date and text of their articles, reviewers' corrections applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from store.claims import records as claims
from store.database.connection import Database
from store.models import Claim, Unit
from store.reading import records as articles


def _units(found: Iterable[Claim], metas: dict[str, Any], texts: dict[int, str]) -> list[Unit]:
    together = list(found)
    credited: dict[str, dict[str, None]] = {}
    for claim in together:
        if claim.via:
            credited.setdefault(claim.article_id, {})[claim.via] = None
    result = []
    for claim in together:
        known = metas[claim.article_id]
        agencies = tuple(credited.get(claim.article_id, ()))
        result.append(Unit(claim, known.outlet, known.published, texts.get(known.pk, ""), agencies))
    return result


def all_units(db: Database) -> list[Unit]:
    """Return every current claim that can be grouped: not deleted, not set aside as not checkable."""
    aside = {
        row[0]
        for row in db.rows(
            "SELECT c.id FROM claim_edit e JOIN claim c ON c.pk = e.claim WHERE json_extract(e.body,"
            " '$.not_checkable') IS NOT NULL"
        )
    }
    aside |= {
        row[0]
        for row in db.rows(
            "SELECT c.id FROM claim_group g JOIN member m ON m.grp = g.pk JOIN claim c ON c.pk = m.claim"
            " WHERE g.state = 'not_checkable'"
        )
    }
    metas = {known.id: known for known in articles.metas(db).values()}
    found = (claim for claim in claims.claims(db) if claim.id not in aside)
    return _units(found, metas, dict(articles.texts(db)))


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
