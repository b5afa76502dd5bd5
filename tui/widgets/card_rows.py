"""How a group reads on its card: title, members with their chain and text, and the table of differences. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from store.frozen import dataclass
from store.models import Difference, Group, GroupRow, Member
from tui.card import Card, Opposed
from tui.counted import many
from tui.widgets.rows import Piece, Row, cells, clip, fit, line, pad, row_width, visual
from tui.widgets.source_text import Mark, text_rows

_BASIS = {"in_text": "in text", "given": "given", "metadata": "page", "reviewer": "confirmed",
          "weekday": "weekday only", "inferred": "inferred", "other_article": "other article"}  # fmt: skip
_SLOTS = {"figure": "figures", "date": "when", "place": "where", "speaker": "who", "name": "who",
          "negation": "denial", "antonym": "opposite", "wording": "wording", "warning": "careful"}  # fmt: skip
_STANCE = {"deny": "✗ denies", "accuse": "accuses", "call_for": "calls for", "question": "asks", "predict": "predicts",
           "decline": "declines to say"}  # fmt: skip
# Signs of what lies over a group's state; they stand in its row of the queue.
_OVERLAYS = {"conflict": "⇄", "needs_second": "²", "flagged": "⚑", "below_threshold": "?"}
_OVER = {"below_threshold": "? not counted"}  # what a card says of them where the word alone says too little
_LEAST_WORDS = 8
_LEAST_FOCUS = 6  # so many rows a member in focus has at least, its head with them
_READ_AS = re.compile(r"\(\d{4}-[-/\d]+\)$")
# So many cells a value of a difference needs, with its members and a gap; what has no room is counted («+2»).
_LEAST_VALUE = 13
_STATES = {"approved": ("✓", "good"), "rejected": ("✗", "bad"), "deferred": ("◷", "warn"), "reopened": ("↻", "warn"),
           "not_checkable": ("∅", "dim"), "pending": (" ", "dim")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ticks:
    """What the reviewer chose on a card: claim ids ticked, and which member is in focus (0-based)."""

    ticked: frozenset[str]
    focus: int = 0


def state_sign(state: str) -> Piece:
    """Return the sign and style key of a state."""
    return _STATES.get(state, (" ", "dim"))


def title(card: Card, number: int, width: int, *, blind: bool = False, scored: bool = True) -> list[Piece]:
    """Return what stands in the border above a card: reports, outlets, independent sources, what differs.

    Where ``width`` is short the counts give way, from the least telling on, to the score and what differs.
    """
    group = card.group
    pieces: list[Piece] = [(f"Group {number}", "title"), *state_words(group, blind=blind)]
    judged: list[Piece] = [(f"  same {group.score:.2f}", "base")] if scored and not blind else []
    slots = list(dict.fromkeys(_SLOTS.get(d.slot, d.slot) for d in group.differences if d.differs))
    if slots:
        judged.append((f"  ≠ {', '.join(slots)}", "warn"))
    room = width - row_width([*pieces, *judged])
    pieces += next((told for told in _counted(group) if row_width(told) <= room), []) + judged
    if group.sources.agencies:
        pieces += [("  ", "base"), ("، ".join(group.sources.agencies[:2]), "dim")]
    return pieces


def _counted(group: Group) -> list[list[Piece]]:
    """Return the counts of a group, the fullest words first."""
    outlets = {member.outlet for member in group.members if member.outlet}
    unknown = len({member.claim.article_id for member in group.members if member.outlet is None})
    places = [many(len(outlets), "outlet")] if outlets else []
    places += [f"{unknown} unknown" if outlets else many(unknown, "unknown outlet")] if unknown else []
    statements = [many(len(group.members), "statement")] if len(group.members) > group.reports else []
    reports = many(group.reports, "report")
    whole, short = many(group.sources.count, "independent source"), f"{group.sources.count} independent"
    told = ([*statements, reports, *places], whole), ([reports, *places], whole), ([reports], whole), ([reports], short)
    counts: list[list[Piece]] = [
        [(f"  {' · '.join(words)}", "base"), (f" · {sources}", "strong")] for words, sources in told
    ]
    return [*counts, [(f"  {short}", "strong")]]


def state_words(group: Group, *, blind: bool = False) -> list[Piece]:
    """Return the state of a decided group, by whom, and what was said of it; ``blind`` hides all that others said."""
    pieces: list[Piece] = []
    if group.leased_by:
        pieces.append((f"  ◉ {'somebody' if blind else group.leased_by} is here", "warn"))
    if blind:
        return pieces
    if group.state != "pending":
        sign, key = state_sign(group.state)
        by = f" by {group.decided_by}" if group.decided_by else ""
        pieces.insert(0, (f"  {sign} {group.state.replace('_', ' ')}{by}", key))
    if group.verdict:
        pieces += [("  verdict ", "dim"), (group.verdict, "strong")]
    if group.flagged:
        pieces.append(("  ⚑ flagged", "warn"))
    told = {"flagged", "verdict" if group.verdict else ""}
    over = [_OVER.get(one, one.replace("_", " ")) for one in group.overlays if one not in told]
    return pieces + [(f"  {words}", "warn") for words in over]


def chain(member: Member, occasion: str | None = None) -> str:
    """Return speaker ◂ occasion ◂ agency ◂ outlet, in reading order from the right; «الراوي» when nobody is quoted."""
    claim = member.claim
    first = claim.speaker or ("؟" if claim.cue else "الراوي")
    links = [*claim.speaker_chain] if claim.speaker_chain else [first]
    if claim.speaker and claim.speaker not in links:
        links.insert(0, claim.speaker)
    for link in (occasion, claim.via, member.outlet):
        if link and link not in links:
            links.append(link)
    return " ◂ ".join(links)


def dated(member: Member) -> str:
    """Return the date with its basis; a date without a basis is never shown."""
    if not member.published:
        return "no date"
    basis = member.published_basis or ""
    return f"{member.published} {_BASIS.get(basis, basis.replace('_', ' '))}".rstrip()


def member_head(
    member: Member, number: int, ticks: Ticks, width: int, *, lead: bool, occasion: str | None = None
) -> Row:
    """Return the line above a member's text: tick, number, outlet, date and basis; the chain on the right."""
    left = _head(member, number, ticks, width, lead=lead)
    room = width - row_width([(visual(text), key) for text, key in left]) - 2
    return line(width, left, [(fit(chain(member, occasion), max(0, room)), "title")] if room > 6 else ())


def whole_head(member: Member, number: int, ticks: Ticks, width: int, *, lead: bool) -> list[Row]:
    """Return the line above a member's text with all of the chain: in rows of its own where it has no room beside."""
    left = _head(member, number, ticks, width, lead=lead)
    if row_width([(visual(text), key) for text, key in left]) + 2 + cells(visual(chain(member))) <= width:
        return [member_head(member, number, ticks, width, lead=lead)]
    told = text_rows(chain(member), width - 5, base="title")
    return [line(width, left), *((("    ", "base"), *pad(row, width - 5), (" ", "base")) for row in told)]


def _head(member: Member, number: int, ticks: Ticks, width: int, *, lead: bool) -> list[Piece]:
    focused = ticks.focus == number - 1
    box = "☑" if member.claim.id in ticks.ticked else "☐"
    key = "good" if member.claim.id in ticks.ticked else "bad"
    left: list[Piece] = [("▸" if focused else " ", "title"), (f"{box}{number} ", key)]
    outlet = member.outlet or f"? {member.file}"
    left.append((fit(outlet, max(8, width // 4)), "strong" if member.outlet else "warn"))
    left.append((f"  {dated(member)}", "dim"))
    if lead:
        left.append(("  ★", "title"))
    stance = _STANCE.get(member.claim.stance)
    if stance:
        left.append((f"  {stance}", "bad" if member.claim.stance == "deny" else "dim"))
    return left


def member_rows(card: Card, number: int, ticks: Ticks, width: int, *, compact: bool) -> list[Row]:
    """Return a member's rows: its head, and its text right-aligned with the differing words marked."""
    member = card.members[number - 1]
    claim = member.claim
    lead = claim.id == card.group.lead and len(card.members) > 1
    head = member_head(member, number, ticks, width, lead=lead, occasion=card.occasions.get(claim.id))
    marks: list[Mark] = [
        (max(0, start - claim.start), min(end, claim.end) - claim.start, "differs")
        for start, end in card.differing_spans(claim.id)
        if start < claim.end and end > claim.start
    ]
    base = "base" if claim.id in ticks.ticked else "dim"
    indent = 4 if width >= 50 else 2
    text = claim.text.replace("\r", " ").replace("\n", " ")
    rows = text_rows(text, width - indent - 1, marks, base)
    if compact and len(rows) > 1:
        rows = [pad([(fit(text, width - indent - 1), base)], width - indent - 1, left=True)]
    return [head, *(((" " * indent, base), *pad(row, width - indent - 1), (" ", base)) for row in rows)]


def card_rows(card: Card, ticks: Ticks, width: int, room: int) -> tuple[list[Row], list[int]]:
    """Return the rows of all members and where each begins.

    Long groups show one line of those out of focus, and of the one in focus no more than leaves room for them.
    """
    most = max(_LEAST_FOCUS, room - 2 * (len(card.members) - 1))
    for compact in (False, True):
        rows: list[Row] = []
        starts: list[int] = []
        for number in range(1, len(card.members) + 1):
            starts.append(len(rows))
            short = compact and number - 1 != ticks.focus
            told = member_rows(card, number, ticks, width, compact=short)
            if compact and len(told) > most:
                told = [*told[: most - 1], line(width, [("    … d shows all of it", "dim")])]
            rows.extend(told)
        if len(rows) <= room:
            break
    return rows, starts


def difference_rows(card: Card, width: int) -> list[Row]:
    """Return what opposes the group, then one row a slot: ``≠`` or ``=``, the slot, and who says what, by number.

    A note that has no room beside the values stands in a row of its own after all slots.
    """
    order = sorted(card.group.differences, key=lambda difference: not difference.differs)
    drawn = [_difference_row(card, difference, width) for difference in order]
    rows = [row for row, _ in drawn]
    rows += [line(width, [(" ↳ ", "dim"), (fit(note, width - 4), "dim")]) for _, note in drawn if note]
    rows = rows or [line(width, [(" Nothing differs in figures, dates, places or people.", "dim")])]
    return [*(opposed_row(one, width) for one in card.opposed or ()), *rows]


def opposed_row(opposed: Opposed, width: int) -> Row:
    """Return who denies or says the opposite of the group, with as many of the words as have room."""
    by: list[Piece] = [(" ✗ ", "bad"), ("opposed".ljust(11 if width >= 50 else 9), "dim")]
    by += [(fit(opposed.by, max(8, width // 4)), "strong"), ("  ", "base")]
    return pad([*by, (fit(opposed.text.replace("\n", " "), width - row_width(by)), "base")], width)


def _difference_row(card: Card, difference: Difference, width: int) -> tuple[Row, str]:
    """Return the row of a slot, and its note when that has no room in the row."""
    numbers = {member.claim.id: n for n, member in enumerate(card.members, 1)}
    said: dict[str, list[int]] = {}
    for value in difference.values:
        said.setdefault(value.value or "–", []).append(numbers.get(value.claim_id, 0))
    sign, key = ("≠", "warn") if difference.differs else ("=", "agree")
    name = _SLOTS.get(difference.slot, difference.slot)
    label = 11 if width >= 50 else 9
    pieces: list[Piece] = [(f" {sign} ", key), (name.ljust(label), "dim")]
    room = width - 3 - label
    if difference.counted:
        pieces += [(fit(difference.counted, room // 4), "dim"), ("  ", "dim")]
        room -= cells(pieces[-2][0]) + 2
    note = difference.note or ""
    beside = 0 < cells(note) <= room // 3 and note[0].isascii()  # another script would turn the whole note around
    room -= cells(note) * beside
    fits = max(1, min(len(said), (room - 4) // _LEAST_VALUE if len(said) * _LEAST_VALUE > room else len(said)))
    share = max(8, (room - 4 * (fits < len(said))) // fits - 2)
    for words, members in list(said.items())[:fits]:
        who = "·".join(str(n) for n in sorted(members) if n)
        shown = fit(shortened(words, share - len(who) - 2), max(4, share - len(who) - 2))
        cell: list[Piece] = [(f"{who} ", "key"), (shown, "differs" if difference.differs else "base")]
        gap = max(2, share - row_width(cell) + 2)
        pieces += [*cell, (" " * gap, "base")]
    if fits < len(said):
        pieces.append((f"+{len(said) - fits} ", "warn"))
    if beside and row_width(pieces) + cells(note) <= width:
        pieces.append((note, "dim"))
        note = ""
    return pad(clip(pieces, width), width), f"{name}: {note}" if note else ""


def shortened(value: str, room: int) -> str:
    """Return a value of a difference cut so that the day it was read as, which stands behind it, is left."""
    found = _READ_AS.search(value)
    if found is None or cells(visual(value)) <= room:
        return value
    left = room - len(found[0]) - 1
    return f"{value[: left - 1].rstrip()}… {found[0]}" if left >= _LEAST_WORDS else found[0][1:-1]


@lru_cache(maxsize=512)
def queue_line(row: GroupRow, number: int, width: int, *, sign: Piece | None = None) -> tuple[Piece, ...]:
    """Return a queue row: sign, number, what warns, members; on the right the telling difference, then the lead."""
    mark, key = sign or state_sign(row.state)
    warn = "≠" if row.differs else " "
    left: list[Piece] = [(mark, key), (f"{number:>3} ", "dim"), (warn, "warn"), (f"{row.members} ", "dim")]
    signs = "".join(_OVERLAYS[word] for word in row.overlays if word in _OVERLAYS) + "◉" * bool(row.leased_by)
    if signs:
        left.append((f"{signs} ", "warn"))
    room = width - row_width(left) - 1
    told = fit(row.telling, room)
    rest = room - cells(told) - 2
    text = fit(row.headline, rest if told else room) if not told or rest >= _LEAST_WORDS else visual("")
    gap = room - cells(told) - cells(text)
    if not told:
        return (*left, (" " * gap, "base"), (text, "base"), (" ", "base"))
    between = min(gap, 2)
    return (*left, (" " * (gap - between), "base"), (text, "dim"), (" " * between, "base"), (told, "strong"),
            (" ", "base"))  # fmt: skip
