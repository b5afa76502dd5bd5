"""Folding: one spelling for comparing Arabic and Latin text, with the way back to the raw offsets.

What is dropped: tashkeel, tatweel, bidi and zero-width marks. What is made one: أإآٱ to ا, ى to ي, ة to ه,
Persian letters, both digit scripts to ASCII, quotes to ``"``, commas to ``,``, spaces to a plain space, Latin
to lower case. Every other character stays one character, so offsets need only count what was dropped.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache

from store.frozen import dataclass
from store.models import Span

_DROPPED = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe70-\ufe7f\ufeff"
)
_DROPPED_RUN = re.compile(f"[{_DROPPED}]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$")

# Folded forms of texts up to this length are kept.
_WORD_LENGTH = 24

_SAME = {
    "ا": "أإآٱٲٳ",
    "ي": "ىیې",
    "ه": "ةۀہھە",
    "ك": "کڪ",
    '"': "«»“”„‟″〝〞‹›",
    "'": "‘’‚‛′`´",
    ",": "،٬﹐，、",
    ";": "؛",
    "?": "؟？",
    "%": "٪％",
    ".": "٫。",
    ":": "：",
    "-": "‐‑‒–—―−",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
}

# The article, alone or after a particle, as folded words begin with it.
ARTICLES = ("ال", "وال", "بال", "لل")


def _lowered() -> dict[int, int]:
    """Return the lower case of every Latin, Greek and Cyrillic capital that lowers to one character."""
    pairs = ((code, chr(code).lower()) for code in range(0x41, 0x530))
    return {code: ord(low) for code, low in pairs if len(low) == 1 and ord(low) != code}


def _presentation_forms() -> dict[int, int]:
    """Return the plain letter of every Arabic presentation form that stands for one letter."""
    pairs = ((code, unicodedata.normalize("NFKC", chr(code))) for code in range(0xFB50, 0xFEF5))
    return {code: ord(plain) for code, plain in pairs if len(plain) == 1 and "\u0600" <= plain <= "\u06ff"}


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    """Return the one-to-one part of folding as a table for ``str.translate``."""
    table = _lowered() | _presentation_forms()
    for base, variants in _SAME.items():
        table |= {ord(variant): ord(base) for variant in variants}
    for code in (*range(0x660, 0x66A), *range(0x6F0, 0x6FA), *range(0xFF10, 0xFF1A)):
        table[code] = ord("0") + unicodedata.digit(chr(code))
    # A presentation form of أ or ة must end at the folded letter too.
    return {code: table.get(target, target) for code, target in table.items()}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and its map to the raw text it came from; all offsets are code points.

    ``dropped`` holds the raw offsets of dropped characters in rising order.
    """

    raw: str
    text: str
    dropped: array[int]
    _keys: array[int]

    def raw_index(self, index: int) -> int:
        """Return the raw offset of the folded offset ``index``; the end of the text maps to the raw end."""
        if index >= len(self.text):
            return len(self.raw)
        return index + bisect_right(self._keys, index)

    def folded_index(self, raw: int) -> int:
        """Return the folded offset of a raw offset; a dropped character maps to the next kept one."""
        return raw - bisect_left(self.dropped, raw)

    def raw_span(self, start: int, end: int) -> Span:
        """Return the raw span of folded ``[start:end]``; marks on the last letter belong to it."""
        if not self._keys and start < end <= len(self.text):
            return Span(start, end)  # nothing was dropped: both texts count alike
        raw_start = self.raw_index(start)
        if end <= start:
            return Span(raw_start, raw_start)
        last, after = self.raw_index(end - 1) + 1, self.raw_index(end)
        if last == after:
            return Span(raw_start, last)
        # Tashkeel after the last letter is part of the word; an invisible mark after it is not.
        return Span(raw_start, last + len(_INVISIBLE.sub("", self.raw[last:after])))


def fold_plain(text: str) -> str:
    """Return the folded text alone: for search columns, queries and match keys."""
    return _folded_word(text) if len(text) <= _WORD_LENGTH else _DROPPED_RUN.sub("", text).translate(_table())


@lru_cache(maxsize=65536)
def _folded_word(text: str) -> str:
    """Return the folded form of a word or two: they come again and again."""
    return _DROPPED_RUN.sub("", text).translate(_table())


def fold(text: str) -> Folded:
    """Fold ``text`` and keep the map back; ``fold(text).text == fold_plain(text)``."""
    dropped = array("q", (match.start() for match in _DROPPED_RUN.finditer(text)))
    keys = array("q", (position - count for count, position in enumerate(dropped)))
    return Folded(text, fold_plain(text), dropped, keys)
