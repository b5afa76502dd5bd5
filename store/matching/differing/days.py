"""When two claims say their event was: calendar days, days of the week, and the dates of their articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from store.matching.differing.dated import (
    GUESSED,
    WEEK,
    is_from_on,
    is_since,
    is_until,
    iso_days,
    period,
    periods_of,
    published_day,
    told_day,
)
from store.matching.differing.slots import Conflict, letters, word_span
from store.matching.texts.profile import KEPT, Profile
from store.models import Span

# What a claim dates so many days from its article's publication is not the news but its background.
_BACKGROUND = 10
# Figures for the end of a month come out within so many days.
_END_OF, _A_MONTH_OR_SO = frozenset(("نهايه", "بنهايه", "لنهايه", "ختام", "بختام", "اخر", "end")), timedelta(days=45)
# The pluperfect: one of the first words and, so many words on at most, «قد».
_HAD, _DONE = frozenset(("كان", "كانت", "وكان", "وكانت", "كانوا", "وكانوا")), frozenset(("قد",))
_OPENS, _BETWEEN = 2, 8
_FUTURE, _SHORTEST_FUTURE = ("سي", "ست", "سن"), 5


@dataclass(frozen=True, slots=True)
class Days:
    """The days one claim names: as calendar days, and as days of the week without a date."""

    calendar: frozenset[date]
    weekdays: frozenset[int]


@lru_cache(maxsize=KEPT)
def days_of(profile: Profile) -> Days:
    """Return the days a claim names; a day of the week that a dated mention covers is not counted again."""
    calendar = frozenset(day for mention in profile.dates for day in iso_days(mention))
    weekdays = frozenset(day for day, _ in profile.weekdays)
    return Days(calendar, weekdays - {day.weekday() for day in calendar})


@lru_cache(maxsize=KEPT)
def _meant(profile: Profile) -> frozenset[date]:
    """Return the calendar days a claim may mean: a bare day of the week also a week earlier and later."""
    found = set()
    for mention in profile.dates:
        for day in iso_days(mention):
            found.add(day)
            if mention.basis == GUESSED:
                found |= {day - WEEK, day + WEEK}
    return frozenset(found)


def is_background(profile: Profile, far: int = _BACKGROUND) -> bool:
    """Say whether a claim dates all it tells more than ``far`` days from its article's publication; unknown dates tell
    nothing, and what has been so since a day is so today.
    """
    published = published_day(profile)
    known = _periods(profile, from_on=False)
    if published is None or not known or _is_latest(profile, published):
        return False
    return all((first - published).days > far or (published - last).days > far for first, last in known)


def _long_since(profile: Profile) -> bool:
    """Say whether all days a claim names tell since when it has been so, long ago («مغلق منذ فبراير» in May)."""
    published, since = published_day(profile), [m for m in profile.dates if m.iso and is_since(profile, m)]
    spans = [period((mention.iso or "").split("/")[0]) for mention in since]
    dated = published is not None and bool(spans) and len(since) == len(profile.dates)
    return dated and all(span is not None and (published - span[1]).days > _BACKGROUND for span in spans if published)


def _lies_ahead(profile: Profile) -> bool:
    """Say whether all that a claim dates will be after its article's publication («ستتجاوز الصين عام 2040»)."""
    published = published_day(profile)
    return published is not None and all(first > published for first, _ in _periods(profile))


def _foretells(profile: Profile) -> set[str]:
    """Return the verbs in the future tense of a claim, and what begins like one."""
    return {w.folded for w in profile.words if w.folded.startswith(_FUTURE) and len(w.folded) >= _SHORTEST_FUTURE}


def _is_latest(profile: Profile, published: date) -> bool:
    """Say whether a claim tells how things stood at the end of the last month or so («85 مليارا بنهاية يوليو»): what is
    known of them today.
    """
    for mention in profile.dates:
        span, start = period(mention.iso or ""), mention.start - profile.offset
        at = next((word.folded for word in reversed(profile.words) if word.start <= start), "")
        before = next((word.folded for word in reversed(profile.words) if word.end <= start), "")
        if span and {at, before} & _END_OF and timedelta(0) <= published - span[1] <= _A_MONTH_OR_SO:
            return True
    return False


def recalls(a: Profile, b: Profile) -> bool:
    """Say whether one claim tells of what was long before its news, or will be, and the other does not.

    «كانت المبيعات قد بلغت الأحد الماضي 198 مليونا» recalls an earlier day beside the news of today, however near.
    Of two that date themselves long before the news either may be told in the pluperfect.
    """
    far = is_background(a), is_background(b)
    if all(far) and _lies_ahead(a) != _lies_ahead(b):  # «انعقد آخر اجتماع في 2020», «اجتماعها المقبل في نوفمبر»
        return True
    if far[0] != far[1]:
        dated, other = (a, b) if far[0] else (b, a)
        return not _long_since(other) and not (_lies_ahead(dated) and _foretells(a) & _foretells(b))
    return not all(far) and any(_had_been(one, dated=True) and not _had_been(other) for one, other in ((a, b), (b, a)))


@lru_cache(maxsize=KEPT)
def _had_been(profile: Profile, dated: bool = False) -> bool:
    """Say whether a claim tells in the pluperfect («كان … قد …»), and, if ``dated``, of days before the eve."""
    opens = [i for i, word in enumerate(profile.words[:_OPENS]) if word.folded in _HAD]
    if not opens or not any(word.folded in _DONE for word in profile.words[opens[0] + 1 : opens[0] + _BETWEEN]):
        return False
    if not dated:
        return True
    published, known = published_day(profile), _periods(profile)
    return published is not None and bool(known) and all((published - last).days > 1 for _, last in known)


def published_gap(a: Profile, b: Profile) -> int | None:
    """Return the days between both articles, or None when one is undated."""
    one, other = published_day(a), published_day(b)
    return abs((one - other).days) if one and other else None


def around_week(one: int, other: int) -> int:
    """Return the least number of days between two days of the week, 0 to 3."""
    return min((one - other) % 7, (other - one) % 7)


def weekdays_apart(a: Profile, b: Profile) -> tuple[int, float] | None:
    """Return how far two undated articles lie apart by the days of the week they name, None if one names none.

    First the days around the week between the days they open on, then the share of days only one of them names.
    """
    one, other = a.scene, b.scene
    if one.weekday is None or other.weekday is None:
        return None
    alone = len(one.weekdays ^ other.weekdays) / len(one.weekdays | other.weekdays)
    return around_week(one.weekday, other.weekday), alone


def event_gap(a: Profile, b: Profile) -> int | None:
    """Return the least number of days between days the claims name, or None when they cannot be compared.

    Days of the week without a date are compared as such: equal is 0, different is at least the distance
    around the week. Days from which on, until which or on which something will be tell of one plan when they are
    the same, and may be told differently of one: then they are no days of the event.
    """
    gap = _named_gap(a, b)
    both = (_coming(a) and _coming(b)) or (_planned(a) and _planned(b))
    return None if gap and both else gap


@lru_cache(maxsize=KEPT)
def _coming(profile: Profile) -> bool:
    """Say whether a claim names a day from which on something will be."""
    return any(iso_days(mention) and is_from_on(profile, mention) for mention in profile.dates)


@lru_cache(maxsize=KEPT)
def _planned(profile: Profile) -> bool:
    """Say whether a claim names a day on which, or until which, something will be."""
    published = published_day(profile)
    named = [(mention, days[0]) for mention in profile.dates if (days := iso_days(mention))]
    return any(is_until(profile, m) or (published is not None and day > published) for m, day in named)


def _named_gap(a: Profile, b: Profile) -> int | None:
    mine, theirs = days_of(a), days_of(b)
    if mine.calendar and theirs.calendar:
        return min(abs((x - y).days) for x in _meant(a) for y in _meant(b))
    left = mine.weekdays | {day.weekday() for day in mine.calendar}
    right = theirs.weekdays | {day.weekday() for day in theirs.calendar}
    around = [around_week(x, y) for x in left for y in right]
    return min(around) if around else None


def one_named_day(a: Profile, b: Profile) -> bool:
    """Say whether both claims name one day, month or year, be it since when."""
    mine, theirs = ({mention.iso for mention in profile.dates if mention.iso} for profile in (a, b))
    return not mine.isdisjoint(theirs)


def since_apart(a: Profile, b: Profile) -> list[Conflict]:
    """Return the months or years of which one claim says that something was then, and the other that it has been so
    since («أغلق المنجم في يناير», «المنجم مغلق منذ فبراير»): to be seen in a group, not weighed.
    """
    spans = []
    for profile in (a, b):
        spans.append([(m.iso, is_since(profile, m)) for m in profile.dates if m.iso and not iso_days(m)])
    if [len(named) for named in spans] != [1, 1] or days_of(a).calendar or days_of(b).calendar:
        return []
    ((one, since), (other, so)) = spans[0][0], spans[1][0]
    if one == other or since == so or len(one) != len(other):  # a year holds its months
        return []
    (mine, mine_spans), (theirs, their_spans) = _shown(a), _shown(b)
    return [Conflict("date", mine, theirs, mine_spans, their_spans)]


def two_days(a: Profile, b: Profile) -> bool:
    """Say whether two claims tell of different calendar days, none of them guessed: of one article, two events.

    «A paper is sold today» and «bonds were sold yesterday» are two sales, whatever their sums.
    """
    mine, theirs = (_told_days(profile) for profile in (a, b))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=KEPT)
def _told_days(profile: Profile) -> frozenset[date]:
    """Return each calendar day a claim names surely, first to last day of a range."""
    sure = (iso_days(mention) for mention in profile.dates if mention.basis != GUESSED)
    ends = [named for named in sure if named]
    return frozenset(
        named[0] + timedelta(days=k) for named in ends for k in range(min(31, (named[-1] - named[0]).days) + 1)
    )


def _shown(profile: Profile) -> tuple[str, tuple[Span, ...]]:
    """Return the days of a claim in its own words, with spans."""
    spans = [Span(m.start - profile.offset, m.end - profile.offset) for m in profile.dates]
    spans = [span for span in spans if 0 <= span.start < span.end <= len(profile.text)]
    covered = [(span.start, span.end) for span in spans]
    for _, index in profile.weekdays:
        word = word_span(profile, index, index)
        if not any(start <= word.start < end for start, end in covered):
            spans.append(word)
    spans.sort(key=lambda span: (span.start, span.end))
    dated = {
        Span(m.start - profile.offset, m.end - profile.offset): told_day(profile, m) for m in profile.dates if m.iso
    }
    shown = [letters(profile, span) + (f" ({dated[span]})" if span in dated else "") for span in spans]
    shown = shown or sorted(dated.values())
    return " · ".join(dict.fromkeys(shown)), tuple(spans)


def _periods(profile: Profile, *, from_on: bool = True) -> list[tuple[date, date]]:
    """Return the days, months and years a claim names in which something was, or will be; those from which on only if
    ``from_on``.
    """
    dated = [m for m in profile.dates if not is_since(profile, m) and (from_on or not is_from_on(profile, m))]
    return [span for mention in dated for span in periods_of(profile, mention)]


def one_period(a: Profile, b: Profile) -> bool:
    """Say whether both claims date what they tell by the same months or years, and nothing else."""
    mine, theirs = _periods(a), _periods(b)
    return bool(mine) and set(mine) == set(theirs)


def part_and_whole(a: Profile, b: Profile) -> bool:
    """Say whether one claim tells of a longer time («من يناير إلى يوليو»), the other of a part of it («في يوليو»)."""
    mine, theirs = _times(a), _times(b)
    if len(mine) != 1 or len(theirs) != 1:
        return False
    (start, end), (first, last) = sorted((*mine, *theirs), key=lambda time: time[1] - time[0])
    return first <= start and end <= last and last - first >= max(_A_MONTH_OR_SO, 2 * (end - start))


def _times(profile: Profile) -> set[tuple[date, date]]:
    """Return the times a claim names, each from its first day to its last."""
    named = ((m.iso or "").split("/") for m in profile.dates if not is_since(profile, m))
    ends = [(period(parts[0]), period(parts[-1])) for parts in named]
    return {(first[0], last[1]) for first, last in ends if first and last}


def _periods_apart(a: Profile, b: Profile) -> bool:
    """Say whether both claims name months or years, and all of one lie outside all of the other's."""
    mine, theirs = _periods(a), _periods(b)
    return bool(mine and theirs) and all(x[1] < y[0] or y[1] < x[0] for x in mine for y in theirs)


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the difference in the days both claims name, or nothing when they meet or cannot be compared."""
    gap = _named_gap(a, b)
    if gap is None and _periods_apart(a, b):
        (mine, mine_spans), (theirs, their_spans) = _shown(a), _shown(b)
        return [Conflict("date", mine, theirs, mine_spans, their_spans, 0.5)]
    if not gap:
        return []
    (mine, mine_spans), (theirs, their_spans) = _shown(a), _shown(b)
    note = None if days_of(a).calendar and days_of(b).calendar else "days of the week, the dates are not known"
    return [Conflict("date", mine, theirs, mine_spans, their_spans, min(1.0, 0.5 + gap / 4), None, note)]
