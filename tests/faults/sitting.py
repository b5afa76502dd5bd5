"""The review screen in a pseudo-terminal, with a dropped line, odd sizes, and the terminal's state after."""

from __future__ import annotations

import os
import struct
import termios
import time
from fcntl import ioctl
from pathlib import Path

from tests.terminals.pseudo import Program

_RESTORED = (b"?1049", b"?1000", b"?1003", b"?2004", b"?1006")


class Sitting(Program):
    """``tadqiq review`` on a database; ``module`` may be another module that plants a failure and runs the same."""

    def __init__(
        self, db: Path, *, module: str = "tui", size: tuple[int, int] = (30, 110), env: dict[str, str] | None = None,
        words: tuple[str, ...] = ("review",), before: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.code: int | None = None
        where = {"TADQIQ_RTL": "plain", "XDG_CONFIG_HOME": str(db.parent), "XDG_STATE_HOME": str(db.parent)}
        super().__init__(module, *before, "--db", str(db), *words, size=size, env={**where, **(env or {})})

    def __enter__(self) -> Sitting:
        return self

    def shown(self) -> Sitting:
        """Wait until the screen has been drawn."""
        self.until(lambda out: b"\x1b[?1049h" in out, 40)
        self.settle(0.5, 20)
        return self

    def resize(self, rows: int, columns: int) -> None:
        """Let the terminal have another size."""
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def drop(self) -> None:
        """Let the connection drop: nobody holds the terminal's other end any more."""
        os.close(self.fd)
        self.fd = os.open(os.devnull, os.O_RDWR)

    def ended(self, seconds: float) -> int | None:
        """Return the exit code once the program has ended (−n for a signal), None when it has not in time."""
        end = time.monotonic() + seconds
        while self.code is None and time.monotonic() < end:
            self.settle(0.02, 0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        self.settle(0.05, 0.5)
        return self.code

    def left_behind(self) -> list[str]:
        """Return what of the terminal was not put back: modes still on, a hidden cursor, raw input."""
        out = self.output
        left = [mode.decode() for mode in _RESTORED if out.rfind(mode + b"h") > out.rfind(mode + b"l")]
        if out.rfind(b"?25l") > out.rfind(b"?25h"):
            left.append("hidden cursor")
        if termios.tcgetattr(self.fd)[3] != self.settings[3]:
            left.append("raw input")
        return left

    def __exit__(self, *error: object) -> None:
        if self.code is not None:
            os.close(self.fd)
            return
        super().__exit__(None, None, None)
