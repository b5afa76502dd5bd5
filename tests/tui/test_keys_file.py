"""``keys.toml``: what is in it, and a sentence when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.store import Store
from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.actions import keymap
from tui.keys_file import read_overrides
from tui.program import run


def test_what_is_in_the_file_is_used(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('approve = ["y", "ctrl+y"]\n', encoding="utf-8")
    assert keymap(read_overrides(path)).table("review")["y"] == "approve"


def test_no_file_changes_nothing(tmp_path: Path) -> None:
    assert read_overrides(tmp_path / "none.toml") == {}


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text("approve = [", encoding="utf-8")
    assert keymap(read_overrides(path)).problems[0].startswith("keys.toml cannot be read: ")


async def test_every_problem_is_counted_and_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('defer = "x"\nbogus = "y"\nwhy = "ctrl+b"\n', encoding="utf-8")
    monkeypatch.setattr("tui.keys_file.keys_path", lambda: path)
    async with sitting(FakeStore(2)) as story:
        story.sees("1 of 3; F7 lists them")
        await story.press("f7")
        story.sees("! keys.toml", "«bogus»", "ctrl+b cannot be used", "x is wanted by")
        await story.press("G", "enter")
        story.sees("the keys of before stay")


def _four_faults(folder: Path) -> None:
    (folder / "tadqiq").mkdir()
    (folder / "tadqiq" / "keys.toml").write_text(
        'defer = ["space", "x"]\nwhy = ["q"]\nbogus = "y"\nverdict = ["ctrl+b"]\n', encoding="utf-8"
    )


async def test_every_fault_is_listed_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[], Store]
) -> None:
    _four_faults(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    async with sitting(None, open_store=opened) as story:
        await story.press("f7")
        story.sees("x is wanted by «defer» and «reject»", "q is wanted by «why» and «back»", "«bogus»", "ctrl+b")


def test_every_fault_is_listed_by_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _four_faults(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    run(["--db", str(tmp_path / "none.db"), "doctor"])
    told = capfd.readouterr().out
    for words in ("«defer» and «reject»", "«why» and «back»", "«bogus»", "ctrl+b", "keys.toml"):
        assert words in told, told
