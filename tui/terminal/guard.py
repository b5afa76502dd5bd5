"""Late answers of the terminal, kept out of the keys: a terminal far away may answer after the time limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tui.terminal.detect import DA1, DA2, DA3, PARTIAL_ANSWER, XTVERSION

if TYPE_CHECKING:
    from textual.message import Message

_LATE = (XTVERSION, DA3, DA2, DA1)


class AnswerGuard:
    """Takes input as it is read and returns it without answers to our questions."""

    def __init__(self) -> None:
        self._held = ""

    def pass_on(self, data: str) -> str:
        """Return what is left of ``data``; the beginning of an answer waits for its end."""
        data = self._held + data
        self._held = ""
        if "\x1b" not in data:
            return data
        for pattern in _LATE:
            data = pattern.sub("", data)
        partial = PARTIAL_ANSWER.search(data)
        # "ESC P" alone is a key (alt with P); an answer's beginning has more.
        if partial and len(partial[0]) > 2:
            self._held = partial[0]
            data = data[: -len(self._held)]
        return data


def guarded_parser(base: type[Any], typed: str) -> type[Any]:
    """Return a subclass of Textual's input parser that drops answers and first, once, reads what was typed before."""
    waiting = [typed] if typed else []

    class GuardedParser(base):  # type: ignore[misc]  # the base is chosen at run time
        def __init__(self, *arguments: Any, **settings: Any) -> None:
            super().__init__(*arguments, **settings)
            self._guard = AnswerGuard()

        def feed(self, data: str) -> Iterable[Message]:
            before = waiting.pop() if waiting else ""
            left = before + self._guard.pass_on(data)
            # An empty string means the end of input to the parser.
            messages: Iterable[Message] = super().feed(left) if left or not data else iter(())
            return messages

        def tick(self) -> Iterator[Message]:
            if waiting:
                yield from super().feed(waiting.pop())
            yield from super().tick()

    return GuardedParser
