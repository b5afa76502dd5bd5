"""Reports of one story that contradict each other: causes, states, beginnings, courses; and what is no rival report."""

from __future__ import annotations

import pytest

from store.matching.differing import days, things
from store.matching.differing.causes import cause_of, one_cause
from store.matching.differing.compare import conflicts
from store.matching.differing.states import one_thing
from store.matching.evidence.features import explained
from store.matching.groups.grouping import group
from store.matching.stories.counted import Counted
from store.matching.texts.profile import Profile, profile_of
from store.models import Constraints, ProposedGroup
from tests.store.matching.examples import unit

DAY = "2024-03-06"  # a Wednesday
STORY = "انقلبت شاحنة تنقل أسطوانات غاز عند جسر الصنوبر قرب بلدة الحمراء فجر الأربعاء واشتعلت فيها النيران."


def profile(text: str, stance: str = "assert") -> Profile:
    """Return the profile of one claim of the day."""
    return profile_of(unit("c1", text, published=DAY, stance=stance))


def together(one: str, other: str) -> list[ProposedGroup]:
    """Return the groups of two claims that stand in two reports of one story, but for that of the story itself."""
    units = [
        unit(f"{name}{n}", text, article=f"a{n}", outlet=f"o{n}", published=DAY, article_text=f"{STORY} {claim}")
        for n, claim in enumerate((one, other))
        for name, text in (("c", claim), ("d", STORY))
    ]
    return [found for found in group(units, Constraints()) if "d0" not in found.claim_ids]


CAUSES = [
    ("سبب الحادث انفجار أحد الإطارات", "السرعة الزائدة هي السبب المباشر للحادث"),
    ("الحادث ناجم عن خلل في المقود", "نعاس السائق تسبب في وقوع الحادث"),
    ("عزا الخبراء الحادث إلى الضباب الكثيف", "الإطار المتآكل هو سبب الحادث بحسب الشرطة"),
    ("وقع الحادث بسبب نعاس السائق", "بقعة زيت على الطريق أدت إلى وقوع الحادث"),
    ("السبب الرئيسي وراء الحادث ضيق الجسر", "التحقيقات تشير إلى أن سبب الحادث عطل في المكابح"),
]


@pytest.mark.parametrize(("one", "other"), CAUSES)
def test_two_causes_of_one_event_are_one_fact_and_shown(one: str, other: str) -> None:
    assert one_cause(profile(one), profile(other)) and one_cause(profile(other), profile(one))
    (found,) = together(one, other)
    shown = [d for d in found.differences if d.slot == "warning"]
    assert [d.note for d in shown] == ["two causes of one event"]
    assert {value.value for value in shown[0].values}.isdisjoint((one, other))  # the causes alone
    told = next(f for f in found.pairs[0].features if f.name == "story")
    assert told.value > 0.8 and told.words == "their articles tell one story"


def test_one_cause_in_other_words_is_no_difference() -> None:
    (found,) = together("سبب الحادث خلل في المكابح", "تسبب خلل بالمكابح في الحادث بعدما تسبب عطل المكابح في الحادث")
    assert not [d for d in found.differences if d.slot == "warning"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("فتح تحقيق لمعرفة سبب الحادث وملابساته", "assert"),
        ("لم يعرف سبب الحادث حتى الآن رغم المعاينة", "assert"),
        ("لجنة فنية لتحديد أسباب الحادث وصلت الجسر", "assert"),
        ("السائقين إلى تخفيف السرعة على الجسر", "call_for"),
        ("تكون السرعة سبب الحادث", "deny"),
        ("الحادث تسبب في إغلاق جسر الصنوبر", "assert"),  # what came of it
        ("أدى الحادث إلى توقف السير على الجسر", "assert"),
        ("أغلق الجسر بسبب الضباب", "assert"),  # of something else
        ("عزا الوزير أسر الضحايا إلى جانب المحافظ", "assert"),
    ],
)
def test_who_seeks_asks_for_or_denies_a_cause_tells_none(text: str, stance: str) -> None:
    found = cause_of(profile(text, stance))
    assert found is None or found.event != cause_of(profile(CAUSES[0][0])).event  # type: ignore[union-attr]


def test_causes_of_two_events_are_two_facts() -> None:
    assert not one_cause(profile("سبب الحادث انفجار أحد الإطارات"), profile("سبب الإضراب تأخر الرواتب"))


RIVALS = [
    ("سائق الشاحنة توفي في المستشفى متأثرا بحروقه", "السائق على قيد الحياة ويخضع للعلاج"),
    ("لا تزال الطريق الساحلية مغلقة أمام السائقين", "الطريق أعيد فتحها قبل الظهر"),
    ("العمل في المنجم معلق حتى إشعار آخر", "المنجم يستأنف العمل بعد يومين"),
    ("مالك المستودع فر إلى جهة مجهولة", "مالك المستودع بات في قبضة الدرك"),
]


@pytest.mark.parametrize(("one", "other"), RIVALS)
def test_contrary_states_of_one_thing_are_one_fact_and_shown(one: str, other: str) -> None:
    (found,) = together(one, other)
    assert "antonym" in {d.slot for d in found.differences if d.differs}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سائق الشاحنة توفي في المستشفى", "سائق الحافلة نجا من الحادث"),  # whose driver
        ("رئيس البلدية نجا من الحادث", "مقتل رئيس الشرطة عند الجسر"),  # a title names nobody
        ("الجسر مغلق أمام الشاحنات", "الجسر لم يكن مغلقا أمام الشاحنات"),  # a statement and its negation
        ("كل نوافذ القاعة كانت مفتوحة", "الأبواب كانت مغلقة"),
    ],
)
def test_states_of_two_things_and_negations_are_no_rival_states(one: str, other: str) -> None:
    a, b = profile(one), profile(other)
    assert not one_thing(a, b)
    assert not [c for c in conflicts(a, b) if c.slot == "antonym" and c.weight == 0.0]


def test_a_denial_or_an_accusation_is_no_rival_state() -> None:
    opened = profile("أبواب القاعة كانت مفتوحة")
    assert not one_thing(opened, profile("الأبواب كانت مغلقة", "accuse"))
    assert not one_thing(opened, profile("تكون الأبواب مفتوحة", "deny"))
    assert one_thing(opened, profile("الأبواب كانت مغلقة"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "أوقفت فرق الإنقاذ ضخ المياه من المنجم صباح الأربعاء",
            "فرق الإنقاذ استأنفت ضخ المياه من المنجم صباح اليوم الأربعاء",
        ),
        ("تقدم المقاتلون كيلومترين شرق وادي السدر", "المقاتلون تراجعوا كيلومترين شرق وادي السدر"),
        ("جسر الصنوبر صامد بعد الحادث", "جسر الصنوبر انهار بعد الحادث"),
        ("عدد الشاحنات على جسر الصنوبر في ازدياد", "عدد الشاحنات على جسر الصنوبر آخذ في التناقص"),
        ("المحكمة برأت مالك الشاحنة سالم الغريب", "المحكمة أدانت مالك الشاحنة سالم الغريب"),
    ],
)
def test_rival_courses_of_one_event_are_one_group_with_the_opposites_shown(one: str, other: str) -> None:
    (found,) = together(one, other)
    assert "antonym" in {d.slot for d in found.differences if d.differs}


def test_east_and_west_are_two_places_also_in_one_story() -> None:
    assert together("احترقت شاحنة غرب بلدة الحمراء", "احترقت شاحنة شرق بلدة الحمراء") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "رفع أجرة الحافلات إلى 9 دراهم اعتبارا من الأول من أبريل المقبل",
            "رفع أجرة الحافلات إلى 9 دراهم بدءا من 15 أبريل",
        ),
        ("يطبق الحظر على الأكياس من 1 أبريل", "الحظر على الأكياس يطبق ابتداء من 20 مارس"),
        ("تغلق المدرسة أبوابها من 10 مارس", "المدرسة تغلق أبوابها اعتبارا من 17 مارس الجاري"),
    ],
)
def test_other_days_from_which_on_are_a_difference_and_no_other_event(one: str, other: str) -> None:
    a, b = profile(one), profile(other)
    assert days.event_gap(a, b) is None
    assert "date" in {c.slot for c in conflicts(a, b) if c.differs}


@pytest.mark.parametrize(
    "text", ["أغلقت المدرسة في 10 مارس", "في النصف الأول من أبريل تغلق المدرسة", "أغلقت المدرسة من 20 فبراير"]
)
def test_a_day_on_which_something_is_counts_as_its_day(text: str) -> None:
    assert not days._coming(profile(text))


@pytest.mark.parametrize(
    ("claim", "countries"),
    [
        ("المشتبه به فر إلى سوريا قبل وصول الشرطة", 0),
        ("كمين لدورية على الحدود مع سوريا", 0),
        ("انفجار في سوريا أصاب سائقين", 1),
    ],
)
def test_where_somebody_went_or_what_lies_across_the_border_is_not_where_it_was(claim: str, countries: int) -> None:
    story = "داهم الجيش مستودعا في بعلبك في لبنان. لبنان أعلن الطوارئ."
    one = profile_of(unit("c1", claim, article="a1", published=DAY, article_text=f"{story} {claim}"))
    other = profile_of(
        unit("c2", "أوقفت القوة سبعة", article="a2", published=DAY, article_text=f"{story} أوقفت القوة سبعة")
    )
    assert len([c for c in conflicts(one, other) if c.slot == "place"]) == countries


def test_the_share_that_something_stands_at_is_named_by_it() -> None:
    named = [
        *things.counted("بلغ التضخم السنوي 16.2 بالمئة", profile("بلغ التضخم السنوي 16.2 بالمئة").figures),
        *things.counted("سجل معدل التضخم 15.9%", profile("سجل معدل التضخم 15.9%").figures),
    ]
    assert len(set(named)) == 1 and not named[0].startswith(things.LITTLE)
    vague = things.counted("بلغ عدد من المصانع 16 بالمئة", profile("بلغ عدد من المصانع 16 بالمئة").figures)
    assert all(thing.startswith(things.LITTLE) for thing in vague)


def test_the_rate_of_one_month_is_news_of_one_day() -> None:
    march, again, april = (profile(f"التضخم بلغ 9 بالمئة في {month}") for month in ("يناير", "يناير الماضي", "فبراير"))
    assert days.one_period(march, again)
    assert not days.one_period(march, april)


def test_those_held_are_not_counted_with_the_dead() -> None:
    claims = [
        "قتل جنديان وأوقف سبعة في مداهمة مخزن أسلحة بحي الزهور",
        "مقتل ثلاثة جنود في مداهمة مخزن أسلحة بحي الزهور",
        "عدد الموقوفين في مداهمة حي الزهور ارتفع إلى تسعة",
    ]
    units = [unit(f"c{n}", text, outlet=f"o{n}", published=DAY) for n, text in enumerate(claims)]
    assert not any({"c1", "c2"} <= set(found.claim_ids) for found in group(units, Constraints()))


def test_martyrs_are_dead() -> None:
    units = [
        unit("c1", "شهيدان للجيش في مداهمة حي الزهور", outlet="أ", published=DAY),
        unit("c2", "مقتل جنديين في مداهمة حي الزهور", outlet="ب", published=DAY),
    ]
    assert [found.claim_ids for found in group(units, Constraints())] == [("c1", "c2")]


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("تراجع فائض الموانئ في يوليو 2024", "تضاعف فائض الموانئ من يناير إلى يوليو 2024", True),
        ("ارتفعت المبيعات في الفترة من مارس إلى سبتمبر 2023", "هبطت المبيعات في مايو 2023", True),
        ("هبطت الصادرات في مارس 2023", "زادت الصادرات في عام 2023", True),
        ("تراجع فائض الموانئ في يوليو 2024", "تضاعف فائض الموانئ في يوليو 2024", False),
        ("تراجع فائض الموانئ في يوليو 2024", "تضاعف فائض الموانئ في أغسطس 2024", False),
        ("تراجع فائض الموانئ", "تضاعف فائض الموانئ من يناير إلى يوليو 2024", False),
    ],
)
def test_a_month_is_told_otherwise_than_the_months_of_which_it_is_one(one: str, other: str, parted: bool) -> None:
    a, b = profile(one), profile(other)
    assert days.part_and_whole(a, b) == days.part_and_whole(b, a) == parted
    assert not parted or explained(a, b, conflicts(a, b)) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "counted"),
    [
        ("بلغت الحرارة في أسوان 41 درجة", "الحرارة وصلت إلى 46 درجة تحت الشمس", False),
        ("سجلت أسوان 41 درجة", "سجلت القاهرة 44 درجة", False),
        ("بلغت الحرارة في القاهرة 41 درجة", "القاهرة سجلت 43 درجة", True),
        ("الحرارة وصلت إلى 46 درجة", "سجلت مصر 44 درجة", True),
    ],
)
def test_degrees_of_two_towns_or_of_a_town_and_the_country_are_two_counts(one: str, other: str, counted: bool) -> None:
    texts = [f"{STORY} {claim}" for claim in (one, other)]
    units = [
        unit(f"c{n}", claim, article=f"a{n}", published=DAY, article_text=text)
        for n, (claim, text) in enumerate(zip((one, other), texts, strict=True))
    ]
    told = Counted({f"a{n}": text for n, text in enumerate(texts)}, lambda a, b: 1.0)
    assert (told.count(*map(profile_of, units)) > 0.0) == counted
