"""Tokens: the words and numbers of a text, with raw offsets and their folded form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.language.folding import Folded, fold, fold_plain

# Letters and digits part company («و200», «ب140»): the number grammar and the match keys both need the figure.
WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
# Papers that store a number as it is drawn print its parts from the last to the first: «91 .2909» is 2909.91,
# «030 .4,414» is 4,414.030, with agencies «4ر546» is 546.4. A year before the point has ended a sentence.
DRAWN = re.compile(r"(?<![\d.,])(?:(?!(?:19|20)\d\d )\d+(?: \.\d+(?:,\d{3})*)+|\d+ر\d+(?:,\d{3})*)(?![\d,.]*\d)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number: ``raw[start:end] == text`` in code points; ``folded`` is its comparing form."""

    start: int
    end: int
    text: str
    folded: str


def tokens_of(view: Folded) -> list[Token]:
    """Return the tokens of an already folded text, with raw offsets."""
    if not view.dropped:  # both texts count alike
        places = ((match.start(), match.end(), match[0]) for match in WORD.finditer(view.text))
        return [Token(start, end, view.raw[start:end], folded) for start, end, folded in places]
    found = []
    for match in WORD.finditer(view.text):
        span = view.raw_span(match.start(), match.end())
        found.append(Token(span.start, span.end, view.raw[span.start : span.end], match[0]))
    return found


def tokens(text: str) -> list[Token]:
    """Return the words and numbers of ``text`` in order; marks of vowelling stay inside their word."""
    return tokens_of(fold(text))


def folded_words(text: str) -> list[str]:
    """Return the folded form of every token of ``text``: a fifth of the work where nobody asks where they stand."""
    return WORD.findall(fold_plain(text))
