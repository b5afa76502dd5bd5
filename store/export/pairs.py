"""Pairs: what reviewers decided about two statements, as JSON lines for measuring and training matchers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from store.errors import UsageError
from store.export.plain import as_json
from store.export.source import Source
from store.models import Claim

if TYPE_CHECKING:
    from store.export.export import Settings


def parts(store: Source, settings: Settings) -> Iterator[str]:
    """Yield one line a pair: ``same`` 1 inside approved groups, 0 where a reviewer keeps two claims apart."""
    for group in store.groups(state="approved") if settings.state in (None, "approved") else ():
        for one, other in combinations(group.members, 2):
            yield _line(one.claim, other.claim, 1, group.id)
    if settings.state not in (None, "rejected"):
        return
    for a, b, group_id in store.rejected_pairs():
        try:
            yield _line(store.claim(a), store.claim(b), 0, group_id)
        except UsageError:
            continue  # the claim is gone since; the pair says nothing any more


def _line(a: Claim, b: Claim, same: int, group: str) -> str:
    record = {"id": f"{a.id}-{b.id}", "a": a.text, "b": b.text, "same": same, "group": group}
    return as_json(record) + "\n"
