"""Claims with their speakers, figures and dates."""

from __future__ import annotations

from typing import Literal

from store.frozen import dataclass
from store.models.articles import Span

Stance = Literal["assert", "deny", "accuse", "call_for", "question", "predict", "decline"]
QuoteType = Literal["direct", "mixed", "indirect", "narrator"]
Resolution = Literal["explicit", "title", "chain", "anaphora", "reviewer"]
Comparator = Literal[">=", ">", "<=", "<", "~", "vague>="]


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
