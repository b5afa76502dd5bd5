"""The smallest pieces of dates in folded text: a day and month, a weekday, «أمس», a year, «الشهر الماضي»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from store.language.date_patterns import date_words
from store.language.figure_nouns import counts_noun
from store.language.numerals import bare_number_word, number_words

__all__ = ["Atom", "atoms", "date_words"]


@dataclass(slots=True)
class Atom:
    """One piece of a date between folded offsets; ``kind`` says which of the other fields are filled."""

    start: int
    end: int
    kind: str
    day: int | None = None
    day_end: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    days: int | None = None
    direction: str = ""
    period: str = ""
    hijri: bool = False
    parts: dict[str, str] = field(default_factory=dict)


_ORDINALS = ("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_SPELLED = {word: value for value, word in enumerate(_ORDINALS, 1)} | {"حادي": 1, "غره": 1, "فاتح": 1, "مستهل": 1}


def _spelled_day(words: str | None) -> int | None:
    """Return the day that «الخامس والعشرين», «الحادي عشر», «غرة» say."""
    if not words:
        return None
    first, *rest = words.replace("و ", "و").split()
    plus = {"عشر": 10, "والعشرين": 20, "والثلاثين": 30}.get(rest[0] if rest else "", 0)
    return {"العشرين": 20, "الثلاثين": 30}.get(first) or _SPELLED[re.sub(r"\Aا?ل(?!ف)", "", first)] + plus


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _name(value: str) -> str:
    return re.sub(r"\s+", " ", value)


def _fill(kind: str, match: re.Match[str], text: str) -> Atom | None:
    """Turn one regex match into an atom, or refuse it."""
    known, got = date_words(), match.groupdict()
    atom = Atom(match.start(), match.end(), kind)
    atom.direction = known.direction.get(got.get("dir") or got.get("dir2") or "", "")
    if (got.get("dir2") or "") in ("هذا", "هذه"):
        atom.direction = "this"
    if kind == "numeric":
        atom.year, atom.month = _number(got["y1"] or got["y2"]), _number(got["m1"] or got["m2"])
        atom.day = _number(got["d1"] or got["d2"])
        atom.hijri = bool(got["h"]) or 1300 <= (atom.year or 0) <= 1500
        return atom if 1 <= (atom.month or 0) <= 12 or 1 <= (atom.day or 0) <= 12 else None
    if kind == "day_of":
        atom.day, atom.day_end = _number(got["day"]) or _spelled_day(got["word"]), _number(got["day2"])
        atom.period = "month"
        return atom if 1 <= (atom.day or 0) <= 31 else None
    if kind in ("dated", "dated_en", "month"):
        return _fill_month(atom, got, match, text)
    if kind == "weekday":
        atom.weekday = known.weekdays[_name(got["weekday"])]
        lead = match[0].split()[0]
        atom.direction = {"last": "past", "next": "next"}.get(lead, atom.direction)
        return atom if _is_weekday(atom, text) else None
    if kind == "relative":
        atom.days = known.relative[_name(got["relative"])]
        return atom if _is_near_day(match, text) else None
    if kind == "period":
        return _fill_period(atom, got, text)
    if kind == "year":
        return _fill_year(atom, got, text)
    return _fill_ago(atom, got, text)


def _fill_period(atom: Atom, got: dict[str, Any], text: str) -> Atom | None:
    """Read «العام الماضي», «نهاية الشهر», «النصف الأول من العام الحالي»; «وقت سابق من العام» is too vague."""
    before = text[max(0, atom.start - 20) : atom.start]
    atom.period = date_words().periods.get(
        got["period"] or got["period2"] or got["period3"] or got["period4"] or "", ""
    )
    half = _HALF_YEAR.search(before)
    if half and atom.period == "year":
        atom.parts["half"] = half[1]
    if got["twice"] and atom.direction == "past":
        atom.parts["twice"] = "1"
    if (got["part"] and not _END.match(got["part"])) or _PART_OF_YEAR.search(before):
        atom.parts["part"] = "1"
    # «الشهر الأخير من عمر التهدئة»: the last of something, not of now.
    last = got["dir"] in ("الاخير", "الاخيره") and re.match(r"\s+من\s", text[atom.end : atom.end + 6])
    return None if last or re.search(r"وقت\s+سابق\s+من\s*$", before) else atom


def _fill_month(atom: Atom, got: dict[str, Any], match: re.Match[str], text: str) -> Atom | None:
    known = date_words()
    atom.day = _number(got.get("day")) or _spelled_day(got.get("word"))
    atom.day_end = _number(got.get("day2"))
    if got.get("from") and atom.day:
        atom.day, atom.day_end = _spelled_day(got["from"]), atom.day
    part = _PART.search(text[max(0, match.start() - 12) : match.start()]) if got.get("word") else None
    if part:
        atom.day, atom.day_end = _half(atom, part[1], got["word"])
    atom.year = _number(got.get("year") or got.get("lead_year"))
    if got.get("hmonth"):
        atom.month, atom.hijri = known.hijri[_name(got["hmonth"])], True
        # Month names of the Hijri calendar are also names of people: alone they are no date.
        if atom.day is None and atom.year is None and not atom.direction and "شهر" not in match[0]:
            return None
    else:
        atom.month = known.months[_name(got["month"])]
        atom.hijri = bool(got.get("era")) or (atom.year or 9999) < 1500
    if atom.day is not None and not 1 <= atom.day <= 31:
        return None
    if got.get("whose") in ("العام", "السنه"):
        atom.parts["of_year"] = "1"
    return atom if _fits_lead(atom, got, match, text) else None


def _fits_lead(atom: Atom, got: dict[str, Any], match: re.Match[str], text: str) -> bool:
    """Say whether what stands before a month lets it be one; note «منذ», «ثورة» and ambiguous names."""
    known = date_words()
    found = re.search(r"(\w+)\s*$", text[max(0, match.start() - 12) : match.start()])
    lead, bare = found[1] if found else "", atom.year is None and not atom.direction
    if bare and atom.day and lead.lstrip("وبل") in known.names_of_days:
        atom.parts["name"] = "1"
    if not atom.direction and lead in ("منذ", "ومنذ", "since"):
        atom.parts["since"] = "1"
    if atom.kind != "month":
        return True
    if bare and lead.lstrip("وبلف") in known.not_months_after:
        return False
    atom.parts["part"] = got.get("part") or ""
    word = got.get("month") or ""
    # Short or ambiguous names (آب، ماي، may, march) need a year, a direction or a preposition before them.
    twice = match[0].split()[-1] in known.months and len(match[0].split()) > 1  # «مارس آذار»
    named = not bare or twice or got.get("part") or re.search(r"[/(]|شهر", match[0])
    if not named and lead in known.months and match[0].startswith("و"):
        # «شهري فبراير ومارس»
        return True
    if not named and (len(word) <= 3 or word in ("march", "اوت", "جوان", "مارس")):
        if lead not in _BEFORE_SHORT or word == "mar":
            return False
        atom.parts["short"] = "1"
    return True


# «in May», «to March»: capitals are judged where the raw text is at hand.
_BEFORE_MAY = ("in", "since", "until", "till", "to", "by", "from", "through", "of", "before", "after", "during", "and")
_BEFORE_SHORT = frozenset(("بين", "في", "خلال", "منذ", "ومنذ", "وفي", "شهر", "من", *_BEFORE_MAY))
# «النصف الأول من أغسطس» is no first of August; «لا اليوم ولا غدا» names no day.
_PART = re.compile(r"(نصف|ثلث|ربع|اسبوع|اسبوعين|عقد|شطر)\s+$")
_HALF_YEAR = re.compile(r"(?:نصف|سداسي)\s+(الاول|الثاني)\s+(?:من|ل)\s*$")
# «مطلع العام الحالي», «الربع الثاني من هذا العام», «later this year»: a part, not the year.
_PART_OF_YEAR = re.compile(
    r"(?:(?<!\w)(?:و?من|منذ|of|later|earlier|early|late)|(?:بدايه|مطلع|منتصف|اوائل|مستهل|بقيه|باقي))\s+\Z"
)
# «حتى نهاية العام الحالي»: up to its last day.
_END = re.compile(r"[وبل]?(?:نهايه|ختام|اواخر)\s")
_NEVER = re.compile(r"(?:اليوم|امس)\s+ولا\s+(?:غدا|امس|اليوم)")


def _half(atom: Atom, part: str, which: str) -> tuple[int | None, int | None]:
    """Return the days of a half month; other parts of a month name no day."""
    if part != "نصف" or which not in ("الاول", "الثاني"):
        return None, None
    atom.start -= len("النصف ")
    return (1, 15) if which == "الاول" else (16, 31)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words right before and right after a place, empty where there is none."""
    before = re.search(r"(\w+)\s*\Z", text[max(0, start - 24) : start])
    after = re.match(r"\s*(\w+)", text[end : end + 24])
    return before[1] if before else "", after[1] if after else ""


def _is_weekday(atom: Atom, text: str) -> bool:
    """Say whether a weekday's name means one day: no «صلاة الجمعة», no «الاثنين الأسود», no number two."""
    known = date_words()
    before, after = _beside(text, atom.start, atom.end)
    listed = any(after == f"و{name}" for name in known.weekdays)
    if (before.removeprefix("و") in known.not_weekdays_before and not listed) or after in known.not_weekdays_after:
        return False
    # «أحد الانتحاريين الاثنين»: a number behind its dual; «أوقف الفلسطينيين الاثنين» is a day.
    pair = atom.weekday == 0 and before.startswith("ال") and before.endswith(("ين", "ان")) and atom.end - atom.start < 8
    return not (pair and (after in _TWO_WHO or _ONE_OF.search(text[max(0, atom.start - 40) : atom.start])))


_TWO_WHO = frozenset(("اللذين", "اللذان", "اللتين", "اللتان"))
_ONE_OF = re.compile(r"(?<!\w)[وفبل]?(?:احد|احدي|كلا|كلتا)\s+\w+\s*\Z")


def _is_near_day(match: re.Match[str], text: str) -> bool:
    """Say whether «اليوم», «الغد», «أمس» mean a day: no name of a paper or party, no «اليوم الأول»."""
    if _NEVER.search(text[max(0, match.start() - 12) : match.end() + 12]):
        return False
    known = date_words()
    before, after = _beside(text, match.start(), match.end())
    if before.lstrip("وبل") in known.names_with_days:
        return False
    if match["relative"] not in ("اليوم", "الليله"):
        return (match["relative"], after) != ("امس", "الحاجه")  # «في أمس الحاجة إلى الدواء»
    numbered = after.startswith("ال") and after[2:].isdigit()
    if after in known.not_today_after or numbered or before in known.not_today_before:
        return False
    named = re.match(r"(?: \w+)?\"", text[match.end() :])  # «"اليوم"», «"اليوم الذهبي"»
    return text[match.start() - 1 : match.start()] != '"' or named is None


_FIRST_YEARS = ("year", "year3", "year5", "year6", "year7", "year9", "year10", "year11", "year12", "year13", "year16")


def _fill_year(atom: Atom, got: dict[str, Any], text: str) -> Atom | None:
    atom.year = int(next(got[key] for key in _FIRST_YEARS if got[key]))
    if got["year5"] and counts_noun(atom.year, _beside(text, atom.start, atom.end)[1]):
        return None
    if got["year9"] or got["year11"] or got["year12"]:
        # «الثانية في 2019»: the ordinal is no part of the date.
        atom.start = atom.end - 4
    atom.hijri = bool(got["era"] or got["year6"]) or 1300 <= atom.year <= 1500
    second = got["year2"] or got["year4"] or got["year8"] or got["year14"] or got["year15"]
    if second and int(second) > atom.year:
        atom.parts["until"] = second
    return atom if (1000 if got["year"] else 1200) <= atom.year <= 2100 else None  # «عام 1093»


_UNITS = {
    "يوم": "day", "ايام": "day", "يوما": "day", "شهر": "month", "اشهر": "month", "شهور": "month", "شهرا": "month",
    "عام": "year", "اعوام": "year", "سنوات": "year", "سنه": "year", "عاما": "year",
    "اسبوع": "day",
    "day": "day", "days": "day", "month": "month", "months": "month", "year": "year", "years": "year",
}  # fmt: skip
_DUALS = {"يومين": "day", "شهرين": "month", "عامين": "year", "سنتين": "year"}


def _fill_ago(atom: Atom, got: dict[str, Any], text: str) -> Atom | None:
    """Read «قبل ثلاثة أيام», «قبل يومين», «three days ago»; «منذ» only with days, else it is a duration."""
    words = (got["count"] or f"{got['count2']} {got['unit2']}").split()
    if words[0] in _DUALS:
        atom.period, atom.days = _DUALS[words[0]], 2
        atom.end -= len(got["count"]) - len(words[0]) if got["count"] else 0
    elif (
        words[0] in ("يوم", "اسبوع", "شهر", "عام", "سنه")
        and got["count"]
        and (len(words) == 1 or words[1] not in ("واحد", "من"))
    ):
        atom.period, atom.days = _UNITS[words[0]], 1 if words[0] != "اسبوع" else 7
        atom.end -= len(got["count"]) - len(words[0])
    elif len(words) == 2 and words[1] in _UNITS:
        value = int(words[0]) if words[0].isdigit() and len(words[0]) < 4 else None
        bare = bare_number_word(words[0])[1]
        value = value or int(number_words().small.get(bare, 0)) or {"a": 1}.get(words[0])
        if not value:
            return None
        atom.period, atom.days = _UNITS[words[1]], value
    else:
        return None
    counted_back = re.match(r"\s+(?:علي|من)\s", text[atom.end : atom.end + 6])  # «قبل يومين على الانتخابات»
    if got["ago"] == "منذ" or counted_back:
        atom.parts["since"] = "1"
    return atom


def atoms(text: str, start: int, end: int) -> list[Atom]:
    """Return the date atoms of folded ``text[start:end]``, in order, without overlaps; earlier kinds win."""
    taken: list[Atom] = []
    covered: list[tuple[int, int]] = []
    for kind, pattern in date_words().patterns:
        fresh = []
        for match in pattern.finditer(text, start, end):
            if _overlaps(covered, match.start(), match.end()):
                continue
            atom = _fill(kind, match, text)
            if atom is not None:
                fresh.append(atom)
        if fresh:
            taken += fresh
            covered = sorted((atom.start, atom.end) for atom in taken)
    return sorted(taken, key=lambda atom: atom.start)


def _overlaps(covered: list[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether ``[start:end]`` meets one of the sorted, disjoint intervals."""
    from bisect import bisect_left

    at = bisect_left(covered, (end, -1))
    return at > 0 and covered[at - 1][1] > start
