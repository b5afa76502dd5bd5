"""Relation, lead, verdict, notes, tags, flags, evidence, second opinions: what is said about a group without deciding
it.
"""

from __future__ import annotations

import hashlib
import json

from store.errors import UsageError
from store.models import Decided, Outcome, Who
from store.review.change import Change, decided, state_of
from store.review.decisions import require_version
from store.review.records import Database, Events, groups
from store.review.records.entities import member_ids

INSIDE = (1, 2, 3, 5)
BETWEEN = (4, 6, 7)


def relate(
    db: Database, who: Who, id: str, relation: int, other: str | None = None, *, expect_version: int | None = None
) -> Decided:
    """Set the relation of a group (1, 2, 3, 5) or link it to another (4, 6, 7)."""
    with db.transaction():
        change = Change(db, who, "relate")
        value = change.group(id)
        require_version(db, id, value, expect_version)
        if relation in INSIDE and other is None:
            value.update(relation=relation, relation_by=who[0], relation_reason=f"set by {who[0]}")
            change.put(f"group:{id}", value)
        elif relation in BETWEEN and other is not None and other != id:
            change.group(other)
            change.put(f"link:{id}|{other}|{relation}", {"reason": f"set by {who[0]}", "by": who[0]})
        else:
            raise UsageError(_misplaced(id, relation, other))
        return decided(change, change.commit({"relation": relation, "other": other}, group=id), id)


def _misplaced(id: str, relation: int, other: str | None) -> str:
    """Say why a relation cannot stand as asked for."""
    if relation not in (*INSIDE, *BETWEEN):
        return "Relations 1, 2, 3, 5 describe one group; 4, 6, 7 link it to another group."
    if relation in INSIDE:
        return f"Relation {relation} describes the members of one group; name no other group with it."
    if other == id:
        return f"Relation {relation} links a group to another one; {id} cannot be linked to itself."
    return f"Relation {relation} links a group to another one; name that group too."


def pin(db: Database, who: Who, id: str, claim: str, *, expect_version: int | None = None) -> Decided:
    """Make a member the lead wording."""
    with db.transaction():
        change = Change(db, who, "pin")
        value = change.group(id)
        require_version(db, id, value, expect_version)
        if claim not in member_ids(value):
            raise UsageError(f"{claim} is not a member of {id}.")
        value.update(lead=claim, pinned=1)
        change.put(f"group:{id}", value)
        from store.review.corrections import headlines

        return decided(change, change.commit({"claim": claim}, group=id, after=lambda: headlines(db, [claim])), id)


def verdict(db: Database, who: Who, id: str, word: str | None, *, expect_version: int | None = None) -> Decided:
    """Rate an approved group with evidence; None takes the rating back."""
    with db.transaction():
        change = Change(db, who, "verdict")
        value = change.group(id)
        require_version(db, id, value, expect_version)
        if word is not None:
            if state_of(value) != "approved":
                raise UsageError(f"A verdict needs an approved group; {id} is {state_of(value)}.")
            if not groups.remarks(db, id, "evidence"):
                raise UsageError(f"A verdict needs evidence first: `tadqiq evidence {id} URL`.")
        value["verdict"] = word
        change.put(f"group:{id}", value)
        return decided(change, change.commit({"verdict": word}, group=id), id)


def flag(db: Database, who: Who, id: str, on: bool) -> Decided:
    """Flag or unflag a group."""
    with db.transaction():
        change = Change(db, who, "flag")
        value = change.group(id)
        value["flagged"] = int(on)
        change.put(f"group:{id}", value)
        return decided(change, change.commit({"flagged": on}, group=id), id)


def _remark(db: Database, who: Who, kind: str, target: str, body: str) -> Decided:
    with db.transaction():
        found_kind, full = groups.resolve(db, target)
        change = Change(db, who, kind)
        seed = f"{kind}|{full}|{body}" if kind == "tag" else f"{kind}|{full}|{Events.head(db)[0]}"
        entity = f"remark:{kind[0]}{hashlib.sha256(seed.encode()).hexdigest()[:12]}"
        change.put(entity, {"kind": kind, "target": full, "body": body, "by": who[0], "at": db.clock()})
        group = full if found_kind == "group" else None
        return decided(change, change.commit({"target": full, "text": body}, group=group), full)


def note(db: Database, who: Who, target: str, text: str) -> Decided:
    """Add a note to a group, claim or article."""
    if not text.strip():
        raise UsageError("The note is empty.")
    return _remark(db, who, "note", target, text)


def tag(db: Database, who: Who, target: str, word: str, *, remove: bool = False) -> Decided:
    """Add or remove a tag."""
    word = " ".join(word.split())
    if not word:
        raise UsageError("The tag is empty.")
    if not remove:
        return _remark(db, who, "tag", target, word)
    with db.transaction():
        found_kind, full = groups.resolve(db, target)
        change = Change(db, who, "tag")
        entity = f"remark:t{hashlib.sha256(f'tag|{full}|{word}'.encode()).hexdigest()[:12]}"
        if change.get(entity) is None:
            raise UsageError(f"{full} has no tag {word}.")
        change.put(entity, None)
        group = full if found_kind == "group" else None
        return decided(change, change.commit({"target": full, "text": word, "removed": True}, group=group), full)


def evidence(
    db: Database,
    who: Who,
    target: str,
    url: str,
    *,
    quote: str | None = None,
    supports: bool | None = None,
    archive_url: str | None = None,
    accessed_at: str | None = None,
) -> Decided:
    """Add an evidence item; only http and https addresses are kept."""
    for address in (url, archive_url):
        if address is not None and not address.lower().startswith(("http://", "https://")):
            raise UsageError(f"Evidence needs an http or https address, not {address}.")
    item = {
        "url": url, "archive_url": archive_url, "accessed_at": accessed_at or db.clock(), "quote": quote,
        "supports": supports,
    }  # fmt: skip
    return _remark(db, who, "evidence", target, json.dumps(item, ensure_ascii=False))


def second(db: Database, who: Who, id: str, outcome: Outcome) -> Decided:
    """Give a blind second opinion beside the first decision; a reviewer cannot second himself."""
    with db.transaction():
        change = Change(db, who, "second")
        value = change.group(id)
        if value["decided_by"] is None:
            raise UsageError(f"Group {id} has no first decision yet.")
        if value["decided_by"] == who[0]:
            raise UsageError("The first decision is yours; a second opinion has to come from someone else.")
        change.put(f"second:{id}|{who[0]}", {"outcome": outcome, "at": db.clock()})
        if value["needs_second"]:
            value["needs_second"] = 0
            change.put(f"group:{id}", value)
        return decided(change, change.commit({"outcome": outcome}, group=id), id)


def ask_second(db: Database, who: Who, id: str) -> Decided:
    """Send a decided group to a second reviewer."""
    with db.transaction():
        change = Change(db, who, "needs_second")
        value = change.group(id)
        value["needs_second"] = 1
        change.put(f"group:{id}", value)
        return decided(change, change.commit({}, group=id), id)
