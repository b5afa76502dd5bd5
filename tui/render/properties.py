"""What Unicode says about one character, as far as drawing a line needs it: direction, brackets, mirrors.

A text's bidi classes are a string with one letter for each character, so that the rules of UAX #9 can be regular
expressions: ``L R A(L) E(N) N (AN) s (ES) t (ET) c (CS) m (NSM) b (BN) B S W(S) O(N)``, and ``1 2 3 4 5`` for
LRE, RLE, LRO, RLO, PDF, ``6 7 8 9`` for LRI, RLI, FSI, PDI.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from tui.render import unicode_tables as tables

_STARTS: list[int] = []
_LETTERS: list[str] = []
for _item in tables.BIDI_CLASSES.split():
    _code, _letter = _item.split("=")
    _STARTS.append(int(_code, 16))
    _LETTERS.append(_letter)


class _Classes(dict[int, str]):
    """Class letters by code point, looked up in the table when first asked for (at most one entry a character)."""

    def __missing__(self, code: int) -> str:
        letter = _LETTERS[bisect_right(_STARTS, code) - 1]
        self[code] = letter
        return letter


_CLASSES = _Classes()
_PAIRS = [re.split("([<>])", item) for item in tables.BRACKETS.split()]
# Bidi_Paired_Bracket of openers and of closers; U+2329/U+232A count as their equivalents U+3008/U+3009 (BD16).
OPENERS = {chr(int(a, 16)): chr(int(b, 16)).replace("\u232a", "\u3009") for a, kind, b in _PAIRS if kind == "<"}
CLOSERS = {chr(int(a, 16)): chr(int(a, 16)).replace("\u232a", "\u3009") for a, kind, _ in _PAIRS if kind == ">"}
HAS_BRACKET = re.compile("[" + re.escape("".join(OPENERS) + "".join(CLOSERS)) + "]")
MIRRORS = {chr(int(a, 16)): chr(int(b, 16)) for a, b in (item.split("=") for item in tables.MIRRORS.split())}
HAS_MIRROR = frozenset(MIRRORS)


def _blocks(letters: str) -> str:
    """Return the inside of a set: all characters of these classes and what lies between them in their blocks.

    A handful of ranges is searched many times faster than every single one.
    """
    found: list[list[int]] = []
    for start, end, letter in zip(_STARTS, [*_STARTS[1:], 0x110000], _LETTERS, strict=True):
        if letter not in letters:
            continue
        # Not from mark to mark across the punctuation that every text has.
        if found and start - found[-1][1] < 0x100 and not 0x2000 <= start < 0x2100:
            found[-1][1] = end
        else:
            found.append([start, end])
    return "".join(f"{chr(start)}-{chr(end - 1)}" for start, end in found)


# A text in which nothing matches is drawn left to right as it stands: no right-to-left letter, no bidi control.
NEEDS_BIDI = re.compile(f"[{_blocks('RAN123456789')}]")


def bidi_classes(text: str) -> str:
    """Return the class letter of every character of ``text``, as a string of the same length."""
    return text.translate(_CLASSES)


def bidi_class(character: str) -> str:
    """Return the class letter of one character."""
    return _CLASSES[ord(character)]
