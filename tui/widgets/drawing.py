"""A widget that is a list of rows: it compares old and new rows and repaints only those that changed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.driver import one_pane
from tui.theme import Theme
from tui.widgets.lean import LeanStrip
from tui.widgets.rows import Row, paragraph_end, row_width

if TYPE_CHECKING:
    from textual import events

# So many rows of a pane are kept ready for the terminal: of some ten cards.
_STRIPS = 400


class Ground(Widget):
    """What panes lie on. They cover it, so it is blank; a stock widget works out styles and borders with every key."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return blank rows."""
        return [Strip.blank(crop.width)] * crop.height


class Drawing(Widget):
    """Base of all panes: subclasses say :meth:`draw`; whoever changes their state calls :meth:`redraw`.

    No layout pass, no scroll bar, no markup: rows hold plain visual cells and style keys of the theme.
    """

    DEFAULT_CSS = "Drawing { width: 1fr; height: 1fr; overflow: hidden; }"
    can_focus = False
    ALLOW_SELECT = False

    def __init__(self, theme: Theme, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.look = theme
        self.rows: list[Row] = []
        self._drawn: list[Strip | None] = []  # the strips of the rows, as far as they are made
        self._strips: dict[Row, Strip] = {}
        self.read_in_order = False  # the mode writes each paragraph of a row in reading order: where it ends is told

    @abstractmethod
    def draw(self, width: int, height: int) -> list[Row]:
        """Return ``height`` rows of ``width`` cells for the state of now."""

    def redraw(self) -> None:
        """Draw anew and repaint the rows that changed."""
        width, height = self.size
        if not width or not height:
            return
        old, rows = self.rows, self.draw(width, height)[:height]
        self.rows = rows
        if len(old) != len(rows) or len(self._drawn) != len(rows):
            self._drawn = [None] * len(rows)
            self.refresh()
            return
        self.repaint([y for y, row in enumerate(rows) if row is not old[y] and row != old[y]])

    def repaint(self, numbers: Sequence[int]) -> None:
        """Repaint these rows, which are other than before."""
        for y in numbers:
            self._drawn[y] = None
        if numbers:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in numbers))

    def use(self, theme: Theme) -> None:
        """Change the look and repaint everything."""
        self.look = theme
        self._forget()
        self.refresh()

    def _forget(self) -> None:
        self._strips.clear()
        self._drawn = [None] * len(self.rows)

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.rows = []
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """Return one row as a strip of plain cells."""
        if not self.rows:
            self.rows = self.draw(*self.size) if self.size.width and self.size.height else []
        if len(self._drawn) != len(self.rows):
            self._drawn = [None] * len(self.rows)
        if y >= len(self.rows):
            return Strip.blank(self.size.width, self.look.style("base"))
        found = self._drawn[y]
        if found is None:
            found = self._drawn[y] = self._strip(self.rows[y])
        return found

    def _strip(self, row: Row) -> Strip:
        strip = self._strips.get(row)
        if strip is None:
            if len(self._strips) > _STRIPS:
                self._strips.clear()
            style = self.look.style
            strip = LeanStrip([Segment(self._sent(text), style(key)) for text, key in row], row_width(row))
            self._strips[row] = strip
        return strip

    def _sent(self, text: str) -> str:
        drawn = self.look.drawn(text)
        return drawn + paragraph_end(text) if self.read_in_order and text else drawn

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a region: ready cells, so that no style, border or filter is worked out again."""
        if self.read_in_order != one_pane(self.app):
            self.read_in_order = not self.read_in_order
            self._forget()
            self.rows = []
        return [self.render_line(y).crop(crop.x, crop.right) for y in crop.line_range]

    def row_texts(self) -> list[str]:
        """Return the visual text of every row now on screen."""
        return ["".join(text for text, _ in row) for row in self.rows]
