"""Where a paragraph breaks into rows: in logical order, at blanks; a word longer than the row is cut."""

from __future__ import annotations

from bisect import bisect_right

from tui.render.cells import Paragraph


def breaks(paragraph: Paragraph, width: int) -> list[tuple[int, int, int]]:
    """Return (first cluster, end of the drawn clusters, first cluster of the next row) for each row.

    At least one row; blanks at the end of a row are not drawn and belong to it.
    """
    count = len(paragraph.bases)
    if count == 0:
        return [(0, 0, 0)]
    at, blanks = paragraph.at, paragraph.blanks
    width = max(1, width)
    rows: list[tuple[int, int, int]] = []
    start = 0
    while start < count:
        limit = min(count, start + width) if paragraph.widths is None else bisect_right(at, at[start] + width) - 1
        if limit >= count:
            rows.append((start, _without_blanks(blanks, start, count), count))
            break
        cut = blanks.rfind(" ", start, limit + 1)
        end = _without_blanks(blanks, start, cut) if cut > start else start
        if end > start:
            following = cut
        else:
            end = following = max(limit, start + 1)
        while following < count and blanks[following] == " ":
            following += 1
        rows.append((start, end, following))
        start = following
    return rows


def _without_blanks(blanks: str, start: int, end: int) -> int:
    return start + len(blanks[start:end].rstrip(" "))
