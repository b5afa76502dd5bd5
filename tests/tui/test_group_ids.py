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


async def test_a_long_queue_is_complete_soon_after_its_first_card() -> None:
    from tests.tui.driver import sitting
    from tests.tui.fake_store import FakeStore

    store = FakeStore(300)
    async with sitting(store) as story:
        story.sees("Group 1", "Review 0/300")
        first = story.review.queue_list.row_texts()
        while len(story.review.sitting.ids) < 300:
            await story.pilot.pause(0.01)
        await story.settled()
        assert list(story.review.sitting.ids) == store.queue_ids()
        assert story.review.queue_list.row_texts() == first  # nothing is painted a second time, the thumb neither
        story.sees("Group 1")
        await story.press("G")
        story.sees("Group 300")
        await story.press("a")
    async with sitting(store) as story:
        await story.review.live.look()
        while len(story.review.sitting.ids) < 299:
            await story.pilot.pause(0.01)


async def test_deciding_before_the_rest_is_read_loses_nothing() -> None:
    from tests.tui.driver import sitting
    from tests.tui.fake_store import FakeStore

    store = FakeStore(300)
    async with sitting(store) as story:
        await story.pilot.press("a")
        await story.press("j")
        while len(story.review.sitting.ids) < 300:
            await story.pilot.pause(0.01)
        await story.settled()
        assert sorted(story.review.sitting.ids) == sorted(store.states)
        assert story.review.sitting.outcomes == {"g000000000000": "approved"}
        story.sees("Group 3", "Review 1/300")


def test_groups_that_come_back_stand_where_the_order_puts_them() -> None:
    a, b, c, d, e = (f"g{number:012d}" for number in range(5))
    mine = Sitting(GroupIds([b, d]), 0.0, index=1)
    assert mine.merge([a, b, c, d, e], in_order=True) == 3
    assert list(mine.ids) == [a, b, c, d, e] and mine.current == d
    others = Sitting(GroupIds([b, d]), 0.0)
    others.merge([a, b, c, d, e])
    assert list(others.ids) == [b, d, a, c, e]
