"""A subject that stands far before its verb: behind «لكن», «في حين», and before what is told of it by the way.

«لكن وزارة الصحة، التي تتابع الملف منذ أشهر، قالت إن …», «المتحدث باسم الجيش، في بيان أصدره أمس، أكد أن …».
"""

from __future__ import annotations

from store.claims.clauses.adverbials import says_that
from store.claims.clauses.clause_heads import bracketed
from store.claims.clauses.said_in import says_so
from store.claims.clauses.whom import is_beside
from store.claims.names.name_words import Phrase, is_given, is_known_surname, is_masdar
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, clause_words, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_time, starts_speaker
from store.claims.vocabulary.words import Sentence

_FARTHEST = 32
_SHORTEST_RELATIVE = 3
_BEING = frozenset(("وهو", "وهي", "وهم", "وهما"))


def far_subject(s: Sentence, index: int, stop: int, form: Form) -> tuple[int, int, int] | None:
    """Return (head of the clause, first word, end) of a subject set off from the verb at ``index``; None for none.

    ``stop`` is where the verb with its particles begins. The subject is parsed whole up to the first comma or
    relative, what stands between must be told by the way, and verb and subject agree.
    """
    topic = s.text(index)[:1] == "ف" or s.text(stop)[:1] == "ف"
    if form.kind not in ("perfect", "imperfect") or not says_that(s, index) or s.text(index)[:1] == "و":
        return None
    aside = bracketed(s, stop - 1)
    stop = aside if aside > 0 else stop  # «والعمدة سعيد هلال (60 عاما) قال إن …»
    for head, first in _heads(s, stop, topic=topic):
        bound = next((at for at in range(first, stop) if s.free(at) and _bounds(s, at)), stop)
        if bound == stop and first == head and s.text(first)[:1] != "و":
            continue  # right before its verb and behind no lead it is found elsewhere
        if is_beside(s, first) or is_time(s.text(first)) or is_masdar(s.text(first)) or is_finite(s.text(first)):
            continue
        kept = s.words[first]
        named = starts_speaker(s, first) or is_given(kept.text) or is_known_surname(s, first)
        if kept.text[:1] == "و" and not named:
            if is_finite(kept.text[1:]):
                continue
            s.without_waw(first)  # «ووزارة الصحة، التي …، قالت إن …»
        phrase = noun_phrase(s, first, bound, bounded=True)
        if phrase is not None and phrase.end == bound and _agree(phrase, form) and _by_the_way(s, bound, stop):
            return head, first, bound
        s.words[first] = kept
    return None


def _heads(s: Sentence, stop: int, *, topic: bool) -> list[tuple[int, int]]:
    """Return (head, word behind its leads) of the clauses that may hold the verb, the nearest first.

    With ``topic``, a verb with «ف», only those with «أما».
    """
    floor = max(int(str(s.cache.get("label", 0))), stop - _FARTHEST)
    found = []
    for at in range(stop - 1, floor - 1, -1):
        if not s.free(at) or s.words[at].mark:
            continue
        begins = at == int(str(s.cache.get("label", 0))) or s.is_mark(at - 1, ".;:,")
        topical = begins and s.text(at) in ("اما", "واما")
        if topical or (not topic and s.text(at) in ("فان", "لكن", "ولكن")):
            found.append((at, at + 1))
        elif not topic and begins:
            first = at + s.phrase_at(at, clause_words().leads)
            first += s.is_mark(first, ",") if first > at else 0
            if first > at or at == 0 or s.is_mark(at - 1, ".;:"):
                found.append((at, first))
    return found


def _bounds(s: Sentence, at: int) -> bool:
    return s.is_mark(at, ",") or s.text(at) in word_class("who_joined")


def _agree(phrase: Phrase, form: Form) -> bool:
    """Say whether the verb may have this subject: a woman's does not go with a man's."""
    return form.plural or not phrase.gender or not form.gender or phrase.gender == form.gender


def _by_the_way(s: Sentence, at: int, stop: int) -> bool:
    """Say whether only asides stand between: relatives, «وهو …», occasions and times between commas."""
    while at < stop:
        comma = s.is_mark(at, ",")
        first = at + comma
        if first >= stop:
            return True
        word = s.text(first)
        relative = word in word_class("who_joined")
        if not (relative or (comma and (word in _BEING or word in word_class("prepositions") or is_time(word)))):
            return False
        at = next((k for k in range(first + 1, stop) if s.free(k) and s.is_mark(k, ",")), stop)
        inside = range(first + 1, at)
        if any(s.text(k) in clause_words().complements for k in inside):
            return False
        if relative and (len(inside) < _SHORTEST_RELATIVE - 1 or not any(is_verb(s.text(k)) for k in inside)):
            return False
        if at == stop and not relative:
            return False  # an aside between commas is closed by one
    return True


def clause_proper(s: Sentence, start: int, stop: int) -> int:
    """Return where the clause proper begins: «وبموجب الرسالة فإن | الحركة قالت …»."""
    turns = (at + 1 for at in range(stop - 1, start, -1) if s.text(at) in ("فان", "لكن", "ولكن") and s.free(at))
    return next(turns, start)


def when_said(s: Sentence, index: int, stop: int) -> bool:
    """«ضجت القاعة عندما قال الرئيس «…»»: a clause of «when» with who says what."""
    when = s.text(stop - 1) in word_class("asked_when") and s.text(stop - 2) != "في"
    return when and says_so(s, index + 1)
