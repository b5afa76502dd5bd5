"""What items are called where people read: a group by its headline, a claim by its words, an article by its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.frozen import dataclass
from store.models import Article, Event

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


def article_called(article: Article) -> str:
    """Return what an article is called beside its outlet: its file, or its title where that is not all of the file."""
    return quoted(article.title) if article.title and not article.path.endswith(article.file) else article.file


def items_of(event: Event) -> list[str]:
    """Return the ids of the groups, claims and articles that an event names."""
    return [item for name in ITEMS if isinstance(item := event.body.get(name), str)]


def names(store: Store, events: Iterable[Event]) -> dict[str, str]:
    """Return id → name for what these events name.

    An item that is no more has none and keeps its id; a loaded file is told by its path.
    """
    ids = dict.fromkeys(item for event in events if "path" not in event.body for item in items_of(event))
    return {id: quoted(name) for id, name in store.called(ids).items()} if ids else {}


@dataclass(frozen=True, slots=True)
class Named:
    """An event with what the items it names are called."""

    event: Event
    names: dict[str, str]


def named(store: Store, numbers: Sequence[int]) -> list[Named]:
    """Read the events of some numbers, each with the names of its items; runs in the store's thread."""
    events = store.events(numbers)
    called = names(store, events)
    return [Named(event, {id: called[id] for id in items_of(event) if id in called}) for event in events]
