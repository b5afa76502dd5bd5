"""The calibration screen as a Textual screen; see :mod:`tui.terminal.calibration`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.render.line import one_line
from tui.terminal.calibration import sample_row
from tui.terminal.driver import mode_of, report_of, switch_mode
from tui.terminal.modes import MODES
from tui.terminal.output import OutputFilter
from tui.terminal.session import place
from tui.terminal.stored import remember, saw

_TOP = 5
_ROWS_EACH = 2
_WORDS = (
    "Tadqiq  Arabic on this terminal",
    "Which row reads right? Press its number; Esc keeps the mode of now.",
    "أي سطر يُقرأ صحيحا؟ اضغط رقمه",
    "Letters joined, frames straight, 200, 140, 2016/12/9; 46-48 read from the right",
)
_HELP = (
    "Terminals draw Arabic in different ways. Each row is written in another of",
    "them; one will read right. ▸ is the one of now. The choice is kept for this",
    "kind of terminal; `tadqiq --rtl NAME` overrides it. No row is right? Take",
    "«logical» and a screen reader, or a terminal named in README.",
)
_KEYS = f"1-{len(MODES)} choose   ? help   q back   F2 review"
# Where these keys lead; the screen is left first, so that every row is written in the one mode again.
_ELSEWHERE = {"f2": "review", "f3": "reader", "f4": "searching", "f5": "progress", "f6": "history", "f7": "settings",
              "f9": "load"}  # fmt: skip


class _Sample(Widget):
    """The rows, one a mode; where a mode's row stands is told to the output filter."""

    DEFAULT_CSS = "_Sample { width: 1fr; height: 1fr; }"
    helped = False

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        names = list(MODES)
        number, between = divmod(y - _TOP, _ROWS_EACH)
        words = self._words().get(y)
        if words is not None:
            # Nothing Arabic in the first column: some terminals turn the whole row then.
            text = " " + one_line(words, width - 1, align="left").cells
        elif y >= _TOP and not between and number < len(names):
            now = "▸" if names[number] == mode_of(self.app) else " "
            label = f"{now}{number + 1} {names[number]:<8}"
            text = label + sample_row(width - len(label) - 1)
        else:
            text = " " * width
        return Strip([Segment(text, Style(bold=y < 2))]).adjust_cell_length(width)

    def _words(self) -> dict[int, str]:
        """Return the sentences by row: title and question above, help below the samples when asked for, the keys."""
        found = dict(enumerate(_WORDS))
        below = _TOP + _ROWS_EACH * len(MODES)
        if self.helped:
            found |= dict(enumerate(_HELP, min(below, max(_TOP, self.size.height - 1 - len(_HELP)))))
        return {**found, self.size.height - 1: _KEYS}


class CalibrationScreen(Screen[str | None]):
    """Shows every mode; a number chooses, stores the choice for this terminal and switches. Dismisses with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, len(MODES) + 1)),
        *(
            Binding(digit, f"choose({number})", show=False)
            for number, digit in zip(range(1, len(MODES) + 1), "١٢٣٤٥٦٧", strict=True)
        ),
        Binding("escape", "leave", show=False),
        *(Binding(key, "leave", show=False) for key in ("q", "ض", "ctrl+c")),
        *(Binding(key, "help", show=False) for key in ("?", "question_mark", "؟")),
        *(Binding(key, f"elsewhere('{name}')", show=False) for key, name in _ELSEWHERE.items()),
    ]

    def compose(self) -> Iterator[Widget]:
        """Show the rows."""
        yield _Sample()

    def on_mount(self) -> None:
        """Let each row be written in its own mode."""
        output: OutputFilter | None = getattr(self.app._driver, "rtl_output", None)
        if output is not None:
            output.calibrate({_TOP + number * _ROWS_EACH: mode for number, mode in enumerate(MODES)})

    def action_choose(self, number: int) -> None:
        """Take the mode with this number."""
        mode = list(MODES)[number - 1]
        report = report_of(self.app)
        if report is not None and report.key:
            try:
                remember(report.key, mode)
                saw(place(os.environ), mode)
            except OSError as error:
                self.app.log.warning(f"The choice could not be kept: {error}")
        self.dismiss(mode)
        switch_mode(self.app, mode)

    def action_help(self) -> None:
        """Show what this screen is for, or take it away."""
        sample = self.query_one(_Sample)
        sample.helped = not sample.helped
        sample.refresh()

    def action_elsewhere(self, name: str) -> None:
        """Leave for another screen of the workstation."""
        self.action_leave()
        go: Callable[[str], None] | None = getattr(self.app, "go_to", None)
        if go is not None:
            self.app.call_later(go, name)

    def action_leave(self) -> None:
        """Keep the mode of now."""
        mode = mode_of(self.app)
        self.dismiss(None)
        switch_mode(self.app, mode)
