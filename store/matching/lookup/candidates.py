"""Which pairs are worth comparing: claims that share rare words, of different articles, in the date window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.matching.differing import days
from store.matching.evidence.features import WINDOW
from store.matching.lookup.batch import batch_pairs
from store.matching.lookup.telling import keys_of
from store.matching.texts.profile import Profile
from store.matching.texts.vocabulary import Idf

# From so many claims on, pairs are those of :mod:`store.matching.lookup.batch`: fewer, and found much sooner.
LARGE = 10_000
# A word in more texts than this share of them (equal texts count once, as in the frequencies) is no key; so many may
# always share one, and so many at most, so that the work grows with the collection and not with its square.
_COMMON_SHARE = 0.02
_ALWAYS, _AT_MOST = 60, 200
# Shared words must weigh this share of the heaviest.
_ENOUGH = 0.7


def in_window(a: Profile, b: Profile, window: int = WINDOW) -> bool:
    """Say whether two articles lie close enough in time; undated ones always do."""
    gap = days.published_gap(a, b)
    return gap is None or gap <= window


def pairs_sharing(profiles: Sequence[Profile], idf: Idf) -> Iterator[tuple[int, int]]:
    """Yield index pairs ``i < j`` of profiles that share rare words of enough weight, each once, in order.

    One word found nearly nowhere else is enough, of commoner ones it takes several.
    """
    most = max(_ALWAYS, min(_AT_MOST, int(_COMMON_SHARE * idf.texts)))
    enough = _ENOUGH * idf.heaviest
    index: dict[str, list[int]] = {}
    for j, profile in enumerate(profiles):
        met: dict[int, float] = {}
        for key in keys_of(profile, idf):
            holders = index.setdefault(key, [])
            if idf.frequency.get(key, 0) <= most:
                weight = idf.weight(key)
                for i in holders:
                    met[i] = met.get(i, 0.0) + weight
            holders.append(j)
        for i in sorted(met):
            if met[i] >= enough:
                yield i, j


def candidate_pairs(profiles: Sequence[Profile], idf: Idf, window: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Yield the pairs with rare words in common whose claims are of different articles in the date window."""
    large = len(profiles) >= LARGE
    for i, j in batch_pairs([profile.text for profile in profiles]) if large else pairs_sharing(profiles, idf):
        if profiles[i].article != profiles[j].article and in_window(profiles[i], profiles[j], window):
            yield i, j
