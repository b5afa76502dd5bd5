"""Markdown: a report of groups for people; nothing of the data is live markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.export.source import Source, sizes
from store.models import Group
from store.safe import safe

if TYPE_CHECKING:
    from store.export.export import Settings

_MARKUP = re.compile(r"([\\`*_\[\]()#!|~]|^\s*[-+])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def plain(text: str | None) -> str:
    """Return data as one line of Markdown that shows exactly it."""
    shown = safe(text or "", one_line=True)
    shown = "".join(_ENTITIES.get(c, c) for c in shown)
    # A zero-width guard is not needed: a colon after http is written as an entity, so that nothing links itself.
    return (
        _MARKUP.sub(r"\\\1", shown.strip()).replace("://", "&#58;//").replace("www.", "www&#46;").replace("@", "&#64;")
    )


def parts(store: Source, settings: Settings) -> Iterator[str]:
    """Yield the report, a section a group."""
    yield "# Tadqiq: groups of statements\n\n"
    count = 0
    for group in store.groups(state=settings.state):
        count += 1
        yield from _section(group)
    yield f"---\n\n{count} group{'' if count == 1 else 's'}. Head of the chain of events: `{settings.head or 'none'}`\n"


def _section(group: Group) -> Iterator[str]:
    lead = next((m.claim.statement for m in group.members if m.claim.id == group.lead), "")
    yield f"## {plain(lead) or group.id}\n\n"
    yield f"Group {group.id} · {group.state} · version {group.version} · same {group.score:.2f} · "
    yield f"{sizes(group)}\n\n"
    for member in group.members:
        speaker = f" — {plain(member.claim.speaker)}" if member.claim.speaker else ""
        published = plain(member.published) if member.published else "no date"
        yield f"- **{plain(member.outlet) or 'unknown outlet'}**, {published}, {plain(member.file)}{speaker}\n\n"
        yield f"  > {plain(member.claim.text)}\n\n"
    differing = [difference for difference in group.differences if difference.differs]
    if differing:
        yield "Differences:\n\n"
        for difference in differing:
            values = " ≠ ".join(plain(value.value) for value in difference.values)
            yield f"- {plain(difference.slot)}: {values}\n"
        yield "\n"
    for note in group.notes:
        yield f"Note: {plain(note)}\n\n"
    if group.verdict:
        yield f"Verdict: {plain(group.verdict)}\n\n"
    if group.decided_by:
        yield f"Decided by {plain(group.decided_by)}, {plain(group.decided_at)}\n\n"
