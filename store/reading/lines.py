"""Lines of a page as folding needs them: where each stands in the raw text, and how it compares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_DROPPED = dict.fromkeys([0x640, *range(0x64B, 0x660), 0x670, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF])
_SAME = str.maketrans("أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩\xa0،؛“”«»‘’", 'اااايهوي0123456789 ,;""""\'\'')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its raw span without blank edges, and its folded words for comparison."""

    start: int
    end: int
    key: str


def folded(text: str) -> str:
    """Return ``text`` folded for comparison of furniture: no marks, one letter a family, lower case."""
    return text.translate(_DROPPED).translate(_SAME).lower()


def words(key: str) -> list[str]:
    """Return the words and numbers of a folded text."""
    return _WORD.findall(key)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of ``text`` that hold anything but blanks."""
    for found in _LINE.finditer(text):
        yield from trimmed(text, found.start(), found.end())


def trimmed(text: str, start: int, end: int) -> Iterator[Line]:
    """Yield the one line ``text[start:end]`` without its blank edges, or nothing when it is blank."""
    blank = "\t\r\x0b\x0c \xa0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\ufeff"
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(blank))
    piece = piece.strip(blank)
    if piece:
        yield Line(start + left, start + left + len(piece), " ".join(folded(piece).split()))
