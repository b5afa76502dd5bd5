"""F8: the screen that asks which row reads right says what it is, has help, and every key leads out of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.store import Store
from tests.tui.driver import Story, sitting
from tui.screens.review import ReviewScreen
from tui.terminal.calibration_screen import CalibrationScreen, _Sample


def _shown(story: Story) -> str:
    sample = story.app.screen.query_one(_Sample)
    return "\n".join(sample.render_line(y).text for y in range(sample.size.height))


async def test_it_has_a_title_its_keys_and_help(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened, size=(80, 24)) as story:
        await story.press("f8")
        assert "Arabic on this terminal" in _shown(story)
        assert "? help" in _shown(story) and "q back" in _shown(story)
        await story.press("?")
        assert "Terminals draw Arabic in different ways" in _shown(story)
        assert "7 logical" in _shown(story), "help hides no row"
        whole = ("read from the right", "for this", "in another of", "Take", "README.")
        assert all(words in _shown(story) for words in whole), "no sentence is cut"
        await story.press("?")
        assert "Terminals draw" not in _shown(story)


@pytest.mark.parametrize("key", ["q", "escape", "f2"])
async def test_a_key_leads_back_to_the_review(key: str, opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f8")
        assert isinstance(story.app.screen, CalibrationScreen)
        await story.press(key)
        assert isinstance(story.app.screen, ReviewScreen)


async def test_another_screen_opens_from_it(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f8", "f7")
        story.sees("Settings", "Organisation")
