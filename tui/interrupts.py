"""Ctrl-C while the program is still being read: it ends as it does later, with 130 and without a traceback.

The first thing that is imported, so it imports nothing that is not there already.
"""

import _signal  # type: ignore[import-not-found]  # ``signal`` itself takes ten milliseconds, in which it would be missed
import os

INTERRUPTED = 130


class Quietly:
    """End at once on Ctrl-C in this block; nothing has been begun yet that could be lost."""

    def __enter__(self) -> None:
        self.before = _signal.getsignal(_signal.SIGINT)
        self._take(lambda *_: os._exit(INTERRUPTED))

    def __exit__(self, *_: object) -> None:
        self._take(self.before)

    def _take(self, handler: object) -> None:
        if self.before is _signal.default_int_handler:  # else it is somebody else's program
            try:  # noqa: SIM105 - contextlib is not there yet
                _signal.signal(_signal.SIGINT, handler)
            except ValueError:
                pass  # not in the main thread: nobody interrupts it
