"""First run and loading inside the app: three ways to begin, progress, refusals with reasons."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from store.models import Progress
from store.store import Store
from tests.tui.driver import Story, sitting
from tui.messages import LoadAdvanced, LoadFinished
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


@pytest.mark.parametrize("path", ["~nobody-of-that-name/x", "a" * 300])
async def test_a_path_that_cannot_be_is_refused_with_the_reason(database: Path, path: str) -> None:
    async with sitting(None, open_store=lambda: Store.open(database), size=(200, 36)) as story:
        story.app.path = str(database)
        await story.press("f9")
        screen = story.app.screen
        assert isinstance(screen, LoadScreen)
        screen.prompt.ask(screen.prompt.label, screen.prompt.done or (lambda _: None), path)
        await story.press("enter")
        await _loaded(story)
        story.sees("1 input refused", "✗")


def test_tab_completes_a_path(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "december.txt").touch()
    (tmp_path / "articles" / "december-2.txt").touch()
    assert complete_path(str(tmp_path / "art")) == str(tmp_path / "articles") + "/"
    assert complete_path(str(tmp_path / "articles" / "d")) == str(tmp_path / "articles" / "december")
    assert complete_path("/nowhere/at/all") == "/nowhere/at/all"
    assert complete_path("~nobody-of-that-name/x") == "~nobody-of-that-name/x"


class _Held:
    """A Store whose load waits after the third file until it is told to go on."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.reached, self.go_on = threading.Event(), threading.Event()

    def open(self) -> Store:
        store = Store.open(self.database)
        load = store.load

        def held(*args: Any, progress: Any = None, **more: Any) -> Any:
            def told(state: Any) -> None:
                progress(state)
                if state.done >= 3 and not self.reached.is_set():
                    self.reached.set()
                    self.go_on.wait(20)

            return load(*args, progress=told, **more)

        store.load = held  # type: ignore[method-assign]
        return store


def _fires(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(f"قالت الشرطة إن {number + 11} شخصا أصيبوا في حريق بالحي {number}.\n")


async def _held_load(story: Story, database: Path, folder: Path) -> _Held:
    """Begin to load the folder; return when the third file is in."""
    story.app.path = str(database)
    slow = _Held(database)
    story.app.open_store = slow.open  # type: ignore[method-assign]
    await story.press("f9")
    await story.type(str(folder))
    await story.pilot.press("enter")
    while not slow.reached.is_set():
        await story.pilot.pause(0.02)
    return slow


async def _load_the_rest(database: Path, folder: Path, loaded: int) -> None:
    async with sitting(None, open_store=lambda: Store.open(database)) as story:
        story.app.path = str(database)
        await story.press("f9")
        await story.type(str(folder))
        await story.press("enter")
        await _loaded(story)
        story.sees(f"{40 - loaded} articles loaded", f"{loaded} unchanged")


async def test_a_load_is_cancelled_and_what_was_loaded_stays(tmp_path: Path, database: Path) -> None:
    folder = tmp_path / "many"
    _fires(folder, 40)
    with Store.open(database) as store:
        before = store.counts().articles
    async with sitting(None, open_store=lambda: Store.open(database)) as story:
        slow = await _held_load(story, database, folder)
        story.sees("cancel", "go on reviewing meanwhile")
        await story.pilot.press("f2")
        await story.pilot.pause()
        story.sees("Group 1")  # the screen stays alive
        await story.pilot.press("f9")
        await story.pilot.press("x")
        await story.pilot.pause()
        story.sees("Stopping after this file")
        slow.go_on.set()
        await _loaded(story)
        story.sees("Loading was cancelled", "of 40 files were read", "goes on where it stopped")
    with Store.open(database) as store:
        loaded = store.counts().articles - before
        assert 0 < loaded < 40
        assert store.check()["ok"]
    await _load_the_rest(database, folder, loaded)


async def test_a_cancelled_grouping_says_that_every_file_was_read(database: Path) -> None:
    async with sitting(None, open_store=lambda: Store.open(database)) as story:
        await story.press("f9", "escape")
        screen = story.app.screen
        assert isinstance(screen, LoadScreen)
        screen.cancelled = True
        screen.on_load_advanced(LoadAdvanced(Progress("reading", 5, 5)))
        screen.on_load_advanced(LoadAdvanced(Progress("comparing claims", 60000, None)))
        screen.on_load_finished(LoadFinished(None, "Grouping was cancelled."))
        story.sees("Grouping was cancelled", "Every file was read")
        story.sees_not("60000")


async def test_a_path_that_is_not_there_is_no_success(database: Path) -> None:
    async with sitting(None, open_store=lambda: Store.open(database)) as story:
        story.app.path = str(database)
        await story.press("f9")
        await story.type("/nowhere/at/all")
        await story.press("enter")
        await _loaded(story)
        story.sees("✗ 0 articles loaded", "1 input refused", "/nowhere/at/all")
        story.sees_not("✓")


async def test_a_cancelled_load_lists_what_was_refused(tmp_path: Path, database: Path) -> None:
    folder = tmp_path / "many"
    _fires(folder, 9)
    (folder / "00.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    async with sitting(None, open_store=lambda: Store.open(database)) as story:
        slow = await _held_load(story, database, folder)
        await story.pilot.press("x")
        await story.pilot.pause()
        slow.go_on.set()
        await _loaded(story)
        story.sees("Loading was cancelled", "articles loaded, 0 updated", "1 input refused", "00.txt")
        story.sees_not("✓")
