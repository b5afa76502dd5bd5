"""Ending well: SIGTERM and SIGHUP leave through the app, a dropped terminal ends the process within two seconds.

Measured on Textual 8.2.8: without this it dies without restoring the terminal, and with SIGHUP ignored it stays and
burns a core.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable

_HANGUP = 128 + 1
_PATIENCE = 1.6


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Call ``leave`` with 143 or 129 on SIGTERM, SIGHUP or when the terminal is gone; needs a running loop."""
    loop = asyncio.get_running_loop()

    def by_signal(number: int) -> None:
        _end_for_certain(128 + number)
        leave(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            number = int(getattr(signal, name))
            loop.add_signal_handler(number, by_signal, number)
    if hasattr(select, "poll") and sys.__stdin__ is not None and sys.__stdin__.isatty():
        watch = threading.Thread(target=_watch, args=(sys.__stdin__.fileno(), loop, leave), daemon=True, name="hangup")
        watch.start()


def _end_for_certain(code: int) -> None:
    def end() -> None:
        time.sleep(_PATIENCE)
        os._exit(code)

    threading.Thread(target=end, daemon=True, name="end").start()


def _watch(terminal: int, loop: asyncio.AbstractEventLoop, leave: Callable[[int], None]) -> None:
    poll = select.poll()
    poll.register(terminal, 0)
    while True:
        for _, event in poll.poll(2000):
            if event & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
                _end_for_certain(_HANGUP)
                if not loop.is_closed():
                    loop.call_soon_threadsafe(leave, _HANGUP)
                return
