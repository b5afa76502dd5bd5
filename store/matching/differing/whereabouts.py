"""Figures of two places: what one claim counts in one town, another in the next one or in the whole country.

Such figures are no two values of one fact. What happened at one point («انفجار في مصنع») a report may place in its town
and the next one in its country; what spreads over a country (storms, floods, clashes) has in each town a toll of its
own. Where one place may hold the other and nothing says which of the two it is, nothing is said.
"""

from __future__ import annotations

from functools import cache, lru_cache

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.differing import figures
from store.matching.differing.placing import is_end, is_origin, one_name
from store.matching.texts.alignment import bare
from store.matching.texts.gazetteer import PlaceMention, is_first_word
from store.matching.texts.lexicons import Place, fates
from store.matching.texts.profile import KEPT, Profile

# Before the name of a place in which something was, with its kind or its side between («في مدينة …», «بشرق …»).
_IN = frozenset(("في", "داخل", "قرب", "شهدت", "شهد", "in", "at", "near"))
_BETWEEN = frozenset(
    (
        "مدينه", "بلده", "قريه", "محافظه", "ولايه", "مخيم", "جزيره", "مديريه", "اقليم", "منطقه", "مقاطعه", "شمال",
        "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي",
    )
)  # fmt: skip
# Kinds of places that hold others: an unknown one of these may lie around any town.
_WIDE = frozenset(("محافظه", "ولايه", "جزيره", "مديريه"))
_IN_ONE_WORD = ("ب", "وب")
# What an article is about stands among so many code points of its beginning.
_OPENING = 300


def of_two_places(a: Profile, b: Profile) -> bool:
    """Say whether two claims give other figures of one thing, each of another place or one of a part of the other's."""
    if not a.figures or not b.figures or not _told_of(a) or not _told_of(b):
        return False
    unequal, all_unequal = figures.unequal(a, b)
    pairs = [(one.place, other.place) for one in _named(a) for other in _named(b)]
    if not unequal or any(_is_same(one, other) for one, other in pairs):
        return False
    if not any(_may_hold(one, other) or _may_hold(other, one) for one, other in pairs):
        return all_unequal
    return a.article == b.article or _is_spread(a) or _is_spread(b)


@lru_cache(maxsize=KEPT)
def _named(profile: Profile) -> tuple[PlaceMention, ...]:
    """Return the places a claim names, but those that people are from and adjectives."""
    return tuple(one for one in profile.places if not one.adjective and not is_origin(profile, one))


@lru_cache(maxsize=KEPT)
def _told_of(profile: Profile) -> tuple[PlaceMention, ...]:
    """Return the places in which a claim says that it was."""
    return tuple(one for one in _named(profile) if not is_end(profile, one) and _is_in(profile, one))


def _is_in(profile: Profile, mention: PlaceMention) -> bool:
    first = mention.first
    head = profile.words[first].folded
    if head.startswith(_IN_ONE_WORD) and not is_first_word(head) and not mention.place.country.startswith("?"):
        return True
    while first and bare(profile.words[first - 1].folded) in _BETWEEN:
        first -= 1
        if profile.words[first].folded.startswith(_IN_ONE_WORD):
            return True
    return first > 0 and profile.words[first - 1].folded.removeprefix("و") in _IN


def _is_unknown(place: Place) -> bool:
    return place.country.startswith("?")


def _is_same(one: Place, other: Place) -> bool:
    """Say whether two names are of one place, as far as their letters tell."""
    unknown = _is_unknown(one) or _is_unknown(other)
    return one_name(fold_plain(one.name), fold_plain(other.name)) if unknown else one == other


def _may_hold(one: Place, other: Place) -> bool:
    """Say whether a place may hold another: a country its towns, a town, whose name its province has too, a village."""
    if _is_unknown(one):
        return one.country[1:].removeprefix("ب") in _WIDE and one.country != other.country
    return _is_unknown(other) or (one.name == one.country == other.country)


@cache
def _spreading() -> frozenset[str]:
    return frozenset(fold_plain(fates("nouns")["spreading"]).split())


@lru_cache(maxsize=KEPT)
def _is_spread(profile: Profile) -> bool:
    """Say whether a claim, or the opening of its article, tells of what spreads over a country («السيول», «إعصار»)."""
    opening = WORD.findall(fold_plain(profile.article_text[:_OPENING]))
    words = (*(word.folded for word in profile.words), *opening)
    return any(word in _spreading() or bare(word) in _spreading() for word in words)
