"""The weights of the logistic score: shipped ones, and ones refit from decisions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

NAMES = ("overlap", "evidence", "conflict", "time", "story")


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds = ``bias`` + Σ coefficient × feature, in the order of :data:`NAMES`.

    ``offset`` and ``slope`` tell how far decisions have moved them as a whole: these log-odds are ``offset + slope ×``
    those in the scale in which the matcher was tuned. Claims are put together in that scale, so that a changed
    confidence moves the threshold and nothing else; what is shown are these.
    """

    bias: float
    coefficients: tuple[float, ...]
    offset: float = 0.0
    slope: float = 1.0

    @classmethod
    def kept(cls, numbers: Sequence[float] | None) -> Weights | None:
        """Return weights kept as numbers; None for none, and for those of other features."""
        size = len(NAMES) + 1
        if not numbers or len(numbers) not in (size, size + 2):  # files of earlier versions have no offset and slope
            return None
        return cls(numbers[0], tuple(numbers[1:size]), *numbers[size:])

    @property
    def numbers(self) -> list[float]:
        """The weights as numbers: bias, coefficients, offset, slope."""
        return [self.bias, *self.coefficients, self.offset, self.slope]

    def tuned(self) -> Weights:
        """Return these weights in the scale in which the matcher was tuned."""
        return Weights((self.bias - self.offset) / self.slope, tuple(c / self.slope for c in self.coefficients))

    def calibrated(self, probability: float) -> float:
        """Return a probability of the tuned scale as it is shown."""
        return _probability(self.offset + self.slope * _log_odds(probability))

    def bar(self, threshold: float) -> float:
        """Return the threshold in the tuned scale for one on what is shown."""
        return _probability((_log_odds(threshold) - self.offset) / self.slope)

    def log_odds(self, values: Sequence[float]) -> float:
        """Return the log-odds of one fact for feature values."""
        return self.bias + sum(c * v for c, v in zip(self.coefficients, values, strict=True))

    def probability(self, values: Sequence[float], meaning: float = 0.0) -> float:
        """Return the probability of one fact for feature values; ``meaning`` adds log-odds in the tuned scale."""
        return _probability(self.log_odds(values) + self.slope * meaning)


def _probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


def _log_odds(probability: float) -> float:
    return math.log(max(probability, 1e-13) / max(1e-13, 1.0 - probability))


SHIPPED = Weights(-4.55, (6.0, 4.4, -7.0, -4.2, 5.0))
# Pairs at or above this probability are proposed.
THRESHOLD = 0.5

assert len(SHIPPED.coefficients) == len(NAMES)
