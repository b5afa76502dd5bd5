"""What ``doctor`` says of the storage: one item a fact, with a verdict and how to mend it."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import Any

from store.database import migrate
from store.database.backup import newest_backup
from store.database.connection import Database, open_database
from store.database.driver import closed_log, sqlite, wal_is_safe
from store.database.events import head
from store.database.opening import NETWORK, file_system
from store.errors import TadqiqError

Fact = dict[str, Any]


def _fact(name: str, ok: bool | None, value: str, mend: str = "") -> Fact:
    return {"name": name, "ok": ok, "value": value, "mend": "" if ok else mend}


def facts(path: str) -> list[Fact]:
    """Return the facts as ``name, ok`` (None: cannot be told)``, value, mend``; nothing is created."""
    found = [_library()]
    found.extend(_place(path))
    try:
        Path(path).stat()  # ``exists`` says no of what may not be looked at, from Python 3.14 on
        there = True
    except (FileNotFoundError, NotADirectoryError):
        there = False
    except PermissionError:
        found.append(
            _fact("database", False, f"{path} cannot be reached", "you may not enter its folder; ask its owner")
        )
        return found
    if there:
        found.extend(_modes(path))
        found.extend(_inside(path))
    else:
        found.append(_fact("database", None, f"none at {path} yet", "`tadqiq load` makes one"))
    return found


def _library() -> Fact:
    name = f"SQLite {sqlite.sqlite_version} ({sqlite.__name__})"
    mend = "install pysqlite3; until then the rollback journal is used, which is slower but safe"
    return _fact("sqlite", wal_is_safe(), name, mend)


def _place(path: str) -> list[Fact]:
    folder = Path(path).absolute().parent
    above = next(place for place in (folder, *folder.parents) if place == place.parent or place.exists())
    kind = file_system(path)
    found = [
        _fact(
            "file system",
            kind not in NETWORK,
            kind or "unknown",
            "several writers need a local disk; keep the file off network shares",
        ),
    ]
    try:
        room = shutil.disk_usage(above).free
        found.append(
            _fact(
                "free space", room > 64 * 2**20, f"{room // 2**20} MiB", "free some space: below 64 MiB loads may fail"
            )
        )
    except OSError as error:
        found.append(_fact("free space", None, f"{folder}: {error.strerror}", "make the folder, or ask its owner"))
    writable = os.access(above, os.W_OK)
    if writable and above != folder:
        told = "`tadqiq load` makes the usual one; another one you make yourself"
        return [*found, _fact("folder", None, f"{folder} is not there yet", told)]
    found.append(
        _fact(
            "folder",
            writable,
            f"{folder} {'writable' if writable else 'not writable'}",
            "you need permission to write in the folder: SQLite puts its log there",
        )
    )
    return found


def _modes(path: str) -> list[Fact]:
    status, folder = os.stat(path), os.stat(Path(path).absolute().parent)  # noqa: PTH116
    shared = bool(folder.st_mode & stat.S_ISGID and folder.st_mode & stat.S_IWGRP)
    mode = stat.S_IMODE(status.st_mode)
    found = [_fact("permissions", os.access(path, os.W_OK), f"{mode:04o}", "you cannot write this file; ask its owner")]
    log = closed_log(path)
    if log is not None:
        mend = "its owner or an administrator gives it the mode and group of the database"
        found.append(_fact("log", False, f"{log} is another user's and closed to you", mend))
    if shared:
        right = mode & 0o060 == 0o060 and status.st_gid == folder.st_gid
        found.append(
            _fact("shared", right, "folder shared with a group", "chmod 0660 and chgrp the file like its folder")
        )
    elif mode & stat.S_IWOTH:
        found.append(
            _fact(
                "shared",
                False,
                "everybody can write this file",
                "chmod o-w, and share it with a group: `tadqiq init --shared`",
            )
        )
    return found


def _inside(path: str) -> list[Fact]:
    try:
        db = open_database(path, readonly=True, busy_seconds=2)
    except TadqiqError as error:
        return [_fact("database", False, str(error), "see the sentence")]
    try:
        return _opened(db, path)
    finally:
        db.close()


def _opened(db: Database, path: str) -> list[Fact]:
    version = int(db.value("PRAGMA user_version"))
    journal = db.value("PRAGMA journal_mode")
    sync = int(db.value("PRAGMA synchronous"))
    backup = newest_backup(path)
    return [
        _fact("schema", version == migrate.newest(), f"version {version}", "open it once for writing"),
        _fact(
            "journal",
            journal == "wal" or not wal_is_safe(),
            str(journal),
            "the rollback journal is safe but lets one work at a time",
        ),
        _fact(
            "synchronous",
            sync >= 2,
            {2: "FULL", 3: "EXTRA"}.get(sync, str(sync)),
            "decisions must be flushed to the disk",
        ),
        _fact("record", True, f"{head(db)[0]} events"),
        _fact("backup", backup is not None, backup or "none known", "`tadqiq backup PATH`"),
    ]
