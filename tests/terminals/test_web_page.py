"""The page of ``tadqiq serve`` brings its own Arabic font and fetches nothing from elsewhere."""

from __future__ import annotations

import pytest

from tui.terminal.web_page import page, templates


def test_the_page_holds_its_font_and_asks_no_other_server() -> None:
    stock = '<head><link rel="stylesheet" href="https://fonts.example/css?family=Mono" /><link href="/own.css"/></head>'
    made = page(stock)
    assert "https://" not in made and "/own.css" in made
    assert made.count("@font-face") == 2 and "data:font/woff2;base64," in made


def test_the_stock_page_is_made_ours() -> None:
    pytest.importorskip("textual_serve")
    with templates() as folder:
        made = (folder / "app_index.html").read_text(encoding="utf-8")
    assert "@font-face" in made and "googleapis" not in made and 'id="terminal"' in made
