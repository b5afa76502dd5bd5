"""How articles and claims read in the reader. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from store.models import Article, Claim, DateMention, Quantity
from tui.naming import article_called
from tui.widgets.rows import Piece, Row, cells, fit, line, pad, row_width, visual
from tui.widgets.source_text import Mark, claim_kind, text_rows

_LEAST_TITLE = 12
_ENDS = 2  # so many words of either end tell what is chosen
_WORTH = ("not checkable", "of little weight", "worth checking", "check first")
_SIGN_STYLES = {"denial": "bad", "direct": "title", "figure": "good", "narrator": "key", "other": "dim"}
_COMPARATORS = {">=": "at least ", ">": "more than ", "<=": "at most ", "<": "less than ", "~": "about ",
                "vague>=": "more or less "}  # fmt: skip


def article_line(article: Article, index: int, width: int, chosen: bool) -> Sequence[Piece]:
    """Return an article as one line: what warns, date, repeats; on the right its outlet, then its title."""
    warn = "⚠" if "hidden_controls" in article.flags else " "
    repeats = sum(fold.kind == "repeat" for fold in article.folds)
    left: list[Piece] = [(warn, "warn"), (f"{article.published or 'no date':10} ", "dim")]
    left.append((f"↻{repeats} " if repeats else "", "dim"))
    room = width - row_width(left) - 1
    title = article.title if article.title != article.outlet else None
    name = fit(article.outlet or title or article.file, room)
    rest = room - cells(name) - 2
    more = fit(title, rest) if article.outlet and title and rest >= _LEAST_TITLE else ""
    between = "  " if more else ""
    gap = room - cells(name) - cells(more) - len(between)
    return [*left, (" " * gap, "base"), (more, "dim"), (between, "base"),
            (name, "strong" if article.outlet else "base"), (" ", "base")]  # fmt: skip


def text_title(article: Article, chosen: tuple[int, int] | None = None) -> list[Piece]:
    """Return the title of the text: outlet, file or title, date with its basis; or which words are being chosen."""
    if chosen is not None:
        return _chosen_title(article.text[slice(*chosen)].split())
    date = f"{article.published} {article.published_basis or ''}" if article.published else "no date"
    called: list[Piece] = [(" · ", "dim"), (article_called(article), "dim")]
    return [(article.outlet or "unknown outlet", "strong"), *called, (f" · {date}", "dim")]


def _chosen_title(words: list[str]) -> list[Piece]:
    """Return which words are chosen, so that no colour is needed to know: how many, the first and the last."""
    told = words if len(words) <= 2 * _ENDS else [*words[:_ENDS], "…", *words[-_ENDS:]]
    return [(f"{len(words)} chosen", "strong"), (" · ", "dim"), (" ".join(told), "title")]


def claim_line(claim: Claim, index: int, width: int, chosen: bool) -> Sequence[Piece]:
    """Return a claim as one line: number, sign of its kind, speaker or the words."""
    left: list[Piece] = [(f"{index + 1:>3} ", "dim"), sign_of(claim), (" ", "base")]
    room = width - row_width(left) - 1
    text = fit(claim.statement or claim.text, room)
    return [*left, (" " * (room - cells(text)), "base"), (text, "base"), (" ", "base")]


def signs_of(claims: Sequence[Claim]) -> dict[int, Piece]:
    """Return the sign of each claim's kind at its start."""
    return {claim.start: sign_of(claim) for claim in claims}


def sign_of(claim: Claim) -> Piece:
    """Return the sign of a claim's kind with the style it has outside the text (there it is underlined)."""
    sign, key = claim_kind(claim)
    return sign, _SIGN_STYLES.get(key, "dim")


def reader_marks(claims: Sequence[Claim], current: Claim | None, span: tuple[int, int] | None) -> list[Mark]:
    """Return the marks of the text: every claim by kind, the current one on top, the span being chosen above all."""
    marks: list[Mark] = [(claim.start, claim.end, claim_kind(claim)[1]) for claim in claims]
    if current is not None and span is None:
        marks.append((current.start, current.end, "claim"))
        marks += [(q.start, q.end, "claim_differs") for q in current.quantities]
    if span is not None:
        marks.append((*span, "hit"))
    return marks


def quantity_words(quantity: Quantity) -> str:
    """Return a figure as words: comparator, value, unit, what is counted where the unit does not say it."""
    value = f"{quantity.value:g}" + (f"–{quantity.value_max:g}" if quantity.value_max is not None else "")
    parts = [_COMPARATORS.get(quantity.comparator or "", "") + value, quantity.unit or "", quantity.counted or ""]
    return " ".join(part for part in dict.fromkeys(parts) if part)


def date_words(date: DateMention) -> str:
    """Return a date with its basis; one that nothing anchors says so."""
    return f"{date.iso or 'not anchored'} ({date.basis.replace('_', ' ')})"


def _fact(rows: list[Row], width: int, name: str, text: str | None, style: str = "base") -> None:
    if not text:
        return
    room = max(4, width - 12)
    label = (f" {name:9} ", "dim")
    if cells(visual(text)) <= room:
        rows.append(line(width, [label, (text, style)]))
        return
    for row in text_rows(text, room, base=style):
        rows.append(pad((label, *row), width))
        label = (" " * 11, "dim")


def detail_rows(claim: Claim, width: int, *, steps: bool = False) -> list[Row]:
    """Return what the program found in a claim, and the rule that found it; ``steps`` tells how, first of all."""
    sign, key = sign_of(claim)
    rows: list[Row] = [line(width, [(f" {sign} {claim.quote_type}", key), (f" · {claim.stance}", "dim")])]
    fact = partial(_fact, rows, width)
    if steps:
        fact("rule", claim.rule_id, "strong")
        for number, step in enumerate(claim.path, 1):
            fact(f"  {number}", step)
        if not claim.path:
            fact("", "no steps were recorded", "dim")
    fact("speaker", claim.speaker or ("?" if claim.cue else None), "strong")
    fact("found by", claim.speaker_resolution, "dim")
    fact("chain", " ◂ ".join(claim.speaker_chain) if len(claim.speaker_chain) > 1 else None)
    fact("via", claim.via)
    fact("cue", claim.cue.lemma if claim.cue else None)
    for quantity in claim.quantities:
        fact("figure", quantity_words(quantity))
    for date in claim.dates:
        fact("date", date_words(date))
    fact("hedge", claim.hedge)
    worth = _WORTH[max(0, min(claim.checkworthiness, 3))]
    fact("worth", f"{claim.checkworthiness} {worth}")
    for reason in claim.reasons:
        fact("", reason, "dim")
    fact("rule", f"{claim.rule_id} · {claim.confidence:.2f}", "dim")
    if claim.statement != claim.text:
        rows.append(line(width, [(" statement", "dim")]))
        rows += [((" ", "base"), *pad(row, width - 1)) for row in text_rows(claim.statement, width - 2)]
    return rows
