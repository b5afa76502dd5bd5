"""The ``dates`` lexicon as tables, and one pattern for every kind of date piece, on folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from store.language.lexicon import by_form, folded_words, load


def _either(phrases: list[str]) -> str:
    """Return a regex alternative of folded phrases, longest first."""
    folded = sorted({" ".join(folded_words(phrase)) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in folded)


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
    planned: frozenset[str]
    names_of_days: frozenset[str]
    not_months_after: frozenset[str]
    not_today_after: frozenset[str]
    not_today_before: frozenset[str]
    names_with_days: frozenset[str]
    not_weekdays_before: frozenset[str]
    not_weekdays_after: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


_NUMERIC = (
    r"(?<![\d/.-])(?:(?P<y1>\d{4})(?:[-.]|\s?/\s?)(?P<m1>\d{1,2})(?:[-.]|\s?/\s?)(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?:[-.]|\s?/\s?)(?P<m2>\d{1,2})(?:[-.]|\s?/\s?)(?P<y2>\d{4}))(?![\d/])(?P<h>\s*ه(?!\w))?"
)


# «للسادس من» begins with the second of two «ل».
_ORDINALS = "(?:ال|(?<=ل)ل)(?:اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)"
_SPELLED_DAY = (
    r"(?P<word>(?:ال|(?<=ل)ل)(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)\s+(?:عشر|و\s*العشرين)"
    rf"|(?:الحادي\s+و\s*)?(?:ال)?الثلاثين|العشرين|{_ORDINALS}|(?<!\w)اول(?=\s+(?:يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر))|غره|فاتح|مستهل(?=\s+(?:شهر|محرم|رمضان)))"
)
_PARTS_OF = "نهايه|منتصف|مطلع|بدايه|اواخر|اوائل|ختام|مستهل"
# A noun in the accusative is counted («2015 شخصا»), «عندما», «وفقا» are no nouns.
_COUNTED = r"\s*(?:%|في الما?[ئي]ه|(?!\w*ما\b|و?(?:ولا|لا|هذا|اذا|وفقا|نظرا|خلافا|استنادا|طبقا|مقارنا|تحديدا)\b)\w*ا\b)"
_BARE_YEAR = rf"(?:19|20)\d\d(?![\d,.:/]\d|\d|{_COUNTED})"
_UNTIL = r"(?:\s*(?:-|الي|الى|و?حتي|و|to)\s*(?P<day2>\d{1,2}))?"
_ERA = r"(?:\s*(?P<era>ه|هجريه?)(?!\w)|\s*م(?!\w))?"
_YEAR = (
    r"(?<!\w)[وبل]?ل?(?:(?:ال)?عام|(?:ال)?سنه)\s+(?:(?:الهجريه?|الميلاديه?|الماليه?|الدراسيه?)\s+)?(?P<year>\d{4})(?!\d)"
    rf"(?:\s*(?:-|/|الي|وحتي)\s*(?P<year2>(?:1[0-9]|20)\d\d)(?!\d))?{_ERA}"
    r"|(?<!\w)[وبل]?(?:عامي|سنتي|العامين|السنتين|موسمي)\s+(?P<year3>\d{4})\s+و\s*(?P<year4>\d{4})(?!\d)"
    rf"|(?<!\w)(?:بين|between|من|from|(?:ال)?فتره|(?:ال)?موسم(?:\s+ال\w+ي)?|season)\s+(?P<year7>{_BARE_YEAR})"
    r"\s*(?:-|/|و\s*|الي\s+|وحتي\s+|حتي\s+|and\s+|to\s+)(?P<year8>(?:19|20)\d\d)(?!\d)"
    # «في 2015 و2016», «مونديالي 2018 و2022»
    rf"|(?<=(?<!\d)(?:19|20)\d\d )و(?P<year11>{_BARE_YEAR})|(?<![\d,./-])(?P<year16>(?:19|20)\d\d)(?=\s+و{_BARE_YEAR})"
    # «صنعاء ،1996»: papers that store a line as it is drawn set the comma before the year.
    r"|(?<=[^\W\d] ),(?P<year12>(?:19|20)\d\d)(?=[\s.]|\Z)"
    r"|(?<![\d,./-])(?P<year13>(?:19|20)\d\d)\s?[-/_]\s?(?P<year14>(?:19|20)\d\d)"
    rf"(?!\d|[,./-]\d|{_COUNTED})"
    rf"|(?<!\w)(?:(?:{_ORDINALS}|الاخير|الاولي|الثانيه|الثالثه|الاخيره)\s+(?:من|في|ل)\s*|(?:ذات|نفس)(?:ها|ه)\s+من\s+"
    rf"|(?:ال)?(?:ربع|نصف)\s+(?:{_ORDINALS}|الاخير)\s+)(?P<year9>{_BARE_YEAR})"
    rf"|(?<!\w)[وبل]?(?:{{before}})\s+(?:من\s+)?(?P<year5>{_BARE_YEAR}|2100(?![\d,.:/]\d|\d|{_COUNTED}))"
    r"|(?<![\d,.])(?P<year6>1[34]\d\d)(?:\s*[-/_]\s*(?P<year15>1[34]\d\d))?\s*ه(?!\w)|(?<![\d,./])(?P<year10>(?:19|20)\d\d)\s*م(?!\w)"
)
_AGO = (
    r"(?<!\w)(?P<ago>قبل|منذ)\s+(?P<count>\w+(?:\s+\w+)?)(?!\w)"
    r"|(?<!\w)(?P<count2>\w+)\s+(?P<unit2>days?|months?|years?)\s+ago(?!\w)"
)


def _day_patterns(weekdays: str, relative: str, parts: str, past: str, periods: str) -> dict[str, str]:
    """Return the patterns of days told by their distance or their name."""
    return {
        "weekday": (
            r"(?<!\w)[وبل]?(?:يوم\s+|(?:on|last|next|this)\s+)?"
            rf"\(?(?P<weekday>{weekdays})(?!\w)\)?(?:\s+(?P<dir>{past})(?!\w))?"
        ),
        # As little as may be: «أول أمس» is one word of its own, no part of yesterday.
        "relative": rf"(?<!\w)و?(?:(?:{parts})\s+)??(?P<relative>{relative})(?!\w)",
        "period": (
            rf"(?<!\w)(?P<part>[وبل]?(?:{parts})\s+)?[وبل]?(?P<period>{periods})\s+(?P<twice>(?:ما\s+)?قبل\s+)?"
            rf"(?P<dir>{past})(?!\w)"
            rf"|(?<!\w)[وبل]?(?P<part2>{_PARTS_OF})\s+(?P<period3>الشهر)(?!\w|\s+(?:{past})\b)"
            # «قبل نهاية العام»: the year's end is still to come; «مطلع العام» may be any year's.
            rf"|(?<!\w)[وبل]?نهايه\s+(?P<period4>العام|السنه)(?!\w|\s+(?:\d|هجري|ميلادي|دراسي|مالي|ال\w))"
            rf"|(?<!\w)(?P<dir2>last|next|this|هذا|هذه)\s+(?P<period2>year|month|week|العام|السنه|الشهر|الاسبوع)(?!\w)"
        ),
    }


def _patterns(words: dict[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the atom regexes in order of trust; each match is tried where no earlier kind matched."""
    months, hijri, weekdays, relative, past, periods = (
        _either([phrase for phrases in words[key].values() for phrase in phrases])
        for key in ("months", "hijri", "weekdays", "relative_days", "direction", "periods")
    )
    before, parts = (_either(words[key]["words"]) for key in ("before_years", "parts"))
    year = (
        r"(?:(?:\s*,?\s*|\s*\.(?=\d))(?:(?:من\s+)?(?:العام|عام|سنه)\s+|لعام\s+)?"
        rf"(?P<year>(?:1[3-9]|20)\d\d)(?!\d){_ERA})?"
    )
    back = rf"(?:\s+(?:من\s+)?(?:(?:هذا\s+)?(?P<whose>العام|السنه|الشهر)\s+)?(?P<dir>{past})(?!\w))?"
    name = rf"(?P<month>{months})(?:(?:\s*[/(]\s*|\s+)(?:{months})(?!\w)\s*\)?)?|(?P<hmonth>{hijri})"
    day = rf"(?<![\d.,/])(?P<day>\d{{1,2}})(?:\s*و\s*\d{{1,2}}(?=\s*و\s*\d))?(?:st|nd|rd|th)?{_UNTIL}(?:st|nd|rd|th)?"
    source = {
        "numeric": _NUMERIC,
        "dated": (
            rf"(?:(?P<from>{_ORDINALS})\s+(?:(?:الي|وحتي|حتي)\s+|و(?=ال)(?!العشرين|الثلاثين)))?"
            rf"(?:{day}|{_SPELLED_DAY}(?:\s+من|(?<=\bاول)|(?<=غره)|(?<=فاتح)|(?<=مستهل)))"
            rf"(?:\s*/\s*(?!صفر)|\s+(?:of\s+|من\s+)?)(?:شهر\s+)?(?:{name})(?!\w){year}{back}"
        ),
        "dated_en": (
            rf"(?<!\w)(?P<month>{months})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
            # «تسليم مارس 14 سنتا», «5 دولارات»: a figure, no day.
            rf"(?!{_COUNTED}|\s*\w+ات\b)"
            r"(?:\s?-\s?(?P<day2>\d{1,2})(?![\d:]))?"
            r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
        ),
        "day_of": (
            rf"(?:{day}|{_SPELLED_DAY})\s+(?:من\s+)?(?:(?:هذا|نفس|ذات)\s+)?"
            rf"(?:الشهر(?:\s+(?P<dir>{past}))?|(?<=من |\d\d |\s\d )(?P<dir2>الجاري|الحالي))(?!\w)"
        ),
        "month": (
            rf"(?<!\w)(?:(?P<lead_year>(?:19|20)\d\d)\s+|(?P<dir2>last|next|this)\s+)?(?P<part>(?:{parts})\s+)?"
            rf"(?:[وبل]?(?:ال)?شهر\s+)?[وبل]?(?:{name})(?!\w){year}{back}"
        ),
        **_day_patterns(weekdays, relative, parts, past, periods),
        "year": _YEAR.replace("{before}", before),
        "ago": _AGO,
    }
    return tuple((kind, re.compile(pattern)) for kind, pattern in source.items())


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """Return the ``dates`` lexicon, read once."""
    words = load("dates")
    return DateWords(
        by_form(words["months"], int),
        by_form(words["hijri"], int),
        by_form(words["weekdays"], int),
        by_form(words["relative_days"], int),
        by_form(words["direction"], str),
        by_form(words["periods"], str),
        frozenset(folded_words(words["future"]["words"])),
        frozenset(folded_words(words["planned"]["words"])),
        frozenset(folded_words(words["names_of_days"]["words"])),
        frozenset(folded_words(words["not_months"]["after"])),
        frozenset(folded_words(words["not_today"]["after"])),
        frozenset(folded_words(words["not_today"]["before"])),
        frozenset(folded_words(words["names_with_days"]["words"])),
        frozenset(folded_words(words["not_weekdays"]["before"])),
        frozenset(folded_words(words["not_weekdays"]["after"])),
        _patterns(words),
    )
