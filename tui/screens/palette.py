"""The palette: every action by name, found by typing any part of its words, in either script's layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from tui.actions import Action, shown_keys
from tui.screens.workspace import Workspace
from tui.widgets.rows import Piece, Row, cells, line
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual import events

_LABELS = 20


class PaletteScreen(Workspace):
    """Type to find, Enter to do; the action runs on the screen that was open before."""

    kind: ClassVar[str] = "palette"

    def __init__(self, before: Workspace) -> None:
        super().__init__()
        self.before = before
        self.found: VirtualList[Action] = VirtualList(self.tadqiq.look, self._line, empty=("No such action",))
        self.found.title = [("Commands", "title"), (f" of {before.kind}", "dim")]
        here = [a for a in self.tadqiq.keymap.actions if "*" in a.screens or before.kind in a.screens]
        self.here = {action.id: action for action in here if action.id != "palette"}

    def panes(self) -> Iterable[Widget]:
        """The list alone."""
        return (self.found,)

    def on_mount(self) -> None:
        """Open the typing line at once."""
        super().on_mount()
        self.found.fill(self.here.items())
        self.prompt.ask("Command", self._done)
        self.prompt.changed = self._narrow
        self._narrow("")

    def on_key(self, event: events.Key) -> None:
        """Up and down move in the list while the words are typed."""
        if event.key in ("down", "up", "ctrl+n", "ctrl+p"):
            event.stop()
            self.found.move(self.found.cursor + (1 if event.key in ("down", "ctrl+n") else -1))
            return
        super().on_key(event)

    def _line(self, action: Action, index: int, width: int, chosen: bool) -> Sequence[Piece] | Row:
        keys = shown_keys(action)
        left: list[Piece] = [(f" {action.label}", "strong"), (" " * max(2, _LABELS - cells(action.label)), "base")]
        return line(width, [*left, (action.tooltip, "base")], [(f"{keys} ", "key")])

    def _narrow(self, words: str) -> None:
        wanted = words.lower().split()
        ids = [
            action.id
            for action in self.here.values()
            if all(
                w in f"{action.label} {action.tooltip} {action.id} {' '.join(action.arabic)}".lower() for w in wanted
            )
        ]
        self.found.cursor = 0
        self.found.set_ids(ids)
        self.found.redraw()

    def _done(self, words: str | None) -> None:
        chosen = self.found.current if words is not None else None
        self.app.pop_screen()
        if chosen is not None:
            self.before.call_later(self.before.act, chosen)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Do what was clicked."""
        self.found.cursor = event.index
        self.prompt.close("")
