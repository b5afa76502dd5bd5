"""An input line: the value and cursor are logical, the drawing is visual, arrows move as seen. Pure.

``Field(value, cursor)`` is immutable; every edit returns a new one. Keys are Textual's names. The caret is the cell
of the character at the cursor; the end of the text has a blank cell of its own, on the left in an Arabic line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import get_character_cell_size

from tui.render.line import one_line, width_of
from tui.render.properties import bidi_classes
from tui.render.row import VisualRow

_WORD_BEFORE = r"\S*\s*$"
_WORD_AFTER = r"\s*\S*"
_JOINERS = "\u200c\u200d"


class Window(NamedTuple):
    """The cells of a field that fit: a row as wide as the text, of which ``first`` … are seen from cell ``left`` on."""

    row: VisualRow
    first: int
    left: int
    caret: int


class Field(NamedTuple):
    """A line being typed. ``cursor`` and ``anchor`` are offsets into ``value``; between them is what is selected."""

    value: str = ""
    cursor: int = 0
    anchor: int | None = None

    @property
    def selection(self) -> tuple[int, int]:
        """Return the selected (start, end), empty at the cursor when nothing is."""
        other = self.cursor if self.anchor is None else self.anchor
        return min(self.cursor, other), max(self.cursor, other)

    @property
    def selected(self) -> str:
        """Return the selected logical text, for copying."""
        return self.value[slice(*self.selection)]

    def insert(self, text: str) -> Field:
        """Type or paste ``text`` over the selection, as one line; what does not print but joiners becomes blanks."""
        start, end = self.selection
        text = "".join(c if c.isprintable() or c in _JOINERS else " " for c in text.replace("\r\n", " "))
        return Field(self.value[:start] + text + self.value[end:], start + len(text))

    def edit(self, key: str) -> Field | None:
        """Return the field after an editing key, None when the key edits nothing here.

        ``left`` and ``right`` go to the neighbouring cell as seen, whatever the direction of the text there;
        ``shift+`` keeps or begins a selection; ``ctrl+`` goes by words in reading order.
        """
        name = key.replace("shift+", "")
        target = self._target(name)
        if target is not None:
            anchor = (self.cursor if self.anchor is None else self.anchor) if "shift+" in key else None
            return Field(self.value, target, anchor)
        start, end = self.selection
        if name in ("backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k") and start == end:
            before, after = self.value[: self.cursor], self.value[self.cursor :]
            if name == "backspace":
                start -= 1
            elif name == "delete":
                end += 1
            elif name == "ctrl+w":
                start = _before(before)
            elif name == "ctrl+u":
                start = 0
            else:
                end = start + len(after)
        elif name == "ctrl+a":
            return Field(self.value, len(self.value), 0)
        elif name not in ("backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k"):
            return None
        start = max(0, start)
        return Field(self.value[:start] + self.value[end:], start)

    def _target(self, name: str) -> int | None:
        if name in ("home", "end"):
            return 0 if name == "home" else len(self.value)
        if name in ("left", "right"):
            return self._beside(-1 if name == "left" else 1)
        if name in ("ctrl+left", "ctrl+right"):
            # Forward in reading is to the left in an Arabic line.
            forward = (name == "ctrl+left") == self.reads_right_to_left()
            if forward:
                match = re.compile(_WORD_AFTER).match(self.value, self.cursor)
                return match.end() if match else len(self.value)
            return _before(self.value[: self.cursor])
        return None

    def _beside(self, step: int) -> int:
        """Return the offset in the cell left (-1) or right (1) of the caret; the cursor itself at the edge."""
        row, caret = self._row()
        cell = caret
        while (found := row.offset_at(cell + step)) is not None:
            cell += step
            if found != self.cursor:
                return found
        return self.cursor

    def _row(self) -> tuple[VisualRow, int]:
        """Return the whole line with a blank for the end, and the cell of the caret."""
        text = self.value + " "
        row = one_line(text, width_of(text))
        cells = row.cells_of(self.cursor, self.cursor + 1)
        return row, cells[0][0] if cells else 0

    def window(self, width: int) -> Window:
        """Return what is seen in ``width`` cells: an Arabic line at the right edge, always with the caret."""
        row, caret = self._row()
        width = max(1, width)
        if row.width <= width:
            return Window(row, 0, width - row.width if row.rtl else 0, caret)
        first = row.width - width if row.rtl else 0
        first = min(first, caret) if caret < first else max(first, caret - width + 1)
        return Window(row, first, 0, caret)

    def row(self, width: int) -> tuple[tuple[str, str], ...]:
        """Return ``width`` cells as (text, key) from left to right; keys are ``input``, ``selected``, ``caret``."""
        seen = self.window(width)
        keys = [(" ", "input")] * seen.left
        start, end = self.selection
        marked = seen.row.with_spans([(start, end, "selected"), (self.cursor, self.cursor + 1, "caret")])
        cells: list[tuple[str, str]] = []
        for text, names in marked.segments():
            for character in text:
                size = get_character_cell_size(character)
                if size == 0 and cells:
                    base = -1 if cells[-1][0] else -2
                    cells[base] = (cells[base][0] + character, cells[base][1])
                    continue
                cells.append((character, str(names[-1]) if names else "input"))
                cells.extend([("", cells[-1][1])] * (size - 1))
        keys += _cut(cells, seen.first, width - seen.left)
        keys += [(" ", "input")] * (width - len(keys))
        out: list[tuple[str, str]] = []
        for text, key in keys:
            if out and out[-1][1] == key:
                out[-1] = (out[-1][0] + text, key)
            else:
                out.append((text, key))
        return tuple(out)

    def click(self, cell: int, width: int, *, extend: bool = False) -> Field:
        """Put the cursor on the letter in a cell of a field drawn ``width`` wide; beside the text, at that end."""
        seen = self.window(width)
        place = cell - seen.left + seen.first
        offset = seen.row.offset_at(place)
        if offset is None:
            offset = len(self.value) if (place < 0) == seen.row.rtl else 0
        anchor = (self.cursor if self.anchor is None else self.anchor) if extend else None
        return self._replace(cursor=min(offset, len(self.value)), anchor=anchor)

    def reads_right_to_left(self) -> bool:
        """Say whether the first strong letter is right-to-left."""
        strong = re.search("[LRA]", bidi_classes(self.value))
        return strong is not None and strong[0] != "L"


def _before(text: str) -> int:
    """Return where the last word of ``text`` starts."""
    match = re.search(_WORD_BEFORE, text)
    return match.start() if match else 0


def _cut(cells: list[tuple[str, str]], first: int, width: int) -> list[tuple[str, str]]:
    """Return a stretch of cells; half of a wide character becomes a blank."""
    part = cells[first : first + width]
    if part and not part[0][0]:
        part[0] = (" ", part[0][1])
    if part and first + width < len(cells) and not cells[first + width][0]:
        part[-1] = (" ", part[-1][1])
    return part
