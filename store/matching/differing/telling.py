"""The most telling difference of a group as short text for one line of the queue: «46 ≠ 48», «نفى ≠ أكد»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.language.folding import fold_plain
from store.models import Difference

# What a reviewer wants to know first; the wording of parties is no difference of fact, and a warning is a guess.
_ORDER = ("figure", "antonym", "negation", "date", "place", "name", "speaker", "wording", "warning")
_MOST_VALUES, _EACH, _WHOLE = 3, 20, 48
_SIGN, _MORE = " ≠ ", "…"
_ISO = re.compile(r"\((\d{4}-[-/\d]+)\)")
_NUMBER = re.compile(r"\d(?:[\d.,٫٬]*\d)?(?:\s?[%٪])?")


def telling(differences: Sequence[Difference]) -> str:
    """Return the most telling of the differences that differ, in at most 48 characters; '' when nothing does.

    Values stand in the order of the members, each once, cut at a word; text in logical order with the letters of the
    reports, to be drawn as data.
    """
    ranked = sorted((d for d in differences if d.differs), key=lambda d: _ORDER.index(d.slot))
    for difference in ranked:
        shown = {"figure": _number, "date": _day}.get(difference.slot, _plain)
        distinct: dict[str, str] = {}
        for value in difference.values:
            # «الأحد (2018-11-18)» and «الأحد المقبل (2018-11-18)» are one day.
            day = _ISO.findall(value.value) if difference.slot == "date" else []
            distinct.setdefault(" ".join(day) or fold_plain(shown(value.value)), shown(value.value))
        values = [*distinct.values()]
        if len(values) > 1:
            return _joined(values)
    return ""


def _plain(value: str) -> str:
    return " ".join(value.split())


def _day(value: str) -> str:
    """Return a date in the words of the report, or only the day they were read as: what is cut off would tell."""
    days = _ISO.findall(value)
    return " ".join(days) if days and len(value) > _EACH else _plain(value)


def _number(value: str) -> str:
    """Return the number of a figure («19 قتيلا», «أربعة قتلى (4)»): what it counts stands in the headline beside."""
    found = _NUMBER.findall(value)
    return found[-1] if found else _plain(value)


def _joined(values: Sequence[str]) -> str:
    """Return values with the sign between them, as many and as long as fit; a sign at the end for those left out."""
    shown = [_cut(value, _EACH) for value in values[:_MOST_VALUES]]
    while len(shown) > 2 and len(_SIGN.join(shown)) > _WHOLE - len(_SIGN + _MORE):
        shown.pop()
    return _SIGN.join([*shown, _MORE] if len(shown) < len(values) else shown)


def _cut(value: str, most: int) -> str:
    """Return a value cut after a word, or within its only long word."""
    if len(value) <= most:
        return value
    head = value[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ،,.؛:") + _MORE
