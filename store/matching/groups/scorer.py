"""How likely two claims of a collection are one fact: scored as grouping asks, each pair once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.matching.differing import days, figures
from store.matching.differing.opposition import gainsays
from store.matching.differing.whereabouts import of_two_places
from store.matching.evidence.features import Agreement, Compared, agreement_at_most, weighed, worth_comparing
from store.matching.evidence.weights import NAMES, Weights
from store.matching.groups.joining import indexes
from store.matching.scoring.score import pair_of, score_profiles, through_a_third
from store.matching.scoring.semantic import SCORER, Reader, meant, reread
from store.matching.stories.counterparts import LEAST
from store.matching.stories.story import LIKELY, Stories
from store.matching.texts.kept import Kept
from store.matching.texts.profile import Profile
from store.matching.texts.vocabulary import Idf
from store.models import Pair

# What rounding may add to a probability.
_ROUNDING = 1e-9
# So many pairs read beside their articles are kept.
_KEPT = 50_000


class Scorer:
    """Scores pairs of profiles under fixed weights of words; claims of equal content are scored once for all.

    In the scale in which the matcher was tuned; :meth:`shown` and :meth:`pair` give what decisions have taught.
    ``before`` has scored other claims of the collection under the same of all this, with the same profiles: a score
    follows from the two claims alone, so what it worked out is not worked out again.
    """

    def __init__(
        self,
        profiles: Sequence[Profile],
        idf: Idf,
        weights: Weights,
        reader: Reader | None = None,
        stories: Stories | None = None,
        before: Scorer | None = None,
    ):
        self.profiles = profiles
        self.stories = stories
        self.place = {profile.id: i for i, profile in enumerate(profiles)}
        self._reader = reader
        self.idf = idf
        self._shown = weights
        self.weights = weights.tuned()
        known = () if before is None else zip(before.profiles, before._kind, strict=True)
        kinds = {profile.content: kind for profile, kind in known}
        free = 1 + max(kinds.values(), default=-1) - len(kinds)
        self._kind: list[int] = [kinds.setdefault(profile.content, free + len(kinds)) for profile in profiles]
        self._known: dict[tuple[int, int], tuple[float, Compared]] = {}
        # Apart from what is known here: which pairs another was asked for must not decide which are worth scoring.
        self._before: dict[tuple[int, int], tuple[float, Compared]] = {} if before is None else before._known
        self._beside: Kept[tuple[Profile, Profile], tuple[float, Compared]] = (
            Kept(_KEPT) if before is None else before._beside
        )
        self._unlikely: set[tuple[int, int]] = set() if before is None else before._unlikely
        # Pairs that a third report brings together.
        self.others: dict[tuple[int, int], float] = {}
        # What stands against one fact lowers a score, unless decisions taught otherwise or meaning raises it again.
        self._falls = reader is None and weights.coefficients[NAMES.index("conflict")] <= 0.0

    def above(self, i: int, j: int, floor: float) -> float | None:
        """Return the probability of the pair ``i < j`` if it is at least ``floor``, the same at every call, else None.

        Cheap for most pairs: what stands against one fact is not worked out when the pair is unlikely without it.
        """
        kinds = self._kind[i], self._kind[j]
        agreed: Agreement | None = None
        if kinds not in self._known and not self.told(i, j):
            floor_alone = floor if self.stories is None else min(floor, LIKELY)
            if kinds in self._unlikely or self.most(i, j) < floor_alone:
                return None
            if self._falls:
                agreed = self._agreed(i, j, floor_alone - _ROUNDING)
                if agreed is None:
                    self._unlikely.add(kinds)
                    return None
        probability = self.score(i, j, agreed)[0]
        return probability if probability >= floor else None

    def _agreed(self, i: int, j: int, floor: float) -> Agreement | None:
        """Return in what a pair agrees, None when that gives it no probability of ``floor``."""
        a, b = self.profiles[i], self.profiles[j]
        at_most = agreement_at_most(a, b, self.idf)
        if self.weights.coefficients[0] >= 0.0 and self.weights.probability(at_most.unopposed) < floor:
            return None
        agreed = weighed(a, b, at_most)
        return None if self.weights.probability(agreed.unopposed) < floor else agreed

    def score(self, i: int, j: int, agreed: Agreement | None = None) -> tuple[float, Compared]:
        """Return the probability of the pair ``i < j`` and the comparison behind it."""
        kinds = self._kind[i], self._kind[j]
        a, b = self.profiles[i], self.profiles[j]
        if kinds not in self._known:
            self._known[kinds] = self._before.get(kinds) or self._alone(a, b, agreed)
        if self.stories is None:
            return self._known[kinds]
        if (a, b) not in self._beside:
            self._beside[a, b] = self._in_story(i, j, *self._known[kinds], self.stories)
        return self._beside[a, b]

    def _alone(self, a: Profile, b: Profile, agreed: Agreement | None) -> tuple[float, Compared]:
        """Return the score of a pair by its two claims."""
        probability, result = score_profiles(a, b, self.idf, self.weights, agreed)
        if self._reader is not None:
            probability = reread(probability, a.text, b.text, self._reader, result.values[2])
        return probability, result

    def _in_story(
        self, i: int, j: int, probability: float, result: Compared, stories: Stories
    ) -> tuple[float, Compared]:
        """Return the score of a pair with what its articles tell of its story."""
        a, b = self.profiles[i], self.profiles[j]
        read = stories.read(a, b, result)
        if read is result:
            return probability, result
        probability = self.weights.probability(read.values)
        # «12 dead» and «toll rises to 15» are not alike in meaning; that they are one toll the articles told.
        if self._reader is not None and not self.told(i, j):
            probability = reread(probability, a.text, b.text, self._reader, read.values[2])
        return probability, read

    def counts(self, profile: Profile) -> frozenset[str]:
        """Return what a claim counts that others of its story may count too."""
        return frozenset() if self.stories is None else self.stories.counts(profile)

    def told(self, i: int, j: int) -> float:
        """Return how surely two claims give one toll of one story."""
        return 0.0 if self.stories is None else self.stories.told(self.profiles[i], self.profiles[j])

    def may_answer(self, i: int, j: int) -> bool:
        """Say whether two claims of one story are worth scoring by how they answer each other."""
        return self.stories is not None and self.stories.may_answer(self.profiles[i], self.profiles[j])

    def counterparts(self, i: int, j: int) -> list[tuple[int, int]]:
        """Return the pairs of claims of two articles, of which ``i`` and ``j`` are, that may be one fact among all."""
        held = {} if self.stories is None else self.stories.counterparts(self.profiles[i], self.profiles[j])
        likely = (pair for pair, stands in held.items() if stands.odds >= LEAST)
        return indexes(likely, self.place)

    def most(self, i: int, j: int) -> float:
        """Return the probability a pair has if nothing speaks against it: cheap, to leave out most candidates."""
        overlap, evidence = worth_comparing(self.profiles[i], self.profiles[j], self.idf)
        return self.weights.probability((overlap, evidence, 0.0, 0.0, 0.0))

    def likeness(self, i: int, j: int) -> float | None:
        """Return the probability of a pair across articles, None inside one article and where it tells nothing."""
        a, b = self.profiles[i], self.profiles[j]
        if a.article == b.article or (self.stories is not None and self.stories.other_tolls(a, b)):
            return None
        return self.score(i, j)[0]

    def apart(self, i: int, j: int) -> bool:
        """Say whether two claims are two facts whatever their words: in one article different figures for one thing, or
        different days; a statement and its denial; other figures of one thing in two places.
        """
        a, b = self.profiles[i], self.profiles[j]
        return (
            gainsays(a, b)
            or of_two_places(a, b)
            or (a.article == b.article and (figures.far_apart(a, b) or days.two_days(a, b)))
        )

    def may_be_one(self, i: int, j: int, *, surely: bool = False) -> bool:
        """Say whether two claims of two articles may be one fact of one story, if others say so or ``surely`` do."""
        if self.stories is None or self.likeness(i, j) is None or self.apart(i, j):
            return False
        return self.stories.may_be_one(self.profiles[i], self.profiles[j], self.score(i, j)[1], surely=surely)

    def pair(self, i: int, j: int) -> Pair:
        """Return the full record of a pair."""
        probability, result = self.score(i, j)
        found = pair_of(self.profiles[i], self.profiles[j], result, self._shown)
        if (i, j) in self.others:
            found = replace(found, features=through_a_third(found.features))
        if self._reader is None:
            return found
        meaning = meant(probability, self.weights.log_odds(result.values))
        return replace(found, probability=self._shown.calibrated(probability), scorer=SCORER, meaning=meaning)

    def shown(self, i: int, j: int) -> float:
        """Return the probability of the pair ``i < j`` as it is shown."""
        return self._shown.calibrated(self.score(i, j)[0])
