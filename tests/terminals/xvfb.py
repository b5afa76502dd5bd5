"""A terminal nobody sees: a virtual X display with one program in a real terminal, keys pressed, pictures taken.

Needs Xvfb, xterm (or another terminal), xdotool and ImageMagick's ``import``; :func:`missing` says which are not here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

FONT = "DejaVu Sans Mono"
NEEDED = ("Xvfb", "xterm", "xdotool", "import")
_SETTLED = 0.6


def missing(names: Sequence[str] = NEEDED) -> list[str]:
    """Return the programs that are not installed."""
    return [name for name in names if shutil.which(name) is None]


@contextmanager
def display(width: int = 1400, height: int = 900) -> Iterator[dict[str, str]]:
    """Run a virtual display of so many pixels and give the environment for programs on it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        yield {**os.environ, "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def xterm(columns: int, rows: int, points: float = 11) -> list[str]:
    """Return the command line of an xterm of so many cells; the program to run follows it."""
    return [
        "xterm", "-fa", FONT, "-fs", str(points), "-geometry", f"{columns}x{rows}+0+0", "-b", "0", "+sb", "-bw", "0",
        "-bg", "#141a21", "-fg", "#d8dee6", "-u8", "-tn", "xterm-256color", "-xrm", "xterm*cursorBlink: false", "-e",
    ]  # fmt: skip


def lxterminal(columns: int, rows: int) -> list[str]:
    """Return the command line of a VTE terminal of so many cells; the program to run follows it as one word."""
    return ["lxterminal", "--no-remote", f"--geometry={columns}x{rows}", "-e"]


def program(*arguments: str, python: str = sys.executable) -> list[str]:
    """Return the command line of our program."""
    return [python, "-m", "tui", *arguments]


class Window:
    """One terminal on a virtual display."""

    def __init__(self, process: subprocess.Popen[bytes], environment: Mapping[str, str]) -> None:
        self.process = process
        self.environment = dict(environment)
        self.window = self._find()
        self._run("xdotool", "mousemove", "--window", self.window, "4", "4")

    def _run(self, *words: str) -> bytes:
        return subprocess.run(words, env=self.environment, check=True, capture_output=True, timeout=20).stdout

    def _find(self) -> str:
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "."],
                env=self.environment,
                capture_output=True,
                check=False,
            ).stdout.split()
            if found:
                return found[-1].decode()
            time.sleep(0.05)
        raise TimeoutError("the terminal ended, or opened no window within 60 s")

    def pixels(self) -> bytes:
        """Return a hash of what is on the screen now; empty while it is nearly all of one colour."""
        raw = self._run("import", "-window", self.window, "-depth", "8", "rgb:-")
        return hashlib.sha256(raw).digest() if raw.count(raw[-3:]) < 0.98 * len(raw) / 3 else b""

    def settle(self, quiet: float = _SETTLED, limit: float = 20.0, *, after: bytes | None = None) -> None:
        """Wait until nothing has changed for ``quiet`` seconds (and something is other than ``after``)."""
        until = time.monotonic() + limit
        last, since = self.pixels(), time.monotonic()
        while time.monotonic() < until:
            time.sleep(0.1)
            now = self.pixels()
            if now != last:
                last, since = now, time.monotonic()
            elif now and now != after and time.monotonic() - since >= quiet:
                return

    def press(self, *keys: str) -> None:
        """Press keys by their X names (``d``, ``F3``, ``Return``), each when the one before has had its effect."""
        for key in keys:
            before = self.pixels()
            self._run("xdotool", "key", "--clearmodifiers", key)
            self.settle(0.3, 3.0, after=before)

    def type(self, text: str) -> None:
        """Type a text, any script, letter by letter."""
        self._run("xdotool", "type", "--delay", "60", text)
        self.settle(0.4, 5.0)

    def picture(self, path: Path) -> None:
        """Save what is on the screen as a PNG of few colours."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._run("import", "-window", self.window, "-strip", "-colors", "128", f"png8:{path}")


@contextmanager
def window(terminal: Sequence[str], command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Window]:
    """Open a terminal with a program in it; both are ended afterwards."""
    process = subprocess.Popen(
        [*terminal, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield Window(process, environment)
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
