"""Single lines: rows of lists, titles, messages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tui.render.cells import paragraph
from tui.render.row import Align, Span, VisualRow

ELLIPSIS = "…"
# Where a number goes on, and its beginning at the end of a stretch: «17», «1.5», «46-48».
_GOES_ON = re.compile(r"[.,/:٫٬-]?\d")
_NUMBER = re.compile(r"\d[\d.,/:٫٬-]*$")
_BREAKS = re.compile("[\t\n\r]")


@lru_cache(maxsize=1024)
def _line(text: str, width: int, align: Align, ellipsis: str) -> VisualRow:
    flat = _BREAKS.sub(" ", text)
    # Far more than a line can show need not be measured.
    one = paragraph(flat if len(flat) <= 12 * width + 64 else flat[: 12 * width + 64])
    count = len(one.bases)
    total = one.at[count]
    if total <= width:
        row = VisualRow(one, 0, (0, count, count), width, align)
    else:
        room = max(0, width - len(ellipsis))
        end = 0
        while end < count and one.at[end + 1] <= room:
            end += 1
        if _GOES_ON.match(one.blanks, end) and (begun := _NUMBER.search(one.blanks, 0, end)):
            end = begun.start()  # «إلى 1…» for 17 would be a false figure
        while end and one.blanks[end - 1] == " ":
            end -= 1
        row = VisualRow(one, 0, (0, end, count), width, align, ellipsis[:width])
    return row


def one_line(text: str, width: int, *, spans: Sequence[Span] = (), align: Align = "auto") -> VisualRow:
    """Return raw ``text`` as one row of ``width`` cells, cut with ``…`` at its logical end when it is too long.

    Offsets and ``spans`` are raw; line breaks and tabs are drawn as blanks.
    """
    row = _line(text, max(0, width), align, ELLIPSIS)
    return row.with_spans(spans) if spans else row


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Return raw ``text`` as one visual line without padding or limit."""
    one = paragraph(_BREAKS.sub(" ", text))
    count = len(one.bases)
    return VisualRow(one, 0, (0, count, count), one.at[count], "left").cells


def width_of(text: str) -> int:
    """Return the cells that :func:`plain` of ``text`` takes."""
    one = paragraph(_BREAKS.sub(" ", text))
    return one.at[len(one.bases)]
