"""What is found in a written string: patterns as strings, the marks, the sets of letters. Compiled where needed."""

from __future__ import annotations

import re
from functools import cache

from tui.render import unicode_tables as tables
from tui.render.properties import NEEDS_BIDI, bidi_class

LRO, LRM, STRONG_BLANK = "\u202d", "\u200e", "\u2800"
RLE, RLM, PDF = "\u202b", "\u200f", "\u202c"

# A whole control sequence: CSI; OSC (ends in BEL or ST); DCS, SOS, PM, APC (end in ST); other escapes; C0.
CONTROL = (
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_](?:[^\x1b]|\x1b(?!\\))*\x1b\\"
    r"|\x1b[ -/]*[0-OQ-WYZ`-~\\]|[\x00-\x1a\x1c-\x1f\x7f]"
)
# The start of a control sequence whose end has not been written yet.
_STRINGS = ("\x1bP", "\x1bX", "\x1b^", "\x1b_")  # what may hold other sequences
UNFINISHED = r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_](?:[^\x1b]|\x1b(?!\\))*|[ -/]*)$"
ERASE_ALL = r"\x1b\[[23]?J|\x1b\[\?(?:1049|1047|47)[hl]|\x1bc"
# In visual cells there are no bidi controls: what matches are right-to-left letters, their digits and punctuation.
HAS_RTL = NEEDS_BIDI


@cache
def set_of(classes: str, most: int = 0x10FFFF) -> str:
    """Return the inside of a regular expression's set: the characters of these bidi classes from U+0080 to ``most``."""
    starts = [item.split("=") for item in tables.BIDI_CLASSES.split()]
    bounds = [int(code, 16) for code, _ in starts] + [0x110000]
    ranges = ((bounds[index], bounds[index + 1] - 1) for index, (_, letter) in enumerate(starts) if letter in classes)
    return "".join(f"{chr(first)}-{chr(min(last, most))}" for first, last in ranges if last > 0x7F and first <= most)


def unfinished_at(data: str) -> int:
    """Return where a control sequence begins that does not end in ``data``; -1 when there is none."""
    start = data.rfind("\x1b")
    if start < 0:
        return -1
    rest = data[start + 2 :].lstrip("0123456789:;<=>?") if data.startswith("[", start + 1) else ""
    if rest and "@" <= rest[0] <= "~" and not any(string in data for string in _STRINGS):
        return -1
    found = re.search(UNFINISHED, data)
    return found.start() if found else -1


__all__ = [
    "CONTROL", "ERASE_ALL", "HAS_RTL", "LRM", "LRO", "PDF", "RLE", "RLM", "STRONG_BLANK", "UNFINISHED", "bidi_class",
    "set_of", "unfinished_at",
]  # fmt: skip
