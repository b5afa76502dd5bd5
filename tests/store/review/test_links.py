"""What the matcher suggests between two groups holds while both stand; what a reviewer said stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.store import Store
from tests.store import newsroom

_CLOSING = {
    "said.txt": "أعلنت وزارة الدفاع إغلاق المعبر الحدودي مع الأردن يوم الأحد.\n",
    "told.txt": "قالت وزارة الدفاع إنها أغلقت المعبر الحدودي مع الأردن يوم الأحد.\n",
    "denied.txt": "نفت وزارة الدفاع إغلاق المعبر الحدودي مع الأردن يوم الأحد.\n",
    "refuted.txt": "ونفت وزارة الدفاع أن تكون أغلقت المعبر الحدودي مع الأردن يوم الأحد.\n",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    newsroom.write(tmp_path, 6)
    for name, text in _CLOSING.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Store.open(tmp_path / "test.db", create=True, reviewer="منى") as opened:
        newsroom.load(opened, tmp_path)
        opened.load([tmp_path / name for name in _CLOSING])
        yield opened
        assert opened.check()["problems"] == []


def two(store: Store) -> tuple[str, str]:
    """Return the group of the closing and the group of its denial."""
    link = next(link for group in store.groups() for link in group.links if link.relation == 4)
    return link.a, link.b


def linked(store: Store, group: str) -> list[str]:
    return [link.a if link.b == group else link.b for link in store.group(group).links]


def test_a_rejected_group_opposes_nobody_until_that_is_undone(store: Store) -> None:
    said, denied = two(store)
    store.decide(denied, "reject")
    assert linked(store, said) == linked(store, denied) == []
    store.undo()
    assert (linked(store, said), linked(store, denied)) == ([denied], [said])


def test_a_group_that_went_into_another_is_linked_no_more(store: Store) -> None:
    said, denied = two(store)
    other = next(id for id in store.queue_ids() if id not in (said, denied))
    store.merge([other, denied])
    assert linked(store, said) == []
    store.undo()
    assert linked(store, said) == [denied]


def test_what_a_reviewer_linked_stays(store: Store) -> None:
    said, denied = two(store)
    store.relate(said, 7, denied)
    store.decide(denied, "reject")
    assert [(link.relation, link.by) for link in store.group(said).links] == [(7, "منى")]


def test_a_group_that_comes_again_brings_no_link_of_its_earlier_life(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.review.task.MANY", 10)
    monkeypatch.setattr("store.review.task.LARGE", 10)
    store.regroup()
    said, denied = two(store)
    far = next(id for id in store.queue_ids() if id not in (said, denied))
    with sqlite3.connect(tmp_path / "test.db") as planted:
        planted.execute("INSERT INTO link VALUES (?, ?, 7, 'of long ago', NULL)", sorted((far, denied)))
    planted.close()
    assert denied in linked(store, far)
    for text in ("أقيم سباق الهجن في الصحراء.\n", _CLOSING["refuted.txt"]):
        (tmp_path / "refuted.txt").write_text(text, encoding="utf-8")
        store.load([tmp_path / "refuted.txt"])
    assert denied in store.queue_ids()
    assert linked(store, far) == []
