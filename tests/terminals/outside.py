"""A terminal around tmux or GNU screen, for tests: a pseudo-terminal that answers as a real one was recorded to."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl

from tests.terminals.pseudo import ROOT

# What these terminals answer to XTVERSION, DA2 and DA1, and their TERM.
RECORDED: dict[str, tuple[str, dict[bytes, bytes]]] = {
    "xterm": ("xterm", {b"\x1b[>q": b"\x1bP>|XTerm(379)\x1b\\", b"\x1b[>c": b"\x1b[>41;379;0c",
                        b"\x1b[c": b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"}),
    "konsole": ("xterm-256color", {b"\x1b[>q": b"\x1bP>|Konsole 22.12.3\x1b\\", b"\x1b[>c": b"\x1b[>1;115;0c",
                                   b"\x1b[c": b"\x1b[?62;1;4c"}),
    "kitty": ("xterm-kitty", {b"\x1b[>q": b"\x1bP>|kitty(0.26.5)\x1b\\", b"\x1b[>c": b"\x1b[>1;4000;26c",
                              b"\x1b[c": b"\x1b[?62;c"}),
    "vte": ("xterm-256color", {b"\x1b[>c": b"\x1b[>65;7006;1c", b"\x1b[c": b"\x1b[?65;1;9c"}),
    "putty": ("xterm", {b"\x1b[>c": b"\x1b[>0;136;0c", b"\x1b[c": b"\x1b[?6c"}),
    "silent": ("xterm-256color", {}),
}  # fmt: skip


class Outside:
    """Runs a command in a terminal that answers as ``name`` does; what it is sent is in ``output``."""

    def __init__(self, name: str, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (24, 80)):
        term, self._answers = RECORDED[name]
        self.output = b""
        self._seen = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            dropped = ("TMUX", "STY", "VTE_VERSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "XTERM_VERSION", "MLTERM")
            own = {key: value for key, value in os.environ.items() if key not in dropped}
            os.chdir(ROOT)
            os.execvpe(command[0], list(command), own | {"TERM": term, "LC_ALL": "C.UTF-8", **env})
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

    def press(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self.fd, keys)

    def until(self, found: Callable[[bytes], bool], seconds: float = 30.0) -> bytes:
        """Read, and answer what is asked, until ``found(everything sent)``; AssertionError after ``seconds``."""
        end = time.monotonic() + seconds
        while not found(self.output):
            assert time.monotonic() < end, f"not seen: ...{self.output[-900:]!r}"
            if select.select([self.fd], [], [], 0.02)[0]:
                try:
                    self.output += os.read(self.fd, 65536)
                except OSError:
                    break
                self._answer()
        return self.output

    def _answer(self) -> None:
        while True:
            asked = [(place, query) for query in self._answers if (place := self.output.find(query, self._seen)) >= 0]
            if not asked:
                return
            place, query = min(asked)
            self._seen = place + len(query)
            os.write(self.fd, self._answers[query])

    def close(self) -> None:
        """Close the window: the session in it goes on without one."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 1)
        os.close(self.fd)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
