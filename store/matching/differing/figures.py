"""Figures of two claims, aligned by what they count, tolerant of bounds and rounding."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from functools import lru_cache

from store.language.folding import fold_plain
from store.matching.differing.counting import KILLED, SHARE, TOLLS, counts_what, local, noun_keys
from store.matching.differing.slots import Conflict, letters
from store.matching.texts.profile import KEPT, Profile
from store.models import Quantity

_Things = dict[str, list[Quantity]]
# Shares of a whole that is not named.
_UNNAMED = f"?{SHARE}"
_NUMBER = re.compile(r"\d[\d.,]*")
# A toll may rise this many times over while a story lasts.
RISES = 2.5
_SMALL = 2
# Figures without a bound; what they are written in («مليون»), the largest first, and from so many of it on rounded.
_EXACT, _SCALES, _MANY = (None, "="), (1e9, 1e6, 1e3, 1.0), 10
_CLEARLY = 1.5
_CLOSE = 0.1
_ONE_ORDER = 2.0
# So many basis points are a percentage point.
_BASIS, _BASIS_POINTS, _WHOLE_POINTS = 100, frozenset(("اساس", "basis")), frozenset(("مئويه", "percentage"))


def range_of(quantity: Quantity) -> tuple[float, float]:
    """Return the values a figure allows."""
    low, high = quantity.value, quantity.value if quantity.value_max is None else quantity.value_max
    if quantity.comparator == "vague>=":
        return 2 * low, math.inf  # «hundreds» are at least two hundred
    if quantity.comparator in (">=", ">"):
        return low, math.inf
    if quantity.comparator in ("<=", "<"):
        return -math.inf, high
    return low, high


def rounds_to(a: float, b: float) -> bool:
    """Say whether one value is the other rounded to fewer digits (22.82 and 23, 178 and 180)."""
    fine, coarse = sorted((a, b), key=lambda value: -len(f"{value:g}".replace(".", "").strip("0")))
    if coarse == 0 or fine == coarse:
        return fine == coarse
    step = 10.0 ** math.floor(math.log10(abs(coarse)))
    while step > 1e-6 and abs(coarse / step - round(coarse / step)) > 1e-9:
        step /= 10
    return abs(fine - coarse) <= step / 2 + 1e-9 and abs(fine - coarse) <= 0.05 * abs(coarse)


def verdict(a: Quantity, b: Quantity) -> tuple[bool, str | None]:
    """Return whether two figures of one thing differ, and the note for the reader when they nearly agree."""
    if a.value == b.value and (a.value_max or a.value) == (b.value_max or b.value):
        return False, None
    (low_a, high_a), (low_b, high_b) = range_of(a), range_of(b)
    bounded_alike = (math.isinf(high_a) and math.isinf(high_b)) or (math.isinf(low_a) and math.isinf(low_b))
    if not bounded_alike and max(low_a, low_b) <= min(high_a, high_b):
        return False, "one value lies within the bound the other gives"
    if _rounded(a, b):
        return False, "one value is the other rounded"
    return True, None


def shown(profile: Profile, quantity: Quantity) -> str:
    """Return a figure in the claim's own letters, with its value when they spell it out («شخصين (2)»)."""
    written = letters(profile, local(profile, quantity))
    if not written:
        return f"{quantity.value:g}"
    if quantity.comparator == "vague>=" or quantity.value in numbers_in(written):  # «dozens» are no ten
        return written
    return f"{written} ({_digits(quantity.value)})"


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value >= 10_000 and value == int(value) else f"{value:.10g}"


def numbers_in(written: str) -> set[float]:
    """Return the numbers that stand in letters as digits, a comma read both as a decimal point and as a separator."""
    found = set()
    for number in _NUMBER.findall(fold_plain(written).replace("\u066b", ".").replace("\u066c", ",")):
        for read in (number.replace(",", ""), number.replace(",", ".", 1)):
            with suppress(ValueError):
                found.add(float(read))
    return found


def shared_figures(a: Profile, b: Profile) -> list[float]:
    """Return the values of ``a`` that ``b`` gives too, exactly or rounded; small and vague ones say nothing."""
    mine = {q.value: q for q in a.figures if _tells(q)}
    theirs = [q for q in b.figures if _tells(q)]
    return sorted(v for v, q in mine.items() if any(v == o.value or _rounded(q, o) for o in theirs))


def _tells(quantity: Quantity) -> bool:
    """Say whether a figure tells which fact is meant: no small or vague number, but «1.2 %» does."""
    small = quantity.value <= _SMALL and (quantity.value == int(quantity.value) or quantity.value < 1)
    return not small and quantity.comparator != "vague>="


def shared_tolls(a: Profile, b: Profile) -> int:
    """Return how many tolls (killed, wounded, affected, displaced) both claims give, equal or not."""
    things = [{counts_what(profile, quantity) for quantity in profile.figures} for profile in (a, b)]
    return len(things[0] & things[1] & TOLLS)


def may_rise(a: Quantity, b: Quantity) -> bool:
    """Say whether two numbers may be one toll at two times."""
    low, high = sorted((max(a.value, 0.0), max(b.value, 0.0)))
    return high <= RISES * low


def close(a: Quantity, b: Quantity) -> bool:
    """Say whether two different values of one thing lie within a tenth of each other."""
    return a.value != b.value and abs(a.value - b.value) <= _CLOSE * max(abs(a.value), abs(b.value))


def near_figures(a: Profile, b: Profile) -> int:
    """Return how many things other than tolls both claims count with different values close to each other."""
    mine, theirs = _by_thing(a), _by_thing(b)
    shared = (mine.keys() & theirs.keys()) - TOLLS
    return sum(any(close(x, y) for x in mine[thing] for y in theirs[thing]) for thing in shared)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Say whether one value is the other rounded, and one of them says so («نحو 180») or is written so."""
    return ("~" in (a.comparator, b.comparator) or _written_rounded(a, b)) and rounds_to(a.value, b.value)


def _written_rounded(a: Quantity, b: Quantity) -> bool:
    """Say whether one value gives a fraction of the thousands, millions or ones the other gives whole (22.82 and 23).

    People are no fraction: 178 and 180, 2,010 and 2,000 are two tolls.
    """
    if a.comparator not in _EXACT or b.comparator not in _EXACT:
        return False
    fine, coarse = sorted((a.value, b.value), key=lambda value: -len(f"{value:.12g}".replace(".", "").strip("0")))
    scale = next((scale for scale in _SCALES if abs(coarse) >= scale and coarse % scale == 0), None)
    return scale is not None and fine % scale != 0 and abs(coarse) >= _MANY * scale


def unequal(a: Profile, b: Profile) -> tuple[bool, bool]:
    """Say whether two claims count one thing with other numbers, neither equal nor rounded: any thing, and every one;
    of the dead alone if both count them.
    """
    mine, theirs = _by_thing(a), _by_thing(b)
    shared = [thing for thing in mine.keys() & theirs.keys() if thing[0] != "?" and thing not in noun_keys("times")]
    alike = {t: any(x.value == y.value or _rounded(x, y) for x in mine[t] for y in theirs[t]) for t in shared}
    return not alike.get(KILLED, all(alike.values())), bool(alike) and not any(alike.values())


def times(a: Quantity, b: Quantity) -> float:
    """Return how many times the smaller of two values the larger one is."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return high / max(low, 1e-9)


def _times(a: Profile, b: Profile, thing: str | None) -> float | None:
    """Return how many times the smaller of the largest values of a thing the larger one is; None without both."""
    values = [[q.value for q in p.figures if counts_what(p, q) == thing] for p in (a, b)]
    if not all(values):  # a figure that names what it counts another way: nothing to measure
        return None
    low, high = sorted((max(values[0]), max(values[1])))
    return high / max(low, 1e-9)


def far_apart(a: Profile, b: Profile) -> bool:
    """Say whether two claims give clearly different values for one thing: half as much again, or more."""
    differing = (conflict for conflict in compare(a, b) if conflict.differs and not conflict.note)
    return any((_times(a, b, conflict.counted) or 0.0) >= _CLEARLY for conflict in differing)


def one_order(a: Profile, b: Profile, conflict: Conflict) -> bool:
    """Say whether two values that differ may be of one thing: numbers, one at most twice the other."""
    if any(q.comparator == "vague>=" and counts_what(p, q) == conflict.counted for p in (a, b) for q in p.figures):
        return False
    times = _times(a, b, conflict.counted)
    return times is not None and times <= _ONE_ORDER


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the figures of ``a`` and ``b`` that count the same thing and are not equal, one entry per thing."""
    sides = _one_whole(_by_thing(a), _by_thing(b))
    found = []
    for thing in sorted(set(sides[0]) & set(sides[1])):
        mine, theirs = _unequal(sides[0][thing], sides[1][thing])
        verdicts = [((False, None) if in_points(a, x, b, y) else verdict(x, y), x, y) for x in mine for y in theirs]
        if not verdicts or any(v == (False, None) for v, _, _ in verdicts):
            continue
        # Of several figures of one thing the first two are held against each other that may be one.
        (differs, note), x, y = min(
            verdicts,
            key=lambda v: (v[0][0], v[0][1] is None, times(v[1], v[2]) > _ONE_ORDER, v[1].start, v[2].start),
        )
        expected = (thing in TOLLS and may_rise(x, y)) or close(x, y)
        weight = 0.0 if not differs or expected else (0.3 if note else 1.0)
        spans = (local(a, x),), (local(b, y),)
        found.append(Conflict("figure", shown(a, x), shown(b, y), *spans, weight, thing, note, differs))
    return found


def in_points(a: Profile, x: Quantity, b: Profile, y: Quantity) -> bool:
    """Say whether one figure gives in basis points what the other gives in percentage points («50 نقطة أساس», «نصف نقطة
    مئوية»).
    """
    (low, p), (high, q) = sorted(((x, a), (y, b)), key=lambda one: one[0].value)
    return low.value * _BASIS == high.value and (_behind(p, low) in _WHOLE_POINTS or _behind(q, high) in _BASIS_POINTS)


def _behind(profile: Profile, quantity: Quantity) -> str:
    """Return the folded word behind a figure, or ''."""
    end = local(profile, quantity).end
    return next((word.folded for word in profile.words if word.start >= end), "")


def _one_whole(mine: _Things, theirs: _Things) -> tuple[_Things, _Things]:
    """Return two claims' figures by thing; shares of a whole that only one names stand with those of an unnamed whole.

    «نال 51 % من الأصوات بعد فرز 87 % من المراكز» beside «يتصدر بـ50 % بعد فرز 70 % من المراكز» are two things.
    """
    alone = {thing for thing in mine.keys() ^ theirs.keys() if thing.startswith(f"{SHARE} ")}
    return _with_unnamed(mine, alone), _with_unnamed(theirs, alone)


def _with_unnamed(things: _Things, alone: set[str]) -> _Things:
    kept = {thing: values for thing, values in things.items() if thing not in alone}
    more = [value for thing in sorted(things.keys() & alone) for value in things[thing]]
    return kept | {_UNNAMED: [*kept.get(_UNNAMED, []), *more]} if more else kept


def _unequal(mine: list[Quantity], theirs: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return what is left of two lists of figures of one thing without the equal ones.

    When one list is longer, it may count other things of that name, and one equal figure is enough.
    """
    if len(mine) != len(theirs):
        return mine, theirs
    return [x for x in mine if not _is_in(x, theirs)], [y for y in theirs if not _is_in(y, mine)]


def _is_in(one: Quantity, others: list[Quantity]) -> bool:
    return any(verdict(one, other) == (False, None) for other in others)


@lru_cache(maxsize=KEPT)
def _by_thing(profile: Profile) -> dict[str, list[Quantity]]:
    things: dict[str, list[Quantity]] = {}
    for quantity in profile.figures:
        unit = quantity.unit or ""
        things.setdefault(counts_what(profile, quantity) or f"?{unit}", []).append(quantity)
    return things
