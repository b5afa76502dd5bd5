"""Whom a sentence names: what the article remembers of people, their offices and public bodies."""

from __future__ import annotations

from store.claims.clauses.mentions import mention_of
from store.claims.names.name_words import definite, is_given
from store.claims.names.phrases import noun_phrase
from store.claims.statements.narrator import skip_leads
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_honorific, office_gender
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState
from store.claims.who.holders import two_holders
from store.claims.who.subjects import are_many, mouthpiece, spoken_of


def remember_people(s: Sentence, state: ArticleState, *, quiet: bool) -> None:
    """Note the people with titles in the sentence, and whom it is about when nobody speaks in it (``quiet``)."""
    start = skip_leads(s, 0, len(s.words))
    for at, word in enumerate(s.words):
        if s.free(at) and {word.text, word.text[1:]} & word_class("public_bodies"):
            _hear_of(s, state, at)
        for holder in two_holders(s, at) if s.free(at) else ():
            state.people.seen(holder)
        if word.mark or not s.free(at) or not (office_gender(word.text) or is_honorific(word.text)):
            continue
        phrase = noun_phrase(s, at, len(s.words), bounded=False)
        if phrase is not None and phrase.name is not None:
            state.people.seen(mention_of(s, phrase))
        elif phrase is not None and s.is_mark(at - 1, ",") and not definite(word.text):
            state.people.hold(s.text(at - 2), mention_of(s, phrase).title)
    mouth = mouthpiece(s) if quiet else None
    if mouth is not None:
        state.people.meet(mouth)
    told = spoken_of(s, start) if quiet and not s.headline else None
    state.people.crowd = mention_of(s, told) if told is not None and are_many(s, told) else None
    if told is not None and told.name is not None and told.kind == "person":
        titled = bool(office_gender(s.text(told.first))) or is_honorific(s.text(told.first))
        last = s.text(told.name[1] - 1)
        named = told.name[1] - told.name[0] > 1 and is_given(s.text(told.name[0])) and not last.endswith("ه")
        state.people.tell_of(mention_of(s, told), sure=titled or named)


def _hear_of(s: Sentence, state: ArticleState, at: int) -> None:
    """Remember the public body named here; one joined by «و» («ووزارة التعليم») by its first two words."""
    if s.text(at) not in word_class("public_bodies"):
        state.people.told_of(s.raw(at, min(at + 2, len(s.words))).removeprefix("و"))
        return
    body = noun_phrase(s, at, len(s.words), bounded=False)
    if body is not None and body.kind == "body":
        state.people.told_of(mention_of(s, body).label)
