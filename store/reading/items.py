"""What a format reader hands on: one article, as the file tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.errors import InputRefusedError

# More articles in one file are an archive, to be split: they would be one transaction.
MOST_ITEMS = 20_000


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a format reader finds it; dates as written, everything but ``text`` optional."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    flags: tuple[str, ...] = ()


def bounded(items: Iterable[Item | None]) -> list[Item]:
    """Return the items that are there; raises InputRefusedError as soon as they are more than MOST_ITEMS."""
    kept: list[Item] = []
    for item in items:
        if item is None:
            continue
        if len(kept) == MOST_ITEMS:
            raise InputRefusedError(f"more than {MOST_ITEMS:,} articles in one file; split it")
        kept.append(item)
    return kept
