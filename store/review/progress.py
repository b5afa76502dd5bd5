"""Progress and pace from the record: by reviewer, by outlet, over time; agreement of second opinions."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from itertools import pairwise
from typing import Any

from store.review.records import Database, activity


def stats(db: Database) -> dict[str, Any]:
    """Return ``groups`` by state, ``articles, claims, events, done, open, deferred``, ``reviewers``, ``outlets``,
    ``minutes``.
    """
    with db.snapshot():
        tally = activity.tally(db)
        reviewers = [_reviewer(name, times, outcomes) for name, times, outcomes in activity.by_reviewer(db)]
        states = {
            name: tally[name] for name in ("pending", "approved", "rejected", "deferred", "not_checkable", "reopened")
        }
        return {
            "articles": tally["articles"],
            "claims": tally["claims"],
            "events": tally["events"],
            "groups": states,
            "open": tally["waiting"],
            "deferred": tally["deferred"],
            "done": tally["approved"] + tally["rejected"] + tally["not_checkable"] - tally["reopened"],
            "reviewers": reviewers,
            "outlets": activity.by_outlet(db),
            "shared": activity.shared_groups(db),
            "minutes": activity.by_minute(db),
        }


def _reviewer(name: str, times: list[str], outcomes: dict[str, int]) -> dict[str, Any]:
    return {"reviewer": name, "decisions": sum(outcomes.values()), **outcomes, "per_minute": pace(times)}


def pace(times: list[str]) -> float | None:
    """Return decisions a minute of active work: pauses of more than five minutes are left out; None below two
    decisions.
    """
    moments = sorted(datetime.fromisoformat(at) for at in times)
    gaps = [(b - a).total_seconds() for a, b in pairwise(moments)]
    active = [gap for gap in gaps if gap <= 300]
    if not active or sum(active) <= 0:
        return None
    return round(60.0 * len(active) / sum(active), 2)


def agreement(db: Database) -> dict[str, Any]:
    """Return the agreement of first decisions and blind second opinions, and the groups in conflict."""
    from store.review.agreement import agreement as measure

    rated = activity.opinions(db)
    found = measure([(first, second) for _, first, second in rated], ("approve", "reject", "defer"))
    conflicts = sorted({group for group, first, second in rated if first != second})
    return {**asdict(found), "conflicts": conflicts}
