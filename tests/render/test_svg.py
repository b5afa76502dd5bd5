"""SVG pictures keep their cells; that a browser then shows them right was looked at in Chromium."""

from __future__ import annotations

import re

import pytest

from tests.terminals.sample_app import SampleApp
from tui.render.svg import readable


@pytest.mark.asyncio
async def test_a_picture_of_two_panes_keeps_its_cells() -> None:
    app = SampleApp("plain")
    async with app.run_test(size=(100, 14)):
        raw = app.export_screenshot()
    picture = readable(raw)
    assert "text{unicode-bidi:bidi-override;direction:ltr" in picture
    assert readable(picture) == picture
    texts = re.compile(r"<text\b[^>]*>([^<]*)</text>")
    assert texts.findall(picture) == texts.findall(raw)
    # «ورُحّل» has two marks: its line is as long as its cells, not as its characters.
    widths = {
        round(float(length) / 12.2, 1)
        for length, text in re.findall(r'textLength="([\d.]+)"[^>]*>([^<]*)</text>', picture)
        if "\u064f" in text
    }
    assert widths and all(width == int(width) for width in widths)


def test_a_picture_without_a_style_gets_one() -> None:
    assert readable("<svg a='1'><text>x</text></svg>").startswith("<svg a='1'><style>text{unicode-bidi")
