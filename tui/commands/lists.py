"""``articles``, ``claims``, ``groups``, ``queue``: lists, one line or one JSON record an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from store.export.plain import article_record, claim_record, group_record, row_record
from store.models import Article, Claim, Group, GroupRow
from tui.commands.items import whole
from tui.commands.options import command, current, order_option
from tui.commands.output import print_json_array, print_json_lines, rows
from tui.counted import many
from tui.orders import chosen_order

if TYPE_CHECKING:
    from store.store import Store

STATES = ("pending", "approved", "rejected", "deferred", "not_checkable", "reopened")


@command("articles")
@click.option("--outlet", help="Only those of one outlet.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
def articles(outlet: str | None, limit: int | None) -> None:
    """List the articles."""
    with current().store(readonly=True) as store:
        found = store.articles(outlet=outlet, limit=limit)
        if current().json:
            print_json_array(article_record(article, text=False) for article in found)
            return
        none = f"No article of {outlet} is here." if outlet else "No article is here; `tadqiq load` brings some."
        rows((_article(article) for article in found), none)


def _article(article: Article) -> tuple[str, ...]:
    published = article.published or "no date"
    flags = " ".join(f"⚑{flag}" for flag in article.flags)
    return article.id, article.outlet or "no outlet", published, flags, article.title or article.file


@command("claims")
@click.option("--article", help="Only those of one article: its id, path or file name.")
@click.option("--group", "group_id", help="Only those of one group.")
@click.option("--speaker", help="Only those of one speaker.")
@click.option("--rule", help="Only those that one rule made.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--explain", metavar="ID", help="Tell how one claim was found.")
def claims(
    article: str | None,
    group_id: str | None,
    speaker: str | None,
    rule: str | None,
    limit: int | None,
    explain: str | None,
) -> None:
    """List the claims; with --json one object a line."""
    with current().store(readonly=True) as store:
        if explain is not None:
            from tui.commands.show import explain_claim

            explain_claim(store, explain)
            return
        if article is not None:
            article = store.article(article).id
        group_id = group_id and whole(store, group_id)
        found = store.claims(article=article, group=group_id, speaker=speaker, rule=rule, limit=limit)
        if current().json:
            print_json_lines(claim_records(store, found))
            return
        rows((_claim(claim) for claim in found), "No claim is here that fits.")


def _claim(claim: Claim) -> tuple[str, ...]:
    who = claim.speaker or ("?" if claim.cue else "¶")
    return claim.id, str(claim.checkworthiness), who, claim.statement


def claim_records(store: Store, found: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """Yield claims as records with their file and group, looked up some hundred at a time."""
    files: dict[str, str] = {}
    waiting = iter(found)
    while batch := list(islice(waiting, 400)):
        groups_of = store.claim_groups([claim.id for claim in batch])
        for claim in batch:
            if claim.article_id not in files:
                files[claim.article_id] = store.claim_file(claim.id)
            yield claim_record(claim, file=files[claim.article_id], group=groups_of.get(claim.id))


@command("groups")
@click.option("--state", type=click.Choice(STATES), help="Only those in one state.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
def groups(state: str | None, limit: int | None) -> None:
    """List the groups with members and differences; with --json one object a line."""
    with current().store(readonly=True) as store:
        found = store.groups(state=state, limit=limit)
        if current().json:
            print_json_lines(group_record(group) for group in found)
            return
        rows((_group(group) for group in found), "No group is here that fits.")


def _group(group: Group) -> tuple[str, ...]:
    lead = next((m.claim for m in group.members if m.claim.id == group.lead), group.members[0].claim)
    outlets = len({member.outlet for member in group.members if member.outlet})
    size = f"{many(len(group.members), 'member')}, {many(outlets, 'outlet')}"
    return group.id, group.state, f"{group.score:.2f}", size, lead.statement


@command("queue")
@order_option
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
def queue(order: str | None, limit: int | None) -> None:
    """List the groups that wait for a decision, in review order; deferred ones come last."""
    with current().store(readonly=True) as store:
        found = store.queue(order=chosen_order(store, order), limit=limit)
        if current().json:
            print_json_array(row_record(line) for line in found)
            return
        rows((_waiting(line) for line in found), "No group waits for a decision.")


def _waiting(line: GroupRow) -> tuple[str, ...]:
    marks = " ".join(f"≠{slot}" for slot in line.differs)
    here = f"{line.leased_by} is here" if line.leased_by else ""
    size = many(line.members, "statement")
    asked = "below the threshold" if line.probe else ""
    return line.id, line.state, f"{line.score:.2f}", size, marks, line.telling, asked, here, line.headline
