"""Quantities: every counted figure of a text with its value, unit, comparator and what it counts.

A figure counts people, money, shares, distances, times. Dates, years, clock times, ordinals, phone and
document numbers do not count and are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.language.dates import date_zones
from store.language.folding import Folded, fold
from store.language.lexicon import folded_set, folded_words, load
from store.language.numerals import Numeral, bare_number_word, digits_value, number_words, read_numeral
from store.language.tokens import WORD
from store.models import Comparator, Quantity

# Runs this long without a gap are phone numbers, ids or hashes.
_LONGEST_DIGITS = 10
_BREAK = re.compile(r"[.!?;:\n\r()\[\]\"]|, | ,")
_SKIPPED_AFTER = frozenset(
    ("اخر", "اخرين", "اخرون", "اخري", "others", "other", "more", "على", "ممن", "من", "منهم", "منها")
)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The folded ``numbers`` lexicons as look-up tables."""

    nouns: dict[str, str]
    duals: dict[str, str]
    currency: dict[str, str]
    signs: dict[str, str]
    percent: re.Pattern[str]
    before: tuple[tuple[tuple[str, ...], Comparator], ...]
    after: tuple[tuple[str, Comparator], ...]
    labels: frozenset[str]
    soft_labels: frozenset[str]
    ordinals: frozenset[str]
    roles: dict[str, str]
    plurals: frozenset[str]


def _nouns(table: dict[str, str], not_duals: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return (form → singular) and (dual form → singular) of the counted nouns."""
    forms: dict[str, str] = {}
    duals: dict[str, str] = {}
    for singular, others in table.items():
        base = folded_words([singular])[0]
        for form in (base, *folded_words(others)):
            forms[form] = singular
        stem = base[:-1] + "ت" if base.endswith("ه") else base
        duals |= {stem + ending: singular for ending in ("ان", "ين") if stem + ending not in not_duals}
    return forms, {form: singular for form, singular in duals.items() if form not in forms}


@lru_cache(maxsize=1)
def figure_words() -> FigureWords:
    """Return the tables of the ``numbers`` and ``numbers_en`` lexicons."""
    ar, en = load("numbers"), load("numbers_en")
    nouns, duals = _nouns(ar["nouns"], frozenset(folded_words(ar["not_duals"]["words"])))
    comparators = [
        (tuple(folded_words(phrase)), sign)
        for table in (ar, en)
        for sign, phrases in table["comparators"].items()
        for phrase in phrases
    ]
    percent = "|".join(" ".join(folded_words(phrase)) for table in (ar, en) for phrase in table["percent"]["phrases"])
    currency = {
        form: name for table in (ar, en) for name, forms in table["currency"].items() for form in folded_words(forms)
    }
    return FigureWords(
        nouns,
        duals,
        currency,
        ar["currency_signs"],
        re.compile(rf"\s*(?:%|(?:{percent})(?!\w))"),
        tuple(sorted(comparators, key=lambda pair: -len(pair[0]))),
        tuple((" ".join(words), sign) for words, sign in comparators),
        frozenset(folded_words(ar["not_figures"]["labels"]) + folded_words(en["not_figures"]["labels"])),
        frozenset(folded_words(ar["not_figures"]["soft_labels"])),
        frozenset(folded_words(ar["not_figures"]["ordinals"])),
        {
            form.replace("_", " "): role
            for table in (ar, en)
            for role, forms in table["roles"].items()
            for form in folded_words(forms)
        },
        frozenset(form for forms in ar["nouns"].values() for form in folded_words(forms) if not form.endswith("ا")),
    )


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the figures in ``text[start:end]`` in order, with raw offsets into ``text``."""
    stop = len(text) if end is None else end
    found = scan(fold(text[start:stop]))
    if not start:
        return found
    return [_moved(figure, start) for figure in found]


def _moved(figure: Quantity, by: int) -> Quantity:
    return Quantity(
        figure.start + by,
        figure.end + by,
        figure.value,
        figure.value_max,
        figure.unit,
        figure.counted,
        figure.comparator,
    )


class _Words:
    """The words of a folded text, with the text between them."""

    def __init__(self, view: Folded, fs: int, fe: int):
        matches = list(WORD.finditer(view.text, fs, fe))
        self.text = view.text
        self.stop = fe
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.words = [match[0] for match in matches]
        before = [fs, *self.ends]
        self.gaps = [view.text[before[i] : start] for i, start in enumerate(self.starts)]


def scan(view: Folded, fs: int = 0, fe: int | None = None) -> list[Quantity]:
    """Return the figures of an already folded text between folded offsets, with raw offsets."""
    stop = len(view.text) if fe is None else fe
    run = _Words(view, fs, stop)
    if not run.words:
        return []
    zones = date_zones(view, fs, stop)
    found: list[Quantity] = []
    at, zone = 0, 0
    while at < len(run.words):
        while zone < len(zones) and zones[zone][1] <= run.starts[at]:
            zone += 1
        if zone < len(zones) and zones[zone][0] < run.ends[at]:
            at += 1
            continue
        at = _one(view, run, at, found)
    return found


def _one(view: Folded, run: _Words, at: int, found: list[Quantity]) -> int:
    """Read one figure at ``at`` into ``found``; return the next word to look at."""
    numeral = read_numeral(run.words, at, run.gaps)
    figure_words()
    if numeral is None:
        dual = _dual(run, at)
        if dual:
            # A dual noun counts two by itself.
            counted = _role(run, at, at + 1) or dual
            span = view.raw_span(run.starts[at] + _particle_length(run.words[at]), run.ends[at])
            found.append(Quantity(span.start, span.end, 2, None, dual, counted, _comparator(run, at, at + 1)))
        return at + 1
    if _is_label(run, at, numeral):
        return numeral.end
    first, value, high, end = at, numeral.value, None, numeral.end
    upper = _upper(run, numeral)
    if upper is not None and upper.value > value:
        end, high = upper.end, upper.value
        # «10 إلى 20 ألفا»: the scale belongs to both ends.
        if numeral.digits and value < 1000 <= high and high % 1000 == 0 and value < high / 1000 * 10:
            value *= 1000 ** _thousands(high)
    unit, noun_end = _unit(run, end)
    if unit is None and not _stands_alone(run, at, numeral):
        return numeral.end
    if numeral.definite and noun_end == end and at > 0 and _counted_before(run, at):
        first, unit = at - 1, unit or _singular(run.words[at - 1])
    start = run.starts[first] + (_particle_length(run.words[first]) if first == at else 0)
    sign = _sign_before(run, at)
    if sign:
        start, unit = start - len(sign[0]), sign[1]
    stop = _percent_end(run, end)
    if stop:
        unit = "%"
    span = view.raw_span(start, stop or run.ends[max(noun_end, end) - 1])
    comparator: Comparator | None = "vague>=" if numeral.vague else _comparator(run, at, max(noun_end, end))
    counted = _role(run, at, max(noun_end, end)) or unit
    found.append(Quantity(span.start, span.end, value, high, unit, counted, comparator))
    after = max(end, noun_end)
    # «في المئة» holds a number word of its own.
    while stop and after < len(run.words) and run.starts[after] < stop:
        after += 1
    return after


def _thousands(value: float) -> int:
    return 1 if value < 1e6 else 2 if value < 1e9 else 3


def _particle_length(word: str) -> int:
    """Return how many letters of «و», «ب» … stand before a number word or dual noun; «ال» stays."""
    if word[0].isdigit():
        return 0
    particles, _ = bare_number_word(word)
    if particles:
        return len(particles.removesuffix("ال"))
    known = figure_words()
    return 1 if word not in known.duals and word[1:] in known.duals else 0


def _dual(run: _Words, at: int) -> str | None:
    """Return the singular of a dual counted noun («موديلين»), alone or after one particle."""
    known, word = figure_words(), run.words[at]
    if word in known.duals:
        return known.duals[word]
    if word[:1] in ("و", "ب", "ل", "ف") and word[1:] in known.duals:
        return known.duals[word[1:]]
    return None


def _is_label(run: _Words, at: int, numeral: Numeral) -> bool:
    """Say whether this number names or orders something instead of counting it."""
    known, word = figure_words(), run.words[at]
    before = run.words[at - 1] if at else ""
    gap = run.gaps[at]
    after = run.text[run.ends[numeral.end - 1] : run.ends[numeral.end - 1] + 1]
    if numeral.digits:
        raw = re.sub(r"\D", "", word)
        if (len(raw) > _LONGEST_DIGITS) or (
            raw.startswith("0") and len(raw) > 1 and "." not in word and "," not in word
        ):
            return True
        if after in (":", "/") and run.text[run.ends[at] + 1 : run.ends[at] + 2].isdigit():
            return True
        if (gap and gap[-1] in ":/+" and before[-1:].isdigit()) or (
            gap == "" and before and before.isascii() and before.isalpha()
        ):
            return True
        if gap == "-" and before.isalpha():
            return True
    # Number words shorter than four letters are too often something else («ست», «الف»), unless a noun follows.
    if before in known.ordinals and not numeral.digits:
        return True
    if not gap.strip() and before in known.labels:
        if before not in known.soft_labels or _unit(run, numeral.end)[0] is None:
            return True
    if numeral.digits and before in ("ال", "لل", "بال", "وال"):
        # «الدول الـ28» counts, «البطولة الـ13» orders.
        counted = run.words[at - 2] if at > 1 else ""
        return not (counted.endswith(("ات", "ين", "ون")) or counted.removeprefix("ال") in known.plurals)
    bare = bare_number_word(word)[1]
    if not numeral.digits and numeral.end == at + 1 and number_words().small.get(bare, 9) <= 2:
        return True
    return numeral.definite and not numeral.digits and number_words().small.get(bare, 99) <= 2


def _upper(run: _Words, numeral: Numeral) -> Numeral | None:
    """Return the upper end of a range that goes on after ``numeral``: «بين 10 و20», «10 إلى 20», «10-20»."""
    end = numeral.end
    if end >= len(run.words):
        return None
    gap, word = run.gaps[end], run.words[end]
    if gap.strip() == "-" and word[0].isdigit():
        return read_numeral(run.words, end, run.gaps)
    if gap.strip():
        return None
    lead = run.words[max(0, end - 3) : end - 1]
    if word in ("الي", "او", "to", "or") and end + 1 < len(run.words):
        return read_numeral(run.words, end + 1, run.gaps)
    if any(one in ("بين", "between", "وبين", "وبين") for one in lead) and word in ("و", "and"):
        return read_numeral(run.words, end + 1, run.gaps) if end + 1 < len(run.words) else None
    if any(one in ("بين", "وبين") for one in lead) and word.startswith("و") and bare_number_word(word)[1]:
        return read_numeral(run.words, end, run.gaps)
    return None


def _singular(word: str) -> str:
    """Return the dictionary form of a counted noun: from the lexicon, else without article and tanwin."""
    known = figure_words()
    bare = word.removeprefix("ال")
    if bare in known.nouns:
        return known.nouns[bare]
    return bare[:-1] if bare.endswith("ا") and len(bare) > 3 else bare


def _is_year(word: str) -> bool:
    """Say whether digits look like a year of our time: then a noun must follow for them to count."""
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2100


def _unit(run: _Words, end: int) -> tuple[str | None, int]:
    """Return (unit, next index) for what follows a numeral: a currency or a counted noun."""
    known = figure_words()
    if end >= len(run.words) or run.gaps[end].strip() not in ("", ")") or not run.words[end].isalpha():
        return None, end
    word = run.words[end]
    bare = word.removeprefix("ال")
    if bare in known.currency:
        return known.currency[bare], end + 1
    if (
        word in ("في", "per", "percent", "بالمئه", "بالمائه")
        or word in _SKIPPED_AFTER
        or word in folded_set("numbers", "not_units.words")
    ):
        return None, end
    # A definite numeral already has its noun («المناطق الأربع»), and «تضرروا» is a verb.
    before = run.words[end - 1]
    if digits_value(before) is not None and _is_year(before) and bare not in known.nouns:
        return None, end
    if (before.startswith("ال") and word.startswith("ال") and bare_number_word(before)[1]) or (
        word.endswith("وا") and word not in known.nouns
    ):
        return None, end
    if word in ("م", "ه", "هجري", "ميلادي", "ميلاديه"):
        return None, end
    if (
        word[0] in "بلك"
        and word not in known.nouns
        and (word[1:3] == "ال" or word[1:] in known.nouns or word[1:] in known.roles)
    ):
        return None, end
    if word[0] == "و" and word not in known.nouns and not word.startswith(_OWN_WAW):
        return None, end
    return _singular(word), end + 1


# Counted nouns whose first letter is their own.
_OWN_WAW = (
    "واف",
    "وال",
    "وزي",
    "وزر",
    "وفا",
    "وفي",
    "ورش",
    "ورق",
    "وجب",
    "وسي",
    "وسا",
    "وثي",
    "وثا",
    "وكي",
    "وكا",
    "وزا",
    "وحد",
    "ولاي",
    "وظ",
    "وصي",
    "ولاد",
)


def _stands_alone(run: _Words, at: int, numeral: Numeral) -> bool:
    """Say whether a numeral without a noun still counts: not a bare year, not a lone small number word."""
    if _percent_end(run, numeral.end) or _sign_before(run, at):
        return True
    if numeral.digits and numeral.end == at + 1:
        if _names_a_thing(run, at, numeral):
            return False
        after_verb = at > 0 and run.words[at - 1] in folded_set("numbers", "before_figures.words")
        return after_verb or not _is_year(run.words[at])
    if numeral.end == at + 1 and not numeral.vague and numeral.value < 1000:
        after = run.words[numeral.end] if numeral.end < len(run.words) else ""
        if after in _OF_THEM and not run.gaps[numeral.end].strip():
            return True
        return (numeral.definite and _counted_before(run, at)) or _comparator(run, at, numeral.end) is not None
    return True


def _names_a_thing(run: _Words, at: int, numeral: Numeral) -> bool:
    """Say whether bare digits stand right after a common noun («ويندوز 10»): then they name, not count."""
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    after = run.words[numeral.end] if numeral.end < len(run.words) and not run.gaps[numeral.end].strip() else ""
    if not before.isalpha() or len(before) < 3 or after in _OF_THEM or _comparator(run, at, numeral.end) is not None:
        return False
    known = figure_words()
    if (
        before in folded_set("numbers", "not_units.words")
        or before in known.roles
        or before[1:] in known.roles
        or before.endswith(("ت", "وا", "ه", "ها"))
    ):
        return False
    return before not in folded_set("numbers", "before_figures.words") and not before.startswith("ي")


_OF_THEM = frozenset(("منهم", "منها", "منهن", "من", "اخرين", "اخرون", "اخري", "اخر", "ممن"))


def _counted_before(run: _Words, at: int) -> bool:
    """Say whether a definite noun stands right before a definite numeral («المناطق الأربع»)."""
    before = run.words[at - 1] if at else ""
    return not run.gaps[at].strip() and before.startswith(("ال", "وال", "بال", "لل")) and len(before) > 4


def _sign_before(run: _Words, at: int) -> tuple[str, str] | None:
    """Return (sign, currency) for a currency sign right before the digits."""
    sign = run.gaps[at][-1:]
    signs = figure_words().signs
    return (sign, signs[sign]) if sign in signs else None


def _percent_end(run: _Words, end: int) -> int | None:
    """Return the folded offset after «%», «في المئة» … that follows word ``end - 1``, or None."""
    stop = run.ends[end - 1]
    match = figure_words().percent.match(run.text, stop, run.stop)
    return match.end() if match else None


def _comparator(run: _Words, at: int, end: int) -> Comparator | None:
    """Return the bound said before («أكثر من») or after («على الأقل») the figure."""
    known = figure_words()
    left = run.words[max(0, at - 4) : at]
    for phrase, sign in known.before:
        size = len(phrase)
        if size > len(left) or run.gaps[at].strip() not in ("", '"'):
            continue
        head = left[-size]
        if tuple(left[-size + 1 :]) == phrase[1:] if size > 1 else True:
            bare = head[1:] if head[:1] in "وبلف" and head != phrase[0] else head
            if (head == phrase[0] or bare == phrase[0]) and phrase[0] not in ("علي", "كحد", "بحد", "تقريبا"):
                return sign
    rest = run.text[run.ends[end - 1] : run.ends[end - 1] + 24]
    cut = _BREAK.search(rest)
    rest = rest[: cut.start()] if cut else rest
    for words, sign in (
        ("علي الاقل", ">="),
        ("علي الاكثر", "<="),
        ("تقريبا", "~"),
        ("or more", ">="),
        ("كحد اقصي", "<="),
    ):
        if re.match(rf"(?: \w+)?,? ?{words}\b", rest):
            return sign
    return None


def _role(run: _Words, at: int, end: int) -> str | None:
    """Return what the figure counts, from its own noun or the nearest telling word of the same clause."""
    roles = figure_words().roles
    for word in run.words[at:end]:
        if word.removeprefix("ال") in roles:
            return roles[word.removeprefix("ال")]
    for step in range(1, 6):
        right, left = end - 1 + step, at - step
        for place in (right, left):
            if not 0 <= place < len(run.words):
                continue
            between = (
                run.text[run.ends[end - 1] : run.starts[place]]
                if place >= end
                else run.text[run.ends[place] : run.starts[at]]
            )
            if _BREAK.search(between) or digits_value(run.words[place]) is not None:
                continue
            word = run.words[place]
            for form in (word, word[1:], word.removeprefix("ال"), word.removeprefix("وال"), word.removeprefix("بال")):
                if form in roles:
                    return roles[form]
    return None
