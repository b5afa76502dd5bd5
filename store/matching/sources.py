"""How many origins stand behind a group: copies, shared agencies and unknown outlets are folded, with reasons.

Never more sources than can be defended: an article folds into another when they share a long run of words, credit
the same agency, come from the same outlet, or when nothing says that their outlets differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from store.language.folding import fold_plain
from store.language.tokens import Token, tokens
from store.models import SourceFold, Sources, Unit

# A run of equal words at least this long is copied, not chance (MATCHING.md).
RUN = 8


@dataclass(frozen=True, slots=True)
class Run:
    """A run of equal words: where it stands in both texts (code points), and how many words it has."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int


def copied_runs(a: Sequence[Token], b: Sequence[Token], shortest: int = RUN) -> list[Run]:
    """Return the maximal runs of at least ``shortest`` equal folded words, in the order of ``a``, not overlapping."""
    where: dict[tuple[str, ...], list[int]] = {}
    right = [token.folded for token in b]
    left = [token.folded for token in a]
    for k in range(len(right) - shortest + 1):
        where.setdefault(tuple(right[k : k + shortest]), []).append(k)
    runs, i = [], 0
    while i <= len(left) - shortest:
        best, at = 0, 0
        for k in where.get(tuple(left[i : i + shortest]), ()):
            length = shortest
            while i + length < len(left) and k + length < len(right) and left[i + length] == right[k + length]:
                length += 1
            if length > best:
                best, at = length, k
        if best:
            runs.append(Run(a[i].start, a[i + best - 1].end, b[at].start, b[at + best - 1].end, best))
            i += best
        else:
            i += 1
    return runs


@dataclass(slots=True)
class _Origins:
    """Union-find over articles; the smallest index speaks for its set."""

    home: list[int]

    def find(self, i: int) -> int:
        while self.home[i] != i:
            i = self.home[i]
        return i

    def join(self, i: int, j: int) -> None:
        one, other = sorted((self.find(i), self.find(j)))
        self.home[other] = one


def sources(units: Sequence[Unit]) -> Sources:
    """Return how many independent origins the claims of a group have, and the reason for every fold."""
    by_article: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: (unit.published or "", unit.claim.article_id, unit.claim.id)):
        by_article.setdefault(unit.claim.article_id, []).append(unit)
    articles = list(by_article.values())
    origins = _Origins(list(range(len(articles))))
    folds = []
    texts = [tokens(members[0].article_text or members[0].claim.text) for members in articles]
    for i, j in combinations(range(len(articles)), 2):
        fold = _fold(articles[i], articles[j], texts[i], texts[j])
        if fold is not None:
            origins.join(i, j)
            folds.append(fold)
    dated = [members for members in articles if members[0].published]
    first = None
    if dated and len(dated) == len(articles) and (len(dated) == 1 or dated[0][0].published != dated[1][0].published):
        first = dated[0][0].outlet
    agencies = sorted({name for members in articles for unit in members for name in _credits(unit)})
    count = len({origins.find(i) for i in range(len(articles))})
    return Sources(count, tuple(folds), first, tuple(agencies))


def _credits(unit: Unit) -> set[str]:
    """Return the agencies a claim or its article names as its origin."""
    return {name for name in (*unit.credited, unit.claim.via) if name}


def _fold(a: list[Unit], b: list[Unit], left: Sequence[Token], right: Sequence[Token]) -> SourceFold | None:
    """Return why two articles count as one origin, the strongest reason first, or None."""
    ids = tuple(sorted(unit.claim.id for unit in (*a, *b)))
    one, other = a[0].outlet, b[0].outlet
    runs = copied_runs(left, right)
    words = sum(run.words for run in runs)
    if words:
        share = words / max(1, min(len(left), len(right)))
        spans = tuple((a[0].claim.article_id, run.a_start, run.a_end) for run in runs)
        spans += tuple((b[0].claim.article_id, run.b_start, run.b_end) for run in runs)
        said = f"{words} words in runs of {RUN} or more are the same ({share:.0%} of the shorter report)"
        return SourceFold("wire_copy", ids, said, round(share, 4), spans)
    agencies = {fold_plain(n): n for unit in a for n in _credits(unit)}
    shared = sorted(agencies[n] for n in {fold_plain(n) for unit in b for n in _credits(unit)} if n in agencies)
    if shared:
        return SourceFold("agency", ids, f"both credit {shared[0]}")
    if one and other:
        if fold_plain(one) == fold_plain(other):
            return SourceFold("same_outlet", ids, f"both were published by {one}")
        return None
    return SourceFold("unknown_outlet", ids, "the outlet of one is unknown, so nothing shows that they are two")
