"""What an event says in a few words: in the log, with an item that is shown, in the history. Pure."""

from __future__ import annotations

import json

from store.models import Event

# The tag of a group that somebody else is to decide.
ADJUDICATE = "adjudicate"
# What the relations are called, by the digit that sets them.
RELATIONS = {
    1: "same claim",
    2: "same fact, values differ",
    3: "same fact, updated",
    4: "contradicts or denies",
    5: "same wire copy",
    6: "background recap",
    7: "related only",
}
# Why a group leaves the queue without a decision, by the digit that says it.
NOT_CHECKABLE = {1: "opinion", 2: "forecast", 3: "boilerplate", 0: "no reason given"}
_NAMED = ("group", "target", "article", "claim", "path", "relation", "key", "reason", "verdict")


def actor(event: Event) -> str:
    """Return who acted: the name that was given, and the login behind it where that is another."""
    return event.reviewer if event.reviewer == event.os_user else f"{event.reviewer} ({event.os_user})"


def deed(event: Event) -> str:
    """Return what was done: the outcome of a decision, else the kind of the event."""
    body = event.body
    if event.kind == "tag" and body.get("text") == ADJUDICATE:
        return "no longer for adjudication" if body.get("removed") else "sent to adjudication"
    if event.kind == "flag" and not body.get("flagged", True):
        return "flag taken away"
    said = str(body.get("outcome") or "") if event.kind not in ("undo", "redo") else ""
    done = (said or event.kind).replace("_", " ")
    if event.kind in ("tag", "note") and isinstance(body.get("text"), str):
        done += f" «{body['text']}»" + (" taken away" if body.get("removed") else "")
    return done


def facts(event: Event) -> dict[str, str]:
    """Return what it was done to and with: names of the event's fields → words, without what says nothing here."""
    body = event.body
    told: dict[str, str] = {}
    if event.kind == "evidence" and isinstance(text := body.get("text"), str):
        told["text"] = str(json.loads(text)["url"])  # the item is kept as JSON
    told |= {name: str(body[name]) for name in _NAMED if isinstance(body.get(name), str | int) and body[name] != ""}
    if (number := body.get("relation")) in RELATIONS:
        told["relation"] = f"{number} {RELATIONS[number]}"
    if told.get("target") == told.get("group"):  # a remark names its group twice
        told.pop("target", None)
    if body.get("note"):
        told["note"] = f"✎ {body['note']}"
    if event.kind in ("undo", "redo"):
        number = body.get("undoes") or body.get("redoes")
        told["of"] = f"of event {number} ({str(body.get('of')).replace('_', ' ')})"
    version = body.get("version")
    if isinstance(version, int) and version:  # version 0: the action left no group
        told["version"] = f"version {version}"
    return told
