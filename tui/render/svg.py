"""Pictures as SVG: a browser does bidi again, so the cells of a picture must be kept in their places."""

from __future__ import annotations

import re
from html import unescape

from rich.cells import cell_len

FONTS = "'DejaVu Sans Mono', 'Vazir Code', 'Noto Sans Mono', 'Fira Code', monospace"
_RULE = "text{unicode-bidi:bidi-override;direction:ltr;letter-spacing:0;font-variant-ligatures:none}"
_TEXT = re.compile(r'(<text\b[^>]*\btextLength=")([\d.]+)("[^>]*>)([^<]*)(?=</text>)')
_FAMILY = re.compile(r"(font-family:\s*)Fira Code(\s*,\s*monospace)?")


def readable(svg: str) -> str:
    """Return Textual's SVG picture with visual cells kept left to right and fonts that have Arabic forms first.

    A text's length is set by its cells, where the picture counted marks as cells.
    Nothing else changes; a picture that has the rule already is returned as it is.
    """
    if _RULE in svg:
        return svg
    svg = _TEXT.sub(_measured, svg)
    svg = _FAMILY.sub(rf"\g<1>{FONTS}", svg)
    place = svg.find("<style>")
    if place < 0:
        end = svg.find(">", svg.find("<svg")) + 1
        return f"{svg[:end]}<style>{_RULE}</style>{svg[end:]}"
    place += len("<style>")
    return f"{svg[:place]}\n{_RULE}\n{svg[place:]}"


def _measured(match: re.Match[str]) -> str:
    text = unescape(match[4])
    cells = cell_len(text)
    if not text or cells == len(text):
        return match[0]
    return f"{match[1]}{float(match[2]) / len(text) * cells:g}{match[3]}{match[4]}"
