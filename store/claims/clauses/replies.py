"""«ردا على سؤال حول مستقبل الاتفاق»: on what occasion something was said, between the speaker and the words."""

from __future__ import annotations

from store.claims.names.name_words import definite, is_masdar
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence

_ENDS = frozenset(("الي", "علي", "من", "في"))


def past_reply(s: Sentence, at: int) -> int:
    """Return the word after «ردا على سؤال حول مستقبل الاتفاق», ``at`` when none is here."""
    if s.text(at) not in word_class("in_reply") or s.text(at + 1) != "علي":
        return at
    end = at + 3
    while end < len(s.words) and not s.words[end].mark and s.text(end) not in _ENDS:
        if is_masdar(s.text(end)) and not definite(s.text(end)) and definite(s.text(end - 1)):
            break  # «… حول الاتفاق | ضرورة تنفيذه»
        end += 1
    return end
