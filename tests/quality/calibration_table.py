"""``python -m tests.quality.calibration_table``: calibration error after twenty decisions, beside its floor."""

from __future__ import annotations

import sys
import time

from store.matching.evidence.weights import SHIPPED
from store.matching.scoring.learning import fit
from tests.quality.calibration import measure, sets
from tests.quality.matching_table import line


def main() -> int:
    """Print one line a set, and how long a fit takes; the weights were fitted on these sets (in-sample).

    ``corrected`` is the root mean square error without what sampling adds; ``best line`` the error of the offset and
    slope that fit all answers of the set at once: what any fit from a part of them could hope for.
    """
    found = sets()
    line(
        "calibration error (ECE), 20 decisions", "pairs", "before", "after", "floor", "Brier", "corrected", "best line"
    )
    for name, pairs in found.items():
        told = measure(pairs, draws=400 if len(pairs) < 1000 else 60)
        line(name, told.pairs, told.before, told.after, told.floor, told.brier, told.corrected, told.best)
    pool = [pair for pairs in found.values() for pair in pairs]
    print()
    line("a fit", "decisions", "ms")
    for count in (20, 100, 1000):
        if count <= len(pool):
            began = time.process_time()
            fit(SHIPPED, pool[:: len(pool) // count][:count])
            line("", count, round(1000 * (time.process_time() - began), 1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
