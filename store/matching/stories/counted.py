"""Whether two claims give one toll, count, state or cause of one story, whatever the words they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.language.numbers import quantities
from store.matching.differing import counting, days, figures, things, tolls
from store.matching.differing.causes import CAUSE, cause_of, one_cause
from store.matching.differing.states import one_thing, states_of
from store.matching.evidence.features import NOT_YET
from store.matching.stories.two_events import of_one_day
from store.matching.texts.kept import Kept
from store.matching.texts.lexicons import Place
from store.matching.texts.profile import Profile

# That both give the count of one thing counts so much of a toll; of people, sums or degrees it counts less.
_COUNTED, _LITTLE = 0.85, 0.35
# That both tell the state of one thing counts so much of a toll.
_STATE = 0.85
# Tolls that differ are of days at most so near, and in reports so near, unless they rise.
_ONE_DAY, _SAME_NEWS = 1, 2
_RISING = frozenset(("ارتفع", "ارتفعت", "ارتفاع", "يرتفع", "ترتفع", "حصيله", "الحصيله", "rises", "rose", "toll"))
# So many articles at most are kept read.
_KEPT = 2000


class Counted:
    """Tells what claims number and how surely two of them number one thing; each claim and article is read once.

    ``texts`` gives the texts of articles by id, ``one`` how surely the articles of two claims tell one story.
    """

    def __init__(self, texts: Mapping[str, str], one: Callable[[Profile, Profile], float]):
        self._texts = texts
        self._one = one
        self._tolls: dict[str, tolls.Tolls | None] = {}
        self._courses: dict[str, frozenset[str]] = {}
        self._things: dict[str, dict[str, list[float]]] = {}
        self._counts: dict[str, frozenset[str]] = {}
        self._in_articles: Kept[str, dict[str, list[float]]] = Kept(_KEPT)

    def told(self, a: Profile, b: Profile) -> float:
        """Return 0–1: how surely both claims give one toll, count, state or cause of one event, whatever the words."""
        if self.counts(a).isdisjoint(self.counts(b)):
            return 0.0
        return max(self.toll(a, b), self.count(a, b, little=False), self.state(a, b))

    def state(self, a: Profile, b: Profile) -> float:
        """Return how surely both claims tell the state of one thing, or the cause of one event, of one story."""
        if self._courses_of(a).isdisjoint(self._courses_of(b)) or not (surely := self._one(a, b)):
            return 0.0
        tolls_too = self.tolls_of(a) is not None and self.tolls_of(b) is not None
        if tolls_too:
            return 0.0
        # What is told of a cause may lie long before it («a storey added in 2019»).
        if not one_cause(a, b) and (not of_one_day(a, b) or days.recalls(a, b) or not one_thing(a, b)):
            return 0.0
        return _STATE * surely

    def _courses_of(self, profile: Profile) -> frozenset[str]:
        """Return of what a claim tells the state or the cause."""
        if profile.id not in self._courses:
            cause = cause_of(profile)
            caused = () if cause is None else (f"{CAUSE}: {cause.event}",)
            self._courses[profile.id] = frozenset((*caused, *(f"{name}: {key}" for name, key in states_of(profile))))
        return self._courses[profile.id]

    def count(self, a: Profile, b: Profile, *, little: bool = True) -> float:
        """Return how surely both claims give the count of one thing; of people, sums or degrees if ``little``."""
        mine, theirs = self._things_of(a), self._things_of(b)
        if mine.keys().isdisjoint(theirs) or not self._one(a, b) or not of_one_day(a, b):
            return 0.0
        if (a.stance in NOT_YET) != (b.stance in NOT_YET):  # what is expected is no count yet
            return 0.0
        thing = things.one_count(mine, theirs, self._counts_in(a.article), self._counts_in(b.article))
        if not thing.startswith(things.LITTLE):
            return _COUNTED * self._one(a, b) if thing else 0.0
        # 47 degrees somewhere in the country and 40 in its capital are two measures.
        of_one_town = _towns(a) == _towns(b) or bool(figures.shared_figures(a, b))
        return _LITTLE * self._one(a, b) if little and of_one_town else 0.0

    def _things_of(self, profile: Profile) -> dict[str, list[float]]:
        if profile.id not in self._things:
            self._things[profile.id] = things.counted(profile.text, profile.figures, profile.offset)
        return self._things[profile.id]

    def _counts_in(self, article: str) -> dict[str, list[float]]:
        if article not in self._in_articles:
            text = self._texts.get(article, "")
            self._in_articles[article] = things.counted(text, quantities(text))
        return self._in_articles[article]

    def toll(self, a: Profile, b: Profile) -> float:
        """Return how surely both claims number the people who met one fate in one event."""
        mine, theirs = self.tolls_of(a), self.tolls_of(b)
        if mine is None or theirs is None or not tolls.one_toll(mine, theirs):
            return 0.0
        return self._one(a, b) if of_one_day(a, b) and _of_one_count(a, mine, b, theirs) else 0.0

    def other_tolls(self, a: Profile, b: Profile) -> bool:
        """Say whether both claims give tolls of one story, but of other fates, here the dead and there the hurt.

        That speaks neither for one fact nor against it.
        """
        mine, theirs = self.tolls_of(a), self.tolls_of(b)
        if mine is None or theirs is None or not mine.people or not theirs.people:
            return False
        casualties = mine.people.keys() | theirs.people.keys() <= counting.CASUALTIES
        return casualties and mine.people.keys().isdisjoint(theirs.people) and self._one(a, b) > 0.0

    def tolls_of(self, profile: Profile) -> tolls.Tolls | None:
        """Return the tolls of a claim, None without any."""
        if profile.id not in self._tolls:
            found = tolls.tolls(profile)
            self._tolls[profile.id] = found if found.people or found.spared else None
        return self._tolls[profile.id]

    def counts(self, profile: Profile) -> frozenset[str]:
        """Return what a claim counts, what people met, or did not, and of what it tells the state or the cause."""
        if profile.id not in self._counts:
            told = self.tolls_of(profile)
            telling = {thing for thing in self._things_of(profile) if not thing.startswith(things.LITTLE)}
            people = set() if told is None else told.people.keys() | {f"no {fate}" for fate in told.spared}
            self._counts[profile.id] = self._courses_of(profile) | telling | people
        return self._counts[profile.id]


def _of_one_count(a: Profile, mine: tolls.Tolls, b: Profile, theirs: tolls.Tolls) -> bool:
    """Say whether two tolls that differ may be of one event by their days: of days named two days apart they are of
    two, and so they are days later, unless one tells that its toll has risen.
    """
    if any(mine.people[fate][0] == theirs.people[fate][0] for fate in mine.people.keys() & theirs.people.keys()):
        return True
    if (days.event_gap(a, b) or 0) > _ONE_DAY:
        return False
    rising = any(word.folded.removeprefix("و") in _RISING for profile in (a, b) for word in profile.words)
    return rising or (days.published_gap(a, b) or 0) <= _SAME_NEWS


def _towns(profile: Profile) -> frozenset[Place]:
    """Return the places below a country that a claim names."""
    named = (mention.place for mention in profile.places if not mention.adjective)
    return frozenset(place for place in named if place.country[:1] != "?" and place.name != place.country)
