"""Speed at the terminal: the review screen beside a bare line-rendering app, tig and visidata, through a pty.

    python -m tests.bench.tui [--claims 1000 100000] [--keys 60] [--rounds 3] [--keep FOLDER] [--json out.json]

Every program is started ``--rounds`` times by turns, in 160×45; the table shows medians: start to a settled screen,
key to settled screen (median, 95th percentile), bytes and CPU a key, memory (PSS), CPU while idle. ``floor`` is the
text of the pane rows that changed, written once with a cursor move each and no colours. Peers that are not installed
or end at their start are SKIPPED with the reason (``--visidata COMMAND`` says where it is). ``--keep`` keeps the
made-up databases between runs; nothing of it belongs in the repository. Times are of a shared machine: the ratios of
one run count.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.made_up import fill
from tests.bench.tui_terminal import DiedAtStartError, Figures, measure

ROOT = Path(__file__).resolve().parents[2]
BARE, TIG, VISIDATA = "bare Textual lines", "tig, split view", "visidata"


@dataclass(slots=True)
class Program:
    """What is measured: a command, the keys, and what is pressed before them."""

    name: str
    argv: list[str]
    keys: list[str]
    env: dict[str, str] = field(default_factory=dict)
    opening: tuple[str, ...] = ()
    drawn: bool = False
    runs: list[Figures] = field(default_factory=list)

    def figure(self, name: str) -> float | None:
        """Return the median of one figure over the runs; None where it was not measured."""
        found = [value for run in self.runs if (value := getattr(run, name)) is not None]
        return median(found) if found else None


def ours(folder: Path, claims: int, keys: int, rtl: str) -> Program:
    """Return our review screen on a database with about so many claims, made when it is not there."""
    path = folder / f"{claims}.db"
    if not path.exists():
        fill(path, claims)
    settings = {**_python(folder), "TADQIQ_RTL": rtl, "XDG_CONFIG_HOME": str(folder)}
    argv = [sys.executable, "-m", "tui", "--db", str(path), "--reviewer", f"{rtl}{{round}}", "review"]
    name = f"tadqiq, {claims:,} claims" + ("" if rtl == "plain" else f", {rtl}")
    return Program(name, argv, ["j"] * keys, settings, drawn=True)


def _python(folder: Path) -> dict[str, str]:
    """Return the settings under which every Python program keeps its compiled modules between starts."""
    return {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def peers(folder: Path, keys: int, visidata: str) -> list[Program]:
    """Return the peers that are installed; the others are named with the reason."""
    found = [Program(BARE, [sys.executable, "-m", "tests.bench.bare_lines"], ["j"] * keys, _python(folder),
                     drawn=True)]  # fmt: skip
    if shutil.which("tig") and shutil.which("git"):
        repository = _repository(folder / "tig")
        found.append(Program(TIG, ["tig", "-C", repository], ["\x1bOB"] * keys, {"HOME": str(folder)}, ("\r",)))
    else:
        print("SKIPPED tig: not installed")
    words = shlex.split(visidata)
    if shutil.which(words[0]):
        table = folder / "table.csv"
        table.write_text("a,b,c\n" + "".join(f"{n},some words,{n * n}\n" for n in range(1000)))
        home = {**_python(folder), "HOME": str(folder)}
        found.append(Program(VISIDATA, [*words, str(table)], ["j"] * keys, home))
    else:
        print(f"SKIPPED visidata: no {words[0]} here")
    return found


def _repository(path: Path) -> str:
    """Make a repository whose commits differ by about fifteen lines each."""
    if not path.exists():
        path.mkdir(parents=True)
        git = ["git", "-C", str(path), "-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run([*git, "init", "-q"], check=True)
        for number in range(120):
            (path / "a.txt").write_text("".join(f"line {line} of {number * line}\n" for line in range(15)))
            subprocess.run([*git, "add", "."], check=True)
            subprocess.run([*git, "commit", "-q", "-m", f"commit {number}"], check=True)
    return str(path)


COLUMNS = {"start": "start ms", "start_cpu": "cpu ms", "p50": "p50 ms", "p95": "p95 ms", "bytes_a_key": "B/key",
           "floor_a_key": "floor", "cpu_a_key": "cpu/key", "pss": "PSS MB", "idle_cpu": "idle %"}  # fmt: skip


def show(programs: Sequence[Program]) -> None:
    """Print the table."""
    print(f"{'program':28}" + "".join(f"{head:>10}" for head in COLUMNS.values()))
    for program in programs:
        figures = [program.figure(name) for name in COLUMNS]
        print(f"{program.name:28}" + "".join(f"{'–':>10}" if x is None else f"{x:10.2f}" for x in figures))


def bars(programs: Sequence[Program]) -> list[tuple[str, bool, str]]:
    """Return (bar, met, figures) for each of our programs."""
    by_name = {program.name: program for program in programs}
    found: list[tuple[str, bool, str]] = []

    def ask(words: str, have: float | None, most: float | None) -> None:
        if have is not None and most is not None:
            found.append((words, have <= most, f"{have:.2f} ≤ {most:.2f}"))

    def peer(name: str, figure: str, times: float = 1.0) -> float | None:
        value = by_name[name].figure(figure) if name in by_name else None
        return None if value is None else value * times

    for program in programs:
        if not program.name.startswith("tadqiq"):
            continue
        ask(f"{program.name}: start ≤ 1.5 × bare", program.figure("start"), peer(BARE, "start", 1.5))
        ask(f"{program.name}: start CPU ≤ 1.5 × bare", program.figure("start_cpu"), peer(BARE, "start_cpu", 1.5))
        ask(f"{program.name}: start ≤ visidata", program.figure("start"), peer(VISIDATA, "start"))
        ask(f"{program.name}: key p50 ≤ tig", program.figure("p50"), peer(TIG, "p50"))
        ask(f"{program.name}: key p95 ≤ 50 ms", program.figure("p95"), 50)
        floor = program.figure("floor_a_key")
        ask(f"{program.name}: bytes ≤ 1.3 × floor", program.figure("bytes_a_key"), 1.3 * floor if floor else None)
        ask(f"{program.name}: PSS ≤ 45 MB", program.figure("pss"), 45)
        ask(f"{program.name}: idle CPU < 0.5 %", program.figure("idle_cpu"), 0.5)
    return found


def once(program: Program, number: int, *, warm_up: bool = False) -> bool:
    """Measure one run; False, with the reason printed, for a peer that ends at its start while warming up."""
    # A reviewer comes back to the card of the last time; a new one begins at the first.
    argv = [word.format(round=f"{os.getpid()}.{number}") for word in program.argv]
    try:
        run = measure(argv, program.keys, program.env, opening=program.opening, drawn=program.drawn)
    except DiedAtStartError as problem:
        if not warm_up or program.name.startswith("tadqiq"):
            raise
        print(f"SKIPPED {program.name}: {problem}")
        return False
    if not warm_up:
        program.runs.append(run)
    return True


def main() -> int:
    """Measure everything by turns, print the table and which bars are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="*", default=[1000])
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rtl", nargs="*", default=["plain"])
    parser.add_argument("--visidata", default="vd")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tadqiq-bench-") as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        programs = peers(folder, options.keys, options.visidata)
        programs += [ours(folder, n, options.keys, rtl) for n in options.claims for rtl in options.rtl]
        programs = [program for program in programs if once(program, -1, warm_up=True)]
        for number in range(options.rounds):
            for program in programs:
                once(program, number)
    show(programs)
    met = bars(programs)
    for words, good, figures in met:
        print(f"{'met   ' if good else 'MISSED'} {words}: {figures}")
    if options.json:
        table = [{"name": p.name, "runs": [asdict(run) for run in p.runs]} for p in programs]
        options.json.write_text(json.dumps({"programs": table, "bars": met}, indent=1, ensure_ascii=False))
    return 0 if all(good for _, good, _ in met) else 1


if __name__ == "__main__":
    sys.exit(main())
