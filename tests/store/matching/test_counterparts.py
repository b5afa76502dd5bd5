"""Claims of two reports of one story held together: the nearest to each other are one fact, their rivals are not."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from store.matching.evidence.features import compared
from store.matching.evidence.weights import SHIPPED
from store.matching.groups.grouping import group, idf_of
from store.matching.groups.scorer import Scorer
from store.matching.scoring.score import score_pair
from store.matching.stories.counterparts import claims_of, no_claims
from store.matching.stories.story import Stories
from store.matching.stories.two_events import told_apart
from store.matching.texts.profile import Profiles, profiles_of
from store.models import Constraints, Unit
from tests.store.matching.examples import unit

DAY = "2024-05-21"
# Two outlets, one story: a bakery's oven that burst in the old market.
HERE = [
    "انفجر فرن مخبز الكرمل في السوق القديم بمدينة نابل صباح الاثنين",
    "أصيب سبعة زبائن بحروق ونقلوا إلى مستشفى الطاهر المعموري",
    "أمرت البلدية بإغلاق مخبز الكرمل حتى انتهاء التحقيق",
    "رفع خبراء الحماية المدنية ثلاث أسطوانات وصماما معطوبا",
    "كان صاحب المخبز قد تلقى إنذارا بشأن الصيانة في مارس",
    "بلغت خسائر باعة السوق أربعين ألف دينار",
]
THERE = [
    "انفجار فرن في مخبز الكرمل بالسوق القديم في نابل صباح الاثنين",
    "نقل تسعة زبائن مصابين بحروق إلى مستشفى الطاهر المعموري",
    "البلدية أغلقت مخبز الكرمل إلى حين انتهاء التحقيق",
    "عثر تحت السقف على صمام معطوب وأسطوانات عددها خمس",
    "المفتشون نبهوا صاحب المخبز مرتين إلى الصيانة",
    "خسر الباعة نحو ستين ألف دينار",
]


def reports(
    published: tuple[str | None, str | None] = (DAY, DAY), here: list[str] = HERE, there: list[str] = THERE
) -> list[Unit]:
    """Return the claims of both reports."""
    return [
        unit(f"{name}{n}", claim, article=name, outlet=f"o{name}", published=day, article_text=". ".join(text) + ".")
        for name, text, day in (("a", here, published[0]), ("b", there, published[1]))
        for n, claim in enumerate(text)
    ]


def held(units: list[Unit], i: int, j: int) -> float:
    """Return how much of the feature ``story`` comes of the other claims of both reports."""
    profiles = profiles_of(units)
    idf = idf_of(profiles)
    a = next(p for p in profiles if p.id == f"a{i}")
    b = next(p for p in profiles if p.id == f"b{j}")
    return Stories(units, idf, claims_of(profiles)).read(a, b, compared(a, b, idf)).held


def test_the_nearest_claims_of_two_reports_are_likelier_one_fact() -> None:
    units = reports()
    idf = idf_of(profiles_of(units))
    alone, among = (score_pair(units[3], units[9], idf, None, beside).probability for beside in ((), units))
    assert held(units, 3, 3) > 0.0 and among > alone


@pytest.mark.parametrize(("i", "j"), [(3, 5), (5, 3), (4, 2), (2, 4), (1, 3)])
def test_what_another_claim_tells_better_is_not_raised(i: int, j: int) -> None:
    assert held(reports(), i, j) == 0.0


def test_reports_of_two_weeks_or_of_no_date_hold_nothing_together() -> None:
    assert held(reports((DAY, "2024-06-09")), 3, 3) == held(reports((None, None)), 3, 3) == 0.0


def test_reports_that_share_fewer_than_three_facts_by_themselves_hold_nothing_together() -> None:
    other = [THERE[0], "افتتح والي نابل مدرسة جديدة", "ينظم السوق القديم مهرجان العنب", *THERE[3:5]]
    assert held(reports(there=other), 3, 3) == 0.0


def test_a_denial_is_nobodys_counterpart() -> None:
    units = reports(there=[*THERE[:3], "لم يعثر بين الأنقاض على أسطوانات غاز", *THERE[4:]])
    denied = [replace(u, claim=replace(u.claim, stance="deny")) if u.claim.id == "b3" else u for u in units]
    assert held(denied, 3, 3) == 0.0


def test_told_late_in_one_report_and_first_in_the_other_is_less_likely_one_fact() -> None:
    here, there = [*HERE[:3], *HERE[4:], HERE[3]], [THERE[3], *THERE[:3], *THERE[4:]]
    units = reports(here=here, there=there)
    profiles = {profile.id: profile for profile in profiles_of(units)}
    stories = Stories(units, idf_of([*profiles.values()]), claims_of(profiles.values()))
    far = stories.counterparts(profiles["a5"], profiles["b0"])["a5", "b0"]
    near_units = reports()
    near_profiles = {profile.id: profile for profile in profiles_of(near_units)}
    near = Stories(near_units, idf_of([*near_profiles.values()]), claims_of(near_profiles.values()))
    assert far.odds < near.counterparts(near_profiles["a3"], near_profiles["b3"])["a3", "b3"].odds


SPEEDING = "تكون السرعة المفرطة وراء انقلاب الحافلة"


@pytest.mark.parametrize(
    ("one", "other", "stances", "speakers", "apart"),
    [
        (SPEEDING, "احترام السرعة على الطرق الجبلية", ("assert", "call_for"), ("الدرك", "الدرك"), True),
        ("تعرض الفريق للخطر", "تلقى اللاعب عرضا من الفريق", ("deny", "deny"), ("سامي", "رامي"), True),
        ("تعرض الفريق للخطر", "أي خطر يحيط بالفريق", ("deny", "assert"), (None, None), True),
        (SPEEDING, "سرعة السائق أدت إلى الحادث", ("assert", "assert"), ("الدرك", "الوالي"), False),
        ("تعرض الفريق للخطر", "تلقى اللاعب عرضا من الفريق", ("deny", "deny"), ("سامي", "سامي"), False),
        ("السرعة وراء انقلاب الحافلة", "السرعة سبب انقلاب الحافلة", ("assert", "accuse"), (None, None), False),
    ],
)
def test_claims_of_one_word_in_common_must_be_told_in_one_way(
    one: str, other: str, stances: tuple[str, str], speakers: tuple[str | None, str | None], apart: bool
) -> None:
    units = [
        unit(f"c{n}", text, article=f"a{n}", published=DAY, stance=stances[n], speaker=speakers[n])
        for n, text in enumerate((one, other))
    ]
    a, b = profiles_of(units)
    assert told_apart(a, b, compared(a, b, idf_of((a, b))), is_count=False) is apart


def test_a_count_of_one_thing_needs_no_second_word() -> None:
    units = [
        unit("c0", "السرعة أودت بثلاثين", article="a0", published=DAY),
        unit("c1", "خفض السرعة", article="a1", published=DAY, stance="call_for"),
    ]
    a, b = profiles_of(units)
    read = compared(a, b, idf_of((a, b)))
    assert told_apart(a, b, read, is_count=False) and not told_apart(a, b, read, is_count=True)


def test_the_card_tells_that_claims_are_the_closest_and_explaining_gives_the_same_pair() -> None:
    units = reports()
    found = next(one for one in group(units, Constraints()) if set(one.claim_ids) == {"a3", "b3"})
    (pair,) = found.pairs
    told = next(feature.words for feature in pair.features if feature.name == "story")
    assert "within this story the claims are closest to each other" in told
    assert score_pair(units[3], units[9], idf_of(profiles_of(units)), None, units) == pair


def test_neither_the_order_of_claims_nor_what_is_read_beside_them_changes_groups() -> None:
    units = reports()
    assert group(units[::-1], Constraints()) == group(units, Constraints())
    made, idf = Profiles(), idf_of(profiles_of(units))
    before = Scorer(made.of(units), idf, SHIPPED, None, Stories(units, idf, claims_of(made.of(units))))
    assert max(before.score(i, j)[0] for i, j in combinations(range(len(units)), 2)) > 0.5
    assert group(units, Constraints(), made=made, before=before) == group(units, Constraints())


def test_some_claims_of_large_reports_stand_as_among_all() -> None:
    units = reports()
    some = [one for one in units if one.claim.id in ("a3", "b3")]
    made, idf = Profiles(), idf_of(profiles_of(units))
    before = Scorer(made.of(some), idf, SHIPPED, None, Stories(some, idf, claims_of(made.of(units))))
    (found,) = group(some, Constraints(), idf=idf, pairs=[("a3", "b3")], made=made, before=before)
    whole = next(one for one in group(units, Constraints()) if set(one.claim_ids) == {"a3", "b3"})
    assert found.pairs == whole.pairs


def read_alone_and_among(units: list[Unit]) -> tuple[float, float]:
    """Return the feature ``story`` of a6 and b6 by themselves, and among all claims of both reports."""
    profiles = profiles_of(units)
    idf = idf_of(profiles)
    a, b = (next(p for p in profiles if p.id == name) for name in ("a6", "b6"))
    alone, among = (
        Stories(units, idf, claims).read(a, b, compared(a, b, idf)) for claims in (no_claims, claims_of(profiles))
    )
    return alone.values[4], among.values[4]


@pytest.mark.parametrize("cars", ["سيارات الإسعاف", "شاحنات الإطفاء", "صهاريج المياه"])
def test_claims_far_from_being_counterparts_are_less_likely_one_fact(cars: str) -> None:
    late, narrow = f"استنكر باعة السوق تأخر {cars}", f"{cars} لا تدخل السوق القديم لضيق شوارعه"
    alone, among = read_alone_and_among(reports(here=[*HERE, late], there=[*THERE, narrow, late]))
    assert among < alone
    alone, among = read_alone_and_among(reports(here=[*HERE, late], there=[*THERE, late]))
    assert among >= alone


def test_tolls_are_not_less_likely_for_it() -> None:
    toll = "ارتفع عدد المصابين إلى 11 في مستشفى الطاهر المعموري"
    alone, among = read_alone_and_among(reports(here=[*HERE, "أصيب تسعة"], there=[*THERE, toll]))
    assert among >= alone > 0.0
