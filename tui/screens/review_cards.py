"""Cards read ahead: the next ones are there before the key is pressed; whatever may be out of date is dropped."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import UsageError
from tui.card import Card, load_card, with_opposed

if TYPE_CHECKING:
    from store.store import Store
    from tui.screens.review import ReviewScreen

_KEPT = 12
_AHEAD = 3
_AFTER_PAINTING = 0.03
# What is read ahead brings the matcher into memory: not while the screen opens, nobody has read the first card yet.
_AFTER_OPENING = 1.0


class Cards:
    """The last cards read and those about to be wanted; ``step`` is the direction in which the reviewer moves."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self.step = 1
        self._later: asyncio.TimerHandle | None = None
        self._patience = _AFTER_OPENING
        self._ready: OrderedDict[str, Card] = OrderedDict()

    def forget(self, group: str | None = None) -> None:
        """Drop one card, or all of them: they may be out of date."""
        if group is None:
            self._ready.clear()
        else:
            self._ready.pop(group, None)

    def show_ready(self, group: str) -> bool:
        """Show a card that was read before; False when it was not."""
        card = self._ready.get(group)
        if card is None:
            return False
        if self.screen.sitting.current == group:
            self.screen.show_card(card)
        return True

    async def read(self, group: str) -> None:
        """Read a card, and show it if the cursor is still there."""
        try:
            card = await self.screen.desk.ask(lambda store: load_card(store, group))
        except UsageError:
            if await self.screen.desk.ask(lambda store: store.queue_rows([group])):
                raise
            await self._gone(group)
            return
        self._keep(card)
        if self.screen.sitting.current == group:
            self.screen.show_card(card)

    async def _gone(self, group: str) -> None:
        """Take a group that is no more out of the queue and show what stands at its place."""
        screen = self.screen
        screen.sitting.drop([group])
        screen.queue_list.set_ids(screen.sitting.ids, keep=screen.sitting.current)
        screen.show_queue()
        current = screen.sitting.current
        if current is None:
            screen.decisions.finished()
        elif not self.show_ready(current):
            await self.read(current)
        screen.notice("That group is no more: it was merged or grouped anew", "warning")

    def _keep(self, card: Card) -> None:
        self._ready[card.group.id] = card
        self._ready.move_to_end(card.group.id)
        while len(self._ready) > _KEPT:
            self._ready.popitem(last=False)

    def wanted(self) -> list[str]:
        """Return which cards are likely next and not read: the next undecided one, then those on the way."""
        sitting = self.screen.sitting
        ids = [sitting.ids[place] for place in self._places()]
        return [group for group in dict.fromkeys(ids) if group not in self._ready and group != sitting.current]

    def _places(self) -> list[int]:
        sitting = self.screen.sitting
        places = [sitting.open_after(sitting.index)]
        places += [sitting.index + self.step * distance for distance in range(1, _AHEAD + 1)]
        return [place for place in places if place is not None and 0 <= place < len(sitting.ids)]

    def soon_read_ahead(self) -> None:
        """Read ahead when this card is on the terminal: the thread that sends it would have to wait."""
        loop = asyncio.get_running_loop()
        due = loop.time() + self._patience
        self._patience = _AFTER_PAINTING
        if self._later is not None and due < self._later.when():
            self._later.cancel()
            self._later = None
        if self._later is None:
            self._later = loop.call_at(due, self.read_ahead)

    def read_ahead(self) -> None:
        """Read what is likely next, in the background, and lay out what is next of all."""
        self._later = None
        if not self.screen.is_attached:
            return

        async def read() -> None:
            # What was just decided is learned here, where no key waits for it; cards read before show older scores.
            if await self.screen.desk.ask(lambda store: store.learn()):
                self.forget()
                await self._rescore()
            await self._find_opposed()
            wanted = self.wanted()
            blind = self.screen.tadqiq.options.second

            def load(store: Store) -> list[Card]:
                return [with_opposed(store, load_card(store, group), blind=blind) for group in wanted]

            if wanted:
                for card in await self.screen.desk.ask(load):
                    self._keep(card)
            self._rehearse()

        self.screen.run_worker(self.screen.guarded(read()), group="ahead", exclusive=True)

    async def _rescore(self) -> None:
        """Give the card on screen the score that the queue tells now."""
        screen, card = self.screen, self.screen.card
        if card is None:
            return
        rows = await screen.desk.ask(lambda store: store.queue_rows([card.group.id]))
        if rows and rows[0].version == card.group.version and rows[0].score != card.group.score:
            self._exchange(card, replace(card, group=replace(card.group, score=rows[0].score)))

    def present(self, card: Card) -> Card:
        """Return a card with who is there now: it may have been read before somebody came or left."""
        who = self.screen.sitting.held.get(card.group.id)
        who = None if who == self.screen.tadqiq.reviewer else who
        return card if who == card.group.leased_by else replace(card, group=replace(card.group, leased_by=who))

    def say_who_is_there(self) -> None:
        """Draw the card on screen again when somebody came or left."""
        card = self.screen.card
        if card is not None and not self.screen.box.message and (better := self.present(card)) is not card:
            self._exchange(card, better)

    async def _find_opposed(self) -> None:
        """Show what opposes the group on screen, if its card came too quickly to look for it."""
        screen, card = self.screen, self.screen.card
        if card is None or card.opposed is not None:
            return
        blind = screen.tadqiq.options.second
        try:
            looked = await screen.desk.ask(lambda store: with_opposed(store, card, blind=blind))
        except UsageError:  # grouped anew meanwhile; whoever noticed it shows the new card
            return
        if card.group.id in self._ready:
            self._keep(looked)
        self._exchange(card, looked)

    def _exchange(self, shown: Card, better: Card) -> None:
        """Draw a card that is on screen with what was found out since; ticks and focus stay."""
        screen = self.screen
        if screen.card is shown:
            screen.card = screen.tadqiq.current_card = screen.box.card = better
            screen.box.redraw()

    def _rehearse(self) -> None:
        for place in self._places()[:2]:
            card = self._ready.get(self.screen.sitting.ids[place])
            if card is not None:
                self.screen.lenses.rehearse(card)
