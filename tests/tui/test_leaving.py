"""The last card gives a summary, never a blank list; q leaves only when pressed twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events

from store.store import Store
from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore


async def test_after_the_last_card_a_summary_and_the_deferred() -> None:
    store = FakeStore(3)
    async with sitting(store) as story:
        await story.press("a", "space", "x")
        story.sees("Summary", "1 approved", "1 rejected", "1 deferred", "go on with 1 deferred")
        story.sees("1 group put off, all others decided")
        story.sees_not("Every group is decided", "0 open")
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


async def test_what_is_typed_after_the_second_q_decides_nothing(recwarn: pytest.WarningsRecorder) -> None:
    import gc

    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("q")
        for key in ("q", "a", "enter", "x"):
            story.review.post_message(events.Key(key, key if len(key) == 1 else None))
        await story.press("n")
    gc.collect()
    assert not store.events
    assert not [str(one.message) for one in recwarn if "never awaited" in str(one.message)]


async def test_escape_closes_and_never_leaves() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("w", "escape")
        story.sees_not("Why")
        await story.press("escape", "escape", "escape")
        story.sees("Nothing is open that could be closed; q twice leaves")
        assert story.app.return_value is None
        await story.press("q", "escape")
        assert story.app.return_value is None
        await story.press("q", "q")
        assert story.app.return_value == 0


async def test_from_the_summary_one_looks_back_at_the_row_beside_it() -> None:
    async with sitting(FakeStore(1)) as story:
        await story.press("a")
        story.sees("Every group is decided")
        await story.press("k")
        story.sees("Group 1", "✓ approved")


async def test_a_key_that_has_no_use_says_so() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("y")
        story.sees("y is no key of this screen; ? lists them")
        await story.press("f7", "n")
        story.sees("«next» has nothing to do on this screen")


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


async def test_a_screen_key_on_the_help_leaves_the_help() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("?", "f7", "f2")
        story.sees("Group 1")
        assert len(story.app.screen_stack) == 1


async def test_one_verdict_of_the_scale_is_renamed_on_its_own() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("f7", "j", "j", "j", "enter")
        story.sees("Press the digit of the verdict")
        await story.press("2")
        story.sees("Verdict 2", "Misleading")
        await story.type(" or worse")
        await story.press("enter")
    assert store.settings["verdict_scale"]["2"] == "مضلل Misleading or worse"
    assert store.settings["verdict_scale"]["1"] == "زائف False"
    assert len(store.settings["verdict_scale"]) == 9


async def test_a_narrow_footer_names_the_keys_of_the_panes() -> None:
    async with sitting(FakeStore(2), size=(80, 24)) as story:
        for words in ("a approve", "h/l pane", "z undo", "? help", "q back"):
            assert words in story.bar("footer")
    async with sitting(FakeStore(2)) as story:
        assert "h/l" not in story.bar("footer")


async def test_help_then_the_reader_then_the_review_is_the_review(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("?", "f3", "f2")
        story.sees("Group 1")
        assert story.app.current_mode == "review"
        assert len(story.app.screen_stack) == 1
