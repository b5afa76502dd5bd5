"""Random Arabic words as frequent as those of news: for collections so large that nobody can write them."""

from __future__ import annotations

import bisect
import random
from collections import Counter
from itertools import accumulate

from store.matching.texts.vocabulary import content_keys

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةأإى"


class Words:
    """Random words with Zipf's frequencies: rank ``r`` is drawn with weight ``1 / r``."""

    def __init__(self, seed: int, size: int = 60_000) -> None:
        self._random = random.Random(seed)
        self.all = ["".join(self._random.choices(_LETTERS, k=self._random.randint(2, 7))) for _ in range(size)]
        self._sums = list(accumulate(1.0 / (rank + 1) for rank in range(size)))

    def text(self, n: int) -> str:
        """Return ``n`` words."""
        top = self._sums[-1]
        return " ".join(self.all[bisect.bisect(self._sums, self._random.random() * top)] for _ in range(n))

    def counts(self, texts: int, n: int) -> dict[str, int]:
        """Return in how many of so many texts of ``n`` words each match key is expected, as grouping would count."""
        found: Counter[str] = Counter()
        for rank, word in enumerate(self.all):
            share = 1.0 / (rank + 1) / self._sums[-1]
            for key in content_keys(word):
                found[key] += round(texts * (1.0 - (1.0 - share) ** n))
        return {key: min(many, texts) for key, many in found.items() if many}
