"""Relations, suggested with reasons: 1, 2, 3, 5 inside a group; 4, 6, 7 between groups. The reviewer sets them."""

from __future__ import annotations

from collections.abc import Sequence

from store.models import Difference, Link, ProposedGroup, Sources, Unit

_VALUES = ("figure", "date", "place", "speaker", "name")
# From this share of the shorter report on, two reports are one text.
_ONE_TEXT = 0.8


def suggest(units: Sequence[Unit], differences: Sequence[Difference], sources: Sources) -> tuple[int, str]:
    """Return the relation of a group's members and the reason: 5 copy, 3 updated, 2 values differ, else 1."""
    copies = [fold.share or 0.0 for fold in sources.folds if fold.kind == "wire_copy"]
    articles = {unit.claim.article_id for unit in units}
    differing = [d for d in differences if d.differs and d.slot in _VALUES]
    if differing:
        figures = [d for d in differing if d.slot == "figure"]
        if figures and _later_updates(units, figures):
            return 3, f"a later report gives another figure for {figures[0].counted or 'the same thing'}"
        return 2, "the reports differ in " + ", ".join(dict.fromkeys(d.slot for d in differing))
    pairs = len(articles) * (len(articles) - 1) // 2
    if pairs and len(copies) == pairs and min(copies) >= _ONE_TEXT:
        return 5, f"at least {min(copies):.0%} of the words stand in equal runs: one text"
    return 1, "nothing differs in the slots compared"


def _later_updates(units: Sequence[Unit], figures: Sequence[Difference]) -> bool:
    """Say whether one differing figure is the same on each publication day and changes from day to day."""
    published = {unit.claim.id: unit.published for unit in units}
    for difference in figures:
        by_day: dict[str, set[str]] = {}
        for value in difference.values:
            day = published.get(value.claim_id)
            if not day:
                break
            by_day.setdefault(day, set()).add("".join(c for c in value.value if c.isdigit()) or value.value)
        else:
            if len(by_day) > 1 and all(len(values) == 1 for values in by_day.values()):
                return True
    return False


def links(groups: Sequence[ProposedGroup], units: Sequence[Unit]) -> list[Link]:
    """Return suggested links between groups; none yet beyond what their members' articles share."""
    return []
