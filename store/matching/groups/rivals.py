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
    from store.matching.groups.grouping import Scorer
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
        mine, better = self._shared(i, j), self._shared(rival, j)
        if len(self._scorer.profiles[i].keys) <= _ONE_WORD or self._part(mine, better) < _SHARED:
            return False
        return self._is_worded_nearer(rival, i, better.mean - mine.mean) or self._is_likelier(rival, i, j)

    def _is_worded_nearer(self, rival: int, i: int, nearer: float) -> bool:
        """Say whether a rival is worded so much ``nearer`` that ``i`` tells another fact: it and its report's headline
        may say one fact in a few words and in many, and tolls of one event in other words each time.
        """
        stories, claims = self._scorer.stories, [self._scorer.profiles[k] for k in (rival, i)]
        if nearer < _NEARER or stories is None:
            return False
        if any(stories.opens(claim) or stories.numbers_people(claim) for claim in claims):
            return False
        return overlap(claims[0], claims[1], self._idf).larger < _TWO_WORDINGS

    def _is_likelier(self, rival: int, i: int, j: int) -> bool:
        """Say whether a rival is likelier to be one fact with ``j``, and by its words another fact than ``i``."""
        stories, claims = self._scorer.stories, [self._scorer.profiles[k] for k in sorted((rival, i))]
        if stories is None or self._score(rival, j) <= self._score(i, j):
            return False
        if any(stories.numbers_people(claim) for claim in claims):
            return False
        return stories.says_again(claims[0], claims[1]) < _TWO_FACTS

    def _score(self, i: int, j: int) -> float:
        return self._scorer.score(min(i, j), max(i, j))[0]

    def _shared(self, i: int, j: int) -> Overlap:
        return self._scorer.score(min(i, j), max(i, j))[1].overlap

    def _part(self, mine: Overlap, better: Overlap) -> float:
        """Return how much of what is met of one pair is met of the other too."""
        met, also = _words(mine), _words(better)
        whole = sum(self._idf.weight(key) for key in sorted(met))
        return sum(self._idf.weight(key) for key in sorted(met & also)) / whole if whole else 0.0


def _words(shared: Overlap) -> frozenset[str]:
    return frozenset((*shared.keys, *(key for pair in shared.variants for key in pair)))
