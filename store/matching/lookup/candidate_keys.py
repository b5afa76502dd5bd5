"""The keys under which a claim is looked up: its stems, and pieces of the long ones against spelling variants."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from store.matching.texts.vocabulary import content_keys

# Stems this long give their first and last letters as keys too («سيرجي», «سيرغي» still meet in the rest).
_LONG, _PIECE = 6, 4
# A piece in more claims than that says nothing; one in fewer is worth this share of a word.
MOST_PIECE, PIECE_SHARE = 30, 0.5
# A claim is looked up by so many of its rarest words, and so many postings are read for it; more hardly add true pairs.
KEYS, BUDGET = 12, 400
# Claims are worth comparing when the rare words in common weigh this share of the rarest words of one of them.
LEAST = 0.15
# A key in more claims than this share of them is no key, whatever else a claim has; beyond so many claims the number
# grows with the root of the collection alone, so that the work hardly grows faster than the collection.
_CAP_SHARE, _CAP_LEAST, _CAP_ROOT = 0.01, 50, 100_000


def cap(claims: int) -> int:
    """Return in how many of ``claims`` claims a key may be and still be looked up: a function of the set alone."""
    return max(_CAP_LEAST, int(_CAP_SHARE * min(claims, math.sqrt(claims * _CAP_ROOT))))


def weight(claims: int, count: int) -> float:
    """Return how much a key says that stands in ``count`` of ``claims`` claims."""
    return math.log((claims + 1) / max(2, count))


def pieces(keys: Iterable[str]) -> list[str]:
    """Return the first and last letters of long keys, marked as such."""
    found = []
    for key in keys:
        if len(key) >= _LONG and not key[0].isdigit():
            found += ["^" + key[:_PIECE], key[-_PIECE:] + "$"]
    return found


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[str, ...]:
    """Return the distinct words of a claim's text as keys, sorted; a claim that is added is looked up soon after."""
    return tuple(sorted(set(content_keys(text))))


def key_numbers(text: str) -> set[int]:
    """Return the keys under which a claim's text is found, as numbers: its words and their pieces."""
    words = words_of(text)
    return set(map(key_number, (*words, *pieces(words))))


@lru_cache(maxsize=1 << 18)
def key_number(key: str) -> int:
    """Return a key as a 63-bit number, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def chosen(words: Iterable[str], frequency: Mapping[str, int], most: int) -> list[str]:
    """Return the words to look a claim up by: the rarest first, ties by the word, within cap and budget."""
    found: list[str] = []
    read = 0
    for count, word in sorted((frequency.get(word, 0), word) for word in words):
        if count > most or len(found) == KEYS or (read > BUDGET and len(found) > 2):
            break
        found.append(word)
        read += count
    return found
