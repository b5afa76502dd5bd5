"""The weights of the logistic score: shipped ones, and ones refit from decisions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

NAMES = ("overlap", "evidence", "conflict", "time", "story")


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds = ``bias`` + Σ coefficient × feature, in the order of :data:`NAMES`."""

    bias: float
    coefficients: tuple[float, ...]

    @classmethod
    def kept(cls, numbers: Sequence[float] | None) -> Weights | None:
        """Return weights kept as numbers, the bias first; None for none, and for those of other features."""
        if not numbers or len(numbers) != len(NAMES) + 1:
            return None
        return cls(numbers[0], tuple(numbers[1:]))

    def log_odds(self, values: Sequence[float]) -> float:
        """Return the log-odds of one fact for feature values."""
        return self.bias + sum(c * v for c, v in zip(self.coefficients, values, strict=True))

    def probability(self, values: Sequence[float], added: float = 0.0) -> float:
        """Return the probability of one fact for feature values; ``added`` are further log-odds."""
        odds = max(-30.0, min(30.0, self.log_odds(values) + added))
        return 1.0 / (1.0 + math.exp(-odds))


SHIPPED = Weights(-4.55, (6.0, 4.4, -7.0, -4.2, 5.0))
# Pairs at or above this probability are proposed.
THRESHOLD = 0.5

assert len(SHIPPED.coefficients) == len(NAMES)
