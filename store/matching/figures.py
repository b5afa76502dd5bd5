"""Figures of two claims, aligned by what they count, tolerant of bounds and rounding."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from functools import cache, lru_cache

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.lexicons import fates
from store.matching.profile import KEPT, Profile
from store.matching.slots import Conflict, letters
from store.matching.vocabulary import by_key, key_of
from store.models import Quantity, Span

# Counts that later reports of one event raise: another value is an update, not another event.
TOLLS = frozenset(("killed", "wounded", "affected", "displaced", "missing", "evacuated"))
_OF_THEM = frozenset(("ممن", "منهم", "منهن", "منها"))
_REACH = 5
# The number of the dead may stand behind the name of what killed them («عدد قتلى زلزال مدينة … إلى ١٩ شخصا»).
_REACH_OF_COUNT = 12
_COUNTS = frozenset(("عدد", "العدد", "حصيله", "الحصيله", "بحصيله", "toll", "number"))
# Code points behind a figure in which its people are named («٢١ من رجال الأمن»).
_BEHIND = 16
_NUMBER = re.compile(r"\d[\d.,]*")
# A toll may rise this many times over while a story lasts.
RISES = 2.5
_SMALL = 2
# Figures without a bound; what they are written in («مليون»), the largest first, and from so many of it on rounded.
_EXACT, _SCALES, _MANY = (None, "="), (1e9, 1e6, 1e3, 1.0), 10
_CLEARLY = 1.5
_CLOSE = 0.1


@cache
def fate_keys() -> dict[str, str]:
    """Return match key → what happened to the people counted beside it."""
    return by_key(fates())


@cache
def fate_names() -> frozenset[str]:
    return frozenset(fates())


@cache
def _side_keys() -> dict[str, str]:
    return by_key(fates("sides"))


@cache
def _noun_keys(kind: str) -> frozenset[str]:
    return frozenset(by_key({kind: fates("nouns")[kind]}))


@lru_cache(maxsize=65536)
def _keys(text: str | None) -> tuple[str, ...]:
    return tuple(key for word in WORD.findall(fold_plain(text or "")) if (key := key_of(word)))


def local(profile: Profile, quantity: Quantity) -> Span:
    """Return a quantity's span in the claim's text."""
    return Span(quantity.start - profile.offset, quantity.end - profile.offset)


def counts_what(profile: Profile, quantity: Quantity) -> str:
    """Return one key for what a figure counts: the fate of people counted, else the noun's match key, or ''."""
    part = next((word for word in _keys(quantity.unit) if word in _noun_keys("parts")), "")
    part = "" if side_of(profile, quantity) else part  # «رجال الأمن» are no part of a toll
    own, told = _keys(quantity.unit), _keys(quantity.counted)
    nouns, roles = told + own, fate_keys()
    if any(noun in _noun_keys("money") for noun in nouns):  # «50 thousand pounds for each of the dead»
        return nouns[0]
    if whole := _fate_of_all(profile, quantity):
        return f"{whole}: of them"
    bare = not own or any(noun in _noun_keys("people") for noun in own)
    # What the noun of the figure says goes first («42 مصابا»), then the word beside it, then what was made of both.
    fate = next((roles[noun] for noun in own if noun in roles), "")
    if not fate and bare:
        fate = _fate_beside(profile, quantity)
    if not fate and not _is_of_them(profile, quantity):
        fate = next((roles[noun] for noun in told if noun in roles), "")
    if fate:
        # «hundreds of women and children» is the whole toll told vaguely, not a part of it.
        return f"{fate}: {part}" if part and quantity.comparator != "vague>=" else fate
    return nouns[0] if nouns else ""


def _is_of_them(profile: Profile, quantity: Quantity) -> bool:
    """Say whether a figure is a part of people counted before («خرج منهم سبعة»)."""
    start = local(profile, quantity).start
    before = next((word.folded for word in reversed(profile.words) if word.end <= start), "")
    return before in _OF_THEM


def _fate_of_all(profile: Profile, quantity: Quantity) -> str:
    """Return the fate of the people a figure is a part of («9 من المصابين في حالة حرجة»), or ''."""
    start = local(profile, quantity).start
    behind = [word for word in profile.words if word.start >= start][1:3]
    partitive = len(behind) == 2 and behind[0].folded == "من" and behind[1].folded.startswith("ال")
    return fate_keys().get(behind[1].key, "") if partitive else ""


def _fate_beside(profile: Profile, quantity: Quantity) -> str:
    """Return the fate named nearest to a figure of people, within a few words, or ''."""
    span, roles = local(profile, quantity), fate_keys()
    at = [i for i, word in enumerate(profile.words) if word.start >= span.start and word.end <= span.end]
    near = sorted(
        (min(abs(i - at[0]), abs(i - at[-1])), i, roles[word.key])
        for i, word in enumerate(profile.words)
        if at and word.key in roles
    )
    if not near or near[0][0] > (_REACH_OF_COUNT if _is_count(profile, near[0][1], at[0]) else _REACH):
        return ""
    after = profile.words[at[-1] + 1].folded if at[-1] + 1 < len(profile.words) else ""
    # «11 of them were hurt» is the toll of the hurt, «of them 11» later on a part of another one.
    return f"{near[0][2]}: of them" if after in _OF_THEM and near[0][0] > 1 else near[0][2]


def _is_count(profile: Profile, fate: int, figure: int) -> bool:
    """Say whether a word of fate is what is counted («عدد قتلى …», «حصيلة …») up to a figure, with none between."""
    named = {profile.words[i].folded for i in range(max(0, fate - 1), fate + 1)}
    start, end = profile.words[fate].start + profile.offset, profile.words[figure].start + profile.offset
    return fate < figure and bool(named & _COUNTS) and not any(start < q.start < end for q in profile.figures)


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
    if quantity.comparator == "vague>=" or quantity.value in _read(written):  # «dozens» are no ten
        return written
    return f"{written} ({_digits(quantity.value)})"


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value >= 10_000 and value == int(value) else f"{value:.10g}"


def _read(written: str) -> set[float]:
    """Return the numbers that stand in letters as digits, a comma read both as a decimal point and as a separator."""
    found = set()
    for number in _NUMBER.findall(fold_plain(written).replace("\u066b", ".").replace("\u066c", ",")):
        for read in (number.replace(",", ""), number.replace(",", ".", 1)):
            with suppress(ValueError):
                found.add(float(read))
    return found


def shared_figures(a: Profile, b: Profile) -> list[float]:
    """Return the values of ``a`` that ``b`` gives too, exactly or rounded; small and vague ones say nothing."""
    mine = {q.value: q for q in a.figures if q.value > _SMALL and q.comparator != "vague>="}
    theirs = [q for q in b.figures if q.value > _SMALL and q.comparator != "vague>="]
    return sorted(v for v, q in mine.items() if any(v == o.value or _rounded(q, o) for o in theirs))


def shared_tolls(a: Profile, b: Profile) -> int:
    """Return how many tolls (killed, wounded, affected, displaced) both claims give, equal or not."""
    things = [{counts_what(profile, quantity) for quantity in profile.figures} for profile in (a, b)]
    return len(things[0] & things[1] & TOLLS)


def side_of(profile: Profile, quantity: Quantity) -> str:
    """Return the side of the people counted, by the noun counted or the words just behind the figure."""
    span = local(profile, quantity)
    behind = [word.key for word in profile.words if span.start <= word.start and word.start < span.end + _BEHIND]
    sides = _side_keys()
    return next((sides[key] for key in (*_keys(quantity.counted), *behind) if key in sides), "")


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


def far_apart(a: Profile, b: Profile) -> bool:
    """Say whether two claims give clearly different values for one thing: half as much again, or more."""
    for conflict in compare(a, b):
        if conflict.differs and not conflict.note:
            values = [[q.value for q in p.figures if counts_what(p, q) == conflict.counted] for p in (a, b)]
            if not all(values):  # a figure that names what it counts another way: nothing to measure
                continue
            low, high = sorted((max(values[0]), max(values[1])))
            if high >= _CLEARLY * max(low, 1e-9):
                return True
    return False


def compare(a: Profile, b: Profile) -> list[Conflict]:
    """Return the figures of ``a`` and ``b`` that count the same thing and are not equal, one entry per thing."""
    sides = [_by_thing(profile) for profile in (a, b)]
    found = []
    for thing in sorted(set(sides[0]) & set(sides[1])):
        mine, theirs = _unequal(sides[0][thing], sides[1][thing])
        verdicts = [(verdict(x, y), x, y) for x in mine for y in theirs]
        if not verdicts or any(v == (False, None) for v, _, _ in verdicts):
            continue
        (differs, note), x, y = min(verdicts, key=lambda v: (v[0][0], v[0][1] is None, v[1].start, v[2].start))
        expected = (thing in TOLLS and may_rise(x, y)) or close(x, y)
        weight = 0.0 if not differs or expected else (0.3 if note else 1.0)
        spans = (local(a, x),), (local(b, y),)
        found.append(Conflict("figure", shown(a, x), shown(b, y), *spans, weight, thing, note, differs))
    return found


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
