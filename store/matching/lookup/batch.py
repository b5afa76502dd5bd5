"""Candidate pairs of a large collection at once: claims whose rarest words are alike.

Each claim is cut to its rarest keys, weighted by how rare they are, and scaled to one length; pairs are those whose
cut vectors are alike enough. All is reckoned in whole numbers, so that the two ways to the pairs give the same ones:
the sparse product of ``sparse_dot_topn`` (extra ``batch``, with numpy and scipy, imported only here), and plain Python.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.lookup.candidate_keys import KEYS, LEAST, cap, weight
from store.matching.texts.vocabulary import key_of

# Weights of keys, and the length of every cut vector, in whole numbers; the square of the length fits 32 bits.
_WEIGHT, _LENGTH = 1000, 1 << 14
# So many partners of one claim the sparse product keeps; claims with more are looked up in plain Python.
_PARTNERS = 64
_ROWS = 8000


def available() -> bool:
    """Say whether the engine is installed; nothing is imported to find out."""
    return all(find_spec(name) is not None for name in ("numpy", "scipy", "sparse_dot_topn"))


class _Numbers(dict[str, tuple[int, ...]]):
    """What stands between two spaces → the numbers of its match keys; filled as it comes: most comes again."""

    def __init__(self) -> None:
        self.keys_seen: dict[str, int] = {}

    def __missing__(self, written: str) -> tuple[int, ...]:
        keys = (key_of.__wrapped__(word) for word in WORD.findall(fold_plain(written)))  # this table is the cache
        self[written] = numbers = tuple(self.keys_seen.setdefault(key, len(self.keys_seen)) for key in keys if key)
        return numbers


def key_matrix(texts: Iterable[str]) -> tuple[array[int], array[int], int]:
    """Return the key numbers of all texts in one array, where each text begins in it, and how many keys there are.

    Numbers follow the order in which keys first appear; a text's numbers are distinct.
    """
    numbers = _Numbers()
    keys, begins = array("i"), array("q", [0])
    for text in texts:
        keys.extend(set().union(*map(numbers.__getitem__, text.split())))
        begins.append(len(keys))
    return keys, begins, len(numbers.keys_seen)


def batch_pairs(
    texts: Sequence[str], *, most_keys: int = KEYS, least: float = LEAST, engine: bool | None = None
) -> Iterator[tuple[int, int]]:
    """Yield index pairs ``i < j`` of texts whose rarest keys are alike, each once; equal input gives equal pairs.

    ``engine`` chooses the sparse product (True) or plain Python (False); both give the same pairs. None takes the
    product when it is installed.
    """
    floor = math.ceil(least * _LENGTH * _LENGTH)
    matrix = key_matrix(texts)
    if available() if engine is None else engine:
        return _product(matrix, most_keys, floor)
    return _alike(_cut_rows(matrix, most_keys), floor)


def _weights(texts: int) -> list[int]:
    """Return the weight of a key by the number of texts it stands in; 0 for keys of one text and too common ones."""
    return [0, 0, *(round(_WEIGHT * weight(texts, count)) for count in range(2, cap(texts) + 1))]


# ── plain Python ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _cut_rows(matrix: tuple[array[int], array[int], int], most_keys: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the cut vector of each text: (key, value) of its rarest keys."""
    keys, begins, count = matrix
    frequency = [0] * count
    for key in keys:
        frequency[key] += 1
    weights = _weights(len(begins) - 1)
    most = len(weights) - 1
    for row in range(len(begins) - 1):
        mine = [(frequency[key], key) for key in keys[begins[row] : begins[row + 1]]]
        rarest = sorted(one for one in mine if 1 < one[0] <= most)[:most_keys]
        length = math.isqrt(sum(weights[times] ** 2 for times, _ in rarest)) or 1
        yield [(key, weights[times] * _LENGTH // length) for times, key in rarest]


def _alike(rows: Iterable[list[tuple[int, int]]], floor: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows whose product is at least ``floor``, through an index of keys."""
    holders: dict[int, list[tuple[int, int]]] = {}
    for j, row in enumerate(rows):
        met: dict[int, int] = {}
        for key, value in row:
            before = holders.setdefault(key, [])
            for i, other in before:
                met[i] = met.get(i, 0) + value * other
            before.append((j, value))
        yield from ((i, j) for i in sorted(met) if met[i] >= floor)


# ── the sparse product ────────────────────────────────────────────────────────────────────────────────────────────────
def _product(matrix: tuple[array[int], array[int], int], most_keys: int, floor: int) -> Iterator[tuple[int, int]]:
    np: Any = import_module("numpy")
    multiply: Any = import_module("sparse_dot_topn").sp_matmul_topn

    cut = _cut(matrix, most_keys)
    across = cut.T.tocsr()
    for first in range(0, cut.shape[0], _ROWS):
        block = cut[first : first + _ROWS]
        product = multiply(block, across, top_n=_PARTNERS, threshold=floor - 1, sort=False, n_threads=1)
        held = np.diff(product.indptr)
        rows = np.repeat(np.arange(first, first + block.shape[0]), held)
        kept = (product.data >= floor) & (product.indices > rows) & (np.repeat(held, held) < _PARTNERS)
        low, high = rows[kept], product.indices[kept]
        for row in np.flatnonzero(held >= _PARTNERS):
            products = (block[row] @ across).tocoo()
            later = products.col[(products.data >= floor) & (products.col > first + row)]
            low = np.concatenate((low, np.full(len(later), first + row)))
            high = np.concatenate((high, later))
        yield from zip(low.tolist(), high.tolist(), strict=True)


def _cut(matrix: tuple[array[int], array[int], int], most_keys: int) -> Any:
    """Return the cut vectors of all texts as a sparse matrix of whole numbers."""
    np: Any = import_module("numpy")
    csr_matrix: Any = import_module("scipy.sparse").csr_matrix

    keys, begins, count = matrix
    columns = np.frombuffer(keys, dtype=np.int32) if keys else np.zeros(0, dtype=np.int32)
    starts = np.frombuffer(begins, dtype=np.int64)
    total = len(starts) - 1
    frequency = np.bincount(columns, minlength=count).astype(np.int32)
    weights = np.array(_weights(total), dtype=np.int64)
    # Some thousand texts at a time, so that what is sorted stays small.
    parts = [
        _rarest(columns[starts[at] : starts[end]], starts[at : end + 1] - starts[at], frequency, weights, most_keys)
        for at in range(0, total, _ROWS)
        for end in (min(total, at + _ROWS),)
    ]
    kept, values, lengths = (
        np.concatenate([np.zeros(0, dtype=np.int32), *(part[n] for part in parts)]) for n in range(3)
    )
    pointers = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    return csr_matrix((values, kept, pointers), shape=(total, max(1, count)))


def _rarest(columns: Any, starts: Any, frequency: Any, weights: Any, most_keys: int) -> tuple[Any, Any, Any]:
    """Return for some texts the numbers of their rarest keys, the values of these, and how many each text keeps."""
    np: Any = import_module("numpy")

    total = len(starts) - 1
    counts = frequency[columns]
    rows = np.repeat(np.arange(total, dtype=np.int32), np.diff(starts))
    usable = (counts > 1) & (counts < len(weights))
    rows, columns, counts = rows[usable], columns[usable], counts[usable]
    # The rarest first inside each text; ties by the key's number, which the input alone decides.
    order = np.lexsort((columns, counts, rows))
    rows, columns, counts = rows[order], columns[order], counts[order]
    first = np.searchsorted(rows, np.arange(total, dtype=np.int32))
    kept = np.arange(len(rows)) - first[rows] < most_keys
    rows, columns, values = rows[kept], columns[kept], weights[counts[kept]]
    squares = np.bincount(rows, weights=(values * values).astype(np.float64), minlength=total).astype(np.int64)
    lengths = np.maximum(np.sqrt(squares.astype(np.float64)).astype(np.int64), 1)
    scaled = (values * _LENGTH // lengths[rows]).astype(np.int32)
    return columns, scaled, np.bincount(rows, minlength=total).astype(np.int32)
