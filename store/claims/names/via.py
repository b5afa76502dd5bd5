"""The outlet that somebody's words were said to: «لـ«عكاظ»», «لوكالة الصحافة الفرنسية»."""

from __future__ import annotations

import re

from store.claims.vocabulary.cues import clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_outlet, is_time, past_told, tells_press, told_to_media
from store.claims.vocabulary.words import Sentence

_MARKS = re.compile('[_"«»“”„‟″〝〞]')
# «وفق ما ذكرت عنه |».
_NEAR = 5


def clean(raw: str) -> str:
    """Return a mention without quotation marks, line breaks and the signs of a hashtag."""
    return " ".join(_MARKS.sub(" ", raw.replace("#", "")).split()).strip(" ,،.-")


def read_via(s: Sentence, first: int, end: int) -> str | None:
    """Return the outlet the words were said to («لـ«عكاظ»», «لوكالة الصحافة الفرنسية»), None for «للصحافيين»."""
    for at in range(first, end):
        owned = s.text(at - 1) in word_class("belongs")
        if told_to_media(s, at) or (s.text(at) == "ل" and at + 1 in s.closes and not owned):
            return _outlet(s, at, end)
        if s.text(at) == "ل" and s.is_mark(at + 1, "(") and s.text(at - 1) in word_class("words_of"):
            close = next((k for k in range(at, min(at + 8, len(s.words))) if s.is_mark(k, ")")), at)
            return clean(s.raw(at + 2, close)) or None  # «في تصريح لـ(المدى)»
        if s.text(at) == "ل" and is_outlet(s.text(at + 1)):
            return clean(s.raw(at + 1, at + 2))  # «لـ الأهرام»
        if s.text(at) == "مع" and s.text(at + 1) in word_class("media"):
            # «في اتصال هاتفي مع وكالة …».
            return _outlet(s, at + 1, end)
        if s.text(at) in clause_words().accord and s.text(at)[:1] != "ل":
            # «حسبما نقلت عنه وكالة …», «وفق ما ذكرته الصحيفة».
            near = range(at + 2, min(at + _NEAR, end))
            outlet = next((k for k in near if s.text(k).removeprefix("ال") in word_class("media")), -1)
            if outlet > 0:
                return _outlet(s, outlet, end)
    return None


def _outlet(s: Sentence, at: int, end: int) -> str | None:
    """Return the outlet after «ل» («لـ«عكاظ»», «لوكالة الصحافة الفرنسية»); none for «للصحفيين»."""
    word = s.text(at)
    if word == "ل" and at + 1 in s.closes:
        return clean(s.raw(at + 2, s.closes[at + 1])) or None
    if tells_press(word):
        return None
    named = past_told(s, at)
    stop = min(end, named) if named > at + 1 else at + 1
    while named <= at + 1 and stop < min(end, at + 8):
        if stop in s.closes:
            stop = s.closes[stop] + 1
            continue
        if (
            s.words[stop].mark
            or s.text(stop) in clause_words().complements
            or s.text(stop) in word_class("prepositions")
            or is_time(s.text(stop))
            or s.text(stop) in word_class("source_verbs")
            or s.text(stop) in word_class("unnamed_because")
        ):
            break
        stop += 1
    raw = clean(s.raw(at, stop))
    raw = raw.removeprefix("لـ").strip()
    if raw.startswith("لل"):
        return "ال" + raw[2:]
    return raw.removeprefix("ل") or None
