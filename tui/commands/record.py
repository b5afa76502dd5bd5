"""``log``, ``stats``, ``agreement``, ``audit``: what was done, by whom, and whether the record is whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from store.errors import UsageError
from store.export.plain import event_record
from tui.commands.figures import Line, agreement_lines, stats_lines
from tui.commands.items import whole
from tui.commands.options import command, current, family
from tui.commands.output import print_json, print_json_array, row, rows, say
from tui.event_words import actor, deed, facts

if TYPE_CHECKING:
    from store.store import Store


@command("log")
@click.option("--by", metavar="NAME", help="Only the events of one reviewer.")
@click.option("--group", "group_id", help="Only those of one group.")
@click.option("--limit", type=click.IntRange(1), help="Only so many: the latest, or with --after the next.")
@click.option("--after", type=int, metavar="SEQ", help="Only those after this event.")
def log(by: str | None, group_id: str | None, limit: int | None, after: int | None) -> None:
    """List the events, oldest first."""
    with current().store(readonly=True) as store:
        group_id = group_id and whole(store, group_id)
        latest = limit is not None and after is None
        found = store.log(reviewer=by, group=group_id, limit=limit, after=after, newest_first=latest)
        found = reversed(list(found)) if latest else found
        if current().json:
            print_json_array(event_record(event) for event in found)
            return
        rows(
            ((str(event.seq), event.at, actor(event), deed(event), *facts(event).values()) for event in found),
            "No event is here that fits.",
        )


@command("stats")
@click.option("--sprint", is_flag=True, help="My last sprint instead: decided by kind, pace, deferred.")
def stats(sprint: bool) -> None:
    """Show progress and pace by reviewer and outlet."""
    with current().store(readonly=True) as store:
        found = _last_sprint(store) if sprint else store.stats()
        if found is None:
            raise UsageError(f"{store.reviewer} has begun no sprint here; `tadqiq review --minutes 20` begins one.")
    if current().json:
        print_json(found)
    elif sprint:
        _tell(found)
    else:
        _print(stats_lines(found))


def _last_sprint(store: Store) -> Any:
    """Return the report of my last sprint: so far, when it was cut and not ended."""
    from tui.first import SPRINT
    from tui.sprints import report_so_far

    kept = store.draft(SPRINT)
    return (report_so_far(kept) if kept else None) or store.setting(f"sprint:{store.reviewer}")


@command("agreement")
def agreement() -> None:
    """Show how far first and second reviews agree: per cent, Cohen's κ and Gwet's AC1, with n and the prevalence."""
    with current().store(readonly=True) as store:
        found = store.agreement()
    if current().json:
        print_json(found)
    else:
        _print(agreement_lines(found))


def _print(lines: Iterable[Line]) -> None:
    for line in lines:
        row(*(part for part in line if part))


def _tell(found: Any, depth: int = 0, name: str = "") -> None:
    """Print nested figures as indented lines."""
    blanks = "  " * depth
    if isinstance(found, dict):
        if name:
            say(f"{blanks}{name}:")
        for key, value in found.items():
            _tell(value, depth + bool(name), str(key).replace("_", " "))
    elif isinstance(found, list | tuple):
        say(f"{blanks}{name}: {len(found)}")
        for value in found:
            if isinstance(value, dict):
                say(f"{blanks}  " + ", ".join(f"{key} {_short(inner)}" for key, inner in value.items()))
            else:
                say(f"{blanks}  {_short(value)}")
    else:
        say(f"{blanks}{name}: {_short(found)}")


def _short(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


@family("audit")
def audit() -> None:
    """Verify the chain of events, or anchor its head where the file's owner cannot change it."""


@audit.command("verify")
@click.option("--anchors", type=click.Path(), help="A file of anchored heads that must still be in the chain.")
def verify(anchors: str | None) -> int:
    """Check the chain of events, and that every anchored head is still in it."""
    with current().store(readonly=True) as store:
        found = store.audit_verify(anchors)
    sound = bool(found.get("ok", True))
    if current().json:
        print_json(found)
    else:
        _tell(found)
    if not sound:
        say("The chain of events is broken, or an anchored head is gone: compare with a backup.", err=True)
    return 0 if sound else 6


@audit.command("anchor")
@click.option("--file", "file_", type=click.Path(), help="Append the head to this file.")
@click.option("--syslog", is_flag=True, help="Send the head to the system log.")
@click.option("--sign", "sign_key", metavar="KEY", help="Sign the head with this key.")
def anchor(file_: str | None, syslog: bool, sign_key: str | None) -> None:
    """Write the head of the chain elsewhere: a file, the system log, a signature."""
    with current().store(readonly=True) as store:
        found = store.audit_anchor(file=file_, syslog=syslog, sign_key=sign_key)
    if current().json:
        print_json(found)
    else:
        _tell(found)
