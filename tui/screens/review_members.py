"""Which statements make the group on the card: split some off, mark and merge groups, choose the lead wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.card import Card
from tui.counted import many

if TYPE_CHECKING:
    from tui.screens.review_work import GroupWork
    from tui.screens.workspace import Handler


class Members:
    """The keys that change whose statements are in a group."""

    def __init__(self, work: GroupWork) -> None:
        self.work = work
        self.screen = work.screen

    def handlers(self) -> dict[str, Handler]:
        """What the keys for members do."""
        return {"split": self.split, "mark": self.mark, "merge": self.merge, "pin": self.pin}

    def why_not(self, action_id: str, card: Card) -> str | None:
        """Say why such a key cannot be used on this card now."""
        ticked = len(self.screen.box.ticks.ticked)
        if action_id == "split" and ticked == len(card.members):
            return "Every member is ticked: untick those that shall leave, then split"
        if action_id == "split" and not ticked:
            return "No member is ticked: at least one must stay"
        if action_id == "merge" and not [group for group in self.work.marked if group != card.group.id]:
            return "No other group is marked: go to it, press m, come back and press M"
        return None

    async def split(self) -> None:
        """Let the unticked members leave as a group of their own; of one statement nothing is left to decide."""
        card = self.screen.card
        if card is None:
            return
        leaving = [m.claim.id for m in card.members if m.claim.id not in self.screen.box.ticks.ticked]
        group, version = card.group.id, card.group.version
        words = f"{many(len(leaving), 'statement')} split off"
        if await self.work.remark(lambda store: store.split(group, leaving, expect_version=version), words):
            await self._queue_changed(words)
            if len(card.members) - len(leaving) == 1:
                self._alone(group, f"{words}: one statement is left and waits for nothing; z brings it back")

    def _alone(self, group: str, words: str) -> None:
        """Go on from a group of which one statement is left, as after a decision."""
        screen = self.screen
        screen.sitting.drop([group])
        screen.queue_list.set_ids(screen.sitting.ids, keep=screen.sitting.current)
        screen.show_queue()
        screen.sprints.keep()
        place = screen.sitting.open_after(screen.sitting.index - 1)
        if place is None:
            screen.decisions.finished()
        else:
            screen.go(place)
        screen.notice(words)

    async def _queue_changed(self, words: str) -> None:
        """Read the queue anew after groups came or went, and say what was done."""
        await self.screen.live.refresh(everything=True)
        if self.screen.card is not None:
            self.screen.show_card(self.screen.card)
        self.screen.notice(words)

    def mark(self) -> None:
        """Mark this group for a merge, or take the mark away."""
        group, marks = self.work.group, self.work.marked
        if group in marks:
            marks.remove(group)
        else:
            marks.append(group)
        self.screen.show_queue()
        marked = f"{len(marks)} marked for a merge: M merges them with the card on screen"
        self.screen.notice(marked if marks else "No longer marked; no group is marked for a merge")

    async def merge(self) -> None:
        """Merge the marked groups into this one; refused with the reason where a decision forbids it."""
        group, version = self.work.seen
        ids = [group, *(other for other in self.work.marked if other != group)]
        versions = [version, *[None] * (len(ids) - 1)]
        words = f"{len(ids)} groups are one now"
        if await self.work.remark(lambda store: store.merge(ids, expect_versions=versions), words):
            self.work.marked.clear()
            self._merged(group, ids[1:])
            await self._queue_changed(words)

    def _merged(self, group: str, gone: list[str]) -> None:
        """Take the groups that were merged into another out of the queue, and the sign of the one that is left."""
        screen = self.screen
        screen.sitting.drop(gone)
        if screen.card is not None and screen.card.group.state in ("pending", "reopened"):
            screen.sitting.outcomes.pop(group, None)
            screen.sitting.moments.pop(group, None)
        screen.queue_list.forget([group, *gone])
        screen.queue_list.set_ids(screen.sitting.ids, keep=screen.sitting.current)
        screen.sprints.keep()

    async def pin(self) -> None:
        """Make the focused member the lead wording."""
        (group, version), claim = self.work.seen, self.work.member.claim.id
        await self.work.remark(
            lambda store: store.pin(group, claim, expect_version=version), "This wording leads the group now"
        )
