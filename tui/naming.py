"""What items are called where people read: a group by its headline, a claim by its words, an article by its title."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from store.errors import TadqiqError
from store.models import Event

if TYPE_CHECKING:
    from store.store import Store

_MOST = 32
# The fields of an event that hold an id.
ITEMS = ("group", "target", "claim", "article")


def quoted(words: str, most: int = _MOST) -> str:
    """Return the first ``most`` characters of some words in quotation marks, cut between words; still logical text."""
    one_line = " ".join(words.split())
    if len(one_line) > most:
        one_line = one_line[:most].rsplit(" ", 1)[0] + "…"
    return f"«{one_line}»"


def items_of(event: Event) -> list[str]:
    """Return the ids of the groups, claims and articles that an event names."""
    return [item for name in ITEMS if isinstance(item := event.body.get(name), str)]


def names(store: Store, events: Iterable[Event]) -> dict[str, str]:
    """Return id → name for what these events name.

    An item that is no more has none and keeps its id; a loaded file is told by its path, and its text is not read.
    """
    ids = dict.fromkeys(item for event in events if "path" not in event.body for item in items_of(event))
    found = {row.id: quoted(row.headline) for row in store.queue_rows([id for id in ids if id.startswith("g")])}
    for id in ids:
        with suppress(TadqiqError):
            if id.startswith("c"):
                claim = store.claim(id)
                found[id] = quoted(claim.statement or claim.text)
            elif id.startswith("a"):
                article = store.article(id)
                found[id] = quoted(article.title or article.file)
    return found
