"""On a terminal Arabic is laid out by the program in the chosen mode; in a pipe it stays plain logical text."""

from __future__ import annotations

import os
import pty
import re
import struct
import subprocess
import sys
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest

from tests.terminals.emulated import EmulatedTerminal
from tui.render.line import plain
from tui.render.properties import bidi_class
from tui.render.shape import unshape
from tui.terminal.output import emit_line

WORD = "الصفاء"


def on_terminal(db: Path, *words: str, columns: int | str = 100, **environment: str) -> tuple[int, str]:
    """Run a command whose standard output and error are a terminal; returns the exit code and what was written."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 40, int(columns), 0, 0))
    given = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    given = {name: value for name, value in given.items() if name not in ("TADQIQ_RTL", "COLUMNS", "LINES")}
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", "--db", str(db), *words],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**given, **environment},
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    return program.wait(30), written.decode()


@pytest.mark.parametrize("words", [["queue"], ["claims"], ["articles"], ["groups"], ["search", WORD]])
def test_lists_are_laid_out_and_fit_the_width(db: Path, words: list[str]) -> None:
    code, written = on_terminal(db, "--rtl", "plain", *words)
    assert code == 0
    assert WORD not in written
    assert plain(WORD if words != ["articles"] else "صحيفة") in written
    assert all(len(line) <= 100 for line in written.split("\r\n"))
    assert not any(mark in written for mark in "\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2069")


def test_the_default_mode_puts_one_override_on_a_line(db: Path) -> None:
    _, written = on_terminal(db, "queue", TADQIQ_CONFIG_DIR=str(db.parent))
    for line in written.split("\r\n"):
        assert line.count("\u202d") <= 1
        assert ("\u202d" in line) == any("\ufb50" <= c <= "\ufeff" for c in line)


@pytest.mark.parametrize("mode", ["lro", "lrm", "words", "kitty"])
@pytest.mark.parametrize("konsole", ["", "221203"])
def test_every_mode_writes_the_same_cells_its_own_way(db: Path, mode: str, konsole: str) -> None:
    environment = {"KONSOLE_VERSION": konsole, "SSH_CONNECTION": "", "SSH_TTY": "", "SSH_CLIENT": ""}
    _, cells = on_terminal(db, "--rtl", "plain", "queue", **environment)
    _, written = on_terminal(db, "--rtl", mode, "queue", **environment)
    assert written == "\r\n".join(emit_line(row, mode, mirrors=not konsole) for row in cells.split("\r\n"))
    assert written != cells


LISTS = (["queue"], ["claims"], ["articles"], ["search", WORD], ["log"], ["stats"], ["groups"])


@pytest.mark.parametrize("mode", ["lro", "lrm", "words"])
def test_every_list_and_card_reads_right_in_a_terminal_with_bidi(db: Path, group: str, mode: str) -> None:
    seen = 0
    for words in (*LISTS, ["show", group]):
        _, cells = on_terminal(db, "--rtl", "plain", *words, columns=60)
        _, written = on_terminal(db, "--rtl", mode, *words, columns=60)
        for wanted, line in zip(cells.split("\r\n"), written.split("\r\n"), strict=True):
            terminal = EmulatedTerminal(200, 1)
            terminal.send(line)
            assert terminal.with_bidi(0).rstrip() == wanted.rstrip()
            # PuTTY turns a row that begins with Arabic.
            assert bidi_class(wanted[:1] or " ") not in "RA"
            seen += wanted != line
    assert seen > 5


def test_in_a_pipe_there_are_no_marks_and_no_forms(db: Path, group: str) -> None:
    for words in (*LISTS, ["show", group]):
        command = [sys.executable, "-m", "tui", "--db", str(db), "--rtl", "lro", *words]
        written = subprocess.run(
            command, capture_output=True, check=True, cwd=Path(__file__).parents[2]
        ).stdout.decode()
        assert not any(c in "\u200e\u200f\u202b\u202c\u202d\u2800" or "\ufb50" <= c <= "\ufeff" for c in written)


def test_reading_order_for_those_who_ask_for_it(db: Path) -> None:
    _, written = on_terminal(db, "queue", TADQIQ_RTL="logical")
    assert WORD in written


@pytest.mark.parametrize("base", [0, None])
def test_in_reading_order_every_cell_stands_in_its_place(db: Path, group: str, base: int | None) -> None:
    """The figures of a value, the day beside an outlet: a terminal with bidi draws what the program would."""
    seen = 0
    for words in (*LISTS, ["show", group]):
        _, written = on_terminal(db, "--rtl", "logical", *words, columns=1000)
        for line in written.split("\r\n"):
            logical = re.sub("[\u200e\u202b\u202c]", "", line)
            texts = [text for text in re.split("  +", logical.strip()) if text]
            terminal = EmulatedTerminal(1000, 1)
            terminal.send(line)
            wanted = ["".join(unshape(cell)[::-1] for cell in plain(text)) for text in texts]
            assert re.split("  +", terminal.with_bidi(0, base).strip()) == (wanted or [""])
            seen += logical != line
    assert seen > 5


def test_a_group_is_shown_with_both_wordings(db: Path, group: str) -> None:
    code, written = on_terminal(db, "show", group, "--rtl", "plain")
    assert code == 0
    assert "46" in written
    assert "48" in written


def test_no_utf8_is_said_at_once(db: Path) -> None:
    for words in (["queue"], ["review"], []):
        code, written = on_terminal(db, *words, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        assert code == 2
        assert "LC_ALL=C.UTF-8" in written


def test_an_unknown_mode_is_wrong_usage(db: Path) -> None:
    code, written = on_terminal(db, "queue", "--rtl", "sideways")
    assert code == 2
    assert "logical" in written
