"""Learning from decisions: the logistic score refit from its shipped weights, and how well it is calibrated."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from store.matching.evidence.features import compared
from store.matching.evidence.weights import SHIPPED, Weights
from store.matching.stories.counterparts import claims_of
from store.matching.stories.story import Stories
from store.matching.texts.profile import Profiles
from store.matching.texts.vocabulary import Idf
from store.models import Constraints, Unit

# Where decisions are expected to put the log-odds of the shipped score, as offset and slope: on five labelled sets
# (cross-outlet reports, news titles, headlines, two sets of whole articles) it was too sure by about this much.
_EXPECTED = (-0.65, 0.9)
# How firmly that is held, in pseudo-decisions, and how firmly each weight, which only many decisions move. Chosen on
# random draws of twenty decisions from the five sets: ``python -m tests.quality.calibration_table``.
_FIRM, _EACH = (8.0, 8.0), 30.0
# After so many decisions half of the expected shift is believed: the first decision does not change every score.
_SOON = 5.0
# A score surer than this, and so much more for each decision, is taken as so sure: one pair that nothing spoke for, put
# together by a reviewer, tells of itself and not of all scores.
_SURE, _SURER = 6.0, 0.33
# However often a sure score was wrong, what looks more alike stays likelier.
_FLATTEST = 0.2
_ROUNDS, _HALVINGS, _ENOUGH = 25, 12, 1e-7


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


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    total: float = sum(map(mul, one, other))
    return total


class Sample:
    """Decisions as columns (a constant first), so that a step over many of them is a few sums."""

    def __init__(self, values: Sequence[Sequence[float]], decisions: Sequence[Decision]):
        self._columns = [[1.0] * len(decisions), *map(list, zip(*values, strict=True))]
        self._same = [float(decision.same) for decision in decisions]
        self._weight = [decision.weight for decision in decisions]
        self._products = {
            (i, k): list(map(mul, one, self._columns[k])) for i, one in enumerate(self._columns) for k in range(i + 1)
        }

    def _odds(self, weights: Sequence[float]) -> list[float]:
        odds = [0.0] * len(self._same)
        for weight, column in zip(weights, self._columns, strict=True):
            odds = [sum_ + weight * value for sum_, value in zip(odds, column, strict=True)]
        return odds

    def loss(self, weights: Sequence[float]) -> float:
        """Return the weighted log loss."""
        odds = self._odds(weights)
        missed = [max(x, 0.0) + math.log1p(math.exp(-abs(x))) - y * x for x, y in zip(odds, self._same, strict=True)]
        return _dot(self._weight, missed)

    def slope(self, weights: Sequence[float]) -> tuple[list[float], list[list[float]]]:
        """Return the gradient of the log likelihood and the negative of its second derivatives."""
        said = [1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds)))) for odds in self._odds(weights)]
        off = [w * (y - p) for w, y, p in zip(self._weight, self._same, said, strict=True)]
        scatter = [w * p * (1 - p) for w, p in zip(self._weight, said, strict=True)]
        lower = {place: _dot(scatter, products) for place, products in self._products.items()}
        size = range(len(self._columns))
        return [_dot(off, column) for column in self._columns], [
            [lower[max(i, k), min(i, k)] for k in size] for i in size
        ]


def nearest(sample: Sample, start: Sequence[float], held: Sequence[float]) -> list[float]:
    """Return the logistic weights nearest to ``start``, each held as firmly as ``held`` says, that fit the sample.

    By Newton steps. One that overshoots is halved: a single very sure and very wrong score would otherwise throw the
    weights far off.
    """

    def loss(weights: Sequence[float]) -> float:
        far = sum(h * (w - s) ** 2 for h, w, s in zip(held, weights, start, strict=True)) / 2
        return far + sample.loss(weights)

    weights = list(start)
    now = loss(weights)
    for _ in range(_ROUNDS):
        gradient, hessian = sample.slope(weights)
        for k, firm in enumerate(held):
            gradient[k] += firm * (start[k] - weights[k])
            hessian[k][k] += firm
        step = _solve(hessian, gradient)
        if max(map(abs, step)) < _ENOUGH:
            break
        for _ in range(_HALVINGS):
            tried = [w + s for w, s in zip(weights, step, strict=True)]
            then = loss(tried)
            if then <= now:
                break
            step = [s / 2 for s in step]
        else:
            break
        weights, now = tried, then
    return weights


def fit(prior: Weights, decisions: Sequence[Decision]) -> Weights:
    """Return ``prior`` moved by decisions: ridge logistic regression around it (milliseconds).

    A few decisions tell how sure the score should be as a whole (an offset and a slope on its log-odds: Platt 1999,
    around what is expected the more there are); only many move single weights. Without decisions the weights come back
    unchanged, and a few hardly move them; the order of decisions does not matter, and one that was taken back leaves
    no trace: every fit begins at ``prior``.
    """
    if not decisions:
        return prior
    ordered = sorted(decisions, key=lambda decision: (decision.values, decision.same, decision.weight))
    many = sum(decision.weight for decision in ordered)
    share = many / (many + _SOON)
    expected = (share * _EXPECTED[0], 1.0 + share * (_EXPECTED[1] - 1.0))
    most = _SURE + _SURER * many
    odds = [[max(-most, min(most, prior.log_odds(d.values)))] for d in ordered]
    offset, slope = nearest(Sample(odds, ordered), expected, _FIRM)
    slope = max(_FLATTEST, slope)
    start = [offset + slope * prior.bias, *(slope * c for c in prior.coefficients)]
    weights = nearest(Sample([d.values for d in ordered], ordered), start, [_EACH] * len(start))
    bias, *coefficients = (round(weight, 6) for weight in weights)
    return Weights(bias, tuple(coefficients), round(offset, 6), round(slope, 6))


@dataclass(frozen=True, slots=True)
class Calibration:
    """How true probabilities were: Brier score, expected calibration error in tenths, precision and recall.

    ``by_chance`` is the calibration error that a perfectly calibrated score would show on so few pairs, because the
    answers scatter; ``corrected`` is the root mean square error of calibration without that scatter. What cannot be
    known, as the recall without any true pair, is None.
    """

    decisions: int
    brier: float | None = None
    ece: float | None = None
    by_chance: float | None = None
    corrected: float | None = None
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
    tenths = _tenths(rows)
    off = sum(abs(sum(weight * (p - same) for p, same, weight in members)) for members in tenths)
    # The mean distance from 0 of a sum of so many answers: √(2/π) of its standard deviation.
    scatter = sum(math.sqrt(sum(w * w * p * (1 - p) for p, _, w in members)) for members in tenths)
    said = sum(weight for p, _, weight in rows if p >= threshold)
    true = sum(weight for _, same, weight in rows if same)
    hits = sum(weight for p, same, weight in rows if same and p >= threshold)
    return Calibration(
        decisions=len(rows),
        brier=sum(weight * (p - same) ** 2 for p, same, weight in rows) / whole,
        ece=off / whole,
        by_chance=math.sqrt(2 / math.pi) * scatter / whole,
        corrected=math.sqrt(max(0.0, unbiased_square(rows))),
        precision=hits / said if said else None,
        recall=hits / true if true else None,
    )


def unbiased_square(scored: Sequence[tuple[float, bool, float]]) -> float:
    """Return the mean squared calibration error of (probability, same, weight), free of sampling bias, in tenths.

    From the square of each tenth's distance the variance of its answers is taken away (Kumar, Liang & Ma 2019,
    "Verified uncertainty calibration"), so it may come out below 0; tenths of one pair tell nothing.
    """
    square = 0.0
    for members in _tenths(scored):
        if len(members) > 1:
            weight = sum(w for *_, w in members)
            share = sum(w * same for _, same, w in members) / weight
            scatter = sum((w * (same - share)) ** 2 for _, same, w in members) * len(members) / (len(members) - 1)
            square += (sum(w * (p - same) for p, same, w in members) ** 2 - scatter) / weight
    return square / sum(weight for *_, weight in scored)


def _tenths(scored: Sequence[tuple[float, bool, float]]) -> list[list[tuple[float, bool, float]]]:
    bins: dict[int, list[tuple[float, bool, float]]] = {}
    for row in scored:
        bins.setdefault(min(9, int(row[0] * 10)), []).append(row)
    return list(bins.values())


PairOfClaims = tuple[str, str]


def values_of(
    units: Sequence[Unit],
    pairs: Iterable[PairOfClaims],
    made: Profiles,
    idf: Idf | None = None,
    beside: Sequence[Unit] | None = None,
) -> dict[PairOfClaims, tuple[float, ...]]:
    """Return the feature values of pairs of claims; pairs inside one article, which are never scored, are left out.

    ``made`` are profiles made before; ``idf`` the word weights of a whole that ``units`` are a part of; ``beside`` all
    claims of their articles, when ``units`` are only some.
    """
    profiles = {profile.id: profile for profile in made.of(units)}
    idf = idf or Idf.of(sorted(profile.keys) for profile in profiles.values())
    claims = profiles.values() if beside is None else made.of(beside)
    stories = Stories(units, idf, claims_of(claims))
    found: dict[PairOfClaims, tuple[float, ...]] = {}
    for a, b in sorted(pairs):
        if a in profiles and b in profiles and profiles[a].article != profiles[b].article:
            found[a, b] = stories.read(profiles[a], profiles[b], compared(profiles[a], profiles[b], idf)).values
    return found


def told(constraints: Constraints, values: Mapping[PairOfClaims, tuple[float, ...]]) -> list[Decision]:
    """Return what reviewers' must-links and cannot-links say of the pairs whose feature values are known.

    A group of two counts one. One of many that stand together counts for half its members, not for all its pairs,
    which say much the same; where many are kept apart, nobody said of each two that they are two facts: it counts one.
    """
    said = [
        (pair, same)
        for pairs, same in ((constraints.must, True), (constraints.cannot, False))
        for pair in sorted(pairs)
        if pair in values
    ]
    pairs_of = Counter((claim, same) for pair, same in said for claim in pair)
    found = []
    for (a, b), same in said:
        partners = (pairs_of[a, same] + pairs_of[b, same]) / 2
        weight = 1.0 / partners if same else 2.0 / (partners * (partners + 1.0))
        found.append(Decision(values[a, b], same, weight))
    return found


def fitted(constraints: Constraints, values: Mapping[PairOfClaims, tuple[float, ...]]) -> list[float] | None:
    """Return the weights that decisions teach, as numbers; None, for the shipped ones, when they tell nothing."""
    decisions = told(constraints, values)
    return fit(SHIPPED, decisions).numbers if decisions else None


def decided(units: Sequence[Unit], constraints: Constraints, made: Profiles | None = None) -> list[Decision]:
    """Return what reviewers' decisions say of pairs across articles; the values do not depend on the decisions."""
    return told(constraints, values_of(units, constraints.must | constraints.cannot, made or Profiles()))
