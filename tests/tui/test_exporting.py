"""Export from the palette: a format, a file, and a sentence when it is written or cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store.store import Store
from tests.tui.driver import Story, sitting

Open = Callable[[], Store]


async def _export(story: Story, database: Path, file: Path, kind: str = "") -> None:
    story.app.path = str(database)
    await story.press(":")
    await story.type("export")
    await story.press("enter")
    story.sees("Export markdown html csv")
    if kind:
        await story.press("ctrl+u")
        story.review.prompt.ask(story.review.prompt.label, story.review.prompt.done or (lambda _: None), kind)
    await story.press("enter")
    story.sees("2/2 File", "test.")
    story.review.prompt.ask("2/2 File", story.review.prompt.done or (lambda _: None), str(file))
    await story.press("enter")


async def test_what_is_decided_is_exported_from_inside(opened: Open, database: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    async with sitting(None, open_store=opened) as story:
        await story.press("a")
        group = story.review.sitting.ids[0]
        await _export(story, database, file, "csv")
        story.sees("Exported", str(file))
        assert group in file.read_text(encoding="utf-8")


async def test_an_older_file_is_asked_about(opened: Open, database: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text("older", encoding="utf-8")
    async with sitting(None, open_store=opened) as story:
        await _export(story, database, file)
        story.sees("It exists: ⏎ again writes over it")
        assert file.read_text(encoding="utf-8") == "older"
        await story.press("enter")
        story.sees("Exported")
        assert file.read_text(encoding="utf-8") != "older"


async def test_what_cannot_be_exported_says_why(opened: Open, database: Path, tmp_path: Path) -> None:
    async with sitting(None, open_store=opened) as story:
        await _export(story, database, Path("a" * 300))
        story.sees("Not exported")


async def test_a_file_in_no_folder_is_asked_again_with_what_was_typed(
    opened: Open, database: Path, tmp_path: Path
) -> None:
    async with sitting(None, open_store=opened) as story:
        for file in (tmp_path / "no such folder" / "report.md", Path("~nobody-of-that-name/x")):
            await _export(story, database, file)
            story.sees("There is no folder", file.parent.name)
            assert story.review.prompt.open and story.review.prompt.typed.value == str(file)
            await story.press("escape")


async def test_an_unknown_format_is_asked_again(opened: Open, database: Path) -> None:
    async with sitting(None, open_store=opened) as story:
        story.review.act("export")
        await story.press(*["backspace"] * 8)
        await story.type("word")
        await story.press("enter")
        story.sees("One of markdown, html", "1/2", "word")
        await story.press("ctrl+u")
        await story.type("csv")
        await story.press("enter")
        story.sees("2/2 File")
        story.sees_not("One of markdown")


async def test_what_is_typed_takes_the_place_of_the_usual_format(opened: Open, database: Path) -> None:
    async with sitting(None, open_store=opened) as story:
        story.review.act("export")
        await story.type("csv")
        story.sees("1/2", "csv")
        story.sees_not("markdowncsv")
        await story.press("enter")
        story.sees("2/2 File", ".csv")
