"""History: every event, newest first; undo from here."""

from __future__ import annotations

from collections.abc import Callable

from store.store import Store
from tests.tui.driver import sitting
from tui.screens.history import NewestFirst

Open = Callable[[], Store]


async def test_a_decision_stands_on_top_and_is_undone_from_here(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f6")
        story.sees("History", "approve", "mona")
        await story.press("x")
        story.sees("undone")
        await story.press("f2")
        story.sees("Review 0/")


async def test_only_one_reviewer(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f6", "f")
        await story.type("mona")
        await story.press("enter")
        story.sees("only mona", "approve")
        await story.press("f", "ctrl+u")
        await story.type("nobody")
        await story.press("enter")
        story.sees("0 events", "only nobody")


async def test_enter_shows_the_group(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f6", "enter")
        story.sees("approved by mona")


def test_a_million_events_cost_nothing() -> None:
    ids = NewestFirst(1_000_000)
    assert len(ids) == 1_000_000 and ids[0] == "1000000" and ids[999_999] == "1" and ids[1:3] == ["999999", "999998"]
