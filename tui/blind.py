"""What a blind sitting hides: scores until a decision; in a second review all that others decided and said. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from store.models import Event, GroupRow
from tui.looking import UNDECIDED

if TYPE_CHECKING:
    from tui.card import Card
    from tui.first import ReviewOptions

# Screens and files that tell what others decided.
_TELLING = frozenset({"history", "progress", "export", "adjudicate"})
# Work that changes the first decision, or whose refusal would tell what it is.
_FIRST_ONLY = frozenset({
    "split", "mark", "merge", "pin", "relation", "verdict", "flag", "tag", "not_checkable", "confirm", "edit",
    "add_claim", "adjust", "delete_claim",
})  # fmt: skip
# Signs over a state that tell nothing of what others decided.
_HARMLESS = frozenset({"needs_second"})


def why_hidden(options: ReviewOptions, action_id: str) -> str | None:
    """Return why an action is not to be had in a second review, or None."""
    if options.second and action_id in _TELLING:
        return "Hidden: a second review is blind"
    if options.second and action_id == "order":
        return "A second review has an order of its own: what is asked for first"
    if options.second and action_id in _FIRST_ONLY:
        return "Not in a second review: it is blind and changes nothing; approve, reject or defer"
    return None


def hidden_actions(options: ReviewOptions) -> frozenset[str]:
    """Return the actions that a second review does without; the footer does not name them."""
    return _TELLING | _FIRST_ONLY if options.second else frozenset()


def scores_hidden(options: ReviewOptions, state: str) -> bool:
    """Say whether the score of a group in this state is hidden: until it is decided, in a second review always."""
    return options.second or (options.blind and state in UNDECIDED)


def veiled_row(row: GroupRow, options: ReviewOptions) -> GroupRow:
    """Return a row of the queue without the signs that tell too much."""
    return replace(row, overlays=_veiled(row.overlays, options, row.state)) if row.overlays else row


def veiled_card(card: Card, options: ReviewOptions) -> Card:
    """Return a card without the words over its state that tell too much."""
    kept = _veiled(card.group.overlays, options, card.group.state)
    return card if kept == card.group.overlays else replace(card, group=replace(card.group, overlays=kept))


def _veiled(overlays: tuple[str, ...], options: ReviewOptions, state: str) -> tuple[str, ...]:
    if options.second:
        return tuple(word for word in overlays if word in _HARMLESS)
    if scores_hidden(options, state):
        return tuple(word for word in overlays if word != "below_threshold")
    return overlays


def my_rejections(mine: Iterable[Event]) -> list[Event]:
    """Return what I rejected as a first decision, newest first: in a second review nobody else's may be seen.

    What became of it since would tell of others too, so all of it is told. ``mine`` are my events, oldest first.
    """
    return [event for event in mine if event.kind == "decide" and event.body.get("outcome") == "reject"][::-1]
