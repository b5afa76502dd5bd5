"""Batch grouping beside its peers, whole groupings, additions to an archive: ``python -m tests.bench.matching``.

Text is generated: words over the Arabic alphabet with a Zipf law, claims of about 25 words, and near-duplicates of
them with 5–40 % of the words edited, planted at known places. Every engine runs in its own process; what counts is
the wall and CPU time and the peak memory from texts to pairs, and the share of planted pairs found. Parameters are
tuned on one sample and scored on another. Peers that are not installed or do not run are SKIPPED and named.
Five runs of every engine in turn, medians; ``--short`` takes about three minutes: one run, two engines. ``--million``
does the pairs and the additions of a million claims once, and says first what that takes.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import hashlib
import json
import math
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.engines import ENGINES
from tests.bench.expected import expected
from tests.bench.planted import Sample, additions_to, claim_unit, sample

TARGET = 0.998
COLUMNS = ("wall", "cpu", "memory", "recall", "pairs")


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


def group_here(path: str) -> None:
    """Group a stored sample as the product does and print the figures as JSON, with a digest of the groups."""
    from store.matching.groups.grouping import group
    from store.models import Constraints

    planted = Sample.read(Path(path))
    units = [claim_unit(f"c{i:09}", f"a{i}", text) for i, text in enumerate(planted.texts)]
    wall, cpu = time.perf_counter(), time.process_time()
    found = group(units, Constraints())
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    home = {claim: n for n, one in enumerate(found) for claim in one.claim_ids}
    met = sum(home.get(f"c{i:09}", -1) == home.get(f"c{j:09}", -2) for i, j in planted.pairs)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    digest = hashlib.sha256(repr(found).encode()).hexdigest()[:12]
    print(json.dumps({"wall": wall, "cpu": cpu, "memory": memory, "recall": met / len(planted.pairs),
                      "groups": len(found), "digest": digest}))  # fmt: skip


def run(engine: str, parameter: float, path: Path) -> dict[str, Any]:
    """Run one engine in a process of its own. Raises RuntimeError with its last words."""
    module = [sys.executable, "-m", "tests.bench.matching"]
    command = [*module, "--engine", engine, "--parameter", str(parameter), "--sample", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        raise RuntimeError((done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]) from None
    return found


def tuned(engine: str, path: Path) -> float:
    """Return the cheapest parameter that finds enough on the tuning sample, else the one that finds most."""
    parameters = ENGINES[engine][1]
    if len(parameters) == 1:
        return parameters[0]
    tried = [(run(engine, parameter, path), parameter) for parameter in parameters]
    enough = [(figures["cpu"], parameter) for figures, parameter in tried if figures["recall"] >= TARGET]
    return min(enough)[1] if enough else max(tried, key=lambda one: one[0]["recall"])[1]


def missing(modules: tuple[str, ...]) -> list[str]:
    """Return the modules that are not installed."""
    from importlib.util import find_spec

    return [module for module in modules if find_spec(module) is None]


def batch(claims: int, runs: int, only: list[str]) -> list[dict[str, Any]]:
    """Tune, run and print every engine, in turn so that all meet the same machine; return the table."""
    table = []
    with tempfile.TemporaryDirectory() as folder:
        tuning, scoring = Path(folder) / "tuning.txt", Path(folder) / "scoring.txt"
        sample(claims, seed=1).write(tuning)
        sample(claims, seed=2).write(scoring)
        print(f"{claims} claims, {runs} runs in turn, medians")
        print(f"{'engine':26}{'parameter':>10}" + "".join(f"{name:>9}" for name in COLUMNS))
        parameters: dict[str, float] = {}
        results: dict[str, list[dict[str, Any]]] = {}
        for engine in only:
            _try(engine, lambda engine=engine: parameters.update({engine: tuned(engine, tuning)}))  # type: ignore[misc]
        for _ in range(runs):
            for engine in list(parameters):
                measured = _try(engine, lambda engine=engine: run(engine, parameters[engine], scoring))  # type: ignore[misc]
                if measured is None:
                    del parameters[engine]
                else:
                    results.setdefault(engine, []).append(measured)
        for engine, parameter in parameters.items():
            row = {name: statistics.median(one[name] for one in results[engine]) for name in results[engine][0]}
            print(f"{engine:26}{parameter:10g}" + "".join(f"{row[name]:9.4g}" for name in COLUMNS), flush=True)
            table.append({"engine": engine, "claims": claims, "parameter": parameter, **row})
    _compare(table)
    return table


def _try(engine: str, action: Callable[[], Any]) -> Any:
    """Do something with an engine; None, said in one line, when it is missing or does not run."""
    absent = missing(ENGINES[engine][2])
    try:
        if absent:
            raise RuntimeError(f"{', '.join(absent)} not installed")
        return action()
    except RuntimeError as error:
        print(f"{engine:26} SKIPPED: {error}", flush=True)
        return None


def _compare(table: list[dict[str, Any]]) -> None:
    """Print the ratios to the best peer that finds enough, against the bars."""
    ours = next((row for row in table if row["engine"] == "tadqiq batch"), None)
    peers = [row for row in table if not row["engine"].startswith("tadqiq") and row["recall"] >= TARGET]
    if ours is not None and peers:
        ratios = {name: ours[name] / min(row[name] for row in peers) for name in ("wall", "cpu", "memory")}
        told = ", ".join(f"{name} {ratio:.2f} ×" for name, ratio in ratios.items())
        print(f"to the best peer: {told}  bars ≤ 1.0, ≤ 1.0, ≤ 0.75; recall {ours['recall']:.4f} bar ≥ {TARGET}")


def groupings(sizes: list[int]) -> list[dict[str, Any]]:
    """Group samples as the product does, the smallest twice; print the figures and how the cost grows."""
    table: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for claims in sizes:
            path = Path(folder) / f"{claims}.txt"
            sample(claims, seed=2).write(path)
            table.append({"claims": claims, **run("group", 0, path)})
            told = "  ".join(f"{name} {table[-1][name]:.4g}" for name in ("wall", "cpu", "memory", "recall", "groups"))
            print(f"whole grouping of {claims}: {told}", flush=True)
        if table:
            again = run("group", 0, Path(folder) / f"{sizes[0]}.txt")["digest"]
            print(f"the same input twice: {'identical' if again == table[0]['digest'] else 'DIFFERENT'} groups")
    _growth("whole grouping", table)
    return table


def _growth(what: str, table: list[dict[str, Any]]) -> None:
    """Print the exponent of the CPU time between the smallest and the largest collection."""
    if len(table) > 1:
        first, last = table[0], table[-1]
        exponent = math.log(last["cpu"] / first["cpu"]) / math.log(last["claims"] / first["claims"])
        print(f"{what}: CPU grows with exponent {exponent:.2f} from {first['claims']} to {last['claims']}  bar ≤ 1.2")


def additions(stored: int, runs: int) -> dict[str, float]:
    """Add 100 articles of ten claims to a stored archive and look their candidates up; print time and recall."""
    from store.database.connection import open_database
    from store.matching.candidate_index import CandidateIndex
    from store.matching.lookup.candidate_keys import words_of

    archive, new, truth = additions_to(stored)
    spent: list[tuple[float, float]] = []
    found: set[tuple[str, str]] = set()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        begin = time.perf_counter()
        with contextlib.closing(open_database(str(path), create=True)) as db:
            for at in range(0, stored, 10_000):
                with db.transaction():
                    CandidateIndex(db).add(archive[at : at + 10_000])
        archive.clear()  # a load does not hold what is stored
        filled = time.perf_counter() - begin
        for n in range(runs):
            copy = shutil.copy(path, path.with_name(f"copy{n}.db"))
            with contextlib.closing(open_database(str(copy))) as db:
                index = CandidateIndex(db)
                words_of.cache_clear()  # a load sees its claims for the first time
                gc.collect()  # only what the addition itself leaves is to be collected while it is timed
                begin, cpu = time.perf_counter(), time.process_time()
                with db.transaction():
                    index.add(new)
                found = set(index.candidates(new))
                spent.append((time.perf_counter() - begin, time.process_time() - cpu))
            Path(copy).unlink()
    wall, cpu = (statistics.median(one[n] for one in spent) for n in range(2))
    recall = sum(pair in found for pair in truth) / len(truth)
    print(f"{len(new)} claims of 100 articles added to {stored} claims (filled in {filled:.1f} s): {wall:.2f} s"
          f" (CPU {cpu:.2f} s), recall {recall:.4f} of {len(truth)}, {len(found)} pairs", flush=True)  # fmt: skip
    return {"stored": stored, "seconds": wall, "cpu": cpu, "recall": recall, "pairs": len(found), "filling": filled}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--whole", type=int, nargs="*", default=[10_000, 100_000], help="sizes to group as a whole")
    parser.add_argument("--stored", type=int, nargs="*", default=[100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[name for name in ENGINES if name != "tadqiq, plain Python"])
    parser.add_argument("--short", action="store_true", help="about three minutes")
    parser.add_argument("--million", action="store_true", help="a million claims, once")
    parser.add_argument("--json")
    parser.add_argument("--engine")
    parser.add_argument("--parameter", type=float)
    parser.add_argument("--sample")
    return parser.parse_args()


def _expectation(given: argparse.Namespace) -> str:
    tried = {name: len(ENGINES[name][1]) for name in given.only}
    whole, stored = (max(sizes, default=0) for sizes in (given.whole, given.stored))
    return expected(max(given.claims, default=0), tried, given.runs, whole=whole, stored=stored)


def main() -> None:
    """Read the options and run what was asked for."""
    given = _options()
    if given.engine == "group":
        return group_here(given.sample)
    if given.engine:
        return run_here(given.engine, given.parameter, given.sample)
    if given.short:
        given.runs, given.only, given.whole = 1, ["tadqiq batch", "tf-idf + sparse_dot_topn"], [10_000, 40_000]
    if given.million:
        given.runs, given.only, given.whole = 1, ["tadqiq batch", "tf-idf + sparse_dot_topn"], []
        given.claims, given.stored = [1_000_000], [1_000_000]
    print(_expectation(given), flush=True)
    tables = [row for claims in given.claims for row in batch(claims, given.runs, given.only)]
    _growth("pairs", [row for row in tables if row["engine"] == "tadqiq batch"])
    grouped = groupings(given.whole)
    added = [additions(stored, given.runs) for stored in given.stored]
    if given.json:
        found = {"batch": tables, "groupings": grouped, "additions": added}
        Path(given.json).write_text(json.dumps(found, indent=1), encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
