"""Backups are whole or absent; restore never loses a newer file; anchors turn the chain into evidence."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest

from store.database import backup as backups
from store.errors import DamagedError, UnavailableError, UsageError
from store.store import Store
from tests.store import newsroom


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return newsroom.newsroom(tmp_path, stories=2)


def digest(path: Path) -> str:
    with Store.open(path, readonly=True) as opened:
        found = opened.check()
        assert found["ok"], found["problems"]
        return str(found["state_digest"])


def test_a_backup_holds_the_same_state_as_one_file(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    head = store.backup(copy)
    assert head == store.check()["audit_head"]
    assert [p.name for p in copy.parent.iterdir()] == ["copy.db"]
    assert digest(copy) == store.check()["state_digest"]
    store.decide(store.queue_ids()[0], "approve")
    store.backup(copy)
    assert digest(copy) == store.check()["state_digest"]


def test_a_backup_while_others_write_is_one_moment(store: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with store.reopen() as other:
            while not stop.is_set():
                other.set_setting("n", other.counts().events)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for n in range(5):
            store.backup(tmp_path / f"copy{n}.db")
    finally:
        stop.set()
        thread.join()
    for n in range(5):
        digest(tmp_path / f"copy{n}.db")


def test_a_failed_backup_leaves_the_old_one_and_no_other_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    store.backup(copy)
    before = copy.read_bytes()

    def unsound(path: str) -> str:
        raise DamagedError("the copy is not sound")

    monkeypatch.setattr(backups, "verified", unsound)
    with pytest.raises(DamagedError):
        store.backup(copy)
    assert copy.read_bytes() == before
    assert [p.name for p in copy.parent.iterdir()] == ["copy.db"]


def test_a_backup_never_overwrites_what_is_not_a_backup(store: Store, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    for place, words in (
        (notes, "not a Tadqiq"),
        (Path(store.path), "cannot replace"),
        (tmp_path, "ordinary file"),
        (tmp_path / "no" / "x.db", "folder"),
    ):
        with pytest.raises(UsageError, match=words):
            store.backup(place)
    assert notes.read_text(encoding="utf-8") == "mine"


def test_restore_brings_a_damaged_file_back_and_keeps_the_damaged_one(store: Store, tmp_path: Path) -> None:
    copy, path = tmp_path / "copy.db", Path(store.path)
    store.backup(copy)
    store.close()
    expected = digest(copy)
    path.write_bytes(path.read_bytes()[:9000])
    Store.restore(copy, path)
    assert digest(path) == expected
    assert (tmp_path / "news.db.damaged").stat().st_size == 9000


def test_restore_brings_a_file_back_that_opens_but_has_lost_its_record(store: Store, tmp_path: Path) -> None:
    copy, path = tmp_path / "copy.db", Path(store.path)
    store.backup(copy)
    store.close()
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TABLE event")
    raw.close()
    Store.restore(copy, path)
    assert digest(path) == digest(copy)
    assert (tmp_path / "news.db.damaged").exists()


def test_restore_never_replaces_a_newer_file_without_force(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    store.backup(copy)
    store.decide(store.queue_ids()[0], "approve")
    with pytest.raises(UsageError, match="newer"):
        Store.restore(copy, store.path)
    assert store.counts().states["approved"] == 1
    Store.restore(copy, store.path, force=True)
    assert store.counts().states["approved"] == 0, "an open connection sees the restored state"
    Store.restore(copy, tmp_path / "fresh.db")
    assert digest(tmp_path / "fresh.db") == digest(copy)


def test_a_log_that_stayed_behind_is_not_applied_to_a_restored_file(store: Store, tmp_path: Path) -> None:
    """Somebody's file is removed while its log stays: SQLite would apply that log to what takes the name."""
    copy, place = tmp_path / "copy.db", tmp_path / "place"
    store.backup(copy)
    before = digest(copy)
    place.mkdir()
    store.decide(store.queue_ids()[0], "approve")
    log = Path(f"{store.path}-wal").read_bytes()
    assert len(log) > 10_000
    (place / "gone.db-wal").write_bytes(log)
    with pytest.raises(UsageError, match=r"gone\.db-wal lies there"):
        store.backup(place / "gone.db")
    assert [path.name for path in place.iterdir()] == ["gone.db-wal"]
    Store.restore(copy, place / "gone.db")
    assert (place / "gone.db.damaged-wal").read_bytes() == log
    assert digest(place / "gone.db") == before


def test_restore_and_backup_do_not_wait_for_a_lock_without_end(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TADQIQ_BUSY", "0.3")
    monkeypatch.setenv("TADQIQ_JOURNAL", "delete")
    copy, path = tmp_path / "copy.db", Path(store.path)
    store.backup(copy)
    store.close()
    with Store.open(path) as holder, Store.open(path) as other:
        before = path.read_bytes()
        with holder._db.transaction():
            holder._db.execute("DELETE FROM draft")
            with pytest.raises(UnavailableError, match=r"news\.db is locked"):
                Store.restore(copy, path, force=True)
            assert path.read_bytes() == before
        holder._db.connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UnavailableError, match=r"news\.db is locked"):
            other.backup(tmp_path / "second.db")
        holder._db.connection.execute("ROLLBACK")
        assert not (tmp_path / "second.db").exists()
        other.backup(tmp_path / "second.db")
    Store.restore(copy, path, force=True)


def test_restore_refuses_a_backup_that_is_not_sound(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    store.backup(copy)
    with sqlite3.connect(copy) as raw:
        raw.execute("DROP TRIGGER event_is_never_edited")
        raw.execute("UPDATE event SET reviewer = 'x' WHERE seq = 1")
    raw.close()
    with pytest.raises(DamagedError, match="edited"):
        Store.restore(copy, store.path, force=True)


def test_anchors_agree_until_history_is_rewritten(store: Store, tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.jsonl"
    store.audit_anchor(file=str(anchors))
    store.decide(store.queue_ids()[0], "approve")
    store.audit_anchor(file=str(anchors))
    assert store.audit_verify(anchors) == {**store.audit_verify(), "anchors": 2}
    copy = tmp_path / "rewritten.db"
    store.backup(copy)
    _rewrite(copy)
    with Store.open(copy, readonly=True) as forged:
        assert forged.audit_verify()["ok"], "the chain alone does not show it"
        found = forged.audit_verify(anchors)
    assert found["ok"] is False
    assert "no longer has" in found["problems"][0]


def _rewrite(path: Path) -> None:
    """Forge the reviewer of the first event and chain everything anew, as whoever owns the file can."""
    from store.database import events

    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER event_is_never_edited")
        prev = events.GENESIS
        for seq, at, kind, body in raw.execute("SELECT seq, at, kind, body FROM event ORDER BY seq").fetchall():
            chained = events.digest(seq, at, "forger", kind, json.loads(body), prev)
            raw.execute("UPDATE event SET reviewer = 'forger', prev = ?, hash = ? WHERE seq = ?", (prev, chained, seq))
            prev = chained
    raw.close()


def test_a_signed_anchor_is_verified(store: Store, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed here")
    key, anchors = tmp_path / "key", tmp_path / "anchors.jsonl"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    store.audit_anchor(file=str(anchors), sign_key=str(key))
    assert store.audit_verify(anchors)["ok"]
    forged = json.loads(anchors.read_text(encoding="utf-8"))
    forged["at"] = "2020-01-01T00:00:00.000Z"
    anchors.write_text(json.dumps(forged), encoding="utf-8")
    assert "signature" in store.audit_verify(anchors)["problems"][0]
    with pytest.raises(UsageError, match="ssh-keygen"):
        store.audit_anchor(sign_key=str(tmp_path / "no-key"))


def test_an_anchor_that_cannot_be_written_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="its folder does not exist"):
        store.audit_anchor(file=str(tmp_path / "no" / "anchors"))
    with pytest.raises(UnavailableError):
        store.audit_anchor(file=str(tmp_path))
    with pytest.raises(UsageError):
        store.audit_anchor()
