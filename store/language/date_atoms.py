"""The smallest pieces of dates in folded text: a day and month, a weekday, «أمس», a year, «الشهر الماضي»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from store.language.lexicon import folded_words, load
from store.language.numerals import bare_number_word, number_words


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


def _either(phrases: list[str]) -> str:
    """Return a regex alternative of folded phrases, longest first."""
    folded = sorted({" ".join(folded_words(phrase)) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in folded)


def _lookup(table: dict[str, list[str]]) -> dict[str, int]:
    return {" ".join(folded_words(phrase)): int(key) for key, phrases in table.items() for phrase in phrases}


@dataclass(frozen=True, slots=True)
class DateWords:
    """The ``dates`` lexicon as tables and one regex a kind of atom."""

    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    direction: dict[str, str]
    periods: dict[str, str]
    future: frozenset[str]
    not_today_after: frozenset[str]
    not_today_before: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


_NUMERIC = (
    r"(?<![\d/.-])(?:(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))(?![\d/])(?P<h>\s*ه(?!\w))?"
)


_SPELLED_DAY = r"(?P<word>الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر)"
_UNTIL = r"(?:\s*(?:-|و|الي|الى|حتي|to)\s*(?P<day2>\d{1,2}))?"
_ERA = r"(?:\s*(?P<era>ه|هجريه?)(?!\w)|\s*م(?!\w))?"
_YEAR = (
    r"(?<!\w)[وبل]?ل?(?:(?:ال)?عام|(?:ال)?سنه)\s+(?P<year>\d{4})(?!\d)"
    rf"(?:\s*(?:-|/|الي|وحتي)\s*(?P<year2>\d{{4}}))?{_ERA}"
    r"|(?<!\w)[وبل]?عامي\s+(?P<year3>\d{4})\s+و\s*(?P<year4>\d{4})(?!\d)"
    r"|(?<!\w)(?:منذ|في|in|since|until|حتي)\s+(?P<year5>(?:19|20)\d\d)(?![\d,.]\d|\d|\s*(?:%|\w*ا\b))"
    r"|(?<![\d,.])(?P<year6>1[34]\d\d)\s*ه(?!\w)"
)
_AGO = (
    r"(?<!\w)(?P<ago>قبل|منذ)\s+(?P<count>\w+(?:\s+\w+)?)(?!\w)"
    r"|(?<!\w)(?P<count2>\w+)\s+(?P<unit2>days?|months?|years?)\s+ago(?!\w)"
)


def _patterns(words: dict[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the atom regexes in order of trust; each match is tried where no earlier kind matched."""
    months, hijri = (_either([p for ps in words[key].values() for p in ps]) for key in ("months", "hijri"))
    weekdays = _either([p for ps in words["weekdays"].values() for p in ps])
    relative = _either([p for ps in words["relative_days"].values() for p in ps])
    past = _either([p for ps in words["direction"].values() for p in ps])
    periods = _either([p for ps in words["periods"].values() for p in ps])
    parts = _either(words["parts"]["words"])
    year = (
        r"(?:\s*,?\s*(?:(?:من\s+)?(?:العام|عام|سنه)\s+|لعام\s+)?"
        rf"(?P<year>(?:1[3-9]|20)\d\d)(?!\d){_ERA})?"
    )
    back = rf"(?:\s+(?:من\s+)?(?:(?:هذا\s+)?(?:العام|السنه|الشهر)\s+)?(?P<dir>{past})(?!\w))?"
    name = rf"(?P<month>{months})(?:(?:\s*[/(]\s*|\s+)(?:{months})(?!\w)\s*\)?)?|(?P<hmonth>{hijri})"
    day = rf"(?<![\d.,/])(?P<day>\d{{1,2}}){_UNTIL}(?:st|nd|rd|th)?"
    source = {
        "numeric": _NUMERIC,
        "dated": rf"(?:{day}|{_SPELLED_DAY}\s+من)\s+(?:of\s+|من\s+)?(?:شهر\s+)?(?:{name})(?!\w){year}{back}",
        "dated_en": (
            rf"(?<!\w)(?P<month>{months})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
            r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
        ),
        "day_of": rf"{day}\s+(?:من\s+)?(?:هذا\s+)?الشهر(?:\s+(?P<dir>{past}))?(?!\w)",
        "month": (
            rf"(?<!\w)(?:(?P<lead_year>(?:19|20)\d\d)\s+)?(?P<part>(?:{parts})\s+)?"
            rf"(?:[وبل]?(?:ال)?شهر\s+)?[وبل]?(?:{name})(?!\w){year}{back}"
        ),
        "weekday": (
            r"(?<!\w)[وبل]?(?:يوم\s+|(?:on|last|next|this)\s+)?"
            rf"\(?(?P<weekday>{weekdays})(?!\w)\)?(?:\s+(?P<dir>{past})(?!\w))?"
        ),
        "relative": rf"(?<!\w)و?(?:(?:{parts})\s+)?(?P<relative>{relative})(?!\w)",
        "period": (
            rf"(?<!\w)(?P<part>(?:{parts})\s+)?[وبل]?(?P<period>{periods})\s+(?P<dir>{past})(?!\w)"
            rf"|(?<!\w)(?P<dir2>last|next|this)\s+(?P<period2>year|month|week)(?!\w)"
        ),
        "year": _YEAR,
        "ago": _AGO,
    }
    return tuple((kind, re.compile(pattern)) for kind, pattern in source.items())


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """Return the ``dates`` lexicon, read once."""
    words = load("dates")
    return DateWords(
        _lookup(words["months"]),
        _lookup(words["hijri"]),
        _lookup(words["weekdays"]),
        _lookup(words["relative_days"]),
        {form: key for key, forms in words["direction"].items() for form in folded_words(forms)},
        {form: key for key, forms in words["periods"].items() for form in folded_words(forms)},
        frozenset(folded_words(words["future"]["words"])),
        frozenset(folded_words(words["not_today"]["after"])),
        frozenset(folded_words(words["not_today"]["before"])),
        _patterns(words),
    )


_SPELLED = {
    word: value
    for value, word in enumerate(
        ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"], 1
    )
}


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _name(value: str) -> str:
    return re.sub(r"\s+", " ", value)


def _fill(kind: str, match: re.Match[str], text: str) -> Atom | None:
    """Turn one regex match into an atom, or refuse it."""
    known, got = date_words(), match.groupdict()
    atom = Atom(match.start(), match.end(), kind)
    atom.direction = known.direction.get(got.get("dir") or got.get("dir2") or "", "")
    if kind == "numeric":
        atom.year, atom.month = _number(got["y1"] or got["y2"]), _number(got["m1"] or got["m2"])
        atom.day = _number(got["d1"] or got["d2"])
        atom.hijri = bool(got["h"]) or 1300 <= (atom.year or 0) <= 1500
        return atom if 1 <= (atom.month or 0) <= 12 or 1 <= (atom.day or 0) <= 12 else None
    if kind == "day_of":
        atom.day, atom.period = _number(got["day"]), "month"
        return atom if 1 <= (atom.day or 0) <= 31 else None
    if kind in ("dated", "dated_en", "month"):
        return _fill_month(atom, got, match, text)
    if kind == "weekday":
        atom.weekday = known.weekdays[_name(got["weekday"])]
        lead = match[0].split()[0]
        atom.direction = {"last": "past", "next": "next"}.get(lead, atom.direction)
        return (
            atom
            if not re.search(r"(?:صلاه|خطبه|سوق|عيد)\s*$", text[max(0, match.start() - 8) : match.start()])
            else None
        )
    if kind == "relative":
        atom.days = known.relative[_name(got["relative"])]
        return atom if got["relative"] not in ("اليوم", "الليله") or _is_today(match, text) else None
    if kind == "period":
        atom.period = known.periods.get(got["period"] or got["period2"] or "", "")
        return atom if not re.search(r"وقت\s+سابق\s+من\s*$", text[max(0, match.start() - 16) : match.start()]) else None
    if kind == "year":
        return _fill_year(atom, got)
    return _fill_ago(atom, got)


def _fill_month(atom: Atom, got: dict[str, Any], match: re.Match[str], text: str) -> Atom | None:
    known = date_words()
    atom.day = _number(got.get("day")) or _SPELLED.get(got.get("word") or "")
    atom.day_end = _number(got.get("day2"))
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
    if atom.kind == "month":
        atom.parts["part"] = got.get("part") or ""
        word = got.get("month") or ""
        # Short or ambiguous names (آب، ماي، may, march) need a year, a direction or a preposition before them.
        if atom.year is None and not atom.direction and (len(word) <= 3 or word in ("march", "اوت", "جوان", "مارس")):
            lead = text[max(0, match.start() - 8) : match.start()]
            if not re.search(r"(?:في|خلال|منذ|شهر|من|in|since)\s*$", lead) or word in ("may", "mar", "march"):
                return None
    return atom


def _is_today(match: re.Match[str], text: str) -> bool:
    """Say whether «اليوم» means today: no name of a paper, no «اليوم الأول», no quotation marks around it."""
    known = date_words()
    after = re.match(r"\s*(\w+)", text[match.end() : match.end() + 24])
    before = re.search(r"(\w+)\s*$", text[max(0, match.start() - 16) : match.start()])
    if after and after[1] in known.not_today_after:
        return False
    if before and before[1] in known.not_today_before:
        return False
    return text[match.start() - 1 : match.start()] != '"' or text[match.end() : match.end() + 1] != '"'


def _fill_year(atom: Atom, got: dict[str, Any]) -> Atom | None:
    first = got["year"] or got["year3"] or got["year5"] or got["year6"]
    atom.year = int(first)
    atom.hijri = bool(got["era"] or got["year6"]) or 1300 <= atom.year <= 1500
    second = got["year2"] or got["year4"]
    if second:
        atom.parts["until"] = second
    return atom if 1200 <= atom.year <= 2100 else None


_UNITS = {
    "يوم": "day", "ايام": "day", "يوما": "day", "شهر": "month", "اشهر": "month", "شهور": "month", "شهرا": "month",
    "عام": "year", "اعوام": "year", "سنوات": "year", "سنه": "year", "عاما": "year",
    "day": "day", "days": "day", "month": "month", "months": "month", "year": "year", "years": "year",
}  # fmt: skip
_DUALS = {"يومين": "day", "شهرين": "month", "عامين": "year", "سنتين": "year"}


def _fill_ago(atom: Atom, got: dict[str, Any]) -> Atom | None:
    """Read «قبل ثلاثة أيام», «قبل يومين», «three days ago»; «منذ» only with days, else it is a duration."""
    words = (got["count"] or f"{got['count2']} {got['unit2']}").split()
    if words[0] in _DUALS:
        atom.period, atom.days = _DUALS[words[0]], 2
        atom.end -= len(got["count"]) - len(words[0]) if got["count"] else 0
    elif (
        words[0] in ("يوم", "شهر", "عام", "سنه")
        and got["count"]
        and (len(words) == 1 or words[1] not in ("واحد", "من"))
    ):
        atom.period, atom.days = _UNITS[words[0]], 1
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
    if got["ago"] == "منذ":
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
