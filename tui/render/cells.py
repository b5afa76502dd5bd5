"""A paragraph as clusters: what goes into one terminal cell (or two), and which raw offsets it stands for.

A cluster is a base with its marks, or a lam-alef. Hostile characters become the signs of :mod:`store.safe`, one
cluster a sign's letter, all with the raw offset of the character. Joiners and other invisible format characters
have done their work in shaping and take no cell; their offsets belong to the cluster before them.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from rich.cells import get_character_cell_size

from store.safe import safe
from tui.render.bidi import levels, mirrored
from tui.render.properties import HAS_MIRROR, NEEDS_BIDI, bidi_classes
from tui.render.shape import shape

TAB = 4
_BASE_OF_LONE_MARK = "\u25cc"
_MARKS_A_CELL = 6
# Every character is its own cell: no marks, nothing wide, nothing invisible. All of usual Arabic news.
_SIMPLE = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u0608-\u060f\u061b-\u064a\u0660-\u066f\u0671-\u06d5"
    "\u2010-\u2015\u2018-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc]*"
)
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    "\U0001d173-\U0001d17a\U0001fffe\U0001ffff\U000e0000-\U000e007f\U0010fffe\U0010ffff]"
)
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")


@lru_cache(maxsize=4096)
def _kind(character: str) -> int:
    """Return the cells of a character: 1 or 2, 0 for a mark on the cell before it, -1 for one never drawn."""
    category = unicodedata.category(character)
    if category == "Cf" and character not in _VISIBLE_FORMATS:
        return -1
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return -1
    # The same as in rich's table, which takes a while to load: tashkeel needs it not.
    return 0 if category in ("Mn", "Me") else get_character_cell_size(character)


class Paragraph:
    """The clusters of one paragraph (text without line breaks), in logical order; offsets count from its start.

    ``texts`` is a string when every cluster is one character; ``widths`` None when every cluster is one cell;
    ``at`` the cells before each cluster (one more entry for the end); ``levels`` are worked out when first asked.
    """

    __slots__ = (
        "_base",
        "_levels",
        "_shown",
        "at",
        "bases",
        "blanks",
        "classes",
        "length",
        "starts",
        "texts",
        "widths",
    )

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._shown, origins, signs = _show(text)
        self.texts: Sequence[str]
        self.widths: bytes | None
        self.texts, self.widths, self.bases = _cluster(self._shown)
        self.starts: Sequence[int] = self.bases
        if origins is not None:
            self.starts = array("L", [origins[base] for base in self.bases])
        self.at: Sequence[int] = range(len(self.bases) + 1) if self.widths is None else [0, *accumulate(self.widths)]
        classes = bidi_classes(self._shown)
        if signs:
            letters = list(classes)
            for index in signs:
                letters[index] = "L"
            classes = "".join(letters)
        self.classes = classes
        # One character a cluster; a blank where a line may break.
        self.blanks = "".join([self._shown[base] for base in self.bases]) if origins is not None or len(
            self.bases) != len(self._shown) else self._shown  # fmt: skip
        self._levels: list[int] | None = None
        self._base = 0

    @property
    def base(self) -> int:
        """Return the base level, 0 or 1."""
        self.levels  # noqa: B018  (works both out)
        return self._base

    @property
    def levels(self) -> list[int]:
        """Return the bidi level of each cluster, before rule L1; mirrors ``texts`` when first asked."""
        if self._levels is None:
            found, self._base = levels(self._shown, classes=self.classes)
            if len(self.bases) != len(found):
                found = [found[base] for base in self.bases]
            if max(found, default=0):
                if not HAS_MIRROR.isdisjoint(self._shown):
                    pairs = zip(self.texts, found, strict=True)
                    # The bracket, not the marks on it.
                    turned = [mirrored(text[0]) + text[1:] if level & 1 else text for text, level in pairs]
                    self.texts = "".join(turned) if isinstance(self.texts, str) else tuple(turned)
                self.classes = "".join([self.classes[base] for base in self.bases])
            else:
                self.classes = ""
            self._levels = found
        return self._levels

    def end(self, cluster: int) -> int:
        """Return the offset after the cluster: where the next one starts, or the paragraph's end."""
        if cluster + 1 < len(self.starts):
            return max(self.starts[cluster] + 1, self.starts[cluster + 1])
        return max(self.starts[cluster] + 1, self.length)


def _show(text: str) -> tuple[str, list[int] | None, list[int]]:
    """Return (shown text, offset of each shown character or None when the same, indices that belong to signs)."""
    if text.endswith("\r"):
        text = text[:-1]
    if not _UNSAFE.search(text):
        return text, None, []
    parts: list[str] = []
    origins: list[int] = []
    signs: list[int] = []
    for index, character in enumerate(text):
        shown = " " * TAB if character == "\t" else safe(character, one_line=True)
        if shown != character and character != "\t":
            signs.extend(range(len(origins), len(origins) + len(shown)))
        parts.append(shown)
        origins.extend([index] * len(shown))
    return "".join(parts), origins, signs


def _cluster(shown: str) -> tuple[Sequence[str], bytes | None, Sequence[int]]:
    """Return (text of each cluster, width of each or None, index of its base in ``shown``)."""
    forms: Sequence[str] = shape(shown) if NEEDS_BIDI.search(shown) else shown
    if _SIMPLE.fullmatch(shown):
        joined = forms if isinstance(forms, str) else "".join(forms)
        if len(joined) == len(shown):
            return joined, None, range(len(shown))
        return joined, None, array("L", [index for index, form in enumerate(forms) if form])
    texts: list[str] = []
    widths: list[int] = []
    bases: list[int] = []
    for index, form in enumerate(forms):
        if not form:
            continue
        width = _kind(form)
        if width > 0:
            texts.append(form)
            widths.append(width)
            bases.append(index)
        elif width == 0:
            if not texts or texts[-1] in " \u00a0":
                texts.append(_BASE_OF_LONE_MARK + form)
                widths.append(1)
                bases.append(index)
            elif len(texts[-1]) <= _MARKS_A_CELL:
                texts[-1] += form
    return tuple(texts), None if max(widths, default=1) == 1 else bytes(widths), array("L", bases)


@lru_cache(maxsize=192)
def paragraph(text: str) -> Paragraph:
    """Return the clusters of one paragraph, from the cache when it was just drawn."""
    return Paragraph(text)
