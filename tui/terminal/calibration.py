"""The calibration screen: the same two panes written in every mode; the reviewer presses the row that reads right."""

from __future__ import annotations

from tui.render.line import one_line
from tui.terminal.modes import MODES
from tui.terminal.output import emit_line

# Order, joins, a mixed figure, a range, a date, Latin in brackets, quotes.
LEFT = "قُتل 46-48 شخصا في 2016/12/9 (CNN)"
RIGHT = "سقطت «ألف و200» قذيفة، ورُحّل بـ140"
MEANING = (
    "right pane, from the right: «ألف و200» is 'a thousand and 200'; left pane: 46-48 is read from the right, "
    "the date is 2016/12/9, the letters are joined and both frames stand"
)


def sample_row(width: int) -> str:
    """Return the sample as visual cells: two framed panes in at most ``width`` cells (60 or more)."""
    pane = (max(60, width) - 8) // 2
    return f"│ {one_line(LEFT, pane).cells} ││ {one_line(RIGHT, pane).cells} │"


def calibration_rows(width: int) -> list[tuple[str, str]]:
    """Return (mode, the sample as that mode writes it) for every mode, in the order of the numbers 1 to 7.

    ``mlterm`` looks like ``plain`` until it is chosen: it is a setting of the terminal.
    """
    return [(mode, emit_line(sample_row(width), mode)) for mode in MODES]
