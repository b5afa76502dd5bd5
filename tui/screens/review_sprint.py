"""Sprints on the review screen: begin, pause, end, and keep one so that a dropped connection goes on with it."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.first import SPRINT
from tui.group_ids import GroupIds
from tui.orders import ORDERS
from tui.review_session import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.store import Store
    from tui.screens.review import ReviewScreen
    from tui.screens.workspace import Handler

_KEPT_EVERY = 8.0
_PAUSED = frozenset({"approve", "reject", "defer", "defer_reason", "split", "merge", "not_checkable", "undo", "redo"})
_YES, _NO = frozenset({"y", "yes", "غ", "نعم"}), frozenset({"", "n", "no", "ى", "لا"})


class Sprints:
    """What begins, pauses, ends and keeps the sprint of a review screen."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self._kept = 0.0
        self._left = False
        screen.tadqiq.keep_sprint = self.leave

    def handlers(self) -> dict[str, Handler]:
        """What the palette's entries for sprints do."""
        return {"sprint": self.ask, "pause": self.pause, "end_sprint": self.end}

    @property
    def on(self) -> bool:
        """Whether a sprint is on."""
        return self.screen.sitting.is_sprint and not self.screen.decisions.ended

    def why_not(self, action_id: str) -> str | None:
        """Say why an entry cannot be used now, or why a paused sprint takes no decision."""
        if action_id in ("pause", "end_sprint") and not self.on:
            return "No sprint is on: the palette's «sprint» begins one"
        if action_id == "sprint" and self.on:
            return "A sprint is on: the palette's «end sprint» ends it"
        if action_id in _PAUSED and self.screen.sitting.paused_at is not None:
            return "The sprint is paused: ⏎ goes on"
        return None

    # --- keeping ------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep the sprint as it is now, behind what the store has to do already."""
        screen = self.screen
        if not self.on or screen.tadqiq.options.demo:
            return
        from tui.sprints import record, wall_clock

        self._kept = now = time.monotonic()
        screen.sitting.began = screen.sitting.began or wall_clock()
        kept = record(screen.sitting, replace(screen.tadqiq.options, order=screen.order), now, left=self._left)
        screen.desk.submit(lambda store: store.set_draft(SPRINT, kept))

    def leave(self) -> None:
        """Keep the sprint as one that nobody is in any more."""
        self._left = True
        self.keep()

    def keep_now_and_then(self, now: float) -> None:
        """Keep the sprint when that is some seconds ago: its clock must not begin anew."""
        if now - self._kept > _KEPT_EVERY and self.screen.sitting.paused_at is None:
            self.keep()

    def over(self, why: str) -> None:
        """Keep the report of a sprint that is over, and forget the sprint."""
        from tui.sprints import report_of

        report = report_of(self.screen.sitting, time.monotonic(), why)

        def write(store: Store) -> None:
            store.set_setting(f"sprint:{store.reviewer}", report)
            store.set_draft(SPRINT, None)

        self.screen.start(self.screen.desk.ask(write))

    # --- beginning, pausing, ending -----------------------------------------------------------------------

    def pause(self) -> None:
        """Pause the sprint, or go on."""
        screen = self.screen
        paused = screen.sitting.pause(time.monotonic())
        self.keep()
        screen.show_header()
        screen.notice("Paused: this time does not count; ⏎ goes on" if paused else "Going on")

    def end(self) -> None:
        """End the sprint before its time, with its report."""
        done = self.screen.sitting.done()
        self.screen.decisions.finished(f"The sprint was ended: {done} decision{'' if done == 1 else 's'}.")

    def ask(self) -> None:
        """Ask how long, in which order and whether blind, a line each with what is usual in it; then begin."""
        screen = self.screen
        given: dict[str, str] = {}

        def line(name: str, label: str, wrong: Callable[[str], str | None], after: Handler, value: str) -> None:
            def done(text: str | None) -> None:
                if text is None:
                    screen.notice("No sprint begun")
                    return
                given[name] = text.strip().lower()
                problem = wrong(given[name])
                if problem is None:
                    after()
                else:
                    line(name, label, wrong, after, text)
                    screen.notice(problem, "warning")

            screen.prompt.ask(label, done, value)

        def blind() -> None:
            line("blind", "4/4 Blind, no scores until decided: y or n", _no_answer, begin, "n")

        def order() -> None:
            line("order", f"3/4 Order: {' '.join(ORDERS)}", _no_order, blind, screen.order)

        def count() -> None:
            line("count", "2/4 Decisions (empty: no limit)", partial(_no_length, given), order, "")

        def begin() -> None:
            minutes = float(given["minutes"]) if given["minutes"] else None
            number = int(given["count"]) if given["count"] else None
            screen.start(self.begin(minutes, number, given["order"], blind=given["blind"] in _YES))

        line("minutes", "1/4 Sprint, minutes (empty: no limit)", _no_minutes, count, "20")

    async def begin(self, minutes: float | None, count: int | None, order: str, *, blind: bool) -> None:
        """Begin a sprint with what waits now."""
        screen = self.screen
        screen.order = order
        screen.tadqiq.options = replace(
            screen.tadqiq.options, minutes=minutes, count=count, order=order,
            blind=blind or screen.tadqiq.options.second,
        )  # fmt: skip
        ids = GroupIds(await screen.live.waiting())
        screen.sitting = Sitting(ids, time.monotonic(), minutes=minutes, count=count)
        screen.decisions.ended = False
        screen.cards.forget()
        screen.queue_list.forget()
        screen.queue_list.set_ids(ids)
        screen.show_queue()
        if not ids:
            screen.decisions.finished()
            return
        self.keep()
        screen.go(await screen.live.take_next(-1) or 0)
        screen.notice("The sprint has begun; palette: pause, end sprint")


def _no_minutes(text: str) -> str | None:
    try:
        return None if not text or 0 < float(text) < 10_000 else "Minutes are a number above 0"
    except ValueError:
        return "Minutes are a number, such as 20"


def _no_length(given: dict[str, str], text: str) -> str | None:
    if not text:
        return None if given["minutes"] else "A sprint needs minutes or a number of decisions"
    return None if text.isdecimal() and int(text) > 0 else "Decisions are a whole number, such as 10"


def _no_order(text: str) -> str | None:
    return None if text in ORDERS else f"One of {', '.join(ORDERS)}"


def _no_answer(text: str) -> str | None:
    return None if text in _YES | _NO else "Answer y or n"
