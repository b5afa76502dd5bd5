"""What stands before a reporting verb: a subject set off by a comma, many with what they do, a speech that runs on."""

from __future__ import annotations

from store.claims.clauses.adverbials import says_that
from store.claims.clauses.whom import is_beside
from store.claims.names.name_words import definite, is_given, is_known_surname, is_masdar, is_owned
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, is_time, is_unnamed, starts_speaker
from store.claims.vocabulary.words import Sentence

_LONGEST_SUBJECT = 18


def set_apart(s: Sentence, index: int, start: int, first: int, stop: int, form: Form) -> tuple[int, int] | None:
    """Return the words of a subject that begins at ``first``, behind the leads of its clause, and ends before ``stop``.

    «لكن مصادر طبية، قالت إن …», «لكن المدافعين عن المجلس يقولون إنه …», «ولكن الرئيس المنتهية ولايته أكد أن …».
    """
    if form.kind not in ("perfect", "imperfect") or not first < stop <= first + _LONGEST_SUBJECT:
        return None
    if s.text(index)[:1] in "وف" and cue_forms().get(s.text(index)) is None:
        return None
    heads = start == 0 or s.is_mark(start - 1, ".;:") or first > start
    if not heads or is_beside(s, first) or is_time(s.text(first)) or is_masdar(s.text(first)):
        return None
    if s.is_mark(stop - 1, ","):
        return _behind_comma(s, index, first, stop - 1)
    return _of_many(s, index, first, stop, form) or _whose(s, first, stop)


def _behind_comma(s: Sentence, index: int, first: int, comma: int) -> tuple[int, int] | None:
    """«وزير الخارجية السعودي، قال إن …»: a whole phrase, a comma, a verb with its «أن»."""
    phrase = noun_phrase(s, first, comma, bounded=True) if starts_speaker(s, first) else None
    whole = phrase is not None and phrase.end == comma and says_that(s, index)
    return (first, comma) if whole and not is_verb(s.text(first)) else None


def _of_many(s: Sentence, index: int, first: int, stop: int, form: Form) -> tuple[int, int] | None:
    """«المدافعين عن المجلس يقولون إنه …», «معارضون للقرار قالوا إن …»: a plural and what hangs on it."""
    word, after = s.text(first), s.text(first + 1)
    many = word.endswith(("ون", "ين")) and len(word) > 4 and word[0] != "و" and form.plural and stop > first + 1
    hung = after in word_class("prepositions") or (after[:1] == "ل" and len(after) > 3)
    if not (many and hung and says_that(s, index)) or is_finite(word):
        return None
    plain = not any(s.words[at].mark or is_finite(s.text(at)) for at in range(first + 1, stop))
    return (first, stop) if plain else None


def _whose(s: Sentence, first: int, stop: int) -> tuple[int, int] | None:
    """«الرئيس المنتهية ولايته أكد أن …», «المدرب المقال فريقه قال إن …»: an adjective with a noun of its own."""
    phrase = noun_phrase(s, first, stop - 2, bounded=True) if starts_speaker(s, first) and stop > first + 2 else None
    own = phrase is not None and phrase.end == stop - 2 and definite(s.text(stop - 2)) and is_owned(s, stop - 1)
    return (first, stop - 2) if own and s.text(stop - 2).endswith("ه") else None


def _acts(s: Sentence, first: int, end: int) -> bool:
    """Say whether a finite verb stands between two words."""
    return any(is_finite(s.text(at)) and not is_given(s.text(at)) for at in range(first + 1, end))


def runs_on(s: Sentence, index: int, form: Form) -> bool:
    """Say whether, in a text without stops, «واضاف …», «وقال في تصريح: …» takes the word again inside a speech."""
    if form.kind != "perfect" or any(s.is_mark(at, ",;") for at in range(max(0, index - 7), index)):
        return False
    if form.lemma.continues:
        return "an" in form.lemma.takes
    if s.text(index + 1) in clause_words().complements and "an" in form.lemma.takes and not form.lemma.strict:
        # «… يمثل "خسارة" للثقافة وقال إن …», not «الذي زار بيروت وقال إن …», «الرئيس حذر … وقال إن …».
        near = range(max(0, index - 9), index)
        other = any(s.text(at) in word_class("who_joined") or cue_forms().get(s.text(at)) for at in near)
        return not other and any(at in s.closes for at in near)
    for at in range(index + 1, min(index + 9, len(s.words))):
        if s.text(at) in clause_words().complements:
            # «… وقال الدكتور السبيعي في تصريحات إن …», «… وأوضح الثني أن …».
            told = form.lemma.name == "قال" or not (
                "an" not in form.lemma.takes or form.lemma.strict or _acts(s, index, at)
            )
            return told and (starts_speaker(s, index + 1) or is_known_surname(s, index + 1))
        if s.is_mark(at, ",.;"):
            return False
        if s.is_mark(at, ":"):
            return True
    return False


def things(s: Sentence, first: int, stop: int, form: Form) -> bool:
    """«كل التحاليل تشير إلى …»: behind many people the verb is plural; in the feminine singular it goes with things."""
    many = s.text(first) in word_class("quantifiers") and form.gender == "f" and not form.plural
    return many and not any(
        is_unnamed(s.text(at).removeprefix("ال")) or body_gender(s.text(at)) for at in range(first, stop)
    )
