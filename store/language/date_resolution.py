"""What day a date means: from its pieces and the day of publication to an ISO date, its granularity and basis."""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from datetime import date, timedelta

from store.language.calendar import (
    day_iso,
    hijri_iso,
    hijri_year_of,
    month_shift,
    on_weekday,
    parse_iso,
    weekday_near,
    weekday_told,
    year_of,
)
from store.language.date_atoms import Atom, date_words

_PAST_MIDNIGHT = re.compile(r"بعد\s+منتصف\s+ليل[ه]?\s+\Z")
# «ستبدأ غدا، ليصل المنتج، السبت، …»: what is to follow belongs to the verb before the comma.
_CLAUSE = re.compile(r"[.;!?\n]|, (?!ل[يت]\w{3})")
# «دعت إلى التظاهر الجمعة», and not «دعا الجمعة إلى …».
_CALLS_TO = re.compile(
    r"(?<!\w)[وف]?(?:دعا|دعت|دعوا|دعوه|[يت]دعو|يدعون|داعيا|داعيه|داعين)"
    r"(?: (?!في )\w+){0,6} (?:الي|ل\w+)(?: \w+){1,5} \Z"
)
_WINDOW = 90
# «قبل شهرين» counts months and names none; days and years are counted back to one.
_LONGEST_AGO = {"day": 60, "month": 1, "year": 9}
# «ستجري», «سيعقد», and not «سنوات», «سيارات», «ستين».
FUTURE = re.compile(
    r"و?س(?!ترات|تره|تيني|نوات|نه|نين|نتين|ياره|يارات|يده|يدات|يطر|تين|تون|ته|يناء|ينا|ياس|ياح|يف\Z|يول|تار|تره|توك|يبير|يستان|ند|نغاف)"
    r"(?:[يتن]\w{3,}|[يت]تم)\Z"
)

# «خارج سيناميس»: no verb stands behind a preposition.
_GOVERNS = frozenset(("في", "من", "الي", "علي", "عن", "خارج", "داخل", "قرب", "بين", "مع", "عند", "نحو", "مدينه"))


def lasts(atom: Atom) -> bool:
    """Say whether «منذ ثلاثة أيام», «قبل خمسين عاما» is a duration: it counts and names no day."""
    return atom.kind == "ago" and ("since" in atom.parts or (atom.days or 0) > _LONGEST_AGO.get(atom.period, 0))


def is_day(atom: Atom) -> bool:
    """Say whether the atom names one day by its weekday or its distance from today."""
    return atom.kind in ("weekday", "relative")


def resolve(group: list[Atom], text: str, anchor: date | None) -> tuple[str | None, str, str]:
    """Return (iso, granularity, basis) of one date; an explicit date outranks a weekday."""
    if any("or" in atom.parts for atom in group):
        return _resolve_either(group, text, anchor)
    full = next((atom for atom in group if atom.kind in ("dated", "dated_en", "numeric") and not atom.hijri), None)
    hijri = next((atom for atom in group if atom.hijri and atom.day and atom.year), None)
    weekday = next((atom.weekday for atom in group if atom.kind == "weekday"), None)
    if full is None and hijri is not None:
        iso, granularity, basis = _resolve_one(hijri, text, anchor)
        return on_weekday(iso, weekday), granularity, basis
    iso, granularity, basis = _resolve_one(full or group[0], text, anchor)
    if full is None and group[0].kind == "relative":
        # «اليوم السبت» of a paper that is dated Sunday: the weekday is right.
        iso = weekday_told(iso, weekday, anchor, group[0].days or 0)
    return iso, granularity, basis


def _resolve_either(group: list[Atom], text: str, anchor: date | None) -> tuple[str | None, str, str]:
    first, last = group[0], group[-1]
    if is_day(last) and _PAST_MIDNIGHT.search(text[max(0, first.start - 24) : first.start]):
        # «بعد منتصف ليل الجمعة/السبت» is Saturday.
        return _resolve_one(last, text, anchor)
    if first.year is None and last.year is not None and first.kind != "relative":
        # «بين يوليو وسبتمبر 2014»
        first.year = last.year - ((first.month or 0) > (last.month or 0))
    # «مساء غد أو صباح الأربعاء», «الثلاثاء أو الأربعاء»: the second day comes after the first.
    if (first.kind == "relative" and (first.days or 0) >= 0) or future(first, text):
        last.direction = last.direction or "coming"
        first.direction = first.direction or ("coming" if first.kind == "weekday" else "")
    ends = [_resolve_one(first, text, anchor), _resolve_one(last, text, anchor)]
    begin = parse_iso(ends[0][0])
    if begin and first.direction == "next" and last.kind == "weekday" and not last.direction:
        # «من الأحد المقبل إلى الثلاثاء»
        ends[1] = (weekday_near(last.weekday or 0, begin, "coming").isoformat(), *ends[1][1:])
    if ends[0][0] is None or ends[1][0] is None:
        return None, "day", ends[0][2]
    days = sorted((ends[0][0], ends[1][0]))
    # «مارس - آذار» is one month under two names.
    return "/".join(dict.fromkeys(days)), ends[0][1], ends[0][2]


def _resolve_one(atom: Atom, text: str, anchor: date | None) -> tuple[str | None, str, str]:
    if atom.kind in ("dated", "dated_en", "numeric", "month"):
        return _resolve_calendar(atom, text, anchor)
    if atom.kind == "year":
        return _resolve_year(atom)
    if anchor is None:
        granularity = "day" if is_day(atom) or atom.kind == "day_of" else atom.period or "day"
        return None, granularity, "weekday only" if atom.kind == "weekday" else "relative, no publication date"
    if atom.kind == "day_of":
        shift = {"past": -1, "next": 1}.get(atom.direction, 0)
        year, month = (int(part) for part in month_shift(anchor, shift).split("-"))
        iso = day_iso(year, month, atom.day or 1)
        last = atom.day_end or 0
        until = day_iso(year, month, last) if iso and last > (atom.day or 1) else None
        return (f"{iso}/{until}" if until else iso), "day", "rel+pub"
    if atom.kind == "relative":
        return (anchor + timedelta(days=atom.days or 0)).isoformat(), "day", "rel+pub"
    if atom.kind == "weekday":
        if atom.parts.get("told") and not future(atom, text):
            return atom.parts["told"], "day", "weekday+pub"
        direction = atom.direction or ("coming" if future(atom, text) else "")
        return weekday_near(atom.weekday or 0, anchor, direction).isoformat(), "day", "weekday+pub"
    return _resolve_period(atom, anchor)


def _resolve_calendar(atom: Atom, text: str, anchor: date | None) -> tuple[str | None, str, str]:
    """Resolve a date that names its month."""
    granularity = "day" if atom.day else "month"
    month, day, year, basis = atom.month or 1, atom.day, atom.year, "absolute"
    if atom.kind == "numeric" and month > 12:
        month, day = day or 1, month
    if atom.hijri:
        if year is None:
            if anchor is None:
                return None, granularity, "Hijri, no year"
            year, basis = hijri_year_of(anchor, month, day, atom.direction), "hijri+pub-year"
        iso = hijri_iso(year, month, day)
        until = hijri_iso(year, month, atom.day_end) if atom.day_end and day and atom.day_end > day else None
        return (f"{iso}/{until}" if iso and until else iso), granularity, "hijri" if basis == "absolute" else basis
    if year is None:
        open_year = not atom.day and not atom.direction and "other_year" in atom.parts
        if anchor is None or open_year:
            return None, granularity, "no year in the text"
        year = year_of(month, day, anchor, atom.direction)
        if not day and not atom.direction and (year, month) < (anchor.year, anchor.month) and future(atom, text):
            # «would be shipped by February»
            year += 1
        if "of_year" in atom.parts:
            # «يناير من العام الماضي»
            year = anchor.year + {"past": -1, "next": 1}.get(atom.direction, 0)
        elif "since" in atom.parts and (year, month, day or 0) > (anchor.year, anchor.month, anchor.day):
            year -= 1
        basis = "explicit+year-inferred" if atom.direction else "absolute+pub-year"
    if not day:
        return f"{year:04d}-{month:02d}", granularity, basis
    iso = day_iso(year, month, day)
    if atom.day_end and iso and atom.day_end > day:
        until = day_iso(year, month, min(atom.day_end, monthrange(year, month)[1]))
        return (f"{iso}/{until}" if until else iso), granularity, basis
    return iso, granularity, basis


def _resolve_year(atom: Atom) -> tuple[str | None, str, str]:
    if atom.hijri:
        # «العام الدراسي 1436/1437هـ» falls in the second year.
        year = int(atom.parts.get("until") or atom.year or 0)
        begin, finish = hijri_iso(year, 1, 1), hijri_iso(year, 12, 28)
        if begin is None or finish is None:
            return None, "year", "hijri"
        return (begin[:4] if begin[:4] == finish[:4] else f"{begin[:4]}/{finish[:4]}"), "year", "hijri"
    until = atom.parts.get("until")
    return (f"{atom.year}/{until}" if until else str(atom.year)), "year", "absolute"


def _resolve_period(atom: Atom, anchor: date) -> tuple[str | None, str, str]:
    """Resolve «الشهر الماضي», «العام المقبل», «قبل يومين»; a week keeps no ISO date, its days are not named."""
    if atom.kind == "ago":
        back = atom.days or 0
        if lasts(atom):
            return None, atom.period, "duration"
        if atom.period == "day":
            return (anchor - timedelta(days=back)).isoformat(), "day", "rel+pub"
        if atom.period == "month":
            return month_shift(anchor, -back), "month", "rel+pub"
        return f"{anchor.year - back:04d}", "year", "rel+pub"
    shift = {"past": -1, "next": 1}.get(atom.direction, 0) * (2 if "twice" in atom.parts else 1)
    if atom.period == "year" and "half" in atom.parts:
        ends = ("01-01", "06-30") if atom.parts["half"] == "الاول" else ("07-01", "12-31")
        return "/".join(f"{anchor.year + shift:04d}-{day}" for day in ends), "half year", "rel+pub"
    if atom.period == "year" and atom.direction == "this" and "part" in atom.parts:
        return None, "year", "rel+pub, a part of the year of publication"
    if atom.period == "year":
        return f"{anchor.year + shift:04d}", "year", "rel+pub"
    if atom.period == "month":
        return month_shift(anchor, shift), "month", "rel+pub"
    return None, "week", "rel+pub, days not named"


_SO_FAR = frozenset(("استمر", "استمرت", "ظل", "ظلت", "منذ"))
_SPANS = frozenset(("اشهر", "الاشهر", "شهرا", "شهور", "الربع", "النصف", "الفتره", "فتره", "العام", "السنه"))


def future(atom: Atom, text: str) -> bool:
    """Say whether the clause before a bare weekday speaks of what is to come («ستجري … الثلاثاء»)."""
    left = text[max(0, atom.start - _WINDOW) : atom.start].rstrip(" ,") + " "
    cut = max((match.end() for match in _CLAUSE.finditer(left)), default=0)
    if _CALLS_TO.search(left[cut:]):
        return True
    words = re.findall(r"\w+", left[cut:])
    if set(words[-1:]) & {"حتي", "غايه", "لغايه"} and not set(words) & _SO_FAR:
        # «في ثلاثة أشهر حتى يونيو»: a span that is over, not «حتى يونيو» to come.
        return not set(words[-4:-1]) & _SPANS
    if any(
        word in date_words().future or (FUTURE.match(word) and before not in _GOVERNS)
        for before, word in itertools.pairwise(["", *words])
    ):
        return True
    if {("is", "to"), ("are", "to"), ("set", "to"), ("set", "for")} & set(itertools.pairwise(words)):
        # «is to meet the bosses on Thursday», «set for Friday»
        return True
    # «يصل الخميس إلى الرياض»: the present of what is planned, unless it is told of the past.
    heads = {*(word.removeprefix("و") for word in words[:1]), *words[-3:]}
    soon = atom.kind == "weekday" and heads & date_words().planned
    return bool(soon) and not set(words) & {"كان", "كانت", "الذي", "التي", "وكان", "منذ", "فيما", "بينما"}
