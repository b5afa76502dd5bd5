"""Answers of the terminal kept out of the keys: late ones, and those to a question asked while the program runs."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tui.terminal.answers import DA1, PARTIAL_ANSWER, UNMISTAKABLE

if TYPE_CHECKING:
    from textual.message import Message

_MOST_HEARD = 2000
_EXPECTED_SECONDS = 5.0
_TICKS_ESCAPE, _TICKS_ANSWER = 2, 20  # a tick is at least 0.1 s, but for the one right behind a read
_ESCAPE = r"\x1b[P\[]?$"


class AnswerGuard:
    """Takes input as it is read and returns it without answers to our questions.

    ``heard`` is called with the answers when the last of a round has come (in the thread that reads).
    """

    def __init__(self, heard: Callable[[str], None] | None = None) -> None:
        self.heard = heard
        self._held = ""
        self._ticks = 0
        self._answers = ""
        self._expected = 0.0

    def expect(self) -> None:
        """Be told that a question was just asked: for some seconds an escape may be the beginning of an answer."""
        self._expected = time.monotonic() + _EXPECTED_SECONDS

    def pass_on(self, data: str) -> str:
        """Return what is left of ``data``; the beginning of an answer waits for its end."""
        data = self._held + data
        self._held = ""
        if "\x1b" not in data:
            return data
        if "\x1bP" in data or "\x1b[>" in data or "\x1b[?" in data:
            data = re.sub(UNMISTAKABLE, self._take, data)
        partial = re.search(PARTIAL_ANSWER, data)
        # "ESC P" alone is a key (alt with P); an answer's beginning has more.
        if not (partial and len(partial[0]) > 2):
            partial = re.search(_ESCAPE, data) if time.monotonic() < self._expected else None
        if partial:
            self._held, self._ticks = partial[0], 0
            data = data[: -len(self._held)]
        return data

    def tick(self) -> str:
        """Return what was held back and did not become an answer in time."""
        if not self._held:
            return ""
        self._ticks += 1
        if self._ticks < (_TICKS_ESCAPE if len(self._held) < 3 else _TICKS_ANSWER):
            return ""
        left, self._held = self._held, ""
        return left

    def _take(self, match: re.Match[str]) -> str:
        self._answers = (self._answers + match[0])[-_MOST_HEARD:]
        if re.fullmatch(DA1, match[0]):
            answers, self._answers = self._answers, ""
            self._expected = 0.0
            if self.heard is not None:
                self.heard(answers)
        return ""


def guarded_parser(base: type[Any], typed: str, guard: AnswerGuard) -> type[Any]:
    """Return a subclass of Textual's input parser that drops answers and first, once, reads what was typed before."""
    waiting = [typed] if typed else []

    class GuardedParser(base):  # type: ignore[misc]  # the base is chosen at run time
        def feed(self, data: str) -> Iterable[Message]:
            before = waiting.pop() if waiting else ""
            left = before + guard.pass_on(data)
            # An empty string means the end of input to the parser.
            messages: Iterable[Message] = super().feed(left) if left or not data else iter(())
            return messages

        def tick(self) -> Iterator[Message]:
            late = (waiting.pop() if waiting else "") + guard.tick()
            if late:
                yield from super().feed(late)
            yield from super().tick()

    return GuardedParser
