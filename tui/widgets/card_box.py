"""The right side of the review screen: one frame with the card, its differences and the source text.

The three share one widget so that a new card needs no layout pass: heights are divided while drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui.card import Card
from tui.event_words import RELATIONS
from tui.theme import Theme
from tui.widgets.card_rows import Ticks, card_rows, difference_rows, title
from tui.widgets.drawing import Drawing
from tui.widgets.rows import Piece, Row, framed, line, pad, rule
from tui.widgets.selecting import WordsChosen

if TYPE_CHECKING:
    from textual import events

_NOWHERE = 10**6


class Lens(Protocol):
    """What the lower part shows: the source text, or rows that explain something."""

    @property
    def selected(self) -> str:
        """The words chosen with the mouse."""

    def window(self, height: int) -> list[Row]:
        """Return the rows in sight."""

    def scroll(self, rows: int, height: int) -> bool:
        """Move by rows; say whether it moved."""

    def to_end(self, height: int) -> None:
        """Show the end."""

    def sweep(self, start: tuple[int, int], end: tuple[int, int], *, clicked: bool) -> bool:
        """Choose words from one (row, cell) to another; say whether the choice changed."""


class RowsLens:
    """Ready rows with a top line."""

    selected = ""  # there is nothing to choose in an explanation

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        self.rows = list(rows)
        self.width = width
        self.top = 0

    def window(self, height: int) -> list[Row]:
        """Return the rows in sight."""
        shown = self.rows[self.top : self.top + height]
        return shown + [pad((), self.width)] * (height - len(shown))

    def scroll(self, rows: int, height: int) -> bool:
        """Move by rows, never past the last full window."""
        before = self.top
        self.top = max(0, min(self.top + rows, len(self.rows) - height))
        return self.top != before

    def to_end(self, height: int) -> None:
        """Show the last rows."""
        self.top = max(0, len(self.rows) - height)

    def sweep(self, start: tuple[int, int], end: tuple[int, int], *, clicked: bool) -> bool:
        """Choose nothing."""
        return False


class CardBox(Drawing):
    """Shows one card; ``pane`` says which part has the keys (card or source), ``part`` what a narrow screen shows."""

    class MemberClicked(Message):
        """The mouse chose a member (0-based)."""

        def __init__(self, member: int) -> None:
            super().__init__()
            self.member = member

    class Scrolled(Message):
        """The mouse wheel turned over the lower part; ``rows`` to move."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows_moved = rows

    def __init__(self, theme: Theme, *, id: str | None = None) -> None:
        super().__init__(theme, id=id)
        self.card: Card | None = None
        self.ticks = Ticks(frozenset())
        self.number = 0
        self.pane = "queue"
        self.part = "both"
        self.scored = True
        self.blind = False
        self.lens: Lens | None = None
        self.lens_title: Sequence[Piece] = ()
        self.message: Sequence[Sequence[Piece]] = ()
        self.lens_height = 1
        self.before_lens: Callable[[int], object] | None = None  # told the height once it is known, then dropped
        self.when_laid: Callable[[], object] | None = None  # told once there is room, then dropped
        self._member_rows: list[tuple[int, int]] = []
        self._members_end = 0
        self._lens_top = _NOWHERE
        self._pressed: tuple[int, int] | None = None

    def on_resize(self, event: events.Resize) -> None:
        """Let whoever waited for room go on."""
        waiting, self.when_laid = self.when_laid, None
        if waiting is not None:
            waiting()

    def draw(self, width: int, height: int) -> list[Row]:
        """Return the frame with card, differences and lens, or the message when there is no card."""
        self._member_rows, self._members_end, self._lens_top = [], 0, _NOWHERE
        if width < 12 or height < 4:
            return [pad((), width)] * height
        if self.card is None or self.message:
            return self._message_rows(width, height)
        if self.part == "source":
            self._lens_top = 1
            return self._lens_rows("╭╮", width, height)
        return self._card_rows(self.card, width, height)

    def _message_rows(self, width: int, height: int) -> list[Row]:
        rows = [rule(width, "╭╮", (), (), "border")]
        rows += [framed(line(width - 2, [(" ", "base"), *pieces]), "border") for pieces in self.message]
        rows += [framed(pad((), width - 2), "border")] * (height - 1 - len(rows))
        return [*rows[: height - 1], rule(width, "╰╯", (), (), "border")]

    def _card_rows(self, card: Card, width: int, height: int) -> list[Row]:
        inner, room = width - 2, height - 2
        differences = difference_rows(card, inner)[: max(2, min(6, room // 5))]
        alone = self.part == "card"
        lens_least = 0 if alone else max(4, room * 2 // 5)
        card_most = max(2, room - len(differences) - 1 - (lens_least + 1 if lens_least else 0))
        members, starts = card_rows(card, self.ticks, inner, card_most)
        first = self._first_row(starts, len(members), card_most)
        shown = members[first : first + card_most]
        self._member_rows = [(1 + start - first, n) for n, start in enumerate(starts)]
        self._members_end = 1 + len(shown)
        border = "border_focus" if self.pane == "card" else "border"
        below = sum(start >= first + card_most for start in starts)
        more = [(f"↓ {below} more" if below else "↓ more", "dim")] if first + card_most < len(members) else []
        rows = [
            rule(width, "╭╮", title(card, self.number, width - 4, blind=self.blind, scored=self.scored), (), border)
        ]
        rows += [framed(row, border) for row in shown]
        relation = "" if self.blind else f" · {card.group.relation} {RELATIONS.get(card.group.relation, '')}"
        rows.append(rule(width, "├┤", [("Differences", "title"), (relation, "dim")], more, border))
        rows += [framed(row, border) for row in differences]
        if alone and height - len(rows) < 8:
            rows += [framed(pad((), inner), border)] * (height - 1 - len(rows))
            return [*rows, rule(width, "╰╯", (), (), border)]
        self._lens_top = len(rows) + 1
        return rows + self._lens_rows("├┤", width, height - len(rows))

    def _lens_rows(self, corners: str, width: int, height: int) -> list[Row]:
        border = "border_focus" if self.pane == "source" else "border"
        self.lens_height = max(1, height - 2)
        top = rule(width, corners, self.lens_title, (), border)
        return [top, *self._lens_window(width, border), rule(width, "╰╯", (), (), border)]

    def _lens_window(self, width: int, border: str) -> list[Row]:
        if self.before_lens is not None:
            self.before_lens(self.lens_height)
            self.before_lens = None
        body = self.lens.window(self.lens_height) if self.lens else [pad((), width - 4)] * self.lens_height
        return [framed(((" ", "base"), *row, (" ", "base")), border) for row in body]

    def _first_row(self, starts: Sequence[int], total: int, room: int) -> int:
        if total <= room or not starts:
            return 0
        focus = min(self.ticks.focus, len(starts) - 1)
        end = starts[focus + 1] if focus + 1 < len(starts) else total
        return max(0, min(starts[focus], end - room if focus else 0, total - room))

    def member_at(self, y: int) -> int | None:
        """Return which member (0-based) is drawn on row ``y``."""
        found = [member for row, member in self._member_rows if row <= y < self._members_end]
        return found[-1] if found else None

    def on_click(self, event: events.Click) -> None:
        """Focus the member under the mouse."""
        member = self.member_at(event.y)
        if member is not None:
            self.post_message(self.MemberClicked(member))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where in the lower part the mouse was pressed."""
        inside = self._lens_top <= event.y < self._lens_top + self.lens_height
        self._pressed = self._place(event) if inside else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose the words over which the mouse is moved with its button down."""
        if event.button:
            self._sweep(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Choose the word that was clicked, or all up to it."""
        self._sweep(event, let_go=True)
        self._pressed = None

    def _place(self, event: events.MouseEvent) -> tuple[int, int]:
        return event.y - self._lens_top, event.x - 2  # beside the text: a border and a blank

    def _sweep(self, event: events.MouseEvent, *, let_go: bool = False) -> None:
        start, end = self._pressed, self._place(event)
        if start is None or self.lens is None or (start == end and not let_go):
            return
        if self.lens.sweep(start, end, clicked=start == end):
            self.redraw()
            self.post_message(WordsChosen(self.lens.selected))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the source down."""
        self.post_message(self.Scrolled(3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the source up."""
        self.post_message(self.Scrolled(-3))
