"""Learning from decisions: the logistic score refit from its shipped weights, and how well it is calibrated."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from store.matching.features import compared
from store.matching.profile import Profiles
from store.matching.story import Stories
from store.matching.vocabulary import Idf
from store.matching.weights import Weights
from store.models import Constraints, Unit

# Where decisions are expected to put the log-odds of the shipped score, as offset and slope: on five labelled sets
# (cross-outlet reports, news titles, headlines, two sets of whole articles) it was too sure by about this much.
_EXPECTED = (-0.65, 0.9)
# How firmly that is held, in pseudo-decisions, and how firmly each weight, which only many decisions move. Chosen on
# random draws of twenty decisions from the five sets: ``python -m tests.quality.calibration_table``.
_FIRM, _EACH = (8.0, 8.0), 30.0
_ROUNDS, _HALVINGS = 25, 12


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of one pair: the feature values it had, whether it is one fact, and how much it counts.

    A pair from below the threshold counts like any other: which pairs are shown depends on their features alone, and
    the fit is of answers given features.
    """

    values: tuple[float, ...]
    same: bool
    weight: float = 1.0


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


Row = tuple[list[float], float, float]


def _odds(weights: Sequence[float], x: Sequence[float]) -> float:
    return sum(w * v for w, v in zip(weights, x, strict=True))


def _loss(rows: Sequence[Row], weights: list[float], start: Sequence[float], held: Sequence[float]) -> float:
    """Return the weighted log loss of the rows, and half the squared distance from ``start`` as firm as it is held."""
    far = sum(h * (w - s) ** 2 for h, w, s in zip(held, weights, start, strict=True)) / 2
    for x, y, weight in rows:
        odds = _odds(weights, x)
        far += weight * (max(odds, 0.0) + math.log1p(math.exp(-abs(odds))) - y * odds)
    return far


def _step(rows: Sequence[Row], weights: list[float], start: Sequence[float], held: Sequence[float]) -> list[float]:
    """Return the Newton step from ``weights``."""
    size = len(start)
    gradient = [held[k] * (start[k] - weights[k]) for k in range(size)]
    hessian = [[held[k] if i == k else 0.0 for k in range(size)] for i in range(size)]
    for x, y, weight in rows:
        p = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, _odds(weights, x)))))
        for i in range(size):
            gradient[i] += weight * (y - p) * x[i]
            for k in range(size):
                hessian[i][k] += weight * p * (1 - p) * x[i] * x[k]
    return _solve(hessian, gradient)


def _nearest(rows: Sequence[Row], start: Sequence[float], held: Sequence[float]) -> list[float]:
    """Return the logistic weights nearest to ``start``, each held as firmly as ``held`` says, that fit the rows.

    A step that overshoots is halved: a single very sure and very wrong score would otherwise throw the weights far off.
    """
    weights = list(start)
    now = _loss(rows, weights, start, held)
    for _ in range(_ROUNDS):
        step = _step(rows, weights, start, held)
        for _ in range(_HALVINGS):
            tried = [w + s for w, s in zip(weights, step, strict=True)]
            then = _loss(rows, tried, start, held)
            if then <= now:
                break
            step = [s / 2 for s in step]
        else:
            break
        weights, now = tried, then
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def fit(prior: Weights, decisions: Sequence[Decision]) -> Weights:
    """Return ``prior`` moved by decisions: ridge logistic regression around it, by Newton steps (milliseconds).

    A few decisions tell how sure the score should be as a whole (an offset and a slope on its log-odds: Platt 1999,
    around what is expected); only many move single weights. Without decisions the weights come back unchanged; the
    order of decisions does not matter, and one that was taken back leaves no trace: every fit begins at ``prior``.
    """
    if not decisions:
        return prior
    ordered = sorted(decisions, key=lambda decision: (decision.values, decision.same, decision.weight))
    sure = [([1.0, prior.log_odds(d.values)], float(d.same), d.weight) for d in ordered]
    offset, slope = _nearest(sure, _EXPECTED, _FIRM)
    start = [offset + slope * prior.bias, *(slope * c for c in prior.coefficients)]
    rows = [([1.0, *d.values], float(d.same), d.weight) for d in ordered]
    weights = _nearest(rows, start, [_EACH] * len(start))
    return Weights(round(weights[0], 9), tuple(round(w, 9) for w in weights[1:]))


@dataclass(frozen=True, slots=True)
class Calibration:
    """How true probabilities were: Brier score, expected calibration error in tenths, precision and recall.

    ``by_chance`` is the calibration error that a perfectly calibrated score would show on so few pairs, because the
    answers scatter. What cannot be known, as the recall without any true pair, is None.
    """

    decisions: int
    brier: float | None = None
    ece: float | None = None
    by_chance: float | None = None
    precision: float | None = None
    recall: float | None = None


def calibration(
    scored: Sequence[tuple[float, bool]], threshold: float, stand_for: Sequence[float] | None = None
) -> Calibration:
    """Return the calibration of (probability, same) pairs; precision and recall are those at ``threshold``.

    ``stand_for`` says for how many pairs each stands: one drawn out of ten counts ten times, so that the figures are
    those of everything it was drawn from (Horvitz & Thompson 1952).
    """
    if not scored:
        return Calibration(0)
    weights = [1.0] * len(scored) if stand_for is None else stand_for
    rows = [(p, same, weight) for (p, same), weight in zip(scored, weights, strict=True)]
    whole = sum(weights)
    bins: dict[int, list[tuple[float, bool, float]]] = {}
    for row in rows:
        bins.setdefault(min(9, int(row[0] * 10)), []).append(row)
    off = sum(abs(sum(weight * (p - same) for p, same, weight in members)) for members in bins.values())
    # The mean distance from 0 of a sum of so many answers: √(2/π) of its standard deviation.
    scatter = sum(math.sqrt(sum(w * w * p * (1 - p) for p, _, w in members)) for members in bins.values())
    said = sum(weight for p, _, weight in rows if p >= threshold)
    true = sum(weight for _, same, weight in rows if same)
    hits = sum(weight for p, same, weight in rows if same and p >= threshold)
    return Calibration(
        decisions=len(rows),
        brier=sum(weight * (p - same) ** 2 for p, same, weight in rows) / whole,
        ece=off / whole,
        by_chance=math.sqrt(2 / math.pi) * scatter / whole,
        precision=hits / said if said else None,
        recall=hits / true if true else None,
    )


def decided(units: Sequence[Unit], constraints: Constraints, made: Profiles | None = None) -> list[Decision]:
    """Return what reviewers' must-links and cannot-links say of pairs across articles, with feature values.

    The values do not depend on the decisions. A group of two counts one, a group of many for half its members, not
    for all its pairs, which say much the same. Pairs inside one article are left out: the matcher never scores them.
    ``made`` are profiles made before.
    """
    profiles = {profile.id: profile for profile in (made or Profiles()).of(units)}
    idf = Idf.of(sorted(profile.keys) for profile in profiles.values())
    stories = Stories(units, idf)
    told = [
        (profiles[a], profiles[b], same)
        for pairs, same in ((constraints.must, True), (constraints.cannot, False))
        for a, b in sorted(pairs)
        if a in profiles and b in profiles and profiles[a].article != profiles[b].article
    ]
    pairs_of = Counter((claim.id, same) for *pair, same in told for claim in pair)
    found = []
    for a, b, same in told:
        values = stories.read(a, b, compared(a, b, idf)).values
        found.append(Decision(values, same, 2.0 / (pairs_of[a.id, same] + pairs_of[b.id, same])))
    return found


def held_out(decisions: Sequence[Decision], prior: Weights, folds: int = 5) -> list[tuple[float, bool]]:
    """Return (probability, same) for each decision, scored by weights fit without its fold: an honest calibration."""
    ordered = sorted(decisions, key=lambda decision: (decision.values, decision.same, decision.weight))
    found = []
    for fold in range(folds):
        weights = fit(prior, [decision for i, decision in enumerate(ordered) if i % folds != fold])
        found += [(weights.probability(d.values), d.same) for i, d in enumerate(ordered) if i % folds == fold]
    return found
