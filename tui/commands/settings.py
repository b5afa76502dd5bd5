"""``settings``: what a database remembers for exports and reviews, such as the base URL of published reviews."""

from __future__ import annotations

import click

from store.errors import UsageError
from tui.commands.options import command, current
from tui.commands.output import answer, print_json, row
from tui.settings import KNOWN, parsed, shown


@command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
def settings(name: str | None, value: str | None) -> None:
    """Show the settings of the database, or set one; they are shared by all reviewers."""
    if name is not None and name not in KNOWN:
        raise UsageError(f"No setting is called {name}; there are {', '.join(KNOWN)}.")
    if name is not None and value is not None:
        with current().store() as store:
            store.set_setting(name, parsed(name, value))
            kept = store.setting(name)
        answer({name: kept}, f"{name} is set{_lacking(name, kept)}.")
        return
    with current().store(readonly=True) as store:
        found = {key: store.setting(key) for key in KNOWN if name in (None, key)}
    if current().json:
        print_json(found)
        return
    for key, kept in found.items():
        row(key, shown(key, kept) or "not set", f"({KNOWN[key][1]})")


def _lacking(name: str, kept: object) -> str:
    """Return what is missing for a setting to have an effect; '' when nothing is."""
    if name != "semantic" or shown(name, kept) != "on":
        return ""
    from store.matching.scoring.semantic import available

    return "" if available() else ", without effect until its extra is installed: pip install 'tadqiq[semantic]'"
