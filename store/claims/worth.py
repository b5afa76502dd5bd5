"""Stance and check-worthiness: what a statement does, and how much a checker gains by checking it, with reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.claims.vocabulary.cues import is_finite
from store.claims.vocabulary.people_words import is_place
from store.language.date_resolution import FUTURE
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
    if attributed and words[:1] == ["هل"] and cue_stance == "assert":
        return "question"
    if cue_stance not in ("assert", "predict") or not attributed:
        return cue_stance
    if any(" ".join(fold_plain(phrase).split()) in folded for phrase in load("worth")["decline"]["phrases"]):
        return "decline"
    if words and words[0] in folded_set("worth", "call.words"):
        return "call_for"
    if cue_stance == "assert" and (folded_set("worth", "accusation.words") | folded_set("worth", "deeds.words")) & set(
        words
    ):
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
    hedged: bool = False,
) -> Worth:
    """Weigh the readable features of a statement; see the ``worth`` lexicon for the words."""
    bare = {word for one in words for word in (one, one[1:] if one[:1] in "وف" else one)}
    points: list[tuple[float, str]] = [(_BASE, "")]
    counts = [one for one in figures if one.comparator != "vague>=" and one.unit not in _SPANS]
    points += _figures(figures, counts)
    if bare & folded_set("worth", "action.words"):
        points.append((0.35, "names an action"))
    points += _plus(words, bare, stance, dates)
    if headline:
        points.append((0.15, "headline"))
    if attributed and named:
        points.append((0.1, "named source"))
    if hedged:
        points.append((-0.5, "the paper keeps its distance"))
    if bare & folded_set("worth", "grave.words") and not counts:
        points.append((0.9, "a death, an arrest or a collapse"))
    settled = any(is_place(word.removeprefix("ب")) for word in bare)
    points += _minus(words, bare, stance, quote_type, bool(counts), settled)
    points += _rhetoric(words, bare, stance, quote_type, attributed, bool(figures or dates))
    score = sum(weight for weight, _ in points)
    level = 3 if score >= _HIGH else 2 if score >= _MIDDLE else 1 if score >= _LOW else 0
    return Worth(level, round(score, 3), tuple(words for _, words in points if words))


def _figures(figures: tuple[Quantity, ...], counts: list[Quantity]) -> list[tuple[float, str]]:
    """Return what the figures of a statement add: most when they count people harmed."""
    helpers = folded_set("worth", "helpers.words")
    weighty = [one for one in counts if fold_plain(one.unit or "") not in helpers or one.value >= _MANY]
    if any(one.counted in _HARM for one in weighty):
        return [(1.6, "figure of people harmed, freed or held")]
    if weighty:
        return [(1.2, "figure that can be checked")]
    if counts:
        return [(0.7, "figure of minor things")]
    if figures:
        return [(0.2, "figure, vague or of time")]
    return []


_MANY = 50
_WE = frozenset(("i", "we", "my", "our", "me", "us"))
_SELF = frozenset(("انفسهم", "نفسه", "انفسنا", "بحقهم", "بحقه", "بحقنا"))
_PRESENT = re.compile(r"[يت]\w{3,}\Z")
_BASE, _HIGH, _MIDDLE, _LOW = 1.8, 2.7, 1.7, 0.6


def _rhetoric(
    words: list[str], bare: set[str], stance: Stance, quote_type: QuoteType, attributed: bool, told: bool
) -> list[tuple[float, str]]:
    """Return what judgements, conditions and mere words in quotation marks take away; ``told``: figures or days."""
    points: list[tuple[float, str]] = []
    if not attributed:
        return points
    deed = bare & (folded_set("worth", "action.words") | folded_set("worth", "grave.words"))
    if bare & folded_set("worth", "judgement.words") and not told:
        points.append((-0.6, "a judgement"))
    elif quote_type == "direct" and stance == "assert" and not told and not deed:
        points.append((-0.25, "a quotation without figure, day or deed"))
    if quote_type == "direct" and not told and bare & _WE:
        points.append((-0.3, "speaker about himself"))
    if words and words[0] in ("اذا", "لو", "if"):
        points.append((-0.5, "a condition"))
    if bare & _SELF and not told:
        points.append((-0.4, "speaker about himself"))
    return points


def _plus(words: list[str], bare: set[str], stance: Stance, dates: tuple[DateMention, ...]) -> list[tuple[float, str]]:
    """Return what makes a statement more worth checking, besides figures."""
    points: list[tuple[float, str]] = []
    day = any(one.granularity == "day" and one.basis != "duration" for one in dates)
    placed = any(is_place(word.removeprefix("ب")) for word in bare)
    if day and placed:
        points.append((0.8, "a day and a place"))
    elif day:
        points.append((0.35, "verifiable date"))
    deed = bool(bare & folded_set("worth", "deeds.words"))
    harsh = deed or bool(bare & folded_set("worth", "accusation.words"))
    if stance == "accuse" and deed:
        points.append((0.9, "accusation of a deed"))
    elif stance == "accuse" or harsh:
        points.append((0.2, "accusation"))
    being = bool(words) and words[0] in ("تكون", "يكون", "كان", "كانت")
    if stance == "deny" and ("قد" in bare or being or bare & folded_set("worth", "action.words")):
        points.append((0.9, "denial of an event"))
    if bare & {"كل", "جميع"} and stance == "assert":
        points.append((0.2, "says it of all"))
    return points


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
    words: list[str], bare: set[str], stance: Stance, quote_type: QuoteType, counts: bool, placed: bool
) -> list[tuple[float, str]]:
    """Return what makes a statement less worth checking."""
    points: list[tuple[float, str]] = []
    if stance == "call_for":
        points.append((-1.6, "a call, not a fact"))
    if stance == "predict":
        points.append((-0.5 if counts else -0.8, "about what is to come"))
    if stance in ("decline", "question"):
        points.append((-0.5, "no statement of fact"))
    if bare & folded_set("worth", "future.words") and stance != "predict" and not counts:
        points.append((-0.6, "about what is to come"))
    coming = any(FUTURE.match(word) for word in words[:4])
    if coming and not placed and stance != "predict" and not counts and not bare & folded_set("worth", "future.words"):
        points.append((-0.25, "about what is to come"))
    if quote_type == "narrator" and words and _PRESENT.match(words[0]) and is_finite(words[0]):
        points.append((-0.45 if counts else -0.3, "goes on at present"))
    if bare & folded_set("worth", "opinion.words"):
        points.append((-0.8, "opinion or feeling"))
    if bare & folded_set("worth", "background.words"):
        points.append((-0.7, "background or description"))
    if len(words) < 4 and stance != "deny" and not bare & folded_set("worth", "grave.words"):
        points.append((-0.9, "short"))
    if (
        quote_type == "direct"
        and words
        and (words[0] == "نحن" or (words[0][0] == "ن" and is_finite("ي" + words[0][1:])))
    ):
        points.append((-0.5, "speaker about himself"))
    return points
