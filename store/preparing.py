"""What a file will be in the store, worked out before the database is locked for writing: its articles, their claims.

Nothing here needs the database, so it can be done ahead of time and by another process (:mod:`store.ahead`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Set
from dataclasses import dataclass

from store.models import Claim, LoadOptions, RawArticle
from store.reading.files import Source
from store.reading.records import Expected, clean


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as read, and the claims it has if it is stored as ``expected``; None when they were not asked for."""

    raw: RawArticle
    expected: Expected | None = None
    claims: list[Claim] | None = None


def claims_of(raw: RawArticle, expected: Expected) -> list[Claim]:
    """Return the claims of an article that is stored under what is expected of it."""
    from store.claims.extract import extract

    return extract(
        raw.text, article_id=expected.id, published=expected.published, outlet=expected.outlet, folds=raw.folds
    )


def read(source: Source, options: LoadOptions) -> list[Prepared]:
    """Return the articles of a file without their claims. Raises InputRefusedError."""
    from store.reading.read import read_source

    return [Prepared(raw) for raw in read_source(source, options)]


def read_ahead(source: Source, options: LoadOptions, known: Set[str]) -> list[Prepared]:
    """Return the articles of a file with their claims, each as if it were new; of ``known`` content (SHA-256) without.

    Raises InputRefusedError.
    """
    return [_with_claims(prepared.raw, known) for prepared in read(source, options)]


def _with_claims(raw: RawArticle, known: Set[str]) -> Prepared:
    sha = hashlib.sha256(raw.raw).hexdigest()
    if sha in known:
        return Prepared(raw)
    expected = Expected(f"a{sha[:12]}", clean(raw.outlet), raw.published)
    return Prepared(raw, expected, claims_of(raw, expected))
