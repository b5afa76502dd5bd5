"""Probes: a few pairs from below the threshold, so that decisions also tell of what the matcher does not propose.

Without them every rejection is of something that looked alike, and neither the weights nor the recall could be
learned. What could be shown is a set of pairs in which no claim stands twice; from it the probes are drawn by the
hash of their ids: at random as far as texts and scores go, the same whoever draws, and each as likely as any other.
So each stands for as many pairs as the set is larger than the draw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

# Of the groups proposed. A share of the queue of five to ten per cent is asked for.
SHARE = 0.08


def pool(
    edges: Mapping[tuple[int, int], float], clusters: Sequence[Sequence[int]], cannot: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the pairs that could be shown: of claims that stand alone, the likeliest first, each claim once.

    Pairs that reviewers parted are left out.
    """
    free = {members[0] for members in clusters if len(members) == 1}
    parted = set(cannot)
    found = []
    for i, j in sorted(edges, key=lambda pair: (-edges[pair], pair)):
        if i in free and j in free and (i, j) not in parted:
            free -= {i, j}
            found.append((i, j))
    return found


def draw(pairs: Sequence[tuple[str, str]], count: int) -> list[tuple[str, str]]:
    """Return ``count`` of the pairs of claim ids, those of the smallest hashes."""
    return sorted(pairs, key=lambda pair: spot(*pair))[: max(0, count)]


def spot(a: str, b: str) -> str:
    """Return where a pair of claim ids stands in the draw: a hash of both."""
    return hashlib.sha256(f"{min(a, b)}|{max(a, b)}".encode()).hexdigest()
