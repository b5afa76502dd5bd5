"""While a line is typed on, keys are text; the note is kept as a draft until it is saved."""

from __future__ import annotations

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.widgets.rows import row_text, row_width
from tui.widgets.typed import Typed


async def test_keys_are_text_while_typing() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("c")
        story.sees("✎ Note")
        await story.type("axq")
        story.sees("axq", "Group 1")
        await story.press("escape")
        story.sees_not("✎ Note")
    assert not [event for event in store.events if event.kind == "decide"]
    assert store.drafts["g000000000000"] == "axq"


async def test_a_note_is_saved_with_enter() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("ؤ")
        await story.type("رقم مختلف")
        story.sees("رقم مختلف")
        await story.press("enter")
        story.sees("Note kept")
    assert store.events[-1].body["note"] == "رقم مختلف"


async def test_the_palette_finds_an_action_by_its_words() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press(":")
        await story.type("rejected pairs")
        story.sees("Pairs that a rejection")
        await story.press("enter")
        story.sees("Nothing has been rejected yet")


def test_arrows_move_as_seen() -> None:
    arabic = Typed("سلام", 0)
    moved = arabic.edit("left", rtl=arabic.reads_right_to_left())
    assert moved is not None and moved.cursor == 1


def test_a_long_value_shows_the_stretch_around_the_cursor() -> None:
    typed = Typed("x" * 200 + "END", 203)
    row = typed.row(20)
    assert "END" in row_text(row) and row_width(row) == 20
