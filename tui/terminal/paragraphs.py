"""A row of several paragraphs (number, outlet, day, values) in the reading order of each, from the left one on.

From visual cells alone nobody can tell «1», «46 persons» from «1 persons», «46»: so what draws the row says where
each paragraph ends and which way it runs, with a mark that rides on its last cell (:data:`ENDS`). The order sent is
used only when a UAX #9 terminal draws it as the cells of the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tui.render.bidi import base_level, levels
from tui.render.properties import bidi_classes
from tui.terminal.tokens import EDGES, Sent, letters_of, line_order, paragraph_order, shown
from tui.terminal.writing import HAS_RTL, LRM, PDF, RLE, RLM

# What ends a paragraph of a row: whether it ran from right to left.
ENDS = {LRM: 0, RLM: 1}
Ends = tuple[tuple[int, int], ...]
_SAYS = re.compile("[LRANE]")
_BESIDE = re.compile(f"[{re.escape(EDGES)}]*")


@lru_cache(maxsize=1024)
def row_order(line: str, ends: Ends) -> tuple[tuple[int, str], ...] | None:
    """Return (index, what to send) of a visual line whose paragraphs end at ``ends``: (place behind it, direction).

    None when no order is drawn as ``line``. A single paragraph that runs from right to left is the row's own.
    """
    parts: list[tuple[int, int, int]] = []
    start = 0
    for end, base in (*ends, (len(line), 0)):
        parts.append((start, end, base))
        start = end
    saying = [base for start, end, base in parts if _SAYS.search(bidi_classes(line[start:end]))]
    if saying == [1]:
        found = line_order(line, 1)
        return found if found and levels(letters_of(found), None)[1] else paragraph_order(line)
    sent: Sent = []
    for start, end, base in parts:
        if not _add(sent, line, start, end, base):
            return None
    # The first strong character decides the direction in some terminals.
    sent[0] = (sent[0][0], sent[0][1] + LRM)
    return tuple(sent) if shown(letters_of(sent), None) == line else None


def _add(sent: Sent, line: str, start: int, end: int, base: int) -> bool:
    """Add what to send for the paragraph from ``start`` to ``end``; False when it has no order or nothing before it."""
    text = line[start:end]
    if not HAS_RTL.search(text):
        sent.extend((index, line[index]) for index in range(start, end))
        return True
    before = len(_BESIDE.match(text)[0])  # type: ignore[index]  # it always matches
    inside = text.strip(EDGES)
    order = line_order(inside, base)
    sent.extend((index, line[index]) for index in range(start, start + before))
    if order is None or not sent:
        return False
    sent[-1] = (sent[-1][0], sent[-1][1] + (RLE if base else LRM))
    sent.extend((start + before + index, character) for index, character in order)
    # The mark behind keeps what follows from joining the figures and signs of this one.
    sent[-1] = (sent[-1][0], sent[-1][1] + (PDF + LRM if base else LRM))
    sent.extend((index, line[index]) for index in range(start + before + len(inside), end))
    return True


def reading_order(texts: Sequence[str]) -> str:
    """Return logical texts as one row for a terminal with bidi, two blanks apart, each in its own reading order.

    The row runs from the left, whether the terminal asks its first letter or not; a single text runs its own way.
    """
    sent = [_apart(text) for text in texts]
    if not any(map(HAS_RTL.search, texts)):
        return "  ".join(texts)
    if len(sent) > 1 and sent[0] == texts[0]:
        sent[0] += LRM
    row = "  ".join(sent) if len(sent) > 1 else sent[0].removesuffix(LRM)
    # A mark needs a cell to ride on.
    return row if row[0] not in (LRM, RLE) else " " + (LRM if len(sent) > 1 else "") + row


def _apart(text: str) -> str:
    """Return a text with marks that keep its letters, figures and signs to itself; blanks before it stay before it."""
    if not HAS_RTL.search(text):
        return text
    inside = text.lstrip(" ")
    before = text[: len(text) - len(inside)]
    rtl = base_level(bidi_classes(inside))
    return f"{before}{RLE}{inside}{PDF}{LRM}" if rtl else f"{before}{LRM}{inside}{LRM}"
