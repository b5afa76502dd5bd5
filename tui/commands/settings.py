"""``settings``: what a database remembers for exports and reviews, such as the base URL of published reviews."""

from __future__ import annotations

import json

import click

from store.errors import UsageError
from tui.commands.options import command, current
from tui.commands.output import print_json, row, say

# name → what it is, and whether its value is JSON.
KNOWN: dict[str, tuple[str, bool]] = {
    "base_url": ("the web address under which reviews are published", False),
    "organisation": ("who publishes the reviews", False),
    "verdicts": ('the scale, as JSON: [[5, "صحيح", "True"], …, [null, "رأي", "Opinion"]]', True),
}


@command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
def settings(name: str | None, value: str | None) -> None:
    """Show the settings of the database, or set one: base_url, organisation, verdicts."""
    if name is not None and name not in KNOWN:
        raise UsageError(f"No setting is called {name}; there are {', '.join(KNOWN)}.")
    if name is not None and value is not None:
        with current().store() as store:
            store.set_setting(name, _parsed(name, value))
        say(f"{name} is set.")
        return
    with current().store(readonly=True) as store:
        found = {key: store.setting(key) for key in KNOWN if name in (None, key)}
    if current().json:
        print_json(found)
        return
    for key, kept in found.items():
        row(key, "not set" if kept is None else str(kept), f"({KNOWN[key][0]})")


def _parsed(name: str, value: str) -> object:
    if name == "base_url" and not value.lower().startswith(("http://", "https://")):
        raise UsageError("A base URL begins with http:// or https://.")
    if not KNOWN[name][1]:
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise UsageError(f"The setting {name} is {KNOWN[name][0]}.") from None
