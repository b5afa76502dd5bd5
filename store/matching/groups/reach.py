"""How far new claims reach: with which of the claims stored before they may be one fact, and so change their groups."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from store.matching.groups.edges import edges_of
from store.matching.groups.joining import indexes
from store.matching.groups.scorer import Scorer
from store.models import Progress


def reached(
    scorer: Scorer,
    given: Collection[str],
    pairs: Iterable[tuple[str, str]],
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> set[str]:
    """Return the ids of the claims likely enough to be one fact with one of ``given`` that clusters are compared.

    ``pairs`` are the candidates of the given claims, which are all claims of their articles. Raises
    :class:`CancelledError`.
    """
    with_given = (pair for pair in pairs if pair[0] in given or pair[1] in given)
    edges = edges_of(scorer, indexes(with_given, scorer.place), cancelled, progress)
    return {scorer.profiles[i].id for pair in edges for i in pair}
