"""Whether a third report brings two claims of one group together, for an explanation asked for after the grouping."""

from __future__ import annotations

from collections.abc import Sequence

from store.matching.evidence.weights import SHIPPED, THRESHOLD, Weights
from store.matching.groups.edges import edges_of
from store.matching.groups.joining import through_others
from store.matching.groups.scorer import Scorer
from store.matching.lookup.candidates import candidate_pairs
from store.matching.scoring.semantic import Reader
from store.matching.stories.counterparts import claims_of
from store.matching.stories.story import Stories
from store.matching.texts.profile import Profiles
from store.matching.texts.vocabulary import Idf
from store.models import Unit


def brought_together(
    units: Sequence[Unit],
    pair: tuple[str, str],
    idf: Idf,
    *,
    threshold: float | None = None,
    weights: Weights | None = None,
    reader: Reader | None = None,
) -> bool:
    """Say whether a third of these claims is one fact with both of a pair, as :func:`grouping.group` finds it."""
    ordered = sorted(units, key=lambda unit: unit.claim.id)
    profiles = Profiles().of(ordered)
    scorer = Scorer(profiles, idf, weights or SHIPPED, reader, Stories(ordered, idf, claims_of(profiles)))
    edges = edges_of(scorer, candidate_pairs(profiles, idf), None, None)
    bar = (weights or SHIPPED).bar(THRESHOLD if threshold is None else threshold)
    i, j = sorted(scorer.place[claim] for claim in pair)
    return (i, j) in through_others(scorer, edges, bar)
