"""Whom «the two ministers» are: people named earlier in the article, for claims that only point back to them.

A report that names «وزيرا الخارجية الأمريكي جون كيري والروسي سيرغي لافروف» goes on with «الوزيرين»; another outlet
names them in the very sentence. Compared word by word the two would share nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from store.language.tokens import tokens
from store.matching.texts.gazetteer import PROCLITICS
from store.matching.texts.lexicons import function_words
from store.matching.texts.vocabulary import key_of
from store.models import Unit

# Offices whose dual points back to two people («الوزيران»), in the singular.
_OFFICES = ("وزير", "رئيس", "زعيم", "مسؤول", "مبعوث", "سفير", "قائد", "نائب", "مندوب", "متحدث")
# So many words after the first mention of both («وزيرا … كيري … لافروف») may be their names and countries.
_NAMED_WITHIN = 10


@cache
def _pointing() -> dict[str, str]:
    """Return folded definite dual → office, also behind a particle («للوزيرين»)."""
    found = {}
    for office in _OFFICES:
        for ending in ("ين", "ان"):
            found["ال" + office + ending] = office
            found["لل" + office + ending] = office
    return found


@cache
def _naming() -> dict[str, str]:
    """Return the folded dual before its complement → office («وزيرا», «وزيري»)."""
    return {office + ending: office for office in _OFFICES for ending in ("ا", "ي")}


def _stripped(folded: str) -> tuple[str, ...]:
    return tuple(folded[len(p) :] for p in PROCLITICS if folded.startswith(p))


@lru_cache(maxsize=65536)
def _pointed_at(folded: str) -> tuple[str, ...]:
    """Return the offices that a folded word points back to: for nearly all words none."""
    return tuple(_pointing()[form] for form in _stripped(folded) if form in _pointing())


def referred_keys(unit: Unit, folded: Sequence[str]) -> frozenset[str]:
    """Return the match keys of the people a claim with words ``folded`` points back to; empty for nearly all claims."""
    offices = {office for word in folded for office in _pointed_at(word)}
    if not offices or not unit.article_text:
        return frozenset()
    before = tokens(unit.article_text[: unit.claim.start])
    found: set[str] = set()
    for i in range(len(before) - 1, -1, -1):
        if not offices:
            break
        office = next((_naming()[form] for form in _stripped(before[i].folded) if form in _naming()), None)
        if office in offices:
            offices.discard(office)
            named = [word.folded for word in before[i : i + _NAMED_WITHIN + 1]]
            found.update(key for word in named if word not in function_words() and (key := key_of(word)))
    return frozenset(found)
