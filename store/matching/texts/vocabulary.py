"""Words as match keys: content stems of a text, and how much each stem says (inverse document frequency)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from store.language.folding import fold_plain
from store.language.stems import stem
from store.language.tokens import folded_words
from store.matching.texts.lexicons import empty_words, everyday_stems, synonyms

# What is known before any text is read: as if so many texts had been seen, in which an everyday word stood in this
# share of them, any other word in that.
_BEFORE, _EVERYDAY_SHARE, _OTHER_SHARE = 60.0, 0.05, 0.004


@lru_cache(maxsize=131072)
def key_of(word: str) -> str:
    """Return the match key of a folded word: its light stem, synonyms made one; '' for words that say nothing."""
    if word in empty_words() or (len(word) < 2 and not word.isdigit()):
        return ""
    root = stem(word)
    return synonyms().get(root, root)


def by_key(lists: Mapping[str, str]) -> dict[str, str]:
    """Return match key → the name of the list of words it stands in."""
    return {key: name for name, words in lists.items() for word in fold_plain(words).split() if (key := key_of(word))}


@cache
def everyday_keys() -> frozenset[str]:
    """Return the match keys of everyday words."""
    return frozenset(synonyms().get(root, root) for root in everyday_stems())


def content_keys(text: str) -> list[str]:
    """Return the match keys of the content words of ``text``, in order, with repeats."""
    return [key for word in folded_words(text) if (key := key_of(word))]


@dataclass(frozen=True)
class Idf:
    """How much a match key says: inverse document frequency, smoothed by what is known of words beforehand.

    A function of the set of texts alone.
    """

    texts: int
    frequency: Counter[str] = field(default_factory=Counter)
    _known: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _masses: dict[frozenset[str], float] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> Idf:
        """Count the keys of texts given as key sequences; equal texts count once, whatever their order."""
        seen = {tuple(keys) for keys in texts}
        frequency: Counter[str] = Counter()
        for keys in seen:
            frequency.update(set(keys))
        return cls(len(seen), frequency)

    def weight(self, key: str) -> float:
        """Return the weight of ``key`` in nats; an unseen key weighs most."""
        if key not in self._known:
            share = _EVERYDAY_SHARE if key in everyday_keys() else _OTHER_SHARE
            self._known[key] = math.log((self.texts + _BEFORE) / (self.frequency.get(key, 0) + _BEFORE * share))
        return self._known[key]

    def mass(self, keys: frozenset[str]) -> float:
        """Return the weight of all words of a claim, worked out once for each claim."""
        if keys not in self._masses:
            self._masses[keys] = sum(self.weight(key) for key in sorted(keys))
        return self._masses[keys]

    @property
    def heaviest(self) -> float:
        """The weight of a key seen in one text, for scaling."""
        return math.log((self.texts + _BEFORE) / (1.0 + _BEFORE * _OTHER_SHARE))
