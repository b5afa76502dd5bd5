"""The batch path cuts each claim to its rarest keys; with its engine installed it finds near-duplicates."""

from __future__ import annotations

from itertools import pairwise

import pytest

from store.matching.batch import available, batch_pairs, key_matrix
from store.matching.vocabulary import content_keys
from tests.store.matching.examples import BRIDGE, FIRE, HARVEST


def test_every_text_gives_its_distinct_keys_in_one_table() -> None:
    texts = [FIRE, "", f"{BRIDGE}\n{FIRE}", HARVEST]
    keys, begins, count = key_matrix(texts)
    lengths = [end - start for start, end in pairwise(begins)]
    assert lengths == [len(set(content_keys(text))) for text in texts]
    assert count == len({key for text in texts for key in content_keys(text)})
    assert max(keys) == count - 1


@pytest.mark.skipif(not available(), reason="the batch engine is not installed")
def test_near_duplicates_are_found_and_equal_input_gives_equal_pairs() -> None:
    texts = [FIRE, BRIDGE, FIRE.replace("كبير", "هائل"), HARVEST, BRIDGE + " اليوم"]
    assert batch_pairs(texts) == [(0, 2), (1, 4)]
    assert batch_pairs(texts) == batch_pairs(texts)
