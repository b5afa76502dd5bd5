"""Progress and pace from the record: by reviewer, by outlet, over time; agreement of second opinions."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from itertools import pairwise
from typing import Any

from store.review.records import Database, activity, judged, lessons, marks


def stats(db: Database) -> dict[str, Any]:
    """Return ``groups`` by state, ``articles, claims, events, done, open, deferred``, of what is in none of these
    the ``single`` statements and the ``questions``; ``reviewers``, ``outlets``, ``minutes``, ``calibration``.
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
            **activity.outside(db),
            "reviewers": reviewers,
            "outlets": activity.by_outlet(db),
            "shared": activity.shared_groups(db),
            "minutes": activity.by_minute(db),
            "calibration": _calibration(db),
        }


def _calibration(db: Database) -> dict[str, Any]:
    """Return how true the scores were that reviewers saw when they decided: pair by pair, undone decisions left out.

    ``pairs`` decided, ``probes`` of them drawn from below the threshold, each counted for all the pairs it stands
    for; ``brier``, ``ece``, ``ece_by_chance`` and ``rms_corrected``, free of chance; ``precision`` and ``recall`` at
    ``threshold``. Without probes the recall tells of what was shown alone, which ``covers`` says. ``learned_from``
    counts the pairs of claims, of all decisions, that the scores shown now have learned from.
    """
    from store.matching.evidence.weights import THRESHOLD
    from store.matching.scoring.learning import calibration

    rows = judged.scored(db)
    kept = marks.setting(db, "threshold")
    threshold = THRESHOLD if kept is None else float(kept)
    found = calibration([(p, same) for p, same, _ in rows], threshold, [weight for _, _, weight in rows])
    probes = len(judged.probed(db))
    covers = "what was proposed, and the pairs below the threshold that probes stand for"
    return {
        "pairs": found.decisions,
        "same": sum(same for _, same, _ in rows),
        "probes": probes,
        "threshold": threshold,
        **{name: _rounded(value) for name, value in (
            ("brier", found.brier), ("ece", found.ece), ("ece_by_chance", found.by_chance),
            ("rms_corrected", found.corrected),
            ("precision", found.precision), ("recall", found.recall),
        )},
        "covers": covers if probes else "what was proposed alone: no pair from below the threshold was decided",
        "learning": marks.setting(db, "learning") != "false",
        "learned_from": lessons.state(db).pairs,
    }  # fmt: skip


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


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
    scale = ("approve", "reject", "defer")  # what could be said, said or not: AC1 depends on their number
    found = measure([(first, second) for _, first, second in rated], scale)
    conflicts = sorted({group for group, first, second in rated if first != second})
    return {**asdict(found), "categories": list(scale), "conflicts": conflicts}
