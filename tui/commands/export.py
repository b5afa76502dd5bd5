"""``export``: groups, claims and decisions to a file, whole or not at all."""

from __future__ import annotations

import click

from store.export.export import FORMATS
from store.export.export import export as write
from tui.commands.lists import STATES
from tui.commands.options import command, current
from tui.commands.output import print_json, say


@command("export")
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), required=True, help="What to write.")
@click.option("-o", "--output", "path", type=click.Path(), required=True, help="The file; - is standard output.")
@click.option("--state", type=click.Choice(STATES), help="Only groups in one state.")
@click.option("--base-url", metavar="URL", help="claimreview: where the reviews are published.")
@click.option("--organisation", metavar="NAME", help="claimreview: who publishes them.")
@click.option("--skip-incomplete", is_flag=True, help="claimreview: leave out groups that lack a field.")
def export(
    kind: str, path: str, state: str | None, base_url: str | None, organisation: str | None, skip_incomplete: bool
) -> None:
    """Write groups, claims and decisions to a file; on any failure the old file stays as it was."""
    with current().store(readonly=True) as store:
        head = write(
            store,
            kind,
            path,
            state=state,
            base_url=base_url,
            organisation=organisation,
            skip_incomplete=skip_incomplete,
        )
    if path == "-":
        return
    if current().json:
        print_json({"file": path, "format": kind, "audit_head": head})
    else:
        say(f"{path} written; head of the chain of events {head or 'none'}.")
