"""Mode ``logical``: rows of numbers, labels and Arabic are written in reading order, and drawn as they should look.

What is written for every row of a screen goes to a model of a terminal with bidi (UAX #9), which must show the cells of
the row, whether its rows run from the left or as their first letter tells.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from store.models import Difference, Group, SlotValue
from tests.terminals.emulated import EmulatedTerminal
from tests.tui.driver import Story, sitting
from tests.tui.fake_store import FakeStore
from tui.render.shape import unshape
from tui.terminal.driver import switch_mode
from tui.terminal.output import OutputFilter
from tui.widgets.drawing import Drawing

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Counted(FakeStore):
    """Every figure stands before what it counts."""

    def group(self, group_id: str) -> Group:
        group = super().group(group_id)
        first, second = (member.claim.id for member in group.members[:2])
        values = (SlotValue(first, "46 شخصا"), SlotValue(second, "48 شخصا (من 1,250)"))
        days = (SlotValue(first, "يوم الجمعة (2016-12-09)"), SlotValue(second, "يوم السبت (2016-12-10)"))
        return replace(
            group,
            differences=(Difference("figure", values, counted="killed"), Difference("date", days), *group.differences),
        )


def in_reading_order(story: Story) -> None:
    """Write in mode ``logical`` from now on."""
    story.app._driver.rtl_output = OutputFilter("plain")  # type: ignore[union-attr]  # as the terminal's driver has it
    switch_mode(story.app, "logical")


def drawings(story: Story) -> list[Drawing]:
    """Return what draws the rows of the screen."""
    return [widget for widget in story.app.screen.query("*") if isinstance(widget, Drawing)]


def written(story: Story) -> tuple[EmulatedTerminal, EmulatedTerminal]:
    """Return what the screen writes now: in reading order, and as plain cells."""
    width, height = story.app.size
    terminals = EmulatedTerminal(width, height), EmulatedTerminal(width, height)
    filters = OutputFilter("logical"), OutputFilter("plain")
    for widget in drawings(story):
        region = widget.region
        if not (widget.display and region.width and region.height):
            continue
        for y, strip in enumerate(widget.render_lines(widget.size.region)):
            for terminal, mode in zip(terminals, filters, strict=True):
                terminal.send(mode.feed(f"\x1b[{region.y + y + 1};{region.x + 1}H{strip.text}"))
    return terminals


def read_aloud(terminal: EmulatedTerminal) -> str:
    """Return what is sent, row by row, its blanks as one and without marks."""
    rows = ["".join(_MARKS.sub("", cell) for cell in row) for row in terminal.cells]
    return "\n".join(re.sub(" +", " ", row) for row in rows)


def letters(cells: str) -> str:
    """Return what the cells of a row show, without blanks; a lam-alef as its letters."""
    return "".join(unshape(cell)[::-1] for cell in cells if cell != " ")


def reads_right(story: Story) -> str:
    """Fail unless each row is drawn as its cells; return what is read."""
    found, wanted = written(story)
    for y in range(found.height):
        for base in (0, None):
            assert letters(found.with_bidi(y, base)) == letters(wanted.plain(y)), "".join(found.cells[y])
    return read_aloud(found)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_each_value_is_read_behind_the_member_that_gives_it(size: tuple[int, int]) -> None:
    async with sitting(Counted(), size=size) as story:
        await story.press("tab")
        in_reading_order(story)
        await story.settled()
        read = reads_right(story)
        assert "killed 1 46 شخصا 2 48 شخصا (من 1,250)" in read
        assert "when 1 يوم الجمعة (2016-12-09) 2 يوم السبت (2016-12-10)" in read
        assert "☑1 عكاظ 2016-12-09 in text" in read
        assert "☑2 إرم نيوز 2016-12-09 in text" in read
        assert "Source · عكاظ · a000.txt" in read or size[0] == 80


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
@pytest.mark.parametrize("keys", [("d",), ("w",), ("H",), ("R",), ("x", "R"), ("?",), ("n", "c"), ("/",), (":",)])
async def test_whatever_is_open_is_drawn_as_it_is_without_bidi(size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with sitting(Counted(), size=size) as story:
        in_reading_order(story)
        await story.press(*keys)
        reads_right(story)


async def test_the_row_one_is_on_has_a_sign_besides_its_colour() -> None:
    async with sitting(Counted(), size=(80, 24)) as story:
        in_reading_order(story)
        await story.press("h", "j")
        assert re.findall("^▸ *([0-9]+)", reads_right(story), re.M) == ["2"]
        await story.press("k")
        assert re.findall("^▸ *([0-9]+)", reads_right(story), re.M) == ["1"]


async def test_the_help_has_one_column() -> None:
    async with sitting(Counted()) as story:
        in_reading_order(story)
        await story.press("?", "pagedown")
        assert re.search("^│ d ي Differences, compared word by word *│", reads_right(story), re.M)


async def test_what_is_typed_is_read_behind_its_label() -> None:
    async with sitting(Counted()) as story:
        in_reading_order(story)
        await story.press("c")
        await story.type("قتل 46 شخصا")
        assert re.search("Note[^\n]*: قتل 46 شخصا", reads_right(story))


async def test_the_marks_go_with_the_mode() -> None:
    async with sitting(Counted()) as story:
        in_reading_order(story)
        await story.settled()
        written(story)
        switch_mode(story.app, "plain")
        texts = [strip.text for widget in drawings(story) for strip in widget.render_lines(widget.size.region)]
        assert not _MARKS.search("".join(texts))
