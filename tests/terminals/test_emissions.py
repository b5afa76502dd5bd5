"""Every mode, on two-pane rows, in a terminal that does bidi and in one that does not."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.terminals.emulated import EmulatedTerminal
from tui.render.line import one_line
from tui.render.shape import unshape
from tui.terminal.modes import MODES
from tui.terminal.output import OutputFilter, emit_line
from tui.widgets.rows import paragraph_end, row_width, visual

WIDTH = 60
SAMPLES = [
    ("سقطت أكثر من ألف و200 قذيفة", "رحّل بـ140 شخصا"),
    ("قُتل 46-48 شخصا في 2016/12/9", "نقلت شبكة (CNN) أمس"),
    ("القرار A/RES/2328 «ستنتظر لترى»", "سعره 1,250.50 دولار"),
    ("اتصل على 2222-011 أو +963 11 555", "قال: \"لا\"، و(ربما) [نعم]؟"),
    ("ألف200 في ٢٠١٦/١٢/٩ و٢٣٤-٢٣٥", "لأنّ الإسلام والآن ﷲ 😀"),
    ("plain English (x) with عكاظ inside", "Group 17 · إرم نيوز 0.93"),
]  # fmt: skip


def frame(left: str, right: str, y: int = 0) -> str:
    """Return a row of two bordered panes as the driver would write it: a move before each pane line."""
    inner = WIDTH // 2 - 4
    panes = []
    for column, text in ((1, left), (WIDTH // 2 + 1, right)):
        cells = one_line(text, inner).cells
        panes.append(f"\x1b[{y + 1};{column}H\x1b[32m│\x1b[0m \x1b[1;44m{cells}\x1b[0m \x1b[32m│\x1b[0m")
    return "".join(panes)


def shown(mode: str, *writes: str, mirrors: bool = True) -> EmulatedTerminal:
    """Return a terminal after these writes went through the mode's filter."""
    terminal = EmulatedTerminal(WIDTH, 4)
    output = OutputFilter(mode, mirrors=mirrors)
    for data in writes:
        terminal.send(output.feed(data))
    return terminal


@pytest.mark.parametrize("mode", ["lro", "lrm", "words"])
@pytest.mark.parametrize(("left", "right"), SAMPLES)
def test_a_bidi_terminal_shows_both_panes_in_order(mode: str, left: str, right: str) -> None:
    wanted = shown("plain", frame(left, right)).plain(0)
    assert shown(mode, frame(left, right)).with_bidi(0) == wanted


def test_a_bidi_terminal_breaks_plain_rows() -> None:
    left, right = SAMPLES[0]
    terminal = shown("plain", frame(left, right))
    assert terminal.with_bidi(0) != terminal.plain(0)


@pytest.mark.parametrize("mode", ["plain", "lro", "lrm", "mlterm"])
@pytest.mark.parametrize(("left", "right"), SAMPLES)
def test_a_terminal_without_bidi_shows_the_plain_cells(mode: str, left: str, right: str) -> None:
    assert shown(mode, frame(left, right)).plain(0) == shown("plain", frame(left, right)).plain(0)


@pytest.mark.parametrize("mode", sorted(MODES))
def test_stripped_of_its_marks_a_row_holds_the_same_letters(mode: str) -> None:
    # Brackets and quotes that the terminal will mirror are sent as their mirror images.
    same = str.maketrans(")]»", "([«")
    for left, right in SAMPLES:
        wanted = sorted(unshape(shown("plain", frame(left, right)).plain(0)).replace(" ", "").translate(same))
        found = sorted(unshape(shown(mode, frame(left, right)).plain(0)).replace(" ", "").translate(same))
        assert found == wanted, (mode, left)


@pytest.mark.parametrize("mode", sorted(MODES))
def test_control_sequences_are_never_touched(mode: str) -> None:
    data = (
        "\x1b[?1049h\x1b]0;عنوان\x07\x1b[?2026h\x1b[1;1H\x1b[38;2;1;2;3mقال\x1b[0m"
        "\x1b]52;c;2KfYp9mE\x1b\\\x1bPq#0قال\x1b\\\x1b[?2026l\x1b[?25h"
    )
    sent = OutputFilter(mode).feed(data)
    for sequence in ("\x1b[?1049h", "\x1b]0;عنوان\x07", "\x1b]52;c;2KfYp9mE\x1b\\", "\x1bPq#0قال\x1b\\", "\x1b[?25h"):
        assert sequence in sent
    order = [sent.index(one) for one in ("\x1b[?1049h", "\x1b[?2026h", "38;2;1;2;3m", "\x1b[?2026l", "\x1b[?25h")]
    assert order == sorted(order)


@pytest.mark.parametrize("mode", ["lro", "lrm", "words"])
def test_a_layer_that_opens_and_closes_leaves_every_word_right(mode: str) -> None:
    for left, right in SAMPLES:
        first = frame(left, right)
        cells = shown("plain", first).plain(0)
        layer = "\x1b[1;10H┃ tooltip ┃"
        back = f"\x1b[1;10H{cells[9:20]}"
        covered = shown(mode, first, layer)
        assert covered.with_bidi(0) == cells[:9] + "┃ tooltip ┃" + cells[20:]
        assert shown(mode, first, layer, back).with_bidi(0) == cells


@pytest.mark.parametrize("mode", ["lro", "lrm", "words"])
def test_a_colour_inside_a_word_stays_on_its_letters(mode: str) -> None:
    cells = one_line("في المسجد", 9).cells
    data = f"\x1b[1;1H| {cells[:2]}\x1b[42m{cells[2:4]}\x1b[0m{cells[4:]} |"
    wanted, found = shown("plain", data), shown(mode, data)
    assert found.with_bidi(0) == wanted.plain(0)
    coloured = {found.cells[0][x][0] for x in range(WIDTH) if found.styles[0][x]}
    assert coloured == {wanted.cells[0][x][0] for x in range(WIDTH) if wanted.styles[0][x]}


def test_a_sequence_cut_between_two_writes_is_put_together() -> None:
    output = OutputFilter("lro")
    assert output.feed("abc\x1b[12") == "abc"
    assert output.feed(";1Hقال") == "\x1b[12;1Hق\u200e\u202dال"


def test_brackets_glued_to_words_need_no_mark_where_the_terminal_mirrors() -> None:
    """PuTTY knows no marks: the row must be right without them."""
    for text in ("اتهمه بـ«عرقلة» السلام، و(ربما)؟ ورداً", "قال(نعم لا) و[كلا]"):
        row = f"\x1b[1;2H{one_line(text, 50).cells} |"
        terminal = shown("words", row)
        assert not any("\u200e" in cell for cell in terminal.cells[0])
        assert terminal.with_bidi(0) == shown("plain", row).plain(0)


def test_blanks_that_a_font_may_lack_are_concealed() -> None:
    row = f"\x1b[1;1H\x1b[44m│ {one_line('قال في السوق', 20).cells} │\x1b[0m"
    terminal = EmulatedTerminal(WIDTH, 1)
    terminal.send(OutputFilter("words", conceals=True).feed(row))
    strong = [terminal.styles[0][x] for x in range(24) if "\u2800" in terminal.cells[0][x]]
    assert strong and all("8;" in style and "44;" in style for style in strong)
    assert terminal.with_bidi(0) == shown("plain", row).plain(0)


@pytest.mark.parametrize("mode", sorted(MODES))
def test_without_tashkeel_every_letter_keeps_its_cell(mode: str) -> None:
    with_marks, without = one_line("قُتِلَ شخصًا، جهودًا", 30).cells, one_line("قتل شخصا، جهودا", 30).cells
    title = "\x1b]0;قُتِلَ\x07"
    sent = OutputFilter(mode, tashkeel=False).feed(f"{title}\x1b[1;1H│ {with_marks} │")
    assert title in sent
    assert sent == OutputFilter(mode).feed(f"{title}\x1b[1;1H│ {without} │")
    assert emit_line(with_marks, mode, tashkeel=False) == emit_line(without, mode)


def test_kitty_keeps_figures_in_a_run_of_their_own() -> None:
    """kitty turns a run of one font as a whole; digits must be in another weight, in their own order."""
    sent = OutputFilter("kitty").feed("\x1b[1;1H" + one_line("أكثر من ألف و200 قذيفة", 22).cells)
    assert re.search("\x1b\\[1m200\x1b\\[0m\ufeed", sent)
    assert "قذيفة" in unshape(sent)


def test_kitty_colours_stay_in_their_cells() -> None:
    cells = one_line("المسجد", 6).cells
    found = shown("kitty", f"\x1b[1;1H{cells[:2]}\x1b[42m{cells[2:4]}\x1b[0m{cells[4:]}")
    assert [bool(style) for style in found.styles[0][:6]] == [False, False, True, True, False, False]


def test_logical_rows_are_in_reading_order_and_unshaped() -> None:
    line = emit_line(one_line("قالت الأمم و200 (CNN) في 2016/12/9", 40).cells, "logical")
    assert line.strip() == "قالت الأمم و200 (CNN) في 2016/12/9"
    row = shown("logical", frame("رحل بـ140 شخصا", "«ستنتظر» (CNN)")).plain(0)
    assert "رحل بـ140 شخصا" in row and "«ستنتظر» (CNN)" in row


def letters_of(cells: str) -> str:
    """Return visual cells as letters, without blanks: a lam-alef is an alef left of a lam."""
    return "".join(unshape(cell)[::-1] for cell in cells if cell != " ")


@pytest.mark.parametrize(("left", "right"), SAMPLES)
def test_logical_rows_are_drawn_as_plain_where_the_terminal_finds_the_direction(left: str, right: str) -> None:
    for text in (left, right):
        row = f"\x1b[1;1H│ {one_line(text, WIDTH - 4).cells} │"
        wanted = letters_of(shown("plain", row).plain(0))
        assert letters_of(shown("logical", row).with_bidi(0, None)) == wanted


ARABIC = st.text(alphabet="ابتجدهولمنيىة ء آأإ،؟.:«»()[]-/,0123٢٣ab\u0651\u064e", max_size=40)


def same(found: str, wanted: str, mode: str) -> bool:
    """Say whether rows are the same; in ``words`` a blank of the margin may part a word, frames stay."""
    if mode != "words":
        return found == wanted
    frames = [index for index, cell in enumerate(wanted) if cell == "│"]
    letters = found.replace(" ", "") == wanted.replace(" ", "")
    return letters and frames == [index for index, cell in enumerate(found) if cell == "│"]


@settings(max_examples=150, deadline=None)
@given(ARABIC, ARABIC, st.sampled_from(["lro", "lrm", "words"]))
def test_any_text_in_two_panes_reads_right_in_a_bidi_terminal(left: str, right: str, mode: str) -> None:
    wanted = shown("plain", frame(left, right)).plain(0)
    assert same(shown(mode, frame(left, right)).with_bidi(0), wanted, mode)


GLUED = ["بين 46و48 شخصا", "140غارة و(46و48)", "46قتيلا و48جريحا", "+963و200 ثم 10%الإسلام", "ألف200و«ب»"]


@pytest.mark.parametrize("text", GLUED)
def test_figures_glued_to_words_stay_apart_where_the_terminal_sees_no_marks(text: str) -> None:
    """PuTTY gives its bidi the letters alone: a row must be right without any mark."""
    row = f"\x1b[1;2H│ {one_line(text, 40).cells} │"
    terminal = shown("words", row)
    terminal.cells[0] = [cell[:1] for cell in terminal.cells[0]]
    assert same(terminal.with_bidi(0, None), shown("plain", row).plain(0), "words")


@settings(max_examples=100, deadline=None)
@given(ARABIC, ARABIC, st.booleans())
def test_brackets_in_words_are_right_whether_the_terminal_mirrors_or_not(left: str, right: str, mirrors: bool) -> None:
    wanted = shown("plain", frame(left, right)).plain(0)
    assert shown("words", frame(left, right), mirrors=False).with_bidi(0, mirrors=mirrors) == wanted


@settings(max_examples=150, deadline=None)
@given(ARABIC)
@example("؟0:\u064e1")
@example("ب12,\u06513")
def test_any_text_in_one_pane_reads_right_in_logical(text: str) -> None:
    row = f"\x1b[1;1H│ {one_line(text, WIDTH - 4).cells} │"
    wanted, found = shown("plain", row).plain(0), shown("logical", row)
    for direction in (None, 0):
        assert letters_of(found.with_bidi(0, direction)) == letters_of(wanted)
    assert len(found.plain(0)) == WIDTH and found.plain(0)[WIDTH - 1] == "│"


@settings(max_examples=150, deadline=None)
@given(st.lists(ARABIC.map(str.strip).filter(bool), min_size=2, max_size=4))
@example(["killed", "1", "46 شخصا", "2", "48 شخصا"])
@example(["1·3", "٤٨", "الآن 120", "+2", "(من 1,250)"])
def test_pieces_of_any_text_read_right_in_logical(texts: list[str]) -> None:
    """Each piece is told apart by the mark behind it, as the widgets do."""
    pieces = [visual(text[:10]) for text in texts]
    row = "".join(f"  {piece}{paragraph_end(piece)}" for piece in pieces)
    row = f"\x1b[1;1H│\u200e{row}{' ' * (WIDTH - 2 - row_width([(row, '')]))}\u200e│\u200e"
    wanted, found = shown("plain", row).plain(0), shown("logical", row)
    for direction in (None, 0):
        assert letters_of(found.with_bidi(0, direction)) == letters_of(wanted)
    assert len(found.plain(0)) == WIDTH and found.plain(0)[WIDTH - 1] == "│"


@settings(max_examples=80, deadline=None)
@given(ARABIC, ARABIC, st.integers(0, WIDTH - 2), st.integers(1, 20), st.sampled_from(["lro", "lrm", "words"]))
def test_a_partial_update_of_any_cells_reads_right(left: str, right: str, start: int, length: int, mode: str) -> None:
    first, second = frame(left, right), frame(right, left)
    new = shown("plain", second).plain(0)
    if len(new) != WIDTH:
        return
    part = f"\x1b[1;{start + 1}H{new[start : start + length]}"
    wanted = shown("plain", first, part).plain(0)
    assert same(shown(mode, first, part).with_bidi(0), wanted, mode)
