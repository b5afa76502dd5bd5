"""Grouping again: the matcher's proposals for all claims, under the reviewers' decisions, made the open groups.

Open groups follow from the set of articles and decisions alone. Decided groups keep their members and may gain some,
which
reopens them. A group keeps its id while it keeps its earliest member, or once it is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from store.errors import UsageError
from store.models import Constraints, Pair, Progress, ProposedGroup, Unit
from store.review.change import Who, core
from store.review.decisions import group_id
from store.review.records import Database, Events, constraints, entities, marks, proposals, units
from store.review.records.proposals import Present

Told = Callable[[Progress], None]
Cancelled = Callable[[], bool]
_ATTEMPTS = 3


def regroup(
    db: Database,
    who: Who,
    *,
    threshold: float | None = None,
    progress: Told | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Replace the open groups by what follows from articles and decisions now; return how many wait for a reviewer.

    The work is done on a snapshot, so reviewers go on deciding; when something changed meanwhile it is done again, at
    last
    while others wait. A given ``threshold`` is kept as a setting. Raises CancelledError; then nothing has changed.
    """
    if threshold is not None:
        _keep_threshold(db, who, threshold)
    for attempt in range(_ATTEMPTS + 1):
        last = attempt == _ATTEMPTS
        outer: AbstractContextManager[None] = db.transaction() if last else _nothing()
        with outer:
            with db.snapshot():
                seen = Events.head(db)[0]
                task = _Task.of(db)
            found = task.run(progress, cancelled)
            with db.transaction():
                if Events.head(db)[0] == seen:
                    if progress is not None:
                        progress(Progress("saving groups", 0, len(found)))
                    _Replacement(db, who, task.present).apply(found)
                    break
    return int(db.value("SELECT count(*) FROM claim_group WHERE place IS NOT NULL"))


def _nothing() -> AbstractContextManager[None]:
    from contextlib import nullcontext

    return nullcontext()


def _keep_threshold(db: Database, who: Who, threshold: float) -> None:
    if not 0.0 < threshold < 1.0:
        raise UsageError("The threshold is a probability between 0 and 1.")
    if marks.setting(db, "threshold") != Events.canonical(threshold):
        with db.transaction():
            db.execute("INSERT OR REPLACE INTO setting VALUES ('threshold', ?)", (Events.canonical(threshold),))
            Events.append(db, who[0], "setting", {"key": "threshold", "value": threshold}, os_user=who[1])


class _Task:
    """What the matcher is asked: all units, the decisions, and the groups that stand."""

    def __init__(self, found: list[Unit], bounds: Constraints, present: list[Present], threshold: float | None) -> None:
        self.units = found
        self.bounds = bounds
        self.present = present
        self.threshold = threshold

    @classmethod
    def of(cls, db: Database) -> _Task:
        kept = marks.setting(db, "threshold")
        return cls(
            units.all_units(db),
            constraints.constraints(db),
            proposals.living(db),
            None if kept is None else float(kept),
        )

    def run(self, progress: Told | None, cancelled: Cancelled | None) -> list[ProposedGroup]:
        from store.matching.grouping import group

        fixed = [group.members for group in self.present if group.fixed and group.state != "not_checkable"]
        return group(
            self.units,
            self.bounds,
            threshold=self.threshold,
            fixed_groups=fixed,
            cancelled=cancelled,
            progress=progress,
        )


class _Replacement:
    """Brings the proposals into the tables and appends one event when any group changed its members."""

    def __init__(self, db: Database, who: Who, present: Sequence[Present]) -> None:
        self.db = db
        self.who = who
        self.present = {group.id: group for group in present}
        self.home = {claim: group for group in present if group.fixed for claim in group.members}
        self.taken = proposals.taken_ids(db)
        self.changes: dict[str, list[Any]] = {}
        self.counts = {"new": 0, "changed": 0, "gone": 0, "reopened": 0}

    def apply(self, found: Sequence[ProposedGroup]) -> None:
        """Write all proposals inside the caller's transaction."""
        open_now = {id: group for id, group in self.present.items() if not group.fixed}
        wanted: dict[str, ProposedGroup] = {}
        grown: list[tuple[Present, ProposedGroup]] = []
        for proposed in found:
            holder = next((self.home[claim] for claim in proposed.claim_ids if claim in self.home), None)
            if holder is not None:
                grown.append((holder, proposed))
            else:
                wanted[self._id(proposed)] = proposed
        gone = [group for id, group in open_now.items() if id not in wanted]
        moved = [g for id, g in open_now.items() if id in wanted and g.members != wanted[id].claim_ids]
        before = {group.id: self._before(group) for group in [*gone, *moved]}
        for group in gone:
            proposals.remove(self.db, group)
        proposals.free(self.db, moved)
        for holder, proposed in grown:
            self._grow(holder, proposed)
        for id, proposed in wanted.items():
            self._write(id, proposed, open_now.get(id))
        self.counts["gone"] = len(gone)
        self._record(before)

    def _id(self, proposed: ProposedGroup) -> str:
        anchor = proposed.claim_ids[0]
        others = [group.id for group in self.present.values() if group.fixed and group.anchor == anchor]
        return group_id(anchor, [*self.taken.get(anchor, ()), *others])

    def _before(self, group: Present) -> Any:
        return entities.read(self.db, f"group:{group.id}") if group.touched else None

    def _write(self, id: str, proposed: ProposedGroup, known: Present | None) -> None:
        if known is None:
            proposals.insert(self.db, id, proposed)
            self.counts["new"] += 1
            return
        moved = known.members != proposed.claim_ids
        if moved or known.signature != proposals.signature(proposed, proposals.detail_of(proposed)):
            proposals.update(self.db, known, proposed, moved=moved)
            self.counts["changed"] += moved

    def _grow(self, holder: Present, proposed: ProposedGroup) -> None:
        """Add new members to a decided group, which reopens an approved one; renew its description."""
        arrived = [claim for claim in proposed.claim_ids if claim not in set(holder.members)]
        entity = f"group:{holder.id}"
        if arrived:
            before = entities.read(self.db, entity)
            assert before is not None
            value = {**before, "members": [*before["members"], *([claim, 0] for claim in arrived)]}
            value["version"] += 1
            if holder.state == "approved":
                value["reopened"] = 1
                self.counts["reopened"] += 1
            entities.clear_members(self.db, holder.id)
            entities.write(self.db, entity, value)
            self.changes[entity] = [before, None]
            self.counts["changed"] += 1
        detail = proposals.detail_of(proposed)
        if holder.signature != proposals.signature(proposed, detail):
            proposals.describe(
                self.db, holder.pk, proposed, detail, pinned=holder.pinned or holder.state == "approved",
                relation_by=holder.relation_by or ("reviewer" if holder.state == "approved" else None),
            )  # fmt: skip

    def _record(self, before: dict[str, Any]) -> None:
        for id, value in before.items():
            if value is not None:
                self.changes[f"group:{id}"] = [value, None]
        for entity, change in list(self.changes.items()):
            change[1] = entities.read(self.db, entity)
            if core(entity, change[0]) == core(entity, change[1]):
                del self.changes[entity]
        marks.set_dirty(self.db, False)
        if any(self.counts.values()):
            body = {**self.counts, "changes": self.changes}
            Events.append(self.db, self.who[0], "group", body, os_user=self.who[1], touches=sorted(self.changes))


def reopen(db: Database, gone: Sequence[str]) -> dict[str, list[Any]]:
    """Reopen approved groups whose members are no longer in their articles; returns the changes for the event.

    The members stay in the record of the decision, pointing into the version they were read from.
    """
    changes: dict[str, list[Any]] = {}
    for id in sorted(set(entities.owners(db, list(gone)).values())):
        before = entities.read(db, f"group:{id}")
        if before is not None and before["state"] == "approved":
            entities.write(db, f"group:{id}", {**before, "reopened": 1, "version": before["version"] + 1})
            changes[f"group:{id}"] = [before, entities.read(db, f"group:{id}")]
    return changes


def explain(db: Database, a: str, b: str) -> Pair:
    """Return the score of two claims with the part of each feature, under the words of all claims."""
    from store.matching.grouping import idf_of
    from store.matching.profile import profile_of
    from store.matching.score import score_pair

    chosen = units.some_units(db, [a, b])
    if len(chosen) != 2:
        known = {unit.claim.id for unit in chosen}
        raise UsageError(f"There is no claim {a if a not in known else b}.")
    return score_pair(chosen[0], chosen[1], idf_of(profile_of(unit) for unit in units.all_units(db)))
