"""While a line is typed on, keys are text; the note is kept as a draft until it is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseMove, Paste
from textual.widget import Widget

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.render.field import Field
from tui.render.line import plain
from tui.screens.exporting import ask_export
from tui.widgets.rows import Row, row_text, row_width


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


async def test_function_keys_leave_a_line_that_loses_nothing() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("f9")
        story.sees("✎ File or folder")
        await story.press("f2")
        story.sees("Group 1")
        await story.press("f9", "x", "f2")
        story.sees("esc leaves this line first, then F2", "✎ File or folder")
        await story.press("escape", "f2", "c", "x", "f6")
        story.sees("History")
        await story.press("f4", "f2")
        story.sees("Group 1")
        await story.press("colon", "f6")
        story.sees("History")
    assert store.drafts["g000000000000"] == "x"


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
        story.sees("Nothing is rejected")


async def test_arrows_go_to_the_cell_beside() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("c")
        await story.type("من 46 شخصا")
        prompt = story.review.prompt
        places = [caret(prompt.rows[0])]
        for key in ("right", "right", "right", "left"):
            await story.press(key)
            places.append(caret(prompt.rows[0]))
    first = places[0]
    assert places == [first, first + 1, first + 2, first + 3, first + 2]


async def test_a_click_places_the_cursor_on_the_letter_under_the_mouse() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("c")
        await story.type("قتل 46 شخصا")
        prompt = story.review.prompt
        cell = row_text(prompt.rows[0]).index("46")
        await story.pilot.click(prompt, offset=(cell + 1, 0))
        assert caret(prompt.rows[0]) == cell + 1
        await story.press("backspace")
        assert prompt.typed.value == "قتل 6 شخصا"


async def test_shift_selects_and_what_is_typed_replaces_it() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("c")
        await story.type("قتل 46")
        prompt = story.review.prompt
        await story.press("shift+home")
        assert "".join(text for text, key in prompt.rows[0] if key in ("selected", "caret")) == plain("قتل 46")
        await story.press("home", "shift+ctrl+left")
        assert prompt.typed.selected == "قتل"
        await story.type("جرح")
        assert prompt.typed.value == "جرح 46"


async def test_dragging_selects() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("c")
        await story.type("قتل 46 شخصا")
        prompt = story.review.prompt
        cell = row_text(prompt.rows[0]).index("46")
        await story.pilot.mouse_down(prompt, offset=(cell, 0))
        prompt.on_mouse_move(moved(prompt, cell + 1))
        await story.pilot.mouse_up(prompt, offset=(cell + 1, 0))
        assert prompt.typed.selected == "46"


async def test_pasted_text_is_one_harmless_line() -> None:
    async with sitting(FakeStore(2)) as story:
        story.app.post_message(Paste("xxa"))
        await story.settled()
        story.sees("Group 1")  # without a typing line it presses nothing
        await story.press("c")
        story.app.post_message(Paste("مقتل 46\r\nشخصا\x1b[2J\u202eabc\tو\u200cن"))
        await story.settled()
        assert story.review.prompt.typed.value == "مقتل 46 شخصا [2J abc و\u200cن"


async def test_what_is_selected_while_typing_is_copied_on_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TADQIQ_CONFIG_DIR", str(tmp_path))
    async with sitting(FakeStore(2)) as story:
        await story.press("c")
        await story.type("قتل لاعب")
        await story.press("ctrl+y")
        assert story.app.clipboard == ""
        await story.press("shift+ctrl+right", "ctrl+y")
        assert str(story.app.clipboard) == "لاعب"
        assert story.review.prompt.open


def caret(row: Row) -> int:
    """Return the cell of the cursor."""
    at = 0
    for text, key in row:
        if key == "caret":
            return at
        at += row_width([(text, key)])
    raise AssertionError("there is no cursor")


def moved(widget: Widget, x: int) -> MouseMove:
    """Return the mouse moved to a cell with its left button down."""
    return MouseMove(widget, x, 0, 1, 0, 1, False, False, False)


def test_a_long_value_shows_the_stretch_around_the_cursor() -> None:
    typed = Field("x" * 200 + "END", 203)
    row = typed.row(20)
    assert "END" in row_text(row) and row_width(row) == 20


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize(
    "label", ["Note", "1/2 Published on (مقتل جنود في هجوم على نقطة تفتيش · عكاظ · 2016)", "word " * 30]
)
async def test_a_long_label_gives_way_before_the_keys_and_what_is_typed(width: int, label: str) -> None:
    async with sitting(FakeStore(1), size=(width, 24)) as story:
        prompt = story.review.prompt
        prompt.ask(label, lambda _: None)
        await story.type("قتل 46")
        shown = row_text(prompt.rows[0])
        assert row_width(prompt.rows[0]) == width
        assert shown.startswith(f" ✎ {label[:6]}") and plain("قتل 46") in shown
        assert shown.endswith("⏎ take · esc leave " if width >= 60 else "⏎ · esc ")


async def test_what_is_typed_behind_a_label_of_half_the_line_has_room() -> None:
    async with sitting(FakeStore(1), size=(80, 24)) as story:
        story.review.prompt.ask("2/4 URL of an archived copy (may stay empty)", lambda _: None)
        await story.type("https://example.org/a")
        shown = row_text(story.review.prompt.rows[0])
        assert "(may stay empty): https://example.org/a " in shown and shown.endswith("⏎ · esc ")


async def test_the_kinds_of_export_are_all_named_at_80_columns() -> None:
    async with sitting(FakeStore(1), size=(80, 24)) as story:
        ask_export(story.review)
        await story.settled()
        shown = row_text(story.review.prompt.rows[0])
        assert "claimreview pairs:" in shown and shown.endswith("⏎ · esc ")
