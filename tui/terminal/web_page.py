"""The page of ``tadqiq serve``: the terminal in a browser, with a monospaced Arabic font of its own.

The stock page fetches a font without Arabic from another server. Ours holds DejaVu Sans Mono (cut to what the
screens use) under the name the terminal asks for, and fetches nothing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

_ASKED_FOR = "Roboto Mono"
_FONTS = (("dejavu-sans-mono.woff2", "400"), ("dejavu-sans-mono-bold.woff2", "700"))
_FOREIGN = re.compile(r'<link\b[^>]*href="https?://[^"]*"[^>]*/?>')


def font_style() -> str:
    """Return the style element that declares the font, the files inside it, and keeps cells left to right."""
    folder = files("tui.terminal") / "web"
    rules = [
        f'@font-face{{font-family:"{_ASKED_FOR}";font-weight:{weight};font-style:normal;font-display:block;'
        f"src:url(data:font/woff2;base64,{b64encode((folder / name).read_bytes()).decode()}) format('woff2')}}"
        for name, weight in _FONTS
    ]
    # Where the terminal draws with page elements, the browser must leave the cells in their places.
    rules.append(".xterm-rows,.xterm-rows *{unicode-bidi:bidi-override;direction:ltr}")
    return f"<style>{''.join(rules)}</style>"


def page(template: str) -> str:
    """Return the stock page's template with our font and without anything fetched from elsewhere."""
    own = _FOREIGN.sub("", template)
    # The terminal measures the font when it opens: have it ready by then.
    ready = f"""<script>document.fonts.load('16px "{_ASKED_FOR}"', 'A\\ufe8e');"""
    ready += f"""document.fonts.load('bold 16px "{_ASKED_FOR}"', 'A\\ufe8e');</script>"""
    return own.replace("</head>", f"{font_style()}{ready}</head>", 1)


@contextmanager
def templates() -> Iterator[Path]:
    """Give a folder with our page, for ``textual_serve.server.Server(..., templates_path=folder)``.

    Raises ImportError without the extra ``web``.
    """
    import textual_serve

    stock = Path(textual_serve.__file__).parent / "templates" / "app_index.html"
    with TemporaryDirectory(prefix="tadqiq-web-") as folder:
        (Path(folder) / stock.name).write_text(page(stock.read_text(encoding="utf-8")), encoding="utf-8")
        yield Path(folder)
