"""SIGKILL, two writers, power cuts: short forms of what the fault drivers do at length, on this checkout alone."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal as signals
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store.errors import StaleVersionError
from store.store import Store
from tests.faults import powercut
from tests.store import newsroom

ROOT = Path(__file__).parents[2]
TADQIQ = [sys.executable, "-m", "tui"]


def run(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*TADQIQ, *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def state(path: Path) -> str:
    with Store.open(path, readonly=True) as store:
        found = store.check()
    assert found["problems"] == []
    return str(found["state_digest"])


def test_a_killed_load_is_finished_by_the_same_command(tmp_path: Path) -> None:
    """SIGKILL in load: each file is one transaction with its event; the same command ends in the same state."""
    reports = str(newsroom.write(tmp_path / "reports", 12, 3))
    whole, torn = tmp_path / "whole.db", tmp_path / "torn.db"
    assert run("--db", str(whole), "load", reports).wait(120) == 0
    rnd = random.Random(1)
    for _ in range(4):
        child = run("--db", str(torn), "load", reports)
        before = articles(torn)
        while child.poll() is None and articles(torn) <= before + rnd.randrange(4):
            pass
        child.kill()
        child.wait()
        if torn.exists():
            with Store.open(torn, create=True) as store:
                assert store.check()["problems"] == []
    assert run("--db", str(torn), "load", reports).wait(120) == 0
    assert state(torn) == state(whole)
    assert {path.name for path in tmp_path.iterdir()} == {"reports", "whole.db", "torn.db"}


def articles(path: Path) -> int:
    if not path.exists():
        return 0
    with Store.open(path, create=True) as store:
        return store.counts().articles


@pytest.mark.parametrize(("signal", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
@pytest.mark.parametrize(
    ("slow", "words"),
    [("store.export.json_lines._line", "export --format jsonl -o"), ("store.database.backup.verified", "backup")],
)
def test_a_command_that_is_ended_leaves_no_half_of_a_file(
    tmp_path: Path, slow: str, words: str, signal: str, code: int
) -> None:
    """A dropped connection or a shutdown in the middle of an export or backup: the old file stays, no other appears."""
    newsroom.newsroom(tmp_path, stories=1).close()
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "made"
    arguments = ["--db", str(tmp_path / "news.db"), *words.split(), str(target)]
    assert run(*arguments).wait(60) == 0
    before = target.read_bytes()
    module, _, name = slow.rpartition(".")
    usual = "default_int_handler" if signal == "SIGINT" else "SIG_DFL"
    # Whoever started the tests may ignore the signal (nohup), and what is ignored stays so in a child.
    script = (
        f"import signal, sys; signal.signal(signal.{signal}, signal.{usual});"
        f"import {module} as slow; from tui.__main__ import main;"
        f"slow.{name} = lambda *given: (print('ready', flush=True), sys.stdin.buffer.read()); main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        child.send_signal(getattr(signals, signal))
        assert child.wait(10) == code
    assert [path.name for path in target.parent.iterdir()] == ["made"]
    assert target.read_bytes() == before


def test_a_killed_decision_is_there_with_its_event_or_not_at_all(tmp_path: Path) -> None:
    """SIGKILL in a decision: state and event both or neither."""
    with newsroom.newsroom(tmp_path, stories=5) as store:
        path, waiting = store.path, store.queue_ids()
    rnd = random.Random(2)
    acknowledged = []
    for group in waiting:
        child = run("--db", path, "decide", group, "approve", "--reviewer", "r")
        try:
            child.wait(rnd.uniform(0.05, 0.5))
        except subprocess.TimeoutExpired:
            child.kill()
        if child.wait() == 0:
            acknowledged.append(group)
        with Store.open(path, readonly=True) as store:
            assert store.check()["problems"] == []
            logged = [str(event.body["group"]) for event in store.log() if event.kind == "decide"]
            assert set(acknowledged) <= set(logged)
            assert sorted([*logged, *store.queue_ids()]) == sorted(waiting)


def test_of_many_reviewers_on_one_card_exactly_one_wins(tmp_path: Path) -> None:
    """Two reviewers on one group: one wins, the others are told who and when."""
    newsroom.newsroom(tmp_path, stories=4).close()
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        cards = [(row.id, row.version) for row in store.queue()]
    results: dict[str, list[str]] = {group: [] for group, _ in cards}
    losers: list[tuple[str, str]] = []
    barrier, lock = threading.Barrier(6), threading.Lock()

    def review(name: str) -> None:
        with Store.open(path, reviewer=name) as store:
            for group, version in cards:
                barrier.wait(30)
                try:
                    store.decide(group, "approve", expect_version=version)
                except StaleVersionError as stale:
                    with lock:
                        losers.append((group, str(stale)))
                else:
                    with lock:
                        results[group].append(name)

    threads = [threading.Thread(target=review, args=(f"reviewer{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(winners) for winners in results.values()] == [1] * len(cards)
    assert len(losers) == 5 * len(cards)
    assert all(results[group][0] in told for group, told in losers)
    with Store.open(path) as store:
        assert store.check()["problems"] == []
        assert len([event for event in store.log() if event.kind == "decide"]) == len(cards)


def test_two_commands_on_one_version_one_exits_3_and_names_the_other(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1) as store:
        path, card = store.path, store.queue()[0]
    arguments = ["--db", path, "decide", card.id, "approve", "--expect-version", str(card.version), "--reviewer"]
    children = [
        subprocess.Popen(
            [*TADQIQ, *arguments, name], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for name in ("mona", "salem")
    ]
    told = {
        name: (child.communicate()[0], child.returncode)
        for name, child in zip(("mona", "salem"), children, strict=True)
    }
    assert sorted(code for _, code in told.values()) == [0, 3]
    winner = next(name for name, (_, code) in told.items() if code == 0)
    loser = next(words for words, code in told.values() if code == 3)
    assert winner in loser


def test_a_full_disk_loses_nothing_and_the_same_command_resumes(tmp_path: Path) -> None:
    """Disk full: exit 5, nothing half-saved, old decisions intact. The limit on file size stands in for the disk."""
    with newsroom.newsroom(tmp_path, stories=2) as store:
        path, group = store.path, store.queue_ids()[0]
        store.decide(group, "approve")
    more = str(newsroom.write(tmp_path / "more", 12, 4))
    limit = Path(path).stat().st_size + 40_000
    script = (
        "import resource, sys; from tui.program import run;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY)); sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--db", path, "load", more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5, done.stderr
    assert any(word in done.stderr for word in ("full", "space", "disk"))
    with Store.open(path) as store:
        assert store.check()["problems"] == []
        assert store.group(group).state == "approved"
        store.load([more])
        assert store.check()["problems"] == []


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_power_cut_loses_no_acknowledged_action(tmp_path: Path, journal: str) -> None:
    if shutil.which(os.environ.get("CC", "cc")) is None or not sys.platform.startswith("linux"):
        pytest.skip("needs a C compiler and Linux to record what is asked of the disk")
    asked = powercut.record(tmp_path, 3, 3, journal)
    rnd = random.Random(3)
    for _ in range(6):
        files, last = powercut.after_cut(asked[: rnd.randrange(len(asked))], rnd)
        assert powercut.examine(files, tmp_path, last) is None


def test_what_a_session_leaves_when_its_connection_drops_is_there_again(tmp_path: Path) -> None:
    """Drafts of notes survive; leases and presence are hints that expire by themselves."""
    with newsroom.newsroom(tmp_path, stories=1) as store:
        path, group = store.path, store.queue_ids()[0]
    script = (
        "import os, sys; from store.store import Store; s = Store.open(sys.argv[1], reviewer='منى');"
        "s.lease(sys.argv[2]); s.set_draft(sys.argv[2], 'لم أكمل'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, path, group], cwd=ROOT, check=False)
    with Store.open(path, reviewer="منى") as store:
        assert store.draft(group) == "لم أكمل"
        assert store.presence() == ["منى"]
        store.set_draft(group, None)
        assert store.draft(group) is None
        assert json.dumps([event.kind for event in store.log()]).count("draft") == 0
