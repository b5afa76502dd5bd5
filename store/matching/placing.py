"""Where two claims say it was: places named on one side only, and places put in the stead of another."""

from __future__ import annotations

from store.matching.gazetteer import PlaceMention
from store.matching.lexicons import Place
from store.matching.profile import Profile
from store.matching.slots import Conflict, letters, word_span

# A country known only from the article speaks less surely than one the claim names.
_BY_ARTICLE = 0.6


def same_place(a: Place, b: Place) -> bool:
    """Say whether two names can mean one place: the same, or a city and its country."""
    return a == b or (a.country == b.country and (a.name == a.country or b.name == b.country))


def unmet(mine: tuple[PlaceMention, ...], theirs: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """Return the places of ``mine``, adjectives apart, that none of ``theirs`` can mean."""
    named = [one for one in mine if not one.adjective]
    return [one for one in named if not any(same_place(one.place, other.place) for other in theirs)]


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the places that stand against each other: each side names one the other does not."""
    left, right = unmet(a.places, b.places), unmet(b.places, a.places)
    if not left or not right:
        return _scenes(a, b)
    spans_a = tuple(word_span(a, one.first, one.last) for one in left)
    spans_b = tuple(word_span(b, one.first, one.last) for one in right)
    # With other places in common, a place more on each side is detail rather than another event.
    met = {one.place for one in a.places if not one.adjective} & {one.place for one in b.places}
    mine = " · ".join(dict.fromkeys(letters(a, span) for span in spans_a))
    theirs = " · ".join(dict.fromkeys(letters(b, span) for span in spans_b))
    return [Conflict("place", mine, theirs, spans_a, spans_b, 1.0 / (1 + 2 * len(met)))]


def _scenes(a: Profile, b: Profile) -> list[Conflict]:
    """Return that two claims lie in different countries when at least one knows its country from its article alone."""
    sides = []
    for profile in (a, b):
        own = frozenset(mention.place.country for mention in profile.places)
        sides.append(own or profile.scene.countries)
    if not sides[0] or not sides[1] or sides[0] & sides[1] or (a.places and b.places):
        return []
    mine, theirs = (" · ".join(sorted(side)) for side in sides)
    note = "named in the article, not in the claim"
    return [Conflict("place", mine, theirs, (), (), _BY_ARTICLE, None, note, differs=False)]
