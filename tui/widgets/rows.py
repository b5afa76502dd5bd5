"""Rows: what a widget shows on one line, as visual text with style keys, exactly as wide as the widget.

Pure functions. A piece is logical text with a style key; Arabic in it is laid out here (:mod:`tui.render`), so
nothing that a widget draws is in logical order. Widths are terminal cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.render.bidi import base_level
from tui.render.line import one_line, plain
from tui.render.properties import bidi_classes
from tui.render.row import VisualRow
from tui.terminal.writing import LRM, RLM

Piece = tuple[str, str]
Row = tuple[Piece, ...]
_STUB = 6
# Latin, punctuation, frames and the signs of the screens: as they are, and one cell a character.
_AS_IS = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2015\u2018-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff"
    "\u2205\u2260\u2295\u22ef\u2423\u23ce\u232b\u2500-\u25fc\u2605\u2610\u2611\u2691\u26a0\u2713\u2717\u270e"
)
_NO_ARABIC = re.compile(f"[{_AS_IS}]*")
# With shaped Arabic without marks, still one cell a character.
_ONE_CELL_EACH = re.compile(
    f"[{_AS_IS}\u0608-\u060f\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d5\ufb50-\ufdff\ufe70-\ufefc]*"
)


class Visual(str):
    """Text that is laid out already: cells from left to right. Joining it with other text makes it plain ``str``.

    ``ends`` is the mark of a paragraph's end, for terminals that want each paragraph in its own reading order.
    """

    __slots__ = ()
    ends = LRM


class RightToLeft(Visual):
    """The same, of a paragraph that runs from right to left."""

    __slots__ = ()
    ends = RLM


class GoesOn(Visual):
    """The same; the paragraph goes on in the next piece."""

    __slots__ = ()
    ends = ""


def paragraph_end(text: str) -> str:
    """Return the mark that tells the end of the paragraph behind a piece, empty where it goes on."""
    return text.ends if isinstance(text, Visual) else LRM


def visual(text: str) -> Visual:
    """Return one line of text as cells from left to right, harmless and shaped; what is visual already stays."""
    if isinstance(text, Visual):
        return text
    return Visual(text) if _NO_ARABIC.fullmatch(text) else _laid_out(text)


@lru_cache(maxsize=1024)
def _laid_out(text: str) -> Visual:
    return _kind(base_level(bidi_classes(text)))(plain(text))


def _kind(rtl: int) -> type[Visual]:
    return RightToLeft if rtl else Visual


def _begun(text: str, width: int) -> Visual:
    """Return the beginning of a text that is too long for ``width``."""
    row = one_line(text, width, align="left")
    return _kind(row.rtl)(row.cells.rstrip(" "))


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """Return how many cells a visual text takes."""
    if _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    from rich.cells import get_character_cell_size  # its table costs 40 ms when first asked

    return sum(map(get_character_cell_size, text))


def fit(text: str, width: int) -> Visual:
    """Return logical text as at most ``width`` cells, with an ellipsis at its logical end, not padded.

    Visual text that is too long is cut at its right end; give logical text where it may be Arabic.
    """
    if width <= 0:
        return Visual("")
    if len(text) > 2 * width and not isinstance(text, Visual) and not _NO_ARABIC.fullmatch(text):
        return _begun(text, width)  # without drawing all of it first
    whole = visual(text)
    if cells(whole) <= width:
        return whole
    if isinstance(text, Visual):
        return type(text)(text[: width - 1] + "…")
    return _begun(text, width)


def keyed(drawn: VisualRow, base: str = "base") -> Row:
    """Return a laid out row with one style key a piece: the last of the keys that hold there."""
    return one_paragraph([(text, str(keys[-1]) if keys else base) for text, keys in drawn.segments()], drawn.rtl)


def one_paragraph(pieces: Sequence[Piece], rtl: bool) -> Row:
    """Return visual pieces as those of one paragraph."""
    before = [(GoesOn(text), key) for text, key in pieces[:-1]]
    return (*before, *((_kind(rtl)(text), key) for text, key in pieces[-1:]))


def row_text(row: Row) -> str:
    """Return the visual text of a row, for tests and for comparing."""
    return "".join(text for text, _ in row)


def row_width(row: Iterable[Piece]) -> int:
    """Return the cells a row takes."""
    return sum(cells(text) for text, _ in row)


def line(width: int, left: Sequence[Piece], right: Sequence[Piece] = (), fill: str = "base") -> Row:
    """Return a row of exactly ``width`` cells: ``left`` pieces, a gap, ``right`` pieces.

    The right side gives way first, from its own left end; then the left side is cut with an ellipsis.
    """
    placed_left: list[Piece] = [(visual(text), key) for text, key in left if text]
    room = width - row_width(placed_left)
    placed_right = _clip_right(right, room - 1) if right else []
    if room < 0:
        placed_left = clip(left, width)
        room = width - row_width(placed_left)
    gap = room - row_width(placed_right)
    middle = [(" " * gap, fill)] if gap > 0 else []
    return tuple(placed_left + middle + placed_right)


def clip(pieces: Sequence[Piece], width: int, *, whole: bool = False) -> list[Piece]:
    """Return the pieces cut to at most ``width`` cells, the last one with an ellipsis, or left out if ``whole``."""
    kept: list[Piece] = []
    for text, key in pieces:
        room = width - row_width(kept)
        shown = visual(text)
        if room <= 0 or (kept and (whole or room < _STUB) and cells(shown) > room):
            break  # a stub of a word says nothing
        kept.append((shown if cells(shown) <= room else fit(text, room), key))
    while whole and kept and not kept[-1][0].strip():
        kept.pop()
    return kept


def _clip_right(pieces: Sequence[Piece], room: int) -> list[Piece]:
    kept: list[Piece] = []
    for text, key in reversed(pieces):
        shown = visual(text)
        if cells(shown) > room:
            return [] if text.strip() and not any(one.strip() for one, _ in kept) else kept
        kept.insert(0, (shown, key))
        room -= cells(shown)
    return kept


def pad(row: Iterable[Piece], width: int, fill: str = "base", *, left: bool = False) -> Row:
    """Return a visual row filled with blanks to ``width`` cells (blanks first when ``left``)."""
    placed = tuple(row)
    gap = width - row_width(placed)
    if gap <= 0:
        return placed
    blank = ((" " * gap, fill),)
    return blank + placed if left else placed + blank


def rule(width: int, ends: str, title: Sequence[Piece], right: Sequence[Piece], border: str) -> Row:
    """Return a horizontal border with a title in it; ``ends`` are its two corner characters."""
    inner = width - 2
    if inner < 4:
        return pad(((ends[0] + "─" * max(0, inner) + ends[1:2], border),), width, border) if width > 1 else ()
    placed = [(" ", border), *clip(title, inner - 2, whole=len(title) > 2), (" ", border)] if title else []
    room = inner - row_width(placed)
    placed_right = _clip_right([(" ", border), *right, (" ", border)], room) if right else []
    dashes = room - row_width(placed_right)
    return ((ends[0], border), *placed, ("─" * dashes, border), *placed_right, (ends[1], border))


def framed(row: Row, border: str, right: str = "│") -> Row:
    """Return a row between two side borders."""
    return (("│", border), *row, (right, border))
