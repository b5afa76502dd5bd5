"""The least a line-rendering Textual app can be: the measure of ``tests/bench/tui.py``. ``j`` changes 15 rows."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

CHANGED = 15


class Lines(Widget):
    """Rows of plain text; those that change carry the number of keys so far."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"
    number = 0

    def render_line(self, y: int) -> Strip:
        count = self.number if y < CHANGED else 0
        text = f"{y:3} {count:5} " + "the quick brown fox jumps over the lazy dog " * 4
        return Strip([Segment(text[: self.size.width].ljust(self.size.width), Style(color="white"))], self.size.width)


class BareApp(App[None]):
    """One widget, two keys."""

    BINDINGS: ClassVar = [("j", "down", ""), ("q", "quit", "")]

    def compose(self) -> ComposeResult:
        yield Lines()

    def action_down(self) -> None:
        lines = self.query_one(Lines)
        lines.number += 1
        lines.refresh(*(Region(0, y, lines.size.width, 1) for y in range(CHANGED)))


if __name__ == "__main__":
    BareApp().run()
