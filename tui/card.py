"""A card: a group with the articles of its members, as the review screen needs it at one moment."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from store.frozen import dataclass
from store.models import CONTRADICTS, Article, Claim, Group, Member
from tui.event_words import ADJUDICATE

if TYPE_CHECKING:
    from store.store import Store


@dataclass(frozen=True, slots=True)
class Opposed:
    """A statement that denies or says the opposite of a group: its words, who or which outlet has it, and why."""

    text: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """``group`` is the version on screen; ``articles`` and ``claims`` are keyed by article id.

    ``occasions`` says of some members' claim ids where it was said («مؤتمر صحفي»); ``sent`` that the reviewer sent the
    group to adjudication, and nobody has decided it since. ``opposed`` is None until it was looked for.
    """

    group: Group
    articles: dict[str, Article]
    claims: dict[str, tuple[Claim, ...]]
    occasions: dict[str, str] = field(default_factory=dict)
    sent: bool = False
    opposed: tuple[Opposed, ...] | None = None

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
    from store.claims.vocabulary.occasions import occasion

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


def with_opposed(store: Store, card: Card, *, blind: bool) -> Card:
    """Look for what opposes the card's group, alone or as a group of its own; no key should wait for it.

    ``blind`` leaves out the links that reviewers made.
    """
    group = card.group
    alone = [
        Opposed(claim.text, store.article(claim.article_id).outlet or claim.speaker or "?", reason)
        for claim, reason in store.opposing(group.id)
    ]
    links = [link for link in group.links if link.relation == CONTRADICTS and not (blind and link.by)]
    reasons = {link.b if link.a == group.id else link.a: link.reason for link in links}
    rows = store.queue_rows(list(reasons))
    others = [Opposed(row.headline, f"{row.members} statements", reasons[row.id]) for row in rows]
    return replace(card, opposed=(*alone, *others))


def sent_by(store: Store, group: Group) -> str | None:
    """Return who sent a group to adjudication; None when nobody did, or it was decided since."""
    return store.waiting_under(ADJUDICATE, group.id).get(group.id) if ADJUDICATE in group.tags else None
