"""What a format reader hands on: one article, as the file tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a format reader finds it; dates as written, everything but ``text`` optional."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    flags: tuple[str, ...] = ()
