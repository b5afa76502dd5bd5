"""Speed at the terminal: the review screen beside a bare line-rendering app, tig and visidata, through a pty.

    python -m tests.bench.tui [--claims 1000 100000] [--keys 60] [--json out.json]

Prints a table: start to a settled screen, key to settled screen (median, 95th percentile), bytes and CPU a key,
memory (PSS), and bytes against the plain-text floor (the rows that changed, written once with cursor moves).
A peer that is not installed is SKIPPED with the reason. Times are wall times on a shared machine; CPU is exact.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROWS, COLUMNS = 45, 160
QUIET = 0.12
_SEQUENCE = re.compile(rb"\x1b\[[0-9;?<=>]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-B]|\x1b.")


@dataclass
class Figures:
    """What one program costs; milliseconds, bytes, megabytes."""

    name: str
    start: float
    start_cpu: float
    p50: float
    p95: float
    bytes_a_key: float
    floor_a_key: float
    cpu_a_key: float
    pss: float
    idle_cpu: float


class Terminal:
    """A program in a pseudo-terminal of 160×45."""

    def __init__(self, argv: list[str], env: dict[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], argv, {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def until_quiet(self, limit: float, quiet: float = QUIET) -> tuple[bytes, float]:
        """Read until nothing comes for ``quiet`` seconds; returns the bytes and when the last of them came."""
        out, last, end = b"", time.monotonic(), time.monotonic() + limit
        while time.monotonic() < end:
            ready = select.select([self.fd], [], [], quiet)[0]
            if not ready:
                if out:
                    break
                continue
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not data:
                break
            out, last = out + data, time.monotonic()
        return out, last

    def cpu(self) -> float:
        """CPU seconds used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def pss(self) -> float:
        """Proportional set size in megabytes."""
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def floor(out: bytes) -> int:
    """Return the bytes of the same text with one cursor move a row and no colours: the least that could be sent."""
    text = _SEQUENCE.sub(b"", out)
    moves = len(re.findall(rb"\x1b\[\d*;?\d*H", out))
    return len(text) + 7 * max(1, moves)


def measure(name: str, argv: list[str], keys: list[str], env: dict[str, str], settle: float = 0.5) -> Figures:
    """Start a program, press keys one at a time, and measure."""
    begun = time.monotonic()
    terminal = Terminal(argv, env)
    try:
        _, shown = terminal.until_quiet(20, settle)
        start, start_cpu = shown - begun, terminal.cpu()
        waits, sent, floors = [], 0, 0
        before = terminal.cpu()
        for key in keys:
            pressed = time.monotonic()
            os.write(terminal.fd, key.encode())
            out, last = terminal.until_quiet(1.0)
            waits.append(max(0.0, last - pressed))
            sent += len(out)
            floors += floor(out)
        cpu = (terminal.cpu() - before) / len(keys)
        idle_before = terminal.cpu()
        time.sleep(3)
        idle = (terminal.cpu() - idle_before) / 3
        waits.sort()
        return Figures(
            name, 1000 * start, 1000 * start_cpu, 1000 * statistics.median(waits),
            1000 * waits[min(len(waits) - 1, int(0.95 * len(waits)))], sent / len(keys), floors / len(keys),
            1000 * cpu, terminal.pss(), 100 * idle,
        )  # fmt: skip
    finally:
        terminal.close()


def build(path: Path, claims: int) -> None:
    """Make a database with about this many claims: pairs of articles that report the same made-up facts."""
    from tests.bench.made_up import fill

    fill(path, claims)


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="*", default=[1000])
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--json")
    parser.add_argument("--rtl", default="plain")
    options = parser.parse_args()
    found: list[Figures] = []
    keys = ["j"] * options.keys
    here = str(Path(__file__).parents[2])
    env = {"PYTHONPATH": here, "TADQIQ_RTL": options.rtl}
    found.append(measure("bare Textual lines", [sys.executable, "-m", "tests.bench.bare_lines"], keys, env))
    with tempfile.TemporaryDirectory() as folder:
        for claims in options.claims:
            path = Path(folder) / f"{claims}.db"
            build(path, claims)
            argv = [sys.executable, "-m", "tui", "--db", str(path), "review"]
            found.append(measure(f"tadqiq, {claims} claims", argv, keys, env))
        peers(found, keys, folder)
    show(found)
    if options.json:
        Path(options.json).write_text(json.dumps([asdict(one) for one in found], indent=1))
    return 0


def peers(found: list[Figures], keys: list[str], folder: str) -> None:
    """Measure tig and visidata where they are installed."""
    if shutil.which("tig"):
        subprocess.run(["git", "init", "-q", folder], check=True)
        for number in range(120):
            subprocess.run(
                ["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty",
                 "-m", f"commit {number}\n\n" + "a line of the message\n" * 20], check=True)  # fmt: skip
        found.append(measure("tig, split view", ["sh", "-c", f"cd {folder} && exec tig"], ["\n", *keys[1:]], {}))
    else:
        print("SKIPPED tig: not installed")
    if shutil.which("vd"):
        table = Path(folder) / "t.csv"
        table.write_text("a,b,c\n" + "".join(f"{n},some words,{n * n}\n" for n in range(1000)))
        found.append(measure("visidata", ["vd", str(table)], keys, {}))
    else:
        print("SKIPPED visidata: not installed")


def show(found: list[Figures]) -> None:
    """Print the table."""
    head = (
        "program",
        "start ms",
        "cpu ms",
        "p50 ms",
        "p95 ms",
        "B/key",
        "floor",
        "ratio",
        "cpu/key",
        "PSS MB",
        "idle %",
    )
    print(("{:24}" + "{:>9}" * 10).format(*head))
    for one in found:
        ratio = one.bytes_a_key / one.floor_a_key if one.floor_a_key else 0
        print(
            f"{one.name:24}{one.start:9.0f}{one.start_cpu:9.0f}{one.p50:9.1f}{one.p95:9.1f}{one.bytes_a_key:9.0f}"
            f"{one.floor_a_key:9.0f}{ratio:9.2f}{one.cpu_a_key:9.1f}{one.pss:9.1f}{one.idle_cpu:9.2f}"
        )


if __name__ == "__main__":
    sys.exit(main())
