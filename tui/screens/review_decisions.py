"""Approve, reject, defer, undo, redo: durable before the card changes, never on a stale card."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import StaleVersionError, TadqiqError, UnavailableError
from store.models import OUTCOMES, Counts, Decided, Outcome
from tui.card import Card, load_card
from tui.event_words import ADJUDICATE
from tui.undoing import invert

if TYPE_CHECKING:
    from store.store import Store
    from tui.screens.review import ReviewScreen
    from tui.screens.workspace import Handler

GUARD_SECONDS = 0.150
Write = Callable[["Store", int | None], Decided]


class Decisions:
    """The deciding keys of a review screen; ``saving`` is what is on its way to the disk."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self.saving = ""
        self.stale: tuple[StaleVersionError, str, Write] | None = None
        self.ended = False

    def handlers(self) -> dict[str, Handler]:
        """What the deciding keys do."""
        return {
            "approve": lambda: self.decide("approve"), "reject": lambda: self.decide("reject"),
            "defer": lambda: self.decide("defer"), "defer_reason": self.defer_with_reason,
            "undo": lambda: self.undo(back=True), "redo": lambda: self.undo(back=False),
            "open": self.go_on,
        }  # fmt: skip

    def why_not(self, action_id: str) -> str | None:
        """Say why a deciding key is not taken now."""
        screen = self.screen
        if self.saving:
            return f"Still saving: {self.saving}"
        if screen.card is None or screen.box.message:
            return "There is no card to decide here"
        if time.monotonic() - screen.shown_at < GUARD_SECONDS:
            return "The card has just changed: look at it, then press again"
        if screen.sitting.current != screen.card.group.id:
            return "The card is still being read"
        if screen.card.sent and screen.card.group.id not in screen.live.conflicts:
            return "You sent this group to adjudication: another decides, or palette «adjudicate»"
        if action_id == "approve" and len(screen.box.ticks.ticked) < min(2, len(screen.card.members)):
            return "Approve needs at least two ticked members: tick another, or reject with x"
        return None

    async def decide(self, outcome: Outcome, reason: str | None = None) -> None:
        """Write a decision on the version on screen, then show the next card."""
        screen = self.screen
        card = screen.card
        if card is None:
            return
        group, ticked = card.group.id, screen.box.ticks.ticked
        members = tuple(m.claim.id for m in card.members if m.claim.id in ticked) if outcome == "approve" else None
        if members is not None and len(members) == len(card.members):
            members = None

        def write(store: Store, version: int | None) -> Decided:
            if screen.tadqiq.options.second:
                return store.second(group, outcome)
            return store.decide(
                group, outcome, expect_version=version, force=version is None, members=members, reason=reason
            )

        if await self.write(OUTCOMES[outcome], write) and members is not None:
            await screen.live.refresh(everything=True)

    async def write(self, past: str, write: Write, *, version: int | None = -1) -> bool:
        """Do one write on the card; on success go on, on a stale card ask, on failure stay and say so."""
        screen = self.screen
        card = screen.card
        if card is None:
            return False
        expected = card.group.version if version == -1 else version
        # Until the next card is there: a second key must not meet the card that is just decided.
        self.saving = past
        try:
            decided = await screen.desk.ask(lambda store: write(store, expected))
            if (row := screen.queue_list.item(card.group.id)) is not None and not screen.tadqiq.options.second:
                screen.queue_list.fill([(row.id, replace(row, state=decided.state))])
            state = past.replace(" ", "_") if screen.tadqiq.options.second else decided.state
            await self.acknowledged(card, state)
            return True
        except StaleVersionError as problem:
            self.stale = (problem, past, write)
            screen.clear_notice()
            from tui.screens.summary import stale_words

            screen.show_message(stale_words(problem, past, screen.tadqiq.reviewer, screen.message_width))
        except UnavailableError as problem:
            screen.notice(f"Not saved: {problem} — the card stays; press the key again", "error")
        except TadqiqError as problem:
            screen.notice(f"Not done: {problem}", "error")
        finally:
            self.saving = ""
        return False

    async def acknowledged(self, card: Card, state: str) -> None:
        """Record a decision that is on the disk, and show the next undecided card."""
        screen = self.screen
        screen.sitting.decided(card.group.id, state, time.monotonic(), card.group.score)
        screen.cards.forget(card.group.id)
        await self.recount()
        over = screen.sitting.over(time.monotonic())
        if over:
            self.finished(f"The sprint is over: {over}.")
        else:
            screen.sprints.keep()
            await self._next()

    async def _next(self) -> None:
        screen = self.screen
        place = await screen.live.take_next(screen.sitting.index)
        if place is None:
            self.finished()
            return
        screen.sitting.index = place
        await screen.read_card(screen.sitting.ids[place])

    async def recount(self) -> None:
        """Read the tally again for the header."""
        counts: Counts = await self.screen.desk.ask(lambda store: store.counts())
        self.screen.counts = counts

    def finished(self, why: str = "") -> None:
        """Show the summary in place of a card."""
        from tui.screens.summary import summary_rows

        screen = self.screen
        sitting = screen.sitting
        if not self.ended and sitting.is_sprint:
            screen.sprints.over(why)
        self.ended = True
        second, width = screen.tadqiq.options.second, screen.message_width
        screen.show_message(summary_rows(sitting, screen.counts, time.monotonic(), width, why, second=second))

    async def go_on(self) -> None:
        """After the summary: go on with the deferred, or with what came in; on a changed card: read it again."""
        screen = self.screen
        if not self.ended:
            if screen.sitting.paused_at is not None:
                screen.sprints.pause()
                return
            if screen.changed_elsewhere and screen.sitting.current is not None:
                await screen.read_card(screen.sitting.current, fresh=True)
            return
        self.ended = False
        ids = await screen.live.waiting()
        screen.sitting.count = screen.sitting.minutes = None
        for group in ids:
            screen.sitting.outcomes.pop(group, None)
        screen.sitting.merge(ids)
        place = await screen.live.take_next(-1, deferred=True)
        if not ids or place is None:
            self.finished()
            return
        screen.queue_list.forget()
        screen.go(place)

    def first_run_key(self, name: str) -> bool:
        """On the page of an empty database: load the samples; False for any other key."""
        if name not in ("s", "س") or self.screen.counts.articles:
            return False
        self.screen.tadqiq.everywhere.load_samples()
        return True

    def defer_with_reason(self) -> None:
        """Ask for a reason, then defer."""

        def done(reason: str | None) -> None:
            if reason is not None:
                self.screen.start(self.decide("defer", reason or None))

        self.screen.prompt.ask("Defer, because", done)

    async def undo(self, *, back: bool) -> None:
        """Take back my last action (or do it again), and show its card."""
        screen = self.screen
        if self.saving:
            return
        try:
            decided, told = await screen.desk.ask(lambda store: invert(store, back=back))
        except TadqiqError as problem:
            screen.notice(await screen.work.by_number(str(problem)), "warning")
            return
        self.ended, self.stale = False, None
        screen.box.message = ()
        screen.cards.forget()
        # What was undone may be about an article or a claim; then the card that is open is read again.
        group = decided.group if decided.group and decided.group.startswith("g") else None
        await self.recount()
        screen.queue_list.forget([group] if group else None)
        if group is None and screen.sitting.current is not None:
            await screen.read_card(screen.sitting.current, fresh=True)
        elif group is not None:
            if screen.tadqiq.options.second:
                await self._seconded(group)
            elif decided.state in ("pending", "reopened"):
                screen.sitting.undone(group)
            else:
                screen.sitting.became(group, decided.state, time.monotonic())
            screen.sprints.keep()
            screen.queue_list.set_ids(screen.sitting.ids)
            card = await screen.desk.ask(lambda store: load_card(store, group))
            screen.show_card(card)
        await screen.live.refresh(everything=True)
        number = screen.sitting.index + 1
        about = (
            f"group {number} is {decided.state.replace('_', ' ')} now" if group is not None else _about(decided.group)
        )
        screen.notice(f"{told}: {about}")

    async def _seconded(self, group: str) -> None:
        """After an undo or redo in a second review: what I say of a group now; the first decision stays hidden."""
        _, done = await self.screen.desk.ask(lambda store: store.second_reviews())
        if group in done:
            self.screen.sitting.became(group, OUTCOMES[done[group]], time.monotonic())
        else:
            self.screen.sitting.undone(group)

    # --- someone was first --------------------------------------------------------------------------------

    def stale_key(self, name: str) -> bool:
        """Take a key of the panel that says who was first; False when there is no panel."""
        if self.stale is None:
            return False
        _, past, write = self.stale
        choices = {"k": "theirs", "ن": "theirs", "m": "mine", "ة": "mine", "c": "adjudicate", "ؤ": "adjudicate"}
        choice = choices.get(name) or ("theirs" if name in ("enter", "escape", "q", "ض") else None)
        if choice is None:
            self.screen.notice("Press k to look at it first, m to apply yours, c to send it to adjudication", "warning")
            return True
        self.stale = None
        self.screen.box.message = ()
        self.screen.start(self._settle(choice, past, write))
        return True

    async def _settle(self, choice: str, past: str, write: Write) -> None:
        screen = self.screen
        group = screen.sitting.current
        if group is None:
            return
        screen.cards.forget(group)
        card = await screen.desk.ask(lambda store: load_card(store, group))
        screen.show_card(card)
        if choice == "mine":
            await self.write(past, write, version=card.group.version)
        elif choice == "adjudicate":
            await screen.desk.ask(lambda store: store.tag(group, ADJUDICATE))
        if choice != "mine" and card.group.state not in ("pending", "reopened"):
            screen.sitting.outcomes[group] = card.group.state
            screen.queue_list.redraw()
            await screen.live.refresh()  # whoever was first is at another card by now
        if choice == "adjudicate":
            await self._next()
            screen.notice("Sent to adjudication: theirs stands until an editor decides")


def _about(item: str) -> str:
    """Return what kind of item an event was about that was about no group."""
    return f"it was about {'an article' if item.startswith('a') else 'a claim'}"
