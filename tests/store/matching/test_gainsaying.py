"""A statement and its denial are two groups, however alike their words; denials of one thing are one group."""

from __future__ import annotations

import pytest

from store.matching.differing.compare import conflicts
from store.matching.differing.opposition import gainsays, turns
from store.matching.differing.turning import denies
from store.matching.groups.grouping import group
from store.matching.texts.profile import profile_of
from store.models import Constraints
from tests.store.matching.examples import unit

DAY = "2024-03-05"
FOUND = "فرق الجمارك ضبطت 120 صندوقا من السجائر المهربة داخل شاحنة خضار في ميناء المرسى"
NOT_FOUND = "فرق الجمارك لم تضبط 120 صندوقا من السجائر المهربة داخل شاحنة خضار في ميناء المرسى"
SEIZED = "the customs seized 120 crates of smuggled cigarettes in a lorry at the port of Marsa"


@pytest.mark.parametrize(
    ("told", "denied", "stance"),
    [(FOUND, f"تكون {FOUND}", "deny"), (FOUND, NOT_FOUND, "assert"), (SEIZED, SEIZED, "deny")],
)
def test_a_statement_and_its_denial_are_never_one_group(told: str, denied: str, stance: str) -> None:
    first = unit("c1", told, outlet="الساحل", published=DAY)
    second = unit("c2", denied, outlet="المنارة", published=DAY, stance=stance)
    assert group([first, second], Constraints()) == []
    # A third report joins the side it is on.
    third = unit("c3", told, outlet="الصباح", published=DAY)
    (found,) = group([first, second, third], Constraints())
    assert found.claim_ids == ("c1", "c3")


def test_a_denial_and_the_statement_that_it_is_not_so_may_be_one_group() -> None:
    denied = unit("c1", f"تكون {FOUND}", outlet="الساحل", published=DAY, stance="deny")
    negated = unit("c2", NOT_FOUND, outlet="المنارة", published=DAY)
    (found,) = group([denied, negated], Constraints())
    assert found.claim_ids == ("c1", "c2")


def test_a_negation_inside_a_longer_report_does_not_part_it_from_another() -> None:
    longer = unit("c1", f"{FOUND} من دون أن يقع اشتباك مع السائق ولم يصب أحد", outlet="الساحل", published=DAY)
    shorter = unit("c2", f"{FOUND} وأصيب أحد العمال", outlet="المنارة", published=DAY)
    assert [found.claim_ids for found in group([longer, shorter], Constraints())] == [("c1", "c2")]


PUMP = "محطة ضخ المياه الجديدة في حي الزيتون يوم الأحد بعد أعطال استمرت ثلاثة أسابيع متتالية"


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        (f"استقال مدير {PUMP}", f"لم يستقل مدير {PUMP}"),
        (f"انفجرت مضخة في {PUMP}", f"لم تنفجر مضخة في {PUMP}"),
        (f"ستوقف البلدية {PUMP}", f"لن توقف البلدية {PUMP}"),
        (f"وصلت لجنة إلى {PUMP}", f"لم تصل لجنة إلى {PUMP}"),
    ],
)
def test_a_reporters_own_negation_parts_two_reports_in_every_form_of_the_verb(told: str, denied: str) -> None:
    first = unit("c1", told, outlet="الساحل", published=DAY)
    second = unit("c2", denied, outlet="المنارة", published=DAY)
    assert group([first, second], Constraints()) == []


def test_a_denial_of_what_itself_turns_parts_from_the_statement() -> None:
    told = "ستوقف شركة السكك قطارات الضواحي إلى بلدة المرسى ابتداء من الأول من حزيران المقبل"
    first = unit("c1", told, outlet="الساحل", published=DAY)
    second = unit("c2", told, outlet="المنارة", published=DAY, stance="deny")
    assert group([first, second], Constraints()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("باب المخزن كان مفتوحا عند وصول الشرطة", "باب المخزن لم يكن مغلقا عند وصول الشرطة"),
        ("أغلق الحراس بوابة الملعب أمام الجمهور", "رفض الحراس فتح بوابة الملعب أمام الجمهور"),
        ("تجاوز الإقبال على الصناديق 40 بالمئة", "لم يتجاوز الإقبال على الصناديق 41 بالمئة"),
    ],
)
def test_an_opposite_that_is_itself_turned_round_is_no_opposite(one: str, other: str) -> None:
    a, b = (profile_of(unit(f"c{i}", text)) for i, text in enumerate((one, other)))
    assert turns(a, b) == frozenset()
    assert not [found for found in conflicts(a, b) if found.slot == "antonym"]


def test_an_opposite_alone_is_one() -> None:
    a = profile_of(unit("c1", "باب المخزن كان مفتوحا عند وصول الشرطة"))
    b = profile_of(unit("c2", "باب المخزن كان مغلقا عند وصول الشرطة"))
    assert [found.slot for found in conflicts(a, b) if found.differs] == ["antonym"]


@pytest.mark.parametrize("text", ["شركة الملاحة تنفي نقل مقرها إلى الجزيرة", "لا صحة لنقل مقر الشركة إلى الجزيرة"])
def test_a_reporter_who_tells_of_a_denial_denies_like_the_one_who_is_quoted(text: str) -> None:
    told = profile_of(unit("c1", "شركة الملاحة نقلت مقرها إلى الجزيرة"))
    denied = profile_of(unit("c2", text))
    assert denies(denied)
    assert not denies(told)
    assert gainsays(told, denied)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("لا تزال مدارس حي النخيل مغلقة أمام التلاميذ", "مدارس حي النخيل ما زالت مغلقة أمام التلاميذ"),
        ("ما زال مطار الواحة متوقفا عن العمل بسبب العاصفة", "مطار الواحة متوقف عن العمل بسبب العاصفة"),
        ("لا يزال عشرات العمال محاصرين داخل منجم الفوسفات", "العمال ما زالوا محاصرين داخل منجم الفوسفات"),
    ],
)
def test_what_still_lasts_is_not_negated(one: str, other: str) -> None:
    a, b = profile_of(unit("c1", one)), profile_of(unit("c2", other))
    assert not gainsays(a, b)
    assert "negation" not in {conflict.slot for conflict in conflicts(a, b)}


def test_what_is_not_so_is_negated_beside_what_still_is() -> None:
    still = profile_of(unit("c1", "مدارس حي النخيل ما زالت مغلقة أمام التلاميذ"))
    no_more = profile_of(unit("c2", "ليست مدارس حي النخيل مغلقة أمام التلاميذ"))
    assert "negation" in {conflict.slot for conflict in conflicts(still, no_more)}
