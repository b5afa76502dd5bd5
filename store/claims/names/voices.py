"""Who can have a voice: the gate that every mention passes before words are given to somebody.

People by name, title or kind, bodies, states and papers speak. A noun that is nobody («صعوبة»), one whose second term
was lost («موظفو», «بيت») or an adjective alone is an unknown voice: better nobody than a wrong name. What stands where
no subject can («بموقف», «عندما», «التأكيد», «رفضه») is no mention at all: whoever spoke before goes on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from store.claims.names.name_words import definite, is_given, is_known_surname, is_masdar, is_owned, name_like
from store.claims.vocabulary.cues import clause_words, cue_forms, function_words, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_governed,
    is_honorific,
    is_outlet,
    is_place,
    is_time,
    is_unnamed,
    of_people,
    office_gender,
    owned_office,
)
from store.claims.vocabulary.words import Sentence

Voice = Literal["speaks", "unknown", "none"]

_MANY = ("ون", "ين", "ان")
_GOD = ("الله", "تعالي")
# The letters of «صغير», «عادل».
_ROOT_AND_LONG = 4


def voice(s: Sentence, at: int, end: int, kind: str) -> Voice:
    """Say whether words ``at`` to ``end``, a mention of ``kind``, can speak, are unknown to us, or are nobody."""
    if at >= end or s.words[at].mark or kind in ("last", "place"):
        return "speaks"
    dated = s.text(at)[:4].isdigit() and (s.text(at).endswith("ه") or s.text(at + 1) in ("ه", "م"))  # «1379 - 1381هـ»
    if opens_speech(s, at, end) or s.text(at) in _GOD or dated or s.text(at + 1) == "مره":
        return "none"  # «آخر مرة أعلن فيها عن …»
    alone = end - at == 1
    if alone and _cut(s, at):
        return "unknown"
    if s.text(at) in word_class("no_heads") and not _met(s, at):
        return "unknown"
    if _known(s, at):
        return "speaks"
    named = kind == "person" and (
        any(_known(s, k) for k in range(at + 1, end))
        or (not alone and not is_common(s.text(at + 1)) and name_like(s, at + 1))
    )
    if not named and (_is_no_subject(s, at) or _is_verb(s, at)):
        return "none"
    if _is_deed(s, at):
        told = alone and (s.text(end) in word_class("prepositions") or s.text(end) in clause_words().complements)
        return "none" if told or not definite(s.text(at)) else "unknown"
    titled = kind == "person" or bool(office_gender(s.text(end)))  # «أمل الحداد», «أمل الحداد مديرة مكتب …»
    named = named or (titled and not alone and not definite(s.text(at)))
    return "unknown" if not named and _is_thing(s, at, end) else "speaks"


def opens_speech(s: Sentence, at: int, end: int) -> bool:
    """Say whether words ``at`` to ``end`` begin what is said or an adverbial: «لقد خشيت», «رغم الصدمة التي …»."""
    first = s.text(at)
    if s.phrase_at(at, clause_words().whole_names) or is_given(first) or (first == "لو" and name_like(s, at + 1)):
        return False
    closed = first in word_class("opens_speech") or first in word_class("negations") or first in word_class("pronouns")
    return closed or first in word_class("relatives") or (first in ("رغم", "منذ", "برغم") and end - at > 1)


def _known(s: Sentence, at: int) -> bool:
    """Say whether a word by itself introduces somebody who speaks: an office, a body, a name, a source, a number."""
    word = s.text(at)
    bare = word.removeprefix("ال")
    person = is_given(word) or _met(s, at) or is_honorific(word) or bool(office_gender(word)) or owned_office(s, at)
    person = person or of_people(word)
    source = is_unnamed(word) or is_unnamed(bare) or bare in word_class("quantifiers") or bare in _told_of()
    other = bool(body_gender(word)) or is_place(word) or is_outlet(word) or word[:1].isdigit()
    return person or source or other or s.phrase_at(at, clause_words().whole_names) > 0


def _met(s: Sentence, at: int) -> bool:
    """Say whether the word is a first or last name of somebody met before in the article."""
    names = s.cache.get("names")
    return is_known_surname(s, at) or (isinstance(names, frozenset) and s.text(at) in names)


@lru_cache(maxsize=1)
def _told_of() -> frozenset[str]:
    """Return the nouns of papers and findings, which are told of as speaking."""
    return (
        word_class("findings")
        | word_class("nominal_sources")
        | word_class("documents")
        | word_class("issued")
        | word_class("some_of_them")
    )


def _cut(s: Sentence, at: int) -> bool:
    """Say whether a plural that has lost its ن stands here: «موظفو», «مديرو»; its second term is not read."""
    word = s.text(at)
    people = is_unnamed(word) or bool(office_gender(word[:-1]))
    return people and word.endswith("و") and not is_given(word)


def _is_no_subject(s: Sentence, at: int) -> bool:
    """Say whether no subject begins here: a particle, a verb, a noun with its preposition, an accusative, a deed."""
    word, words = s.text(at), clause_words()
    closed = function_words() | word_class("particles") | word_class("leads_to_main")
    if word in closed or (word[0] in "وف" and word[1:] in closed) or is_time(word):
        return True  # «عندما», «وحين»
    owned = next((word[1:].removesuffix(end) for end in ("ها", "هم", "ه") if word.endswith(end)), word[1:])
    held = word[0] in "بل" and is_owned(s, at) and (is_masdar(word[1:]) or is_common(owned))  # «لزملائه»
    told = word[0] == "ل" and is_given(word[1:]) and not is_given(word)  # «قال | لأويس إن …»
    if is_governed(word) or held or told:
        return True
    if (
        word.endswith("ا")
        and len(word) > 4
        and is_common(word[:-1])
        and not (definite(word) or office_gender(word[:-1]))
    ):
        return s.text(at - 1) not in words.complements | {"لكن", "ولكن"}
    return False


def _is_verb(s: Sentence, at: int) -> bool:
    """Say whether a verb stands here: «يراجعون», «أبلغونا», «وقالت»."""
    word = s.text(at)
    bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
    form = cue_forms().get(bare)
    if form is not None and form.kind in ("perfect", "imperfect") and len(bare) > 3:
        return not is_common(bare) or bare[0] in "يت"
    return is_finite(bare) and not is_common(bare) and (bare[0] == "ي" or bare.endswith(("ت", "وا", "نا")))


def _is_deed(s: Sentence, at: int) -> bool:
    """Say whether what is told is a deed, not who does it: «رفضه», «التأكيد», «الحصول», «قتل خمسة»."""
    word = s.text(at)
    bare = word.removeprefix("ال")
    owner = next((bare.removesuffix(end) for end in ("ها", "هم", "ه") if bare.endswith(end)), bare)
    deed = owner if is_owned(s, at) else bare
    return is_masdar(deed) and is_common(deed) and not deed.endswith(("ات", "ه"))


def _is_thing(s: Sentence, at: int, end: int) -> bool:
    """Say whether a word of the language stands here that is neither people nor a paper: «صعوبة», «الحرب», «عوامل».

    «الصغير», «العادي» alone may be a surname; headlines and labels leave «وزارة» and «نادي» out («العمل: …»).
    """
    word, alone = s.text(at), end - at == 1
    bare = word.removeprefix("ال")
    if (s.headline or s.is_mark(end, ":")) and (definite(word) or not alone):
        return False
    # «وزارتا الخارجية والتعليم», «وزيرا الدفاع المصري والأردني».
    pair = (bare.endswith("تا") and body_gender(bare[:-2] + "ه")) or (word[-1:] == "ا" and office_gender(word[:-1]))
    people = bare.endswith((*_MANY, "ي") if definite(word) else _MANY)
    spoken = bare in word_class("may_speak") and (definite(word) or not alone)
    foreign = not alone and not is_common(s.text(at + 1)) and not definite(s.text(at + 1)) and name_like(s, at + 1)
    if not is_common(bare) or people or (pair and not alone) or spoken or foreign:
        return False
    surname = alone and definite(word) and len(bare) == _ROOT_AND_LONG and (bare[1] == "ا" or bare[2] == "ي")
    return not surname


def is_thing(s: Sentence, at: int, end: int) -> bool:
    """Say whether one definite noun of the language stands here that is nobody: «حملت | الحملة اسم …», «تلقت | العلاج».

    As the object of a verb whose subject is left out it must not be read as the subject.
    """
    word = s.text(at)
    many = word.endswith((*_MANY, "ات"))
    alone = end - at == 1 and definite(word) and not many and is_common(word[2:])
    return alone and not (_known(s, at) or of_people(word[2:]))
