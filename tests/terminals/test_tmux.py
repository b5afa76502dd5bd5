"""What tmux keeps of each mode's marks: its own copy of the screen, drawn by a terminal with bidi."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminals.emulated import EmulatedTerminal
from tests.terminals.pseudo import ROOT
from tests.terminals.sample_app import LEFT
from tui.render.layout import lay_out

TMUX = shutil.which("tmux")
pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")


class Session:
    """A tmux server of its own, with one program in it."""

    def __init__(self, folder: Path, mode: str) -> None:
        self.socket = str(folder / "socket")
        program = f"{sys.executable} -m tests.terminals.sample_app {mode}"
        self.run("-f", "/dev/null", "new-session", "-d", program)

    def run(self, *words: str) -> str:
        command = [TMUX or "tmux", "-S", self.socket, *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout

    def until(self, words: str) -> list[str]:
        """Return the rows of the pane once they show ``words``; zero-width marks are kept in their cells."""
        end = time.monotonic() + 20
        while True:
            rows = self.run("capture-pane", "-p", "-N").split("\n")
            plain = "".join(c for row in rows for c in row if c not in "\u202d\u200e")
            if words in plain:
                return rows
            assert time.monotonic() < end, rows


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    # A socket's path must be short.
    yield tmp_path_factory.mktemp("t")


@pytest.mark.parametrize("mode", ["lro", "lrm", "words"])
def test_a_terminal_with_bidi_around_tmux_shows_the_panes_right(folder: Path, mode: str) -> None:
    session = Session(folder, mode)
    try:
        session.until("keys:")
        for keys in ("keys: t mode", "keys: t t mode"):
            session.run("send-keys", "t")
            rows = session.until(keys)
        width = int(session.run("display-message", "-p", "#{pane_width}"))
        terminal = EmulatedTerminal(width, 24)
        for y, row in enumerate(rows[:24]):
            terminal.send(f"\x1b[{y + 1};1H{row}")
        wanted = [
            "".join(c for c in row.cells if not unicodedata.combining(c)) for row in lay_out(LEFT, width // 2 - 4).rows
        ]
        for y, row in enumerate(wanted, 1):
            assert row in terminal.with_bidi(y)
    finally:
        session.run("kill-server")
