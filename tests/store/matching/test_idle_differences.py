"""What stands in two reports of one fact and is no difference: how a name is written, ranks, bodies, «not only»."""

from __future__ import annotations

import pytest

from store.matching.differing.compare import conflicts
from store.matching.differing.differences import differences
from store.matching.differing.reported import reported
from store.matching.texts.profile import Profile, profile_of
from tests.store.matching.examples import unit

DAY = "2024-05-21"


def profile(text: str, beside: str = "") -> Profile:
    """Return the profile of one claim of a day, told in an article that goes on with ``beside``."""
    return profile_of(unit(f"c {text}", text, published=DAY, article_text=f"{text}. {beside}" if beside else None))


def found(one: str, other: str, slot: str) -> bool:
    """Say whether two claims are taken to differ in a slot, either way round alike."""
    a, b = profile(one), profile(other)
    there, again = (any(c.slot == slot and c.differs for c in conflicts(*pair)) for pair in ((a, b), (b, a)))
    assert there == again
    return there


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("استقبل الأمير عبد الكريم وفد الغرفة التجارية", "استقبل الأمير عبدالكريم وفد الغرفة التجارية", False),
        ("وصل الوفد صباح الخميس إلى مطار العاصمة", "وصل الوفد صباح اليوم إلى مطار العاصمة", False),
        ("أوقفت النيابة منصور وشركاءه في قضية المصرف", "أوقفت النيابة منصور المتحالف معهم في قضية المصرف", False),
        ("وزع مركز الأمير فهد للإغاثة خياما على المشردين", "وزع مركز الأمير فهد أمس خياما على المشردين", False),
        ("أوقفت النيابة منصور العطار في قضية المصرف", "أوقفت النيابة منصور الدباغ في قضية المصرف", True),
    ],
)
def test_a_name_in_one_word_or_two_and_what_only_follows_a_name_are_no_two_names(
    one: str, other: str, apart: bool
) -> None:
    assert found(one, other, "name") == apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("لم يحضر الوزير ولا نائبه جلسة الموازنة", "لم يحضر الوزير أو نائبه جلسة الموازنة", False),
        ("يفيد السد ليس في وادي الرمل وحده سكان السهل", "يفيد السد في وادي الرمل سكان السهل", False),
        ("يجب ألا يباع الحليب في الشارع", "يجب أن لا يباع الحليب في الشارع", False),
        ("لم يحضر الوزير جلسة الموازنة", "حضر الوزير جلسة الموازنة", True),
        ("لم يوقع الوزير ولا ينوي الاستقالة", "لم يوقع الوزير وينوي الاستقالة", True),
    ],
)
def test_nor_not_only_and_that_not_negate_no_more_than_the_other_claim(one: str, other: str, apart: bool) -> None:
    assert found(one, other, "negation") == apart


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("قصف موقع في جنوب البلاد", "قصف موقع في شرقي البلاد", False),
        ("قصف موقع في جنوب البلاد", "قصف موقع في شمالي البلاد", True),
        ("أقيل مع بداية الإضراب الذي أنهى حكم المدير", "أقيل في الإضراب الذي أنهى حكم المدير", False),
        ("تراجع النشاط في ثاني أكبر ميناء", "تراجع النشاط في الميناء إلى أدنى حد", False),
        ("استهدفت سيارة حاجز وحدات حماية المدينة", "سيارة ملغومة تستهدف حاجزا في المدينة", False),
        ("يتصاعد التوتر ضد المزارعين", "يتصاعد التوتر ومع المزارعين دوريات", False),
        ("المدير مع زيادة الأجور", "المدير ضد زيادة الأجور", True),
    ],
)
def test_ranks_bodies_sides_and_moments_oppose_nothing(one: str, other: str, opposed: bool) -> None:
    assert found(one, other, "antonym") == opposed


def test_who_tells_of_both_shows_that_two_opposite_reports_are_no_difference() -> None:
    told = (
        "ارتفع سعر القمح في الميناء",
        "انخفض سعر القمح في السهل",
        "ارتفع سعر القمح في الميناء وانخفض سعر القمح في السهل",
    )
    units = [unit(f"c{i}", text, outlet=f"صحيفة {i}", published=DAY) for i, text in enumerate(told)]
    assert any(d.slot == "antonym" for d in differences(units[:2]))
    assert not any(d.slot == "antonym" for d in differences(units))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("هي ثالث محافظة تخسرها القوات هذا الشهر", "هي رابع محافظة تخسرها القوات هذا الشهر", True),
        ("هي ثالث محافظة تخسرها القوات هذا الشهر", "هي المحافظة الثالثة التي تخسرها القوات", False),
        ("وصل أول الأسبوع إلى الميناء", "وصل ثاني الأسبوع إلى الميناء", False),
    ],
)
def test_which_one_of_a_row_is_also_told_without_article(one: str, other: str, apart: bool) -> None:
    assert any(c.slot == "figure" and c.differs for c in reported(profile(one), profile(other))) == apart


def test_a_country_and_its_kind_are_no_two_words_worth_a_look() -> None:
    told = "غادرت آخر سفينة تحمل القمح ميناء {} صباحا متجهة إلى الجزر البعيدة بعد توقف طويل"
    a, b = (profile(told.format(name)) for name in ("البحرين", "المملكة"))
    assert not any(c.slot == "warning" for c in reported(a, b))


@pytest.mark.parametrize(
    ("one", "other", "framed"),
    [
        ("حاكمت المحكمة الرئيس المخلوع غيابيا", "حاكمت المحكمة الرئيس السابق غيابيا", True),
        ("أوقف الأمن ثلاثة جهاديين", "أوقف الأمن ثلاثة متطرفين", True),
    ],
)
def test_what_a_ruler_or_fighter_is_called_is_wording(one: str, other: str, framed: bool) -> None:
    slots = {c.slot for c in reported(profile(one), profile(other))}
    assert ("wording" in slots) == framed
    assert "warning" not in slots


@pytest.mark.parametrize(
    ("beside", "apart"),
    [
        ("وشنت السويد غارات على مواقع في شمال النرويج. وأعلنت السويد الطوارئ. وقالت السويد إنها ماضية", False),
        ("وأعلنت السويد الطوارئ. وقالت السويد إنها ماضية", True),
    ],
)
def test_a_claim_without_a_place_may_be_of_any_country_its_article_names(beside: str, apart: bool) -> None:
    headline = profile("مقتل 190 مسلحا خلال أسبوعين", beside)
    told = profile(
        "مقتل 190 مسلحا خلال أسبوعين من الغارات على مواقع في شمال النرويج",
        "وأعلنت السويد الطوارئ. وقالت السويد إنها ماضية. وأضافت السويد أنها تراقب. وزار وزير السويد الحدود",
    )
    assert any(c.slot == "place" and c.weight for c in conflicts(headline, told)) == apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "قتل الشاب سامي الريس خلال مواجهات في قرية الزيتون جنوب غرب مدينة تعز",
            "قتل سامي الريس في مواجهات قرب تعز شمال البلاد",
        ),
        (
            "اقتحم الجنود منزلا لتوقيف نادر (22 عاما) وأطلقوا النار على والده",
            "اقتحم الجنود منزلا لتوقيف نادر وأطلقوا النار على والده صالح (52 سنة)",
        ),
    ],
)
def test_sides_of_two_things_and_ages_of_two_people_are_no_difference(one: str, other: str) -> None:
    assert {d.slot for d in differences([unit("c1", one, outlet="أ"), unit("c2", other, outlet="ب")])} <= {"place"}


@pytest.mark.parametrize(
    ("one", "other", "slot"),
    [
        ("انقلبت الحافلة شمال مدينة تعز صباح اليوم", "انقلبت الحافلة جنوب مدينة تعز صباح اليوم", "antonym"),
        ("قتل صالح الريس (53 عاما) في منزله", "قتل صالح الريس (52 سنة) في منزله", "figure"),
    ],
)
def test_two_sides_of_one_thing_and_two_ages_of_one_person_are_shown(one: str, other: str, slot: str) -> None:
    assert slot in {d.slot for d in differences([unit("c1", one, outlet="أ"), unit("c2", other, outlet="ب")])}
