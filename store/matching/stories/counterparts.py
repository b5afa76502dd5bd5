"""The counterpart of a claim: which claim of another report of one story tells the same fact.

Two reports of one story tell eight or ten facts each, in their own words. Taken alone, two claims must share much to be
one fact; among all claims of both it is enough to be plainly nearest to each other: «they took 22 samples» and «more
than 20 samples were sent» are one where nobody else speaks of samples. So a pair is held against its rivals, the other
pairs of either claim, in what it is by itself and in the words that part this story's claims from each other. Claims
that say one thing twice in one report, a headline and its lead, are no rivals. What is found can only raise a score.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.matching.evidence.features import Compared
from store.matching.evidence.weights import SHIPPED
from store.matching.texts.kept import Kept
from store.matching.texts.profile import Profile
from store.matching.texts.vocabulary import everyday_keys

Read = Callable[[Profile, Profile], Compared | None]
Alike = Callable[[Profile, Profile], float]
Claims = Callable[[str], Sequence[Profile]]
Pair = tuple[str, str]
# How surely two claims are one fact, as log-odds: by the features of the pair (evidence, conflict, time, story), the
# share of words met, how alike they are by consonants and fields of meaning, and how both are told; then by these and
# how far the pair is ahead of its rivals, of the one it is less ahead of and of the other. A conflict says less here
# than between claims of anywhere: two reports of one story differ in figures, days and who did it. Fitted on the claims
# of 28 stories, and tried with each set of stories left out in turn.
_BIAS, _ALONE = -5.17, (1.27, -2.02, -1.82, 3.99, 5.52, 4.83, -4.06, 1.17, 1.28, -0.7, 1.62, 0.96)
_BESIDE_RIVALS, _OWN, _LESS_AHEAD, _MORE_AHEAD = -0.33, 0.73, 0.35, 0.19
# No rival is less likely than claims that have nothing in common; being so far ahead, or behind, is as much as it gets.
_NO_RIVAL, _FAR = -3.7, 4.0
# From this probability on two claims of one article say one thing.
_REPEATED = 0.3
# An everyday word tells so much less, a spelling that is nearly met so much; one word more is never met.
_EVERYDAY, _NEARLY, _ONE_MORE = 0.5, 0.85, 0.7
# Less likely counterparts than this (log-odds) tell nothing.
LEAST = -1.75
# So many pairs of claims of two articles must be one fact by themselves.
STRONG = 3
# Reports of more claims are pages of a day, no two tellings of one story; the work grows with the pairs.
_MOST = 50
# So many pairs of articles at most are kept.
_KEPT = 4000


@dataclass(frozen=True, slots=True)
class Held:
    """The log-odds of a pair held against its rivals, and whether each claim is the other's nearest."""

    odds: float
    nearest: bool


def no_claims(_article: str) -> Sequence[Profile]:
    """Return no claims: nothing is known of articles."""
    return ()


def claims_of(profiles: Iterable[Profile]) -> Claims:
    """Return a look-up of the claims of each article, in the order of their ids."""
    known: dict[str, dict[str, Profile]] = {}
    for profile in sorted(profiles, key=lambda profile: profile.id):
        known.setdefault(profile.article, {})[profile.id] = profile
    return lambda article: [*known.get(article, {}).values()]


class Counterparts:
    """Tells how surely two claims of one story are each other's counterparts; each pair of articles is read once.

    ``claims`` gives the claims of an article, ``read`` compares two claims by themselves, or gives None when they have
    nothing in common, ``alike`` says how much of both is said alike, by consonants and fields of meaning too.
    """

    def __init__(self, claims: Claims, read: Read, alike: Alike):
        self._claims = claims
        self._read = read
        self._alike = alike
        self._known: Kept[Pair, dict[Pair, Held]] = Kept(_KEPT)
        self._repeats: dict[str, frozenset[Pair]] = {}

    def held(self, a: Profile, b: Profile) -> Held | None:
        """Return how two claims stand among all claims of both articles; None when they tell nothing."""
        one, other = (a, b) if a.article < b.article else (b, a)
        return self.of(one.article, other.article).get((one.id, other.id))

    def of(self, one: str, other: str) -> Mapping[Pair, Held]:
        """Return how the pairs of claims of two articles stand, ``one`` the smaller id."""
        if (one, other) not in self._known:
            self._known[one, other] = self._held_together(self._claims(one), self._claims(other))
        return self._known[one, other]

    def _held_together(self, mine: Sequence[Profile], theirs: Sequence[Profile]) -> dict[Pair, Held]:
        """Return how all pairs stand against their rivals; nothing when too few are one fact, or all too many."""
        if not mine or not theirs or max(len(mine), len(theirs)) > _MOST:
            return {}
        weights = _Telling([*mine, *theirs])
        places = _places(mine) | _places(theirs)
        alone, strong = {}, 0
        for a in mine:
            for b in theirs:
                if (result := self._read(a, b)) is None:
                    continue
                said = weights.share(a, b, result), self._alike(a, b)
                alone[a.id, b.id] = _by_itself(result, (*said, *_told_at(a, b, places[a.id], places[b.id])))
                strong += SHIPPED.log_odds(result.values) >= 0.0
        return _against_rivals(alone, self._said_twice(mine) | self._said_twice(theirs)) if strong >= STRONG else {}

    def _said_twice(self, claims: Sequence[Profile]) -> frozenset[Pair]:
        """Return the pairs of claims of one article that say one thing, both ways round."""
        article = claims[0].article
        if article not in self._repeats:
            pairs = [(a, b) for i, a in enumerate(claims) for b in claims[i + 1 :]]
            read = ((a, b, self._read(a, b)) for a, b in pairs)
            same = [(a.id, b.id) for a, b, one in read if one and SHIPPED.probability(one.values) >= _REPEATED]
            self._repeats[article] = frozenset((*same, *((b, a) for a, b in same)))
        return self._repeats[article]


def _places(claims: Sequence[Profile]) -> dict[str, float]:
    """Return where in its report each claim is told, 0 for the first and 1 for the last."""
    ordered = sorted(claims, key=lambda profile: (profile.offset, profile.id))
    return {profile.id: i / max(1, len(ordered) - 1) for i, profile in enumerate(ordered)}


def _told_at(a: Profile, b: Profile, here: float, there: float) -> tuple[float, ...]:
    """Return how two claims are told in their reports: how far from each other, whether one of them or both open, and
    whether only one gives figures, both are told in one way (as a fact, a call, a denial) and by one speaker.
    """
    opening = [here == 0.0, there == 0.0].count(True)
    of_one_kind = bool(a.figures) != bool(b.figures), a.stance == b.stance, bool(a.speaker_keys & b.speaker_keys)
    return abs(here - there), float(opening == 1), float(opening == 2), *map(float, of_one_kind)


def _by_itself(result: Compared, told: Sequence[float]) -> float:
    """Return the log-odds of a pair before it is held against its rivals."""
    values = *result.values[1:], *told
    return _BIAS + sum(w * v for w, v in zip(_ALONE, values, strict=True))


def _against_rivals(alone: Mapping[Pair, float], repeats: frozenset[Pair]) -> dict[Pair, Held]:
    """Return how pairs stand against the other pairs of either claim."""
    mine: dict[str, list[tuple[str, float]]] = {}
    theirs: dict[str, list[tuple[str, float]]] = {}
    for (a, b), odds in alone.items():
        mine.setdefault(a, []).append((b, odds))
        theirs.setdefault(b, []).append((a, odds))

    def ahead(odds: float, rivals: Sequence[tuple[str, float]], claim: str) -> float:
        best = max((o for id, o in rivals if id != claim and (id, claim) not in repeats), default=_NO_RIVAL)
        return max(-_FAR, min(_FAR, odds - max(best, _NO_RIVAL)))

    found = {}
    for (a, b), odds in alone.items():
        less, more = sorted((ahead(odds, mine[a], b), ahead(odds, theirs[b], a)))
        held = _BESIDE_RIVALS + _OWN * odds + _LESS_AHEAD * less + _MORE_AHEAD * more
        found[a, b] = Held(round(held, 4), less > 0.0)
    return found


class _Telling:
    """How much the words of two reports tell: what all their claims say parts none of them from the others."""

    def __init__(self, claims: Sequence[Profile]):
        self._in = Counter(key for profile in claims for key in profile.keys)
        self._most = math.log(len(claims) + 1)

    def weight(self, key: str) -> float:
        """Return 0–1, 1 for what one claim alone says."""
        telling = max(0.0, 1.0 - math.log(self._in[key]) / self._most)
        return telling * _EVERYDAY if key in everyday_keys() else telling

    def share(self, a: Profile, b: Profile, result: Compared) -> float:
        """Return 0–1: how much of both claims the other says too."""
        mine, theirs = a.keys - _dated(a), b.keys - _dated(b)
        met = sum(self.weight(key) for key in sorted(mine & theirs))
        for one, other in result.overlap.variants:
            pair = (one, other) if one in a.keys else (other, one)
            met += _NEARLY * min(self.weight(key) for key in pair) if pair[0] in mine and pair[1] in theirs else 0.0
        masses = [sum(self.weight(key) for key in sorted(keys)) + _ONE_MORE for keys in (mine, theirs)]
        return met / math.sqrt(masses[0] * masses[1])


def _dated(profile: Profile) -> frozenset[str]:
    """Return the words by which a claim names a day or a period: that is compared as time."""
    spans = [(mention.start - profile.offset, mention.end - profile.offset) for mention in profile.dates]
    return frozenset(w.key for w in profile.words for start, end in spans if start <= w.start < end)
