"""The article of a web page: trafilatura when the extra ``html`` is installed, else the blocks of its markup.

The page's own metadata (title, site name, date, canonical address) always come from its markup.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

from store.reading.items import Item
from store.reading.markup import Token, tokens

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "select",
        "iframe",
        "object",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "figure",
        "figcaption",
        "header",
        "br",
        "hr",
        "pre",
        "dd",
        "dt",
        "dl",
        "body",
    ]
)
_MAIN = frozenset(("article", "main"))
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "pubdate", "publishdate", "og:published_time")


class _Page:
    """The text of a page's blocks, its title and its metadata, gathered in one pass."""

    def __init__(self, markup: str) -> None:
        self.blocks: list[tuple[bool, str]] = []
        self.meta: dict[str, str] = {}
        self.title = ""
        self.canonical: str | None = None
        self.linked: list[str] = []
        self._piece: list[str] = []
        self._skipped: str | None = None
        self._depth = 0
        self._main = 0
        self._raw = ""
        for token in tokens(markup):
            if token.kind == "start":
                self._enter(token)
            elif token.kind == "end":
                self._leave(token.name)
            else:
                self._take(token.text)
        self._close()

    def _enter(self, token: Token) -> None:
        name, given = token.name, token.attributes
        self._raw = ""
        if name == "meta":
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            self.meta.setdefault(key, given.get("content", "").strip())
        elif name == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or given.get("href")
        elif name == "time" and given.get("datetime"):
            self.meta.setdefault("time", given["datetime"])
        elif name == "title" or (name == "script" and given.get("type", "").lower() == "application/ld+json"):
            self._raw = name
        if self._skipped is None and name in _SKIPPED:
            self._skipped, self._depth = name, 1
        elif self._skipped == name:
            self._depth += 1
        if name in _BLOCKS:
            self._close()
        if name in _MAIN:
            self._main += 1

    def _leave(self, name: str) -> None:
        """Leave an element; an end tag without its start is ignored."""
        self._raw = ""
        if self._skipped == name:
            self._depth -= 1
            self._skipped = name if self._depth else None
        if name in _BLOCKS:
            self._close()
        if name in _MAIN and self._main:
            self._main -= 1

    def _take(self, text: str) -> None:
        if self._raw == "title":
            self.title = self.title or " ".join(text.split())
        elif self._raw == "script":
            self.linked.append(text)
        elif self._skipped is None:
            self._piece.append(text)

    def _close(self) -> None:
        text = " ".join("".join(self._piece).split())
        if text:
            self.blocks.append((self._main > 0, text))
        self._piece = []


def text_of(markup: str) -> str:
    """Return the text of a fragment of markup, one line a block."""
    return "\n".join(text for _, text in _Page(markup).blocks)


def read_page(markup: str) -> Item:
    """Return the article of a page with the metadata the page gives about itself."""
    page = _Page(markup)
    linked = _linked(page.linked)
    main = [text for inside, text in page.blocks if inside]
    blocks = main if sum(map(len, main)) >= 200 else [text for _, text in page.blocks]
    text = _extracted(markup) or "\n".join(blocks)
    meta = page.meta
    url = page.canonical or meta.get("og:url") or ""
    return Item(
        text,
        title=meta.get("og:title") or page.title or None,
        url=url if url.startswith(("http://", "https://")) else None,
        outlet=meta.get("og:site_name") or _publisher(linked) or None,
        published=next((meta[name] for name in _DATES if meta.get(name)), None)
        or str(linked.get("datePublished") or "")
        or meta.get("time"),
    )


def _extracted(markup: str) -> str | None:
    try:
        import trafilatura
    except ImportError:
        return None
    with suppress(Exception):  # the extra must never make a readable page unreadable
        found = trafilatura.extract(markup, include_comments=False, include_tables=False, favor_precision=False)
        return str(found) if found and len(found) >= 80 else None
    return None


def _linked(scripts: list[str]) -> dict[str, Any]:
    """Return the first JSON-LD object that describes an article."""
    for script in scripts[:20]:
        with suppress(ValueError, RecursionError):
            found = json.loads(script)
            entries = found if isinstance(found, list) else found.get("@graph", [found])
            for entry in entries if isinstance(entries, list) else []:
                if isinstance(entry, dict) and re.search("Article|Posting", str(entry.get("@type"))):
                    return entry
    return {}


def _publisher(linked: dict[str, Any]) -> str | None:
    publisher = linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name if isinstance(name, str) else None
