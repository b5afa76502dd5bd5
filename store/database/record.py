"""What the events say must stand in the tables: the last word on everything, gathered in one pass over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from store.database.values import Value

# Events of the program's own work and of taking back; the others that changed something are somebody's action.
_NOT_UNDOABLE = ("load", "group", "setting", "undo", "redo")


@dataclass(slots=True)
class Record:
    """The last word of the events: on every entity, on every article, its versions and claims, on reviewers' claims."""

    entities: dict[str, Value | None] = field(default_factory=dict)
    seqs: dict[str, int] = field(default_factory=dict)
    versions: dict[tuple[str, int], tuple[str, str | None]] = field(default_factory=dict)
    claims: dict[str, list[Any]] = field(default_factory=dict)
    articles: dict[str, Value] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    # What a decision on an open group keeps apart stays when the matcher takes that group away.
    outlived: dict[str, list[Any]] = field(default_factory=dict)
    # How many items each event names, and for each action that can be undone or redone who did it and what undid it.
    touched: dict[int, int] = field(default_factory=dict)
    undoable: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    reviewers: set[tuple[str, str]] = field(default_factory=set)
    _undone: dict[str, set[int]] = field(default_factory=dict)

    def note(self, seq: int, reviewer: str, kind: str, body: Value) -> None:
        """Take in one event; they come in their order."""
        self.reviewers.add((reviewer, str(body.get("os_user"))))
        for entry in body.get("articles", ()):
            self._loaded(entry)
        claims = body.get("claims")
        self.claims.update(claims if isinstance(claims, dict) else {})
        if kind == "claim_add" and "sha256" in body:
            self.own[body["claim"]] = body["sha256"]
        if kind == "setting" and "key" in body:
            self.settings[body["key"]] = body.get("value")
        changes = body.get("changes", {})
        for entity, (before, after) in changes.items():
            self.outlived.pop(entity, None)
            if kind == "group" and before and after is None and before["constraints"]:
                self.outlived[entity] = before["constraints"]
            self.entities[entity] = after
            self.seqs[entity] = seq
        names = {f"article:{entry['article']}" for entry in body.get("articles", ())} | set(changes)
        if kind not in ("load", "group", "setting") and body.get("group"):
            names.add(f"group:{body['group']}")
        self.touched[seq] = len(names)
        self._turn(seq, reviewer, kind, body)

    def _turn(self, seq: int, reviewer: str, kind: str, body: Value) -> None:
        """Follow what can be undone and redone: a new action ends what its reviewer could redo."""
        undone = self._undone.setdefault(reviewer, set())
        if kind == "undo":
            self.undoable[body["undoes"]] = (reviewer, seq)
            undone.add(body["undoes"])
        elif kind == "redo":
            self.undoable[body["redoes"]] = (reviewer, None)
            undone.discard(body["redoes"])
        elif kind not in _NOT_UNDOABLE and "changes" in body:
            for one in undone:
                del self.undoable[one]
            undone.clear()
            self.undoable[seq] = (reviewer, None)

    def _loaded(self, entry: Value) -> None:
        id = entry["article"]
        self.versions[id, entry["version"]] = (entry["sha256"], entry.get("text_sha256"))
        if "row_sha256" in entry:
            self.articles[id] = {"row": entry["row_sha256"]}
            return
        # Older events name the outlet and date as corrected then; what a correction covered is not known.
        edit = self.entities.get(f"article:{id}") or {}
        self.articles[id] = {key: entry[key] for key in ("outlet", "published") if key in entry and key not in edit}
