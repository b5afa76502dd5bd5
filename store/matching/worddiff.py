"""Word diff of two texts: rapidfuzz opcodes over folded words, mapped back to the original letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import LCSseq

from store.language.tokens import Token, tokens
from store.models import Span

Op = Literal["equal", "replace", "insert", "delete"]


def blocks(a: Sequence[str], b: Sequence[str]) -> list[tuple[Op, int, int, int, int]]:
    """Return opcodes turning the words ``a`` into ``b``; a deletion beside an insertion is one replacement."""
    found: list[tuple[Op, int, int, int, int]] = []
    for code in LCSseq.opcodes(list(a), list(b)):
        op: Op = "equal" if code.tag == "equal" else "replace"
        step = (op, code.src_start, code.src_end, code.dest_start, code.dest_end)
        if found and op == "replace" and found[-1][0] == "replace":
            _, i, _, k, _ = found.pop()
            step = (op, i, code.src_end, k, code.dest_end)
        found.append(step)
    return [(_named(op, i, j, k, n), i, j, k, n) for op, i, j, k, n in found]


def _named(op: Op, i: int, j: int, k: int, n: int) -> Op:
    """Return the plain name of a change: nothing left is an insertion, nothing right a deletion."""
    if op == "equal":
        return op
    if i == j:
        return "insert"
    return "delete" if k == n else "replace"


def _span(words: Sequence[Token], first: int, last: int) -> Span:
    """Return the raw span of words ``[first:last]``; for none, the empty span where they would stand."""
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first].start if first < len(words) else (words[-1].end if words else 0)
    return Span(at, at)


def word_diff(a: str, b: str) -> list[tuple[Op, Span, Span]]:
    """Return what changes from ``a`` to ``b``, word by word, as spans of the raw texts.

    Words are compared folded, so spellings of one word are equal; every word of both texts is in exactly one
    step, in order.
    """
    left, right = tokens(a), tokens(b)
    steps = blocks([word.folded for word in left], [word.folded for word in right])
    return [(op, _span(left, i, j), _span(right, k, n)) for op, i, j, k, n in steps]
