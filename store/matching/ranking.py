"""Ranking documents for a text: BM25 over light stems beside TF-IDF over character n-grams, ranks fused."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.vocabulary import content_keys

_K1, _B = 1.2, 0.6
# How many of each list are fused, and the damping of ranks (reciprocal rank fusion).
_DEPTH, _DAMPING = 200, 10


def character_grams(text: str) -> Counter[str]:
    """Return the 3- and 4-grams of the folded words of ``text``, word ends marked."""
    grams: Counter[str] = Counter()
    for word in WORD.findall(fold_plain(text)):
        marked = f" {word} "
        for size in (3, 4):
            grams.update(marked[i : i + size] for i in range(len(marked) - size + 1))
    return grams


class Ranker:
    """An index over documents ``(id, claim, title)`` that ranks them for texts."""

    def __init__(self, docs: Sequence[tuple[str, str, str]]):
        self._ids = [identity for identity, _, _ in docs]
        words = [Counter(content_keys(f"{claim} {title}")) for _, claim, title in docs]
        self._mean = sum(map(Counter.total, words)) / max(1, len(words))
        self._words = self._bm25(words)
        self._grams, self._gram_idf = self._tfidf([character_grams(f"{claim} {title}") for _, claim, title in docs])

    def _bm25(self, texts: list[Counter[str]]) -> dict[str, list[tuple[int, float]]]:
        postings: dict[str, list[tuple[int, float]]] = {}
        for i, counts in enumerate(texts):
            length = _K1 * (1 - _B + _B * counts.total() / max(1.0, self._mean))
            for key, count in counts.items():
                postings.setdefault(key, []).append((i, count * (_K1 + 1) / (count + length)))
        total = len(texts)
        return {
            key: [(i, v * math.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5))) for i, v in found]
            for key, found in postings.items()
        }

    @staticmethod
    def _tfidf(texts: list[Counter[str]]) -> tuple[dict[str, list[tuple[int, float]]], dict[str, float]]:
        frequency: Counter[str] = Counter()
        for counts in texts:
            frequency.update(counts.keys())
        idf = {gram: math.log((1 + len(texts)) / (1 + n)) + 1 for gram, n in frequency.items()}
        postings: dict[str, list[tuple[int, float]]] = {}
        for i, counts in enumerate(texts):
            vector = {gram: (1 + math.log(n)) * idf[gram] for gram, n in counts.items()}
            norm = math.sqrt(sum(v * v for v in vector.values())) or 1.0
            for gram, v in vector.items():
                postings.setdefault(gram, []).append((i, v / norm))
        return postings, idf

    def _best(self, scores: dict[int, float]) -> list[int]:
        return sorted(scores, key=lambda i: (-round(scores[i], 9), self._ids[i]))[:_DEPTH]

    def rank(self, text: str, best: int) -> list[str]:
        """Return the ids of the ``best`` documents for ``text``, best first; ties by id."""
        by_word: dict[int, float] = {}
        for key in sorted(set(content_keys(text))):
            for i, value in self._words.get(key, ()):
                by_word[i] = by_word.get(i, 0.0) + value
        by_gram: dict[int, float] = {}
        for gram, count in sorted(character_grams(text).items()):
            weight = (1 + math.log(count)) * self._gram_idf.get(gram, 0.0)
            for i, value in self._grams.get(gram, ()):
                by_gram[i] = by_gram.get(i, 0.0) + weight * value
        fused: dict[int, float] = {}
        for ranked in (self._best(by_word), self._best(by_gram)):
            for rank, i in enumerate(ranked):
                fused[i] = fused.get(i, 0.0) + 1.0 / (_DAMPING + rank)
        return [self._ids[i] for i in self._best(fused)[:best]]
