"""Approve, reject, defer, split, merge, not checkable: what a reviewer decides about a group.

What each means for the matcher is PRODUCT's table: approve binds the ticked members and keeps the others away; reject
keeps all of them apart from each other; split keeps the two parts apart; merge binds everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from store.errors import StaleVersionError, UsageError
from store.models import OUTCOMES, Decided, Event, Outcome, Who
from store.review.change import Change, decided, leave, state_of
from store.review.records import Database, Events, entities, judged, marks
from store.review.records.entities import Value, member_ids


def group_id(claim: str, taken: Sequence[str] = ()) -> str:
    """Return the id of the group whose earliest member is ``claim``; another one when that is ``taken``."""
    n = 1
    while True:
        seed = claim if n == 1 else f"{claim}#{n}"
        id = "g" + hashlib.sha256(seed.encode()).hexdigest()[:12]
        if id not in taken:
            return id
        n += 1


def require_version(db: Database, id: str, value: Value, expected: int | None) -> None:
    """Raise StaleVersionError, naming who and when, unless the group has the expected version (None: any)."""
    if expected is None or value["version"] == expected:
        return
    if expected > value["version"]:
        sentence = f"Group {id} has no version {expected} yet: it has version {value['version']}; nothing was changed."
        raise StaleVersionError(sentence, version=value["version"])
    raise stale(db, id, value)


def _require_open(db: Database, id: str, value: Value | None, expected: int | None) -> None:
    """Raise StaleVersionError unless a group has the expected version or, without one, still waits for a decision."""
    if value is None:
        return
    require_version(db, id, value, expected)
    if expected is None and state_of(value) not in ("pending", "reopened"):
        raise stale(db, id, value)


def stale(db: Database, id: str, value: Value) -> StaleVersionError:
    """Return the error for a card that is no longer what it was: who decided last and when, and whether reports came
    in.
    """
    version, state = value["version"], state_of(value)
    last = last_person(db, id)
    if last is None:
        what = f"Group {id} has changed since: new reports came in"
        return StaleVersionError(f"{what}. It has version {version}; nothing was changed.", version=version)
    arrived = "; new reports came in since" if state == "reopened" else ""
    what = f"Group {id} is {state} now: {last.reviewer} was first ({last.kind}, {last.at}){arrived}"
    sentence = f"{what}. It has version {version}; nothing was changed."
    return StaleVersionError(sentence, by=last.reviewer, at=last.at, version=version)


def last_person(db: Database, id: str) -> Event | None:
    """Return the last event of a person, not of the matcher, that touched a group."""
    events = Events.read(db, entity=f"group:{id}", newest_first=True)
    return next((event for event in events if event.kind not in ("group", "load")), None)


def decide(
    db: Database,
    who: Who,
    id: str,
    outcome: Outcome,
    *,
    expect_version: int | None = None,
    force: bool = False,
    members: Sequence[str] | None = None,
    note: str | None = None,
    reason: str | None = None,
) -> Decided:
    """Approve, reject or defer; see :meth:`store.store.Store.decide`."""
    if outcome not in OUTCOMES:
        raise UsageError(f"No such decision: {outcome}; one of approve, reject, defer.")
    if not force:  # who is late is told so without waiting for the others' turn to write
        _require_open(db, id, entities.read(db, f"group:{id}"), expect_version)
    with db.transaction():
        change = Change(db, who, "decide")
        value = change.group(id)
        if not force:
            _require_open(db, id, value, expect_version)
        if outcome != "defer":
            judged.keep(db, id)
        if outcome == "approve":
            _approve(change, value, members)
        elif outcome == "reject":
            _reject(change, value)
        else:
            _take_back(value)
            value["deferred"] = Events.head(db)[0] + 1
        value.update(state=OUTCOMES[outcome], reopened=0, decided_by=who[0], decided_at=db.clock())
        if outcome != "defer":
            value["deferred"] = None
        extra = {"note": note, "reason": reason, "force": force or None}
        body = {"outcome": outcome, "members": member_ids(value), **{k: v for k, v in extra.items() if v}}
        change.put(f"group:{id}", value)
        if note:
            _attach_note(change, id, note)
        return decided(change, change.commit(body, group=id), id)


def _attach_note(change: Change, id: str, note: str) -> None:
    at = change.db.clock()
    name = hashlib.sha256(f"{id}|{Events.head(change.db)[0]}".encode()).hexdigest()[:12]
    change.put(f"remark:n{name}", {"kind": "note", "target": id, "body": note, "by": change.who[0], "at": at})


def _approve(change: Change, value: Value, members: Sequence[str] | None) -> None:
    present = member_ids(value)
    ticked = present if members is None else list(dict.fromkeys(members))
    unknown = [claim for claim in ticked if claim not in present]
    if unknown:
        raise UsageError(f"{unknown[0]} is not a member of this group.")
    if len(ticked) < 2:
        raise UsageError("Approve needs at least two ticked members; reject the group or tick another.")
    unticked = [claim for claim in present if claim not in set(ticked)]
    kept = [c for c in value["constraints"] if c[0] == "cannot" and c[2] is not None]
    value["constraints"] = [["must", sorted(ticked), None], *_without(kept, ticked)]
    if unticked:
        value["constraints"].append(["cannot", sorted(unticked), sorted(ticked)])
        leave(value, unticked)
    value["members"] = [[claim, 1] for claim, _ in value["members"]]


def _without(constraints: list[list[object]], together: Sequence[str]) -> list[list[object]]:
    """Lift older cannot-links between claims that are now bound together."""
    bound, kept = set(together), []
    for kind, ids, others in constraints:
        left = [c for c in ids if c not in bound]  # type: ignore[attr-defined]  # JSON lists of ids
        if left:
            kept.append([kind, left, others])
    return kept


def _reject(change: Change, value: Value) -> None:
    value["constraints"] = [["cannot", sorted(member_ids(value)), None]]
    value["members"] = [[claim, 1] for claim, _ in value["members"]]


def _take_back(value: Value) -> None:
    """Lift a rejection: another decision on the same group takes its place."""
    value["constraints"] = [c for c in value["constraints"] if c[0] == "must" or c[2] is not None]


def split(db: Database, who: Who, id: str, members: Sequence[str], *, expect_version: int | None = None) -> Decided:
    """Let members leave; see :meth:`store.store.Store.split`."""
    with db.transaction():
        change = Change(db, who, "split")
        value = change.group(id)
        require_version(db, id, value, expect_version)
        if not entities.is_living(value):
            raise UsageError(f"Group {id} is rejected; there is nothing to split.")
        present, chosen = member_ids(value), list(dict.fromkeys(members))
        if any(claim not in present for claim in chosen):
            raise UsageError("Only members of the group can be split off.")
        rest = [claim for claim in present if claim not in set(chosen)]
        if not chosen or not rest:
            raise UsageError("Split needs some members to leave and some to stay.")
        new = None
        if len(chosen) > 1:
            first = next(claim for claim in present if claim in set(chosen))
            taken = [row[0] for row in db.rows("SELECT id FROM claim_group WHERE anchor = ?", (first,))]
            new = group_id(first, [*taken, id])
            change.put(f"group:{new}", _new_group(value, first, [c for c in present if c in set(chosen)]))
        judged.keep(db, id)
        value["constraints"] = [
            *(c for c in value["constraints"] if c[0] == "cannot"),
            ["must", sorted(rest), None],
            ["cannot", sorted(chosen), sorted(rest)],
        ]
        leave(value, chosen)
        change.put(f"group:{id}", value)
        return decided(change, change.commit({"members": chosen, "new": new}, group=id), id)


def _new_group(source: Value, first: str, members: list[str]) -> Value:
    return {
        **source, "anchor": first, "version": 0, "state": "pending", "reopened": 0, "lead": first, "pinned": 0,
        "relation": 1, "relation_reason": "", "relation_by": None, "flagged": 0, "verdict": None, "needs_second": 0,
        "decided_by": None, "decided_at": None, "deferred": None, "members": [[claim, 0] for claim in members],
        "constraints": [["must", sorted(members), None]],
    }  # fmt: skip


def merge(
    db: Database, who: Who, ids: Sequence[str], *, expect_versions: Sequence[int | None] | None = None
) -> Decided:
    """Unite groups into the first; see :meth:`store.store.Store.merge`."""
    names = list(dict.fromkeys(ids))
    if len(names) < 2:
        raise UsageError("Merge needs at least two groups.")
    with db.transaction():
        change = Change(db, who, "merge")
        values = [change.group(id) for id in names]
        for n, (id, value) in enumerate(zip(names, values, strict=True)):
            require_version(db, id, value, expect_versions[n] if expect_versions else None)
            if not entities.is_living(value):
                raise UsageError(f"Group {id} is rejected; undo that first.")
        union = [member for value in values for member in value["members"]]
        together = [claim for claim, _ in union]
        _refuse_broken(db, together)
        for id in names:
            judged.keep(db, id)
        first, rest = values[0], values[1:]
        decisions = {value["state"] for value in values}
        first["members"] = union
        first["constraints"] = [
            ["must", sorted(together), None],
            *(c for value in values for c in value["constraints"] if c[0] == "cannot"),
        ]
        if decisions != {first["state"]}:
            first.update(state="pending", reopened=0, deferred=None)
        for id, value in zip(names[1:], rest, strict=True):
            value["members"] = []
            change.put(f"group:{id}", None)
        change.put(f"group:{names[0]}", first)
        return decided(change, change.commit({"merged": names}, group=names[0]), names[0])


def _refuse_broken(db: Database, together: list[str]) -> None:
    """Raise when two of these claims are kept apart by a reviewer."""
    from store.review.records import constraints

    broken = constraints.broken(db, set(together))
    if broken is not None:
        *_, group = broken
        last = last_person(db, group)
        by = f" by {last.reviewer}" if last else ""
        raise UsageError(f"Not merged: two of these reports are kept apart{by} in group {group}.")


def not_checkable(
    db: Database, who: Who, target: str, reason: str | None = None, *, expect_version: int | None = None
) -> Decided:
    """Take a group or claim out of the queues; see :meth:`store.store.Store.not_checkable`."""
    with db.transaction():
        change = Change(db, who, "not_checkable")
        if target.startswith("g"):
            value = change.group(target)
            require_version(db, target, value, expect_version)
            _take_back(value)
            value.update(state="not_checkable", reopened=0, deferred=None, decided_by=who[0], decided_at=db.clock())
            change.put(f"group:{target}", value)
            return decided(change, change.commit({"reason": reason}, group=target), target)
        edit = change.get(f"claim:{target}") or {}
        change.put(f"claim:{target}", {**edit, "not_checkable": reason or "not checkable"})
        group = entities.owners(db, [target]).get(target)
        if group is not None:
            _take_out(change, group, target)
        marks.set_dirty(db, [target])
        seq = change.commit({"claim": target, "reason": reason}, group=group)
        return decided(change, seq, group or target, claim=target)


def _take_out(change: Change, group: str, claim: str) -> None:
    """Take one claim out of an open group; a decided one has to be split first."""
    value = change.group(group)
    if value["state"] == "approved":
        raise UsageError(f"Group {group} is approved with this claim in it; split it off first.")
    leave(value, [claim])
    change.put(f"group:{group}", value if len(value["members"]) > 1 else None)
