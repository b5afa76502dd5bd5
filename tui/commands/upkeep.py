"""``check``, ``backup``, ``restore``, ``init``: looking after the file."""

from __future__ import annotations

import click

from store.store import Store
from tui.commands.options import command, current
from tui.commands.output import answer, print_json, say


@command("check")
def check() -> int:
    """Check the database, the offsets and the chain of events, in one read snapshot; exit 6 when something is wrong."""
    with current().store(readonly=True) as store:
        found = store.check()
    if current().json:
        print_json(found)
    elif found["ok"]:
        say(f"Sound: {found['articles']} articles, {found['audit_events']} events, head {found['audit_head']}.")
    problems = list(found["problems"])
    if not found["ok"]:
        for problem in problems[:20]:
            say(str(problem), err=True)
        say(f"{len(problems)} problems found in {current().path}; restore the newest backup.", err=True)
    return 0 if found["ok"] else 6


@command("backup")
@click.argument("dest", type=click.Path())
def backup(dest: str) -> None:
    """Write a verified copy of the database while others work; prints the head of the chain of events."""
    with current().store(readonly=True) as store:
        head = store.backup(dest)
    answer({"backup": dest, "audit_head": head}, f"Backup written to {dest}; head of its events {head}.")


@command("restore")
@click.argument("source", type=click.Path())
@click.option("--force", is_flag=True, help="Also over a newer database.")
def restore(source: str, force: bool) -> None:
    """Bring a backup back, verified; never over a newer database without --force."""
    Store.restore(source, current().path, force)
    answer({"restored": current().path, "from": source}, f"{current().path} now holds the state of {source}.")


@command("init")
@click.option("--shared", metavar="GROUP", help="The group of users who may all write to it.")
def init(shared: str | None) -> None:
    """Make a database; --shared makes its folder 2770 and the file 0660 for a group of users."""
    if shared:
        Store.init_shared(current().path, shared)
    else:
        current().store(create=True).close()
    answer({"database": current().path, "shared": shared}, f"{current().path} is ready.")
