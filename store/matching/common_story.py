"""What two articles share beyond two of their claims: next to nothing when they are strangers.

In a large collection a pair of claims drawn at random is of two stories, and stock phrases, leaders, countries and
reports of one kind («net profits of the company for the half year») make some of them look alike. What tells them from
two reports of one fact is the rest of their articles: reports of one story share other rare words too. So what the
articles leave in common lowers the score of their claims, and never raises it. Claims that are nearly the same words
need no story around them, and articles that are hardly more than the claims have none to tell.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping

from store.matching.overlap import Overlap
from store.matching.profile import Profile
from store.matching.vocabulary import Idf

# The cosine of what two articles say beside two claims of theirs, from which on they may tell one story, and what a
# little chance adds to it. Fitted, like the fall below it, on pairs of reports of one story against pairs of strangers
# in a mixed collection: of one story 99 in 100 lie above .07, of strangers three of four below .15.
_COMMON, _CHANCE = 0.11, 0.02
# How much a cosine e times smaller takes from the feature ``story``, and how much is taken at most.
_FALL, _MOST = 0.95, 2.0
# So many words beside the claims tell nothing of a story, so many surely do.
_NO_STORY, _A_STORY = 10, 25
# From this share of both claims on in the same words, and from the second surely, they need no story around them; but
# they must say something, in so many words.
_ALIKE, _THE_SAME, _SAYING = 0.75, 0.9, 6
# Less than this is what rounding leaves of nothing.
_NOTHING = 1e-6
# So many articles at most are kept weighed.
_KEPT = 2000


def _rise(value: float, low: float, high: float) -> float:
    """Return 0 up to ``low``, 1 from ``high`` on, and the share of the way between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def carried(a: Profile, b: Profile, shared: Overlap) -> float:
    """Return 0–1: how surely two claims are the same words, so that no story is needed to know that they are one fact.

    A byline or a name of three words says nothing.
    """
    saying = min(len(a.keys), len(b.keys))
    return _rise(shared.mean, _ALIKE, _THE_SAME) if saying >= _SAYING else 0.0


class CommonStory:
    """Tells how little two articles share beside two of their claims; ``counts`` gives the words of an article."""

    def __init__(self, counts: Callable[[str], Counter[str]], idf: Idf):
        self._counts = counts
        self._idf = idf
        self._weighed: dict[str, tuple[Mapping[str, float], float]] = {}
        self._products: dict[tuple[str, str], float] = {}

    def strange(self, a: Profile, b: Profile, shared: Overlap) -> float:
        """Return how much the articles of two claims speak against one fact by sharing nothing else: 0 for neither."""
        alone = 1.0 - carried(a, b, shared)
        if not alone:
            return 0.0
        beside, words = self.beside(a, b)
        telling = _rise(words, _NO_STORY, _A_STORY)
        if not telling or beside >= _COMMON:
            return 0.0
        fall = _FALL * math.log((_COMMON + _CHANCE) / (beside + _CHANCE))
        return min(_MOST, alone * telling * fall)

    def beside(self, a: Profile, b: Profile) -> tuple[float, int]:
        """Return the cosine of what two articles say beside the words of two of their claims, and in how many words.

        Words count by the square of their weight. Those that no claim says count as rare ones when both articles have
        them, and leave the length of either as it is: what is new to a collection may well be its newest story.
        """
        mine, my_square = self._article(a.article)
        theirs, their_square = self._article(b.article)
        product = self._product(a.article, b.article)
        said = sorted(a.keys | b.keys)
        for key in said:
            one, other = mine.get(key, 0.0), theirs.get(key, 0.0)
            product -= one * other
            if self._is_known(key):
                my_square, their_square = my_square - one * one, their_square - other * other
        words = min(len(article) - sum(key in article for key in said) for article in (mine, theirs))
        if product <= _NOTHING:
            return 0.0, words
        lengths = my_square * their_square
        return (min(1.0, product / math.sqrt(lengths)) if lengths > _NOTHING else 1.0), words

    def _is_known(self, key: str) -> bool:
        return self._idf.frequency.get(key, 0) > 0

    def _product(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._products:
            mine, theirs = self._article(pair[0])[0], self._article(pair[1])[0]
            self._products[pair] = sum(mine[key] * theirs[key] for key in sorted(mine.keys() & theirs.keys()))
        return self._products[pair]

    def _article(self, article: str) -> tuple[Mapping[str, float], float]:
        """Return the weighed words of an article, and the square of the length of those that claims say."""
        if article not in self._weighed:
            if len(self._weighed) >= _KEPT:
                del self._weighed[next(iter(self._weighed))]
            weights = {
                k: (1 + math.log(n)) * self._idf.weight(k) ** 2 for k, n in sorted(self._counts(article).items())
            }
            square = sum(value * value for key, value in weights.items() if self._is_known(key))
            self._weighed[article] = weights, square
        return self._weighed[article]
