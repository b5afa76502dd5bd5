"""The long name of a party or body says one thing, however many words it has."""

from __future__ import annotations

import pytest

from store.matching.evidence.overlap import overlap
from store.matching.groups.grouping import group
from store.matching.texts.profile import Profile, profile_of
from store.matching.texts.vocabulary import Idf
from store.models import Constraints
from tests.store.matching.examples import unit

DAY = "2024-03-06"


def profile(text: str) -> Profile:
    """Return the profile of one claim of the day."""
    return profile_of(unit("c1", text, published=DAY))


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("اتهم الجيش حزب الفجر الوطني التقدمي بقصف الثكنة", [4]),
        ("أدرجت الخزانة تنظيم الراية السوداء على قائمتها", [3]),
        ("رفضت جبهة حزب العمل ومجلس النواب ذلك", [3, 2]),
        ("تنظيمات صغيرة رحبت بالقرار", []),
        ("الحكومة ألغت العقود القديمة", []),
    ],
)
def test_names_of_bodies_are_found_with_all_their_words(text: str, many: list[int]) -> None:
    assert [len(name) for name in profile(text).bodies] == many


def test_a_shared_name_weighs_as_much_as_its_rarest_word() -> None:
    one = profile("اتهم الجيش حزب الفجر الوطني التقدمي بقصف الثكنة في الوادي")
    other = profile("أدرجت الخزانة حزب الفجر الوطني التقدمي على قائمة العقوبات")
    idf = Idf.of([])
    shared = overlap(one, other, idf)
    assert shared.shared == pytest.approx(max(idf.weight(key) for key in one.bodies[0]))
    assert set(shared.keys) == set(one.bodies[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "قيادة حزب الشعب الديمقراطي الاشتراكي تندد بالغارات",
            "الهجوم يأتي بعد الغارات على حزب الشعب الديمقراطي الاشتراكي",
        ),
        ("تفقد الوفد مقر منظمة الصحة العالمية الإقليمي", "منظمة الصحة العالمية تحذر من الوباء"),
    ],
)
def test_two_facts_of_one_body_are_two_facts(one: str, other: str) -> None:
    units = [unit(f"c{n}", text, outlet=f"o{n}", published=DAY) for n, text in enumerate((one, other))]
    assert group(units, Constraints()) == []
