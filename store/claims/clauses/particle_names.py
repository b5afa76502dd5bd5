"""Names that look like a particle, a preposition or a common noun: «بالحاج», «باعشن», «بان», «حق».

The words get a spelling of their own before any rule looks at them, as «علي» does beside «على».
"""

from __future__ import annotations

from dataclasses import replace

from store.claims.clauses.frame import cue_at
from store.claims.names.name_words import definite, is_feminine_noun, is_given, is_known_surname, is_masdar, name_like
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    office_gender,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence
from store.language.lexicon import folded_set

_NEAR = 16
_LONGEST_LABEL = 6
_LONGEST_NAME = 4
_LONGEST_BODY = 6
_APOSTROPHE = "'"
# Names of letters that are words too.
_ALSO_WORDS = frozenset(("في", "ال", "او", "ان", "كي", "اي", "ار", "يو"))


def set_names_apart(s: Sentence) -> None:
    """Give the words of personal names that mean something else elsewhere a spelling of their own."""
    section = s.text(0) in folded_set("places", "labels.words")  # «بالصور: …»
    if s.headline and s.is_mark(1, ":") and len(s.text(0)) <= _LONGEST_LABEL and not section and _with_ba(s, 0):
        # «بايتاس: …»: with more letters it is rather «باختصار: …».
        s.words[0] = replace(s.words[0], text=_APOSTROPHE + s.text(0))
    for at in range(1, len(s.words)):
        if s.text(at) == "علي" and _is_ali(s, at):
            s.words[at] = replace(s.words[at], text="علي" + _APOSTROPHE)
            continue
        if s.text(at) == "ان" and (_is_anne(s, at) or _is_letter(s, at)):
            s.words[at] = replace(s.words[at], text=_APOSTROPHE + "ان")
            continue
        if s.text(at) == "باسم" and _is_basem(s, at):
            s.words[at] = replace(s.words[at], text=_APOSTROPHE + "باسم")
            continue
        if s.words[at].mark or len(s.text(at)) < 2 or not _may_be_family(s, at):
            continue
        if _follows_first_name(s, at) or (is_known_surname(s, at) and cue_at(s, at - 1) is not None):
            s.words[at] = replace(s.words[at], text=_APOSTROPHE + s.text(at))


def _is_ali(s: Sentence, at: int) -> bool:
    """Say whether «أسامة علي إن», «الدكتور علي الزهراني» has the name where the paper does not write «على» with ى."""
    first = s.text(at - 1)
    named = is_given(first) or (name_like(s, at - 1) and not (is_common(first) or definite(first) or is_finite(first)))
    family = s.text(at + 1)
    kin = (
        is_given(family) or family == "عبد" or (definite(family) and family.endswith("ي") and not is_common(family[2:]))
    )
    titled = is_honorific(first) and kin
    if s.view.raw[s.view.raw_index(s.words[at].end - 1)] != "ي" or not (named or titled):
        return False
    return titled or _ends_name_here(s, at) or told_to_media(s, at + 1) or at + 1 >= len(s.words)


def _is_basem(s: Sentence, at: int) -> bool:
    """Say whether «باسم» is a first name: «وقال باسم نعيم، القيادي …», «المتحدث باسم الحكومة باسم العوضي أن»."""
    family = at + 1
    if not name_like(s, family) or body_gender(s.text(family)) or is_masdar(s.text(family)):
        return False
    if any(s.text(k) == "باسم" for k in range(max(0, at - _LONGEST_BODY), at)):
        return _ends_name_here(s, family)
    form = cue_at(s, at - 1)
    spoke = form is not None and form.kind in ("perfect", "imperfect")
    titled = bool(office_gender(s.text(family + 1 + s.is_mark(family + 1, ","))))
    apart = _ends_name_here(s, family) and not is_common(s.text(family).removeprefix("ال"))
    apart = apart or s.is_mark(family + 1, '("')  # «وقال باسم العيثان (معلم): …»
    return spoke and (is_given(s.text(family)) or titled or apart)


def _is_anne(s: Sentence, at: int) -> bool:
    """Say whether «آن» is a first name: «وقالت آن دوفال إن»; not «في آن واحد», «آن الأوان», «أكد آن الحكومة»."""
    family = s.text(at + 1)
    if s.raw(at, at + 1)[:1] != "آ" or s.text(at - 1) in word_class("prepositions") or not name_like(s, at + 1):
        return False
    other = definite(family) or is_finite(family) or is_masdar(family) or is_common(family) or is_place(family)
    return not (other or is_feminine_noun(s, at + 1))


def _is_letter(s: Sentence, at: int) -> bool:
    """Say whether «إن» is a letter of «إن تي في», «إن بي سي»."""
    letters = word_class("letter_names")
    return s.text(at + 1) in letters and s.text(at + 1) not in _ALSO_WORDS and s.text(at + 2) in letters


def _ends_name_here(s: Sentence, at: int) -> bool:
    """Say whether a comma, a colon, a quotation or «إن» follows."""
    return s.is_mark(at + 1, ",:") or at + 1 in s.closes or s.text(at + 1) in clause_words().complements


def _may_be_family(s: Sentence, at: int) -> bool:
    """Say whether the word could be a family's name although a rule would read something else in it."""
    word = s.text(at)
    if word.startswith("با"):
        return word == "بان" or (word not in word_class("with_b") and _with_ba(s, at))
    return word in word_class("nouns_as_names")


def _with_ba(s: Sentence, at: int) -> bool:
    """Say whether «با…» holds neither a noun with «بِ» nor an adverb: «بالحاج», «بايتاس», not «بالوزارة»."""
    word = s.text(at)
    rest = word[1:]
    if not word.startswith("با") or s.raw(at, at + 1)[1:2] != "ا" or cue_forms().get(word) is not None:
        return False
    noun = is_feminine_noun(s, at) or body_gender(rest) or office_gender(rest) or is_place(rest) or is_time(rest)
    known = word in clause_words().adverbials | word_class("idle") | word_class("manners") | word_class("adverbs_in_b")
    titled = s.is_mark(at + 1, ",") and bool(office_gender(s.text(at + 2)))
    act = rest.startswith("ال") and is_masdar(rest) and not titled
    return not (noun or known or act or word.endswith(("ات", "ين")))


def _follows_first_name(s: Sentence, at: int) -> bool:
    """Say whether a first name stands right before, with the verb that reports before it, and the name ends here."""
    found = _verb_before(s, at)
    if found is None:
        return False
    verb, form = found
    if "ب" in form.lemma.takes or not _ends_here(s, at, form):
        return False
    first = s.text(at - 1)
    alone = verb == at - 2 and name_like(s, at - 1) and not first.startswith("ال") and not is_masdar(first)
    return is_given(first) or (alone and s.text(at) not in word_class("nouns_as_names"))


def _verb_before(s: Sentence, at: int) -> tuple[int, Form] | None:
    """Return the reporting verb before the name, with only names and titles between."""
    for verb in range(at - 2, max(at - 2 - _NEAR, -1), -1):
        if s.words[verb].mark or s.text(verb) in clause_words().complements:
            return None
        form = cue_at(s, verb)
        if form is not None and form.kind in ("perfect", "imperfect") and not is_given(s.text(verb)):
            return verb, form
    return None


def _ends_here(s: Sentence, at: int, form: Form) -> bool:
    """Say whether a name ends with this word: before a comma, a colon, a quotation, «إن», or a title and then «إن»."""
    after = s.text(at + 1)
    if at + 1 >= len(s.words) or at + 1 in s.closes or s.is_mark(at + 1, ",:"):
        return s.text(at) != "بان" or _said_later(s, at + 2)
    if after in clause_words().complements:
        return True
    titled = bool(office_gender(after)) or is_honorific(after)
    return titled and "an" in form.lemma.takes and _said_later(s, at + 1)


def _said_later(s: Sentence, first: int) -> bool:
    """Say whether «إن», a colon or a quotation follows in the same clause, governed by no preposition."""
    for at in range(first, min(first + _NEAR, len(s.words))):
        if s.text(at) in clause_words().complements:
            return s.text(at - 1) not in word_class("prepositions")
        if s.is_mark(at, ":") or (at in s.closes and s.closes[at] - at > _LONGEST_NAME):
            return True
        if s.is_mark(at, ".;!?") or (cue_at(s, at) is not None and at > first):
            return False
    return False


def whole_name(s: Sentence, at: int) -> bool:
    """Say whether «بان» is a name («بان كي مون», «وحذر بان من أن …»), or «إن» is a letter of «سي إن إن»."""
    first = s.text(at - 1) == "سي" and s.text(at) == s.text(at + 1) == "ان"
    second = s.text(at - 2) == "سي" and s.text(at - 1) == s.text(at) == "ان"
    warned = s.text(at) == "بان" and s.text(at + 1) == "من" and s.text(at + 2) in clause_words().complements
    return first or second or warned or s.phrase_at(at, clause_words().whole_names) > 0
