"""Markup in linear time: tags, their attributes and the text between, as a browser's tokenizer sees them.

The standard library's parser takes quadratic time on unclosed tags and comments. Here, as in the HTML standard
(13.2.5, end of file in a tag, comment or script), what is never closed swallows the rest of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_OPENING = re.compile(r"<(?:(!--)|([!?])|(/?)([a-zA-Z][^\s/>]*+))")
_TAG_END = re.compile(r"(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?")
_RAW = frozenset(("script", "style", "textarea", "title", "noscript", "template", "iframe"))


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page: ``kind`` is start, end or text; ``name`` a lower-case tag; ``text`` unescaped."""

    kind: str
    name: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(markup: str) -> Iterator[Token]:
    """Yield the pieces of a page in order; the content of a script or title is one text."""
    at = 0
    while at < len(markup):
        opening = _OPENING.search(markup, at)
        if opening is None:
            break
        if opening.start() > at:
            yield Token("text", text=unescape(markup[at : opening.start()]))
        comment, declaration, closing, name = opening.groups()
        if comment or declaration:
            mark = "-->" if comment else ">"
            end = markup.find(mark, opening.end())
            if end < 0:
                return
            at = end + len(mark)
            continue
        finish = _TAG_END.match(markup, opening.end())
        if finish is None:
            return
        at = finish.end()
        name = name.lower()
        if closing:
            yield Token("end", name)
            continue
        yield Token("start", name, attributes=_attributes(markup[opening.end() : at - 1]))
        if name in _RAW:
            found = re.compile(rf"</{re.escape(name)}\b", re.I).search(markup, at)
            stop = found.start() if found else len(markup)
            yield Token("text", text=unescape(markup[at:stop]) if name in ("title", "textarea") else markup[at:stop])
            at = stop
    if at < len(markup):
        yield Token("text", text=unescape(markup[at:]))


def _attributes(written: str) -> dict[str, str]:
    if len(written) > 65_536:
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found
