"""Which SQLite is used, and what its errors mean in the words of :mod:`store.errors`."""

# ruff: noqa: PTH100, PTH110, PTH120 - a path here may hold any bytes, as the system gave it; a Path cannot

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from store.errors import DamagedError, NewerSchemaError, TadqiqError, UnavailableError, UsageError

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        import pysqlite3 as sqlite
    except ImportError:  # no wheel for this platform: the system library, then with the rollback journal
        import sqlite3 as sqlite

__all__ = [
    "closed_log",
    "connect",
    "copy_pages",
    "disk_is_full",
    "explained",
    "free_bytes",
    "is_busy",
    "locked",
    "sqlite",
    "translated",
    "wal_is_safe",
    "with_backup_hint",
]

# SQLite 3.7.0–3.51.2 can corrupt a WAL file that several connections write (the WAL-reset bug).
WAL_SAFE = (3, 51, 3)
_BUSY, _LOCKED = 5, 6  # result codes of SQLite, which not every driver names
_FULL_BELOW = 256 * 1024
# What SQLite says without a code of its own: values it did not write, a table gone, a schema version set back.
_GARBLED = (
    "Could not decode to UTF-8", "fts5 file format", "no such table", "already exists", "duplicate column name",
)  # fmt: skip


def wal_is_safe() -> bool:
    """Say whether the SQLite library in use is free of the WAL-reset bug."""
    return sqlite.sqlite_version_info >= WAL_SAFE


def _name(error: Exception) -> str:
    name: str = getattr(error, "sqlite_errorname", None) or ""
    text = str(error).lower()
    guesses = (
        ("locked", "SQLITE_BUSY"),
        ("full", "SQLITE_FULL"),
        ("readonly", "SQLITE_READONLY"),
        ("unable to open", "SQLITE_CANTOPEN"),
        ("i/o", "SQLITE_IOERR"),
        ("malformed", "SQLITE_CORRUPT"),
        ("not a database", "SQLITE_NOTADB"),
    )
    return name or next((code for words, code in guesses if words in text), "")


def is_busy(error: Exception) -> bool:
    """Say whether a lock of another connection is what this SQLite error is about."""
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"))


def free_bytes(path: str) -> int:
    """Return how many bytes are free on the file system of ``path``; plenty where that cannot be told."""
    try:
        room = os.statvfs(os.path.dirname(os.path.abspath(path)) or ".")
    except (OSError, AttributeError):
        return 2**40
    return room.f_bavail * room.f_frsize


def disk_is_full(path: str) -> bool:
    """Say whether the file system of ``path`` has less room left than SQLite needs to begin."""
    return free_bytes(path) < _FULL_BELOW


def closed_log(path: str) -> str | None:
    """Return the log beside a database that one may write, where that log is closed to him; None when there is none.

    Who may only read the file but write its folder leaves such logs: SQLite gives them to him, with the file's mode.
    """
    if not os.access(path, os.W_OK):
        return None
    logs = (f"{path}{end}" for end in ("-wal", "-shm"))
    return next((log for log in logs if os.path.exists(log) and not os.access(log, os.R_OK | os.W_OK)), None)


def explained(error: Exception, path: str) -> Exception:
    """Return the error of :mod:`store.errors` for one of SQLite: what, where, what to do next."""
    name = _name(error)
    if is_busy(error):
        return locked(path)
    unopened = name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR"))
    if name.startswith("SQLITE_FULL") or (unopened and disk_is_full(path)):
        return UnavailableError(
            f"The disk is full: nothing more could be saved in {path}. Free some space, then repeat the command."
        )
    log = closed_log(path) if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) else None
    if log is not None:
        return UnavailableError(
            f"Unable to write {path}: {log} beside it is another user's and closed to you. "
            "Its owner or an administrator gives it the mode and group of the database."
        )
    if name.startswith("SQLITE_READONLY"):
        return UnavailableError(
            f"The database {path} is read-only here: nothing was saved. "
            "Check its permission and its folder's, or copy it to a place you can write."
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return UnavailableError(
            f"Unable to open the database {path}: check that the folder exists and that you have permission to"
            " write in it."
        )
    if name.startswith("SQLITE_IOERR"):
        return UnavailableError(
            f"The disk reported an input/output error at {path}; nothing was saved. "
            "It may be out of space or failing; check it, then repeat the command."
        )
    if name.startswith("SQLITE_NOMEM") or isinstance(error, MemoryError):
        return UnavailableError(f"There was not enough memory to work on {path}; nothing was saved.")
    garbled = any(words in str(error) for words in _GARBLED)
    if garbled or isinstance(error, UnicodeDecodeError) or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedError(f"The database {path} is damaged ({error}). It was left as it is.")
    return TadqiqError(f"The database {path} refused an operation: {error}")


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Let SQLite's errors inside the block leave as errors of :mod:`store.errors`; damage names the newest backup."""
    try:
        yield
    except (sqlite.Error, UnicodeDecodeError) as error:
        raise with_backup_hint(explained(error, path), path) from error
    except OverflowError as error:
        raise UsageError("A number is too large: at most 9223372036854775807 can be asked for.") from error


def with_backup_hint(error: Exception, path: str) -> Exception:
    """Return ``error``, with the newest known backup named when the file is damaged or newer."""
    if not isinstance(error, DamagedError | NewerSchemaError):
        return error
    from store.database.backup import newest_backup

    found = newest_backup(path)
    if found is None:
        return error
    return type(error)(f"{error} The newest backup is {found}; `tadqiq restore` brings it back.")


def copy_pages(source: Any, target: Any, path: str, busy_seconds: float) -> None:
    """Copy a database into another, the file at ``path``, under SQLite's own locks.

    The driver itself would wait for a lock without end. Raises UnavailableError when it stays; the target is then as
    it was. Raises SQLite's own errors.
    """
    deadline = time.monotonic() + busy_seconds

    def told(status: int, _remaining: int, _pages: int) -> None:
        if status & 0xFF in (_BUSY, _LOCKED) and time.monotonic() >= deadline:
            raise locked(path)

    source.backup(target, progress=told, sleep=0.05)


def locked(path: str) -> UnavailableError:
    """Return the error for a lock of another process that stayed."""
    return UnavailableError(
        f"The database {path} is locked by another process. Nothing was changed; try again in a moment."
    )


def connect(path: str, mode: str, busy_seconds: float) -> Any:
    """Return a connection in autocommit mode; ``mode`` is rwc, rw, ro, or immutable (media nobody can write).

    A path may hold any bytes: it goes to SQLite as a URI. Raises SQLite's own errors.
    """
    from urllib.parse import quote

    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    address = f"file:{quote(os.fsencode(os.path.abspath(path)))}?{query}"
    return sqlite.connect(
        address, uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=False, cached_statements=256
    )
