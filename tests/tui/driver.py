"""A driver that reads like a story: ``await story.press("a")``, ``story.sees("Group 2")``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tui.app import TadqiqApp
from tui.first import ReviewOptions, read_first
from tui.loading import Desk
from tui.render.line import plain
from tui.screens import review_decisions
from tui.screens.review import ReviewScreen
from tui.widgets.drawing import Drawing


class Story:
    """A reviewer at the keyboard: presses keys, waits until the store has answered, reads the screen."""

    def __init__(self, app: TadqiqApp, pilot: Pilot[int], store: Any) -> None:
        self.app = app
        self.pilot = pilot
        self.store = store

    @property
    def review(self) -> ReviewScreen:
        """The review screen."""
        screen = self.app.screen
        assert isinstance(screen, ReviewScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, letting each have its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def type(self, text: str) -> None:
        """Type a text on the typing line."""
        for character in text:
            await self.pilot.press({" ": "space"}.get(character, character))
        await self.settled()

    async def settled(self) -> None:
        """Wait until workers and the store have nothing left to do."""
        while running := [worker for worker in self.app.workers if worker.is_running]:
            with suppress(WorkerCancelled):  # a newer one took its place, and is waited for
                await self.app.workers.wait_for_complete(running)
        await self.app.desk.ask(lambda store: None)
        await self.pilot.pause()

    async def looked_for_denials(self) -> None:
        """Wait until it was looked for what opposes the card: that comes a while after the first screen."""
        async with asyncio.timeout(30):
            while self.review.card is not None and self.review.card.opposed is None:
                await self.pilot.pause(0.02)

    def text(self) -> str:
        """Everything on the screen, as one sees it from left to right."""
        rows: list[str] = []
        for widget in self.app.screen.query("*"):
            if isinstance(widget, Drawing) and widget.display and widget.size.height:
                rows += widget.row_texts()
        return "\n".join(rows)

    def sees(self, *words: str) -> None:
        """Fail unless every one of these words is on the screen; Arabic is given in reading order."""
        shown = self.text()
        for word in words:
            assert word in shown or plain(word) in shown, f"«{word}» is not on the screen:\n{shown}"

    def sees_not(self, *words: str) -> None:
        """Fail if one of these words is on the screen."""
        shown = self.text()
        for word in words:
            assert word not in shown and plain(word) not in shown, f"«{word}» is on the screen:\n{shown}"

    def bar(self, name: str) -> str:
        """The text of one bar: header, footer, prompt."""
        bar = self.app.screen.query_one(f"#{name}")
        assert isinstance(bar, Drawing)
        return "\n".join(bar.row_texts())


@asynccontextmanager
async def sitting(
    store: Any,
    *,
    size: tuple[int, int] = (120, 36),
    options: ReviewOptions | None = None,
    guard: float = 0.0,
    open_store: Callable[[], Any] | None = None,
) -> AsyncIterator[Story]:
    """Sit down at a store: opens the app on it, and leaves it afterwards. ``guard`` is in seconds."""
    chosen = options or ReviewOptions()
    desk = Desk(open_store or (lambda: store))
    first = await asyncio.wrap_future(desk.submit(lambda s: read_first(s, chosen)))
    app = TadqiqApp(desk, first, chosen, path="test.db")
    before = review_decisions.GUARD_SECONDS
    review_decisions.GUARD_SECONDS = guard
    try:
        async with app.run_test(size=size) as pilot:
            story = Story(app, pilot, store)
            await story.settled()
            yield story
    finally:
        review_decisions.GUARD_SECONDS = before
        desk.close()
