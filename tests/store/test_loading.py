"""Loading with helpers that read ahead: the same database as with none, in the same order, whatever becomes of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from store import ahead
from store.errors import CancelledError
from store.models import LoadOptions, Progress
from store.reading.files import Source
from store.store import Store
from tests.store import newsroom

ROOT = Path(__file__).parents[2]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of all kinds of files: reports, twins, a feed with items of equal content, refused ones, a large one."""
    folder = newsroom.write(tmp_path / "reports", 9, 3)
    twin = (folder / "outlet0" / "story1.txt").read_text(encoding="utf-8")
    (folder / "outlet1" / "twin.txt").write_text(twin, encoding="utf-8")
    items = [{"text": newsroom.report(n % 3, 1), "outlet": f"outlet {n % 2}"} for n in range(6)]
    (folder / "items.json").write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    long = " ".join(f"أعلن المحافظ {newsroom.sentence(n)}.\n" for n in range(40))
    (folder / "outlet2" / "long.txt").write_text(long, encoding="utf-8")
    return folder


def loaded(path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, helpers: int, **more: Any) -> dict[str, Any]:
    monkeypatch.setattr(ahead, "helpers_for", lambda files: helpers)
    with Store.open(path, create=True) as store:
        summary = store.load([reports], LoadOptions(published="2021-03-04"), **more)
        events = [(event.kind, event.body) for event in store.log()]
        check = store.check()
        assert check["problems"] == []
        return {"summary": summary, "events": events, "state": check["state_digest"]}


def test_helpers_change_nothing(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles, claims, groups, refusals and events are the same, byte for byte and in the same order."""
    alone = loaded(tmp_path / "alone.db", reports, monkeypatch, 0)
    helped = loaded(tmp_path / "helped.db", reports, monkeypatch, 2)
    assert helped == alone
    assert {Path(refused.path).name for refused in helped["summary"].rejected} == {"empty.txt", "picture.txt"}
    again = loaded(tmp_path / "helped.db", reports, monkeypatch, 2)
    assert (again["summary"].loaded, again["summary"].updated) == (0, 0)
    assert again["state"] == alone["state"]


def test_changed_files_are_updated_alike(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = {}
    for helpers in (0, 2):
        path = tmp_path / f"{helpers}.db"
        changed = reports / "outlet0" / "story2.txt"
        changed.write_text(newsroom.report(2, 0), encoding="utf-8")
        loaded(path, reports, monkeypatch, helpers)
        changed.write_text(newsroom.report(2, 0, figure=" بعد 12 يوما"), encoding="utf-8")
        both[helpers] = loaded(path, reports, monkeypatch, helpers)
        assert both[helpers]["summary"].updated == 1
    assert both[0] == both[2]


def test_a_helper_that_dies_is_not_missed(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Helpers may be killed at any moment: their files are read by the master."""
    alone = loaded(tmp_path / "alone.db", reports, monkeypatch, 0)
    started: list[ahead.Helper] = []

    class Mortal(ahead.Helper):
        def __init__(self) -> None:
            super().__init__()
            started.append(self)

    def kill(told: Progress) -> None:
        if told.stage == "reading" and told.done in (3, 8) and started:
            started.pop()._process.send_signal(signal.SIGKILL)

    monkeypatch.setattr(ahead, "Helper", Mortal)
    assert loaded(tmp_path / "helped.db", reports, monkeypatch, 2, progress=kill) == alone
    assert not started


def test_a_helper_that_cannot_start_is_not_missed(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = loaded(tmp_path / "alone.db", reports, monkeypatch, 0)
    monkeypatch.setattr(ahead, "_START", "raise SystemExit(1)")
    assert loaded(tmp_path / "broken.db", reports, monkeypatch, 2) == alone
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    assert loaded(tmp_path / "missing.db", reports, monkeypatch, 2) == alone


def test_cancelling_ends_the_helpers(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was stored stays, helpers end, and the same load finishes the work."""
    ended: list[int | None] = []

    class Watched(ahead.Helper):
        def end(self) -> None:
            super().end()
            ended.append(self._process.returncode)

    monkeypatch.setattr(ahead, "Helper", Watched)
    told: list[str] = []
    with pytest.raises(CancelledError):
        loaded(tmp_path / "torn.db", reports, monkeypatch, 2, progress=lambda p: told.append(p.stage),
               cancelled=lambda: len(told) > 6)  # fmt: skip
    assert ended == [-signal.SIGKILL, -signal.SIGKILL]
    torn = loaded(tmp_path / "torn.db", reports, monkeypatch, 2)
    assert torn["state"] == loaded(tmp_path / "whole.db", reports, monkeypatch, 0)["state"]


def test_helpers_end_with_a_killed_master(tmp_path: Path) -> None:
    """SIGKILL of a load leaves no process behind: a helper whose input ends is done."""
    process = ahead.Helper()
    requests = process._requests
    requests.close()
    assert process._process.wait(60) == 0
    process.end()


def test_few_files_start_no_helper() -> None:
    assert ahead.helpers_for(ahead.LEAST_FILES) == 0
    assert ahead.helpers_for(ahead.LEAST_FILES + 1) <= max(0, (os.cpu_count() or 1) - 1)


def test_an_interrupt_leaves_one_sentence(tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group of the terminal: nothing but the master's own words is printed."""
    for n in range(80):
        (tmp_path / f"{n}.txt").write_text(newsroom.report(n, n) * 30, encoding="utf-8")
    command = [sys.executable, "-m", "tui", "--db", str(tmp_path / "x.db"), "load", str(tmp_path)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not (tmp_path / "x.db").exists() and time.monotonic() < deadline:
        pass
    os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=60)
    assert b"Traceback" not in errors
    assert child.returncode in (130, 1, 0)


def test_a_source_is_asked_for_its_known_content_only(tmp_path: Path) -> None:
    """Content that the database holds already is read without its claims."""
    from store.preparing import read_ahead

    path = tmp_path / "a.txt"
    path.write_text(newsroom.report(1, 1), encoding="utf-8")
    (new,) = read_ahead(Source(str(path)), LoadOptions(), frozenset())
    assert new.claims
    import hashlib

    known = {hashlib.sha256(new.raw.raw).hexdigest()}
    (held,) = read_ahead(Source(str(path)), LoadOptions(), known)
    assert held.claims is None
