"""A text laid out to a width: rows of visual cells, and the way from cells to raw offsets and back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import overload

from tui.render.cells import paragraph
from tui.render.row import Align, Keys, Span, VisualRow
from tui.render.wrap import breaks

__all__ = ["Align", "Keys", "Layout", "Span", "VisualRow", "lay_out"]

_LONGEST = 8000
# A full stop belongs to a word only inside it: «3.5», «a.example», not at the end of a sentence.
_WORD = r"(?:[^\s«»\"“”‘’()\[\]{}<>،؛؟,;:!?….]|\.(?=\w))+"


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, paragraph); one without end (a page on one line) in pieces that end at a blank."""
    offset = 0
    for line in text.split("\n"):
        start = 0
        while len(line) - start > _LONGEST:
            cut = line.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
            yield offset + start, line[start:cut]
            start = cut
        yield offset + start, line[start:]
        offset += len(line) + 1


class _Geometry:
    """The rows of (text, width, align) without highlights; each row is made when first asked for."""

    __slots__ = ("align", "cuts", "rows", "starts", "text", "width")

    def __init__(self, text: str, width: int, align: Align) -> None:
        self.text, self.width, self.align = text, max(1, width), align
        self.cuts: list[tuple[int, str, tuple[int, int, int]]] = []
        self.starts: list[int] = []
        for offset, line in _paragraphs(text):
            one = paragraph(line)
            for cut in breaks(one, self.width):
                self.cuts.append((offset, line, cut))
                self.starts.append(offset + (one.starts[cut[0]] if 0 < cut[0] < len(one.starts) else 0))
        self.rows: dict[int, VisualRow] = {}

    def row(self, index: int) -> VisualRow:
        found = self.rows.get(index)
        if found is None:
            offset, line, cut = self.cuts[index]
            found = self.rows[index] = VisualRow(paragraph(line), offset, cut, self.width, self.align)
        return found


class Rows(Sequence[VisualRow]):
    """The rows of a layout, with its highlights; made when asked for, so a long article costs what is seen."""

    def __init__(self, geometry: _Geometry, spans: tuple[Span, ...]) -> None:
        self._geometry, self._spans = geometry, spans

    def __len__(self) -> int:
        return len(self._geometry.cuts)

    @overload
    def __getitem__(self, index: int) -> VisualRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[VisualRow]: ...
    def __getitem__(self, index: int | slice) -> VisualRow | list[VisualRow]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        row = self._geometry.row(index)
        return row.with_spans(self._spans) if self._spans else row

    def __iter__(self) -> Iterator[VisualRow]:
        return (self[index] for index in range(len(self)))


class Layout:
    """A text as rows of cells. ``rows`` is a sequence of :class:`VisualRow`; offsets are raw code points."""

    def __init__(self, geometry: _Geometry, spans: tuple[Span, ...]) -> None:
        self._geometry = geometry
        self.text, self.width, self.spans = geometry.text, geometry.width, spans
        self.rows = Rows(geometry, spans)

    def __len__(self) -> int:
        return len(self.rows)

    def with_spans(self, spans: Sequence[Span]) -> Layout:
        """Return the same rows with other highlights."""
        return Layout(self._geometry, tuple(spans))

    def row_of(self, offset: int) -> int:
        """Return the row that shows a raw offset (the last row for offsets past the end)."""
        return max(0, bisect_right(self._geometry.starts, offset) - 1)

    def offset_at(self, row: int, cell: int) -> int | None:
        """Return the raw offset drawn in a cell of a row, None on padding and outside."""
        return self.rows[row].offset_at(cell) if 0 <= row < len(self.rows) else None

    def cells_of(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return (row, first cell, end cell) of every piece of the raw span, from the top."""
        if start >= end:
            return []
        found: list[tuple[int, int, int]] = []
        # The row before may show the first part of a sign that was cut.
        for index in range(max(0, bisect_left(self._geometry.starts, start) - 1), self.row_of(end - 1) + 1):
            found.extend((index, first, last) for first, last in self._geometry.row(index).cells_of(start, end))
        return found

    def word_at(self, offset: int) -> tuple[int, int]:
        """Return the raw (start, end) of the word at an offset; empty between words."""
        start = max(self.text.rfind("\n", 0, offset) + 1, offset - 200)
        for match in re.compile(_WORD).finditer(self.text, start):
            if match.start() > offset:
                break
            if match.end() > offset:
                return match.span()
        return offset, offset


@lru_cache(maxsize=96)
def _geometry(text: str, width: int, align: Align) -> _Geometry:
    return _Geometry(text, width, align)


def lay_out(text: str, width: int, *, spans: Sequence[Span] = (), align: Align = "auto") -> Layout:
    """Lay out raw ``text`` to ``width`` cells; ``spans`` are (start, end, key) in raw offsets.

    ``align`` auto: each paragraph right-aligned when its first strong letter is right-to-left.
    """
    return Layout(_geometry(text, width, align), tuple(spans))
