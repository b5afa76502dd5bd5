"""Keys typed ahead on a slow line belong to what they were meant for: never to the card that was open before."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.store import Store
from tests.terminals.emulated import EmulatedTerminal
from tests.terminals.pseudo import Program

COLUMNS, LINES = 120, 36
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (b"/axa", "Search: axa"),
        (b"cax a", "Note: ax a"),
        (b"\x1bORx", "Reader"),
        (b"/\x1b[200~abc\x1b[201~", "Search: abc"),
    ],
)
def test_what_is_typed_in_one_go_decides_nothing(keys: bytes, seen: str, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.load([str(SEEDS)])
        events = len(list(store.log()))
    env = {"TADQIQ_RTL": "plain", "TADQIQ_CONFIG_DIR": str(tmp_path)}
    with Program("tui", "--db", str(path), "review", size=(LINES, COLUMNS), env=env) as program:
        program.until(lambda output: b"help" in output, 40)
        program.settle()
        program.press(keys)
        program.settle()
        terminal = EmulatedTerminal(COLUMNS, LINES)
        terminal.send(program.output.decode("utf-8", "replace"))
        assert any(seen in terminal.plain(y) for y in range(LINES))
    with Store.open(path) as store:
        assert len(list(store.log())) == events
