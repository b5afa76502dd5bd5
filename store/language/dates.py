"""Date mentions: what day, month or year a text names, resolved from the day of publication, with its basis."""

from __future__ import annotations

import itertools
import re
from datetime import date

from store.language.calendar import parse_iso, weekday_near
from store.language.date_atoms import Atom, atoms
from store.language.date_resolution import future, is_day, lasts, resolve
from store.language.folding import Folded, fold
from store.models import DateMention

# Between pieces of one date: spaces, a comma, brackets, «أي», «الموافق».
_JOIN = re.compile(r"[\s,()]*(?:الموافق|اي|من)?[\s,()]*(?:ل)?\Z")
_OR = re.compile(r"\s*(?:او|or)\s*(?:مساء|صباح|ظهر|فجر|ليل)?\s*(?:يوم)?\s*\Z")
_RANGE = re.compile(r"\s*(?:-|/|الي|وحتي|حتي|to|until)\s*(?:يوم|ليل|مساء|صباح)?\s*\Z")
_BETWEEN = re.compile(r"(?<!\w)(?:و?بين|between)\s+\Z")
_AND = re.compile(r"\s*(?:و|and)?\s*\Z")
_NIGHT = re.compile(r"(?:ليل|ليله|مساء|فجر)\s+\Z")
# «السنة المالية 2021-2022 التي تنتهي في يونيو», «موسم 2019-2020 الذي انطلق في أكتوبر».
_SPANS = re.compile(
    r"\s*,?\s*(?:التي|الذي)\s+(?:(?P<ends>[يتس]*نتهي|انته\w+|[يت]ختتم|اختتمت?)|[يتس]*بدا|بدات?|[يت]نطلق|انطلقت?)\s+في\s+(?:شهر\s+)?\Z"
)
_HOURS = re.compile(r"[\s,]*(?:من\s+|بين\s+|عند\s+|علي\s+)?(?:الساعه|ساعات|مدار|كل\s+اسبوع|اسبوعيا|يوميا)(?!\w)")
_SAME = re.compile(r"(?<!\w)(?:نفس|ذات)(?:ه)?(?!\w)")
_HEAD = 8_000
_SENTENCE = re.compile(r"[.!?\n]")


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
    return [(atom.start, atom.end) for atom in atoms(view.text, fs, fe) if atom.kind != "period" and not lasts(atom)]


def told_days(view: Folded, fs: int, *, published: str | None) -> dict[int, str]:
    """Return the days of weekdays that the text after ``fs`` tells to come («الأحد المقبل»), by weekday.

    A headline that names the bare weekday means the same day. Only the first _HEAD characters are read.
    """
    anchor = parse_iso(published)
    if anchor is None:
        return {}
    told: dict[int, str] = {}
    for atom in atoms(view.text, fs, min(len(view.text), fs + _HEAD)):
        if atom.kind == "weekday" and (atom.direction == "next" or (not atom.direction and future(atom, view.text))):
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
    found = _days(view, fs, len(view.text) if fe is None else fe)
    if anchor is not None:
        _in_another_year(found, view.text, anchor)
    for first, second in itertools.pairwise(found):
        _year_of_span(first, second, view.text)
        _year_of_both(first, second, view.text)
        _same_month(first, second, view.text)
    for atom in found if told else ():
        if told and atom.kind == "weekday" and not atom.direction:
            atom.parts["told"] = told.get(atom.weekday or 0, "")
    for group in _grouped(found, view.text):
        if _is_habit(group, view.text):
            continue
        iso, granularity, basis = resolve(group, view.text, anchor)
        span = view.raw_span(_trimmed(group[0], view.text), group[-1].end)
        mentions.append(DateMention(span.start, span.end, iso, granularity, basis, view.raw[span.start : span.end]))
    return mentions


def _in_another_year(found: list[Atom], text: str, anchor: date) -> None:
    """Note the months behind another year: «بدأ العام الماضي … من منتصف يوليو» is not of the publication's year."""
    told = -1
    for atom in found:
        if _other_year(atom, anchor):
            told = atom.end
        elif told >= 0 and not _SENTENCE.search(text, told, atom.start):
            atom.parts["other_year"] = "1"


def _year_of_span(years: Atom, atom: Atom, text: str) -> None:
    """Give a month the year in which a fiscal year or season named right before it ends or begins."""
    if years.kind != "year" or years.hijri or atom.kind not in ("month", "dated") or atom.year or atom.direction:
        return
    told, until = _SPANS.match(text[years.end : atom.start]), years.parts.get("until")
    if told and told["ends"]:
        atom.year = int(until) if until else years.year
    elif told and until:
        atom.year = years.year


def _year_of_both(first: Atom, second: Atom, text: str) -> None:
    """Give «مايو ويونيو 1999» one year: the first month has none of its own."""
    joined = first.kind == second.kind == "month" and text[first.end : second.start].strip(" )") in ("", "و")
    alone = first.year is None and not first.direction and text[second.start : second.start + 1] == "و"
    if joined and alone and second.year is not None and first.hijri == second.hijri:
        first.year = second.year


def _same_month(first: Atom, second: Atom, text: str) -> None:
    """Give «24 من الشهر نفسه», «24 من نفس الشهر» the month named before it."""
    same = second.kind == "day_of" and _SAME.search(text[second.start : second.end + 6])
    if same and first.month is not None and not (first.hijri or second.direction):
        second.kind, second.month, second.year, second.direction = "dated", first.month, first.year, first.direction


def _days(view: Folded, fs: int, fe: int) -> list[Atom]:
    """Return the date pieces of a text without the names that look like some («ثورتي 25 يناير و30 يونيو»)."""
    found: list[Atom] = []
    last: Atom | None = None
    for atom in atoms(view.text, fs, fe):
        goes_on = last is not None and view.text[last.end : atom.start].strip() == "و" and atom.kind == last.kind
        if last is not None and "name" in last.parts and goes_on and atom.year is None and not atom.direction:
            atom.parts["name"] = "1"
        last = atom
        if "name" not in atom.parts and ("short" not in atom.parts or _is_august(view, atom)):
            found.append(atom)
    return found


def _is_august(view: Folded, atom: Atom) -> bool:
    """Say whether a bare short month name is spelled as one: «آب», not «أب» or the town «إب»; «in May», not «may»."""
    span = view.raw_span(atom.start, atom.end)
    word = view.raw[span.start : span.end].split()[-1]
    if word.isascii():
        return word.istitle()
    return word.lstrip("وبل")[:1] != "إ" and not word.lstrip("وبل").startswith(("أب", "اب"))


def _other_year(atom: Atom, anchor: date) -> bool:
    """Say whether the atom names another year than the publication's."""
    if atom.kind == "year":
        return atom.year != anchor.year
    return atom.kind == "period" and atom.period == "year" and atom.direction != "this"


def _trimmed(atom: Atom, text: str) -> int:
    """Return where the mention begins: without the particles «و», «ب» before it."""
    lead = re.match(r"[وبل](?=ال|يوم|عام|شهر|سن|امس|غد|في )", text[atom.start : atom.start + 6])
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
            either = is_day(last) and is_day(atom) and (_OR.match(gap) or _one_night(last, atom, text))
            through = _RANGE.match(gap) and is_day(last) == is_day(atom) and last.day_end is None
            between = bool(_AND.match(gap)) and bool(_BETWEEN.search(text[: last.start][-9:]))
            through = through or (between and last.kind == atom.kind == "dated" and last.day_end is None)
            months = bool(_RANGE.match(gap)) or (between and text[atom.start] == "و")
            months = months and last.kind == atom.kind == "month" and last.hijri == atom.hijri
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


def _is_habit(group: list[Atom], text: str) -> bool:
    """Say whether weekdays with opening hours mean every week: «من السبت إلى الخميس، بين الساعة الثامنة والخامسة»."""
    days = len(group) == 2 and all(atom.kind == "weekday" and not atom.direction for atom in group)
    return days and bool(_HOURS.match(text[group[-1].end : group[-1].end + 24]))


def _one_night(first: Atom, second: Atom, text: str) -> bool:
    """Say whether «ليل السبت الأحد» names the night between two weekdays."""
    follows = first.kind == second.kind == "weekday" and ((second.weekday or 0) - (first.weekday or 0)) % 7 == 1
    return follows and not text[first.end : second.start].strip() and bool(_NIGHT.search(text[: first.start][-8:]))


def _names_day(atom: Atom) -> bool:
    """Say whether the atom names one day."""
    return is_day(atom) or (atom.kind in ("dated", "dated_en", "numeric") and atom.day is not None)


def _both_calendars(first: Atom, second: Atom) -> bool:
    return first.hijri != second.hijri


def _joins(first: Atom, second: Atom) -> bool:
    """Say whether two neighbouring atoms name the same day."""
    full = ("dated", "dated_en", "numeric", "day_of")
    if first.kind == "relative":
        return second.kind == "weekday" or second.kind in full
    if first.kind == "weekday":
        return second.kind in full or (second.kind == "relative" and (second.days or 0) != 0)
    return first.kind in full and second.kind in full and first.hijri != second.hijri
