"""Decisions move the shipped weights a little, reproducibly, and never by themselves approve anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.matching.evidence.weights import SHIPPED, Weights
from store.matching.scoring.learning import Decision, calibration, decided, fit
from store.models import Constraints
from tests.store.matching.examples import BRIDGE, FIRE, FIRE_AGAIN, unit

VALUES = st.tuples(*[st.floats(0, 2, allow_nan=False)] * 5)
DECISIONS = st.lists(st.builds(Decision, VALUES, st.booleans()), max_size=25)


def test_without_decisions_the_shipped_weights_stand() -> None:
    assert fit(SHIPPED, []) == SHIPPED


@given(DECISIONS)
def test_the_order_of_decisions_does_not_matter(decisions: list[Decision]) -> None:
    assert fit(SHIPPED, decisions) == fit(SHIPPED, decisions[::-1])


@given(VALUES)
def test_rejecting_a_pair_makes_its_like_less_likely(values: tuple[float, float, float, float, float]) -> None:
    moved = fit(SHIPPED, [Decision(values, False)] * 5)
    assert moved.probability(values) <= max(SHIPPED.probability(values), 0.01)


def test_one_sure_and_wrong_score_does_not_throw_the_weights_off() -> None:
    likely, unlikely = (1.0, 1.0, 0.0, 0.0, 0.0), (0.0, 0.0, 2.0, 2.0, 0.0)
    decisions = [Decision(likely, True)] * 12 + [Decision(unlikely, False)] * 6 + [Decision(unlikely, True)] * 2
    moved = fit(SHIPPED, decisions)
    assert moved.probability(likely) > 0.5
    assert 0.001 < moved.probability(unlikely) < 0.5


def test_a_decision_taken_back_leaves_no_trace() -> None:
    kept = [Decision((0.5, 0.5, 0.0, 0.0, 0.0), True)] * 5
    gone = Decision((0.6, 0.4, 0.1, 0.0, 0.0), False)
    assert fit(SHIPPED, [*kept, gone]) != fit(SHIPPED, kept)
    assert fit(SHIPPED, kept) == fit(SHIPPED, list(kept))


def test_a_large_group_counts_for_half_its_members_not_for_all_its_pairs() -> None:
    units = [unit(f"c{n}", FIRE if n % 2 else FIRE_AGAIN) for n in range(6)]
    together = frozenset((f"c{i}", f"c{j}") for i in range(6) for j in range(i + 1, 6))
    told = decided(units, Constraints(must=together))
    assert len(told) == 15
    assert abs(sum(decision.weight for decision in told) - 3.0) < 1e-9


def test_a_rejected_group_counts_one_however_many_it_has() -> None:
    units = [unit(f"c{n}", FIRE if n % 2 else FIRE_AGAIN) for n in range(6)]
    apart = frozenset((f"c{i}", f"c{j}") for i in range(6) for j in range(i + 1, 6))
    assert abs(sum(decision.weight for decision in decided(units, Constraints(cannot=apart))) - 1.0) < 1e-9


@given(DECISIONS, VALUES, st.floats(0.05, 0.95))
def test_the_scale_of_the_matcher_and_what_is_shown_say_the_same(
    decisions: list[Decision], values: tuple[float, float, float, float, float], threshold: float
) -> None:
    weights = fit(SHIPPED, decisions)
    inner, shown = weights.tuned().probability(values), weights.probability(values)
    assert weights.slope > 0.0 and Weights.kept(weights.numbers) == weights
    if 1e-6 < inner < 1 - 1e-6:
        assert abs(weights.calibrated(inner) - shown) < 1e-6
    if abs(shown - threshold) > 1e-6 and 1e-9 < weights.bar(threshold) < 1 - 1e-9:
        assert (shown >= threshold) == (inner >= weights.bar(threshold))


def test_decisions_are_read_from_links_across_articles() -> None:
    units = [unit("c1", FIRE), unit("c2", FIRE_AGAIN), unit("c3", BRIDGE), unit("c4", HARVEST_LIKE, article="a-c3")]
    links = Constraints(must=frozenset({("c1", "c2")}), cannot=frozenset({("c1", "c3"), ("c3", "c4")}))
    assert [decision.same for decision in decided(units, links)] == [True, False]


HARVEST_LIKE = "الجسر الجديد يخدم آلاف المزارعين"


def test_calibration_of_sure_and_true_answers_is_perfect() -> None:
    found = calibration([(1.0, True), (0.0, False)], 0.5)
    assert (found.brier, found.ece, found.precision, found.recall) == (0.0, 0.0, 1.0, 1.0)


def test_what_scatter_adds_to_the_calibration_error_is_taken_off() -> None:
    fair = [(0.25, n % 4 == 0) for n in range(40)] + [(0.75, n % 4 != 0) for n in range(40)]
    assert calibration(fair, 0.5).corrected == 0.0
    off = [(0.45, n % 4 == 0) for n in range(4000)]  # a fifth too sure, whatever the scatter
    assert abs((calibration(off, 0.5).corrected or 0.0) - 0.2) < 0.002
    sparse = [(0.45, n % 4 == 0) for n in range(40)]
    thrice = calibration(sparse, 0.5, [3.0] * 40).corrected
    assert thrice is not None and abs(thrice - (calibration(sparse, 0.5).corrected or 0.0)) < 1e-9


@given(VALUES, st.booleans())
def test_one_decision_moves_no_score_far(values: tuple[float, float, float, float, float], same: bool) -> None:
    moved = fit(SHIPPED, [Decision(values, same)])
    for known in ((1.0, 1.0, 0.0, 0.0, 0.0), (0.6, 0.4, 0.0, 0.0, 0.0), (0.3, 0.2, 0.5, 0.5, 0.0)):
        assert abs(moved.probability(known) - SHIPPED.probability(known)) < 0.25
