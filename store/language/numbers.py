"""Quantities: every counted figure of a text with its value, unit, comparator and what it counts.

A figure counts people, money, shares, distances, times. Dates, years, clock times, ordinals, phone and
document numbers do not count and are left out.
"""

from __future__ import annotations

from store.language.dates import date_zones
from store.language.english_nouns import is_age
from store.language.figure_context import comparator_of, fate_of, stands_alone
from store.language.figure_duals import dual_noun
from store.language.figure_english import english_part
from store.language.figure_labels import is_label
from store.language.figure_nouns import counts_what_follows, noun_before
from store.language.figure_parts import (
    half_after,
    half_figure,
    measures,
    one_of_each,
    one_of_it,
    share_figure,
    told_twice,
    two_of_them,
)
from store.language.figure_units import (
    grouped_by_point,
    particle_length,
    percent_end,
    sign_before,
    singular,
    unit_after,
    unit_of_them,
)
from store.language.figure_words import Run, figure_words
from store.language.folding import Folded, fold, fold_plain
from store.language.lexicon import folded_set
from store.language.numerals import Numeral, bare_number_word, read_numeral
from store.models import Comparator, Quantity


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


def scan(view: Folded, fs: int = 0, fe: int | None = None) -> list[Quantity]:
    """Return the figures of an already folded text between folded offsets, with raw offsets."""
    stop = len(view.text) if fe is None else fe
    run = Run(view, fs, stop)
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


def _one(view: Folded, run: Run, at: int, found: list[Quantity]) -> int:
    """Read one figure at ``at`` into ``found``; return the next word to look at."""
    share = one_of_each(run, at) or (english_part if run.words[at].isascii() else share_figure)(run, at)
    if share is not None:
        return _part(view, run, at, share, found)
    open_before = _is_open(view, run, at - 1, found)
    if open_before and one_of_it(run, at):
        noun = run.words[at - 1][particle_length(run.words[at - 1]) :]
        return _part(view, run, at - 1, (1, at + 1, singular(noun)), found)
    if open_before and two_of_them(run, at):
        return _part(view, run, at - 1, (2, at + 1, run.words[at - 1][:-2]), found)
    numeral = read_numeral(run.words, at, run.gaps)
    if numeral is None:
        return _dual_figure(view, run, at, found)
    return numeral.end if is_label(run, at, numeral) else _numeral_figure(view, run, at, numeral, found)


def _is_open(view: Folded, run: Run, at: int, found: list[Quantity]) -> bool:
    """Say whether the word ``at`` is there and belongs to no figure yet."""
    return at >= 0 and (not found or found[-1].end <= view.raw_index(run.starts[at]))


def _numeral_figure(view: Folded, run: Run, at: int, numeral: Numeral, found: list[Quantity]) -> int:
    """Note the figure that a numeral makes with its range, unit and bound; return the next word to look at."""
    numeral = told_twice(run, numeral)
    value, high, end = _range(run, numeral)
    owner = noun_before(run, at, numeral)
    before = owner if owner is not None and _is_open(view, run, owner[0], found) else None
    alone = before is not None and not counts_what_follows(run, at, end)
    unit, noun_end = (None, end) if alone else unit_after(run, end)
    if numeral.digits and numeral.end == at + 1 and grouped_by_point(run.words[at], unit):
        value *= 1000
    if unit is not None and noun_end > end:
        more, noun_end = half_after(run, noun_end, unit, value)
        value, unit = value + more, _as_printed(view, run, end, unit)
    if unit is None and high is None and not percent_end(run, end) and not stands_alone(run, at, numeral):
        return numeral.end
    unit = unit or unit_of_them(run, end)
    first = at
    if before is not None and noun_end == end:
        first, unit = before[0], unit or before[1]
    start = run.starts[first] + (particle_length(run.words[first]) if first == at else 0)
    sign = sign_before(run, at)
    if sign:
        # «$10 billion bid»: the money is counted, not the bid.
        start, unit, noun_end = start - len(sign[0]), sign[1], end
    after = max(end, noun_end)
    stop = percent_end(run, end)
    if stop:
        unit = "%"
    span = view.raw_span(start, stop or run.ends[after - 1])
    bound: Comparator | None = "vague>=" if numeral.vague else comparator_of(run, at, after)
    counted = (None if measures(unit) or is_age(run, end) else fate_of(run, at, after, unit)) or unit
    found.append(Quantity(span.start, span.end, value, high, unit, counted, bound))
    # «في المئة» holds a number word of its own.
    while stop and after < len(run.words) and run.starts[after] < stop:
        after += 1
    return after


def _as_printed(view: Folded, run: Run, at: int, unit: str) -> str:
    """Return a unit that no lexicon knows in the paper's own letters («فرقة», not «فرقه»)."""
    if unit in figure_words().nouns.values() or unit not in fold_plain(run.words[at]):
        return unit
    span = view.raw_span(run.starts[at], run.ends[at])
    raw = view.raw[span.start : span.end]
    plain = "".join(mark for mark in raw if fold_plain(mark))
    bare = plain.removeprefix("ال")
    return bare[: len(unit)] if fold_plain(bare).startswith(unit) else unit


def _dual_figure(view: Folded, run: Run, at: int, found: list[Quantity]) -> int:
    """A dual noun («موديلين») counts two by itself; «نصف نقطة» and «مترا ونصف المتر» are halves."""
    half = half_figure(run, at)
    if half is not None:
        return _part(view, run, at, half, found)
    dual = dual_noun(run, at)
    if not dual:
        return at + 1
    more, end = half_after(run, at + 1, dual)
    high = None
    if not more and end + 1 < len(run.words) and run.words[end] in ("او", "الي") and not run.gaps[end].strip():
        # «أسبوعين أو ثلاثة أسابيع»
        upper = read_numeral(run.words, end + 1, run.gaps)
        noun_end = unit_after(run, upper.end)[1] if upper else end
        same = bool(upper) and figure_words().nouns.get(run.words[noun_end - 1]) == dual
        if upper and same and upper.value > 2:
            high, end = upper.value, noun_end
    return _part(view, run, at, (2 + more, end, dual), found, high)


def _part(
    view: Folded,
    run: Run,
    at: int,
    part: tuple[float, int, str],
    found: list[Quantity],
    high: float | None = None,
) -> int:
    """Note a figure read as (value, next index, unit); return the next word to look at."""
    value, end, unit = part
    span = view.raw_span(run.starts[at] + particle_length(run.words[at]), run.ends[end - 1])
    counted = (None if measures(unit) else fate_of(run, at, end, unit)) or unit or None
    found.append(Quantity(span.start, span.end, value, high, unit or None, counted, comparator_of(run, at, end)))
    return end


def _range(run: Run, numeral: Numeral) -> tuple[float, float | None, int]:
    """Return (value, upper value, next index) of a figure that may be a range."""
    upper, value = _upper(run, numeral), numeral.value
    if upper is None or upper.value <= value:
        return value, None, numeral.end
    # «10 إلى 20 ألفا»: the scale belongs to both ends.
    if numeral.digits and value < 1000 <= upper.value and upper.value % 1000 == 0 and value < upper.value / 100:
        value *= 1000 ** _thousands(upper.value)
    return value, upper.value, upper.end


def _upper(run: Run, numeral: Numeral) -> Numeral | None:
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
    if word in ("الي", "to") and _changes(run, end, lead):
        return None
    if word in ("الي", "او", "to", "or") and end + 1 < len(run.words):
        return read_numeral(run.words, end + 1, run.gaps)
    if any(one in ("بين", "between", "وبين") for one in lead) and word in ("و", "and"):
        return read_numeral(run.words, end + 1, run.gaps) if end + 1 < len(run.words) else None
    if any(one in ("بين", "وبين") for one in lead) and word.startswith("و") and bare_number_word(word)[1]:
        return read_numeral(run.words, end, run.gaps)
    return None


def _changes(run: Run, end: int, lead: list[str]) -> bool:
    """Say whether «من 30 إلى 46» tells of a change («ارتفعت الحصيلة من …»): two figures, no range."""
    if not lead or lead[-1] not in ("من", "from"):
        return False
    before = run.words[max(0, end - 9) : end - 1]
    changes = folded_set("numbers", "changes.words") | folded_set("numbers_en", "changes.words")
    return any(word in changes or word[1:] in changes for word in before)


def _thousands(value: float) -> int:
    return 1 if value < 1e6 else 2 if value < 1e9 else 3
