"""Things of one kind of which two claims name two («برنت» and «الخام الأميركي», gold and silver): two facts."""

from __future__ import annotations

from functools import lru_cache

from store.matching.differing.slots import Conflict, swap_of, word_span
from store.matching.texts.lexicons import kinds
from store.matching.texts.profile import KEPT, Profile

NOTE = "two of one kind"
_PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
# Two names for two things stand against one fact as surely as two places.
_WEIGHT = 1.0

Named = tuple[int, int, int]


@lru_cache(maxsize=65536)
def _forms(folded: str) -> tuple[str, ...]:
    """Return what a folded word may be without a particle, and without its article."""
    forms = [folded[len(p) :] for p in _PARTICLES if folded.startswith(p)]
    forms += ["ال" + folded[2:]] if folded.startswith("لل") else []
    return (*forms, *(form[2:] for form in forms if form.startswith("ال")))


@lru_cache(maxsize=KEPT)
def named(profile: Profile) -> dict[str, dict[int, tuple[int, int]]]:
    """Return kind → the entries of it that a claim names, each with the indexes of its first and last word."""
    found: dict[str, dict[int, tuple[int, int]]] = {}
    words = [word.folded for word in profile.words]
    for i, word in enumerate(words):
        for form in _forms(word):
            for rest, kind, entry in kinds().get(form, ()):
                if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                    found.setdefault(kind, {}).setdefault(entry, (i, i + len(rest)))
    return found


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return two things of one kind, of which each claim names one and not the other's."""
    mine, theirs = named(a), named(b)
    for kind in sorted(mine.keys() & theirs.keys()):
        if mine[kind].keys().isdisjoint(theirs[kind]):
            here, there = min(mine[kind].values()), min(theirs[kind].values())
            return [swap_of("name", a, b, (word_span(a, *here), word_span(b, *there)), _WEIGHT, NOTE)]
    return []
