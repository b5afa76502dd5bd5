"""Ids as people write them: the beginning of one is enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store

# A letter and twelve hexadecimal digits. A whole id may also be one that is no more: who uses it knows.
_WHOLE = 13


def whole(store: Store, written: str) -> str:
    """Return the one id that begins as written; raises UsageError when none does, or several."""
    return written if len(written) >= _WHOLE else store.resolve(written)[1]


def all_whole(store: Store, written: Iterable[str]) -> list[str]:
    """Return the ids of words in which they stand one by one, or with commas or blanks between them."""
    return [whole(store, id) for words in written for id in words.replace(",", " ").split()]
