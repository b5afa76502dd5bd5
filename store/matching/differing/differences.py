"""Differences between the members of a group, slot by slot, each with values and spans in the articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from store.matching.differing import counting, figures, opposition
from store.matching.differing.reported import reported
from store.matching.differing.slots import ORDER, Conflict
from store.matching.texts.profile import Profile, profiles_of
from store.models import Difference, SlotValue, Span, Unit


def _in_article(profile: Profile, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(Span(span.start + profile.offset, span.end + profile.offset) for span in spans)


def pair_differences(a: Profile, b: Profile, found: Sequence[Conflict]) -> tuple[Difference, ...]:
    """Return the conflicts of one pair as differences with two values each."""
    return tuple(
        Difference(
            c.slot,
            (SlotValue(a.id, c.a, _in_article(a, c.a_spans)), SlotValue(b.id, c.b, _in_article(b, c.b_spans))),
            c.differs,
            _printed((a, b), c.counted) if c.counted and c.slot == "figure" else None,
            c.note,
        )
        for c in found
    )


def _key(conflict: Conflict) -> tuple[str, str]:
    return conflict.slot, conflict.counted or ""


def differences(units: Sequence[Unit]) -> tuple[Difference, ...]:
    """Return the slots in which claims of different articles disagree, with every member's value.

    Members are taken in the order of their ids. A figure's value is given for every member that counts the
    same thing; other slots list the members that take part in a disagreement.
    """
    profiles = sorted(profiles_of(units), key=lambda profile: profile.id)
    return group_differences(profiles)


def group_differences(profiles: Sequence[Profile]) -> tuple[Difference, ...]:
    """As :func:`differences`, for profiles in their order."""
    slots: dict[tuple[str, str], dict[str, SlotValue]] = {}
    notes: dict[tuple[str, str], str | None] = {}
    told = _told(profiles)
    differs = {key: False for _, _, _, key in told} | {key: True for _, _, one, key in told if one.differs}
    for a, b, conflict, key in told:
        # Of a figure it is worth seeing who agrees within bounds; other values that agree say nothing of the others.
        if differs[key] and not conflict.differs and conflict.slot != "figure":
            continue
        values = slots.setdefault(key, {})
        values.setdefault(a.id, SlotValue(a.id, conflict.a, _in_article(a, conflict.a_spans)))
        values.setdefault(b.id, SlotValue(b.id, conflict.b, _in_article(b, conflict.b_spans)))
        if conflict.differs == differs[key]:
            notes[key] = notes.get(key) or conflict.note
    _fold_general(slots)
    for (slot, counted), values in slots.items():
        if slot == "figure":
            _complete(profiles, counted, values)
    ranked = sorted(slots, key=lambda key: (ORDER.index(key[0]), not differs[key], key[1]))
    return tuple(
        Difference(
            slot,
            tuple(slots[slot, thing][p.id] for p in profiles if p.id in slots[slot, thing]),
            differs[slot, thing],
            _printed(profiles, thing) if slot == "figure" else None,
            notes.get((slot, thing)),
        )
        for slot, thing in ranked
    )


def _fold_general(slots: dict[tuple[str, str], dict[str, SlotValue]]) -> None:
    """Put figures of people of whom no more is said («9 أشخاص») to those of what they met or are («9 قتلى»), when all
    their numbers are given there too: one figure, shown once.
    """
    counted = sorted(thing for slot, thing in slots if slot == "figure")
    for general in (thing for thing in counted if thing in counting.noun_keys("people")):
        numbers = [figures.numbers_in(value.value) for value in slots["figure", general].values()]
        for thing in sorted(set(counted) - {general}, key=lambda one: (one not in counting.fate_names(), one)):
            told = {n for v in slots.get(("figure", thing), {}).values() for n in figures.numbers_in(v.value)}
            if all(told & one for one in numbers):
                slots["figure", thing] = {**slots.pop(("figure", general)), **slots["figure", thing]}
                break


def _printed(profiles: Sequence[Profile], thing: str) -> str:
    """Return the noun a figure stands with («نقطة») for the key it was compared by; a fate keeps its name."""
    key, colon, rest = thing.partition(": ")
    figures = ((profile, quantity) for profile in profiles for quantity in profile.figures if quantity.unit)
    unit = next((figure.unit for profile, figure in figures if key in counting.unit_keys(profile, figure)), None)
    return (unit or key) + colon + rest


def _told(profiles: Sequence[Profile]) -> list[tuple[Profile, Profile, Conflict, tuple[str, str]]]:
    """Return what each two members of other articles differ in, with its slot and thing."""
    # Copies say the same: the first of each content speaks for all.
    distinct = list({profile.content: profile for profile in reversed(profiles)}.values())[::-1]
    pairs = ((a, b) for a, b in combinations(distinct, 2) if a.article != b.article)
    found = [(a, b, conflict, _key(conflict)) for a, b in pairs for conflict in reported(a, b)]
    opposed = {one.note for _, _, one, _ in found if one.slot == "antonym" and one.note}
    idle = {name for name in sorted(opposed) if any(opposition.tells_both(profile, name) for profile in distinct)}
    return [one for one in found if one[2].slot != "antonym" or one[2].note not in idle]


def _complete(profiles: Sequence[Profile], counted: str, values: dict[str, SlotValue]) -> None:
    """Add the figure of every other member that counts the same thing, so that a card shows who agrees."""
    for profile in profiles:
        if profile.id in values:
            continue
        for quantity in profile.figures:
            if counting.counts_what(profile, quantity) == counted:
                spans = _in_article(profile, (counting.local(profile, quantity),))
                values[profile.id] = SlotValue(profile.id, figures.shown(profile, quantity), spans)
                break
