"""The sample of the calibration screen: two panes beside each other; the reviewer presses the row that reads right."""

from __future__ import annotations

from tui.render.line import one_line

# Order, joins, a mixed figure, a range, a date, Latin in brackets, quotes.
LEFT = "قُتل 46-48 شخصا في 2016/12/9 (CNN)"
RIGHT = "سقطت «ألف و200» قذيفة، ورُحّل بـ140"


def sample_row(width: int) -> str:
    """Return the sample as visual cells: two framed panes in at most ``width`` cells (60 or more)."""
    pane = (max(60, width) - 8) // 2
    return f"│ {one_line(LEFT, pane).cells} ││ {one_line(RIGHT, pane).cells} │"
