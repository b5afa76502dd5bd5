"""Why something happened: reports of one story that give the cause of one event tell one fact, also of two causes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from store.matching.differing.elsewhere import is_event
from store.matching.differing.slots import Conflict, swap_of, word_span
from store.matching.differing.turning import denies, negates
from store.matching.texts.profile import KEPT, Profile

CAUSE = "cause"
# «سبب الحادث», «السبب المباشر للحادث», «تقف وراء الحادث»; «تسبب في الحادث»; «الحريق ناجم عن …».
_NOUNS = frozenset(("سبب", "السبب", "اسباب", "الاسباب", "وراء", "cause"))
_VERBS = frozenset(("تسبب", "تسببت", "تسببا", "يتسبب", "تتسبب", "سبب", "سببت", "caused"))
_RESULTS = frozenset(("ناجم", "ناجمه", "نجم", "نجمت", "ناتج", "ناتجه", "نتج", "نتجت", "يعود", "تعود", "يرجع", "ترجع"))
_FROM = frozenset(("عن", "الي"))
# «عزا الطبيب التسمم إلى …»; «اندلع الحريق بسبب …»; «شرارة أدت إلى اندلاع الحريق».
_LAYS = frozenset(("عزا", "عزت", "يعزو", "تعزو", "ارجع", "ارجعت", "نسب", "نسبت"))
_BECAUSE = frozenset(("بسبب", "نتيجه", "جراء", "بفعل"))
_LED = frozenset(("ادي", "ادت", "يؤدي", "تؤدي"))
# «العمارة سقطت لأن …»: the verb before it is what happened.
_SINCE, _FELL = frozenset(("لان", "لانه", "لانها", "لانهم")), "ت"
# What may stand between a word for a cause and the event: «السبب الرئيسي وراء اندلاع الحريق».
_BETWEEN = frozenset(
    ("في", "الي", "المباشر", "المباشره", "الرئيسي", "الرئيسيه", "الاول", "وراء", "اندلاع", "نشوب", "وقوع", "حدوث",
     "اشتعال", "حصول", "of", "the")
)  # fmt: skip
_WITHIN = 4
_TELLS = frozenset(("assert", "predict", "accuse"))
_THE = ("ال", "لل", "بال")
# Who still looks for the cause does not tell it, unless «أن» stands between: «التحقيقات تشير إلى أن سبب الحريق …».
_SOUGHT = (
    "تحقيق", "التحقيق", "معرفه", "تحديد", "كشف", "الكشف", "ملابسات", "بحث", "الوقوف", "يعرف", "تعرف", "معروف", "مجهول",
)  # fmt: skip
_SEEKING, _THAT = 5, "ان"
_LEAST, _IS = 1, frozenset(("هو", "هي"))


@dataclass(frozen=True, slots=True)
class Cause:
    """The match key of an event, and the indexes of the first and last word that tell its cause."""

    event: str
    first: int
    last: int


@lru_cache(maxsize=KEPT)
def cause_of(profile: Profile) -> Cause | None:
    """Return the cause that a claim gives for an event, None when it gives none, denies one or only looks for it."""
    found = _found(profile) if profile.stance in _TELLS else None
    return None if found is None or denies(profile) else found


def _found(profile: Profile) -> Cause | None:
    words = [word.folded for word in profile.words]
    if len(words) > 2 and words[0].startswith("ال") and words[1] == "الي":  # behind «عزا», «أرجع»
        return _told(profile, 0, 1, 0)
    for i, word in enumerate(words):
        bare = word.removeprefix("و") if word != "وراء" else word
        if found := _by_verb(profile, words, i, bare):
            return found
        if bare in _RESULTS and i and words[i + 1 : i + 2] and words[i + 1] in _FROM:
            event = next((k for k in range(i - 1, max(-1, i - _WITHIN), -1) if words[k].startswith("ال")), None)
            if event is not None:
                return _told(profile, i, i + 1, event)
        if (bare in _NOUNS or bare in _VERBS) and not _is_sought(words, i):
            at = i + 1
            while at < len(words) and at - i < _WITHIN and (words[at] in _BETWEEN or _describes(words, at)):
                at += 1
            if at < len(words) and words[at].startswith(_THE):
                return _told(profile, i, at, at)
    return None


def _describes(words: list[str], index: int) -> bool:
    """Say whether a word describes the cause and the event stands behind it («السبب المرجح للحريق»)."""
    return words[index].startswith("ال") and words[index + 1 : index + 2] != [] and words[index + 1].startswith("لل")


def _by_verb(profile: Profile, words: list[str], i: int, bare: str) -> Cause | None:
    """Return the cause of an event that is laid to it, or that is told behind «بسبب» or before «أدى إلى»."""
    if bare in _LAYS and "الي" in words[i + 2 :]:
        to = words.index("الي", i + 2)
        return _told(profile, i, to, to - 1) if words[to - 1].startswith(_THE) else None
    if bare in _SINCE and i and _may_happen(words[i - 1]):
        return _told(profile, i - 1, i, i - 1)
    if bare in _BECAUSE:
        if i and _may_happen(words[i - 1]):
            return _told(profile, i - 1, i, i - 1)
        before = range(i - 1, max(-1, i - _WITHIN), -1)
        event = next((k for k in before if words[k].startswith(_THE) and is_event(words[k])), None)
        return None if event is None else _told(profile, event, i, event)
    if bare in _LED and words[i + 1 : i + 2] == ["الي"]:
        at = next((k for k in range(i + 2, min(len(words), i + _WITHIN)) if words[k] not in _BETWEEN), len(words) - 1)
        if words[at].startswith(_THE) and is_event(words[at]) and i:
            return _told(profile, i, len(words) - 1, at)
    return None


def _may_happen(word: str) -> bool:
    """Say whether a word may be the verb of what happened to something («سقطت», «انهارت»)."""
    return len(word) > _WITHIN - 1 and word.endswith(_FELL) and not word.startswith(_THE) and not negates(word)


def _is_sought(words: list[str], index: int) -> bool:
    """Say whether the cause is only looked for, or not known («لمعرفة سبب الحريق», «لم يعرف سبب الحادث»)."""
    before = words[max(0, index - _SEEKING) : index]
    before = before[len(before) - before[::-1].index(_THAT) :] if _THAT in before else before
    return any(w.removeprefix("و").removeprefix("ل").startswith(_SOUGHT) or negates(w) for w in before)


def _told(profile: Profile, first: int, last: int, event: int) -> Cause | None:
    """Return the cause told behind the words ``first`` to ``last`` that name event and cause, or else before them."""
    key = profile.words[event].key
    parts = [(last + 1, len(profile.words)), (0, first)]
    if first and profile.words[first - 1].folded in _IS:  # «اللحم هو سبب التسمم بحسب الفحوص»
        parts = [(0, first - 1), *parts]
    for start, end in parts:
        content = [k for k in range(start, end) if profile.words[k].key]
        if key and len(content) >= _LEAST and not key[0].isdigit():
            return Cause(key, content[0], content[-1])
    return None


def one_cause(a: Profile, b: Profile) -> bool:
    """Say whether both claims give the cause of one event."""
    mine, theirs = cause_of(a), cause_of(b)
    return mine is not None and theirs is not None and mine.event == theirs.event


def rivals(a: Profile, b: Profile) -> list[Conflict]:
    """Return two causes of one event that share no word: to be seen, not weighed."""
    mine, theirs = cause_of(a), cause_of(b)
    if mine is None or theirs is None or mine.event != theirs.event:
        return []
    said = [{w.key for w in p.words[c.first : c.last + 1] if w.key} for p, c in ((a, mine), (b, theirs))]
    if said[0] & said[1]:
        return []
    spans = word_span(a, mine.first, mine.last), word_span(b, theirs.first, theirs.last)
    return [swap_of("warning", a, b, spans, 0.0, "two causes of one event").counting(CAUSE)]
