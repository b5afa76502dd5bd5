"""When a text was published, where it says so itself: a date line, a label, or «today» beside a full date."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from store.reading.lines import folded

_MONTHS = {
    1: "يناير جانفي كانون الثاني january jan",
    2: "فبراير فيفري شباط february feb",
    3: "مارس اذار march mar",
    4: "ابريل افريل نيسان april apr",
    5: "مايو ماي ايار may",
    6: "يونيو يونيه جوان حزيران june jun",
    7: "يوليو يوليه جويليه تموز july jul",
    8: "اغسطس اوت اب august aug",
    9: "سبتمبر شتنبر ايلول september sep sept",
    10: "اكتوبر تشرين الاول october oct",
    11: "نوفمبر نونبر تشرين الثاني november nov",
    12: "ديسمبر دجنبر كانون الاول december dec",
}
_PAIRS = {"كانون الثاني": 1, "كانون الاول": 12, "تشرين الاول": 10, "تشرين الثاني": 11}
_NAMES = {
    name: number
    for number, names in _MONTHS.items()
    for name in names.split()
    if name not in ("كانون", "تشرين", "الثاني", "الاول")
} | _PAIRS
_MONTH = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_WRITTEN = re.compile(rf"(?<!\d)(\d{{1,2}})\s+(?:من\s+)?({_MONTH})(?:\s*[/(]\s*(?:{_MONTH})\)?)?\s*[,،]?\s+(?:عام\s+|سنه\s+)?((?:19|20)\d\d)(?!\d)")  # fmt: skip  # noqa: E501
_ENGLISH = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)")
_LABEL = re.compile(r"(نشر|تاريخ|تحديث|حرر|published|updated|posted|date)")
_DAYS = "السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه"
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_CLOCK = r"t?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:z|utc|gmt|[+-]\d\d:?\d\d)?"
_BESIDE = re.compile(rf"(?<!\w)(?:يوم|{_DAYS}|م|{_WEEKDAYS}|(?:{_WEEKDAYS.replace('day', '')})|{_CLOCK})(?!\w)")
_TODAY = re.compile(rf"(اليوم|امس)\s*[,(]?\s*(?:{_DAYS})?\s*\)?\s*[,(]?\s*$")


def iso_day(written: str) -> str | None:
    """Return the ISO day of a date as metadata writes it (ISO 8601, RFC 822, or any form of this module)."""
    written = written.strip()
    if not written[10:11].isdigit():
        with suppress(ValueError):
            return date.fromisoformat(written[:10]).isoformat()
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    found = _first(folded(written[:200]))
    return found[0].isoformat() if found else None


def given_day(written: str) -> str | None:
    """Return the ISO day of a date that a person gives: a weekday and a clock may stand beside it, nothing else."""
    key = folded(written[:200])
    found = _first(key)
    if found is None:
        return iso_day(written)
    return None if re.search(r"\w", _BESIDE.sub(" ", key[: found[1]] + " " + key[found[2] :])) else found[0].isoformat()


def find_published(text: str) -> tuple[str, str] | None:
    """Return the ISO day on which the text says it was published, and the basis ``date_line`` or ``in_text``.

    A weekday alone gives nothing, and a full date inside the report is the date of an event, not of the report.
    """
    head, tail = text[:3000], text[max(3000, len(text) - 1500) :]
    rows = head.split("\n")[:8] + tail.split("\n")[-8:]
    for row in rows:
        if len(row) > 160:
            continue
        key = folded(row)
        found = _first(key)
        if found and (_LABEL.search(key) or _bare(key, found)):
            return found[0].isoformat(), "date_line"
    return _today(folded(head))


def _first(key: str) -> tuple[date, int, int] | None:
    for pattern, order in ((_ISO, (1, 2, 3)), (_WRITTEN, (3, 2, 1)), (_ENGLISH, (3, 1, 2)), (_FIGURES, (4, 3, 1))):
        for found in pattern.finditer(key):
            year, month, day = (found[group] for group in order)
            number = _NAMES.get(month) or int(month)
            try:
                return date(int(year), number, int(day)), found.start(), found.end()
            except ValueError:
                continue
    return None


def _bare(key: str, found: tuple[date, int, int]) -> bool:
    """The row is little more than the date: a weekday, a clock, a place at most."""
    rest = re.sub(rf"{_DAYS}|\d{{1,2}}:\d\d(:\d\d)?|[\W\d_]+", " ", key[: found[1]] + " " + key[found[2] :])
    return len(rest.split()) <= 3


def _today(head: str) -> tuple[str, str] | None:
    for pattern in (_WRITTEN, _FIGURES):
        for found in pattern.finditer(head):
            before = _TODAY.search(head, max(0, found.start() - 40), found.start())
            day = _first(found[0])
            if before and day:
                return (day[0] + timedelta(days=before[1] == "امس")).isoformat(), "in_text"
    return None
