"""A content after a colon or in quotation marks, and what any content found is."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.names.name_words import is_masdar
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, office_gender
from store.claims.vocabulary.words import Sentence
from store.language.folding import fold_plain

_NAME_QUOTE = 4
# The longest title of a book, film or campaign.
_TITLE_QUOTE = 8
_NEAR = 9
_MATTERS = frozenset(("اهميه", "ضروره", "وجود", "ان", "انه", "انها"))


@dataclass(slots=True)
class Complement:
    """Where the content begins, how it is introduced, and the words between the verb and it.

    ``how`` is an, quote, colon, prep or object; ``exact`` says that the speaker's phrase was parsed, not only
    bounded by the content; ``joint`` says that the content's first letter is the preposition «ب».
    """

    content: int
    how: str
    speaker: tuple[int, int] | None
    exact: bool = False
    joint: bool = False


def region(first: int, end: int) -> tuple[int, int] | None:
    """Return the words between verb and content, None when there are none."""
    return (first, end) if end > first else None


def points_with_l(word: str, form: Form) -> bool:
    """«مشيرا لوجود خلافات», «ولفت المدير لأهمية المشروع»: «ل» stands for «إلى» before a verbal noun."""
    points = fold_plain(form.lemma.name) in word_class("points_to")
    return points and word[:1] == "ل" and len(word) > 4 and (is_masdar(word[1:]) or word[1:] in _MATTERS)


def after_colon(s: Sentence, colon: int, index: int) -> Complement:
    content = colon + 1
    while s.text(content) in clause_words().complements:
        content += 1
    return Complement(content, "quote" if content in s.closes else "colon", region(index + 1, colon))


def quotation(s: Sentence, at: int, index: int, form: Form) -> Complement | None:
    """Decide whether a quotation is the content or part of a name («“جون كيري” إن»)."""
    close, before, takes = s.closes[at], s.text(at - 1), form.lemma.takes
    if takes == {"quote"} and at - index > _NEAR:
        return None
    size = sum(not s.words[k].mark for k in range(at + 1, close))
    if before in word_class("quote_not_speech") or "quote" not in takes:
        return None
    if before in word_class("named_before") and size <= _TITLE_QUOTE and _an_later(s, close + 1):
        return None  # «مؤلف كتاب «نحب الحياة كما تحبون الموت»، أن …»
    titled = office_gender(s.text(at + 1)) and s.text(close + 1) in clause_words().complements
    led = bool(office_gender(before) or body_gender(before)) and not before.startswith("ال")
    speech = any(is_finite(s.text(k)) for k in range(at + 1, close))
    if led and size <= _TITLE_QUOTE and not speech and (_an_later(s, close + 1) or _speech_later(s, close + 1)):
        return None  # «قال مدير «بيت الخبرة للرعاية الصحية المنزلية»: «…»»
    if titled and size <= _TITLE_QUOTE and not speech:
        return None  # «وقال سمير حسن «مدير مركز النيل للدراسات» إن …»
    if size <= _NAME_QUOTE:
        if at == index + 1 and s.text(close + 1) == "نقلا":
            return None  # «أفادت «الشبكة السورية» نقلا عن مراقبين أن …»
        if s.is_mark(close + 1, ",") and s.text(close + 2) in ("وهو", "وهي", "الذي", "التي"):
            return None  # «وقال "سالم القريني"، وهو أحد الباعة، إن …»
        another = s.closes.get(close + 1, 0) - close > _NAME_QUOTE
        if another or _an_later(s, close + 1) or (at == index + 1 and _speech_later(s, close + 1)):
            return None  # «وقالت لمحطة التلفزيون العامة "تي في اي" "لا نعرف شيئا حتى الآن"»
        # «وأعلنت "جبهة النصرة", يوم الأربعاء, مقتل …»: a short quotation right after the verb is who speaks.
        rest = sum(not s.words[k].mark for k in range(close + 1, len(s.words)))
        if at == index + 1 and rest >= 4 and form.kind == "perfect" and "object" in takes:
            return None
        others = takes - {"an", "quote"}
        if size <= 3 and others and not s.words[at - 1].mark:
            return None
        if "object" in takes and rest >= 2 and not (close + 1 < len(s.words) and s.words[close + 1].mark):
            return None
    if size > 2 or close + 1 >= len(s.words) or s.words[close + 1].mark:
        return Complement(at, "quote", region(index + 1, at))
    return None


def _speech_later(s: Sentence, start: int) -> bool:
    """Say whether a longer quotation follows a name: «وقالت «أميصوم»، على «تويتر»، «تلقت القوة معلومات …»»."""
    for at in range(start, min(start + 16, len(s.words))):
        published = s.text(at - 1) in word_class("statements")  # «… في بيان | نشرته على موقعها «…»»
        if s.is_mark(at, ".;:") or (is_finite(s.text(at)) and not published):
            return False
        if at in s.closes and s.closes[at] - at > _NAME_QUOTE:
            return True
    return False


def _an_later(s: Sentence, start: int) -> bool:
    words = clause_words().complements
    for at in range(start, min(start + 16, len(s.words))):
        if s.text(at) in words or s.is_mark(at, ":"):
            return True
        if s.is_mark(at, ".;") or is_finite(s.text(at)):
            return False
        form = cue_forms().get(s.text(at))
        if form is not None and form.kind == "participle" and s.is_mark(at - 1, ","):
            return False
    return False
