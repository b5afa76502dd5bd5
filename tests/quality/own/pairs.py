"""Pairs of the own gold: positive pairs inside groups, traps between them, and pairs that do not count."""

from __future__ import annotations

import difflib
import itertools
import re
from typing import Any

Record = dict[str, Any]
_FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def words(text: str) -> list[str]:
    """Folded word tokens, for the wording degree only."""
    return re.findall(r"\w+", re.sub("[\u064b-\u065f\u0670\u0640]", "", text).translate(_FOLDS).lower())


def wording(a: str, b: str) -> str:
    """identical, near_wording (sequence ratio >= .7, or >= .8 of the shorter in order) or paraphrase."""
    left, right = words(a), words(b)
    if left == right:
        return "identical"
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    near = matcher.ratio() >= 0.7 or common / min(len(left), len(right)) >= 0.8
    return "near_wording" if near else "paraphrase"


def compatible(a: Any, b: Any) -> bool:
    """True when two slot values may both hold: equal, or a bound or range ("60-65") that the other one meets."""
    if a == b:
        return True
    for bound, value in ((a, b), (b, a)):
        if isinstance(bound, str) and bound.startswith(">=") and isinstance(value, (int, float)):
            return value >= float(bound[2:])
        ends = re.fullmatch(r"(\d+)-(\d+)", bound) if isinstance(bound, str) else None
        if ends and isinstance(value, (int, float)):
            return float(ends[1]) <= value <= float(ends[2])
    return False


def differing(a: Record, b: Record) -> list[Record]:
    """The shared slots of two claims whose values cannot both hold."""
    shared = [slot for slot in a["slots"] if slot in b["slots"]]
    return [
        {"slot": slot, "a": a["slots"][slot], "b": b["slots"][slot]}
        for slot in shared
        if not compatible(a["slots"][slot], b["slots"][slot])
    ]


def disjoint(a: Record, b: Record) -> bool:
    """True when both claims fill slots but none in common (only killed, only injured): such a pair is neutral."""
    return bool(a["slots"]) and bool(b["slots"]) and not set(a["slots"]) & set(b["slots"])


def members_of(group: str, claims: list[Record]) -> list[Record]:
    """The claims of one group in file order."""
    return [c for c in claims if c["group"] == group]


def cross(members: list[Record]) -> list[tuple[Record, Record]]:
    """Pairs of members from two articles."""
    return [(a, b) for a, b in itertools.combinations(members, 2) if a["article_file"] != b["article_file"]]


def pair_record(a: Record, b: Record, when_different: str) -> Record:
    """One positive pair with its degree."""
    differs, close = differing(a, b), wording(a["text"], b["text"])
    degree = when_different if differs else close
    return {"a": a["id"], "b": b["id"], "degree": degree, "wording": close, "differs": differs}


def slot_values(pairs: list[Record]) -> list[Record]:
    """The differing slots of a group with their values as text and as numbers."""
    values: dict[str, set[str]] = {}
    for pair in pairs:
        for diff in pair["differs"]:
            values.setdefault(diff["slot"], set()).update((str(diff["a"]), str(diff["b"])))
    found = []
    for slot, texts in values.items():
        ordered = sorted(texts)
        numeric = sorted(float(t.lstrip("~<>=")) for t in ordered if re.fullmatch(r"[~<>=]*\d+(\.\d+)?", t))
        found.append({"slot": slot, "values": ordered, "numeric": numeric})
    return found


def group_record(note: Record, claims: list[Record], outlets: dict[str, str]) -> Record:
    """One group in the gold schema; ``note["degree"]`` is the degree of pairs that differ (figures_differ, update)."""
    members = members_of(note["id"], claims)
    files = {c["article_file"] for c in members}
    assert len(files) > 1, f"{note['id']} stands in one article only"
    pairs = [pair_record(a, b, note.get("degree", "figures_differ")) for a, b in cross(members) if not disjoint(a, b)]
    assert pairs, note["id"]
    shown = ("article_file", "start", "end")
    return {
        "group": note["id"],
        "story": note["story"],
        "fact": note["fact"],
        "cross_outlet": len({outlets[f] for f in files}) > 1,
        "n_articles": len(files),
        "members": [
            {"claim": c["id"], **{k: c[k] for k in shown}, "outlet": outlets[c["article_file"]], "slots": c["slots"]}
            for c in members
        ],
        "pairs": pairs,
        "differing_slots": slot_values(pairs),
    }


def named(refs: list[str], claims: list[Record], names: dict[str, str]) -> list[Record]:
    """The claims behind claim keys or group names."""
    found = []
    for ref in refs:
        hits = [c for c in claims if c["group"] == ref or c["id"] == names.get(ref)]
        assert hits, f"no claim or group {ref!r}"
        found += hits
    return found


def products(notes: list[Record], claims: list[Record], names: dict[str, str]) -> list[tuple[Record, Record, str]]:
    """Every pair across articles of the two sides of each note."""
    return [
        (a, b, note.get("why", ""))
        for note in notes
        for a in named(note["a"], claims, names)
        for b in named(note["b"], claims, names)
        if a["article_file"] != b["article_file"]
    ]


def trap_records(notes: list[Record], claims: list[Record], names: dict[str, str]) -> list[Record]:
    """Trap pairs: near in words, different in fact."""
    rows = products(notes, claims, names)
    assert all(a["group"] is None or a["group"] != b["group"] for a, b, _ in rows)
    return [{"a": a["id"], "b": b["id"], "degree": "related_trap", "reason": why} for a, b, why in rows]


def neutral_pairs(story: Record, claims: list[Record], names: dict[str, str]) -> list[list[str]]:
    """Partly overlapping pairs, and pairs of a group whose slots do not meet."""
    rows = [(a, b) for a, b, _ in products(story.get("neutral", []), claims, names)]
    for note in story.get("groups", []):
        rows += [(a, b) for a, b in cross(members_of(note["id"], claims)) if disjoint(a, b)]
    return [[a["id"], b["id"]] for a, b in rows]
