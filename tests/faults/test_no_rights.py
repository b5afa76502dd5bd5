"""A person without rights on a folder or file: one sentence, the right exit code, and what can be done is done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store import newsroom

ROOT = Path(__file__).parents[2]


def _without_privileges() -> list[str]:
    """Return what makes a command obey file modes: nothing for an ordinary user, fewer capabilities for root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root obeys no file modes, and there is no setpriv here")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all"]


def run(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    command = [*_without_privileges(), sys.executable, "-m", "tui", *map(str, words)]
    whole = {name: value for name, value in os.environ.items() if name != "TADQIQ_DB"} | env
    return subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder with a database in it that nobody may enter."""
    newsroom.newsroom(tmp_path, stories=1).close()
    folder = tmp_path / "closed"
    folder.mkdir()
    shutil.copy(tmp_path / "news.db", folder / "news.db")
    folder.chmod(0o000)
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("words", ["load reports", "articles", "restore news.db", "init", ""])
def test_a_data_folder_that_is_closed_is_one_sentence(tmp_path: Path, closed: Path, words: str) -> None:
    said = run(*(str(tmp_path / word) if "." in word else word for word in words.split()), XDG_DATA_HOME=str(closed))
    assert said.returncode == (5 if words else 2), said.stderr  # without a terminal the workstation asks for one
    assert len(said.stderr.splitlines()) == 1 and "Traceback" not in said.stderr
    assert "permission" in said.stderr or not words
    assert "full" not in said.stderr


def test_doctor_says_that_the_folder_is_closed(closed: Path) -> None:
    said = run("--db", closed / "news.db", "doctor")
    assert said.returncode == 0, said.stderr
    assert f"{closed / 'news.db'} cannot be reached" in said.stdout and "ask its owner" in said.stdout


def test_a_database_that_can_only_be_read_is_backed_up(tmp_path: Path) -> None:
    newsroom.newsroom(tmp_path, stories=1).close()
    (tmp_path / "only").mkdir()
    source, copy = tmp_path / "only" / "read.db", tmp_path / "copy.db"
    shutil.copy(tmp_path / "news.db", source)
    source.chmod(0o444)
    source.parent.chmod(0o555)
    try:
        said = run("--db", source, "backup", copy)
        assert said.returncode == 0, said.stderr
        refused = run("--db", copy, "backup", source.parent / "copy.db")
        assert refused.returncode == 5 and str(source.parent / "copy.db") in refused.stderr
    finally:
        source.parent.chmod(0o755)
    assert run("--db", copy, "check").returncode == 0
    assert run("--db", copy, "decide", "g", "approve").returncode == 2  # it can be written: only the group is unknown


def test_keys_that_may_not_be_read_are_named_in_words(tmp_path: Path) -> None:
    keys = tmp_path / "tadqiq" / "keys.toml"
    keys.parent.mkdir()
    keys.write_text("")
    keys.chmod(0o000)
    said = run("--db", tmp_path / "none.db", "doctor", XDG_CONFIG_HOME=str(tmp_path))
    assert "cannot be read: Permission denied" in said.stdout and "Errno" not in said.stdout
