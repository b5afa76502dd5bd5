"""One source in, the articles of it out: choose the reader of the format, then fill in what the text itself tells."""

from __future__ import annotations

from dataclasses import replace

from store.errors import InputRefusedError, UsageError
from store.models import Fold, LoadOptions, RawArticle
from store.reading.boilerplate import folds
from store.reading.encodings import Decoded, decode
from store.reading.files import Source, read_bytes
from store.reading.items import Item
from store.reading.lines import lines
from store.reading.outlets import find_outlet
from store.reading.published import find_published, given_day, iso_day

_BY_ENDING = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
}
FORMATS = ("text", "html", "json", "jsonl", "csv", "feed")


def read_source(source: Source, options: LoadOptions | None = None) -> list[RawArticle]:
    """Return the articles of one file; a plain text or page is one, a feed or table may hold many.

    Raises InputRefusedError with the reason in words, UsageError for an unknown ``format`` or ``encoding``.
    """
    options = options or LoadOptions()
    raw = read_bytes(source, options.max_size)
    if not raw.strip(b"\xef\xbb\xbf"):
        raise InputRefusedError("this file is empty")
    declares = (options.format or _BY_ENDING.get(source.ending)) in ("html", "feed")
    decoded = decode(raw, options.encoding, declares=declares)
    kind = _kind(source, options, decoded.text)
    try:
        items = _items(kind, decoded.text, options)
    except MemoryError:
        raise InputRefusedError("this file needs more memory to be taken apart than there is; split it") from None
    whole = kind in ("text", "html")
    return [
        _article(source, item, decoded, raw if whole else _bytes(item.text), options, number, len(items))
        for number, item in enumerate(items, 1)
    ]


def _kind(source: Source, options: LoadOptions, text: str) -> str:
    if options.format is not None:
        if options.format not in FORMATS:
            raise UsageError(f"no such format: {options.format}; one of {', '.join(FORMATS)}")
        return options.format
    if source.ending in _BY_ENDING:
        return _BY_ENDING[source.ending]
    if source.ending in ("", ".php", ".asp", ".aspx"):
        start = text[:1000].lstrip().lower()
        if start.startswith(("<!doctype html", "<html")):
            return "html"
        if start.startswith("<?xml") and ("<rss" in start or "<feed" in start or "<rdf" in start):
            return "feed"
    return "text"


def _items(kind: str, text: str, options: LoadOptions) -> list[Item]:
    if kind == "text":
        return [Item(_with_letters(text))]
    if kind == "html":
        from store.reading.html import read_page

        page = read_page(text)
        return [replace(page, text=_with_letters(page.text))]
    if kind == "csv":
        from store.reading.csv_table import read_table

        return _kept(read_table(text))
    if kind == "feed":
        from store.reading.feed import read_feed

        return _kept(read_feed(text))
    from store.reading.json_items import read_json, read_json_lines

    return _kept(read_json(text) if kind == "json" else read_json_lines(text))


def _with_letters(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise InputRefusedError("no letters in it: there is nothing to read")
    return text


def _kept(items: list[Item]) -> list[Item]:
    kept = [item for item in items if any(c.isalnum() for c in item.text)]
    if not kept:
        raise InputRefusedError("no article with text in it")
    return kept


def _bytes(text: str) -> bytes:
    return text.encode("utf-8")


def _article(
    source: Source, item: Item, decoded: Decoded, raw: bytes, options: LoadOptions, number: int, total: int
) -> RawArticle:
    key = item.url or (source.key if total == 1 else f"{source.key}#{number}")
    found = folds(item.text)
    outlet, outlet_basis = _outlet(item, options)
    published, published_basis = _published(item, options)
    return RawArticle(
        key=key,
        file=source.file,
        raw=raw,
        text=item.text,
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
        title=item.title or _headline(item.text, found),
        url=item.url,
        outlet=outlet,
        outlet_basis=outlet_basis,
        published=published,
        published_basis=published_basis,
        flags=tuple(dict.fromkeys((*decoded.flags, *item.flags))),
        folds=tuple(found),
    )


def _outlet(item: Item, options: LoadOptions) -> tuple[str | None, str | None]:
    if options.outlet:
        return options.outlet, "given"
    if item.outlet:
        return item.outlet, "metadata"
    return find_outlet(item.text) or (None, None)


def _published(item: Item, options: LoadOptions) -> tuple[str | None, str | None]:
    if options.published:
        day = given_day(options.published)
        if day is None:
            raise UsageError(f"not a date: {options.published}; write it as 2016-12-09")
        return day, "given"
    if item.published and (day := iso_day(item.published)):
        return day, "metadata"
    return find_published(item.text) or (None, None)


def _headline(text: str, found: list[Fold]) -> str | None:
    """The first line that is no furniture, when it reads as a headline: short, no full stop, and a text below it."""
    furniture = {fold.start for fold in found if fold.kind == "boilerplate"}
    first = next((line for line in lines(text[:4000]) if line.start not in furniture), None)
    if first is None:
        return None
    title = text[first.start : first.end]
    below = text[first.end : first.end + 2 * len(title) + 20].strip()
    short = 3 <= len(title.split()) <= 25
    return title if short and title[-1] not in ".:،," and len(below) > len(title) else None
