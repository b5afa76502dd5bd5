"""From a draft to a claim: raw offsets, figures, dates, stance, check-worthiness, statement and path."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypedDict

from store.claims.vocabulary.cues import clause_words
from store.claims.vocabulary.words import language_of
from store.claims.who.draft import ArticleState, Draft
from store.claims.worth import Worth, stance_of, worth_of
from store.language import dates, numbers
from store.language.folding import fold
from store.models import Claim, Cue, DateMention, Quantity, Resolution, Span, Stance

_WORDS = re.compile(r"\w+")


def finish(
    draft: Draft, state: ArticleState, article_id: str, name: Callable[[str, int, int, str], str]
) -> Claim | None:
    """Return the claim of a draft, None when nothing but marks is left; ``name`` makes the id."""
    view, offset = draft.sentence.view, int(str(draft.sentence.cache.get("offset", 0)))
    if draft.end <= draft.start or not _WORDS.search(view.text, draft.start, draft.end):
        return None
    span = view.raw_span(draft.start, draft.end)
    start, text = span.start + offset, view.raw[span.start : span.end]
    words = _WORDS.findall(view.text, draft.start, draft.end)
    figures = tuple(_figure(one, offset) for one in numbers.scan(view, draft.start, draft.end))
    days = tuple(_date(one, offset) for one in _dates_in(draft, state))
    stance = stance_of(words, draft.cue_stance, draft.cue is not None)
    hedge = draft.hedge or _hedge(draft)
    worth = _worth(draft, words, stance, figures, days, hedge)
    return Claim(
        id=name(article_id, start, start + len(text), text),
        article_id=article_id,
        start=start,
        end=start + len(text),
        text=text,
        statement=_statement(draft, text),
        quote_type=draft.quote_type,
        stance=stance,
        rule_id=draft.rule,
        confidence=draft.confidence,
        **_attribution(draft),
        quantities=figures,
        dates=days,
        checkworthiness=worth.level,
        score=worth.score,
        reasons=worth.reasons,
        path=(
            *draft.path,
            *(f"figure «{text[one.start - start : one.end - start]}» = {_told(one)}" for one in figures),
            *(f"date «{one.text}» = {one.iso or '?'} ({one.basis})" for one in days),
        ),
        language=language_of(text),
        hedge=hedge,
    )


def _told(figure: Quantity) -> str:
    """Return a figure in words: bound, value or range, unit, what it counts."""
    upper = "" if figure.value_max is None else f" to {figure.value_max:.15g}"
    counted = f", counts {figure.counted}" if figure.counted and figure.counted != figure.unit else ""
    return f"{figure.comparator or ''}{figure.value:.15g}{upper} {figure.unit or ''}".rstrip() + counted


class _Attribution(TypedDict):
    speaker: str | None
    speaker_mention: Span | None
    speaker_resolution: Resolution | None
    speaker_chain: tuple[str, ...]
    via: str | None
    cue: Cue | None


def _statement(draft: Draft, text: str) -> str:
    """Return the statement on one line, with its speaker before it."""
    plain = " ".join(text.split())
    return f"{draft.person.name}: {plain}" if draft.person is not None else plain


def _attribution(draft: Draft) -> _Attribution:
    """Return who says it, by which word and through whom."""
    return {
        "speaker": draft.person.name if draft.person is not None else None,
        "speaker_mention": draft.mention,
        "speaker_resolution": draft.resolution,
        "speaker_chain": draft.chain,
        "via": draft.via,
        "cue": draft.cue,
    }


def _worth(
    draft: Draft,
    words: list[str],
    stance: Stance,
    figures: tuple[Quantity, ...],
    days: tuple[DateMention, ...],
    hedge: str | None,
) -> Worth:
    """Weigh the statement of a draft."""
    return worth_of(
        words,
        stance=stance,
        quote_type=draft.quote_type,
        attributed=draft.cue is not None,
        named=draft.person is not None and draft.person.kind in ("person", "body"),
        figures=figures,
        dates=days,
        headline=draft.sentence.headline,
        hedged=hedge is not None,
    )


def _dates_in(draft: Draft, state: ArticleState) -> list[DateMention]:
    """Return the dates of the statement; the whole sentence is read so that tense words before it count."""
    s = draft.sentence
    key = "dates"
    if key not in s.cache:
        found = dates.scan(s.view, s.start, s.end, published=state.published)
        if s.headline and any(one.basis == "weekday+pub" for one in found):
            told = dates.told_days(fold(state.opening), 0, published=state.published)
            found = dates.scan(s.view, s.start, s.end, published=state.published, told=told)
        s.cache[key] = found
    known: list[DateMention] = s.cache[key]  # type: ignore[assignment]  # stored one line above
    span = s.view.raw_span(draft.start, draft.end)
    return [one for one in known if span.start <= one.start and one.end <= span.end]


def _hedge(draft: Draft) -> str | None:
    """Return the hedge of the sentence («على حد زعمه», «على الأرجح») when it stands in or right before the claim."""
    s, phrases = draft.sentence, clause_words().hedges
    for at, word in enumerate(s.words):
        if word.start > draft.end:
            break
        size = s.phrase_at(at, phrases)
        if size and s.words[at + size - 1].end >= draft.start - 24:
            return s.raw(at, at + size)
    return None


def _figure(one: Quantity, offset: int) -> Quantity:
    return Quantity(
        one.start + offset, one.end + offset, one.value, one.value_max, one.unit, one.counted, one.comparator
    )


def _date(one: DateMention, offset: int) -> DateMention:
    return DateMention(one.start + offset, one.end + offset, one.iso, one.granularity, one.basis, one.text)
