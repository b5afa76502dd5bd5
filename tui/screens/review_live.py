"""What moves by itself on the review screen: the clock, the sprint, and what other processes write."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from store.errors import TadqiqError, UnavailableError
from tui.card import load_card
from tui.counted import many
from tui.first import PLACE, waiting
from tui.group_ids import GroupIds
from tui.looking import Seen, disagreements, look_around
from tui.orders import ORDERS

if TYPE_CHECKING:
    from store.store import Store
    from tui.screens.review import ReviewScreen
    from tui.screens.workspace import Handler

POLL_SECONDS = 0.95
_LEASE_EVERY = 60.0
_AFTER_PAINTING = 0.05


class Live:
    """Polls the file's data version, keeps the lease hint, and draws the clock when its minute changes."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self._version: int | None = None
        self._events = screen.counts.events
        self._busy = False
        self._clock = ""
        self._leased: tuple[str, float] = ("", 0.0)
        self.conflicts: frozenset[str] = frozenset()  # groups to adjudicate

    def handlers(self) -> dict[str, Handler]:
        """What the keys for order and adjudication do."""
        return {"order": self.next_order, "adjudicate": self.adjudicate}

    def start(self, *, more: bool = False) -> None:
        """Begin to look; ``more``: read the rest of a long queue once the first card is on the terminal."""
        self.screen.set_interval(POLL_SECONDS, self.look)
        if more:
            self.screen.set_timer(_AFTER_PAINTING, lambda: self.screen.start(self.read_rest()))

    async def read_rest(self) -> None:
        """Read the ids of the whole queue; packed in the store's thread, so that no key waits for it."""
        screen, order = self.screen, self.screen.order
        found = await screen.desk.ask(lambda store: GroupIds(waiting(store, order)))
        sitting, current = screen.sitting, screen.sitting.current
        if screen.order != order:
            return  # sorted otherwise meanwhile, and read for that
        if current is None or sitting.outcomes or current not in found:
            sitting.merge(list(found))
        else:
            sitting.ids, sitting.index = found, found.index(current)
        screen.queue_list.set_ids(sitting.ids, keep=current)
        screen.show_queue()

    async def look(self) -> None:
        """Look once: did anybody write, is the sprint over, what time is it."""
        screen = self.screen
        if self._busy or not screen.is_current:
            return
        self._busy = True
        try:
            await self._look()
        except TadqiqError as problem:
            screen.failed(problem)
        finally:
            self._busy = False

    async def _look(self) -> None:
        screen = self.screen
        now = time.monotonic()
        clock = time.strftime("%H:%M") if screen.sitting.minutes is None else str(int(now))
        if clock != self._clock:
            self._clock = clock
            screen.show_header()
        screen.sprints.keep_now_and_then(now)
        over = screen.sitting.over(now)
        if over and not screen.decisions.ended and not screen.decisions.saving:
            screen.decisions.finished(f"The sprint is over: {over}.")
        version = await screen.desk.ask(lambda store: store.data_version())
        if self._version is not None and version != self._version:
            await self.refresh()
        self._version = version
        await self._lease(now)

    async def waiting(self) -> list[str]:
        """Return the ids of what waits for this reviewer now."""
        order, second = self.screen.order, self.screen.tadqiq.options.second
        return await self.screen.desk.ask(lambda store: waiting(store, order, second=second))

    async def take_next(self, index: int, *, deferred: bool = False) -> int | None:
        """Return the next undecided card at which nobody else is, and say that I am there; None: nothing is left."""
        sitting, second = self.screen.sitting, self.screen.tadqiq.options.second
        groups = sitting.coming(index, deferred=deferred)
        if not groups:
            return None
        group, sitting.held = await self.screen.desk.ask(
            lambda store: (store.lease_free(groups, waiting=not second), store.held())
        )
        return sitting.ids.index(group if group in sitting.ids else groups[0])

    async def _lease(self, now: float) -> None:
        group = self.screen.sitting.current
        if group is None:
            return
        if group != self._leased[0] or now - self._leased[1] > _LEASE_EVERY:
            self._leased = (group, now)

            def here(store: Store) -> None:
                store.lease(group)
                store.set_draft(PLACE, group)

            with suppress(UnavailableError):  # a hint: a busy or full disk goes without it
                await self.screen.desk.ask(here)

    async def refresh(self, *, everything: bool = False) -> None:
        """Another process wrote: bring in new groups, new states, who is here; the cursor stays."""
        screen = self.screen
        current, order, second = screen.sitting.current, screen.order, screen.tadqiq.options.second
        seen = 0 if everything else self._events

        def read(store: Store) -> Seen:
            return look_around(store, seen, current, screen.queue_list.in_sight(), order, second=second)

        found = await screen.desk.ask(read)
        self._events = found.counts.events
        screen.counts = found.counts
        screen.sitting.held = dict(found.held)
        screen.tadqiq.others = [name for name in found.present if name != screen.tadqiq.reviewer]
        new = 0
        if found.ids is not None:
            if second and not screen.decisions.saving:
                screen.sitting.wait_again(found.ids)
            screen.cards.forget()
            screen.queue_list.forget()
            new = screen.sitting.merge(found.ids, in_order=everything)
        else:
            for group in found.touched:
                screen.cards.forget(group)
            new = screen.sitting.changed(found.waiting, found.touched)
        screen.queue_list.fill((row.id, row) for row in found.rows)
        screen.queue_list.set_ids(screen.sitting.ids, keep=screen.sitting.current)
        screen.show_queue()
        screen.show_header()
        screen.cards.say_who_is_there()
        self._tell(found.version, new)

    def _tell(self, version: int | None, new: int) -> None:
        screen = self.screen
        card = screen.card
        if screen.decisions.stale is not None:
            return  # the panel that is open says so already
        if screen.decisions.ended and new:
            screen.decisions.finished("New groups came in.")
        shown = card is not None and screen.sitting.current == card.group.id and not screen.decisions.ended
        if card is not None and shown and version not in (None, card.group.version):
            screen.notice("This card has changed elsewhere: ⏎ reads it again; deciding asks first", "warning")
            screen.changed_elsewhere = True
        elif new:
            screen.notice(f"{new} new in the queue")

    async def come_back(self) -> None:
        """Another screen changed something: read the queue anew, and the card too."""
        screen = self.screen
        fresh = await screen.desk.ask(
            lambda store: set(waiting(store, screen.order, second=screen.tadqiq.options.second))
        )
        for group in list(screen.sitting.outcomes):
            if group in fresh and screen.sitting.outcomes[group] != "deferred":
                screen.sitting.outcomes.pop(group)
        await self.refresh(everything=True)
        if screen.decisions.ended or screen.card is None:
            place = await self.take_next(-1)
            if place is not None:
                screen.decisions.ended = False
                screen.go(place)
            else:
                screen.decisions.finished()
        elif screen.sitting.current is not None:
            await screen.read_card(screen.sitting.current, fresh=True)

    async def adjudicate(self) -> None:
        """Put the groups on which two reviewers disagree in front of the queue."""
        screen = self.screen
        found = await screen.desk.ask(disagreements)
        if not found:
            screen.notice("No two reviewers disagree on a group")
            return
        self.conflicts = frozenset(found)
        others = [group for group in screen.sitting.ids if group not in self.conflicts]
        screen.sitting.ids.replace(found + others)
        screen.sitting.wait_again(found)
        for group in found:  # put off, or decided by another: it waits too
            screen.sitting.outcomes.pop(group, None)
        screen.queue_list.forget()
        screen.queue_list.set_ids(screen.sitting.ids)
        screen.go(0)
        screen.notice(f"{many(len(found), 'disagreement')} first in the queue: your decision settles each")

    async def next_order(self) -> None:
        """Sort the queue by the next order; the card stays."""
        screen = self.screen
        names = list(ORDERS)
        screen.order = names[(names.index(screen.order) + 1) % len(names)]
        ids = await self.waiting()
        current, open_ids = screen.sitting.current, set(ids)
        done = [group for group in screen.sitting.ids if group in screen.sitting.outcomes and group not in open_ids]
        screen.sitting.ids.replace(done + ids)
        if current is not None:
            screen.sitting.visit(current)
        screen.queue_list.set_ids(screen.sitting.ids, keep=screen.sitting.current)
        screen.show_queue()
        if screen.card is not None:
            card = screen.card
            screen.show_card(await screen.desk.ask(lambda store: load_card(store, card.group.id)), keep=True)
        screen.notice(f"Order: {ORDERS[screen.order]}")
