"""A file that is there whole or not at all: written beside its place, synced, renamed."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from store.errors import UnavailableError, UsageError


@contextmanager
def whole_file(path: str) -> Iterator[TextIO]:
    """Yield a UTF-8 text file that takes the name ``path`` when the block ends well; ``-`` is standard output.

    On any failure the old file stays as it was and no new one is left. Raises UnavailableError when the disk is full
    or cannot be written, UsageError when the folder does not exist.
    """
    if not path:
        raise UsageError("Say where the export shall go: -o FILE, or - for standard output.")
    try:
        if path == "-":
            yield sys.stdout
            sys.stdout.flush()
            return
        real = os.path.realpath(path)
        mode = _mode(real)
        if mode is not None and not stat.S_ISREG(mode):
            with _device(path, mode) as device:
                yield device
            return
        if mode is not None and _is_database(real):
            raise UsageError(f"{path} is a database, and an export would replace it; give another path.")
        with _beside(real, mode) as file:
            yield file
    except BrokenPipeError:  # who reads has seen enough (``| head``)
        raise
    except OSError as error:
        raise _explained(error, path) from error


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - a Path cannot hold every name
    except FileNotFoundError:
        return None


def _is_database(path: str) -> bool:
    """Say whether a slip of the hand names a database, or the log beside one."""
    for end in ("-wal", "-shm", "-journal"):
        if path.endswith(end) and os.path.exists(path.removesuffix(end)):  # noqa: PTH110
            return True
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(16) == b"SQLite format 3\0"


@contextmanager
def _device(path: str, mode: int) -> Iterator[TextIO]:
    """A device or pipe has no place to rename to: it is written as it comes."""
    if stat.S_ISDIR(mode):
        raise UsageError(f"{path} is a folder; give the path of a file.")
    with open(path, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
        yield file


@contextmanager
def _beside(real: str, mode: int | None) -> Iterator[TextIO]:
    folder = os.path.dirname(real)  # noqa: PTH120
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"The folder {folder} does not exist; make it first, or give another path.")
    handle, temporary = tempfile.mkstemp(prefix=".tadqiq-", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fchmod(file.fileno(), stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            os.fsync(file.fileno())
        os.replace(temporary, real)  # noqa: PTH105
        _sync_folder(folder)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: str) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(error: OSError, path: str) -> UnavailableError:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UnavailableError(f"The disk is full: {path} was not written; make space and export again.")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return UnavailableError(f"Unable to write {path}: read-only or no permission; choose another place.")
    return UnavailableError(
        f"Unable to write {path}: {(error.strerror or 'disk error').lower()}; nothing was exported."
    )
