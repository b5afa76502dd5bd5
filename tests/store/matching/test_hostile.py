"""Whatever a text holds, comparing it ends, spans lie inside the articles, and both directions agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.matching.differing.differences import differences
from store.matching.groups.grouping import group, idf_of
from store.matching.scoring.score import score_pair
from store.matching.texts.profile import profiles_of
from store.models import Constraints, Unit
from tests.store.matching.examples import unit

PIECES = st.sampled_from(
    [
        *("قتل", "12 شخصا", "١٢", "ألف و200", "أكثر من", "نحو 180 رهينة", "مئات", "حلب", "مدينة الرديف", "الرياض"),
        *("لندن", "يوم الأحد", "الخميس", "5 ديسمبر", "أحمد بن علي", "لم", "لا يقل عن", "نفى", "أكد", "ارتفع", "انخفض"),
        *("«", "»", "\u202e", "\u0000", "ـــ", "٪50", "1/2", "100000000000000000000", "ًٌٍ", "the 3 men", "🙂", "", "\n"),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)


def units_of(texts: list[str]) -> list[Unit]:
    return [unit(f"c{i}", text, outlet=f"o{i}") for i, text in enumerate(texts)]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_spans_of_differences_lie_in_their_articles(a: str, b: str) -> None:
    texts = {"c0": a, "c1": b}
    for difference in differences(units_of([a, b])):
        for value in difference.values:
            assert all(0 <= span.start < span.end <= len(texts[value.claim_id]) for span in value.spans)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_a_pair_scores_the_same_in_both_directions(a: str, b: str) -> None:
    one, other = units_of([a, b])
    idf = idf_of(profiles_of([one, other]))
    there, back = score_pair(one, other, idf), score_pair(other, one, idf)
    assert 0.0 <= there.probability <= 1.0
    assert abs(there.probability - back.probability) < 1e-9


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_any_texts_can_be_grouped_and_equal_input_gives_equal_groups(texts: list[str]) -> None:
    units = units_of(texts)
    found = group(units, Constraints())
    assert repr(found) == repr(group(units[::-1], Constraints()))
    claims = [claim for one in found for claim in one.claim_ids]
    assert len(claims) == len(set(claims))
