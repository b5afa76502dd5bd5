"""What the lower part of the card explains: words compared, why a score, what happened. Pure presentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from store.models import Event, Pair
from tui.card import Card
from tui.counted import many
from tui.event_words import RELATIONS, actor, deed, facts
from tui.naming import ITEMS
from tui.widgets.card_rows import Ticks, difference_rows, whole_head
from tui.widgets.rows import Piece, Row, fit, line, pad, row_width
from tui.widgets.source_text import Mark, text_rows

APPROVE_RULE = "Approve means: these statements report the same fact. It never means that they are true."
_BAR = 14
_NOTHING = 0.005
_SCRIPTS = re.compile("[^\u0600-\u06ff]+|[\u0600-\u06ff](?:[^A-Za-z;]*[\u0600-\u06ff])?")


def word_marks(card: Card) -> dict[str, list[Mark]]:
    """Return for each member the words in which it differs from the lead wording (the lead: from the first other)."""
    from store.matching.texts.worddiff import word_diff

    lead = next((m.claim for m in card.members if m.claim.id == card.group.lead), card.members[0].claim)
    marks: dict[str, list[Mark]] = {lead.id: []}
    for member in card.members:
        if member.claim.id == lead.id:
            continue
        marks[member.claim.id] = []
        for op, a, b in word_diff(lead.text, member.claim.text):
            if op in ("equal", "move"):  # a word that stands elsewhere differs in nothing
                continue
            marks[lead.id].append((a.start, a.end, "differs"))
            marks[member.claim.id].append((b.start, b.end, "differs"))
    return {claim: [mark for mark in found if mark[0] < mark[1]] for claim, found in marks.items()}


def comparison_rows(card: Card, width: int) -> list[Row]:
    """Return every member's whole text with the words marked in which it differs from the lead wording."""
    marks = word_marks(card)
    ticks = Ticks(frozenset(member.claim.id for member in card.members), -1)
    rows = [line(width, [(" Marked: words that differ from the lead wording (★).", "dim")])]
    for number, member in enumerate(card.members, 1):
        rows += whole_head(member, number, ticks, width, lead=member.claim.id == card.group.lead)
        text = text_rows(member.claim.text.replace("\n", " "), width - 5, marks.get(member.claim.id, ()))
        rows += [(("    ", "base"), *row, (" ", "base")) for row in text]
    return [*rows, pad((), width), *difference_rows(card, width)]


def why_rows(card: Card, pairs: Sequence[Pair], width: int, *, scored: bool = True) -> list[Row]:
    """Return one bar a feature for each pair with the lead, the date gap, matched variants and the approve rule."""
    rows = [*_sentences(APPROVE_RULE, width, "strong"), pad((), width)]
    if not scored:
        return [*rows, line(width, [(" Scores are hidden until you have decided.", "dim")])]
    numbers = {member.claim.id: number for number, member in enumerate(card.members, 1)}
    for pair in pairs:
        title = (
            f" {numbers.get(pair.a, '?')} ↔ {numbers.get(pair.b, '?')}  same with probability {pair.probability:.2f}"
        )
        gap = "" if pair.date_gap is None else f"  {many(pair.date_gap, 'day')} apart"
        rows.append(line(width, [(title, "title"), (gap, "dim"), (f"  by the {pair.scorer} scorer", "dim")]))
        largest = max((abs(feature.contribution) for feature in pair.features), default=1.0) or 1.0
        for feature in sorted(pair.features, key=lambda one: -abs(one.contribution)):
            size = round(_BAR * abs(feature.contribution) / largest)
            bar, sign, key = "█" * size, *_weighed(feature.contribution)
            rows += _beside([(f"  {sign} {bar.ljust(_BAR)} ", key)], feature.words or feature.name, width)
        if pair.variants:
            rows.append(
                line(width, [("  matched  ", "dim"), (" · ".join(f"{a} = {b}" for a, b in pair.variants), "base")])
            )
    sources = card.group.sources
    rows += [pad((), width), line(width, [(f" {many(sources.count, 'independent source')}", "title")])]
    for fold in sources.folds:
        who = "·".join(str(numbers.get(claim, "?")) for claim in fold.claim_ids)
        rows += _sentences(f"  members {who}  {fold.reason}", width, "dim")  # a word first: it sets the direction
    relation = RELATIONS.get(card.group.relation, "")
    rows += _sentences(f" Relation {card.group.relation}, {relation}: {card.group.relation_reason}", width, "dim")
    for link in card.group.links:
        other = link.b if link.a == card.group.id else link.a
        rows += _sentences(f" Linked with {other}, {RELATIONS.get(link.relation, '')}: {link.reason}", width, "dim")
    for opposed in card.opposed or ():
        rows += _sentences(f" ✗ {opposed.by}: {opposed.text}", width, "base")
        rows += _sentences(f"   {opposed.reason}", width, "dim")
    for note in card.group.notes:
        rows += _sentences(f" ✎ {note}", width, "base")
    return rows


def _weighed(contribution: float) -> tuple[str, str]:
    """Return the sign and the style key of what a reason adds or takes away; one that weighs nothing has neither."""
    if abs(contribution) < _NOTHING:
        return " ", "dim"
    return ("+", "good") if contribution > 0 else ("−", "bad")


def _beside(head: list[Piece], words: str, width: int) -> list[Row]:
    """Return words to the right of ``head``, in as many rows as they need.

    An Arabic list in an English sentence that does not fit one row has rows of its own: it would break out of order.
    """
    indent = row_width(head)
    room = max(1, width - indent)
    texts = text_rows(words, room, base="base")
    if len(texts) > 1:
        parts = [part.strip(" ;") for part in _SCRIPTS.findall(words)]
        texts = [row for part in parts if part for row in text_rows(part, room, base="base")]
    return [pad([*([(" " * indent, "base")] if below else head), *row], width) for below, row in enumerate(texts)]


def _sentences(text: str, width: int, key: str) -> list[Row]:
    return [pad(row, width) for row in text_rows(text, width, [(0, len(text), key)])]


def event_words(event: Event, names: Mapping[str, str], key: str = "strong") -> list[Piece]:
    """Return what was done, then to what; ``names`` tells items by name instead of by id.

    Each part is a piece of its own, so that each runs in the direction of its own script.
    """
    told = {field: value for field, value in facts(event).items() if field != "version"}
    items = [names.get(id, id) for field in ITEMS if (id := told.pop(field, ""))]
    if "path" in told:
        told["path"] = told["path"].rsplit("/", 1)[-1]
    parts = [deed(event), *told.values(), *items]
    return [(words, key) for part in parts for words in (" · ", part)][1:]


def event_row(event: Event, names: Mapping[str, str]) -> list[Piece]:
    """Return an event as one line: number, time, reviewer, what."""
    left: list[Piece] = [(f"{event.seq:>5} ", "dim"), (f"{event.at[:10]} {event.at[11:16]}  ", "dim")]
    left.append((fit(actor(event), 20), "title"))
    key = {"approve": "good", "reject": "bad"}.get(deed(event), "base")
    return [*left, ("  ", "base"), *event_words(event, names, key)]


def history_rows(events: Iterable[Event], names: Mapping[str, str], width: int, *, hidden: bool = False) -> list[Row]:
    """Return the history of one group, newest last; hidden in a blind second review."""
    if hidden:
        return [line(width, [(" The history is hidden: this is a blind second review.", "dim")])]
    rows = [line(width, event_row(event, names)) for event in events]
    return rows or [line(width, [(" Nobody has touched this group yet.", "dim")])]


def rejected_rows(
    events: Sequence[Event], names: Mapping[str, str], width: int, *, hidden: bool = False, most: int | None = None
) -> list[Row]:
    """Return the groups that these events rejected: their pairs are not proposed again.

    ``hidden``: the events are my own alone, which is said; so is it that only the latest ``most`` are listed.
    """
    rows = [line(width, [(" Rejected: these stay apart until an undo or a later decision.", "dim")])]
    if hidden:
        rows = [line(width, [(" Those of others are hidden: this is a blind second review.", "dim")])]
    if most is not None and len(events) > most:
        events = events[:most]
        rows.append(line(width, [(f" Only the latest {most} are listed; the history (F6) has them all.", "warn")]))
    found = [line(width, event_row(event, names)) for event in events]
    if found:
        return rows + found
    nothing = line(width, [(" You have rejected nothing." if hidden else " Nothing is rejected.", "dim")])
    return [rows[0], nothing] if hidden else [nothing]
