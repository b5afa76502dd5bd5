"""A consistent copy while others write, verified before it takes its name; and the way back."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import closing, suppress
from pathlib import Path

from store.database import events
from store.database.connection import Database, open_database
from store.database.driver import connect, copy_pages, explained, sqlite, translated
from store.errors import DamagedError, TadqiqError, UnavailableError, UsageError

_BESIDE = ("-wal", "-shm", "-journal")


def backup(db: Database, dest: str) -> str:
    """Write a verified copy of the database to ``dest`` and return the head of its event chain.

    Raises UnavailableError (full disk, no permission) and UsageError; then ``dest`` is as it was before.
    """
    target = Path(dest)
    if target.exists():
        _refuse_overwriting(db.path, target)
    _refuse_beside_logs(target)
    if not target.absolute().parent.is_dir():
        raise UsageError(f"The folder {target.absolute().parent} does not exist.")
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        _copy(db, str(draft), dest)
        head = verified(str(draft))
        _flush(draft)
        draft.replace(target)
        _flush(target.absolute().parent)
    except OSError as error:
        raise UnavailableError(
            f"The copy to {dest} failed: {error.strerror or error} (disk full, or no permission?)."
        ) from None
    finally:
        for end in ("", *_BESIDE):
            with suppress(OSError):
                Path(f"{draft}{end}").unlink()
    _remember(db.path, target)
    return head


def _refuse_overwriting(source: str, target: Path) -> None:
    if target.is_dir() or not target.is_file():
        raise UsageError(f"{target} is no ordinary file; give the path of a backup file.")
    with suppress(OSError):
        if os.path.samefile(source, target):  # noqa: PTH121
            raise UsageError("A backup cannot replace the database it is made of.")
    with target.open("rb") as file:
        start = file.read(100)
    if start and start[68:72] != b"TADQ":
        raise UsageError(f"{target} is not a Tadqiq database; it was left as it is.")


def _refuse_beside_logs(target: Path) -> None:
    """Raise where the log of another database lies: SQLite would take it for that of the backup and apply it."""
    for end in _BESIDE:
        log = Path(f"{target}{end}")
        if log.exists() and log.stat().st_size:
            raise UsageError(f"{log} lies there: {target} is in use as a database, or was; give another path.")


def _copy(db: Database, draft: str, dest: str) -> None:
    """Copy all pages from one snapshot; writers go on meanwhile (in WAL). Errors name ``dest``, not the draft."""
    try:
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        os.fchmod(handle, os.stat(db.path).st_mode & 0o777 | 0o600)  # noqa: PTH116 - else it could not be filled
        os.close(handle)
        copy = connect(draft, "rw", 5.0)
    except OSError as error:
        raise UnavailableError(f"The copy to {dest} failed: {error.strerror} (disk full, or no permission?).") from None
    try:
        copy_pages(db.connection, copy, db.path, db.busy_seconds)
        copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite.Error as error:
        raise explained(error, dest) from error
    finally:
        copy.close()


def verified(path: str) -> str:
    """Return the head of a database's chain once SQLite and the chain are found sound; raises DamagedError."""
    from store.database.check import chain

    with translated(path):
        connection = connect(path, "ro", 5.0)
        try:
            found = connection.execute("PRAGMA integrity_check(5)").fetchall()
        finally:
            connection.close()
    if found != [("ok",)]:
        raise DamagedError(f"{path} is damaged: {found[0][0]}.")
    with closing(open_database(path, readonly=True, journal="delete")) as db, db.snapshot():
        problems = list(chain(db))
        if problems:
            raise DamagedError(f"{path}: {problems[0]}")
        return events.head(db)[1]


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def restore(src: str, dest: str, *, force: bool = False) -> None:
    """Bring a backup back as ``dest``. A damaged ``dest``, or logs without their file, are kept as ``dest.damaged``.

    Raises UsageError when ``dest`` holds events that the backup lacks (unless ``force``), DamagedError when the backup
    is not sound, UnavailableError when somebody works in ``dest``.
    """
    if not Path(src).is_file():
        raise UsageError(f"There is no backup at {src}.")
    verified(src)
    target = Path(dest)
    if target.exists() and target.stat().st_size:
        with suppress(OSError):
            if os.path.samefile(src, dest):  # noqa: PTH121
                raise UsageError("The backup and the database are the same file.")
        present = _head_of(dest)
        if present is not None:
            _into(src, dest, present, force)
            return
    _fresh(src, target)


def _head_of(path: str) -> tuple[int, str] | None:
    """Return the head of a database's chain, None when the file is too damaged to tell."""
    try:
        with closing(open_database(path)) as db:
            return events.head(db)
    except DamagedError:
        return None


def _into(src: str, dest: str, present: tuple[int, str], force: bool) -> None:
    """Put the backup's pages in place of a database that can be read, under SQLite's own locks."""
    with closing(open_database(src, readonly=True, journal="delete")) as source:
        mine = events.head(source)
        ahead = present[0] > mine[0] or (present[0] == mine[0] and present[1] != mine[1])
        if ahead and not force:
            raise UsageError(
                f"{dest} has {present[0]} events, the backup {mine[0]}: it is newer, or another history. "
                "Use --force to replace it all the same."
            )
        with closing(open_database(dest)) as target, translated(dest):
            copy_pages(source.connection, target.connection, dest, target.busy_seconds)


def _set_aside(target: Path) -> None:
    """Keep a file that cannot be used, with its logs, as ``.damaged``.

    A log that stayed behind would be applied to whatever takes the file's name, also where the file itself is gone.
    """
    for end in ("", "-wal", "-journal"):
        place = Path(f"{target}{end}")
        if place.exists() and place.stat().st_size:
            place.replace(f"{target}.damaged{end}")
        else:
            place.unlink(missing_ok=True)
    with suppress(OSError):
        Path(f"{target}-shm").unlink()


def _fresh(src: str, target: Path) -> None:
    _set_aside(target)
    with closing(open_database(src, readonly=True, journal="delete")) as source:
        backup(source, str(target))


# ── where the newest backup is ────────────────────────────────────────────────────────────────────────────────────────
def _register() -> Path:
    base = os.environ.get("XDG_STATE_HOME") or str(Path("~").expanduser() / ".local" / "state")
    return Path(base) / "tadqiq" / "backups.json"


def _remember(path: str, target: Path) -> None:
    """Note for this user where the backup of a database lies; a note that cannot be written is no failure."""
    with suppress(OSError, ValueError):
        place = _register()
        place.parent.mkdir(parents=True, exist_ok=True)
        known = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
        known[str(Path(path).absolute())] = str(target.absolute())
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(known), encoding="utf-8")
        draft.replace(place)


def newest_backup(path: str) -> str | None:
    """Return the path of the newest known backup: one this user made, or a file of the same name beside or in
    ``backups/``.
    """
    here = Path(path).absolute()
    found: list[Path] = []
    with suppress(OSError, ValueError, TadqiqError):
        known = json.loads(_register().read_text(encoding="utf-8"))
        found.append(Path(known[str(here)])) if str(here) in known else None
    for folder in (here.parent, here.parent / "backups"):
        with suppress(OSError):
            found.extend(p for p in folder.iterdir() if p.name.startswith(here.stem) and p != here and _is_ours(p))
    present = [p for p in found if p.is_file()]
    return str(max(present, key=lambda p: p.stat().st_mtime)) if present else None


def _is_ours(path: Path) -> bool:
    if path.name.endswith((*_BESIDE, ".damaged")) or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(100)[68:72] == b"TADQ"
