"""The input line: typing, arrows as seen, backspace, clicks, selection, paste."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.field import Field
from tui.render.line import plain


def press(field: Field, *keys: str) -> Field:
    for key in keys:
        field = field.edit(key) or field
    return field


def cells(field: Field, width: int) -> str:
    return "".join(text for text, _ in field.row(width))


def test_typing_arabic_grows_to_the_left_from_the_right_edge() -> None:
    field = Field()
    for letter in "قال":
        field = field.insert(letter)
    assert field.value == "قال" and field.cursor == 3
    assert cells(field, 8) == " " * 5 + plain("قال")
    assert field.row(8)[1] == (" ", "caret")


def test_arrows_move_as_seen_and_meet_every_letter_once() -> None:
    field = Field("قال CNN أمس", 0)
    seen = [field.cursor]
    while (after := press(field, "left")) != field:
        field = after
        seen.append(field.cursor)
    assert sorted(seen) == list(range(len(field.value) + 1))
    # The Latin word is passed from its right end to its left.
    assert seen[4:7] == [6, 5, 4]
    while (after := press(field, "right")) != field:
        field = after
    assert field.cursor == 0


def test_backspace_and_delete_go_by_reading_order() -> None:
    assert press(Field("قال", 3), "backspace") == Field("قا", 2)
    assert press(Field("قال", 0), "delete") == Field("ال", 0)
    assert press(Field("قال نعم", 7), "ctrl+w") == Field("قال ", 4)
    assert press(Field("قال", 0), "backspace") == Field("قال", 0)
    assert Field("قال", 1).edit("enter") is None


def test_words_forward_are_to_the_left_in_arabic_and_to_the_right_in_english() -> None:
    assert press(Field("قال نعم"), "ctrl+left").cursor == 3
    assert press(Field("one two"), "ctrl+right").cursor == 3
    assert press(Field("قال نعم", 7), "ctrl+right").cursor == 4


def test_a_selection_is_typed_over_and_copied_in_logical_order() -> None:
    field = press(Field("قال CNN أمس", 4), "shift+ctrl+left")
    assert field.selected == "CNN"
    assert field.insert("BBC").value == "قال BBC أمس"
    assert press(field, "backspace").value == "قال  أمس"
    assert press(Field("قال", 1), "ctrl+a").selected == "قال"


def test_a_paste_of_several_lines_becomes_one() -> None:
    assert Field("ab", 1).insert("قال\r\nنعم").value == "aقال نعمb"


def test_a_click_finds_the_letter_under_it() -> None:
    field = Field("قال")
    assert [field.click(cell, 6).cursor for cell in range(6)] == [3, 3, 3, 2, 1, 0]
    english = Field("abc")
    assert [english.click(cell, 6).cursor for cell in range(6)] == [0, 1, 2, 3, 3, 3]
    assert field.click(3, 6, extend=True).selected == "قا"


@settings(deadline=None)
@given(st.text(alphabet="ابتلا abc12().\u064e日", max_size=40), st.integers(1, 20), st.data())
def test_the_caret_is_always_seen_and_the_row_as_wide_as_asked(value: str, width: int, data: st.DataObject) -> None:
    field = Field(value, data.draw(st.integers(0, len(value))))
    row = field.row(width)
    assert cell_len("".join(text for text, _ in row)) == width
    assert any(key == "caret" for _, key in row)
