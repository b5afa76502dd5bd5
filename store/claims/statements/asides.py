"""What stands between who speaks and the words and interrupts them: brackets, dashes, «حسبما نقلت عنه الوكالة»."""

from __future__ import annotations

from store.claims.clauses.accord_sources import carries, object_verb
from store.claims.clauses.adverbials import PREPOSITIONS
from store.claims.clauses.with_b import opens_with_b
from store.claims.names.name_words import is_masdar
from store.claims.vocabulary.cues import clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_time
from store.claims.vocabulary.words import Sentence

_BRACKET, _DASHES, _PRAYER = 14, 44, 6
# «، بحسب وكالة الأنباء الرسمية،»
_LONGEST_CREDIT = 7


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


def past_accord(s: Sentence, at: int) -> int:
    """Return the word after «حسبما نقلت», «وفق ما ذكرته», behind which who relays it stands; ``at`` without one."""
    if s.text(at) not in clause_words().accord or s.text(at) == "مثلما":
        return at  # «ترفض مصر مثلما يرفض السودان أن …»
    verb = at + 1 + (s.text(at + 1) in ("ما", "لما"))
    relayed = object_verb(s.text(verb)) or carries(s.text(verb)) or s.text(verb) in ("نقل", "نقلت")
    return verb + 1 if relayed else at


def past_prayer(s: Sentence, at: int) -> int:
    """«مؤكدا - حفظه الله - عمق العلاقات»: return the word after a short aside whose first dash stands before ``at``."""
    if not s.is_mark(at - 1, "-"):
        return at
    return next((k + 1 for k in range(at + 1, min(at + _PRAYER, len(s.words))) if s.is_mark(k, "-")), at)


def goes_past(s: Sentence, comma: int, takes: frozenset[str]) -> bool:
    """Say whether a comma only sets off a day or who relays it, or stands before the preposition the verb takes.

    «أفاد شهود في الحي، بسماع دوي», «حذر خبراء، بحسب رويترز، من تخمة».
    """
    after = s.text(comma + 1)
    with_b = "ب" in takes and after[:1] == "ب" and is_masdar(after[1:]) and opens_with_b(s, comma + 1)
    near = range(comma + 2, comma + _LONGEST_CREDIT)
    relayed = after in clause_words().accord and any(
        s.is_mark(k, ",") and s.text(k + 1) in takes & PREPOSITIONS for k in near
    )
    return with_b or relayed or after in takes & PREPOSITIONS or is_time(after) or is_time(s.text(comma - 1))
