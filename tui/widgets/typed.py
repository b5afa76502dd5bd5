"""What is typed on a line: the value and cursor are logical, the drawing is visual. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.render.line import one_line
from tui.widgets.rows import Row, keyed


@dataclass(frozen=True, slots=True)
class Typed:
    """A value being typed; ``cursor`` is a code point offset into it, 0 to its length."""

    value: str = ""
    cursor: int = 0

    def insert(self, text: str) -> Typed:
        """Return it with ``text`` put in at the cursor."""
        return Typed(self.value[: self.cursor] + text + self.value[self.cursor :], self.cursor + len(text))

    def edit(self, key: str, *, rtl: bool = False) -> Typed | None:
        """Return it after an editing key, or None when the key edits nothing; left and right move as seen."""
        step = {"left": 1 if rtl else -1, "right": -1 if rtl else 1}.get(key)
        if step is not None:
            return replace(self, cursor=max(0, min(len(self.value), self.cursor + step)))
        if key == "home":
            return replace(self, cursor=0)
        if key == "end":
            return replace(self, cursor=len(self.value))
        if key == "backspace" and self.cursor:
            return Typed(self.value[: self.cursor - 1] + self.value[self.cursor :], self.cursor - 1)
        if key == "delete":
            return replace(self, value=self.value[: self.cursor] + self.value[self.cursor + 1 :])
        if key == "ctrl+u":
            return Typed(self.value[self.cursor :], 0)
        if key == "ctrl+w":
            kept = self.value[: self.cursor].rstrip()
            kept = kept[: kept.rfind(" ") + 1]
            return Typed(kept + self.value[self.cursor :], len(kept))
        return None

    def row(self, width: int) -> Row:
        """Return ``width`` cells with the cursor marked; a long value shows the stretch around the cursor."""
        start = max(0, self.cursor - max(1, width - 2))
        # A blank at the end gives the cursor a cell of its own.
        shown = self.value[start : start + width - 2] + " "
        place = self.cursor - start
        drawn = one_line(shown, width, spans=[(place, place + 1, "caret")])
        return keyed(drawn, "input")

    def reads_right_to_left(self) -> bool:
        """Say whether the first strong letter is Arabic or Hebrew."""
        import unicodedata

        for character in self.value:
            direction = unicodedata.bidirectional(character)
            if direction in ("L", "R", "AL"):
                return direction != "L"
        return False
