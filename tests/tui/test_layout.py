"""Every size: all panes, one pane, or what is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.widgets.rows import row_text


async def test_a_wide_screen_shows_queue_card_differences_and_source() -> None:
    async with sitting(FakeStore(3)) as story:
        story.sees("Queue", "Group 1", "Differences", "Source", "مقتل 46 جنديا", "figures", "1 independent source")
        assert all(len(row) == 120 for row in story.review.footer_bar.row_texts())


async def test_a_narrow_screen_shows_one_pane_and_loses_nothing() -> None:
    async with sitting(FakeStore(3), size=(80, 24)) as story:
        story.sees("Group 1", "Differences")
        story.sees_not("Queue")
        await story.press("h")
        story.sees("Queue")
        story.sees_not("Differences")
        await story.press("j", "l")
        story.sees("Group 2", "Differences")
        await story.press("l")
        story.sees("Source", "claim 1 of 2")
        await story.press("a")
        assert story.store.states["g000000000001"] == "approved"


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80])
async def test_a_narrow_footer_always_names_the_help(width: int) -> None:
    async with sitting(FakeStore(3), size=(width, 24)) as story:
        assert "? help" in story.bar("footer")
        assert "a approve" in story.bar("footer")


async def test_a_source_out_of_a_file_of_many_is_called_by_its_title() -> None:
    store = FakeStore(1)
    for id, article in store.articles_by_id.items():
        store.articles_by_id[id] = replace(article, file="many.jsonl", path=f"/in/many.jsonl#{id}", title="هدنة في عدن")
    async with sitting(store) as story:
        story.sees("«هدنة في عدن»", "claim 1 of 2")
        await story.press("t")
        story.sees("Published on («هدنة في عدن»)")
        story.sees_not("many.jsonl")


def test_a_list_keeps_every_row_that_it_is_given_at_once() -> None:
    from tui.theme import Theme
    from tui.widgets.virtual_list import VirtualList

    rows: VirtualList[int] = VirtualList(Theme("dark"), lambda *_: ())
    rows.fill((str(number), number) for number in range(2500))
    assert [number for number in range(2500) if rows.item(str(number)) is None] == []
    for first in range(2500, 5000, 50):
        rows.fill((str(number), number) for number in range(first, first + 50))
    assert rows.item("0") is None
    assert rows.item("4999") == 4999


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_card_says_how_many_of_its_members_are_below(size: tuple[int, int]) -> None:
    store = FakeStore(1)
    store.members["g000000000000"] *= 10
    async with sitting(store, size=size) as story:
        shown = story.text().count("☑")
        story.sees(f"↓ {20 - shown} more")
        await story.press(*["tab"] * 20)
        story.sees_not("↓")


@pytest.mark.parametrize("size", [(30, 8), (39, 30), (100, 9), (2, 2), (1, 1)])
async def test_a_screen_that_is_too_small_says_what_it_needs(size: tuple[int, int]) -> None:
    async with sitting(FakeStore(3), size=size) as story:
        await story.press("j", "k")
        if size[0] > 20:
            story.sees("needs 40 × 10", f"this is {size[0]} × {size[1]}")
        await story.pilot.resize_terminal(120, 36)
        await story.settled()
        story.sees("Group 1", "Queue")


@pytest.mark.parametrize("width", [40, 50, 64, 79, 80, 99, 100, 101, 120, 163, 200])
async def test_every_row_is_exactly_as_wide_as_its_pane(width: int) -> None:
    async with sitting(FakeStore(3), size=(width, 24)) as story:
        for keys in ((), ("d",), ("w",), ("H",), ("2",), ("l", "l"), ("h", "h")):
            await story.press(*keys)
            for drawing in (
                story.review.queue_list,
                story.review.box,
                story.review.header_bar,
                story.review.footer_bar,
            ):
                if drawing.display and drawing.rows:
                    assert {len(text) for text in drawing.row_texts()} == {drawing.size.width}, drawing


async def test_moving_to_a_member_shows_its_source() -> None:
    async with sitting(FakeStore(3)) as story:
        story.sees("a000.txt · claim 1 of 2")
        await story.press("tab", "tab")
        story.sees("a001.txt · claim 1 of 2")
        await story.press("shift+tab")
        story.sees("a000.txt · claim 1 of 2")


async def test_furniture_is_one_grey_line_until_it_is_opened() -> None:
    async with sitting(FakeStore(3)) as story:
        story.sees("1 piece of page furniture")
        story.sees_not("تابعونا")
        await story.press("o")
        story.sees("تابعونا على الموقع")


async def test_what_is_open_over_the_source_follows_a_resize_and_closes() -> None:
    async with sitting(FakeStore(3)) as story:
        await story.press("w")
        story.sees("Approve means")
        for size in ((80, 24), (150, 40), (60, 20)):
            await story.pilot.resize_terminal(*size)
            await story.settled()
            box = story.review.box
            assert {len(text) for text in box.row_texts()} == {box.size.width}
        await story.press("q")
        story.sees_not("Approve means")
        assert story.app.return_value is None


async def test_a_narrow_screen_goes_back_to_the_card() -> None:
    async with sitting(FakeStore(3), size=(80, 24)) as story:
        await story.press("d")
        story.sees("Marked")
        await story.press("d")
        story.sees("Group 1", "Differences ·")
        await story.press("r", "5")
        story.sees("Group 1")


def test_a_window_that_grows_shows_the_text_above_and_no_blank_rows() -> None:
    from tui.card import load_card
    from tui.widgets.source_text import SourceText

    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    article = next(iter(card.articles.values()))
    article = replace(article, text="\n".join(f"line {n}" for n in range(30)), folds=())
    source = SourceText(article, (), 40)
    source.reveal(len(article.text) - 3, 6)
    assert row_text(source.window(6)[-1]).strip() == "line 29"
    rows = [row_text(row).strip() for row in source.window(20)]
    assert rows == [f"line {n}" for n in range(10, 30)]


@pytest.mark.parametrize(("key", "words"), [("r", "same wire copy"), ("i", "boilerplate"), ("w", "Approve means")])
async def test_what_a_digit_stands_for_is_seen_from_the_queue_of_a_narrow_screen(key: str, words: str) -> None:
    async with sitting(FakeStore(), size=(80, 24)) as story:
        await story.press("h")
        story.sees("Queue")
        await story.press(key)
        story.sees(words)
        assert ("press a digit; any other key leaves" in story.bar("footer")) != ("approve" in story.bar("footer"))
        await story.press("escape")
        assert "approve" in story.bar("footer")
        story.sees("Queue")


async def test_a_wide_screen_gives_the_queue_more_room() -> None:
    async with sitting(FakeStore(3), size=(200, 50)) as story:
        assert story.review.queue_list.size.width == 64
        await story.pilot.resize_terminal(120, 36)
        await story.settled()
        assert story.review.queue_list.size.width == 34
        await story.pilot.resize_terminal(80, 24)
        await story.settled()
        await story.press("h")
        assert story.review.queue_list.size.width == 80
