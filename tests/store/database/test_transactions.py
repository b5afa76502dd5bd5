"""Transactions: all or nothing, one writer at a time, readers see one state; and the chain of events."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import pytest

from store.database import events
from store.database.connection import Database, open_database
from store.errors import TadqiqError, UnavailableError


def fresh(path: Path, **how: float) -> Database:
    return open_database(str(path / "a.db"), create=True, busy_seconds=how.get("busy_seconds", 10))


def settings(db: Database) -> dict[str, str]:
    return dict(db.rows("SELECT key, value FROM setting"))


def test_all_or_nothing(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    with pytest.raises(KeyError), db.transaction():
        db.execute("INSERT INTO setting VALUES ('a', '1')")
        with db.transaction():
            db.execute("INSERT INTO setting VALUES ('b', '1')")
        raise KeyError
    assert settings(db) == {}
    with db.transaction():
        db.execute("INSERT INTO setting VALUES ('a', '2')")
    assert settings(db) == {"a": "2"}
    db.close()


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    entered, leave = threading.Event(), threading.Event()

    def first() -> None:
        mine = fresh(tmp_path)
        with mine.transaction():
            mine.execute("INSERT INTO setting VALUES ('first', '1')")
            entered.set()
            leave.wait(5)
        mine.close()

    thread = threading.Thread(target=first)
    thread.start()
    entered.wait(5)
    threading.Timer(0.3, leave.set).start()
    with db.transaction():
        assert settings(db) == {"first": "1"}
        db.execute("INSERT INTO setting VALUES ('second', '1')")
    thread.join()
    db.close()


def test_a_lock_that_stays_is_told_in_plain_words(tmp_path: Path) -> None:
    db, other = fresh(tmp_path), fresh(tmp_path, busy_seconds=0.2)
    with db.transaction(), pytest.raises(UnavailableError, match=r"locked.*another"), other.transaction():
        pass
    other.close()
    db.close()


def test_a_reader_sees_one_state_while_others_write(tmp_path: Path) -> None:
    db, other = fresh(tmp_path), fresh(tmp_path)
    if db.journal != "wal":
        pytest.skip("the rollback journal makes readers and writers take turns")
    with db.snapshot():
        other.execute("INSERT INTO setting VALUES ('late', '1')")
        assert settings(db) == {}
    assert settings(db) == {"late": "1"}
    other.close()
    db.close()


def test_events_are_numbered_without_gaps_and_chained(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    for n in range(3):
        with pytest.raises(KeyError), db.transaction():
            events.append(db, "منى", "note", {"n": n})
            raise KeyError  # what is rolled back leaves no gap
        events.append(db, "منى", "note", {"n": n}, os_user="mona", touches=["group:g1"])
    found = list(events.read(db))
    assert [event.seq for event in found] == [1, 2, 3]
    prev = "0" * 64
    for event in found:
        said = json.dumps(
            [event.seq, event.at, event.reviewer, event.kind, event.body, prev],
            sort_keys=True, separators=(",", ":"), ensure_ascii=True,
        )  # fmt: skip
        assert event.prev == prev
        assert event.hash == hashlib.sha256(said.encode()).hexdigest()
        assert event.os_user == "mona"
        prev = event.hash
    assert events.head(db) == (3, prev)
    db.close()


def test_many_writers_make_one_chain(tmp_path: Path) -> None:
    fresh(tmp_path).close()

    def write(name: str) -> None:
        db = fresh(tmp_path)
        for n in range(25):
            with db.transaction():
                events.append(db, name, "note", {"n": n})
        db.close()

    threads = [threading.Thread(target=write, args=(f"r{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    from store.database.check import chain

    db = fresh(tmp_path)
    assert events.head(db)[0] == 100
    assert list(chain(db)) == []
    db.close()


def test_events_cannot_be_changed_through_the_program(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    events.append(db, "r", "note", {})
    for statement in ("UPDATE event SET reviewer = 'x'", "DELETE FROM event"):
        with pytest.raises(TadqiqError, match="never"):
            db.execute(statement)
    db.close()


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    times = iter(["2026-01-02T00:00:00.000Z", "2026-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z"])
    db = open_database(str(tmp_path / "a.db"), create=True, clock=lambda: next(times))
    for n in range(2):  # the first moment went into the making of the file
        events.append(db, "r", "note", {"n": n})
    found = list(events.read(db))
    assert [event.body["n"] for event in found] == [0, 1]
    assert found[1].at < found[0].at
    from store.database.check import check

    assert check(db)["ok"]
    db.close()
