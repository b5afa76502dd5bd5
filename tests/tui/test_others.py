"""Somebody else was first: nothing is overwritten, and the panel says who and when."""

from __future__ import annotations

from collections.abc import Callable

from store.store import Store
from tests.tui.driver import Story, sitting
from tests.tui.fake_store import FakeStore

Open = Callable[[], Store]
GROUP = "g000000000000"


async def _stale(story: Story, store: FakeStore) -> None:
    store.decide_elsewhere(GROUP, "reject")
    await story.press("a")
    story.sees("Someone was first", "reviewer2", "2026-01-01 10:00")


async def test_keep_theirs() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await _stale(story, store)
        await story.press("a")
        story.sees("Press k to look at it first")
        await story.press("k")
        story.sees("Group 1", "rejected")
    assert store.states[GROUP] == "rejected"


async def test_apply_mine_on_top() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await _stale(story, store)
        await story.press("m")
        story.sees("Group 2")
    assert store.states[GROUP] == "approved"


async def test_my_own_change_in_another_window_is_not_somebody_elses() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        store.decide_elsewhere(GROUP, "reject", by=store.reviewer)
        await story.press("a")
        story.sees("This group is not what it was", "The last to change it was you", "look at it as it is now")
        story.sees_not("Someone was first", f"{store.reviewer} changed", "keep theirs")
        await story.press("k")
        story.sees("Group 1", "rejected")


async def test_a_change_by_another_process_is_told_before_a_key_is_lost() -> None:
    store = FakeStore(3)
    async with sitting(store) as story:
        await story.review.live.look()
        store.decide_elsewhere(GROUP, "reject")
        await story.review.live.look()
        story.sees("Group 1", "This card has changed elsewhere")
        await story.press("enter")
        story.sees("rejected")


async def test_new_groups_appear_without_moving_the_cursor() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("j")
        await story.review.live.look()
        store._make_group(7)
        store.changed += 1
        await story.review.live.look()
        story.sees("Group 2", "1 new in the queue")
        assert story.review.sitting.ids[-1] == "g000000000007"


async def test_the_summary_is_no_card_that_could_have_changed(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.review.live.look()
        while not story.review.decisions.ended:
            await story.press("x")
        with opened() as store:
            store.reviewer = "omar"
            store.note(story.review.sitting.ids[0], "seen")
        await story.review.live.look()
        await story.settled()
        story.sees("Every group is decided")
        story.sees_not("changed elsewhere")


async def test_the_queue_shows_what_somebody_decided_over_mine(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("x")
        group = story.review.sitting.ids[0]
        assert "✗" in story.review.queue_list.row_texts()[1]
        await story.review.live.look()
        with opened() as store:
            store.reviewer = "omar"
            store.decide(group, "approve", force=True)
        await story.review.live.look()
        await story.settled()
        assert "✓" in story.review.queue_list.row_texts()[1]
        assert story.review.sitting.kinds() == {"rejected": 1}  # what I did
        await story.press("k", "x")
        assert "✗" in story.review.queue_list.row_texts()[1]
