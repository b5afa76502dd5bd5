"""What an English numeral counts: the plural behind adjectives; an age counts nobody."""

from __future__ import annotations

from store.language.figure_words import Run
from store.language.lexicon import folded_set

_LONGEST = 4


def counted_noun(run: Run, end: int) -> int:
    """Return the word that a numeral before ``end`` counts: «two artificial wetlands», «three US executives».

    A number above one has its noun in the plural; without a plural near by it is the next word.
    """
    irregular, stops = folded_set("numbers_en", "plurals.irregular"), folded_set("numbers_en", "plurals.stops")
    for at in range(end, min(end + _LONGEST, len(run.words))):
        word = run.words[at]
        if (at > end and run.gaps[at].strip() not in ("", "-")) or word in stops or not word.isascii():
            break
        if word in irregular or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            return at
    return end


def is_age(run: Run, end: int) -> bool:
    """Say whether «-year-old» follows a numeral: of «the 62-year-old had been killed» nobody is counted."""
    return run.words[end : end + 2] == ["year", "old"]
