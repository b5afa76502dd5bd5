"""Words are chosen with the mouse where they are seen, and copied as they were published, on demand only."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from textual.events import MouseMove

from store.store import Store
from tests.tui.driver import Story, sitting
from tests.tui.fake_store import FakeStore
from tui.copying import at_home
from tui.render.line import plain
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen
from tui.terminal.output import OutputFilter
from tui.widgets.drawing import Drawing
from tui.widgets.rows import row_width
from tui.widgets.selecting import Selection


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the file beside the clipboard."""
    monkeypatch.setenv("TADQIQ_CONFIG_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


def place(drawing: Drawing, word: str) -> tuple[int, int]:
    """Return the cell of the first letter from the left of the last place where a word is drawn."""
    rows = drawing.row_texts()
    y = max(y for y, row in enumerate(rows) if plain(word) in row)
    return rows[y].index(plain(word)), y


def marked(drawing: Drawing) -> str:
    """Return what is drawn as chosen, from left to right."""
    return "".join(text for row in drawing.rows for text, key in row if key == "selected")


async def click(story: Story, word: str) -> None:
    """Click a word of the source."""
    await story.pilot.click(story.review.box, offset=place(story.review.box, word))
    await story.settled()


async def test_a_clicked_word_is_copied_as_published(folder: Path) -> None:
    async with sitting(FakeStore(2)) as story:
        box = story.review.box
        await click(story, "المتحدث")
        assert marked(box) == plain("المتحدث")
        story.sees("Y copies these words")
        assert story.app.clipboard == ""
        assert not folder.exists()
        await story.press("Y")
        assert str(story.app.clipboard) == "المتحدث"
        kept = folder / "last-copy.txt"
        assert kept.read_bytes().decode() == "المتحدث"
        assert kept.stat().st_mode & 0o777 == 0o600
        notice = story.review.footer_bar.notice
        assert notice is not None and "this terminal" in notice[0] and "last-copy.txt" in notice[0]


async def test_a_second_click_extends_and_a_third_begins_anew() -> None:
    async with sitting(FakeStore(2)) as story:
        await click(story, "المعارك")
        await click(story, "المتحدث")
        await story.press("Y")
        assert story.app.clipboard == "المتحدث إن المعارك"
        await click(story, "مستمرة")
        await story.press("Y")
        assert story.app.clipboard == "مستمرة"


async def test_dragging_chooses_from_word_to_word() -> None:
    async with sitting(FakeStore(2)) as story:
        box = story.review.box
        x, y = place(box, "وقال")
        await story.pilot.mouse_down(box, offset=(x, y))
        x, y = place(box, "إن")
        box.on_mouse_move(MouseMove(box, x, y, -1, 0, 1, False, False, False))
        await story.pilot.mouse_up(box, offset=(x, y))
        await story.press("Y")
        assert story.app.clipboard == "وقال المتحدث إن"


async def test_without_chosen_words_the_claim_is_copied_with_its_source() -> None:
    async with sitting(FakeStore(2)) as story:
        await story.press("Y")
        assert story.app.clipboard == "«أعلنت وزارة الدفاع مقتل 46 جنديا في الهجوم.» (عكاظ, 2016-12-09)"


async def test_every_letter_of_the_source_is_found_where_it_is_drawn() -> None:
    async with sitting(FakeStore(2)) as story:
        source = story.review.lenses.source
        assert source is not None
        seen = set()
        for y, row in enumerate(source.window(6)):
            for x in range(row_width(row)):
                offset = source.offset_at(y, x)
                if offset is not None:
                    seen.add(source.article.text[offset])
        letters = set("أعلنت وزارة الدفاع مقتل 46 جنديا في الهجوم.")
        assert letters <= seen | {"ا"}  # the alef of a lam-alef shares the cell of its lam


async def test_hostile_controls_are_copied_as_signs(folder: Path) -> None:
    store = FakeStore(1)
    for name, article in store.articles_by_id.items():
        store.articles_by_id[name] = replace(article, text=article.text.replace("\nوقال", "\n\u202eقال"))
    async with sitting(store) as story:
        await click(story, "المتحدث")
        await click(story, "الهجوم")
        await story.press("Y")
        assert story.app.clipboard == "الهجوم.\n⟨202E⟩قال المتحدث"
        assert (folder / "last-copy.txt").read_text(encoding="utf-8") == story.app.clipboard


async def test_a_file_that_cannot_be_written_is_said(folder: Path) -> None:
    folder.write_text("not a folder")
    async with sitting(FakeStore(1)) as story:
        await story.press("Y")
        story.sees("was not written")
        assert story.app.clipboard


async def test_the_reader_copies_the_clicked_word(opened: Callable[[], Store]) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3")
        screen = story.app.screen
        assert isinstance(screen, ReaderScreen) and screen.article is not None
        word = next(word for word in screen.article.text.split() if word.isalpha() and len(word) > 6)
        await story.pilot.click(screen.text, offset=place(screen.text, word))
        await story.settled()
        assert marked(screen.text) == plain(word)
        await story.press("Y")
        assert story.app.clipboard == word
        await story.pilot.click(screen.text, offset=(1, 1))
        await story.settled()
        assert not marked(screen.text)
        story.sees_not("copies these words")


async def test_words_chosen_with_the_mouse_are_the_quotation_of_evidence(opened: Callable[[], Store]) -> None:
    async with sitting(FakeStore(2)) as story:
        await click(story, "المتحدث")
        await story.press("E")
        await story.type("https://example.org/a")
        await story.press("enter", "enter")
        story.sees("3/4 Quote from it")
        assert story.review.prompt.typed.value == "المتحدث"
    async with sitting(None, open_store=opened) as story:
        await story.press("f3")
        screen = story.app.screen
        assert isinstance(screen, ReaderScreen) and screen.article is not None
        word = next(word for word in screen.article.text.split() if word.isalpha() and len(word) > 6)
        await story.pilot.click(screen.text, offset=place(screen.text, word))
        await story.settled()
        await story.press("E")
        await story.type("https://example.org/a")
        await story.press("enter", "enter")
        assert screen.prompt.typed.value == word


@pytest.mark.parametrize("mode", ["plain", "lro", "lrm", "words", "kitty"])
def test_no_display_mode_touches_what_goes_to_the_clipboard(mode: str) -> None:
    sequence = f"\x1b]52;c;{b64encode(('قتل 46 شخصا ' * 600).encode()).decode()}\x07"
    assert sequence in OutputFilter(mode).feed(sequence)


def test_a_click_beside_the_text_chooses_nothing() -> None:
    selection = Selection()
    assert selection.sweep((3, 6), (3, 6), clicked=True)
    assert not selection.sweep((3, 6), (3, 6), clicked=True)
    assert selection.sweep(None, None, clicked=True)
    assert selection.span is None


async def test_words_beside_a_search_hit_are_chosen_and_copied_as_published(
    folder: Path, opened: Callable[[], Store]
) -> None:
    async with sitting(None, open_store=opened, size=(120, 36)) as story:
        await story.press("/")
        await story.type("الميناء")
        await story.settled()
        screen = story.app.screen
        assert isinstance(screen, SearchScreen) and screen.article is not None
        # Two words of the source that are drawn on one row, the second to the left of the first.
        words = re.findall(r"\w{4,}", screen.article.text[screen.hit.start :] if screen.hit else "")
        rows = screen.context.row_texts()
        first, last = next(
            (one, two)
            for one, two in pairwise(words)
            if any(0 <= row.find(plain(two)) < row.find(plain(one)) for row in rows)
        )
        for word in (first, last):
            await story.pilot.click(screen.context, offset=place(screen.context, word))
            await story.settled()
        story.sees("Y copies these words")
        assert not screen.prompt.open
        chosen = screen.source.selected if screen.source else ""
        assert chosen.startswith(first) and chosen.endswith(last) and chosen in screen.article.text
        assert marked(screen.context).replace(" ", "") == plain(chosen).replace(" ", "")
        await story.press("Y")
        assert story.app.clipboard == chosen
        assert (folder / "last-copy.txt").read_bytes().decode() == chosen
        await story.press("j", "k")
        await story.settled()
        assert not marked(screen.context)


def test_only_what_lies_in_the_home_folder_is_told_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "ali"))
    assert at_home(tmp_path / "ali" / "copy.txt") == str(Path("~", "copy.txt"))
    assert at_home(tmp_path / "ali2" / "copy.txt") == str(tmp_path / "ali2" / "copy.txt")
