"""Articles in JSON: one object, a list of them, or one object a line (also this program's own export)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from store.errors import InputRefusedError
from store.reading.items import Item, bounded

_TEXT = ("text", "articleBody", "body", "content", "maintext", "النص")
_TITLE = ("title", "headline", "العنوان")
_URL = ("url", "link", "المصدر")
_OUTLET = ("outlet", "publisher", "source", "site_name", "الوسيلة")
_DATE = ("published", "datePublished", "published_at", "date", "pubDate", "date_publish", "التاريخ")
_LONE = re.compile("[\ud800-\udfff]")


def read_json(text: str) -> list[Item]:
    """Return the articles of a JSON document; raises InputRefusedError when it is no JSON or holds none."""
    found = _parsed(text, "")
    if isinstance(found, Mapping):
        inner = next(
            (found[k] for k in ("articles", "items", "entries", "@graph") if isinstance(found.get(k), list)), None
        )
        found = inner if inner is not None and not _field(found, _TEXT) else [found]
    if not isinstance(found, list):
        raise InputRefusedError("this JSON is not an article or a list of articles")
    return bounded(_item(entry) for entry in found)


def read_json_lines(text: str) -> list[Item]:
    """Return the articles of JSON lines; other records (``type`` claim, group, decision) are passed over."""
    rows = enumerate(text.split("\n"), 1)
    return bounded(_item(_parsed(row, f"line {number}: ")) for number, row in rows if row.strip())


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise InputRefusedError(f"{where}this JSON is nested too deeply") from None
    except ValueError as error:
        raise InputRefusedError(f"{where}this is not JSON: {str(error)[:80]}") from None


def _item(entry: Any) -> Item | None:
    if not isinstance(entry, Mapping) or entry.get("type", "article") not in ("article", "Article", "NewsArticle"):
        return None
    text = _field(entry, _TEXT)
    if text is None:
        return None
    flags: tuple[str, ...] = ()
    if _LONE.search(text):
        text, flags = _LONE.sub("\ufffd", text), ("lone_surrogates",)
    url = _field(entry, _URL)
    return Item(
        text,
        title=_whole(_field(entry, _TITLE)),
        url=_whole(url) if url and url.startswith(("http://", "https://")) else None,
        outlet=_whole(_name(entry)),
        published=_field(entry, _DATE),
        flags=flags,
    )


def _field(entry: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((entry[name] for name in names if isinstance(entry.get(name), str) and entry[name].strip()), None)


def _name(entry: Mapping[str, Any]) -> str | None:
    for name in _OUTLET:
        value = entry.get(name)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _whole(text: str | None) -> str | None:
    return None if text is None else " ".join(_LONE.sub("\ufffd", text).split()) or None
