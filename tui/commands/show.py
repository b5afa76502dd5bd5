"""``show ID``: an article, claim or group with everything known of it; and how a claim was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from store.errors import UsageError
from store.export.plain import article_record, claim_record, event_record, group_record
from store.models import Article, Claim, Group
from tui.commands.items import whole
from tui.commands.options import command, current
from tui.commands.output import print_json, row, say
from tui.counted import many
from tui.event_words import actor, deed, facts

if TYPE_CHECKING:
    from store.store import Store


@command("show")
@click.argument("item", metavar="ID")
@click.option("--at-version", "version_", type=int, metavar="N", help="An older version of an article.")
def show(item: str, version_: int | None) -> None:
    """Show an article, a claim or a group: text, differences, chain, sources, history.

    ID may be the beginning of an id, or an article's path, file name or web address.
    """
    with current().store(readonly=True) as store:
        kind, found = _found(store, item)
        if kind == "article":
            _article(store, store.article(found, version_))
        elif kind == "claim":
            _claim(store, store.claim(found))
        else:
            _group(store, store.group(found))


def _found(store: Store, item: str) -> tuple[str, str]:
    """What is meant: an id or the beginning of one, else an article's path or web address."""
    try:
        return store.resolve(item)
    except UsageError:
        if "/" not in item and "." not in item:
            raise
        return "article", store.article(item).id


def _history(store: Store, entity: str) -> None:
    for event in store.history(entity):
        row("·", event.at, actor(event), deed(event), *facts(event).values())


def _remarks(store: Store, id: str) -> None:
    """Print the notes, tags and evidence of an item."""
    for kind in ("note", "tag"):
        for text in store.remarks(id, kind):
            row(kind, text)
    for text in store.remarks(id, "evidence"):
        item: dict[str, Any] = json.loads(text)
        archived = f"archived at {item['archive_url']}" if item.get("archive_url") else ""
        quoted = f"«{item['quote']}»" if item.get("quote") else ""
        side = "" if item.get("supports") is None else "supports" if item["supports"] else "refutes"
        row("evidence", item["url"], side, quoted, archived, f"seen {item['accessed_at']}")


def _article(store: Store, article: Article) -> None:
    if current().json:
        record = article_record(article)
        near = [
            {"article": one.article_id, "share": round(one.share, 3), "words": one.words}
            for one in store.near_articles(article.id)
        ]
        claims = [claim.id for claim in store.claims(article=article.id)]
        print_json({**record, "claims": claims, "near_duplicates": near})
        return
    say(f"{article.id}  version {article.version}  {article.file}")
    row("outlet", article.outlet or "unknown", article.outlet_basis or "")
    row("published", article.published or "unknown", article.published_basis or "")
    row("encoding", article.encoding, f"confidence {article.encoding_confidence:.2f}", *article.flags)
    row("sha256", article.sha256)
    for twin in store.near_articles(article.id):
        other = store.article(twin.article_id)
        share = f"{twin.share:.0%} of the shorter text, {twin.words} words"
        row("near-duplicate", other.id, other.outlet or "unknown outlet", other.file, share)
    for fold in article.folds:
        row("folded", f"{fold.start}–{fold.end}", fold.kind, fold.reason)
    say()
    say(article.text)
    say()
    _remarks(store, article.id)
    _history(store, f"article:{article.id}")


def _claim(store: Store, claim: Claim) -> None:
    file, group = store.claim_file(claim.id), store.claim_group(claim.id)
    if current().json:
        print_json(claim_record(claim, file=file, group=group))
        return
    article = store.article(claim.article_id)
    say(claim.text)
    say()
    row("claim", claim.id, f"in {claim.article_id}", f"{claim.start}–{claim.end}", file)
    chain = [*claim.speaker_chain, *([claim.via] if claim.via else []), article.outlet or "unknown outlet"]
    who = claim.speaker or ("?" if claim.cue else "the narrator")
    row("said by", who, f"({claim.speaker_resolution})" if claim.speaker_resolution else "")
    row("chain", " ▸ ".join([who, *(link for link in chain if link != who)]))
    row("kind", claim.quote_type, claim.stance, *([f"hedged: {claim.hedge}"] if claim.hedge else []))
    for quantity in claim.quantities:
        top = f"–{quantity.value_max:g}" if quantity.value_max is not None else ""
        row(
            "figure", quantity.comparator or "", f"{quantity.value:g}{top}", quantity.unit or "", quantity.counted or ""
        )
    for date in claim.dates:
        row("date", date.text, date.iso or "no day", f"({date.basis})")
    row("worth checking", str(claim.checkworthiness), *claim.reasons)
    row("group", group or "none")
    _remarks(store, claim.id)
    _history(store, f"claim:{claim.id}")


def _group(store: Store, group: Group) -> None:
    if current().json:
        history = [event_record(event) for event in store.group_history(group.id)]
        evidence = [json.loads(item) for item in store.remarks(group.id, "evidence")]
        opposed = [{"claim": claim.id, "reason": reason} for claim, reason in store.opposing(group.id)]
        print_json({**group_record(group), "evidence": evidence, "history": history, "opposed_by": opposed})
        return
    outlets = len({member.outlet for member in group.members if member.outlet})
    row(group.id, group.state, f"version {group.version}", f"same {group.score:.2f}", *group.overlays)
    sizes = [(group.reports, "report"), (outlets, "outlet"), (group.sources.count, "independent source")]
    if len(group.members) > group.reports:
        sizes.insert(0, (len(group.members), "statement"))
    row(", ".join(many(number, word) for number, word in sizes))
    row("relation", str(group.relation), group.relation_reason)
    _members(group)
    say()
    for difference in group.differences:
        values = " | ".join(value.value for value in difference.values)
        row(
            "≠" if difference.differs else "=", difference.slot, difference.counted or "", values, difference.note or ""
        )
    for fold in group.sources.folds:
        row("one source:", fold.reason, *fold.claim_ids)
    for link in group.links:
        row("link", str(link.relation), link.a, link.b, link.reason)
    for claim, reason in store.opposing(group.id):
        row("opposed by", claim.id, claim.speaker or "", reason)
        say(f"   {claim.text}")
    _remarks(store, group.id)
    if group.verdict:
        row("verdict", group.verdict)
    _history(store, f"group:{group.id}")


def _members(group: Group) -> None:
    """Print the reports of a group, each with its outlet, day, speaker and text."""
    for number, member in enumerate(group.members, 1):
        lead = "lead" if member.claim.id == group.lead else ""
        say()
        published = f"{member.published} ({member.published_basis})" if member.published else "no date"
        row(
            f"{number}.",
            member.outlet or "unknown outlet",
            published,
            member.claim.speaker or "",
            member.claim.id,
            lead,
        )
        say(f"   {member.claim.text}")


def explain_claim(store: Store, claim_id: str) -> None:
    """Print how a claim was found: rule, confidence, and each step of the path."""
    claim = store.claim(whole(store, claim_id))
    if current().json:
        record = claim_record(claim, file=store.claim_file(claim.id), group=store.claim_group(claim.id))
        print_json({**record, "path": list(claim.path)})
        return
    say(claim.text)
    if all(one.id != claim.id for one in store.claims(article=claim.article_id)):
        row("no longer current:", "deleted, or in an older version of its article")
    row("rule", claim.rule_id, f"confidence {claim.confidence:.2f}")
    if claim.cue:
        row("reporting word", claim.cue.lemma, f"at {claim.cue.start}–{claim.cue.end}")
    for step in claim.path:
        row("·", step)
    for reason in claim.reasons:
        row("worth checking:", reason)
