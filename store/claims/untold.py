"""What an outlet tells of a speech itself: what was left untold, what else it was about."""

from __future__ import annotations

from store.claims.cues import clause_words
from store.claims.grammar import word_class
from store.claims.propositions import keeps_back
from store.claims.words import Sentence


def about_the_speech(s: Sentence, at: int) -> bool:
    """Say whether the outlet tells of the speech here: «من دون إعطاء تفاصيل», «ولم يوضح متى …», «متطرقا إلى …»."""
    if s.text(at) in word_class("touching_on") or [s.text(at + k) for k in range(3)] == ["علي", "حد", "نص"]:
        return True
    if s.text(at) == "ولم":
        unwilling = s.text(at + 1) in word_class("wishes")
        told = (s.text(k).removeprefix("ب") for k in range(at + 2, at + 5))
        return any(word in word_class("untold") for word in told) if unwilling else _unsaid(s, at + 1)
    return keeps_back(s, at)


def _unsaid(s: Sentence, verb: int) -> bool:
    """Say whether «يوضح متى …», «تذكر تفاصيل» after «لم» only tells that nothing more was said."""
    return s.text(verb) in clause_words().unsaid and s.text(verb + 1) in word_class("left_unsaid")
