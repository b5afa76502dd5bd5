"""Pairs that another claim of one of the two reports leads: it says what the pair has in common, and more of the other.

A report says a fact once, beside its headline. Of two of its claims that share the same words with a claim of another
report, the one worded much nearer to it is the counterpart, and the other tells another fact of the story: another
snake of the same length, an earlier meeting of the same ministers, what was shut before it was opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from store.matching.evidence.overlap import Overlap, overlap

if TYPE_CHECKING:
    from store.matching.groups.scorer import Scorer
    from store.matching.stories.story import Stories
    from store.matching.texts.profile import Profile
    from store.matching.texts.vocabulary import Idf

# A pair that is led counts so much less. Fitted, as all here, on real and invented reports of 45 stories.
_LED = 0.5
# A rival says so much of what the pair shares; by so much more it is worded like the other claim; and less than so much
# of either of the two claims of one report lies in the other.
_SHARED, _NEARER, _TWO_WORDINGS = 0.6, 0.3, 0.7
# Two claims of one report less likely than this are two facts, and the likelier of them leads.
_TWO_FACTS = 0.3
# A claim of one word says nothing that its rival does not.
_ONE_WORD = 1


class Rivals:
    """Tells which pairs are led; ``edges`` are the likely pairs, of which those ``rejected`` lead no other."""

    def __init__(
        self, scorer: Scorer, idf: Idf, edges: Mapping[tuple[int, int], float], rejected: Iterable[tuple[int, int]]
    ):
        self._scorer = scorer
        self._idf = idf
        self._homes = [profile.article for profile in scorer.profiles]
        self._near: dict[tuple[int, str], list[int]] = {}
        for i, j in sorted(edges.keys() - set(rejected)):
            self._near.setdefault((i, self._homes[j]), []).append(j)
            self._near.setdefault((j, self._homes[i]), []).append(i)
        self._known: dict[tuple[int, int], bool] = {}

    def weight(self, i: int, j: int) -> float:
        """Return how much the likeness of the pair ``i < j`` counts."""
        if (i, j) not in self._known:
            self._known[i, j] = self._is_led(i, j) or self._is_led(j, i)
        return _LED if self._known[i, j] else 1.0

    def _is_led(self, i: int, j: int) -> bool:
        """Say whether another claim of the article of ``i`` is the counterpart of ``j``."""
        return any(self._leads(k, i, j) for k in self._near.get((j, self._homes[i]), ()) if k != i)

    def _leads(self, rival: int, i: int, j: int) -> bool:
        """Say whether a rival of ``i`` leads it as the counterpart of ``j``."""
        (mine, alone), (better, beside) = self._read(i, j), self._read(rival, j)
        nearer, likelier = better.mean - mine.mean >= _NEARER, beside > alone
        if not (nearer or likelier) or len(self._scorer.profiles[i].keys) <= _ONE_WORD:
            return False
        stories, claims = self._scorer.stories, [self._scorer.profiles[k] for k in sorted((rival, i))]
        if stories is None or any(stories.numbers_people(claim) for claim in claims):  # tolls are told in any words
            return False
        if self._part(mine, better) < _SHARED:
            return False
        return (nearer and self._is_another(stories, claims)) or (
            likelier and stories.says_again(claims[0], claims[1]) < _TWO_FACTS
        )

    def _is_another(self, stories: Stories, claims: list[Profile]) -> bool:
        """Say whether two claims of one report, of which one is worded far nearer to another report's, are two facts: a
        headline says the fact of its report in a few words, and what lies in a longer claim is part of it.
        """
        headed = any(stories.opens(claim) for claim in claims)
        return not headed and overlap(claims[0], claims[1], self._idf).larger < _TWO_WORDINGS

    def _read(self, i: int, j: int) -> tuple[Overlap, float]:
        """Return what two claims share and how likely they are one fact."""
        probability, result = self._scorer.score(min(i, j), max(i, j))
        return result.overlap, probability

    def _part(self, mine: Overlap, better: Overlap) -> float:
        """Return how much of what is met of one pair is met of the other too."""
        met, also = _words(mine), _words(better)
        whole = sum(self._idf.weight(key) for key in sorted(met))
        return sum(self._idf.weight(key) for key in sorted(met & also)) / whole if whole else 0.0


def _words(shared: Overlap) -> frozenset[str]:
    return frozenset((*shared.keys, *(key for pair in shared.variants for key in pair)))
