"""``note``, ``flag``, ``tag``, ``verdict``, ``evidence``: what annotates and rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from store.errors import UsageError
from store.export.verdicts import named, scale
from tui.commands.decisions import expect, report
from tui.commands.items import whole
from tui.commands.load import iso_option
from tui.commands.options import command, current

if TYPE_CHECKING:
    from store.store import Store


@command("note")
@click.argument("target", metavar="ID")
@click.argument("text", nargs=-1, required=True)
def note(target: str, text: tuple[str, ...]) -> None:
    """Write a note on a group, claim or article."""
    with current().store() as store:
        report(store.note(target, " ".join(text)))


@command("flag")
@click.argument("group")
@click.option("--off", is_flag=True, help="Take the flag away.")
def flag(group: str, off: bool) -> None:
    """Flag a group for attention."""
    with current().store() as store:
        report(store.flag(whole(store, group), not off))


@command("tag")
@click.argument("target", metavar="ID")
@click.argument("word", metavar="TAG")
@click.option("--remove", is_flag=True, help="Take the tag away.")
def tag(target: str, word: str, remove: bool) -> None:
    """Tag a group, claim or article."""
    with current().store() as store:
        report(store.tag(target, word, remove=remove))


@command("verdict")
@click.argument("group")
@click.argument("rating", required=False, metavar="[VERDICT]")
@click.option("--clear", is_flag=True, help="Take the verdict back.")
@expect
def verdict(group: str, rating: str | None, clear: bool, expect_version: int | None) -> None:
    """Rate an approved group's claim; refused until there is evidence."""
    if (rating is None) != clear:
        raise click.UsageError("Name one verdict, or --clear")
    with current().store() as store:
        chosen = None if rating is None else _named(store, rating)
        report(store.verdict(whole(store, group), chosen, expect_version=expect_version))


def _named(store: Store, rating: str) -> str:
    """Return the verdict as the scale of this database names it; a digit or either language will do."""
    steps = scale(store.setting("verdict_scale"))
    found = named(rating, steps)
    if found is None:
        raise UsageError(f"{rating} is not on the scale: {', '.join(f'{step.digit} {step.name}' for step in steps)}.")
    return found.name


@command("evidence")
@click.argument("target", metavar="GROUP|CLAIM")
@click.argument("url")
@click.option("--quote", help="What it says, word for word.")
@click.option("--supports/--refutes", "supports", default=None, help="Whether it supports or refutes the claim.")
@click.option("--archive-url", metavar="URL", help="Where a copy is kept.")
@click.option("--accessed-at", metavar="DATE", help="When it was read (2016-12-09).")
def evidence(
    target: str,
    url: str,
    quote: str | None,
    supports: bool | None,
    archive_url: str | None,
    accessed_at: str | None,
) -> None:
    """Attach evidence to a group or claim: a web address, with a quote."""
    read = iso_option(accessed_at)
    with current().store() as store:
        report(store.evidence(target, url, quote=quote, supports=supports, archive_url=archive_url, accessed_at=read))
