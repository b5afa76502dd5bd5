"""The features of a pair (:data:`store.matching.evidence.weights.NAMES`): few, each with a meaning a reviewer can read.

``overlap`` how much of both claims is the same words; ``evidence`` how telling the shared words and figures are;
``conflict`` what stands against one fact; ``time`` how far the named days and the articles lie apart; ``story`` that
both give one toll, count, state or cause of one story (:mod:`store.matching.stories.story`), which only articles can
tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.language.folding import ARTICLES
from store.matching.differing import counting, days, opposition, tolls
from store.matching.differing.causes import one_cause
from store.matching.differing.compare import conflicts
from store.matching.differing.elsewhere import other_event
from store.matching.differing.figures import near_figures, one_order, shared_figures, shared_tolls
from store.matching.differing.rival_courses import same_arguments
from store.matching.differing.slots import Conflict
from store.matching.evidence.overlap import Overlap, overlap
from store.matching.texts.profile import Profile
from store.matching.texts.vocabulary import Idf, everyday_keys

Values = tuple[float, float, float, float, float]
# Articles this many days apart hardly report one event; two claims are compared further apart only on request.
WINDOW = 4
# How much each slot speaks against one fact, relative to an opposite word; fitted on labelled pairs.
AGAINST = {
    "figure": 0.3,
    "date": 0.0,  # counted in ``time``
    "place": 1.6,
    "speaker": 0.0,
    "name": 0.4,
    "negation": 0.4,
    "antonym": 1.0,
    "wording": 0.0,
    "warning": 0.4,
}
_TURNED, _ELSEWHERE = 1.0, 0.6
# Half of the words met says nearly all there is to say: two outlets word one event quite differently.
_ENOUGH_LARGER, _ENOUGH_MEAN = 0.5, 0.7
# A name of so many words tells no more than one word.
_A_NAME = 2
# Of what is told before a reason, one word in so many is met at least.
_LEAST_MET = 4
_WHY = frozenset(("لان", "لانه", "لانها", "لانهم", "بسبب", "نتيجه", "بهدف", "بغيه", "because"))
# Shared words as heavy as this many of the rarest are as telling as it gets.
_ENOUGH_WORDS = 7.4
# What common words alone are worth of it; the two rarest shared words decide on the rest.
_COMMON_WORDS = 0.4
_PER_FIGURE, _MOST_FIGURES, _PER_TOLL = 0.4, 2, 0.15
# Time, in the unit of about a day's doubt.
_UNKNOWN_DATES, _SAME_WEEKDAYS, _OTHER_WEEKDAYS = 0.3, 0.1, 0.6
_PER_DAY, _PER_EVENT_DAY, _SAME_DAY = 0.15, 0.35, -0.2
_PER_NAMED_DAY, _MOST_DAYS, _FAR = 0.12, 3, 0.6
# One tells of the day, the other of what was long before it, or will be.
_BACKGROUND = 0.6
# Values have so many digits everywhere: what is kept of a pair gives its score again, to the last bit.
_DIGITS = 4
# Oppositions of how things went, in which rival reports of one event stand; east and west are two places.
_COURSES = frozenset(
    (
        "begin / end",
        "open / shut",
        "advance / retreat",
        "hold / release",
        "intact / broken",
        "up / down",
        "convict / clear",
    )
)
# One tells what is, the other what is expected or asked for.
_EXPECTED, NOT_YET = 0.4, frozenset(("predict", "call_for", "question"))


@dataclass(frozen=True, slots=True)
class Compared:
    """Two profiles compared: the feature values in the order of their names and what they were made from.

    ``answer`` is how much of the feature ``story`` comes of how two claims of one story answer each other,
    ``held`` of how they stand among all claims of both articles, ``nearest`` that each is the other's nearest.
    """

    values: Values
    overlap: Overlap
    conflicts: tuple[Conflict, ...]
    date_gap: int | None
    undated: bool
    answer: float = 0.0
    held: float = 0.0
    nearest: bool = False


def _met(shared: Overlap) -> float:
    """Return 0–1: how much is met of the claim met more, and of both."""
    return 0.6 * min(1.0, shared.larger / _ENOUGH_LARGER) + 0.4 * min(1.0, shared.mean / _ENOUGH_MEAN)


def _says_little(a: Profile, b: Profile, shared: Overlap) -> bool:
    """Say whether all that is shared is one word, one name or a mere reason."""
    words = sum(not key[0].isdigit() for key in shared.keys) + len(shared.variants)
    return words <= 1 or _only_names(a, b, shared) or any(_in_the_reason(p, shared) for p in (a, b))


def _in_the_reason(profile: Profile, shared: Overlap) -> bool:
    """Say whether another claim meets only the reason that one gives, and next to nothing of what it tells.

    «The army stopped *because* civilians leave the town» and «they agreed that civilians leave the town» are two facts.
    """
    at = next((i for i, word in enumerate(profile.words) if word.folded in _WHY), 0)
    head = {word.key for word in profile.words[:at] if word.key}
    met = {*shared.keys, *(key for pair in shared.variants for key in pair)}
    return len(head) > _A_NAME and _LEAST_MET * len(head & met) < len(head)


def _only_names(a: Profile, b: Profile, shared: Overlap) -> bool:
    """Say whether all that two claims share is one phrase of two words, or two such, while each says more.

    Those are names («ميناء كولاكا», «بنك الخليج» and «المصرف الوطني»): of whom or where both speak, not one fact.
    """
    if shared.variants or any(key[0].isdigit() for key in shared.keys) or shared_figures(a, b):
        return False
    keys = frozenset(shared.keys) - _known_victims(a, b, shared) - _known_victims(b, a, shared)
    if everyday_keys().issuperset(keys):  # «التحقيق في الحادث» names nothing
        return False
    mine, theirs = (_phrases(profile, keys) for profile in (a, b))
    return bool(mine) and mine == theirs


def _known_victims(toll: Profile, other: Profile, shared: Overlap) -> set[str]:
    """Return the shared words of fate by which one claim speaks of people («الجرحى») whom the other numbers."""
    fates = counting.fate_keys().keys() & shared.keys
    known = {word.key for word in other.words if word.key in fates and word.folded.startswith(ARTICLES)}
    return known if known and tolls.tolls(toll).people and not tolls.tolls(other).people else set()


def _phrases(profile: Profile, shared: frozenset[str]) -> set[tuple[str, ...]]:
    """Return the shared words of a claim as phrases of two side by side; none when they stand otherwise, or alone."""
    keys = [word.key for word in profile.words if word.key]
    at = [i for i, key in enumerate(keys) if key in shared]
    names = [at[k : k + _A_NAME] for k in range(0, len(at), _A_NAME)]
    together = all(len(name) == _A_NAME and name[1] - name[0] == 1 for name in names)
    if not together or len(names) > _A_NAME or len(at) != len(shared) or len(keys) < len(at) + len(names):
        return set()
    return {tuple(keys[i] for i in name) for name in names}


def _evidence(a: Profile, b: Profile, shared: Overlap, idf: Idf) -> float:
    """Return 0–1 for the weight of the shared words, more with shared figures."""
    words = min(1.0, math.log1p(shared.shared / idf.heaviest) / math.log1p(_ENOUGH_WORDS))
    rarest = sum(idf.weight(key) for key in shared.keys[:2]) / (2 * idf.heaviest)
    return words * (_COMMON_WORDS + (1 - _COMMON_WORDS) * rarest) + _PER_FIGURE * min(
        _MOST_FIGURES, len(shared_figures(a, b))
    )


def _conflict(a: Profile, b: Profile, found: list[Conflict]) -> float:
    """Return what stands against one fact: the strongest of each slot, and words that turn one claim round."""
    strongest: dict[str, float] = {}
    for conflict in found:
        strongest[conflict.slot] = max(strongest.get(conflict.slot, 0.0), conflict.weight)
    against = sum(AGAINST[slot] * weight for slot, weight in sorted(strongest.items()))
    # The opening announced is the opening; the exports expected are not the exports of today.
    expected = _EXPECTED if a.figures and b.figures and (a.stance in NOT_YET) != (b.stance in NOT_YET) else 0.0
    elsewhere = _ELSEWHERE if other_event(a, b) else 0.0
    return against + _TURNED * opposition.turned(a, b) + expected + elsewhere


def _time(event: int | None, published: int | None, weekdays: tuple[int, float] | None) -> float:
    """Return about 0 for the same day, more with the gap in days.

    Naming the same day speaks for one event. Undated articles are held against each other by the days of the week
    they name; when even these are unknown, some doubt remains.
    """
    if published is not None:
        # Two reports of nearly one day may give other days for one event: that is a difference to show.
        named = 0.0 if event is None else (_PER_NAMED_DAY * min(event, _MOST_DAYS) if event else _SAME_DAY)
        return min(2.0, _PER_DAY * published + named + (_FAR if (event or 0) > _MOST_DAYS else 0.0))
    if weekdays is None:
        articles = _UNKNOWN_DATES
    else:
        articles = _SAME_WEEKDAYS + _PER_DAY * weekdays[0] + _OTHER_WEEKDAYS * weekdays[1]
    if event is None:
        return articles
    return min(2.0, articles + (_PER_EVENT_DAY * event if event else _SAME_DAY))


def worth_comparing(a: Profile, b: Profile, idf: Idf) -> tuple[float, float]:
    """Return the largest values ``overlap`` and ``evidence`` can take: cheap, to leave out most pairs.

    Left-over words are taken as if half of them had another spelling on the other side.
    """
    shared = sum(idf.weight(key) for key in sorted(a.keys & b.keys))
    rest = [idf.mass(profile.keys) - shared for profile in (a, b)]
    soft = 0.5 * min(rest)
    share = (shared + soft) / (shared + min(rest) or 1.0)
    words = min(1.0, math.log1p((shared + soft) / idf.heaviest) / math.log1p(_ENOUGH_WORDS))
    figures = _PER_FIGURE * min(_MOST_FIGURES, len(shared_figures(a, b)))
    near = _PER_TOLL * min(_MOST_FIGURES, shared_tolls(a, b) + near_figures(a, b))
    rounded = 10.0**-_DIGITS / 2
    return min(1.0, share / _ENOUGH_LARGER) + rounded, words + figures + near + rounded


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two profiles compared in all but what stands against one fact, which costs most: the three other values, and
    the days between the events and the articles.
    """

    overlap: Overlap
    met: float
    evidence: float
    time: float
    event_gap: int | None
    published_gap: int | None

    @property
    def unopposed(self) -> Values:
        """The feature values when nothing stands against one fact: no pair of these two scores higher."""
        return self.met, self.evidence, 0.0, self.time, 0.0


def agreement(a: Profile, b: Profile, idf: Idf) -> Agreement:
    """Compare two profiles in all but their conflicts."""
    return weighed(a, b, agreement_at_most(a, b, idf))


def weighed(a: Profile, b: Profile, found: Agreement) -> Agreement:
    """Return the agreement with what the shared words are worth: half when they say little."""
    return replace(found, met=round(_met(found.overlap) / 2, _DIGITS)) if _says_little(a, b, found.overlap) else found


def agreement_at_most(a: Profile, b: Profile, idf: Idf) -> Agreement:
    """Return the agreement as if the shared words said enough, which is found out in half of the time."""
    shared = overlap(a, b, idf)
    event, published = days.event_gap(a, b), days.published_gap(a, b)
    time = _time(event, published, days.weekdays_apart(a, b))
    if event is None and days.recalls(a, b) and not one_cause(a, b):
        time += _BACKGROUND
    met, evidence = round(_met(shared), _DIGITS), round(_evidence(a, b, shared, idf), _DIGITS)
    return Agreement(shared, met, evidence, round(time, _DIGITS), event, published)


def compared(a: Profile, b: Profile, idf: Idf, agreed: Agreement | None = None) -> Compared:
    """Compare two profiles under the weights of the words ``idf``; ``agreed`` is what was worked out of it before."""
    agreed = agreed or agreement(a, b, idf)
    found = conflicts(a, b)
    values = agreed.met, agreed.evidence, round(_conflict(a, b, found), _DIGITS), agreed.time, 0.0
    gap = agreed.event_gap if agreed.event_gap is not None else agreed.published_gap
    return Compared(values, agreed.overlap, tuple(found), gap, agreed.published_gap is None)


def explained(a: Profile, b: Profile, found: Sequence[Conflict]) -> float:
    """Return how much of what stands against one fact is only another value of it when two articles tell one story.

    A count of one thing up to twice the other; «rises» against «falls» beside one and the same figure, or nearly; a
    course of events told the other way round («digging was stopped», «digging was taken up again»); and opposite words
    of one subject and object, with the turn of the sentence that they are.
    """
    if days.part_and_whole(a, b):  # the surplus of July fell, of seven months it rose
        return 0.0
    figures = [conflict for conflict in found if conflict.slot == "figure" and conflict.weight]
    against = [conflict for conflict in found if conflict.slot == "antonym"]
    antonyms = [conflict.weight for conflict in against]
    values = max((c.weight for c in figures), default=0.0) if all(one_order(a, b, c) for c in figures) else 0.0
    other_way = all(c.note in _COURSES for c in against)
    if any(antonyms) and all(same_arguments(a, b, c) for c in against):
        return AGAINST["figure"] * values + AGAINST["antonym"] * max(antonyms) + _TURNED * opposition.turned(a, b)
    opposite = max(antonyms, default=0.0) if other_way or shared_figures(a, b) or near_figures(a, b) else 0.0
    return AGAINST["figure"] * values + AGAINST["antonym"] * opposite


def in_one_story(result: Compared, told: float) -> Compared:
    """Return the comparison of two claims that give one toll of one story, as surely as ``told`` (0–1).

    What else the sentences say then stands against one fact only as far as they name other places.
    """
    met, evidence, _, time, _ = result.values
    places = max((c.weight for c in result.conflicts if c.slot == "place"), default=0.0)
    against = (1 - told) * result.values[2] + told * AGAINST["place"] * places
    against = round(min(against, result.values[2]), _DIGITS)
    return replace(result, values=(met, evidence, against, time, round(told, _DIGITS)))
