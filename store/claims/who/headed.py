"""Whom a headline begins with: «الدفاع المدني يبحث عن مفقودين.. ويحذر من السيول»."""

from __future__ import annotations

from store.claims.clauses.frame import Frame
from store.claims.clauses.mentions import mention_of
from store.claims.names.phrases import noun_phrase
from store.claims.names.voices import voice
from store.claims.vocabulary.cues import is_finite
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState
from store.claims.who.person import Person

_LONGEST_HEAD = 6


def remember_head(s: Sentence, state: ArticleState) -> None:
    """Keep who does the first thing a headline tells, and whether its verb is a man's or a woman's («ي», «ت»)."""
    first = int(str(s.cache.get("label", 0)))
    near = range(first + 1, min(first + _LONGEST_HEAD, len(s.words)))
    verb = next((at for at in near if is_finite(s.text(at)) and s.text(at)[0] in "يت"), -1)
    phrase = noun_phrase(s, first, verb, bounded=True) if s.headline and verb > 0 else None
    if not s.headline:
        state.headed = None
    elif phrase is not None and phrase.end == verb and voice(s, phrase.first, phrase.end, phrase.kind) == "speaks":
        state.headed = (mention_of(s, phrase), s.text(verb)[0])


def headed(s: Sentence, state: ArticleState, frame: Frame) -> Person | None:
    """Return who goes on behind «و» in a headline: «… ويؤكد أن», whose verb agrees with the first one."""
    word = s.text(frame.cue)
    if state.headed is None or not s.headline or frame.form.kind != "imperfect" or frame.speaker is not None:
        return None
    mention, prefix = state.headed
    return state.people.meet(mention)[0] if word[:2] == "و" + prefix and not frame.form.plural else None
