"""A list of any length: ids in an array, rows fetched by page when they come into sight, drawn line by line."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.message import Message

from tui.theme import Theme
from tui.widgets.drawing import Drawing
from tui.widgets.rows import Piece, Row, framed, line, pad, rule

if TYPE_CHECKING:
    from textual import events

T = TypeVar("T")
PAGE = 64
_KEPT_PAGES = 24


@lru_cache(maxsize=1024)
def _line(width: int, pieces: tuple[Piece, ...]) -> Row:
    return line(width, pieces)


class VirtualList(Drawing, Generic[T]):
    """Shows ``ids``; ``show`` draws one loaded row; what is not loaded is asked for with :class:`Wanted`.

    ``cursor`` is an index into ``ids``. A framed list keeps its title in the border and a thumb on the right.
    """

    class Wanted(Message):
        """These ids came into sight and are not loaded."""

        def __init__(self, sender: VirtualList[T], ids: Sequence[str]) -> None:
            super().__init__()
            self.list = sender
            self.ids = ids

    class Chosen(Message):
        """The mouse chose a row."""

        def __init__(self, sender: VirtualList[T], index: int) -> None:
            super().__init__()
            self.list = sender
            self.index = index

    def __init__(
        self,
        theme: Theme,
        show: Callable[[T, int, int, bool], Sequence[Piece] | Row],
        *,
        empty: Sequence[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(theme, id=id)
        self.show = show
        self.ids: Sequence[str] = []
        self.cursor = 0
        self.top = 0
        self._up_to_date = False  # whether ``rows`` show all that is known, but for the cursor
        self.focused_pane = True
        self.title: Sequence[Piece] = ()
        self.empty = empty
        self._pages: OrderedDict[str, T] = OrderedDict()
        self._asked: set[str] = set()
        self._thumb_at = range(0)
        self._coming = 0  # counted by the thumb, which then stays where it is when they have come

    @property
    def current(self) -> str | None:
        """The id under the cursor."""
        return self.ids[self.cursor] if 0 <= self.cursor < len(self.ids) else None

    def item(self, item_id: str) -> T | None:
        """Return the loaded row of an id."""
        return self._pages.get(item_id)

    def set_ids(self, ids: Sequence[str], *, keep: str | None = None, coming: int = 0) -> None:
        """Show other ids; the cursor stays on ``keep`` when it is among them. ``coming`` more are to be read yet."""
        self.ids = ids
        self._coming = coming
        self._up_to_date = False
        if keep is not None:
            try:
                self.cursor = ids.index(keep)
            except ValueError:
                self.cursor = min(self.cursor, max(0, len(ids) - 1))
        else:
            self.cursor = min(self.cursor, max(0, len(ids) - 1))

    def fill(self, rows: Iterable[tuple[str, T]]) -> None:
        """Take loaded rows and show them; the oldest are dropped when there are many, never one that was just taken."""
        self._up_to_date = False
        taken = list(rows)
        for item_id, row in taken:
            self._pages[item_id] = row
            self._pages.move_to_end(item_id)
            self._asked.discard(item_id)
        while len(self._pages) > max(PAGE * _KEPT_PAGES, len(taken)):
            self._pages.popitem(last=False)

    def in_sight(self) -> list[str]:
        """Return the ids of the rows on screen."""
        return list(self.ids[self.top : self.top + self.page])

    def forget(self, ids: Iterable[str] | None = None) -> None:
        """Drop loaded rows that are out of date (all of them without ``ids``)."""
        self._up_to_date = False
        for item_id in list(self._pages) if ids is None else ids:
            self._pages.pop(item_id, None)
            self._asked.discard(item_id)

    def move(self, index: int) -> bool:
        """Put the cursor on ``index`` (kept inside) and redraw; say whether it moved."""
        index = max(0, min(index, len(self.ids) - 1))
        moved, self.cursor = index != self.cursor, index
        self.redraw()
        return moved

    def point(self, index: int) -> None:
        """Put the cursor on ``index`` and draw its row and the one it was on; all of them if more has changed."""
        before, self.cursor = self.cursor, max(0, min(index, len(self.ids) - 1))
        width, height = self.size
        page = height - 2
        here = self.top <= self.cursor < self.top + page and self.top <= before < self.top + page
        if not (here and self._up_to_date and len(self.rows) == height):
            self.redraw()
            return
        numbers = sorted({before - self.top, self.cursor - self.top})
        border = "border_focus" if self.focused_pane else "border"
        for y in numbers:
            self.rows[y + 1] = self._framed(y, width - 2, border)
        self.repaint([y + 1 for y in numbers])

    @property
    def page(self) -> int:
        """How many rows are in sight."""
        return max(1, self.size.height - 2)

    def draw(self, width: int, height: int) -> list[Row]:
        """Return the frame and the rows in sight."""
        inner, page = width - 2, height - 2
        border = "border_focus" if self.focused_pane else "border"
        if inner < 3 or page < 1:
            return [pad((), width)] * height
        if not self.top <= self.cursor < self.top + page:
            # Half a page at a time: a list that moved with every key would be sent whole with every key.
            self.top = self.cursor - page // 2
        self.top = max(0, min(self.top, len(self.ids) - page))
        self._thumb_at = self._thumb(page)
        rows = [rule(width, "╭╮", self.title, (), border)]
        rows += [self._framed(y, inner, border) for y in range(page)]
        rows.append(rule(width, "╰╯", (), (), border))
        self._ask(page)
        self._up_to_date = True
        return rows

    def _framed(self, y: int, inner: int, border: str) -> Row:
        row = framed(self._row(self.top + y, inner, y), border, "┃" if y in self._thumb_at else "│")
        # Who hears the rows hears no colour.
        here = self.read_in_order and bool(self.ids) and self.top + y == self.cursor
        return (("▸", border), *row[1:]) if here else row

    def _row(self, index: int, width: int, y: int) -> Row:
        if not self.ids:
            return line(width, [(" " + self.empty[y], "dim")]) if y < len(self.empty) else pad((), width)
        if index >= len(self.ids):
            return pad((), width)
        item = self._pages.get(self.ids[index])
        if item is None:
            return line(width, [(" …", "faint")])
        chosen = index == self.cursor
        row = _line(width, tuple(self.show(item, index, width, chosen)))
        if not chosen:
            return row
        key = "cursor" if self.focused_pane else "cursor_idle"
        return tuple((text, own if own == "hit" else key) for text, own in row)

    def _thumb(self, page: int) -> range:
        total = len(self.ids) + self._coming
        if total <= page:
            return range(0)
        size = max(1, page * page // total)
        start = (page - size) * self.top // max(1, total - page)
        return range(start, start + size)

    def _ask(self, page: int) -> None:
        start = max(0, (self.top // PAGE) * PAGE)
        wanted = [i for i in self.ids[start : self.top + page] if i not in self._pages and i not in self._asked]
        if wanted:
            ahead = self.ids[self.top : self.top + page + PAGE]
            wanted = list(dict.fromkeys([*wanted, *(i for i in ahead if i not in self._pages)]))
            self._asked.update(wanted)
            self.post_message(self.Wanted(self, wanted))

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        index = self.top + event.y - 1
        if 0 < event.y < self.size.height - 1 and index < len(self.ids):
            self.post_message(self.Chosen(self, index))
