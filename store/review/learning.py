"""Learning from decisions between two groupings: a few milliseconds after each, never while a decision is written."""

from __future__ import annotations

import json
from contextlib import suppress

from store.errors import UnavailableError
from store.models import Constraints
from store.review.records import Database, lessons, units
from store.review.records.lessons import Pair, Values


def learn(db: Database) -> bool:
    """Bring the weights up to the decisions; True when they changed. Does nothing when no decision is new, or too few
    are to be seen among thousands.

    The weights are those that grouping everything now would take, as long as no article came since the last grouping.
    They are no decision: on a busy or full disk, in a file that cannot be written, inside a snapshot they wait for
    the next call; in a file that only an earlier version has grouped, for the next grouping, which counts its words.
    """
    if db.readonly or db.in_block or not lessons.state(db).is_due or not units.counted_claims(db):
        return False
    from store.review import task as tasks  # with the matcher, for which a screen that opens has no use

    with db.snapshot():
        seq = lessons.state(db).taught
        weights, pairs, read = _taught(db) if tasks.is_learning(db) else (None, 0, {})
    with suppress(UnavailableError), db.hint():
        lessons.add(db, read)
        return lessons.learn(db, weights, pairs, seq)
    return False


def _taught(db: Database) -> tuple[list[float] | None, int, dict[Pair, Values]]:
    """Return the weights that follow from the decisions, how many pairs told something, and what had to be read."""
    from store.matching.evidence.weights import NAMES
    from store.matching.scoring.learning import fitted
    from store.review.records import constraints

    bounds = constraints.constraints(db)
    pairs = _scored(db, bounds)
    # Another version may have scored by other features.
    known = {pair: values for pair, values in lessons.values(db, pairs).items() if len(values) == len(NAMES)}
    read = _read(db, pairs - known.keys())
    values = known | read
    return fitted(bounds, values), sum(pair in values for pair in bounds.must | bounds.cannot), read


def _scored(db: Database, bounds: Constraints) -> set[Pair]:
    """Return the decided pairs that grouping would score: of claims that are there, of two articles."""
    pairs = bounds.must | bounds.cannot
    claims = json.dumps(sorted({claim for pair in pairs for claim in pair}))
    sql = "SELECT c.id, c.article FROM json_each(?) j JOIN claim c ON c.id = j.value WHERE c.live"
    article: dict[str, int] = dict(db.rows(sql, (claims,)))
    for claim in units.set_aside(db):
        article.pop(claim, None)
    return {(a, b) for a, b in pairs if a in article and b in article and article[a] != article[b]}


def _read(db: Database, pairs: set[Pair]) -> dict[Pair, Values]:
    """Return the feature values of pairs that no grouping has scored, as of groups that were merged."""
    if not pairs:
        return {}
    from store.matching.scoring.learning import values_of
    from store.matching.texts.profile import Profiles
    from store.review import task as tasks

    made = Profiles()
    found = units.some_units(db, sorted({claim for pair in pairs for claim in pair}))
    articles = sorted({unit.claim.article_id for unit in found})
    aside = units.set_aside(db)
    beside = [unit for article in articles for unit in units.of_one_article(db, article, aside)]
    return values_of(found, pairs, made, tasks.word_weights(db, found, made), beside)
