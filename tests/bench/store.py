"""The store at a million claims: queue, search, decisions of 32 reviewers, load rate. A command, not a test.

``python -m tests.bench.store --claims 1000000 --out store.json`` prints a table against the bars and writes the
numbers. The claims are random Arabic words with the frequencies of news (Zipf), so that frequent words are as frequent
as they really are.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from store.database.connection import Database, open_database
from store.language.folding import fold_plain
from store.models import LoadOptions
from store.review.records import units
from store.store import Store
from tests.bench.random_words import Words


def fill(db: Database, claims: int, seed: int) -> None:
    """Write ``claims`` claims in articles of twelve, two thirds of them in groups of two to four, a tenth decided."""
    words, rnd = Words(seed), random.Random(seed)
    with db.bulk(), db.transaction():
        db.executemany("INSERT INTO outlet (pk, name) VALUES (?, ?)", [(n, f"outlet {n}") for n in range(1, 41)])
        for first in range(0, claims, 12_000):
            _articles(db, words, first, min(first + 12_000, claims))
            _say(f"{min(first + 12_000, claims):,} claims")
        _groups(db, rnd, claims)
        units.keep_word_counts(db, claims, claims, words.counts(claims, 18))


def _articles(db: Database, words: Words, first: int, last: int) -> None:
    articles, versions, claims, shadows = [], [], [], []
    for pk in range(first // 12 + 1, last // 12 + 1):
        texts = [words.text(18) for _ in range(12)]
        whole = ". ".join(texts)
        articles.append(
            (
                pk,
                f"a{pk:012x}",
                f"/news/{pk}.txt",
                f"{pk}.txt",
                f"{pk:064x}",
                pk % 40 + 1,
                f"2021-{pk % 12 + 1:02}-{pk % 28 + 1:02}",
            )
        )
        versions.append((pk, whole.encode(), whole, f"{pk:064x}"))
        at = 0
        for n, text in enumerate(texts):
            number = (pk - 1) * 12 + n + 1
            claims.append((number, f"c{number:012x}", pk, at, at + len(text), text, text))
            shadows.append((number, fold_plain(text)))
            at += len(text) + 2
    db.executemany(
        "INSERT INTO article (pk, id, key, file, version, sha256, outlet, published, loaded_at) VALUES"
        " (?, ?, ?, ?, 1, ?, ?, ?, '')",
        articles,
    )
    db.executemany("INSERT INTO article_version VALUES (?, 1, ?, ?, ?, 'utf-8', 1, '[]', '')", versions)
    db.executemany(
        'INSERT INTO claim (pk, id, article, version, start, "end", text, statement, quote_type, stance,'
        " rule_id, confidence,"
        " checkworthiness, score) VALUES (?, ?, ?, 1, ?, ?, ?, ?, 'narrator', 'assert', 'bench', .5, 1, .5)",
        claims,
    )
    db.executemany("INSERT INTO claim_search (rowid, folded) VALUES (?, ?)", shadows)


def _groups(db: Database, rnd: random.Random, claims: int) -> None:
    groups: list[tuple[Any, ...]] = []
    members: list[tuple[int, int, int, int]] = []
    details: list[tuple[int, str, str]] = []
    pool = list(range(1, claims // 12 * 12 + 1))
    rnd.shuffle(pool)
    at, pk = 0, 0
    while at < len(pool) * 2 // 3:
        pk += 1
        size = rnd.choice((2, 2, 2, 3, 4))
        mine, at = pool[at : at + size], at + size
        decided = pk % 10 == 0
        state = rnd.choice(("approved", "rejected")) if decided else "pending"
        score = rnd.random()
        groups.append(
            (pk, f"g{rnd.getrandbits(48):012x}", f"c{mine[0]:012x}", state, score, f"c{mine[0]:012x}", size, size,
             rnd.randint(1, size), '["outlet 1", "outlet 2"]', "headline", rnd.randint(0, 3), 1 - abs(2 * score - 1),
             f"2021-{pk % 12 + 1:02}-{pk % 28 + 1:02}", f"2021-01-01{pk % 90_000}",
             None if decided else 0, int(decided))
        )  # fmt: skip
        members.extend((pk, claim, n, int(state != "rejected")) for n, claim in enumerate(mine))
        details.append((pk, "[]", '{"count": 2, "folds": [], "first": null, "agencies": []}'))
    db.executemany(
        "INSERT INTO claim_group (pk, id, anchor, state, score, lead, size, articles, outlets, outlet_names,"
        " headline, conflicts,"
        " uncertainty, newest, story, place, touched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        groups,
    )
    db.executemany("INSERT INTO member VALUES (?, ?, ?, 0, ?)", members)
    db.executemany("INSERT INTO group_detail VALUES (?, ?, ?)", details)


def _say(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{words}", end="", file=sys.stderr)


def timed(action: Callable[[int], object], times: int) -> dict[str, float]:
    """Return median, p95 and p99 of an action in milliseconds, wall clock, and the p99 of its CPU time."""
    taken, computed = [], []
    for n in range(times):
        start, cpu = time.perf_counter(), time.process_time()
        action(n)
        computed.append((time.process_time() - cpu) * 1000)
        taken.append((time.perf_counter() - start) * 1000)
    return {**spread(taken), "cpu_p99": spread(computed)["p99"]}


def spread(taken: list[float]) -> dict[str, float]:
    """Return median, p95, p99 and the largest of some times."""
    ordered = sorted(taken) or [float("nan")]
    last = len(ordered) - 1
    p95, p99 = (ordered[min(last, int(len(ordered) * share))] for share in (0.95, 0.99))
    return {"median": statistics.median(ordered), "p95": p95, "p99": p99, "max": ordered[-1]}


def queue(store: Store, words: Words) -> Iterator[tuple[str, dict[str, float], str]]:
    """Yield (what, times, bar) for reading operations."""
    rnd = random.Random(3)
    ids = store.queue_ids()
    bar = "≤ 1 p99"
    for order in ("conflicts", "outlets", "uncertain", "newest", "story"):
        yield (f"next group, {order}"), timed(lambda n, o=order: store.queue(order=o, limit=1), 300), bar  # type: ignore[misc]
    yield "page of 50 by key", timed(lambda n: store.queue(limit=50, after=rnd.choice(ids)), 300), bar
    yield "rows of a screen (40 ids)", timed(lambda n: store.queue_rows(ids[n * 40 : n * 40 + 40]), 300), bar
    yield "a group's members' claims", timed(lambda n: list(store.claims(group=rnd.choice(ids))), 300), bar
    yield "a whole card", timed(lambda n: store.group(rnd.choice(ids)), 300), bar
    yield "counts", timed(lambda n: store.counts(), 300), bar
    yield f"all {len(ids):,} ids", timed(lambda n: store.queue_ids(), 3), "–"
    frequent, middle = words.all[:20], words.all[200:20_000]
    yield "search, a frequent word", timed(lambda n: store.search(frequent[n % 20]), 40), "≤ 100 p95"
    yield "search, a rarer word", timed(lambda n: store.search(rnd.choice(middle)), 100), "≤ 100 p95"
    yield (
        "search, two words",
        timed(lambda n: store.search(f"{frequent[n % 20]} {rnd.choice(middle[:800])}"), 100),
        "≤ 100 p95",
    )


def reviewers(path: str, count: int, each: int, thinking: float) -> dict[str, Any]:
    """Let ``count`` threads with their own connections decide ``each`` groups; returns the spread and what failed.

    All stay open until the last has decided: who closes learns, which of 32 programs none keeps another from deciding,
    but of 32 threads of one program each does.
    """
    with Store.open(path) as store:
        ids = store.queue_ids()[:: max(1, len(store.queue_ids()) // (count * each + 1))]
    taken: list[float] = []
    failed: list[str] = []
    lock, done = threading.Lock(), threading.Barrier(count)

    def work(k: int) -> None:
        rnd = random.Random(k)
        with Store.open(path, reviewer=f"reviewer{k}") as mine:
            for group in ids[k * each : (k + 1) * each]:
                time.sleep(rnd.uniform(0, 2 * thinking))
                start = time.perf_counter()
                try:
                    mine.decide(group, "approve" if rnd.random() < 0.7 else "reject")
                except Exception as error:
                    with lock:
                        failed.append(str(error))
                    continue
                with lock:
                    taken.append((time.perf_counter() - start) * 1000)
            done.wait()

    threads = [threading.Thread(target=work, args=(k,)) for k in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {**spread(taken), "decisions": len(taken), "failed": failed}


def load_rate(folder: Path, articles: int) -> dict[str, float]:
    """Return articles of 300 words a second: reading, cleaning, extraction, storing; and with grouping."""
    words = Words(9)
    place = folder / "articles"
    place.mkdir()
    for n in range(articles):
        sentences = [f"قال الوزير {words.text(3)} إن {words.text(22)}." for _ in range(11)]
        (place / f"{n}.txt").write_text("\n".join(sentences), encoding="utf-8")
    with Store.open(folder / "load.db", create=True) as store:
        seen: list[float] = []
        start, cpu = time.perf_counter(), _cpu()

        def progress(told: Any) -> None:
            if told.stage != "reading" and not seen:
                seen.append(time.perf_counter() - start)

        store.load([place], LoadOptions(), progress=progress)
        whole = time.perf_counter() - start
    reading = seen[0] if seen else whole
    return {"articles": articles, "stored_per_second": articles / reading, "end_to_end_per_second": articles / whole,
            "cpu_ms_an_article": (_cpu() - cpu) * 1000 / articles}  # fmt: skip


def _cpu() -> float:
    """Return the CPU seconds of this process and of those it has ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def decisions(path: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure and print decisions of one reviewer and of many."""
    many = f"{options.reviewers} reviewers"
    found = {
        "one decision, alone": (reviewers(path, 1, 100, 0.0), "≤ 5 median"),
        many: (reviewers(path, options.reviewers, options.decisions, options.thinking), "≤ 100 p99"),
    }
    for what, (spent, bar) in found.items():
        figures = "".join(f"{spent[name]:9.3f}" for name in ("median", "p95", "p99"))
        print(f"{what:34}{figures}{'':9}  {bar}  failed {len(spent['failed'])}", flush=True)
    return {what: spent for what, (spent, _) in found.items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--reviewers", type=int, default=32)
    parser.add_argument("--decisions", type=int, default=20)
    parser.add_argument("--thinking", type=float, default=1.0)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--short", action="store_true", help="100,000 claims, five decisions each: about a minute")
    parser.add_argument("--keep", help="a database to keep and use again")
    parser.add_argument("--out")
    return parser.parse_args()


def main() -> int:
    """Fill, measure, print, write."""
    options = _options()
    if options.short:
        options.claims, options.decisions = min(options.claims, 100_000), 5
    found: dict[str, Any] = {"claims": options.claims}
    with tempfile.TemporaryDirectory() as scratch:
        path = options.keep or os.path.join(scratch, "bench.db")  # noqa: PTH118
        if not Path(path).exists():
            start = time.perf_counter()
            with contextlib.closing(open_database(path, create=True)) as db:
                fill(db, options.claims, 5)
            print(f"filled in {time.perf_counter() - start:.0f} s, {Path(path).stat().st_size / 2**20:.0f} MiB")
        print(f"{'milliseconds':34}{'median':>9}{'p95':>9}{'p99':>9}{'CPU p99':>9}  bar")
        with Store.open(path) as store:
            for what, times, bar in queue(store, Words(5)):
                found[what] = times
                figures = "".join(f"{times[name]:9.3f}" for name in ("median", "p95", "p99", "cpu_p99"))
                print(f"{what:34}{figures}  {bar}")
        found |= decisions(path, options)
        found["load"] = load_rate(Path(scratch), options.articles)
        print(
            "load: " + ", ".join(f"{key} {value:.1f}" for key, value in found["load"].items()) + "  bar ≥ 40 end to end"
        )
    if options.out:
        Path(options.out).write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
