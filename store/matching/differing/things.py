"""What an article counts besides people's fates: seats, tents, violations, the turnout; what is counted once in each
of two reports of one story is one thing, whatever the values.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.differing.counting import fate_keys, noun_keys
from store.matching.texts.vocabulary import key_of
from store.models import Quantity

# Code points before a share in which it is named («نسبة المشاركة … بلغت 41 بالمئة»), and the words that name shares.
_NAMED_WITHIN = 60
_SHARES = frozenset(("نسبه", "معدل", "بنسبه", "rate"))
# Verbs whose subject, behind them, stands at a share.
_STANDS_AT = frozenset(("بلغ", "بلغت", "سجل", "سجلت", "يبلغ", "تبلغ", "وصل", "وصلت", "استقر", "استقرت"))
# One count of one story grows or shrinks at most so many times from one report to the other.
_AT_MOST = 2.0
# Before a thing that tells little of which fact is meant.
LITTLE = "~"
_GENERAL = ("people", "money", "measures")
# One of a thing is everywhere.
_ONE = 1


@lru_cache(maxsize=65536)
def _noun(unit: str) -> str:
    """Return the match key of a noun that tells what is counted; '' for times, for people of some fate, and for several
    nouns. People, sums and measures tell little.
    """
    keys = [key for word in WORD.findall(fold_plain(unit)) if (key := key_of(word))]
    if len(keys) != 1 or keys[0] in fate_keys() or keys[0] in noun_keys("times") | noun_keys("parts"):
        return ""
    return (LITTLE if any(keys[0] in noun_keys(kind) for kind in _GENERAL) else "") + keys[0]


def _share(before: str) -> str:
    """Return what a percentage is a share of, by the last word that names one in the text before it."""
    words = WORD.findall(fold_plain(before))
    at = next((i for i in range(len(words) - 2, -1, -1) if words[i] in _SHARES), None)
    named = "" if at is None else key_of(words[at + 1])
    if not named:  # «بلغ التضخم السنوي 16.2 بالمئة»
        at = next((i for i in range(len(words) - 2, -1, -1) if words[i].removeprefix("و") in _STANDS_AT), None)
        named = key_of(words[at + 1]) if at is not None and words[at + 1].startswith("ال") else ""
    return f"% {named}" if named else f"{LITTLE}%"


def counted(text: str, figures: Iterable[Quantity], offset: int = 0) -> dict[str, list[float]]:
    """Return thing → the different values given for it in a text; vague and small whole numbers tell nothing."""
    found: dict[str, list[float]] = {}
    for figure in figures:
        start = figure.start - offset
        thing = _share(text[max(0, start - _NAMED_WITHIN) : start]) if figure.unit == "%" else _noun(figure.unit or "")
        if thing and (figure.value > _ONE or figure.value % 1) and figure.value > 0 and figure.comparator != "vague>=":
            values = found.setdefault(thing, [])
            if figure.value not in values:
                values.append(figure.value)
    return found


def one_count(
    a: Mapping[str, list[float]],
    b: Mapping[str, list[float]],
    all_a: Mapping[str, list[float]],
    all_b: Mapping[str, list[float]],
) -> str:
    """Return a thing of which both claims give the count of one story, or '': a telling one first.

    ``all_a`` and ``all_b`` are all counts of their articles: each value must be the other's nearest there.
    """
    for thing in sorted(a.keys() & b.keys(), key=lambda thing: (thing.startswith(LITTLE), thing)):
        for one in a[thing]:
            for other in b[thing]:
                if abs(_apart(one, other)) > math.log(_AT_MOST):
                    continue
                if _nearest(one, all_b.get(thing, ()), other) and _nearest(other, all_a.get(thing, ()), one):
                    return thing
    return ""


def _apart(one: float, other: float) -> float:
    return math.log(one / other)


def _nearest(value: float, others: Iterable[float], candidate: float) -> bool:
    """Say whether no other value lies as near to ``value`` as ``candidate``."""
    return all(abs(_apart(value, x)) > abs(_apart(value, candidate)) for x in others if x != candidate and x > 0)
