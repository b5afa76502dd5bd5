"""Which pairs of claims are likely enough to cluster by: candidates, and counts of one story without a rare word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import TYPE_CHECKING

from store.errors import CancelledError
from store.models import Progress

if TYPE_CHECKING:
    from store.matching.groups.scorer import Scorer

# Pairs less likely than this are no reason to compare clusters.
_FLOOR = 0.15
_EVERY = 2000


def edges_of(
    scorer: Scorer,
    pairs: Iterable[tuple[int, int]],
    cancelled: Callable[[], bool] | None,
    progress: Callable[[Progress], None] | None,
) -> dict[tuple[int, int], float]:
    """Return the probabilities of all candidate pairs worth clustering; raises :class:`CancelledError`."""
    edges: dict[tuple[int, int], float] = {}
    met: set[tuple[str, str]] = set()
    for done, (i, j) in enumerate(pairs):
        if done % _EVERY == 0:
            if cancelled is not None and cancelled():
                raise CancelledError("grouping was cancelled; the groups are as they were")
            if progress is not None:
                progress(Progress("comparing claims", done, None))
        probability = scorer.above(i, j, _FLOOR)
        if probability is not None:
            edges[i, j] = probability
            met.add((scorer.profiles[i].article, scorer.profiles[j].article))
    edges |= _tolls(scorer, met)
    edges |= _answers(scorer, met, edges)
    return edges | _counterparts(scorer, edges)


def _tolls(scorer: Scorer, met: set[tuple[str, str]]) -> dict[tuple[int, int], float]:
    """Score what articles that met in other claims both count: tolls of one story may share no rare word."""
    by_article: dict[str, dict[str, list[int]]] = {}
    for i, profile in enumerate(scorer.profiles):
        for thing in scorer.counts(profile):
            by_article.setdefault(profile.article, {}).setdefault(thing, []).append(i)
    found: dict[tuple[int, int], float] = {}
    for one, other in sorted({(min(pair), max(pair)) for pair in met}):
        mine, theirs = by_article.get(one, {}), by_article.get(other, {})
        both = {pair for thing in mine.keys() & theirs for pair in product(mine[thing], theirs[thing])}
        for i, j in sorted((min(pair), max(pair)) for pair in both):
            if scorer.told(i, j) and (probability := scorer.score(i, j)[0]) >= _FLOOR:
                found[i, j] = probability
    return found


def _answers(
    scorer: Scorer, met: set[tuple[str, str]], known: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Score the claims that answer each other in articles of one story that met in other claims."""
    by_article: dict[str, list[int]] = {}
    for i, profile in enumerate(scorer.profiles):
        by_article.setdefault(profile.article, []).append(i)
    found: dict[tuple[int, int], float] = {}
    for one, other in sorted({(min(pair), max(pair)) for pair in met}):
        for pair in sorted((min(i, j), max(i, j)) for i, j in product(by_article[one], by_article[other])):
            if pair in known or not scorer.may_answer(*pair):
                continue
            if (probability := scorer.score(*pair)[0]) >= _FLOOR:
                found[pair] = probability
    return found


def _counterparts(scorer: Scorer, met: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """Score the claims that are each other's counterparts in articles of one story that met in other claims."""
    articles = {(scorer.profiles[i].article, scorer.profiles[j].article): (i, j) for i, j in sorted(met)}
    return {
        pair: probability
        for _, claims in sorted(articles.items())
        for pair in sorted(scorer.counterparts(*claims))
        if (probability := scorer.score(*pair)[0]) >= _FLOOR
    }
