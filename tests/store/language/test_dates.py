"""Dates: both calendars, pairs of month names, weekdays with a direction, relative words, and their basis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.dates import date_mentions


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("أمس (الخميس)", "2016-12-09", "2016-12-08"),
        ("غدا السبت", "2016-12-09", "2016-12-10"),
        ("الإثنين، 5 كانون الأول/ديسمبر", "2016-12-05", "2016-12-05"),
        ("27 شباط الماضي", "2016-08-16", "2016-02-27"),
        ("31 يوليو (تموز)", "2015-08-03", "2015-07-31"),
        ("مساء السبت الفائت", "2016-10-25", "2016-10-22"),
        ("ستجري الثلاثاء أو الأربعاء", "2016-12-05", "2016-12-06/2016-12-07"),
        ("مساء غد أو صباح الأربعاء", "2016-12-05", "2016-12-06/2016-12-07"),
        ("الشهر الماضي", "2015-08-04", "2015-07"),
        ("العام المقبل", "2015-08-04", "2016"),
        ("قبل يومين", "2015-08-03", "2015-08-01"),
        ("أول من أمس", "2015-08-03", "2015-08-01"),
        ("مساء يوم أمس الأول", "2015-08-03", "2015-08-01"),
        ("يوم أول أمس", "2015-08-03", "2015-08-01"),
        ("الليلة قبل الماضية", "2015-08-03", "2015-08-01"),
        ("من 29 يناير/كانون الثاني إلى 4 فبراير/شباط", "2023-01-20", "2023-01-29/2023-02-04"),
        ("18 شوال 1436هـ", None, "2015-08-03"),
        ("18/10/1436هـ الموافق 3/8/2015م", None, "2015-08-03"),
        ("22 جويلية 2015", None, "2015-07-22"),
        ("منذ عام 2009", None, "2009"),
        ("on Monday, 5 December 2016", None, "2016-12-05"),
        ("December 5, 2016", None, "2016-12-05"),
        ("would meet on Saturday", "2015-08-04", "2015-08-08"),
    ],
)
def test_a_date_is_resolved(text: str, published: str | None, iso: str) -> None:
    assert [one.iso for one in date_mentions(text, published=published)] == [iso]


@pytest.mark.parametrize("text", ["يوم الثلاثاء", "أمس", "الشهر الماضي", "5 كانون الأول/ديسمبر"])
def test_without_a_day_of_publication_there_is_no_iso_date_but_a_basis(text: str) -> None:
    [one] = date_mentions(text)
    assert one.iso is None
    assert one.basis


@pytest.mark.parametrize(
    "text", ["صحيفة اليوم السعودية", "اليوم الوطني", "لامس أدنى مستوياته", "أبرز 2.5 مليار", "سوق الأربعاء الشعبي"]
)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert date_mentions(text, published="2015-08-03") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "أمس",
                "الخميس",
                "(",
                ")",
                "5",
                "ديسمبر",
                "/",
                "كانون",
                "الأول",
                "الماضي",
                "عام",
                "2015",
                "منذ",
                "قبل",
                "يومين",
                "أو",
                "غدا",
                "،",
                "شوال",
                "1436هـ",
            ]
        ),
        max_size=12,
    )
)
def test_every_date_stands_where_it_says(words: list[str]) -> None:
    text = " ".join(words)
    for one in date_mentions(text, published="2015-08-03"):
        assert text[one.start : one.end] == one.text
        assert one.basis and one.granularity


def test_a_year_after_and_in_begins_behind_the_and() -> None:
    text = "وفي 1993 قتل 14 شخصا في حادث قرب المدينة"
    (mention,) = date_mentions(text)
    assert (text[mention.start : mention.end], mention.iso) == ("في 1993", "1993")
