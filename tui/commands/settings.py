"""``settings``: what a database remembers for exports and reviews, such as the base URL of published reviews."""

from __future__ import annotations

import click

from store.errors import UsageError
from tui.commands.lists import ORDERS
from tui.commands.options import command, current
from tui.commands.output import print_json, row, say

# name → what it is; the settings screen shows the same.
KNOWN: dict[str, str] = {
    "organisation": "who publishes the reviews",
    "organisation_url": "its web page",
    "base_url": "the web address under which reviews are published",
    "verdict_scale": "written as: 5 = True; 1 = False (1 to 5 are ratings, 6 to 9 are not)",
    "learning": "on or off: whether the matcher learns from the decisions made here",
    "probes": "on or off: whether the queue shows a few pairs from below the threshold, to learn from the answers",
    "semantic": "on or off: likely pairs are read again by meaning (needs the extra semantic)",
    "order": "what comes first in the queue: " + ", ".join(ORDERS),
}


@command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
def settings(name: str | None, value: str | None) -> None:
    """Show the settings of the database, or set one; they are shared by all reviewers."""
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
        row(key, _shown(kept), f"({KNOWN[key]})")


def _shown(kept: object) -> str:
    if isinstance(kept, dict):
        return "; ".join(f"{digit} = {name}" for digit, name in kept.items())
    if isinstance(kept, bool):
        return "on" if kept else "off"
    return "not set" if kept is None else str(kept)


def _parsed(name: str, value: str) -> object:
    value = value.strip()
    if name.endswith("_url") and not value.lower().startswith(("http://", "https://")):
        raise UsageError("A web address begins with http:// or https://.")
    if name == "order" and value not in ORDERS:
        raise UsageError(f"No order is called {value}; there are {', '.join(ORDERS)}.")
    if name in ("learning", "probes", "semantic"):
        if value not in ("on", "off"):
            raise UsageError(f"{name.capitalize()} is on or off.")
        return value == "on"
    if name != "verdict_scale":
        return value
    parts = [part.partition("=") for part in value.split(";")]
    steps = {digit.strip(): words.strip() for digit, _, words in parts if digit.strip().isdigit() and words.strip()}
    if not steps:
        raise UsageError("A scale is written as: 5 = True; 1 = False.")
    return steps
