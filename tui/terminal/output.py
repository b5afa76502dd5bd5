"""The one filter between the program's visual cells and the terminal: what each mode writes.

``plain``, ``lro``, ``lrm``, ``mlterm`` look at the written string alone. ``words``, ``kitty`` and ``logical``
depend on neighbouring cells and keep a picture of the screen (:mod:`tui.terminal.grid`). A control sequence is
never changed; in the picture modes cursor moves and colours are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from tui.terminal.answers import passed_through
from tui.terminal.modes import MODES
from tui.terminal.writing import CONTROL, ERASE_ALL, HAS_RTL, LRM, LRO, bidi_class, set_of, unfinished_at

if TYPE_CHECKING:
    from tui.terminal.grid import Cells, Grid, Rewrite


def _rewrite(mode: str, mirrors: bool, conceals: bool = False) -> Rewrite | None:
    if mode not in ("words", "kitty", "logical"):
        return None
    if mode == "kitty":
        from tui.terminal.faces import kitty

        return kitty
    from tui.terminal import rewrite

    if mode == "words":
        if conceals:
            return rewrite.words_concealed
        return rewrite.words if mirrors else rewrite.words_unmirrored
    return rewrite.logical


# A pane line begins where the cursor was put; the override stands behind its first character.
_MOVES = r"(\x1b\[\d*(?:;\d*)?[Hf]|[\r\n])"
_FIRST = r"(?:\x1b\[[\d;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\))*([^\x00-\x1f\x7f-\x9f])"
# What the terminal itself must do in a mode, and what it does otherwise: mlterm's own bidi off; the direction of each
# row found by the terminal (VTE and others that follow its specification).
_TASHKEEL = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff]"
_LONGEST_SEQUENCE = 4096
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
    parts = re.split(_MOVES, data)
    first_cell = re.compile(_FIRST).match
    for index in range(1, len(parts), 2):
        move, piece = parts[index], parts[index + 1]
        row = (move[2:-1].partition(";")[0] or "1") if move[0] == "\x1b" else ""
        if row not in rows:
            if not HAS_RTL.search(piece):
                continue
            if row:
                rows.add(row)
        first = first_cell(piece)
        if first:
            end = first.end()
            while end < len(piece) and bidi_class(piece[end]) == "m":
                end += 1
            # A right-to-left letter before the override is fenced, or it would change places with what follows.
            mark = LRM + LRO if HAS_RTL.search(first[1]) else LRO
            parts[index + 1] = piece[:end] + mark + piece[end:]
    return "".join(parts)


@cache
def _behind_letters() -> re.Pattern[str]:
    # A set within the first 65,536 characters is looked up at once, one beyond them range by range.
    return re.compile(f"(?<=[{set_of('RANm', 0xFFFF)}])(?![{set_of('m', 0xFFFF)}])")


@cache
def _control_or_letter() -> re.Pattern[str]:
    return re.compile(f"{CONTROL}|[{set_of('RAN')}][{set_of('m')}]*")


def lrm(data: str) -> str:
    """Return ``data`` with U+200E behind every right-to-left letter and Arabic digit, none in a control sequence."""
    if not HAS_RTL.search(data):
        return data
    strings = ("\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_")
    if not any(string in data for string in strings) and not re.search("[\U00010800-\U0001efff]", data):
        return _behind_letters().sub(LRM, data)
    # Only such strings hold letters that must stay as they are.
    return _control_or_letter().sub(lambda match: match[0] if match[0][0] < "\x80" else match[0] + LRM, data)


def bare(data: str) -> str:
    """Return ``data`` without tashkeel (which takes no cells); strings inside control sequences keep theirs."""
    return re.sub(f"({CONTROL})|{_TASHKEEL}", lambda match: match[1] or "", data)


class OutputFilter:
    """Turns what Textual's driver writes into what this terminal needs. Not shared between threads.

    ``inside`` is the multiplexer (``tmux``, ``screen``) that hands sequences on to the terminal. ``mirrors``: the
    terminal mirrors brackets where it turns words (all but Konsole). ``conceals``: its font may lack the blank that
    ``words`` puts between words (mlterm). Without ``tashkeel`` no marks are sent with Arabic letters.
    """

    def __init__(
        self, mode: str, *, inside: str = "", mirrors: bool = True, conceals: bool = False, tashkeel: bool = True
    ) -> None:
        self.mode = mode
        self.mirrors, self.conceals, self.tashkeel = mirrors, conceals, tashkeel
        self._inside = inside
        self._held = ""
        self._grid: Grid | None = None
        self._rows: set[str] = set()
        self._choose(mode)

    def _choose(self, mode: str) -> None:
        if mode not in MODES:
            raise ValueError(f"no such display mode: {mode} (one of {', '.join(MODES)})")
        self.mode = mode
        rewrite = _rewrite(mode, self.mirrors, self.conceals)
        self._grid = _grid(rewrite) if rewrite else None

    def feed(self, data: str) -> str:
        """Return what to send for the next written string; an unfinished control sequence waits for its rest."""
        data = self._held + data
        unfinished = unfinished_at(data)
        self._held = data[unfinished:] if unfinished >= 0 and len(data) - unfinished < _LONGEST_SEQUENCE else ""
        if self._held:
            data = data[: -len(self._held)]
        if not self.tashkeel:
            data = bare(data)
        if self._grid is not None:
            return self._grid.feed(data)
        if self.mode == "lro":
            if self._rows and re.search(ERASE_ALL, data):
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
        from tui.terminal.rewrite import lrm_cells, lro_cells

        marks: dict[str, Rewrite] = {"lro": lro_cells, "lrm": lrm_cells}

        def rewrite(cells: Cells, row: int) -> Cells:
            mode = rows.get(row, self.mode)
            own = marks.get(mode) or _rewrite(mode, self.mirrors, self.conceals)
            return own(cells, row) if own else cells

        self._grid = _grid(rewrite)


def emit_line(line: str, mode: str, *, mirrors: bool = True, tashkeel: bool = True) -> str:
    """Return one visual line (``render.line.plain``) as this mode writes it, for commands on a terminal.

    Colours in the line stay; a line without right-to-left letters is returned as it is. ``mirrors``: as in
    :class:`OutputFilter`; :func:`tui.terminal.session.mirrors_brackets` tells it.
    """
    if not HAS_RTL.search(line):
        return line
    if not tashkeel:
        line = bare(line)
    if mode == "lro":
        return lro("\r" + line, set())[1:]
    if mode == "lrm":
        return lrm(line)
    rewrite = _rewrite(mode, mirrors)
    if rewrite is None:
        return line
    from tui.terminal.grid import change

    out: list[str] = []
    old = ""
    for text, style in rewrite(_cells(line), 0):
        if style != old:
            out.append(change(old, style))
            old = style
        out.append(text)
    return "".join(out) + (change(old, "") if old else "")


def _grid(rewrite: Rewrite) -> Grid:
    from tui.terminal.grid import Grid

    return Grid(rewrite)


def _cells(line: str) -> Cells:
    from tui.terminal.grid import PIECES, STYLE, cells_of

    grid: Cells = []
    style = ""
    for number, piece in enumerate(PIECES.split(line)):
        if number % 2 == 0:
            grid.extend(cells_of(piece, style))
        elif match := STYLE.fullmatch(piece):
            style = "" if match[1] in ("", "0") else style + piece
    return grid
