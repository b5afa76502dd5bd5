"""The app: modes, theme, signals, leaving; ``run_review`` opens it on a database. The screens do the rest."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from tui.actions import Keymap, keymap
from tui.blind import why_hidden
from tui.card import Card
from tui.everywhere import Everywhere
from tui.first import First, ReviewOptions, read_first
from tui.keys_file import read_overrides
from tui.loading import Desk
from tui.screens import open_screen
from tui.screens.workspace import Workspace
from tui.signals import leave_on_signals
from tui.terminal.driver import driver_class
from tui.terminal.session import choose_mode_now
from tui.theme import Theme, choose, wants_plain_signs

LEAVE_SECONDS = 3.0


class TadqiqApp(App[int], inherit_bindings=False):
    """One database, one reviewer, one desk. Screens are modes, made when first opened."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: transparent; overflow: hidden; }"
    TITLE = "Tadqiq"
    # The first screen is the first mode: to switch to it would make, lay out and paint another one before it.
    DEFAULT_MODE = "review"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {"review": partial(open_screen, "review")}

    def __init__(self, desk: Desk, first: First, options: ReviewOptions, *, path: str, rtl: str | None = None) -> None:
        self.terminal = choose_mode_now(rtl)
        theme = choose(os.environ, first.theme, few_colours=self.terminal.few_colours)
        self.look = Theme(theme, plain_signs=wants_plain_signs(os.environ))
        super().__init__(ansi_color=self.look.native)
        self._disable_tooltips = self._disable_notifications = True  # none of ours; each screen would make both
        self.desk = desk
        self.first = first
        self.options = first.options or options
        self.kept_evidence: dict[str, dict[str, str]] = {}  # what was typed of evidence that is not added yet
        self.keep_sprint: Callable[[], object] = lambda: None
        self.path = path
        self.file_name = "samples" if options.demo else Path(path).name
        self.reviewer = first.reviewer
        self.others: list[str] = []
        self.wanted_article: tuple[str, int] | None = None
        self.wanted_group: str | None = None
        self.wanted_load: list[str] = []
        self.stale_review = False
        self.current_card: Card | None = None
        self.keymap: Keymap = keymap(read_overrides())
        self._leaving = 0.0
        self.everywhere = Everywhere(self)

    def get_driver_class(self) -> type[Driver]:
        """Return the terminal's driver with the Arabic output filter in front of its writes."""
        return driver_class(super().get_driver_class(), self.terminal)

    def on_mount(self) -> None:
        """Open the review screen and mind the signals."""
        if self.is_headless is False:
            leave_on_signals(self.leave)
        if not gc.isenabled():
            self.call_after_refresh(_collect_again)
        problems = self.keymap.problems
        if problems:
            more = f" (1 of {len(problems)}; F7 lists them)" if len(problems) > 1 else ""
            self.call_later(self.say, f"{problems[0]}{more}", "warning")
        if self.first.told:
            self.call_later(self.say, f"{self.reviewer} {self.first.told}")

    # --- screens ------------------------------------------------------------------------------------------

    def go_to(self, name: str) -> None:
        """Switch to a screen, which keeps its state."""
        hidden = why_hidden(self.options, name)
        if hidden is not None:
            self.say(hidden, "warning")
            return
        if len(self.screen_stack) > 1:  # help or the like: to go elsewhere leaves it
            self.pop_screen()
        if name not in self._modes:
            self.add_mode(name, partial(open_screen, name))
        if self.current_mode != name:
            self.switch_mode(name)

    def common_handlers(self) -> dict[str, Callable[[], object]]:
        """What the keys that work everywhere do."""
        return self.everywhere.handlers()

    def open_store(self) -> Any:
        """Open the database once more, for a long piece of work in a thread of its own."""
        from store.store import Store

        return Store.open(self.path, reviewer=self.reviewer)

    def samples(self) -> Path:
        """Return the folder of the sample articles."""
        from tui.commands.review import seeds

        return seeds()

    def back(self) -> None:
        """Go back one screen; on the review screen a second press within three seconds leaves."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.current_mode != "review":
            self.go_to("review")
        elif self.workspace is not None and self.workspace.key_pressed == "escape":
            self.say("Nothing is open that could be closed; q twice leaves")
        elif time.monotonic() - self._leaving < LEAVE_SECONDS:
            self.leave(0)
        else:
            self._leaving = time.monotonic()
            self.say("Press q again within 3 seconds to leave; everything is saved", "note")

    @property
    def leaving(self) -> bool:
        """Whether the program is on its way out: keys say nothing to it any more."""
        return self._exit

    def leave(self, code: int) -> None:
        """End the app with an exit code; the terminal is restored."""
        if not self.leaving:
            self.keep_sprint()
            self.exit(result=code, return_code=code)

    @property
    def unforeseen(self) -> Exception | None:
        """The error that nobody foresaw and that ended the app."""
        return self._exception

    def _fatal_error(self) -> None:
        """Leave in silence: Textual would print a traceback with texts from data as they are."""
        self._close_messages_no_wait()

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """Return the screen as SVG that reads right in a browser."""
        from tui.render.svg import readable

        return readable(super().export_screenshot(title=title, simplify=simplify))

    def say(self, words: str, level: str = "note") -> None:
        """Say a sentence in the footer of the screen that is open."""
        if isinstance(self.screen, Workspace):
            self.screen.notice(words, level)

    @property
    def workspace(self) -> Workspace | None:
        """The open screen, when it is one of ours."""
        return self.screen if isinstance(self.screen, Workspace) else None

    def wear(self, look: Theme) -> None:
        """Draw every screen in another look."""
        self.look = look
        self.ansi_color = look.native
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Workspace):
                    screen.restyle_all()


def _collect_again() -> None:
    """Collect garbage from now on, but never look again at what the start has made: it stays to the end."""
    gc.freeze()
    gc.enable()


def run_review(
    path: str,
    *,
    reviewer: str | None = None,
    rtl: str | None = None,
    minutes: float | None = None,
    count: int | None = None,
    blind: bool = False,
    second: bool = False,
    order: str | None = None,
    demo: bool = False,
) -> int:
    """Open the review screen on a database and return the exit code (0, 143, 129; 1 is a bug).

    That there is a terminal the caller knows. Raises the errors of :mod:`store.errors` before anything is drawn.
    """
    options = ReviewOptions(minutes, count, blind or second, second, order, demo)

    def open_store() -> Any:
        from store.store import Store

        store = Store.open(path, reviewer=reviewer)
        store.learns_late = True  # the review screen says when: no key waits for it
        store.spare_memory()
        return store

    desk = Desk(open_store)
    try:
        first = desk.ask_now(lambda store: read_first(store, options))
        app = TadqiqApp(desk, first, options, path=path, rtl=rtl)
        app.run()
    finally:
        desk.close()
    if app.unforeseen is not None:  # the command line keeps the details in a file and says one sentence
        raise getattr(app.unforeseen, "error", app.unforeseen)  # of a worker that failed: why
    code = app.return_code
    return code if code is not None else 0
