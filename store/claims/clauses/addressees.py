"""Whom something is told or asked: the noun phrase that begins where the speaker's own is whole."""

from __future__ import annotations

from store.claims.names.name_words import definite, has_article, in_eponym, is_adjective, is_given, is_masdar, is_owned
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import clause_words, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, is_honorific, is_place, is_time, office_gender
from store.claims.vocabulary.words import Sentence

_FULL_NAME = 2


def addressee(s: Sentence, first: int, end: int) -> int:
    """Return where another noun phrase begins before ``end`` behind a speaker who is whole, -1 when none does.

    «أبلغت شركة حديد الساحل | سوق دبي بأن», «حث الوزير جيرمي هانت | المستشفيات على أن».
    """
    stop = min(end, len(s.words))
    if body_gender(s.text(first)):
        return next((at for at in range(first + 2, stop) if _behind_body(s, at)), -1)
    phrase = noun_phrase(s, first, stop, bounded=False)
    if phrase is None or phrase.name is None or phrase.name[1] - phrase.name[0] < _FULL_NAME or phrase.end >= stop:
        return -1
    return phrase.end if phrase.end == phrase.name[1] and _behind_name(s, phrase.end) else -1


def _behind_body(s: Sentence, at: int) -> bool:
    """Say whether a bare noun after a body's last genitive is somebody else: an office, a body, another construct."""
    word, before, after = s.text(at), s.text(at - 1), s.text(at + 1)
    if s.words[at].mark or definite(word) or not (definite(before) or is_place(before)) or in_eponym(s, at):
        return False
    if office_gender(word) or body_gender(word):
        return True
    closed = word_class("prepositions") | word_class("relatives") | clause_words().complements
    beside = word in closed or word in clause_words().adverbials or s.phrase_at(at, clause_words().leads) > 0
    if beside or word[0] in "بلوفك" or is_time(word) or is_finite(word) or is_honorific(word) or is_masdar(word):
        return False
    construct = (has_article(s, at + 1) and not is_adjective(after)) or is_place(after)
    return construct and not is_time(after) and not is_given(word)


def _behind_name(s: Sentence, at: int) -> bool:
    """Say whether a noun with the article or a pronoun stands here, which no name takes and no title is."""
    word = s.text(at)
    if s.words[at].mark or office_gender(word) or is_honorific(word) or is_time(word):
        return False
    if is_given(word) or is_given(word.removeprefix("ال")):
        return False  # «صالح الأحمد الجابر».
    if is_owned(s, at):
        return not word.endswith("يه") and word[0] != "و"
    definite_noun = has_article(s, at) and word.startswith("ال") and not is_adjective(word)
    return definite_noun and word not in word_class("of_place") | word_class("relatives") | word_class("selves")
