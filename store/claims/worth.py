"""Stance and check-worthiness: what a statement does, and how much a checker gains by checking it, with reasons."""

from __future__ import annotations

from dataclasses import dataclass

from store.language.folding import fold_plain
from store.language.lexicon import folded_set, load
from store.models import DateMention, Quantity, QuoteType, Stance

_HARM = frozenset(
    (
        "قتلى",
        "جرحى",
        "نازحون",
        "متضررون",
        "مفقودون",
        "محررون",
        "موقوفون",
        "dead",
        "wounded",
        "displaced",
        "missing",
        "detained",
    )
)


@dataclass(frozen=True, slots=True)
class Worth:
    """Check-worthiness 0–3, the score that orders within it, and readable reasons."""

    level: int
    score: float
    reasons: tuple[str, ...]


def stance_of(words: list[str], cue_stance: Stance, attributed: bool) -> Stance:
    """Return the stance of a statement from its cue and its folded words."""
    folded = " ".join(words)
    if cue_stance not in ("assert", "predict") or not attributed:
        return cue_stance
    if any(" ".join(fold_plain(phrase).split()) in folded for phrase in load("worth")["decline"]["phrases"]):
        return "decline"
    if words and words[0] in folded_set("worth", "call.words"):
        return "call_for"
    if cue_stance == "assert" and folded_set("worth", "accusation.words") & set(words):
        return "accuse"
    return cue_stance


def worth_of(
    words: list[str],
    *,
    stance: Stance,
    quote_type: QuoteType,
    attributed: bool,
    named: bool,
    figures: tuple[Quantity, ...],
    dates: tuple[DateMention, ...],
    headline: bool,
) -> Worth:
    """Weigh the readable features of a statement; see the ``worth`` lexicon for the words."""
    bare = {word for one in words for word in (one, one[1:] if one[:1] in "وف" else one)}
    points: list[tuple[float, str]] = [(1.2, "")]
    firm = [one for one in figures if one.comparator != "vague>="]
    counts = [one for one in firm if one.unit not in _SPANS]
    if any(one.counted in _HARM for one in counts):
        points.append((1.7, "figure of people harmed, freed or held"))
    elif counts:
        points.append((1.3, "figure that can be checked"))
    elif figures:
        points.append((0.3, "vague figure"))
    if bare & folded_set("worth", "action.words"):
        points.append((0.7, "names an action"))
    if any(one.iso for one in dates):
        points.append((0.3, "verifiable date"))
    if stance == "accuse" or bare & folded_set("worth", "accusation.words"):
        points.append((0.6, "accusation"))
    if stance == "deny":
        points.append((0.5, "denial"))
    if headline:
        points.append((0.3, "headline"))
    if attributed and named:
        points.append((0.15, "named source"))
    points += _minus(words, bare, stance, quote_type, bool(counts))
    score = sum(weight for weight, _ in points)
    level = 3 if score >= 2.6 else 2 if score >= 1.75 else 1 if score >= 0.6 else 0
    return Worth(level, round(score, 3), tuple(words for _, words in points if words))


_SPANS = frozenset(
    (
        "سنة",
        "عام",
        "شهر",
        "أسبوع",
        "يوم",
        "ساعة",
        "دقيقة",
        "كيلومتر",
        "متر",
        "ميل",
        "years",
        "days",
        "hours",
        "months",
        "weeks",
        "km",
    )
)


def _minus(
    words: list[str], bare: set[str], stance: Stance, quote_type: QuoteType, counts: bool
) -> list[tuple[float, str]]:
    """Return what makes a statement less worth checking."""
    points: list[tuple[float, str]] = []
    if stance == "call_for":
        points.append((-1.3, "a call, not a fact"))
    if stance == "predict" and not counts:
        points.append((-0.6, "about what is to come"))
    if stance in ("decline", "question"):
        points.append((-0.5, "no statement of fact"))
    if bare & folded_set("worth", "future.words") and stance != "predict":
        points.append((-0.3, "about what is to come"))
    if bare & folded_set("worth", "opinion.words"):
        points.append((-0.7, "opinion or feeling"))
    if bare & folded_set("worth", "background.words"):
        points.append((-0.45, "background"))
    if len(words) < 5:
        points.append((-0.8, "short"))
    if quote_type == "direct" and words and words[0].startswith("ن") and len(words[0]) > 3:
        points.append((-0.3, "speaker about himself"))
    return points
