"""The score of a pair: the probability that two claims report the same fact, with its reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.matching.differing.differences import pair_differences
from store.matching.evidence.features import AGAINST, Agreement, Compared, compared
from store.matching.evidence.weights import NAMES, SHIPPED, Weights
from store.matching.stories.counterparts import claims_of
from store.matching.stories.story import Stories
from store.matching.texts.profile import Profile, Profiles
from store.matching.texts.vocabulary import Idf
from store.models import Feature, Pair, Unit

# From so far below none on, what the articles share beside the two claims is next to nothing.
_STRANGERS = -0.75
# What is said of claims that a third report brings together, behind what their articles tell.
THIRD = "a claim of a third report is one fact with each"
# What is more than the slots add up to stands in the turn of a sentence.
_TURN = 0.05


def _words(name: str, value: float, result: Compared, told: Profile) -> str:
    """Return a feature's value in words for the card; shared words stand as ``told`` writes them."""
    if name == "overlap":
        shared = result.overlap
        return f"{shared.share_a:.0%} of one and {shared.share_b:.0%} of the other are the same words"
    if name == "evidence":
        telling = " · ".join(told.written(key) for key in result.overlap.keys[:5])
        return f"telling words in common: {telling}" if telling else "no telling words in common"
    if name == "conflict":
        return _against(value, result)
    if name == "story":
        return _story(value, result, told)
    if result.date_gap is None:
        return "dates unknown"
    days = "the same day" if not (gap := result.date_gap) else f"{gap} day{'s' * (gap != 1)} apart"
    return f"{days}, article dates unknown" if result.undated else days


def _story(value: float, result: Compared, told: Profile) -> str:
    """Return in words what the articles around two claims tell of them, how both answer each other and how they stand
    among the other claims.
    """
    answer = result.answer
    beside = round(value - answer - result.held, 4)
    said = []
    if beside < 0.0:
        said.append(f"beside this the two articles share {'next to nothing' if beside < _STRANGERS else 'little'}")
    elif value or beside:
        said.append("their articles tell one story")
    if answer:
        best = (
            "nothing in either answers the other claim better" if answer > 0.0 else "other words of them answer better"
        )
        said.append(best)
    if result.held:
        nearest = "closest to each other" if result.nearest else "near each other"
        yet = "yet " if answer < 0.0 else ""
        words = " · ".join(told.written(key) for key in result.overlap.keys[:5])
        said.append(f"{yet}within this story the claims are {nearest}: {words}".rstrip(": "))
    return ", and ".join(said) or "their articles add nothing"


def through_a_third(features: Iterable[Feature]) -> tuple[Feature, ...]:
    """Return the features of a pair with the words that a third report brings both claims together."""
    return tuple(replace(one, words=f"{one.words}; {THIRD}") if one.name == "story" else one for one in features)


def _against(value: float, result: Compared) -> str:
    """Return in words what stands against one fact, also when no slot but the turn of a sentence does."""
    strongest: dict[str, float] = {}
    for conflict in result.conflicts:
        if AGAINST[conflict.slot] and conflict.weight:
            strongest[conflict.slot] = max(strongest.get(conflict.slot, 0.0), AGAINST[conflict.slot] * conflict.weight)
    said = [f"differ in {', '.join(sorted(strongest))}"] if strongest else []
    if value > sum(strongest.values()) + _TURN:
        said.append("one denies, refuses, does without or only expects what the other tells, or tells of another event")
    return "; ".join(said) or "nothing stands against it"


def score_profiles(
    a: Profile, b: Profile, idf: Idf, weights: Weights = SHIPPED, agreed: Agreement | None = None
) -> tuple[float, Compared]:
    """Return the probability of one fact and the comparison behind it."""
    result = compared(a, b, idf, agreed)
    return weights.probability(result.values), result


def pair_of(a: Profile, b: Profile, result: Compared, weights: Weights) -> Pair:
    """Return the full record of a scored pair, the smaller claim id first."""
    parts = zip(NAMES, result.values, weights.coefficients, strict=True)
    return Pair(
        a=a.id,
        b=b.id,
        probability=weights.probability(result.values),
        features=tuple(Feature(n, v, round(c * v, 4), _words(n, v, result, a)) for n, v, c in parts),
        differences=pair_differences(a, b, result.conflicts),
        date_gap=result.date_gap,
        variants=tuple((a.written(one), b.written(other)) for one, other in result.overlap.variants),
    )


def score_pair(a: Unit, b: Unit, idf: Idf, weights: Weights | None = None, beside: Sequence[Unit] = ()) -> Pair:
    """Return the probability that two claims report the same fact, with features and differences.

    ``beside`` are all claims of both articles, among which the two may be each other's counterparts.
    """
    made = Profiles()
    left, right = made.of((a, b))
    result = Stories((a, b), idf, claims_of(made.of(beside))).read(left, right, compared(left, right, idf))
    return pair_of(left, right, result, weights or SHIPPED)
