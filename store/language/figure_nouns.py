"""The noun before a definite numeral: «الدول الأربع», «فروعها الثلاثة», «دول الساحل الخمس», «الدول الـ28»."""

from __future__ import annotations

from store.language.figure_context import OWNER, counted_before, is_plural, without_article
from store.language.figure_units import singular
from store.language.figure_words import Run, figure_words
from store.language.folding import ARTICLES
from store.language.numerals import Numeral


def noun_before(run: Run, at: int, numeral: Numeral) -> tuple[int, str] | None:
    """Return (index, dictionary form) of the definite noun that the numeral at ``at`` counts, None when there is none.

    «دول الساحل الخمس»: what a plural is joined to cannot be five, the plural is.
    """
    place = at - 1
    if numeral.digits:
        if place < 1 or run.words[place] not in ARTICLES:
            return None
        place -= 1
    elif not numeral.definite or numeral.vague:
        return None
    if not counted_before(run, place + 1):
        return None
    word, known = run.words[place], figure_words()
    joined = run.words[place - 1] if place and not run.gaps[place].strip() else ""
    head = next((form for form in (joined, joined[1:]) if form in known.plurals), "")
    if head and 2 < numeral.value < 11 and not is_plural(word):
        return place - 1, known.nouns[head]
    if (
        not is_plural(word)
        and (is_plural(joined) or word.endswith("يه"))
        and (without_article(joined) != joined or OWNER.search(joined))
    ):
        # «الدول العربية الست», «القوى الإقليمية الثلاث»
        return place - 1, _dictionary_form(joined)
    unit = _dictionary_form(word)
    return place, unit[:-2] if numeral.value == 2 and unit.endswith(("ين", "ان")) else unit


def counts_what_follows(run: Run, at: int, end: int) -> bool:
    """Say whether a numeral behind a definite noun counts the next word: «منح الدولة العشرين مليون دولار»."""
    known = figure_words()
    after = run.words[end] if end < len(run.words) else ""
    if run.words[at][0].isdigit():
        return after in known.nouns or after in known.currency or (after.endswith("ا") and len(after) > 3)
    return (after in known.nouns or after in known.currency) and not is_plural(run.words[at - 1])


def _dictionary_form(word: str) -> str:
    """Return the singular of a noun with its article or owner: «فروعها» → «فرع», «للدول» → «دولة»."""
    known, bare = figure_words(), without_article(word)
    owned = OWNER.sub("", bare)
    if bare not in known.nouns and owned in known.nouns:
        return known.nouns[owned]
    return singular(bare)


def counts_noun(value: int, after: str) -> bool:
    """Say whether four digits that could be a year count the noun after them as grammar asks: «خلال 1936 صفقة»."""
    known, tens = figure_words(), value % 100
    if after not in known.nouns:
        return False
    plural = after in known.plurals
    return plural if 3 <= tens <= 10 else not plural and (not tens or after.endswith(("ا", "ه")))
