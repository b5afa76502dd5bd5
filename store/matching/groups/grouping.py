"""Groups of claims that report the same fact: a pure function of claims and decisions.

Claims of one article never corroborate each other: only pairs across articles count in the averages, and a
group is proposed only when it has members of at least two articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from store.matching.differing.differences import group_differences
from store.matching.evidence.weights import SHIPPED, THRESHOLD, Weights
from store.matching.groups.edges import edges_of
from store.matching.groups.joining import bound, indexes, through_others
from store.matching.groups.probes import draw, pool
from store.matching.groups.relations import suggest
from store.matching.groups.scorer import Scorer
from store.matching.lookup.candidates import candidate_pairs
from store.matching.origins.copying import Copies
from store.matching.origins.sources import sources
from store.matching.scoring.semantic import Reader
from store.matching.stories.counterparts import claims_of
from store.matching.stories.story import Stories
from store.matching.texts.profile import Profile, Profiles
from store.matching.texts.vocabulary import Idf
from store.models import Constraints, Progress, ProposedGroup, Unit

# Of a larger group only the pairs with its lead are recorded.
_MOST_PAIRS = 300


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
    before: Scorer | None = None,
) -> list[ProposedGroup]:
    """Return the proposed groups, the earliest first; the same set of units gives the same groups in any order.

    ``fixed_groups`` are decided groups as claim ids: their members stay together, may gain members, and two of
    them never merge. ``threshold`` is a probability. ``probes`` adds that share of further groups from below the
    threshold, pairs of two free claims, so that decisions also tell about what is not proposed; ``probed`` of them were
    decided before. ``reader`` reads likely pairs again (:mod:`store.matching.scoring.semantic`). For a part of a large
    collection ``idf`` are the word weights of the whole, ``pairs`` the pairs of claims worth comparing, and ``before``
    has scored some of them and knows all claims of their articles. ``made`` are profiles made before. Raises
    :class:`CancelledError`.
    """
    ordered = sorted(units, key=lambda unit: unit.claim.id)
    profiles = (made := made or Profiles()).of(ordered)
    idf = idf or idf_of(profiles)
    stories = Stories(ordered, idf, claims_of(profiles)) if before is None else before.stories
    scorer = Scorer(profiles, idf, weights or SHIPPED, reader, stories, before)
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
