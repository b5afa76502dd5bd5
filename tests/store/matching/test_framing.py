"""How outlets name parties and deeds: shown as framing, never counted as a difference of fact."""

from __future__ import annotations

import pytest

from store.matching.differing.differences import differences
from store.matching.groups.grouping import group
from store.matching.scoring.score import score_pair
from store.matching.texts.vocabulary import Idf
from store.models import Constraints, Difference
from tests.store.matching.examples import unit

RIVAL = [
    ("سيطر الثوار على جسر الرستن فجرا", "سيطر المسلحون على جسر الرستن فجرا"),
    ("سقوط ثلاثة شهداء في سوق عين الحجر", "سقوط ثلاثة قتلى في سوق عين الحجر"),
    ("انسحبت الكتيبة من بلدة تل الورد ليلا", "طردت الكتيبة من بلدة تل الورد ليلا"),
    ("اعتقلت الشرطة صاحب مخبز الزيتون", "اختطفت الشرطة صاحب مخبز الزيتون"),
    ("اغتيال مهندس السدود في ضاحية النهر", "تصفية مهندس السدود في ضاحية النهر"),
    ("الجيش يبدأ غزو جزيرة الملح", "الجيش يبدأ عملية عسكرية في جزيرة الملح"),
    ("وصل قارب يقل أربعين لاجئا إلى مرفأ الصيد", "وصل قارب يقل أربعين مهاجرا إلى مرفأ الصيد"),
    ("Rebels took the grain bridge at dawn", "Terrorists took the grain bridge at dawn"),
]
PLAIN = [
    ("شدد نظام المرور الجديد عقوبة القطع المتعمد للإشارة", "شددت الحكومة عقوبة القطع المتعمد للإشارة في نظام المرور"),
    ("سيطر الثوار على جسر الرستن فجرا", "الثوار يسيطرون فجرا على جسر الرستن بعد انسحاب المسلحين"),
    ("افتتح الجيش جسرا فوق النهر", "افتتحت الحكومة جسرا فوق النهر"),
]


def framed(one: str, other: str) -> list[Difference]:
    a, b = unit("c1", one, outlet="أ"), unit("c2", other, outlet="ب")
    return [d for d in differences([a, b]) if d.slot == "wording"]


@pytest.mark.parametrize(("one", "other"), RIVAL)
def test_rival_names_are_shown_as_framing(one: str, other: str) -> None:
    (found,) = framed(one, other)
    assert found.note is not None and "framing" in found.note
    for value, text in zip(found.values, (one, other), strict=True):
        assert value.value in text
        assert [text[span.start : span.end] for span in value.spans] == [value.value]


@pytest.mark.parametrize(("one", "other"), PLAIN)
def test_words_that_frame_nothing_are_not_shown(one: str, other: str) -> None:
    assert framed(one, other) == []


@pytest.mark.parametrize(("one", "other"), RIVAL[:2])
def test_framing_costs_no_score_and_makes_no_other_relation(one: str, other: str) -> None:
    a, b = unit("c1", one, outlet="أ", published="2020-01-02"), unit("c2", other, outlet="ب", published="2020-01-02")
    pair = score_pair(a, b, Idf.of([]))
    assert next(f for f in pair.features if f.name == "conflict").value == 0.0
    (found,) = group([a, b], Constraints(must=frozenset({("c1", "c2")})))
    assert found.relation == 1 and "wording" in found.relation_reason
