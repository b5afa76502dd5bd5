"""Figures and dates of six hundred news sentences: what counts, what only names, and which day is meant."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.dates import date_mentions
from store.language.numbers import quantities

_FILES = (
    "cases_figures.toml",
    "cases_days.toml",
    "cases_counts.toml",
    "cases_reports.toml",
    "cases_gulf.toml",
    "cases_english.toml",
)
_CASES: list[dict[str, Any]] = [tomllib.loads((Path(__file__).parent / name).read_text("utf-8")) for name in _FILES]
_PUBLISHED: str = _CASES[0]["published"]
_ROWS: list[dict[str, Any]] = [
    row for cases in _CASES for part in cases.values() if isinstance(part, list) for row in part
]


def _figures(text: str) -> list[tuple[str, str | None]]:
    """Return each figure as ("bound value..upper", unit)."""
    found = []
    for one in quantities(text):
        bound = "v" if one.comparator == "vague>=" else one.comparator or ""
        upper = f"..{one.value_max:.15g}" if one.value_max is not None else ""
        found.append((f"{bound}{one.value:.15g}{upper}", one.unit))
    return found


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["t"][:40])
def test_figures_and_dates_are_read(row: dict[str, Any]) -> None:
    wanted = [[*note.split(" ", 1), ""][:2] for note in row.get("q", [])]
    found = _figures(row["t"])
    # A unit that the case leaves out is not judged.
    assert [(value, unit if want[1:] != [""] else "") for (value, unit), want in zip(found, wanted, strict=False)] == [
        (value, unit) for value, unit in wanted
    ]
    assert len(found) == len(wanted), found
    days = [one.iso or "-" for one in date_mentions(row["t"], published=_PUBLISHED)]
    assert days == row.get("d", [])


def test_an_age_counts_nobody() -> None:
    aged, counted = quantities("The 62-year-old had been killed with 3 guards")
    assert (aged.value, aged.counted, counted.value, counted.counted) == (62, None, 3, "dead")


_ROW = """
و أو إلى من بين نصف ثلاثة أرباع ثلثا السكان اثنين منهم واحد واحدة ريال العامين القرنين الماضيين حالتَيْ وفاة
مليونا حاج ألفا ألف و200 12 500 1,250.5 45.000 2-1 5+1 ( ) « » ، . : / - % $ الساعة 3:30 صباحا الـ 24 ساعة غرة محرم
النصف الأول 79 .2% 4ر5 (35)
أغسطس العام الحالي ليل السبت الأحد الخامس والعشرين يناير 2011 30/ 10/ 1436هـ منذ قبل يومين أيام بحلول 2020 نهاية
الشهر the two to three one dead $50m and 14km May 2-5 last March 29-year-old th 1st ٣٫٥ ١٬٢٥٠ عشرات الآلاف شركتي
"""


@given(st.lists(st.sampled_from(_ROW.split()), max_size=16))
def test_no_two_figures_share_a_word(words: list[str]) -> None:
    text = " ".join(words)
    found = quantities(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start : one.end] == one.text for one in date_mentions(text, published=_PUBLISHED))
