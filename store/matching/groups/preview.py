"""What another threshold would propose, before anything changes: "42 → 57 groups, 3 conflict with your decisions"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from store.matching.evidence.weights import Weights
from store.matching.groups.grouping import group
from store.matching.texts.profile import Profiles
from store.models import Constraints, ProposedGroup, Unit


@dataclass(frozen=True, slots=True)
class Preview:
    """Groups proposed now and at another threshold, and how many of the latter go against decisions."""

    now: int
    then: int
    against: int

    @property
    def words(self) -> str:
        """The preview as a sentence."""
        return f"{self.now} → {self.then} groups, {self.against} conflict with your decisions"


def contradicted(groups: Sequence[ProposedGroup], constraints: Constraints) -> int:
    """Return how many groups hold a pair that reviewers parted."""
    cannot = constraints.cannot
    return sum(any(pair in cannot for pair in combinations(sorted(g.claim_ids), 2)) for g in groups)


def preview(
    units: Sequence[Unit],
    constraints: Constraints,
    *,
    now: float,
    then: float,
    weights: Weights | None = None,
    fixed_groups: Sequence[Sequence[str]] = (),
) -> Preview:
    """Return what changes when the threshold goes from ``now`` to ``then``.

    Conflicts are counted on what the scores alone would propose: with the decisions as constraints none can arise.
    """
    made = Profiles()
    before = group(units, constraints, threshold=now, weights=weights, fixed_groups=fixed_groups, made=made)
    after = group(units, constraints, threshold=then, weights=weights, fixed_groups=fixed_groups, made=made)
    free = group(units, Constraints(), threshold=then, weights=weights, made=made)
    return Preview(len(before), len(after), contradicted(free, constraints))
