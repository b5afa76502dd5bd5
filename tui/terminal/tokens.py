"""Visual cells back to reading order, word by word, checked against UAX #9 before it is trusted.

A terminal that does bidi itself gets the letters of a word in logical order and turns them. What it will make of
them is worked out with the program's own engine, and an order is used only when the result is the wanted cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tui.render.bidi import levels, line_levels, mirrored, reorder
from tui.render.properties import bidi_classes
from tui.terminal.writing import LRM, PDF, RLE, RLM

# What stays left to right inside a turned word, from the most to the least that sticks together.
_KEPT = tuple(map(re.compile, ("[LEN]+(?:c[LEN]+)*", "[LEN]+(?:[csOt]+[LEN]+)*", "[LEN]+", "t*[EN]+(?:[cs][EN]+)*t*")))
# What stands beside a text: blanks, frames and bars.
EDGES = "".join(map(chr, (0x20, 0xA0, *range(0x2500, 0x25A0))))
_MARKS = dict.fromkeys(map(ord, (LRM, RLM, RLE, PDF)))
# A phrase in Latin letters with the figures behind them.
_PHRASE = re.compile("[LEN]*L[LEN]*(?:[cstW]+[LEN]+)*|[LEN]+(?:c[LEN]+)*")
_CORE = re.compile("[RAN](?:.*[RAN])?")
# What runs from right to left in a line that runs from left to right: all up to the next Latin letter, or figure.
_PARTS = tuple(re.compile(f"[RAN](?:[^{end}]*[RAN])?|.", re.S) for end in ("L", "LE"))
PIECES_OF_A_WORD = re.compile("[RAm]+|[^RAm]+")


def shown(sent: str, base: int | None = 0) -> str:
    """Return the cells a UAX #9 terminal draws for one line ``sent``, its marks and embeddings taken out.

    ``base`` is the direction of the terminal's rows; None: each row's first letter tells it.
    """
    found, base = levels(sent, base)
    line = line_levels(found, bidi_classes(sent), base)
    order = reorder(line)
    cells = "".join(mirrored(sent[index]) if line[index] & 1 else sent[index] for index in order)
    return cells.translate(_MARKS)


Sent = list[tuple[int, str]]


def _turned(start: int, classes: str, text: str, kept: re.Pattern[str], fence: str = "") -> Sent:
    """Return (index, character to send) of a part in reverse, runs matching ``kept`` in their own order.

    What is turned is sent as its mirror image, for the terminal mirrors it again. ``fence`` stands on both sides of
    what is kept, so that no neighbour joins it.
    """
    out: Sent = []

    def turn(first: int, last: int) -> None:
        out.extend((start + index, mirrored(text[index])) for index in range(last - 1, first - 1, -1))

    def fenced() -> None:
        if out:
            out[-1] = (out[-1][0], out[-1][1] + fence)

    last = len(classes)
    for piece in reversed(list(kept.finditer(classes))):
        turn(piece.end(), last)
        fenced()
        out.extend((start + index, text[index]) for index in range(*piece.span()))
        fenced()
        last = piece.start()
    turn(0, last)
    return out


def letters_of(sent: Iterable[tuple[int, str]]) -> str:
    """Return what is sent, as one text."""
    return "".join(character for _, character in sent)


@lru_cache(maxsize=8192)
def word_order(word: str) -> tuple[tuple[int, str], ...]:
    """Return (index, character to send) for each cell of a visual word that stands between left-to-right cells.

    ``word`` has one character a cell and no blank. Marks follow the character they belong to; where no order of
    the whole word comes out right, marks between its pieces, then behind each letter, force it.
    """
    classes = bidi_classes(word)
    core = _CORE.search(classes)
    if core is None:
        return tuple(enumerate(word))
    first, last = core.span()
    for kept in _KEPT:
        middle = _turned(first, classes[first:last], word[first:last], kept)
        sent = [*enumerate(word[:first]), *middle, *enumerate(word[last:], last)]
        if shown(f"a{letters_of(sent)}a") == f"a{word}a":
            return tuple(sent)
    return fenced_order(word)


@lru_cache(maxsize=1024)
def fenced_order(word: str) -> tuple[tuple[int, str], ...]:
    """Return what :func:`word_order` does, with marks between the pieces of the word, which no neighbour can upset."""
    classes = bidi_classes(word)
    parts: Sent = []
    for piece in PIECES_OF_A_WORD.finditer(classes):
        indices = range(*piece.span())
        part = [(index, word[index]) for index in (reversed(indices) if piece[0][0] in "RA" else indices)]
        part[-1] = (part[-1][0], part[-1][1] + LRM)
        parts.extend(part)
    if shown(f"a{letters_of(parts)}a") == f"a{word}a":
        return tuple(parts)
    return tuple((index, character + LRM) for index, character in enumerate(word))


@lru_cache(maxsize=2048)
def line_order(line: str, base: int) -> tuple[tuple[int, str], ...] | None:
    """Return (index, character) of a visual line in reading order, for a paragraph of this base; None when unsure."""
    classes = bidi_classes(line)
    kinds = (_PHRASE, *_KEPT)
    if base:
        ways = (_turned(0, classes, line, kept, fence) for fence in ("", RLM) for kept in kinds)
    else:
        ways = (
            _turned_parts(line, classes, part, kept, fence) for part in _PARTS for fence in ("", LRM) for kept in kinds
        )
    for sent in ways:
        if shown(letters_of(sent), base) == line:
            return tuple(sent)
    return None


def _turned_parts(line: str, classes: str, parts: re.Pattern[str], kept: re.Pattern[str], fence: str) -> Sent:
    """Return a line that runs left to right, its right-to-left parts turned and a mark put behind each."""
    sent: Sent = []
    for part in parts.finditer(classes):
        start, end = part.span()
        if part[0][0] in "RAN":
            sent.extend(_turned(start, part[0], line[start:end], kept))
            sent[-1] = (sent[-1][0], sent[-1][1] + fence)
        else:
            sent.append((start, line[start]))
    return sent


@lru_cache(maxsize=1024)
def paragraph_order(line: str) -> tuple[tuple[int, str], ...] | None:
    """Return (index, character) of a visual line in reading order, for a terminal that finds the direction itself.

    The order is one that a UAX #9 terminal draws as ``line``; None when there is none to be found.
    """
    text = line.strip(EDGES)
    # A text that stands at the left, with room at the right, is read from there.
    left_first = line.index(text) < len(line) - len(text) - line.index(text)
    for base in (0, 1) if left_first else (1, 0):
        found = line_order(line, base)
        if found is not None and levels(letters_of(found), None)[1] == base:
            return found
    return None
