"""Where a clause begins, and where the words that lead into it end."""

from __future__ import annotations

from store.claims.vocabulary.cues import clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence

_NAME_QUOTE = 4
_LONGEST_ASIDE = 6


def clause_start(s: Sentence, index: int) -> int:
    """Return the first word of the clause ``index`` stands in: after a comma, stop, bracket or long quotation."""
    opens = {close: first for first, close in s.closes.items()}
    at = index
    floor = int(str(s.cache.get("label", 0)))
    if index - 2 >= floor and s.text(index - 2) in ("من", "ومن") and s.text(index - 1) in word_class("sides"):
        return index - 2  # «… قبل بداية البطولة من جهته أكد نائب الرئيس أن …»
    while at > floor:
        before = at - 1
        if before in opens:
            first = opens[before]
            if before - first - 1 > _NAME_QUOTE or first == 0 or s.words[first - 1].mark:
                return at
            at = first
            continue
        aside = bracketed(s, before, floor)
        if aside > floor:
            at = aside
            continue
        if not s.free(before) or before in s.closes or s.is_mark(before, ',;:.-()!?"'):
            return at
        at = before
    return at


def bracketed(s: Sentence, close: int, floor: int = 0) -> int:
    """Return the bracket that opens an aside closed at ``close`` («كان العمدة (54 عاما) أعلن»), else -1."""
    if not s.is_mark(close, ")"):
        return -1
    first = next((at for at in range(close - 1, max(floor, close - _LONGEST_ASIDE), -1) if s.words[at].mark), -1)
    behind = first > floor and s.is_mark(first, "(") and not s.words[first - 1].mark
    return (first - (s.text(first - 1) == "ل")) if behind else -1  # «مصادر خاصة لـ(الأيام)»


def lead_end(s: Sentence, start: int, stop: int) -> int:
    """Return where the lead phrases at ``start`` end («من جهته»), with a comma after them."""
    at, words = start, clause_words()
    while at < stop:
        size = 1 if s.text(at) == "و" else s.phrase_at(at, words.leads)
        if not size:
            break
        at += size
        while at < stop and s.is_mark(at, ",;"):
            at += 1
    return at
