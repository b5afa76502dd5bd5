"""First run and loading inside the app: three ways to begin, progress, refusals with reasons."""

from __future__ import annotations

from pathlib import Path

from store.store import Store
from tests.tui.driver import Story, sitting
from tui.screens.load import LoadScreen, complete_path


async def _loaded(story: Story) -> None:
    screen = story.app.screen
    assert isinstance(screen, LoadScreen)
    while screen.work is not None:
        await story.pilot.pause(0.05)
    await story.settled()


async def test_an_empty_database_shows_how_to_begin(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Store.open(path, create=True).close()
    async with sitting(None, open_store=lambda: Store.open(path)) as story:
        story.app.path = str(path)
        story.sees("nothing to review yet", "F9", "five sample articles", "help")
        await story.press("s")
        await _loaded(story)
        story.sees("5 articles loaded")
        await story.press("f2")
        story.sees("Group 1")


async def test_refused_files_are_listed_with_the_reason(tmp_path: Path, database: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    async with sitting(None, open_store=lambda: Store.open(database)) as story:
        story.app.path = str(database)
        await story.press("f9")
        story.sees("File or folder")
        await story.type(str(tmp_path / "picture.png"))
        await story.press("enter")
        await _loaded(story)
        story.sees("1 input refused", "picture.png")


def test_tab_completes_a_path(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "december.txt").touch()
    (tmp_path / "articles" / "december-2.txt").touch()
    assert complete_path(str(tmp_path / "art")) == str(tmp_path / "articles") + "/"
    assert complete_path(str(tmp_path / "articles" / "d")) == str(tmp_path / "articles" / "december")
    assert complete_path("/nowhere/at/all") == "/nowhere/at/all"
