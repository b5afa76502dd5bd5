"""Words chosen with the mouse in a source, as raw offsets. Pure, but for the message that says so."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

Words = tuple[int, int]


class WordsChosen(Message):
    """The mouse chose other words of a source than before; ``words`` is empty when it chose none."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


@dataclass(slots=True)
class Selection:
    """``span`` is what is chosen, from the start of a word to the end of a word; None when nothing is."""

    span: Words | None = None
    _first: Words | None = None

    def sweep(self, start: Words | None, end: Words | None, *, clicked: bool) -> bool:
        """Take the words where the mouse went down and where it is now; say whether the choice changed.

        A click chooses a word, a click on another one extends the choice to it, the next begins anew; dragging
        chooses from word to word. A click beside the text chooses nothing. ``(n, n)`` is a place between words.
        """
        before = self.span
        if not clicked:
            if start is not None:
                self._first, self.span = start, _hull(start, end or start)
        elif start is None or start[0] == start[1]:
            self._first = self.span = None
        elif self._first is not None and self.span == self._first != start:
            self.span = _hull(self._first, start)
        else:
            self._first = self.span = start
        if self.span is not None and self.span[0] == self.span[1]:
            self.span = None
        return self.span != before


def _hull(one: Words, other: Words) -> Words:
    return min(one[0], other[0]), max(one[1], other[1])
