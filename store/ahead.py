"""Reading ahead: while one file is stored, other processes read the next ones and find their claims.

The order of files, and everything that is written, stays with the one process that holds the database: a helper is
asked for a file and answers with what :func:`store.preparing.read_ahead` returns. Helpers hold nothing, so they may
die or be killed at any moment; the file is then read here. They end when their input ends, hence with their master.
"""

from __future__ import annotations

import os
import pickle
import select
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from typing import IO, Any, BinaryIO

from store.errors import InputRefusedError
from store.models import LoadOptions
from store.preparing import Prepared, read, read_ahead
from store.reading.files import Source

# Starting a helper takes as long as reading some twenty files.
LEAST_FILES = 40
# So many files each helper is asked for in advance, and so many are read beyond the one that is stored.
_ASKED, _WINDOW = 3, 16
# Larger files are read when their turn comes: what waits in memory stays small.
_LARGE = 1 << 20
_MOST_HELPERS = 7
_START = "import sys; sys.path[:] = sys.argv[1:]; from store.ahead import serve; serve()"

Known = Callable[[Source], Set[str]]


def helpers_for(files: int) -> int:
    """Return how many helpers pay for a load of so many files: one for each further processor, none for few files."""
    if files <= LEAST_FILES or os.name != "posix" or not sys.executable:
        return 0
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        processors = os.cpu_count() or 1
    return min(_MOST_HELPERS, processors - 1)


class Helper:
    """One other process that reads files; ``asked`` are the numbers of the files it still owes, in order."""

    def __init__(self) -> None:
        flags = ["-X", "utf8"] if sys.flags.utf8_mode else []
        # A session of its own: an interrupt typed at the terminal reaches the master alone, which ends its helpers.
        self._process = subprocess.Popen(
            [sys.executable, *flags, "-c", _START, *sys.path],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        assert self._process.stdin is not None and self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        # Without a buffer: what is waited for is in the pipe and nowhere else.
        self.answers: IO[bytes] = getattr(self._process.stdout, "raw", self._process.stdout)
        self.asked: deque[int] = deque()

    def ask(self, number: int, source: Source, options: LoadOptions, known: Set[str]) -> None:
        """Ask for one file. Raises OSError when the helper is gone."""
        send(self._requests, (source, options, known))
        self.asked.append(number)

    def answer(self) -> tuple[int, Any]:
        """Return the number of the next file and what it holds; waits. Raises OSError, EOFError when it is gone."""
        return self.asked[0], (receive(self.answers), self.asked.popleft())[0]

    def end(self) -> None:
        """End the process and wait for it."""
        with suppress(OSError):
            self._process.kill()
        for pipe in (self._requests, self.answers):
            with suppress(OSError):
                pipe.close()
        self._process.wait()


class Ahead:
    """The files of a load, each read once, a few of them in advance. A context manager: at its end helpers end.

    ``known`` tells the SHA-256 of what the database holds of a source already.
    """

    def __init__(self, sources: Sequence[Source], options: LoadOptions, known: Known, helpers: int) -> None:
        self._sources = sources
        self._options = options
        self._known = known
        self._helpers: list[Helper] = []
        self._ready: dict[int, list[Prepared] | InputRefusedError] = {}
        self._next = 0
        with suppress(OSError):  # too many processes: then fewer helpers
            for _ in range(helpers):
                self._helpers.append(Helper())

    def __enter__(self) -> Ahead:
        """Return the files themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all helpers, whatever they are doing."""
        for helper in self._helpers:
            helper.end()

    def read(self, number: int) -> list[Prepared]:
        """Return what the file ``number`` holds; numbers are asked for in their order. Raises InputRefusedError."""
        if number >= self._next:  # nobody reads it yet
            self._next = number + 1
            self._spread(number)
            return read(self._sources[number], self._options)
        while number not in self._ready:
            self._collect(wait=False)
            self._spread(number)
            if number not in self._ready and not self._meanwhile(number):
                return read(self._sources[number], self._options)
        found = self._ready.pop(number)
        if isinstance(found, InputRefusedError):
            raise found
        return found

    def _meanwhile(self, current: int) -> bool:
        """Rather than wait for ``current``, read another file here; with none left wait. False: there is no one to
        wait for, because a helper is gone or could not read the file.
        """
        if not any(current in helper.asked for helper in self._helpers):
            return False
        free = self._take(current)
        if free is None:
            self._collect(wait=True)
        elif (found := _answer(self._sources[free], self._options, self._known(self._sources[free]))) is not None:
            self._ready[free] = found
        return True

    def _take(self, current: int) -> int | None:
        """Return the next file that nobody reads yet, if it may be read before ``current`` is stored."""
        number = self._next
        if number >= min(len(self._sources), current + _WINDOW) or _is_large(self._sources[number]):
            return None
        self._next = number + 1
        return number

    def _spread(self, current: int) -> None:
        """Give helpers their next files."""
        for helper in list(self._helpers):
            while len(helper.asked) < _ASKED and (number := self._take(current)) is not None:
                source = self._sources[number]
                try:
                    helper.ask(number, source, self._options, self._known(source))
                except OSError:  # the file will be read here
                    self._lose(helper)
                    break

    def _collect(self, *, wait: bool) -> None:
        """Take the answers that are there; ``wait`` for one."""
        busy = {helper.answers.fileno(): helper for helper in self._helpers if helper.asked}
        if not busy:
            return
        for there in select.select(list(busy), [], [], None if wait else 0)[0]:
            helper = busy[there]
            try:
                number, found = helper.answer()
            except (OSError, EOFError, pickle.PickleError, ImportError, AttributeError, ValueError):
                self._lose(helper)
            else:
                if found is not None:
                    self._ready[number] = found

    def _lose(self, helper: Helper) -> None:
        self._helpers.remove(helper)
        helper.end()


def _is_large(source: Source) -> bool:
    if source.data is not None:
        return True
    try:
        return os.stat(source.path).st_size > _LARGE  # noqa: PTH116 - a Path cannot hold every name
    except OSError:
        return False


# ── the helper's side ─────────────────────────────────────────────────────────────────────────────────────────────────
def send(pipe: IO[bytes], message: Any) -> None:
    """Write one message: its length in eight bytes, then itself."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(packed).to_bytes(8, "big") + packed)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Return the next message; waits. Raises EOFError when there is none any more."""
    packed = _exactly(pipe, int.from_bytes(_exactly(pipe, 8), "big"))
    return pickle.loads(packed)  # it comes from our own process


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = pipe.read(length - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def serve() -> None:
    """Answer requests on standard input until it ends: the main function of a helper."""
    requests, answers = sys.stdin.buffer, _own_output()
    with suppress(EOFError, OSError):
        while True:
            send(answers, _answer(*receive(requests)))


def _own_output() -> BinaryIO:
    """Return standard output for answers alone; whatever else is printed goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _answer(source: Source, options: LoadOptions, known: Set[str]) -> list[Prepared] | InputRefusedError | None:
    """Read one file; None for a reason nobody foresaw: at the file's turn it is read again and the reason told."""
    try:
        return read_ahead(source, options, known)
    except InputRefusedError as refused:
        return refused
    except Exception:
        return None
