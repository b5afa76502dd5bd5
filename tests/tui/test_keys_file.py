"""``keys.toml``: what is in it, and a sentence when it cannot be read."""

from __future__ import annotations

from pathlib import Path

from tui.actions import keymap
from tui.keys_file import read_overrides


def test_what_is_in_the_file_is_used(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('approve = ["y", "ctrl+y"]\n', encoding="utf-8")
    assert keymap(read_overrides(path)).table("review")["y"] == "approve"


def test_no_file_changes_nothing(tmp_path: Path) -> None:
    assert read_overrides(tmp_path / "none.toml") == {}


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text("approve = [", encoding="utf-8")
    assert "cannot be read" in keymap(read_overrides(path)).problems[0]
