"""HTML: a right-to-left report of groups; everything escaped, no script, only http and https links."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from store.export.source import Source, sizes
from store.models import Group, Member
from store.safe import safe

if TYPE_CHECKING:
    from store.export.export import Settings

_HEAD = """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tadqiq</title>
<style>
body { font-family: "Noto Naskh Arabic", "Amiri", serif; line-height: 1.8; max-width: 50rem }
body { margin: 2rem auto; padding: 0 1rem }
section { border-top: 1px solid #999; padding: .5rem 0 }
blockquote { margin: .2rem 1.5rem .8rem; padding-inline-start: .8rem; white-space: pre-wrap }
blockquote { border-inline-start: 3px solid #888 }
.facts, footer { color: #555; font-size: .9em; direction: ltr; text-align: left }
</style>
</head>
<body>
<h1>Tadqiq</h1>
"""


def shown(text: str | None) -> str:
    """Return data as harmless HTML text, isolated from its neighbours' direction."""
    return f"<bdi>{escape(safe(text or ''), quote=True)}</bdi>"


def linked(url: str | None, text: str) -> str:
    """Return ``text`` as a link when ``url`` is http or https, else the bare text."""
    if url and url.lower().startswith(("http://", "https://")):
        return f'<a rel="noopener noreferrer" href="{escape(safe(url, one_line=True), quote=True)}">{text}</a>'
    return text


def parts(store: Source, settings: Settings) -> Iterator[str]:
    """Yield the page, a section a group."""
    yield _HEAD
    urls: dict[str, str | None] = {}
    for group in store.groups(state=settings.state):
        yield from _section(store, group, urls)
    yield f"<footer>Head of the chain of events: <code>{escape(settings.head) or 'none'}</code></footer>\n"
    yield "</body>\n</html>\n"


def _section(store: Source, group: Group, urls: dict[str, str | None]) -> Iterator[str]:
    lead = next((m.claim.statement for m in group.members if m.claim.id == group.lead), "")
    yield f'<section id="{escape(group.id)}">\n<h2>{shown(lead)}</h2>\n'
    yield f'<p class="facts">{escape(group.id)} · {escape(group.state)} · version {group.version} · '
    yield f"same {group.score:.2f} · {sizes(group)}</p>\n"
    for member in group.members:
        article = member.claim.article_id
        if article not in urls:
            urls[article] = store.article(article).url
        yield _member(member, urls[article])
    differing = [difference for difference in group.differences if difference.differs]
    if differing:
        yield "<ul>\n"
        for difference in differing:
            values = " ≠ ".join(shown(value.value) for value in difference.values)
            yield f"<li>{shown(difference.slot)}: {values}</li>\n"
        yield "</ul>\n"
    yield from (f"<p>{shown(note)}</p>\n" for note in group.notes)
    if group.verdict:
        yield f"<p><strong>{shown(group.verdict)}</strong></p>\n"
    if group.decided_by:
        yield f'<p class="facts">{shown(group.decided_by)} · {shown(group.decided_at)}</p>\n'
    yield "</section>\n"


def _member(member: Member, url: str | None) -> str:
    outlet = linked(url, shown(member.outlet or member.file))
    date = shown(member.published) if member.published else "–"
    speaker = f" · {shown(member.claim.speaker)}" if member.claim.speaker else ""
    return f"<p>{outlet} · {date}{speaker}</p>\n<blockquote>{shown(member.claim.text)}</blockquote>\n"
