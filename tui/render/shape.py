"""Arabic shaping: letters to the presentation forms a terminal cell can show, index for index.

The forms come from Unicode's own decompositions (:mod:`tui.render.unicode_tables`). A letter without a form stays
itself. Lam and alef become one form on the lam; the alef becomes an empty string and shares its cell.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.render import unicode_tables as tables

_ARABIC_LIMIT = 0x900
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = range(4)
LAM = "\u0644"


def _codes(table: str, limit: int = 0x110000) -> set[str]:
    found: set[str] = set()
    for item in table.split():
        first, _, last = item.partition("-")
        found.update(chr(code) for code in range(int(first, 16), int(last or first, 16) + 1) if code < limit)
    return found


def _forms(table: str) -> dict[str, list[str]]:
    rows = (item.split("=") for item in table.split())
    return {chr(int(code, 16)): [chr(int(form, 16)) if form else "" for form in row.split(",")] for code, row in rows}


# Joins on both sides, only to the letter before it, or not drawn as a letter of its own.
_DUAL = _codes(tables.JOINING_D, _ARABIC_LIMIT) | _codes(tables.JOINING_C, _ARABIC_LIMIT) | {"\u200d"}
_RIGHT = _codes(tables.JOINING_R, _ARABIC_LIMIT)
_MARKS = _codes(tables.JOINING_T) - {"\u200b", "\ufeff"}
SHAPES = _forms(tables.SHAPES)
LAM_ALEF = _forms(tables.LAM_ALEF)
# Back from a presentation form to what it stands for: «ﻻ» gives lam and alef.
UNSHAPED = {form: letter for letter, row in SHAPES.items() for form in row if form}
UNSHAPED.update({form: LAM + alef for alef, row in LAM_ALEF.items() for form in row})
_JOINING = _DUAL | _RIGHT
_LETTERS = _JOINING | set(SHAPES)


def _set_of(characters: set[str]) -> str:
    """Return the inside of a regular expression's set; ranges, which compile faster than single characters."""
    parts: list[str] = []
    first = last = -2
    for code in [*sorted(map(ord, characters)), 0x110000]:
        if code != last + 1:
            parts.append(f"{chr(first)}-{chr(last)}" if first >= 0 else "")
            first = code
        last = code
    return "".join(parts)


_JOINED = re.compile(f"[{_set_of(_LETTERS)}][{_set_of(_LETTERS | _MARKS)}]*")


@lru_cache(maxsize=16384)
def _shape_run(run: str) -> tuple[str, ...]:
    """Shape letters and marks that stand together; one string for each character of ``run``."""
    out = list(run)
    letters = [index for index, character in enumerate(run) if character not in _MARKS]
    joins_next = [run[index] in _DUAL for index in letters]
    joins_before = [run[index] in _JOINING for index in letters]
    skip = -1
    for place, index in enumerate(letters):
        if place == skip:
            continue
        letter = run[index]
        before = place > 0 and joins_next[place - 1] and joins_before[place]
        following = letters[place + 1] if place + 1 < len(letters) else -1
        if letter == LAM and following >= 0 and run[following] in LAM_ALEF:
            out[index] = LAM_ALEF[run[following]][_FINAL if before else _ISOLATED]
            out[following] = ""
            skip = place + 1
            continue
        forms = SHAPES.get(letter)
        if forms is None:
            continue
        after = joins_next[place] and following >= 0 and joins_before[place + 1]
        wanted = (_MEDIAL if after else _FINAL) if before else (_INITIAL if after else _ISOLATED)
        fallback = _FINAL if before else _ISOLATED
        out[index] = forms[wanted] or forms[fallback] or letter
    return tuple(out)


def shape(text: str) -> list[str]:
    """Return one string for each character of ``text``: its presentation form, itself, or empty.

    Empty is only the alef of a lam-alef, whose lam holds the ligature. Marks between letters do not part them;
    ZWJ joins like a letter and ZWNJ parts.
    """
    out = list(text)
    for match in _JOINED.finditer(text):
        out[match.start() : match.end()] = _shape_run(match[0])
    return out


def unshape(text: str) -> str:
    """Return ``text`` with presentation forms written as the letters they stand for (lam-alef as two)."""
    return "".join([UNSHAPED.get(character, character) for character in text])
