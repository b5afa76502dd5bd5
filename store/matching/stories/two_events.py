"""Whether two claims of one story may tell of one event: the days, places and numbers they name, and how it is told."""

from __future__ import annotations

from store.matching.differing import days, kinds
from store.matching.differing.elsewhere import other_event
from store.matching.differing.figures import one_order
from store.matching.differing.slots import Conflict
from store.matching.differing.swaps import DAY_OF_MONTH
from store.matching.differing.turning import denies
from store.matching.evidence.features import NOT_YET, Compared
from store.matching.texts.profile import Profile

# Days more than this many from each other, or from the news, are of another event.
_ONE_EVENT = 2
# When they name days so far apart (feature ``time``), that they answer each other says nothing.
_OTHER_DAYS = 0.5
# With so much against them (an opposite word that is no course of events: east and west) two claims are two facts; what
# is expected or asked for and what was told are with half of it.
_AGAINST = 1.0
# One word that both say may be of many facts of one story.
_FEW = 1


def of_one_day(a: Profile, b: Profile) -> bool:
    """Say whether two claims may tell of one event by the days they name."""
    if other_event(a, b):
        return False
    gap = days.event_gap(a, b)
    if gap is None:
        if days.one_period(a, b):  # the rate of one month
            return True
        return not days.is_background(a, _ONE_EVENT) and not days.is_background(b, _ONE_EVENT)
    return gap <= _ONE_EVENT


def of_two_events(a: Profile, b: Profile, read: Compared) -> bool:
    """Say whether two claims name two places, times or orders of number, or one says that it tells of another event."""
    # Days of the month are days, which ``time`` compares.
    weighed = [conflict for conflict in read.conflicts if conflict.weight and conflict.counted != DAY_OF_MONTH]
    elsewhere = any(_is_another(one) or (one.slot == "figure" and not one_order(a, b, one)) for one in weighed)
    return elsewhere or read.values[3] >= _OTHER_DAYS or other_event(a, b)


def of_two_places(a: Profile, b: Profile, read: Compared) -> bool:
    """Say whether two claims name two places or things of a kind, stand against each other, or tell two events."""
    elsewhere = any(one.weight and _is_another(one) for one in read.conflicts)
    return elsewhere or read.values[2] >= _AGAINST or other_event(a, b)


def of_other_places(read: Compared) -> bool:
    """Say whether two claims themselves name two places or things of a kind; what only their articles name is open."""
    return any(one.weight and _is_another(one) and (one.slot != "place" or one.note is None) for one in read.conflicts)


def _is_another(conflict: Conflict) -> bool:
    """Say whether two claims differ in the place, or in the thing of a kind, of which they tell."""
    return conflict.slot == "place" or conflict.note == kinds.NOTE


def told_apart(a: Profile, b: Profile, read: Compared, *, is_count: bool) -> bool:
    """Say whether two claims of one story are told too differently for one fact, however near to each other.

    A denial and what is told; what is expected («سيطر», «سيسيطر») against the odds; and claims that share one word and
    give no count of one thing (``is_count``): a call and a report («احترام السرعة», «السرعة وراء الحادث»), denials of
    two speakers.
    """
    waits = (a.stance in NOT_YET) != (b.stance in NOT_YET)
    if denies(a) != denies(b) or read.values[2] >= (_AGAINST / 2 if waits else _AGAINST):
        return True
    if is_count or len(read.overlap.keys) + len(read.overlap.variants) > _FEW:
        return False
    two_speakers = bool(a.speaker_keys and b.speaker_keys) and a.speaker_keys.isdisjoint(b.speaker_keys)
    return a.stance != b.stance or (denies(a) and two_speakers)
