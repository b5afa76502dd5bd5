"""Word diff of two texts: rapidfuzz opcodes over folded words, mapped back to the original letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import LCSseq

from store.language.tokens import Token, tokens
from store.models import Span

Op = Literal["equal", "replace", "insert", "delete", "move"]
Step = tuple[Op, int, int, int, int]
# Words of fewer letters come and go with the sentence and are never called moved.
_SHORTEST_MOVED = 3


def blocks(a: Sequence[str], b: Sequence[str]) -> list[Step]:
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
    step, in order. A word that only stands elsewhere in the other text is "move", with nothing on the other side.
    """
    left, right = tokens(a), tokens(b)
    one, other = [word.folded for word in left], [word.folded for word in right]
    steps = _with_moves(blocks(one, other), one, other)
    return [(op, _span(left, i, j), _span(right, k, n)) for op, i, j, k, n in steps]


def _with_moves(steps: Sequence[Step], one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """Return the steps with changed words that stand elsewhere in the other text as steps of their own."""
    changed = [step for step in steps if step[0] != "equal"]
    lost = Counter(one[x] for _, i, j, _, _ in changed for x in range(i, j))
    won = Counter(other[y] for _, _, _, k, n in changed for y in range(k, n))
    met = Counter({word: n for word, n in (lost & won).items() if len(word) >= _SHORTEST_MOVED})
    moved = {"a": Counter(met), "b": Counter(met)}
    found: list[Step] = []
    for op, i, j, k, n in steps:
        if op == "equal":
            found.append((op, i, j, k, n))
        else:
            found += _parted(_runs(one, i, j, moved["a"]), _runs(other, k, n, moved["b"]), i, k)
    return found


def _runs(words: Sequence[str], first: int, last: int, moved: Counter[str]) -> list[tuple[bool, int, int]]:
    """Return the runs of ``words[first:last]`` that moved and that did not, each as (moved, first, last)."""
    runs: list[tuple[bool, int, int]] = []
    for x in range(first, last):
        went = moved[words[x]] > 0
        moved[words[x]] -= went
        if runs and runs[-1][0] == went:
            runs[-1] = went, runs[-1][1], x + 1
        else:
            runs.append((went, x, x + 1))
    return runs


def _parted(mine: list[tuple[bool, int, int]], theirs: list[tuple[bool, int, int]], i: int, k: int) -> list[Step]:
    """Return one change, beginning at words ``i`` and ``k``, as moves and as what is left of it."""
    found: list[Step] = []
    while mine or theirs:
        if mine and mine[0][0]:
            _, x, i = mine.pop(0)
            found.append(("move", x, i, k, k))
        elif theirs and theirs[0][0]:
            _, y, k = theirs.pop(0)
            found.append(("move", i, i, y, k))
        else:
            x, y = i, k
            i = mine.pop(0)[2] if mine else i
            k = theirs.pop(0)[2] if theirs else k
            found.append((_named("replace", x, i, y, k), x, i, y, k))
    return found
