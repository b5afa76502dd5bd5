"""Cards read ahead: the next ones are there before the key is pressed; whatever may be out of date is dropped."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from tui.card import Card, load_card

if TYPE_CHECKING:
    from store.store import Store
    from tui.screens.review import ReviewScreen

_KEPT = 12
_AHEAD = 3


class Cards:
    """The last cards read and those about to be wanted; ``step`` is the direction in which the reviewer moves."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self.step = 1
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
        card = await self.screen.desk.ask(lambda store: load_card(store, group))
        self._keep(card)
        if self.screen.sitting.current == group:
            self.screen.show_card(card)

    def _keep(self, card: Card) -> None:
        self._ready[card.group.id] = card
        self._ready.move_to_end(card.group.id)
        while len(self._ready) > _KEPT:
            self._ready.popitem(last=False)

    def wanted(self) -> list[str]:
        """Return which cards are likely next and not read: the next undecided one, then those on the way."""
        sitting = self.screen.sitting
        places = [sitting.open_after(sitting.index)]
        places += [sitting.index + self.step * distance for distance in range(1, _AHEAD + 1)]
        ids = [sitting.ids[place] for place in places if place is not None and 0 <= place < len(sitting.ids)]
        return [group for group in dict.fromkeys(ids) if group not in self._ready and group != sitting.current]

    def read_ahead(self) -> None:
        """Read what is likely next, in the background."""
        wanted = self.wanted()
        if not wanted:
            return

        async def read() -> None:
            def load(store: Store) -> list[Card]:
                return [load_card(store, group) for group in wanted]

            for card in await self.screen.desk.ask(load):
                self._keep(card)

        self.screen.run_worker(self.screen.guarded(read()), group="ahead", exclusive=True)
