"""A strip that writes only what changes between its segments: colours once, not before and after every piece.

Stock strips write the whole style and a reset around each segment; over a slow line that is most of the bytes of a
row with frames and marks.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.console import Console
from rich.style import Style
from textual.strip import Strip

# Attributes with the codes that switch them on and off; bold and dim share theirs.
_ATTRIBUTES = (("bold", "1", "22"), ("dim", "2", "22"), ("italic", "3", "23"), ("underline", "4", "24"),
               ("reverse", "7", "27"), ("strike", "9", "29"))  # fmt: skip

_SYSTEMS = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "standard": ColorSystem.STANDARD}


@lru_cache(maxsize=512)
def codes(style: Style, system: ColorSystem) -> tuple[tuple[str, ...], str, str]:
    """Return (attributes that are on, code of the foreground, code of the background) of a style."""
    on = tuple(name for name, _, _ in _ATTRIBUTES if getattr(style, name))
    return on, _colour(style.color, system, True), _colour(style.bgcolor, system, False)


def _colour(colour: Color | None, system: ColorSystem, foreground: bool) -> str:
    default = "39" if foreground else "49"
    if colour is None or colour.is_default:
        return default
    return ";".join(colour.downgrade(system).get_ansi_codes(foreground)) or default


@lru_cache(maxsize=2048)
def change(before: Style | None, after: Style | None, system: ColorSystem) -> str:
    """Return the shortest plain sequence from one style to the next; None is the terminal's own."""
    on, fore, back = codes(before or Style.null(), system)
    on_after, fore_after, back_after = codes(after or Style.null(), system)
    if not on_after and fore_after == "39" and back_after == "49":
        return "\x1b[0m" if on or fore != "39" or back != "49" else ""
    parts: list[str] = []
    gone = {off for name, _, off in _ATTRIBUTES if name in on and name not in on_after}
    parts += sorted(gone)
    for name, code, off in _ATTRIBUTES:
        if name in on_after and (name not in on or off in gone):
            parts.append(code)
    if fore_after != fore:
        parts.append(fore_after)
    if back_after != back:
        parts.append(back_after)
    return f"\x1b[{';'.join(parts)}m" if parts else ""


class LeanStrip(Strip):
    """A strip of plain cells; drawn whole it writes only the changes, cut in pieces it falls back to the stock way."""

    def render(self, console: Console) -> str:
        """Return the row for the terminal, ending in the terminal's own style."""
        if self._render_cache is None:
            system = _SYSTEMS.get(console.color_system or "", ColorSystem.STANDARD)
            parts: list[str] = []
            style: Style | None = None
            for text, after, _ in self._segments:
                if text:
                    parts += (change(style, after, system), text)
                    style = after
            parts.append(change(style, None, system))
            self._render_cache = "".join(parts)
        return self._render_cache
