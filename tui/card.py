"""A card: a group with the articles of its members, as the review screen needs it at one moment."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from store.frozen import dataclass
from store.models import Article, Claim, Group, Member
from tui.event_words import ADJUDICATE

if TYPE_CHECKING:
    from store.store import Store


@dataclass(frozen=True, slots=True)
class Card:
    """``group`` is the version on screen; ``articles`` and ``claims`` are keyed by article id.

    ``occasions`` says of some members' claim ids where it was said («مؤتمر صحفي»); ``sent`` that the reviewer sent the
    group to adjudication, and nobody has decided it since.
    """

    group: Group
    articles: dict[str, Article]
    claims: dict[str, tuple[Claim, ...]]
    occasions: dict[str, str] = field(default_factory=dict)
    sent: bool = False

    @property
    def members(self) -> tuple[Member, ...]:
        """The members in the order of the card; member 1 is the first."""
        return self.group.members

    def place_in_article(self, member: Member) -> tuple[int, int]:
        """Return which claim of how many this member is in its article (1-based; 0 when it is not listed)."""
        listed = self.claims.get(member.claim.article_id, ())
        for number, claim in enumerate(listed, 1):
            if claim.id == member.claim.id:
                return number, len(listed)
        return 0, len(listed)

    def differing_spans(self, claim_id: str) -> list[tuple[int, int]]:
        """Return where this member differs from the others, in offsets of its article."""
        return [
            (span.start, span.end)
            for difference in self.group.differences
            if difference.differs
            for value in difference.values
            if value.claim_id == claim_id
            for span in value.spans
        ]


def load_card(store: Store, group_id: str) -> Card:
    """Read the card of a group; runs in the store's thread."""
    from store.claims.occasions import occasion

    group = store.group(group_id)
    if group.leased_by == store.reviewer:  # that is me, in this window or another
        group = replace(group, leased_by=None)
    occasions: dict[str, str] = {}
    articles: dict[str, Article] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    for member in group.members:
        article_id = member.claim.article_id
        if article_id not in articles:
            articles[article_id] = store.article(article_id)
            claims[article_id] = tuple(sorted(store.claims(article=article_id), key=lambda claim: claim.start))
        found = occasion(articles[article_id].text, member.claim)
        if found is not None:
            occasions[member.claim.id] = found
    return Card(group, articles, claims, occasions, sent_by(store, group) == store.reviewer)


def sent_by(store: Store, group: Group) -> str | None:
    """Return who sent a group to adjudication; None when nobody did, or it was decided since."""
    if ADJUDICATE not in group.tags:
        return None
    for event in reversed(store.group_history(group.id)):
        if event.kind == "decide":
            return None
        if event.kind == "tag" and event.body.get("text") == ADJUDICATE:
            return event.reviewer
    return None
