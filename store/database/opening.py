"""Opening the file: what it is, whether it may be opened, and with which journal. Bytes of others stay untouched."""

# ruff: noqa: PTH100, PTH110, PTH116, PTH120, PTH123, PTH202 - a path here may hold any bytes, as the system gave it; a
# Path cannot

from __future__ import annotations

import contextlib
import os
import stat
import struct
import time
from typing import Any

from store.database import migrate
from store.database.driver import connect, explained, free_bytes, is_busy, sqlite, wal_is_safe, with_backup_hint
from store.errors import DamagedError, NewerSchemaError, TadqiqError, UnavailableError, UsageError
from store.frozen import dataclass

APPLICATION_ID = 0x54414451  # "TADQ"
NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "ncpfs",
        "fuse.sshfs",
        "fuse.glusterfs",
        "fuse.s3fs",
        "beegfs",
    ]
)
_HEADER = 100
_LONGEST_WAIT = 86_400.0
_ROOMY = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection that is ready, and how it was opened; ``journal`` is wal or delete."""

    path: str
    connection: Any
    readonly: bool
    journal: str
    busy_seconds: float


def busy_seconds_from(given: float | None) -> float:
    """Return how long to wait for a lock, in seconds: as given, else TADQIQ_BUSY, else 30."""
    if given is not None:
        return min(max(0.0, given), _LONGEST_WAIT)
    with contextlib.suppress(ValueError):
        return min(max(0.0, float(os.environ.get("TADQIQ_BUSY", "30"))), _LONGEST_WAIT)
    return 30.0


def file_system(path: str) -> str:
    """Return the type of the file system that holds ``path``, as the kernel names it; empty where unknown."""
    where = os.path.realpath(os.path.dirname(os.path.abspath(path)) or ".")
    best, found = "", ""
    try:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as table:
            for line in table:
                left, _, right = line.partition(" - ")
                mount = left.split()[4].replace("\\040", " ")
                if (where == mount or where.startswith(mount.rstrip("/") + "/")) and len(mount) >= len(best):
                    best, found = mount, right.split()[0]
    except (OSError, IndexError):
        return ""
    return found


def look(path: str) -> bytes | None:
    """Return the first bytes of the file (empty for a new one), None when it is missing; refuse what is no file."""
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            kind = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(kind):
                what = "a folder" if stat.S_ISDIR(kind) else "no ordinary file"
                raise UsageError(f"{path} is {what}, not a database; give the path of a file.")
            return file.read(_HEADER)
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder, not a database; give the path of a file.") from None
    except PermissionError:
        raise UnavailableError(f"Unable to open {path}: you have no permission to read it.") from None
    except (OSError, ValueError) as error:
        raise UnavailableError(f"Unable to open {path}: {getattr(error, 'strerror', None) or error}.") from None


def refuse_others(path: str, header: bytes) -> None:
    """Raise for a file that is not ours to open: no database, another program's, cut off, or newer."""
    if not header.strip(b"\0") and _has_journal(path):
        return  # its making was cut off by a power failure: SQLite rolls it back to an empty file
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\x00"):
        raise DamagedError(
            f"{path} is not a Tadqiq database: it is another kind of file, or damaged. It was left as it is."
        )
    page = struct.unpack(">H", header[16:18])[0]
    pages, user_version, application = (struct.unpack(">I", header[at : at + 4])[0] for at in (28, 60, 68))
    if application not in (0, APPLICATION_ID):
        raise DamagedError(f"{path} is a database of another program. It was left as it is.")
    size = os.stat(path).st_size
    alone = not any(os.path.exists(path + end) and os.path.getsize(path + end) for end in ("-wal", "-journal"))
    if alone and (size < 512 or (header[24:28] == header[92:96] and size < pages * (65536 if page == 1 else page))):
        raise DamagedError(f"The database {path} is damaged: its end is missing. It was left as it is.")
    if application == APPLICATION_ID:
        refuse_newer(path, user_version)


def _has_journal(path: str) -> bool:
    with contextlib.suppress(OSError), open(f"{path}-journal", "rb") as journal:
        return journal.read(8) == bytes.fromhex("d9d505f920a163d7")
    return False


def refuse_newer(path: str, user_version: int) -> None:
    """Raise NewerSchemaError when the file's schema is beyond this program's."""
    if user_version > migrate.newest():
        raise NewerSchemaError(
            f"The database {path} was written by a newer Tadqiq (schema {user_version}, this program knows"
            f" {migrate.newest()}). "
            "It was left as it is; install the newer program."
        )


def open_file(
    path: str, *, create: bool, readonly: bool, busy_seconds: float | None, journal: str | None, now: str
) -> Opened:
    """Open the file as :func:`store.database.connection.open_database` says and return the ready connection."""
    path = os.fspath(path)
    busy = busy_seconds_from(busy_seconds)
    header = look(path)
    try:
        if header is None:
            if not create:
                raise UsageError(f"There is no database at {path}; `tadqiq load` makes one.")
            _make(path)
        elif header:
            refuse_others(path, header)
        return _connect(path, readonly and bool(header), busy, journal or os.environ.get("TADQIQ_JOURNAL") or None, now)
    except (sqlite.Error, UnicodeDecodeError) as error:
        raise with_backup_hint(explained(error, path), path) from error
    except TadqiqError as error:
        raise with_backup_hint(error, path) from error.__cause__


def _make(path: str) -> None:
    """Create the empty file; in a shared folder (setgid, group-writable) with mode 0660 before anything is in it."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        mode = os.stat(folder).st_mode
        shared = bool(mode & stat.S_ISGID and mode & stat.S_IWGRP)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o660 if shared else 0o644)
        if shared:
            os.fchmod(descriptor, 0o660)
        os.close(descriptor)
    except FileExistsError:
        pass  # another process was quicker; its file will do
    except FileNotFoundError:
        raise UsageError(f"The folder {folder} does not exist; make it first, or give another path.") from None
    except OSError as error:
        words = (
            "the disk has no space left" if error.errno == 28 else f"{error.strerror} (permission or read-only place?)"
        )
        raise UnavailableError(f"Unable to create the database {path}: {words}.") from None


def _connect(path: str, readonly: bool, busy: float, journal: str | None, now: str) -> Opened:
    modes = ["rw", "ro", "immutable"] if readonly else ["rw"]
    for mode in modes:
        connection = connect(path, mode, min(1.0, busy))
        try:
            return _prepare(connection, path, readonly, mode, busy, journal, now)
        except sqlite.Error as error:
            connection.close()
            name = getattr(error, "sqlite_errorname", "") or ""
            unwritable = name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR"))
            if mode == modes[-1] or not unwritable or _unfinished(path, mode):
                raise
        except BaseException:
            connection.close()
            raise
    raise AssertionError("unreachable")


def _unfinished(path: str, mode: str) -> bool:
    """Say whether an immutable reading would miss commits that still lie in the write-ahead log."""
    return mode == "ro" and os.path.exists(path + "-wal") and os.path.getsize(path + "-wal") > 0


def _prepare(
    connection: Any, path: str, readonly: bool, mode: str, busy: float, journal: str | None, now: str
) -> Opened:
    connection.execute(f"PRAGMA busy_timeout={min(1000, int(busy * 1000))}")
    version = _patient(connection, "PRAGMA user_version", busy)
    application = _patient(connection, "PRAGMA application_id", busy)
    ours = application == APPLICATION_ID
    if not ours and _patient(connection, "SELECT count(*) FROM sqlite_schema", busy):
        raise DamagedError(f"{path} is a database of another program. It was left as it is.")
    refuse_newer(path, version)
    for pragma in ("foreign_keys=ON", "mmap_size=0", "cell_size_check=ON", "trusted_schema=OFF", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA cache_size=-8192")
    if mode != "rw":
        if version < migrate.newest():
            raise UnavailableError(
                f"The database {path} is of an older schema and read-only here; unable to bring it up to date."
            )
        return Opened(path, connection, True, "delete", busy)
    wanted = journal if journal in ("wal", "delete") else None
    if version < migrate.newest():
        _refuse_network(path, wanted)
        migrate.upgrade(connection, path, APPLICATION_ID, busy, now)
    chosen = _journal(connection, path, wanted, busy)
    connection.execute(f"PRAGMA synchronous={'FULL' if chosen == 'wal' else 'EXTRA'}")
    # On a small disk the log must stay small too: it is folded into the file after 100 pages instead of 1,000.
    connection.execute(f"PRAGMA wal_autocheckpoint={1000 if free_bytes(path) > _ROOMY else 100}")
    # Readers wait for a writer too: with a rollback journal a commit shuts them out for as long as the disk takes.
    connection.execute(f"PRAGMA busy_timeout={int(busy * 1000)}")
    connection.execute("PRAGMA journal_size_limit=4194304")
    if readonly:
        connection.execute("PRAGMA query_only=ON")
    return Opened(path, connection, readonly, chosen, busy)


def _patient(connection: Any, sql: str, busy: float) -> Any:
    """Return one value; while another process recovers or creates the file, wait for it."""
    deadline = time.monotonic() + busy
    while True:
        try:
            row = connection.execute(sql).fetchone()
            return None if row is None else row[0]
        except sqlite.Error as error:
            if not is_busy(error) or time.monotonic() >= deadline:
                raise
        time.sleep(0.02)


def _refuse_network(path: str, wanted: str | None) -> None:
    kind = file_system(path)
    if kind in NETWORK and wanted != "delete":
        raise UnavailableError(
            f"Unable to use {path}: it lies on a network file system ({kind}), where several writers can damage it. "
            "Put it on a local disk, or set TADQIQ_JOURNAL=delete if you alone use it."
        )


def _journal(connection: Any, path: str, wanted: str | None, busy: float) -> str:
    """Bring the file to the wanted journal mode and return the mode it has: wal or delete."""
    has = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    recorded = connection.execute("SELECT value FROM setting WHERE key = 'journal'").fetchone()
    wanted = wanted or (recorded[0].strip('"') if recorded else "wal")
    if not wal_is_safe():
        wanted = "delete"
    if wanted == has:
        if has == "wal":
            _refuse_network(path, wanted)
        return has
    if wanted == "wal":
        _refuse_network(path, wanted)
    deadline = time.monotonic() + min(busy, 5.0)
    while True:
        try:
            return str(connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0])
        except sqlite.Error as error:
            if not is_busy(error):
                raise
            if time.monotonic() >= deadline:
                if wanted == "delete" and not wal_is_safe():
                    raise
                return has  # others have it open: it stays as it is until one is alone with it
        time.sleep(0.02)
