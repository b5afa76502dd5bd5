"""Ranking documents for a text: the cosine of TF-IDF over character n-grams, the best read again by meaning.

Character n-grams inside words carry Arabic inflection and spelling better than any stem: measured on posts against
checked claims, BM25 over stems, words, word pairs, larger grams and every fusion of them rank worse or no better.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.scoring.semantic import Reader, prepare

# N-grams in more documents than this share of them part nothing; among few documents all are kept.
_COMMON, _ALWAYS = 0.1, 50
# Rare n-grams count for less, and long documents are held back more, than in a plain cosine.
_RARITY, _LENGTH = 0.7, 1.15
# So many of the best are read again by meaning, and what its cosine weighs beside that of the letters.
_REREAD, _MEANING = 50, 3.0
# Addresses and account names of posts say nothing about the claim.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|@\w+")


def plain_words(text: str) -> str:
    """Return a post without web addresses and account names."""
    return _ADDRESS.sub(" ", text)


def character_grams(text: str) -> Counter[str]:
    """Return the 3- and 4-grams of the folded words of ``text``, word ends marked."""
    grams: Counter[str] = Counter()
    for word in WORD.findall(fold_plain(text)):
        marked = f" {word} "
        for size in (3, 4):
            grams.update(marked[i : i + size] for i in range(len(marked) - size + 1))
    return grams


def _weighted(counts: Counter[str], idf: dict[str, float]) -> tuple[dict[str, float], float]:
    """Return the weights of known n-grams, in their order, and their length."""
    vector = {gram: (1 + math.log(n)) * idf[gram] for gram, n in sorted(counts.items()) if gram in idf}
    return vector, math.sqrt(sum(v * v for v in vector.values())) or 1.0


class Ranker:
    """An index over documents ``(id, claim, title)`` that ranks them for texts; ``reader`` reads the best again."""

    def __init__(self, docs: Sequence[tuple[str, str, str]], reader: Reader | None = None):
        self._ids = [identity for identity, _, _ in docs]
        self._texts = [f"{claim} {title}" for _, claim, title in docs]
        self._reader = reader
        grams = [character_grams(text) for text in self._texts]
        frequency: Counter[str] = Counter()
        for counts in grams:
            frequency.update(counts.keys())
        most = max(_ALWAYS, _COMMON * len(docs))
        rarity = {gram: math.log((1 + len(docs)) / (1 + n)) + 1 for gram, n in frequency.items() if n <= most}
        self._idf = {gram: value**_RARITY for gram, value in rarity.items()}
        self._postings: dict[str, list[tuple[int, float]]] = {}
        vectors = [_weighted(counts, self._idf) for counts in grams]
        mean = sum(length for _, length in vectors) / max(1, len(vectors))
        for i, (vector, length) in enumerate(vectors):
            norm = length**_LENGTH * mean ** (1 - _LENGTH)
            for gram, value in vector.items():
                self._postings.setdefault(gram, []).append((i, value / norm))

    def rank(self, text: str, best: int) -> list[str]:
        """Return the ids of the ``best`` documents for ``text``, best first; ties by id."""
        text = plain_words(text)
        weights, norm = _weighted(character_grams(text), self._idf)
        scores: dict[int, float] = {}
        for gram, weight in weights.items():
            for i, value in self._postings.get(gram, ()):
                scores[i] = scores.get(i, 0.0) + weight * value / norm
        found = self._sorted(scores)
        if self._reader is not None:
            first = found[: max(best, _REREAD)]
            prepare(self._reader, [text, *(self._texts[i] for i in first)])
            found = self._sorted({i: scores[i] + _MEANING * self._meaning(text, i) for i in first})
        return [self._ids[i] for i in found[:best]]

    def _sorted(self, scores: dict[int, float]) -> list[int]:
        return sorted(scores, key=lambda i: (-round(scores[i], 9), self._ids[i]))

    def _meaning(self, text: str, i: int) -> float:
        assert self._reader is not None
        return self._reader.cosine(text, self._texts[i])
