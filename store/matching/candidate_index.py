"""The candidate index in SQLite: pairs worth comparing for new claims, without reading the stored ones.

The only module of this room that writes; it works inside the caller's transaction. Its tables are those of
``migrations/0002_matching.sql``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from store.database.connection import Database
from store.matching.candidate_keys import cap, chosen, key_number, lookup_keys
from store.matching.features import WINDOW
from store.models import Unit

# Two claims that meet in one common key alone are no candidates; in one key this rare they are.
_RARE = 8
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    article: str
    day: int | None


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
        postings = [(key_number(key), pk) for pk, unit in enumerate(new, first) for key in lookup_keys(unit.claim.text)]
        # In the order of the table, so that neighbouring rows land on one page.
        self._db.executemany("INSERT OR IGNORE INTO match_posting (key, claim) VALUES (?, ?)", sorted(postings))
        counts = Counter(key for key, _ in set(postings))
        self._db.executemany(
            "INSERT INTO match_key (key, claims) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET claims = claims + excluded.claims",
            sorted(counts.items()),
        )
        return len(new)

    def remove(self, units: Iterable[Unit]) -> None:
        """Take claims out again; their text tells the keys."""
        for unit in units:
            pk = self._db.value("SELECT pk FROM match_claim WHERE id = ?", (unit.claim.id,))
            if pk is None:
                continue
            keys = sorted({key_number(key) for key in lookup_keys(unit.claim.text)})
            self._db.executemany("DELETE FROM match_posting WHERE key = ? AND claim = ?", [(key, pk) for key in keys])
            self._db.executemany("UPDATE match_key SET claims = claims - 1 WHERE key = ?", [(key,) for key in keys])
            self._db.execute("DELETE FROM match_claim WHERE pk = ?", (pk,))

    def candidates(self, units: Iterable[Unit], window: int = WINDOW) -> list[tuple[str, str]]:
        """Return claim-id pairs (sorted) of these claims with any indexed claim of another article, in the window.

        Undated articles are compared with all. The result depends on the set of indexed claims alone.
        """
        given = sorted(units, key=lambda unit: unit.claim.id)
        keys = [[key_number(key) for key in lookup_keys(unit.claim.text)] for unit in given]
        frequency = self._frequencies({key for some in keys for key in some})
        most = cap(len(self))
        chosen_rows = [self._meeting(chosen(some, frequency, most), frequency) for some in keys]
        rows = self._rows({pk for some in chosen_rows for pk in some})
        return sorted(
            {
                (min(unit.claim.id, row.id), max(unit.claim.id, row.id))
                for unit, some in zip(given, chosen_rows, strict=True)
                for row in (rows[pk] for pk in some)
                if row.article != unit.claim.article_id and _near(row.day, day_number(unit.published), window)
            }
        )

    def _meeting(self, keys: Sequence[int], frequency: dict[int, int]) -> list[int]:
        """Return the claims that hold two of the keys, or a rare one; counted by SQLite, which is quicker."""
        rare = [key for key in keys if frequency.get(key, 0) <= _RARE]
        every, few = ",".join("?" * len(keys)), ",".join("?" * len(rare))
        sql = (
            f"SELECT claim FROM match_posting WHERE key IN ({every}) GROUP BY claim HAVING count(*) > 1"  # noqa: S608 - only question marks
            f" UNION SELECT claim FROM match_posting WHERE key IN ({few})"
        )
        return [row[0] for row in self._db.rows(sql, [*keys, *rare])]

    def _known(self, ids: Sequence[str]) -> list[str]:
        found: list[str] = []
        for i in range(0, len(ids), _BLOCK):
            block = ids[i : i + _BLOCK]
            marks = ",".join("?" * len(block))
            found += [row[0] for row in self._db.rows(f"SELECT id FROM match_claim WHERE id IN ({marks})", block)]  # noqa: S608 - only question marks
        return found

    def _frequencies(self, keys: set[int]) -> dict[int, int]:
        ordered = sorted(keys)
        found: dict[int, int] = {}
        for i in range(0, len(ordered), _BLOCK):
            block = ordered[i : i + _BLOCK]
            marks = ",".join("?" * len(block))
            sql = f"SELECT key, claims FROM match_key WHERE key IN ({marks})"  # noqa: S608 - only question marks
            found.update(dict(self._db.rows(sql, block)))
        return found

    def _rows(self, pks: set[int]) -> dict[int, _Row]:
        ordered = sorted(pks)
        found: dict[int, _Row] = {}
        for i in range(0, len(ordered), _BLOCK):
            block = ordered[i : i + _BLOCK]
            marks = ",".join("?" * len(block))
            sql = f"SELECT pk, id, article, day FROM match_claim WHERE pk IN ({marks})"  # noqa: S608 - only question marks
            found.update({pk: _Row(id, article, day) for pk, id, article, day in self._db.rows(sql, block)})
        return found


def _near(one: int | None, other: int | None, window: int) -> bool:
    return one is None or other is None or abs(one - other) <= window
