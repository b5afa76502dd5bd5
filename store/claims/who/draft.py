"""What the rules hand over before a claim is finished, and what an article remembers from sentence to sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.claims.clauses.mentions import Mention
from store.claims.vocabulary.words import Sentence
from store.claims.who.people import People
from store.claims.who.person import Person
from store.language.folding import Folded
from store.models import Cue, QuoteType, Resolution, Span, Stance


@dataclass(slots=True)
class Draft:
    """A claim in the making: folded offsets in its sentence's view, who says it and by which rule."""

    sentence: Sentence
    start: int
    end: int
    quote_type: QuoteType
    rule: str
    confidence: float
    person: Person | None = None
    mention: Span | None = None
    resolution: Resolution | None = None
    cue: Cue | None = None
    cue_stance: Stance = "assert"
    via: str | None = None
    chain: tuple[str, ...] = ()
    hedge: str | None = None
    path: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks at the end of a sentence: the view and its folded offset there.

    ``unmarked``: after no «أن»; ``lists``: the lines of a list follow.
    """

    view: Folded
    end: int
    person: Person
    via: str | None
    unmarked: bool
    lists: bool


@dataclass(slots=True)
class ArticleState:
    """What is known of the article while its sentences are read in order."""

    outlet: str | None = None
    published: str | None = None
    people: People = field(default_factory=People)
    via: dict[str, str] = field(default_factory=dict)
    issuer: Person | None = None
    firm: Person | None = None
    # Whether the sentence before told somebody's words: a quotation alone goes on with them.
    spoken: bool = False
    # What the sentence before gave: a source may stand alone after its full stop.
    before: list[Draft] = field(default_factory=list)
    # Whose words may go on in the next sentence.
    speech: Speech | None = None
    # The narrator's statements right behind it: his too, when whoever spoke goes on after them.
    between: list[Draft] = field(default_factory=list)
    # Who does the first thing the headline tells, and the first letter of that verb.
    headed: tuple[Mention, str] | None = None
    # The first words of the text: what a headline's «الأحد» means is told below it.
    opening: str = ""


def word_span(s: Sentence, first: int, end: int) -> Span | None:
    """Return the raw span of words ``first`` to ``end`` (exclusive) in the article; None when there are none."""
    if end <= first:
        return None
    offset = int(str(s.cache.get("offset", 0)))
    span = s.view.raw_span(s.words[first].start, s.words[end - 1].end)
    return Span(span.start + offset, span.end + offset)
