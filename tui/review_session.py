"""Where a reviewer is: the queue as it stands in this sitting, what was decided, the pace. Pure; times are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tui.counted import many
from tui.group_ids import GroupIds

FINAL = frozenset({"approved", "rejected", "not_checkable", "split", "merged"})
# More reviewers than this do not sit at one file: of so many cards there is always one where nobody is.
MOST_AT_ONCE = 64


@dataclass
class Sitting:
    """The ids of the queue in order, those decided in this sitting included (so that one can look back).

    ``outcomes`` holds what became of groups in this sitting; ``moments`` when each group that this reviewer finally
    decided was acknowledged, in seconds of a monotonic clock: one a group, so that header, end line and report count
    the same. To defer is no decision. ``taken_back`` are the groups whose decision was undone; ``index`` is the card
    on screen; ``held`` who else is at which card; ``began`` the wall clock time of a sprint's start, ISO 8601.
    """

    ids: GroupIds
    started: float
    index: int = 0
    held: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    moments: dict[str, float] = field(default_factory=dict)
    taken_back: set[str] = field(default_factory=set)
    began: str = ""
    minutes: float | None = None
    count: int | None = None
    paused_at: float | None = None
    paused: float = 0.0
    scored: dict[str, tuple[float, bool]] = field(default_factory=dict)

    @property
    def times(self) -> list[float]:
        """When each decision was acknowledged, in order."""
        return sorted(self.moments.values())

    @property
    def is_sprint(self) -> bool:
        """Whether time or number of decisions is limited."""
        return self.minutes is not None or self.count is not None

    @property
    def current(self) -> str | None:
        """The group on screen."""
        return self.ids[self.index] if 0 <= self.index < len(self.ids) else None

    def decided(self, group: str, outcome: str, now: float, score: float | None = None) -> None:
        """Record that a decision was acknowledged; ``score`` is the probability that the program gave."""
        self.outcomes[group] = outcome
        self.scored.pop(group, None)
        if score is not None and outcome in ("approved", "rejected"):
            self.scored[group] = (score, outcome == "approved")
        self.taken_back.discard(group)
        if outcome in FINAL:
            self.moments[group] = now
        else:
            self.moments.pop(group, None)

    def became(self, group: str, outcome: str, now: float) -> None:
        """Record what an undo or redo made of a group; a decision that is done again counts again."""
        if outcome in FINAL and (group in self.taken_back or group in self.moments):
            now = self.moments.get(group, now)
            self.decided(group, outcome, now, self.scored.get(group, (None, False))[0])
        else:
            self.outcomes[group] = outcome
            if outcome not in FINAL and self.moments.pop(group, None) is not None:
                self.taken_back.add(group)
        self.visit(group)

    def undone(self, group: str) -> None:
        """Record that the last action on a group was taken back; an unknown group comes in at the cursor.

        Only a decision of this sitting counts less in its pace: a flag or a note never counted.
        """
        self.outcomes.pop(group, None)
        if self.moments.pop(group, None) is not None:
            self.taken_back.add(group)  # with its score, for the decision may be done again
        self.visit(group)

    def wait_again(self, groups: Iterable[str]) -> None:
        """Take back what was finally decided of groups that wait once more: somebody changed them since."""
        for group in groups:
            if self.outcomes.get(group) in FINAL:
                self.outcomes.pop(group)
                self.moments.pop(group, None)
                self.scored.pop(group, None)

    def drop(self, groups: Collection[str]) -> None:
        """Take out groups that are no more; the cursor stays on its group, else at its place."""
        gone, current = set(groups), self.current
        for group in gone:
            self.outcomes.pop(group, None)
        if not any(group in self.ids for group in gone):
            return
        before = sum(group in gone for group in self.ids[: self.index])
        self.ids.replace([group for group in self.ids if group not in gone])
        self.index -= before
        if current is not None and current in self.ids:
            self.index = self.ids.index(current)
        self.index = max(0, min(self.index, len(self.ids) - 1))

    def visit(self, group: str) -> None:
        """Put the cursor on a group; one that is not in the list comes in at the cursor."""
        if group not in self.ids:
            self.ids.insert(self.index, group)
        self.index = self.ids.index(group)

    def open_after(self, index: int, step: int = 1, *, deferred: bool = False) -> int | None:
        """Return the nearest undecided card after ``index`` (before it with step −1), around the end once.

        One at which nobody else is, if there is any.
        """
        nearest = None
        for place in self._open(index, step, deferred=deferred):
            if place != index and self.ids[place] not in self.held:
                return place
            nearest = place if nearest is None else nearest
        return nearest

    def coming(self, index: int, *, deferred: bool = False) -> list[str]:
        """Return the undecided groups after ``index``, around the end: so many that not all can be taken."""
        places = (place for place in self._open(index, 1, deferred=deferred) if place != index)
        return [self.ids[place] for place in islice(places, MOST_AT_ONCE)]

    def _open(self, index: int, step: int, *, deferred: bool) -> Iterator[int]:
        total = len(self.ids)
        for distance in range(1, total + 1):
            place = index + step * distance
            if step < 0 and place < 0:
                return
            place %= total
            outcome = self.outcomes.get(self.ids[place])
            if outcome is None or (deferred and outcome == "deferred"):
                yield place

    def merge(self, ids: Sequence[str], *, in_order: bool = False) -> int:
        """Take the queue as another process left it; the cursor stays on its group. Returns how many are new.

        What was decided here or is on screen stays in the list; groups decided elsewhere leave it. New ones come to
        the end, where they move nothing, or where their order puts them if they follow from what this reviewer did.
        """
        current = self.current
        fresh, known = set(ids), set(self.ids)
        kept = [group for group in self.ids if group in fresh or group in self.outcomes or group == current]
        new = [group for group in ids if group not in known]
        self.ids.replace(_in_order(kept, ids, known) if in_order else kept + new)
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
        """Return (from, to, approved, decided) for bins of the program's probability that had decisions that stand."""
        stand = [judged for group, judged in self.scored.items() if group in self.moments]
        found = []
        for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.0)):
            here = [yes for score, yes in stand if low <= score and (score < high or high == 1.0)]
            if here:
                found.append((low, high, sum(here), len(here)))
        return found

    def deferred(self) -> int:
        """How many were put off in this sitting and not taken up again."""
        return sum(outcome == "deferred" for outcome in self.outcomes.values())

    def done(self) -> int:
        """How many were finally decided in this sitting."""
        return len(self.moments)

    def kinds(self) -> dict[str, int]:
        """What this reviewer did, by kind: decisions, and what he put off; what others did to a group is not his."""
        mine = Counter(o for group, o in self.outcomes.items() if group in self.moments or o == "deferred")
        return dict(mine)

    def active_seconds(self, now: float) -> float:
        """Seconds of work, pauses not counted."""
        end = self.paused_at if self.paused_at is not None else now
        return max(0.0, end - self.started - self.paused)

    def pace(self, now: float) -> float | None:
        """Decisions a minute over this sitting; None before the first two."""
        seconds = self.active_seconds(now)
        return self.done() * 60 / seconds if self.done() > 1 and seconds > 1 else None

    def over(self, now: float) -> str | None:
        """Say why the sprint is over, if it is: its time or its number of decisions."""
        decisions = many(self.done(), "decision")
        if self.count is not None and self.done() >= self.count:
            return decisions
        if self.minutes is not None and self.active_seconds(now) >= self.minutes * 60:
            return f"{many(self.minutes, 'minute')}, {decisions}"
        return None

    def pause(self, now: float) -> bool:
        """Pause or go on; returns whether it is paused now."""
        if self.paused_at is None:
            self.paused_at = now
        else:
            self.paused += now - self.paused_at
            self.paused_at = None
        return self.paused_at is not None


def _in_order(kept: Sequence[str], ids: Sequence[str], known: Collection[str]) -> list[str]:
    """Return ``kept`` with each unknown one of ``ids`` behind the known one that it follows there."""
    following: dict[str | None, list[str]] = {}
    before: str | None = None
    for group in ids:
        if group in known:
            before = group
        else:
            following.setdefault(before, []).append(group)
    found = following.get(None, [])
    return found + [one for group in kept for one in (group, *following.get(group, ()))]
