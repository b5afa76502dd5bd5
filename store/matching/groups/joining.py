"""How likely pairs become groups: what third reports bring together, and what reviewers put together or kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations
from typing import TYPE_CHECKING

from store.matching.groups.linkage import Linkage
from store.matching.groups.rivals import Rivals
from store.models import Constraints

if TYPE_CHECKING:
    from store.matching.groups.scorer import Scorer


_Near = Mapping[int, Mapping[int, float]]
# A counterpart this likely is sure. Pairs of claims that both have one count so much less, unless this likely. Chosen
# on one set of copied reports; on ten others nothing changes.
_SURE, _THE_SAME, _LESS = 0.99, 0.9, 0.6
# Pairs less likely than this are not put together, led or not.
_LIKELY = 0.1
# Counterparts this likely, each the surest of the other, bring a third together with them, whatever it says.
_SURELY = 0.9
_AND, _VALUES = "و", frozenset(("figure", "date", "antonym"))
# What more reports than this print alike needs no third to bring it together; the work grows with their square.
_MANY = 60


def through_others(scorer: Scorer, edges: Mapping[tuple[int, int], float], bar: float) -> dict[tuple[int, int], float]:
    """Return the pairs that are each one fact with a claim of a third report → the less likely of the two.

    Two reports may word one fact so that only a third lies near to both. Told of one story, with nothing in either
    against it and no claim nearer by far, the two are then joined as if they were as near; and whatever they say, when
    each is the surest counterpart of the third, and the third theirs.
    """
    near: dict[int, dict[int, float]] = {}
    for (i, j), p in sorted(edges.items()):
        if p >= bar and scorer.likeness(i, j) is not None and not scorer.apart(i, j):
            near.setdefault(i, {})[j] = near.setdefault(j, {})[i] = p
    found: dict[tuple[int, int], float] = {}
    few = {third: others for third, others in sorted(near.items()) if len(others) <= _MANY}
    for others in few.values():
        for pair in combinations(sorted(others), 2):
            p = min(others[pair[0]], others[pair[1]])
            if p > max(edges.get(pair, 0.0), found.get(pair, 0.0)):
                found[pair] = p
    joined = _surely_joined(scorer, near, few, {pair for pair in found if edges.get(pair, 0.0) < bar})
    return {pair: p for pair, p in sorted(found.items()) if pair in joined or scorer.may_be_one(*pair)}


def _surely_joined(
    scorer: Scorer, near: _Near, thirds: Iterable[int], wanted: Set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return those of the pairs ``wanted`` that a sure counterpart of both joins."""
    surest = _surest(scorer, near)
    joined: set[tuple[int, int]] = set()
    for third in thirds:
        sure = [k for k in sorted(near[third]) if (third, k) in surest]
        pairs = (pair for pair in combinations(sure, 2) if pair in wanted and pair not in joined)
        joined.update(pair for pair in pairs if _joins(scorer, near, third, *pair))
    return joined


def _surest(scorer: Scorer, near: _Near) -> set[tuple[int, int]]:
    """Return the pairs, both ways round, of which each is the likeliest counterpart of the other in its article."""
    homes = [profile.article for profile in scorer.profiles]
    best: dict[tuple[int, str], float] = {}
    for i, others in near.items():
        for j, p in others.items():
            best[i, homes[j]] = max(p, best.get((i, homes[j]), 0.0))
    pairs = ((i, j, p) for i, others in near.items() for j, p in others.items())
    return {(i, j) for i, j, p in pairs if p >= _SURELY and p == best[i, homes[j]] == best[j, homes[i]]}


def _joins(scorer: Scorer, near: _Near, third: int, i: int, j: int) -> bool:
    """Say whether a claim joins two of which it is the surest counterpart: one of them tells its fact otherwise, no
    other claim of the one's article is a counterpart of the other alone, and the third does not hold two facts.
    """
    homes = [scorer.profiles[k].article for k in (i, j)]
    others = {
        k for one, home in ((i, homes[1]), (j, homes[0])) for k in near[one] if scorer.profiles[k].article == home
    }
    if not others <= near[third].keys() or not any(_is_otherwise(scorer, *sorted((third, k))) for k in (i, j)):
        return False
    return scorer.may_be_one(i, j, surely=True) and not _holds_two(scorer, third, i, j)


def _is_otherwise(scorer: Scorer, i: int, j: int) -> bool:
    """Say whether two claims give rival causes, counts, states, figures or days of one fact: few words are the same."""
    return scorer.told(i, j) > 0.0 or any(c.slot in _VALUES and c.differs for c in scorer.score(i, j)[1].conflicts)


def _holds_two(scorer: Scorer, third: int, i: int, j: int) -> bool:
    """Say whether a claim tells what one claim does and then, behind «و», what another does: two facts."""
    words = scorer.profiles[third].words
    mine, theirs = ([n for n, w in enumerate(words) if w.key in scorer.profiles[k].keys] for k in (i, j))
    if not mine or not theirs:
        return False
    first, second = sorted((mine, theirs))
    between = words[first[-1] + 1 : second[0] + 1] if first[-1] < second[0] else ()
    return any(word.folded[0] == _AND for word in between)


def provided(
    scorer: Scorer, edges: Mapping[tuple[int, int], float], cannot: Iterable[tuple[int, int]]
) -> set[tuple[int, str]]:
    """Return which claims have a sure counterpart in which articles, by no pair that was rejected."""
    homes, rejected = [profile.article for profile in scorer.profiles], frozenset(cannot)
    sure = (pair for pair, p in edges.items() if p >= _SURE and pair not in rejected)
    return {one for i, j in sure for one in ((i, homes[j]), (j, homes[i]))}


def bound(
    scorer: Scorer,
    constraints: Constraints,
    fixed_groups: Sequence[Sequence[str]],
    edges: Mapping[tuple[int, int], float],
) -> Linkage:
    """Return the linkage of all claims, with what reviewers decided put together and kept apart.

    Papers that print one wire copy tell two facts of it in the same words each. Claims that both have a sure
    counterpart of their own in each other's article are hardly one fact, unless they are nearly the same themselves.
    """
    place, cannot = scorer.place, indexes(constraints.cannot, scorer.place)
    sure, rivals = provided(scorer, edges, cannot), Rivals(scorer, scorer.idf, edges, cannot)

    def likeness(i: int, j: int) -> float | None:
        alone = scorer.likeness(i, j)
        if alone is None:
            return None
        if alone < _THE_SAME and {(i, scorer.profiles[j].article), (j, scorer.profiles[i].article)} <= sure:
            alone *= _LESS
        together = max(alone, scorer.others.get((i, j), 0.0))
        return together * rivals.weight(i, j) if together >= _LIKELY else together

    linkage = Linkage(len(scorer.profiles), likeness, scorer.apart, cannot)
    linkage.bind(([i, j] for i, j in indexes(constraints.must, place)), fixed=False)
    linkage.bind(([place[c] for c in claims if c in place] for claims in fixed_groups), fixed=True)
    return linkage


def indexes(pairs: Iterable[tuple[str, str]], place: dict[str, int]) -> list[tuple[int, int]]:
    """Return claim-id pairs as index pairs, leaving out claims that are not there."""
    known = ((place[a], place[b]) for a, b in sorted(pairs) if a in place and b in place)
    return [(min(i, j), max(i, j)) for i, j in known]
