"""Names: one person in several spellings («سيرجي/سيرغي»), titles apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from store.language.folding import fold_plain
from store.language.lexicon import folded_set

# Letters that transliterations swap, each group written as its first letter.
_SWAPS = str.maketrans(
    {"ج": "غ", "ق": "غ", "گ": "غ", "ڤ": "ف", "پ": "ب", "چ": "ش", "ث": "س", "ط": "ت", "ؤ": "و", "ئ": "ي", "ء": None}
)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return a folded name word without article, long vowels kept, swapped letters made one."""
    bare = word.removeprefix("ال") if len(word) > 4 else word
    return bare.translate(_SWAPS)


_VOWELS = str.maketrans({"ا": None, "و": None, "ي": None})


@lru_cache(maxsize=16384)
def same_word(a: str, b: str) -> bool:
    """Say whether two folded name words are spellings of one («جوسو», «غوساو»); «كيري» and «كيربي» are not.

    Transliterations differ in swapped letters and in at most one long vowel, never in another consonant.
    """
    one, two = skeleton(a), skeleton(b)
    if one == two:
        return True
    if min(len(one), len(two)) < 4 or abs(len(one) - len(two)) > 1 or one[0] != two[0]:
        return False
    return one.translate(_VOWELS) == two.translate(_VOWELS) and len(one.translate(_VOWELS)) > 1


def name_words(name: str) -> list[str]:
    """Return the folded words of a name without honorifics and offices before it."""
    words = [word.strip('.,"()') for word in fold_plain(name).split()]
    titles = folded_set("titles", "honorifics.masculine") | folded_set("titles", "honorifics.feminine")
    while len(words) > 1 and words[0] in titles:
        words.pop(0)
    return [word for word in words if word]


def same_name(a: str, b: str) -> bool:
    """Say whether two names can mean one person: surnames agree, and first names where both are given."""
    one, two = name_words(a), name_words(b)
    if not one or not two:
        return False
    if one == two:
        return True
    if len(one) == 1 or len(two) == 1:
        return same_word(one[-1], two[-1])
    return same_word(one[-1], two[-1]) and same_word(one[0], two[0])


def canonical(names: Iterable[str]) -> str:
    """Return the fullest spelling among names of one person: most words, then most frequent, then first."""
    given = list(names)
    if not given:
        return ""
    return max(given, key=lambda name: (len(name_words(name)), given.count(name), -given.index(name)))
