"""Names of parties, bodies and offices of several words («حزب العمل الوطني», «مجلس الأمن الدولي»).

Who names one of them has said one thing, not three: what two claims share of such a name weighs as much as its rarest
word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from store.language.lexicon import folded_set
from store.matching.texts.fragments import AL, DEEDS, VERBS

# What may stand before the first word.
_PARTICLES = "وفبل"
_SHORTEST, _LONGEST = 2, 5


# Of the nouns that name what is done as well, those that mostly name who does it.
_MOSTLY_NAMES = frozenset(("تنظيم", "تحالف", "حرس", "رابطه", "قوي"))


@cache
def _heads() -> frozenset[str]:
    """Return the folded words with which the names of bodies begin, with and without article."""
    bodies = folded_set("titles", "bodies.masculine") | folded_set("titles", "bodies.feminine")
    return frozenset(word for word in bodies if word.removeprefix(AL) not in DEEDS - _MOSTLY_NAMES)


@lru_cache(maxsize=65536)
def _is_head(folded: str) -> bool:
    return folded in _heads() or (folded[:1] in _PARTICLES and folded[1:] in _heads())


def body_names(folded: Sequence[str], keys: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Return the match keys of each name of a body in a claim, by its folded words and their match keys."""
    found, i = [], 0
    while i < len(folded):
        if not _is_head(folded[i]):
            i += 1
            continue
        end = i + 1
        while end < min(len(folded), i + _LONGEST) and _goes_on(folded[end - 1], folded[end]):
            end += 1
        name = frozenset(key for key in keys[i:end] if key)
        if len(name) >= _SHORTEST:
            found.append(name)
        i = end
    return tuple(found)


def _goes_on(before: str, word: str) -> bool:
    """Say whether a word goes on with a name: a definite one, or what the word before is of («جبهة حزب العمل»)."""
    return (word.startswith(AL) and word not in VERBS) or (not before.startswith(AL) and word in _heads())


def shared_names(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Return what two claims share of each name that both give, of two words at least."""
    return [x & y for x, y in product(one, other) if len(x & y) >= _SHORTEST]
