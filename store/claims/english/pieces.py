"""The propositions inside what an English speaker says."""

from __future__ import annotations

from store.claims.english.subjects import has_finite
from store.claims.english.verbs import word_set
from store.claims.vocabulary.words import Sentence


def _within(s: Sentence, at: int) -> bool:
    """Say whether a stop ends no proposition: «Mr. Reda», «when we get the games ... they have»."""
    raw = s.view.raw[s.view.raw_index(s.words[min(at + 1, len(s.words) - 1)].start)]
    dots = s.is_mark(at - 1, ".") or s.is_mark(at + 1, ".")
    return s.text(at) == "." and (
        s.text(at - 1) in word_set("abbreviations") | word_set("month_stops") or (dots and not raw.isupper())
    )


def english_pieces(s: Sentence, first: int, end: int) -> list[tuple[int, int, str]]:
    """Return (first, end, quote type) of the propositions between two words; quotations split at full stops."""
    while first < end and s.words[first].mark and first not in s.closes:
        first += 1
    while end > first and s.words[end - 1].mark and s.text(end - 1) not in "%)]" and (end - 1) not in s.closes.values():
        end -= 1
    if first >= end:
        return []
    if first in s.closes and s.closes[first] >= end - 1:
        pieces, begin = [], first + 1
        for at in range(first + 1, min(s.closes[first], end)):
            if s.is_mark(at, ".!?") and at + 3 < s.closes[first] and not _within(s, at):
                stop = next((k for k in range(at, begin, -1) if not s.is_mark(k - 1, ".")), begin)
                if stop > begin:
                    pieces.append((begin, stop, "direct"))
                begin = at + 1
        last = min(s.closes[first], end)
        while last > begin and s.words[last - 1].mark and s.text(last - 1) not in "%)]":
            last -= 1
        return [*pieces, (begin, last, "direct")] if last > begin else pieces
    joined = next(
        (
            k
            for k in range(first + 2, end - 2)
            if s.text(k) == "and" and s.text(k + 1) == "that" and s.free(k) and s.text(k + 2) not in word_set("finite")
        ),
        -1,
    )
    if joined > 0:
        return [*english_pieces(s, first, joined), *english_pieces(s, joined + 2, end)]
    brief = end - first <= 3 and not has_finite(s, first, end)
    if brief and s.text(first) in ("the", "this", "that", "it", "those"):
        # «rejected the charge»: nothing is said by these words alone.
        return []
    quoted = any(at in s.closes for at in range(first, end))
    return [(first, end, "mixed" if quoted else "indirect")]
