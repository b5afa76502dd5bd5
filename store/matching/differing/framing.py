"""How outlets name a party or a deed («الثوار», «المسلحين»): framing, not fact, so it never speaks against one fact."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from store.matching.differing.slots import Conflict, swap_of, word_span
from store.matching.texts.alignment import PROCLITICS, bare
from store.matching.texts.lexicons import framings
from store.matching.texts.profile import KEPT, Profile
from store.models import Span

_NOTE = "framing: the reports name one thing differently"


@cache
def _words() -> Mapping[tuple[str, ...], tuple[str, int]]:
    """Return folded words of a label, its first one bare → what it frames and which way."""
    return {(bare(label[0]), *label[1:]): way for label, way in framings().items()}


@cache
def _heads() -> frozenset[str]:
    return frozenset(label[0] for label in _words())


@lru_cache(maxsize=65536)
def _firsts(word: str) -> tuple[str, ...]:
    """Return the first words of labels that a folded word may be; most words are none."""
    bared = {bare(word), bare(word[1:]) if word[:1] in PROCLITICS else bare(word)}
    return tuple(sorted(bared & _heads()))


@lru_cache(maxsize=KEPT)
def _labels(profile: Profile) -> dict[str, dict[int, Span]]:
    """Return what a claim frames → which way → where it first does."""
    table, found = _words(), dict[str, dict[int, Span]]()
    folded = [word.folded for word in profile.words]
    for i, word in enumerate(folded):
        for first in _firsts(word):
            for length in (2, 1):
                way = table.get((first, *folded[i + 1 : i + length]))
                if way is not None and i + length <= len(folded):
                    found.setdefault(way[0], {}).setdefault(way[1], word_span(profile, i, i + length - 1))
                    break
    return found


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the first party or deed of each kind that the claims name in other ways and never in the same."""
    mine, theirs = _labels(a), _labels(b)
    found = []
    for name in sorted(mine.keys() & theirs.keys()):
        if mine[name].keys() & theirs[name].keys():
            continue
        one, other = (min(side[name].values(), key=lambda span: span.start) for side in (mine, theirs))
        found.append(swap_of("wording", a, b, (one, other), 0.0, _NOTE))
    return found
