"""The review screen: queue, card, differences and source; one key decides and the next card is there."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.widget import Widget

from store.models import Counts, GroupRow
from tui.blind import hidden_actions, scores_hidden, veiled_card, veiled_row
from tui.card import Card
from tui.orders import ORDERS
from tui.review_session import Sitting
from tui.screens.review_cards import Cards
from tui.screens.review_decisions import Decisions
from tui.screens.review_header import review_header
from tui.screens.review_lenses import Lenses
from tui.screens.review_live import Live
from tui.screens.review_moves import Moves
from tui.screens.review_sprint import Sprints
from tui.screens.review_work import GroupWork
from tui.screens.workspace import Handler, Workspace
from tui.widgets.bars import footer_key
from tui.widgets.card_box import CardBox
from tui.widgets.card_rows import Ticks, queue_line, state_sign
from tui.widgets.rows import Piece
from tui.widgets.virtual_list import VirtualList

_QUEUE = 34
_DECIDED = frozenset({"approved", "rejected", "not_checkable"})
_NEED_A_CARD = frozenset({"approve", "reject", "defer", "tick", "split", "differences", "why", "verdict", "note",
                           "group_history", "rejected", "copy"})  # fmt: skip


def queue_width(width: int) -> int:
    """Return how wide the queue is: of what a wide screen has to spare half, as far as a line is read at a glance."""
    return max(_QUEUE, min(64, _QUEUE + (width - 120) // 2))


class ReviewScreen(Workspace):
    """One card at a time; ``sitting`` is where the reviewer is, ``card`` what is on screen."""

    kind: ClassVar[str] = "review"
    DEFAULT_CSS = """
    ReviewScreen #queue { width: 34; }
    ReviewScreen.-narrow #queue { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        look = self.tadqiq.look
        self.queue_list: VirtualList[GroupRow] = VirtualList(look, self._queue_line, id="queue")
        self.box = CardBox(look, id="card")
        self.sitting: Sitting = self.tadqiq.first.sitting
        self.card: Card | None = None
        self.counts: Counts = self.tadqiq.first.counts
        self.order = self.tadqiq.first.order
        self.pane = "queue"
        self.queue_room = 0
        self._give_room(self.tadqiq.size.width)
        self.shown_at = 0.0
        self.lenses = Lenses(self)
        self.moves = Moves(self)
        self.live = Live(self)
        self.decisions = Decisions(self)
        self.work = GroupWork(self)
        self.sprints = Sprints(self)
        self.changed_elsewhere = False
        self.narrow_view = "card"
        self.cards = Cards(self)

    def panes(self) -> Iterable[Widget]:
        """Queue on the left, card and source on the right."""
        return (self.queue_list, self.box)

    def handlers(self) -> dict[str, Handler]:
        """What the keys of this screen do."""
        return {
            **self.decisions.handlers(), **self.lenses.handlers(), **self.work.handlers(),
            **self.moves.handlers(), **self.live.handlers(), **self.sprints.handlers(), "back": self.back,
        }  # fmt: skip

    def on_mount(self) -> None:
        """Show the first card, which was read before the screen was opened."""
        super().on_mount()
        first = self.tadqiq.first
        left = self.counts.states.get("waiting", 0) + self.counts.states.get("deferred", 0)
        self.queue_list.set_ids(self.sitting.ids, coming=max(0, left - len(self.sitting.ids)) if first.more else 0)
        self.queue_list.fill((row.id, row) for row in first.rows)
        self.show_queue()
        if first.card is not None:
            self.show_card(first.card)
        else:
            self.decisions.finished()
        self.live.start(more=first.more)

    def on_screen_resume(self) -> None:
        """Take in what other screens did: undo, loads, a group somebody wants to see."""
        wanted, self.tadqiq.wanted_group = self.tadqiq.wanted_group, None
        if wanted is not None:
            self.sitting.visit(wanted)
            self.queue_list.set_ids(self.sitting.ids, keep=wanted)
            self.go(self.sitting.index)
        elif self.tadqiq.stale_review:
            self.start(self.live.come_back())
        self.tadqiq.stale_review = False

    @property
    def narrow(self) -> bool:
        """Whether one pane at a time is shown."""
        return self.has_class("-narrow")

    def why_not(self, action_id: str) -> str | None:
        """Say why a key cannot be used on this card now."""
        why = self.sprints.why_not(action_id)
        if why is None and self.tadqiq.keymap.action(action_id).changes:
            why = self.decisions.why_not(action_id)
        if why is not None:
            return why
        if action_id in _NEED_A_CARD and (self.card is None or self.box.message):
            return "There is no card here"
        return self.work.why_not(action_id)

    def act(self, action_id: str, key: str = "") -> None:
        """Do an action, unless the panel about a stale card is open and takes the key."""
        if not self.decisions.stale_key(key) and not self.decisions.first_run_key(key):
            super().act(action_id, key)

    def other_key(self, name: str) -> None:
        """Give a key without an action to the open panel or the first-run page."""
        if not self.decisions.stale_key(name) and not self.decisions.first_run_key(name):
            super().other_key(name)

    def back(self) -> None:
        """Close what is open over the source; then as everywhere."""
        if self.lenses.name != "source" and not self.box.message:
            self.lenses.leave()
        else:
            self.tadqiq.back()

    # --- what is on screen --------------------------------------------------------------------------------

    def header(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """Where we are, how fast, who else is here, the clock."""
        return review_header(self.sitting, self.counts, self.tadqiq, time.monotonic(), self.size.width)

    def _queue_line(self, row: GroupRow, index: int, width: int, chosen: bool) -> Sequence[Piece]:
        outcome = self.sitting.outcomes.get(row.id)
        if outcome is not None and row.state in _DECIDED and not self.tadqiq.options.second:
            outcome = row.state  # somebody decided over it since
        sign = state_sign(outcome) if outcome else (" ", "dim") if self.tadqiq.options.second else None
        if row.id in self.work.marked:
            sign = ("⊕", "title")
        if row.id in self.live.conflicts and "conflict" not in row.overlays:
            row = replace(row, overlays=("conflict", *row.overlays))
        row = veiled_row(row, self.tadqiq.options)
        if row.leased_by is not None and row.leased_by == self.tadqiq.reviewer:
            row = replace(row, leased_by=None)
        return queue_line(row, index + 1, width, sign=sign)

    def show_queue(self) -> None:
        """Draw the queue with its title."""
        order = "decided by others" if self.tadqiq.options.second else ORDERS[self.order]
        self.queue_list.title = [("Queue", "title"), (f" · {order}", "dim")]
        self.queue_list.focused_pane = self.pane == "queue"
        self.queue_list.redraw()

    def show_card(self, card: Card, *, keep: bool = False) -> None:
        """Put a card on screen; ``keep`` leaves ticks and focus as they are (the same group, read again)."""
        self.card = self.tadqiq.current_card = card = veiled_card(self.cards.present(card), self.tadqiq.options)
        box = self.box
        box.card, box.message, box.number = card, (), self.sitting.index + 1
        off = hidden_actions(self.tadqiq.options)
        if self.footer_bar.off != off:
            self.footer_bar.off = off
            self.footer_bar.actions = self.tadqiq.keymap.footer(self.kind)
            self._name_panes()
            self.footer_bar.redraw()
        if not keep:
            box.ticks = Ticks(frozenset(member.claim.id for member in card.members))
            self.lenses.close()
        self.changed_elsewhere = False
        box.scored = not scores_hidden(self.tadqiq.options, card.group.state)
        box.blind = self.tadqiq.options.second
        box.pane = self.pane
        self.queue_list.point(self.sitting.index)
        self.lenses.show()
        self.shown_at = time.monotonic()
        self.show_header()
        self.cards.soon_read_ahead()

    @property
    def message_width(self) -> int:
        """How wide the sentences in place of the card may be, in cells, also while the queue hides it."""
        return (self.size.width if self.narrow else self.box.size.width) - 6

    def show_message(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Show sentences in place of the card; a narrow screen leaves the queue for them."""
        self.box.message = rows
        if self.narrow and self.narrow_view != "card":
            self.use_pane(self.pane, "card")
        self.box.redraw()
        self.footer_bar.off = _NEED_A_CARD
        if not self.counts.articles:
            self.footer_bar.actions = [self.tadqiq.keymap.action(name) for name in ("load", "help", "back")]
        self.footer_bar.redraw()
        self.show_queue()
        self.show_header()

    def go(self, index: int) -> None:
        """Put the cursor on a card of the queue and show it, at once if it was read ahead."""
        if not self.sitting.ids:
            return
        before = self.sitting.index
        self.sitting.index = max(0, min(index, len(self.sitting.ids) - 1))
        self.cards.step = -1 if self.sitting.index < before else 1
        group = self.sitting.current
        if group is not None and not self.cards.show_ready(group):
            self.queue_list.move(self.sitting.index)
            self.run_worker(self.guarded(self.read_card(group)), group="card", exclusive=True)

    async def read_card(self, group: str, *, fresh: bool = False) -> None:
        """Read a card and show it if the cursor is still there; ``fresh``: also when it was read ahead."""
        if fresh:
            self.cards.forget()
        if not self.cards.show_ready(group):
            await self.cards.read(group)

    def on_virtual_list_wanted(self, event: VirtualList.Wanted) -> None:
        """Read the rows of the queue that came into sight."""
        ids = list(event.ids)

        async def read() -> None:
            rows = await self.desk.ask(lambda store: store.queue_rows(ids))
            self.queue_list.fill((row.id, row) for row in rows)
            self.queue_list.redraw()

        self.run_worker(self.guarded(read()))

    def place(self, width: int, height: int) -> None:
        """One pane at a time on a narrow screen, all of them on a wide one."""
        self.set_class(not self.has_room(width), "-narrow")
        self._give_room(width)
        self._name_panes()
        self.show_panes(width)

    def _give_room(self, width: int) -> None:
        if (room := queue_width(width)) != self.queue_room:  # to set what is set would lay the screen out once more
            self.queue_room = room
            self.queue_list.styles.min_width = room

    def _name_panes(self) -> None:
        """Name the keys of the panes in the footer where one pane hides the others."""
        before = self.footer_bar.actions
        actions = [action for action in before if action.id != "left"]
        if self.narrow and any(action.id == "approve" for action in actions):
            left, right = (self.tadqiq.keymap.action(name) for name in ("left", "right"))
            actions.insert(4, replace(left, shown=f"{footer_key(left)}/{footer_key(right)}"))
        if actions != list(before):
            self.footer_bar.actions = actions
            self.footer_bar.redraw()

    def show_panes(self, width: int | None = None) -> None:
        """Show the panes that have room."""
        narrow = not self.has_room(self.size.width if width is None else width)
        queue_here = not narrow or self.narrow_view == "queue"
        for pane, here in ((self.queue_list, queue_here), (self.box, not narrow or not queue_here)):
            if pane.display != here:  # to set what is set already would lay the screen out and paint it once more
                pane.display = here
        part = ("source" if self.narrow_view == "source" else "card") if narrow else "both"
        if part != self.box.part:
            self.box.part = part
        self.lenses.show()

    def use_pane(self, pane: str, view: str | None = None) -> None:
        """Give the keys to a pane; a narrow screen shows it, or ``view``."""
        self.pane = self.box.pane = pane
        self.narrow_view = view or pane
        self.show_panes()
        self.show_queue()

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Go to the group that was clicked."""
        self.go(event.index)

    def on_card_box_member_clicked(self, event: CardBox.MemberClicked) -> None:
        """Focus the member that was clicked."""
        self.moves.focus_member(event.member)

    def on_card_box_scrolled(self, event: CardBox.Scrolled) -> None:
        """Scroll the source with the wheel."""
        self.lenses.scroll(event.rows_moved)
