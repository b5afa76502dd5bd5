"""Which outlet published a text, from the text itself: an interview, its signature, logo, domain or rights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from store.reading.lines import Line, folded, lines, words
from store.reading.lists import word_lists

_INTERVIEW = re.compile(r"\bل(?:صحيفة |جريدة |موقع |قناة |شبكة )?[ـ]?\s?[«\"“(]([^»\"”)\n]{2,40})[»\"”)]")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]{2,40}\.){1,3}(?:[a-z]{2,6}))\b", re.I)
_RIGHTS = re.compile(r"(?:حقوق محفوظه|الحقوق محفوظه|copyright|©)(.{3,60})")
_MEDIA = frozenset(
    (
        "نيوز",
        "برس",
        "اونلاين",
        "الاخباريه",
        "صحيفه",
        "جريده",
        "موقع",
        "شبكه",
        "قناه",
        "بوابه",
        "تايمز",
        "news",
        "online",
    )
)
_DASH = re.compile(r"\s+[-–—|/]\s+|[()]")
_TAIL_LINES = 12


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    domains: tuple[str, ...]
    common: bool


@cache
def _table() -> dict[str, _Known]:
    table: dict[str, _Known] = {}
    for row in word_lists("outlets")["outlets"]:
        known = _Known(row["name"], tuple(row.get("domains", ())), bool(row.get("common")))
        for name in (row["name"], *row.get("aliases", ())):
            table.setdefault(" ".join(words(folded(name))), known)
    return table


@cache
def _domains() -> dict[str, str]:
    return {domain: known.name for known in _table().values() for domain in known.domains}


@cache
def publishers() -> frozenset[str]:
    """Return the folded names of all known outlets and agencies, whose line alone is no statement."""
    from store.language.lexicon import load

    relays = [name for row in load("outlets")["outlet"] for name in (row["name"], *row.get("aliases", ()))]
    return frozenset(_table()) | {" ".join(words(folded(name))) for name in relays}


def find_outlet(text: str) -> tuple[str, str] | None:
    """Return the outlet's usual name and the basis.

    The basis is ``domain``, ``logo``, ``signature``, ``rights``, ``dateline`` or ``interview``. Only the text is read;
    an agency that is credited is not the outlet. None when nothing tells.
    """
    ends = _ends(text)
    return _by_domain(text, ends) or _by_signature(text, ends) or _by_top(text) or _by_interview(text)


def _ends(text: str) -> list[Line]:
    """The last lines of the page, in order; a long text is not scanned whole."""
    offset = max(0, len(text) - 4000)
    tail = [Line(line.start + offset, line.end + offset, line.key) for line in lines(text[offset:])]
    return tail[-_TAIL_LINES:]


def _by_domain(text: str, ends: list[Line]) -> tuple[str, str] | None:
    for at, line in reversed(list(enumerate(ends))):
        raw = text[line.start : line.end]
        found = _DOMAIN.search(raw)
        if not found or len(raw.split()) > 4 or "@" in raw:
            continue
        domain = found[1].lower()
        name = next((known for end, known in _domains().items() if domain == end or domain.endswith("." + end)), None)
        if name:
            return name, "domain"
        above = ends[at - 1] if at else None
        if above is not None and 1 <= len(words(above.key)) <= 3 and above.key.isprintable():
            return text[above.start : above.end], "logo"
        return domain, "domain"
    return None


def _by_signature(text: str, ends: list[Line]) -> tuple[str, str] | None:
    for line in reversed(ends):
        known = _table().get(" ".join(words(line.key)))
        if known:
            return known.name, "signature"
        rights = _RIGHTS.search(line.key)
        if rights:
            for name, row in _table().items():
                if name in " ".join(words(rights[1])):
                    return row.name, "rights"
    last = ends[-1] if len(ends) > 1 else None
    own = words(last.key) if last is not None else []
    if last is not None and 2 <= len(own) <= 4 and {own[0], own[-1]} & _MEDIA and last.key[-1] not in ".:؟!":
        return text[last.start : last.end].strip(" -–—()[]|*"), "signature"
    return None


def _by_top(text: str) -> tuple[str, str] | None:
    """A known outlet alone above the report, or after a place: «أبوظبي - سكاي نيوز عربية»."""
    for line in islice(lines(text[:2000]), 8):
        for part in _DASH.split(line.key) if len(line.key) <= 80 else ():
            known = _table().get(" ".join(words(part)))
            if known and not known.common:
                return known.name, "dateline"
    return None


def _by_interview(text: str) -> tuple[str, str] | None:
    """«قال لـ«عكاظ»»: a paper names itself so when someone spoke to it; other papers are quoted with their kind."""
    names: list[str] = []
    for found in islice(_INTERVIEW.finditer(text), 200):
        known = _table().get(" ".join(words(folded(found[1]))))
        if known and not found[0].startswith(("لصحيفة", "لجريدة", "لموقع", "لقناة", "لشبكة")):
            names.append(known.name)
    return (names[0], "interview") if names and len(set(names)) == 1 else None
