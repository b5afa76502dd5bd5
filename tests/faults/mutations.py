"""Byte mutations of articles: ``python -m tests.faults.mutations --count 10000``.

Each mutant is read, its claims are extracted and laid out in this process; a sample also goes through the command line:
load,
list, search and every export. Nothing may raise what is not foreseen, compute for longer than the limit, or let a
control
character through. The same ``--seed`` gives the same mutants; each failure is kept as a file.
"""

from __future__ import annotations

import argparse
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from types import FrameType

from store.claims.extract import extract
from store.errors import InputRefusedError
from store.models import LoadOptions, RawArticle
from store.reading.files import Source
from store.reading.read import read_source
from store.safe import safe
from tests.faults.inputs import ROOT, Input, inputs
from tests.faults.mutate import mutate
from tui.render.layout import lay_out

# What must never leave the program: C0, C1, bidi controls, line separators, tags, lone surrogates.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
CPU_SECONDS = 10.0
_FORMATS = {"html": "html", "json": "json", "jsonl": "jsonl", "csv": "csv", "xml": "feed", "atom": "feed"}
_EXPORTS = ("csv", "html", "markdown", "jsonl", "pairs")


class TooSlowError(Exception):
    """A mutant took more processor time than the limit."""


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {CPU_SECONDS:g} s of processor time")


def examine(name: str, data: bytes, *, draw: bool) -> str:
    """Read one mutant to its claims and return ``read`` or ``refused``; raises for whatever must not happen."""
    kind = _FORMATS.get(name.rsplit(".", 1)[-1].lower())
    try:
        articles = read_source(Source(name, data=data), LoadOptions(format=kind))
    except InputRefusedError as refused:
        assert str(refused), "refused without a reason"
        return "refused"
    for article in articles[:20]:
        _examine_article(article, draw)
    return "read"


def _examine_article(article: RawArticle, draw: bool) -> None:
    article.text.encode("utf-8")  # what cannot be stored must have been refused
    for fold in article.folds:
        assert 0 <= fold.start < fold.end <= len(article.text), "a fold lies outside the text"
    assert not CONTROL.search(safe(article.text).replace("\r", "")), "a control character passed safe()"
    for claim in extract(
        article.text, article_id="a0", published=article.published, outlet=article.outlet, folds=article.folds
    ):
        assert article.text[claim.start : claim.end] == claim.text, "an offset does not match its text"
        parts = [claim.speaker_mention, claim.cue, *claim.quantities, *claim.dates]
        assert all(0 <= part.start <= part.end <= len(article.text) for part in parts if part), "a part lies outside"
    if draw:
        for row in lay_out(article.text[:1500], 60).rows:
            shown = "".join(text for text, _ in row.segments())
            assert not CONTROL.search(shown), f"a control character is drawn: {CONTROL.findall(shown)[:3]}"


def through_commands(folder: Path, mutants: list[Input]) -> list[str]:
    """Load a batch with the command line, list, search and export it; return what was wrong."""
    batch = folder / "batch"
    batch.mkdir(exist_ok=True)
    for number, one in enumerate(mutants):
        (batch / f"{number:04d}-{re.sub(r'[^A-Za-z0-9._-]', '_', one.name)}").write_bytes(one.data)
    database = folder / "x.db"
    wrong: list[str] = []

    def run(*arguments: str, codes: tuple[int, ...] = (0,)) -> None:
        command = [sys.executable, "-X", "utf8", "-m", "tui", "--db", str(database), *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
        said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
        if done.returncode not in codes:
            wrong.append(f"{arguments[0]}: exit {done.returncode}: {said[-300:]}")
        if "Traceback (most recent" in said or CONTROL.search(said):
            wrong.append(f"{arguments[0]}: a traceback or a control character: {said[-300:]!r}")

    run("load", str(batch), codes=(0, 4))
    for command in ("articles", "claims", "groups", "queue", "log"):
        run(command)
        run(command, "--json")
    run("search", "الصفاء OR \x1b[", codes=(0, 2))
    run("check")
    for kind in _EXPORTS:
        target = folder / f"out.{kind}"
        run("export", "--format", kind, "-o", str(target))
        if target.exists() and (found := CONTROL.findall(target.read_text("utf-8", "surrogateescape"))):
            wrong.append(f"export {kind}: control characters {sorted(map(ascii, set(found)))}")
    return wrong


def run(count: int, seed: int, *, commands: int, keep: Path) -> tuple[Counter[str], list[str]]:
    """Examine ``count`` mutants, ``commands`` of them also by commands; return the tally and the failures."""
    start = inputs()
    pieces = [one.data for one in start]
    tally: Counter[str] = Counter()
    failures: list[str] = []
    sample: list[Input] = []
    before = signal.signal(signal.SIGPROF, _too_slow)
    try:
        for number in range(count):
            dice = Random(f"{seed}-{number}")
            chosen = start[number % len(start)]
            data = mutate(chosen.data, pieces, dice)
            tally[_guarded(number, chosen.name, data, failures, keep)] += 1
            if commands and number % max(1, count // commands) == 0:
                sample.append(Input(chosen.name, data))
    finally:
        signal.signal(signal.SIGPROF, before)
    for at in range(0, len(sample), 50):
        with tempfile.TemporaryDirectory(prefix="tadqiq-mutants-") as folder:
            failures += through_commands(Path(folder), sample[at : at + 50])
    tally["by commands"] = len(sample)
    return tally, failures


def _guarded(number: int, name: str, data: bytes, failures: list[str], keep: Path) -> str:
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    try:
        return examine(name, data, draw=number % 10 == 0)
    except Exception as error:
        signal.setitimer(signal.ITIMER_PROF, 0)
        keep.mkdir(parents=True, exist_ok=True)
        kept = keep / f"mutant-{number}-{re.sub(r'[^A-Za-z0-9._-]', '_', name)}"
        kept.write_bytes(data)
        place = traceback.extract_tb(error.__traceback__)[-1]
        failures.append(
            f"{number} {name}: {type(error).__name__}: {error} ({place.filename}:{place.lineno}), kept {kept}"
        )
        return "failed"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def main() -> int:
    """Run the mutations the arguments ask for and print the tally; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--commands", type=int, default=200, help="so many mutants also go through the command line")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "tadqiq-failures")
    given = parser.parse_args()
    began = time.monotonic()
    tally, failures = run(given.count, given.seed, commands=given.commands, keep=given.keep)
    for failure in failures[:40]:
        print("  FAIL", safe(failure))
    print(
        f"{'PASS' if not failures else 'FAIL'} byte mutations: {given.count} mutants of {len(inputs())} inputs"
        f" (seed {given.seed}): {tally['read']} read, {tally['refused']} refused, {tally['by commands']} also by"
        " commands,"
        f" {len(failures)} failures, {time.monotonic() - began:.0f} s"
    )
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
