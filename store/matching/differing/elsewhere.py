"""Claims that say themselves that they tell of another event than the news around them («في حادث منفصل»)."""

from __future__ import annotations

from functools import lru_cache

from store.language.folding import fold_plain
from store.matching.differing import days
from store.matching.texts.lexicons import fates
from store.matching.texts.profile import KEPT, Profile

# Behind the noun of an event: «قارب آخر», «هجوم مماثل»; «إشعار آخر» is no event.
_ANOTHER = frozenset(("اخر", "اخري", "مماثل", "مماثله", "مشابه", "مشابهه", "another", "similar"))
_SEPARATE = frozenset(("منفصل", "منفصله", "separate"))
# Behind the name of a place: «في المغرب المجاور».
_NEXT_DOOR = frozenset(("المجاور", "المجاوره", "neighbouring"))
# So a report turns to something else: «على الصعيد المحلي، …».
_TURNS = (("علي", "الصعيد"), ("علي", "صعيد"), ("في", "سياق"))
# What lies more than so many days back for both claims is another event for both.
_PAST = 2
# Two wordings of one text share so many of the words of the shorter one.
_SAME_WORDS = 0.7


@lru_cache(maxsize=KEPT)
def is_elsewhere(profile: Profile) -> bool:
    """Say whether a claim tells, by its own words, of another event than that of its story."""
    words = [word.folded for word in profile.words]
    if len(words) > 1 and (words[0].removeprefix("و"), words[1]) in _TURNS:
        return True
    places = {mention.last for mention in profile.places}
    return any(
        word in _SEPARATE
        or (i and word in _ANOTHER and is_event(words[i - 1]))
        or (word in _NEXT_DOOR and i - 1 in places)
        for i, word in enumerate(words)
    )


def other_event(a: Profile, b: Profile) -> bool:
    """Say whether one of two claims, in other words than the other, tells of another event than its story's."""
    if is_elsewhere(a) == is_elsewhere(b) or len(a.keys & b.keys) >= _SAME_WORDS * min(len(a.keys), len(b.keys)):
        return False
    return not (days.is_background(a, _PAST) and days.is_background(b, _PAST))


@lru_cache(maxsize=65536)
def is_event(folded: str) -> bool:
    """Say whether a folded word names an event, or what one may befall, also behind a particle."""
    named = fold_plain(fates("nouns")["events"]).split()
    return any(form in named for form in (folded, folded[1:], folded[2:]))
