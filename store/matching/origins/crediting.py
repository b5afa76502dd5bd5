"""Which agencies and outlets a report credits: in its dateline, at its end, in brackets, or by a crediting word.

«تونس (رويترز) -», «المصدر: وكالات», «بحسب وكالة فرانس برس». An agency that is merely spoken of is not credited.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from store.language.folding import fold_plain
from store.language.lexicon import load
from store.matching.texts.lexicons import crediting

# Agencies without a name: nothing shows which, or that it was another than a named one.
UNNAMED = "وكالات"
# A dateline stands before the first dash or colon of a line, within so many characters.
_DATELINE = 45
# Words of a dateline beside the agency: a place, or a day («القاهرة في 3 مارس - رويترز»).
_MOST_BETWEEN = 2
_MARK = re.compile(r"\s[-–—ـ]+\s|:")
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,40})[)\]]")


def _key(name: str) -> str:
    """Return the folded words of a name without points («أ.ف.ب» is «أ ف ب»)."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold_plain(name)).split())


@cache
def _known() -> Mapping[str, str]:
    """Return the key of every name and alias of agencies and outlets → the name they are shown by."""
    table = {_key(word): UNNAMED for word in crediting("unnamed")}
    for row in load("outlets")["outlet"]:
        for name in (row["name"], *row.get("aliases", ())):
            table.setdefault(_key(name), str(row["name"]))
    return table


@cache
def _adjectives() -> frozenset[str]:
    """Return the short names that are adjectives as well («أعلنت الألمانية أنجيلا ميركل»): no agency in a sentence."""
    names = {_key(row["name"]) for row in load("outlets")["outlet"]}
    return frozenset(key for key in _known() if " " not in key and key.endswith("يه") and key not in names)


@cache
def _longest() -> int:
    return max(len(key.split()) for key in _known())


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """Return one name for all an outlet is known by: of the list when it is there, else without words for its kind."""
    key = _key(name)
    kinds = _folded("kinds")
    words = key.split()
    while words and words[0] in kinds and " ".join(words) not in _known():
        words.pop(0)
    bare = " ".join(words) or key
    return _known().get(key) or _known().get(bare) or bare


def is_outlet(name: str) -> bool:
    """Say whether a name is that of a listed agency or outlet, which relays and is no person."""
    return canonical(name) in _known().values()


def credited_in(text: str, others: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the canonical names of the agencies and listed outlets that a report credits, and of ``others`` (canonical
    names too) those it credits by a crediting word.
    """
    found, words, present = _read(text)
    named = frozenset(one for one in others if one.split()[-1:] and {one.split()[-1], f"ل{one.split()[-1]}"} & present)
    return found | _behind(words, named) if named else found


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Return who is credited in a report, its folded words, and which words there are."""
    found: set[str] = set()
    for match in _BRACKETS.finditer(text):
        found |= {_known()[key] for part in re.split("[،,/-]", match[1]) if (key := _key(part)) in _known()}
    for line in text.splitlines():
        found |= _dateline(line)
    words = tuple(_key(text).split())
    return frozenset(found | _behind(words, frozenset())), words, frozenset(words)


@cache
def _folded(part: str) -> frozenset[str]:
    return frozenset(_key(word) for word in crediting(part))


def _dateline(line: str) -> set[str]:
    """Return who stands in the dateline of a line («عواصم - وكالات: …»), or alone on it."""
    head = line.strip()
    parts = _MARK.split(head[:_DATELINE])
    if len(head) > _DATELINE:
        parts.pop()
    return {_known()[key] for part in parts if (key := _key(part)) in _known()}


def _behind(words: Sequence[str], others: frozenset[str]) -> set[str]:
    """Return who stands behind a crediting word («نقلا عن وكالة رويترز», «قال لرويترز»)."""
    before, between = _folded("before"), _folded("between")
    found = set()
    for at, word in enumerate(words):
        if word.startswith("ل") and word not in others and (told := _at(words, at, others)):
            found.add(told)  # «قال لرويترز»
        if word not in before and word.lstrip("وف") not in before:
            continue
        start = at + 1
        for _ in range(_MOST_BETWEEN + 1):
            name = _at(words, start, others)
            if name or start >= len(words) or words[start] not in between:
                break
            start += 1
        if name:
            found.add(name)
    return found


def _at(words: Sequence[str], start: int, others: frozenset[str]) -> str | None:
    """Return the outlet whose name begins at a word, the longest, also behind «ل»."""
    for length in range(_longest(), 0, -1):
        key = " ".join(words[start : start + length])
        for name in (key, key.removeprefix("ل")):
            if (name in _known() and name not in _adjectives()) or name in others:
                return _known().get(name, name)
    return None
