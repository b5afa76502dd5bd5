"""Bringing a file to the newest schema: numbered SQL files, each applied once, recorded, in one transaction."""

from __future__ import annotations

import hashlib
import time
from functools import cache
from pathlib import Path
from typing import Any

from store.database.driver import is_busy, sqlite

_FOLDER = Path(__file__).with_name("migrations")


def _files() -> list[Path]:
    """Return the files of the steps in their order."""
    return sorted(_FOLDER.glob("*.sql"))


@cache
def steps() -> tuple[tuple[int, str, str], ...]:
    """Return the steps in order as (number, name, SQL); the files are ``NNNN_name.sql`` in ``migrations/``."""
    return tuple((int(file.name[:4]), file.stem[5:], file.read_text(encoding="utf-8")) for file in _files())


@cache
def newest() -> int:
    """Return the number of the newest step this program knows: the schema version of an up-to-date file."""
    return int(_files()[-1].name[:4])


def statements(sql: str) -> list[str]:
    """Return the single statements of an SQL text; triggers stay whole."""
    found: list[str] = []
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite.complete_statement(pending):
            found.append(pending)
            pending = ""
    return [statement for statement in found if statement.strip()]


def upgrade(connection: Any, path: str, application_id: int, busy_seconds: float, now: str) -> None:
    """Apply every step the file lacks, all in one transaction; several processes may try at once.

    Raises SQLite's errors; then the file is as it was.
    """
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            break
        except sqlite.Error as error:
            if not is_busy(error) or time.monotonic() >= deadline:
                raise
        time.sleep(0.02)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, name, sql in steps():
            if number <= version:
                continue
            for statement in statements(sql):
                connection.execute(statement)
            digest = hashlib.sha256(sql.encode()).hexdigest()
            connection.execute("INSERT INTO migration VALUES (?, ?, ?, ?)", (number, name, digest, now))
            connection.execute(f"PRAGMA user_version={number}")
        connection.execute(f"PRAGMA application_id={application_id}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
