"""Words with which nobody who speaks can begin: «أود», «أيضا», «تماشيا مع», «الماضي», «لضباط», «أو»."""

from __future__ import annotations

from store.claims.vocabulary.cues import clause_words, is_event_noun, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    is_unnamed,
    office_gender,
)
from store.claims.vocabulary.words import Sentence
from store.language.lexicon import folded_set
from store.language.numerals import number_words

_SHORTEST_VERB = 4
_LONG = 5


def heads_nothing(s: Sentence, at: int) -> bool:
    """Say whether no name, title or body begins with this word, whatever follows."""
    word = s.text(at)
    if prays(s, at):
        return True
    if word in folded_set("titles", "common_names.words") or word.startswith("'"):
        return False
    if len(word) == 1 and word.isalpha() and len(s.text(at + 1)) == 1 and s.text(at + 1).isalpha():
        return True  # the letters of an agency: «(أ ش أ)»
    if s.text(at - 1) in word_class("perfect_particles"):
        return True  # «فقد أمهل زعيم …»: only a verb follows.
    if word in word_class("heads_nothing") or word in word_class("adding") or _first_person(s, at):
        return True
    if _governed(s, at) or opens_clause(word):
        return True
    if word in word_class("why") and _governed_next(s.text(at + 1)):
        return True
    return _told(word)


def prays(s: Sentence, at: int) -> bool:
    """Say whether a prayer for whoever was named begins here: «رضي | الله عنه», «رحمها الله», «صلى الله عليه وسلم»."""
    return s.text(at + 1) in ("الله", "المولي") and s.text(at) in word_class("prayers")


def _first_person(s: Sentence, at: int) -> bool:
    """Say whether «أود», «نسمع», «نعتقد» stands here: already what is said."""
    word = s.text(at)
    if word in word_class("own_verbs"):
        return s.raw(at, at + 1)[:1] != "ا" or s.text(at + 1) in ("ان", "انه", "الي")
    if len(word) < _SHORTEST_VERB or word.endswith("ان") or not (word[0] == "ن" or s.raw(at, at + 1)[:1] == "أ"):
        return False
    noun = office_gender(word) or body_gender(word) or is_unnamed(word) or is_place(word) or is_event_noun(word)
    return not noun and is_finite("ي" + word[1:]) and _governs(s, at + 1)


def _governs(s: Sentence, at: int) -> bool:
    """Say whether the word can stand behind a verb of one's own, not behind a first name: «أن», «في», «الحكومة»."""
    after = s.text(at)
    return after in clause_words().complements | word_class("prepositions") or after.startswith("ال") or is_time(after)


def _governed_next(after: str) -> bool:
    """Say whether a preposition, alone or with its noun, comes next: «مع», «لتوجيهات»."""
    return after in word_class("prepositions") or (after[:1] in "لب" and len(after) > 3)


def _governed(s: Sentence, at: int) -> bool:
    """Say whether a preposition is written with this noun: «بجروح عميقة», «بجهود المعلمين», «لمدة أربعة أعوام».

    No name in «ة» stands before a numeral; «جهود», «جنود» have the shape of many things, told with what follows.
    """
    word, rest, after = s.text(at), s.text(at)[1:], s.text(at + 1)
    if word[:1] not in ("ب", "ل") or len(word) < 4 or is_place(word) or word in word_class("with_b"):
        return False
    if word[0] == "ل" and after in number_words().all and s.raw(at, at + 1).endswith("ة"):
        return True
    things = len(rest) == 4 and rest[2] == "و" and rest[3] not in "اويه"
    return things and (after.startswith("ال") or is_unnamed(after) or bool(body_gender(after)) or _bare(s, at + 1))


def opens_clause(word: str) -> bool:
    """«وبعبارة أخرى», «وبالمناسبة», «ولإعادة السياح», «وفيما يخص»: «و», a preposition and a noun open a clause."""
    rest = word[1:]
    if word in ("وفيما", "وحسب", "وبالمثل"):
        return True
    if word[:2] not in ("وب", "ول") or len(word) < _LONG or is_place(word) or is_place(rest) or is_honorific(rest):
        return False
    if body_gender(rest) or office_gender(rest) or is_unnamed(rest) or rest in word_class("with_b"):
        return False
    bare = word[2:].removeprefix("ال")
    noun = is_common(word[2:]) or is_common(bare) or bare in word_class("quantifiers") or bare in word_class("issued")
    return noun or (is_event_noun(bare) and len(bare) > _SHORTEST_VERB)


def _bare(s: Sentence, at: int) -> bool:
    """Say whether an indefinite noun or adjective in «ة» stands here that is no office or place."""
    word = s.text(at)
    named = word in folded_set("titles", "feminine_names.words") or word in folded_set("titles", "common_names.words")
    noun = s.raw(at, at + 1).endswith("ة") and not word.startswith("ال")
    return noun and not (named or office_gender(word) or body_gender(word) or is_place(word) or is_honorific(word))


def _told(word: str) -> bool:
    """Say whether «لضباط», «لرئيس», «لوزارة», «لشباب» names who is told."""
    rest = word[1:]
    if word[:1] != "ل" or len(rest) < 3 or office_gender(word) or body_gender(word) or is_place(word):
        return False
    return is_common(rest) or bool(office_gender(rest) or body_gender(rest)) or is_unnamed(rest) or is_honorific(rest)
