"""Candidate pairs of a whole archive at once, by a sparse product of rare-key vectors.

The engine is ``sparse_dot_topn`` (with numpy and scipy), imported only here and only when it is installed; what makes
it quick and small is that each claim is cut to its rarest keys before the product. Pairs are those of
:func:`store.matching.candidates.pairs_sharing` for collections too large for plain Python.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.vocabulary import key_of

# Each claim is looked up by so many of its rarest keys; fitted on generated text with planted near-duplicates.
KEYS = 12
# A key in more claims than this share of them is no key, whatever else a claim has.
CAP_SHARE, CAP_LEAST = 0.003, 50
# Pairs below this cosine of the cut vectors are not worth comparing; at most so many partners a claim.
LEAST, PARTNERS = 0.2, 12
_BLOCK = 2000
_ROWS = 8000


def available() -> bool:
    """Say whether the engine is installed; nothing is imported to find out."""
    return all(find_spec(name) is not None for name in ("numpy", "scipy", "sparse_dot_topn"))


class _Numbers(dict[str, int]):
    """Folded word → number of its match key, −1 for words that say nothing; filled as words come."""

    def __init__(self) -> None:
        self.keys_seen: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        key = key_of.__wrapped__(word)  # this table is the cache
        number = self.keys_seen.setdefault(key, len(self.keys_seen)) if key else -1
        self[word] = number
        return number


def key_matrix(texts: Iterable[str]) -> tuple[array[int], array[int], int]:
    """Return the key numbers of all texts in one array, where each text begins in it, and how many keys there are.

    Numbers follow the order in which keys first appear; a text's numbers are distinct and sorted.
    """
    numbers = _Numbers()
    keys, begins = array("i"), array("q", [0])
    block: list[str] = []

    def take() -> None:
        # Folding a block of texts at once is several times quicker than text by text.
        for line in fold_plain("\n".join(block)).split("\n"):
            found = {numbers[word] for word in WORD.findall(line)}
            found.discard(-1)
            keys.extend(sorted(found))
            begins.append(len(keys))
        block.clear()

    for text in texts:
        block.append(text.replace("\n", " "))
        if len(block) == _BLOCK:
            take()
    if block:
        take()
    return keys, begins, len(numbers.keys_seen)


def batch_pairs(
    texts: Sequence[str], *, most_keys: int = KEYS, least: float = LEAST, partners: int = PARTNERS, threads: int = 1
) -> list[tuple[int, int]]:
    """Return index pairs ``i < j`` of texts that share rare keys, sorted; equal input gives equal pairs.

    Raises ImportError when the engine is not installed.
    """
    np: Any = import_module("numpy")
    sp_matmul_topn: Any = import_module("sparse_dot_topn").sp_matmul_topn

    matrix = _cut(texts, most_keys)
    product: Any = sp_matmul_topn(
        matrix, matrix.T.tocsr(), top_n=partners, threshold=least, sort=False, n_threads=threads
    )
    rows = np.repeat(np.arange(matrix.shape[0], dtype=np.int32), np.diff(product.indptr))
    apart = rows != product.indices
    low = np.minimum(rows[apart], product.indices[apart]).astype(np.int64)
    high = np.maximum(rows[apart], product.indices[apart])
    codes = np.unique(low * matrix.shape[0] + high)
    return [(int(code) // matrix.shape[0], int(code) % matrix.shape[0]) for code in codes.tolist()]


def _cut(texts: Sequence[str], most_keys: int) -> Any:
    """Return the unit vectors of texts over their rarest keys, as a sparse matrix of 32-bit floats."""
    np: Any = import_module("numpy")
    csr_matrix: Any = import_module("scipy.sparse").csr_matrix

    keys, begins, count = key_matrix(texts)
    columns = np.frombuffer(keys, dtype=np.int32) if keys else np.zeros(0, dtype=np.int32)
    starts = np.frombuffer(begins, dtype=np.int64)
    total = len(starts) - 1
    frequency = np.bincount(columns, minlength=count).astype(np.int32)
    most = max(CAP_LEAST, int(CAP_SHARE * total))
    weight = np.log(np.float32(total + 1) / np.maximum(frequency, 1)).astype(np.float32)
    # Some thousand texts at a time, so that what is sorted stays small.
    parts = [
        _rarest(
            columns[starts[at] : starts[end]], starts[at : end + 1] - starts[at], frequency, weight, most, most_keys
        )
        for at in range(0, total, _ROWS)
        for end in (min(total, at + _ROWS),)
    ]
    empty = np.zeros(0, dtype=np.int32)
    kept = np.concatenate([part[0] for part in parts]) if parts else empty
    values = np.concatenate([part[1] for part in parts]) if parts else empty.astype(np.float32)
    lengths = np.concatenate([part[2] for part in parts]) if parts else empty
    pointers = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    return csr_matrix((values, kept, pointers), shape=(total, max(1, count)))


def _rarest(columns: Any, starts: Any, frequency: Any, weight: Any, most: int, most_keys: int) -> tuple[Any, Any, Any]:
    """Return for some texts the numbers of their rarest keys, the unit vectors over them, and how many each keeps."""
    np: Any = import_module("numpy")

    total = len(starts) - 1
    counts = frequency[columns]
    rows = np.repeat(np.arange(total, dtype=np.int32), np.diff(starts))
    usable = (counts > 1) & (counts <= most)
    rows, columns, counts = rows[usable], columns[usable], counts[usable]
    # The rarest first inside each text; ties by the key's number, which the input alone decides.
    order = np.lexsort((columns, counts, rows))
    rows, columns = rows[order], columns[order]
    first = np.searchsorted(rows, np.arange(total, dtype=np.int32))
    kept = np.arange(len(rows)) - first[rows] < most_keys
    rows, columns = rows[kept], columns[kept]
    values = weight[columns]
    norms = np.sqrt(np.bincount(rows, weights=values * values, minlength=total)).astype(np.float32)
    return columns, values / np.maximum(norms[rows], np.float32(1e-6)), np.bincount(rows, minlength=total)
