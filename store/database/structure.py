"""The structure of a file against the structure that the schema's steps make: tables, columns, indexes, guards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from store.database import migrate
from store.database.connection import Database
from store.database.driver import sqlite

if TYPE_CHECKING:
    import sqlite_utils

Parts = dict[str, Any]
_GUARDS = ("trigger event_is_never_edited", "trigger event_is_never_deleted")


def structure(db: Database) -> Iterator[str]:
    """Yield what is gone from the structure of a file, or other than its schema version has it.

    Tables and indexes that another tool added are left alone. A trigger or a view that the program did not make is
    told: a trigger can change what is written behind the back of the record.
    """
    version = int(db.value("PRAGMA user_version"))
    with closing(_as_made(version)) as made:
        wanted, found = _parts(_utils(made)), _parts(_utils(db.connection))
    differing = [part for part, value in wanted.items() if found.get(part) != value]
    for part in differing:
        # The words of a table are told as changed where nothing smaller is.
        if part not in found:
            yield f"A guard of the record is gone: the {part}." if part in _GUARDS else f"The {part} is gone."
        elif not any(other.endswith(f" of {part.removeprefix('table ')}") for other in differing):
            yield f"The {part} was changed: it is not what the program made."
    for part in found.keys() - wanted.keys():
        if part.startswith(("trigger ", "view ")):
            yield f"The {part} is in the file, but the program did not make it."
    yield from _steps(db, version)


def _steps(db: Database, version: int) -> Iterator[str]:
    """Yield steps of the schema that the file does not name as made, or names otherwise."""
    named: dict[int, str] = dict(db.rows("SELECT number, name FROM migration"))
    made = {number: name for number, name, _ in migrate.steps() if number <= version}
    for number in sorted(made.keys() | named.keys()):
        if made.get(number) != named.get(number):
            yield f"The list of the schema's steps was edited: step {number} is not what the program made."


def _as_made(version: int) -> Any:
    """Return a database in memory with the schema of that version."""
    connection = sqlite.connect(":memory:", isolation_level=None)
    for number, _, sql in migrate.steps():
        if number <= version:
            connection.executescript(sql)
    return connection


def _utils(connection: Any) -> sqlite_utils.Database:
    """Return a view of a connection that changes nothing about it: it goes on to be used for writing."""
    import sqlite_utils  # it takes a fifth of a second to import, and only this question needs it

    return sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)


def _parts(db: sqlite_utils.Database) -> Parts:
    """Return every part of a structure by its name, with what tells whether it is the same.

    The tables inside a search index are SQLite's own: another version of it may make others.
    """
    parts: Parts = {}
    indexes = [table.name for table in db.tables if table.virtual_table_using]
    said = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    words = {name: " ".join(sql.split()) for name, sql in said}
    for table in db.tables:
        if any(table.name.startswith(f"{index}_") for index in indexes):
            continue
        parts[f"table {table.name}"] = " ".join(table.schema.split())
        for column in table.columns:
            parts[f"column {column.name} of {table.name}"] = column[1:]
        for key in table.foreign_keys:
            parts[f"foreign key {', '.join(key.columns)} of {table.name}"] = key
        for index in table.indexes:
            parts[f"index {index.name} of {table.name}"] = (index.unique, tuple(index.columns), words.get(index.name))
        parts |= {f"rule {' '.join(check.check.split())} of {table.name}": check.column for check in table.checks}
    for trigger in db.triggers:
        parts[f"trigger {trigger.name}"] = (trigger.table, " ".join(trigger.sql.split()))
    for view in db.views:
        parts[f"view {view.name}"] = " ".join(view.schema.split())
    return parts
