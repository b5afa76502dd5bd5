"""One server, many users: modes, a second OS user who can write, who is recorded, and what doctor says."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.database import facts as storage
from store.errors import UnavailableError, UsageError
from store.models import LoadOptions
from store.store import Store
from tests.store import newsroom


@pytest.fixture
def shelf() -> Iterator[Path]:
    """Give a folder that other users may enter (pytest's own are for one user)."""
    place = Path("/tmp") / f"tadqiq-shared-{os.getpid()}"
    place.mkdir(mode=0o755)
    yield place
    shutil.rmtree(place)


def own_group() -> str:
    return grp.getgrgid(os.getegid()).gr_name


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_shared_database_has_the_right_modes_under_any_umask(shelf: Path) -> None:
    path = shelf / "news" / "news.db"
    before = os.umask(0o077)
    try:
        Store.init_shared(path, own_group())
        with Store.open(path) as store:
            store.set_setting("x", 1)
            beside = {item.name: mode(item) for item in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert mode(path.parent) == 0o2770
    assert beside.pop("news.db") == 0o660
    assert set(beside.values()) <= {0o660}
    with Store.open(path) as store:
        assert store.check()["ok"]


def test_what_cannot_be_shared_is_refused(shelf: Path) -> None:
    with pytest.raises(UsageError, match="no group"):
        Store.init_shared(shelf / "a" / "x.db", "no-such-group-here")
    (shelf / "mine").mkdir(mode=0o700)
    (shelf / "mine" / "letter.txt").touch()
    with pytest.raises(UsageError, match="in use"):
        Store.init_shared(shelf / "mine" / "x.db", own_group())
    Store.init_shared(shelf / "b" / "x.db", own_group())
    with pytest.raises(UsageError, match="exists already"):
        Store.init_shared(shelf / "b" / "x.db", own_group())


def as_user(name: str, group: int, action: Callable[[], None]) -> int:
    """Run ``action`` in a child that is really another user, in one further group; return its exit code."""
    child = os.fork()
    if child == 0:
        try:
            user = pwd.getpwnam(name)
            os.setgroups([group])
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
            os.umask(0o077)
            action()
        except BaseException as error:
            print(f"as {name}: {type(error).__name__}: {error}")
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become two other users")
def test_two_real_users_work_in_one_database(shelf: Path, tmp_path: Path) -> None:
    users = [user for user in ("daemon", "bin", "nobody") if _exists(user)][:2]
    if len(users) < 2:
        pytest.skip("this system has no two users to try with")
    group = grp.getgrall()[-1]
    reports = newsroom.write(shelf / "reports", 2, 2)
    with newsroom.newsroom(
        tmp_path, stories=1
    ) as rehearsal:  # what is imported late must be imported before the change
        rehearsal.decide(rehearsal.queue_ids()[0], "approve")
        rehearsal.check()
    path = shelf / "news" / "news.db"
    Store.init_shared(path, group.gr_name)

    def load() -> None:
        with Store.open(path, reviewer="منى") as store:
            store.load([reports], LoadOptions(published="2021-03-04"))

    def decide() -> None:
        with Store.open(path, reviewer="سالم") as store:
            store.decide(store.queue_ids()[0], "approve")

    holder = Store.open(path)  # keeps -wal and -shm alive between the two, as a third session would
    assert as_user(users[0], group.gr_gid, load) == 0
    assert [as_user(user, group.gr_gid, decide) for user in users[::-1]] == [0, 0]
    recorded = [
        (event.reviewer, event.os_user, event.kind) for event in holder.log() if event.kind in ("load", "decide")
    ]
    assert recorded[0] == ("منى", users[0], "load")
    assert recorded[-2:] == [("سالم", users[1], "decide"), ("سالم", users[0], "decide")]
    assert holder.check()["problems"] == []
    assert {mode(item) for item in path.parent.iterdir()} == {0o660}
    assert {item.stat().st_gid for item in path.parent.iterdir()} == {group.gr_gid}
    holder.close()

    def outsider() -> None:
        with pytest.raises(UnavailableError, match="permission"):
            Store.open(path)

    assert as_user(users[1], 65534, outsider) == 0


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def test_the_environment_does_not_say_who_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "رئيس التحرير")
    monkeypatch.setenv("USER", "رئيس التحرير")
    with Store.open(tmp_path / "a.db", create=True) as store:
        assert store.os_user == store.reviewer == pwd.getpwuid(os.geteuid()).pw_name
        store.set_setting("x", 1)
        assert next(store.log()).os_user == store.os_user


def test_doctor_blames_nobody_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    found = {fact["name"]: fact for fact in Store.facts(str(tmp_path / "share" / "tadqiq" / "a.db"))}
    assert found["free space"]["ok"] is not None
    assert found["folder"]["ok"] is None and "is not there yet" in found["folder"]["value"]
    assert list(tmp_path.iterdir()) == []


def test_doctor_has_a_verdict_for_every_fact_and_creates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    names = {fact["name"] for fact in Store.facts(path)}
    assert names == {"sqlite", "file system", "free space", "folder", "database"}
    assert list(tmp_path.iterdir()) == []
    Store.open(path, create=True).close()
    found = {fact["name"]: fact for fact in Store.facts(path)}
    assert {"schema", "journal", "synchronous", "record", "backup", "permissions"} <= set(found)
    assert found["synchronous"]["value"] in ("FULL", "EXTRA")
    assert all(fact["mend"] for fact in found.values() if not fact["ok"])
    path.chmod(0o666)
    assert {fact["name"]: fact for fact in Store.facts(path)}["shared"]["ok"] is False
    monkeypatch.setattr(storage, "file_system", lambda path: "nfs4")
    assert {fact["name"]: fact for fact in Store.facts(path)}["file system"]["ok"] is False
    path.write_bytes(b"not a database, but long enough to be read as one" * 30)
    assert {fact["name"]: fact for fact in Store.facts(path)}["database"]["ok"] is False
