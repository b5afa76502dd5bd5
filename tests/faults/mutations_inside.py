"""Byte mutations seen from inside: ``python -m tests.faults.mutations_inside --count 10000``.

Where ``mutations`` looks at what the commands print and export, this looks at what the rooms hand on: offsets that
match their text, spans inside it, text that can be stored, and rows on the screen without a control character. Each
mutant has ten seconds of processor time. The same ``--seed`` gives the same mutants; each failure is kept as a file.
"""

from __future__ import annotations

import argparse
import re
import signal
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
from tests.faults.mutations import HOSTILE, mutate, originals
from tui.render.layout import lay_out

CPU_SECONDS = 10.0
_FORMATS = {"html": "html", "json": "json", "jsonl": "jsonl", "csv": "csv", "xml": "feed", "atom": "feed"}


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
    assert not HOSTILE.search(safe(article.text)), "a control character passed safe()"
    for claim in extract(
        article.text, article_id="a0", published=article.published, outlet=article.outlet, folds=article.folds
    ):
        assert article.text[claim.start : claim.end] == claim.text, "an offset does not match its text"
        parts = [claim.speaker_mention, claim.cue, *claim.quantities, *claim.dates]
        assert all(0 <= part.start <= part.end <= len(article.text) for part in parts if part), "a part lies outside"
    if draw:
        for row in lay_out(article.text[:1500], 60).rows:
            shown = "".join(text for text, _ in row.segments())
            assert not HOSTILE.search(shown), f"a control character is drawn: {HOSTILE.findall(shown)[:3]!r}"


def run(count: int, seed: int, keep: Path) -> tuple[Counter[str], list[str]]:
    """Examine ``count`` mutants; return the tally of outcomes and the failures."""
    tally: Counter[str] = Counter()
    failures: list[str] = []
    before = signal.signal(signal.SIGPROF, _too_slow)
    try:
        with tempfile.TemporaryDirectory(prefix="tadqiq-originals-") as folder:
            start = originals(Path(folder))
        for number in range(count):
            dice = Random(f"{seed}-{number}")
            name, data = start[number % len(start)]
            tally[_guarded(number, name, mutate(dice, data, dice.choice(start)[1]), failures, keep)] += 1
        tally["originals"] = len(start)
    finally:
        signal.signal(signal.SIGPROF, before)
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "tadqiq-mutants")
    given = parser.parse_args()
    began = time.monotonic()
    tally, failures = run(given.count, given.seed, given.keep)
    for failure in failures[:40]:
        print("FAIL", safe(failure))
    print(
        f"{'PASS' if not failures else 'FAIL'} mutations inside: {given.count} mutants of {tally['originals']}"
        f" originals, {tally['read']} read, {tally['refused']} refused, {len(failures)} failures,"
        f" {time.monotonic() - began:.0f} s"
    )
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
