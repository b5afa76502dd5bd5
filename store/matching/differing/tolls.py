"""Tolls: how many people met what fate, as claims of one story give them from day to day."""

from __future__ import annotations

from dataclasses import dataclass

from store.matching.differing import counting, figures
from store.matching.differing.turning import denies, negates
from store.matching.texts.profile import Profile

# Of people freed or held, other numbers are other people.
_SAME_PEOPLE = 1.3
# So many words before a toll may deny it.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Tolls:
    """What a claim tells of people: fate → (largest number, the side they were on or ''), and fates nobody met."""

    people: dict[str, tuple[float, str]]
    spared: frozenset[str]


def tolls(profile: Profile) -> Tolls:
    """Return the tolls of a claim."""
    found: dict[str, tuple[float, str]] = {}
    side = ""
    for quantity in profile.figures:
        fate = counting.counts_what(profile, quantity)
        # «seven soldiers were killed and six hurt»: who is not named again is of the same side.
        side = counting.side_of(profile, quantity) or ("" if counting.unit_keys(profile, quantity) else side)
        if fate in counting.fate_names():
            value = max(figures.range_of(quantity)[0], quantity.value)
            found[fate] = max(found.get(fate, (0.0, "")), (value, side))
    if len(found) > 1:  # «a ferry with 190 aboard sank, 40 are dead» tells of the dead
        found.pop(counting.ABOARD, None)
    return Tolls(found, _spared(profile))


def one_toll(a: Tolls, b: Tolls) -> bool:
    """Say whether two claims number the people who met one fate, and the numbers may be of one event; or both say that
    there were none.
    """
    for fate in a.people.keys() & b.people.keys():
        (one, side), (other, against) = a.people[fate], b.people[fate]
        low, high = sorted((one, other))
        if counting.two_sides(side, against):
            continue
        if high <= (figures.RISES if fate in counting.TOLLS else _SAME_PEOPLE) * low:
            return True
    return bool(a.spared & b.spared)


def _spared(profile: Profile) -> frozenset[str]:
    """Return the tolls of which a claim says that there were none («لم تسجل أي وفيات», «دون إصابات»)."""
    roles, found = counting.fate_keys(), set()
    for i, word in enumerate(profile.words):
        fate = roles.get(word.key, "")
        if fate in counting.TOLLS and (
            any(negates(w.folded) for w in profile.words[max(0, i - _NEAR) : i])
            or (denies(profile) and not profile.figures)
        ):
            found.add(fate)
    return frozenset(found)
