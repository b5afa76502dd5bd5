"""What a load asks for each article is found through an index: a large archive loads as quickly as a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.loading import _known
from store.reading import records
from store.store import Store
from tests.store import newsroom


@pytest.mark.parametrize("asked", ["article_version WHERE sha256", "FROM article WHERE id", "FROM article WHERE key"])
def test_no_question_of_a_load_reads_a_whole_table(tmp_path: Path, asked: str) -> None:
    with newsroom.newsroom(tmp_path, stories=2) as store:
        db = store._db
        seen: list[str] = []
        db.connection.set_trace_callback(seen.append)
        records._free_id(db, "0" * 64)
        _known(db, "/somewhere/a.txt")
        db.connection.set_trace_callback(None)
        questions = [sql for sql in seen if asked in sql]
        assert questions
        for sql in questions:
            assert not [row for row in db.rows(f"EXPLAIN QUERY PLAN {sql}") if str(row[3]).startswith("SCAN")]


def test_twins_still_get_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(newsroom.report(1, 1), encoding="utf-8")
    with Store.open(tmp_path / "x.db", create=True) as store:
        store.load([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"])
        assert len({article.id for article in store.articles()}) == 3
