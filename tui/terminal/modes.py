"""The output modes: what is written to the terminal so that Arabic reads right in it (design: DISPLAY)."""

from __future__ import annotations

from typing import NamedTuple

from store.errors import UsageError


class Mode(NamedTuple):
    """One way to write visual cells. ``right_in`` names terminals where it was seen to read right."""

    name: str
    written: str
    right_in: str


MODES: dict[str, Mode] = {
    mode.name: mode
    for mode in (
        Mode("plain", "the cells as they are", "xterm, alacritty, foot, st, urxvt, web; Konsole with bidi off"),
        Mode("lro", "one left-to-right override at the start of each pane line", "all of plain, GNOME Terminal (VTE)"),
        Mode("lrm", "a left-to-right mark after every Arabic letter", "as lro"),
        Mode("words", "words in place, the letters of each word in reading order", "Konsole, PuTTY"),
        Mode("kitty", "the Arabic letters of each word in reading order, other signs set apart in bold", "kitty"),
        Mode("mlterm", "the terminal's own bidi switched off while the program runs", "mlterm"),
        Mode("logical", "reading order, unshaped, one pane a row", "screen readers, terminals that insist"),
    )
}
DEFAULT_MODE = "lro"


def check_mode(mode: str) -> str:
    """Return a mode's name, or raise UsageError naming those there are."""
    if mode not in MODES:
        raise UsageError(f"There is no display mode {mode!r}; there are {', '.join(MODES)}.")
    return mode
