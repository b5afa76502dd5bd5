"""What may happen to one command: a lock, a clock that goes back, an error nobody foresaw, text made to do harm."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from store.database import connection
from store.database.connection import Database
from store.database.driver import sqlite
from store.database.opening import Opened
from store.errors import UnavailableError
from store.safe import safe
from store.store import Store
from tests.faults.mutations import HOSTILE
from tests.store import newsroom
from tui.program import run
from tui.render.layout import lay_out


def test_a_lock_that_stays_is_exit_5_and_nothing_is_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()
    path = str(tmp_path / "news.db")
    monkeypatch.setenv("TADQIQ_BUSY", "0.3")
    with Store.open(path) as store:
        (group,) = store.queue_ids()
    # The same library as the program: two copies of SQLite in one process do not see each other's locks.
    other = sqlite.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert run(["--db", path, "decide", group, "approve"]) == 5
    said = capsys.readouterr().err
    assert "locked" in said
    assert len(said.strip().splitlines()) == 1
    other.execute("ROLLBACK")
    other.close()
    with Store.open(path) as store:
        assert store.queue_ids() == [group]


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.newsroom(tmp_path, stories=2).close()
    times = iter(f"20{99 - n:02}-01-01T00:00:00.000Z" for n in range(99))
    build = Database.__init__

    def with_odd_clock(self: Database, opened: Opened) -> None:
        build(self, opened, clock=lambda: next(times))

    monkeypatch.setattr(connection, "Database", lambda opened, clock: _made(with_odd_clock, opened))
    with Store.open(tmp_path / "news.db", reviewer="منى") as store:
        first, second = store.queue_ids()
        store.decide(first, "approve")
        store.decide(second, "reject")
        store.decide(first, "reject", expect_version=2)
        last = list(store.log())[-3:]
        assert [event.body["outcome"] for event in last] == ["approve", "reject", "reject"]
        assert [event.at for event in last] == sorted((event.at for event in last), reverse=True)
        store.undo()
        assert store.group(first).state == "approved"
        assert store.check()["problems"] == []


def _made(build: object, opened: Opened) -> Database:
    db = Database.__new__(Database)
    build(db, opened)  # type: ignore[operator]  # a constructor
    return db


def test_an_unforeseen_error_of_a_command_is_one_sentence_and_a_crash_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()

    def planted(self: Store, *arguments: object, **more: object) -> None:
        raise RuntimeError("planted \x1b]52;c;QQ==\x07\u202e here")

    monkeypatch.setattr(Store, "stats", planted)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert run(["--db", str(tmp_path / "news.db"), "stats"]) == 1
    said = capsys.readouterr()
    assert len(said.err.strip().splitlines()) == 1
    assert "Traceback" not in said.err
    assert not HOSTILE.search(said.out + said.err)
    (kept,) = tmp_path.glob("tadqiq-crash-*.txt")
    assert str(kept) in said.err
    assert kept.stat().st_mode & 0o077 == 0  # it may hold texts of articles
    assert "RuntimeError: planted" in kept.read_text("utf-8")
    assert run(["--db", str(tmp_path / "news.db"), "stats", "-v"]) == 1
    said = capsys.readouterr()
    assert "Traceback" in said.err
    assert not HOSTILE.search(said.err)


def test_a_thousand_nested_embeddings_are_kept_flagged_shown_and_exported(tmp_path: Path) -> None:
    text = "\u202b" * 500 + "\u2067" * 500 + "قال محافظ البحيرة إن 46 أسرة انتقلت إلى المدينة." + "\u2069" * 500 + "\n"
    (tmp_path / "deep.txt").write_bytes(text.encode())
    path = str(tmp_path / "x.db")
    assert run(["--db", path, "load", str(tmp_path / "deep.txt")]) == 0
    with Store.open(path) as store:
        (article,) = store.articles()
        assert store.article(article.id).text == text
        assert "hidden_controls" in article.flags
        assert store.check()["problems"] == []
    for row in lay_out(text, 40).rows:
        assert not HOSTILE.search("".join(part for part, _ in row.segments()))
    assert not HOSTILE.search(safe(text))
    for kind in ("csv", "html", "markdown"):
        assert run(["--db", path, "export", "--format", kind, "-o", str(tmp_path / kind)]) == 0
        assert not HOSTILE.search((tmp_path / kind).read_text("utf-8"))


def test_an_export_or_anchor_never_replaces_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()
    at = ["--db", str(tmp_path / "news.db")]
    copy = tmp_path / "copy.db"
    assert run([*at, "backup", str(copy)]) == 0
    for target in (tmp_path / "news.db", copy, tmp_path / "copy.db-wal"):
        if target.name.endswith("-wal"):
            target.write_bytes(b"log")
        before = target.stat().st_size
        for kind in ("csv", "jsonl"):
            assert run([*at, "export", "--format", kind, "-o", str(target)]) == 2
        assert target.stat().st_size == before
    (tmp_path / "copy.db-wal").unlink()
    assert run([*at, "audit", "anchor", "--file", str(copy)]) == 2
    assert "database" in capsys.readouterr().err
    for path in (tmp_path / "news.db", copy):
        with Store.open(path) as store:
            assert store.check()["problems"] == []


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a Unix shell does")
def test_closed_standard_streams_are_no_failure(tmp_path: Path) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()
    words = f"{shlex.quote(sys.executable)} -m tui --db {shlex.quote(str(tmp_path / 'news.db'))}"
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        done = subprocess.run(
            ["sh", "-c", f"{words} queue {closed} && {words} load {shlex.quote(str(tmp_path / 'reports'))} {closed}"],
            cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    with Store.open(tmp_path / "news.db") as store:
        assert store.check()["problems"] == []


@pytest.mark.parametrize("seconds", ["inf", "nan", "-1", "1e999", "abc"])
def test_any_waiting_time_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()
    monkeypatch.setenv("TADQIQ_BUSY", seconds)
    assert run(["--db", str(tmp_path / "news.db"), "queue"]) == 0


def test_words_that_are_no_text_and_numbers_without_end_are_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with newsroom.newsroom(tmp_path, stories=1) as store:
        (group,) = store.queue_ids()
        events = store.counts().events
    at, bad, huge = ["--db", str(tmp_path / "news.db")], os.fsdecode(b"r\xff\xe9v"), "9" * 30
    for words in (
        ["note", group, bad], ["tag", group, bad], ["flag", group, "--reviewer", bad], ["note", bad, "x"],
        ["queue", "--limit", huge], ["log", "--after", huge], ["show", bad], ["decide", bad, "approve"],
    ):  # fmt: skip
        assert run([*at, *words]) == 2, words
        said = capsys.readouterr().err
        assert len(said.strip().splitlines()) == 1
        assert not HOSTILE.search(said)
    with Store.open(tmp_path / "news.db") as store:
        assert store.counts().events == events
        assert store.check()["problems"] == []


def test_a_file_that_was_moved_or_replaced_takes_no_decision(tmp_path: Path) -> None:
    path, away = tmp_path / "news.db", tmp_path / "away.db"
    with newsroom.newsroom(tmp_path, stories=1) as store:
        (group,) = store.queue_ids()
        store.backup(away)
        path.rename(tmp_path / "moved.db")
        with pytest.raises(UnavailableError, match="moved or replaced"):
            store.decide(group, "approve")
        away.rename(path)
        with pytest.raises(UnavailableError, match="moved or replaced"):
            store.decide(group, "approve")
        path.unlink()
        (tmp_path / "moved.db").rename(path)
        store.decide(group, "approve")
        assert store.check()["problems"] == []
