"""What the program stands on is pinned, has a reason each, and SQLite is not one that damages its log."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import dependencies

ROOT = Path(__file__).parents[2]


def test_every_dependency_is_pinned_and_has_a_reason() -> None:
    pytest.importorskip("packaging")
    found = list(dependencies.findings())
    assert len(found) > 10
    pinned = dependencies.pins((ROOT / "constraints.txt").read_text("utf-8"))
    for one in found:
        assert one.reason, f"{one.name}: write down why it is needed"
        assert one.name in pinned or one.installed is None or one.name == "pip", f"{one.name} is not pinned"


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
