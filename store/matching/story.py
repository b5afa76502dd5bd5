"""Reports of one story: what two articles tell of one event, so that bare tolls of it are known to be of one thing.

«15 dead, dozens hurt» and «toll of the factory fire rises to 17» share hardly a word; that their articles, published
within a few days, tell one story says what the words of the claims leave out. Articles without a date are left alone:
nothing then tells one flood from the next.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from store.matching import days, figures
from store.matching.features import WINDOW
from store.matching.profile import Profile
from store.matching.vocabulary import Idf, content_keys, everyday_keys
from store.models import Unit

# Cosines of the words of two articles from which they may tell, and surely tell, one story; between, partly. Fitted
# on dated articles of ten stories: of one story at least .17, of others at most .16 (.19 for floods in two countries).
_MAYBE, _SURELY = 0.14, 0.2
# Days more than this many from each other, or from the news, are of another event.
_ONE_EVENT = 2
# Short reports of two accidents share the words of accidents; two of one story share so many others too.
_TELLING = 4


class Stories:
    """Tells how surely two articles tell one story; each article is weighed and each pair compared once."""

    def __init__(self, units: Sequence[Unit], idf: Idf):
        self._texts = {unit.claim.article_id: unit.article_text for unit in units}
        self._idf = idf
        self._vectors: dict[str, Mapping[str, float]] = {}
        self._known: dict[tuple[str, str], float] = {}

    def told(self, a: Profile, b: Profile) -> float:
        """Return 0–1: how surely both claims give one toll of one event, whatever their other words."""
        if not figures.one_toll(a, b):
            return 0.0
        gap = days.event_gap(a, b)
        if (gap or 0) > _ONE_EVENT:
            return 0.0
        if gap is None and (days.is_background(a, _ONE_EVENT) or days.is_background(b, _ONE_EVENT)):
            return 0.0
        return self.one(a, b)

    def one(self, a: Profile, b: Profile) -> float:
        """Return 0–1: how surely the articles of two claims tell one story."""
        gap = days.published_gap(a, b)
        if a.article == b.article or gap is None or gap > WINDOW:
            return 0.0
        pair = (a.article, b.article) if a.article < b.article else (b.article, a.article)
        if pair not in self._known:
            surely = (self._cosine(*pair) - _MAYBE) / (_SURELY - _MAYBE) if self._is_telling(*pair) else 0.0
            self._known[pair] = min(1.0, max(0.0, surely))
        return self._known[pair]

    def _is_telling(self, a: str, b: str) -> bool:
        shared = (self._vector(a).keys() & self._vector(b).keys()) - everyday_keys() - figures.fate_keys()
        return sum(not key[0].isdigit() for key in shared) >= _TELLING

    def _cosine(self, a: str, b: str) -> float:
        one, other = self._vector(a), self._vector(b)
        return sum(one[key] * other[key] for key in sorted(one.keys() & other.keys()))

    def _vector(self, article: str) -> Mapping[str, float]:
        """Return the words of an article that occur in claims, weighted, of length 1."""
        if article not in self._vectors:
            counts = Counter(content_keys(self._texts.get(article, "")))
            known = {key: n for key, n in sorted(counts.items()) if self._idf.frequency.get(key)}
            weights = {key: (1 + math.log(n)) * self._idf.weight(key) for key, n in known.items()}
            length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
            self._vectors[article] = {key: w / length for key, w in weights.items()}
        return self._vectors[article]
