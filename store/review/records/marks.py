"""Small marks beside the record: what each reviewer can undo and redo, and whether grouping is behind the articles."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

from collections.abc import Iterable

from store.database.connection import Database


def push(db: Database, reviewer: str, seq: int) -> None:
    """Remember a new action; what was undone before it can no longer be redone."""
    db.execute("DELETE FROM undoable WHERE reviewer = ? AND undone_by IS NOT NULL", (reviewer,))
    db.execute("INSERT INTO undoable VALUES (?, ?, NULL)", (seq, reviewer))


def last_done(db: Database, reviewer: str, group: str | None) -> int | None:
    """Return the number of my last action that stands (on one group if given)."""
    return _pick(db, "u.undone_by IS NULL", "DESC", reviewer, group)


def last_undone(db: Database, reviewer: str, group: str | None) -> int | None:
    """Return the number of the action I undid last (on one group if given)."""
    return _pick(db, "u.undone_by IS NOT NULL", "ASC", reviewer, group)


def _pick(db: Database, condition: str, order: str, reviewer: str, group: str | None) -> int | None:
    sql = f"SELECT u.seq FROM undoable u WHERE u.reviewer = ? AND {condition}"
    values: list[object] = [reviewer]
    if group is not None:
        sql += " AND EXISTS (SELECT 1 FROM touch t WHERE t.entity = ? AND t.seq = u.seq)"
        values.append(f"group:{group}")
    found = db.value(f"{sql} ORDER BY u.seq {order} LIMIT 1", values)
    return None if found is None else int(found)


def mark_undone(db: Database, seq: int, by: int | None) -> None:
    """Say that an action was undone by the event ``by``; None: it stands again."""
    db.execute("UPDATE undoable SET undone_by = ? WHERE seq = ?", (by, seq))


def set_dirty(db: Database, claims: Iterable[str] = (), articles: Iterable[str] = ()) -> None:
    """Say, in the caller's transaction, that the open groups no longer follow from articles and decisions.

    The articles, and those of the claims, are where grouping has to look again.
    """
    db.execute("INSERT OR REPLACE INTO setting VALUES ('grouping_dirty', '1')")
    by_claim = "INSERT OR IGNORE INTO regroup_article SELECT article FROM claim WHERE id = ?"
    db.executemany(by_claim, [(claim,) for claim in claims])
    by_id = "INSERT OR IGNORE INTO regroup_article SELECT pk FROM article WHERE id = ?"
    db.executemany(by_id, [(article,) for article in articles])


def set_clean(db: Database) -> None:
    """Say, in the caller's transaction, that the open groups follow from articles and decisions again."""
    db.execute("DELETE FROM setting WHERE key = 'grouping_dirty'")
    db.execute("DELETE FROM regroup_article")


def changed_articles(db: Database) -> list[int]:
    """Return the ``pk`` of the articles where grouping has to look again."""
    return [int(pk) for (pk,) in db.rows("SELECT article FROM regroup_article ORDER BY article")]


def is_dirty(db: Database) -> bool:
    """Say whether grouping has to be done again."""
    return db.value("SELECT 1 FROM setting WHERE key = 'grouping_dirty'") is not None


def setting(db: Database, key: str) -> str | None:
    """Return the JSON text of a setting, or None."""
    found = db.value("SELECT value FROM setting WHERE key = ?", (key,))
    return None if found is None else str(found)
