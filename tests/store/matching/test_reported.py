"""What a group shows of its members' differences: figures, places, voices; and what it leaves out."""

from __future__ import annotations

import pytest

from store.matching.differing.compare import conflicts
from store.matching.differing.differences import differences
from store.matching.differing.reported import reported
from store.matching.texts.profile import profile_of
from store.models import Difference
from tests.store.matching.examples import unit

DAY = "2024-03-06"  # a Wednesday


def between(a: str, b: str, stance: str = "assert") -> list[Difference]:
    """Return the differences that differ between two claims of two articles of one day."""
    units = [unit(f"c{n}", text, outlet=f"o{n}", published=DAY, stance=stance) for n, text in enumerate((a, b), 1)]
    return [d for d in differences(units) if d.differs]


def voices(one: str, other: str, told: str) -> list[str]:
    """Return the slots in which a saying by two speakers differs; ``told`` is what the second article tells besides."""
    text = "الهدنة تبدأ يوم الجمعة"
    units = [
        unit("c1", text, outlet="o1", speaker=one),
        unit("c2", text, outlet="o2", speaker=other, article_text=f"{text}. {told}"),
    ]
    return [d.slot for d in differences(units) if d.differs]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("نال حزب الوفاق 61 مقعدا وتكتل الغد 22 مقعدا", "61 مقعدا لحزب الوفاق و25 لتكتل الغد", {"22 مقعدا", "25"}),
        (
            "حصلت القائمة الخضراء على 40 صوتا مقابل 31 صوتا للزرقاء",
            "42 صوتا للقائمة الخضراء يليها الزرقاء بـ35 صوتا",
            {"31 صوتا", "35 صوتا"},
        ),
        (
            "سقوط خمسة جرحى وفقدان ثالث في سيول الوادي",
            "سيول الوادي تخلف خمسة جرحى و4 مفقودين",
            {"ثالث (1)", "4 مفقودين"},
        ),
        ("ستركب الشركة كاميرتين عند المدخل", "الشركة تركب خمس كاميرات عند المدخل", {"كاميرتين (2)", "خمس كاميرات (5)"}),
        ("اقتحم المصرف نحو 12 مسلحا", "اقتحم المصرف مسلحون كان عددهم 9", {"12 مسلحا", "9"}),
    ],
)
def test_figures_that_do_not_name_what_they_count_are_shown(one: str, other: str, told: set[str]) -> None:
    for pair in ((one, other), (other, one)):
        shown = [{value.value for value in d.values} for d in between(*pair) if d.slot == "figure"]
        assert told in shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نال حزب الوفاق 61 مقعدا وتكتل الغد 22 مقعدا", "61 مقعدا لحزب الوفاق و22 لتكتل الغد"),
        ("مقتل عشرة وتوقيف سبعة في مداهمة بالميناء", "قتل عشرة وجرح ستة في مداهمة الميناء"),
        ("المصرف يخفض الفائدة 1%", "المصرف يخفض الفائدة 100 نقطة"),
        (
            "توفي 30 من كبار السن بسبب الحر",
            "لا يزال 37 من كبار السن تحت المراقبة بسبب الحر",
        ),
        ("لقاء جمع ثلاثة مهندسين في الورشة", "لقاء المهندسين في الورشة"),
        ("بلغ عدد السكان 3.\u200f7 ملايين نسمة", "بلغ عدد السكان 7.3 ملايين نسمة"),
    ],
)
def test_figures_of_other_things_or_equal_ones_are_not(one: str, other: str) -> None:
    assert not [d for d in between(one, other) if d.slot == "figure"]


def test_of_several_figures_those_are_held_together_that_may_be_one() -> None:
    one = "كان أربعة عمال قد قتلوا في انهيار منجم الشمال، وقتل 52 عاملا في منجم الجنوب"
    found = between(one, "قتل 48 عاملا في انهيار منجم الجنوب")
    assert [{v.value for v in d.values} for d in found if d.slot == "figure"] == [{"52 عاملا", "48 عاملا"}]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("انقلبت الحافلة قرب بلدة الصفا ليلا", "انقلاب الحافلة ليلا عند ممر الغزلان", {"الصفا", "الغزلان"}),
        ("يقام المشروع في جبل المنارة", "المشروع يقام في وادي الحجل", {"جبل المنارة", "وادي الحجل"}),
        ("نقل الجرحى إلى مستشفى الروابي", "الجرحى نقلوا إلى مستشفى الكرامة", {"الروابي", "الكرامة"}),
        ("في تندوفا، أوقف الأمن 20 شابا", "في بلهان، أوقفت الشرطة 20 شابا", {"تندوفا", "بلهان"}),
        ("الكمين نصب قرب قرية خان الشيخ عمر", "الكمين نصب قرب قرية الدوار", {"خان الشيخ", "الدوار"}),
    ],
)
def test_places_that_no_gazetteer_knows_are_shown(one: str, other: str, told: set[str]) -> None:
    (place,) = [d for d in between(one, other) if d.slot == "place"]
    assert all(any(value.value.startswith(name) for value in place.values) for name in told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("انقلبت الحافلة قرب بلدة الصفا", "انقلاب الحافلة قرب الصفا في منطقة السهل"),
        ("في الأسواق، تراجع سعر النحاس", "في المساء، تراجع سعر النحاس"),
        ("فر المسلحون إلى بلدة الصفا", "فر المسلحون نحو ممر الغزلان"),
        ("هاجموا بلدة حدودية", "هاجموا قرية صغيرة"),
    ],
)
def test_what_is_no_other_place_is_not(one: str, other: str) -> None:
    assert not [d for d in between(one, other) if d.slot == "place"]


def test_two_that_are_accused_of_one_deed_are_shown() -> None:
    one, other = "الحكومة بالتلاعب بقوائم الناخبين", "الشركة المنظمة بتزوير قوائم الناخبين"
    (name,) = [d for d in between(one, other, "accuse") if d.slot == "name"]
    assert name.note == "accused" and {v.value for v in name.values} == {"الحكومة", "الشركة المنظمة"}
    assert not [d for d in between(one, other) if d.note == "accused"]
    assert not [d for d in between(one, "الحكومة بتزوير قوائم الناخبين", "accuse") if d.note == "accused"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ارتفعت حصيلة انهيار البرج إلى سبعة", "أربعة ماتوا حين تهاوى البرج ولا أحد يعلم لماذا انهار"),
        ("شراء الطاقة من المحطة يكلف 3 سنتات", "المحطة تكلف 3 سنتات ثمن بيع الطاقة منها"),
        ("النزاع أوقع منذ 1991 آلاف القتلى وانهارت الشهر الماضي الهدنة", "آلاف القتلى أوقعهم النزاع الذي بدأ عام 1991"),
        (
            "تكثر حوادث السير على طريق الساحل بسبب السرعة الزائدة والأمطار",
            "تقع حوادث السير على طريق الساحل بسبب السرعة الزائدة والأمطار",
        ),
    ],
)
def test_other_subjects_views_of_one_deal_and_days_both_name_are_left_out(one: str, other: str) -> None:
    assert not [d for d in between(one, other) if d.slot in ("antonym", "date", "warning")]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("الناطق باسم وزارة النقل", "سعيد الورداني", "وقال سعيد الورداني الناطق باسم وزارة النقل إنها تبدأ"),
        ("وزارة النقل", "سعيد الورداني", "وأكد المتحدث باسم وزارة النقل سعيد الورداني ذلك"),
        ("الحركة", "منير الدالي", "وتحدث منير الدالي إلى الصحافيين"),
        ("نورالدين أبو سالم", "نور الدين بوسالم", "وتحدث نور الدين"),
        ("سعد كلايا", "قلايا", "وتحدث قلايا"),
    ],
)
def test_who_speaks_for_another_is_no_other_voice(one: str, other: str, told: str) -> None:
    assert voices(one, other, told) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("الناطق باسم وزارة النقل", "سعيد الورداني", "وقال سعيد الورداني الناطق باسم نقابة السائقين إنها تبدأ"),
        ("مصدر في وزارة النقل", "سعيد الورداني", "وأكد المتحدث باسم وزارة النقل سعيد الورداني ذلك"),
        ("هاني الورداني", "منير الدالي", "والتقى منير الدالي هاني الورداني"),
    ],
)
def test_other_voices_are_shown(one: str, other: str, told: str) -> None:
    assert voices(one, other, told) == ["speaker"]


def test_values_that_agree_do_not_stand_among_those_that_differ() -> None:
    text = "الهدنة تبدأ يوم الجمعة"
    told = f"{text}. وقال سعيد الورداني الناطق باسم وزارة النقل إنها تبدأ"
    speakers = ("وزارة النقل", "سعيد الورداني", "هاني الدالي")
    units = [unit(f"c{n}", text, outlet=f"o{n}", speaker=s, article_text=told) for n, s in enumerate(speakers)]
    (found,) = [d for d in differences(units) if d.slot == "speaker"]
    assert {value.value for value in found.values} == {"وزارة النقل", "سعيد الورداني", "هاني الدالي"}
    units[2] = unit("c2", text, outlet="o2", speaker="سعيد الورداني", article_text=told)
    (found,) = [d for d in differences(units) if d.slot == "speaker"]
    assert not found.differs and found.note == "سعيد الورداني may speak for وزارة النقل"


def test_what_stands_behind_on_is_no_name() -> None:
    one, other = "سيطر الجنود على مناطق واسعة من الغابة", "سيطر الجنود على أجزاء واسعة من الغابة"
    assert not [d for d in between(one, other) if d.slot == "name"]
    named = between("فاز علي الراشد بالسباق الأول أمس", "فاز علي الدوسري بالسباق الأول أمس")
    assert [d for d in named if d.slot == "name"]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("رفع البنك الفائدة 75 نقطة أساس", "رفع البنك الفائدة بثلاثة أرباع نقطة مئوية", False),
        ("رفع البنك الفائدة 50 نقطة", "رفع البنك الفائدة نصف نقطة مئوية", False),
        ("رفع البنك الفائدة 50 نقطة أساس", "رفع البنك الفائدة 75 نقطة أساس", True),
        ("خسر المؤشر 150 نقطة", "خسر المؤشر 1.5 نقطة", True),
    ],
)
def test_basis_points_are_hundredths_of_percentage_points(one: str, other: str, told: bool) -> None:
    assert bool([d for d in between(one, other) if d.slot == "figure"]) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("المنجم مغلق منذ فبراير الماضي", "أغلقت الشركة المنجم في يناير الماضي", True),
        ("المنجم مغلق منذ يناير الماضي", "أغلقت الشركة المنجم في يناير الماضي", False),
        ("المنجم مغلق منذ عام 2021", "أغلقت الشركة المنجم في مارس 2021", False),
        ("المنجم مغلق منذ فبراير الماضي", "المنجم مغلق منذ يناير الماضي وسيفتح في يونيو", False),
    ],
)
def test_since_when_is_held_against_when(one: str, other: str, told: bool) -> None:
    assert bool([d for d in between(one, other) if d.slot == "date"]) == told


def test_a_bare_day_of_what_is_called_for_is_the_next_one() -> None:
    one, other = "التظاهر الخميس أمام البلدية", "التظاهر يوم 15 مارس أمام البلدية"
    (date,) = [d for d in between(one, other, "call_for") if d.slot == "date"]
    assert "2024-03-07" in date.values[0].value
    (date,) = [d for d in between(one, other) if d.slot == "date"]
    assert "2024-02-29" in date.values[0].value


def test_two_claims_by_themselves_are_compared_without_their_articles() -> None:
    text = "الهدنة تبدأ يوم الجمعة"
    told = f"{text}. وقال سعيد الورداني الناطق باسم وزارة النقل إنها تبدأ"
    a = profile_of(unit("c1", text, speaker="وزارة النقل"))
    b = profile_of(unit("c2", text, speaker="سعيد الورداني", article_text=told))
    assert [c.differs for c in conflicts(a, b) if c.slot == "speaker"] == [True]
    assert [c.differs for c in reported(a, b) if c.slot == "speaker"] == [False]
