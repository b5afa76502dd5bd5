"""Floors on 38 English articles of our own, in many manners, annotated before the rules met them."""

from __future__ import annotations

import pytest

from tests.quality.claims_scores import present
from tests.quality.english.scores import HERE, PARTS, score
from tests.quality.own.build import build

pytestmark = pytest.mark.skipif(not present(), reason="the scorer does not stand at ../shared/eval/claims")


@pytest.mark.parametrize("part", PARTS)
def test_claims_of_english_articles_are_found(part: str) -> None:
    gold = build(HERE, PARTS[part])
    scores = score(gold)
    assert scores["offset_errors"] == scores["duplicates_reported"] == scores["boilerplate_hits"] == 0
    assert scores["span_iou>=0.5"]["F1"] >= 0.98
    assert scores["span_iou>=0.8"]["F1"] >= (0.95 if part == "sixth six" else 0.97)
    assert scores["span+speaker"]["F1"] >= 0.96
    assert scores["false_attribution"]["rate"] <= 0.02
    assert scores["quantity"]["F1"] >= 0.98
    assert scores["date_iso(on matched)"]["F1"] >= 0.98
    assert scores["cw"]["nDCG10"] >= 0.93


def test_the_gold_scores_full_marks_against_itself() -> None:
    gold = build(HERE)
    scores = score(gold, rows=gold["claims"])
    assert scores["span_iou>=0.8"]["F1"] == scores["span+speaker"]["F1"] == scores["quantity"]["F1"] == 1.0
