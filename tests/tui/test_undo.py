"""Undo goes back as far as one likes, and shows what it undid."""

from __future__ import annotations

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore


async def test_every_decision_can_be_taken_back() -> None:
    store = FakeStore(4)
    async with sitting(store) as story:
        await story.press("a", "x", "space")
        story.sees("Group 4")
        await story.press("z")
        story.sees("Group 3", "undone")
        await story.press("u", "backspace")
        story.sees("Group 1", "Review 0/4")
        await story.press("z")
        story.sees("nothing of yours to undo")
    assert set(store.states.values()) == {"pending"}


async def test_undo_goes_on_in_the_next_sitting() -> None:
    store = FakeStore(3)
    async with sitting(store) as story:
        await story.press("a", "x")
    async with sitting(store) as story:
        story.sees("Review 2/3")
        await story.press("z", "z")
        story.sees("Review 0/3")
    assert set(store.states.values()) == {"pending"}
