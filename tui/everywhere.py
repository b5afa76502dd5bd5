"""What works on every screen: going to another screen, help, palette, theme, the terminal's display mode."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.theme import NAMES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app import TadqiqApp


class Everywhere:
    """The keys that do the same on all screens of an app."""

    def __init__(self, app: TadqiqApp) -> None:
        self.app = app

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What these keys do."""
        from tui.screens import NAMES as SCREENS

        return {
            **{name: partial(self.app.go_to, name) for name in SCREENS},
            "search": partial(self.app.go_to, "searching"), "theme": self.next_theme, "calibrate": self.calibrate,
            "help": self.help, "palette": self.palette, "back": self.app.back,
            "export": self.export,
        }  # fmt: skip

    def help(self) -> None:
        """Open the help of the screen that is open."""
        from tui.screens.help import HelpScreen

        here = self.app.workspace
        self.app.push_screen(HelpScreen(here.kind if here is not None else "review"))

    def palette(self) -> None:
        """Open the list of every action by name."""
        from tui.screens.palette import PaletteScreen

        here = self.app.workspace
        if here is not None:
            self.app.push_screen(PaletteScreen(here))

    def export(self) -> None:
        """Ask what to export, and to which file."""
        from tui.screens.exporting import ask_export

        here = self.app.workspace
        if here is not None:
            ask_export(here)

    def calibrate(self) -> None:
        """Open the screen on which the reviewer chooses the row that reads right."""
        from tui.terminal.calibration_screen import CalibrationScreen

        def chosen(mode: str | None) -> None:
            if mode:
                self.app.say(f"Arabic is written as «{mode}» on this terminal")

        self.app.push_screen(CalibrationScreen(), chosen)

    def load_samples(self) -> None:
        """Load the sample articles and show how far it is."""
        self.app.wanted_load = [str(self.app.samples())]
        self.app.go_to("load")

    def next_theme(self) -> None:
        """Dark, light, 16 colours; kept as a setting of the database."""
        names = [name for name in NAMES if name != "none"]
        before = self.app.look.name
        after = names[(names.index(before) + 1) % len(names)] if before in names else names[0]
        self.app.wear(Theme(after, plain_signs=self.app.look.plain_signs))
        self.app.say(f"Theme: {after}")
        here = self.app.workspace
        if here is not None:
            here.start(self.app.desk.ask(lambda store: store.set_setting("theme", after)))
