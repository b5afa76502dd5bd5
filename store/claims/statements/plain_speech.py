"""Speech printed with no mark at all: a whole sentence behind «قال», «أضاف», with or without who speaks.

«قال مصدر قضائي في بيان المتهم مريض», «وأردف كان الاجتماع فرصة». Read only where nothing else was found.
"""

from __future__ import annotations

from store.claims.clauses.adverbials import past_adverbials
from store.claims.names.name_words import definite, is_given, is_known_surname, is_owned
from store.claims.names.phrases import noun_phrase
from store.claims.statements.narrator import skip_leads
from store.claims.statements.quoted import Complement, region
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import starts_speaker, tells_time
from store.claims.vocabulary.words import Sentence
from store.language.stems import OWN_WAW

_LEAST = 3
_SPEECH = 5
_NEAR = 12


def plain_speech(s: Sentence, index: int, form: Form) -> Complement | None:
    """«قال مصدر قضائي في بيان المتهم مريض»: «قال» takes a clause, so all behind who speaks and where is said.

    «وأضاف الحكومة رفضت دخولنا»: behind a verb that goes on, a definite noun and its verb without a relative.
    """
    first, last = index + 1, len(s.words) - s.words[-1].mark
    if s.headline or skip_leads(s, 0, index) < index or not first < last:
        return None
    goes_on = form.lemma.continues and not form.lemma.near
    if (goes_on or form.lemma.name == "قال") and _nobody_named(s, first, last):
        return Complement(first, "unmarked", None)
    if form.lemma.continues:
        return Complement(first, "unmarked", None) if _has_verb(s, first, last) else None
    if form.lemma.name != "قال" or form.plural:
        return None
    phrase = noun_phrase(s, first, last, bounded=False)
    known = starts_speaker(s, first) or is_known_surname(s, first)
    if phrase is None or is_verb(s.text(first)):
        return None
    at = _past_place(s, past_adverbials(s, _past_why_unnamed(s, phrase.end)), last)
    if not (known or phrase.end > first + 1 or at > phrase.end):
        return None
    joined = s.text(at)[:1] == "و" and not _has_own_waw(s.text(at))
    begins = not (s.words[at].mark or joined or starts_speaker(s, at)) if at < last else False
    closed = word_class("relatives") | word_class("joints") | word_class("prepositions")
    apart = s.text(at - 1) in clause_words().after_in or {s.text(at), s.text(at - 1)} & closed
    if not begins or apart or last - at < _SPEECH or _still_to_come(s, at, last):
        return None
    return Complement(at, "unmarked", region(first, phrase.end))


def _past_why_unnamed(s: Sentence, at: int) -> int:
    """Return the word after «طلب عدم كشف هويته», ``at`` without it."""
    if s.text(at) not in word_class("unnamed_because"):
        return at
    return next((k + 1 for k in range(at + 1, at + 5) if is_owned(s, k)), at)


def _past_place(s: Sentence, at: int, last: int) -> int:
    """Return the word after «إلى الأمة», «في الشرطة» behind who speaks or where he does, ``at`` without one."""
    near = s.text(at) in ("الي", "في", "من", "مع") and definite(s.text(at + 1)) and at + 2 < last
    return at + 2 if near and (is_verb(s.text(at + 2)) or _has_own_waw(s.text(at + 2))) else at


def _has_own_waw(word: str) -> bool:
    """Say whether «و» is a letter of the word itself: «وافق», «وزير»."""
    return word.startswith(OWN_WAW) or word in word_class("own_first_letter") or is_finite(word)


def _nobody_named(s: Sentence, first: int, last: int) -> bool:
    """Say whether a sentence begins right behind the verb: «كان …», «حاليا لم يعد …», «في ستة أشهر، سطر …»."""
    word = s.text(first)
    if last - first < _SPEECH or _still_to_come(s, first, last) or starts_speaker(s, first) or is_given(word):
        return False
    if is_known_surname(s, first) or first in s.closes or s.words[first].mark:
        return False
    begins = word_class("being") | word_class("opens_clause")
    if word in begins or (is_finite(word) and cue_forms().get(word) is None):
        return True
    after = first + 1
    if word in ("حاليا", "الان") or (tells_time(s, first) and not definite(s.text(after))):
        return s.text(after) in begins or is_finite(s.text(after))
    if word not in ("في", "خلال", "منذ", "بعد", "قبل", "علي"):
        return False
    comma = next((k for k in range(after, min(after + _NEAR, last)) if s.words[k].mark), last)
    return s.is_mark(comma, ",") and is_finite(s.text(comma + 1)) and cue_forms().get(s.text(comma + 1)) is None


def _still_to_come(s: Sentence, first: int, last: int) -> bool:
    """Say whether a colon, or «أن» before any verb, follows: what stands here still tells of who speaks."""
    verb = next((at for at in range(first, last) if is_finite(s.text(at))), last)
    opens = clause_words().complements
    return any(
        s.is_mark(at, ":") or (at < verb + _LEAST and s.text(at) in opens and at > first + is_finite(s.text(first)))
        for at in range(first, last)
    )


def _has_verb(s: Sentence, first: int, last: int) -> bool:
    """Say whether a definite noun begins here and, with nothing but nouns between, a finite verb follows."""
    noun = first + (s.text(first) in word_class("quantifiers"))
    whole = definite(s.text(noun)) or (noun > first and definite(s.text(noun + 1)))  # «كل أهالي الحي يعانون»
    if not whole or starts_speaker(s, first):
        return False
    for at in range(noun + 1, min(noun + 6, last)):
        word = s.text(at)
        if is_finite(word):
            return definite(s.text(at - 1)) and last - at >= _LEAST
        if s.words[at].mark or word in word_class("relatives") or word[0] == "و":
            return False
    return False
