"""Hints between reviewers: who is at which card, who is here; and drafts of notes. They expire and block nothing."""

# ruff: noqa: S608 - the variable parts of the SQL are fixed words and question marks; values are always bound

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from store.database.connection import Database
from store.errors import UnavailableError

LEASE_SECONDS = 120.0


def _session() -> str:
    return f"{os.uname().nodename}:{os.getpid()}"


def take(db: Database, reviewer: str, group: str) -> None:
    """Say that a reviewer is at a group; a busy or read-only file just goes without."""
    if db.readonly:
        return
    try:
        with db.hint():
            _put(db, reviewer, group)
    except UnavailableError:
        return


def _put(db: Database, reviewer: str, group: str) -> None:
    now, session = time.time(), _session()
    until = now + LEASE_SECONDS
    # A lease of the same reviewer at this group is of a session that was cut off, or of another window of his.
    sql = "DELETE FROM lease WHERE session = ? OR expires < ? OR (grp = ? AND reviewer = ?)"
    db.execute(sql, (session, now, group, reviewer))
    db.execute("DELETE FROM presence WHERE expires < ?", (now,))
    db.execute("INSERT OR IGNORE INTO lease VALUES (?, ?, ?, ?)", (group, reviewer, session, until))
    db.execute("INSERT OR REPLACE INTO presence VALUES (?, ?, ?)", (session, reviewer, until))


def take_free(db: Database, reviewer: str, groups: Sequence[str], *, waiting: bool = True) -> str:
    """Say that a reviewer is at the first of some groups where nobody else is, and return it.

    One transaction, so that of thirty who ask at once each gets another group. What no longer waits is passed over
    unless ``waiting`` is False; when others are at all of them it is the first.
    """
    try:
        if not db.readonly:
            with db.hint():
                group = _free(db, reviewer, groups, waiting=waiting)
                _put(db, reviewer, group)
                return group
    except UnavailableError:
        pass  # a hint: a busy file goes without it
    return _free(db, reviewer, groups, waiting=waiting)


def _free(db: Database, reviewer: str, groups: Sequence[str], *, waiting: bool) -> str:
    if waiting:
        marks = ",".join("?" * len(groups))
        sql = f"SELECT id FROM claim_group WHERE id IN ({marks}) AND place IS NOT NULL"
        still = {id for (id,) in db.rows(sql, list(groups))}
        groups = [group for group in groups if group in still] or groups
    taken = held(db, reviewer)
    return next((group for group in groups if group not in taken), groups[0])


def release(db: Database, reviewer: str) -> None:
    """Take back this session's hints; nothing is written when there are none."""
    session = _session()
    found = db.one("SELECT 1 FROM presence WHERE session = ? AND reviewer = ?", (session, reviewer))
    if found is None or db.readonly:
        return
    try:
        with db.hint():
            db.execute("DELETE FROM lease WHERE session = ?", (session,))
            db.execute("DELETE FROM presence WHERE session = ?", (session,))
    except UnavailableError:
        return


def holder(db: Database, group: str) -> str | None:
    """Return who else is at a group now, or None."""
    row = db.one("SELECT reviewer, session, expires FROM lease WHERE grp = ?", (group,))
    if row is None or row[2] < time.time() or row[1] == _session():
        return None
    return str(row[0])


def holders(db: Database, groups: list[str]) -> dict[str, str]:
    """Return who else is at each of these groups."""
    marks = ",".join("?" * len(groups))
    sql = f"SELECT grp, reviewer FROM lease WHERE expires >= ? AND session <> ? AND grp IN ({marks})"
    return dict(db.rows(sql, [time.time(), _session(), *groups]))


def held(db: Database, reviewer: str) -> dict[str, str]:
    """Return {group: reviewer} of all groups at which others are now; whoever was cut off goes on at his card."""
    sql = "SELECT grp, reviewer FROM lease WHERE expires >= ? AND session <> ? AND reviewer <> ?"
    return dict(db.rows(sql, (time.time(), _session(), reviewer)))


def present(db: Database) -> list[str]:
    """Return the reviewers of other sessions that are here now."""
    sql = "SELECT DISTINCT reviewer FROM presence WHERE expires >= ? AND session <> ? ORDER BY reviewer"
    return [name for (name,) in db.rows(sql, (time.time(), _session()))]


def draft(db: Database, reviewer: str, target: str) -> str | None:
    """Return a reviewer's unfinished note on an item, or None."""
    found = db.value("SELECT text FROM draft WHERE reviewer = ? AND target = ?", (reviewer, target))
    return None if found is None else str(found)


def set_draft(db: Database, reviewer: str, target: str, text: str | None) -> None:
    """Keep or forget an unfinished note; durable, but no event."""
    with db.transaction():
        db.execute("DELETE FROM draft WHERE reviewer = ? AND target = ?", (reviewer, target))
        if text:
            db.execute("INSERT INTO draft VALUES (?, ?, ?, ?)", (reviewer, target, text, db.clock()))
