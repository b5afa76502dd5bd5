"""Batch grouping beside its peers, and additions to a stored archive: ``python -m tests.bench.matching``.

Text is generated: words over the Arabic alphabet with a Zipf law, claims of about 25 words, and near-duplicates of
them with 5–40 % of the words edited, planted at known places. Every engine runs in its own process; what counts is
the wall and CPU time and the peak memory from texts to pairs, and the share of planted pairs found. Parameters are
tuned on one sample and scored on another. Peers that are not installed are SKIPPED and named.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.planted import Sample, sample

Pairs = set[tuple[int, int]]
TARGET = 0.998
COLUMNS = ("wall", "cpu", "memory", "recall", "pairs")


def tadqiq(texts: list[str], keys: float) -> Pairs:
    """The product's batch path."""
    from store.matching.batch import batch_pairs

    return set(batch_pairs(texts, most_keys=int(keys)))


def tfidf(texts: list[str], max_df: float) -> Pairs:
    """TF-IDF over words with scikit-learn, top products with sparse_dot_topn."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    from store.language.folding import fold_plain

    vectors = TfidfVectorizer(preprocessor=fold_plain, max_df=max_df, min_df=2, dtype="float32").fit_transform(texts)
    product: Any = sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=10, threshold=0.2).tocoo()
    return {(int(i), int(j)) for i, j in zip(product.row, product.col, strict=True) if i < j} | {
        (int(j), int(i)) for i, j in zip(product.row, product.col, strict=True) if i > j
    }


def gaoya(texts: list[str], bands: float) -> Pairs:
    """MinHash LSH of gaoya over words, three rows a band."""
    from gaoya.minhash import MinHashStringIndex

    from store.language.folding import fold_plain

    size = int(bands)
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=0.2,
        num_bands=size,
        band_size=3,
        num_hashes=3 * size,
        analyzer="word",
        lowercase=False,
    )
    folded = [fold_plain(text) for text in texts]
    index.par_bulk_insert_docs(list(range(len(folded))), folded)
    found: Pairs = set()
    for i, near in enumerate(index.par_bulk_query(folded)):
        found.update((min(i, j), max(i, j)) for j in near if j != i)
    return found


def datasketch(texts: list[str], bands: float) -> Pairs:
    """MinHash LSH of datasketch over words, three rows a band."""
    from datasketch import MinHash, MinHashLSH

    from store.language.folding import fold_plain

    size = int(bands)
    index = MinHashLSH(num_perm=3 * size, params=(size, 3))
    hashes = MinHash.bulk(({word.encode() for word in fold_plain(text).split()} for text in texts), num_perm=3 * size)
    found: Pairs = set()
    for i, one in enumerate(hashes):
        found.update((j, i) for j in index.query(one))
        index.insert(i, one)
    return found


ENGINES: dict[str, tuple[Callable[[list[str], float], Pairs], tuple[float, ...], tuple[str, ...]]] = {
    "tadqiq batch": (tadqiq, (8, 10, 12, 16), ("numpy", "scipy", "sparse_dot_topn")),
    "tf-idf + sparse_dot_topn": (tfidf, (0.001, 0.003, 0.01), ("sklearn", "sparse_dot_topn")),
    "gaoya": (gaoya, (32, 42, 56), ("gaoya",)),
    "datasketch": (datasketch, (32, 42), ("datasketch",)),
}


def run_here(engine: str, parameter: float, path: str) -> None:
    """Run one engine in this process on a stored sample and print its figures as JSON."""
    planted = Sample.read(Path(path))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    found = ENGINES[engine][0](planted.texts, parameter)
    figures = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "texts": before / 1024,
        "pairs": len(found),
        "recall": sum(pair in found for pair in planted.pairs) / len(planted.pairs),
    }
    print(json.dumps(figures))


def run(engine: str, parameter: float, path: Path) -> dict[str, float]:
    """Run one engine in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "tests.bench.matching",
        "--engine",
        engine,
        "--parameter",
        str(parameter),
        "--sample",
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def tuned(engine: str, path: Path) -> float:
    """Return the cheapest parameter that finds enough on the tuning sample, else the one that finds most."""
    tried = [(run(engine, parameter, path), parameter) for parameter in ENGINES[engine][1]]
    enough = [(figures["wall"], parameter) for figures, parameter in tried if figures["recall"] >= TARGET]
    return min(enough)[1] if enough else max(tried, key=lambda one: one[0]["recall"])[1]


def missing(modules: tuple[str, ...]) -> list[str]:
    """Return the modules that are not installed."""
    from importlib.util import find_spec

    return [module for module in modules if find_spec(module) is None]


def batch(claims: int, runs: int, only: list[str]) -> list[dict[str, Any]]:
    """Tune, run and print every engine; return the table."""
    table = []
    with tempfile.TemporaryDirectory() as folder:
        tuning, scoring = Path(folder) / "tuning.txt", Path(folder) / "scoring.txt"
        sample(claims, seed=1).write(tuning)
        sample(claims, seed=2).write(scoring)
        print(f"{claims} claims, {runs} runs, medians")
        print(f"{'engine':26}{'parameter':>10}" + "".join(f"{name:>9}" for name in COLUMNS))
        for engine, (_, _, modules) in ENGINES.items():
            if only and engine not in only:
                continue
            if absent := missing(modules):
                print(f"{engine:26} SKIPPED: {', '.join(absent)} not installed")
                continue
            parameter = tuned(engine, tuning)
            results = [run(engine, parameter, scoring) for _ in range(runs)]
            row: dict[str, Any] = {name: statistics.median(one[name] for one in results) for name in results[0]}
            print(f"{engine:26}{parameter:10g}" + "".join(f"{row[name]:9.4g}" for name in COLUMNS), flush=True)
            table.append({"engine": engine, "claims": claims, "parameter": parameter, **row})
    return table


def additions(stored: int) -> dict[str, float]:
    """Add 100 articles of ten claims to a stored archive and look their candidates up; print time and recall."""
    from store.database.connection import open_database
    from store.matching.candidate_index import CandidateIndex
    from tests.bench.planted import additions_to

    archive, new, truth = additions_to(stored)
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(str(Path(folder) / "bench.db"), create=True)
        index = CandidateIndex(db)
        begin = time.perf_counter()
        with db.transaction():
            index.add(archive)
        filled = time.perf_counter() - begin
        begin, cpu = time.perf_counter(), time.process_time()
        with db.transaction():
            index.add(new)
        found = set(index.candidates(new))
        spent, cpu = time.perf_counter() - begin, time.process_time() - cpu
        db.close()
    recall = sum(pair in found for pair in truth) / len(truth)
    print(f"{len(new)} claims of 100 articles added to {stored} claims (filled in {filled:.1f} s): ", end="")
    print(f"{spent:.2f} s (CPU {cpu:.2f} s), ", end="")
    print(f"recall {recall:.4f} of {len(truth)} planted pairs, {len(found)} pairs")
    return {"stored": stored, "seconds": spent, "cpu": cpu, "recall": recall, "pairs": len(found), "filling": filled}


def main() -> None:
    """Read the options and run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--stored", type=int, nargs="*", default=[100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--json")
    parser.add_argument("--engine")
    parser.add_argument("--parameter", type=float)
    parser.add_argument("--sample")
    given = parser.parse_args()
    if given.engine:
        run_here(given.engine, given.parameter, given.sample)
        return
    tables = [row for claims in given.claims for row in batch(claims, given.runs, given.only)]
    added = [additions(stored) for stored in given.stored]
    if given.json:
        Path(given.json).write_text(json.dumps({"batch": tables, "additions": added}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
