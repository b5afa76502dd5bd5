"""The manual in docs is the program's own."""

from __future__ import annotations

from pathlib import Path

from tui.commands.manual import manual


def test_the_manual_is_fresh() -> None:
    kept = Path(__file__).parents[2] / "docs" / "COMMANDS.md"
    assert kept.read_text("utf-8") == manual(), "write it anew: python -m tui.commands.manual > docs/COMMANDS.md"
