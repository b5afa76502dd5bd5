"""Visual rows as what Textual draws: strips for line-rendering widgets, Content for stock ones."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.render.layout import lay_out
from tui.render.row import Align, Keys, Span, VisualRow

if TYPE_CHECKING:
    from rich.style import Style
    from textual.content import Content
    from textual.strip import Strip


def to_strip(row: VisualRow, styles: Mapping[Hashable, Style], base: Style) -> Strip:
    """Return the row as a strip of ``row.width`` cells; a key's style is laid over ``base``, later keys win."""
    from rich.segment import Segment
    from textual.strip import Strip

    made: dict[Keys, Style] = {(): base}
    parts = []
    for text, keys in row.segments():
        style = made.get(keys)
        if style is None:
            style = base
            for key in keys:
                over = styles.get(key)
                style = style if over is None else style + over
            made[keys] = style
        parts.append(Segment(text, style))
    return Strip(parts, row.width)


def to_content(
    text: str,
    width: int,
    *,
    spans: Sequence[Span] = (),
    styles: Mapping[Hashable, str] | None = None,
    align: Align = "auto",
) -> Content:
    """Return raw ``text`` laid out to ``width`` cells as Textual content (never read as markup).

    ``styles`` maps a span key to a style as Textual writes it (``"bold $accent"``).
    """
    from textual.content import Content

    pieces: list[str | tuple[str, str]] = []
    for index, row in enumerate(lay_out(text, width, spans=spans, align=align).rows):
        if index:
            pieces.append("\n")
        for part, keys in row.segments():
            style = " ".join(styles[key] for key in keys if key in styles) if styles else ""
            pieces.append((part, style) if style else part)
    return Content.assemble(*pieces)
