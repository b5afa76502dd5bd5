"""The pairs of a large collection: claims cut to their rarest keys, alike with the engine and without it."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.matching.groups.grouping import group
from store.matching.lookup import batch, candidates
from store.matching.lookup.batch import available, batch_pairs, key_matrix
from store.matching.texts.vocabulary import content_keys
from store.models import Constraints
from tests.bench.planted import claim_unit, sample

needs_engine = pytest.mark.skipif(not available(), reason="the batch engine is not installed")
TEXTS = [
    "غرقت السفينة المحملة بالقمح قبالة ميناء صلالة",
    "افتتح الرئيس معرض الكتاب في القاهرة",
    "قالت الشرطة إن السفينة المحملة بالقمح غرقت قبالة صلالة",
    "لا شيء هنا",
    "معرض الكتاب في القاهرة يفتتحه الرئيس",
]


def test_every_text_gives_its_distinct_keys_in_one_table() -> None:
    texts = [*TEXTS, "", "\n".join(TEXTS), "غرقت غرقت"]
    keys, begins, count = key_matrix(texts)
    lengths = [end - start for start, end in pairwise(begins)]
    assert lengths == [len(set(content_keys(text))) for text in texts]
    assert count == len({key for text in texts for key in content_keys(text)})
    assert max(keys) == count - 1


@pytest.mark.parametrize("engine", [False, pytest.param(True, marks=needs_engine)])
def test_near_duplicates_are_found(engine: bool) -> None:
    assert sorted(batch_pairs(TEXTS, engine=engine)) == [(0, 2), (1, 4)]
    assert list(batch_pairs(TEXTS, engine=engine)) == list(batch_pairs(TEXTS, engine=engine))
    assert list(batch_pairs([], engine=engine)) == []


@needs_engine
@pytest.mark.parametrize("claims", [700, 9_000])
def test_both_ways_give_the_same_pairs(claims: int) -> None:
    texts = sample(claims, 4).texts
    assert set(batch_pairs(texts, engine=True)) == set(batch_pairs(texts, engine=False))


@needs_engine
def test_a_claim_of_very_many_copies_has_all_of_them_either_way() -> None:
    """More partners than the sparse product keeps: these claims are looked up one by one."""
    rnd = random.Random(1)
    copies = [f"غرقت السفينة المحملة بالقمح قبالة ميناء صلالة {rnd.randrange(9)}" for _ in range(batch._PARTNERS + 30)]
    texts = [*copies, *sample(20_000, 5).texts]
    pairs = set(batch_pairs(texts, engine=True))
    assert pairs == set(batch_pairs(texts, engine=False))
    assert sum(j < len(copies) for _, j in pairs) == len(copies) * (len(copies) - 1) // 2


@given(st.lists(st.text(alphabet="ابتسلم 1", max_size=30), max_size=12))
def test_pairs_are_ordered_and_given_once(texts: list[str]) -> None:
    pairs = list(batch_pairs(texts, engine=False))
    assert len(pairs) == len(set(pairs))
    assert all(0 <= i < j < len(texts) for i, j in pairs)


def test_a_large_collection_is_grouped_through_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """From ``LARGE`` claims on, in any order of the claims, planted near-duplicates meet in groups."""
    monkeypatch.setattr(candidates, "LARGE", 100)
    planted = sample(1_500, 6)
    units = [claim_unit(f"c{i:09}", f"a{i}", text) for i, text in enumerate(planted.texts)]
    found = group(units, Constraints())
    assert group(units[::-1], Constraints()) == found
    together = {claim: n for n, one in enumerate(found) for claim in one.claim_ids}
    met = sum(together.get(f"c{i:09}", -1) == together.get(f"c{j:09}", -2) for i, j in planted.pairs)
    assert met >= 0.6 * len(planted.pairs)
