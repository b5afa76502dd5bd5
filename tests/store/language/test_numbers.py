"""Figures: values, units, bounds and what is counted; and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.folding import fold_plain
from store.language.numbers import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("ألف و200 قذيفة", 1200, "قذيفة"),
        ("مئتا ألف شخص", 200_000, "شخص"),
        ("مائتي ألف متضرر", 200_000, "متضرر"),
        ("٣٫٥ مليون ريال", 3_500_000, "ريال"),
        ("12,5 في المئة", 12.5, "%"),
        ("1,384,941 حاجا", 1_384_941, "حاج"),
        ("ثلاثة وعشرين ألفا و500 شخص", 23_500, "شخص"),
        ("مئة وخمسة وعشرين رجلا", 125, "رجل"),
        ("مليون ونصف المليون دولار", 1_500_000, "دولار"),
        ("خمسة آلاف شخص", 5_000, "شخص"),
        ("بـ140 غارة", 140, "غارة"),
        ("سبع نساء", 7, "امرأة"),
        ("موديلين في كل شهر", 2, "موديل"),
        ("١٢ جنديا", 12, "جندي"),
        ("33 ألفا و288 كيسا", 33_288, "كيس"),
        ("خلفت العاصفة 18 قتيلا", 18, "قتيل"),
        ("استقبلت المحطة 40 راكبا", 40, "راكب"),
        ("10 بالمائة", 10, "%"),
        ("three hundred and fifty people", 350, "people"),
        ("$5.5 million", 5_500_000, "دولار"),
        ("twenty-five soldiers", 25, "soldiers"),
    ],
)
def test_a_figure_has_its_value_and_unit(text: str, value: float, unit: str) -> None:
    found = quantities(text)
    assert [(one.value, one.unit) for one in found] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("أكثر من 700 منزل", ">"),
        ("ما لا يقل عن 46 شخصا", ">="),
        ("46 شخصا على الأقل", ">="),
        ("نحو 400 شخص", "~"),
        ("ما يصل إلى 77 حالة", "<="),
        ("أقل من 20 ألف نازح", "<"),
        ("عشرات القتلى", "vague>="),
        ("up to 30 people", "<="),
    ],
)
def test_a_bound_is_kept_with_the_figure(text: str, bound: str) -> None:
    assert [one.comparator for one in quantities(text)] == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "على الرقم 0012022773659",
        "في 15 تشرين الثاني/ نوفمبر الماضي",
        "الساعة 10:30 صباحا",
        "القرار رقم 2216",
        "منذ عام 2009",
        "المرسوم الملكي رقم 125",
        "الدورة الثانية عشرة",
        "18/10/1436هـ",
        "البطولة الـ13",
        "طريق الباب",
        "الرحلة 370 المتجهة إلى بكين",
        "إلى القرنين الخامس عشر والسادس عشر اللذين ازدهرا",
        "كمية من المواد",
        "ويندوز 10، الذي صدر",
    ],
)
def test_dates_phones_and_names_do_not_count(text: str) -> None:
    assert quantities(text) == []


def test_a_range_has_both_ends() -> None:
    [one] = quantities("بين 1200 و1800 ريال")
    assert (one.value, one.value_max, one.unit) == (1200, 1800, "ريال")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("لقي 46 شخصا حتفهم", "قتلى"),
        ("أصيب 230 آخرون", "جرحى"),
        ("تضرر 150 ألف شخص", "متضررون"),
        ("140 ألف نازح", "نازحون"),
    ],
)
def test_what_is_counted_comes_from_the_words_around(text: str, counted: str) -> None:
    assert [one.counted for one in quantities(text)] == [counted]


@given(
    st.lists(
        st.sampled_from(
            [
                "قتل",
                "أكثر",
                "من",
                "46",
                "شخصا",
                "و200",
                "ألف",
                "،",
                ".",
                "عام",
                "2009",
                "في",
                "المئة",
                "٣٫٥",
                "%",
                "مئة",
                "وعشرون",
                "«بين»",
                "10-20",
                "$5",
            ]
        ),
        max_size=14,
    )
)
def test_every_figure_stands_where_it_says(words: list[str]) -> None:
    text = " ".join(words)
    for one in quantities(text):
        assert 0 <= one.start < one.end <= len(text)
        assert fold_plain(text[one.start : one.end]).strip() != ""
    shifted = quantities("# " + text, 2)
    assert [(one.start - 2, one.end - 2, one.value) for one in shifted] == [
        (one.start, one.end, one.value) for one in quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("قتل تفجيران 13 شخصا على الأقل", ["تفجير", "قتلى"]),
        ("أصيب في انفجار سيارتين 12 شرطيا", ["سيارة", "جرحى"]),
        ("مقتل 37 شخصا في محطتين للحافلات", ["قتلى", "محطة"]),
        ("قتل جنديان وأصيب ثلاثة", ["قتلى", "جرحى"]),
        ("أسفر الحريق عن تضرر 12 منزلا", ["متضررون"]),
    ],
)
def test_cars_attacks_and_towns_meet_no_fate_of_people(text: str, counted: list[str]) -> None:
    assert [one.counted for one in quantities(text)] == counted
