"""Rows of cells: golden rows, widths, wrapping, offsets and highlights."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from store.safe import safe
from tui.render.bidi import mirrored
from tui.render.layout import lay_out
from tui.render.line import one_line, plain, width_of
from tui.render.shape import shape, unshape

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def forms(text: str) -> str:
    """Return ``text`` shaped, in the order it is written."""
    return "".join(shape(text))


# Logical text and what stands in the cells, left to right: written as (pieces), Arabic pieces turned by hand.
GOLDEN = [
    ("abc (x) 12", ["abc (x) 12"]),
    ("قال", [forms("قال")[::-1]]),
    ("سلام", [forms("سلام")[::-1]]),
    ("ألف و200 قذيفة", [forms("قذيفة")[::-1], " 200", forms("و"), " ", forms("ألف")[::-1]]),
    ("بـ140", ["140", forms("بـ")[::-1]]),
    ("من 46-48", ["48-46 ", forms("من")[::-1]]),
    ("في 2016/12/9", ["2016/12/9 ", forms("في")[::-1]]),
    ("شبكة (CNN) أمس", [forms("أمس")[::-1], " (CNN) ", forms("شبكة")[::-1]]),
    ("القرار A/RES/2328", ["A/RES/2328 ", forms("القرار")[::-1]]),
    ("سعره 1,250.50$", ["$1,250.50 ", forms("سعره")[::-1]]),
    ("«ستنتظر»", ["«", forms("ستنتظر")[::-1], "»"]),
    ("(نعم) [لا]", ["[", forms("لا")[::-1], "] (", forms("نعم")[::-1], ")"]),
    ("كَتَبَ", ["بَ", "تَ", "كَ"]),
    ("محـــمد", [forms("محـــمد")[::-1]]),
    ("مليون\u00a0دولار", [forms("دولار")[::-1], "\u00a0", forms("مليون")[::-1]]),
    ("می\u200cرود", [forms("رود")[::-1], forms("می")[::-1]]),
    ("عكاظ: Okaz", ["Okaz :", forms("عكاظ")[::-1]]),
    ("Okaz عكاظ", ["Okaz ", forms("عكاظ")[::-1]]),
    ("٢٠١٦ عام", [forms("عام")[::-1], " ٢٠١٦"]),
    ("قال؟!", ["!؟", forms("قال")[::-1]]),
    ("\u064e", ["\u25cc\u064e"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), GOLDEN, ids=[ascii(text) for text, _ in GOLDEN])
def test_golden_rows(text: str, pieces: list[str]) -> None:
    wanted = "".join(pieces) if text != "كَتَبَ" else forms("كَتَبَ")[4:6] + forms("كَتَبَ")[2:4] + forms("كَتَبَ")[:2]
    assert plain(text) == wanted


def test_hostile_characters_are_shown_and_never_obeyed() -> None:
    row = one_line("قال \u202eabc\x1b[31m", 30)
    assert "⟨202E⟩abc␛[31m" in row.cells and "\u202e" not in row.cells
    place = row.cells.index("⟨")
    assert {row.offset_at(cell) for cell in range(place, place + 6)} == {4}
    assert row.offset_at(place + 6) == 5


def test_an_arabic_row_is_right_aligned_and_an_english_one_left() -> None:
    rows = lay_out("قال\nsaid\n\n12", 10).rows
    assert [row.rtl for row in rows] == [True, False, False, False]
    assert [len(row.cells) - len(row.cells.lstrip()) for row in rows][:2] == [7, 0]
    assert rows[2].cells == " " * 10
    assert lay_out("قال", 9, align="center").rows[0].pad == 3


def test_wide_characters_take_two_cells() -> None:
    row = one_line("日本 قال", 12)
    assert cell_len(row.cells) == 12
    start = row.cells_of(0, 1)[0]
    assert start[1] - start[0] == 2 and row.offset_at(start[0]) == row.offset_at(start[1] - 1) == 0


def test_a_highlight_covers_exactly_its_letters() -> None:
    text = "قالت الأمم (CNN) و200"
    start = text.index("الأمم")
    layout = lay_out(text, 40, spans=[(start, start + 5, "hit")])
    marked = [piece for piece, keys in layout.rows[0].segments() if keys == ("hit",)]
    assert marked == [forms("الأمم")[::-1]]
    # Half a lam-alef: the cell is shared, so it is highlighted for either letter.
    alef = text.index("أ", start)
    assert layout.cells_of(alef, alef + 1) == layout.cells_of(alef - 1, alef)


def test_overlapping_highlights_are_named_in_order() -> None:
    row = lay_out("abcdef", 6, spans=[(0, 4, "a"), (2, 6, "b")]).rows[0]
    assert row.segments() == [("ab", ("a",)), ("cd", ("a", "b")), ("ef", ("b",))]


def test_too_long_a_line_ends_in_an_ellipsis_at_its_logical_end() -> None:
    assert one_line("قالت الأمم المتحدة", 9).cells == "…" + forms("قالت الأمم المتحدة")[:8][::-1]
    assert one_line("plain English", 6).cells == "plain…"
    assert one_line("قال\nنعم", 7).cells == plain("قال نعم")
    assert [len(one_line("قال", width).cells) for width in (0, 1, 2)] == [0, 1, 2]


def test_a_word_is_found_at_an_offset() -> None:
    layout = lay_out("قال «نعم» (CNN)\nلا", 20)
    assert [layout.text[slice(*layout.word_at(offset))] for offset in (1, 6, 11, 16)] == ["قال", "نعم", "CNN", "لا"]
    layout = lay_out("بلغ 3.5 اليوم.", 20)
    assert [layout.text[slice(*layout.word_at(offset))] for offset in (5, 9, 13)] == ["3.5", "اليوم", ""]


TEXT = st.text(
    alphabet="ابتلمنلاأإ جده،.()«»[] abcXYZ0123٢٣-/\u064e\u0651\u200c\u200d\u00a0ـ\t\n\u202e😀日\ufe0f\u00ad",
    max_size=120,
)


@settings(max_examples=200, deadline=None)
@given(TEXT, st.integers(2, 40))
def test_rows_are_exactly_as_wide_as_asked(text: str, width: int) -> None:
    for row in lay_out(text, width).rows:
        assert cell_len(row.cells) == width
        assert "".join(piece for piece, _ in row.segments()) == row.cells
    assert cell_len(one_line(text, width).cells) == width


def letters_lost(text: str, width: int) -> set[str]:
    """Return the visible characters of ``text`` that no cell stands for, or that the cells show wrongly."""
    layout = lay_out(text, width)
    owned: list[tuple[int, int]] = []
    for row in layout.rows:
        spans = {row.range_at(cell) for cell in range(width)} - {None}
        owned.extend(span for span in spans if span is not None)
        for cell in range(width):
            offset = row.offset_at(cell)
            if offset is not None and cell_len(row.cells) == len(row.cells):
                shown = unshape(row.cells[cell])[0]
                assert shown in (text[offset], mirrored(text[offset])), (shown, text[offset])
    covered = sorted(owned)
    assert len(covered) == len(set(covered))
    inside = {index for start, end in covered for index in range(start, end)}
    return {character for index, character in enumerate(text) if index not in inside and not character.isspace()}


@pytest.mark.parametrize("width", [17, 40, 58, 80])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_map_rebuilds_the_seeds(path: Path, width: int) -> None:
    text = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        if not any(0x64B <= ord(character) <= 0x652 for character in line):
            assert letters_lost(line, width) == set()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ابتلمنلاأإ جده،.()«» abcXYZ0123٢٣-/", max_size=90), st.integers(3, 40))
def test_no_letter_is_lost_or_invented(text: str, width: int) -> None:
    assert letters_lost(text, width) == set()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="ابتلاab12", min_size=1, max_size=7), max_size=14), st.integers(7, 30))
def test_lines_break_only_at_blanks(words: list[str], width: int) -> None:
    text = " ".join(words)
    layout = lay_out(text, width)
    assert "".join(text[row.start : row.end] for row in layout.rows) == text
    pieces = [word for row in layout.rows for word in text[row.start : row.end].split()]
    assert pieces == words


@settings(max_examples=150, deadline=None)
@given(TEXT, st.integers(4, 40), st.data())
def test_a_span_and_its_cells_agree(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    layout = lay_out(text, width, spans=[(start, end, "hit")])
    cells = {(row, cell) for row, first, last in layout.cells_of(start, end) for cell in range(first, last)}
    marked = set()
    for number, row in enumerate(layout.rows):
        column = 0
        for piece, keys in row.segments():
            size = cell_len(piece)
            if keys:
                marked |= {(number, cell) for cell in range(column, column + size)}
            column += size
    assert cells == marked
    for number, row in enumerate(layout.rows):
        for cell in range(width):
            found = row.range_at(cell)
            inside = found is not None and found[0] < end and found[1] > start and start < end
            assert inside == ((number, cell) in cells)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ابتلم abc012-/.,", max_size=60))
def test_digits_and_latin_are_never_reversed(text: str) -> None:
    cells = plain(text)
    for run in re.findall("[0-9]+|[a-z]+", text):
        assert run in cells


def test_plain_text_is_safe() -> None:
    assert safe(plain("a\x07b\u2028c")) == plain("a\x07b\u2028c")


ENDLESS = ["1" + "ا" * 60_000, "ا 1" + " " * 60_000 + "ب", "ب" + "(a)" * 30_000, "a1" + "b" * 60_000 + "ا"]


@pytest.mark.parametrize("text", ENDLESS, ids=["letters", "blanks", "brackets", "latin"])
def test_a_page_on_one_line_is_laid_out(text: str) -> None:
    # Anything quadratic would not end here.
    layout = lay_out(text, 50)
    assert cell_len(layout.rows[len(layout) // 2].cells) == 50
    assert cell_len(plain(text)) == width_of(text)


def test_offsets_go_on_through_a_page_on_one_line() -> None:
    text = "كلمة " * 5000
    layout = lay_out(text, 50)
    assert layout.cells_of(20_000, 20_004) and layout.offset_at(layout.row_of(20_000), 49) is not None
    assert "".join(text[row.start : row.end] for row in layout.rows) == text
