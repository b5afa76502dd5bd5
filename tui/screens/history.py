"""History: every event, newest first, by reviewer and by item; undo from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, overload

from textual.widget import Widget

from store.errors import TadqiqError
from store.models import Event
from tui.counted import many
from tui.event_words import facts
from tui.naming import Named, items_of, named
from tui.screens.explanations import event_row, event_words
from tui.screens.workspace import Handler, Workspace
from tui.undoing import invert
from tui.widgets.page import Page
from tui.widgets.rows import Piece, Row, line, pad
from tui.widgets.source_text import text_rows
from tui.widgets.virtual_list import VirtualList

_NOTHING = "Nothing has happened yet."
# Fields of an event that are told in other words, or only for the undo.
_TOLD = frozenset({"os_user", "outcome", "undoes", "redoes", "text", "note", "target"})


def _plain(value: object) -> str:
    """Return a value of an event as words; what only the undo needs (nested records) says nothing here."""
    if value in (None, "") or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value if not isinstance(one, dict | list))
    return str(value)


class Numbered(Sequence[str]):
    """The numbers of events as ids, without holding a word for each: of all of them, or packed those of a filter."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [str(number) for number in self.numbers[place]]
        return str(self.numbers[place])

    def index(self, value: str, *limits: int) -> int:
        """Return the place of an event's number; raises ValueError when it is not there."""
        return self.numbers.index(int(value), *limits)


class HistoryScreen(Workspace):
    """A line an event; the details of the one under the cursor beside it."""

    kind: ClassVar[str] = "history"
    DEFAULT_CSS = """
    HistoryScreen #events { width: 3fr; }
    HistoryScreen #event { width: 2fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        look = self.tadqiq.look
        self.events: VirtualList[Named] = VirtualList(look, self._line, id="events", empty=(_NOTHING,))
        self.detail = Page(look, self._details, [("Event", "title")], id="event")
        self.detail.focused_pane = False
        self.reviewer: str | None = None
        self.entity: str | None = None

    def panes(self) -> Iterable[Widget]:
        """Events, and the one under the cursor."""
        return (self.events, self.detail)

    def header(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """How many events, and the filter."""
        only = f"  only {self.reviewer or self.entity}" if self.reviewer or self.entity else ""
        return self.headed((f"History · {many(len(self.events.ids), 'event')}", "header_strong"), (only, "header"))

    def handlers(self) -> dict[str, Handler]:
        """Moving, filtering, undo, opening the item."""
        return {
            "down": lambda: self.go(1), "up": lambda: self.go(-1), "page_down": lambda: self.go(self.events.page),
            "page_up": lambda: self.go(-self.events.page), "top": lambda: self.go(-(10**9)),
            "bottom": lambda: self.go(10**9), "open": self.open_item, "filter": self.ask_filter,
            "undo": lambda: self.undo(back=True), "redo": lambda: self.undo(back=False),
            "undo_item": self.undo_item,
        }  # fmt: skip

    def on_screen_resume(self) -> None:
        """Read the events as they are now."""
        self.start(self.read())

    async def read(self) -> None:
        """Read the events under the filter."""
        keep = self.events.current
        only = self.reviewer or self.entity
        self.events.empty = (f"Nothing of {only}.", "f and an empty line show everything.") if only else (_NOTHING,)
        self.events.forget()
        if only:
            reviewer, entity = self.reviewer, self.entity
            found = await self.desk.ask(lambda store: store.event_numbers(reviewer=reviewer, entity=entity))
            self.events.set_ids(Numbered(found), keep=keep)
        else:
            counts = await self.desk.ask(lambda store: store.counts())
            self.events.ids = Numbered(range(counts.events, 0, -1))
            self.events.cursor = 0
        self.events.title = [("History", "title"), (" · newest first", "dim")]
        self.events.redraw()
        self.detail.renew()
        self.show_header()

    def on_virtual_list_wanted(self, event: VirtualList.Wanted) -> None:
        """Read the events that came into sight."""
        numbers = [int(one) for one in event.ids]

        async def read() -> None:
            found = await self.desk.ask(lambda store: named(store, numbers))
            self.events.fill((str(one.event.seq), one) for one in found)
            self.events.redraw()
            self.detail.renew()

        self.start(read())

    def _line(self, told: Named, index: int, width: int, chosen: bool) -> Sequence[Piece]:
        return event_row(told.event, told.names)

    def go(self, rows: int) -> None:
        """Move in the list."""
        self.events.move(self.events.cursor + rows)
        self.detail.renew()

    @property
    def _named(self) -> Named | None:
        current = self.events.current
        return self.events.item(current) if current is not None else None

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        return self._named.event if self._named is not None else None

    def _details(self, width: int) -> Sequence[Row]:
        if self._named is None:
            return [pad((), width)]
        event = self._named.event
        rows = [line(width, [(" ", "base"), *event_words(event, self._named.names)])]
        told = facts(event)
        told.pop("version", None)
        details = [("number", str(event.seq)), ("time", f"{event.at} UTC"), ("reviewer", event.reviewer)]
        if event.os_user != event.reviewer:
            details.append(("on behalf", f"typed by {event.os_user}"))
        details += told.items()
        rest = {name: _plain(value) for name, value in event.body.items() if name not in (*told, *_TOLD)}
        details += [(name, shown) for name, shown in rest.items() if shown]
        for name, value in [*details, ("hash", event.hash[:16])]:
            label = f" {name:10} "
            shown = value if len(value) < 600 else value[:600] + "…"
            laid = text_rows(shown, max(4, width - len(label) - 1))
            rows += [((label if n == 0 else " " * len(label), "dim"), *pad(row, width - len(label)))
                     for n, row in enumerate(laid)]  # fmt: skip
        return rows

    # --- doing --------------------------------------------------------------------------------------------

    async def undo(self, *, back: bool, group: str | None = None) -> None:
        """Take back my last action, or my last action on one group."""
        try:
            _, told = await self.desk.ask(lambda store: invert(store, group, back=back))
        except TadqiqError as problem:
            self.notice(str(problem), "warning")
            return
        await self.read()
        self.tadqiq.stale_review = True
        self.notice(told)

    async def undo_item(self) -> None:
        """Take back my last action on the group of the event under the cursor."""
        group = self.event.body.get("group") if self.event is not None else None
        if not isinstance(group, str):
            self.notice("This event is not about a group: z undoes my last action", "warning")
            return
        await self.undo(back=True, group=group)

    def open_item(self) -> None:
        """Show the group of this event in the review, or its claim or article in the reader."""
        item = next(iter(items_of(self.event)), "") if self.event is not None else ""
        if item.startswith("g"):
            self.tadqiq.wanted_group = item
            self.tadqiq.go_to("review")
        elif item.startswith("c"):
            self.start(self._open_claim(item))
        elif item:
            self.tadqiq.wanted_article = (item, 0)
            self.tadqiq.go_to("reader")
        else:
            self.notice("This event is about no group, article or claim", "warning")

    async def _open_claim(self, id: str) -> None:
        """Show a claim in the reader."""
        claim = await self.desk.ask(lambda store: store.claim(id))
        self.tadqiq.wanted_article = (claim.article_id, claim.start)
        self.tadqiq.go_to("reader")

    def ask_filter(self) -> None:
        """Ask for a reviewer's name or an item's id; empty shows everything."""

        def done(words: str | None) -> None:
            if words is None:
                return
            wanted = words.strip()
            self.reviewer = self.entity = None
            kind = {"g": "group", "c": "claim", "a": "article"}.get(wanted[:1])
            if kind and len(wanted) == 13 and all(c in "0123456789abcdef" for c in wanted[1:]):
                self.entity = f"{kind}:{wanted}"
            elif wanted:
                self.reviewer = wanted
            self.start(self.read())

        self.prompt.ask("Only this reviewer or item (g… c… a…)", done, self.reviewer or "", over=True)

    def place(self, width: int, height: int) -> None:
        """The details beside the list only where there is room."""
        self.detail.display = self.has_room(width)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Go to the event that was clicked."""
        self.go(event.index - self.events.cursor)
