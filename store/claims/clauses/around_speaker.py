"""What stands before and behind who speaks and is no part of it: «أمس», «في بيان», «لـ«عكاظ»», «بلهجة حازمة»."""

from __future__ import annotations

from store.claims.clauses.adverbials import hears, month_end, past_manner, tells_how
from store.claims.clauses.whom import is_met, of_hearer
from store.claims.names.bodies import bracket_end
from store.claims.names.heads import opens_clause
from store.claims.names.name_words import definite, is_adjective, is_given, is_masdar, is_owned, name_like
from store.claims.vocabulary.cues import clause_words, is_verb, without_object
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.moments import moment_end
from store.claims.vocabulary.people_words import (
    body_gender,
    is_honorific,
    is_time,
    is_unnamed,
    last_week,
    office_gender,
    past_told,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence

_LONGEST_LEAD = 20
_FOR_WHOM = frozenset((("نيابه", "عن"), ("بالنيابه", "عن")))
_AGAIN = frozenset((("مره", "اخري"), ("مره", "ثانيه"), ("مره", "جديده")))
_THIS = ("هذا", "هذه")


def skip_adverbials(s: Sentence, first: int, end: int) -> int:
    """Return where the speaker begins after «أمس», «في بيان»، «لـ«عكاظ»», «خلال مؤتمر صحافي» …"""
    at = first
    while at < end:
        after = _past_word(s, at, end)
        if after <= at:
            after = _past_hearer(s, at, end, alone=at == first)
        if after <= at and _opens_adverbial(s, at):
            after = _past_adverbial(s, at + 1, end)
        if after <= at:
            break
        at = after
    return at


def _past_word(s: Sentence, at: int, end: int) -> int:
    """Return the word after a mark, a day or hour, «أيضا», «من جهتها», «بشدة»; ``at`` when none of them is here."""
    moment = max(moment_end(s, at, end), month_end(s, at))
    if moment > at:
        return moment
    word = s.text(at)
    mark = s.words[at].mark and at not in s.closes and not (s.is_mark(at, "(") and s.text(at - 1) == "ل")
    if mark or is_time(word) or word in word_class("idle") | word_class("within") | word_class("adverbs_in_b"):
        return at + 1
    lead = s.phrase_at(at, clause_words().leads)
    return at + lead if lead > 1 else past_manner(s, at)


def _past_hearer(s: Sentence, at: int, end: int, *, alone: bool) -> int:
    """Return the word after whom it is said to: «لـ«عكاظ»», «لـ(المدى)», «للصحفيين», «لضباط»; ``at`` when nobody is.

    ``alone``: the verb stands right before it, so that it can be no part of a title.
    """
    word = s.text(at)
    if word == "ل" and s.is_mark(at + 1, "("):
        return next((k for k in range(at, min(at + 8, end)) if s.is_mark(k, ")")), at + 1) + 1
    if word == "ل" and at + 1 in s.closes:
        return s.closes[at + 1] + 1
    if alone and word in clause_words().to_media and word.startswith("لل"):
        at += 1
        while is_adjective(s.text(at)) or s.text(at) in word_class("public"):
            at += 1  # «قالت للإذاعة البريطانية العامة»
        return at
    if not (told_to_media(s, at) or hears(s, at)):
        return at
    at = max(at + 1 + of_hearer(s, at, end), past_told(s, at))
    while at < end and not (s.words[at].mark and at not in s.closes) and not _starts_before(s, at, end):
        at = s.closes[at] + 1 if at in s.closes else at + 1
    if s.is_mark(at, "(") and s.text(at - 1) in word_class("media"):
        at = bracket_end(s, at, end)  # «لبرنامج «…» على قناة (تي في)»
    return at


def is_adverbial(s: Sentence, start: int, stop: int) -> bool:
    """Say whether words ``start`` to ``stop`` are one adverbial: a prepositional or time phrase without a verb."""
    if not 0 < stop - start <= _LONGEST_LEAD:
        return stop == start
    first, after = s.text(start), s.text(start + 1)
    bare = first[1:] if first[:1] in ("و", "ف") and first != "في" else first
    for_it = bare.startswith("لل") and len(bare) > 4  # «للمرة الثانية تطالب …»
    timed = (
        is_time(bare)
        or last_week(bare, after)
        or bare in word_class("idle")
        or (bare in _THIS and after in word_class("this_span"))
    )
    how = bare in word_class("manners") or (bare[:1] == "ب" and bare[1:] in word_class("how_in_b"))
    known = (
        bare in word_class("prepositions") or bare in clause_words().adverbials or (bare, after) in _FOR_WHOM | _AGAIN
    )
    about = bare == "فيما" and after in word_class("concerns")  # «وفيما يخص الأسعار قال …»
    if not (for_it or timed or how or known or about or was_asked(s, start) or _led(s, start, stop)):
        return False
    return not any(_does_something(s, at) for at in range(start + 1 + about, stop))


def _led(s: Sentence, start: int, stop: int) -> bool:
    """Say whether «وبالمناسبة …», «ولإعادة السياح …» leads to the verb at ``stop``; «فمن قال …» asks who did."""
    return opens_clause(s.text(start)) and s.text(stop - 1).removeprefix("ف") != "من"


def was_asked(s: Sentence, first: int) -> bool:
    """Say whether «حينما سئل الوزير عما إذا …», «وعندما سئلت عن ذلك» begins here: the question to an answer."""
    asked = any(s.text(at) in word_class("asked") for at in (first + 1, first + 2))
    return s.text(first) in word_class("asked_when") and asked


def _does_something(s: Sentence, at: int) -> bool:
    """Say whether a verb stands here that makes a clause: not in «الذي …», nor of a statement («في بيان صدر أمس»)."""
    if not (is_verb(s.text(at)) and s.text(at) not in clause_words().adverbials and s.free(at)):
        return False
    issued = s.text(at) in word_class("source_verbs")
    return not (s.text(at - 1) in word_class("relatives") or is_owned(s, at) or issued)


def _opens_adverbial(s: Sentence, at: int) -> bool:
    """Say whether a preposition or an adverbial's first word stands here: «في», «خلال», «بحضور», «نيابة عن»."""
    word = s.text(at)
    known = word in ("من", "علي", "في", "عن", "الي") or word in clause_words().adverbials
    how = word[:1] == "ب" and word[1:] in word_class("how_in_b")
    return known or how or _acts_for(s, at) or tells_how(s, at)


def _past_adverbial(s: Sentence, at: int, end: int) -> int:
    """Return where an adverbial ends: at a mark or who speaks; a relative clause in it runs to its comma.

    «في مقال له بعنوان «…»، نشرته صحيفة الغد،», «في اللقاء الذي تميز بحضور العمدة، وعدد من الضيوف،».
    """
    told = False
    while at < end and not (s.words[at].mark and at not in s.closes) and (told or not _surely_speaker(s, at, end)):
        told = told or s.text(at) in word_class("who")
        at = s.closes[at] + 1 if at in s.closes else at + 1
    after = at + 1
    carried = is_owned(s, after) and is_verb(without_object(s.text(after)))
    joined = s.text(after)[:1] == "و" and not (starts_office(s, after) or is_given(s.text(after)))
    if s.is_mark(at, ",") and (carried or joined or s.text(after) in word_class("who")):
        return next((k for k in range(after, end) if s.is_mark(k, ",") and s.free(k)), end)
    return at


def trails(s: Sentence, at: int, end: int) -> bool:
    """Say whether only when, how or in whose turn something is said stands from here to ``end``, behind who says it."""
    word = s.text(at)
    if word == "علي" and s.text(at + 1) in clause_words().on:
        return True  # «وزير الداخلية | على هامش المؤتمر»
    meant = word[1:] in word_class("demonstratives") and s.text(at + 1) not in word_class("regards")
    if _acts_for(s, at) or (word[:1] == "ب" and word[1:] in word_class("how_in_b") - {"اسم"} and not meant):
        return True
    while at < end:
        turn = s.phrase_at(at, clause_words().leads)
        after = max(moment_end(s, at, end), past_manner(s, at), at + (turn > 1) * turn)
        after = max(after, at + (s.text(at) in word_class("idle")))
        if after <= at:
            return False
        at = after
    return True


def _acts_for(s: Sentence, at: int) -> bool:
    """Say whether «نيابة عن» stands here."""
    return (s.text(at), s.text(at + 1)) in _FOR_WHOM


def past_hearers(s: Sentence, at: int) -> int:
    """Return the word after the paper somebody told («لـ"الشروق"», «لرويترز»), ``at`` when none is here."""
    if s.text(at) == "ل" and at + 1 in s.closes:
        return s.closes[at + 1] + 1
    return at + 1 if told_to_media(s, at) else at


def starts_office(s: Sentence, at: int) -> bool:
    """Say whether an office, a body or a courtesy stands here."""
    word = s.text(at)
    return bool(office_gender(word) or body_gender(word)) or is_honorific(word)


def _starts_before(s: Sentence, at: int, end: int) -> bool:
    """Say whether a speaker starts here and goes on («وكالة الأنباء دي بي ايه» ends in no «آية»)."""
    aired = s.text(at - 1) in ("علي", "عبر")  # «لبرنامج «…» على قناة …»
    return (starts_office(s, at) or (is_given(s.text(at)) and name_like(s, at + 1))) and at + 1 < end and not aired


def _surely_speaker(s: Sentence, at: int, end: int) -> bool:
    """Say whether, inside an adverbial, the speaker starts: somebody whom no «مع», «ل» or noun in construct governs."""
    word, before = s.text(at), s.text(at - 1)
    stated = before in clause_words().after_in
    governed = before in word_class("governs_people") or before in word_class("meetings") or is_met(s, at)
    governed = governed or (is_masdar(before) and not definite(before) and not stated)
    if at == 0 or governed or (is_adjective(word) and definite(before)):
        return False  # «في المؤتمر الصحفي»: an adjective here, not somebody's trade.
    if office_gender(word) or is_honorific(word):
        return len(before) > 3 or before in word_class("ends_phrases") or at - 1 in s.closes.values()
    named = is_given(word) and at + 1 < end and name_like(s, at + 1)
    body = bool(body_gender(word)) and (definite(word) or at + 1 < end)
    return (named or body or (is_unnamed(word) and not definite(word))) and (stated or _has_stated(s, at))


def _has_stated(s: Sentence, at: int) -> bool:
    """Say whether «في بيان رسمي», «في بيان له», «في تصريح أمس» ends here, in which nobody else is named."""
    before = s.text(at - 1)
    told = is_adjective("ال" + before) or before in word_class("ends_phrases") or is_time(before)
    return told and s.text(at - 2) in clause_words().after_in
