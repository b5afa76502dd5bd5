"""The nouns of the field as frozen records. Rooms hand these to each other; nothing here does any work.

Offsets are code points into the raw text of the article version, end exclusive: ``text[start:end]``.
Times are UTC ISO-8601 strings; dates are ISO strings (``2016-12-06``, ``2016-12``, ``2016`` or a range
``2016-12-06/2016-12-07``) and always carry a basis.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Stance = Literal["assert", "deny", "accuse", "call_for", "question", "predict", "decline"]
QuoteType = Literal["direct", "mixed", "indirect", "narrator"]
Resolution = Literal["explicit", "title", "chain", "anaphora", "reviewer"]
Comparator = Literal[">=", ">", "<=", "<", "~", "vague>="]
State = Literal["pending", "approved", "rejected", "deferred", "not_checkable", "reopened"]
Outcome = Literal["approve", "reject", "defer"]
FoldKind = Literal["repeat", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of raw text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch folded away from claims: furniture of the page, or text that the same page prints again.

    ``reason`` is the rule in words; ``of`` is the kept copy of a repeat.
    """

    start: int
    end: int
    kind: FoldKind
    reason: str
    of: Span | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. ``kind`` is newspaper, agency, broadcaster, site or None."""

    name: str
    aliases: tuple[str, ...] = ()
    domain: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as read from a source, before it is stored.

    ``key`` names the article across loads (its URL, else the absolute path, with ``#n`` for the n-th item of
    a file with several); ``file`` is the base name of the loaded file. ``flags`` are machine words such as
    ``hidden_controls`` or ``damaged_utf8``. ``published_basis`` says where the date came from: ``given``,
    ``in_text``, ``metadata``, ``weekday`` …; both are None when nothing is known.
    """

    key: str
    file: str
    raw: bytes
    text: str
    encoding: str
    encoding_confidence: float
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    published: str | None = None
    published_basis: str | None = None
    flags: tuple[str, ...] = ()
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One stored report by one outlet: the newest version, or the version asked for. ``id`` is ``a…``."""

    id: str
    file: str
    path: str
    text: str
    sha256: str
    encoding: str
    encoding_confidence: float
    version: int
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    published: str | None = None
    published_basis: str | None = None
    loaded_at: str | None = None
    flags: tuple[str, ...] = ()
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting word: its span and its dictionary form («قال»)."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: ``value`` (``value_max`` for ranges), its ``unit`` (currency, per cent, …) and what is counted."""

    start: int
    end: int
    value: float
    value_max: float | None = None
    unit: str | None = None
    counted: str | None = None
    comparator: Comparator | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. ``iso`` is None when nothing anchors it; ``basis`` is in_text, rel+pub, weekday …"""

    start: int
    end: int
    iso: str | None
    granularity: str
    basis: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that could get one verdict; ``article.text[start:end] == text``. ``id`` is ``c…``.

    ``speaker`` is the canonical name, ``speaker_mention`` where it stands; both None for the narrator, and
    ``speaker`` None with a ``cue`` means unresolved («?»). ``via`` is the agency or outlet that relays.
    ``score`` orders claims by check-worthiness inside ``checkworthiness`` 0–3; ``reasons`` are readable.
    ``path`` tells for ``--explain`` how content, speaker and figures were found, one step an entry.
    """

    id: str
    article_id: str
    start: int
    end: int
    text: str
    statement: str
    quote_type: QuoteType
    stance: Stance
    rule_id: str
    confidence: float
    speaker: str | None = None
    speaker_mention: Span | None = None
    speaker_resolution: Resolution | None = None
    speaker_chain: tuple[str, ...] = ()
    via: str | None = None
    cue: Cue | None = None
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    checkworthiness: int = 0
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    language: str = "ar"
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A claim as the matcher sees it, with what it needs to know of its article.

    ``source_run`` may hold the raw article text for wire-copy detection; ``credited`` are agencies the
    article names as its origin.
    """

    claim: Claim
    outlet: str | None
    published: str | None
    article_text: str = ""
    credited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotValue:
    """What one member says in one slot; spans are in that member's article."""

    claim_id: str
    value: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A slot in which members disagree (``differs``) or are compared and agree.

    ``slot`` is one of figure, date, place, speaker, name, negation, antonym, wording, warning; ``counted``
    says what a figure counts; ``note`` is a sentence for the reader (rounding, bounds, framing).
    """

    slot: str
    values: tuple[SlotValue, ...]
    differs: bool = True
    counted: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature's part in a score: its ``value``, its ``contribution`` in log-odds, and words for it."""

    name: str
    value: float
    contribution: float
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with the probability that they report the same fact, and the reasons."""

    a: str
    b: str
    probability: float
    features: tuple[Feature, ...] = ()
    differences: tuple[Difference, ...] = ()
    date_gap: int | None = None
    variants: tuple[tuple[str, str], ...] = ()
    scorer: str = "lexical"


@dataclass(frozen=True, slots=True)
class Constraints:
    """What reviewers decided, as unordered claim-id pairs (each tuple sorted)."""

    must: frozenset[tuple[str, str]] = frozenset()
    cannot: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceFold:
    """Why some members count as one origin: ``kind`` is wire_copy, agency, same_outlet or unknown_outlet."""

    kind: str
    claim_ids: tuple[str, ...]
    reason: str
    share: float | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """How many origins stand behind a group, what was folded and why, and who printed first if known."""

    count: int
    folds: tuple[SourceFold, ...] = ()
    first: str | None = None
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedGroup:
    """What the matcher proposes: claim ids, the group's probability, differences, sources and relation."""

    claim_ids: tuple[str, ...]
    score: float
    lead: str
    differences: tuple[Difference, ...] = ()
    sources: Sources = field(default_factory=lambda: Sources(0))
    relation: int = 1
    relation_reason: str = ""
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link between groups (4 contradicts, 6 recap, 7 related), suggested or set by a reviewer."""

    a: str
    b: str
    relation: int
    reason: str
    by: str | None = None


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
    """One line of the queue or of a list of groups. ``id`` is ``g…``; versions start at 1."""

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


@dataclass(frozen=True, slots=True)
class Counts:
    """The tally: how many groups are in each state, and how many articles, claims and events there are."""

    states: dict[str, int]
    articles: int = 0
    claims: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One search hit: an article or claim id, the text around it and the spans of the match in that text."""

    kind: str
    id: str
    article_id: str
    text: str
    spans: tuple[Span, ...]
    outlet: str | None = None
    start: int = 0
