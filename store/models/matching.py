"""What the matcher reads and proposes: units, pairs, differences, sources, groups."""

from __future__ import annotations

from dataclasses import field

from store.frozen import dataclass
from store.models.articles import Span
from store.models.claims import Claim


@dataclass(frozen=True, slots=True)
class Unit:
    """A claim as the matcher sees it, with what it needs to know of its article.

    ``article_text`` is the raw text of the article, for copies and credits; empty when it is not known.
    """

    claim: Claim
    outlet: str | None
    published: str | None
    article_text: str = ""


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
    # Log-odds that the second reader added, beside those of the features.
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Constraints:
    """What reviewers decided, as unordered claim-id pairs (each tuple sorted)."""

    must: frozenset[tuple[str, str]] = frozenset()
    cannot: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceFold:
    """Why some members count as one origin: ``kind`` is wire_copy, agency, same_outlet, one_voice or unknown_outlet."""

    kind: str
    claim_ids: tuple[str, ...]
    reason: str
    share: float | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """How many origins stand behind a group, what was folded and why, and who printed first if known.

    ``speaker`` is who all members quote, when it is one person: several reports of his words then confirm that he said
    it, not what he said.
    """

    count: int
    folds: tuple[SourceFold, ...] = ()
    first: str | None = None
    agencies: tuple[str, ...] = ()
    speaker: str | None = None


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
    # Above 0 for a pair from below the threshold, shown so that decisions tell of what is not proposed: for how many
    # such pairs it stands.
    probe: float = 0.0
    # The conflicts and the uncertainty it is listed under in the queue; None: its own.
    place: tuple[int, float] | None = None


# The relation of groups that cannot both be true.
CONTRADICTS = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link between groups (4 contradicts, 6 recap, 7 related), suggested or set by a reviewer."""

    a: str
    b: str
    relation: int
    reason: str
    by: str | None = None
