"""UAX #9 with embeddings, overrides and isolates: rules X1 to X10 around the rules of :mod:`tui.render.weak`.

Arabic news hardly has such controls, and those it has are shown, not obeyed; the full rules are here because the
engine is tested against all of Unicode's cases.
"""

from __future__ import annotations

from collections.abc import Callable

from tui.render.weak import REMOVED, resolve

_MAX_DEPTH = 125
_X9 = "12345b"


def _matches(classes: str) -> tuple[dict[int, int], dict[int, int]]:
    """Return isolate opener → PDI and PDI → opener (BD9)."""
    opened: list[int] = []
    closer: dict[int, int] = {}
    for index, letter in enumerate(classes):
        if letter in "678":
            opened.append(index)
        elif letter == "9" and opened:
            closer[opened.pop()] = index
    return closer, {end: start for start, end in closer.items()}


class _Stack:
    """The directional status stack of rules X1 to X8."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.entries: list[tuple[int, str, bool]] = [(base, "", False)]
        self.overflow_isolates = 0
        self.overflow_embeddings = 0
        self.valid_isolates = 0

    def next_level(self, odd: bool) -> int:
        """Return the least odd (or even) level above the current one."""
        level = self.entries[-1][0]
        return level + 1 + ((level & 1) ^ 1 ^ odd)

    def push(self, odd: bool, override: str, isolate: bool) -> None:
        level = self.next_level(odd)
        if level <= _MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += isolate
            self.entries.append((level, override, isolate))
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def pop_isolate(self) -> None:
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.entries[-1][2]:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def pop_embedding(self) -> None:
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.entries[-1][2] and len(self.entries) > 1:
            self.entries.pop()


def _assign(classes: str, base: int, base_of: Callable[[str], int]) -> tuple[list[int], list[str]]:
    """Apply X1 to X8: return explicit levels and the classes after overrides."""
    closer, _ = _matches(classes)
    stack = _Stack(base)
    levels = [base] * len(classes)
    found = list(classes)
    for index, letter in enumerate(classes):
        if letter in "1234":
            levels[index] = stack.entries[-1][0]
            stack.push(letter in "24", {"3": "L", "4": "R"}.get(letter, ""), False)
        elif letter in "678":
            level, override, _ = stack.entries[-1]
            levels[index] = level
            found[index] = override or letter
            inside = classes[index + 1 : closer.get(index, len(classes))]
            stack.push(letter == "7" or (letter == "8" and base_of(inside) == 1), "", True)
        elif letter == "9":
            stack.pop_isolate()
            level, override, _ = stack.entries[-1]
            levels[index] = level
            found[index] = override or letter
        elif letter == "5":
            stack.pop_embedding()
            levels[index] = stack.entries[-1][0]
        elif letter == "B":
            levels[index] = base
        else:
            level, override, _ = stack.entries[-1]
            levels[index] = level
            if override and letter != "b":
                found[index] = override
    return levels, found


def _sequences(classes: str, levels: list[int], kept: list[int]) -> list[list[int]]:
    """Apply BD13: join level runs across isolates; return the indices of each isolating run sequence."""
    runs: list[list[int]] = []
    for index in kept:
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    closer, opener = _matches(classes)
    by_first = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        if classes[run[0]] == "9" and run[0] in opener:
            continue
        sequence = list(run)
        while classes[sequence[-1]] in "678" and sequence[-1] in closer:
            sequence.extend(by_first[closer[sequence[-1]]])
        sequences.append(sequence)
    return sequences


def explicit_levels(classes: str, text: str, base: int, base_of: Callable[[str], int]) -> list[int]:
    """Return the resolved levels of one paragraph with any controls, ``REMOVED`` for what X9 removes."""
    levels, found = _assign(classes, base, base_of)
    kept = [index for index, letter in enumerate(classes) if letter not in _X9]
    place = {index: position for position, index in enumerate(kept)}
    closer, _ = _matches(classes)
    out = [REMOVED] * len(classes)
    for sequence in _sequences(classes, levels, kept):
        level = levels[sequence[0]]
        first, last = place[sequence[0]], place[sequence[-1]]
        before = levels[kept[first - 1]] if first else base
        open_ended = classes[sequence[-1]] in "678" and sequence[-1] not in closer
        after = base if open_ended or last + 1 == len(kept) else levels[kept[last + 1]]
        resolved = resolve(
            "".join(found[index] for index in sequence),
            "".join(text[index] for index in sequence) if text else "",
            "R" if max(before, level) & 1 else "L",
            "R" if max(after, level) & 1 else "L",
            "R" if level & 1 else "L",
        )
        for index, letter in zip(sequence, resolved, strict=True):
            if letter == "R":
                out[index] = level + (level & 1 ^ 1)
            elif letter == "L":
                out[index] = level + (level & 1)
            else:
                out[index] = level + (1 if level & 1 else 2)
    return out
