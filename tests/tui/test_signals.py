"""The real program in a pseudo-terminal: a signal or a dropped line ends it in two seconds, the terminal as it was."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a Unix pseudo-terminal")
_SCREEN = b"\x1b[?1049h"


class Program:
    """``tadqiq review`` on a database, in a terminal of 100×30."""

    def __init__(self, database: Path, *more: str, ignore_hangup: bool = False, **env: str) -> None:
        self.out = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            if ignore_hangup:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
            whole = {**os.environ, "TERM": "xterm-256color", "TADQIQ_RTL": "plain", "LC_ALL": "C.UTF-8", **env}
            os.execvpe(sys.executable, [sys.executable, "-m", "tui", "--db", str(database), "review", *more], whole)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

    def read_until(self, wanted: bytes, seconds: float = 30.0) -> None:
        """Read until this was written."""
        end = time.monotonic() + seconds
        while wanted not in self.out and time.monotonic() < end:
            self._read(0.1)
        assert wanted in self.out, self.out[-400:]

    def _read(self, seconds: float) -> None:
        if select.select([self.terminal], [], [], seconds)[0]:
            try:
                self.out += os.read(self.terminal, 1 << 16)
            except OSError:
                return

    def ends(self, seconds: float = 6.0, *, reading: bool = True) -> int | None:
        """Wait for the end and return the exit code; None when it is still there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if reading:
                self._read(0.05)
            else:
                time.sleep(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_and_restores_the_terminal(database: Path, number: signal.Signals, code: int) -> None:
    program = Program(database)
    program.read_until(b"Group 1")
    begun = time.monotonic()
    os.kill(program.pid, number)
    assert program.ends() == code
    assert time.monotonic() - begun < 4
    assert program.out.rfind(b"\x1b[?1049l") > program.out.rfind(_SCREEN)
    assert program.out.rfind(b"\x1b[?25h") > program.out.rfind(b"\x1b[?25l")
    assert b"Traceback" not in program.out


def test_a_sprint_that_a_hangup_cut_goes_on(database: Path) -> None:
    program = Program(database, "--minutes", "20", "--count", "2", "--blind")
    program.read_until(b"blind 0/2")
    time.sleep(0.3)  # a key within 150 ms of a new card is no decision
    os.write(program.terminal, b"x")
    program.read_until(b"1/2")
    os.kill(program.pid, signal.SIGHUP)
    assert program.ends() == 129
    again = Program(database)
    again.read_until(b"resumes the sprint")
    again.read_until(b"blind 1/2")
    os.kill(again.pid, signal.SIGTERM)
    assert again.ends() == 143


def test_a_sprint_goes_on_while_the_process_that_was_cut_is_still_ending(database: Path) -> None:
    program = Program(database, "--count", "2")
    program.read_until(b"Sprint 0/2")
    os.kill(program.pid, signal.SIGHUP)
    program.read_until(b"\x1b[?1049l")
    again = Program(database)  # the first one is there until somebody asks for its exit code
    again.read_until(b"resumes the sprint")
    os.kill(again.pid, signal.SIGTERM)
    assert (again.ends(), program.ends()) == (143, 129)


@pytest.mark.parametrize("ignore_hangup", [False, True])
def test_a_dropped_line_leaves_no_orphan(database: Path, ignore_hangup: bool) -> None:
    program = Program(database, ignore_hangup=ignore_hangup)
    program.read_until(b"Group 1")
    os.close(program.terminal)
    assert program.ends(reading=False) is not None


def test_two_q_leave_with_0_and_plain_writes_no_bidi_control(database: Path) -> None:
    program = Program(database)
    program.read_until(b"Group 1")
    os.write(program.terminal, b"jk\t\t")
    os.write(program.terminal, b"qq")
    assert program.ends() == 0
    text = program.out.decode("utf-8", "replace")
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
