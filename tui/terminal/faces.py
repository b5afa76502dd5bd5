"""Mode ``kitty``: what kitty must not turn is drawn in a face of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.terminal.grid import Cells
from tui.terminal.rewrite import ARABIC, bases_of, words_of


@lru_cache(maxsize=512)
def _face(style: str) -> tuple[bool, bool]:
    """Return (bold, italic) of a style."""
    bold = italic = False
    for codes in re.findall(r"\x1b\[([\d;:]*)m", style):
        numbers = iter(codes.split(";"))
        for number in numbers:
            if number in ("38", "48", "58"):
                for _ in range({"5": 1, "2": 3}.get(next(numbers, ""), 0)):
                    next(numbers, "")
            elif number == "1":
                bold = True
            elif number == "3":
                italic = True
            elif number in ("", "0"):
                bold = italic = False
            elif number == "22":
                bold = False
            elif number == "23":
                italic = False
    return bold, italic


Face = tuple[bool, bool]


@lru_cache(maxsize=1024)
def _with_face(style: str, face: Face) -> str:
    """Return the style in another face (bold, italic)."""
    bold, italic = _face(style)
    change = ""
    if bold != face[0]:
        change += "\x1b[1m" if face[0] else "\x1b[22m"
    if italic != face[1]:
        change += "\x1b[3m" if face[1] else "\x1b[23m"
    return style + change


def _free_face(own: Face, taken: tuple[Face | None, ...], *, bold_first: bool) -> Face:
    """Return a face that is none of ``taken``, the own one when it is free."""
    bold, italic = (not own[0], own[1]), (own[0], not own[1])
    others = (bold, italic) if bold_first else (italic, bold)
    return next(face for face in (own, *others, (not own[0], not own[1])) if face not in taken)


def kitty(cells: Cells, row: int = 0) -> Cells:
    """Runs of Arabic letters in reading order, colours in their cells; what touches them in another face.

    kitty turns a run of one font as a whole, digits too, and loses count of the cells when letters in it carry
    marks. So figures, signs and each letter with marks are drawn in a face (bold, italic) that neither neighbour
    has: that makes them runs of their own, whatever the fonts.
    """
    bases = bases_of(cells)
    found = words_of(bases)
    if not found:
        return cells
    out = list(cells)
    for match in found:
        pieces = _pieces(cells, bases, *match.span())
        before: Face | None = None
        for number, (start, stop, letters) in enumerate(pieces):
            face = own = _face(cells[start][1])
            if not letters:
                following = pieces[number + 1] if number + 1 < len(pieces) else None
                after = _face(cells[following[0]][1]) if following and following[2] else None
                face = _free_face(own, (before, after), bold_first=not ARABIC.match(bases[start]))
            for index in range(start, stop):
                text = cells[start + stop - 1 - index][0] if letters else cells[index][0]
                style = cells[index][1]
                out[index] = (text, style if face == own else _with_face(style, face))
            before = face
    return out


def _pieces(cells: Cells, bases: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Return (start, stop, letters) of a word's pieces: letters of one face, a letter with marks, other signs."""
    out: list[tuple[int, int, bool]] = []
    kind: object = None
    for index in range(start, end):
        arabic = ARABIC.match(bases[index]) is not None
        marked = arabic and len(cells[index][0]) > 1
        now: object = index if marked else (arabic, _face(cells[index][1]))
        if out and now == kind:
            out[-1] = (out[-1][0], index + 1, out[-1][2])
        else:
            out.append((index, index + 1, arabic and not marked))
        kind = now
    return out
