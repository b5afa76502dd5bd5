"""Quotations: which quotation marks belong together, in folded text with the raw marks at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.language.folding import Folded

_MARK = re.compile(r'"')
_OPENERS = frozenset("«“„〝‹")
_CLOSERS = frozenset("»”〞›")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: folded offsets of its opening and closing mark; ``balanced`` is False when none closes it.

    The content is ``[open + 1 : close]``.
    """

    open: int
    close: int
    balanced: bool = True


def quotations(view: Folded, fs: int, fe: int) -> list[Quotation]:
    """Return the outermost quotations between two folded offsets, in order, never across a line break.

    Directed marks (« “) nest by direction, straight ones pair up in turn; a mark without a partner opens a
    quotation up to the end of its paragraph only when a space or the beginning stands before it.
    """
    text, found = view.text, []
    begin = fs
    while begin < fe:
        cut = text.find("\n", begin, fe)
        line_end = fe if cut < 0 else cut
        if text.find('"', begin, line_end) >= 0:
            found += _in_line(view, begin, line_end)
        begin = line_end + 1
    return found


def _in_line(view: Folded, begin: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    depth, opened = 0, -1
    for match in _MARK.finditer(view.text, begin, end):
        at = match.start()
        raw = view.raw[view.raw_index(at)]
        opens = raw in _OPENERS or (raw not in _CLOSERS and depth == 0)
        if opens:
            if depth == 0:
                opened = at
            # A second opening mark without a closing one is a slip of the keyboard; nesting is rare.
            depth += 1 if raw in _OPENERS else depth == 0
        elif depth:
            depth -= 1
            if depth == 0 or raw not in _CLOSERS:
                found.append(Quotation(opened, at))
                depth = 0
    if depth and opened >= 0 and _may_open(view.text, opened, begin):
        found.append(Quotation(opened, end, balanced=False))
    return found


def _may_open(text: str, at: int, begin: int) -> bool:
    """Say whether an unbalanced mark really opens: after a word of the paragraph and a space, colon or «ب».

    A stray mark at the head of a paragraph opens nothing.
    """
    return bool(text[begin:at].strip()) and not text[at - 1].isalpha()
