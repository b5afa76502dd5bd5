"""Claims of one story that answer each other in other words; and what another passage answers better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.matching.evidence.features import compared
from store.matching.groups.grouping import group, idf_of
from store.matching.scoring.score import score_pair
from store.matching.stories.story import Stories
from store.matching.texts.lexicons import fields
from store.matching.texts.profile import profiles_of
from store.matching.texts.skeletons import skeleton
from store.models import Constraints, Unit
from tests.store.matching.examples import unit

DAY = "2024-05-21"
# Two outlets, one story: a zoo whose elephants are moved.
HERE = [
    "تنقل حديقة الحيوان في الإسماعيلية فيليها إلى محمية في الجنوب",
    "قال مدير الحديقة إن بيطريا سيلازم الفيلين طوال الرحلة",
    "كلفت عملية النقل مبلغا كبيرا جمع من تبرعات الزوار",
    "احتج ناشطون أمام البوابة على ضيق القفص",
    "أصيب الفيل الأصغر بجرح في خرطومه عند تحميله",
]
THERE = [
    "حديقة حيوان الإسماعيلية تودع فيليها إلى محمية جنوبية",
    "المتبرعون دفعوا ثمن نقل الفيلين كله",
    "خرجت مظاهرة صغيرة ضد القفص القديم",
    "نزف خرطوم الصغير قليلا",
    "ستبنى في المحمية بركة واسعة للفيلين",
]
ANSWERS = [(2, 1), (3, 2), (4, 3)]


def reports(published: tuple[str | None, str | None] = (DAY, DAY)) -> list[Unit]:
    """Return the claims of both reports."""
    return [
        unit(f"{name}{n}", claim, article=name, outlet=f"o{name}", published=day, article_text=". ".join(text) + ".")
        for name, text, day in (("a", HERE, published[0]), ("b", THERE, published[1]))
        for n, claim in enumerate(text)
    ]


def story(units: list[Unit], i: int, j: int) -> tuple[float, float]:
    """Return the feature ``story`` of two claims of the reports, and the part of it that is how they answer."""
    profiles = profiles_of(units)
    idf = idf_of(profiles)
    a, b = profiles[i], profiles[len(HERE) + j]
    read = Stories(units, idf).read(a, b, compared(a, b, idf))
    return read.values[4], read.answer


@pytest.mark.parametrize(("i", "j"), ANSWERS)
def test_what_only_one_claim_of_the_other_report_answers_is_likelier_one_fact(i: int, j: int) -> None:
    answer = story(reports(), i, j)[1]
    assert answer > 0.2


@pytest.mark.parametrize(("i", "j"), [(0, 3), (1, 4), (4, 4), (2, 2)])
def test_what_another_passage_answers_better_is_less_likely_one_fact(i: int, j: int) -> None:
    assert story(reports(), i, j)[1] <= 0.0


def test_reports_of_two_weeks_or_of_no_date_answer_nothing() -> None:
    assert all(story(reports((DAY, "2024-06-09")), i, j)[1] == 0.0 for i, j in ANSWERS)
    assert all(story(reports((None, None)), i, j)[1] == 0.0 for i, j in ANSWERS)


def test_an_outlet_that_repeats_itself_answers_nobody() -> None:
    own = [replace(one, outlet="o") for one in reports()]
    assert all(story(own, i, j)[1] <= 0.0 for i, j in ANSWERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("احتج ناشطون في أسوان أمام بوابة الحديقة", "تظاهر ناشطون في مراكش قرب الحديقة"),
        ("وزع الناشطون 400 قناع عند البوابة", "رفع الناشطون 9000 قناع عند البوابة"),
        ("احتج ناشطون العام الماضي على ضيق القفص", "خرجت أمس مظاهرة ضد القفص"),
    ],
)
def test_places_times_and_orders_of_two_events_answer_nothing(one: str, other: str) -> None:
    texts = {"a": f"{'. '.join(HERE)}. {one}.", "b": f"{'. '.join(THERE)}. {other}."}
    units = [
        unit(f"{name}9", claim, article=name, outlet=f"o{name}", published=DAY, article_text=texts[name])
        for name, claim in (("a", one), ("b", other))
    ]
    a, b = profiles_of(units)
    idf = idf_of(profiles_of(reports()))
    assert Stories(units, idf).read(a, b, compared(a, b, idf)).answer <= 0.0


def test_the_card_says_that_nothing_answers_better_and_explaining_gives_the_same_pair() -> None:
    units = reports()
    found = next(one for one in group(units, Constraints()) if set(one.claim_ids) == {"a3", "b2"})
    (pair,) = found.pairs
    told = next(feature for feature in pair.features if feature.name == "story")
    assert told.words.endswith("nothing in either answers the other claim better")
    chosen = [one for one in units if one.claim.id in found.claim_ids]
    assert score_pair(chosen[0], chosen[1], idf_of(profiles_of(units))) == pair


def test_groups_do_not_depend_on_the_order_of_claims() -> None:
    units = reports()
    assert group(units[::-1], Constraints()) == group(units, Constraints())


@pytest.mark.parametrize(
    "words",
    [
        "اعتقل يعتقل المعتقلين اعتقال",
        "افتتح سيفتتح الافتتاح فتحت",
        "زاد ازدياد زيادة تزداد",
        "خرجوا يخرجون خروج",
        "مسروقات سرقوا السرقة",
    ],
)
def test_words_of_one_root_have_one_skeleton(words: str) -> None:
    assert len({skeleton(word.replace("ة", "ه")) for word in words.split()}) == 1


def test_words_of_other_roots_and_other_scripts_do_not() -> None:
    assert skeleton("مدرسه") != skeleton("مستشفي") and skeleton("سجن") != skeleton("حكم")
    assert skeleton("ferry") == skeleton("2024") == skeleton("") == ""


def test_a_field_holds_a_word_its_forms_and_its_contrary() -> None:
    assert fields("ارتفعت") & fields("تراجع")
    assert fields("المحتجين") & fields("تظاهره")
    assert not fields("تلميذ") & fields("حريق")
