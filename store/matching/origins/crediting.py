"""Which agencies and outlets a report credits, and with what: with all of it in its dateline or at its end, with a
paragraph in brackets or by a crediting word.

«تونس (رويترز) -», «المصدر: وكالات», «بحسب وكالة فرانس برس». An agency that is merely spoken of is not credited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from store.language.folding import fold_plain
from store.language.lexicon import load
from store.matching.texts.lexicons import crediting
from store.models import Span

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


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line of a report: its folded words, whom it credits, and whether it goes on with, or only points back to, who
    was credited before («وأضاف …», «بحسب الوكالة»).
    """

    start: int
    end: int
    words: tuple[str, ...]
    credited: frozenset[str]
    goes_on: bool
    points: bool


def credited_in(text: str, spans: Iterable[Span], others: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the canonical names of the agencies and listed outlets that a report credits with what stands at
    ``spans``, and of ``others`` (canonical names too) those it credits with it by a crediting word.
    """
    bylines, paragraphs = _read(text)
    found = set(bylines)
    for i in sorted(_around(paragraphs, spans)):
        found |= paragraphs[i].credited
        present = {form for word in paragraphs[i].words for form in (word, word.removeprefix("ل"))} if others else ()
        if named := frozenset(one for one in others if one.split() and one.split()[-1] in present):
            found |= _behind(paragraphs[i].words, named)
    return frozenset(found)


def points_back(name: str) -> bool:
    """Say whether a name only points back to an outlet named before («الوكالة»)."""
    return _key(name) in _pointing()


@cache
def _pointing() -> frozenset[str]:
    return frozenset(_key(word) for word in crediting("pointing"))


def _around(paragraphs: Sequence[_Paragraph], spans: Iterable[Span]) -> set[int]:
    """Return the paragraphs that tell whom something is from: its own, those it goes on with or points back to, and
    for a headline the first one below it.
    """
    held = {i for i, one in enumerate(paragraphs) for span in spans if span.start < one.end and one.start < span.end}
    waiting = [*held, *({1} if 0 in held and len(paragraphs) > 1 else ())]
    found: set[int] = set()
    while waiting:
        i = waiting.pop()
        if i in found:
            continue
        found.add(i)
        if i and paragraphs[i].goes_on:
            waiting.append(i - 1)
        if paragraphs[i].points:
            waiting += [k for k in reversed(range(i)) if paragraphs[k].credited][:1]
    return found


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[frozenset[str], tuple[_Paragraph, ...]]:
    """Return who is credited with the whole of a report, and its paragraphs."""
    bylines: set[str] = set()
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        bylines |= _dateline(line)
        bracketed = frozenset[str]()
        for match in _BRACKETS.finditer(line):
            named = {_known()[key] for part in re.split("[،,/-]", match[1]) if (key := _key(part)) in _known()}
            opens = match.start() < _DATELINE and _MARK.match(line, match.end()) is not None
            if opens or not text[start + match.end() :].strip(" \n\r."):
                bylines |= named
            bracketed |= named
        if line.strip():
            words = tuple(_key(line).split())
            credited = bracketed | _behind(words, frozenset())
            goes_on = bool(words) and words[0].removeprefix("و") in _folded("continuing")
            found.append(_Paragraph(start, start + len(line), words, credited, goes_on, _is_pointing(words)))
        start += len(line)
    return frozenset(bylines), tuple(found)


def _is_pointing(words: Sequence[str]) -> bool:
    """Say whether a paragraph points back to an outlet («ونقلت الوكالة عن»), no body («الوكالة الدولية»)."""
    return any(one in _pointing() and not other.startswith("ال") for one, other in pairwise((*words, "")))


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
