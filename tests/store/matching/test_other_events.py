"""Claims that say themselves that they tell of another event, the trapped, and words in a reason or an aim."""

from __future__ import annotations

import pytest

from store.matching.differing import tolls
from store.matching.differing.elsewhere import is_elsewhere, other_event
from store.matching.differing.opposition import turns
from store.matching.groups.grouping import group
from store.matching.scoring.score import score_pair
from store.matching.texts.profile import Profile, profile_of
from store.matching.texts.vocabulary import Idf
from store.models import Constraints
from tests.store.matching.examples import unit

DAY = "2024-03-06"


def profile(text: str) -> Profile:
    """Return the profile of one claim of the day."""
    return profile_of(unit("c1", text, published=DAY))


NEWS = "مقتل خمسة في غرق قارب صيد قبالة ساحل الرمال"


@pytest.mark.parametrize(
    "other",
    [
        "غرق قارب آخر قبالة ساحل الرمال وقتل أربعة",
        "في حادث منفصل، غرق أربعة أشخاص قبالة ساحل الرمال",
        "في تونس المجاورة، غرق أربعة قبالة الساحل",
        "على الصعيد المحلي، غرق أربعة من هواة الصيد",
        "وقتل أربعة في حادث مماثل الأسبوع الماضي",
    ],
)
def test_another_event_says_so_itself_and_is_no_common_fact(other: str) -> None:
    assert other_event(profile(NEWS), profile(other)) and other_event(profile(other), profile(NEWS))
    units = [unit("c1", NEWS, outlet="أ", published=DAY), unit("c2", other, outlet="ب", published=DAY)]
    assert group(units, Constraints()) == []
    words = [f.words for f in score_pair(units[0], units[1], Idf.of([])).features if f.name == "conflict"]
    assert "tells of another event" in words[0]


@pytest.mark.parametrize(
    "text",
    [
        "أغلقت المدارس حتى إشعار آخر",
        "آخر حصيلة لضحايا القارب خمسة قتلى",
        "الحريق امتد إلى البنايات المجاورة",
        "أصيب عشرة آخرون في غرق القارب",
    ],
)
def test_until_another_notice_the_latest_and_others_are_no_other_event(text: str) -> None:
    assert not is_elsewhere(profile(text))


def test_two_reports_of_the_other_event_are_one_fact() -> None:
    one, other = profile("غرق قارب آخر قبالة ساحل الرمال"), profile("في حادث منفصل غرق قارب قبالة ساحل الرمال")
    assert not other_event(one, other)


def test_what_both_tell_of_the_past_is_another_event_for_both() -> None:
    one = profile("في يناير الماضي غرق أربعة في حادث مماثل")
    assert not other_event(one, profile("غرق أربعة صيادين في يناير 2024 قبالة الساحل"))


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("ثمانية عمال ما زالوا محاصرين تحت الأنقاض", 8.0),
        ("أكثر من عشرة معدّنين لا يزالون عالقين في باطن البئر", 10.0),
        ("ستة متسلقين عالقون في جبل الثلج منذ الفجر", 6.0),
    ],
)
def test_the_trapped_are_a_toll_whoever_they_are(text: str, many: float) -> None:
    assert tolls.tolls(profile(text)).people["trapped"][0] == many


@pytest.mark.parametrize("text", ["كيلومترين من الأنفاق حيث العمال عالقون", "خمسة قوانين عالقة في البرلمان"])
def test_two_of_a_thing_and_broken_plurals_are_no_people(text: str) -> None:
    assert not tolls.tolls(profile(text)).people


@pytest.mark.parametrize(
    ("plain", "reasoned"),
    [
        ("الشركة أغلقت المنجم الشمالي", "الشركة أغلقت المنجم الشمالي لأنه غير آمن"),
        ("البلدية هدمت سوق الخشب", "البلدية هدمت سوق الخشب لأن أعمدته لم ترمم"),
        ("الخفض إجراء احترازي", "الخفض إجراء احترازي يهدف إلى دعم استقرار السوق"),
    ],
)
def test_what_stands_in_a_reason_or_an_aim_turns_nothing(plain: str, reasoned: str) -> None:
    assert turns(profile(plain), profile(reasoned)) == frozenset()


@pytest.mark.parametrize("denied", ["الشركة لم تغلق المنجم الشمالي لأنه آمن", "لأن السقف سليم لم تغلق الشركة المنجم"])
def test_what_stands_before_or_behind_the_reason_is_still_turned(denied: str) -> None:
    assert turns(profile("الشركة أغلقت المنجم الشمالي"), profile(denied))
