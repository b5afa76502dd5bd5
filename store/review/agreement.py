"""How far two reviewers agree: per cent, Cohen's κ and Gwet's AC1 together, with n, prevalence and intervals.

κ collapses when nearly everything is approved although the reviewers hardly ever differ; AC1 does not. So both are
shown, with the prevalence that explains the gap. Formulas: Cohen 1960; its large-sample variance, Fleiss, Cohen &
Everitt 1969; Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with its 95 % interval; None where the data do not determine it."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on ``n`` items rated twice; ``prevalence`` is the share of each outcome over both ratings.

    ``categories`` are those a reviewer can choose from: AC1 counts them all, κ is the same without the unused ones.
    """

    n: int
    per_cent: Estimate
    kappa: Estimate
    ac1: Estimate
    prevalence: dict[str, float]
    categories: tuple[str, ...] = ()


def _around(value: float, variance: float) -> Estimate:
    half = Z95 * math.sqrt(max(variance, 0.0))
    return Estimate(value, max(-1.0, value - half), min(1.0, value + half))


def wilson(successes: int, n: int) -> Estimate:
    """Return a share with Wilson's interval (Wilson 1927), as a number between 0 and 1."""
    if n == 0:
        return Estimate(None, None, None)
    share, z2 = successes / n, Z95 * Z95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Estimate(share, max(0.0, centre - half), min(1.0, centre + half))


def kappa(pairs: Sequence[tuple[str, str]]) -> Estimate:
    """Return Cohen's κ of paired ratings; undetermined when both raters always say the same one thing."""
    n = len(pairs)
    if n == 0:
        return Estimate(None, None, None)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    joint = Counter(pairs)
    agreed = sum(count for (a, b), count in joint.items() if a == b) / n
    expected = sum(first[k] * second[k] for k in first) / n**2
    if math.isclose(expected, 1.0):
        return Estimate(None, None, None)
    value = (agreed - expected) / (1 - expected)
    own = sum(
        joint[k, k] / n * ((1 - expected) - (first[k] + second[k]) / n * (1 - agreed)) ** 2
        for k in set(first) | set(second)
    )
    crossed = sum(count / n * ((first[b] + second[a]) / n) ** 2 for (a, b), count in joint.items() if a != b)
    variance = (own + (1 - agreed) ** 2 * crossed - (agreed * expected - 2 * expected + agreed) ** 2) / (
        n * (1 - expected) ** 4
    )
    return _around(value, variance)


def ac1(pairs: Sequence[tuple[str, str]], categories: Sequence[str] | None = None) -> Estimate:
    """Return Gwet's AC1 of paired ratings over ``categories`` (those that occur by default)."""
    n = len(pairs)
    names = sorted(set(categories or ()) | {k for pair in pairs for k in pair})
    if n == 0 or len(names) < 2:
        return Estimate(None, None, None)
    share = {k: sum((a == k) + (b == k) for a, b in pairs) / (2 * n) for k in names}
    chance = sum(p * (1 - p) for p in share.values()) / (len(names) - 1)
    agreed = sum(a == b for a, b in pairs) / n
    value = (agreed - chance) / (1 - chance)
    # Gwet's variance, by the influence of each item on agreement and on chance agreement.
    spread = 0.0
    for a, b in pairs:
        mine = float(a == b)
        item_chance = ((1 - share[a]) + (1 - share[b])) / 2 / (len(names) - 1)
        influence = (mine - chance) / (1 - chance) - 2 * (1 - value) * (item_chance - chance) / (1 - chance)
        spread += (influence - value) ** 2
    return _around(value, spread / (n * (n - 1)) if n > 1 else 0.0)


def agreement(pairs: Sequence[tuple[str, str]], categories: Sequence[str] | None = None) -> Agreement:
    """Return all coefficients of paired ratings (first, second)."""
    n = len(pairs)
    said = Counter(k for pair in pairs for k in pair)
    prevalence = {k: count / (2 * n) for k, count in sorted(said.items())} if n else {}
    names = tuple(dict.fromkeys((*(categories or ()), *sorted(said))))
    agreed = wilson(sum(a == b for a, b in pairs), n)
    return Agreement(n, agreed, kappa(pairs), ac1(pairs, categories), prevalence, names)
