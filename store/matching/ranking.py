"""Ranking documents for a text: TF-IDF over character n-grams, with BM25 over light stems to part near ties.

Character n-grams inside words carry Arabic inflection and spelling better than any stem; measured on tweets
against checked claims, each added weight of the stems beyond a small one costs precision.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.vocabulary import content_keys

_K1, _B = 1.2, 0.6
# N-grams in more documents than this share of them part nothing; among few documents all are kept.
_COMMON, _ALWAYS = 0.1, 50
# The weight of the best BM25 score beside a cosine.
_STEMS = 0.02
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
        most = max(_ALWAYS, _COMMON * len(texts))
        idf = {gram: math.log((1 + len(texts)) / (1 + n)) + 1 for gram, n in frequency.items() if n <= most}
        postings: dict[str, list[tuple[int, float]]] = {}
        for i, counts in enumerate(texts):
            vector = {gram: (1 + math.log(n)) * idf[gram] for gram, n in counts.items() if gram in idf}
            norm = math.sqrt(sum(v * v for v in vector.values())) or 1.0
            for gram, v in vector.items():
                postings.setdefault(gram, []).append((i, v / norm))
        return postings, idf

    def rank(self, text: str, best: int) -> list[str]:
        """Return the ids of the ``best`` documents for ``text``, best first; ties by id."""
        text = plain_words(text)
        by_word: dict[int, float] = {}
        for key in sorted(set(content_keys(text))):
            for i, value in self._words.get(key, ()):
                by_word[i] = by_word.get(i, 0.0) + value
        weights = {
            gram: (1 + math.log(count)) * self._gram_idf[gram]
            for gram, count in sorted(character_grams(text).items())
            if gram in self._gram_idf
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        scores: dict[int, float] = {}
        for gram, weight in weights.items():
            for i, value in self._grams.get(gram, ()):
                scores[i] = scores.get(i, 0.0) + weight * value / norm
        most = max(by_word.values(), default=1.0)
        for i, value in by_word.items():
            scores[i] = scores.get(i, 0.0) + _STEMS * value / most
        return [self._ids[i] for i in sorted(scores, key=lambda i: (-round(scores[i], 9), self._ids[i]))[:best]]
