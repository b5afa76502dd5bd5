"""``decide``, ``undo``, ``redo``, ``split``, ``merge``, ``relate``, ``pin``, ``not-checkable``: acts on groups."""

from __future__ import annotations

from typing import cast

import click

from store.errors import UsageError
from store.models import Decided, Outcome
from tui.commands.items import all_whole, whole
from tui.commands.options import command, current
from tui.commands.output import print_json, say
from tui.event_words import NOT_CHECKABLE

expect = click.option(
    "--expect-version", "expect_version", type=int, metavar="N", help="Do it only if the group is at this version."
)


# What an id names, by its first letter; only a group has a state and a version.
_KINDS = {"a": "article", "c": "claim"}
_CLASSES = [NOT_CHECKABLE[digit] for digit in sorted(NOT_CHECKABLE) if digit]


def report(decided: Decided, back: str = "taken back") -> None:
    """Print what a decision did; ``back`` says what became of the event it inverts."""
    if current().json:
        kind = _KINDS.get(decided.group[:1], "group")
        of_group = {"state": decided.state, "version": decided.version} if kind == "group" else {}
        print_json({"seq": decided.seq, kind: decided.group, **of_group, "undo_of": decided.undo_of})
        return
    inverted = f" (event {decided.undo_of} {back})" if decided.undo_of else ""
    if decided.group.startswith("g"):
        say(f"{decided.group} is {decided.state}, version {decided.version}; event {decided.seq}{inverted}.")
    else:
        say(f"{decided.group}: done; event {decided.seq}{inverted}.")


@command("decide")
@click.argument("group", metavar="GROUP")
@click.argument("outcome", type=click.Choice(["approve", "reject", "defer"]))
@expect
@click.option("--force", is_flag=True, help="Decide whatever the version; this is recorded.")
@click.option("--members", metavar="IDS", help="The claims approved, with commas; the others leave the group.")
@click.option("--note", help="A note kept with the decision.")
@click.option("--reason", help="Why it is deferred.")
def decide(
    group: str,
    outcome: str,
    expect_version: int | None,
    force: bool,
    members: str | None,
    note: str | None,
    reason: str | None,
) -> None:
    """Approve, reject or defer a group. Approve means: these statements report the same fact; never that it is true.

    Without a version only a pending or reopened group is decided (else exit 3).
    """
    with current().store() as store:
        chosen = None if members is None else all_whole(store, [members])
        if chosen == []:
            raise UsageError("--members names no claim; leave it out to approve them all.")
        report(
            store.decide(
                whole(store, group),
                cast(Outcome, outcome),
                expect_version=expect_version,
                force=force,
                members=chosen,
                note=note,
                reason=reason,
            )
        )


@command("undo")
@click.argument("group", required=False)
def undo(group: str | None) -> None:
    """Take back my last decision, or my last one on a group."""
    with current().store() as store:
        report(store.undo(group and whole(store, group)))


@command("redo")
@click.argument("group", required=False)
def redo(group: str | None) -> None:
    """Do again what undo took back."""
    with current().store() as store:
        report(store.redo(group and whole(store, group)), "done again")


@command("split")
@click.argument("group")
@click.argument("members", nargs=-1, required=True, metavar="CLAIM...")
@expect
def split(group: str, members: tuple[str, ...], expect_version: int | None) -> None:
    """Move members of a group to a new group."""
    with current().store() as store:
        report(store.split(whole(store, group), all_whole(store, members), expect_version=expect_version))


@command("merge")
@click.argument("groups", nargs=-1, required=True, metavar="GROUP GROUP...")
def merge(groups: tuple[str, ...]) -> None:
    """Make one group of several; refused where a reviewer keeps two members apart."""
    if len(groups) < 2:
        raise click.UsageError("Name two groups or more")
    with current().store() as store:
        report(store.merge(all_whole(store, groups)))


@command("relate")
@click.argument("group")
@click.argument("relation", type=click.IntRange(1, 7))
@click.argument("other", required=False)
@expect
def relate(group: str, relation: int, other: str | None, expect_version: int | None) -> None:
    """Say how the members of a group, or two groups, relate.

    Inside a group: 1 same claim, 2 same fact with other values, 3 updated, 5 same wire copy.
    To another group: 4 contradicts or denies, 6 background recap, 7 related only.
    """
    with current().store() as store:
        other = other and whole(store, other)
        report(store.relate(whole(store, group), relation, other, expect_version=expect_version))


@command("pin")
@click.argument("group")
@click.argument("claim")
@expect
def pin(group: str, claim: str, expect_version: int | None) -> None:
    """Make a claim the lead wording of its group."""
    with current().store() as store:
        report(store.pin(whole(store, group), whole(store, claim), expect_version=expect_version))


@command("not-checkable")
@click.argument("target", metavar="GROUP|CLAIM")
@click.argument("reason", required=False, metavar="[CLASS]", type=click.Choice(_CLASSES))
@expect
def not_checkable(target: str, reason: str | None, expect_version: int | None) -> None:
    """Take a claim or group out of the queues with its class (opinion, forecast, boilerplate)."""
    with current().store() as store:
        report(store.not_checkable(whole(store, target), reason, expect_version=expect_version))
