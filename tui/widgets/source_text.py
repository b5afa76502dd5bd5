"""The text of an article as published, with its claims marked and repeats and furniture folded to one grey line.

Blocks are laid out only when they come into sight, so that a long article costs no more than a short one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from store.frozen import dataclass
from store.models import Article, Claim, Fold
from tui.render.layout import Layout, lay_out
from tui.widgets.rows import Row, keyed, line, pad
from tui.widgets.selecting import Selection, Words

Mark = tuple[int, int, str]
# A paragraph longer than this is cut at a blank, so that laying out one block stays quick.
_LONG = 3000
_EVERYTHING = 10**6
# What the key that opens and folds says where there is nothing of the kind.
NO_FOLDS = "This article has no repeats and no page furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article, or folded stretches in a row; code points into the raw text."""

    start: int
    end: int
    folds: tuple[Fold, ...] = ()
    open: bool = True


def blocks(article: Article, *, unfolded: bool) -> list[Block]:
    """Return the article cut into paragraphs and folded stretches, in order, without loss."""
    found: list[Block] = []
    at = 0
    for start, end, folds in _fold_runs(article):
        found.extend(_paragraphs(article.text, at, start, ()))
        if unfolded:
            found.extend(_paragraphs(article.text, start, end, folds))
        else:
            found.append(Block(start, end, folds, open=False))
        at = end
    found.extend(_paragraphs(article.text, at, len(article.text), ()))
    return found


def _fold_runs(article: Article) -> list[tuple[int, int, tuple[Fold, ...]]]:
    runs: list[tuple[int, int, tuple[Fold, ...]]] = []
    for fold in sorted(article.folds, key=lambda one: (one.start, one.end)):
        if runs and not article.text[runs[-1][1] : fold.start].strip():
            start, end, folds = runs[-1]
            runs[-1] = (start, max(end, fold.end), (*folds, fold))
        elif not runs or fold.start >= runs[-1][1]:
            runs.append((fold.start, fold.end, (fold,)))
    return runs


def _paragraphs(text: str, start: int, end: int, folds: tuple[Fold, ...]) -> list[Block]:
    found: list[Block] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        while stop - start > _LONG:
            cut = text.rfind(" ", start + 1, start + _LONG) + 1 or start + _LONG
            found.append(Block(start, cut, folds))
            start = cut
        found.append(Block(start, stop, folds))
        start = stop + 1
    if folds or len(found) != 1 or found[0].end > found[0].start:
        return found
    return []


def fold_words(folds: Sequence[Fold]) -> str:
    """Return what a folded stretch holds, in words for the grey line."""
    repeats = sum(fold.kind == "repeat" for fold in folds)
    furniture = len(folds) - repeats
    parts = [f"{repeats} repeated sentence{'s' * (repeats != 1)}"] if repeats else []
    parts += [f"{furniture} piece{'s' * (furniture != 1)} of page furniture"] if furniture else []
    return f"⋯ {' · '.join(parts)} · o to open"


def claim_kind(claim: Claim) -> tuple[str, str]:
    """Return the sign and style of a claim's kind: ✗ denial, « direct quotation, # figure, ¶ narrator, · reported."""
    if claim.stance == "deny":
        return "✗", "denial"
    if claim.quote_type in ("direct", "mixed"):
        return "«", "direct"
    if claim.quantities:
        return "#", "figure"
    return ("¶", "narrator") if claim.quote_type == "narrator" else ("·", "other")


def text_rows(text: str, width: int, marks: Sequence[Mark] = (), base: str = "base") -> list[Row]:
    """Return one paragraph as rows of exactly ``width`` cells; of marks that overlap the later wins."""
    return list(_text_rows(text.rstrip("\r\n"), width, tuple(marks), base))


@lru_cache(maxsize=128)
def _text_rows(text: str, width: int, marks: tuple[Mark, ...], base: str) -> tuple[Row, ...]:
    return tuple([keyed(row, base) for row in lay_out(text, width, spans=marks).rows]) or (pad((), width),)


def laid_end(text: str) -> int:
    """Return the last offset that has a row."""
    return max(0, len(text.rstrip("\r\n")) - 1)


class SourceText:
    """A window on an article's text; ``top`` is (block, row in the block). Rows are made when they are seen."""

    def __init__(
        self,
        article: Article,
        marks: Sequence[Mark],
        width: int,
        *,
        unfolded: bool = False,
        signs: Mapping[int, tuple[str, str]] | None = None,
    ) -> None:
        """``signs`` (offset → sign and style) stand in a gutter on the right of the row where the offset is."""
        self.article = article
        self.signs = dict(signs or {})
        self.gutter = 2 if self.signs else 0
        self.full_width = width
        self.width = width - self.gutter
        self.blocks = blocks(article, unfolded=unfolded)
        self.marks = list(marks)
        self.top = (0, 0)
        self.selection = Selection()
        self._rows: dict[int, list[Row]] = {}

    def rows_of(self, number: int) -> list[Row]:
        """Return the rows of one block."""
        rows = self._rows.get(number)
        if rows is None:
            rows = self._rows[number] = self._lay_out(self.blocks[number])
        return rows

    def _lay_out(self, block: Block) -> list[Row]:
        if not block.open:
            return [line(self.full_width, [(fold_words(block.folds), "fold")], fill="fold")]
        marks = [
            (max(a, block.start) - block.start, min(b, block.end) - block.start, key)
            for a, b, key in (*self.marks, *self._selected())
            if a < block.end and b > block.start
        ]
        base = "fold" if block.folds else "base"
        text = self.article.text[block.start : block.end]
        rows = text_rows(text, self.width, marks, base)
        if not self.gutter:
            return rows
        signs: dict[int, tuple[str, str]] = {}
        laid = lay_out(text.rstrip("\r\n"), self.width)
        for offset, sign in self.signs.items():
            if block.start <= offset < block.end:
                signs.setdefault(laid.row_of(min(laid_end(text), offset - block.start)), sign)
        return [(*row, (f" {signs[n][0]}" if n in signs else "  ", signs[n][1] if n in signs else base))
                for n, row in enumerate(rows)]  # fmt: skip

    def window(self, height: int) -> list[Row]:
        """Return ``height`` rows from the top on, blank after the end; a window that has grown shows more above."""
        rows = self._rows_from(self.top, height)
        if len(rows) < height and self.top > (0, 0):
            self.top = min(self.top, self._last_top(height))
            rows = self._rows_from(self.top, height)
        blank = pad((), self.full_width)
        return rows[:height] + [blank] * (height - len(rows))

    def _rows_from(self, top: tuple[int, int], height: int) -> list[Row]:
        rows: list[Row] = []
        number, skip = top
        while len(rows) < height and number < len(self.blocks):
            rows.extend(self.rows_of(number)[skip:])
            number, skip = number + 1, 0
        return rows

    def scroll(self, rows: int, height: int) -> bool:
        """Move the top by rows (negative: up), never past the last full window; say whether it moved."""
        before = self.top
        if abs(rows) >= _EVERYTHING:  # do not lay out all that lies between
            self.top = (0, 0) if rows < 0 else self._last_top(height)
            return self.top != before
        number, at = self.top
        at += rows
        while at < 0 and number > 0:
            number -= 1
            at += len(self.rows_of(number))
        at = max(0, at)
        while number < len(self.blocks) - 1 and at >= len(self.rows_of(number)):
            at -= len(self.rows_of(number))
            number += 1
        self.top = min((number, at), self._last_top(height)) if self.blocks else (0, 0)
        return self.top != before

    def _last_top(self, height: int) -> tuple[int, int]:
        left, number = height, len(self.blocks)
        while left > 0 and number > 0:
            number -= 1
            left -= len(self.rows_of(number))
        return (number, max(0, -left))

    def offset_at(self, y: int, x: int) -> int | None:
        """Return the offset of the raw text under cell ``x`` of row ``y`` of the window; None beside the text."""
        found = self._laid_at(y)
        if found is None or not 0 <= x < self.width:
            return None
        start, laid, row = found
        place = laid.offset_at(row, x)
        return None if place is None else start + place

    def word_at(self, y: int, x: int) -> Words | None:
        """Return the word under a cell as (start, end) in the raw text, empty between words; None beside the text."""
        offset, found = self.offset_at(y, x), self._laid_at(y)
        if offset is None or found is None:
            return None
        first, last = found[1].word_at(offset - found[0])
        return found[0] + first, found[0] + last

    def _laid_at(self, y: int) -> tuple[int, Layout, int] | None:
        """Return the paragraph on row ``y`` of the window: where it starts, its layout, which of its rows."""
        number, row = self.top
        row += y
        while number < len(self.blocks) and row >= len(self.rows_of(number)):
            row -= len(self.rows_of(number))
            number += 1
        if y < 0 or number >= len(self.blocks) or not self.blocks[number].open:
            return None
        block = self.blocks[number]
        text = self.article.text[block.start : block.end].rstrip("\r\n")
        return block.start, lay_out(text, self.width), row

    def sweep(self, start: tuple[int, int], end: tuple[int, int], *, clicked: bool) -> bool:
        """Choose words with the mouse, which went down at one (row, cell) and is at another; see ``Selection``."""
        changed = self.selection.sweep(self.word_at(*start), self.word_at(*end), clicked=clicked)
        if changed:
            self._rows.clear()
        return changed

    @property
    def selected(self) -> str:
        """The chosen words as published, empty when there are none."""
        return self.article.text[slice(*self.selection.span)] if self.selection.span else ""

    def _selected(self) -> list[Mark]:
        return [(*self.selection.span, "selected")] if self.selection.span else []

    def to_end(self, height: int) -> None:
        """Show the end."""
        self.top = self._last_top(height)

    def reveal(self, offset: int, height: int) -> None:
        """Put the row of this offset of the raw text a third below the top."""
        for number, block in enumerate(self.blocks):
            if offset < block.end or number == len(self.blocks) - 1:
                self.top = (number, self._row_of(number, offset) if block.open else 0)
                self.scroll(-(height // 3), height)
                return

    def _row_of(self, number: int, offset: int) -> int:
        block = self.blocks[number]
        text = self.article.text[block.start : block.end].rstrip("\r\n")
        return lay_out(text, self.width).row_of(min(len(text), max(0, offset - block.start)))
