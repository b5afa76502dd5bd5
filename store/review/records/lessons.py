"""What decisions taught: the feature values of decided pairs, and the weights that follow from them.

All of it follows from decisions and groups: none of it is a decision, and none has an event.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, replace

from store.database.connection import Database
from store.frozen import dataclass

Pair = tuple[str, str]
Values = tuple[float, ...]
_SETTING = "match_weights"
# A decision among more pairs than this moves no score that one could see: the next ones are waited for, so that many
# reviewers of a large archive do not learn the same over and over.
_MANY = 1000


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights as numbers, None for the shipped ones, and how far decisions are learned.

    ``now`` follows from the decisions up to event ``learned`` (``pairs`` of them told something); the last that taught
    anything is event ``taught``, and ``waiting`` came since. Stored scores are by the weights ``scored``, or by several
    when ``mixed``.
    """

    now: list[float] | None = None
    scored: list[float] | None = None
    mixed: bool = False
    learned: int = 0
    taught: int = 0
    pairs: int = 0
    waiting: int = 0

    @property
    def is_due(self) -> bool:
        """Say whether enough was decided since the weights were learned: one decision, among many a thousandth."""
        return self.learned < self.taught and self.waiting * _MANY >= self.pairs


def state(db: Database) -> Learned:
    """Return what was learned so far."""
    found = db.value("SELECT value FROM setting WHERE key = ?", (_SETTING,))
    if found is None:
        return Learned()
    kept = json.loads(found)
    # Files of earlier versions keep the weights of the last grouping alone.
    return Learned(**kept) if isinstance(kept, dict) else Learned(now=kept, scored=kept)


def _keep(db: Database, learned: Learned) -> None:
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_SETTING, json.dumps(asdict(learned))))


def teach(db: Database, seq: int, *, everything: bool = False) -> None:
    """Say, in the caller's transaction, that event ``seq`` changed what decisions teach, or ``everything`` of it."""
    before = state(db)
    _keep(db, replace(before, taught=seq, waiting=max(1, before.pairs) if everything else before.waiting + 1))


def learn(db: Database, weights: list[float] | None, pairs: int, seq: int) -> bool:
    """Keep weights that follow from the decisions up to event ``seq``; False when others are further."""
    before = state(db)
    if before.learned >= seq:
        return False
    _keep(db, replace(before, now=weights, pairs=pairs, learned=seq, waiting=int(before.taught > seq)))
    return before.now != weights


def grouped(db: Database, weights: list[float] | None, pairs: int | None) -> None:
    """Say, in the transaction that replaces the groups, by which weights they are scored.

    ``pairs`` told something when everything was grouped; None when it was a neighbourhood, the rest is as it was.
    """
    before = state(db)
    if pairs is None:
        _keep(db, replace(before, mixed=before.mixed or before.scored != weights))
    else:
        _keep(db, Learned(weights, weights, False, before.taught, before.taught, pairs))


def values(db: Database, pairs: Collection[Pair]) -> dict[Pair, Values]:
    """Return the feature values of decided pairs, of those of ``pairs`` that were ever scored."""
    found: dict[Pair, Values] = {}
    for a, b, features in db.scan("SELECT a, b, features FROM lesson"):
        if (a, b) in pairs:
            *known, _ = json.loads(features)
            found[a, b] = tuple(known)
    return found


def add(db: Database, found: Mapping[Pair, Values]) -> None:
    """Keep feature values of decided pairs, in the caller's transaction."""
    rows = [(a, b, json.dumps([*known, 0.0])) for (a, b), known in sorted(found.items())]
    db.executemany("INSERT OR REPLACE INTO lesson VALUES (?, ?, ?)", rows)
