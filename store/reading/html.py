"""The article of a web page: trafilatura when the extra ``html`` is installed, else the standard parser.

The page's own metadata (title, site name, date, canonical address) always come from the standard parser.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

from store.errors import InputRefusedError
from store.reading.items import Item

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
        "head",
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


class _Page(HTMLParser):
    """Collects the text of blocks, the title and the metadata in one pass; unknown markup is text of its parent."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[bool, str]] = []
        self.meta: dict[str, str] = {}
        self.title = ""
        self.canonical: str | None = None
        self.linked: list[str] = []
        self._piece: list[str] = []
        self._skip: list[str] = []
        self._main = 0
        self._title: list[str] | None = None
        self._ld: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            self.meta.setdefault(name, given.get("content", "").strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or given.get("href")
        elif tag == "time" and given.get("datetime"):
            self.meta.setdefault("time", given["datetime"])
        elif tag == "title" and not self.title:
            self._title = []
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._ld = []
        if tag in _SKIPPED and len(self._skip) < 100:
            self._skip.append(tag)
        if tag in _BLOCKS:
            self._close()
        if tag in _MAIN:
            self._main += 1

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; an end tag without its start is ignored."""
        if tag == "title" and self._title is not None:
            self.title, self._title = " ".join("".join(self._title).split()), None
        if tag == "script" and self._ld is not None:
            self.linked.append("".join(self._ld))
            self._ld = None
        if self._skip and tag in self._skip:
            while self._skip.pop() != tag:
                pass
        if tag in _BLOCKS:
            self._close()
        if tag in _MAIN and self._main:
            self._main -= 1

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._title is not None:
            self._title.append(data)
        elif self._ld is not None:
            self._ld.append(data)
        elif not self._skip:
            self._piece.append(data)

    def _close(self) -> None:
        text = " ".join("".join(self._piece).split())
        if text:
            self.blocks.append((self._main > 0, text))
        self._piece = []

    def finish(self) -> None:
        """Take what an unclosed page left over."""
        self.close()
        self._close()


def _parsed(markup: str) -> _Page:
    page = _Page()
    try:
        page.feed(markup)
        page.finish()
    except (AssertionError, ValueError, RecursionError):
        raise InputRefusedError("this page's markup cannot be read") from None
    return page


def text_of(markup: str) -> str:
    """Return the text of a fragment of markup, one line a block."""
    return "\n".join(text for _, text in _parsed(markup).blocks)


def read_page(markup: str) -> Item:
    """Return the article of a page with the metadata the page gives about itself."""
    page = _parsed(markup)
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
