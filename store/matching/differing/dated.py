"""How a mention of a date is meant: its day or period, and whether it says since when, from when on or until when."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from store.matching.texts.profile import KEPT, Profile
from store.models import DateMention

# A bare day of the week is the one just before or just after the day of publication; which one is a guess.
GUESSED, WEEK = "weekday+pub", timedelta(days=7)
_UNTIL = frozenset(("حتي", "غايه", "لغايه", "until"))
# Before a month, its first days, also behind «in».
_EARLY, _AT, _BEGINNING = frozenset(("مطلع", "اوائل", "بدايه", "مستهل")), ("ب", "ل"), timedelta(days=9)
_AHEAD = frozenset(("call_for", "predict"))
_SINCE = frozenset(("منذ", "ومنذ", "since"))
# Before «من» and a day from which on something will be.
_FROM_ON = frozenset(("اعتبارا", "ابتداء", "بدءا"))
# Before «من» and a time of which something is a part.
_PART_OF = frozenset(
    ("الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الاخير", "الاخيره", "يوم", "ايام", "اكثر", "اقل")
)


def iso_days(mention: DateMention) -> list[date]:
    """Return the first and last day of a mention with a day or a range of days; [] for months and years."""
    try:
        return [date.fromisoformat(part) for part in (mention.iso or "").split("/") if len(part) == 10]
    except ValueError:
        return []


def period(iso: str) -> tuple[date, date] | None:
    """Return the first and last day of an ISO day, month or year."""
    parts = [int(part) for part in iso.split("-") if part.isdigit()]
    try:
        if len(parts) == 3:
            day = date(parts[0], parts[1], parts[2])
            return day, day
        if len(parts) == 2:
            year, month = parts
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return (date(parts[0], 1, 1), date(parts[0], 12, 31)) if parts else None
    except ValueError:
        return None


def periods_of(profile: Profile, mention: DateMention) -> list[tuple[date, date]]:
    """Return the days, months and years of a mention; of the beginning of a month its first days alone («مطلع الشهر
    الحالي»).
    """
    spans = [span for part in (mention.iso or "").split("/") if part and (span := period(part))]
    start, end = mention.start - profile.offset, mention.end - profile.offset
    first = next((word.folded for word in profile.words if start <= word.start < end), "")
    if mention.granularity != "month" or first[first[:1] in _AT :] not in _EARLY:
        return spans
    return [(one, min(last, one + _BEGINNING)) for one, last in spans]


@lru_cache(maxsize=KEPT)
def published_day(profile: Profile) -> date | None:
    """Return the day the article was published, if it is known to the day."""
    try:
        return date.fromisoformat((profile.published or "")[:10])
    except ValueError:
        return None


def is_since(profile: Profile, mention: DateMention) -> bool:
    """Say whether a date only says since when («منذ عام 2012»)."""
    start = mention.start - profile.offset
    before = next((word.folded for word in reversed(profile.words) if word.start <= start), "")
    at = next((word.folded for word in reversed(profile.words) if word.end <= start), "")
    return bool({before, at} & _SINCE)


def is_from_on(profile: Profile, mention: DateMention) -> bool:
    """Say whether a date only says from when on («اعتبارا من مايو», «من أول ديسمبر» in November): what is decided is
    told today.
    """
    before = [word.folded for word in profile.words if word.end <= mention.start - profile.offset][-2:]
    if before[-1:] != ["من"]:
        return False
    if before[0].removeprefix("و") in _FROM_ON:
        return True
    published, named = published_day(profile), period((mention.iso or "").split("/")[0])
    return published is not None and named is not None and named[0] > published and before[0] not in _PART_OF


def is_until(profile: Profile, mention: DateMention) -> bool:
    """Say whether a date says until when («مغلقة حتى الخميس», «معلقة إلى غاية الأحد»)."""
    start = mention.start - profile.offset
    behind = [word.folded for word in profile.words if word.start <= start][-2:]
    return not _UNTIL.isdisjoint(behind)


def told_day(profile: Profile, mention: DateMention) -> str:
    """Return the ISO day of a mention; a bare day of the week until which something will be, or on which something is
    called for, is the next one.
    """
    published, days = published_day(profile), iso_days(mention)
    past = published is not None and len(days) == 1 and days[0] < published
    ahead = profile.stance in _AHEAD or is_until(profile, mention)
    if past and mention.basis == GUESSED and ahead:
        return (days[0] + WEEK).isoformat()
    return mention.iso or ""
