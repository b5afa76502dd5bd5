"""Villages, passes and hills that no gazetteer knows, in which the members of one group say that it was.

The kind that stands before a name says that it is a place («بلدة الصفا», «ممر الغزلان», «جبل المنارة»), and so does the
opening of a sentence («في الحصن، أوقف الأمن …»). To be seen in a group, never weighed.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from store.language.folding import fold_plain
from store.matching.differing.placing import one_name
from store.matching.differing.slots import Conflict, letters, swap_of, word_span
from store.matching.texts.alignment import bare
from store.matching.texts.gazetteer import describes
from store.matching.texts.lexicons import empty_words, fields
from store.matching.texts.profile import KEPT, Profile
from store.matching.texts.vocabulary import everyday_keys
from store.models import Span

# Kinds of places in which one thing can be; a province holds several of them.
_KINDS = frozenset(("بلده", "قريه", "منطقه", "ممر", "حي", "محله", "ضاحيه"))
# Houses named after where they are; who is taken there is there.
_HOUSES = frozenset(("مستشفي", "مطار", "ميناء", "سجن", "محكمه"))
# These are part of the name.
_HEADS = frozenset(("جبل", "راس", "وادي", "تل", "دير", "كفر", "خان", "ضهر"))
_PARTICLES = "بول"
_SHORTEST, _AFTER_FRAME = 3, "،,"
_ONE_NAME = 75.0
_LONGEST_FRAME = 2
# Where somebody goes is not where it was.
_TO, _FROM = "الي", "من"
_OPENING = frozenset(("في", "وفي"))


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the two places in which two claims say that it was, if each names one, and only one."""
    for read in (_named, _frames):
        mine, theirs = read(a), read(b)
        if len(mine) != 1 or len(theirs) != 1:
            continue
        names = letters(a, mine[0]), letters(b, theirs[0])
        if (
            fuzz.ratio(*names) < _ONE_NAME
            and not _begin_alike(*names)
            and not _says(a, b, theirs[0])
            and not _says(b, a, mine[0])
        ):
            return [swap_of("place", a, b, (mine[0], theirs[0]), 0.0)]
    return []


def _begin_alike(one: str, other: str) -> bool:
    """Say whether a name is the other with more behind it («صرين», «صرين الشمالية»), apart from its kind."""
    first, second = (next((w for w in fold_plain(name).split() if w not in _HEADS), "") for name in (one, other))
    return one_name(first, second)


def _says(profile: Profile, other: Profile, name: Span) -> bool:
    """Say whether a claim says a word of a place's name too, which the ``other`` claim has at ``name``."""
    words = {bare(word.folded) for word in profile.words}
    return any(bare(w.folded) in words for w in other.words if name.start <= w.start < name.end)


@lru_cache(maxsize=KEPT)
def _named(profile: Profile) -> list[Span]:
    """Return the names of the places that a claim names by their kind."""
    found, folded = [], [word.folded for word in profile.words]
    for i, word in enumerate(folded[:-1]):
        kinds = {word, word[1:] if word[:1] in _PARTICLES else word}
        is_head = bool(kinds & _HEADS)
        is_place = is_head or kinds & _KINDS
        if not (kinds & _HOUSES or (is_place and not _is_end(folded, i))) or not _is_name(folded[i + 1]):
            continue
        first = i if is_head else i + 1
        found.append(word_span(profile, first, _last(profile, i + 1)))
    return found


def _is_end(folded: list[str], index: int) -> bool:
    return folded[index].startswith("ل") or (index > 0 and folded[index - 1] in (_TO, _FROM))


def _is_name(word: str) -> bool:
    common = word in empty_words() or describes(word) or (not word.startswith("ال") and word.endswith("يه"))
    return len(word) >= _SHORTEST and word.isalpha() and not common


def _is_common(word: str, key: str) -> bool:
    """Say whether a word is of the language of news («في الأسواق، ارتفع …»)."""
    return bool(fields(word)) or key in everyday_keys()


def _last(profile: Profile, index: int) -> int:
    """Return the last word of a name of which the first has no article: what stands behind it up to a mark belongs to
    it («حوش السيد علي»).
    """
    words = profile.words
    if words[index].folded.startswith("ال") or index + 1 >= len(words):
        return index
    gap = profile.text[words[index].end : words[index + 1].start]
    behind = words[index + 1].folded
    return index + 1 if gap == " " and (behind.startswith("ال") or not profile.text[words[index + 1].end :]) else index


@lru_cache(maxsize=KEPT)
def _frames(profile: Profile) -> list[Span]:
    """Return the place in which the sentence of a claim opens."""
    words = profile.words
    if len(words) < _SHORTEST or words[0].folded not in _OPENING:
        return []
    dated = {d.start - profile.offset for d in profile.dates}
    for last in range(1, min(_LONGEST_FRAME, len(words) - 1) + 1):
        name = words[1 : last + 1]
        if profile.text[words[last].end : words[last].end + 1] in tuple(_AFTER_FRAME):
            plain = all(_is_name(w.folded) and w.start not in dated and not _is_common(w.folded, w.key) for w in name)
            return [word_span(profile, 1, last)] if plain else []
    return []
