"""Places named in a text: countries, their adjectives, cities and regions, found by the gazetteer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from store.matching.texts.lexicons import Place, empty_words, given_names, name_links, places

PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "لل")
_LONGEST = 3
# What comes before the name of a place, and words after it that describe instead of naming.
_KINDS = frozenset(("مدينه", "بلده", "قريه", "محافظه", "ولايه", "مخيم", "جزيره", "مديريه"))
_VILLAGES = frozenset(("قريه",))
_DESCRIBING = frozenset(
    (
        "كبيره", "صغيره", "ساحليه", "حدوديه", "جديده", "قديمه", "سياحيه", "صناعيه", "كامله", "اخري", "مجاوره", "ثانيه",
        "مهمه", "استراتيجيه", "عربيه", "واحده", "طبيه", "رياضيه", "جامعيه", "سكنيه", "شمال", "شمالي", "جنوب", "جنوبي",
        "شرق", "شرقي", "غرب", "غربي", "وسط",
    )
)  # fmt: skip
# A country named at least this share as often as the commonest one is one of those a text is about.
_MAINLY = 0.4


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a claim, with the indexes of its first and last word; an adjective names it in passing."""

    place: Place
    first: int
    last: int
    adjective: bool = False


def _forms(head: str) -> list[str]:
    """Return what the first word of a place may be under its particle."""
    found = []
    for particle in PROCLITICS:
        if head.startswith(particle) and len(head) - len(particle) >= 2:
            rest = head[len(particle) :]
            found.append("ال" + rest if particle == "لل" else rest)
    return found


@cache
def _heads() -> frozenset[str]:
    """Return the first words of all places."""
    return frozenset(name[0] for name in places())


def is_first_word(folded: str) -> bool:
    """Say whether the name of a place begins with a folded word («بيروت»): no letter of it is a particle."""
    return folded in _heads()


@lru_cache(maxsize=131072)
def _spellings(head: str) -> tuple[tuple[str, bool], ...]:
    """Return the first words of places that ``head`` may be, and whether each is ``head`` without its article.

    Most words are none: the table of places is asked about the others only.
    """
    heads = _heads()
    both = ((spelled, spelled != form) for form in _forms(head) for spelled in (form, form.removeprefix("ال")))
    return tuple((spelled, bare) for spelled, bare in both if spelled in heads)


def place_at(folded: Sequence[str], index: int) -> tuple[Place, bool, int] | None:
    """Return the longest place that starts at ``index``, whether it is an adjective, and its number of words."""
    spellings = _spellings(folded[index])
    if not spellings:
        return None
    table = places()
    for length in range(min(_LONGEST, len(folded) - index), 0, -1):
        rest = tuple(folded[index + 1 : index + length])
        for spelled, bare in spellings:
            entry = table.get((spelled, *rest))
            # Only adjectives come with and without the article («السعودي»); «السيول» is not Seoul.
            if entry is not None and (not bare or entry[1]):
                return entry[0], entry[1], length
    return None


@lru_cache(maxsize=131072)
def _kind_of(word: str) -> str | None:
    """Return the kind of place that a word names («بمدينة»), with its article if it has one."""
    return next((form for form in _forms(word) if form.removeprefix("ال") in _KINDS), None)


def _named_after_kind(folded: Sequence[str], index: int) -> tuple[Place, bool, int] | None:
    """Return a place the gazetteer does not know, named after its kind («مدينة الرديف»); its country is not known."""
    kind = _kind_of(folded[index - 1]) if index else None
    if kind is None or kind.startswith("ال"):
        return None
    word = folded[index]
    if len(word) < 3 or not word.isalpha() or describes(word):
        return None
    if word in empty_words() or word in given_names():
        return None
    return Place(word, "?" + kind), False, _length(folded, index)


def _length(folded: Sequence[str], index: int) -> int:
    """Return of how many words the name of an unknown place is: one, or what belongs to it too («حوش السيد علي»)."""
    behind = folded[index + 1 : index + 3]
    if folded[index].startswith("ال") or not behind or not behind[0].startswith("ال") or behind[0] in empty_words():
        return 1
    return 3 if len(behind) > 1 and behind[1] in given_names() else 2


def describes(word: str) -> bool:
    """Say whether a folded word behind the kind of a place describes it instead of naming it («بلدة حدودية»)."""
    return word in _DESCRIBING


def _is_village(word: str) -> bool:
    """Say whether a word names a village: a village is not the city that has its name, maybe in another country."""
    return (_kind_of(word) or "") in _VILLAGES


def find_places(folded: Sequence[str]) -> tuple[PlaceMention, ...]:
    """Return the places named, left to right, the longest name winning; a word inside a person's name is none."""
    found, index = [], 0
    while index < len(folded):
        if not _spellings(folded[index]) and (not index or _kind_of(folded[index - 1]) is None):
            index += 1  # so it is with most words
            continue
        after_kind = _named_after_kind(folded, index)
        at = after_kind if after_kind and _is_village(folded[index - 1]) else place_at(folded, index) or after_kind
        if at is None or (index and folded[index - 1] in name_links()) or folded[index] in given_names():
            index += 1
            continue
        place, adjective, length = at
        found.append(PlaceMention(place, index, index + length - 1, adjective))
        index += length
    return tuple(found)


def countries_of(folded: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the countries a text is mostly about, those named at least ``_MAINLY`` as often as the first, and all that
    it names.
    """
    named = (mention.place.country for mention in find_places(folded))
    counts = Counter(country for country in named if country[:1] != "?")
    most = max(counts.values(), default=0)
    return frozenset(country for country, count in counts.items() if count >= _MAINLY * most), frozenset(counts)
