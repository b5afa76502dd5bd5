"""Text that the same page prints again: equal and near-equal lines, glued headlines, sentences said twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import islice

from store.models import Fold, Span
from store.reading.lines import Line, folded, trimmed, words

# Shorter lines («عاجل», a name) return by chance; a repeat has at least this many words.
_LINE_WORDS = 4
_SENTENCE_WORDS = 7
_NEAR_WORDS = 8
_NEAR_SHARE = 0.88
_NEAR_LENGTH = 0.7
_NEAR_LINES = 5_000
_SENTENCE = re.compile(r'[.!?؟…]+["»”)\]]*\s*|\n')
_PREFIX = re.compile(r"^[وفبلك]?(?:ال|لل)?")
# Words that turn a sentence round: two lines that differ in one of them say different things.
_TURNS = frozenset(["لا", "لم", "لن", "ليس", "ليست", "غير", "نفي", "نفت", "ينفي", "تنفي", "دون", "عدم", "not", "no"])


def repeats(text: str, page: Iterable[Line]) -> list[Fold]:
    """Return the later copies of what ``page`` prints more than once, in order of the text.

    Of equal copies the first is kept, of near-equal ones the longer; ``of`` is the kept copy. Linear in the text.
    """
    kept: dict[str, Line] = {}
    unique: list[Line] = []
    found: list[Fold] = []
    for line in page:
        first = kept.get(line.key)
        if first is not None and len(words(line.key)) >= _LINE_WORDS:
            found.append(_fold(line.start, line.end, "the same line again", first.start, first.end))
            continue
        glued = _glued(text, line, kept)
        if glued:
            found.extend(glued)
        if not glued or glued[0].start > line.start or glued[-1].end < line.end:
            kept.setdefault(line.key, line)
            unique.append(line)
    found.extend(_near(unique))
    found.extend(_sentences(text, unique, found))
    return _joined(text, found)


def _fold(start: int, end: int, reason: str, first: int, last: int) -> Fold:
    return Fold(start, end, "repeat", reason, Span(first, last))


def _glued(text: str, line: Line, kept: dict[str, Line]) -> list[Fold]:
    """Copies printed without a break: a line that is one text several times over, or an earlier line run into this."""
    raw = text[line.start : line.end]
    period = _period(raw)
    if period and len(words(raw[:period])) >= _LINE_WORDS:
        whole = kept.get(" ".join(folded(raw[:period]).split()))
        if whole is not None:
            return [_fold(line.start, line.end, "an earlier line glued to itself", whole.start, whole.end)]
        second = line.start + period
        return [_fold(second, line.end, "the same text glued to itself", line.start, second)]
    for first in islice(kept.values(), 8):
        size = first.end - first.start
        runs_on = raw[size : size + 1].isalpha() and raw.startswith(text[first.start : first.end])
        if runs_on and len(words(first.key)) >= _LINE_WORDS:
            return [_fold(line.start, line.start + size, "an earlier line glued to this", first.start, first.end)]
    return []


def _period(raw: str) -> int:
    """Return the length of the shortest text that ``raw`` repeats whole, 0 if it repeats none; linear."""
    again = (raw + raw).find(raw, 1)
    if again < len(raw):
        return again
    spaced = raw + " "
    again = (spaced + spaced).find(spaced, 1)
    return again if again < len(spaced) else 0


def _near(unique: list[Line]) -> Iterator[Fold]:
    """Pairs of lines with nearly the same words and the same figures and negations; the longer is kept."""
    owner: dict[tuple[str, str, str], int] = {}
    gone: set[int] = set()
    tokens: list[list[str]] = []
    for at, line in enumerate(unique[:_NEAR_LINES]):
        own = words(line.key[:4000])
        tokens.append(own)
        if len(own) < _NEAR_WORDS:
            continue
        grams = list(zip(own, own[1:], own[2:], strict=False))
        votes = Counter(owner[gram] for gram in grams if gram in owner)
        for other, share in votes.most_common(2):
            if share * 2 < len(own) * 0.8 or other in gone or not _says_the_same(own, tokens[other]):
                continue
            shorter, longer = (at, other) if len(own) <= len(tokens[other]) else (other, at)
            gone.add(shorter)
            a, b = unique[shorter], unique[longer]
            yield _fold(a.start, a.end, "nearly the same text again, the longer is kept", b.start, b.end)
            break
        for gram in grams:
            owner.setdefault(gram, at)


def _says_the_same(a: list[str], b: list[str]) -> bool:
    """The longer holds the shorter's words, spellings aside; another figure, name or negation is another fact."""
    shorter, longer = sorted((Counter(a), Counter(b)), key=lambda words: words.total())
    if shorter.total() < _NEAR_LENGTH * longer.total():
        return False
    lacking, added = shorter - longer, longer - shorter
    if lacking.total() > (1 - _NEAR_SHARE) * shorter.total() or any(word in _TURNS for word in lacking + added):
        return False
    particles = (word for word in lacking if len(word) <= 2 and not word.isdigit())
    return all(any(_spelled_alike(word, other) for other in added) for word in lacking - Counter(particles))


def _spelled_alike(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return False
    return _bare(one) == _bare(other) or SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.8


def _bare(word: str) -> str:
    """A word without «و», «ف», «ب», «ل», «ك» and the article before it."""
    return _PREFIX.sub("", word) if len(word) > 4 else word


def _sentences(text: str, unique: list[Line], found: list[Fold]) -> Iterator[Fold]:
    """Whole sentences inside different lines (or one endless line) that are printed again."""
    gone = {(fold.start, fold.end) for fold in found}
    starts = sorted(fold.start for fold in found)
    seen: dict[str, Line] = {}
    for line in unique:
        if (line.start, line.end) in gone:
            continue
        inside = bisect_right(starts, line.start)
        stop = min(line.end, starts[inside]) if inside < len(starts) else line.end
        for sentence in _split(text, line.start, stop):
            if len(words(sentence.key)) < _SENTENCE_WORDS:
                continue
            first = seen.setdefault(sentence.key, sentence)
            if first is not sentence:
                yield _fold(sentence.start, sentence.end, "the same sentence again", first.start, first.end)


def _split(text: str, start: int, end: int) -> Iterator[Line]:
    at = start
    for stop in _SENTENCE.finditer(text, start, end):
        yield from trimmed(text, at, stop.end())
        at = stop.end()
    yield from trimmed(text, at, end)


def _joined(text: str, found: list[Fold]) -> list[Fold]:
    """Merge folds that stand side by side when their kept copies do too: one repeated block, one fold."""
    joined: list[Fold] = []
    for fold in sorted(found, key=lambda fold: fold.start):
        last = joined[-1] if joined else None
        if last is None or last.of is None or fold.of is None:
            joined.append(fold)
            continue
        between, kept_between = text[last.end : fold.start], text[last.of.end : fold.of.start]
        same = last.of == fold.of or (fold.of.start >= last.of.end and not kept_between.strip())
        if fold.start >= last.end and not between.strip() and same:
            of = last.of if last.of == fold.of else Span(last.of.start, fold.of.end)
            joined[-1] = Fold(last.start, fold.end, "repeat", last.reason, of)
        elif fold.start >= last.end:
            joined.append(fold)
    return joined
