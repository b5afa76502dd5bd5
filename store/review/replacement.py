"""Bringing the matcher's proposals into the tables: open groups replaced, decided ones only added to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from store.models import Link, ProposedGroup, Who
from store.review.change import core
from store.review.decisions import group_id
from store.review.records import Database, Events, entities, marks, proposals
from store.review.records.proposals import Present


class Replacement:
    """Brings the proposals into the tables and appends one event when any group changed its members.

    ``around`` are groups beside ``present`` that stay as they are, and may be linked.
    """

    def __init__(self, db: Database, who: Who, present: Sequence[Present], around: Sequence[Present] = ()) -> None:
        self.db = db
        self.who = who
        self.around = around
        self.present = {group.id: group for group in present}
        self.home = {claim: group for group in present if group.fixed for claim in group.members}
        self.taken = proposals.taken_ids(db)
        self.changes: dict[str, list[Any]] = {}
        self.counted: set[str] = set()
        self.counts = {"new": 0, "changed": 0, "gone": 0, "reopened": 0}

    def apply(self, found: Sequence[ProposedGroup], links: Sequence[Link], *, whole: bool) -> None:
        """Write all proposals inside the caller's transaction; ``whole`` when they are those of everything."""
        open_now = {id: group for id, group in self.present.items() if not group.fixed}
        wanted: dict[str, ProposedGroup] = {}
        grown: list[tuple[Present, ProposedGroup]] = []
        for proposed in proposals.spread(found):
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
        names = {proposed.claim_ids[0]: id for id, proposed in wanted.items()}
        names |= {proposed.claim_ids[0]: holder.id for holder, proposed in grown}
        names |= {group.members[0]: group.id for group in self.around}
        named = [Link(names[link.a], names[link.b], link.relation, link.reason) for link in links]
        proposals.replace_links(
            self.db, [link for link in named if link.a != link.b],
            among=None if whole else [*self.present, *names.values()],
            strange=[*(group.id for group in gone), *(wanted.keys() - open_now.keys())],
        )  # fmt: skip
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
            self.counted.add(id)
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
        entities.recount(self.db, marks.changed_articles(self.db), self.counted)
        marks.set_clean(self.db)
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
