"""An unfinished note on a claim is there again in the next sitting, and gone once it is kept."""

from __future__ import annotations

from collections.abc import Callable

from store.store import Store
from tests.tui.driver import Story, sitting
from tui.screens.reader import ReaderScreen


def _claim(story: Story) -> str:
    screen = story.app.screen
    assert isinstance(screen, ReaderScreen)
    assert screen.claim is not None
    return screen.claim.id


async def test_a_note_on_a_claim_survives_its_sitting(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3", "l", "l", "c", "h", "a", "l", "f")
        claim = _claim(story)
        story.sees("Note on this claim", "half")
    with opened() as store:
        assert store.draft(claim) == "half"
    async with sitting(None, open_store=opened) as story:
        await story.press("f3", "l", "l", "c")
        assert _claim(story) == claim
        story.sees("half")
        await story.press("!", "enter")
        story.sees("Note kept")
    with opened() as store:
        assert store.draft(claim) is None
        assert [event.kind for event in store.log() if event.kind == "note"] == ["note"]
