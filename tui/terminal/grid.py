"""A picture of the screen in cells, for the modes in which a cell's bytes depend on its neighbours.

The written string is drawn into rows of (text, style); then each touched row is rewritten for the mode as a whole
and what was touched, or has become different, is sent. So an update that cuts a word, or a floating layer that
opens or closes, leaves every word right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from rich.cells import get_character_cell_size

from tui.terminal.writing import CONTROL
from tui.terminal.writing import ERASE_ALL as ERASES

PIECES = re.compile(f"({CONTROL})")
MOVE = re.compile(r"\x1b\[(\d*)(?:;(\d*))?[Hf]")
STYLE = re.compile(r"\x1b\[([\d;:]*)m")
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x07\x1b]*)(?:\x07|\x1b\\)")
STEP = re.compile(r"\x1b\[(\d*)([ABCDEFGd])")
ERASE_ALL = re.compile(ERASES)

Cells = list[tuple[str, str]]
Rewrite = Callable[[Cells, int], Cells]
_RESET = "\x1b[0m"
_END_LINK = "\x1b]8;;\x1b\\"
_MOST_COLUMNS = 4096
_STYLE_OF = itemgetter(1)


@dataclass(slots=True)
class Row:
    """One row: the visual cells as written, what was sent for them, and the first and last touched column."""

    cells: Cells = field(default_factory=list)
    sent: Cells = field(default_factory=list)
    first: int = _MOST_COLUMNS
    last: int = 0


class Grid:
    """The screen as far as it was written. ``feed`` turns a written string into the string to send."""

    def __init__(self, rewrite: Rewrite) -> None:
        """``rewrite`` gets a row's visual cells and its number and returns the cells to send."""
        self._rewrite = rewrite
        self._rows: dict[int, Row] = {}
        self._touched: set[int] = set()
        self._x = self._y = 0
        self._sgr = self._link = ""
        self._moved = False

    def feed(self, data: str) -> str:
        """Draw ``data`` and return what to send; control sequences that draw nothing pass in their order."""
        out: list[str] = []
        for number, piece in enumerate(PIECES.split(data)):
            if not piece:
                continue
            if number % 2 == 0:
                self._text(piece)
            elif not self._control(piece):
                self._flush(out)
                if ERASE_ALL.fullmatch(piece):
                    self._rows.clear()
                out.append(piece)
        self._flush(out)
        return "".join(out)

    def _control(self, piece: str) -> bool:
        """Take in a sequence that moves the cursor or sets a style; False when it must be passed on."""
        if piece[0] != "\x1b":
            if piece == "\n":
                self._x, self._y, self._moved = 0, self._y + 1, True
            elif piece == "\r":
                self._x, self._moved = 0, True
            else:
                return False
            return True
        if match := STYLE.fullmatch(piece):
            codes = match[1]
            if codes in ("", "0"):
                self._sgr = ""
            else:
                self._sgr = piece if codes.startswith("0;") else self._sgr + piece
            return True
        if match := MOVE.fullmatch(piece):
            self._y, self._x = int(match[1] or 1) - 1, int(match[2] or 1) - 1
            self._moved = True
            return True
        if match := LINK.fullmatch(piece):
            self._link = piece if match[1] else ""
            return True
        if match := STEP.fullmatch(piece):
            self._step(int(match[1] or 1), match[2])
            return True
        return False

    def _step(self, count: int, letter: str) -> None:
        dy = {"A": -1, "B": 1, "E": 1, "F": -1}.get(letter, 0)
        dx = {"C": 1, "D": -1}.get(letter, 0)
        self._y = count - 1 if letter == "d" else max(0, self._y + dy * count)
        self._x = count - 1 if letter == "G" else 0 if letter in "EF" else max(0, self._x + dx * count)
        self._moved = True

    def _text(self, text: str) -> None:
        if not 0 <= self._x < _MOST_COLUMNS:
            return
        row = self._rows.setdefault(self._y, Row())
        drawn = cells_of(text, self._link + self._sgr)
        end = self._x + len(drawn)
        if len(row.cells) < self._x:
            row.cells.extend([(" ", "")] * (self._x - len(row.cells)))
        row.cells[self._x : end] = drawn
        row.first, row.last = min(row.first, self._x), max(row.last, end)
        self._touched.add(self._y)
        self._x = end

    def _flush(self, out: list[str]) -> None:
        for y in sorted(self._touched):
            self._send(y, self._rows[y], out)
        if self._touched or self._moved:
            out.append(f"\x1b[{self._y + 1};{self._x + 1}H")
        self._touched.clear()
        self._moved = False

    def _send(self, y: int, row: Row, out: list[str]) -> None:
        wanted = self._rewrite(row.cells, y)
        sent, first, last = row.sent, min(row.first, len(wanted)), min(row.last, len(wanted))
        row.sent, row.first, row.last = wanted, _MOST_COLUMNS, 0
        # What was touched is sent in any case; what became different left and right of it too.
        if wanted[:first] != sent[:first]:
            first = next(x for x in range(first) if x >= len(sent) or wanted[x] != sent[x])
        if wanted[last:] != sent[last:]:
            last = next(x for x in range(len(wanted), 0, -1) if x > len(sent) or wanted[x - 1] != sent[x - 1])
        out.append(f"\x1b[{y + 1};{first + 1}H")
        style = ""
        for own, cells in groupby(wanted[first:last], _STYLE_OF):
            out.append(change(style, own))
            out.append("".join([text for text, _ in cells]))
            style = own
        if style:
            out.append(change(style, ""))


def cells_of(text: str, style: str) -> Cells:
    """Return the cells of a text: marks with their base, an empty cell behind a wide character."""
    drawn: Cells = []
    for character in text:
        width = 1 if " " <= character < "\u0300" else get_character_cell_size(character)
        if width == 0:
            if drawn:
                place = -1 if drawn[-1][0] or len(drawn) < 2 else -2
                drawn[place] = (drawn[place][0] + character, drawn[place][1])
        else:
            drawn.append((character, style))
            if width == 2:
                drawn.append(("", style))
    return drawn


def change(old: str, new: str) -> str:
    """Return what switches from one style to another."""
    reset = (_END_LINK if "\x1b]8" in old else "") + (_RESET if "\x1b[" in old else "")
    return reset + new
