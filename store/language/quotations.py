"""Quotations: which quotation marks belong together, in folded text with the raw marks at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.language.folding import Folded
from store.language.lexicon import folded_set

_MARK = re.compile(r'"')
# A name of one or two words whose closing mark was forgotten: «شركة "دايناميك للعمارة، …».
_NAME = re.compile(r"(?:\w+ ){0,1}\w+(?=[,.;:!?])")
_STOP = re.compile(r"[.!?](?=\s)")
_OPENERS = frozenset("«“„〝‹")
_CLOSERS = frozenset("»”〞›")

# A quotation inside a quotation.
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: folded offsets of its opening and closing mark; ``balanced`` is False when none closes it.

    The content is ``[open + 1 : close]``.
    """

    open: int
    close: int
    balanced: bool = True


def quotations(view: Folded, fs: int, fe: int) -> list[Quotation]:
    """Return the outermost quotations between two folded offsets, in order, never across a line break.

    Directed marks (« “) nest by direction, straight ones pair up in turn; a directed mark that was typed the wrong way
    round («“ word “», «”word“») counts as what its place says. A mark without a partner opens a quotation up to the
    end of its paragraph only when a space or the beginning stands before it; of a name, where the next mark can only
    open too, up to the next pause.
    """
    text, found = view.text, []
    begin = fs
    while begin < fe:
        cut = text.find("\n", begin, fe)
        line_end = fe if cut < 0 else cut
        if text.find('"', begin, line_end) >= 0:
            found += _in_line(view, begin, line_end)
        begin = line_end + 1
    return found


def _in_line(view: Folded, begin: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    depth, opened = 0, -1
    places = [match.start() for match in _MARK.finditer(view.text, begin, end)]
    raws = [view.raw[view.raw_index(at)] for at in places]
    if len(places) > 2 and not any(raw in _OPENERS or raw in _CLOSERS for raw in raws):
        raws = _nested(view.text, places, end) or raws
    places, raws = _without_taken_up(view.text, places, raws)
    slips = sum(raw in _OPENERS for raw in raws) != sum(raw in _CLOSERS for raw in raws)
    for at, printed in zip(places, raws, strict=True):
        raw = _meant(printed, _word_at(view.text, at - 1, end), _word_at(view.text, at + 1, end), depth, slips)
        slips = slips or raw != printed
        if depth and raw not in _OPENERS | _CLOSERS and _opens(view.text, at, end):
            stop = _never_closed(view.text, opened, at, odd=len(places) % 2 == 1)
            if stop:
                # The quotation before was never closed, and the paper has gone on to another's words.
                found.append(Quotation(opened, stop, balanced=False))
                opened = at
                continue
        if raw in _OPENERS or (raw not in _CLOSERS and depth == 0):
            if depth == 0:
                opened = at
            # A second opening mark without a closing one is a slip of the keyboard; nesting is rare.
            depth += 1 if raw in _OPENERS else depth == 0
        elif depth:
            depth -= 1
            if depth == 0 or raw not in _CLOSERS:
                found.append(Quotation(opened, at))
                depth = 0
    if depth and opened >= 0 and _may_open(view.text, opened, begin):
        resumed = _resumes().search(view.text, opened, end) or _past_thing(view.text, opened, begin, end)
        stop = resumed.start() if resumed else end
        found.append(Quotation(opened, stop, balanced=False))
        found += _in_line(view, stop, end) if resumed else []
    return found


def _without_taken_up(text: str, places: list[int], raws: list[str]) -> tuple[list[int], list[str]]:
    """Leave out opening marks that only take a quotation up again: «“… . “… .”», as papers begin each paragraph.

    Only as many as no closing mark answers, each behind a stop inside the quotation.
    """
    surplus, depth = sum(raw in _OPENERS for raw in raws) - sum(raw in _CLOSERS for raw in raws), 0
    kept: list[int] = []
    for number, (at, raw) in enumerate(zip(places, raws, strict=True)):
        if raw in _OPENERS and depth and surplus > 0 and text[:at].rstrip().endswith((".", "!", "?")):
            surplus -= 1
            continue
        depth = max(0, depth + (raw in _OPENERS) - (raw in _CLOSERS))
        kept.append(number)
    return [places[k] for k in kept], [raws[k] for k in kept]


def _never_closed(text: str, opened: int, at: int, *, odd: bool) -> int:
    """Return where a quotation ends that no mark closes before one opens at ``at``, 0 when that one may close it."""
    said = text[:opened].endswith((": ", ":", ", "))  # «قال: "نعم، …»: no name
    name = _NAME.match(text, opened + 1, at) if odd and not said else None
    if name:
        return name.end()
    resumed = _resumes().search(text, opened, at)
    return resumed.start() if resumed else 0


def _opens(text: str, at: int, end: int) -> bool:
    """Say whether a straight mark can only open: a space before it, a word behind it."""
    return text[at - 1].isspace() and _word_at(text, at + 1, end)


def _past_thing(text: str, opened: int, begin: int, end: int) -> re.Match[str] | None:
    """Return the stop after «ست دول هي "كولومبيا، السودان … .»: what nobody said ends with its sentence."""
    before = text[max(begin, text.rfind(". ", begin, opened)) : opened]
    said = before.rstrip().endswith((":", ",")) or _tells().search(before)
    return None if said else _STOP.search(text, opened, end)


@lru_cache(maxsize=1)
def _verbs() -> tuple[str, str]:
    """Return the verbs that take up speech again, with «و» and bare, each as alternatives of a pattern."""
    verbs = sorted(folded_set("grammar", "resumes"))
    return "|".join(verbs), "|".join(verb.removeprefix("و") for verb in verbs)


@lru_cache(maxsize=1)
def _resumes() -> re.Pattern[str]:
    """Return what ends a quotation nobody closed: a stop, then «وقال», «كما أضافت», «من جهته أكد»."""
    joined, bare = _verbs()
    return re.compile(rf"[.!?]\s*({joined}|و?(كما|من جانبها?|من جهتها?|بدورها?) ({bare}))[\s,:]")


@lru_cache(maxsize=1)
def _tells() -> re.Pattern[str]:
    """Return what shows that a quotation is somebody's words: «قال», «بقوله», «يقول» before it."""
    return re.compile(rf"\b(و?({_verbs()[1]})|\w?[يت]?قول\w*|قائل\w*)\b")


def _nested(text: str, places: list[int], end: int) -> list[str]:
    """Return straight marks as directed ones when each one's place tells which it is and a quotation holds another.

    «"قال حزب "النور" إنه …"»: opening, opening, closing, closing. Empty when any mark may be either.
    """
    found, depth, deepest = [], 0, 0
    for at in places:
        opens = _word_at(text, at + 1, end) and not (at and text[at - 1].isalnum())
        closes = at > 0 and not text[at - 1].isspace() and not _word_at(text, at + 1, end)
        if opens == closes:
            return []
        depth += 1 if opens else -1
        deepest = max(deepest, depth)
        if depth < 0 or depth > _DEEPEST:
            return []
        found.append("«" if opens else "»")
    return found if depth == 0 and deepest == _DEEPEST else []


def _meant(mark: str, before: bool, after: bool, depth: int, slips: bool) -> str:
    """Return the mark that was meant: an opening one before no word closes, a closing one with nothing open opens."""
    if slips and mark in _OPENERS and depth == 1 and not after:
        return "»"
    if mark in _CLOSERS and not depth and after and not before:
        return "«"
    return mark


def _word_at(text: str, at: int, end: int) -> bool:
    """Say whether a letter or digit stands at ``at``."""
    return 0 <= at < end and text[at].isalnum()


def _may_open(text: str, at: int, begin: int) -> bool:
    """Say whether an unbalanced mark really opens: after a word of the paragraph and a space, colon or «ب».

    A stray mark at the head of a paragraph opens nothing.
    """
    return bool(text[begin:at].strip()) and not text[at - 1].isalpha()
