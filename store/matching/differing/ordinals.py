"""Which one of a row: the floor, the round («الدور الخامس», «fifth floor»), told apart by the noun it counts."""

from __future__ import annotations

from functools import cache, lru_cache

from store.language.folding import fold_plain
from store.matching.differing.slots import Conflict, swap_of, word_span
from store.matching.texts.profile import KEPT, Profile
from store.models import Span

_ARABIC = "اول ثان ثالث رابع خامس سادس سابع ثامن تاسع عاشر"
_ENGLISH = "first second third fourth fifth sixth seventh eighth ninth tenth"
_THE = ("ال", "وال", "بال", "فال", "كال", "لل")
# Hours have ordinals too, and are no places in a row.
_HOURS = frozenset(("ساعه", "الساعه"))


@cache
def _places() -> dict[str, int]:
    """Return folded ordinal, in Arabic with its article or, before its noun, without one → its number."""
    found = {word: place for place, word in enumerate(_ENGLISH.split(), 1)}
    for place, word in enumerate(fold_plain(_ARABIC).split(), 1):
        ending = "ي" if word == "ثان" else ""
        found |= {f"ال{word}{ending}": place, f"ال{word}{'يه' if ending else 'ه'}": place, word + ending: place}
    return found | {"الاولي": 1}


@lru_cache(maxsize=KEPT)
def _rows(profile: Profile) -> dict[str, list[tuple[int, Span]]]:
    """Return noun → the places in its row that a claim names, with their spans."""
    found: dict[str, list[tuple[int, Span]]] = {}
    for i, word in enumerate(profile.words):
        place = _places().get(word.folded)
        if place is None:
            continue
        definite = word.folded.startswith("ال")
        noun = i - 1 if definite else i + 1
        if not 0 <= noun < len(profile.words) or (definite and not profile.words[noun].folded.startswith(_THE)):
            continue  # «تضم الأولى»: no row
        if not definite and profile.words[noun].folded.startswith(_THE):
            continue  # «أول الأسبوع»
        if profile.words[noun].key and profile.words[noun].folded not in _HOURS:
            span = word_span(profile, min(i, noun), max(i, noun))
            found.setdefault(profile.words[noun].key, []).append((place, span))
    return found


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the rows of which both claims name a place and never the same one."""
    mine, theirs = _rows(a), _rows(b)
    found = []
    for noun in sorted(mine.keys() & theirs.keys()):
        if {place for place, _ in mine[noun]}.isdisjoint(place for place, _ in theirs[noun]):
            conflict = swap_of("figure", a, b, (mine[noun][0][1], theirs[noun][0][1]), 0.0)
            found.append(conflict.counting(noun))
    return found
