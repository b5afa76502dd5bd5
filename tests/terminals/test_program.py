"""The real program on the sample articles: every mode shows, in a bidi terminal, the cells that ``plain`` draws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminals.emulated import EmulatedTerminal
from tests.terminals.pseudo import Program
from tui.render.properties import bidi_class

COLUMNS, LINES = 120, 36


def screens(mode: str, folder: Path) -> list[EmulatedTerminal]:
    """Return the screen after start and after some moves, as this mode sends it."""
    env = {"TADQIQ_RTL": mode, "TADQIQ_CONFIG_DIR": str(folder), "XDG_DATA_HOME": str(folder)}
    out = []
    with Program("tui", "demo", size=(LINES, COLUMNS), env=env) as program:
        program.until(lambda output: b"help" in output, 40)
        for keys in (b"", b"j", b"\t", b"?"):
            program.press(keys)
            program.settle()
            terminal = EmulatedTerminal(COLUMNS, LINES)
            terminal.send(program.output.decode("utf-8", "replace"))
            out.append(terminal)
    return out


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[EmulatedTerminal]:
    """Return the screens as mode plain draws them."""
    return screens("plain", tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize("mode", ["lro", "lrm", "words"])
def test_the_screens_are_those_of_plain(mode: str, wanted: list[EmulatedTerminal], tmp_path: Path) -> None:
    found = screens(mode, tmp_path)
    for number, (one, other) in enumerate(zip(wanted, found, strict=True)):
        # The first row holds the clock.
        for y in range(1, LINES):
            assert other.with_bidi(y) == one.plain(y), f"screen {number}, row {y}"
    arabic = sum(any("\ufe70" <= character <= "\ufefc" for character in wanted[0].plain(y)) for y in range(LINES))
    assert arabic > 5


def test_logical_shows_one_pane_a_row(wanted: list[EmulatedTerminal], tmp_path: Path) -> None:
    # The last is the help, which has no panes.
    for terminal, other in zip(screens("logical", tmp_path)[:-1], wanted[:-1], strict=True):
        rows = [terminal.plain(y) for y in range(LINES)]
        assert not any("│" in row.strip()[1:-1] for row in rows[1:])
        assert any("│" in other.plain(y).strip()[1:-1] for y in range(1, LINES))
        # In the order it is read, in letters.
        assert any(re.search("لافروف|ترودو", row) for row in rows)


@pytest.mark.parametrize("size", [(24, 80), (36, 120)])
def test_no_row_of_any_screen_begins_with_arabic(size: tuple[int, int], tmp_path: Path) -> None:
    """PuTTY turns a row whose first cell is a right-to-left letter, and no mark can stand before it."""
    env = {"TADQIQ_RTL": "plain", "TADQIQ_CONFIG_DIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    reader, search, progress, history, settings = (f"\x1b[{n}~".encode() for n in (13, 14, 15, 17, 18))
    keys = (b"l", b"l", b"d", b"w", reader, b"l", b"l", b"q", search, "حلب".encode(), b"\r", b"q", progress, history,
            settings, b"q", b"?", b"q", b":")  # fmt: skip
    arabic = 0
    with Program("tui", "demo", size=size, env=env) as program:
        program.until(lambda output: b"help" in output, 40)
        for key in keys:
            program.press(key)
            program.settle(0.3)
            terminal = EmulatedTerminal(size[1], size[0])
            terminal.send(program.output.decode("utf-8", "replace"))
            for y in range(size[0]):
                row = terminal.plain(y)
                assert bidi_class(row[0]) not in "RA", (key, row)
                arabic += any("\ufe70" <= character <= "\ufefc" for character in row)
    assert arabic > 50
