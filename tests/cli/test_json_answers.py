"""Every command that reports answers in JSON when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tui.program import tadqiq

SEEDS = str(Path(__file__).parents[2] / "seeds")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("json") / "desk.db"
    assert CliRunner().invoke(tadqiq, ["--db", str(path), "load", SEEDS]).exit_code == 0
    return path


def answered(path: Path, *words: str) -> dict[str, object]:
    """Run a command with --json and return the one object it prints."""
    result = CliRunner().invoke(tadqiq, ["--db", str(path), "--json", *words])
    assert result.exit_code == 0, result.output
    [line] = result.stdout.splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def test_what_was_made_copied_and_brought_back_is_told(loaded: Path, tmp_path: Path) -> None:
    new, copy, back = tmp_path / "new.db", tmp_path / "copy.db", tmp_path / "back.db"
    assert answered(new, "init") == {"database": str(new), "shared": None}
    assert answered(loaded, "backup", str(copy))["backup"] == str(copy)
    assert answered(back, "restore", str(copy)) == {"restored": str(back), "from": str(copy)}
    assert answered(back, "group") == {"groups": 2}


def test_a_setting_and_a_preview_are_told(loaded: Path) -> None:
    assert answered(loaded, "settings", "order", "newest") == {"order": "newest"}
    found = answered(loaded, "group", "--preview", "--threshold", "0.99")
    assert found["threshold"] == 0.99 and str(found["preview"]).startswith("2 → ")
