"""The header line, the footer line with its notice, and the line on which a reviewer types."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from tui.actions import Action, shown_keys
from tui.render.field import Field
from tui.theme import Theme
from tui.widgets.drawing import Drawing
from tui.widgets.rows import Piece, Row, cells, fit, line, one_paragraph, pad, row_width, visual

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual import events

# So many cells of the typing line are for what is typed, fewer where that shows a long label whole; a label that is
# cut has so many before the keys are told in short.
_TO_TYPE_ON, _LEAST_TO_TYPE_ON, _LEAST_LABEL = 20, 12, 20
# A narrow footer keeps these before all others, help first: it tells of the keys that have no room.
_NEEDED = ("help", "approve", "reject", "defer", "undo", "left", "tick", "back")


def footer_key(action: Action) -> str:
    """Return the key that the footer names: the first one."""
    return shown_keys(action).split(" ")[0]


def _rank(action: Action) -> int:
    """Return how soon a footer without room for all gives an action its place: 0 first."""
    return _NEEDED.index(action.id) if action.id in _NEEDED else len(_NEEDED)


class HeaderBar(Drawing):
    """One line: where one is on the left, who and when on the right; ``small`` replaces all with a sentence."""

    DEFAULT_CSS = "HeaderBar { height: 1; width: 1fr; }"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, id="header")
        self.left: Sequence[Piece] = ()
        self.right: Sequence[Piece] = ()
        self.small: Sequence[str] = ()

    def draw(self, width: int, height: int) -> list[Row]:
        """Return the line, or what the screen needs when it is too small."""
        if self.small:
            rows = [line(width, [(words, "base")]) for words in self.small[:height]]
            return rows + [pad((), width)] * (height - len(rows))
        return [line(width, self.left, self.right, fill="header")]


class FooterBar(Drawing):
    """One line: a notice if there is one, and the keys that count here."""

    DEFAULT_CSS = "FooterBar { height: 1; width: 1fr; }"

    class KeyClicked(Message):
        """The mouse chose an action in the footer."""

        def __init__(self, action_id: str) -> None:
            super().__init__()
            self.action_id = action_id

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, id="footer")
        self.actions: Sequence[Action] = ()
        self.off: frozenset[str] = frozenset()
        self.notice: Piece | None = None
        self.typing = False  # keys are text now: none of them does what it says here
        self._instead = ""
        self._places: list[tuple[int, int, str]] = []

    def draw(self, width: int, height: int) -> list[Row]:
        """Return the notice followed by as many keys as fit."""
        pieces: list[Piece] = [(" ", "footer")]
        if self.notice is not None:
            pieces += [(f" {self.notice[0]} ", self.notice[1]), (" ", "footer")]
        self._places = []
        if self.typing:
            return [line(width, [*pieces, ("keys are text now", "footer_off")], fill="footer")]
        if self._instead:
            return [line(width, [*pieces, (self._instead, "footer")], fill="footer")]
        shown = [(visual(text), key) for text, key in pieces]
        at = row_width(shown)
        for action in self._that_fit(width - at):
            key, label = footer_key(action), action.label
            size = cells(key) + cells(label) + 3
            pieces += [(key, "footer_key"), (f" {label}  ", "footer")]
            self._places.append((at, at + size, action.id))
            at += size
        return [line(width, pieces, fill="footer")]

    def say_instead(self, words: str) -> None:
        """Show these words in place of the keys while keys do something else; empty: the keys again."""
        if words != self._instead:
            self._instead = words
            self.redraw()

    def _that_fit(self, room: int) -> list[Action]:
        """Return the actions that can be done and fit, those one needs most first, in the order of the footer."""
        kept: set[str] = set()
        usable = [action for action in self.actions if action.id not in self.off]
        for action in sorted(usable, key=lambda one: (_rank(one), one.footer)):
            size = cells(footer_key(action)) + cells(action.label) + 3
            if size <= room:
                kept.add(action.id)
                room -= size
        return [action for action in self.actions if action.id in kept]

    def on_click(self, event: object) -> None:
        """Do what was clicked."""
        x = getattr(event, "x", -1)
        for start, end, action_id in self._places:
            if start <= x < end:
                self.post_message(self.KeyClicked(action_id))


class PromptBar(Drawing):
    """A line to type on. While it is open, keys are text: the label says so, Enter takes it, Escape leaves it."""

    class CopyWanted(Message):
        """The reviewer asked to copy what is selected on the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    DEFAULT_CSS = "PromptBar { height: 1; width: 1fr; display: none; }"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, id="prompt")
        self.label = ""
        self.typed = Field()
        self._field = (0, 0)  # its first cell and its width, as drawn last
        self._pressed: tuple[int, int] | None = None  # the cell and the offset where the mouse went down
        self.done: Callable[[str | None], None] | None = None
        self.toggled: Callable[[], None] | None = None
        self.changed: Callable[[str], None] | None = None
        self.complete: Callable[[str], str] | None = None
        self.hint = ""

    @property
    def open(self) -> bool:
        """Whether the reviewer is typing."""
        return self.done is not None

    def ask(
        self, label: str, done: Callable[[str | None], None], value: str = "", hint: str = "", *, over: bool = False
    ) -> None:
        """Open the line; ``done`` gets what was typed, or None; ``over``: typing replaces ``value``."""
        self.label, self.done, self.hint = label, done, hint
        self.typed = Field(value, len(value), 0 if over else None)
        self.changed = self.complete = None
        self.display = True
        self.redraw()
        if self.toggled is not None:
            self.toggled()

    async def recall(self, kept: Future[str | None]) -> None:
        """Put a kept draft before what has been typed since the line was opened, unless it was left meanwhile."""
        asked = self.done
        text = await asyncio.wrap_future(kept)
        if text and asked is not None and self.done is asked:
            self._put(Field(text + self.typed.value, len(text) + self.typed.cursor))

    def close(self, value: str | None) -> None:
        """Close the line and hand on what was typed."""
        done, self.done = self.done, None
        self.changed = self.complete = None
        self.display = False
        if done is not None:
            done(value)
        if self.toggled is not None:
            self.toggled()

    def key(self, name: str, character: str | None) -> None:
        """Take a key while the line is open."""
        if name in ("escape", "ctrl+c"):
            self.close(None)
        elif name == "enter":
            self.close(self.typed.value)
        elif name == "tab" and self.complete is not None:
            self._take(self.complete(self.typed.value))
        elif character is not None and character.isprintable():
            self.insert(character)
        elif name == "ctrl+y":
            if self.typed.selected:
                self.post_message(self.CopyWanted(self.typed.selected))
        else:
            edited = self.typed.edit(name)
            if edited is not None:
                self._put(edited)

    def insert(self, text: str) -> None:
        """Put text in at the cursor, over what is selected, as one line."""
        self._put(self.typed.insert(text))

    def _put(self, field: Field) -> None:
        before, self.typed = self.typed.value, field
        self.redraw()
        if self.changed is not None and field.value != before:
            self.changed(field.value)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is; with shift select up to there."""
        first, room = self._field
        if self.open and room:
            self.capture_mouse()
            self._put(self.typed.click(event.x - first, room, extend=event.shift))
            self._pressed = None if event.shift else (event.x, self.typed.cursor)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select the letters over which the mouse is moved with its button down, both ends with them."""
        if not self.open or not event.button or self._pressed is None or event.x == self._pressed[0]:
            return
        first, room = self._field
        start, value = self._pressed[1], self.typed.value
        end = self.typed.click(event.x - first, room).cursor
        if end >= start:
            self._put(Field(value, min(end + 1, len(value)), start))
        else:
            self._put(Field(value, end, min(start + 1, len(value))))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the mouse go."""
        self._pressed = None
        self.release_mouse()

    def _take(self, value: str) -> None:
        self._put(Field(value, len(value)))

    def draw(self, width: int, height: int) -> list[Row]:
        """Return label, what is typed with its cursor, and the hint."""
        hint = visual(f" {self.hint or '⏎ take · esc leave'} ")
        whole = visual(f" ✎ {self.label}:")
        short = visual(" ⏎ · esc ")
        # The label gives way before the keys do.
        room, most = width - cells(hint) - _TO_TYPE_ON, width - cells(short) - _LEAST_TO_TYPE_ON
        if room < cells(whole) <= most or room < min(cells(whole), _LEAST_LABEL):
            hint, room = short, most
        label = whole if cells(whole) <= room else fit(f" ✎ {self.label}", room)
        first = cells(label) + 1
        room = max(4, width - first - cells(hint))
        self._field = (first, room)
        typed = one_paragraph(self.typed.row(room), self.typed.reads_right_to_left())
        return [pad(((label, "title"), (" ", "title"), *typed, (hint, "dim")), width)]
