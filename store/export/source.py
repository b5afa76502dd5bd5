"""What an export needs of a Store, and the one read snapshot in which it reads everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from store.models import Article, Claim, Event, Group


class Reading(Protocol):
    """The part of the database behind a Store that an export uses: a snapshot."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Read everything inside the block from one state of the file."""
        ...


class Source(Protocol):
    """The questions an export asks; :class:`store.store.Store` answers them."""

    @property
    def _db(self) -> Any: ...

    def articles(self) -> Iterator[Article]:
        """Yield all articles."""
        ...

    def article(self, id_or_path: str, version: int | None = None) -> Article:
        """Return one article."""
        ...

    def claims(self) -> Iterator[Claim]:
        """Yield all current claims."""
        ...

    def claim(self, id: str) -> Claim:
        """Return one claim."""
        ...

    def claim_groups(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the groups of claims."""
        ...

    def claim_file(self, id: str) -> str:
        """Return the file of a claim."""
        ...

    def groups(self, *, state: str | None = None, limit: int | None = None) -> Iterator[Group]:
        """Yield groups, of one state if given."""
        ...

    def log(
        self,
        *,
        reviewer: str | None = None,
        group: str | None = None,
        limit: int | None = None,
        after: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[Event]:
        """Yield events."""
        ...

    def rejected_pairs(self, *, limit: int | None = None) -> list[tuple[str, str, str]]:
        """Return the pairs kept apart."""
        ...

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting."""
        ...

    def follow(self) -> None:
        """Let scores follow the decisions."""
        ...


def snapshot(store: Source) -> AbstractContextManager[None]:
    """Return the block in which everything is read from one state of the file."""
    store.follow()
    reading: Reading = store._db
    return reading.snapshot()


def head(store: Source) -> str:
    """Return the head of the chain of events, or an empty string before the first event."""
    return next((event.hash for event in store.log(limit=1, newest_first=True)), "")


def sizes(group: Group) -> str:
    """Return «5 statements · 2 reports · 1 independent source»: articles are reports, origins behind them sources."""
    counted = [(group.reports, "report"), (group.sources.count, "independent source")]
    if len(group.members) > group.reports:
        counted.insert(0, (len(group.members), "statement"))
    return " · ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in counted)
