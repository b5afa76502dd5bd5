"""A terminal for tests: cells with the zero-width characters that ride on them, with or without UAX #9."""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size

from tui.render.bidi import levels, line_levels, mirrored, reorder
from tui.render.properties import bidi_classes

_PIECE = re.compile(r"(\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\r\n])")


class EmulatedTerminal:
    """Takes what is sent and answers with what a row shows, left to right."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.cells = [[" "] * width for _ in range(height)]
        self.styles = [[""] * width for _ in range(height)]
        self.x = self.y = 0
        self._style = ""

    def send(self, data: str) -> None:
        """Draw ``data``; knows CUP, SGR, CR, LF, ED 2."""
        for number, piece in enumerate(_PIECE.split(data)):
            if number % 2 == 0:
                for character in piece:
                    self._put(character)
            elif piece == "\n":
                self.x, self.y = 0, self.y + 1
            elif piece == "\r":
                self.x = 0
            elif piece.endswith("H"):
                row, _, column = piece[2:-1].partition(";")
                self.y, self.x = int(row or 1) - 1, int(column or 1) - 1
            elif piece.endswith("m"):
                codes = piece[2:-1]
                self._style = "" if codes in ("", "0") else self._style + codes + ";"
            elif piece == "\x1b[2J":
                self.cells = [[" "] * self.width for _ in range(self.height)]

    def _put(self, character: str) -> None:
        width = get_character_cell_size(character)
        row = self.cells[self.y]
        if width == 0:
            place = self.x - 1
            while place > 0 and not row[place]:
                place -= 1
            if place >= 0:
                row[place] += character
            return
        if self.x + width > self.width:
            return
        row[self.x] = character
        self.styles[self.y][self.x] = self._style
        if width == 2:
            row[self.x + 1] = ""
        self.x += width

    def plain(self, y: int) -> str:
        """Return a row as a terminal without bidi shows it (one base character a cell)."""
        return "".join(cell[0] for cell in self.cells[y] if cell).replace("\u2800", " ").replace("\u00a0", " ")

    def with_bidi(self, y: int, base: int | None = 0, *, mirrors: bool = True) -> str:
        """Return a row as a UAX #9 terminal shows it, the base direction left to right (None: by its first letter).

        Without ``mirrors`` it draws brackets as they are sent, as Konsole does.
        """
        text = "".join(self.cells[y])
        found, base = levels(text, base)
        line = line_levels(found, bidi_classes(text), base)
        shown = []
        for index in reorder(line):
            character = text[index]
            if get_character_cell_size(character) and character != "\u202d":
                shown.append(mirrored(character) if mirrors and line[index] & 1 else character)
        return "".join(shown).replace("\u2800", " ").replace("\u00a0", " ")
