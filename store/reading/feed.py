"""Articles in RSS, RDF and Atom feeds, parsed without entities, external references or recursion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.errors import InputRefusedError
from store.reading.html import text_of
from store.reading.items import Item, bounded

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_BODY = ("encoded", "content", "description", "summary")


def read_feed(text: str) -> list[Item]:
    """Return the entries of a feed; raises InputRefusedError for bad XML, entities, or another kind of XML."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(_DECLARED.sub("", text, count=1))
    except DefusedXmlException:
        raise InputRefusedError("this XML declares entities or external parts, which are not followed") from None
    except (ParseError, ValueError, RecursionError) as error:
        raise InputRefusedError(f"this is not well-formed XML: {str(error)[:80]}") from None
    entries = [node for node in root.iter() if _local(node) in ("item", "entry")]
    if not entries:
        raise InputRefusedError("this XML is not a feed: it has no item or entry")
    channel = next((node for node in root if _local(node) == "channel"), root)
    outlet = _child(channel, ("title",))
    return bounded(_entry(node, outlet) for node in entries)


def _local(node: Element) -> str:
    return node.tag.rsplit("}", 1)[-1].lower() if isinstance(node.tag, str) else ""


def _child(node: Element, names: tuple[str, ...]) -> str | None:
    for name in names:
        for child in node:
            if _local(child) == name and (child.text or "").strip():
                return str(child.text).strip()
    return None


def _entry(node: Element, outlet: str | None) -> Item:
    body = _child(node, _BODY) or ""
    text = text_of(body) if "<" in body or "&" in body else body
    title = _child(node, ("title",))
    return Item(
        text or title or "",
        title=title,
        url=_link(node),
        outlet=_child(node, ("source", "creator")) if outlet is None else outlet,
        published=_child(node, ("pubdate", "published", "date", "updated")),
    )


def _link(node: Element) -> str | None:
    for child in node:
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            url = (child.get("href") or child.text or "").strip()
            if url.startswith(("http://", "https://")):
                return url
    return None
