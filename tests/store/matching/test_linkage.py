"""Constrained average linkage keeps every decision and depends on nothing but the set of items."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from store.matching.groups.linkage import Linkage

SIZE = 8
Pairs = dict[tuple[int, int], float]


@st.composite
def problems(draw: st.DrawFn) -> tuple[Pairs, set[tuple[int, int]], list[int]]:
    """Draw likenesses of all pairs, cannot-links, and the article of each item."""
    all_pairs = list(combinations(range(SIZE), 2))
    values = draw(st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.6, 0.9, 1.0]), min_size=28, max_size=28))
    cannot = draw(st.sets(st.sampled_from(all_pairs), max_size=6))
    articles = draw(st.lists(st.integers(0, 4), min_size=SIZE, max_size=SIZE))
    return dict(zip(all_pairs, values, strict=True)), cannot, articles


def linked(pairs: Pairs, cannot: set[tuple[int, int]], articles: list[int], must: list[list[int]]) -> list[list[int]]:
    """Run the linkage at threshold one half."""

    def likeness(i: int, j: int) -> float | None:
        return None if articles[i] == articles[j] else pairs[i, j]

    linkage = Linkage(SIZE, likeness, lambda i, j: False, cannot)
    linkage.bind(must, fixed=False)
    return linkage.run({pair: v for pair, v in pairs.items() if v > 0.15}, 0.5)


@given(problems())
def test_parted_claims_never_meet(problem: tuple[Pairs, set[tuple[int, int]], list[int]]) -> None:
    pairs, cannot, articles = problem
    for cluster in linked(pairs, cannot, articles, []):
        assert not set(combinations(cluster, 2)) & cannot


@given(problems(), st.sets(st.integers(0, SIZE - 1), min_size=2, max_size=3))
def test_bound_claims_stay_together(problem: tuple[Pairs, set[tuple[int, int]], list[int]], bound: set[int]) -> None:
    pairs, cannot, articles = problem
    free = cannot - set(combinations(sorted(bound), 2))
    clusters = linked(pairs, free, articles, [sorted(bound)])
    assert any(bound <= set(cluster) for cluster in clusters)


@given(problems())
def test_every_item_is_in_exactly_one_cluster(problem: tuple[Pairs, set[tuple[int, int]], list[int]]) -> None:
    found = [item for cluster in linked(*problem, []) for item in cluster]
    assert sorted(found) == list(range(SIZE))


@given(problems())
def test_a_cluster_agrees_on_average(problem: tuple[Pairs, set[tuple[int, int]], list[int]]) -> None:
    pairs, cannot, articles = problem
    for cluster in linked(pairs, cannot, articles, []):
        across = [pairs[p] for p in combinations(cluster, 2) if articles[p[0]] != articles[p[1]]]
        if len(cluster) == 2:
            assert across and across[0] >= 0.5
        elif len(cluster) > 2:
            assert across and max(across) >= 0.5


def test_a_chain_does_not_pull_its_ends_together() -> None:
    pairs = dict.fromkeys(combinations(range(SIZE), 2), 0.0) | {(0, 1): 0.9, (1, 2): 0.9, (2, 3): 0.9}
    clusters = linked(pairs, set(), list(range(SIZE)), [])
    assert [0, 1] in clusters and [2, 3] in clusters


def test_two_decided_groups_never_become_one() -> None:
    pairs = dict.fromkeys(combinations(range(SIZE), 2), 1.0)
    linkage = Linkage(SIZE, lambda i, j: pairs[i, j], lambda i, j: False, ())
    linkage.bind([[0, 1], [2, 3]], fixed=True)
    clusters = linkage.run(pairs, 0.5)
    assert not any({0, 2} <= set(cluster) for cluster in clusters)
