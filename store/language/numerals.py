"""Numerals: digits of both scripts and number words, read into values. Works on folded words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.language.figure_words import figure_words
from store.language.lexicon import by_form, folded_set, load

_DIGITS = re.compile(r"\d[\d.,]*\Z")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*\Z")


# «3.582.38 نقطة»: points group the thousands and set off the decimals.
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{1,2}\Z")
# «58,371 مليون» are 58.371 million: so many thousand millions would be told in milliards.
_DECIMAL_COMMA = re.compile(r"\d{2,3},(?!000)\d{3}\Z")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Folded number words and their values, by kind."""

    small: dict[str, float]
    tens: dict[str, float]
    hundreds: dict[str, float]
    scales: dict[str, float]
    scale_duals: dict[str, float]
    vague: dict[str, float]
    fractions: dict[str, float]
    ten: frozenset[str]
    all: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """Return the number words of the ``numbers`` and ``numbers_en`` lexicons."""
    tables = (load("numbers"), load("numbers_en"))
    read = {
        kind: {word: value for table in tables for word, value in by_form(table.get(kind, {}), float).items()}
        for kind in ("units", "tens", "hundreds", "scales", "scale_duals", "vague", "fractions")
    }
    everything = frozenset(word for kind in read.values() for word in kind)
    ten = frozenset(word for word, value in read["units"].items() if value == 10 and word > "z")
    return NumberWords(
        read["units"], read["tens"], read["hundreds"], read["scales"], read["scale_duals"], read["vague"],
        read["fractions"], ten, everything,
    )  # fmt: skip


def below_hundred(word: str) -> bool:
    """Say whether a folded word, alone, is a number below a hundred («خمسة», «عشرون»)."""
    return word in number_words().small or word in number_words().tens


def digits_value(word: str) -> float | None:
    """Return the value of folded digits, ``None`` when they are no number (``1.2.3``).

    «1,500» and «1.234.567» are grouped thousands, «3.5» and «3,5» decimals; one point before three digits
    is a decimal point, as Arabic and English papers print it.
    """
    if not _DIGITS.match(word):
        return None
    grouped = _GROUPED.match(word)
    if grouped and (grouped[1] == "," or word.count(".") > 1):
        return float(word.replace(grouped[1], ""))
    if _POINTS.match(word):
        return float("".join(word.rsplit(".", 1)[0].split(".")) + "." + word.rsplit(".", 1)[1])
    if word.count(",") > 1 or word.count(".") > 1:
        plain = word.replace(",", "")
        return float(plain) if plain.count(".") == 1 and re.match(r"\d{1,3}(,\d{3})+\.\d+\Z", word) else None
    if "," in word and "." in word:
        return float(word.replace(",", "")) if word.index(",") < word.index(".") else None
    return float(word.replace(",", "."))


def bare_number_word(word: str) -> tuple[str, str]:
    """Return ``(particles, number word)``: «وسبع» → («و», «سبع»); two empty strings when it is no number."""
    known = number_words().all
    if word in known:
        return "", word
    for size in (1, 2, 3, 4):
        rest = word[size:]
        if rest in known and word[:size] in _PARTICLES:
            return word[:size], rest
    return "", ""


_PARTICLES = frozenset(["و", "ف", "ب", "ل", "ال", "لل", "وال", "بال", "وب", "ول", "فال", "ولل", "وبال"])


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a run of words: ``words[first:end]`` says ``value``; ``vague`` for bare «عشرات».

    ``scale`` is the last scale word's size (1000 for «ألف»), so that «ألف و200» may go on.
    """

    end: int
    value: float
    vague: bool = False
    definite: bool = False
    digits: bool = False


def _atom(words: list[str], at: int) -> tuple[int, float, str] | None:
    """Read one number below a thousand or a dual: (next index, value, kind)."""
    known = number_words()
    word = words[at]
    value = digits_value(word)
    if value is not None:
        return at + 1, value, "digits"
    _, bare = bare_number_word(word)
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "واحد" and after == "عشر":
        # «مئة وأحد عشر» is written like «واحد».
        return at + 2, 11, "teen"
    if not bare or (word in ("لست", "ولست") and after not in figure_words().nouns):
        return None  # «لست ممن يرى»: no «ست»
    if bare in known.small:
        value = known.small[bare]
        if value < 10 and after in known.ten:
            return at + 2, 10 + value, "teen"
        if value < 10 and known.hundreds.get(after) == 100:
            return at + 2, value * 100, "hundred"
        return at + 1, value, "unit"
    for table, kind in ((known.tens, "ten"), (known.hundreds, "hundred"), (known.scale_duals, "dual")):
        # «ألفا» after a number is the scale word; alone it is rarely the dual.
        if bare in table and bare not in known.scales:
            return at + 1, table[bare], kind
    if bare in known.fractions and at + 1 < len(words) and words[at + 1].removeprefix("ال") in known.scales:
        return at + 1, known.fractions[bare], "fraction"
    return None


def _and_value(words: list[str], at: int, gaps: list[str]) -> tuple[int, float, str] | None:
    """Read «وعشرون», «و200» at ``at``: a number joined by «و» with nothing but spaces before it."""
    if at >= len(words) or gaps[at].strip():
        return None
    if words[at] == "و" and at + 1 < len(words) and digits_value(words[at + 1]) is not None:
        return _atom(words, at + 1)
    if words[at] == "and" and at + 1 < len(words):
        return _atom(words, at + 1)
    particles, bare = bare_number_word(words[at])
    eleven = words[at : at + 2] == ["واحد", "عشر"]
    if eleven or (particles.startswith("و") and bare and particles != "وب"):
        return _atom(words, at)
    return None


def _spaced_digits(words: list[str], first: tuple[int, float, str], gaps: list[str]) -> tuple[int, float, str]:
    """Join thousands set apart by a space («12 500»); two plain numbers side by side stay two."""
    end, value, kind = first
    head = words[end - 1]
    alone = end < 2 or gaps[end - 1].strip() or not words[end - 2][-1:].isdigit()
    if not (alone and head.isdigit() and len(head) <= 3 and head[0] != "0"):
        return first
    while end < len(words) and gaps[end] == " " and re.fullmatch(r"\d{3}", words[end]):
        end, value = end + 1, value * 1000 + float(words[end])
    return end, value, kind


def _below_scale(words: list[str], at: int, gaps: list[str]) -> tuple[int, float, str] | None:
    """Read «ثلاثة وعشرون», «مئة وخمسة وعشرون» at ``at``."""
    first = _atom(words, at)
    if first is not None and first[2] == "digits":
        return _spaced_digits(words, first, gaps)
    if first is None or first[2] in ("fraction", "dual"):
        return first
    end, value, kind = first
    if kind == "ten" and end < len(words) and gaps[end] == "-" and 0 < number_words().small.get(words[end], 0) < 10:
        return end + 1, value + number_words().small[words[end]], "unit"
    while (more := _and_value(words, end, gaps)) is not None:
        # 3 and 20 join as 23; 100 and 25 as 125; 20 and 3 do not, nor do two plain digits.
        joins = (kind in ("unit",) and more[2] == "ten") or (kind == "hundred" and more[1] < 100)
        if not joins or more[2] == "digits":
            break
        end, value, kind = more[0], value + more[1], ("hundred" if kind == "hundred" and more[2] == "unit" else more[2])
    return end, value, kind


def _scaled(words: list[str], end: int, gaps: list[str]) -> tuple[int, float]:
    """Return (next index, scale) for scale words at ``end``: «آلاف», «ألف مليون»; scale 1 when there is none."""
    known, scale = number_words(), 1.0
    while end < len(words) and not gaps[end].strip():
        word = words[end]
        bare = word if word in known.scales else word.removeprefix("ال")
        if bare not in known.scales or (bare in ("m", "bn") and gaps[end]):
            break
        scale *= known.scales[bare]
        end += 1
    return end, scale


def read_numeral(words: list[str], at: int, gaps: list[str]) -> Numeral | None:
    """Read the longest numeral that begins at ``words[at]``; ``gaps[i]`` is the text before ``words[i]``."""
    known = number_words()
    particles, bare = bare_number_word(words[at])
    definite = particles.endswith("ال") or particles.endswith("لل")
    first = _below_scale(words, at, gaps)
    if first is not None:
        end, value, kind = first
        end, scale = _scaled(words, end, gaps)
        if scale >= 1e6 and _DECIMAL_COMMA.match(words[at]):
            value /= 1000
        total, lowest, digits = round(value * scale, 4), scale, kind == "digits"
        if kind == "dual":
            lowest = 1000.0 if value < 1e6 else 1e6
    elif bare in known.vague and not _follows_number(words, at, gaps):
        if words[at + 1 : at + 2] == ["of"] and at + 2 < len(words) and words[at + 2] in known.vague:
            # «tens of thousands»
            return Numeral(at + 3, known.vague[bare] * known.vague[words[at + 2]], vague=True)
        end, scale = _scaled(words, at + 1, gaps)
        if bare == "scores" and words[end : end + 1] and not (words[end] == "of" or words[end].endswith("ed")):
            # «Messi scores 4» is a verb.
            return None
        return Numeral(end, known.vague[bare] * scale, vague=True, definite=definite)
    elif bare in known.scales and bare not in _SHORT_SCALES:
        twice = 2 if _dual_scale(words, at, gaps, bare) else 1
        end, total, lowest, digits = at + 1, twice * known.scales[bare], known.scales[bare], False
        more, scale = _scaled(words, end, gaps)
        end, total = more, total * scale
    else:
        return None
    if not (digits and words[end : end + 1] == ["and"]):
        # «$50m and 14km» are two figures.
        end, total = _lower_parts(words, end, gaps, total, lowest)
    return Numeral(end, total, definite=definite, digits=digits)


# Letters that are scales only behind digits («£3m»).
_SHORT_SCALES = frozenset(("m", "bn", "mln", "bln", "bil", "tn", "trn"))


def _dual_scale(words: list[str], at: int, gaps: list[str], bare: str) -> bool:
    """Say whether «مليونا», «ألفا» right before its noun is the dual: «مليونا حاج» are two million."""
    after = words[at + 1] if at + 1 < len(words) and not gaps[at + 1].strip() else ""
    counts = after in figure_words().nouns or not after.startswith(("ال", "و", "ب", "ل", "ف"))
    return (
        bare.endswith("ا")
        and after.isalpha()
        and counts
        and after not in folded_set("numbers", "not_units.words")
        and after not in number_words().all
    )


def _follows_number(words: list[str], at: int, gaps: list[str]) -> bool:
    """Say whether the word before is a digit group: then «آلاف» multiplies it and is not vague."""
    return at > 0 and not gaps[at].strip() and digits_value(words[at - 1]) is not None


def _lower_parts(words: list[str], end: int, gaps: list[str], total: float, lowest: float) -> tuple[int, float]:
    """Add what «و» joins below the last scale: «ألف و200», «مليون ونصف المليون», «مليون و300 ألف»."""
    while lowest >= 100:
        half = _half(words, end, lowest)
        if half is not None:
            return half[0], total + half[1]
        more_at = end + 1 if end < len(words) and words[end] in ("و", "and") else end
        if _and_value(words, end, gaps) is None:
            scale = _and_scale(words, end, gaps)
            if scale is None or scale >= lowest:
                break
            end, total, lowest = end + 1, total + scale, scale
            continue
        part = _below_scale(words, more_at, gaps)
        if part is None:
            break
        after, scale = _scaled(words, part[0], gaps)
        value = round(part[1] * scale, 4)
        if value >= lowest:
            break
        # «ألفين» holds its thousand.
        end, total, lowest = after, total + value, 1000.0 if part[2] == "dual" else scale
    return end, total


def _and_scale(words: list[str], at: int, gaps: list[str]) -> float | None:
    """Return the scale of a joined bare scale word («مليون وألف»), else None."""
    if at >= len(words) or gaps[at].strip() or not words[at].startswith("و"):
        return None
    return number_words().scales.get(words[at][1:])


def _half(words: list[str], at: int, scale: float) -> tuple[int, float] | None:
    """Read «ونصف (المليون)» after a scale word: (next index, its value)."""
    fractions = number_words().fractions
    if at < len(words) and words[at].startswith("و") and words[at][1:] in fractions:
        end = at + 1
        if end < len(words) and words[end].removeprefix("ال") in number_words().scales:
            end += 1
        return end, fractions[words[at][1:]] * scale
    return None
