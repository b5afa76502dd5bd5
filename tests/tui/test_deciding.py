"""One key decides, the decision is in the store, and the next card is there."""

from __future__ import annotations

import pytest

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore


async def test_approve_then_reject_then_defer() -> None:
    store = FakeStore(4)
    async with sitting(store) as story:
        story.sees("Group 1", "Review 0/4")
        await story.press("a")
        story.sees("Group 2", "Review 1/4")
        await story.press("x")
        story.sees("Group 3", "Review 2/4")
        await story.press("space")
        story.sees("Group 4", "1 deferred")
    assert list(store.states.values()) == ["approved", "rejected", "deferred", "pending"]


async def test_cards_show_what_was_learned_from_the_decision_before() -> None:
    store = FakeStore(4)
    store.lesson = 0.1
    async with sitting(store) as story:
        story.sees("same 0.93")
        for key, told in (("a", "same 0.83"), ("x", "same 0.73")):
            await story.press(key)  # the next card was read before the decision
            story.review.cards.read_ahead()
            await story.settled()
            story.sees(told)


@pytest.mark.parametrize(("key", "state"), [("ش", "approved"), ("ء", "rejected")])
async def test_the_arabic_layout_decides_too(key: str, state: str) -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press(key)
    assert store.states["g000000000000"] == state


async def test_only_ticked_members_are_approved() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("down", "٢")
        story.sees("☐2")
        await story.press("a")
    event = store.events[-1]
    assert event.body["group"] == "g000000000001"
    assert [claim[-3:] for claim in event.body["members"]] == ["100", "120"]  # type: ignore[attr-defined]  # ids


async def test_nothing_ticked_is_not_approved_and_says_why() -> None:
    store = FakeStore(1)
    async with sitting(store) as story:
        await story.press("1", "2", "a")
        story.sees("Approve needs at least two ticked members")
    assert not store.events


async def test_a_decision_that_is_not_saved_keeps_the_card() -> None:
    store = FakeStore(2)
    store.refuse = "The database is locked by another process."
    async with sitting(store) as story:
        await story.press("a")
        story.sees("Group 1", "Not saved", "locked")
        store.refuse = None
        await story.press("a")
        story.sees("Group 2")


async def test_a_key_on_a_card_that_has_just_changed_is_ignored() -> None:
    store = FakeStore(2)
    async with sitting(store, guard=60.0) as story:
        await story.press("a")
        story.sees("Group 1", "The card has just changed")
    assert not store.events


async def test_keys_faster_than_the_disk_never_decide_the_same_card_twice() -> None:
    store = FakeStore(6)
    async with sitting(store) as story:
        for _ in range(4):
            story.review.act("approve", "a")  # no waiting in between
        await story.settled()
        story.sees("Group 2")
        story.sees_not("Someone was first")
    assert [event.body["group"] for event in store.events] == ["g000000000000"]
