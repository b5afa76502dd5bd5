"""Where something was said: the occasion between the reporting words and the claim («في مؤتمر صحفي»)."""

from __future__ import annotations

import re
from functools import lru_cache

from store.language.folding import fold_plain
from store.language.lexicon import load
from store.models import Claim

_WORD = re.compile(r"[^\W\d_][\w\u064b-\u0652’'-]*|[^\w\s]|\d+")
_END = re.compile(r"[.؟?!\n]")
_WIDEST = 220
_MOST_WORDS = 4


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, frozenset[str]], ...]:
    table = load("occasions")
    return tuple(
        {name: frozenset(str(value).split()) for name, value in table[language].items()}
        for language in ("arabic", "english")
    )


def occasion(text: str, claim: Claim) -> str | None:
    """Return the occasion on which a claim was made, as the article words it; None when it names none.

    Looked for in the sentence of the reporting word, outside the claim and its speaker's name. ``text`` is the raw
    text of the article.
    """
    if claim.cue is None:
        return None
    for start, end in _around(text, claim):
        found = [(match[0], *match.span()) for match in _WORD.finditer(text, start, end)]
        for language in _words():
            span = _phrase([fold_plain(word) for word, _, _ in found], language)
            if span is not None:
                return text[found[span[0]][1] : found[span[1] - 1][2]]
    return None


def _around(text: str, claim: Claim) -> list[tuple[int, int]]:
    """Return the stretches of the sentence in which the occasion may stand, those before the claim first."""
    assert claim.cue is not None
    first = min(claim.cue.start, claim.speaker_mention.start if claim.speaker_mention else claim.cue.start)
    if first < claim.start:
        begin = max((match.end() for match in _END.finditer(text, max(0, first - _WIDEST), first)), default=0)
        return [(max(begin, first - _WIDEST), claim.start)] if claim.start - first <= _WIDEST else []
    stop = _END.search(text, claim.end, claim.end + _WIDEST)
    return [(claim.end, stop.start() if stop else min(len(text), claim.end + _WIDEST))]


def _phrase(words: list[str], language: dict[str, frozenset[str]]) -> tuple[int, int] | None:
    for at, word in enumerate(words[:-1]):
        first = at + 1
        while first < len(words) and words[first] in language.get("skipped", ()):
            first += 1
        if word not in language["before"] or first >= len(words) or words[first] not in language["nouns"]:
            continue
        end = first + 1
        while end < len(words) and end - first < _MOST_WORDS and _goes_on(words[end], language):
            end += 1
        return first, end
    return None


def _goes_on(word: str, language: dict[str, frozenset[str]]) -> bool:
    return word[:1].isalpha() and word not in language["stops"]
