"""Sentences and clauses: where a statement may begin and end. Offsets are raw code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from store.language.folding import Folded, fold
from store.language.lexicon import folded_set
from store.language.quotations import Quotation, quotations
from store.language.tokens import DRAWN
from store.models import Span

# A stop ends a sentence also without a space after it; not inside a number, a web address or an initial.
_STOP = re.compile(r"[.!?…]+[\"')\]]*|\n+|\r+|[\x85\u2028\u2029]+")
_BRACKET = re.compile(r"[^()]*\)")
# The stop of «د . شاكر», «م .أحمد»; «عام 2014 م .» is the end of something.
_TITLE_LETTERS = re.compile(r"(?<!\w)(?<!\d )(?:و?[دماع]|اد)\s?\Z")
# «48 د .ك», «90 ر.س»: a coin in two letters; «4. 5 في المئة», «8. 45 مليار»: a decimal with a space behind its point.
_COIN = (re.compile(r"(?:\d|ون|يار|الف)\s?(?<!\w)[درجل]\s?\Z"), re.compile(r"\s?[كسمايبعل](?!\w)"))
_WIDE = (
    re.compile(r"(?<![\d.,])\d{1,3}\Z"),
    re.compile(r"\s\d{1,3}\s?(?:%|في الم|بالم|(?:مليار|مليون|تريليون|نقطه|دولار|ريال|درهم|دينار|بنس|متر)\b)"),
)
_OF_YEAR = re.compile(r"(?<!\w)و?(?:ال)?(?:عام|سنه|العام|منذ|حتي|اقصاه|لعام|بعام)\s\Z")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_CLAUSE = re.compile(
    r";|,\s*(?=(?:و?لكن\w*|و?فيما|و?بينما|في\s+حين|في\s+وقت|حيث|بعدما|بعد\s+ان|الا\s+ان|علما|مما|التي|الذي|but|while|whereas|although)\b)"
    r"|\s(?=(?:لكن\w*|بعدما|فيما|بينما|في\s+حين)\b)"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of ``text[start:end]`` as trimmed raw spans in order.

    A full stop inside a balanced quotation does not end a sentence; an unbalanced quotation closes at the
    paragraph's end.
    """
    stop = len(text) if end is None else end
    view = fold(text[start:stop])
    spans = (view.raw_span(fs, fe) for fs, fe in folded_sentences(view))
    return [Span(span.start + start, span.end + start) for span in spans]


def folded_sentences(view: Folded, fs: int = 0, fe: int | None = None) -> list[tuple[int, int]]:
    """Return the sentences between two folded offsets as trimmed folded spans."""
    text, stop = view.text, len(view.text) if fe is None else fe
    quoted = quotations(view, fs, stop)
    opens = [pair.open for pair in quoted]
    found, begin = [], fs
    for match in _STOP.finditer(text, fs, stop):
        close = _close_of(opens, quoted, match.start())
        year = _year_end(text, match.start()) if close is None and match[0] == "." else 0
        if not (year or _ends(text, match, quoted_end=close)):
            continue
        end = year or match.end()
        found.append((begin, end))
        begin = end
    found.append((begin, stop))
    trimmed = (_trim(text, one, other) for one, other in found)
    return [pair for pair in trimmed if pair[1] > pair[0]]


def _close_of(opens: list[int], quoted: list[Quotation], at: int) -> int | None:
    """Return where the quotation around ``at`` closes, or None when ``at`` is outside any."""
    index = bisect_right(opens, at) - 1
    if index < 0:
        return None
    pair = quoted[index]
    return pair.close if at < pair.close else None


def _ends(text: str, match: re.Match[str], quoted_end: int | None) -> bool:
    """Say whether this stop ends the sentence."""
    mark, at, after = match[0], match.start(), text[match.end() : match.end() + 1]
    if mark[0] in "\n\r\x85\u2028\u2029":
        # A line broken behind a comma goes on in the next one.
        return len(mark) > 1 or text[:at].rstrip(" ")[-1:] != ","
    if quoted_end is not None and not (match.end() > quoted_end):
        return False
    if mark[0] == "." and sets_off(text, at):
        return False
    if mark[:2] == ".." and mark[-1] == ")" and "(" in text[max(0, at - 60) : at].rpartition(")")[2]:
        return False  # «(سلال وتحف ...) لبيعها»: more of the kind, in brackets inside a sentence
    if mark[0] == "." and len(mark) == 1:
        before = text[max(0, at - 1) : at]
        if before.isdigit() and after.isdigit():
            return False
        if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
            return False
        # An initial («د. محمد», «س.ب. باتاك», «J. Smith») or an English abbreviation.
        if re.search(r"(?<!\w)\w\.\w\Z", text[max(0, at - 4) : at]) or re.match(r"\w\.", text[at + 1 : at + 3]):
            lone = re.search(r"(?<!\w)[^\W\d_]\Z", text[max(0, at - 2) : at])
            if lone:
                return False
        lead = re.search(r"(?<!\w)([\w.]{1,4})\Z", text[max(0, at - 5) : at])
        if lead and lead[1] in folded_set("english", "words.month_stops") and re.match(r"\s\d", text[at + 1 : at + 3]):
            # «Feb. 9»
            return False
        if lead and (
            lead[1] in folded_set("english", "words.abbreviations")
            or (len(lead[1]) == 1 and lead[1].isalpha() and after == " ")
        ):
            return False
    return True


def sets_off(text: str, at: int) -> bool:
    """Say whether the full stop at ``at`` of folded text only sets something off inside a sentence.

    After a title's letter («د . شاكر»), between the names of letters («إس.إن.سي»), in a decimal with a space («6 .6»),
    in an address, before a comma, and where words were left out in brackets («( . . .)»).
    """
    before, after = text[max(0, at - 8) : at], text[at + 1 : at + 17]
    if any(ends.search(before) and begins.match(after) for ends, begins in (_COIN, _WIDE)):
        return True
    if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha():
        return True  # «name@example.com»
    if re.match(r"\s?\w", after) and _TITLE_LETTERS.search(before):
        return True
    if before[-1:] == " " and after[:1].isdigit() and (_is_drawn(text, at) or _year_end(text, at)):
        return True
    if after[:1] == "," or (before.rstrip(" .")[-1:] == "(" and after.lstrip(" .")[:1] == ")"):
        return True
    names = folded_set("grammar", "letter_names")
    last, following = re.search(r"(?<!\w)\w+\Z", before), re.match(r"\w+", after)
    if last is None or not {last[0], last[0][1:] if last[0][0] in "وبل" else ""} & names:
        return False
    if following is not None:
        return following[0] in names
    # «إي. إل. دوكتورو»: letters of a name; «قناة سي إن إن. وقال» ends.
    spelled = re.search(r"(?<!\w)(\w+) \Z", before[: last.start()])
    return not (spelled and spelled[1] in names) and re.match(r" [^\Wو]", after) is not None


def _year_end(text: str, stop: int) -> int:
    """Return the end of the year that stands behind its full stop («منذ عام .1998 وأضاف …»), 0 where none does."""
    year = _YEAR.match(text, stop + 1)
    return year.end() if year and _OF_YEAR.search(text[max(0, stop - 9) : stop]) else 0


def _is_drawn(text: str, at: int) -> bool:
    """Say whether the point at ``at`` is inside a number (see :data:`DRAWN`)."""
    return any(found.start() < at < found.end() for found in DRAWN.finditer(text, max(0, at - 24), at + 24))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def clauses(text: str, span: Span) -> list[Span]:
    """Return the clauses of one sentence (``span`` of ``text``): parted at «؛», «، لكن», «فيما», «بعدما», «حيث» …"""
    view = fold(text[span.start : span.end])
    quoted = quotations(view, 0, len(view.text))
    opens = [pair.open for pair in quoted]
    cuts = [0]
    for match in _CLAUSE.finditer(view.text):
        if _close_of(opens, quoted, match.start()) is None:
            cuts.append(match.end())
    cuts.append(len(view.text))
    found = []
    for begin, finish in pairwise(cuts):
        fs, fe = _trim(view.text, begin, finish)
        while fe > fs and view.text[fe - 1] in ",;. ":
            fe -= 1
        if fe > fs:
            raw = view.raw_span(fs, fe)
            found.append(Span(raw.start + span.start, raw.end + span.start))
    return found
