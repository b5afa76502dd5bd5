"""What the program stands on is pinned, has a reason each, and SQLite is not one that damages its log."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.faults import dependencies

ROOT = Path(__file__).parents[2]


def test_every_dependency_is_pinned_and_has_a_reason() -> None:
    """Those of pyproject; what these bring along changes without us, and is what the command looks at."""
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    pinned = dependencies.pins((ROOT / "constraints.txt").read_text("utf-8"))
    assert len(lines) > 5
    for line in lines:
        name = dependencies.canonical(re.split(r"[^A-Za-z0-9._-]", line)[0])
        assert dependencies.REASONS.get(name), f"{name}: write down why it is needed"
        assert name in pinned, f"{name} is not pinned"


def test_sqlite_is_free_of_the_fault_or_the_rollback_journal_is_used(tmp_path: Path) -> None:
    from store.database.connection import open_database
    from store.database.driver import sqlite

    db = open_database(str(tmp_path / "x.db"), create=True)
    assert sqlite.sqlite_version_info >= (3, 51, 3) or db.journal == "delete"
    db.close()


def test_the_audit_fails_when_a_pin_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("packaging")
    monkeypatch.setattr(dependencies, "pins", lambda text: {"textual": "0.1"})
    wrong = {one.name: one.wrong for one in dependencies.findings()}
    assert wrong["textual"].endswith("pinned 0.1")
    assert wrong["click"] == "not pinned in constraints.txt"
