"""``python -m tests.quality.claims_table``: the whole score table, per set and per article."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.quality.claims_scores import SETS, present, score, tricky, tricky_problems

HEAD: tuple[str, ...] = (
    "",
    *("span@.5", "span@.8", "span+speaker", "false attr.", "quantity P", "quantity R"),
    *("dates F1", "nDCG@10", "stance", "quote type"),
)


def _cell(measure: dict[str, Any], key: str) -> float | None:
    """Return one figure of a measure, None when the gold and we have nothing to compare."""
    return float(measure[key]) if measure["tp"] + measure["fp"] + measure["fn"] else None


def row(name: str, scores: dict[str, Any]) -> tuple[str, ...]:
    """Return one printed row of the table; «–» where an article has nothing of the kind."""
    values = (
        scores["span_iou>=0.5"]["F1"],
        scores["span_iou>=0.8"]["F1"],
        scores["span+speaker"]["F1"],
        scores["false_attribution"]["rate"],
        _cell(scores["quantity"], "P"),
        _cell(scores["quantity"], "R"),
        _cell(scores["date_iso(on matched)"], "F1"),
        scores.get("cw", {}).get("nDCG10", 0.0),
        scores["stance_acc"],
        scores["quote_type_acc"],
    )
    return (name, *("–" if value is None else f"{value:.3f}" for value in values))


def main(*, errors: bool = False) -> int:
    """Print the table; with ``--errors`` the scorer's lists of misses too."""
    if not present():
        print("The development sets do not stand beside this checkout (../shared/eval/claims).")
        return 0
    rows = [HEAD]
    with tempfile.TemporaryDirectory() as place:
        for name, (gold, _) in SETS.items():
            rows.append(row(name, score(name, Path(place), errors=errors)))
            for article in json.loads(gold.read_text("utf-8"))["articles"]:
                rows.append(row("  " + article["file"][:16], score(name, Path(place), only=article["file"])))
    for line in rows:
        print(" | ".join(cell.ljust(18 if at == 0 else 12) for at, cell in enumerate(line)))
    wrong = {case["id"]: problems for case in tricky() if (problems := tricky_problems(case))}
    print(f"tricky_dev: {len(tricky()) - len(wrong)} of {len(tricky())}")
    for case, problems in wrong.items():
        print(f"  {case}: {'; '.join(problems)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(errors="--errors" in sys.argv))
