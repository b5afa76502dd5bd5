"""The settings of a database that reviewers may change: their names, what they are for, what they may be. Pure."""

from __future__ import annotations

from store.errors import UsageError
from tui.orders import ORDERS

# name → its title on the screen, what it is for.
KNOWN: dict[str, tuple[str, str]] = {
    "organisation": ("Organisation", "who publishes the reviews"),
    "organisation_url": ("Organisation's URL", "its web page"),
    "base_url": ("Base URL", "the web address under which reviews are published"),
    "verdict_scale": ("Verdict scale", "written as: 5 = True; 1 = False (1 to 5 are ratings, 6 to 9 are not)"),
    "learning": ("Learning", "on or off: the matcher learns from decisions"),
    "probes": ("Probes", "on or off: some unlikely pairs, to learn from"),
    "semantic": ("Semantic", "on or off: reads by meaning (extra semantic)"),
    "order": ("Order of the queue", ", ".join(ORDERS)),
}
# What is on or off, as it comes.
SWITCHES = {"learning": True, "probes": True, "semantic": False}


def parsed(name: str, written: str) -> object:
    """Return a setting as it is kept, from what was typed; raises UsageError, which says how it is written."""
    value = written.strip()
    if name.endswith("_url") and not value.lower().startswith(("http://", "https://")):
        raise UsageError("A web address begins with http:// or https://.")
    if name == "order" and value not in ORDERS:
        raise UsageError(f"No order is called {value}; there are {', '.join(ORDERS)}.")
    if name in SWITCHES:
        if value not in ("on", "off"):
            raise UsageError(f"{name.capitalize()} is on or off.")
        return value == "on"
    if name != "verdict_scale":
        return value
    parts = [part.partition("=") for part in value.split(";")]
    steps = [(digit.strip(), words.strip()) for digit, _, words in parts if digit.strip() or words.strip()]
    if not steps or any(not (digit.isdecimal() and 1 <= int(digit) <= 9 and words) for digit, words in steps):
        raise UsageError("A scale is written as: 5 = True; 1 = False. Its digits are 1 to 9.")
    return {str(int(digit)): words for digit, words in steps}


def is_on(name: str, kept: object) -> bool:
    """Return whether a switch is on; one that nobody has set is as it comes."""
    return kept if isinstance(kept, bool) else SWITCHES[name]


def shown(name: str, kept: object) -> str:
    """Return a setting as it is written; empty when it is not set."""
    if name in SWITCHES:
        return "on" if is_on(name, kept) else "off"
    if isinstance(kept, dict):
        return "; ".join(f"{digit} = {words}" for digit, words in kept.items())
    return "" if kept is None else str(kept)
