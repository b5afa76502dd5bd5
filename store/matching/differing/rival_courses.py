"""Opposite words by which two reports of one story tell one thing contrarily: of one subject, one object or one noun.

«The ministry agrees to hire them» and «the ministry refuses to hire them» are two tellings of one answer; that another
refuses, or refuses something else, is another fact.
"""

from __future__ import annotations

from store.matching.differing.slots import Conflict
from store.matching.texts.profile import Profile
from store.models import Span

# Who does it stands so many words before, or what is done so many behind.
_BEFORE, _BEHIND = 3, 4
# Of two words of one side it is enough.
_SURE = 2
# These tell of two places, times or kinds, not of two courses.
_OF_TWO = frozenset(
    (
        "near / far",
        "east / west",
        "north / south",
        "first / last",
        "more / less",
        "day / month / year",
        "men / women",
        "top / bottom",
        "public / private",
    )
)


def same_arguments(a: Profile, b: Profile, conflict: Conflict) -> bool:
    """Say whether opposite words of two claims have one subject and one object, or an object of two words in common."""
    if conflict.note in _OF_TWO:
        return False
    (before, behind), (earlier, later) = (
        _around(profile, spans[0]) for profile, spans in ((a, conflict.a_spans), (b, conflict.b_spans))
    )
    shared_before, shared_behind = before & earlier, behind & later
    return bool(shared_before and shared_behind) or max(len(shared_before), len(shared_behind)) >= _SURE


def _around(profile: Profile, span: Span) -> tuple[set[str], set[str]]:
    """Return the match keys of the words before and behind a stretch."""
    before = [word.key for word in profile.words if word.end <= span.start][-_BEFORE:]
    behind = [word.key for word in profile.words if word.start >= span.end][:_BEHIND]
    return set(before) - {""}, set(behind) - {""}
