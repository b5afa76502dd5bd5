"""Learning from decisions: the logistic score refit from its shipped weights, and how well it is calibrated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from store.matching.features import compared, in_one_story
from store.matching.profile import Profiles
from store.matching.story import Stories
from store.matching.vocabulary import Idf
from store.matching.weights import Weights
from store.models import Constraints, Unit

# How firmly the shipped weights are held, in pseudo-decisions: first how sure they are as a whole (a slope and an
# offset on their log-odds), then each of them.
_SLOPE, _OFFSET, _EACH = 4.0, 1.0, 12.0
_ROUNDS = 25


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of one pair: the feature values it had, and whether it is one fact."""

    values: tuple[float, ...]
    same: bool


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small symmetric positive system by elimination with pivots."""
    size = len(right)
    rows = [[*matrix[i], right[i]] for i in range(size)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for below in range(column + 1, size):
            factor = rows[below][column] / rows[column][column]
            rows[below] = [x - factor * y for x, y in zip(rows[below], rows[column], strict=True)]
    solution = [0.0] * size
    for i in range(size - 1, -1, -1):
        known = sum(rows[i][j] * solution[j] for j in range(i + 1, size))
        solution[i] = (rows[i][size] - known) / rows[i][i]
    return solution


def _newton(rows: Sequence[tuple[list[float], float]], start: list[float], held: list[float]) -> list[float]:
    """Return the logistic weights nearest to ``start``, each held as firmly as ``held`` says, that fit the rows."""
    size, weights = len(start), list(start)
    for _ in range(_ROUNDS):
        gradient = [held[k] * (start[k] - weights[k]) for k in range(size)]
        hessian = [[held[k] if i == k else 0.0 for k in range(size)] for i in range(size)]
        for x, y in rows:
            odds = max(-30.0, min(30.0, sum(w * v for w, v in zip(weights, x, strict=True))))
            p = 1.0 / (1.0 + math.exp(-odds))
            for i in range(size):
                gradient[i] += (y - p) * x[i]
                for k in range(size):
                    hessian[i][k] += p * (1 - p) * x[i] * x[k]
        step = _solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def fit(prior: Weights, decisions: Sequence[Decision]) -> Weights:
    """Return ``prior`` moved by decisions: ridge logistic regression around it, by Newton steps (milliseconds).

    A few decisions tell how sure the score should be as a whole; only many move single weights. Without decisions
    the weights come back unchanged; the order of decisions does not matter.
    """
    if not decisions:
        return prior
    ordered = sorted(decisions, key=lambda decision: (decision.values, decision.same))
    sure = [([1.0, prior.log_odds(d.values)], float(d.same)) for d in ordered]
    offset, slope = _newton(sure, [0.0, 1.0], [_OFFSET, _SLOPE])
    start = [offset + slope * prior.bias, *(slope * c for c in prior.coefficients)]
    rows = [([1.0, *d.values], float(d.same)) for d in ordered]
    weights = _newton(rows, start, [_EACH] * len(start))
    return Weights(round(weights[0], 9), tuple(round(w, 9) for w in weights[1:]))


@dataclass(frozen=True, slots=True)
class Calibration:
    """How true probabilities were: Brier score, expected calibration error in tenths, precision and recall."""

    decisions: int
    brier: float
    ece: float
    precision: float
    recall: float


def calibration(scored: Sequence[tuple[float, bool]], threshold: float) -> Calibration:
    """Return the calibration of (probability, same) pairs; precision and recall are those at ``threshold``."""
    count = len(scored)
    if not count:
        return Calibration(0, 0.0, 0.0, 0.0, 0.0)
    brier = sum((p - same) ** 2 for p, same in scored) / count
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, same in scored:
        bins.setdefault(min(9, int(p * 10)), []).append((p, same))
    ece = sum(abs(sum(p - same for p, same in members)) for members in bins.values()) / count
    said = [same for p, same in scored if p >= threshold]
    true = sum(same for _, same in scored)
    hits = sum(said)
    precision = hits / len(said) if said else 0.0
    return Calibration(count, brier, ece, precision, hits / true if true else 0.0)


def decided(units: Sequence[Unit], constraints: Constraints, made: Profiles | None = None) -> list[Decision]:
    """Return what reviewers' must-links and cannot-links say of pairs across articles, with feature values.

    The values do not depend on the decisions. Pairs inside one article are left out: the matcher never scores them.
    ``made`` are profiles made before.
    """
    wanted = [(pair, True) for pair in sorted(constraints.must)]
    wanted += [(pair, False) for pair in sorted(constraints.cannot)]
    profiles = {profile.id: profile for profile in (made or Profiles()).of(units)}
    idf = Idf.of(sorted(profile.keys) for profile in profiles.values())
    stories = Stories(units, idf)
    found = []
    for (one, other), same in wanted:
        a, b = profiles.get(one), profiles.get(other)
        if a is not None and b is not None and a.article != b.article:
            result, told = compared(a, b, idf), stories.told(a, b)
            found.append(Decision((in_one_story(result, told) if told else result).values, same))
    return found


def held_out(decisions: Sequence[Decision], prior: Weights, folds: int = 5) -> list[tuple[float, bool]]:
    """Return (probability, same) for each decision, scored by weights fit without its fold: an honest calibration."""
    ordered = sorted(decisions, key=lambda decision: (decision.values, decision.same))
    found = []
    for fold in range(folds):
        weights = fit(prior, [decision for i, decision in enumerate(ordered) if i % folds != fold])
        found += [(weights.probability(d.values), d.same) for i, d in enumerate(ordered) if i % folds == fold]
    return found
