"""What a reporting word takes: «أن …», a quotation, a colon, a preposition, a bare noun phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.claims.cues import Form, clause_words, cue_forms, is_event_noun, is_verb
from store.claims.people_words import PREPOSITIONS, is_name_like, is_place, is_time, starts_speaker
from store.claims.words import Sentence

_FAR = 44
_NOT_BEFORE_AN = frozenset(
    [
        "قبل",
        "بعد",
        "منذ",
        "دون",
        "يمكن",
        "يجب",
        "ينبغي",
        "بدون",
        "لاجل",
        "يتوقع",
        "المتوقع",
        "المقرر",
        "المفترض",
        "الا",
        "غير",
        "حيث",
        "بعيد",
        "يعتقد",
        "بمجرد",
    ]
)
_NO_AN = frozenset(["لان", "كان", "الان"])
_WITH_B = frozenset(
    [
        "باسم",
        "بعد",
        "بين",
        "بشان",
        "بدون",
        "بسبب",
        "برفقه",
        "بحضور",
        "بيان",
        "باريس",
        "بيروت",
        "بغداد",
        "برلين",
        "بكين",
        "بنغازي",
        "بريطانيا",
        "باكستان",
        "بلجيكا",
        "بلاده",
        "بلادها",
        "بخصوص",
        "بعض",
        "بدوره",
        "برئاسه",
        "بيل",
        "بوتين",
        "باراك",
        "بنيامين",
        "بشار",
        "بلير",
    ]
)
_MASDAR = re.compile(
    r"(?:ال)?(?:ت\w\wي\w|تا\wي\w|[ا]\w{2}ا\w|ا\wت\wا\w|است\w{2,3}ا\w|ان\w{2}ا\w|م\wا\w\wه|استعداده|قلق\w*|وجود|اي|عدم|ضرور\w+|جميع|كل|ما|هذه|هذا)\Z"
)
_PREPS = {"الي": "الي", "عن": "عن", "علي": "علي", "من": "من", "في": "في"}


@dataclass(slots=True)
class Complement:
    """Where the content begins, how it is introduced, and the words between the verb and it."""

    content: int
    how: str
    speaker: tuple[int, int] | None


def is_masdar(word: str) -> bool:
    """Say whether a folded word looks like a verbal noun or another word no name begins with."""
    return bool(_MASDAR.match(word)) or is_event_noun(word.removeprefix("ال"))


def complement_after(
    s: Sentence, index: int, form: Form, *, subject_before: bool, strong_only: bool = False
) -> Complement | None:
    """Return what the cue at ``index`` introduces, or None when it introduces nothing.

    ``strong_only`` looks only for «أن», a colon and quotations.
    """
    takes = form.lemma.takes
    strong = _strong(s, index, form)
    if strong is not None or strong_only:
        return strong
    object_like = "object" in takes or any(prep in takes for prep in ("ب", *(_PREPS)))
    if not object_like:
        return None
    return _weak(s, index, form, subject_before=subject_before)


def _region(first: int, end: int) -> tuple[int, int] | None:
    return (first, end) if end > first else None


def _strong(s: Sentence, index: int, form: Form) -> Complement | None:
    """Look for «أن», a colon or a quotation after the cue, past the speaker and adverbials."""
    words, takes = clause_words(), form.lemma.takes
    at, relative, comma = index + 1, False, False
    while at < min(index + _FAR, len(s.words)):
        word = s.text(at)
        if at in s.closes:
            quoted = _quotation(s, at, index, takes)
            if quoted is not None:
                return quoted
            at = s.closes[at] + 1
            continue
        if s.words[at].mark:
            if word == ":" and "quote" in takes:
                return _after_colon(s, at, index)
            if word == "(":
                at = next((k for k in range(at, min(at + 14, len(s.words))) if s.is_mark(k, ")")), at) + 1
                continue
            if word in ".;!?":
                return None
            comma, relative = comma or word == ",", False
            at += 1
            continue
        if "an" in takes and word in words.complements and word not in _NO_AN:
            if s.text(at - 1) not in _NOT_BEFORE_AN and not (is_verb(s.text(at - 1)) and at - 1 > index):
                return Complement(at + 1, "an", _region(index + 1, at))
            return None
        if word in ("هل", "اذا") and at - index < 12 and form.lemma.name in ("تساءل", "سأل"):
            return Complement(at, "an", _region(index + 1, at))
        if word in ("الذي", "التي", "الذين"):
            relative = True
        elif not relative and at > index + 1 and _stops(s, at, comma):
            return None
        at += 1
    return None


def _stops(s: Sentence, at: int, comma: bool) -> bool:
    """Say whether a word ends the search: a finite verb that cannot belong to the speaker's name."""
    word = s.text(at)
    form = cue_forms().get(word) or (cue_forms().get(word[1:]) if word[:1] == "و" else None)
    if form is not None and form.kind in ("perfect", "imperfect") and (comma or len(word) > 3):
        return not is_name_like(s, at)
    return (
        len(word) > 3
        and is_verb(word)
        and (word.endswith(("ت", "وا", "ون")) or word[0] in "يس")
        and word not in ("قد",)
    )


def _after_colon(s: Sentence, colon: int, index: int) -> Complement:
    content = colon + 1
    while s.text(content) in clause_words().complements:
        content += 1
    return Complement(content, "quote" if content in s.closes else "colon", _region(index + 1, colon))


def _quotation(s: Sentence, at: int, index: int, takes: frozenset[str]) -> Complement | None:
    """Decide whether a quotation is the content or part of a name («“جون كيري” إن»)."""
    close, before = s.closes[at], s.text(at - 1)
    size = sum(not s.words[k].mark for k in range(at + 1, close))
    if before in ("ل", "لـ", "صحيفه", "جريده", "قناه", "وكاله", "موقع", "جماعه", "حركه", "تنظيم", "عبر", "علي", "في"):
        return None
    if size <= 4 and _an_later(s, close + 1):
        return None
    if "quote" in takes and (size > 2 or close + 1 >= len(s.words) or s.words[close + 1].mark):
        return Complement(at, "quote", _region(index + 1, at))
    return None


def _an_later(s: Sentence, start: int) -> bool:
    words = clause_words().complements
    for at in range(start, min(start + 16, len(s.words))):
        if s.text(at) in words or s.is_mark(at, ":"):
            return True
        if s.is_mark(at, ".;") or (is_verb(s.text(at)) and len(s.text(at)) > 3):
            return False
    return False


def _weak(s: Sentence, index: int, form: Form, *, subject_before: bool) -> Complement | None:
    """Look for a preposition's content («حذرت من …», «طالب بـ…») or a bare noun phrase after the subject."""
    takes = form.lemma.takes
    subject_end = index + 1 if subject_before else subject_stop(s, index + 1)
    at = _past_adverbials(s, subject_end)
    person_object = ("object" in takes and "ب" in takes) or form.lemma.stance in ("accuse", "call_for")
    for step in range(at, min(at + 9, len(s.words))):
        word = s.text(step)
        if s.is_mark(step, ".;:!?") or (s.words[step].mark and step > at and step not in s.closes):
            break
        if step in s.closes:
            break
        if word in _PREPS and word in takes:
            return Complement(step + 1, "prep", _region(index + 1, subject_end))
        if "ب" in takes and word[:1] == "ب" and word not in _WITH_B and not is_place(word):
            begin = at if person_object and step > at else step
            begin += s.text(begin) == "ب" and begin == step
            return Complement(begin, "prep", _region(index + 1, subject_end))
        if "object" in takes and not person_object:
            break
    if "object" not in takes or at >= len(s.words) or (s.words[at].mark and at not in s.closes):
        return None
    word = s.text(at)
    if word in PREPOSITIONS and word not in ("في",):
        return None
    if is_verb(word) and not is_masdar(word) and not is_place(word):
        return None
    return Complement(at, "object", _region(index + 1, subject_end))


def _past_adverbials(s: Sentence, at: int) -> int:
    """Skip commas, days and «في بيان» between the subject and what it says."""
    words = clause_words()
    while at < len(s.words):
        word = s.text(at)
        if s.is_mark(at, ",") or is_time(word) or word in ("ايضا", "كذلك", "مجددا", "رسميا"):
            at += 1
        elif s.is_mark(at, "(") and is_time(s.text(at + 1)):
            at += 3
        elif word == "في" and s.text(at + 1) in words.after_in:
            at += 2
            while at < len(s.words) and not s.words[at].mark and not is_masdar(s.text(at)) and at - 8 < len(s.words):
                if s.text(at) in ("عن", "الي", "علي", "من") or s.text(at)[:1] == "ب":
                    break
                at += 1
        elif word in ("مساء", "صباح", "فجر", "ظهر", "يوم"):
            at += 1
        else:
            break
    return at


def subject_stop(s: Sentence, first: int) -> int:
    """Return where the subject after a verb ends when no «أن» follows: at a preposition, mark, place or verbal noun."""
    at = first
    if at >= len(s.words) or s.words[at].mark or is_masdar(s.text(at)) or s.text(at) in PREPOSITIONS:
        return first
    if is_time(s.text(at)) or (s.text(at)[:1] == "ب" and s.text(at) not in _WITH_B and not starts_speaker(s, at)):
        return first
    if is_place(s.text(at)):
        at += 1
        while s.text(at)[:1] == "و" and is_place(s.text(at)[1:]):
            at += 1
        return at
    names = 0
    while at < len(s.words):
        word = s.text(at)
        if at in s.closes:
            if s.closes[at] - at > 5:
                break
            at = s.closes[at] + 1
            continue
        if s.words[at].mark or word in PREPOSITIONS - {"باسم"} or is_time(word) or word in clause_words().adverbials:
            break
        if at > first and (
            is_masdar(word)
            or (names and is_place(word))
            or (names and word.startswith("ال") and s.text(at - 1).startswith("ال"))
        ):
            break
        named = is_name_like(s, at) and at > first
        if names and not named and not word.startswith("ال"):
            break
        names += named
        at += 1
    return at
