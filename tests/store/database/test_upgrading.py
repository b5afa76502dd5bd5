"""A file that an earlier version of the program made is brought up to date when it is opened for writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import migrate
from store.store import Store
from tests.store import newsroom

_STEPS = migrate.steps()


def of_version(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the program be the one that knew so many steps of the schema."""
    monkeypatch.setattr(migrate, "steps", lambda: _STEPS[:number])
    monkeypatch.setattr(migrate, "newest", lambda: number)


@pytest.mark.parametrize("number", range(1, len(_STEPS)))
def test_every_earlier_file_gets_the_present_structure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    of_version(monkeypatch, number)
    Store.open(tmp_path / "old.db", create=True).close()
    of_version(monkeypatch, len(_STEPS))
    with Store.open(tmp_path / "old.db") as store:
        assert store.check()["problems"] == []


def test_articles_and_decisions_come_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_version(monkeypatch, 6)
    with newsroom.newsroom(tmp_path, stories=2) as store:
        decided, waiting = store.queue_ids()
        store.decide(decided, "approve")
        before = store.check()
    of_version(monkeypatch, len(_STEPS))
    with Store.open(tmp_path / "news.db", reviewer="سالم") as store:
        after = store.check()
        assert after == before and after["ok"] and after["articles"] == 4
        assert store.queue_ids() == [waiting]
        assert store.group(decided).state == "approved"
