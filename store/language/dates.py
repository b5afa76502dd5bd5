"""Date mentions: what day, month or year a text names, resolved from the day of publication, with its basis."""

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
    year_of,
)
from store.language.date_atoms import Atom, atoms, date_words
from store.language.folding import Folded, fold
from store.models import DateMention

# Between pieces of one date: spaces, a comma, brackets, «أي», «الموافق».
_JOIN = re.compile(r"[\s,()]*(?:الموافق|اي|من)?[\s,()]*(?:ل)?\Z")
_OR = re.compile(r"\s*(?:او|or)\s*(?:مساء|صباح|ظهر|فجر|ليل)?\s*(?:يوم)?\s*\Z")
_RANGE = re.compile(r"\s*(?:-|الي|وحتي|حتي|to|until)\s*(?:يوم|ليل|مساء|صباح)?\s*\Z")
_NIGHT = re.compile(r"(?:ليل|ليله|مساء|فجر)\s+\Z")
_CLAUSE = re.compile(r"[.;!?\n]|, ")
_WINDOW = 90
_HEAD = 8_000
_LONGEST_AGO = {"day": 60, "month": 12, "year": 9}
# «ستجري», «سيعقد», and not «سنوات», «سيارات», «ستين».
FUTURE = re.compile(
    r"و?س(?!ترات|تره|تيني|نوات|نه|نين|نتين|ياره|يارات|يده|يدات|يطر|تين|تون|ته|يناء|ينا|ياس|ياح|يف\Z|يول|تار|تره|توك|يبير|يستان|ند|نغاف)"
    r"[يتن]\w{3,}\Z"
)


def date_mentions(
    text: str, start: int = 0, end: int | None = None, *, published: str | None = None
) -> list[DateMention]:
    """Return the date mentions in ``text[start:end]``, offsets into ``text``.

    ``published`` is the ISO day of publication or None; without it relative days and weekdays have no ISO
    date, only their granularity and a basis that says so.
    """
    stop = len(text) if end is None else end
    found = scan(fold(text[start:stop]), published=published)
    if not start:
        return found
    return [
        DateMention(one.start + start, one.end + start, one.iso, one.granularity, one.basis, one.text) for one in found
    ]


def date_zones(view: Folded, fs: int, fe: int) -> list[tuple[int, int]]:
    """Return the folded spans that belong to dates: their figures do not count anything."""
    return [(atom.start, atom.end) for atom in atoms(view.text, fs, fe) if atom.kind != "period" and not _lasts(atom)]


def _lasts(atom: Atom) -> bool:
    """Say whether «منذ ثلاثة أيام», «قبل خمسين عاما» is a duration: it counts and names no day."""
    return atom.kind == "ago" and ("since" in atom.parts or (atom.days or 0) > _LONGEST_AGO.get(atom.period, 0))


def told_days(view: Folded, fs: int, *, published: str | None) -> dict[int, str]:
    """Return the days of weekdays that the text after ``fs`` tells to come («الأحد المقبل»), by weekday.

    A headline that names the bare weekday means the same day. Only the first _HEAD characters are read.
    """
    anchor = parse_iso(published)
    if anchor is None:
        return {}
    told: dict[int, str] = {}
    for atom in atoms(view.text, fs, min(len(view.text), fs + _HEAD)):
        if atom.kind == "weekday" and (atom.direction == "next" or (not atom.direction and _future(atom, view.text))):
            told.setdefault(atom.weekday or 0, weekday_near(atom.weekday or 0, anchor, "next").isoformat())
    return told


def scan(
    view: Folded,
    fs: int = 0,
    fe: int | None = None,
    *,
    published: str | None = None,
    told: dict[int, str] | None = None,
) -> list[DateMention]:
    """Return the date mentions of an already folded text between folded offsets, with raw offsets.

    ``told`` gives bare weekdays their day, see :func:`told_days`.
    """
    anchor = parse_iso(published)
    mentions = []
    found = [one for one in atoms(view.text, fs, len(view.text) if fe is None else fe) if "name" not in one.parts]
    found = [one for one in found if "short" not in one.parts or _is_august(view, one)]
    for atom in itertools.dropwhile(lambda one: anchor is None or not _other_year(one, anchor), found):
        # «العام الماضي … من منتصف يوليو»: the month's year is not the publication's.
        atom.parts["other_year"] = "1"
    for atom in found if told else ():
        if told and atom.kind == "weekday" and not atom.direction:
            atom.parts["told"] = told.get(atom.weekday or 0, "")
    for group in _grouped(found, view.text):
        iso, granularity, basis = _resolve(group, view.text, anchor)
        span = view.raw_span(_trimmed(group[0], view.text), group[-1].end)
        mentions.append(DateMention(span.start, span.end, iso, granularity, basis, view.raw[span.start : span.end]))
    return mentions


def _is_august(view: Folded, atom: Atom) -> bool:
    """Say whether a bare short month name is spelled as one: «آب», not «أب» or the town «إب»."""
    span = view.raw_span(atom.start, atom.end)
    word = view.raw[span.start : span.end].split()[-1]
    return word.lstrip("وبل")[:1] != "إ" and not word.lstrip("وبل").startswith(("أب", "اب"))


def _other_year(atom: Atom, anchor: date) -> bool:
    """Say whether the atom names another year than the publication's."""
    if atom.kind == "year":
        return atom.year != anchor.year
    return atom.kind == "period" and atom.period == "year" and atom.direction != "this"


def _trimmed(atom: Atom, text: str) -> int:
    """Return where the mention begins: without the particles «و», «ب» before it."""
    lead = re.match(r"[وبل](?=ال|يوم|عام|شهر|سن|امس|غد)", text[atom.start : atom.start + 6])
    return atom.start + (1 if lead and atom.kind in ("weekday", "relative", "period", "year", "month") else 0)


def _grouped(found: list[Atom], text: str) -> list[list[Atom]]:
    """Put the atoms of one date together: «أمس (الخميس)», «الإثنين 5 ديسمبر», «الثلاثاء أو الأربعاء»."""
    groups: list[list[Atom]] = []
    for atom in found:
        last = groups[-1][-1] if groups else None
        if last is not None and last.kind == atom.kind == "weekday" and not text[last.end : atom.start].strip():
            # «الثلاثاء والأربعاء المقبلين»
            last.direction = last.direction or atom.direction
        if last is not None and atom.start - last.end < 24:
            gap = text[last.end : atom.start]
            either = _is_day(last) and _is_day(atom) and (_OR.match(gap) or _one_night(last, atom, text))
            through = _RANGE.match(gap) and _is_day(last) == _is_day(atom) and last.day_end is None
            months = bool(_RANGE.match(gap)) and last.kind == atom.kind == "month" and last.hijri == atom.hijri
            if (
                months
                or either
                or (through and _names_day(last) and _names_day(atom) and not _both_calendars(last, atom))
            ):
                atom.parts["or"] = "1"
                groups[-1].append(atom)
                continue
            if _JOIN.match(gap) and _joins(last, atom):
                groups[-1].append(atom)
                continue
        groups.append([atom])
    return groups


def _one_night(first: Atom, second: Atom, text: str) -> bool:
    """Say whether «ليل السبت الأحد» names the night between two weekdays."""
    follows = first.kind == second.kind == "weekday" and ((second.weekday or 0) - (first.weekday or 0)) % 7 == 1
    return follows and not text[first.end : second.start].strip() and bool(_NIGHT.search(text[: first.start][-8:]))


def _names_day(atom: Atom) -> bool:
    """Say whether the atom names one day."""
    return _is_day(atom) or (atom.kind in ("dated", "dated_en", "numeric") and atom.day is not None)


def _both_calendars(first: Atom, second: Atom) -> bool:
    return first.hijri != second.hijri


def _is_day(atom: Atom) -> bool:
    return atom.kind in ("weekday", "relative")


def _joins(first: Atom, second: Atom) -> bool:
    """Say whether two neighbouring atoms name the same day."""
    full = ("dated", "dated_en", "numeric")
    if first.kind == "relative":
        return second.kind == "weekday" or second.kind in full
    if first.kind == "weekday":
        return second.kind in full or (second.kind == "relative" and (second.days or 0) != 0)
    return first.kind in full and second.kind in full and first.hijri != second.hijri


def _resolve(group: list[Atom], text: str, anchor: date | None) -> tuple[str | None, str, str]:
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
        iso = on_weekday(iso, weekday)
    return iso, granularity, basis


def _resolve_either(group: list[Atom], text: str, anchor: date | None) -> tuple[str | None, str, str]:
    first, last = group[0], group[-1]
    # «مساء غد أو صباح الأربعاء», «الثلاثاء أو الأربعاء»: the second day comes after the first.
    if (first.kind == "relative" and (first.days or 0) >= 0) or _future(first, text):
        last.direction = last.direction or "coming"
        first.direction = first.direction or ("coming" if first.kind == "weekday" else "")
    ends = [_resolve_one(atom, text, anchor) for atom in (first, last)]
    if ends[0][0] is None or ends[1][0] is None:
        return None, "day", ends[0][2]
    days = sorted((ends[0][0], ends[1][0]))
    return "/".join(days), ends[0][1], ends[0][2]


def _resolve_one(atom: Atom, text: str, anchor: date | None) -> tuple[str | None, str, str]:
    if atom.kind in ("dated", "dated_en", "numeric", "month"):
        return _resolve_calendar(atom, anchor)
    if atom.kind == "year":
        return _resolve_year(atom)
    if anchor is None:
        granularity = "day" if _is_day(atom) or atom.kind == "day_of" else atom.period or "day"
        return None, granularity, "weekday only" if atom.kind == "weekday" else "relative, no publication date"
    if atom.kind == "day_of":
        shift = {"past": -1, "next": 1}.get(atom.direction, 0)
        year, month = (int(part) for part in month_shift(anchor, shift).split("-"))
        return day_iso(year, month, atom.day or 1), "day", "rel+pub"
    if atom.kind == "relative":
        return (anchor + timedelta(days=atom.days or 0)).isoformat(), "day", "rel+pub"
    if atom.kind == "weekday":
        if atom.parts.get("told") and not _future(atom, text):
            return atom.parts["told"], "day", "weekday+pub"
        direction = atom.direction or ("coming" if _future(atom, text) else "")
        return weekday_near(atom.weekday or 0, anchor, direction).isoformat(), "day", "weekday+pub"
    return _resolve_period(atom, anchor)


def _resolve_calendar(atom: Atom, anchor: date | None) -> tuple[str | None, str, str]:
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
        if _lasts(atom):
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
    if atom.period == "year" and atom.direction == "this":
        return None, "year", "rel+pub, the year of publication"
    if atom.period == "year":
        return f"{anchor.year + shift:04d}", "year", "rel+pub"
    if atom.period == "month":
        return month_shift(anchor, shift), "month", "rel+pub"
    return None, "week", "rel+pub, days not named"


def _future(atom: Atom, text: str) -> bool:
    """Say whether the clause before a bare weekday speaks of what is to come («ستجري … الثلاثاء»)."""
    left = text[max(0, atom.start - _WINDOW) : atom.start]
    cut = max((match.end() for match in _CLAUSE.finditer(left)), default=0)
    words = re.findall(r"\w+", left[cut:])
    if words[-1:] == ["حتي"] and not set(words) & {"استمر", "استمرت", "ظل", "ظلت", "منذ"}:
        return True
    if any(word in date_words().future or FUTURE.match(word) for word in words):
        return True
    # «يصل الخميس إلى الرياض»: the present of what is planned, unless it is told of the past.
    soon = atom.kind == "weekday" and set(words[-3:]) & date_words().planned
    return bool(soon) and not set(words) & {"كان", "كانت", "الذي", "التي", "وكان", "منذ", "فيما", "بينما"}
