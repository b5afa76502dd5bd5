"""Who told the sentence before: «صرح بذلك المدير»."""

from __future__ import annotations

from store.claims.clauses.around_speaker import past_hearers
from store.claims.clauses.frame import cue_at
from store.claims.clauses.mentions import mention_of
from store.claims.names.phrases import noun_phrase
from store.claims.statements.narrator import skip_leads
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import starts_speaker
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState
from store.claims.who.person import Person
from store.language.folding import fold_plain


def who_said_so(s: Sentence, state: ArticleState) -> Person | None:
    """Return who told the sentence before («صرح بذلك لـ«الصحيفة» مدير المستشفى، وقال إن …»): what follows is his."""
    start = skip_leads(s, 0, len(s.words))
    form = cue_at(s, start)
    if form is None or form.kind != "perfect" or s.text(start + 1) not in ("ذلك", "بذلك"):
        return None
    if fold_plain(form.lemma.name) not in word_class("says_so"):
        return None
    phrase = noun_phrase(s, _past_paper(s, start + 2), len(s.words), bounded=False)
    if phrase is None:
        return None
    person, _ = state.people.meet(mention_of(s, phrase))
    s.cache["spoke"] = True
    return person


def _past_paper(s: Sentence, at: int) -> int:
    """Return the word after the paper somebody told, also between marks that make no pair («لـ»الجزيرة» رئيس …»)."""
    if s.text(at)[:1] == "ل" and len(s.text(at)) > 2 and starts_speaker(s, at + 1):
        return at + 1  # «أوضح ذلك لسبق مدير …».
    if s.text(at) != "ل" or at + 1 in s.closes or not s.words[min(at + 1, len(s.words) - 1)].mark:
        return past_hearers(s, at)
    return next((k + 1 for k in range(at + 2, min(at + 5, len(s.words))) if s.words[k].mark), at)
