"""Taking a written string apart: control sequences, cursor moves, styles and text."""

from __future__ import annotations

import re

from tui.render import unicode_tables as tables
from tui.render.properties import NEEDS_BIDI, bidi_class

LRO, LRM, STRONG_BLANK = "\u202d", "\u200e", "\u2800"
RLE, PDF = "\u202b", "\u202c"

# A whole control sequence: CSI; OSC (ends in BEL or ST); DCS, SOS, PM, APC (end in ST); other escapes; C0.
CONTROL = (
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_](?:[^\x1b]|\x1b(?!\\))*\x1b\\"
    r"|\x1b[ -/]*[0-OQ-WYZ`-~\\]|[\x00-\x1a\x1c-\x1f\x7f]"
)
PIECES = re.compile(f"({CONTROL})")
# The start of a control sequence whose end has not been written yet.
UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_](?:[^\x1b]|\x1b(?!\\))*|[ -/]*)$")
MOVE = re.compile(r"\x1b\[(\d*)(?:;(\d*))?[Hf]")
STYLE = re.compile(r"\x1b\[([\d;:]*)m")
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x07\x1b]*)(?:\x07|\x1b\\)")
STEP = re.compile(r"\x1b\[(\d*)([ABCDEFGd])")
ERASE_ALL = re.compile(r"\x1b\[[23]?J|\x1b\[\?(?:1049|1047|47)[hl]|\x1bc")


def _set(letters: str) -> str:
    """Return the inside of a regular expression's set: every character of these bidi classes."""
    starts = [item.split("=") for item in tables.BIDI_CLASSES.split()]
    bounds = [int(code, 16) for code, _ in starts] + [0x110000]
    ranges = ((bounds[index], bounds[index + 1] - 1) for index, (_, letter) in enumerate(starts) if letter in letters)
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges if last > 0x7F)


RTL = _set("RA")
ARABIC_DIGIT = _set("N")
MARK = _set("m")
HAS_RTL = re.compile(f"[{RTL}{ARABIC_DIGIT}]")

__all__ = [
    "ARABIC_DIGIT", "CONTROL", "ERASE_ALL", "HAS_RTL", "LINK", "LRM", "LRO", "MARK", "MOVE", "NEEDS_BIDI", "PDF",
    "PIECES", "RLE", "RTL", "STEP", "STRONG_BLANK", "STYLE", "UNFINISHED", "bidi_class",
]  # fmt: skip
