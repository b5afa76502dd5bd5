"""A server that reviewers share: two real users on one file, who somebody is, and what ``doctor`` says."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from store.database import facts, opening
from store.errors import UnavailableError
from store.models import Event
from store.store import Store
from tests.faults import two_users
from tests.store import newsroom


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="makes users as Linux does")
def test_a_second_user_decides_on_the_firsts_database_under_his_own_name() -> None:
    transcript: list[two_users.Said] = []
    try:
        found: dict[str, Any] = two_users.story(transcript)
    except two_users.NotHereError as error:
        pytest.skip(str(error))
    told = "\n".join(map(str, transcript))
    codes = {
        name: found[name].code for name in ("made", "loaded", "decided", "for other", "late", "refused", "checked")
    }
    assert codes == {"made": 0, "loaded": 0, "decided": 0, "for other": 0, "late": 3, "refused": 5, "checked": 0}, told
    assert found["modes"] == {"shared": "2770", "news.db": "0660", "news.db-shm": "0660", "news.db-wal": "0660"}
    assert found["second"] in found["late"].out  # the loser is told who was first, though LOGNAME said root
    names = {(event["kind"], event["reviewer"], event["os_user"]) for event in found["log"]}
    assert ("decide", found["second"], found["second"]) in names
    assert ("decide", "منى", found["second"]) in names  # decided on behalf of another: both names are kept
    assert not any("root" in (event["reviewer"], event["os_user"]) for event in found["log"])


def test_the_environment_does_not_say_who_somebody_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")
    with newsroom.newsroom(tmp_path, stories=1, reviewer="منى") as store:
        store.decide(store.queue_ids()[0], "approve")
        last: Event = list(store.log())[-1]
    assert last.os_user == pwd.getpwuid(os.geteuid()).pw_name
    assert last.reviewer == "منى"
    with Store.open(tmp_path / "news.db") as store:
        assert store.reviewer == last.os_user


def doctor(path: Path) -> dict[str, dict[str, Any]]:
    return {str(fact["name"]): fact for fact in Store.facts(path)}


def test_doctor_passes_a_sound_setup_item_by_item(tmp_path: Path) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()
    found = doctor(tmp_path / "news.db")
    for name in ("sqlite", "file system", "folder", "permissions", "schema", "journal", "synchronous", "record"):
        assert found[name]["ok"], found[name]
        assert found[name]["value"]
    assert not found["backup"]["ok"]
    assert "tadqiq backup" in found["backup"]["mend"]


def test_doctor_says_how_to_mend_each_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()
    path = tmp_path / "news.db"
    path.chmod(0o666)
    assert "init --shared" in doctor(path)["shared"]["mend"]
    path.chmod(0o600)
    tmp_path.chmod(0o2770)
    assert "0660" in doctor(path)["shared"]["mend"]
    monkeypatch.setattr(facts, "file_system", lambda path: "nfs4")
    monkeypatch.setattr(facts, "wal_is_safe", lambda: False)
    found = doctor(path)
    assert "local disk" in found["file system"]["mend"]
    assert "pysqlite3" in found["sqlite"]["mend"]
    path.write_bytes(path.read_bytes()[:9000])
    assert found["database"]["ok"] is False if "database" in found else not doctor(path)["database"]["ok"]


@pytest.mark.skipif(not hasattr(os, "fork") or os.geteuid() != 0, reason="needs another user")
def test_a_log_that_is_closed_to_its_reader_is_named_with_what_to_do() -> None:
    """A user who may only read the file, in a folder that all may write, leaves logs that only he can write."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    path = folder / "news.db"
    try:
        newsroom.newsroom(folder, stories=1).close()
        folder.chmod(0o777)
        path.chmod(0o666)
        with Store.open(path) as store:
            store.set_setting("order", "newest")
            Path(f"{path}-wal").chmod(0o600)
            child = os.fork()
            if child == 0:
                os._exit(_is_told_of_the_log(path))
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        shutil.rmtree(folder)


def _is_told_of_the_log(path: Path) -> int:
    os.setuid(65534)
    try:
        with pytest.raises(UnavailableError, match=r"news\.db-wal beside it is another user's"):
            Store.open(path)
        log = doctor(path)["log"]
        assert not log["ok"]
        assert "mode and group" in log["mend"]
    except BaseException:
        return 1
    return 0


def test_a_network_file_system_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.program import run

    newsroom.newsroom(tmp_path, stories=1).close()
    for kind in ("nfs4", "cifs", "fuse.sshfs"):
        monkeypatch.setattr(opening, "file_system", lambda path, kind=kind: kind)
        assert run(["--db", str(tmp_path / "news.db"), "queue"]) == 5
        assert run(["--db", str(tmp_path / f"{kind}.db"), "load", str(tmp_path / "reports")]) == 5
    monkeypatch.setenv("TADQIQ_JOURNAL", "delete")
    assert run(["--db", str(tmp_path / "news.db"), "queue"]) == 0


def test_the_log_shows_the_login_behind_another_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tui.program import run

    with newsroom.newsroom(tmp_path, stories=1) as store:
        group, login = store.queue_ids()[0], store.os_user
    at = ["--db", str(tmp_path / "news.db")]
    assert run([*at, "decide", group, "approve", "--reviewer", "سالم"]) == 0
    capsys.readouterr()
    assert run([*at, "log"]) == 0
    assert f"سالم ({login})" in capsys.readouterr().out
    assert run([*at, "show", group]) == 0
    assert f"سالم ({login})" in capsys.readouterr().out
