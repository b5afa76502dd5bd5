"""Starting: quick, imports nothing heavy, says what it wants; no terminal and no UTF-8 are said at once."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tadqiq
from tui.commands.table import COMMANDS
from tui.program import tadqiq as root

HEAVY = (
    *("textual", "rich", "rapidfuzz", "sqlite_utils", "numpy", "Stemmer", "hijridate", "charset_normalizer"),
    *("defusedxml", "sqlite3", "pysqlite3", "store.database", "store.matching", "store.claims", "trafilatura"),
)


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        check=False,
    )


@pytest.mark.parametrize("arguments", [["--help"], ["decide", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys, tui.program as m\n"
        "try: m.main(sys.argv[1:])\n"
        "except SystemExit as e: assert not e.code\n"
        f"bad = [n for n in {HEAVY!r} if n in sys.modules]\n"
        "assert not bad, bad\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_help_takes_a_third_of_a_second_of_cpu_at_most() -> None:
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert program("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) <= 0.35


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_exists_with_the_help_the_list_promises(name: str, tadqiq: Tadqiq) -> None:
    found = tadqiq(name, "--help")
    assert found.code == 0
    assert "Global options" in found.out
    assert root.get_command(root.make_context("tadqiq", ["--help"], resilient_parsing=True), name) is not None


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["queue", "--nonsense"], ["decide"], ["decide", "g1", "maybe"], ["load"], ["export"]]
)
def test_wrong_usage_is_one_sentence_and_exit_2(arguments: list[str], tadqiq: Tadqiq) -> None:
    found = tadqiq(*arguments)
    assert found.code == 2
    assert found.out == ""
    assert len(found.err.strip().splitlines()) == 1
    assert "--help" in found.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claims", "--explain"], "`tadqiq claims --help`"),
        (["claim", "edit", "c1", "--statement"], "`tadqiq claim edit --help`"),
        (["claim"], "add, delete, edit. See `tadqiq claim --help`"),
        (["audit"], "anchor, verify"),
        (["not-checkable", "g1", "satire"], "'opinion', 'forecast', 'boilerplate'"),
        (["queue", "--rtl", "sideways"], "'sideways'; there are plain, lro"),
        (["--rtl", "sideways", "articles", "--json"], "'sideways'; there are plain, lro"),
    ],
)
def test_what_is_missing_or_unknown_is_told_with_what_may_stand_there(
    arguments: list[str], told: str, db: Path, tadqiq: Tadqiq
) -> None:
    found = tadqiq(*arguments, db=db)
    assert (found.code, found.out) == (2, "")
    assert told in found.err
    assert len(found.err.strip().splitlines()) == 1


def test_a_mistyped_command_is_answered_with_its_neighbours(tadqiq: Tadqiq) -> None:
    assert "queue" in tadqiq("queu").err


@pytest.mark.parametrize("arguments", [[], ["review"], ["demo"]])
def test_screens_need_a_terminal(arguments: list[str], tmp_path: Path) -> None:
    done = program("--db", str(tmp_path / "x.db"), *arguments)
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_demo_needs_nothing(tmp_path: Path) -> None:
    done = program("demo", "--no-tui", TADQIQ_DB=str(tmp_path / "never.db"))
    assert done.returncode == 0, done.stderr
    assert "5 sample articles" in done.stdout
    assert not (tmp_path / "never.db").exists()


def test_global_options_stand_before_and_after_the_command(db: Path, tadqiq: Tadqiq, tmp_path: Path) -> None:
    assert tadqiq("--json", "queue").json == tadqiq("queue", "--json").json
    other = tmp_path / "other.db"
    assert tadqiq("queue", "--db", other).code == 2  # the later one wins
    assert program("queue", "--json", TADQIQ_DB=str(db)).stdout == tadqiq("queue", "--json").out


def test_readers_make_no_file(tadqiq: Tadqiq, tmp_path: Path) -> None:
    for words in (["queue"], ["articles"], ["claims"], ["groups"], ["show", "a1"], ["log"], ["stats"], ["check"],
                  ["search", "x"], ["decide", "g1", "approve"], ["undo"], ["backup", str(tmp_path / "b.db")],
                  ["export", "--format", "csv", "-o", str(tmp_path / "o.csv")]):  # fmt: skip
        found = tadqiq(*words, db=tmp_path / "typo.db")
        assert found.code == 2, words
        assert "typo.db" in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_seen_enough_is_no_failure(db: Path) -> None:
    words = [sys.executable, "-m", "tui", "--db", str(db), "claims", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    pipe = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert pipe.stdout is not None
    pipe.stdout.close()
    assert pipe.stderr is not None
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait(30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_standard_output_is_said(db: Path) -> None:
    words = [sys.executable, "-m", "tui", "--db", str(db), "claims"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, env=environment, text=True, check=False)
    assert done.returncode == 5
    assert "disk" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupted_load_ends_with_130(tmp_path: Path) -> None:
    for number in range(400):
        text = f"قال محافظ البلدة رقم {number} إن {number + 3} أسر عادت إلى بيوتها بعد انتهاء أعمال الترميم."
        (tmp_path / f"{number}.txt").write_text(text)
    words = [sys.executable, "-m", "tui", "--db", str(tmp_path / "x.db"), "load", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    load = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True)
    while not (tmp_path / "x.db").exists() and load.poll() is None:
        pass  # it has begun when its file is there
    load.send_signal(signal.SIGINT)
    _, told = load.communicate(timeout=60)
    assert load.returncode == 130
    assert "Traceback" not in told
    assert "nterrupted" in told or "cancelled" in told


def test_the_installed_script_is_this_program() -> None:
    assert "tadqiq" in program("--version").stdout


def test_a_question_ends_with_one_mark() -> None:
    for words in (("quee",), ("queue", "--jsn")):
        told = program(*words).stderr
        assert "?" in told
        assert "?." not in told
        assert told.count("? See `") == 1
