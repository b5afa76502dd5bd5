"""The questions a Store answers: articles, claims, groups, the queue, events, search.

Nothing here writes but what follows from decisions already made: scores are shown as they have taught.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from store.models import Article, Claim, Event, Group, GroupRow, Hit

if TYPE_CHECKING:
    from store.matching.origins.near_articles import NearArticle
    from store.review.records import Database


class Asking:
    """The reading half of :class:`store.store.Store`."""

    _db: Database
    reviewer: str
    os_user: str
    learns_late: bool

    def learn(self) -> bool:
        """Let the scores follow the decisions made since the last call, by whomever; True when they changed.

        A few milliseconds, and nothing when nothing was decided. Every question about scores does it by itself, unless
        ``learns_late`` is set: then whoever set it calls this when nobody waits.
        """
        from store.review.learning import learn

        return learn(self._db)

    def follow(self) -> None:
        """Learn before scores are shown, unless somebody does that when nobody waits."""
        if not self.learns_late:
            self.learn()

    def articles(
        self, *, outlet: str | None = None, limit: int | None = None, after: str | None = None
    ) -> Iterator[Article]:
        """Yield articles in the order of loading, those of one outlet if given, beyond the id ``after``."""
        from store.reading import records

        return records.articles(self._db, outlet=outlet, limit=limit, after=after)

    def article(self, id_or_path: str, version: int | None = None) -> Article:
        """Return one article by id, URL or path; raises UsageError when there is none."""
        from store.reading import records

        return records.article(self._db, id_or_path, version)

    def near_articles(self, id: str) -> list[NearArticle]:
        """Return the articles that print much the same text as this one, the nearest first.

        Looked for among the articles that share a group with it: one text in two papers makes the same claims.
        """
        from store.matching.origins.near_articles import near_articles
        from store.review.records import groups

        mine = self.article(id)
        others = groups.articles_beside(self._db, mine.id)
        return near_articles((mine.id, mine.text), [(other, self.article(other).text) for other in others])

    def claims(
        self,
        *,
        article: str | None = None,
        group: str | None = None,
        speaker: str | None = None,
        rule: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Claim]:
        """Yield current claims in reading order, filtered; deleted ones are left out."""
        from store.claims import records

        return records.claims(
            self._db, article=article, group=group, speaker=speaker, rule=rule, limit=limit, after=after
        )

    def claim(self, id: str) -> Claim:
        """Return one claim with the reviewer's corrections; raises UsageError when there is none."""
        from store.claims import records

        return records.claim(self._db, id)

    def claim_group(self, id: str) -> str | None:
        """Return the id of the living group a claim stands in, or None."""
        from store.claims import records

        return records.groups_of(self._db, [id]).get(id)

    def claim_groups(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the living group of each of many claims; singletons are left out."""
        from store.claims import records

        return records.groups_of(self._db, ids)

    def claim_file(self, id: str) -> str:
        """Return the base name of the file a claim was loaded from."""
        from store.claims import records

        return records.file_of(self._db, id)

    def groups(self, *, state: str | None = None, limit: int | None = None) -> Iterator[Group]:
        """Yield groups in order of id, of one state if given (``reopened`` counts as one)."""
        from store.review.records import groups

        self.follow()
        return groups.groups(self._db, state=state, limit=limit)

    def group(self, id: str) -> Group:
        """Return a group with everything its card shows; raises UsageError when there is none."""
        from store.review.records import groups

        self.follow()
        return groups.group(self._db, id)

    def opposing(self, group_id: str) -> list[tuple[Claim, str]]:
        """Return the claims outside every group that deny or say the opposite of a group, with the reason."""
        from store.review.opposing import opposing

        return [(self.claim(claim), reason) for claim, reason in opposing(self._db, self.group(group_id))]

    def remarks(self, id: str, kind: str) -> tuple[str, ...]:
        """Return the notes, tags or evidence (JSON texts) of a group, claim or article, oldest first.

        ``kind`` is ``note``, ``tag`` or ``evidence``.
        """
        from store.review.records import groups

        return tuple(groups.remarks(self._db, id, kind))

    def has_evidence(self, id: str) -> bool:
        """Return whether a group has evidence, without which there is no verdict."""
        from store.review.records import groups

        return bool(groups.remarks(self._db, id, "evidence"))

    def resolve(self, id_prefix: str) -> tuple[str, str]:
        """Return (kind, id) for the one article, claim or group an id begins with; raises UsageError."""
        from store.review.records import groups

        return groups.resolve(self._db, id_prefix)

    def queue(
        self, *, order: str = "conflicts", limit: int | None = None, after: str | None = None, deferred: bool = True
    ) -> list[GroupRow]:
        """Return what waits in review order, deferred last; ``after`` is the id of the last row of the page before.

        ``order`` is conflicts, outlets, uncertain, newest or story; it permutes, never drops.
        """
        from store.review.records import queue

        self.follow()
        return queue.rows(self._db, order=order, limit=limit, after=after, deferred=deferred)

    def queue_ids(self, order: str = "conflicts") -> list[str]:
        """Return the ids of everything that waits, in review order; 0.3 s for a million."""
        from store.review.records import queue

        return queue.ids(self._db, order)

    def queue_rows(self, ids: Sequence[str]) -> list[GroupRow]:
        """Return the rows of some groups, in the order of ``ids``; those that are gone are left out."""
        from store.review.records import queue

        self.follow()
        return queue.rows_of(self._db, ids)

    def log(
        self,
        *,
        reviewer: str | None = None,
        group: str | None = None,
        limit: int | None = None,
        after: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[Event]:
        """Yield events in order, of one reviewer or one group if given, beyond the number ``after``."""
        from store.review.records import Events

        entity = None if group is None else f"group:{group}"
        return Events.read(
            self._db, reviewer=reviewer, entity=entity, limit=limit, after=after, newest_first=newest_first
        )

    def group_history(self, group_id: str) -> list[Event]:
        """Return every event that touched a group, oldest first."""
        return list(self.log(group=group_id))

    def history(self, entity: str) -> list[Event]:
        """Return every event that touched one item: ``group:g…``, ``claim:c…``, ``article:a…``."""
        from store.review.records import Events

        return list(Events.read(self._db, entity=entity))

    def event_numbers(self, *, reviewer: str | None = None, entity: str | None = None) -> Sequence[int]:
        """Return the numbers of the events of one reviewer or one item , newest first."""
        from store.review.records import Events

        return Events.numbers(self._db, reviewer=reviewer, entity=entity)

    def events(self, numbers: Sequence[int]) -> list[Event]:
        """Return the events of some numbers, oldest first; those that are not there are left out."""
        from store.review.records import Events

        return Events.some(self._db, numbers)

    def called(self, ids: Iterable[str]) -> dict[str, str]:
        """Return what groups (headline), claims (statement, else words) and articles (title, else file) are called.

        What is no more is left out.
        """
        from store.review.records.called import called

        return called(self._db, ids)

    def search(self, query: str, *, kind: str | None = None, limit: int = 50) -> list[Hit]:
        """Return articles and claims (or only one ``kind``) that hold every word of the folded query, best first."""
        from store.review.search import search

        return search(self._db, query, kind=kind, limit=limit)

    def stats(self) -> dict[str, Any]:
        """Return progress and pace: totals, by reviewer, by outlet, decisions over time."""
        from store.review.progress import stats

        self.follow()
        return stats(self._db)

    def agreement(self) -> dict[str, Any]:
        """Return agreement of first and second opinions: per cent, κ, AC1 with intervals, n and prevalence."""
        from store.review.progress import agreement

        return agreement(self._db)

    def second_reviews(self) -> tuple[list[str], dict[str, str]]:
        """Return the groups that wait for this reviewer's second opinion, and {group: outcome} that have it."""
        from store.review.records import seconds

        return seconds.reviews(self._db, self.reviewer)

    def waiting_under(self, tag: str, group: str | None = None) -> dict[str, str]:
        """Return {group: who tagged it} of groups that nobody decided since, latest first; only ``group`` if given."""
        from store.review.records import tags

        return tags.waiting(self._db, tag, group)

    def rejected_pairs(self, *, limit: int | None = None) -> list[tuple[str, str, str]]:
        """Return pairs that reviewers keep apart as (claim, claim, group that says so)."""
        from store.review.records import groups

        return groups.rejected_pairs(self._db, limit)

    def rejections(self, *, limit: int) -> list[Event]:
        """Return the events by which the groups that are rejected now were rejected, the latest first."""
        from store.review.records import groups

        return self.events(groups.rejections(self._db, limit))[::-1]

    def held(self) -> dict[str, str]:
        """Return {group: reviewer} of the groups at which others are now, as far as the hints tell."""
        from store.review.records import leases

        return leases.held(self._db, self.reviewer)

    def presence(self) -> list[str]:
        """Return who else has the file open for review now, as far as the hints tell."""
        from store.review.records import leases

        return leases.present(self._db)
