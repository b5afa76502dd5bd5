"""One action under way: what it touches, before and after, and the single event it ends in.

Every action on groups, claims, articles and remarks is a set of entities with a value before and after. So each is
undone, redone, shown and checked in one way.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from store.errors import StaleVersionError, UsageError
from store.models import Decided, State, Who
from store.review.records import Database, Events, entities, lessons, marks
from store.review.records.entities import Value


def core(entity: str, value: Value | None) -> Value | None:
    """Return what a person decided in a value: without versions, scores and what the matcher works out by itself."""
    if value is None or not entity.startswith("group:"):
        return value
    return entities.core(value)


def state_of(value: Value) -> State:
    """Return the state a reader sees: ``reopened`` lies over a decided one."""
    return "reopened" if value["reopened"] else value["state"]


class Change:
    """Collects what an action touches; :meth:`commit` writes all of it and the event. Use inside a transaction."""

    def __init__(self, db: Database, who: Who, kind: str) -> None:
        self.db = db
        self.who = who
        self.kind = kind
        self._before: dict[str, Value | None] = {}
        self._after: dict[str, Value | None] = {}

    def get(self, entity: str) -> Value | None:
        """Return the value of an entity as this action leaves it so far; change it freely, then :meth:`put` it."""
        if entity not in self._before:
            self._before[entity] = entities.read(self.db, entity)
            self._after[entity] = copy.deepcopy(self._before[entity])
        return self._after[entity]

    def put(self, entity: str, value: Value | None) -> None:
        """Set what an entity shall be afterwards."""
        self.get(entity)
        self._after[entity] = value

    def group(self, id: str) -> Value:
        """Return the value of a group that must exist; raises UsageError."""
        value = self.get(f"group:{id}")
        if value is None:
            raise UsageError(f"There is no group {id}.")
        return value

    def commit(
        self,
        body: dict[str, Any],
        *,
        group: str | None = None,
        undoable: bool = True,
        after: Callable[[], None] | None = None,
    ) -> int:
        """Write everything, append the event and return its number; ``group`` is the one the event is about."""
        self._free_claims()
        touched = [e for e in self._before if self._before[e] != self._after[e]]
        groups = [e.partition(":")[2] for e in touched if e.startswith("group:")]
        moved = [id for id in groups if self._members_moved(f"group:{id}")]
        for id in moved:
            entities.clear_members(self.db, id)
        for entity in touched:
            value = self._after[entity]
            if entity.startswith("group:") and value is not None:
                value["version"] = self._next_version(entity)
            entities.write(self.db, entity, value)
        for id in moved:
            before, value = self._before[f"group:{id}"], self._after[f"group:{id}"]
            if value is not None and entities.member_ids(before) != entities.member_ids(value):
                from store.review.describe import redescribe

                redescribe(self.db, id)
        if after is not None:
            after()
        return self._append({**body, **self._follow(touched)}, touched, group, undoable)

    def _follow(self, touched: list[str]) -> dict[str, Any]:
        """Bring along what hangs on corrections: an article's date moves its claims', a statement a headline."""
        from store.review import corrections

        articles = [entity.partition(":")[2] for entity in touched if entity.startswith("article:")]
        claims = [entity.partition(":")[2] for entity in touched if entity.startswith("claim:")]
        corrections.headlines(self.db, claims)
        return {"claims": corrections.reread(self.db, articles)} if articles else {}

    def _append(self, body: dict[str, Any], touched: list[str], group: str | None, undoable: bool) -> int:
        changes = {entity: [self._before[entity], entities.read(self.db, entity)] for entity in touched}
        whole = {**body, "changes": changes}
        about = set(touched)
        if group is not None:
            now = changes.get(f"group:{group}", [None, None])[1] or entities.read(self.db, f"group:{group}")
            whole = {"group": group, "version": now["version"] if now else 0, **whole}
            about.add(f"group:{group}")
        reviewer, os_user = self.who
        seq = Events.append(self.db, reviewer, self.kind, whole, os_user=os_user, touches=sorted(about))
        if any(_constraints(self._before[entity]) != _constraints(self._after[entity]) for entity in touched):
            lessons.teach(self.db, seq)
        loose = self._loosened() | {e.partition(":")[2] for e in touched if e.startswith(("claim:", "own:"))}
        if loose:
            marks.set_dirty(self.db, loose)
        if undoable:
            marks.push(self.db, reviewer, seq)
        return seq

    def _loosened(self) -> set[str]:
        """Return the claims that a group of this action no longer binds or holds: the matcher may place them anew."""
        before = {c for e, v in self._before.items() if entities.is_living(v) for c in entities.member_ids(v)}
        after = {c for e, v in self._after.items() if entities.is_living(v) for c in entities.member_ids(v)}
        return before - after

    def _members_moved(self, entity: str) -> bool:
        before, after = self._before[entity], self._after[entity]
        same = entities.member_ids(before) == entities.member_ids(after)
        return not same or entities.is_living(before) != entities.is_living(after)

    def _next_version(self, entity: str) -> int:
        before = self._before[entity]
        return (before["version"] if before else entities.last_version(self.db, entity.partition(":")[2])) + 1

    def _free_claims(self) -> None:
        """Let open groups give up the claims that this action gives to another group; a decided group does not."""
        wanted: dict[str, str] = {}
        for entity in list(self._after):
            value = self._after[entity]
            if entity.startswith("group:") and entities.is_living(value):
                for claim in entities.member_ids(value):
                    if claim in wanted:
                        raise AssertionError(f"claim {claim} in two groups of one action")
                    wanted[claim] = entity
        for claim, owner in sorted(entities.owners(self.db, list(wanted)).items()):
            holder = f"group:{owner}"
            if holder == wanted[claim] or (
                holder in self._after and claim not in entities.member_ids(self._after[holder])
            ):
                continue
            value = self.group(owner)
            if not entities.is_living(value):
                continue
            if value["state"] != "pending" or value["constraints"]:
                touched = Events.read(self.db, entity=holder, newest_first=True)
                last = next((event for event in touched if event.kind not in ("group", "load")), None)
                by, at = (last.reviewer, last.at) if last else (None, None)
                raise StaleVersionError(
                    f"A report of it now stands in group {owner} ({value['state']}, by {by} at {at}). Nothing"
                    " was changed; "
                    "undo or split that group first.",
                    by=by, at=at, version=value["version"],
                )  # fmt: skip
            leave(value, [claim])
            if len(value["members"]) < 2:
                self.put(holder, None)


def _constraints(value: Value | None) -> list[Any]:
    """Return what a group's decision binds and parts; nothing for other entities."""
    return [] if value is None else value.get("constraints", [])


def leave(value: Value, claims: list[str]) -> None:
    """Take claims out of a group's value: no longer bound to it, and the lead stays a member."""
    gone = set(claims)
    value["members"] = [member for member in value["members"] if member[0] not in gone]
    bound = [
        [kind, [c for c in ids if kind != "must" or c not in gone], others]
        for kind, ids, others in value["constraints"]
    ]
    value["constraints"] = [entry for entry in bound if entry[0] != "must" or len(entry[1]) > 1]
    if value["lead"] in gone and value["members"]:
        value["lead"], value["pinned"] = value["members"][0][0], 0


def decided(change: Change, seq: int, group: str, undo_of: int | None = None, *, claim: str | None = None) -> Decided:
    """Return what a decision did, read back from the database; about ``claim`` where its group is no longer there."""
    value = entities.read(change.db, f"group:{group}")
    if value is None:
        return Decided(seq, claim or group, "pending", 0, undo_of)
    return Decided(seq, group, state_of(value), value["version"], undo_of)
