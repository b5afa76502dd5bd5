"""Whole small stories: one event in other words and with other figures is one group, a like event is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from store.claims.extract import extract
from store.matching.differing import tolls
from store.matching.differing.differences import differences
from store.matching.groups.grouping import group
from store.matching.texts.profile import profile_of
from store.models import Constraints, ProposedGroup, Unit
from tests.store.matching.examples import unit

STORIES = tomllib.loads(Path(__file__).with_name("events.toml").read_text("utf-8"))


def proposed(story: str) -> list[ProposedGroup]:
    """Return the groups of a story read as the program reads it; article ids are ``a0``, ``a1`` …"""
    units = [
        Unit(claim, one["outlet"], one["published"], one["text"])
        for number, one in enumerate(STORIES[story])
        for claim in extract(one["text"], article_id=f"a{number}", published=one["published"], outlet=one["outlet"])
    ]
    where.update({unit.claim.id: unit.claim.article_id for unit in units})
    return group(units, Constraints())


where: dict[str, str] = {}


def together(groups: list[ProposedGroup]) -> set[frozenset[str]]:
    """Return the sets of articles that share a group."""
    return {frozenset(where[claim] for claim in one.claim_ids) for one in groups}


@pytest.mark.parametrize(
    ("story", "articles"), [("toll", {"a0", "a1", "a2"}), ("day", {"a0", "a1"}), ("rate", {"a0", "a1"})]
)
def test_one_event_in_other_words_and_figures_is_one_group(story: str, articles: set[str]) -> None:
    assert any(articles <= group for group in together(proposed(story)))


@pytest.mark.parametrize(("story", "other"), [("toll", "a3"), ("day", "a2"), ("rate", "a2")])
def test_a_like_event_is_another(story: str, other: str) -> None:
    assert not any(other in group for group in together(proposed(story)))


@pytest.mark.parametrize(
    ("story", "slot", "values"),
    [
        ("toll", "figure", {"14", "9", "17"}),
        ("day", "date", {"2018-09-16", "2018-09-17"}),
        ("rate", "figure", {"6.4", "6.5"}),
    ],
)
def test_what_differs_is_shown_with_its_values(story: str, slot: str, values: set[str]) -> None:
    told = " ".join(
        value.value
        for group in proposed(story)
        for difference in group.differences
        if difference.slot == slot and difference.differs
        for value in difference.values
    )
    assert all(value in told.replace("تسعة", "9") for value in values), told


def texts(groups: list[ProposedGroup], story: str) -> list[list[str]]:
    """Return the wordings of each group."""
    claims = {
        claim.id: claim.text
        for number, one in enumerate(STORIES[story])
        for claim in extract(one["text"], article_id=f"a{number}", published=one["published"], outlet=one["outlet"])
    }
    return [[claims[claim] for claim in one.claim_ids] for one in groups]


def share_a_group(story: str, one: str, other: str) -> bool:
    """Say whether a wording that holds ``one`` stands in a group with another that holds ``other``."""
    return any(
        any(one in text for text in group) and any(other in text for text in group)
        for group in texts(proposed(story), story)
    )


def test_tolls_of_one_story_meet_without_a_word_in_common() -> None:
    assert share_a_group("bare", "12 شخصا", "15 قتيلا")


def test_a_toll_of_years_ago_is_another() -> None:
    assert not share_a_group("bare", "30 شخصا", "15 قتيلا")


def test_reports_that_nobody_was_hurt_meet() -> None:
    assert share_a_group("none", "لم تسجل أي إصابات", "عدم وقوع إصابات")


def test_the_dead_of_both_sides_are_two_tolls() -> None:
    assert share_a_group("sides", "ثمانية من رجال الشرطة", "عشرة شرطيين")
    assert not share_a_group("sides", "ثمانية من رجال الشرطة", "سبعة من المهاجمين")
    assert not share_a_group("sides", "ستة من المهاجمين", "عشرة شرطيين")


def test_the_hurt_and_the_dead_of_one_event_are_one_toll() -> None:
    assert share_a_group("hurt", "23 مصابا", "20 آخرين")
    assert share_a_group("hurt", "23 مصابا", "20 جريحا")


def test_some_of_the_hurt_are_no_other_toll() -> None:
    a = unit("c1", "إصابة 40 شخصا في انقلاب قطار المرج", published="2018-01-01", outlet="أ")
    b = unit("c2", "9 من المصابين في انقلاب قطار المرج في حالة حرجة", published="2018-01-01", outlet="ب")
    assert not [d for d in differences([a, b]) if d.slot == "figure"]


def test_things_counted_in_one_story_meet_whatever_the_values() -> None:
    assert share_a_group("counts", "140 سقفا", "170 سقفا")
    assert share_a_group("counts", "2400 بطانية", "1900 بطانية")
    assert not share_a_group("counts", "140 سقفا", "1900 بطانية")


def test_not_shut_is_open() -> None:
    assert share_a_group("counts", "كانت مفتوحة", "لم تكن مغلقة")


def test_civilians_are_people() -> None:
    assert share_a_group("civilians", "مقتل أربعة مدنيين", "6 قتلى")
    assert share_a_group("civilians", "أربعة مدنيين، الاثنين", "ستة أشخاص")


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("أصيب ثلاثة مدنيين بصواريخ على الرابية", False),
        ("إصابة 4 مدنيين في الرابية", False),
        ("أصيب ستة جنود في الرابية", True),
        ("إصابة أربعة أشخاص في الرابية", True),
    ],
)
def test_who_is_not_named_again_is_of_the_side_named_before(text: str, one: bool) -> None:
    wording = "سبعة من جنوده قتلوا وجرح خمسة الاثنين في كمين قرب بلدة الرابية"
    soldiers, others = (tolls.tolls(profile_of(unit(f"c{i}", told))) for i, told in enumerate((wording, text)))
    assert tolls.one_toll(soldiers, others) is one


@pytest.mark.parametrize("other", ["36 ألف", "34 ألف"])
def test_what_will_be_from_some_day_on_is_told_today(other: str) -> None:
    assert share_a_group("fee", "35 ألف دولار اعتبارا", other)
    assert not share_a_group("fee", "33 ألف", other)


def test_a_village_is_not_the_city_of_its_name() -> None:
    assert share_a_group("village", "70 طنا", "90 طنا")
    assert not share_a_group("village", "70 طنا", "40 طنا")
    told = [
        {value.value for value in difference.values}
        for one in proposed("village")
        for difference in one.differences
        if difference.slot == "place" and difference.differs
    ]
    assert any({"الشرقين", "الغربان"} <= values for values in told), told
