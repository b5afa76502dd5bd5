"""Group work on the card: relation, verdict, evidence, note, tag, flag, dates, outlets; members: review_members."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from store.errors import TadqiqError
from store.models import GroupRow, Member
from tui.card import load_card
from tui.event_words import NOT_CHECKABLE, RELATIONS
from tui.naming import quoted
from tui.screens.asking import ask_article, ask_note
from tui.screens.evidence import ask_evidence
from tui.screens.review_members import Members

if TYPE_CHECKING:
    from store.store import Store
    from tui.screens.review import ReviewScreen
    from tui.screens.workspace import Handler

_GROUP = re.compile(r"\bg[0-9a-f]{12}\b")


class GroupWork:
    """What is done to the group on screen besides deciding; ``marked`` are the groups marked for a merge."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self.marked: list[str] = []
        self.members = Members(self)

    def handlers(self) -> dict[str, Handler]:
        """What the working keys do."""
        return {
            **self.members.handlers(), "relation": self.relation, "verdict": self.verdict, "evidence": self.evidence,
            "note": self.note, "tag": self.tag, "flag": self.flag, "not_checkable": self.not_checkable,
            "confirm": self.confirm, "edit": self.edit,
        }  # fmt: skip

    def why_not(self, action_id: str) -> str | None:
        """Say why a working key cannot be used now."""
        screen = self.screen
        if action_id not in self.handlers():
            return None
        if screen.card is None or screen.box.message:
            return "There is no card to work on here"
        if action_id == "verdict" and screen.card.group.state != "approved":
            return "A verdict needs an approved group: approve it first"
        return self.members.why_not(action_id, screen.card)

    @property
    def member(self) -> Member:
        """The focused member."""
        card = self.screen.card
        if card is None:
            raise TadqiqError("There is no card here.")
        return card.members[min(self.screen.box.ticks.focus, len(card.members) - 1)]

    @property
    def group(self) -> str:
        """The id of the group on screen."""
        return self.seen[0]

    @property
    def seen(self) -> tuple[str, int]:
        """The id of the group on screen, and its version there: what is judged is what was looked at."""
        card = self.screen.card
        if card is None:
            raise TadqiqError("There is no card here.")
        return card.group.id, card.group.version

    async def remark(self, write: Callable[[Store], object], words: str) -> bool:
        """Write something that leaves the card where it is, and show the card as it is now; False when refused."""
        screen, group = self.screen, self.group
        try:
            await screen.desk.ask(write)
        except TadqiqError as problem:
            told = await self.by_number(str(problem).replace(f"`tadqiq evidence {group} URL`", "press E to add it"))
            screen.notice(told if told.startswith("Not ") else f"Not done: {told}", "error")
            return False
        screen.cards.forget()
        seen = screen.queue_list.in_sight()
        card, rows = await screen.desk.ask(lambda store: (load_card(store, group), store.queue_rows(seen)))
        screen.queue_list.forget()  # an outlet or a statement may stand in other rows too
        screen.queue_list.fill((row.id, row) for row in rows)
        screen.show_queue()
        if screen.sitting.current == group:
            screen.lenses.close()
            screen.show_card(card, keep=True)
        screen.notice(words)
        return True

    async def by_number(self, told: str) -> str:
        """Name groups by their number in the queue, else by their first words, not by their ids."""
        for found in _GROUP.findall(told):
            if found in self.screen.sitting.ids:
                name = f"group {self.screen.sitting.ids.index(found) + 1}"
            else:
                rows = await self.screen.desk.ask(partial(_row_of, found))
                name = quoted(rows[0].headline, 24) if rows else found
            told = told.replace(f"Group {found}", name).replace(f"group {found}", name).replace(found, name)
        return told

    def ask(self, label: str, take: Callable[[str], object], value: str = "") -> None:
        """Ask for a line of text; what is left empty does nothing."""

        def done(text: str | None) -> None:
            if text is not None and text.strip():
                self.screen.start(take(text.strip()))

        self.screen.prompt.ask(label, done, value)

    # --- judging ------------------------------------------------------------------------------------------

    def relation(self) -> None:
        """Wait for the digit of the relation."""
        self._choose("Relation", RELATIONS, self._relate)

    async def _relate(self, number: int) -> None:
        group, version = self.seen
        if number not in RELATIONS:
            self.screen.notice("A relation is a digit from 1 to 7", "warning")
        elif number in (4, 6, 7):
            others = [other for other in self.marked if other != group]
            if not others:
                self.screen.notice(f"{number} links two groups: mark the other one first (m)", "warning")
                return
            await self.remark(
                lambda store: store.relate(group, number, others[0], expect_version=version),
                f"Linked: {RELATIONS[number]}",
            )
        else:
            await self.remark(
                lambda store: store.relate(group, number, expect_version=version), f"Relation: {RELATIONS[number]}"
            )

    async def verdict(self) -> None:
        """Wait for the digit of the verdict; the scale is a setting of the database."""
        here = self.group
        found, ready = await self.screen.desk.ask(
            lambda store: (store.setting("verdict_scale"), store.has_evidence(here))
        )
        if not ready:
            self.screen.notice("A verdict needs evidence first: press E to add it", "warning")
            return
        scale = verdict_scale(found)

        async def rate(number: int) -> None:
            name = scale.get(number)
            if name is None:
                self.screen.notice("There is no such verdict on the scale", "warning")
                return
            group, version = self.seen
            await self.remark(lambda store: store.verdict(group, name, expect_version=version), f"Verdict: {name}")

        self._choose("Verdict", scale, rate)

    def _choose(self, name: str, choices: Mapping[int, str], take: Callable[[int], object]) -> None:
        """Show the choices in place of the source and wait for a digit; any other key gives up."""
        self.screen.lenses.show_choices(name, choices)

        def chosen(number: int) -> object:
            self.screen.lenses.leave()
            return take(number)

        self.screen.want_digit(f"{name}: press a digit", chosen, self.screen.lenses.leave)

    def evidence(self) -> None:
        """Ask for the parts of an evidence item, one after the other; words chosen in the source are its quotation."""
        source = self.screen.lenses.source
        quote = source.selected if source is not None else ""
        ask_evidence(self.screen, self.group, lambda write: self.remark(write, "Evidence added"), quote)

    # --- remarks ------------------------------------------------------------------------------------------

    def note(self) -> None:
        """Ask for a note; an unfinished one is kept as a draft."""
        ask_note(self.screen, self.group, "Note", lambda write: self.remark(write, "Note kept"))

    def tag(self) -> None:
        """Ask for a tag."""
        group = self.group
        self.ask("Tag", lambda text: self.remark(lambda store: store.tag(group, text), f"Tagged «{text}»"))

    async def flag(self) -> None:
        """Flag the group, or take the flag away."""
        card = self.screen.card
        if card is not None:
            group, on = card.group.id, not card.group.flagged
            await self.remark(lambda store: store.flag(group, on), "Flagged" if on else "Flag taken away")

    def not_checkable(self) -> None:
        """Wait for the digit that says why the group leaves the queue; 0 says nothing."""
        self._choose("Not checkable", NOT_CHECKABLE, self._leave_queue)

    async def _leave_queue(self, number: int) -> None:
        if number not in NOT_CHECKABLE:
            self.screen.notice(f"A reason is a digit from 0 to {max(NOT_CHECKABLE)}", "warning")
            return
        group, reason = self.group, NOT_CHECKABLE[number] if number else None
        await self.screen.decisions.write(
            "not checkable", lambda store, version: store.not_checkable(group, reason, expect_version=version)
        )

    def confirm(self) -> None:
        """Confirm or edit the date, then the outlet, of the focused member's article."""
        card = self.screen.card
        if card is not None:
            article = card.articles[self.member.claim.article_id]
            ask_article(self.screen, article, lambda write: self.remark(write, "Date and outlet confirmed"))

    def edit(self) -> None:
        """Edit the statement of the focused claim; its quote comes from the article and never changes."""
        claim = self.member.claim
        self.ask(
            "Statement",
            lambda text: self.remark(lambda store: store.claim_edit(claim.id, statement=text), "Statement changed"),
            claim.statement or claim.text,
        )


def _row_of(group: str, store: Store) -> list[GroupRow]:
    return store.queue_rows([group])


def verdict_scale(found: object) -> dict[int, str]:
    """Return the verdict scale from the settings, or the default one: digit → name."""
    from store.export.verdicts import scale

    return {step.digit: step.name for step in scale(found)}
