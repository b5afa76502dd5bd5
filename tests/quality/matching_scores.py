"""How well the matcher does on the development sets: pairs, differences, rankings, groups, scored in plain Python."""

from __future__ import annotations

import importlib.util
import io
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from store.export.plain import group_record
from store.matching.scoring.text_scores import rank
from store.matching.scoring.text_scores import score_pairs as score_pairs
from store.models import LoadOptions
from store.store import Store

ROOT = Path(__file__).resolve().parents[2]
EVAL = ROOT.parent / "shared" / "eval"
PAIRS = EVAL / "matching"
CLAIMS = EVAL / "claims"
NEWS = CLAIMS / "news_dev"
SEEDS = ROOT / "seeds"
OWN = ROOT / "tests" / "quality" / "own"

# The slots that flag each kind of planted conflict.
FLAGS = {
    "neg_number": {"figure"},
    "neg_place": {"place"},
    "neg_day": {"date"},
    "neg_name": {"name", "speaker"},
    "neg_antonym": {"antonym", "negation"},
}


def present() -> bool:
    """Say whether the development sets stand beside the checkout."""
    return (PAIRS / "evaluate.py").is_file() and (CLAIMS / "score_groups.py").is_file()


def read(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the chance that a true pair scores above a false one, ties counting half."""
    ranks: dict[float, list[int]] = {}
    for at, (score, _) in enumerate(sorted(scored)):
        ranks.setdefault(score, []).append(at + 1)
    middle = {score: sum(at) / len(at) for score, at in ranks.items()}
    true = sum(same for _, same in scored)
    false = len(scored) - true
    return (sum(middle[s] for s, same in scored if same) - true * (true + 1) / 2) / max(1, true * false)


def curve(scored: Sequence[tuple[float, bool]]) -> Iterable[tuple[float, float, float]]:
    """Yield (threshold, precision, recall) at every score, the highest first."""
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for score, same in scored:
        counts[score][same] += 1
    true, said, hits = sum(same for _, same in scored), 0, 0
    for score in sorted(counts, reverse=True):
        said += sum(counts[score])
        hits += counts[score][1]
        yield score, hits / said, hits / max(1, true)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def calibration_error(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over tenths."""
    bins: dict[int, list[float]] = defaultdict(list)
    for score, same in scored:
        bins[min(9, int(score * 10))].append(score - same)
    return sum(abs(sum(errors)) for errors in bins.values()) / max(1, len(scored))


def pair_scores(
    name: str, scorer: Callable[[list[dict[str, Any]]], Iterable[dict[str, Any]]] = score_pairs
) -> dict[str, float]:
    """Return AUC, F1 at the best threshold and at one half, recall at 95 % precision and calibration of one set."""
    rows = read(PAIRS / f"{name}.jsonl")
    found = {row["id"]: row["score"] for row in scorer(rows)}
    scored = [(found[row["id"]], row["label"] == 1) for row in rows if row["label"] is not None]
    points = list(curve(scored))
    at_half = [(s, same) for s, same in scored if s >= 0.5]
    hits = sum(same for _, same in at_half)
    return {
        "auc": auc(scored),
        "f1": max(f1(precision, recall) for _, precision, recall in points),
        "f1_half": f1(hits / max(1, len(at_half)), hits / sum(same for _, same in scored)),
        "r_p95": max((recall for _, precision, recall in points if precision >= 0.95), default=0.0),
        "ece": calibration_error(scored),
    }


def stress_scores() -> dict[str, float]:
    """Return the share of harmless edits kept, of synonyms kept, and of conflicts flagged by kind.

    An edit is kept at the threshold that is best for the whole set, as the set's scorer takes it.
    """
    rows = read(PAIRS / "ar_stress_dev.jsonl")
    found = {row["id"]: row for row in score_pairs(rows)}
    scored = [(found[row["id"]]["score"], row["label"] == 1) for row in rows]
    threshold = max(curve(scored), key=lambda point: f1(point[1], point[2]))[0]
    harmless = [row for row in rows if row["label"] == 1]
    kept = Counter(row["kind"] for row in harmless if found[row["id"]]["score"] >= threshold)
    counts = Counter(row["kind"] for row in rows)
    result = {
        "kept": sum(kept.values()) / len(harmless),
        "kept_half": sum(found[row["id"]]["score"] >= 0.5 for row in harmless) / len(harmless),
        "synonyms": kept["synonyms"] / counts["synonyms"],
    }
    for kind, slots in FLAGS.items():
        flagged = [{d["slot"] for d in found[r["id"]]["differences"]} & slots for r in rows if r["kind"] == kind]
        result[kind] = sum(map(bool, flagged)) / len(flagged)
    quiet = [{d["slot"] for d in found[r["id"]]["differences"]} & {"figure", "date", "place"} for r in harmless]
    result["false_flags"] = sum(map(bool, quiet)) / len(quiet)
    return result


def ranking_scores() -> dict[str, float]:
    """Return MAP@5 and hit@20 of posts against checked claims, over both parts and over the part named dev."""
    queries = read(PAIRS / "ar_ct21_queries_dev.jsonl")
    found = {row["id"]: row["ranked"] for row in rank(queries, read(PAIRS / "ar_ct21_docs.jsonl"))}
    result: dict[str, float] = {}
    for name, part in (("", queries), ("_part_dev", [q for q in queries if q["part"] == "dev"])):
        precision, hits = [], []
        for query in part:
            relevant = set(query["rel"])
            places = [at for at, doc in enumerate(found[query["id"]]) if doc in relevant]
            near = [at for at in places if at < 5]
            most = min(5, len(relevant) + query.get("rel_missing", 0))
            precision.append(sum((n + 1) / (at + 1) for n, at in enumerate(near)) / most)
            hits.append(bool(places))
        result |= {f"map5{name}": sum(precision) / len(part), f"hit20{name}": sum(hits) / len(part)}
    return result


def grouped(articles: Iterable[tuple[Path, LoadOptions]], place: Path) -> list[dict[str, Any]]:
    """Load articles into a fresh store and return its open groups as ``tadqiq groups --json`` prints them."""
    with Store.open(str(place / "groups.db"), create=True, reviewer="quality") as store:
        for path, options in articles:
            store.load([str(path)], options)
        return [group_record(store.group(row.id)) for row in store.queue() if not row.probe]


def group_scores(gold: Path, articles: Path) -> dict[str, Any]:
    """Return the figures of ``score_groups.py`` for the groups of annotated articles, read, extracted and grouped."""
    annotated = json.loads(gold.read_text("utf-8"))["articles"]
    given = [
        (articles / a["file"], LoadOptions(outlet=a["outlet"], published=a["dateline"]["inferred_iso"]))
        for a in annotated
    ]
    with tempfile.TemporaryDirectory() as folder:
        predicted, result = Path(folder) / "groups.jsonl", Path(folder) / "score.json"
        rows = [row for row in grouped(given, Path(folder)) if not row["probe"]]
        predicted.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        _score_groups(["--gold", str(gold), "--pred", str(predicted), "--json", str(result)])
        figures: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return figures


def news_scores() -> dict[str, Any]:
    """Return them for news_dev."""
    return group_scores(NEWS / "gold2_dev.json", NEWS / "articles")


def own_scores() -> dict[str, Any]:
    """Return them for the articles of our own."""
    return group_scores(OWN / "gold.json", OWN / "articles")


def _score_groups(arguments: list[str]) -> None:
    """Run the set's own scorer in this process, quietly."""
    import sys

    spec = importlib.util.spec_from_file_location("score_groups", CLAIMS / "score_groups.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    before, sys.argv = sys.argv, ["score_groups.py", *arguments]
    try:
        with redirect_stdout(io.StringIO()):
            module.main()
    finally:
        sys.argv = before


def seed_groups() -> list[dict[str, Any]]:
    """Return the open groups of the five sample articles in the order of the queue."""
    with tempfile.TemporaryDirectory() as folder:
        return grouped([(path, LoadOptions()) for path in sorted(SEEDS.glob("*.txt"))], Path(folder))


def holds(row: dict[str, Any], *wanted: tuple[str, str]) -> bool:
    """Say whether a group has a member for every (file prefix, word in its text)."""
    return all(any(m["article_file"].startswith(f) and w in m["text"] for m in row["members"]) for f, w in wanted)
