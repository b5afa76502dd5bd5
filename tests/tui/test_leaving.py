"""The last card gives a summary, never a blank list; q leaves only when pressed twice."""

from __future__ import annotations

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore


async def test_after_the_last_card_a_summary_and_the_deferred() -> None:
    store = FakeStore(3)
    async with sitting(store) as story:
        await story.press("a", "space", "x")
        story.sees("Summary", "1 approved", "1 rejected", "1 deferred", "go on with 1 deferred")
        await story.press("a")
        story.sees("There is no card to decide here")
        await story.press("enter")
        story.sees("Group", "◷ deferred")
        await story.press("a")
        story.sees("Summary", "Every group is decided")


async def test_one_q_does_not_leave_and_two_do() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("q")
        story.sees("Press q again within 3 seconds")
        assert story.app.return_value is None
        await story.press("q")
        assert story.app.return_value == 0


async def test_q_goes_back_from_other_screens() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("?")
        story.sees("What approve means", "It never says that they are true")
        await story.press("q")
        story.sees("Group 1")
        await story.press("f7")
        story.sees("Verdict scale")
        await story.press("ض")
        story.sees("Group 1")
        assert story.app.return_value is None
