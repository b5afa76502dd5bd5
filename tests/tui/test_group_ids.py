"""The compact list of ids behaves as a list of strings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.group_ids import GroupIds
from tui.review_session import Sitting

_IDS = st.lists(st.integers(0, 2**48 - 1).map(lambda n: f"g{n:012x}"), unique=True, max_size=40)


@given(_IDS, _IDS)
def test_it_behaves_as_a_list(first: list[str], second: list[str]) -> None:
    ids = GroupIds(first)
    assert list(ids) == first and len(ids) == len(first) and ids[1:3] == first[1:3]
    assert all(group in ids and ids.index(group) == n for n, group in enumerate(first))
    ids.extend(second)
    ids.insert(0, "g000000000abc")
    assert list(ids) == ["g000000000abc", *first, *second]
    ids.replace(second)
    assert ids == second


@given(_IDS, _IDS, st.integers(0, 39), st.sets(st.integers(0, 39)))
def test_what_others_do_never_moves_the_cursor(before: list[str], now: list[str], at: int, done: set[int]) -> None:
    sitting = Sitting(GroupIds(before), 0.0, index=min(at, max(0, len(before) - 1)))
    for number in done:
        if number < len(before):
            sitting.outcomes[before[number]] = "approved"
    current = sitting.current
    new = sitting.merge(now)
    assert sitting.current == current or not before
    assert new == len(set(now) - set(before)) and set(now) <= set(sitting.ids)
    assert set(sitting.outcomes) <= set(sitting.ids)
