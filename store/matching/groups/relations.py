"""Relations, suggested with reasons: 1, 2, 3, 5 inside a group; 4, 6, 7 between groups. The reviewer sets them."""

from __future__ import annotations

from collections.abc import Sequence

from store.matching.differing import days
from store.matching.differing.counting import noun_keys
from store.matching.differing.recaps import retold
from store.matching.differing.turning import denies
from store.matching.evidence.features import compared
from store.matching.evidence.weights import SHIPPED, Weights
from store.matching.lookup.candidates import pairs_sharing
from store.matching.texts.profile import Profile, Profiles
from store.matching.texts.vocabulary import Idf, content_keys
from store.models import CONTRADICTS, Difference, Link, ProposedGroup, Sources, Unit

_VALUES = ("figure", "date", "place", "name")
# Reports that differ in one of these cannot both be true of one fact.
_OPPOSITES = ("negation", "antonym")
# The other slots, in words.
_BESIDES = {
    "speaker": "who speaks",
    "wording": "the wording of a party or deed",
    "warning": "a telling word",
}
# From this share of the shorter report on, two reports are one text.
_ONE_TEXT = 0.8
# From this share of one lead's words on, two groups speak of the same matter.
_SAME_MATTER = 0.45
# Without conflict and time, leads this likely to match are of one story.
_ONE_STORY = 0.35
RECAP_DAYS = 7


def suggest(units: Sequence[Unit], differences: Sequence[Difference], sources: Sources) -> tuple[int, str]:
    """Return the relation of a group's members and the reason: 5 copy, 3 updated, 2 values differ, else 1."""
    copies = [
        fold.share or 0.0 for fold in sources.folds if fold.kind == "wire_copy" and (fold.share or 0) >= _ONE_TEXT
    ]
    articles = {unit.claim.article_id for unit in units}
    slots = list(dict.fromkeys(d.slot for d in differences if d.differs))
    differing = [slot for slot in slots if slot in _VALUES]
    # A later report raises a toll; it gives no other floor («الدور السادس»).
    counts = [d for d in differences if d.slot == "figure" and any(c.isdigit() for v in d.values for c in v.value)]
    against = [_opposite(d) for d in differences if d.differs and d.slot in _OPPOSITES]
    # What is measured («كيلومتر») does not grow from day to day.
    figures = [d for d in counts if d.differs and noun_keys("measures").isdisjoint(content_keys(d.counted or ""))]
    if figures and _later_updates(units, figures):
        relation, reason = 3, f"a later report gives another figure for {figures[0].counted or 'the same thing'}"
    elif differing or against:
        values = ["the reports differ in " + ", ".join(differing)] if differing else []
        relation, reason = 2, "; ".join([*values, *against])
    elif copies and len(copies) == len(articles) - 1:
        relation, reason = 5, f"at least {min(copies):.0%} of the words are the same, in their order: one text"
    else:
        others = ", ".join(_BESIDES[slot] for slot in slots)
        relation, reason = 1, f"no {' or '.join(sorted(_VALUES))} differs" + (f", but {others} does" if others else "")
    return relation, "; ".join([reason, *_voices(sources)])


def _opposite(difference: Difference) -> str:
    """Return in words what stands against what («ارتفعت» and «انخفضت»)."""
    values = list(dict.fromkeys(value.value for value in difference.values))
    said = "one negates what the other says" if difference.slot == "negation" else "they say opposite things"
    return f"{said}: " + " against ".join(f"«{value}»" for value in values[:2])


def _voices(sources: Sources) -> list[str]:
    """Return what to know of who speaks: one relays another, or several reports quote one person."""
    relayed = [fold.reason for fold in sources.folds if fold.kind == "one_voice"]
    if not relayed and sources.speaker is not None and sources.count > 1:
        return [f"{sources.count} reports of what {sources.speaker} said: they confirm his words, not what he says"]
    return relayed


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


def links(
    groups: Sequence[ProposedGroup],
    units: Sequence[Unit],
    weights: Weights | None = None,
    profiles: Profiles | None = None,
) -> list[Link]:
    """Return suggested links between groups, each end named by the group's first claim id (its id derives from it).

    4 when two groups share most of their words and one denies or says the opposite; 6 when one tells again what was
    told at least ``RECAP_DAYS`` before (:mod:`store.matching.differing.recaps`); 7 when they are likely of one story.
    Only groups whose lead claims share rare words are compared. Sorted, the smaller id first. ``profiles`` are those
    made before.
    """
    by_id = {unit.claim.id: unit for unit in units}
    ordered = sorted(groups, key=lambda group: group.claim_ids[0])
    made = profiles or Profiles()
    leads = made.of([by_id[group.lead] for group in ordered])
    members = [made.of([by_id[i] for i in one.claim_ids]) for one in ordered]
    idf = Idf.of(sorted(profile.keys) for profiles in members for profile in profiles)
    denying = [2 * sum(map(denies, profiles)) >= len(profiles) for profiles in members]
    found = []
    for i, j in pairs_sharing(leads, idf):
        sides = (
            (members[i], members[j])
            if (leads[i].published or "") <= (leads[j].published or "")
            else (members[j], members[i])
        )
        told = link_of(leads[i], leads[j], idf, denying[i] != denying[j], sides, weights)
        if told is not None:
            found.append(Link(ordered[i].claim_ids[0], ordered[j].claim_ids[0], *told))
    return found


def link_of(
    a: Profile,
    b: Profile,
    idf: Idf,
    denied: bool,
    sides: tuple[Sequence[Profile], Sequence[Profile]],
    weights: Weights | None = None,
) -> tuple[int, str] | None:
    """Return the relation of two groups by their lead claims and the reason, or None; ``denied`` when one denies.

    ``sides`` are the members of both groups, those of the earlier lead first.
    """
    result = compared(a, b, idf)
    against = [c for c in result.conflicts if c.slot in ("negation", "antonym")]
    if result.overlap.larger >= _SAME_MATTER and (against or denied):
        words = f"«{against[0].a}» against «{against[0].b}»" if against else "one denies what the other says"
        return CONTRADICTS, f"the same matter, but {words}"
    overlap, evidence, *_ = result.values
    free = (weights or SHIPPED).probability((overlap, evidence, 0.0, 0.0, 0.0))
    if free < _ONE_STORY:
        return None
    gap = days.published_gap(a, b)
    if gap is not None and gap >= RECAP_DAYS:
        elsewhere = any(conflict.slot == "place" for conflict in result.conflicts)
        told = "" if elsewhere else retold(*sides)
        return (6, f"the same matter told {gap} days apart: background; {told}") if told else None
    shared = " · ".join(a.written(key) for key in result.overlap.keys[:3])
    return 7, f"likely one story: {shared}"
