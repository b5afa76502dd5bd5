"""Two reports of one story that tell one fact contrarily or on other days are one group; other facts are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.matching.differing import days
from store.matching.differing.causes import one_cause
from store.matching.differing.compare import conflicts
from store.matching.differing.reported import reported
from store.matching.evidence.features import compared, explained
from store.matching.groups.grouping import idf_of
from store.matching.stories.two_events import of_two_events
from store.matching.texts.profile import Profile, profile_of
from store.models import LoadOptions
from store.store import Store
from tests.store.matching.examples import unit

DAY = "2024-05-21"  # a Tuesday


def profile(text: str, stance: str = "assert") -> Profile:
    """Return the profile of one claim of the day."""
    return profile_of(unit("c1", text, published=DAY, stance=stance))


def against(one: str, other: str) -> tuple[float, float]:
    """Return what stands against one fact, and how much of it is only another telling in one story."""
    a, b = profile(one), profile(other)
    result = compared(a, b, idf_of([a, b]))
    return result.values[2], explained(a, b, result.conflicts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة النقل ترفض تشغيل السائقين الموسميين", "وزارة النقل توافق على تشغيل ألف سائق موسمي"),
        ("برأت محكمة بنزرت التاجر سامي الوردي", "أدانت محكمة بنزرت التاجر سامي الوردي"),
        ("البلدية وافقت على هدم السوق القديم", "رفضت البلدية هدم السوق القديم"),
    ],
)
def test_contrary_tellings_of_one_answer_do_not_part_reports_of_one_story(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        value, told = against(*pair)
        assert value >= 1.0 and told >= value
        assert "antonym" in {c.slot for c in reported(*(profile(text) for text in pair))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة النقل ترفض تشغيل السائقين الموسميين", "نقابة السائقين توافق على عقود الشحن"),
        ("المعارضة رفضت قانون الموازنة", "الحكومة وافقت على تعيين السفراء"),
        ("احترقت شاحنة غرب بلدة الحمراء أمس", "احترقت شاحنة شرق بلدة الحمراء أمس"),
    ],
)
def test_answers_of_others_or_to_others_and_two_sides_do(one: str, other: str) -> None:
    value, told = against(one, other)
    assert told < value


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("يعقد المجلس جلسته المقبلة في 4 يونيو", "تلتئم جلسة المجلس في 11 يونيو", None),
        ("المدارس مغلقة حتى الخميس", "المدارس معلقة إلى غاية الأحد", None),
        ("تصدر النتائج غدا الأربعاء", "تصدر النتائج يوم الجمعة المقبل", None),
        ("عقد المجلس جلسته في 4 مايو", "التأمت جلسة المجلس في 11 مايو", 7),
        ("يعقد المجلس جلسته المقبلة في 4 يونيو", "عقد المجلس جلسته في 11 مايو", 24),
        ("يعقد المجلس جلسته المقبلة في 4 يونيو", "تلتئم جلسة المجلس في 4 يونيو", 0),
    ],
)
def test_two_days_of_one_plan_are_a_difference_and_no_two_events(one: str, other: str, gap: int | None) -> None:
    assert days.event_gap(profile(one), profile(other)) == gap
    assert ("date" in {c.slot for c in reported(profile(one), profile(other))}) == (gap != 0)


def test_a_bare_day_until_which_something_will_be_is_shown_as_the_next_one() -> None:
    (date,) = [
        c
        for c in conflicts(profile("المدارس مغلقة حتى الأحد"), profile("المدارس مغلقة حتى 30 مايو"))
        if c.slot == "date"
    ]
    assert "2024-05-26" in date.a


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("كان سقف المسبح قد انهار عام 2021", "شهدت المدينة في أكتوبر 2021 انهيار سقف مسبح", False),
        ("المنجم مغلق منذ فبراير الماضي", "أغلقت الشركة المنجم في يناير الماضي", False),
        ("كان سقف المسبح قد انهار عام 2021", "انهار سقف المسبح", True),
        ("المنجم مغلق منذ أمس", "أغلقت الشركة المنجم في يناير الماضي", True),
        ("الميناء سيتجاوز ميناء الشمال عام 2031", "سيتجاوز الميناء ميناء الشمال في سبع سنوات", False),
        ("الميناء سيتجاوز ميناء الشمال عام 2031", "الميناء يتجاوز ميناء الشمال", True),
        ("الميناء تجاوز ميناء الشمال عام 2011", "سيتجاوز الميناء ميناء الشمال", True),
        ("انعقدت آخر دورة للمعرض في أكتوبر 2021", "تنعقد الدورة المقبلة للمعرض في 22 أكتوبر 2024", True),
        ("كانت الجولة السابقة من المحادثات في مارس 2023", "الجولة المقبلة من المحادثات في 9 سبتمبر 2024", True),
        ("انعقدت آخر دورة للمعرض في أكتوبر 2021", "استضافت المدينة المعرض عام 2021", False),
        ("تنعقد الدورة المقبلة للمعرض في 22 أكتوبر 2024", "المعرض يعود في أكتوبر 2024", False),
    ],
)
def test_of_two_that_tell_of_long_ago_or_of_what_will_be_neither_recalls(one: str, other: str, told: bool) -> None:
    assert days.recalls(profile(one), profile(other)) == days.recalls(profile(other), profile(one)) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("السقف انهار لأن الأعمدة متآكلة", "السقف سقط بسبب الأمطار", False),
        ("المئذنة سقطت لأن المقاول حفر تحتها", "مئذنة المسجد القديم سقطت بسبب الزلزال", True),
        ("تسرب الزيت هو السبب المرجح للحريق", "الحريق إلى شاحن أضيف إلى القاعة عام 2019", True),
        ("السبب المعلن للحريق تماس كهربائي", "عزا الدفاع المدني الحريق إلى سيجارة", True),
        ("المئذنة سقطت بسبب الزلزال", "المدرسة أغلقت بسبب الزلزال", False),
        ("المئذنة لم تسقط بسبب الزلزال", "المئذنة سقطت لأن المقاول حفر تحتها", False),
    ],
)
def test_what_happened_before_its_cause_is_what_is_explained(one: str, other: str, told: bool) -> None:
    for a, b in ((one, other), (other, one)):
        assert one_cause(profile(a), profile(b)) == told
        assert ("two causes of one event" in {c.note for c in conflicts(profile(a), profile(b))}) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("كان البنك قد رفع الفائدة نقطة في 16 مارس", "سبق للبنك أن رفع الفائدة نقطة في 17 مارس", False),
        ("كان البنك قد رفع الفائدة نقطة في 16 مارس", "سبق للبنك أن رفع الفائدة نقطة في 27 مارس", True),
        ("كان البنك قد باع 16 مقرا في الجنوب", "سبق للبنك أن باع 47 مقرا في الجنوب", True),
    ],
)
def test_days_of_the_month_are_days_and_no_counts(one: str, other: str, told: bool) -> None:
    a, b = profile(one), profile(other)
    assert of_two_events(a, b, compared(a, b, idf_of([a, b]))) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("سقط قتيل في القرية على الحدود مع سوريا", "سقط قتيل في تركيا بقذيفة", False),
        ("سقط قتيل في القرية على حدودها مع سوريا", "سقط قتيل في تركيا بقذيفة", False),
        ("سقط قتيل في سوريا بقذيفة", "سقط قتيل في تركيا بقذيفة", True),
        ("اجتمع الوزير مع سوريا", "اجتمع الوزير في تركيا", True),
    ],
)
def test_near_whose_border_something_was_is_no_other_place(one: str, other: str, told: bool) -> None:
    for a, b in ((one, other), (other, one)):
        places = [c for c in conflicts(profile(a), profile(b)) if c.slot == "place" and c.differs]
        assert bool(places) == told


def test_a_year_is_no_number_of_years() -> None:
    one, other = "الميناء سيتجاوز ميناء الشمال عام 2031", "الميناء سيتجاوز ميناء الشمال بعد سبع سنوات"
    assert not [c for c in conflicts(profile(one), profile(other)) if c.slot in ("date", "figure")]
    later = conflicts(profile(one), profile(one.replace("2031", "2034")))
    assert "date" in {c.slot for c in later}


STORY = "انفجر فرن مخبز الكرمل في السوق القديم بمدينة نابل صباح الاثنين."
TOLD = (
    "وقال خبير الحماية المدنية إن الأنبوب القديم سرب غازا ملأ المكان.",
    "وقال خبير الحماية المدنية إن تسرب الغاز من أنبوب قديم في المكان هو سبب الانفجار.",
    "وقالت الشرطة إن خطأ أحد العمال هو سبب الانفجار.",
)
BESIDE = (
    "وأصيب سبعة زبائن بحروق ونقلوا إلى مستشفى الطاهر المعموري. وأمرت البلدية بإغلاق مخبز الكرمل حتى انتهاء التحقيق.",
    "ونقل سبعة زبائن أصيبوا بحروق إلى مستشفى الطاهر المعموري. وأغلقت البلدية مخبز الكرمل حتى ينتهي التحقيق.",
    "ونقل إلى مستشفى الطاهر المعموري سبعة زبائن بحروق. وأغلق مخبز الكرمل بأمر البلدية حتى ينتهي التحقيق.",
)


def test_group_explain_says_when_a_third_report_joins_a_pair(tmp_path: Path) -> None:
    third = "a claim of a third report is one fact with each"
    with Store.open(str(tmp_path / "t.db"), create=True, reviewer="r") as store:
        for n, (told, beside) in enumerate(zip(TOLD, BESIDE, strict=True)):
            report = tmp_path / f"{n}.txt"
            report.write_text(f"{STORY} {told} {beside}\n", "utf-8")
            store.load([str(report)], LoadOptions(outlet=f"outlet {n}", published=DAY))
        (found,) = [g for g in store.groups() if any("سرب غازا" in m.claim.text for m in g.members)]
        assert len(found.members) == 3
        ids = {next(n for n, t in enumerate(TOLD) if m.claim.text in t): m.claim.id for m in found.members}
        words = {
            pair: next(f.words for f in store.explain_pair(ids[pair[0]], ids[pair[1]]).features if f.name == "story")
            for pair in ((0, 1), (1, 2), (0, 2), (2, 0))
        }
        assert {pair for pair, said in words.items() if third in said} == {(0, 2), (2, 0)}
        kept = store.explain_pair(ids[0], ids[2])
        store._db.execute("DELETE FROM pair")  # as for a pair that a large group has not kept
        assert store.explain_pair(ids[0], ids[2]) == kept
        assert third not in str(store.explain_pair(ids[0], ids[1]))
