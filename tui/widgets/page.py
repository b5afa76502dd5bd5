"""A framed page of ready rows with a scroll position: help, reports, plots, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from tui.theme import Theme
from tui.widgets.drawing import Drawing
from tui.widgets.rows import Piece, Row, framed, line, pad, rule

if TYPE_CHECKING:
    from textual import events


class Page(Drawing):
    """Shows what ``write(width)`` returns; asked again when the width changes or :meth:`renew` is called."""

    def __init__(
        self,
        theme: Theme,
        write: Callable[[int], Sequence[Row]],
        title: Sequence[Piece] = (),
        *,
        id: str | None = None,
        margin: int = 0,
    ) -> None:
        """``margin`` is how many blank cells stand between the frame and text that runs to both sides."""
        super().__init__(theme, id=id)
        self.margin = margin
        self.write = write
        self.title = title
        self.top = 0
        self.focused_pane = True
        self._content: Sequence[Row] = ()
        self._width = -1
        self._pressed: tuple[int, int] | None = None

    def renew(self) -> None:
        """Ask for the rows again and draw."""
        self._width = -1
        self.redraw()

    def scroll_rows(self, rows: int) -> None:
        """Move by rows, never past the end."""
        self.top = max(0, min(self.top + rows, len(self._content) - max(1, self.size.height - 2)))
        self.redraw()

    def draw(self, width: int, height: int) -> list[Row]:
        """Return the frame and the rows in sight; the right border says when there is more."""
        inner, room = width - 2 - 2 * self.margin, height - 2
        if inner < 4 or room < 1:
            return [pad((), width)] * height
        if inner != self._width:
            self._width, self._content = inner, self.write(inner)
        self.top = max(0, min(self.top, len(self._content) - room))
        border = "border_focus" if self.focused_pane else "border"
        shown = list(self._content[self.top : self.top + room])
        shown += [line(inner, ())] * (room - len(shown))
        more = [("↓ more", "dim")] if self.top + room < len(self._content) else []
        if self.margin:
            blank = (" " * self.margin, "base")
            shown = [(blank, *row, blank) for row in shown]
        rows = [rule(width, "╭╮", self.title, (), border), *(framed(row, border) for row in shown)]
        return [*rows, rule(width, "╰╯", (), more, border)]

    class Dragged(Message):
        """The mouse was pressed at one cell of the text and let go at another (column, row; from 0)."""

        def __init__(self, page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
            super().__init__()
            self.page = page
            self.start = start
            self.end = end

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where the mouse was pressed."""
        self._pressed = (event.x - 1 - self.margin, event.y - 1)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Tell from where to where the mouse was dragged."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            self.post_message(self.Dragged(self, pressed, (event.x - 1 - self.margin, event.y - 1)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.scroll_rows(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.scroll_rows(-3)
