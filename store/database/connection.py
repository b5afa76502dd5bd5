"""One connection to the file: queries, the one ``transaction()``, the one read ``snapshot()``."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from store.database.driver import is_busy, sqlite, translated
from store.database.opening import Opened, open_file
from store.errors import UnavailableError

Row = tuple[Any, ...]
Parameters = Sequence[Any] | dict[str, Any]


def utc_now() -> str:
    """Return the time as an ISO-8601 string in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Database:
    """A connection with the pragmas of RELIABILITY: foreign keys, ``synchronous=FULL``, WAL, no memory map.

    ``clock`` returns the time that events carry; tests pass their own. Every method raises the errors of
    :mod:`store.errors`, never SQLite's.
    """

    def __init__(self, opened: Opened, *, clock: Callable[[], str] = utc_now) -> None:
        self.path = opened.path
        self.readonly = opened.readonly
        self.journal = opened.journal
        self.busy_seconds = opened.busy_seconds
        self.connection = opened.connection
        self.clock = clock
        self._lock = threading.RLock()
        self._depth = 0
        self._file = _identity(self.path)

    def keep_pages(self, kilobytes: int) -> None:
        """Keep at most so much of the file in this connection's memory."""
        with translated(self.path):
            self.connection.execute(f"PRAGMA cache_size=-{kilobytes:d}")

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────
    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a query as tuples."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).fetchall()  # type: ignore[no-any-return]  # untyped driver

    def one(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).fetchone()  # type: ignore[no-any-return]  # untyped driver

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or None."""
        row = self.one(sql, parameters)
        return None if row is None else row[0]

    def query(self, sql: str, parameters: Parameters = ()) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query as dictionaries, a few at a time."""
        with translated(self.path):
            cursor = self.connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
        for row in self.stream(cursor):
            yield dict(zip(names, row, strict=True))

    def stream(self, cursor: Any, size: int = 500) -> Iterator[Row]:
        """Yield the rows of an open cursor, fetched ``size`` at a time."""
        while True:
            with translated(self.path):
                block = cursor.fetchmany(size)
            if not block:
                return
            yield from block

    def scan(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Yield the rows of a large query as tuples without holding them all."""
        with translated(self.path):
            cursor = self.connection.execute(sql, parameters)
        yield from self.stream(cursor)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read everything inside the block from one state of the file, whatever others write meanwhile."""
        if self._depth or self.connection.in_transaction:
            yield
            return
        with translated(self.path):
            self.connection.execute("BEGIN")
            self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the snapshot begins with a read
        try:
            yield
        finally:
            self._roll_back()

    # ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────
    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement that writes and return the number of rows it changed."""
        with translated(self.path):
            return int(self.connection.execute(sql, parameters).rowcount)

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one INSERT and return the new row's ``pk``."""
        with translated(self.path):
            return int(self.connection.execute(sql, parameters).lastrowid or 0)

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for many rows."""
        with translated(self.path):
            self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything inside the block or nothing: BEGIN IMMEDIATE … COMMIT; inner calls join the outer one.

        Waits for other writers up to ``busy_seconds``, then raises :class:`UnavailableError`. When it returns, the
        commit is on the disk.
        """
        with self._lock:
            if self._depth:
                yield
                return
            if self.readonly:
                raise UnavailableError(f"The database {self.path} is open read-only: nothing was saved.")
            if _identity(self.path) != self._file:  # a write would go into a file that nobody finds again
                raise UnavailableError(
                    f"The database {self.path} was moved or replaced while it was open: nothing was saved. "
                    "Put it back, or leave and open it again."
                )
            self._patiently("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self._patiently("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._depth = 0

    def _patiently(self, statement: str) -> None:
        """Run BEGIN or COMMIT; on a busy file try again with growing, jittered pauses until the time is up."""
        deadline = time.monotonic() + self.busy_seconds
        pause = 0.002
        while True:
            try:
                self.connection.execute(statement)
                return
            except sqlite.Error as error:
                if not is_busy(error) or time.monotonic() >= deadline:
                    with translated(self.path):
                        raise
            time.sleep(random.uniform(pause / 2, pause))
            pause = min(pause * 2, 0.1)

    def _roll_back(self) -> None:
        try:
            if self.connection.in_transaction:  # a full disk makes SQLite roll back by itself
                self.connection.execute("ROLLBACK")
        except sqlite.Error:
            pass  # the error that brought us here is the one to tell

    @contextmanager
    def hint(self) -> Iterator[None]:
        """Write a hint (lease, presence): quick to give up, and not worth a disk flush."""
        with translated(self.path):
            self.connection.execute("PRAGMA busy_timeout=200")
            self.connection.execute("PRAGMA synchronous=NORMAL")
        waited, self.busy_seconds = self.busy_seconds, 0.2
        try:
            with self.transaction():
                yield
        finally:
            self.busy_seconds = waited
            with translated(self.path):
                self.connection.execute(f"PRAGMA synchronous={'FULL' if self.journal == 'wal' else 'EXTRA'}")
                self.connection.execute(f"PRAGMA busy_timeout={int(waited * 1000)}")

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Let many transactions share one disk flush, made when the block ends, also by an error.

        For work that can be repeated (loading): after a power cut the file holds the transactions up to some point,
        each whole, and the same command finishes the work. Decisions are never made this way; a decision of another
        process flushes what came before it. With a rollback journal every transaction is flushed as always.
        """
        if self.journal != "wal" or self.readonly:
            yield
            return
        with translated(self.path):
            self.connection.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            with translated(self.path):
                self.connection.execute("PRAGMA synchronous=FULL")
            self._flush()

    def _flush(self) -> None:
        """Bring what was committed to the disk."""
        try:
            handle = os.open(f"{self.path}-wal", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return  # no log: everything has been checkpointed, and a checkpoint flushes
        try:
            os.fsync(handle)
        except OSError as error:
            raise UnavailableError(f"The disk did not take what was saved in {self.path}: {error.strerror}.") from None
        finally:
            os.close(handle)

    # ── the rest ──────────────────────────────────────────────────────────────────────────────────────────────────
    @property
    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        return int(self.value("PRAGMA data_version"))

    @property
    def in_block(self) -> bool:
        """Whether a snapshot or a transaction is open."""
        with translated(self.path):
            return bool(self.connection.in_transaction)

    def close(self) -> None:
        """Close the connection; what was not committed is gone."""
        self._roll_back()
        with suppress(sqlite.Error):  # closing may checkpoint; a full disk there loses nothing
            self.connection.close()


def _identity(path: str) -> tuple[int, int] | None:
    """Return which file the path names now (device and number); None when it names none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path cannot hold every name
    except OSError:
        return None
    return found.st_dev, found.st_ino


def open_database(
    path: str,
    *,
    create: bool = False,
    readonly: bool = False,
    busy_seconds: float | None = None,
    journal: str | None = None,
    clock: Callable[[], str] = utc_now,
) -> Database:
    """Open a Tadqiq database and bring its schema up to date.

    Only ``create=True`` makes a missing file (an empty one counts as new in any case). ``journal`` is ``wal`` or
    ``delete``; None takes TADQIQ_JOURNAL, else what the file has, else WAL. Raises UsageError (missing),
    UnavailableError (busy, read-only, network file system), DamagedError (damaged, foreign), NewerSchemaError.
    """
    opened = open_file(path, create=create, readonly=readonly, busy_seconds=busy_seconds, journal=journal, now=clock())
    return Database(opened, clock=clock)
