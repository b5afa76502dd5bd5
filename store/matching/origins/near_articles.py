"""Articles that are one text: the same wire story in two papers, or a rewritten copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.matching.origins.copying import Copies, Run, words_of

# From this share of the shorter text on, two articles are nearly one; less is a shared passage.
NEARLY_ONE = 0.5


@dataclass(frozen=True, slots=True)
class NearArticle:
    """Another article that prints much the same text.

    ``share`` is the part (0–1) of the shorter article's words that both print, ``words`` their number, ``runs`` where
    they stand (code points of this article, of the other).
    """

    article_id: str
    share: float
    words: int
    runs: tuple[Run, ...]


def near_articles(article: tuple[str, str], others: Iterable[tuple[str, str]]) -> list[NearArticle]:
    """Return the near-duplicates of an (id, text) among others, the nearest first; equal ones by id."""
    copies, found = Copies(), []
    for other in others:
        if other[0] == article[0]:
            continue
        runs, share = copies.between(article, other)
        if share >= NEARLY_ONE:
            found.append(NearArticle(other[0], share, words_of(runs), tuple(runs)))
    return sorted(found, key=lambda near: (-near.share, near.article_id))
