"""Whether an office told in other words is that of whoever spoke last."""

from __future__ import annotations

from store.claims.clauses.mentions import folded_name
from store.claims.names.alike import bare, title_fits
from store.claims.who.person import Person

_FORMER = frozenset(("سابق", "سابقه", "اسبق", "سابقا"))


def only_bearer(known: list[Person], latest: Person | None, wanted: list[str]) -> Person | None:
    """Return the one «الرئيس فرانسوا …» whom «الرئيس الفرنسي» means: he spoke last, nobody else is president."""
    if latest is None or latest.kind != "person" or len(wanted) != 2 or not wanted[1].endswith(("ي", "يه")):
        return None
    heads = [[bare(word) for word in title] for title in latest.titles]
    others = [one for one in known if one is not latest and any(bare(t[0]) == wanted[0] for t in one.titles)]
    return latest if [wanted[0]] in heads and not others else None


def once_held(known: list[Person], latest: Person | None, wanted: list[str], gender: str) -> Person | None:
    """Return who spoke last for «وأضاف المدير السابق لـ…»: an office once held tells more of the same person."""
    if latest is None or latest.kind != "person" or not _FORMER & set(wanted):
        return None
    others = any(title_fits(wanted, title) for one in known if one is not latest for title in one.titles)
    return None if others or (latest.gender and gender != latest.gender) else latest


def surnamed(known: list[Person], title: tuple[str, ...]) -> Person | None:
    """Return the one «الرئيس السيسي» means: the surname of somebody who holds that office stands behind it."""
    head, last = bare(title[0]), title[-1]
    for person in reversed(known):
        held = any(bare(one[0]) == head for one in person.titles)
        if len(title) == 2 and held and person.kind == "person" and folded_name(person.name)[-1] == last:
            return person
    return None
