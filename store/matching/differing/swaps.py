"""What stands in the stead of something else in near-equal wordings: the place where an edit hides.

Two claims laid word beside word show swaps; each swap is read as a figure, a place, a day, a name, an opposite,
or else is a warning that other rare words stand in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from store.matching.differing import figures
from store.matching.differing.counting import is_of_years
from store.matching.differing.opposition import agree, sides_told
from store.matching.differing.placing import same_place, two_ends
from store.matching.differing.slots import Conflict, letters, swap_of, word_span
from store.matching.differing.turning import negates
from store.matching.texts.alignment import Alignment, Swap, alike, bare
from store.matching.texts.gazetteer import PlaceMention
from store.matching.texts.lexicons import function_words, given_names, name_links
from store.matching.texts.profile import Profile, Word
from store.matching.texts.vocabulary import everyday_keys
from store.models import Quantity

# Below this share of equal words two claims are not wordings of one text, and a swap says nothing.
NEAR = 0.5
_LONGEST_WARNING = 3
DAY_OF_MONTH = "date"
OTHER_WORDS = "other words in the same place"

# Letters this alike (per cent) are the same words, parted or mistyped.
_SAME_LETTERS = 85.0

_ON = "على"
# Behind a name, «and» or «for» and what is no name.
_AND_MORE = re.compile("و.{4}|لل")
_YEAR = 4

Reader = Callable[[Profile, Profile, Swap], list[Conflict]]


def _numeric(profile: Profile, first: int, last: int) -> list[int]:
    """Return the indexes in ``[first:last)`` of words that are figures."""
    spans = [(q.start - profile.offset, q.end - profile.offset) for q in profile.figures]
    found = []
    for i in range(first, last):
        word = profile.words[i]
        digits = word.folded[0].isdigit()
        if digits or (len(spans) and any(s == word.start and e >= word.end for s, e in spans)):
            found.append(i)
    return found


def _values(profile: Profile, indexes: list[int]) -> list[float]:
    """Return the values of the figures that the words at ``indexes`` belong to («6», «ستة»)."""
    return [quantity.value for quantity in _at(profile, indexes)]


def _at(profile: Profile, indexes: list[int]) -> list[Quantity]:
    """Return the figures that the words at ``indexes`` belong to."""
    starts = [profile.words[i].start + profile.offset for i in indexes]
    return [q for q in profile.figures if any(q.start <= start < q.end for start in starts)]


def _told(profile: Profile, index: int) -> str:
    """Return the figure a word belongs to as it is shown, or the word itself."""
    start = profile.words[index].start + profile.offset
    figure = next((q for q in profile.figures if q.start <= start < q.end), None)
    return letters(profile, word_span(profile, index, index)) if figure is None else figures.shown(profile, figure)


def _dated(profile: Profile, index: int) -> bool:
    """Say whether a word stands inside a date."""
    word = profile.words[index]
    return any(d.start - profile.offset <= word.start < d.end - profile.offset for d in profile.dates)


def _is_a_year_and_years(one: Profile, i: int, other: Profile, k: int) -> bool:
    """Say whether one figure is a year and the other a number of years («عام 2022», «عشر سنوات»)."""
    year = _dated(one, i) and len(one.words[i].folded) == _YEAR
    return year and any(is_of_years(quantity) for quantity in _at(other, [k]))


def _figures(a: Profile, b: Profile, swap: Swap) -> list[Conflict]:
    left, right = _numeric(a, swap.i, swap.j), _numeric(b, swap.k, swap.n)
    left = [i for i in left if a.words[i].folded not in {b.words[k].folded for k in right}]
    right = [k for k in right if b.words[k].folded not in {a.words[i].folded for i in range(swap.i, swap.j)}]
    if not left or not right or set(_values(a, left)) & set(_values(b, right)):
        return []
    for one, other in ((set(_values(a, left)), b), (set(_values(b, right)), a)):
        if one and one <= {quantity.value for quantity in other.figures}:
            return []  # the figure stands elsewhere in the other claim
    if any(figures.in_points(a, x, b, y) for x in _at(a, left) for y in _at(b, right)):
        return []
    spans = word_span(a, left[0], left[0]), word_span(b, right[0], right[0])
    found = replace(swap_of("figure", a, b, spans, 0.6), a=_told(a, left[0]), b=_told(b, right[0]))
    if _is_a_year_and_years(a, left[0], b, right[0]) or _is_a_year_and_years(b, right[0], a, left[0]):
        return []
    if _dated(a, left[0]) or _dated(b, right[0]):
        return [found.counting(DAY_OF_MONTH), swap_of("date", a, b, spans, 0.6)]
    return [found]


def _places(a: Profile, b: Profile, swap: Swap) -> list[Conflict]:
    left = [p for p in a.places if swap.i <= p.first < swap.j and not _is_met(p, b)]
    right = [p for p in b.places if swap.k <= p.first < swap.n and not _is_met(p, a)]
    if not left or not right or any(same_place(x.place, y.place) for x in left for y in right):
        return []
    if two_ends(a, left, b, right):
        return []
    spans = word_span(a, left[0].first, left[-1].last), word_span(b, right[0].first, right[-1].last)
    return [swap_of("place", a, b, spans, 0.8)]


def _is_met(mention: PlaceMention, other: Profile) -> bool:
    """Say whether the other claim names a place too, wherever it does."""
    return any(mention.place == met.place for met in other.places)


def _weekdays(a: Profile, b: Profile, swap: Swap) -> list[Conflict]:
    left = [(day, i) for day, i in a.weekdays if swap.i <= i < swap.j]
    right = [(day, k) for day, k in b.weekdays if swap.k <= k < swap.n]
    if not left or not right or {day for day, _ in left} & {day for day, _ in right}:
        return []
    return [swap_of("date", a, b, (word_span(a, left[0][1], left[0][1]), word_span(b, right[0][1], right[0][1])), 0.6)]


def _opposites(a: Profile, b: Profile, swap: Swap) -> list[Conflict]:
    for i in range(swap.i, swap.j):
        mine = sides_told(a, i)
        for k in range(swap.k, swap.n):
            theirs = sides_told(b, k)
            for name in sorted(mine.keys() & theirs.keys()):
                if mine[name] == -theirs[name] and not agree(a, i, b, k):
                    return [swap_of("antonym", a, b, (word_span(a, i, i), word_span(b, k, k)), 1.0, name)]
    return []


def content(words: tuple[Word, ...], first: int, last: int) -> list[int]:
    """Return the indexes in ``[first:last)`` of words that say something and are no figures."""
    inside = range(first, last)
    return [i for i in inside if words[i].key and words[i].folded not in function_words() and words[i].folded.isalpha()]


def is_name(words: tuple[Word, ...], index: int) -> bool:
    """Say whether the word at ``index`` reads as part of a person's name."""
    word = words[index].folded
    if word in given_names() or (word[:1] in "ولب" and word[1:] in given_names()):
        return True
    before = words[index - 1].folded if index else ""
    after = words[index + 1].folded if index + 1 < len(words) else ""
    # No name are «صباح اليوم», «صالح وقادة آخرون», «الملك سلمان للإغاثة».
    other = (words[index].key in everyday_keys() and bare(word) not in given_names()) or _AND_MORE.match(word)
    return before in name_links() or after in name_links() or (before in given_names() and not other)


def _names(a: Profile, b: Profile, swap: Swap) -> list[Conflict]:
    left, right = _unlike(a, b, swap)
    left_names = [i for i in left if is_name(a.words, i) and not _is_behind_on(a, i)]
    right_names = [k for k in right if is_name(b.words, k) and not _is_behind_on(b, k)]
    if not left_names or not right_names:
        return []
    spans = word_span(a, left_names[0], left_names[-1]), word_span(b, right_names[0], right_names[-1])
    return [swap_of("name", a, b, spans, 0.8)]


def _is_behind_on(profile: Profile, index: int) -> bool:
    """Say whether «على» stands before a word: folded, it is the name «علي», which its own letters tell it from."""
    return index > 0 and letters(profile, word_span(profile, index - 1, index - 1)).endswith(_ON)


def _unlike(a: Profile, b: Profile, swap: Swap) -> tuple[list[int], list[int]]:
    """Return the content words of a swap that have no other spelling on the other side and do not stand elsewhere."""
    if _glued(a, b, swap):
        return [], []
    left = [i for i in content(a.words, swap.i, swap.j) if a.words[i].key not in b.keys]
    right = [k for k in content(b.words, swap.k, swap.n) if b.words[k].key not in a.keys]
    pairs = [(i, k) for i in left for k in right if alike(a.words[i].folded, b.words[k].folded)]
    met_left = {i for i, _ in pairs} | _parted(a, left, b)
    met_right = {k for _, k in pairs} | _parted(b, right, a)
    return [i for i in left if i not in met_left], [k for k in right if k not in met_right]


def _parted(profile: Profile, indexes: list[int], other: Profile) -> set[int]:
    """Return the words that the other claim writes as two, or as part of one («عبدالعزيز», «عبد العزيز»)."""
    words, others = ([word.folded for word in one.words] for one in (profile, other))
    as_two, known = {one + behind for one, behind in pairwise(others)}, frozenset(others)
    return {
        i
        for i in indexes
        if words[i] in as_two or any("".join(words[k : k + 2]) in known for k in (i - 1, i) if 0 <= k < len(words) - 1)
    }


def _glued(a: Profile, b: Profile, swap: Swap) -> bool:
    """Say whether both sides are the same letters, parted into words differently («حذرت السلطات», «حذرتالسلطات»)."""
    left = "".join(word.folded for word in a.words[swap.i : swap.j])
    right = "".join(word.folded for word in b.words[swap.k : swap.n])
    return bool(left) and bool(right) and fuzz.ratio(left, right) >= _SAME_LETTERS


def _warnings(a: Profile, b: Profile, swap: Swap, share: float) -> list[Conflict]:
    """Return other words in the same place; the nearer the wordings, the more it says."""
    left, right = _unlike(a, b, swap)
    if not left or not right or max(len(left), len(right)) > _LONGEST_WARNING:
        return []
    if all(any(negates(one.words[i].folded) for i in some) for one, some in ((a, left), (b, right))):
        return []  # «عديم الرحمة», «بلا رحمة»
    spans = word_span(a, left[0], left[-1]), word_span(b, right[0], right[-1])
    return [swap_of("warning", a, b, spans, share, OTHER_WORDS)]


_READERS: tuple[Reader, ...] = (_figures, _places, _weekdays, _opposites, _names)


def compare(a: Profile, b: Profile, aligned: Alignment) -> list[Conflict]:
    """Return what every swap of two near-equal wordings means; nothing for free paraphrases."""
    if aligned.share < NEAR:
        return []
    found: list[Conflict] = []
    for swap in aligned.swaps:
        read = [conflict for reader in _READERS for conflict in reader(a, b, swap)]
        found.extend(read or _warnings(a, b, swap, aligned.share))
    return found
