"""What stands between brackets or dashes inside a sentence and interrupts it."""

from __future__ import annotations

from store.claims.clauses.adverbials import PREPOSITIONS
from store.claims.vocabulary.cues import clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence

_BRACKET, _DASHES, _PRAYER = 14, 44, 6


def past_aside(s: Sentence, at: int) -> int:
    """Return the word after «(…)», «- الذي انتقد الخطة -», «- خلال زيارتها - أنها», ``at`` when none begins there."""
    dash = s.is_mark(at, "-")
    if not (dash or s.is_mark(at, "(")):
        return at
    near = range(at + 1, min(at + (_DASHES if dash else _BRACKET), len(s.words)))
    close = next((k for k in near if s.is_mark(k, "-" if dash else ")")), at)
    after = close + 1 + (s.text(close + 1) in PREPOSITIONS)
    told = close > at and s.text(after) in clause_words().complements
    whole = close - at < _BRACKET and (not dash or s.text(at + 1) in word_class("who_joined"))
    return close + 1 if whole or told else at


def past_prayer(s: Sentence, at: int) -> int:
    """«مؤكدا - حفظه الله - عمق العلاقات»: return the word after a short aside whose first dash stands before ``at``."""
    if not s.is_mark(at - 1, "-"):
        return at
    return next((k + 1 for k in range(at + 1, min(at + _PRAYER, len(s.words))) if s.is_mark(k, "-")), at)
