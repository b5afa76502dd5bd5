"""Where two claims say it was: places named on one side only, and places put in the stead of another."""

from __future__ import annotations

from rapidfuzz import fuzz

from store.matching.differing.slots import Conflict, letters, swap_of, word_span
from store.matching.texts.gazetteer import PlaceMention
from store.matching.texts.lexicons import Place
from store.matching.texts.profile import Profile

# A country known only from the article speaks less surely than one the claim names.
_BY_ARTICLE = 0.6
# A place that only its kind tells apart speaks less surely too.
_BY_KIND = 0.4
# People are from the place named after one of these and «من».
_FROM = frozenset(
    [
        "غالبيتهم",
        "معظمهم",
        "اغلبهم",
        "اغلبيتهم",
        "بينهم",
        "قادمين",
        "قادمون",
        "القادمين",
        "القادمون",
        "جنسيات",
        "جميعهم",
        "كلهم",
    ]
)
# Before the other of two countries.
_WITH = frozenset(("مع", "with"))
# Before a place that one goes to or borders on.
_NOT_IN = _WITH | {"الي", "to"}
_BORDER = "حدود"
# Before a town in which something was.
_IN = frozenset(("في", "داخل", "شهدت", "شهد", "in"))
_OPENING = frozenset(("في", "وفي"))
# Two names at least this alike (per cent) are one, and two with the same consonants, so many at least: names of other
# languages are written with long vowels and without («كامونا», «كمونة»).
_ONE_NAME, _CONSONANTS = 75.0, 3
_VOWELS = str.maketrans("", "", "اوياىهءؤئ")


def one_name(a: str, b: str) -> bool:
    """Say whether two folded names of places the gazetteer does not know are one in two spellings."""
    one, other = (name.removeprefix("ال").translate(_VOWELS) for name in (a, b))
    return fuzz.ratio(a, b) >= _ONE_NAME or (one == other and len(one) >= _CONSONANTS)


def same_place(a: Place, b: Place) -> bool:
    """Say whether two names can mean one place: the same, or a city and its country.

    Of a place the gazetteer does not know only the kind is known: it can be any place but one of the same kind.
    """
    if "?" in (a.country[:1], b.country[:1]):
        return a.country != b.country or one_name(a.name, b.name)
    return a == b or (a.country == b.country and (a.name == a.country or b.name == b.country))


def unmet(mine: tuple[PlaceMention, ...], theirs: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """Return the places of ``mine``, adjectives apart, that none of ``theirs`` can mean."""
    return [one for one in mine if not one.adjective and not any(same_place(one.place, o.place) for o in theirs)]


def _not_named(mine: tuple[PlaceMention, ...], theirs: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """Return the places of ``mine``, all unknown to the gazetteer, whose names are not among ``theirs``."""
    return [one for one in mine if not any(one_name(one.place.name, o.place.name) for o in theirs)]


def is_origin(profile: Profile, mention: PlaceMention) -> bool:
    """Say whether a place only tells where people are from («معظمهم من تركيا وإندونيسيا»)."""
    at = mention.first
    while at and profile.words[at].folded[:1] == "و" and any(m.last == at - 1 for m in profile.places):
        at -= 1  # «من تركيا وإندونيسيا»: the second of a pair is from where the first is
    return at > 1 and profile.words[at - 1].folded == "من" and profile.words[at - 2].folded in _FROM


def is_end(profile: Profile, mention: PlaceMention) -> bool:
    """Say whether what is told did not happen in a place: somebody went there («فر إلى سوريا»), or it lies across the
    border («الحدود مع سوريا»).
    """
    return mention.first > 0 and profile.words[mention.first - 1].folded in _NOT_IN


def _is_across(profile: Profile, mention: PlaceMention) -> bool:
    """Say whether a country only tells near which border something was («في البلدة على الحدود مع سوريا»)."""
    before = [word.folded for word in profile.words[max(0, mention.first - 2) : mention.first]]
    return len(before) == 2 and before[1] in _WITH and _BORDER in before[0]


def _split(profile: Profile) -> tuple[tuple[PlaceMention, ...], tuple[PlaceMention, ...]]:
    """Return the places the gazetteer knows, and those of which only the kind is known."""
    places = [one for one in profile.places if not is_origin(profile, one)]
    known = tuple(one for one in places if one.place.country[:1] != "?")
    return known, tuple(one for one in places if one.place.country[:1] == "?")


def two_ends(a: Profile, left: list[PlaceMention], b: Profile, right: list[PlaceMention]) -> bool:
    """Say whether each claim only names the country across the border from its own («مع الأردن», «مع العراق»)."""
    sides = ((a, left, b, right), (b, right, a, left))
    return all(
        theirs and mention.first and one.words[mention.first - 1].folded in _WITH and mention.place.country in about
        for one, mine, other, theirs in sides
        for mention in mine
        for about in (one.scene.countries & other.scene.countries,)
    )


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the places that stand against each other: each side names one the other does not."""
    (known_a, kinds_a), (known_b, kinds_b) = _split(a), _split(b)
    left, right = unmet(known_a, known_b), unmet(known_b, known_a)
    if two_ends(a, left, b, right):
        left, right = [], []
    left, right = ([m for m in side if not _is_across(p, m)] for p, side in ((a, left), (b, right)))
    surely = bool(left and right)
    if not surely:
        left, right = _not_named(kinds_a, kinds_b), _not_named(kinds_b, kinds_a)
        of_one_kind = {one.place.country for one in left} & {one.place.country for one in right}
        left, right = ([one for one in side if one.place.country in of_one_kind] for side in (left, right))
    if not left or not right:
        return _towns(a, known_a, b, known_b) or _scenes(a, b)
    spans_a = tuple(word_span(a, one.first, one.last) for one in left)
    spans_b = tuple(word_span(b, one.first, one.last) for one in right)
    # With other places in common, a place more on each side is detail rather than another event.
    met = {one.place for one in a.places if not one.adjective} & {one.place for one in b.places}
    mine = " · ".join(dict.fromkeys(letters(a, span) for span in spans_a))
    theirs = " · ".join(dict.fromkeys(letters(b, span) for span in spans_b))
    weight = (1.0 if surely else _BY_KIND) / (1 + 2 * len(met))
    return [Conflict("place", mine, theirs, spans_a, spans_b, weight)]


def _towns(a: Profile, mine: tuple[PlaceMention, ...], b: Profile, theirs: tuple[PlaceMention, ...]) -> list[Conflict]:
    """Return the two towns of one country in which two claims say it was, also when both name the country: to be seen,
    not weighed.
    """
    here, there = _within_towns(a, mine), _within_towns(b, theirs)
    countries = {one.place.country for one in here} & {one.place.country for one in there}
    if (
        not countries
        or {one.place for one in mine} & {one.place for one in there}
        or {one.place for one in theirs} & {one.place for one in here}
    ):
        return []
    left, right = (next(one for one in side if one.place.country in countries) for side in (here, there))
    spans = word_span(a, left.first, left.last), word_span(b, right.first, right.last)
    return [swap_of("place", a, b, spans, 0.0)]


def _within_towns(profile: Profile, places: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """Return the towns in which a claim says that something was («في أنقرة», «بفاس», «شهدت أنقرة»)."""
    towns = [one for one in places if not one.adjective and one.place.name != one.place.country]
    return [one for one in towns if _is_in(profile, one)]


def _is_in(profile: Profile, mention: PlaceMention) -> bool:
    before = profile.words[mention.first - 1].folded if mention.first else ""
    return before in _IN or profile.words[mention.first].folded.startswith("ب")


def _scenes(a: Profile, b: Profile) -> list[Conflict]:
    """Return that two claims lie in different countries when at least one knows its country from its article alone."""
    sides = []
    for profile in (a, b):
        places = (m for m in profile.places if not m.adjective)
        named = (m for m in places if not is_origin(profile, m) and not is_end(profile, m))
        own = frozenset(m.place.country for m in named if m.place.country[:1] != "?")
        sides.append(own or profile.scene.countries)
    abroad = (_opens(a) and _in_passing(b)) or (_opens(b) and _in_passing(a))
    if not sides[0] or not sides[1] or sides[0] & sides[1] or (_known(a) and _known(b) and not abroad):
        return []
    if not abroad and _may_be_there(a, sides[1], b) and _may_be_there(b, sides[0], a):
        return []
    mine, theirs = (" · ".join(sorted(side)) for side in sides)
    note = "named in the article, not in the claim"
    return [Conflict("place", mine, theirs, (), (), 1.0 if abroad else _BY_ARTICLE, None, note, differs=False)]


def _may_be_there(profile: Profile, elsewhere: frozenset[str], other: Profile) -> bool:
    """Say whether a claim may tell of the countries of another: its article, about a country that the other's is about
    too, names them in passing.
    """
    return bool(profile.scene.countries & other.scene.countries) and bool(profile.scene.named & elsewhere)


def _opens(profile: Profile) -> bool:
    """Say whether a claim or its sentence opens with the country in which it was («في تركيا، خفض البنك الفائدة»)."""
    return profile.scene.opens or any(
        m.first == 1 and profile.words[0].folded in _OPENING and not m.adjective for m in profile.places
    )


def _in_passing(profile: Profile) -> bool:
    """Say whether a claim names no country, or by an adjective alone («البنك المركزي المصري»)."""
    return all(mention.adjective for mention in profile.places)


def _known(profile: Profile) -> bool:
    """Say whether a claim names a place the gazetteer knows, where what it tells happened."""
    return any(not is_end(profile, mention) for mention in _split(profile)[0])
