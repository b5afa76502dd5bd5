"""The words of a claim that tell most, by which others of the same matter are looked for.

Kept apart from what compares claims: who only looks, and finds nothing, need not have all of that in memory.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.matching.texts.profile import Profile, Profiles
from store.matching.texts.vocabulary import Idf
from store.models import Unit

# So many of a claim's rarest words are its keys.
_KEYS = 14
# So many of a lead's rarest words, two of them together, find the claims worth comparing.
_WORDS = 6


def keys_of(profile: Profile, idf: Idf) -> list[str]:
    """Return the rarest words of a claim; ties are broken by the word itself."""
    return sorted(profile.keys, key=lambda key: (idf.frequency.get(key, 0), key))[:_KEYS]


def telling_words(lead: Unit, others: Sequence[Unit]) -> list[str]:
    """Return the folded words of a group's lead that tell most, to look for claims of the same matter by."""
    profiles = Profiles().of([lead, *others])
    idf = Idf.of(sorted(profile.keys) for profile in profiles)
    wanted = keys_of(profiles[0], idf)
    words = {word.key: word.folded for word in profiles[0].words if word.folded.isalpha()}
    ranked = sorted((key for key in wanted if key in words), key=lambda key: (-len(key), key))
    return [words[key] for key in ranked[:_WORDS]]
