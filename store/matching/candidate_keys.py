"""The keys under which a claim is looked up: its stems, and pieces of the long ones against spelling variants."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from store.matching.vocabulary import content_keys

K = TypeVar("K", int, str)

# Stems this long give their first and last letters as keys too («سيرجي», «سيرغي» still meet in the rest).
_LONG, _PIECE = 6, 4
# So many postings are read for one claim, the rarest keys first; more keys hardly add true pairs.
BUDGET = 400
MOST_KEYS = 12
# A key in more claims than this share of them is never looked up; in small collections every key may be.
_CAP_SHARE, _CAP_LEAST = 0.003, 60


def cap(claims: int) -> int:
    """Return in how many of ``claims`` claims a key may be and still be looked up: a function of the set alone."""
    return max(_CAP_LEAST, int(_CAP_SHARE * claims))


def pieces(keys: Iterable[str]) -> list[str]:
    """Return the first and last letters of long keys, marked as such."""
    found = []
    for key in keys:
        if len(key) >= _LONG and not key[0].isdigit():
            found += ["^" + key[:_PIECE], key[-_PIECE:] + "$"]
    return found


def lookup_keys(text: str) -> list[str]:
    """Return the distinct keys of a claim's text, sorted."""
    keys = set(content_keys(text))
    return sorted(keys | set(pieces(keys)))


@lru_cache(maxsize=1 << 18)
def key_number(key: str) -> int:
    """Return a key as a 63-bit number, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def chosen(keys: Sequence[K], frequency: Mapping[K, int], most: int) -> list[K]:
    """Return the keys to look a claim up by: the rarest first, ties by the key, within cap and budget."""
    ranked = sorted((frequency.get(key, 0), key) for key in keys)
    found: list[K] = []
    read = 0
    for count, key in ranked:
        if count > most or len(found) == MOST_KEYS or (read > BUDGET and len(found) > 2):
            break
        found.append(key)
        read += count
    return found
