"""The candidate index in SQLite: pairs worth comparing for new claims, without reading the stored ones.

The only module of this room that writes; it works inside the caller's transaction. Its tables are those of
``migrations/0002_matching.sql``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from store.database.connection import Database
from store.matching.evidence.features import WINDOW
from store.matching.lookup.candidate_keys import (
    LEAST,
    MOST_PIECE,
    PIECE_SHARE,
    cap,
    chosen,
    key_number,
    key_numbers,
    pieces,
    weight,
    words_of,
)
from store.models import Unit

_BLOCK = 500
# So many claims are looked up together, each key of theirs read once.
_TOGETHER = 1_000
V = TypeVar("V", int, str)


_Row = tuple[str, str, int | None]


def day_number(published: str | None) -> int | None:
    """Return a publication date as a day number, None when it is not known to the day."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


class CandidateIndex:
    """Which stored claims a new claim may repeat. ``db`` is an open database; the caller holds the transaction."""

    def __init__(self, db: Database):
        self._db = db

    def __len__(self) -> int:
        """Return the number of claims in the index."""
        return int(self._db.value("SELECT count(*) FROM match_claim"))

    def add(self, units: Iterable[Unit]) -> int:
        """Index claims that are not yet in; return how many were new. About 0.2 ms a claim."""
        given = {unit.claim.id: unit for unit in units}
        known = set(self._known(list(given)))
        new = [unit for identity, unit in sorted(given.items()) if identity not in known]
        first = int(self._db.value("SELECT coalesce(max(pk), 0) FROM match_claim")) + 1
        self._db.executemany(
            "INSERT INTO match_claim (pk, id, article, day) VALUES (?, ?, ?, ?)",
            [
                (pk, unit.claim.id, unit.claim.article_id, day_number(unit.published))
                for pk, unit in enumerate(new, first)
            ],
        )
        held: defaultdict[int, list[int]] = defaultdict(list)
        for pk, unit in enumerate(new, first):
            for key in key_numbers(unit.claim.text):
                held[key].append(pk)
        # In the order of the table, so that neighbouring rows land on one page.
        ordered = sorted(held.items())
        postings = ((key, pk) for key, pks in ordered for pk in pks)
        self._db.executemany("INSERT OR IGNORE INTO match_posting (key, claim) VALUES (?, ?)", postings)
        self._db.executemany(
            "INSERT INTO match_key (key, claims) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET claims = claims + excluded.claims",
            [(key, len(pks)) for key, pks in ordered],
        )
        return len(new)

    def remove(self, units: Iterable[Unit]) -> None:
        """Take claims out again; their text tells the keys."""
        for unit in units:
            pk = self._db.value("SELECT pk FROM match_claim WHERE id = ?", (unit.claim.id,))
            if pk is None:
                continue
            keys = sorted(key_numbers(unit.claim.text))
            self._db.executemany("DELETE FROM match_posting WHERE key = ? AND claim = ?", [(key, pk) for key in keys])
            self._db.executemany("UPDATE match_key SET claims = claims - 1 WHERE key = ?", [(key,) for key in keys])
            self._db.execute("DELETE FROM match_claim WHERE pk = ?", (pk,))

    def candidates(self, units: Iterable[Unit], window: int = WINDOW) -> list[tuple[str, str]]:
        """Return claim-id pairs (sorted) of these claims with any indexed claim of another article, in the window.

        Undated articles are compared with all. The result depends on the set of indexed claims alone.
        """
        given = sorted(units, key=lambda unit: unit.claim.id)
        return sorted(
            {pair for at in range(0, len(given), _TOGETHER) for pair in self._found(given[at : at + _TOGETHER], window)}
        )

    def _found(self, given: Sequence[Unit], window: int) -> set[tuple[str, str]]:
        meeting = _LookUp(self, [words_of(unit.claim.text) for unit in given]).meeting()
        rows = self._rows({pk for some in meeting for pk in some})
        found: set[tuple[str, str]] = set()
        for unit, some in zip(given, meeting, strict=True):
            mine, article, day = unit.claim.id, unit.claim.article_id, day_number(unit.published)
            for id, other, when in map(rows.__getitem__, some):
                if other != article and (day is None or when is None or abs(day - when) <= window):
                    found.add((mine, id) if mine < id else (id, mine))
        return found

    def holders(self, keys: set[int]) -> dict[int, list[int]]:
        """Return the claims (by ``pk``) that have each of some keys."""
        found: dict[int, list[int]] = {key: [] for key in keys}
        for block in _blocks(keys):
            marks = ",".join("?" * len(block))
            # Each key's claims in one text: taking many rows over from SQLite costs more than reading numbers.
            sql = f"SELECT key, json_group_array(claim) FROM match_posting WHERE key IN ({marks}) GROUP BY key"  # noqa: S608 - only question marks
            rows = self._db.rows(sql, block)
            told = ",".join(pks for _, pks in rows)
            found.update(zip((key for key, _ in rows), json.loads(f"[{told}]"), strict=True))
        return found

    def _known(self, ids: Sequence[str]) -> list[str]:
        found: list[str] = []
        for block in _blocks(ids):
            marks = ",".join("?" * len(block))
            found += [row[0] for row in self._db.rows(f"SELECT id FROM match_claim WHERE id IN ({marks})", block)]  # noqa: S608 - only question marks
        return found

    def frequencies(self, keys: set[int]) -> dict[int, int]:
        """Return in how many claims each of some keys is; keys in none are left out."""
        found: dict[int, int] = {}
        for block in _blocks(keys):
            marks = ",".join("?" * len(block))
            sql = f"SELECT key, claims FROM match_key WHERE key IN ({marks})"  # noqa: S608 - only question marks
            found.update(dict(self._db.rows(sql, block)))
        return found

    def _rows(self, pks: set[int]) -> dict[int, _Row]:
        """Return id, article and day of some claims by ``pk``: plain tuples, for there are many of them."""
        found: dict[int, _Row] = {}
        for block in _blocks(pks):
            marks = ",".join("?" * len(block))
            sql = f"SELECT pk, id, article, day FROM match_claim WHERE pk IN ({marks})"  # noqa: S608 - only question marks
            found.update({pk: (id, article, day) for pk, id, article, day in self._db.rows(sql, block)})
        return found


def _blocks(values: Iterable[V]) -> Iterator[list[V]]:
    """Yield the values in order, some hundred at a time: so many may stand in one statement."""
    ordered = sorted(values)
    for at in range(0, len(ordered), _BLOCK):
        yield ordered[at : at + _BLOCK]


class _LookUp:
    """Looks some claims up, given as their words: each key is read once for all of them."""

    def __init__(self, index: CandidateIndex, words: Sequence[Sequence[str]]):
        self._total = len(index)
        every = {key for some in words for key in (*some, *pieces(some))}
        counts = index.frequencies({key_number(key) for key in every})
        self._frequency = {key: counts.get(key_number(key), 0) for key in every}
        most = cap(self._total)
        self._chosen = [chosen(some, self._frequency, most) for some in words]
        # What each word is looked up by: the telling pieces of it, then itself.
        self._keys = {
            word: [*(piece for piece in pieces([word]) if self._frequency[piece] <= MOST_PIECE), word]
            for some in self._chosen
            for word in some
        }
        self._holders = index.holders({key_number(key) for keys in self._keys.values() for key in keys})

    def meeting(self) -> list[list[int]]:
        """Return for each claim those (by ``pk``) that share rare words of enough weight with it, or pieces of them."""
        return [self._meeting(words) for words in self._chosen]

    def _meeting(self, words: Sequence[str]) -> list[int]:
        worth = [weight(self._total, self._frequency[word]) ** 2 for word in words]
        enough = LEAST * sum(worth)
        met: dict[int, float] = {}
        for at, word in enumerate(words):
            *parts, itself = self._keys[word]
            holders = self._holders[key_number(itself)]
            if sum(worth[at:]) < enough:  # the commonest words: alone they are too little, so they bring nobody new
                for pk in filter(met.__contains__, holders):
                    met[pk] += worth[at]
                continue
            alike: dict[int, float] = {}
            for piece in parts:
                said = PIECE_SHARE * weight(self._total, self._frequency[piece]) ** 2
                alike |= dict.fromkeys(self._holders[key_number(piece)], said)
            alike |= dict.fromkeys(holders, worth[at])
            for pk, said in alike.items():
                met[pk] = met.get(pk, 0.0) + said
        return [pk for pk, said in met.items() if said >= enough]
