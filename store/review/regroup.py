"""Grouping again: the matcher's proposals, under the reviewers' decisions, made the open groups.

Open groups follow from the set of articles and decisions alone. Decided groups keep their members and may gain some,
which reopens them. A group keeps its id while it keeps its earliest member, or once it is decided. In a large
collection a load groups only the neighbourhood of what it brought, with the word weights of the last grouping of
everything.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from store.errors import UsageError
from store.models import Cancelled, Pair, Progress, Told, Who
from store.review import task as tasks
from store.review.records import Database, Events, activity, lessons, marks, units
from store.review.replacement import Replacement

_ATTEMPTS = 3
# The articles of all members of the group that holds both claims.
_GROUP_OF_BOTH = """
SELECT DISTINCT a.id FROM member m JOIN claim c ON c.pk = m.claim JOIN article a ON a.pk = c.article WHERE m.grp IN (
    SELECT x.grp FROM member x JOIN claim d ON d.pk = x.claim WHERE d.id = ?1
    INTERSECT SELECT x.grp FROM member x JOIN claim d ON d.pk = x.claim WHERE d.id = ?2)
ORDER BY a.id
"""


def regroup(
    db: Database,
    who: Who,
    *,
    threshold: float | None = None,
    nearby: bool = False,
    progress: Told | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Replace the open groups by what follows from articles and decisions now; return how many wait for a reviewer.

    The work is done on a snapshot, so reviewers go on deciding; when something changed meanwhile it is done again, at
    last while others wait. A given ``threshold`` is kept as a setting. ``nearby`` allows a large collection to be
    grouped only around what changed. Raises CancelledError; then nothing has changed.
    """
    if threshold is not None:
        _keep_threshold(db, who, threshold)
    around = nearby and tasks.can_look_nearby(db)
    if around:
        tasks.index_changes(db, marks.changed_articles(db))
    for attempt in range(_ATTEMPTS + 1):
        last = attempt == _ATTEMPTS
        outer: AbstractContextManager[None] = db.transaction() if last else nullcontext()
        with outer:
            if _attempt(db, who, around, progress, cancelled):
                break
    return activity.waiting(db)


def _attempt(db: Database, who: Who, around: bool, progress: Told | None, cancelled: Cancelled | None) -> bool:
    """Group once; False when somebody changed something meanwhile."""
    with db.snapshot():
        seen = Events.head(db)[0]
        task = tasks.nearby(db, marks.changed_articles(db)) if around else tasks.everything(db)
    found, links = task.run(progress, cancelled)
    with db.transaction():
        if Events.head(db)[0] != seen:
            return False
        if progress is not None:
            progress(Progress("saving groups", 0, len(found)))
        Replacement(db, who, task.present, task.around).apply(found, links, whole=task.whole)
        lessons.add(db, task.values)
        lessons.grouped(db, task.weights if task.learning else None, len(task.values) if task.whole else None)
    if task.whole:
        tasks.remember(db, task)
    return True


def _keep_threshold(db: Database, who: Who, threshold: float) -> None:
    if not 0.0 < threshold < 1.0:
        raise UsageError("The threshold is a probability between 0 and 1.")
    if marks.setting(db, "threshold") != Events.canonical(threshold):
        with db.transaction():
            db.execute("INSERT OR REPLACE INTO setting VALUES ('threshold', ?)", (Events.canonical(threshold),))
            Events.append(db, who[0], "setting", {"key": "threshold", "value": threshold}, os_user=who[1])


def preview(db: Database, threshold: float) -> str:
    """Return in words what another threshold would propose ("42 → 57 groups, …"); nothing is changed."""
    from store.matching.evidence.weights import THRESHOLD
    from store.matching.groups.preview import preview as compared

    if not 0.0 < threshold < 1.0:
        raise UsageError("The threshold is a probability between 0 and 1.")
    with db.snapshot():
        task = tasks.everything(db)
    now = THRESHOLD if task.threshold is None else task.threshold
    fixed, weights = task.fixed(), task.chosen_weights()
    return compared(task.units, task.bounds, now=now, then=threshold, weights=weights, fixed_groups=fixed).words


def explain(db: Database, a: str, b: str) -> Pair:
    """Return the score of two claims with the part of each feature, under the words of all claims.

    The weights of features are those learned so far, those of words are of the last grouping. Raises UsageError for an
    unknown claim.
    """
    from store.matching.evidence.weights import SHIPPED, Weights
    from store.matching.scoring.score import score_pair, through_a_third
    from store.matching.scoring.semantic import SCORER, reread

    chosen = units.some_units(db, [a, b])
    if len(chosen) != 2:
        known = {unit.claim.id for unit in chosen}
        raise UsageError(f"There is no claim {a if a not in known else b}.")
    idf = tasks.word_weights(db, chosen)
    weights = Weights.kept(lessons.state(db).now) or SHIPPED
    beside = [unit for one in chosen for unit in units.of_one_article(db, one.claim.article_id)]
    pair = score_pair(chosen[0], chosen[1], idf, weights, beside)
    if _is_through_a_third(db, pair):
        pair = replace(pair, features=through_a_third(pair.features))
    reader = tasks.reader_of(tasks.is_semantic(db))
    if reader is None:
        return pair
    one, other = chosen
    lexical = weights.tuned().probability([feature.value for feature in pair.features])
    probability = reread(lexical, one.claim.text, other.claim.text, reader, pair.features[2].value)
    return replace(pair, probability=weights.calibrated(probability), scorer=SCORER)


def _is_through_a_third(db: Database, pair: Pair) -> bool:
    """Say whether a third report brought two claims of one group together: as it is kept of the pair, or, for a pair
    that a large group has not kept, found again among the claims of the group's articles.
    """
    from store.matching.evidence.weights import Weights
    from store.matching.groups.thirds import brought_together
    from store.matching.scoring.score import THIRD

    ids = min(pair.a, pair.b), max(pair.a, pair.b)
    kept = db.value("SELECT detail FROM pair WHERE a = ? AND b = ?", ids)
    if kept is not None:
        return THIRD in str(kept)
    among = db.rows(_GROUP_OF_BOTH, ids)
    aside = units.set_aside(db)
    claims = [one for (article,) in among for one in units.of_one_article(db, article, aside)]
    if not {*ids} <= {one.claim.id for one in claims}:
        return False
    kept_threshold = marks.setting(db, "threshold")
    return brought_together(
        claims,
        ids,
        tasks.word_weights(db, claims),
        threshold=None if kept_threshold is None else float(kept_threshold),
        weights=Weights.kept(lessons.state(db).now),
        reader=tasks.reader_of(tasks.is_semantic(db)),
    )
