"""Two claims laid word beside word, and words compared as spellings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from store.matching.texts.profile import Profile
from store.matching.texts.worddiff import blocks

PROCLITICS = ("و", "ف", "ب", "ل", "س")
# Two words at least this alike are spellings of one word, not two words.
_SAME_WORD = 70.0


@dataclass(frozen=True, slots=True)
class Swap:
    """Words ``a[i:j]`` that stand where the other claim has ``b[k:n]``."""

    i: int
    j: int
    k: int
    n: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two claims laid word beside word: the share of equal words of the shorter one, and the swaps."""

    share: float
    swaps: tuple[Swap, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """Return a folded word without article and particles, for comparing spellings."""
    for particle in ("وال", "بال", "فال", "كال", "ولل", "ال", "لل"):
        if word.startswith(particle) and len(word) > len(particle) + 1:
            return word[len(particle) :]
    return word[1:] if word[:1] in PROCLITICS and len(word) > 4 else word


def alike(one: str, other: str) -> bool:
    """Say whether two folded words are spellings or forms of one word."""
    return fuzz.ratio(bare(one), bare(other)) >= _SAME_WORD


def align(a: Profile, b: Profile) -> Alignment:
    """Lay two claims word beside word; words with one match key are equal. Both directions give one alignment."""
    if a.text > b.text:
        other = align(b, a)
        swaps = tuple(Swap(swap.k, swap.n, swap.i, swap.j) for swap in other.swaps)
        return Alignment(other.share, swaps, other.only_b, other.only_a)
    left = [word.key or word.folded for word in a.words]
    right = [word.key or word.folded for word in b.words]
    found, equal = [], 0
    for op, i, j, k, n in blocks(left, right):
        if op == "equal":
            equal += j - i
        elif op == "replace":
            found.append(Swap(i, j, k, n))
    keys_a, keys_b = set(left), set(right)
    return Alignment(
        share=equal / max(1, min(len(left), len(right))),
        swaps=tuple(found),
        only_a=tuple(i for i, key in enumerate(left) if key not in keys_b),
        only_b=tuple(i for i, key in enumerate(right) if key not in keys_a),
    )
