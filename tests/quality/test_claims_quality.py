"""Floors on the development sets: a change that loses what was reached fails here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.claims_scores import present, score, tricky, tricky_problems

pytestmark = pytest.mark.skipif(not present(), reason="the development sets do not stand at ../shared/eval/claims")

FLOORS: dict[str, dict[str, float]] = {
    "seeds_dev": {
        "span.5": 0.97,
        "span.8": 0.92,
        "speaker": 0.97,
        "false": 0.01,
        "P": 0,
        "R": 0,
        "dates": 0.95,
        "rank": 0.88,
    },
    "news_dev": {
        "span.5": 0.97,
        "span.8": 0.93,
        "speaker": 0.96,
        "false": 0.01,
        "P": 0.98,
        "R": 0.98,
        "dates": 0.95,
        "rank": 0.97,
    },
    "own": {
        "span.5": 0.98,
        "span.8": 0.95,
        "speaker": 0.95,
        "false": 0.03,
        "P": 0.97,
        "R": 0.95,
        "dates": 0.9,
        "rank": 0.94,
    },
}


@pytest.mark.parametrize("name", FLOORS)
def test_claims_of_the_development_sets_are_found(name: str, tmp_path: Path) -> None:
    scores, floor = score(name, tmp_path), FLOORS[name]
    assert scores["offset_errors"] == scores["duplicates_reported"] == scores["boilerplate_hits"] == 0
    assert scores["span_iou>=0.5"]["F1"] >= floor["span.5"]
    assert scores["span_iou>=0.8"]["F1"] >= floor["span.8"]
    assert scores["span+speaker"]["F1"] >= floor["speaker"]
    assert scores["false_attribution"]["rate"] <= floor["false"]
    assert scores["quantity"]["P"] >= floor["P"]
    assert scores["quantity"]["R"] >= floor["R"]
    assert scores["date_iso(on matched)"]["F1"] >= floor["dates"]
    assert scores["cw"]["nDCG10"] >= floor["rank"]
    assert scores["recall_direct"] >= 0.98


def test_the_tricky_cases_pass() -> None:
    wrong = {case["id"]: problems for case in tricky() if (problems := tricky_problems(case))}
    assert wrong == {}
