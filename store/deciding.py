"""What a reviewer can do with a Store. Each method is one transaction with one event, or changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.models import Decided, Outcome

if TYPE_CHECKING:
    from store.review.records import Database


class Deciding:
    """The acting half of :class:`store.store.Store`."""

    _db: Database
    reviewer: str
    os_user: str

    @property
    def who(self) -> tuple[str, str]:
        """The reviewer and the OS user, as every event keeps them."""
        return self.reviewer, self.os_user

    # ── decisions on groups ───────────────────────────────────────────────────────────────────────────────────────
    def decide(
        self,
        group_id: str,
        outcome: Outcome,
        *,
        expect_version: int | None = None,
        force: bool = False,
        members: Sequence[str] | None = None,
        note: str | None = None,
        reason: str | None = None,
    ) -> Decided:
        """Approve (the ticked ``members``, all by default), reject or defer a group.

        Raises StaleVersionError when the group is no longer what ``expect_version`` names; without a version only a
        pending or reopened group is decided. ``force`` overrides both and is recorded.
        """
        from store.review import decisions

        return decisions.decide(
            self._db, self.who, group_id, outcome, expect_version=expect_version, force=force, members=members,
            note=note, reason=reason,
        )  # fmt: skip

    def split(self, group_id: str, members: Sequence[str], *, expect_version: int | None = None) -> Decided:
        """Let ``members`` leave the group; two or more become a group of their own, kept apart from the rest."""
        from store.review import decisions

        return decisions.split(self._db, self.who, group_id, members, expect_version=expect_version)

    def merge(self, ids: Sequence[str], *, expect_versions: Sequence[int | None] | None = None) -> Decided:
        """Unite groups into the first; refused with the reason where a reviewer keeps two members apart."""
        from store.review import decisions

        return decisions.merge(self._db, self.who, ids, expect_versions=expect_versions)

    def relate(
        self, group_id: str, relation: int, other: str | None = None, *, expect_version: int | None = None
    ) -> Decided:
        """Set how the members relate (1, 2, 3, 5), or link the group to ``other`` (4, 6, 7)."""
        from store.review import remarks

        return remarks.relate(self._db, self.who, group_id, relation, other, expect_version=expect_version)

    def pin(self, group_id: str, claim_id: str, *, expect_version: int | None = None) -> Decided:
        """Make a member's wording the lead of the group."""
        from store.review import remarks

        return remarks.pin(self._db, self.who, group_id, claim_id, expect_version=expect_version)

    def not_checkable(self, target: str, reason: str | None = None, *, expect_version: int | None = None) -> Decided:
        """Take a group or claim out of the queues with its class: opinion, forecast, boilerplate …"""
        from store.review import decisions

        return decisions.not_checkable(self._db, self.who, target, reason, expect_version=expect_version)

    def verdict(self, group_id: str, verdict: str | None, *, expect_version: int | None = None) -> Decided:
        """Rate an approved group that has evidence; None takes the rating back."""
        from store.review import remarks

        return remarks.verdict(self._db, self.who, group_id, verdict, expect_version=expect_version)

    # ── remarks ───────────────────────────────────────────────────────────────────────────────────────────────────
    def note(self, target: str, text: str) -> Decided:
        """Add a note to a group, claim or article."""
        from store.review import remarks

        return remarks.note(self._db, self.who, target, text)

    def tag(self, target: str, tag: str, *, remove: bool = False) -> Decided:
        """Add or remove a tag."""
        from store.review import remarks

        return remarks.tag(self._db, self.who, target, tag, remove=remove)

    def flag(self, group_id: str, on: bool = True) -> Decided:
        """Flag a group for attention, or unflag it."""
        from store.review import remarks

        return remarks.flag(self._db, self.who, group_id, on)

    def evidence(
        self,
        target: str,
        url: str,
        *,
        quote: str | None = None,
        supports: bool | None = None,
        archive_url: str | None = None,
        accessed_at: str | None = None,
    ) -> Decided:
        """Add an evidence item to a group or claim; http and https only."""
        from store.review import remarks

        return remarks.evidence(
            self._db, self.who, target, url, quote=quote, supports=supports, archive_url=archive_url,
            accessed_at=accessed_at,
        )  # fmt: skip

    def second(self, group_id: str, outcome: Outcome) -> Decided:
        """Give a blind second opinion: recorded beside the first decision, which stands."""
        from store.review import remarks

        return remarks.second(self._db, self.who, group_id, outcome)

    def ask_second(self, group_id: str) -> Decided:
        """Send a decided group to a second reviewer."""
        from store.review import remarks

        return remarks.ask_second(self._db, self.who, group_id)

    # ── corrections ───────────────────────────────────────────────────────────────────────────────────────────────
    def claim_add(
        self, article_id: str, start: int, end: int, *, statement: str | None = None, speaker: str | None = None
    ) -> str:
        """Add a reviewer's own claim over a span of an article (code points) and return its id."""
        from store.review import corrections

        return corrections.claim_add(self._db, self.who, article_id, start, end, statement=statement, speaker=speaker)

    def claim_edit(
        self,
        claim_id: str,
        *,
        statement: str | None = None,
        speaker: str | None = None,
        start: int | None = None,
        end: int | None = None,
    ) -> Decided:
        """Correct a claim's statement, speaker or span; the quoted text itself always comes from the article."""
        from store.review import corrections

        return corrections.claim_edit(
            self._db, self.who, claim_id, statement=statement, speaker=speaker, start=start, end=end
        )

    def claim_delete(self, claim_id: str) -> Decided:
        """Take a claim out; refused while an approved group stands on it."""
        from store.review import corrections

        return corrections.claim_delete(self._db, self.who, claim_id)

    def article_edit(
        self, id: str, *, outlet: str | None = None, published: str | None = None, url: str | None = None
    ) -> Decided:
        """Set the outlet, date or URL of an article by hand; a re-load never overwrites them."""
        from store.review import corrections

        return corrections.article_edit(self._db, self.who, id, outlet=outlet, published=published, url=url)

    # ── back and forth ────────────────────────────────────────────────────────────────────────────────────────────
    def undo(self, group_id: str | None = None) -> Decided:
        """Invert my last action (on one group if given); raises StaleVersionError naming whose change is in the way."""
        from store.review import undo

        return undo.undo(self._db, self.who, group_id)

    def redo(self, group_id: str | None = None) -> Decided:
        """Do again what I undid last."""
        from store.review import undo

        return undo.redo(self._db, self.who, group_id)

    # ── hints and drafts: no events ───────────────────────────────────────────────────────────────────────────────
    def lease(self, group_id: str) -> None:
        """Say for two minutes that I am at this group; a hint for others, never a lock."""
        from store.review.records import leases

        leases.take(self._db, self.reviewer, group_id)

    def lease_free(self, groups: Sequence[str], *, waiting: bool = True) -> str:
        """Say that I am at the first of these groups where nobody else is, and return it; else the first.

        What no longer waits is passed over, unless ``waiting`` is False (a second review).
        """
        from store.review.records import leases

        return leases.take_free(self._db, self.reviewer, groups, waiting=waiting)

    def release(self) -> None:
        """Take back my lease and presence."""
        from store.review.records import leases

        leases.release(self._db, self.reviewer)

    def draft(self, target: str) -> str | None:
        """Return my unfinished note on an item."""
        from store.review.records import leases

        return leases.draft(self._db, self.reviewer, target)

    def set_draft(self, target: str, text: str | None) -> None:
        """Keep an unfinished note so that a dropped connection does not lose it; None forgets it."""
        from store.review.records import leases

        leases.set_draft(self._db, self.reviewer, target, text)
