"""The Unicode Bidirectional Algorithm (UAX #9): levels of a paragraph, order of a line, mirroring.

All functions are pure and work on one paragraph. Levels are a list of ints, one a character, ``REMOVED`` where
rule X9 removes the character. ``tests/bench/conformance.py`` runs Unicode's own test files over this module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.render.properties import MIRRORS, NEEDS_BIDI, bidi_classes
from tui.render.weak import REMOVED, resolve

__all__ = ["REMOVED", "base_level", "levels", "line_levels", "levels_of_classes", "mirrored", "reorder"]

_STRONG = re.compile("[LRA678]")
_CONTROLS = re.compile("[1-9Bb]")
# Only from the first of several blanks, so that a long stretch of them is gone through once.
_RESET = re.compile("(?<![W6789b12345])[W6789b12345]*+(?:[SB]|$)")
_EVEN = {ord("L"): "\0", ord("R"): "\1", ord("N"): "\2", ord("E"): "\2"}
_ODD = {ord("L"): "\1", ord("R"): "\0", ord("N"): "\1", ord("E"): "\1"}


def base_level(classes: str, default: int = 0) -> int:
    """Return 0 or 1 by the first strong letter outside isolates (rules P2, P3); ``default`` when there is none."""
    position = 0
    while match := _STRONG.search(classes, position):
        letter = match[0]
        if letter in "678":
            position = _after_isolate(classes, match.start())
            continue
        return 0 if letter == "L" else 1
    return default


def _after_isolate(classes: str, start: int) -> int:
    """Return the index after the PDI that closes the isolate at ``start``, or the length (BD9)."""
    depth = 0
    for index in range(start, len(classes)):
        if classes[index] in "678":
            depth += 1
        elif classes[index] == "9":
            depth -= 1
            if depth == 0:
                return index + 1
        elif classes[index] == "B":
            return index
    return len(classes)


def levels_of_classes(classes: str, text: str, base: int) -> list[int]:
    """Return the resolved levels (rules X1 to I2, before L1) of one paragraph given its class letters."""
    if not _CONTROLS.search(classes):
        direction = "R" if base else "L"
        resolved = resolve(classes, text, direction, direction, direction)
        steps = resolved.translate(_ODD if base else _EVEN)
        return [base + ord(step) for step in steps] if base else list(map(ord, steps))
    # News hardly ever has such controls.
    from tui.render.explicit import explicit_levels

    return explicit_levels(classes, text, base, base_level)


def levels(text: str, base: int | None = None, *, classes: str = "") -> tuple[list[int], int]:
    """Return (level of each character before rule L1, base level) of one paragraph.

    ``base`` None means by the first strong letter, left to right when there is none; ``classes`` are the class
    letters where the caller has them (or wants others than the characters' own).
    """
    if not base and NEEDS_BIDI.search(text) is None:
        return [0] * len(text), 0
    classes = classes or bidi_classes(text)
    level = base_level(classes) if base is None else base
    return levels_of_classes(classes, text, level), level


def line_levels(resolved: Sequence[int], classes: str, base: int) -> list[int]:
    """Apply rule L1 to one line: separators and the blanks before them and at the end get the base level."""
    out = list(resolved)
    for match in _RESET.finditer(classes):
        for index in range(match.start(), match.end()):
            if out[index] != REMOVED:
                out[index] = base
    return out


def reorder(line: Sequence[int]) -> list[int]:
    """Return the logical indices of one line in visual order, left to right (rule L2); removed ones are left out."""
    found = set(line)
    if REMOVED in found:
        order = [index for index, level in enumerate(line) if level != REMOVED]
        found.discard(REMOVED)
    else:
        order = list(range(len(line)))
    odd = [level for level in found if level & 1]
    if not odd:
        return order
    if len(found) == 1:
        order.reverse()
        return order
    highest, lowest_odd = max(found), min(odd)
    for level in range(highest, lowest_odd - 1, -1):
        start = 0
        count = len(order)
        while start < count:
            if line[order[start]] < level:
                start += 1
                continue
            end = start + 1
            while end < count and line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


def mirrored(character: str) -> str:
    """Return the mirror image of a character drawn right to left (rule L4), or the character."""
    return MIRRORS.get(character, character)
