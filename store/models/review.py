"""What reviewers see and do: groups, queue rows, events, counts, hits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from store.frozen import dataclass
from store.models.articles import Span
from store.models.claims import Claim
from store.models.matching import Difference, Link, Sources

State = Literal["pending", "approved", "rejected", "deferred", "not_checkable", "reopened"]
Outcome = Literal["approve", "reject", "defer"]
# What an outcome is called as the state of a group.
OUTCOMES = {"approve": "approved", "reject": "rejected", "defer": "deferred"}
# The reviewer and the OS user, as every event keeps them.
Who = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A claim in a group, with what a card shows of it."""

    claim: Claim
    outlet: str | None
    file: str
    published: str | None
    published_basis: str | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One line of the queue or of a list of groups. ``id`` is ``g…``; versions start at 1.

    ``telling`` is the most telling difference as short text («46 ≠ 48», «نفى ≠ أكد»), '' when nothing differs: at
    most 48 characters in logical order, data like any text, so it is drawn through ``one_line`` as one string with
    base direction "auto". ``probe`` marks a pair from below the threshold; its overlay is ``below_threshold``.
    """

    id: str
    version: int
    state: State
    score: float
    outlets: tuple[str, ...]
    members: int
    headline: str
    differs: tuple[str, ...] = ()
    independent_sources: int = 0
    leased_by: str | None = None
    overlays: tuple[str, ...] = ()
    telling: str = ""
    probe: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group with everything its card shows. ``lead`` is the claim whose wording speaks for the group."""

    id: str
    version: int
    state: State
    score: float
    members: tuple[Member, ...]
    lead: str
    differences: tuple[Difference, ...]
    sources: Sources
    relation: int
    relation_reason: str
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    flagged: bool = False
    overlays: tuple[str, ...] = ()
    verdict: str | None = None
    decided_by: str | None = None
    decided_at: str | None = None
    leased_by: str | None = None
    probe: float = 0.0

    @property
    def reports(self) -> int:
        """How many articles report it; one may do so in several statements."""
        return len({member.claim.article_id for member in self.members})


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the append-only record; ``hash`` is SHA-256 over the canonical JSON of the rest and ``prev``."""

    seq: int
    at: str
    reviewer: str
    os_user: str
    kind: str
    body: dict[str, object]
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did: the event's number, the group's state and version after it."""

    seq: int
    group: str
    state: State
    version: int
    undo_of: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not loaded, and why, in words."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the caller says about the articles; None means: find out. ``max_size`` is in bytes."""

    outlet: str | None = None
    published: str | None = None
    format: str | None = None
    encoding: str | None = None
    max_size: int = 10 * 2**20


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load did, in numbers of articles; ``claims`` and ``groups`` are totals now in the database."""

    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: tuple[Refusal, ...] = ()
    claims: int = 0
    groups: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is; ``total`` is None while unknown."""

    stage: str
    done: int
    total: int | None
    words: str = ""


# Who does long work tells how far it is, and asks whether to stop.
Told = Callable[[Progress], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Counts:
    """The tally: how many groups are in each state, and how many articles, claims and events there are.

    Of the pending and reopened ones ``waiting`` are in the queue: a single statement is not.
    """

    states: dict[str, int]
    articles: int = 0
    claims: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One search hit: an article or claim id, the text around it and the spans of the match in that text.

    ``file`` is the base name of the file of the article.
    """

    kind: str
    id: str
    article_id: str
    text: str
    spans: tuple[Span, ...]
    outlet: str | None = None
    start: int = 0
    file: str = ""
