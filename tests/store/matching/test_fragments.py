"""A claim that is only a name, or breaks off, is of no fact: it stands in no group."""

from __future__ import annotations

import pytest

from store.language.tokens import folded_words
from store.matching.groups.grouping import group
from store.matching.texts.fragments import is_fragment
from store.models import Constraints
from tests.store.matching.examples import unit

DAY = "2024-03-06"


@pytest.mark.parametrize(
    "text",
    [
        "وزير الصحة الأردني",
        "رئيس الحكومة التونسية",
        "المتحدث العسكري المصري محمد علي",
        "جبهة حزب العمل الوطني",
        "محافظ البنك المركزي",
        "المطلوب من",
        "الوزارة تعتزم أن",
    ],
)
def test_a_mere_name_or_a_phrase_that_breaks_off_stands_in_no_group(text: str) -> None:
    assert is_fragment(folded_words(text))
    units = [unit(f"c{n}", text, outlet=f"o{n}", published=DAY) for n in range(2)]
    assert group(units, Constraints()) == []


@pytest.mark.parametrize(
    "text",
    [
        "وزير الصحة الأردني يستقيل",
        "الرئيس المصري التقى الوفد الليبي",
        "رئيس الحكومة التونسية في الجزائر",
        "بحث العلاقات الثنائية",
        "إدارة الأزمة المالية",
        "مقتل قائد الشرطة",
        "المباراة انتهت قبل الموعد",
        "الخطأ مردود عليه",
        "رفع الحصار البحري",
    ],
)
def test_short_claims_that_tell_something_are_no_fragments(text: str) -> None:
    assert not is_fragment(folded_words(text))


def test_a_name_beside_a_report_of_who_bears_it_is_compared_and_left_alone() -> None:
    story = "وزير الصحة الأردني يستقيل بعد احتجاج الأطباء على نقص الدواء"
    units = [
        unit(
            "c1",
            "وزير الصحة الأردني",
            article="a1",
            outlet="أ",
            published=DAY,
            article_text=f"وزير الصحة الأردني\n{story}",
        ),
        unit("c2", story, article="a2", outlet="ب", published=DAY),
        unit("c3", story, article="a1", outlet="أ", published=DAY, article_text=f"وزير الصحة الأردني\n{story}"),
    ]
    assert [found.claim_ids for found in group(units, Constraints())] == [("c2", "c3")]
