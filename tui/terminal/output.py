"""The one filter between the program's visual cells and the terminal: what each mode writes.

``plain``, ``lro``, ``lrm``, ``mlterm`` look at the written string alone. ``words``, ``kitty`` and ``logical``
depend on neighbouring cells and keep a picture of the screen (:mod:`tui.terminal.grid`). A control sequence is
never changed; in the picture modes cursor moves and colours are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui.terminal.answers import passed_through
from tui.terminal.grid import Cells, Grid, Rewrite, cells_of, change
from tui.terminal.modes import MODES
from tui.terminal.rewrite import kitty, logical, lrm_cells, lro_cells, words, words_unmirrored
from tui.terminal.writing import (
    ARABIC_DIGIT,
    CONTROL,
    ERASE_ALL,
    HAS_RTL,
    LRM,
    LRO,
    MARK,
    PIECES,
    RTL,
    STYLE,
    UNFINISHED,
)

_REWRITES: dict[str, Rewrite] = {"words": words, "kitty": kitty, "logical": logical}


def _rewrite(mode: str, mirrors: bool) -> Rewrite | None:
    return words_unmirrored if mode == "words" and not mirrors else _REWRITES.get(mode)


# A pane line begins where the cursor was put; the override stands behind its first character.
_MOVES = re.compile(r"(\x1b\[\d*(?:;\d*)?[Hf]|[\r\n])")
_FIRST = re.compile(r"(?:\x1b\[[\d;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\))*([^\x00-\x1f\x7f-\x9f])" f"[{MARK}]*")
_CONTROL_OR_RTL = re.compile(f"{CONTROL}|[{RTL}{ARABIC_DIGIT}][{MARK}]*")
# What the terminal itself must do in a mode, and what it does otherwise: mlterm's own bidi off; the direction of each
# row found by the terminal (VTE and others that follow its specification).
_SETTINGS = {
    "mlterm": ("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
    "logical": ("\x1b[?2501h", "\x1b[?2501l"),
}


def lro(data: str, rows: set[str]) -> str:
    """Return ``data`` with one U+202D behind the first character of each pane line of a row that has Arabic.

    ``rows`` are the rows with Arabic so far (as cursor moves name them) and grows: in such a row every later piece
    is marked too, so that one laid over the beginning of another never leaves its letters without the mark.
    """
    if not rows and not HAS_RTL.search(data):
        return data
    parts = _MOVES.split(data)
    for index in range(1, len(parts), 2):
        move, piece = parts[index], parts[index + 1]
        row = (move[2:-1].partition(";")[0] or "1") if move[0] == "\x1b" else ""
        if row not in rows:
            if not HAS_RTL.search(piece):
                continue
            if row:
                rows.add(row)
        first = _FIRST.match(piece)
        if first:
            # A right-to-left letter before the override is fenced, or it would change places with what follows.
            mark = LRM + LRO if HAS_RTL.search(first[1]) else LRO
            parts[index + 1] = first[0] + mark + piece[first.end() :]
    return "".join(parts)


def lrm(data: str) -> str:
    """Return ``data`` with U+200E behind every right-to-left letter and Arabic digit, none in a control sequence."""
    if not HAS_RTL.search(data):
        return data
    return _CONTROL_OR_RTL.sub(lambda match: match[0] if match[0][0] < "\x80" else match[0] + LRM, data)


class OutputFilter:
    """Turns what Textual's driver writes into what this terminal needs. Not shared between threads.

    ``inside`` is the multiplexer (``tmux``, ``screen``) that hands sequences on to the terminal. ``mirrors``: the
    terminal mirrors brackets where it turns words (all but Konsole).
    """

    def __init__(self, mode: str, *, inside: str = "", mirrors: bool = True) -> None:
        self.mode = mode
        self.mirrors = mirrors
        self._inside = inside
        self._held = ""
        self._grid: Grid | None = None
        self._rows: set[str] = set()
        self._choose(mode)

    def _choose(self, mode: str) -> None:
        if mode not in MODES:
            raise ValueError(f"no such display mode: {mode} (one of {', '.join(MODES)})")
        self.mode = mode
        rewrite = _rewrite(mode, self.mirrors)
        self._grid = Grid(rewrite) if rewrite else None

    def feed(self, data: str) -> str:
        """Return what to send for the next written string; an unfinished control sequence waits for its rest."""
        data = self._held + data
        unfinished = UNFINISHED.search(data)
        self._held = data[unfinished.start() :] if unfinished and len(data) - unfinished.start() < 4096 else ""
        if self._held:
            data = data[: -len(self._held)]
        if self._grid is not None:
            return self._grid.feed(data)
        if self.mode == "lro":
            if ERASE_ALL.search(data):
                self._rows.clear()
            return lro(data, self._rows)
        if self.mode == "lrm":
            return lrm(data)
        return data

    def opening(self) -> str:
        """Return what to send before the first frame."""
        return self._setting(0)

    def closing(self) -> str:
        """Return what to send on leaving, so that the terminal is left as it was found."""
        return self._setting(1)

    def _setting(self, which: int) -> str:
        sequences = _SETTINGS.get(self.mode)
        return passed_through(sequences[which], self._inside) if sequences else ""

    def switch(self, mode: str) -> str:
        """Change to another mode and return what to send now; a full repaint must follow."""
        left = self.closing()
        self._choose(mode)
        return left + self.opening()

    def calibrate(self, rows: Mapping[int, str]) -> None:
        """Write each of these rows (from 0) in a mode of its own, until :meth:`switch`; a repaint must follow."""
        marks: dict[str, Rewrite] = {"lro": lro_cells, "lrm": lrm_cells}

        def rewrite(cells: Cells, row: int) -> Cells:
            mode = rows.get(row, self.mode)
            own = marks.get(mode) or _rewrite(mode, self.mirrors)
            return own(cells, row) if own else cells

        self._grid = Grid(rewrite)


def emit_line(line: str, mode: str, *, mirrors: bool = True) -> str:
    """Return one visual line (``render.line.plain``, ``columns``) as this mode writes it, for commands on a terminal.

    Colours in the line stay; a line without right-to-left letters is returned as it is. ``mirrors``: as in
    :class:`OutputFilter`; :func:`tui.terminal.session.mirrors_brackets` tells it.
    """
    if not HAS_RTL.search(line):
        return line
    if mode == "lro":
        return lro("\r" + line, set())[1:]
    if mode == "lrm":
        return lrm(line)
    rewrite = _rewrite(mode, mirrors)
    if rewrite is None:
        return line
    out: list[str] = []
    old = ""
    for text, style in rewrite(_cells(line), 0):
        if style != old:
            out.append(change(old, style))
            old = style
        out.append(text)
    return "".join(out) + (change(old, "") if old else "")


def _cells(line: str) -> Cells:
    grid: Cells = []
    style = ""
    for number, piece in enumerate(PIECES.split(line)):
        if number % 2 == 0:
            grid.extend(cells_of(piece, style))
        elif match := STYLE.fullmatch(piece):
            style = "" if match[1] in ("", "0") else style + piece
    return grid
