"""Figures of two members of one group that do not say by themselves that they count one thing.

A second figure of a thing («97 مقعدا … يليه التحالف بـ31 مقعدا»), one that names nothing («98 مقعدا للحزب و33 للتحالف»,
«كان عددهم 25»), one person more («وفقدان ثالث»), and two of anything («رادارين»). Between claims of anywhere they would
mean little; of members of a group, which tell one fact, they are to be seen. They are never weighed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from store.matching.differing.counting import SHARE, TOLLS, counts_what, fate_keys, local, noun_keys, side_of, unit_keys
from store.matching.differing.figures import shown, times, verdict
from store.matching.differing.slots import Conflict, letters, word_span
from store.matching.texts.profile import KEPT, Profile
from store.models import Quantity, Span

# So many words before and behind a figure may say whose it is.
_BEFORE, _BEHIND = 3, 3
# One more of those told before; as a figure it is one.
_ONE_MORE = frozenset(("ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه", "سادس", "سابع", "ثامن", "تاسع", "عاشر"))
_THEIR_NUMBER = frozenset(("عددهم", "عددهن"))
_DUAL, _SEVERAL = ("ين", "ان"), "ات"
_TWO = 2
# Behind the name of a thing of which a second figure differs too.
_ANOTHER = "another"


def compare(a: Profile, b: Profile, found: Sequence[Conflict]) -> list[Conflict]:
    """Return the figures that count one thing with other values, beside those ``found`` before."""
    told = [conflict for conflict in found if conflict.slot == "figure"]
    spans = {span for conflict in told for span in (*conflict.a_spans, *conflict.b_spans)}
    left, right = (
        [q for q in p.figures if local(p, q) not in spans and not _is_given(p, q, o)] for p, o in ((a, b), (b, a))
    )
    more = [*_by_context(a, left, b, right), *_one_more(a, b), *_duals(a, b)]
    taken = {conflict.counted for conflict in told}
    kept = []
    for conflict in more:
        name = conflict.counted if conflict.counted not in taken else f"{conflict.counted}: {_ANOTHER}"
        if name not in taken:
            taken.add(name)
            kept.append(conflict.counting(name or ""))
    return kept


def _is_given(profile: Profile, quantity: Quantity, other: Profile) -> bool:
    """Say whether the other claim gives a figure too, of whatever it is: then the two do not differ in it."""
    return any(quantity.value == one.value for one in other.figures)


def _by_context(a: Profile, left: Sequence[Quantity], b: Profile, right: Sequence[Quantity]) -> Iterator[Conflict]:
    """Yield pairs of figures that stand beside the same words, the nearest first."""
    ranked = []
    for x in left:
        for y in right:
            about = _about(a, x, b, y, alone=len(left) == len(right) == 1)
            if about is not None and verdict(x, y)[0] and times(x, y) <= _TWO:
                ranked.append((-len(about), times(x, y), x.start, y.start, x, y))
    used: set[int] = set()
    for *_, x, y in sorted(ranked, key=lambda one: one[:4]):
        if not {x.start, -y.start - 1} & used:
            used |= {x.start, -y.start - 1}
            things, nouns = (counts_what(a, x), counts_what(b, y)), unit_keys(a, x)
            thing = nouns[0] if all(things) and things[0] != things[1] and nouns else things[0] or things[1]
            yield Conflict("figure", shown(a, x), shown(b, y), (local(a, x),), (local(b, y),), 0.0, thing)


def _about(a: Profile, x: Quantity, b: Profile, y: Quantity, *, alone: bool) -> frozenset[str] | None:
    """Return the words that stand beside two figures of what may be one thing; None when nothing says that it is."""
    things, nouns = (counts_what(a, x), counts_what(b, y)), (unit_keys(a, x), unit_keys(b, y))
    if any(thing.startswith((SHARE, "?")) for thing in things) or not any(things) or not any(nouns):
        return None
    about = _beside(a, x) & _beside(b, y)
    if alone and nouns[0] == nouns[1]:
        return about
    of_people = (_is_their_number(a, x) and _is_people(b, y)) or (_is_their_number(b, y) and _is_people(a, x))
    if alone and of_people:
        return about
    # A bare number may be of anybody: not of those who met a fate.
    bare = any(not thing and not noun for thing, noun in zip(things, nouns, strict=True))
    of_one = things[0] == things[1] or (bare and TOLLS.isdisjoint(things))
    return about if of_one and about else None


@lru_cache(maxsize=KEPT)
def _figure_words(profile: Profile) -> frozenset[int]:
    """Return the starts of the words that belong to figures."""
    spans = [local(profile, quantity) for quantity in profile.figures]
    return frozenset(w.start for w in profile.words for span in spans if span.start <= w.start < span.end)


def _beside(profile: Profile, quantity: Quantity) -> frozenset[str]:
    """Return the match keys of the words beside a figure, up to the next figure."""
    span = local(profile, quantity)
    before = [word for word in profile.words if word.end <= span.start][-_BEFORE:]
    behind = [word for word in profile.words if word.start >= span.end][:_BEHIND]
    found: set[str] = set()
    for side in (before[::-1], behind):
        for word in side:
            if word.start in _figure_words(profile):
                break
            found.add(word.key)
    return frozenset(found - {""} - set(unit_keys(profile, quantity)))


def _is_their_number(profile: Profile, quantity: Quantity) -> bool:
    """Say whether a figure is how many people there are («كان عددهم 25»)."""
    before = [word.folded for word in profile.words if word.end <= local(profile, quantity).start]
    return bool(before) and before[-1] in _THEIR_NUMBER


def _is_people(profile: Profile, quantity: Quantity) -> bool:
    named = side_of(profile, quantity) or not noun_keys("people").isdisjoint(unit_keys(profile, quantity))
    return bool(named)


def _one_more(a: Profile, b: Profile) -> Iterator[Conflict]:
    """Yield another number of people who met what one more met by the other claim («وفقدان ثالث»)."""
    for one, other, flipped in ((a, b, False), (b, a, True)):
        met = {counts_what(one, quantity) for quantity in one.figures}
        for fate, span in _ones(one):
            if fate in met:
                continue
            for quantity in other.figures:
                if counts_what(other, quantity) == fate and quantity.value >= _TWO:
                    yield _pair(one, span, 1, other, quantity, fate, flipped=flipped)


def _ones(profile: Profile) -> list[tuple[str, Span]]:
    """Return what one more person met, with the word that says so."""
    words = list(zip(profile.words, profile.words[1:], strict=False))
    return [
        (fate_keys()[w.key], Span(n.start, n.end)) for w, n in words if w.key in fate_keys() and n.folded in _ONE_MORE
    ]


def _duals(a: Profile, b: Profile) -> Iterator[Conflict]:
    """Yield another number of what one claim has two of, by the dual of its noun («رادارين», «أربعة رادارات»).

    Of a noun with a sound feminine plural the ending is no plural («مهندسين»).
    """
    for one, other, flipped in ((a, b, False), (b, a, True)):
        counted = {key for quantity in one.figures for key in unit_keys(one, quantity)}
        for quantity in other.figures:
            keys, written = unit_keys(other, quantity), letters(other, local(other, quantity))
            if len(keys) != 1 or keys[0] in counted or quantity.value <= _TWO or not written.endswith(_SEVERAL):
                continue
            forms = keys[0], f"{keys[0]}ت"  # «كاميرا», of two «كاميرتين»
            two = [i for i, w in enumerate(one.words) if w.key in forms and w.folded.endswith(_DUAL)]
            if len(two) == 1:
                span = word_span(one, two[0], two[0])
                yield _pair(one, span, _TWO, other, quantity, counts_what(other, quantity), flipped=flipped)


def _pair(
    one: Profile, span: Span, value: int, other: Profile, quantity: Quantity, thing: str, *, flipped: bool
) -> Conflict:
    """Return a word that stands for a figure against a figure of the other claim."""
    mine, theirs = (f"{letters(one, span)} ({value})", (span,)), (shown(other, quantity), (local(other, quantity),))
    left, right = (theirs, mine) if flipped else (mine, theirs)
    return Conflict("figure", left[0], right[0], left[1], right[1], 0.0, thing)
