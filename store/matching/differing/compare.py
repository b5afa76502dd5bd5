"""Everything in which two claims differ, slot by slot."""

from __future__ import annotations

from store.matching.differing import (
    causes,
    days,
    figures,
    framing,
    kinds,
    opposition,
    ordinals,
    placing,
    states,
    swaps,
    voices,
)
from store.matching.differing.slots import ORDER, Conflict
from store.matching.texts.alignment import align
from store.matching.texts.profile import Profile


def _within(conflict: Conflict, framed: Conflict) -> bool:
    """Say whether both stretches of a conflict lie in, or hold, those that only frame one thing."""
    return all(
        any(x.start < y.end and y.start < x.end for x in mine for y in theirs)
        for mine, theirs in ((conflict.a_spans, framed.a_spans), (conflict.b_spans, framed.b_spans))
    )


def conflicts(a: Profile, b: Profile) -> list[Conflict]:
    """Return what stands against each other in two claims, figures first; one entry per slot and thing.

    What the slots say of the whole claims comes first, what a swap in a near-equal wording shows is added when
    the slot has nothing yet.
    """
    aligned = align(a, b)
    found = [
        *figures.compare(a, b),
        *ordinals.compare(a, b),
        *days.compare(a, b),
        *placing.compare(a, b),
        *voices.speakers(a, b),
        *kinds.compare(a, b),
        *opposition.negations(a, b),
        *(opposition.antonyms(a, b, aligned) or opposition.crossed(a, b) or states.rivals(a, b)),
        *framing.compare(a, b),
        *causes.rivals(a, b),
    ]
    slots = {conflict.slot for conflict in found}
    framed = [conflict for conflict in found if conflict.slot == "wording"]
    for conflict in swaps.compare(a, b, aligned):
        if conflict.slot in ("name", "warning") and any(_within(conflict, one) for one in framed):
            continue  # two names for one party are no two words
        if conflict.slot not in slots or conflict.slot in ("name", "warning"):
            found.append(conflict)
    return sorted(found, key=lambda conflict: ORDER.index(conflict.slot))
