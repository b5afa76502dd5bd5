"""What the eye sees, for any text, in every mode, in a model of the terminal the mode is for: UAX #9's own order.

The wanted order is worked out from the raw text alone (levels, reversal, mirrors); layout, shaping, clusters, the
filter and the terminal's model must come to the same letters, in rows of exactly the same width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import groupby

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from tests.terminals.emulated import EmulatedTerminal
from tui.render.bidi import levels, line_levels, mirrored, reorder
from tui.render.line import one_line
from tui.render.properties import bidi_classes
from tui.render.shape import unshape
from tui.terminal.output import OutputFilter

PANE = 56
WIDTH = PANE + 6
WORDS = [
    "قال", "الأمم", "لا", "الإسلام", "قُتِلَ", "شخصًا", "هيئة", "ـ", "2016/12/9", "46-48", "200", "1,250.50", "٢٠١٦/١٢/٩",
    "٤٨", "10%", "$5", "-3", "+963", "3.5", "CNN", "A/RES/2328", "U.S.", "x", "é", "😀", "漢", "▲", "–", "بـ140",
    "و200", "ألف200",
]  # fmt: skip
SIGNS = list(" .,:;،؛؟!()[]{}«»\"'“”/-–%…")
TEXT = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.just(" ")), max_size=14).map("".join)
# Letters, digits and marks at random: no word, but nothing must break.
NOISE = st.text(alphabet='ابجدلآأئ\u064b\u0651\u0301 012٣٤aZé.,:-/%()«»[]"،؟$+😀漢', max_size=24)
TEXTS = st.one_of(TEXT, NOISE).filter(lambda text: sum(map(get_character_cell_size, text)) <= PANE - 2)


def wanted(text: str) -> str:
    """Return the letters of one line from left to right, without marks, as UAX #9 has it."""
    found, base = levels(text)
    line = line_levels(found, bidi_classes(text), base)
    seen = (mirrored(text[index]) if line[index] & 1 else text[index] for index in reorder(line))
    return "".join(letter for letter in seen if not unicodedata.combining(letter)).strip()


def letters(cells: str) -> str:
    """Return what cells show as letters: a lam-alef is an alef left of a lam; no stand-in under a lone mark."""
    return "".join(unshape(cell)[::-1] for cell in cells if cell != "\u25cc").strip()


def sent(mode: str, text: str, *, mirrors: bool = True) -> EmulatedTerminal:
    """Return a terminal that was sent a framed pane with the text, a colour in its middle."""
    cells = one_line(text, PANE).cells
    half = len(cells) // 2
    row = f"\x1b[1;1H│  \x1b[44m{cells[:half]}\x1b[0m{cells[half:]}  │"
    terminal = EmulatedTerminal(WIDTH, 1)
    terminal.send(OutputFilter(mode, mirrors=mirrors).feed(row))
    return terminal


def without_bidi(terminal: EmulatedTerminal) -> str:
    """xterm, alacritty, foot; mlterm with its own bidi off."""
    return terminal.plain(0)


def left_to_right(terminal: EmulatedTerminal) -> str:
    """VTE: UAX #9, rows run left to right."""
    return terminal.with_bidi(0)


def unmirrored(terminal: EmulatedTerminal) -> str:
    """Konsole: the same, brackets as sent."""
    return terminal.with_bidi(0, mirrors=False)


def turning_runs(terminal: EmulatedTerminal) -> str:
    """kitty: a run of one face with Arabic in it is drawn by one font from right to left, digits and all."""
    shown: list[str] = []
    cells = [(cell, style) for cell, style in zip(terminal.cells[0], terminal.styles[0], strict=True) if cell]

    def run(item: tuple[str, str]) -> tuple[bool, int, bool, bool]:
        codes = item[1].split(";")
        # Wide characters come from a font of their own.
        return (
            item[0][0] == " ",
            get_character_cell_size(item[0][0]),
            codes.count("1") > codes.count("22"),
            codes.count("3") > codes.count("23"),
        )

    for _, group in groupby(cells, run):
        drawn = [cell[0] for cell, _ in group]
        turned = any("\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufefc" for letter in drawn)
        shown.extend(reversed(drawn) if turned else drawn)
    return "".join(shown)


MODELS: dict[str, tuple[str, bool, Callable[[EmulatedTerminal], str]]] = {
    "plain in xterm": ("plain", True, without_bidi),
    "mlterm in mlterm": ("mlterm", True, without_bidi),
    "lro in xterm": ("lro", True, without_bidi),
    "lro in VTE": ("lro", True, left_to_right),
    "lrm in VTE": ("lrm", True, left_to_right),
    "words in VTE": ("words", True, left_to_right),
    "words in Konsole": ("words", False, unmirrored),
    "logical in VTE": ("logical", True, left_to_right),
    "kitty in kitty": ("kitty", True, turning_runs),
}


@pytest.mark.parametrize("model", MODELS)
@settings(max_examples=120, deadline=None)
@given(TEXTS)
@example("٢٠١٦/١٢/٩ 2016/12/9 -٢٠١٦/١٢/٩")
@example("“ “)$5٢٠١٦/١٢/٩$5ألف200")
@example(")46-48   ٢٠١٦/١٢/٩1,250.50  2016/12/946-48٢٠١٦/١٢/٩")
@example('  "] %٢٠١٦/١٢/٩/1,250.50لا-و200[)')
def test_what_is_seen_is_the_order_of_unicode(model: str, text: str) -> None:
    mode, mirrors, drawn_by = MODELS[model]
    row = drawn_by(sent(mode, text, mirrors=mirrors))
    assert row[0] == row[-1] == "│"
    assert sum(map(get_character_cell_size, row)) == WIDTH
    seen, right = letters(row[1:-1]), wanted(text)
    if model == "words in VTE":  # a blank may part a word that PuTTY, which sees no marks, would get wrong
        assert seen.replace(" ", "") == right.replace(" ", "")
    else:
        assert seen == right
    for figure in re.findall(r"[0-9]+|[٠-٩]+", text):
        assert figure in seen
