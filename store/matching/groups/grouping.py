"""Groups of claims that report the same fact: a pure function of claims and decisions.

Claims of one article never corroborate each other: only pairs across articles count in the averages, and a
group is proposed only when it has members of at least two articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from store.matching.differing import days, figures
from store.matching.differing.differences import group_differences
from store.matching.differing.opposition import gainsays
from store.matching.evidence.features import Agreement, Compared, agreement, worth_comparing
from store.matching.evidence.weights import NAMES, SHIPPED, THRESHOLD, Weights
from store.matching.groups.edges import edges_of
from store.matching.groups.joining import bound, indexes, through_others
from store.matching.groups.probes import draw, pool
from store.matching.groups.relations import suggest
from store.matching.lookup.candidates import candidate_pairs
from store.matching.origins.copying import Copies
from store.matching.origins.sources import sources
from store.matching.scoring.score import pair_of, score_profiles, through_a_third
from store.matching.scoring.semantic import SCORER, Reader, meant, reread
from store.matching.stories.counterparts import LEAST, claims_of
from store.matching.stories.story import LIKELY, Stories
from store.matching.texts.kept import Kept
from store.matching.texts.profile import Profile, Profiles
from store.matching.texts.vocabulary import Idf
from store.models import Constraints, Pair, Progress, ProposedGroup, Unit

# What rounding may add to a probability.
_ROUNDING = 1e-9
# So many pairs read beside their articles are kept.
_KEPT = 50_000
# Of a larger group only the pairs with its lead are recorded.
_MOST_PAIRS = 300


class Scorer:
    """Scores pairs of profiles under fixed weights of words; claims of equal content are scored once for all.

    In the scale in which the matcher was tuned; :meth:`shown` and :meth:`pair` give what decisions have taught.
    """

    def __init__(
        self,
        profiles: Sequence[Profile],
        idf: Idf,
        weights: Weights,
        reader: Reader | None = None,
        stories: Stories | None = None,
    ):
        self.profiles = profiles
        self.stories = stories
        self.place = {profile.id: i for i, profile in enumerate(profiles)}
        self._reader = reader
        self.idf = idf
        self._shown = weights
        self.weights = weights.tuned()
        kinds: dict[tuple[object, ...], int] = {}
        self._kind = [kinds.setdefault(profile.content, len(kinds)) for profile in profiles]
        self._known: dict[tuple[int, int], tuple[float, Compared]] = {}
        self._beside: Kept[tuple[int, int], tuple[float, Compared]] = Kept(_KEPT)
        self._unlikely: set[tuple[int, int]] = set()
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
                agreed = agreement(self.profiles[i], self.profiles[j], self.idf)
                if self.weights.probability(agreed.unopposed) < floor_alone - _ROUNDING:
                    self._unlikely.add(kinds)
                    return None
        probability = self.score(i, j, agreed)[0]
        return probability if probability >= floor else None

    def score(self, i: int, j: int, agreed: Agreement | None = None) -> tuple[float, Compared]:
        """Return the probability of the pair ``i < j`` and the comparison behind it."""
        kinds = self._kind[i], self._kind[j]
        if kinds not in self._known:
            a, b = self.profiles[i], self.profiles[j]
            probability, result = score_profiles(a, b, self.idf, self.weights, agreed)
            if self._reader is not None:
                probability = reread(probability, a.text, b.text, self._reader, result.values[2])
            self._known[kinds] = probability, result
        if self.stories is None:
            return self._known[kinds]
        if (i, j) not in self._beside:
            self._beside[i, j] = self._in_story(i, j, *self._known[kinds], self.stories)
        return self._beside[i, j]

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
        different days; a statement and its denial.
        """
        a, b = self.profiles[i], self.profiles[j]
        return gainsays(a, b) or (a.article == b.article and (figures.far_apart(a, b) or days.two_days(a, b)))

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


def idf_of(profiles: Iterable[Profile]) -> Idf:
    """Return the word weights of a set of claims; claims of one wording count once."""
    return Idf.of(sorted(profile.keys) for profile in profiles)


def group(
    units: Sequence[Unit],
    constraints: Constraints,
    *,
    threshold: float | None = None,
    weights: Weights | None = None,
    fixed_groups: Sequence[Sequence[str]] = (),
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
    probes: float = 0.0,
    probed: int = 0,
    idf: Idf | None = None,
    pairs: Iterable[tuple[str, str]] | None = None,
    reader: Reader | None = None,
    made: Profiles | None = None,
    beside: Callable[[str], Sequence[Unit]] | None = None,
) -> list[ProposedGroup]:
    """Return the proposed groups, the earliest first; the same set of units gives the same groups in any order.

    ``fixed_groups`` are decided groups as claim ids: their members stay together, may gain members, and two of
    them never merge. ``threshold`` is a probability. ``probes`` adds that share of further groups from below the
    threshold, pairs of two free claims, so that decisions also tell about what is not proposed; ``probed`` of them were
    decided before. ``reader`` reads likely pairs again (:mod:`store.matching.scoring.semantic`). For a part of a large
    collection ``idf`` are the word weights of the whole, ``pairs`` the pairs of claims worth comparing, and ``beside``
    gives all claims of an article. ``made`` are profiles made before. Raises :class:`CancelledError`.
    """
    ordered = sorted(units, key=lambda unit: unit.claim.id)
    profiles = (made := made or Profiles()).of(ordered)
    idf = idf or idf_of(profiles)
    scorer = Scorer(profiles, idf, weights or SHIPPED, reader, Stories(ordered, idf, _claims(profiles, beside, made)))
    edges = edges_of(scorer, _worth(scorer, idf, pairs), cancelled, progress)
    bar = (weights or SHIPPED).bar(THRESHOLD if threshold is None else threshold)
    scorer.others = through_others(scorer, edges, bar)
    clusters = bound(scorer, constraints, fixed_groups, edges).run(edges | scorer.others, bar)
    proposed = _proposals(ordered, clusters, scorer)
    if probes > 0.0:
        lower = {pair: p for pair, p in edges.items() if p < bar and scorer.likeness(*pair) is not None}
        below = pool(lower, clusters, indexes(constraints.cannot, scorer.place))
        proposed += _drawn(below, int(probes * len(proposed)) - probed, ordered, scorer)
    return sorted(proposed, key=lambda one: one.claim_ids)


def _worth(scorer: Scorer, idf: Idf, pairs: Iterable[tuple[str, str]] | None) -> Iterable[tuple[int, int]]:
    """Return the pairs of claims worth comparing: the given ones, else those that share rare words."""
    return candidate_pairs(scorer.profiles, idf) if pairs is None else indexes(pairs, scorer.place)


def _claims(
    profiles: Sequence[Profile], beside: Callable[[str], Sequence[Unit]] | None, made: Profiles
) -> Callable[[str], Sequence[Profile]]:
    """Return a look-up of the claims of each article: of these, or read from what stands ``beside`` them."""
    if beside is None:
        return claims_of(profiles)
    return lambda article: made.of(sorted(beside(article), key=lambda unit: unit.claim.id))


def _drawn(below: Sequence[tuple[int, int]], many: int, ordered: Sequence[Unit], scorer: Scorer) -> list[ProposedGroup]:
    """Return so many of the pairs below the threshold as groups, each saying for how many it stands."""
    place = {profile.id: i for i, profile in enumerate(scorer.profiles)}
    drawn = draw([(scorer.profiles[i].id, scorer.profiles[j].id) for i, j in below], many)
    chosen = _proposals(ordered, [sorted((place[a], place[b])) for a, b in drawn], scorer)
    return [replace(probe, probe=round(len(below) / len(drawn), 6)) for probe in chosen]


def _proposals(ordered: Sequence[Unit], clusters: Sequence[list[int]], scorer: Scorer) -> list[ProposedGroup]:
    """Describe every cluster with members of two articles or more."""
    copies = Copies()
    found = [
        _proposed([ordered[i] for i in members], members, scorer, copies)
        for members in clusters
        if len({scorer.profiles[i].article for i in members}) > 1
    ]
    return sorted(found, key=lambda proposed: proposed.claim_ids)


def _proposed(units: list[Unit], members: list[int], scorer: Scorer, copies: Copies) -> ProposedGroup:
    """Describe one cluster: its order, score, lead, differences, sources and relation."""
    across = [(i, j) for i, j in combinations(members, 2) if scorer.likeness(i, j) is not None]
    scores = {pair: scorer.score(*pair)[0] for pair in across}
    ordered = sorted(units, key=lambda unit: (unit.published or "", unit.claim.id))
    found = group_differences([scorer.profiles[i] for i in members])
    origin = sources(ordered, copies)
    relation, reason = suggest(ordered, found, origin)
    lead = _lead(members, scores, scorer)
    kept = (
        across
        if len(across) <= _MOST_PAIRS
        else [pair for pair in across if scorer.profiles[pair[0]].id == lead or scorer.profiles[pair[1]].id == lead]
    )
    return ProposedGroup(
        claim_ids=tuple(unit.claim.id for unit in ordered),
        score=round(sum(scorer.shown(*pair) for pair in across) / len(across), 6),
        lead=lead,
        differences=found,
        sources=origin,
        relation=relation,
        relation_reason=reason,
        pairs=tuple(scorer.pair(i, j) for i, j in kept),
    )


def _lead(members: list[int], scores: dict[tuple[int, int], float], scorer: Scorer) -> str:
    """Return the claim most like the others on average; ties go to the longer wording, then the smaller id."""

    def likeness(i: int) -> float:
        mine = [value for pair, value in scores.items() if i in pair]
        return sum(mine) / len(mine) if mine else 0.0

    best = min(members, key=lambda i: (-round(likeness(i), 6), -len(scorer.profiles[i].text), scorer.profiles[i].id))
    return scorer.profiles[best].id
