"""What a group shows of the differences between two of its members: what is worth a reviewer's look.

That two claims are one fact is known here. Words that merely stand in one place, a course of prices beside a count of
the hurt, a day that both name are no difference then; a second figure, another place or another accused is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from store.matching.differing import further_figures, localities
from store.matching.differing.compare import conflicts
from store.matching.differing.counting import SHARE, is_of_years, local
from store.matching.differing.days import one_named_day, since_apart
from store.matching.differing.slots import ORDER, Conflict, letters, word_span
from store.matching.differing.swaps import DAY_OF_MONTH, OTHER_WORDS
from store.matching.differing.voices import beside_their_articles
from store.matching.texts.alignment import align, alike, bare
from store.matching.texts.lexicons import fields
from store.matching.texts.profile import Profile
from store.models import Span

# From this share of equal words on two claims are one text, in which a figure without a noun has its counterpart, and
# from this on one in which a word in the stead of another is worth a look.
_ONE_TEXT, _ONE_TEMPLATE = 0.75, 0.9
_TURNED, _NUMBER = re.compile("(\\d+)\\.[\u200e\u200f](\\d+)"), re.compile(r"\d+\.\d+")
# Opposite words speak of one thing when a word so near to both is the same, or the claims are near.
_BESIDE, _NEAR = 3, 0.5
# A country by its kind.
_COUNTRY = frozenset(("البلد", "البلاد", "الدوله", "المملكه", "الجمهوريه", "السلطنه", "الاماره"))
# Two views of one deal.
_CONVERSE = "buy / sell"
# Sides of something: «north of the town» and «south of the country» are no opposites.
_SIDES = frozenset(("north / south", "east / west"))
_DIRECTIONS = frozenset(
    word + ending for word in ("شمال", "جنوب", "شرق", "غرب", "وسط") for ending in ("", "ي", "يه", "ا")
) | frozenset(("مدينه", "بلده", "قريه", "محافظه"))
# Around the age of somebody: «محمد (22 عاما)».
_BRACKETS = '()[]«»"“”-–'
_WITH = ("ب", "بال")


def reported(a: Profile, b: Profile) -> list[Conflict]:
    """Return what two members of a group differ in, as :func:`.compare.conflicts` does, for a card."""
    told = (beside_their_articles(a, b, one) if one.slot == "speaker" else one for one in conflicts(a, b))
    found = [conflict for conflict in told if _USEFUL.get(conflict.slot, _always)(a, b, conflict)]
    found += [conflict for conflict in further_figures.compare(a, b, found) if _figure(a, b, conflict)]
    if not any(conflict.slot == "place" and conflict.differs for conflict in found):
        found += localities.compare(a, b)
    if not any(conflict.slot == "date" for conflict in found):
        found += since_apart(a, b)
    return sorted([*found, *_accused(a, b)], key=lambda conflict: ORDER.index(conflict.slot))


def _always(_a: Profile, _b: Profile, _conflict: Conflict) -> bool:
    return True


def _figure(a: Profile, b: Profile, conflict: Conflict) -> bool:
    """Say whether it is known what a figure counts, or the claims are one text."""
    if conflict.counted == DAY_OF_MONTH:
        return False  # the date slot says it
    if _are_of_two_people(a, b, conflict):
        return False
    if (conflict.counted or "?") != "?":
        return not _is_mirrored(conflict.a, conflict.b)
    share_of_a_whole = SHARE in conflict.a or SHARE in conflict.b
    return not share_of_a_whole and align(a, b).share >= _ONE_TEXT


def _are_of_two_people(a: Profile, b: Profile, conflict: Conflict) -> bool:
    """Say whether two figures are ages in brackets, each behind another name («محمد (22 عاما)», «فلاح (52 سنة)»)."""
    if len(conflict.a_spans) != 1 or len(conflict.b_spans) != 1:
        return False
    names = _aged(a, conflict.a_spans[0]), _aged(b, conflict.b_spans[0])
    return names[0] is not None and names[1] is not None and not alike(names[0], names[1])


def _aged(profile: Profile, span: Span) -> str | None:
    """Return the folded word before a number of years in brackets or behind a dash, None for any other figure."""
    years = any(local(profile, one) == span and is_of_years(one) for one in profile.figures)
    before = next((word for word in reversed(profile.words) if word.end <= span.start), None)
    if not years or before is None:
        return None
    between = profile.text[before.end : span.start].strip()
    return before.folded if between and all(sign in _BRACKETS for sign in between) else None


def _is_mirrored(one: str, other: str) -> bool:
    """Say whether two numbers are one, with the sides of the point turned by a mark of direction (3.7 for 7.3)."""
    turned = [_TURNED.sub(r"\2.\1", written) for written in (one, other)]
    read = [_NUMBER.findall(written)[:1] for written in (one, other, *turned)]
    return turned != [one, other] and (read[0] == read[3] or read[1] == read[2])


def _warning(a: Profile, b: Profile, conflict: Conflict) -> bool:
    """Say whether a word in the stead of another may be of another fact: alone in one template, with the article of a
    noun, and of another field of meaning.
    """
    if conflict.note != OTHER_WORDS:
        return True
    words = _noun(a, conflict.a_spans[0]), _noun(b, conflict.b_spans[0])
    sides = (a, conflict.a_spans[0], words[1]), (b, conflict.b_spans[0], words[0])
    if any(word in _COUNTRY and _is_country(profile, span) for profile, span, word in sides):
        return False  # «اليمن», «البلد»
    return conflict.weight >= _ONE_TEMPLATE and all(words) and fields(words[0]).isdisjoint(fields(words[1]))


def _is_country(profile: Profile, span: Span) -> bool:
    """Say whether a stretch of a claim names a country, which the other claim may only point to («المملكة»)."""
    at = (profile.words[m.first].start for m in profile.places if not m.adjective and m.place.name == m.place.country)
    return any(span.start <= start < span.end for start in at)


def _noun(profile: Profile, span: Span) -> str:
    """Return the folded noun with its article at a stretch, '' when there are more words or it is part of a date."""
    words = [word for word in profile.words if span.start <= word.start < span.end]
    dated = any(d.start - profile.offset <= span.start < d.end - profile.offset for d in profile.dates)
    return "" if len(words) != 1 or dated or not words[0].folded.startswith("ال") else words[0].folded


def _antonym(a: Profile, b: Profile, conflict: Conflict) -> bool:
    """Say whether opposite words speak of one thing: what is weighed 0 was bound to it before."""
    if conflict.note == _CONVERSE:
        return False
    if conflict.note in _SIDES:
        of = _side_of(a, conflict.a_spans[0]), _side_of(b, conflict.b_spans[0])
        if all(of) and of[0] != of[1]:
            return False
    if not conflict.weight or align(a, b).share >= _NEAR:
        return True
    return bool(_around(a, conflict.a_spans[0]) & _around(b, conflict.b_spans[0]))


def _side_of(profile: Profile, span: Span) -> str:
    """Return the folded word of what a direction is a side of («شمال غرب مدينة حلب»), '' when nothing follows."""
    behind = (word for word in profile.words if word.start >= span.end and bare(word.folded) not in _DIRECTIONS)
    first = next(behind, None)
    within = "" if first is None else profile.text[span.end : first.start]
    return bare(first.folded) if first is not None and within.replace(" ", "a").isalpha() else ""


def _around(profile: Profile, span: Span) -> set[str]:
    """Return the match keys of the words near a stretch."""
    at = [i for i, word in enumerate(profile.words) if span.start <= word.start < span.end]
    near = range(max(0, at[0] - _BESIDE), min(len(profile.words), at[-1] + _BESIDE + 1))
    return {profile.words[i].key for i in near if i not in at} - {""}


def _date(a: Profile, b: Profile, _conflict: Conflict) -> bool:
    return not one_named_day(a, b)


_USEFUL: dict[str, Callable[[Profile, Profile, Conflict], bool]] = {
    "figure": _figure,
    "warning": _warning,
    "antonym": _antonym,
    "date": _date,
}


def _accused(a: Profile, b: Profile) -> list[Conflict]:
    """Return whom each of two accusations names («السلطات بالتلاعب …», «الحزب الحاكم بالتزوير …»), if not the same."""
    named = [_of_what(profile) for profile in (a, b)]
    if named[0] is None or named[1] is None:
        return []
    said = [{w.key for w in p.words[:end] if w.key} for p, end in zip((a, b), named, strict=True)]
    if not all(said) or said[0] & said[1]:
        return []
    spans = word_span(a, 0, named[0] - 1), word_span(b, 0, named[1] - 1)
    return [Conflict("name", letters(a, spans[0]), letters(b, spans[1]), spans[:1], spans[1:], 0.0, None, "accused")]


def _of_what(profile: Profile) -> int | None:
    """Return the index of the word that says of what somebody is accused, when the accused stands before it."""
    if profile.stance != "accuse" or not profile.words or not profile.words[0].folded.startswith("ال"):
        return None
    return next((i for i, w in enumerate(profile.words[1:4], 1) if w.folded.startswith(_WITH)), None)
