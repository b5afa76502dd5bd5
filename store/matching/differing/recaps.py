"""A later report that tells again what an earlier one told: known by the day it names, or by names and figures.

Words alone do not tell: two fires of two years share the words of fires. Without anything surer there is no link.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from store.matching.differing import counting, days
from store.matching.differing.dated import period, published_day
from store.matching.differing.swaps import is_name
from store.matching.texts.profile import Profile

# A day named this near to the earlier report's event or day of publication is that day.
_NEAR = timedelta(days=2)
# So many shared anchors (places, persons, figures) are one matter; fewer do when the later report says it is past.
_ANCHORS, _ANCHORS_OF_PAST = 3, 1
_LONG_AGO = frozenset(
    (
        "اسبوع", "اسبوعين", "اسابيع", "شهر", "شهرين", "اشهر", "شهور", "عام", "عامين", "اعوام", "سنه", "سنتين", "سنوات",
        "weeks", "months", "years", "week", "month", "year",
    )
)  # fmt: skip
_LAST = frozenset(("الماضي", "الماضيه", "الفائت", "المنصرم", "last", "previous"))
_BEFORE = frozenset(("قبل", "منذ"))
_SMALL = 10


def retold(earlier: Sequence[Profile], later: Sequence[Profile]) -> str:
    """Return why the later claims tell again what the earlier ones told, in words, or '' when that is not sure."""
    told = [day for profile in earlier for day in (published_day(profile), *days.days_of(profile).calendar) if day]
    for profile in later:
        if (named := _names_past_day(profile, told)) is not None:
            return f"the later report names {named}"
    shared = anchors(earlier, later)
    past = any(_speaks_of_past(profile) for profile in later)
    if len(shared) >= (_ANCHORS_OF_PAST if past else _ANCHORS):
        return "both name " + " · ".join(shared[:3])
    return ""


def anchors(one: Sequence[Profile], other: Sequence[Profile]) -> list[str]:
    """Return what both sides name that is no common word: places below a country, persons, figures of one thing."""
    places = _places(one) & _places(other)
    persons = _persons(one) & _persons(other) - places
    return [*sorted(places), *sorted(persons), *sorted(_counted(one) & _counted(other))]


def _places(profiles: Sequence[Profile]) -> set[str]:
    named = (mention for profile in profiles for mention in profile.places if not mention.adjective)
    return {mention.place.name for mention in named if mention.place.name != mention.place.country}


def _persons(profiles: Sequence[Profile]) -> set[str]:
    return {w.key for p in profiles for i, w in enumerate(p.words) if w.key and is_name(p.words, i)}


def _counted(profiles: Sequence[Profile]) -> set[str]:
    """Return the figures with what they count; small ones and vague ones are everywhere."""
    return {
        f"{quantity.value:g} {thing}"
        for profile in profiles
        for quantity in profile.figures
        if quantity.value > _SMALL and (thing := counting.counts_what(profile, quantity))
    }


def _names_past_day(profile: Profile, told: Sequence[date]) -> str | None:
    """Return a day or month the claim names, past when it was published, in which something was told before."""
    published = published_day(profile)
    for mention in profile.dates:
        span = period(mention.iso or "") if mention.granularity in ("day", "month") else None
        if span is None or (published is not None and span[1] >= published - _NEAR):
            continue
        if any(span[0] - _NEAR <= day <= span[1] + _NEAR for day in told):
            return mention.iso
    return None


def _speaks_of_past(profile: Profile) -> bool:
    """Say whether a claim sets what it tells weeks, months or years back («قبل أسابيع», «الشهر الماضي»)."""
    words = [word.folded for word in profile.words]
    return any(
        (a in _BEFORE and b in _LONG_AGO)
        or (a.removeprefix("ال") in _LONG_AGO and b in (*_LAST, "ago"))
        or (a in _LAST and b in _LONG_AGO)
        for a, b in pairwise(words)
    )
