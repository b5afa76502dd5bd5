"""Which files a load reads, and their bytes: never a device, never out of the named folder, never too much."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from store.errors import InputRefusedError, UsageError
from store.models import LoadOptions, Refusal

# What a folder gives up by itself; a file that is named loads whatever its ending.
_PAGES = (".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf")
ENDINGS = frozenset((".txt", ".text", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", *_PAGES))
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}
# A million paths of ordinary length; what is longer is no list of files.
_LONGEST_LIST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """One input: ``path`` to open (as the system gave it), or ``data`` already read from standard input.

    ``named`` is true when the user wrote the path; files met in a folder are opened without following links.
    """

    path: str
    named: bool = True
    data: bytes | None = None

    @property
    def key(self) -> str:
        """The absolute path as storable text; for standard input a name made from the content."""
        if self.data is not None:
            return "stdin:" + hashlib.sha256(self.data).hexdigest()[:16]
        return storable(os.path.abspath(self.path))  # noqa: PTH100 - a Path cannot hold every name

    @property
    def file(self) -> str:
        """The base name as storable text."""
        return "stdin" if self.data is not None else storable(os.path.basename(self.path))  # noqa: PTH119

    @property
    def ending(self) -> str:
        """The lower-case ending with its dot, or an empty string."""
        return "" if self.data is not None else os.path.splitext(self.path)[1].lower()  # noqa: PTH122


def storable(path: str) -> str:
    """Return a path as valid Unicode: bytes that are not UTF-8 become ``\\xNN``, everything else stays."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def walk(
    paths: Iterable[str | os.PathLike[str]],
    options: LoadOptions | None = None,
    files_from: str | os.PathLike[str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Source | Refusal]:
    """Yield what the paths name, folders in the order of their names; what cannot be read is a Refusal.

    ``-`` is standard input (read from ``stdin``); ``files_from`` is a file with one path a line, or NUL between
    paths, ``-`` for standard input. Raises UsageError when the list itself cannot be read.
    """
    limit = (options or LoadOptions()).max_size
    for path in [*(os.fspath(path) for path in paths), *_listed(files_from, stdin)]:
        if path == "-" and stdin is not None:
            data = stdin.read(limit + 1)
            yield Refusal("-", _too_big(limit)) if len(data) > limit else Source("-", data=data)
        else:
            yield from _named(path)


def _listed(files_from: str | os.PathLike[str] | None, stdin: BinaryIO | None) -> list[str]:
    if files_from is None:
        return []
    path = os.fspath(files_from)
    try:
        if path == "-" and stdin is not None:
            data = stdin.read(_LONGEST_LIST + 1)
            if len(data) > _LONGEST_LIST:
                raise InputRefusedError(_too_big(_LONGEST_LIST))
        else:
            data = read_bytes(Source(path), _LONGEST_LIST)
    except (OSError, InputRefusedError) as error:
        words = _words(error) if isinstance(error, OSError) else str(error).partition(";")[0]  # no --max-size here
        raise UsageError(f"{storable_or_raw(path)}: cannot read the list of files: {words}") from None
    return [os.fsdecode(part) for part in data.split(b"\0" if b"\0" in data else b"\n") if part.strip()]


def _named(path: str) -> Iterator[Source | Refusal]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a Path cannot hold every name
    except (OSError, ValueError) as error:
        yield Refusal(storable_or_raw(path), _words(error))
        return
    if not stat.S_ISDIR(mode):
        yield Source(path)
        return
    found = False
    for item in _folder(path):
        found = True
        yield item
    if not found:
        yield Refusal(storable_or_raw(path), "this folder holds no file to read (" + " ".join(sorted(ENDINGS)) + ")")


def storable_or_raw(path: str) -> str:
    """Return :func:`storable` of a path, also for a path no file system could hold."""
    return path.encode("utf-8", "backslashreplace").decode() if "\0" in path else storable(path)


def _folder(root: str) -> Iterator[Source | Refusal]:
    """Walk one folder without recursion, so that its depth does not matter."""
    real = os.path.realpath(root)
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Refusal(storable(folder), _words(error))
            continue
        deeper: list[str] = []
        for entry in listed:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                yield from _link(entry, real)
            elif entry.is_dir(follow_symlinks=False):
                deeper.append(entry.path)
            elif os.path.splitext(entry.name)[1].lower() in ENDINGS:  # noqa: PTH122
                yield Source(entry.path, named=False)
        waiting.extend(reversed(deeper))


def _link(entry: os.DirEntry[str], real: str) -> Iterator[Refusal]:
    """A link inside the tree is left out in silence (its target is met itself); one that leads out is refused."""
    target = os.path.realpath(entry.path)
    inside = os.path.commonpath([os.fsencode(target), os.fsencode(real)]) == os.fsencode(real)
    if not inside:
        yield Refusal(storable(entry.path), "this link leads out of the folder; name its target to load it")


def read_bytes(source: Source, max_size: int) -> bytes:
    """Return the bytes of one source; raises InputRefusedError for anything but a readable file in the limit."""
    if source.data is not None:
        return source.data
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
    if not source.named:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    try:
        _require_file(os.stat(source.path, follow_symlinks=source.named), max_size)  # noqa: PTH116
        handle = os.open(source.path, flags)
        try:
            # Asked again of what was opened: the name may have been changed in between.
            _require_file(os.fstat(handle), max_size)
            return _read(handle, max_size)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise InputRefusedError(_words(error)) from None


def _require_file(status: os.stat_result, max_size: int) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        raise InputRefusedError(f"this is {_KINDS.get(kind, 'not a file')}, not a file")
    if status.st_size > max_size:
        raise InputRefusedError(_too_big(max_size))


def _read(handle: int, max_size: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := os.read(handle, min(1 << 20, max_size + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > max_size:
            raise InputRefusedError(_too_big(max_size))
    return b"".join(parts)


def _too_big(limit: int) -> str:
    size = f"{limit / 2**20:.0f} MiB" if limit >= 2**20 else f"{limit} bytes"
    return f"too big: the limit is {size}; raise it with --max-size"


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "this is not a possible path"
