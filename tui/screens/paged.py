"""A screen that is one page of rows, with the moving keys."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from tui.screens.workspace import Handler, Workspace
from tui.widgets.page import Page
from tui.widgets.rows import Piece, Row


class PagedScreen(Workspace):
    """Base of help, progress and loading: subclasses say :meth:`write`."""

    page_title: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self.tadqiq.look, self.write, [(self.page_title, "title")], id="page")

    @abstractmethod
    def write(self, width: int) -> Sequence[Row]:
        """Return the rows of the page for a width."""

    def panes(self) -> Iterable[Widget]:
        """The page alone."""
        return (self.page,)

    def header(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """The title of the page and the file."""
        return self.headed((self.page_title, "header_strong"))

    def handlers(self) -> dict[str, Handler]:
        """Moving."""
        page = self.page
        return {
            "down": lambda: page.scroll_rows(1), "up": lambda: page.scroll_rows(-1),
            "page_down": lambda: page.scroll_rows(max(1, page.size.height - 4)),
            "page_up": lambda: page.scroll_rows(-max(1, page.size.height - 4)),
            "top": lambda: page.scroll_rows(-(10**7)), "bottom": lambda: page.scroll_rows(10**7),
        }  # fmt: skip
