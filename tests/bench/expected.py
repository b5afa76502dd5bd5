"""What the matching bench will take in time and memory, from what 100,000 claims took (docs/QUALITY.md)."""

from __future__ import annotations

import math

_MEASURED = 100_000
# CPU seconds and MB at 100,000 claims: each engine from texts to pairs, making the two samples, a whole grouping,
# filling an archive.
ENGINES_AT_MEASURED = {
    "tadqiq batch": (2.7, 192),
    "tadqiq, plain Python": (36, 218),
    "tf-idf + sparse_dot_topn": (3.8, 274),
    "gaoya": (20, 1300),
    "datasketch": (27, 2400),
}
_SAMPLES, _WHOLE, _FILLING = (12, 150), (70, 1100), (40, 350)
# Above the measured size the cost grows a little faster than the collection (the bar is 1.2).
_EXPONENT = 1.1


def _scaled(figures: tuple[float, float], claims: int) -> tuple[float, float]:
    seconds, megabytes = figures
    return seconds * (claims / _MEASURED) ** _EXPONENT, megabytes * max(0.1, claims / _MEASURED)


def expected(claims: int, engines: dict[str, int], runs: int, *, whole: int, stored: int) -> str:
    """Return in one sentence what to expect: ``engines`` by name with how many parameters each is tuned over.

    ``whole`` and ``stored`` are the largest collections that are grouped as a whole and filled into an archive.
    """
    pieces = [_scaled(ENGINES_AT_MEASURED[name], claims) for name in engines]
    turns = [runs + (tried if tried > 1 else 0) for tried in engines.values()]
    seconds = sum(piece[0] * turn for piece, turn in zip(pieces, turns, strict=True))
    parts = [*pieces]
    for size, figures in ((claims, _SAMPLES), (whole, _WHOLE), (stored, _FILLING)):
        if size:
            parts.append(_scaled(figures, size))
            seconds += parts[-1][0]
    memory = max((megabytes for _, megabytes in parts), default=0.0)
    return f"expected: about {math.ceil(seconds / 60)} minutes of one core and {memory / 1024:.1f} GB at the most"
