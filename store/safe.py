"""The one function every text passes on its way out of the program: screen, stdout, stderr, exports.

The stored text stays byte-exact; what a reader sees is harmless. Control characters, bidi controls, line
separators, tag characters and lone surrogates become visible signs; ZWNJ and ZWJ stay, they are spelling.
"""

from __future__ import annotations

import re

_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
_HOSTILE_LINE = re.compile(f"{_HOSTILE.pattern[:-1]}\t\n\r]")


def sign(character: str) -> str:
    """Return the visible sign of one character: ``␛`` for C0 controls, ``⟨202E⟩`` for the rest."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"⟨{code:04X}⟩"


def safe(text: str, *, one_line: bool = False) -> str:
    """Return ``text`` with every hostile character replaced by its sign.

    ``one_line`` also replaces tab, line feed and carriage return (for table cells, paths and titles); a lone
    carriage return is hostile in any case, one before a line feed is not.
    """
    if one_line:
        return _HOSTILE_LINE.sub(lambda match: sign(match[0]), text)
    shown = _HOSTILE.sub(lambda match: sign(match[0]), text)
    return re.sub(r"\r(?!\n)", sign("\r"), shown) if "\r" in shown else shown


def is_hostile(character: str) -> bool:
    """Say whether :func:`safe` replaces this character; one character, not in a one-line place."""
    return _HOSTILE.match(character) is not None
