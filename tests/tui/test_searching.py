"""Search while typing, in folded Arabic; a hit opens in the reader."""

from __future__ import annotations

from collections.abc import Callable

from store.store import Store
from tests.tui.driver import sitting


async def test_hits_come_while_typing_and_open_in_the_reader(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("/")
        await story.type("الميناء")
        await story.settled()
        story.sees("Hits", "الميناء", "one.txt", "three.txt")  # these have no outlet
        await story.press("enter", "j", "enter")
        story.sees("Reader", "Claims ·")


async def test_spelling_is_folded(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("ظ")
        await story.type("الشرطه")
        await story.settled()
        story.sees("الشرطة")


async def test_one_hit_is_one_hit(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("/")
        await story.type("هامبورج")
        await story.settled()
        assert " hits" in story.bar("header")
        await story.press("ctrl+u")
        await story.type("إليزابيث ترودو المتحدثة باسم")
        await story.settled()
        assert "  1 hit " in story.bar("header")


async def test_no_hits_says_so(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("/")
        await story.type("zzzz")
        await story.settled()
        story.sees("Nothing holds all of these words")
