"""Constrained average linkage: clusters whose members agree on average, with must-links and cannot-links.

Never connected components: a chain of near pairs does not pull its ends together. Everything is a function of
the set of items; ties are broken by the smallest members.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Item = int
Likeness = Callable[[Item, Item], float | None]
Apart = Callable[[Item, Item], bool]


@dataclass(slots=True)
class _Cluster:
    members: list[Item]
    forbidden: set[Item]
    fixed: bool
    neighbours: dict[int, tuple[float, int]] = field(default_factory=dict)


class Linkage:
    """Average linkage over items 0…n−1.

    ``likeness(i, j)`` gives the probability of a pair, or None for a pair that does not count (two claims of
    one article); ``apart(i, j)`` says that two items can never share a cluster. Both are asked only for pairs
    in clusters about to meet. ``edges`` are the pairs worth starting from.
    """

    def __init__(self, count: int, likeness: Likeness, apart: Apart, cannot: Iterable[tuple[Item, Item]]):
        self._likeness = likeness
        self._apart = apart
        self._clusters = {i: _Cluster([i], set(), False) for i in range(count)}
        self._home = list(range(count))
        for i, j in cannot:
            self._clusters[i].forbidden.add(j)
            self._clusters[j].forbidden.add(i)

    def bind(self, groups: Iterable[Sequence[Item]], *, fixed: bool) -> None:
        """Put items together before linkage starts; two ``fixed`` groups never merge with each other."""
        for group in groups:
            homes = sorted({self._home[i] for i in group})
            for other in homes[1:]:
                self._absorb(homes[0], other)
            if homes and fixed:
                self._clusters[homes[0]].fixed = True

    def _absorb(self, keep: int, gone: int) -> None:
        into, from_ = self._clusters[keep], self._clusters.pop(gone)
        into.members = sorted(into.members + from_.members)
        into.forbidden |= from_.forbidden
        into.fixed = into.fixed or from_.fixed
        for i in from_.members:
            self._home[i] = keep

    def run(self, edges: Mapping[tuple[Item, Item], float], threshold: float) -> list[list[Item]]:
        """Merge while the best average is at least ``threshold``; return all clusters, sorted."""
        heap: list[tuple[float, int, int]] = []
        for i, j in sorted(edges):
            one, other = sorted((self._home[i], self._home[j]))
            if one != other and other not in self._clusters[one].neighbours:
                self._connect(one, other, heap, threshold)
        while heap:
            negative, one, other = heapq.heappop(heap)
            if one not in self._clusters or other not in self._clusters:
                continue
            known = self._clusters[one].neighbours.get(other)
            if known is None or -negative != known[0] / known[1] or not self._may_merge(one, other):
                continue
            self._merge(one, other, heap, threshold)
        return sorted(cluster.members for cluster in self._clusters.values())

    def _connect(self, one: int, other: int, heap: list[tuple[float, int, int]], threshold: float) -> None:
        """Take the average between two clusters and queue their merger if it is worth one."""
        total, count = 0.0, 0
        for i in self._clusters[one].members:
            for j in self._clusters[other].members:
                value = self._likeness(i, j) if i < j else self._likeness(j, i)
                if value is not None:
                    total, count = total + value, count + 1
        self._note(one, other, (total, count), heap, threshold)

    def _note(
        self, one: int, other: int, sums: tuple[float, int], heap: list[tuple[float, int, int]], threshold: float
    ) -> None:
        self._clusters[one].neighbours[other] = sums
        self._clusters[other].neighbours[one] = sums
        if sums[1] and sums[0] / sums[1] >= threshold:
            heapq.heappush(heap, (-(sums[0] / sums[1]), min(one, other), max(one, other)))

    def _may_merge(self, one: int, other: int) -> bool:
        a, b = self._clusters[one], self._clusters[other]
        if (a.fixed and b.fixed) or not a.forbidden.isdisjoint(b.members) or not b.forbidden.isdisjoint(a.members):
            return False
        return not any(self._apart(min(i, j), max(i, j)) for i in a.members for j in b.members)

    def _merge(self, one: int, other: int, heap: list[tuple[float, int, int]], threshold: float) -> None:
        """Join two clusters and carry the averages to all their neighbours."""
        around = {*self._clusters[one].neighbours, *self._clusters[other].neighbours} - {one, other}
        for third in sorted(around):
            if third not in self._clusters:
                continue
            for side in (one, other):
                if third not in self._clusters[side].neighbours:
                    self._connect(side, third, heap, threshold + 2.0)
        before = {
            third: (self._clusters[one].neighbours[third], self._clusters[other].neighbours[third])
            for third in sorted(around)
            if third in self._clusters
        }
        self._absorb(one, other)
        merged = self._clusters[one]
        merged.neighbours = {}
        for third, (x, y) in before.items():
            self._clusters[third].neighbours.pop(other, None)
            self._note(one, third, (x[0] + y[0], x[1] + y[1]), heap, threshold)
