"""A program in a pseudo-terminal of 160×45, measured: bytes, waits, CPU, memory, and the least bytes for a change."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.terminals.emulated import EmulatedTerminal

ROWS, COLUMNS = 45, 160
QUIET = 0.12
_MOVE_BYTES = 7
_STRINGS = re.compile(r"\x1b[PX^_][^\x1b]*\x1b\\|\x1b[()][0-9A-B]|\x1b[=>78M]")
# What changes no cell: modes of the keypad and moves of the cursor, which curses programs repeat while they wait.
_NOTHING_SHOWN = re.compile(rb"(?:\x1b\[\?1[hl]|\x1b[=>]|\x1b\[\d+;\d+H|\r)*")
_BORDERS = "│┃"
_Picture = list[list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one program costs in one run: milliseconds, bytes, megabytes, per cent."""

    start: float
    start_cpu: float
    p50: float
    p95: float
    bytes_a_key: float
    floor_a_key: float | None
    cpu_a_key: float
    pss: float
    idle_cpu: float


class DiedAtStartError(Exception):
    """A program ended before it had shown anything to press a key on; says with which code and last words."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self.code: int | None = None
        self.silent = False  # nobody holds the other end of the terminal any more
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                os.execvpe(argv[0], list(argv), {**os.environ, "TERM": "xterm-256color", **env})
            except OSError as problem:
                os.write(2, str(problem).encode())
                os._exit(127)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def until_quiet(self, limit: float, quiet: float = QUIET) -> tuple[bytes, float]:
        """Read until nothing that shows comes for ``quiet`` seconds; returns the bytes, and when the last came."""
        out, last, end = b"", time.monotonic(), time.monotonic() + limit
        while time.monotonic() < (last + quiet if out else end) and time.monotonic() < end:
            if not select.select([self.fd], [], [], quiet)[0]:
                continue
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:
                data = b""
            if not data:
                self.silent = True
                break
            if not _NOTHING_SHOWN.fullmatch(data):
                out, last = out + data, time.monotonic()
        return out, last

    def press(self, key: str) -> tuple[bytes, float]:
        """Press a key; returns what was sent and the seconds until the last of it came."""
        pressed = time.monotonic()
        os.write(self.fd, key.encode())
        out, last = self.until_quiet(1.0)
        return out, max(0.0, last - pressed)

    def cpu(self) -> float:
        """CPU seconds used so far, in steps of ten milliseconds, threads that ended too."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def fine_cpu(self) -> float:
        """CPU seconds used so far by the threads that are alive, in nanoseconds."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def pss(self) -> float:
        """Proportional set size in megabytes."""
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def ended(self) -> int | None:
        """Return the exit code of a program that has ended, None while it runs."""
        if self.code is None:
            done, status = os.waitpid(self.pid, 0 if self.silent else os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if done else None
        return self.code

    def close(self) -> None:
        """End the program."""
        if self.ended() is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


class Picture:
    """The screen as it stands, to say what a change must cost at least. Knows what Textual sends, not curses."""

    def __init__(self) -> None:
        self.screen = EmulatedTerminal(COLUMNS, ROWS)

    def cells(self) -> _Picture:
        """Return every cell with its style."""
        return [list(zip(*row, strict=True)) for row in zip(self.screen.cells, self.screen.styles, strict=True)]

    def feed(self, out: bytes) -> int:
        """Draw what was sent and return the bytes of the pane rows that changed: text and one move each, no colours.

        A pane row stands between two frames. Its text is counted whole, blanks too.
        """
        before = self.cells()
        self.screen.send(_STRINGS.sub("", out.decode("utf-8", "replace")))
        least = 0
        for old, new in zip(before, self.cells(), strict=True):
            if old != new:
                least += sum(_cost(new, a, b) for a, b in _panes(new) if old[a:b] != new[a:b])
        return least


def _panes(row: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return the pieces of a row between frames, frames left out."""
    cuts = [-1, *(x for x, (cell, _) in enumerate(row) if cell[:1] in _BORDERS and cell), len(row)]
    return [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]


def _cost(row: list[tuple[str, str]], start: int, end: int) -> int:
    return _MOVE_BYTES + sum(len(cell.encode()) for cell, _ in row[start:end])


def _refuse_dead(terminal: Terminal, out: bytes) -> None:
    if (code := terminal.ended()) is not None:
        words = _STRINGS.sub("", out.decode("utf-8", "replace")).strip().splitlines()
        raise DiedAtStartError(f"ended with {code} at its start: {words[-1][:100] if words else 'no word'}")


def measure(
    argv: Sequence[str], keys: Sequence[str], env: Mapping[str, str], *, opening: Sequence[str] = (),
    drawn: bool = False, idle: float = 5.0,
) -> Figures:  # fmt: skip
    """Start a program, press ``opening``, then ``keys`` one at a time, and measure; ``drawn`` also finds the floor."""
    begun = time.monotonic()
    terminal = Terminal(argv, env)
    try:
        out, shown = terminal.until_quiet(60, 0.7)
        _refuse_dead(terminal, out)
        start, start_cpu = shown - begun, terminal.cpu()
        picture = Picture() if drawn else None
        if picture:
            picture.feed(out)
        for key in opening:
            terminal.press(key)
        waits: list[float] = []
        sent = least = 0
        before = terminal.fine_cpu()
        answers = []
        for key in keys:
            out, wait = terminal.press(key)
            answers.append(out)
            waits.append(1000 * wait)
            sent += len(out)
        cpu = 1000 * (terminal.fine_cpu() - before) / len(keys)
        terminal.until_quiet(1.0)
        quiet_since = terminal.fine_cpu()
        time.sleep(idle)
        idle_cpu = 100 * (terminal.fine_cpu() - quiet_since) / idle
        pss = terminal.pss()
    finally:
        terminal.close()
    if picture:
        least = sum(picture.feed(out) for out in answers)
    waits.sort()
    return Figures(
        1000 * start, 1000 * start_cpu, waits[len(waits) // 2], waits[min(len(waits) - 1, int(0.95 * len(waits)))],
        sent / len(keys), least / len(keys) if picture else None, cpu, pss, idle_cpu,
    )  # fmt: skip
