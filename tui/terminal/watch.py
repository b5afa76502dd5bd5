"""Noticing, inside tmux or GNU screen, that the session is now shown in another terminal.

Both change the permissions of their socket when a session is attached or detached; looking at that file costs
nothing. Then, and when the size or the focus changes, and now and then (one client may take over from another), tmux
is asked which client it has; screen, and tmux where its option allows, hand a question on to the terminal itself.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread

from tui.terminal.answers import parse, queries_beyond
from tui.terminal.guard import AnswerGuard
from tui.terminal.session import Report, asked_again, hands_on, has_the_keys

_LOOK_SECONDS = 0.4
_ASK_TMUX_SECONDS = 5.0
# A client says which terminal it is some time after it has attached.
_AFTER_ATTACHING = (0.1, 0.6, 1.5, 3.0)
_AFTER_A_SIGN = (0.3, 1.5)


class Watcher:
    """Runs beside the program until :meth:`stop`; calls ``changed`` with each new report, in a thread of its own.

    ``write`` sends a string to the terminal as it is; ``guard`` reads its answers.
    """

    def __init__(
        self,
        report: Report,
        guard: AnswerGuard,
        write: Callable[[str], None],
        changed: Callable[[Report], None],
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.report = report
        self._guard, self._write, self._changed = guard, write, changed
        self._env = os.environ if env is None else env
        self._socket = socket_of(report, self._env)
        self._wake, self._stopped = Event(), False
        self._heard = ""
        guard.heard = self.hear

    def start(self) -> None:
        """Begin to watch."""
        Thread(target=self._run, name="tadqiq-watch", daemon=True).start()

    def stop(self) -> None:
        """Watch no longer; returns at once."""
        self._stopped = True
        self._wake.set()

    def look_now(self) -> None:
        """Ask soon: the size or the focus of the terminal has changed."""
        self._wake.set()

    def hear(self, answers: str) -> None:
        """Take the terminal's answers, from the thread that reads."""
        self._heard = answers
        self._wake.set()

    def _run(self) -> None:
        # The program may have been started before its client was known.
        state, due, asks = self._state(), _times(_AFTER_ATTACHING), 0
        while not self._stopped:
            woken = self._wake.wait(_LOOK_SECONDS)
            self._wake.clear()
            found = self._state()
            if self._heard:
                heard, self._heard, asks = self._heard, "", 0
                self._take(asked_again(self.report, beyond=parse(heard), env=self._env))
            elif found != state:
                # A session nobody looks at cannot be asked.
                attached = bool(found[0] & 0o111)
                state, due, asks = found, _times(_AFTER_ATTACHING if attached else ()), 2
            elif woken:
                due = _times(_AFTER_A_SIGN)
            if due and time.monotonic() >= due[0]:
                del due[0]
                if self.report.inside == "tmux":
                    due = due or _times((_ASK_TMUX_SECONDS,))
                    self._take(asked_again(self.report, env=self._env))
                if asks and self._may_ask():
                    asks -= 1
                    self._guard.expect()
                    self._write(queries_beyond(self.report.inside))

    def _may_ask(self) -> bool:
        """Say whether the terminal outside can be asked now; its answer must not be typed into another pane."""
        if not hands_on(self.report.inside, self.report.outer):
            return False
        return self.report.inside == "screen" or has_the_keys(self._env)

    def _state(self) -> tuple[int, int]:
        """Return the socket's permissions and when they last changed."""
        try:
            found = self._socket.stat() if self._socket else None
        except OSError:
            found = None
        return (found.st_mode, found.st_ctime_ns) if found else (0o111, 0)

    def _take(self, found: Report) -> None:
        if found is not self.report:
            self.report = found
            if not self._stopped:
                self._changed(found)


def _times(after: tuple[float, ...]) -> list[float]:
    now = time.monotonic()
    return [now + seconds for seconds in after]


def socket_of(report: Report, env: Mapping[str, str]) -> Path | None:
    """Return the file whose permissions the multiplexer changes when a session is attached or detached, if found."""
    if report.inside == "tmux":
        path = env.get("TMUX", "").rpartition(",")[0].rpartition(",")[0]
        return Path(path) if path else None
    if report.inside != "screen" or not env.get("STY"):
        return None
    folders = (env.get("SCREENDIR"), *(f"/run/screen/S-{name}" for name in (env.get("USER"), _user()) if name))
    paths = [Path(folder) / env["STY"] for folder in folders if folder]
    return next((path for path in paths if path.exists()), None)


def _user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.geteuid()).pw_name
    except (ImportError, KeyError):
        return ""
