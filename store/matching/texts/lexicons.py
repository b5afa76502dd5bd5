"""The word lists of the matcher: function words, opposites, synonyms, places and given names.

They are TOML files beside this module that a fact-checker can read and edit; here they are folded and turned
into look-up tables once. Keys of places and names are folded words; keys of synonyms and opposites are stems.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from store.language.folding import fold_plain
from store.language.stems import stem
from store.matching.texts.skeletons import WHOLE, skeleton

_LISTS = Path(__file__).parents[1] / "lexicon"


def _toml(name: str) -> dict[str, Any]:
    """Return one TOML list of this room."""
    return tomllib.loads((_LISTS / f"{name}.toml").read_text("utf-8"))


def _folded(words: str) -> list[str]:
    return fold_plain(words).split()


@cache
def empty_words() -> frozenset[str]:
    """Return the folded words that say nothing about which fact is meant."""
    return frozenset(word for part in _toml("common").values() for word in _folded(part))


@cache
def function_words() -> frozenset[str]:
    """Return the folded function words alone, Arabic and English."""
    lists = _toml("common")
    return frozenset(_folded(lists["function"] + lists["english"]))


@cache
def everyday_stems() -> frozenset[str]:
    """Return the stems of words found in every other report, with given names and the names of countries."""
    words = [word for part in _toml("everyday").values() for word in _folded(part)]
    countries = [name[0] for name, (place, _) in places().items() if len(name) == 1 and place.name == place.country]
    return frozenset(stem(word) for word in (*words, *countries, *given_names()))


@cache
def synonyms() -> Mapping[str, str]:
    """Return stem → the stem that speaks for all its synonyms."""
    table: dict[str, str] = {}
    for line in _toml("synonyms")["lines"]:
        words = _folded(line)
        for word in words:
            table.setdefault(stem(word), stem(words[0]))
    return table


@cache
def opposites() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return folded word → the oppositions it stands in, each with its side (−1 or +1)."""
    table: dict[str, dict[str, int]] = {}
    for entry in _toml("opposites")["opposite"]:
        for side, words in ((1, entry["a"]), (-1, entry["b"])):
            for word in _folded(words):
                table.setdefault(word, {}).setdefault(entry["name"], side)
    return {word: tuple(sorted(sides.items())) for word, sides in table.items()}


@cache
def states() -> Mapping[str, list[tuple[tuple[str, ...], str, int]]]:
    """Return first folded word of a phrase → its other words, the name of the state, and its side (−1 or +1)."""
    table: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for entry in _toml("states")["state"]:
        for side, phrases in ((1, entry["a"]), (-1, entry["b"])):
            for first, *rest in map(_folded, phrases.split("|")):
                table.setdefault(first, []).append((tuple(rest), entry["name"], side))
    return table


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the gazetteer knows it: its name, and the country it lies in (itself for a country)."""

    name: str
    country: str


@cache
def places() -> Mapping[tuple[str, ...], tuple[Place, bool]]:
    """Return folded word tuple → place, and whether the words are its adjective («سعودي»)."""
    table: dict[tuple[str, ...], tuple[Place, bool]] = {}
    for country, entry in _toml("places").items():
        here = Place(country, country)
        for name in (country, *filter(None, entry["names"].split("|"))):
            table.setdefault(tuple(_folded(name)), (here, False))
        for adjective in filter(None, entry.get("adjectives", "").split("|")):
            table.setdefault(tuple(_folded(adjective)), (here, True))
        for city in filter(None, entry["cities"].split("|")):
            table.setdefault(tuple(_folded(city)), (Place(city, country), False))
    return table


@cache
def kinds() -> Mapping[str, list[tuple[tuple[str, ...], str, int]]]:
    """Return folded first word → the things of a kind it may begin to name: the words after it, kind and entry."""
    table: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for kind, entries in _toml("kinds").items():
        for number, entry in enumerate(entries.split("|")):
            for wording in entry.split("/"):
                first, *rest = _folded(wording)
                table.setdefault(first, []).append((tuple(rest), kind, number))
    return table


@cache
def given_names() -> frozenset[str]:
    """Return folded given names."""
    return frozenset(_folded(_toml("names")["given"]))


@cache
def name_links() -> frozenset[str]:
    """Return the folded words inside a name («بن», «آل»)."""
    return frozenset(_folded(_toml("names")["links"]))


@cache
def turning_words() -> Mapping[str, str]:
    """Return folded word → family for words that turn a statement round («رفض», «دون»); to deny is to do «without»."""
    lists = {**_toml("turning")["families"]}
    lists["without"] += lists.pop("deny")
    return {word: family for family, words in lists.items() for word in _folded(words)}


@cache
def negating_words() -> frozenset[str]:
    """Return the folded words that negate what follows («لم», «دون»)."""
    lists = _toml("turning")
    return frozenset(_folded(lists["families"]["without"] + lists["english"]))


@cache
def denying_words() -> frozenset[str]:
    """Return the folded words that deny («نفى», «شائعة»)."""
    return frozenset(_folded(_toml("turning")["families"]["deny"]))


@cache
def fates(part: str = "fates") -> Mapping[str, str]:
    """Return name → words of one part of the list of what is counted: ``fates``, ``sides`` or ``nouns``."""
    return dict(_toml("fates")[part])


@cache
def framings() -> Mapping[tuple[str, ...], tuple[str, int]]:
    """Return folded words of a label → what it frames and the number of the way to put it."""
    table: dict[tuple[str, ...], tuple[str, int]] = {}
    for entry in _toml("framing")["framing"]:
        for way, line in enumerate(entry["lines"]):
            for label in line.split():
                words = _folded(label.replace("|", " "))
                for last in (words[-1], words[-1] + "ا"):  # «مسلح», «مسلحا»
                    table.setdefault((*words[:-1], last), (entry["name"], way))
    return table


@cache
def untrue_phrases() -> Mapping[str, list[tuple[str, ...]]]:
    """Return folded first word, also with «و» or «ف» before it → what follows it in phrases that call untrue."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _toml("turning")["untrue"].split("|"):
        words = _folded(phrase)
        for joined in ("", "و", "ف"):
            table.setdefault(joined + words[0], []).append(tuple(words[1:]))
    return table


@cache
def crediting(part: str) -> tuple[str, ...]:
    """Return one part of the list of how reports say where they have a text from; names are parted by ``|``."""
    words = _toml("crediting")[part]
    return tuple(words.split("|" if "|" in words else None))


@cache
def _fields() -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    """Return stem → the fields of meaning it lies in, by number, and the same by skeletons that tell a root."""
    by_stem: dict[str, set[int]] = {}
    by_bones: dict[str, set[int]] = {}
    for number, line in enumerate(_toml("fields")["lines"]):
        for word in _folded(line):
            by_stem.setdefault(stem(word), set()).add(number)
            if len(bones := skeleton(word)) >= WHOLE:
                by_bones.setdefault(bones, set()).add(number)
    one, other = ({key: frozenset(some) for key, some in table.items()} for table in (by_stem, by_bones))
    return one, other


@lru_cache(maxsize=65536)
def fields(folded: str) -> frozenset[int]:
    """Return the fields of meaning of a folded word: by its stem, else by its consonants when they tell a root."""
    by_stem, by_bones = _fields()
    return by_stem.get(stem(folded)) or by_bones.get(skeleton(folded)) or frozenset()
