"""Settings on their screen: what cannot be is asked again with what was typed, and what is set has its effect."""

from __future__ import annotations

from collections.abc import Callable

from store.store import Store
from tests.tui.driver import Story, sitting
from tests.tui.fake_store import FakeStore
from tui.settings import KNOWN

Open = Callable[[], Store]


async def _on(story: Story, name: str) -> None:
    """Open the settings and put the cursor on one."""
    await story.press("f7", "g", *["j"] * list(KNOWN).index(name))


async def test_what_cannot_be_is_asked_again(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await _on(story, "base_url")
        await story.press("enter")
        await story.type("checks.example")
        await story.press("enter")
        story.sees("A web address begins with http", "Base URL: checks.example")
        await story.press("home")
        await story.type("https://")
        await story.press("enter")
        story.sees("Kept", "https://checks.example")
        await _on(story, "order")
        await story.press("enter")
        await story.type("whatever")
        await story.press("enter")
        story.sees("No order is called whatever; there are conflicts")
    with opened() as store:
        assert store.setting("base_url") == "https://checks.example"
        assert store.setting("order") is None


async def test_the_order_of_the_settings_is_that_of_the_queue(opened: Open) -> None:
    with opened() as store:
        store.set_setting("order", "newest")
    async with sitting(None, open_store=opened) as story:
        story.sees("Queue · newest first")
        with opened() as store:
            assert list(story.review.sitting.ids) == store.queue_ids("newest") != store.queue_ids()


async def test_a_switch_is_turned_with_one_key() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await _on(story, "learning")
        story.sees("Learning                on", "Semantic                off")
        await story.press("enter")
        story.sees("Learning                off")
    assert store.settings["learning"] is False
