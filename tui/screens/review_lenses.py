"""The lower part of the card: source text, word by word differences, why, history. One key opens, the same closes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from store.models import Member
from tui.blind import my_rejections
from tui.card import Card
from tui.copying import cited, copy
from tui.naming import article_called
from tui.widgets.card_box import RowsLens
from tui.widgets.card_rows import Ticks, card_rows
from tui.widgets.rows import Piece, Row, line
from tui.widgets.source_text import NO_FOLDS, Mark, SourceText

_LEAST = 14
_REHEARSED = 4
# So many rejected groups are listed at most; the history (F6) has them all.
_REJECTED = 500

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen
    from tui.screens.workspace import Handler


class Lenses:
    """What the lower part of the card shows; ``name`` is the open lens, ``source`` by default."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self.name = "source"
        self.unfolded = False
        self._hint = ""
        self._build: Callable[[int], list[Row]] = lambda width: []
        self._built: tuple[object, RowsLens] | None = None
        self._source: tuple[object, SourceText] | None = None
        self._rehearsed: dict[object, SourceText] = {}
        self._came_from: tuple[str, str] | None = None

    def handlers(self) -> dict[str, Handler]:
        """What the looking keys do."""
        return {
            "differences": lambda: self.toggle("differences"), "why": lambda: self.toggle("why"),
            "group_history": lambda: self.toggle("history"), "rejected": lambda: self.toggle("rejected"),
            "unfold": self.unfold, "copy": self.copy,
        }  # fmt: skip

    def toggle(self, name: str) -> Awaitable[None] | None:
        """Open a lens, or go back to the source when it is open."""
        if self.screen.card is None:
            return None
        if self.name == name:
            self.leave()
            return None
        return self._open(name, self.screen.card)

    async def _open(self, name: str, card: Card) -> None:
        from tui.naming import names
        from tui.screens.explanations import comparison_rows, history_rows, rejected_rows, why_rows

        ask, group = self.screen.desk.ask, card.group
        if name != "differences":  # the others have to be read; the key is answered at once
            self._enter(name, lambda width: [line(width, [("  …", "dim")])], "the same key or q closes")
        build: Callable[[int], list[Row]]
        if name == "differences":
            build = partial(comparison_rows, card)
        elif name == "why":
            others = [member.claim.id for member in card.members if member.claim.id != group.lead][:6]
            pairs = await ask(lambda store: [store.explain_pair(group.lead, other) for other in others])
            build = partial(why_rows, card, pairs, scored=self.screen.box.scored)
        elif name == "history":
            events = await ask(lambda store: list(store.group_history(group.id)))
            called = await ask(lambda store: names(store, events))
            build = partial(history_rows, events, called, hidden=self.screen.box.blind)
        else:
            blind, me = self.screen.box.blind, self.screen.tadqiq.reviewer
            events = await ask(
                lambda store: my_rejections(store.log(reviewer=me)) if blind else store.rejections(limit=_REJECTED + 1)
            )
            called = await ask(lambda store: names(store, events))
            build = partial(rejected_rows, events, called, hidden=blind, most=_REJECTED)
        here = name == "differences" or self.name == name  # not closed meanwhile
        if here and self.screen.card is not None and self.screen.card.group.id == group.id:
            self._enter(name, build, "the same key or q closes")

    def show_choices(self, name: str, choices: Mapping[int, str]) -> None:
        """Show what digits stand for in place of the source."""

        def build(width: int) -> list[Row]:
            rows = [line(width, [(f"  {number}  ", "key"), (words, "base")]) for number, words in choices.items()]
            return [line(width, ()), *rows]

        self._enter(name.lower(), build, "press a digit; any other key leaves")

    def _enter(self, name: str, build: Callable[[int], list[Row]], hint: str) -> None:
        self.name, self._build, self._hint, self._built = name, build, hint, None
        if self.screen.narrow and self.screen.pane != "source":
            self._came_from = (self.screen.pane, self.screen.narrow_view)
            self.screen.use_pane("source")
        self.show()
        if not self.screen.box.size.width:  # it was hidden behind the queue
            self.screen.box.when_laid = self.show

    def close(self) -> None:
        """Show the source again from the next drawing on."""
        self.name = "source"
        self._source = None

    def leave(self) -> None:
        """Close what is open and go back to where one was."""
        self.close()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and self.screen.narrow:
            self.screen.use_pane(*came_from)
        self.show()

    def unfold(self) -> None:
        """Open or fold the repeats and the furniture of the page."""
        card = self.screen.card
        if card is None or not card.articles[self.screen.work.member.claim.article_id].folds:
            self.screen.notice(NO_FOLDS)
            return
        self.unfolded = not self.unfolded
        if self.name != "source":
            self.leave()
        self.show(reveal=True)

    @property
    def source(self) -> SourceText | None:
        """The source text, when it is what is open."""
        return self._source[1] if self._source is not None and self.name == "source" else None

    def copy(self) -> None:
        """Copy the words chosen in the source, or the focused claim with outlet and date, as they were published."""
        card = self.screen.card
        if card is None:
            return
        member = card.members[min(self.screen.box.ticks.focus, len(card.members) - 1)]
        chosen = self.source.selected if self.source is not None else ""
        copy(self.screen, chosen or cited(member.claim.text, member.outlet or member.file, member.published))

    def scroll(self, rows: int) -> None:
        """Scroll the lower part."""
        box = self.screen.box
        if box.lens is not None and box.lens.scroll(rows, box.lens_height):
            box.redraw()

    def to_end(self, *, last: bool) -> None:
        """Start or end of the lower part."""
        box = self.screen.box
        if box.lens is not None:
            if last:
                box.lens.to_end(box.lens_height)
            else:
                box.lens.scroll(-(10**7), box.lens_height)
            box.redraw()

    def show(self, *, reveal: bool = False) -> None:
        """Draw the card with what is open for the focused member."""
        box, card = self.screen.box, self.screen.card
        width = box.size.width - 4
        if card is None or width < _LEAST - 4:
            box.redraw()
            return
        member = card.members[min(box.ticks.focus, len(card.members) - 1)]
        if self.name == "source":
            self._show_source(card, member, width, reveal=reveal)
        else:
            box.lens_title = [(self.name.capitalize(), "title"), (f"  · {self._hint}", "dim")]
            if self._built is None or self._built[0] != width:
                self._built = width, RowsLens(self._build(width), width)
            box.lens = self._built[1]
        box.redraw()

    def _show_source(self, card: Card, member: Member, width: int, *, reveal: bool) -> None:
        box = self.screen.box
        key = self._key(card, member, width)
        if self._source is None or self._source[0] != key:
            self._source = key, self._rehearsed.pop(key, None) or self._text_of(card, member, width)
            reveal = True
        box.lens = self._source[1]
        box.lens_title = source_title(card, member)
        if reveal:
            box.before_lens = partial(self._source[1].reveal, member.claim.start)

    def _key(self, card: Card, member: Member, width: int) -> object:
        article = card.articles[member.claim.article_id]
        return member.claim.id, card.group.version, width, self.unfolded, article.sha256

    def _text_of(self, card: Card, member: Member, width: int) -> SourceText:
        article = card.articles[member.claim.article_id]
        return SourceText(article, source_marks(card, member), width, unfolded=self.unfolded)

    def rehearse(self, card: Card) -> None:
        """Lay out a card that is likely to be next while nothing else is to do; what it takes is kept."""
        box, member = self.screen.box, card.members[0]
        width, height = box.size.width, box.size.height
        key = self._key(card, member, width - 4)
        if width < _LEAST or key in self._rehearsed:
            return
        while len(self._rehearsed) >= _REHEARSED:
            self._rehearsed.pop(next(iter(self._rehearsed)))
        source = self._rehearsed[key] = self._text_of(card, member, width - 4)
        source.reveal(member.claim.start, box.lens_height)
        card_rows(card, Ticks(frozenset(one.claim.id for one in card.members)), width - 2, height)


def source_marks(card: Card, member: Member) -> list[Mark]:
    """Return the marks of a source: other claims underlined by kind, this claim, and its differing words on top."""
    marks: list[Mark] = [(claim.start, claim.end, "other") for claim in card.claims.get(member.claim.article_id, ())]
    claim = member.claim
    marks.append((claim.start, claim.end, "claim"))
    marks += [
        (max(start, claim.start), min(end, claim.end), "claim_differs")
        for start, end in card.differing_spans(claim.id)
        if start < claim.end and end > claim.start
    ]
    return marks


def source_title(card: Card, member: Member) -> list[Piece]:
    """Return the title of the source: outlet, file or title, which claim of how many, what is hidden in the text."""
    number, total = card.place_in_article(member)
    article = card.articles[member.claim.article_id]
    pieces: list[Piece] = [("Source", "title"), (" · ", "dim"), (member.outlet or "unknown outlet", "strong")]
    pieces += [(" · ", "dim"), (article_called(article), "dim")]
    if number:
        pieces.append((f" · claim {number} of {total}", "dim"))
    if "hidden_controls" in article.flags:
        pieces.append((" · ⚠ hidden controls", "warn"))
    return pieces
