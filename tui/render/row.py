"""One row of visual cells that knows which raw offsets its cells stand for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from tui.render.bidi import line_levels, reorder
from tui.render.cells import Paragraph

Align = Literal["auto", "left", "right", "center"]
Span = tuple[int, int, Hashable]
Keys = tuple[Hashable, ...]


class VisualRow:
    """A row of exactly ``width`` cells, in visual order (left to right), with its way back to raw offsets.

    ``start``/``end`` raw offsets of the row (blanks swallowed at a break included); ``rtl`` the base direction;
    ``pad`` blank cells on the left; ``cells`` the visual text.
    """

    __slots__ = (
        "_ellipsis",
        "_offset",
        "_order",
        "_paragraph",
        "cells",
        "end",
        "pad",
        "rtl",
        "spans",
        "start",
        "width",
    )

    def __init__(
        self, paragraph: Paragraph, offset: int, cut: tuple[int, int, int], width: int, align: Align, ellipsis: str = ""
    ) -> None:
        first, last, following = cut
        starts = paragraph.starts
        self._paragraph, self._offset, self.width = paragraph, offset, width
        self.start = offset + (starts[first] if 0 < first < len(starts) else 0)
        self.end = offset + (starts[following] if following < len(starts) else paragraph.length)
        if last > first:
            # A sign of several cells may be cut; then both rows show its character.
            self.end = max(self.end, offset + paragraph.end(last - 1))
        levels = paragraph.levels
        self.rtl = bool(paragraph.base)
        self._order: Sequence[int] = _order(paragraph, levels, first, last)
        self._ellipsis = ellipsis
        texts = paragraph.texts
        drawn = "".join([texts[index] for index in self._order])
        used = paragraph.at[last] - paragraph.at[first] + len(ellipsis)
        if used > width:
            # Only a wide character in a row of one cell: there is no room, so nothing of it is drawn.
            drawn, used, self._order = " " * width, width, ()
        drawn = ellipsis + drawn if self.rtl else drawn + ellipsis
        room = width - used
        right = align == "right" or (align == "auto" and self.rtl)
        self.pad = room if right else room // 2 if align == "center" else 0
        self.cells = " " * self.pad + drawn + " " * (room - self.pad)
        self.spans: tuple[Span, ...] = ()

    def with_spans(self, spans: Sequence[Span]) -> VisualRow:
        """Return the same row with other highlights (those outside it are dropped)."""
        own = tuple(span for span in spans if span[0] < self.end and span[1] > self.start and span[0] < span[1])
        if own == self.spans:
            return self
        row = VisualRow.__new__(VisualRow)
        for name in VisualRow.__slots__:
            setattr(row, name, getattr(self, name))
        row.spans = own
        return row

    def segments(self) -> list[tuple[str, Keys]]:
        """Return the row as (text, span keys) from left to right; the texts joined are ``cells``."""
        if not self.spans:
            return [(self.cells, ())] if self.cells else []
        texts = self._paragraph.texts
        out: list[tuple[str, Keys]] = []
        left = " " * self.pad + (self._ellipsis if self.rtl else "")
        if left:
            out.append((left, ()))
        keys_of = self._keys()
        current: Keys | None = None
        part: list[str] = []
        for index in self._order:
            keys = keys_of[index]
            if keys is not current:
                if part:
                    out.append(("".join(part), current or ()))
                    part = []
                current = keys
            part.append(texts[index])
        if part:
            out.append(("".join(part), current or ()))
        drawn = sum([len(text) for text, _ in out])
        if drawn < len(self.cells):
            out.append((self.cells[drawn:], ()))
        return _merged(out)

    def _keys(self) -> Mapping[int, Keys]:
        """Return the span keys of each cluster of the row, the same object where they are the same."""
        starts, end_of = self._paragraph.starts, self._paragraph.end
        first, last = min(self._order, default=0), max(self._order, default=-1) + 1
        found: list[tuple[int, int, Hashable]] = []
        for start, end, key in self.spans:
            low = bisect_left(starts, start - self._offset, first, last)
            if low > first and end_of(low - 1) > start - self._offset:
                low -= 1  # a cluster of several characters, entered in its middle
            found.append((low, bisect_left(starts, end - self._offset, first, last), key))
        cuts = sorted({first, last, *(cut for low, high, _ in found for cut in (low, high) if first < cut < last)})
        keys_of: dict[int, Keys] = {}
        for begin, stop in pairwise(cuts):
            keys = tuple([key for low, high, key in found if low <= begin < high])
            keys_of.update(dict.fromkeys(range(begin, stop), keys))
        return keys_of

    def offset_at(self, cell: int) -> int | None:
        """Return the raw offset of what is drawn in a cell; None on padding and outside the row."""
        index = self._cluster_at(cell)
        return None if index is None else self._offset + self._paragraph.starts[index]

    def range_at(self, cell: int) -> tuple[int, int] | None:
        """Return the raw (start, end) of what is drawn in a cell (two letters for a lam-alef)."""
        index = self._cluster_at(cell)
        if index is None:
            return None
        return self._offset + self._paragraph.starts[index], self._offset + self._paragraph.end(index)

    def _cluster_at(self, cell: int) -> int | None:
        place = cell - self.pad - (len(self._ellipsis) if self.rtl else 0)
        widths = self._paragraph.widths
        if place < 0:
            return None
        if widths is None:
            return self._order[place] if place < len(self._order) else None
        for index in self._order:
            place -= widths[index]
            if place < 0:
                return index
        return None

    def cells_of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the half-open cell ranges, from left to right, that show any of the raw offsets start … end."""
        starts, end_of, widths = self._paragraph.starts, self._paragraph.end, self._paragraph.widths
        first, last = start - self._offset, end - self._offset
        out: list[tuple[int, int]] = []
        if first >= last:
            return out
        column = self.pad + (len(self._ellipsis) if self.rtl else 0)
        for index in self._order:
            width = 1 if widths is None else widths[index]
            if starts[index] < last and end_of(index) > first:
                if out and out[-1][1] == column:
                    out[-1] = (out[-1][0], column + width)
                else:
                    out.append((column, column + width))
            column += width
        return out


def _order(paragraph: Paragraph, levels: list[int], first: int, last: int) -> Sequence[int]:
    if not paragraph.classes:
        return range(first, last)
    part = levels[first:last]
    low, high = min(part, default=0), max(part, default=0)
    if high == 0:
        return range(first, last)
    if low == high == 1:
        return range(last - 1, first - 1, -1)
    line = line_levels(part, paragraph.classes[first:last], paragraph.base)
    order = [first + index for index in reorder(line)]
    return array("H", order) if last < 65536 else order


def _merged(parts: list[tuple[str, Keys]]) -> list[tuple[str, Keys]]:
    out: list[tuple[str, Keys]] = []
    for text, keys in parts:
        if out and out[-1][1] == keys:
            out[-1] = (out[-1][0] + text, keys)
        else:
            out.append((text, keys))
    return out
