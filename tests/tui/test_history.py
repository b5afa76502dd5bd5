"""History: every event, newest first; undo from here."""

from __future__ import annotations

from collections.abc import Callable

from store.store import Store
from tests.tui.driver import sitting
from tui.naming import quoted
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


async def test_a_group_is_told_by_its_headline_and_its_id_beside_it(opened: Open) -> None:
    async with sitting(None, open_store=opened, size=(160, 36)) as story:
        group = story.review.sitting.ids[0]
        headline = (await story.app.desk.ask(lambda store: store.queue_rows([group])))[0].headline
        await story.press("x", "R")
        story.sees("reject · ", quoted(headline))
        story.sees_not(group)
        await story.press("f6")
        story.sees("reject · ", quoted(headline), f"group      {group}")


async def test_the_history_of_a_group_tells_it_by_its_headline(opened: Open) -> None:
    async with sitting(None, open_store=opened, size=(160, 36)) as story:
        group = story.review.sitting.ids[0]
        headline = (await story.app.desk.ask(lambda store: store.queue_rows([group])))[0].headline
        await story.press("f", "H")
        story.sees(quoted(headline))
        story.sees_not(group)


def test_a_name_is_cut_between_words() -> None:
    assert quoted("one two\nthree", 8) == "«one two…»" and quoted("one two", 8) == "«one two»"


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


async def test_every_event_says_what_was_done_and_opens_it(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("r", "5", "f", "f", "f3", "E")
        await story.type("https://example.org/a")
        await story.press("enter", "enter", "enter", "enter", "z", "f6")
        story.sees(
            "relate · 5 same wire copy · ", "flag taken away", "https://example.org/a", "undo · of event", "(evidence)"
        )
        await story.press("j", "enter")
        story.sees("Reader", "Claims ·")
        await story.press("f6", "G", "enter")
        story.sees("This event is about no group, article or claim")


async def test_a_filter_that_finds_nothing_says_so(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f6", "f")
        await story.type("zayd")
        await story.press("enter")
        story.sees("Nothing of zayd", "0 events")
        story.sees_not("Nothing has happened")


def test_a_million_events_cost_nothing() -> None:
    ids = NewestFirst(1_000_000)
    assert len(ids) == 1_000_000 and ids[0] == "1000000" and ids[999_999] == "1" and ids[1:3] == ["999999", "999998"]
