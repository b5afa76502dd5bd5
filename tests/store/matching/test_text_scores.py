"""The matcher on any texts: probabilities, differences and rankings as the commands print them."""

from __future__ import annotations

from store.matching.scoring.text_scores import rank, score_pairs
from tests.store.matching.examples import BRIDGE, BRIDGE_AGAIN, FIRE, FIRE_AGAIN, HARVEST


def test_pairs_are_scored_in_their_order_with_probabilities() -> None:
    rows = [{"id": "x", "a": FIRE, "b": FIRE_AGAIN}, {"id": "y", "a": FIRE, "b": BRIDGE}]
    found = list(score_pairs(rows))
    assert [row["id"] for row in found] == ["x", "y"]
    assert 1 >= found[0]["score"] > 0.5 > found[1]["score"] >= 0


def test_a_pair_reads_the_same_both_ways() -> None:
    there = next(score_pairs([{"id": "1", "a": FIRE, "b": FIRE_AGAIN}]))
    back = next(score_pairs([{"id": "1", "a": FIRE_AGAIN, "b": FIRE}]))
    assert there["score"] == back["score"]


def test_empty_and_hostile_texts_are_scored_too() -> None:
    for text in ("", " ", "\u202e\u0000", "12", "،"):
        assert 0 <= next(score_pairs([{"id": "1", "a": text, "b": FIRE}]))["score"] < 0.5


def test_the_document_that_says_it_is_ranked_first() -> None:
    docs = [
        {"id": "fire", "claim": FIRE, "title": "حريق الميناء"},
        {"id": "bridge", "claim": BRIDGE, "title": "جسر أسوان"},
        {"id": "wheat", "claim": HARVEST, "title": ""},
    ]
    found = list(rank([{"id": "q", "text": BRIDGE_AGAIN + " https://example.org @account"}], docs))
    assert found[0]["ranked"][0] == "bridge"


def test_at_most_twenty_documents_are_ranked() -> None:
    docs = [{"id": f"d{i:02}", "claim": FIRE, "title": ""} for i in range(30)]
    found = next(rank([{"id": "q", "text": FIRE}], docs))
    assert found["ranked"] == [f"d{i:02}" for i in range(20)]
