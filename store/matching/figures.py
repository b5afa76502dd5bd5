"""Figures of two claims, aligned by what they count, tolerant of bounds and rounding."""

from __future__ import annotations

import math
from functools import cache

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.profile import Profile
from store.matching.slots import Conflict, letters
from store.matching.vocabulary import key_of
from store.models import Quantity, Span

# What happened to the people counted; the nearest of these words names the figure («46 شخصا لقوا مصرعهم»).
_ROLES = {
    "killed": "قتل قتلى قتيل قتيلا مصرع مصرعهم حتفهم لقي وفاة حصيلة بحياة وفيات ضحايا",
    "wounded": "جرح جرحى أصيب إصابة مصاب جريح جرحى مصابون مصابين",
    "affected": "متضرر تضرر تضرروا المتضررين متضررون متضررين",
    "freed": "حرر تحرير أنقذ رهينة محتجز مخطوف إنقاذ مختطف محتجزين رهائن حرروا محررون محررين محرر",
    "held": "اعتقل اعتقال توقيف القبض متهم متهما موقوفون موقوفين معتقلون معتقلين",
    "displaced": "نازح نازحا لاجئ لاجئا نزح شردوا تشريد نازحون نازحين لاجئون لاجئين مشردون",
}
# Counts that later reports of one event raise: another value is an update, not another event.
_TOLLS = frozenset(("killed", "wounded", "affected", "displaced"))
_PEOPLE = "شخص شخصا أشخاص مدني مدنيا مدنيين آخرون آخرين مواطن مواطنا نسمة الناس حالة people persons"
# Who is counted apart inside a toll: «178 شخصا، بينهم 101 طفل».
_PARTS = "طفل امرأة رجل children women men"
_OF_THEM = frozenset(("ممن", "منهم", "منهن", "منها"))
_REACH = 5
_SMALL = 2
_CLEARLY = 1.5
_CLOSE = 0.1


@cache
def _role_keys() -> dict[str, str]:
    return {key_of(word): role for role, words in _ROLES.items() for word in fold_plain(words).split() if key_of(word)}


@cache
def _people_keys() -> frozenset[str]:
    return frozenset(key_of(word) for word in fold_plain(_PEOPLE).split())


@cache
def _parts() -> tuple[str, ...]:
    return tuple(key_of(word) for word in fold_plain(_PARTS).split())


def _keys(text: str | None) -> list[str]:
    return [key for word in WORD.findall(fold_plain(text or "")) if (key := key_of(word))]


def local(profile: Profile, quantity: Quantity) -> Span:
    """Return a quantity's span in the claim's text."""
    return Span(quantity.start - profile.offset, quantity.end - profile.offset)


def counts_what(profile: Profile, quantity: Quantity) -> str:
    """Return one key for what a figure counts: the fate of people counted, else the noun's match key, or ''."""
    part = next((part for word in _keys(quantity.unit) for part in _parts() if word == part), "")
    nouns = _keys(quantity.counted) + _keys(quantity.unit)
    roles = _role_keys()
    fate = next((roles[noun] for noun in nouns if noun in roles), "")
    if fate:
        # «hundreds of women and children» is the whole toll told vaguely, not a part of it.
        return f"{fate}: {part}" if part and quantity.comparator != "vague>=" else fate
    if nouns and not any(noun in _people_keys() for noun in nouns):
        return nouns[0]
    span = local(profile, quantity)
    at = [i for i, word in enumerate(profile.words) if word.start >= span.start and word.end <= span.end]
    if at:
        near = sorted(
            (min(abs(i - at[0]), abs(i - at[-1])), i, roles[word.key])
            for i, word in enumerate(profile.words)
            if word.key in roles
        )
        if near and near[0][0] <= _REACH:
            after = profile.words[at[-1] + 1].folded if at[-1] + 1 < len(profile.words) else ""
            return f"{near[0][2]}: of them" if after in _OF_THEM else near[0][2]
    return nouns[0] if nouns else ""


def _range(quantity: Quantity) -> tuple[float, float]:
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
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    bounded_alike = (math.isinf(high_a) and math.isinf(high_b)) or (math.isinf(low_a) and math.isinf(low_b))
    if not bounded_alike and max(low_a, low_b) <= min(high_a, high_b):
        return False, "one value lies within the bound the other gives"
    if _rounded(a, b):
        return False, "one value is the other rounded"
    if rounds_to(a.value, b.value):
        return True, "the values agree but for rounding"
    return True, None


def shown(profile: Profile, quantity: Quantity) -> str:
    """Return a figure in the claim's own letters."""
    return letters(profile, local(profile, quantity)) or f"{quantity.value:g}"


def shared_figures(a: Profile, b: Profile) -> list[float]:
    """Return the values of ``a`` that ``b`` gives too, exactly or rounded; small and vague ones say nothing."""
    mine = {q.value: q for q in a.figures if q.value > _SMALL and q.comparator != "vague>="}
    theirs = [q for q in b.figures if q.value > _SMALL and q.comparator != "vague>="]
    return sorted(v for v, q in mine.items() if any(v == o.value or _rounded(q, o) for o in theirs))


def shared_tolls(a: Profile, b: Profile) -> int:
    """Return how many tolls (killed, wounded, affected, displaced) both claims give, equal or not."""
    things = [{counts_what(profile, quantity) for quantity in profile.figures} for profile in (a, b)]
    return len(things[0] & things[1] & _TOLLS)


def close(a: Quantity, b: Quantity) -> bool:
    """Say whether two different values of one thing lie within a tenth of each other."""
    return a.value != b.value and abs(a.value - b.value) <= _CLOSE * max(abs(a.value), abs(b.value))


def near_figures(a: Profile, b: Profile) -> int:
    """Return how many things other than tolls both claims count with different values close to each other."""
    mine, theirs = _by_thing(a), _by_thing(b)
    shared = (mine.keys() & theirs.keys()) - _TOLLS
    return sum(any(close(x, y) for x in mine[thing] for y in theirs[thing]) for thing in shared)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Say whether one value is the other rounded, and one of them says so («نحو 180»)."""
    return "~" in (a.comparator, b.comparator) and rounds_to(a.value, b.value)


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
        mine, theirs = sides[0][thing], sides[1][thing]
        verdicts = [(verdict(x, y), x, y) for x in mine for y in theirs]
        if any(v == (False, None) for v, _, _ in verdicts):
            continue
        (differs, note), x, y = min(verdicts, key=lambda v: (v[0][0], v[0][1] is None, v[1].start, v[2].start))
        weight = 0.0 if not differs or thing in _TOLLS or close(x, y) else (0.3 if note else 1.0)
        spans = (local(a, x),), (local(b, y),)
        found.append(Conflict("figure", shown(a, x), shown(b, y), *spans, weight, thing, note, differs))
    return found


def _by_thing(profile: Profile) -> dict[str, list[Quantity]]:
    things: dict[str, list[Quantity]] = {}
    for quantity in profile.figures:
        unit = quantity.unit or ""
        things.setdefault(counts_what(profile, quantity) or f"?{unit}", []).append(quantity)
    return things
