"""Visual cells back to reading order, word by word, checked against UAX #9 before it is trusted.

A terminal that does bidi itself gets the letters of a word in logical order and turns them. What it will make of
them is worked out with the program's own engine, and an order is used only when the result is the wanted cells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.render.bidi import levels, line_levels, mirrored, reorder
from tui.render.properties import bidi_classes
from tui.terminal.writing import LRM

# What stays left to right inside a turned word, from the most to the least that sticks together.
_KEPT = tuple(map(re.compile, ("[LEN]+(?:c[LEN]+)*", "[LEN]+(?:[csOt]+[LEN]+)*", "[LEN]+", "t*[EN]+(?:[cs][EN]+)*t*")))
_CORE = re.compile("[RAN](?:.*[RAN])?")
_PIECES = re.compile("[RAm]+|[^RAm]+")


def shown(sent: str, base: int = 0) -> str:
    """Return the cells a UAX #9 terminal draws for one line ``sent``, its marks (LRM) taken out."""
    found, base = levels(sent, base)
    line = line_levels(found, bidi_classes(sent), base)
    order = reorder(line)
    return "".join(mirrored(sent[index]) if line[index] & 1 else sent[index] for index in order).replace(LRM, "")


Sent = list[tuple[int, str]]


def _turned(start: int, classes: str, text: str, kept: re.Pattern[str]) -> Sent:
    """Return (index, character to send) of a part in reverse, runs matching ``kept`` in their own order.

    What is turned is sent as its mirror image, for the terminal mirrors it again.
    """
    out: Sent = []
    last = len(classes)
    for piece in reversed(list(kept.finditer(classes))):
        out.extend((start + index, mirrored(text[index])) for index in range(last - 1, piece.end() - 1, -1))
        out.extend((start + index, text[index]) for index in range(*piece.span()))
        last = piece.start()
    out.extend((start + index, mirrored(text[index])) for index in range(last - 1, -1, -1))
    return out


def _letters(sent: Sent) -> str:
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
        if shown(f"a{_letters(sent)}a") == f"a{word}a":
            return tuple(sent)
    return fenced_order(word)


@lru_cache(maxsize=1024)
def fenced_order(word: str) -> tuple[tuple[int, str], ...]:
    """Return what :func:`word_order` does, with marks between the pieces of the word, which no neighbour can upset."""
    classes = bidi_classes(word)
    parts: Sent = []
    for piece in _PIECES.finditer(classes):
        indices = range(*piece.span())
        part = [(index, word[index]) for index in (reversed(indices) if piece[0][0] in "RA" else indices)]
        part[-1] = (part[-1][0], part[-1][1] + LRM)
        parts.extend(part)
    if shown(f"a{_letters(parts)}a") == f"a{word}a":
        return tuple(parts)
    return tuple((index, character + LRM) for index, character in enumerate(word))


@lru_cache(maxsize=2048)
def line_order(line: str, base: int) -> tuple[tuple[int, str], ...] | None:
    """Return (index, character) of a visual line in reading order, for a paragraph of this base; None when unsure."""
    classes = bidi_classes(line)
    for kept in _KEPT:
        if base:
            sent = _turned(0, classes, line, kept)
        else:
            sent = []
            for part in re.finditer("[RAN](?:[^L]*[RAN])?|.", classes, re.S):
                start, end = part.span()
                inside = part[0][0] in "RAN"
                sent.extend(_turned(start, part[0], line[start:end], kept) if inside else [(start, line[start])])
        if shown(_letters(sent), base) == line:
            return tuple(sent)
    return None
