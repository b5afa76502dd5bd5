"""The matcher on any texts: pairs with a probability and differences, and queries ranked against documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from store.language.dates import date_mentions
from store.language.numbers import quantities
from store.matching.evidence.features import compared
from store.matching.evidence.weights import SHIPPED, Weights
from store.matching.scoring.ranking import Ranker
from store.matching.scoring.semantic import Reader, reread
from store.matching.texts.profile import Profile, profile_of
from store.matching.texts.vocabulary import Idf
from store.models import Claim, Unit

_BEST = 20


def text_profile(identity: str, text: str) -> Profile:
    """Return the profile of a bare text that belongs to no article; its figures and dates are read from it."""
    claim = Claim(
        id=identity,
        article_id=identity,
        start=0,
        end=len(text),
        text=text,
        statement=text,
        quote_type="narrator",
        stance="assert",
        rule_id="text",
        confidence=1.0,
        quantities=tuple(quantities(text)),
        dates=tuple(date_mentions(text)),
    )
    return profile_of(Unit(claim, None, None))


def score_pairs(
    rows: Iterable[Mapping[str, Any]], weights: Weights | None = None, reader: Reader | None = None
) -> Iterator[dict[str, Any]]:
    """Yield ``{"id", "score", "differences": [{"slot", "a", "b"}]}`` for rows ``{"id", "a", "b"}``, in their order.

    Words are weighed by all texts of all rows; the score is the probability that both report the same fact, moved
    by ``reader`` when one is given.
    """
    given = list(rows)
    used = weights or SHIPPED
    profiles = [(text_profile("a", str(row["a"])), text_profile("b", str(row["b"]))) for row in given]
    idf = Idf.of(sorted(profile.keys) for pair in profiles for profile in pair)
    for row, (a, b) in zip(given, profiles, strict=True):
        result = compared(a, b, idf)
        probability = used.probability(result.values)
        if reader is not None:
            probability = reread(probability, a.text, b.text, reader, result.values[2])
        yield {
            "id": row["id"],
            "score": round(probability, 6),
            "differences": [{"slot": c.slot, "a": c.a, "b": c.b} for c in result.conflicts if c.differs],
        }


def rank(
    queries: Iterable[Mapping[str, Any]],
    docs: Sequence[Mapping[str, Any]],
    best: int = _BEST,
    reader: Reader | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield ``{"id", "ranked": [document ids]}`` for queries ``{"id", "text"}``, the best ``best`` documents first.

    Documents are ``{"id", "claim", "title"}``; ``reader`` reads the best again by meaning.
    """
    given = [(str(doc["id"]), str(doc.get("claim") or ""), str(doc.get("title") or "")) for doc in docs]
    ranker = Ranker(given, reader)
    for query in queries:
        yield {"id": query["id"], "ranked": ranker.rank(str(query["text"]), best)}
