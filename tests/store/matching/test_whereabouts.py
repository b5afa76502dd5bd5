"""Figures of two places are no two values of one fact: one town and the next, a part of a country and the whole."""

from __future__ import annotations

import pytest

from store.matching.differing.whereabouts import of_two_places
from store.matching.groups.grouping import group
from store.matching.texts.profile import Profile, profile_of
from store.models import Constraints, ProposedGroup
from tests.store.matching.examples import unit

DAY = "2024-03-06"


def profile(text: str, article: str | None = None) -> Profile:
    """Return the profile of one claim of the day, of an article of its own if none is given."""
    return profile_of(unit("c1", text, published=DAY, article=article or text))


def together(one: str, other: str) -> list[ProposedGroup]:
    """Return the groups of two claims of two papers."""
    units = [unit(f"c{n}", text, outlet=f"o{n}", published=DAY) for n, text in enumerate((one, other))]
    return group(units, Constraints())


TWO_PLACES = [
    # One town and another, whoever knows them.
    ("لقي سبعة أشخاص حتفهم في السيول بمدينة الورديات", "لقي تسعة أشخاص حتفهم في السيول بمدينة الزيتونات"),
    ("قتل 12 شخصا في انفجار سيارة ملغومة في بنغازي", "قتل 15 شخصا في انفجار سيارة ملغومة في طرابلس"),
    # A part and the whole of what spreads over a country.
    ("لقي 18 شخصا حتفهم في السيول في مدينة الورديات", "لقي 31 شخصا حتفهم في السيول في المغرب"),
    ("الزلزال خلف 40 قتيلا في أغادير", "الزلزال خلف 64 قتيلا في المغرب"),
    ("أوقف 20 شخصا في الاحتجاجات في صفاقس", "أوقف 70 شخصا في الاحتجاجات في تونس"),
    # All who are missing are in the one town.
    (
        "العاصفة خلفت 18 قتيلا وستة مفقودين في مدينة الورديات",
        "العاصفة خلفت 31 قتيلا وستة مفقودين في المغرب",
    ),
    # One country and another: a town that nobody knows may lie in the one, but the storm was in both.
    ("العاصفة أودت بحياة ستة أشخاص في مدينة الورديات", "العاصفة أودت بحياة ثمانية أشخاص في قبرص"),
]


@pytest.mark.parametrize(("one", "other"), TWO_PLACES)
def test_figures_of_two_places_never_stand_in_one_group(one: str, other: str) -> None:
    assert of_two_places(profile(one), profile(other)) and of_two_places(profile(other), profile(one))
    assert together(one, other) == []


ONE_PLACE = [
    # One town, spelt in two ways, or with its country.
    ("قتل 12 شخصا في السيول بمدينة وينشو", "قتل 14 شخصا في السيول بمدينة وينزو"),
    ("قتل 12 شخصا في السيول في أغادير بالمغرب", "قتل 14 شخصا في السيول في المغرب"),
    # What happened at one point may be placed in its town and in its country.
    ("قتل 12 عاملا في انفجار بمصنع للدهانات في أغادير", "قتل 15 عاملا في انفجار بمصنع للدهانات في المغرب"),
    # The same number, or no place of what is counted.
    ("الزلزال خلف 64 قتيلا في أغادير", "الزلزال خلف 64 قتيلا في المغرب"),
    ("قتل 12 جنديا من المغرب في السيول", "قتل 14 جنديا في السيول في أغادير"),
    ("الزلزال خلف 40 قتيلا في أغادير", "ارتفع عدد قتلى الزلزال إلى 64"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PLACE)
def test_of_one_place_or_one_point_other_figures_are_values_of_one_fact(one: str, other: str) -> None:
    assert not of_two_places(profile(one), profile(other)) and not of_two_places(profile(other), profile(one))


def test_a_report_that_gives_both_figures_tells_part_and_whole() -> None:
    town, whole = "قتل 12 شخصا في مدينة الورديات", "قتل 14 شخصا في المغرب"
    assert of_two_places(profile(town, "a1"), profile(whole, "a1"))
    assert not of_two_places(profile(town, "a1"), profile(whole, "a2"))


def test_rival_tolls_of_one_point_are_shown() -> None:
    (found,) = together(*ONE_PLACE[2])
    assert [d.slot for d in found.differences] == ["figure"]
