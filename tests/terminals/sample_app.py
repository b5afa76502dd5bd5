"""A small two-pane program for tests in a pseudo-terminal: ``python -m tests.terminals.sample_app [MODE]``.

``t`` opens and closes a floating layer, ``m`` goes to the next mode, ``c`` calibrates, ``q`` leaves; the keys pressed
are shown below, and written to the file that ``TADQIQ_TEST_STATUS`` names.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.driver import Driver
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.render.layout import lay_out
from tui.signals import leave_on_signals
from tui.terminal.calibration_screen import CalibrationScreen
from tui.terminal.driver import driver_class, mode_of, one_pane, switch_mode
from tui.terminal.modes import MODES

LEFT = (
    "قالت الخارجية إن «ألف و200» قذيفة سقطت، ورُحّل بـ140 شخصا في 2016/12/9 (CNN).\n\n"
    "القرار A/RES/2328 صدر بعد 46-48 قتيلا؛ السعر 1,250.50 دولار، والهاتف 2222-011."
)
RIGHT = (
    "الإعلام والآن لا إلى الأمم المتحدة: «ستنتظر لترى» هل ستنجح روسيا [نعم] في المساعدة؟\n\n"
    "اتهمه بـ«عرقلة» السلام، و(ربما)؟ ورداً عليه: ألف200 في ٢٠١٦/١٢/٩ قال(نعم لا).\n\nPlain English (x)"
)


class Pane(Widget):
    """One text in a frame, part of it highlighted."""

    def __init__(self, text: str, highlight: tuple[int, int]) -> None:
        super().__init__()
        self.text, self.highlight = text, highlight
        self.styles.border = ("round", "green")
        self.styles.padding = (0, 1)
        self.styles.width = "1fr"

    def render_line(self, y: int) -> Strip:
        rows = lay_out(self.text, self.size.width, spans=[(*self.highlight, "mark")]).rows
        if y >= len(rows):
            return Strip.blank(self.size.width)
        marked = Style(bgcolor="dark_green")
        return Strip([Segment(part, marked if keys else Style()) for part, keys in rows[y].segments()])


class SampleApp(App[None]):
    """Two panes, a status line, a layer."""

    CSS = "Screen { layout: horizontal; layers: base top; } #keys { dock: bottom; height: 1; } " \
          "#layer { layer: top; offset: 10 2; width: 30; height: 3; background: blue; display: none; }"  # fmt: skip
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rtl: str | None) -> None:
        self.rtl = rtl
        self.pressed: list[str] = []
        self.status = ""
        super().__init__()

    def get_driver_class(self) -> type[Driver]:
        return driver_class(super().get_driver_class(), self.rtl)

    def compose(self) -> ComposeResult:
        yield Pane(LEFT, (LEFT.index("ألف"), LEFT.index("قذيفة")))
        yield Pane(RIGHT, (4, 12))
        yield Static("keys:", id="keys", markup=False)
        yield Static("a floating layer", id="layer", markup=False)

    def on_mount(self) -> None:
        if not self.is_headless:
            leave_on_signals(lambda code: self.exit(return_code=code))
        if one_pane(self):
            self.screen.styles.layout = "vertical"
        self.set_interval(0.2, self.show_status)

    def show_status(self) -> None:
        """Say which keys were pressed and the mode of now, when that is news."""
        status = f"keys: {' '.join(self.pressed)} mode: {mode_of(self)}"
        if self.pressed and status != self.status:
            self.status = status
            self.query_one("#keys", Static).update(status)
            if path := os.environ.get("TADQIQ_TEST_STATUS"):
                Path(path).write_text(status, encoding="utf-8")

    def on_key(self, event: events.Key) -> None:
        self.pressed.append(event.key)
        if event.key == "q":
            self.exit()
        elif event.key == "t":
            layer = self.query_one("#layer")
            layer.display = not layer.display
        elif event.key == "c":
            self.push_screen(CalibrationScreen())
        elif event.key == "m":
            modes = list(MODES)
            switch_mode(self, modes[(modes.index(mode_of(self)) + 1) % len(modes)])
        self.show_status()


def main(arguments: list[str]) -> Any:
    """Run it in a mode, or ask the terminal."""
    return SampleApp(arguments[0] if arguments else None).run()


if __name__ == "__main__":
    main(sys.argv[1:])
