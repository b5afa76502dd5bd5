"""``python -m tests.quality.matching_table``: what the matcher reaches, with baselines beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from store.language.folding import fold_plain
from tests.quality import matching_scores as scores


def token_sets(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Baseline: rapidfuzz ``token_set_ratio`` of folded texts."""
    from rapidfuzz import fuzz

    for row in rows:
        yield {"id": row["id"], "score": fuzz.token_set_ratio(fold_plain(row["a"]), fold_plain(row["b"])) / 100}


def raw_ratio(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Baseline: rapidfuzz's default scorer ``WRatio`` of the raw texts."""
    from rapidfuzz import fuzz

    for row in rows:
        yield {"id": row["id"], "score": fuzz.WRatio(row["a"], row["b"]) / 100}


def line(name: str, *values: object) -> None:
    """Print one row."""
    cells = [f"{value:.3f}" if isinstance(value, float) else str(value) for value in values]
    print(" | ".join([name.ljust(44), *(cell.ljust(12) for cell in cells)]))


def main() -> int:
    """Print the table; all sets are development sets, and the weights were fitted on them (in-sample)."""
    if not scores.present():
        print("The development sets do not stand beside this checkout (../shared/eval).")
        return 0
    line("pairs (in-sample)", "AUC", "best F1", "F1 at .5", "R at P .95", "ECE")
    for name in ("ar_crossoutlet_dev", "ar_ans_dev", "en_stsb_headlines_dev"):
        for label, scorer in (
            ("tadqiq", scores.score_pairs),
            ("token_set folded", token_sets),
            ("WRatio raw", raw_ratio),
        ):
            found = scores.pair_scores(name, scorer)
            line(f"{name} · {label}", found["auc"], found["f1"], found["f1_half"], found["r_p95"], found["ece"])
    print()
    line("stress edits (in-sample)", "share")
    for name, value in scores.stress_scores().items():
        line(name, value)
    print()
    line("calibration: python -m tests.quality.calibration_table")
    print()
    line("posts against checked claims", "MAP@5", "hit@20")
    found = scores.ranking_scores()
    line("both parts", found["map5"], found["hit20"])
    line("part dev", found["map5_part_dev"], found["hit20_part_dev"])
    print()
    line("groups, end to end", "P", "R", "F1", "traps", "slots")
    for name, groups in (("news_dev (in-sample)", scores.news_scores()), ("our own articles", scores.own_scores())):
        pairwise, slots = groups["pairwise"], groups["differing_slots_reported"]["all"]
        line(name, pairwise["P"], pairwise["R"], pairwise["F1"], groups["trap_pairs_grouped"].split()[0], slots)
    print()
    line("the five samples: proposed groups")
    for place, row in enumerate(scores.seed_groups(), 1):
        line(f"{place}. " + " / ".join(member["article_file"][:3] for member in row["members"]), round(row["score"], 3))
    return 0


if __name__ == "__main__":
    sys.exit(main())
