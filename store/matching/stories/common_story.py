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
from dataclasses import dataclass

from store.matching.evidence.features import Values
from store.matching.evidence.overlap import Overlap
from store.matching.texts.kept import Kept
from store.matching.texts.profile import Profile
from store.matching.texts.vocabulary import Idf

# How near two articles are to be, by what two claims of theirs share in nats (and one more): the needed nearness is
# ``_NEEDED × shared ** _GROWS``. Whole reports that share what two stock phrases share are one story; a phrase and
# nothing around it is not. Fitted on pairs of reports of one story, in collections of a few stories and in a mixed one,
# against pairs of strangers in the mixed one.
_NEEDED, _GROWS = 0.063, 0.52
# Claims of three to six words are easily met by so few of them, one of them common: their articles must be so much
# nearer.
_FEW, _NEARER = 2, 1.5
# What chance adds to a cosine; how much an article e times less near takes from the feature ``story``, and how much is
# taken at most.
_CHANCE, _FALL, _MOST = 0.02, 1.2, 2.0
# What strangers' articles told of one story is doubted from here on, and not believed from the second.
_DOUBTED, _NOT_BELIEVED = 0.6, 1.0
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


def estranged(bare: Values, told: Values, strange: float) -> Values:
    """Return the feature values of two claims whose articles share little: ``bare`` are those of the claims alone,
    ``told`` with what one story made of them, which is believed no more when the articles are surely of two.
    """
    believed = 1.0 - _rise(strange, _DOUBTED, _NOT_BELIEVED)
    mixed = [round(believed * y + (1.0 - believed) * x, 4) for x, y in zip(bare, told, strict=True)]
    return mixed[0], mixed[1], mixed[2], mixed[3], round(mixed[4] - strange, 4)


def _cosine(product: float, squares: float) -> float:
    """Return a product over the lengths of both sides, 0–1; of what nobody claims, what is shared is all there is."""
    if product <= _NOTHING:
        return 0.0
    return min(1.0, product / math.sqrt(squares)) if squares > _NOTHING else 1.0


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The words of an article as they weigh, and the squares of its length: with these weights, and with them twice.

    Only words that claims of the collection say add to its length.
    """

    weights: Mapping[str, float]
    whole: float
    beside: float


class CommonStory:
    """Tells how little two articles share beside two of their claims; ``counts`` gives the words of an article."""

    def __init__(self, counts: Callable[[str], Counter[str]], idf: Idf):
        self._counts = counts
        self._idf = idf
        self._weighed: Kept[str, _Weighed] = Kept(_KEPT)
        self._products: dict[tuple[str, str], tuple[float, float]] = {}

    def strange(self, a: Profile, b: Profile, shared: Overlap) -> float:
        """Return how much the articles of two claims speak against one fact by sharing nothing else: 0 for neither."""
        alone = 1.0 - carried(a, b, shared)
        if not alone or not (telling := self._telling(a, b)):
            return 0.0
        whole, beside = self.near(a, b)
        near = math.sqrt((whole + _CHANCE) * (beside + _CHANCE))
        needed = _NEEDED * (1.0 + shared.shared) ** _GROWS * (_NEARER if len(shared.keys) <= _FEW else 1.0)
        fall = _FALL * math.log(needed / near)
        return min(_MOST, max(0.0, alone * telling * fall))

    def _telling(self, a: Profile, b: Profile) -> float:
        """Return 0–1: whether both articles say so much beside what two of their claims share that it tells a story."""
        said = a.keys & b.keys
        words = min(len(article) - sum(key in article for key in said) for article in map(self._words, (a, b)))
        return _rise(words, _NO_STORY, _A_STORY)

    def _words(self, profile: Profile) -> Mapping[str, int]:
        return self._counts(profile.article)

    def near(self, a: Profile, b: Profile) -> tuple[float, float]:
        """Return how near two articles are, 0–1: as a whole, and beside the words that two of their claims share.

        Cosines; beside the claims rare words count for more still. Words that no claim of the collection says count in
        full where both articles have them, and add to the length of neither: what is new may well be the newest story.
        """
        one, other = self._article(a.article), self._article(b.article)
        whole, beside = self._product(a.article, b.article)
        mine, theirs = one.beside, other.beside
        for key in sorted(a.keys & b.keys):
            x, y = one.weights.get(key, 0.0), other.weights.get(key, 0.0)
            heavy = self._idf.weight(key) ** 2
            beside -= x * y * heavy
            if self._is_known(key):
                mine, theirs = mine - x * x * heavy, theirs - y * y * heavy
        return _cosine(whole, one.whole * other.whole), _cosine(beside, mine * theirs)

    def _is_known(self, key: str) -> bool:
        return self._idf.frequency.get(key, 0) > 0

    def _product(self, one: str, other: str) -> tuple[float, float]:
        """Return the products of two articles' words, as they weigh and once more by their weights."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._products:
            mine, theirs = self._article(pair[0]).weights, self._article(pair[1]).weights
            both = [(mine[key] * theirs[key], self._idf.weight(key)) for key in sorted(mine.keys() & theirs.keys())]
            self._products[pair] = sum(x for x, _ in both), sum(x * weight**2 for x, weight in both)
        return self._products[pair]

    def _article(self, article: str) -> _Weighed:
        if article not in self._weighed:
            weights = {key: n * self._idf.weight(key) for key, n in sorted(self._counts(article).items())}
            known = [(key, value * value) for key, value in weights.items() if self._is_known(key)]
            heavy = sum(square * self._idf.weight(key) ** 2 for key, square in known)
            self._weighed[article] = _Weighed(weights, sum(square for _, square in known), heavy)
        return self._weighed[article]
