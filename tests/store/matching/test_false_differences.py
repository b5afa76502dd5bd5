"""What looks like a difference and is none: days in an opposition, one that died and one that lived, spellings."""

from __future__ import annotations

import pytest

from store.matching.differing.compare import conflicts
from store.matching.differing.reported import reported
from store.matching.stories.counted import Counted
from store.matching.texts.profile import Profile, profile_of
from tests.store.matching.examples import unit

DAY = "2024-05-21"  # a Tuesday


def profile(text: str, day: str = DAY) -> Profile:
    """Return the profile of one claim of a day."""
    return profile_of(unit(f"c {text}", text, published=day))


def shown(one: str, other: str, slot: str) -> list[str | None]:
    """Return the notes of the differences of one slot that are shown of two claims, either way round."""
    a, b = profile(one), profile(other)
    found, again = ({c.note for c in conflicts(*pair) if c.slot == slot and c.differs} for pair in ((a, b), (b, a)))
    assert found == again
    return sorted(found, key=str)


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("انتشل الغواصون ثلاث جثث أمس الأول", "انتشل الغواصون ثلاث جثث يوم السبت الثالث من مارس", False),
        ("وصلت السفينة أمس الأول إلى الميناء", "وصلت السفينة إلى الميناء يوم الأحد الثالث من مارس", False),
        ("هدم المبنى يوم الاثنين الثاني من مايو", "هدم المبنى أمس الأول بعد القرار", False),
        ("فاز النادي بالمركز الأول", "فاز النادي بالمركز الأخير", True),
    ],
)
def test_an_ordinal_in_a_date_is_opposed_to_nothing(one: str, other: str, opposed: bool) -> None:
    assert bool(shown(one, other, "antonym")) == opposed


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("أسفر سقوط الشاحنة عن مقتل السائق ونجاة ابنه", "نجاة السائق وابنه من سقوط الشاحنة", False),
        ("مصرع صياد ونجاة رفيقه في انقلاب القارب", "انقلب القارب وغرق أحد الصيادين مع نجاة الآخر", False),
        ("وفاة متسلق غرقا ونجاة رفيقه في النهر", "سقط متسلقان في النهر ما أدى إلى غرق أحدهما ونجاة الآخر", False),
        ("سائق الحافلة توفي في الحادث", "سائق الحافلة على قيد الحياة", True),
    ],
)
def test_who_tells_that_one_died_and_another_lived_contradicts_neither(one: str, other: str, opposed: bool) -> None:
    assert bool(shown(one, other, "antonym")) == opposed


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("تضم المجموعة الأولى 20 طالبا وتضم الثانية 30 طالبا", "تضم الأولى 20 طالبا", False),
        ("قسم المشاركون قسمين تضم الأولى عشرين لاعبا", "قسم المشاركون قسمين وتضم الثانية ثلاثين لاعبا", False),
        ("تبدأ الأولى صباحا", "تبدأ الثانية صباحا", False),
        ("اندلع الحريق في الدور الخامس", "اندلع الحريق في الدور السابع", True),
    ],
)
def test_an_ordinal_behind_a_verb_counts_no_row(one: str, other: str, apart: bool) -> None:
    assert bool(shown(one, other, "figure")) == apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("هجوم على قرية ماروندا القريبة من النهر", "هجوم على قرية مرندة", False),
        ("انهيار سد قرب بلدة كولوما", "انهيار سد قرب بلدة كلومة", False),
        ("استعاد الجيش بلدة شمال البلاد", "استعاد الجيش بلدة حصين", False),
        ("حريق في قرية جنوبي النهر", "حريق في قرية مرندة", False),
        ("استعاد الجيش بلدة زعورة الغربية", "استعاد الجيش بلدة زعورة", False),
        ("هجوم على قرية ماروندا", "هجوم على قرية بنتوسا", True),
    ],
)
def test_one_village_in_two_spellings_and_the_side_of_a_country_are_no_two_places(
    one: str, other: str, apart: bool
) -> None:
    assert bool(shown(one, other, "place")) == apart
    assert any(d.slot == "place" and d.differs for d in reported(profile(one), profile(other))) == apart


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        ("هجوم العصابة العديمة الرحمة على القافلة", "هجوم العصابة بلا رحمة على القافلة", False),
        ("بلدة معدومة الخدمات منذ سنوات", "بلدة بلا خدمات منذ سنوات", False),
        ("منطقة منعدمة المياه في الصيف", "منطقة دون مياه في الصيف", False),
        ("بلدة كاملة الخدمات منذ سنوات", "بلدة بلا خدمات منذ سنوات", True),
    ],
)
def test_an_adjective_that_negates_says_the_same_as_a_particle(one: str, other: str, turned: bool) -> None:
    assert bool(shown(one, other, "negation") or shown(one, other, "warning")) == turned


@pytest.mark.parametrize(
    ("one", "other", "days", "counted"),
    [
        ("غارة تقتل 14 شخصا في الحي القديم", "قصف يقتل تسعة أشخاص", ("2024-05-18", DAY), False),
        ("ضبط 13 مهربا في حملة على المهربين", "ضبط 19 مهربا خلال يوم واحد", ("2024-05-17", DAY), False),
        ("ضبط 13 مهربا يوم 19 مايو 2024", "ضبط 19 مهربا يوم 21 مايو 2024", (DAY, DAY), False),
        ("مقتل 14 شخصا في انهيار المنجم", "ارتفاع حصيلة قتلى المنجم إلى 19 شخصا", ("2024-05-17", DAY), True),
        ("مقتل 14 شخصا في انهيار المنجم", "مقتل 19 شخصا في المنجم", ("2024-05-19", DAY), True),
        ("مقتل 14 شخصا في انهيار المنجم", "مقتل 14 شخصا في المنجم", ("2024-05-17", DAY), True),
    ],
)
def test_tolls_that_differ_days_later_are_of_two_events_unless_they_rise(
    one: str, other: str, days: tuple[str, str], counted: bool
) -> None:
    told = Counted({}, lambda a, b: 1.0)
    assert (told.toll(profile(one, days[0]), profile(other, days[1])) > 0.0) == counted
