"""The one difference a line of the queue tells: figures before names, each value once, never longer than the line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.matching.differing.telling import telling
from store.models import Difference, SlotValue


def difference(slot: str, *values: str, differs: bool = True) -> Difference:
    return Difference(slot, tuple(SlotValue(f"c{n}", value) for n, value in enumerate(values)), differs)


def test_nothing_is_told_when_nothing_differs() -> None:
    assert telling([]) == ""
    assert telling([difference("figure", "22", "22.8", differs=False)]) == ""


def test_a_figure_comes_before_a_day_and_a_day_before_a_name() -> None:
    name, day, figure = (
        difference("name", "خالد", "سمير"),
        difference("date", "السبت", "الأحد"),
        difference("figure", "46", "48"),
    )
    assert telling([name, day, figure]) == "46 ≠ 48"
    assert telling([name, day]) == "السبت ≠ الأحد"
    assert telling([name, difference("negation", "نفى", "أكد")]) == "نفى ≠ أكد"


def test_each_value_stands_once_whatever_its_spelling() -> None:
    assert telling([difference("place", "القاهرة", "القاهره", "طنطا", "طنطا")]) == "القاهرة ≠ طنطا"


def test_figures_are_told_as_numbers_each_once() -> None:
    assert telling([difference("figure", "17 حالة", "19 قتيلا", "17 قتيلا")]) == "17 ≠ 19"
    assert telling([difference("figure", "أربعة قتلى (4)", "شخصين (2)")]) == "4 ≠ 2"
    assert telling([difference("figure", "3.5%", "4 %")]) == "3.5% ≠ 4 %"
    assert telling([difference("figure", "عشرات", "مئات")]) == "عشرات ≠ مئات"


def test_of_dates_told_in_many_words_alike_the_days_are_told() -> None:
    alike = difference("date", "صباح يوم الأربعاء (2016-11-09)", "صباح يوم الأربعاء الماضي (2016-11-02)")
    assert telling([alike]) == "2016-11-09 ≠ 2016-11-02"
    assert telling([difference("date", "الأحد (2016-11-06)", "مساء الأحد الموافق (2016-11-13)")]).startswith("الأحد (")


def test_more_values_than_fit_are_hinted_at() -> None:
    assert telling([difference("figure", "1", "2", "3", "4")]) == "1 ≠ 2 ≠ 3 ≠ …"


@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_it_is_short_and_on_one_line(values: list[str]) -> None:
    told = telling([difference("name", *values)])
    assert len(told) <= 48 and "\n" not in told
