"""The real program in a pseudo-terminal: mouse and pasting as a terminal sends them, copying only when asked."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

from tests.terminals.emulated import EmulatedTerminal
from tests.terminals.pseudo import Program

COLUMNS, LINES = 120, 36


def screen(program: Program) -> list[str]:
    """Return the rows as drawn, once nothing more is written."""
    program.settle()
    terminal = EmulatedTerminal(COLUMNS, LINES)
    terminal.send(program.output.decode("utf-8", "replace"))
    return [terminal.plain(y) for y in range(LINES)]


def test_a_click_and_a_key_copy_the_word_under_the_mouse(tmp_path: Path) -> None:
    env = {"TADQIQ_RTL": "plain", "TADQIQ_CONFIG_DIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    with Program("tui", "demo", size=(LINES, COLUMNS), env=env) as program:
        program.until(lambda output: b"help" in output, 40)
        rows = screen(program)
        first = next(y for y, row in enumerate(rows) if "Source ·" in row) + 1
        y, word = next(
            (y, match)
            for y in range(first, LINES)
            for match in re.finditer("[\ufe70-\ufefc]{5,}", rows[y])
            if match.start() > 40
        )
        place = f"{word.start() + 3};{y + 1}".encode()
        program.press(b"\x1b[<0;" + place + b"M" + b"\x1b[<0;" + place + b"m")
        program.settle()
        assert b"\x1b]52;" not in program.output
        program.press(b"Y")
        program.until(lambda output: b"\x1b]52;c;" in output and (tmp_path / "last-copy.txt").exists())
        program.settle()
        sent = re.search(rb"\x1b\]52;c;([^\x07]*)\x07", program.output)
        assert sent is not None
        copied = b64decode(sent[1]).decode()
        assert copied == (tmp_path / "last-copy.txt").read_text(encoding="utf-8")
        assert len(copied) >= 5
        assert all("\u0620" <= letter <= "\u0652" for letter in copied)
        program.press(b"/\x1b[200~" + f"{copied}\x1b[31m".encode() + b"\x1b[201~")
        assert any(word[0] in row and "Search:" in row for row in screen(program))
