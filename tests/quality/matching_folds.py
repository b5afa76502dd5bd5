"""``python -m tests.quality.matching_folds``: are the weights over-fitted? Ten folds, scored by what was fitted without
them.

The four weights and the bias are fitted anew on nine folds, the threshold is the best of these nine, and both are
used on the tenth. Pairs that share a text are in one fold. What a feature is (its constants, its word lists) was
chosen on the whole set and stays so: only hidden sets tell about that.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from store.matching.evidence.features import compared
from store.matching.scoring.text_scores import text_profile
from store.matching.texts.vocabulary import Idf
from tests.quality import matching_scores as scores
from tests.quality.matching_table import line

FOLDS = 10
_RIDGE = 0.3
Made = list[tuple[list[float], bool, str]]


def made(name: str) -> Made:
    """Return (features with a leading 1, same, key of texts that belong together) of each labelled pair of a set."""
    rows = [row for row in scores.read(scores.PAIRS / f"{name}.jsonl") if row["label"] is not None]
    profiles = [(text_profile("a", row["a"]), text_profile("b", row["b"])) for row in rows]
    idf = Idf.of(sorted(profile.keys) for pair in profiles for profile in pair)
    home: dict[str, str] = {}

    def find(text: str) -> str:
        while home.setdefault(text, text) != text:
            text = home[text]
        return text

    for row in rows:
        home[find(row["b"])] = find(row["a"])
    return [
        ([1.0, *compared(a, b, idf).values[:4]], row["label"] == 1, find(row["a"]))
        for (a, b), row in zip(profiles, rows, strict=True)
    ]


def logistic(rows: Made) -> list[float]:
    """Return ridge logistic weights by Newton steps."""
    import numpy as np

    x, y = np.array([r[0] for r in rows]), np.array([float(r[1]) for r in rows])
    held = np.diag([0.0] + [_RIDGE] * (x.shape[1] - 1))
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - held @ weights
        weights = weights + np.linalg.solve(
            (x * (p * (1 - p))[:, None]).T @ x + held + 1e-6 * np.eye(len(held)), gradient
        )
    return [float(w) for w in weights]


def out_of_fold(rows: Made) -> tuple[float, float]:
    """Return AUC and F1 of scores that each come from weights and a threshold fitted without their fold."""
    size: dict[str, int] = defaultdict(int)
    for _, _, home in rows:
        size[home] += 1
    load = [0] * FOLDS
    fold: dict[str, int] = {}
    for home in sorted(size, key=lambda h: (-size[h], h)):
        fold[home] = load.index(min(load))
        load[fold[home]] += size[home]
    pooled: list[tuple[float, bool]] = []
    hits = said = 0
    for number in range(FOLDS):
        weights = logistic([row for row in rows if fold[row[2]] != number])
        told = [(sum(w * v for w, v in zip(weights, x, strict=True)), same, fold[h]) for x, same, h in rows]
        rest = [(s, same) for s, same, f in told if f != number]
        threshold = max(scores.curve(rest), key=lambda point: scores.f1(point[1], point[2]))[0]
        mine = [(s, same) for s, same, f in told if f == number]
        pooled += mine
        said += sum(s >= threshold for s, _ in mine)
        hits += sum(same for s, same in mine if s >= threshold)
    return scores.auc(pooled), scores.f1(hits / max(1, said), hits / sum(same for _, same in pooled))


def main() -> int:
    """Print the table."""
    if not scores.present():
        print("The development sets do not stand beside this checkout (../shared/eval).")
        return 0
    line("out of fold, ten folds", "AUC", "F1")
    for name in ("ar_crossoutlet_dev", "ar_ans_dev", "en_stsb_headlines_dev"):
        line(name, *out_of_fold(made(name)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
