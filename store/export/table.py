"""CSV: one row a member of a group, no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.export.source import Source
from store.models import Group, Member
from store.safe import safe

if TYPE_CHECKING:
    from store.export.export import Settings

_HEADER = (
    "group", "state", "version", "score", "relation", "independent_sources", "verdict", "differences", "claim", "lead",
    "outlet", "file", "published", "published_basis", "speaker", "stance", "text", "statement", "start", "end",
    "decided_by", "decided_at", "notes",
)  # fmt: skip
_LIVE = "=+-@\t\r\n＝＋－＠"


def cell(value: object) -> str:
    """Return a harmless cell: controls as signs, and a quote mark before what a spreadsheet would compute."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    text = safe(str(value), one_line=True)
    return f"'{text}" if text.lstrip()[:1] in _LIVE and text.strip() else text


def parts(store: Source, settings: Settings) -> Iterator[str]:
    """Yield the header and one row a member."""
    yield _row(_HEADER)
    for group in store.groups(state=settings.state):
        for member in group.members:
            yield _row(_cells(group, member))


def _row(values: tuple[object, ...]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow([cell(value) for value in values])
    return line.getvalue()


def _cells(group: Group, member: Member) -> tuple[object, ...]:
    claim = member.claim
    differs = " · ".join(
        f"{d.slot}: {' | '.join(value.value for value in d.values)}" for d in group.differences if d.differs
    )
    lead = "yes" if claim.id == group.lead else ""
    return (
        group.id, group.state, group.version, group.score, group.relation, group.sources.count, group.verdict, differs,
        claim.id, lead, member.outlet, member.file, member.published, member.published_basis, claim.speaker,
        claim.stance, claim.text, claim.statement, claim.start, claim.end, group.decided_by, group.decided_at,
        " · ".join(group.notes),
    )  # fmt: skip
