"""The number lexicons as look-up tables, and the row of words that the figure rules walk along."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.language.folding import Folded
from store.language.lexicon import by_form, folded_words, load
from store.language.tokens import DRAWN, WORD
from store.models import Comparator

# Where a clause ends.
BREAK = re.compile(r"[.!?;:\n\r()\[\]\"]|, | ,")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The folded ``numbers`` lexicons as look-up tables."""

    nouns: dict[str, str]
    duals: dict[str, str]
    currency: dict[str, str]
    signs: dict[str, str]
    letters: dict[str, str]
    percent: re.Pattern[str]
    before: tuple[tuple[tuple[str, ...], Comparator], ...]
    after: tuple[tuple[str, Comparator], ...]
    labels: frozenset[str]
    soft_labels: frozenset[str]
    ordinals: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    roles: dict[str, str]
    plurals: frozenset[str]
    parts: dict[str, float]
    many_parts: dict[str, float]
    english_parts: dict[str, float]


def _nouns(table: dict[str, str], not_duals: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return (form → singular) and (dual form → singular) of the counted nouns."""
    forms: dict[str, str] = {}
    duals: dict[str, str] = {}
    for singular, others in table.items():
        base = folded_words([singular])[0]
        for form in (base, *folded_words(others)):
            forms[form] = singular
        # «كيلوجرام» beside «كيلوغرام»: each spelling has its dual.
        spelled = [one for one in folded_words(others) if one != base and one.replace("ج", "غ") == base]
        for word in (base, *spelled):
            stem = word[:-1] + "ت" if word.endswith("ه") else word
            endings = ("ان", "ين", "ا", "ي") if word.endswith("ه") else ("ان", "ين")
            duals |= {stem + ending: singular for ending in endings if stem + ending not in not_duals}
            if word.endswith("اء"):
                duals |= {word[:-1] + ending: singular for ending in ("ئين", "ءين", "ءان")}  # «اعتدائين»
    return forms, {form: singular for form, singular in duals.items() if form not in forms}


def _owned(nouns: str) -> dict[str, str]:
    """Return «نجليه», «نجلاها» … → singular of nouns whose dual with its owner cannot be a plural."""
    stems = {singular: folded_words(singular)[0] for singular in nouns.split()}
    return {
        (stem[:-1] + "ت" if stem.endswith("ه") else stem) + ending: singular
        for singular, stem in stems.items()
        for ending in ("يه", "يها", "اه", "اها")
    }


@lru_cache(maxsize=1)
def figure_words() -> FigureWords:
    """Return the tables of the ``numbers`` and ``numbers_en`` lexicons."""
    ar, en = load("numbers"), load("numbers_en")
    nouns, duals = _nouns(ar["nouns"], frozenset(folded_words(ar["not_duals"]["words"])))
    duals |= _owned(ar["owned_duals"]["nouns"])
    comparators = [
        (tuple(folded_words(phrase)), sign)
        for table in (ar, en)
        for sign, phrases in table["comparators"].items()
        for phrase in phrases
    ]
    percent = "|".join(" ".join(folded_words(phrase)) for table in (ar, en) for phrase in table["percent"]["phrases"])
    currency = by_form(ar["currency"], str) | by_form(en["currency"], str)
    return FigureWords(
        nouns,
        duals,
        currency,
        ar["currency_signs"],
        by_form(en["currency_letters"], str),
        re.compile(rf"\s*(?:%|(?:{percent})(?!\w))"),
        tuple(sorted(comparators, key=lambda pair: -len(pair[0]))),
        tuple((" ".join(words), sign) for words, sign in comparators),
        frozenset(folded_words(ar["not_figures"]["labels"]) + folded_words(en["not_figures"]["labels"])),
        frozenset(folded_words(ar["not_figures"]["soft_labels"])),
        frozenset(folded_words(ar["not_figures"]["ordinals"])),
        tuple(tuple(phrase.split()) for phrase in folded_words(ar["not_figures"]["names"])),
        by_form(ar["roles"], str) | by_form(en["roles"], str),
        frozenset(form for forms in ar["nouns"].values() for form in folded_words(forms) if not form.endswith("ا")),
        by_form(ar["parts"], float),
        by_form(ar["many_parts"], float),
        by_form(en["parts"], float),
    )


_FIGURE_OR_WORD = re.compile(f"{DRAWN.pattern}|{WORD.pattern}")


def _as_read(word: str) -> str:
    """Return a number that is stored as it is drawn in the order in which it is read: «91 .2909» → «2909.91»."""
    return ".".join(reversed(re.split(r" \.|ر", word))) if word[0].isdigit() else word


def _as_drawn_right(view: Folded, start: int, end: int, word: str) -> str:
    """Return a decimal whose point is set from the right by a mark: «3.\u200f7» is drawn, and read, as 7.3."""
    if "." not in word or not word[0].isdigit():
        return word
    span = view.raw_span(start, end)
    raw = view.raw[span.start : span.end]
    return ".".join(reversed(word.split("."))) if "\u200f" in raw and word.count(".") == 1 else word


def _as_meant(gap: str, words: list[str], at: int) -> str:
    """Return the text before a word; the comma of «اللواء ،17 فيما» belongs behind the digits."""
    slipped = gap == " ," and words[at][0].isdigit() and at > 0 and not words[at - 1][0].isdigit()
    return " " if slipped else gap


class Run:
    """The words of a folded text, with the text between them."""

    def __init__(self, view: Folded, fs: int, fe: int):
        matches = list(_FIGURE_OR_WORD.finditer(view.text, fs, fe))
        self.text = view.text
        self._view = view
        self.stop = fe
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.words = [_as_drawn_right(view, match.start(), match.end(), _as_read(match[0])) for match in matches]
        before = [fs, *self.ends]
        gaps = [view.text[before[i] : start] for i, start in enumerate(self.starts)]
        self.gaps = [_as_meant(gap, self.words, i) for i, gap in enumerate(gaps)]

    def raw(self, at: int) -> str:
        """Return the raw letters of the word ``at``, with its vowel marks."""
        span = self._view.raw_span(self.starts[at], self.ends[at])
        return self._view.raw[span.start : span.end]

    def is_capital(self, at: int) -> bool:
        """Say whether the raw word ``at`` holds a Latin capital («Windows»)."""
        return any(mark.isupper() for mark in self.raw(at))
