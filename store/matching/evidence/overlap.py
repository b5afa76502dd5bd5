"""How much of what two claims say is the same: IDF containment over stems, with rapidfuzz for the left-overs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from store.matching.texts.bodies import shared_names
from store.matching.texts.profile import Profile
from store.matching.texts.skeletons import may_be_spellings
from store.matching.texts.vocabulary import Idf

# Two stems at least this alike (normalised Indel, per cent) are one word spelled twice («امريك», «اميرك»).
SOFT_CUTOFF = 75.0
_SHORTEST_SOFT, _LONGER = 4, 3
_ONE_MORE = 0.7
# Names that both claims give are much of what they share when one in so many words is said again in them.
_MUCH = 4


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shared weight of two claims in nats (``shared``), the share of each that is met, and the variants found."""

    shared: float
    share_a: float
    share_b: float
    variants: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]

    @property
    def larger(self) -> float:
        """The share met of the claim that is met more: 1 when one claim lies inside the other."""
        return max(self.share_a, self.share_b)

    @property
    def mean(self) -> float:
        """The geometric mean of both shares."""
        return math.sqrt(self.share_a * self.share_b)


def soft_matches(left: list[str], right: list[str]) -> list[tuple[str, str, float]]:
    """Pair left-over keys by spelling, each once, best first; ties by the keys themselves. Scores are 0–1."""
    others = [other for other in right if len(other) >= _SHORTEST_SOFT and not other[0].isdigit()]
    options = []
    for one in left:
        if not others or len(one) < _SHORTEST_SOFT or one[0].isdigit():
            continue
        # One call for all words of the other side: several times quicker than one for each.
        for other, score, _ in process.extract(one, others, scorer=fuzz.ratio, score_cutoff=SOFT_CUTOFF, limit=None):
            if abs(len(one) - len(other)) <= _LONGER and may_be_spellings(one, other):
                options.append((-score, one, other))
    if not options:
        return []
    taken: set[str] = set()
    matches = []
    for negative, one, other in sorted(options):
        if one + "<" in taken or other + ">" in taken:
            continue
        taken |= {one + "<", other + ">"}
        matches.append((one, other, -negative / 100.0))
    return matches


def overlap(a: Profile, b: Profile, idf: Idf) -> Overlap:
    """Return what ``a`` and ``b`` share, weighted by how much each key says."""
    common = a.keys & b.keys
    again = _said_again(a, b, idf)
    more = sum(idf.weight(key) for key in sorted(again))
    shared = sum(idf.weight(key) for key in sorted(common)) - more
    matches = soft_matches(sorted(a.keys - common), sorted(b.keys - common))
    soft_a = sum(score * idf.weight(one) for one, _, score in matches)
    soft_b = sum(score * idf.weight(other) for _, other, score in matches)
    # A claim of three words is easily met: every claim counts as if it had one more word that is not met.
    mass_a = idf.mass(a.keys) - more + _ONE_MORE * idf.heaviest
    mass_b = idf.mass(b.keys) - more + _ONE_MORE * idf.heaviest
    return Overlap(
        shared=shared + min(soft_a, soft_b),
        share_a=(shared + soft_a) / mass_a,
        share_b=(shared + soft_b) / mass_b,
        variants=tuple((one, other) for one, other, _ in matches),
        keys=tuple(sorted(common, key=lambda key: (key in again, -idf.weight(key), key))),
    )


def _said_again(a: Profile, b: Profile, idf: Idf) -> frozenset[str]:
    """Return the words of the names of bodies that both claims give, but the rarest of each name, which says which.

    None when the claims share so much else that the name is part of it.
    """
    if not a.bodies or not b.bodies:
        return frozenset()
    names = shared_names(a.bodies, b.bodies)
    again = frozenset(key for name in names for key in name - {min(name, key=lambda key: (-idf.weight(key), key))})
    return again if _MUCH * len(again) >= len(a.keys & b.keys) else frozenset()
