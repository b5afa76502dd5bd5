"""``stats`` and ``agreement`` in words, a line a reviewer, outlet or coefficient. Pure; ``--json`` has every figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Line = tuple[str, ...]
# So many of the last minutes with decisions are listed.
_MINUTES = 10
_COEFFICIENTS = (("per_cent", "per cent"), ("kappa", "Cohen's κ"), ("ac1", "Gwet's AC1"))


def stats_lines(found: Mapping[str, Any]) -> Iterator[Line]:
    """Yield what the statistics say: totals, groups by state, reviewers, outlets, pace, how true the scores were."""
    yield tuple(_many(found[name], name.removesuffix("s")) for name in ("articles", "claims", "events"))
    counts = {**found["groups"], "pending": found["groups"]["pending"] - found["single"]}
    states = [f"{n} {state.replace('_', ' ')}" for state, n in counts.items() if n]
    yield "groups", *(states or ["none yet"])
    if found["single"]:
        yield "outside the queue", _many(found["single"], "single statement")
    if found["questions"]:
        yield "not counted", f"{_many(found['questions'], 'question')} from below the threshold"
    for one in found["reviewers"]:
        kinds = ", ".join(f"{one[kind]} {kind}" for kind in ("approve", "reject", "defer") if one.get(kind))
        pace = "" if one["per_minute"] is None else f"{one['per_minute']:.1f} a minute"
        yield "reviewer", one["reviewer"], f"{_many(one['decisions'], 'decision')}: {kinds}", pace
    for one in found["outlets"]:
        told = (_many(one["articles"], "article"), *(f"{one[name]} {name}" for name in ("done", "open", "deferred")))
        yield "outlet", one["outlet"], *told
    for one in found["shared"]:
        yield "shared", one["a"], one["b"], _many(one["groups"], "group")
    for one in found["minutes"][-_MINUTES:]:
        yield "decided", one["minute"].replace("T", " "), _many(one["decisions"], "decision")
    yield from _scores(found["calibration"])


def _scores(found: Mapping[str, Any]) -> Iterator[Line]:
    """Yield how true the scores were; nothing before a pair was decided."""
    if not found["pairs"]:
        return
    yield "scores", f"{_many(found['pairs'], 'pair')} decided, {found['same']} of them one fact", found["covers"]
    names = (("precision", "precision"), ("recall", "recall"), ("brier", "Brier"), ("ece", "calibration error"))
    told = [f"{name} {found[key]:.2f}" for key, name in names if found[key] is not None]
    yield f"scores at {found['threshold']:g}", *told


def agreement_lines(found: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the coefficients with their intervals, n and prevalence; one sentence before anything was decided twice."""
    if not found["n"]:
        yield ("No group was decided twice yet: `tadqiq review --second` gives a second opinion.",)
        return
    yield (f"{_many(found['n'], 'group')} decided twice",)
    for key, name in _COEFFICIENTS:
        value, low, high = (found[key][part] for part in ("value", "low", "high"))
        between = "" if low is None or high is None else f"{low:.2f} to {high:.2f}"
        yield name, "not determined" if value is None else f"{value:.2f}", between
    yield "prevalence", *(f"{name} {share:.0%}" for name, share in found["prevalence"].items())
    yield "categories", *found["categories"]
    if found["conflicts"]:
        yield "for adjudication", *found["conflicts"]


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
