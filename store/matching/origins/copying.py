"""Text copied from one report into another: long runs of equal words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.language.tokens import tokens
from store.matching.texts.kept import Kept
from store.matching.texts.worddiff import blocks

# A run of equal words at least this long is copied, not chance (MATCHING.md).
RUN = 8
_KEPT = 2000
# A text is reworked from another when so much of the shorter one, and so many words, stand there in the same order, in
# runs of at least three. Reports of one event in their own words: at most .085 (666 pairs of 37 reports). A copy with
# every fourth word exchanged: .73. Runs of three that are met at all: a cheap first look.
_IN_ORDER, _ENOUGH, _SHORT, _MET = 0.3, 16, 3, 0.15


@dataclass(frozen=True, slots=True)
class Run:
    """A run of equal words: where it stands in both texts (code points), and how many words it has."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text prepared for finding runs: folded words, their raw spans, and where each short run of words starts."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    starts: dict[tuple[str, ...], int]
    threes: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def of(cls, text: str, shortest: int = RUN) -> Text:
        """Prepare ``text``; of equal short runs the first is kept."""
        found = tokens(text)
        words = tuple(token.folded for token in found)
        starts: dict[tuple[str, ...], int] = {}
        for k in range(len(words) - shortest + 1):
            starts.setdefault(words[k : k + shortest], k)
        threes = frozenset(words[k : k + _SHORT] for k in range(len(words) - _SHORT + 1))
        return cls(words, tuple((token.start, token.end) for token in found), starts, threes)


def copied_runs(a: Text, b: Text, shortest: int = RUN) -> list[Run]:
    """Return the maximal runs of at least ``shortest`` equal words, in the order of ``a``, not overlapping there."""
    if a.starts.keys().isdisjoint(b.starts.keys()):
        return []
    runs, i = [], 0
    while i <= len(a.words) - shortest:
        k = b.starts.get(a.words[i : i + shortest])
        if k is None:
            i += 1
            continue
        length = shortest
        while i + length < len(a.words) and k + length < len(b.words) and a.words[i + length] == b.words[k + length]:
            length += 1
        runs.append(Run(a.spans[i][0], a.spans[i + length - 1][1], b.spans[k][0], b.spans[k + length - 1][1], length))
        i += length
    return runs


def reworked_runs(a: Text, b: Text) -> list[Run]:
    """Return the runs of at least three words that stand in the same order in both, if they make one text of them."""
    shorter = max(1, min(len(a.words), len(b.words)))
    if len(a.threes & b.threes) < _MET * shorter:
        return []
    runs = []
    for op, i, j, k, n in blocks(a.words, b.words):
        if op == "equal" and j - i >= _SHORT:
            runs.append(Run(a.spans[i][0], a.spans[j - 1][1], b.spans[k][0], b.spans[n - 1][1], j - i))
    met = words_of(runs)
    return runs if met >= _ENOUGH and met >= _IN_ORDER * shorter else []


class Copies:
    """Finds the runs of article pairs, preparing each article and comparing each pair once."""

    def __init__(self) -> None:
        self._texts: Kept[str, Text] = Kept(_KEPT)
        self._runs: dict[tuple[str, str], tuple[list[Run], float]] = {}

    def text(self, article: str, text: str) -> Text:
        """Return an article's prepared text."""
        if article not in self._texts:
            self._texts[article] = Text.of(text)
        return self._texts[article]

    def between(self, a: tuple[str, str], b: tuple[str, str]) -> tuple[list[Run], float]:
        """Return the runs of two (article, text) and the share of the shorter one's words that they cover."""
        key = a[0], b[0]
        if key not in self._runs:
            left, right = self.text(*a), self.text(*b)
            runs = copied_runs(left, right) or reworked_runs(left, right)
            shorter = max(1, min(len(left.words), len(right.words)))
            self._runs[key] = runs, min(1.0, sum(run.words for run in runs) / shorter)
        return self._runs[key]


def words_of(runs: Sequence[Run]) -> int:
    """Return how many words runs hold."""
    return sum(run.words for run in runs)
