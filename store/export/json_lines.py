"""JSON lines: articles with their raw text, claims, groups and decisions, exact to the character."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from store.export.plain import Plain, article_record, as_json, claim_record, event_record, group_record
from store.export.source import Source

if TYPE_CHECKING:
    from store.export.export import Settings

# Events that no reviewer's judgement is in.
_MACHINE = frozenset(("load", "group", "setting"))


def parts(store: Source, settings: Settings) -> Iterator[str]:
    """Yield the lines; the last one, of type ``export``, carries the head of the event chain."""
    for article in store.articles():
        yield _line("article", article_record(article))
    files: dict[str, str] = {}
    waiting = store.claims()
    while batch := list(islice(waiting, 400)):
        groups_of = store.claim_groups([claim.id for claim in batch])
        for claim in batch:
            if claim.article_id not in files:
                files[claim.article_id] = store.claim_file(claim.id)
            record = claim_record(claim, file=files[claim.article_id], group=groups_of.get(claim.id))
            yield _line("claim", record)
    for group in store.groups(state=settings.state):
        yield _line("group", {"id": group.id, **group_record(group)})
    for event in store.log():
        if event.kind not in _MACHINE:
            yield _line("decision", event_record(event))
    yield _line("export", {"audit_head": settings.head})


def _line(kind: str, record: Plain) -> str:
    return as_json({"type": kind, **record}) + "\n"
