"""What keeps claims of one story apart: one only recalls an earlier day, or both share a place's name and no more."""

from __future__ import annotations

import pytest

from store.matching.differing.days import recalls
from store.matching.differing.states import one_thing, rivals
from store.matching.groups.grouping import group, idf_of
from store.matching.scoring.score import score_pair
from store.matching.texts.profile import profile_of, profiles_of
from store.models import Constraints
from tests.store.matching.examples import unit

DAY = "2024-03-06"  # a Wednesday


@pytest.mark.parametrize(
    ("news", "recalled"),
    [
        (
            "بلغت مبيعات سوق السمك في الميناء 40 طنا ذهب معظمها إلى الفنادق",
            "كانت مبيعات سوق السمك في الميناء قد بلغت الأحد الماضي 38 طنا ذهب معظمها إلى الفنادق",
        ),
        (
            "أغلق الجيش معبر الوادي الأخضر أمام الشاحنات",
            "كان الجيش قد أغلق معبر الوادي الأخضر أمام الشاحنات في 27 شباط/فبراير",
        ),
        (
            "استقبل رئيس البرلمان وفد نقابة المعلمين لبحث الأجور",
            "وكان رئيس البرلمان قد استقبل وفد نقابة المعلمين لبحث الأجور يوم السبت الماضي",
        ),
    ],
)
def test_what_had_been_days_before_is_not_the_news_of_today(news: str, recalled: str) -> None:
    one, other = unit("c1", news, outlet="أ", published=DAY), unit("c2", recalled, outlet="ب", published=DAY)
    assert recalls(*profiles_of([one, other]))
    plain = unit("c3", news, outlet="ب", published=DAY)
    idf = idf_of(profiles_of([one, other, plain]))
    doubt = [next(f.value for f in score_pair(one, b, idf).features if f.name == "time") for b in (other, plain)]
    assert doubt[0] >= doubt[1] + 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both recall the same day, one names it.
        (
            "كان ستة عمال قد أصيبوا الخميس الماضي في انهيار سقف المخزن",
            "كان انهيار سقف المخزن قد أدى إلى إصابة ستة عمال",
        ),
        # Of the eve: the news itself, told behind it.
        ("أغلق الجيش معبر الوادي الأخضر", "كان الجيش قد أغلق معبر الوادي الأخضر أمس الثلاثاء"),
        # No day: what a paper told before may be what another tells now.
        ("أغلق الجيش معبر الوادي الأخضر", "كان الجيش قد أغلق معبر الوادي الأخضر"),
    ],
)
def test_what_had_been_may_be_the_news_of_another_paper(one: str, other: str) -> None:
    assert not recalls(profile_of(unit("c1", one, published=DAY)), profile_of(unit("c2", other, published=DAY)))


HURT = "المصابين نقلوا إلى مستشفى عين الرمان"


@pytest.mark.parametrize(
    ("toll", "other"),
    [
        ("لقي 13 شخصا حتفهم وأصيب 24 في تصادم حافلتين صباح اليوم عند مدخل بلدة عين الرمان شمالي البلاد", HURT),
        ("مقتل سبعة وإصابة 15 في انهيار مبنى بحي تل الورد", "الجرحى تلقوا العلاج داخل مستوصف تل الورد"),
        (
            "ارتفع إلى 20 عدد قتلى السيول التي ضربت وادي النسر الليلة الماضية",
            "عائلات القتلى طالبت بفتح تحقيق داخل وادي النسر",
        ),
    ],
)
def test_the_name_of_a_place_and_of_its_victims_makes_no_toll(toll: str, other: str) -> None:
    units = [unit("c1", toll, outlet="أ", published=DAY), unit("c2", other, outlet="ب", published=DAY)]
    assert group(units, Constraints()) == []


def test_where_the_hurt_were_brought_is_one_fact_in_other_words() -> None:
    units = [
        unit("c1", HURT, outlet="أ", published=DAY),
        unit("c2", "الجرحى نقلوا إلى مستشفى عين الرمان", outlet="ب", published=DAY),
    ]
    assert [found.claim_ids for found in group(units, Constraints())] == [("c1", "c2")]


@pytest.mark.parametrize(
    ("as_of", "news"),
    [
        ("بلغ احتياطي الذهب 120 طنا بنهاية يناير", "احتياطي الذهب بلغ 118 طنا"),
        ("وصلت ديون البلديات إلى 9 مليارات في نهاية كانون الثاني/يناير", "ديون البلديات وصلت إلى 8 مليارات"),
        ("بلغ عدد المشتركين 3 ملايين بنهاية شهر يناير", "تجاوز عدد المشتركين 3 ملايين"),
    ],
)
def test_how_things_stood_at_the_end_of_last_month_is_how_they_stand(as_of: str, news: str) -> None:
    assert not recalls(profile_of(unit("c1", as_of, published=DAY)), profile_of(unit("c2", news, published=DAY)))


@pytest.mark.parametrize(
    "old",
    [
        "بلغ احتياطي الذهب 120 طنا بنهاية عام 2022",
        "وصلت ديون البلديات إلى 9 مليارات في نهاية تشرين الأول/أكتوبر 2023",
        "بلغ احتياطي الذهب 120 طنا في يناير 2024",
    ],
)
def test_how_things_stood_long_ago_is_background(old: str) -> None:
    news = unit("c2", "احتياطي الذهب بلغ 118 طنا", published=DAY)
    assert recalls(profile_of(unit("c1", old, published=DAY)), profile_of(news))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كل نوافذ القاعة كانت مفتوحة", "النوافذ لم تكن مغلقة"),
        ("الطريق ما زال مغلقا", "لا يزال الطريق مقفلا أمام الشاحنات"),
        ("بوابة الملعب كانت مقفلة", "البوابة لم تكن مفتوحة حين وصل الجمهور"),
    ],
)
def test_one_state_of_one_thing_is_told_in_opposite_words(one: str, other: str) -> None:
    a, b = profile_of(unit("c1", one)), profile_of(unit("c2", other))
    assert one_thing(a, b) and one_thing(b, a)
    assert not rivals(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كل نوافذ القاعة كانت مفتوحة", "الأبواب لم تكن مغلقة"),
        ("الطريق ما زال مغلقا", "الطريق لم يكن مغلقا"),
        ("ارتفعت الأسعار في العاصمة", "الأسعار لم تنخفض في الريف"),  # prices are of many facts
    ],
)
def test_a_state_negated_and_states_of_other_things_are_not_one(one: str, other: str) -> None:
    assert not one_thing(profile_of(unit("c1", one)), profile_of(unit("c2", other)))


def test_the_contrary_state_of_one_thing_is_told_of_it_and_shown() -> None:
    a, b = profile_of(unit("c1", "كل نوافذ القاعة كانت مفتوحة")), profile_of(unit("c2", "النوافذ كانت مغلقة"))
    assert one_thing(a, b)
    assert [(found.slot, found.a, found.b) for found in rivals(a, b)] == [("antonym", "مفتوحة", "مغلقة")]


def test_reports_of_one_story_that_tell_one_state_meet() -> None:
    story = "حريق في مسرح البلدية بمدينة النخيل أصاب ستة ممثلين أثناء عرض مسرحية للأطفال مساء الثلاثاء."
    texts = [
        f"{story} قال مدير المسرح إن أبواب القاعة كانت مفتوحة وقت العرض كله.",
        f"{story} أكد حارس المسرح أن أبواب القاعة الخلفية لم تكن مغلقة.",
    ]
    told = ("أبواب القاعة كانت مفتوحة وقت العرض كله", "أبواب القاعة الخلفية لم تكن مغلقة")
    units = [
        unit(f"c{n}", claim, article=f"a{n}", outlet=f"o{n}", published=DAY, article_text=text)
        for n, (claim, text) in enumerate(zip(told, texts, strict=True))
    ]
    whole = [
        unit(f"d{n}", story, article=f"a{n}", outlet=f"o{n}", published=DAY, article_text=texts[n]) for n in (0, 1)
    ]
    assert ("c0", "c1") in [found.claim_ids for found in group([*units, *whole], Constraints())]
