"""A program in a pseudo-terminal, with a terminal on the other side that may answer questions."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]
QUESTION = b"\x1b[>q"


class Program:
    """Runs ``python -m MODULE ARGUMENTS`` in a terminal of the given size; collects what it writes."""

    def __init__(
        self, *words: str, size: tuple[int, int] = (24, 100), answer: bytes = b"", delay: float = 0.0,
        env: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.output = b""
        self._answer, self._delay, self._asked_at = answer, delay, 0.0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            dropped = ("TMUX", "STY", "VTE_VERSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "XTERM_VERSION", "MLTERM")
            own = {name: value for name, value in os.environ.items() if name not in dropped}
            own |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **(env or {})}
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, "-m", *words], own)
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.settings = termios.tcgetattr(self.fd)

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        os.close(self.fd)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)

    def press(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self.fd, keys)

    def until(self, found: Callable[[bytes], bool], seconds: float = 20.0) -> bytes:
        """Read until ``found(everything written)``; AssertionError after ``seconds``."""
        end = time.monotonic() + seconds
        while not found(self.output):
            assert time.monotonic() < end, f"not seen: ...{self.output[-600:]!r}"
            if self._answer and self._asked_at and time.monotonic() > self._asked_at + self._delay:
                os.write(self.fd, self._answer)
                self._answer = b""
            if select.select([self.fd], [], [], 0.02)[0]:
                try:
                    self.output += os.read(self.fd, 65536)
                except OSError:
                    return self.output
                if QUESTION in self.output and not self._asked_at:
                    self._asked_at = time.monotonic()
        return self.output

    def settle(self, quiet: float = 0.8, seconds: float = 15.0) -> None:
        """Read until nothing has been written for ``quiet`` seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and select.select([self.fd], [], [], quiet)[0]:
            try:
                self.output += os.read(self.fd, 65536)
            except OSError:
                return

    def leave(self, keys: bytes) -> int:
        """Press keys that end the program; return its exit code, everything it wrote is in ``output``."""
        self.press(keys)
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                self.output += os.read(self.fd, 65536)
            except OSError:
                break
        _, status = os.waitpid(self.pid, 0)
        self.pid = -1 if self.pid == 0 else self.pid
        return os.waitstatus_to_exitcode(status)
