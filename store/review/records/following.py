"""Scores as the decisions have taught since they were stored: the same feature values under the weights of the day."""

# ruff: noqa: S608 - the variable parts of the SQL are question marks; values are always bound

from __future__ import annotations

import json
from collections.abc import Mapping

from store.database.connection import Database
from store.frozen import dataclass
from store.matching.evidence.weights import SHIPPED, Weights
from store.review.records import lessons

# What rounding does to the mean of stored probabilities.
_ROUNDING = 1e-5


@dataclass(frozen=True, slots=True)
class Following:
    """What decisions have taught, for scores that were stored before."""

    weights: Weights

    @classmethod
    def of(cls, db: Database) -> Following | None:
        """Return it; None when the stored scores are by the weights of the day."""
        learned = lessons.state(db)
        if learned.now == learned.scored and not learned.mixed:
            return None
        return cls(Weights.kept(learned.now) or SHIPPED)

    def probability(self, features: str, stored: float) -> float:
        """Return the probability of a pair by its feature values (a JSON list); the stored one where they are not
        known.
        """
        *values, meaning = json.loads(features) or [0.0]
        known = len(values) == len(self.weights.coefficients)
        return self.weights.probability([float(value) for value in values], float(meaning)) if known else stored

    def scores(self, db: Database, stored: Mapping[int, float]) -> dict[int, float]:
        """Return the scores of some groups (by ``pk``): the means of their pairs' probabilities.

        Where a large group keeps only the pairs of its lead, its score moves as far as theirs.
        """
        pks = list(stored)
        told: dict[int, list[tuple[float, float]]] = {pk: [] for pk in pks}
        sql = f"SELECT grp, probability, features FROM pair WHERE grp IN ({','.join('?' * len(pks))})"
        for pk, probability, features in db.rows(sql, pks):
            told[pk].append((probability, self.probability(features, probability)))
        return {pk: _moved(stored[pk], pairs) for pk, pairs in told.items()}


def _moved(stored: float, pairs: list[tuple[float, float]]) -> float:
    if not pairs:
        return stored
    before = sum(probability for probability, _ in pairs) / len(pairs)
    now = sum(probability for _, probability in pairs) / len(pairs)
    part = stored - before if abs(stored - before) > _ROUNDING else 0.0
    return round(max(0.0, min(1.0, now + part)), 6)
