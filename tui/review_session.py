"""Where a reviewer is: the queue as it stands in this sitting, what was decided, the pace. Pure; times are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.group_ids import GroupIds

FINAL = frozenset({"approved", "rejected", "not_checkable", "split", "merged"})


@dataclass
class Sitting:
    """The ids of the queue in order, those decided in this sitting included (so that one can look back).

    ``outcomes`` holds what this sitting did, by group; ``times`` when each decision was acknowledged, in
    seconds of a monotonic clock. ``index`` is the card on screen.
    """

    ids: GroupIds
    started: float
    index: int = 0
    outcomes: dict[str, str] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    minutes: float | None = None
    count: int | None = None
    paused_at: float | None = None
    paused: float = 0.0
    scored: dict[str, tuple[float, bool]] = field(default_factory=dict)

    @property
    def current(self) -> str | None:
        """The group on screen."""
        return self.ids[self.index] if 0 <= self.index < len(self.ids) else None

    def decided(self, group: str, outcome: str, now: float, score: float | None = None) -> None:
        """Record that a decision was acknowledged; ``score`` is the probability that the program gave."""
        self.outcomes[group] = outcome
        if score is not None and outcome in ("approved", "rejected"):
            self.scored[group] = (score, outcome == "approved")
        self.times.append(now)

    def undone(self, group: str) -> None:
        """Record that the last action on a group was taken back; an unknown group comes in at the cursor.

        Only a decision of this sitting counts less in its pace: a flag or a note never counted.
        """
        decided = self.outcomes.pop(group, None)
        self.scored.pop(group, None)
        if decided is not None and self.times:
            self.times.pop()
        self.visit(group)

    def visit(self, group: str) -> None:
        """Put the cursor on a group; one that is not in the list comes in at the cursor."""
        if group not in self.ids:
            self.ids.insert(self.index, group)
        self.index = self.ids.index(group)

    def open_after(self, index: int, step: int = 1, *, deferred: bool = False) -> int | None:
        """Return the nearest undecided card after ``index`` (before it with step −1), around the end once."""
        total = len(self.ids)
        for distance in range(1, total + 1):
            place = index + step * distance
            if step < 0 and place < 0:
                return None
            place %= total
            outcome = self.outcomes.get(self.ids[place])
            if outcome is None or (deferred and outcome == "deferred"):
                return place
        return None

    def advance(self) -> bool:
        """Go to the next undecided card; False when nothing but deferred is left."""
        place = self.open_after(self.index)
        if place is None or place == self.index:
            return False
        self.index = place
        return True

    def merge(self, ids: Sequence[str]) -> int:
        """Take the queue as another process left it; the cursor stays on its group. Returns how many are new.

        What was decided here or is on screen stays in the list; groups decided elsewhere leave it.
        """
        current = self.current
        fresh, known = set(ids), set(self.ids)
        kept = [group for group in self.ids if group in fresh or group in self.outcomes or group == current]
        new = [group for group in ids if group not in known]
        self.ids.replace(kept + new)
        if current is not None:
            self.index = self.ids.index(current)
        return len(new)

    def changed(self, waiting: Sequence[str], touched: Sequence[str]) -> int:
        """Take what others did to a few groups: those that no longer wait leave, new ones come to the end."""
        still, current = set(waiting), self.current
        gone = {g for g in touched if g not in still and g not in self.outcomes and g != current}
        new = [group for group in waiting if group not in self.ids]
        if gone:
            self.ids.replace([group for group in self.ids if group not in gone])
        self.ids.extend(new)
        if current is not None:
            self.index = self.ids.index(current)
        return len(new)

    def calibration(self) -> list[tuple[float, float, int, int]]:
        """Return (from, to, approved, decided) for bins of the program's probability that had decisions."""
        found = []
        for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.0)):
            here = [yes for score, yes in self.scored.values() if low <= score and (score < high or high == 1.0)]
            if here:
                found.append((low, high, sum(here), len(here)))
        return found

    def deferred(self) -> int:
        """How many were put off in this sitting and not taken up again."""
        return sum(outcome == "deferred" for outcome in self.outcomes.values())

    def done(self) -> int:
        """How many were finally decided in this sitting."""
        return sum(outcome in FINAL for outcome in self.outcomes.values())

    def active_seconds(self, now: float) -> float:
        """Seconds of work, pauses not counted."""
        end = self.paused_at if self.paused_at is not None else now
        return max(0.0, end - self.started - self.paused)

    def pace(self, now: float) -> float | None:
        """Decisions a minute over this sitting; None before the first two."""
        seconds = self.active_seconds(now)
        return len(self.times) * 60 / seconds if len(self.times) > 1 and seconds > 1 else None

    def over(self, now: float) -> str | None:
        """Say why the sprint is over, if it is: its time or its number of decisions."""
        if self.count is not None and len(self.times) >= self.count:
            return f"{self.count} decisions"
        if self.minutes is not None and self.active_seconds(now) >= self.minutes * 60:
            return f"{self.minutes:g} minutes"
        return None

    def pause(self, now: float) -> bool:
        """Pause or go on; returns whether it is paused now."""
        if self.paused_at is None:
            self.paused_at = now
        else:
            self.paused += now - self.paused_at
            self.paused_at = None
        return self.paused_at is not None
