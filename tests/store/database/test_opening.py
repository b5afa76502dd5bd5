"""Opening: what is ours, what is not, and that nobody's bytes are touched."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from store.database import driver, opening
from store.database.connection import Database, open_database
from store.errors import DamagedError, NewerSchemaError, UnavailableError, UsageError
from store.store import Store


def made(path: Path) -> Path:
    open_database(str(path), create=True).close()
    return path


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(path: Path, kind: type[Exception], words: str, **how: bool) -> None:
    before = fingerprint(path) if path.is_file() else None
    with pytest.raises(kind, match=words):
        open_database(str(path), **how)  # type: ignore[arg-type]  # flags only
    if before is not None:
        assert fingerprint(path) == before
        assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_a_reader_never_creates_a_file(tmp_path: Path) -> None:
    refused(tmp_path / "typo.db", UsageError, "no database")
    refused(tmp_path / "typo.db", UsageError, "no database", readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    db = open_database(str(path), readonly=True)
    assert db.value("SELECT count(*) FROM article") == 0
    db.close()


def test_a_new_file_says_whose_it_is_and_is_opened_as_promised(tmp_path: Path) -> None:
    db = open_database(str(made(tmp_path / "a.db")))
    assert db.value("PRAGMA application_id") == opening.APPLICATION_ID
    assert db.value("PRAGMA user_version") >= 1
    assert db.value("PRAGMA foreign_keys") == 1
    assert db.value("PRAGMA mmap_size") in (0, None)
    if driver.wal_is_safe():
        assert db.value("PRAGMA journal_mode") == "wal"
        assert db.value("PRAGMA synchronous") == 2
    db.close()
    assert [p.name for p in tmp_path.iterdir()] == ["a.db"]


def test_only_sqlites_own_files_lie_beside_an_open_database(tmp_path: Path) -> None:
    db = open_database(str(tmp_path / "a.db"), create=True)
    db.execute("INSERT INTO setting VALUES ('x', '1')")
    assert {p.name for p in tmp_path.iterdir()} <= {"a.db", "a.db-wal", "a.db-shm", "a.db-journal"}
    db.close()


@pytest.mark.parametrize(
    "content", [b"somebody's notes\n" * 40, b"\x89PNG\r\n\x1a\n" + bytes(4000), b"SQLite format 3\x00"]
)
def test_other_files_are_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    refused(path, DamagedError, "not a Tadqiq database")
    refused(path, DamagedError, "not a Tadqiq database", create=True)


@pytest.mark.parametrize("content", ["CREATE TABLE browser_history (url)", "PRAGMA application_id = 42"])
def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path, content: str) -> None:
    path = tmp_path / "history.db"
    with sqlite3.connect(path) as other:
        other.execute(content)
    other.close()
    refused(path, DamagedError, "another program")


def test_a_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 9999")
        other.execute("PRAGMA journal_mode = DELETE")
    other.close()
    refused(path, NewerSchemaError, "newer")


@pytest.mark.parametrize("keep", [100, 3000, 40_000, -4096])
def test_a_file_without_its_end_is_damaged(tmp_path: Path, keep: int) -> None:
    path = made(tmp_path / "a.db")
    path.write_bytes(path.read_bytes()[:keep])
    refused(path, DamagedError, "damaged")


def test_damage_points_to_the_newest_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.database.backup import backup

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = made(tmp_path / "news.db")
    db = open_database(str(path))
    backup(db, str(tmp_path / "elsewhere.db"))
    db.close()
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(DamagedError, match=r"elsewhere\.db.*restore"):
        open_database(str(path))


@pytest.mark.parametrize("path", ["", "no/such/x.db", "/dev/full"])
def test_places_that_cannot_hold_a_database(tmp_path: Path, path: str) -> None:
    with pytest.raises((UsageError, UnavailableError)):
        open_database(str(tmp_path / path), create=True)


def test_names_of_any_bytes_work(tmp_path: Path) -> None:
    for name in (b"caf\xe9\xff.db", b"?mode=memory.db", "%41#تدقيق.db".encode()):
        path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118 - not valid Unicode
        open_database(path, create=True).close()
        assert Path(path).is_file()


def test_a_file_one_may_not_write_is_still_read(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    if os.geteuid() == 0:
        _as_nobody(tmp_path, path)
    else:
        path.chmod(0o400)
        tmp_path.chmod(0o500)
        _read_only(str(path))


def _read_only(path: str) -> None:
    db = open_database(path, readonly=True)
    assert db.value("SELECT count(*) FROM event") == 0
    with pytest.raises(UnavailableError, match="read-only"), db.transaction():
        pass
    db.close()


def _as_nobody(folder: Path, path: Path) -> None:
    """Root may write everything: so a child without root's rights does the reading."""
    shelf = Path("/tmp") / f"tadqiq-read-only-{os.getpid()}"
    shelf.mkdir(mode=0o755)
    try:
        copy = shelf / "a.db"
        shutil.copy(path, copy)
        copy.chmod(0o444)
        child = os.fork()
        if child == 0:
            os.setuid(65534)
            try:
                _read_only(str(copy))
            except BaseException:
                os._exit(1)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        shutil.rmtree(shelf)


def test_network_file_systems_are_refused_for_wal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "file_system", lambda path: "nfs4")
    with pytest.raises(UnavailableError, match="network file system"):
        open_database(str(tmp_path / "a.db"), create=True)
    db = open_database(str(tmp_path / "a.db"), create=True, journal="delete")
    assert db.value("PRAGMA journal_mode") == "delete"
    db.close()


def test_an_old_sqlite_gets_the_rollback_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.db")
    monkeypatch.setattr(opening, "wal_is_safe", lambda: False)
    db = open_database(str(path))
    assert db.value("PRAGMA journal_mode") == "delete"
    assert db.value("PRAGMA synchronous") == 3
    db.close()


def test_the_rollback_journal_can_be_forced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TADQIQ_JOURNAL", "delete")
    db: Database = open_database(str(tmp_path / "a.db"), create=True)
    assert db.journal == "delete"
    db.close()


def test_the_schema_opens_in_the_system_sqlite(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert other.execute("SELECT name FROM migration").fetchone() == ("initial",)
    other.close()


def test_a_shared_folder_gives_a_file_its_group_can_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    before = os.umask(0o077)
    try:
        db = open_database(str(tmp_path / "a.db"), create=True)
        db.execute("INSERT INTO setting VALUES ('x', '1')")
        modes = {p.name: p.stat().st_mode & 0o777 for p in tmp_path.iterdir()}
        db.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o660}


def test_a_screen_keeps_less_of_the_file_in_memory(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db", create=True) as store:
        assert store._db.value("PRAGMA cache_size") == -8192
        store.spare_memory()
        assert store._db.value("PRAGMA cache_size") == -2048
