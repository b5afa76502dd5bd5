"""A verb that tells what was said in a statement or on an occasion named before it: «ألقى كلمة أكد فيها أن …»."""

from __future__ import annotations

from store.claims.vocabulary.cues import clause_words, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence

_LONGEST_SUBJECT = 12
_NAME_QUOTE = 4


def said_in_it(s: Sentence, index: int) -> bool:
    """Say whether «أصدرت الوزارة بيانا أكدت فيه أن …», «عقد مؤتمر أعلن خلاله الوزير أن …» has its verb here."""
    told = index > 1 and s.text(index + 1) in word_class("within") and not s.words[index - 1].mark
    if not told or s.text(index - 1) in word_class("relatives") | word_class("prepositions"):
        return False
    return says_so(s, index + 2)


def says_so(s: Sentence, first: int) -> bool:
    """Say whether «أن», a colon or a quotation follows with nothing but who speaks before it."""
    for at in range(first, min(first + _LONGEST_SUBJECT, len(s.words))):
        if s.text(at) in clause_words().complements or s.is_mark(at, ":") or s.closes.get(at, 0) - at > _NAME_QUOTE:
            return True
        if s.words[at].mark or is_finite(s.text(at)):
            return False
    return False
