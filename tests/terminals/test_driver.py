"""The filter at the driver, in a real program in a pseudo-terminal."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.terminals.emulated import EmulatedTerminal
from tests.terminals.pseudo import QUESTION, Program
from tests.terminals.sample_app import LEFT
from tui.render.layout import lay_out
from tui.terminal.modes import MODES

SAMPLE = "tests.terminals.sample_app"
KITTY = b"\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[1;3R\x1b[?62;c"
MARKS = (b"\xe2\x80\xad", b"\xe2\x80\x8e", b"\xe2\xa0\x80")  # LRO, LRM, the strong blank


def shown(output: bytes) -> EmulatedTerminal:
    terminal = EmulatedTerminal(100, 24)
    terminal.send(output.decode("utf-8", "replace"))
    return terminal


@pytest.mark.parametrize("mode", ["plain", "lro", "lrm", "words"])
def test_both_panes_read_right_and_a_layer_comes_and_goes(mode: str) -> None:
    # The emulated terminal answers with base characters, without tashkeel.
    wanted = ["".join(c for c in row.cells if not unicodedata.combining(c)) for row in lay_out(LEFT, 46).rows]
    with Program(SAMPLE, mode) as program:
        program.until(lambda output: b"keys:" in output)
        program.press(b"t")
        program.until(lambda output: b"keys: t mode" in output)
        program.press(b"t")
        output = program.until(lambda output: b"keys: t t" in output)
        terminal = shown(output)
        rows = [terminal.plain(y) if mode == "plain" else terminal.with_bidi(y) for y in range(24)]
        for y, row in enumerate(wanted, 1):
            assert row in rows[y]
        assert QUESTION not in output
        assert program.leave(b"q") == 0
        seen = [mark in program.output for mark in MARKS]
        if mode == "lro":
            seen[1] = False  # only where an update begins inside Arabic
        assert seen == {"plain": [0, 0, 0], "lro": [1, 0, 0], "lrm": [0, 1, 0], "words": [0, 0, 1]}[mode]


def test_the_terminal_is_asked_once_and_answers_decide() -> None:
    with Program(SAMPLE, answer=KITTY) as program:
        program.until(lambda output: b"keys:" in output)
        program.press(b"j")
        program.until(lambda output: b"keys: j mode: kitty" in output)
        assert program.output.count(QUESTION) == 1


def test_late_answers_and_early_keys_neither_leak_nor_get_lost() -> None:
    with Program(SAMPLE, answer=KITTY, delay=1.5) as program:
        program.until(lambda output: QUESTION in output)
        program.press(b"z")
        program.until(lambda output: b"keys: z" in output)
        # The late answer is sent while waiting for this key.
        program.until(lambda output: not program._answer)
        program.press(b"x")
        program.until(lambda output: b"keys: z x mode: lro" in output)


def test_modes_change_live_and_the_terminal_is_left_as_found() -> None:
    with Program(SAMPLE, "kitty") as program:
        program.until(lambda output: b"keys:" in output)
        program.press(b"m")
        program.until(lambda output: b"mode: mlterm" in output and b"\x1b]5379;use_ctl=false\x07" in output)
        assert program.leave(b"q") == 0
        written = program.output
        assert written.index(b"use_ctl=true") < written.index(b"\x1b[?1049l")


def test_inside_tmux_the_outer_terminal_is_reached_by_passthrough() -> None:
    with Program(SAMPLE, "mlterm", env={"TMUX": "/nowhere,1,0"}) as program:
        program.until(lambda output: b"\x1bPtmux;\x1b\x1b]5379;use_ctl=false\x07\x1b\\" in output)


def test_calibration_shows_each_mode_in_its_own_row_and_keeps_the_choice(tmp_path: Path) -> None:
    env = {"TADQIQ_CONFIG_DIR": str(tmp_path)}
    with Program(SAMPLE, answer=KITTY, env=env) as program:
        program.until(lambda output: b"keys:" in output)
        start = len(program.output)
        program.press(b"c")
        output = program.until(lambda output: b"7 logical" in output[start:])[start:].decode()
        row = {name: output.index(f"{number} {name}") for number, name in enumerate(MODES, 1)}
        assert (
            "\u202d" in output[row["lro"] - 40 : row["lrm"]] and "\u202d" not in output[row["plain"] : row["lro"] - 40]
        )
        assert output[row["lrm"] : row["words"]].count("\u200e") > 20
        assert "\u2800" in output[row["words"] : row["kitty"]]
        program.press(b"4")
        program.press(b"j")
        program.until(lambda output: b"mode: words" in output)
        assert program.leave(b"q") == 0
    assert json.loads((tmp_path / "display.json").read_text())["modes"] == {"kitty|1;4000;26": "words"}
    with Program(SAMPLE, answer=KITTY, env=env) as program:
        program.until(lambda output: b"keys:" in output)
        program.press(b"j")
        program.until(lambda output: b"mode: words" in output)
