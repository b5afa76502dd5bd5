"""When something is said: «مساء أمس الأول», «يوم الاثنين الماضي», «في وقت سابق من اليوم», by the grammar of dates."""

from __future__ import annotations

from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence
from store.language.date_atoms import atoms

# No day, hour or term has more words than these.
_LONGEST = 9
# The kinds of dates that say when by themselves; a bare year or month needs «في».
_KINDS = frozenset(("relative", "weekday", "period", "ago"))


def moment_end(s: Sentence, at: int, end: int | None = None) -> int:
    """Return the word after all days and hours that begin at a word, at ``end`` at the latest; ``at`` when none do."""
    stop = len(s.words) if end is None else min(end, len(s.words))
    while at < stop:
        after = _one_end(s, at, stop)
        if after <= at:
            break
        at = after
    return at


def _one_end(s: Sentence, at: int, stop: int) -> int:
    """Return the word after one day, hour or term that begins here; ``at`` when none does."""
    if s.text(at) == "في" and s.text(at + 1) in ("وقت", "ساعه") and s.text(at + 2) in word_class("times_of_day"):
        after = at + 3
        within = s.text(after) == "من"
        return max(_one_end(s, after + within, stop), after)
    bracket = s.is_mark(at, "(")
    first = at + bracket
    told = _told_end(s, first, min(first + _LONGEST, stop))
    if bracket:
        return told + 1 if told > first and s.is_mark(told, ")") else at
    return told


def _told_end(s: Sentence, at: int, stop: int) -> int:
    """Return the word after a date of those kinds that begins with the word itself; ``at`` when none does."""
    if at >= stop or s.words[at].mark:
        return at
    if s.text(at) in ("قبل", "منذ") and s.text(at + 1) in word_class("vague_terms"):
        return at + 2 + (s.text(at + 2) in word_class("few"))
    if s.text(at) == "مره" and s.text(at + 1) in ("اخري", "ثانيه", "جديده"):
        return at + 2
    start = s.words[at].start
    for one in atoms(s.view.text, start, s.words[stop - 1].end):
        if one.start == start and one.kind in _KINDS:
            return next((k for k in range(at + 1, stop) if s.words[k].start >= one.end), stop)
    return at
