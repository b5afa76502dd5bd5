"""Whole small stories: one event in other words and with other figures is one group, a like event is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from store.claims.extract import extract
from store.matching.grouping import group
from store.models import Constraints, ProposedGroup, Unit

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
