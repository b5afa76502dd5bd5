"""Correcting claims in the reader: add one over a span, adjust a span by words, edit, delete, set date and outlet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from store.errors import TadqiqError
from tui.copying import cited, copy
from tui.screens.asking import ask_article, ask_note
from tui.screens.evidence import ask_evidence
from tui.undoing import invert
from tui.widgets.selecting import Selection

if TYPE_CHECKING:
    from store.store import Store
    from tui.screens.reader import ReaderScreen
    from tui.screens.workspace import Handler

_CHOOSING = "h l move an end by a word · j k five · tab the other end · ⏎ take · q leave"
FIVE = 5  # what j and k move an end by
_WORD = re.compile(r"\S+")


def words_of(text: str) -> list[tuple[int, int]]:
    """Return the words of a text as spans (code points)."""
    return [match.span() for match in _WORD.finditer(text)]


class ClaimEditing:
    """While ``active`` a span is being chosen: h and l move its end by a word, j and k by five, tab the other edge."""

    def __init__(self, screen: ReaderScreen) -> None:
        self.screen = screen
        self._span: tuple[int, int] | None = None
        self.selection = Selection()
        self._edge = "end"
        self._claim: str | None = None
        self._words: list[tuple[int, int]] = []

    @property
    def span(self) -> tuple[int, int] | None:
        """The words being chosen, if any; the footer tells what the keys do meanwhile."""
        return self._span

    @span.setter
    def span(self, span: tuple[int, int] | None) -> None:
        self._span = span
        self.screen.footer_bar.say_instead(_CHOOSING if span else "")

    @property
    def active(self) -> bool:
        """Whether a span is being chosen."""
        return self.span is not None

    def handlers(self) -> dict[str, Handler]:
        """What the correcting keys do."""
        return {
            "add_claim": self.add, "adjust": self.adjust, "delete_claim": self.delete, "edit": self.edit,
            "evidence": self.evidence, "confirm": self.confirm, "note": self.note, "explain": self.explain,
            "copy": self.copy, "undo": lambda: self.undo(back=True), "redo": lambda: self.undo(back=False),
        }  # fmt: skip

    # --- choosing a span ----------------------------------------------------------------------------------

    def add(self) -> None:
        """Begin a new claim at the current claim's end, or at the start of the text."""
        article = self.screen.article
        if article is None:
            return
        self._words = words_of(article.text)
        after = self.screen.claim.start if self.screen.claim is not None else 0
        start, end = next((word for word in self._words if word[0] >= after), (0, 0))
        self._begin(None, (start, end))

    def choose(self, first: int, last: int) -> None:
        """Begin a new claim over the words from one offset to another, as the mouse was dragged."""
        article = self.screen.article
        if article is None:
            return
        self._words = words_of(article.text)
        inside = [word for word in self._words if word[1] > first and word[0] <= last]
        if inside:
            self._begin(None, (inside[0][0], inside[-1][1]))

    def adjust(self) -> None:
        """Change where the current claim begins and ends, by words."""
        article, claim = self.screen.article, self.screen.claim
        if article is None or claim is None:
            self.screen.notice("There is no claim here", "warning")
            return
        self._words = words_of(article.text)
        self._begin(claim.id, (claim.start, claim.end))

    def _begin(self, claim: str | None, span: tuple[int, int]) -> None:
        self._claim, self.span, self._edge = claim, span, "end"
        self.screen.pane = "text"
        self.screen.show_panes()
        self.screen.show_all()

    def move(self, words: int) -> None:
        """Move the edge by words, forward in the text or back; a page or an end of the list is five times five."""
        if self.span is None or not self._words:
            return
        steps = max(-FIVE * FIVE, min(FIVE * FIVE, words))
        start, end = self.span
        if self._edge == "end":
            place = next((n for n, word in enumerate(self._words) if word[1] >= end), len(self._words) - 1)
            end = self._words[max(0, min(place + steps, len(self._words) - 1))][1]
        else:
            place = next((n for n, word in enumerate(self._words) if word[1] > start), 0)
            start = self._words[max(0, min(place + steps, len(self._words) - 1))][0]
        if start < end:
            self.span = (start, end)
        self.screen.show_all()

    def other_edge(self) -> None:
        """Let the keys move the other edge."""
        self._edge = "start" if self._edge == "end" else "end"
        self.screen.notice(f"h l j k move the {self._edge} now")

    def leave(self) -> None:
        """Leave the span as it was."""
        self.span = None
        self.screen.show_all()

    async def take(self) -> None:
        """Save the span as a new claim or as the claim's span."""
        article, span, claim = self.screen.article, self.span, self._claim
        self.span = None
        if article is None or span is None:
            return
        if claim is None:
            await self._write(lambda store: store.claim_add(article.id, *span), "Claim added")
        else:
            await self._write(lambda store: store.claim_edit(claim, start=span[0], end=span[1]), "Span changed")

    # --- claims -------------------------------------------------------------------------------------------

    async def _write(self, write: Callable[[Store], object], words: str = "") -> None:
        """Write, read the article again and say ``words``, or those that the write returns."""
        try:
            done = await self.screen.desk.ask(write)
        except TadqiqError as problem:
            self.screen.show_all()
            self.screen.notice(f"Not done: {problem}", "error")
            return
        place = self.screen.claim_list.cursor
        await self.screen.read_article()
        self.screen.go_claim(place)
        self.screen.notice(words or str(done))

    def edit(self) -> None:
        """Edit the statement; the quote never changes."""
        claim = self.screen.claim
        if claim is None:
            self.screen.notice("There is no claim here", "warning")
            return

        def done(text: str | None) -> None:
            if text is not None and text.strip():
                self.screen.start(
                    self._write(lambda store: store.claim_edit(claim.id, statement=text.strip()), "Statement changed")
                )

        self.screen.prompt.ask("Statement", done, claim.statement or claim.text)

    async def delete(self) -> None:
        """Take the claim out; an undo brings it back."""
        claim = self.screen.claim
        if claim is not None:
            await self._write(lambda store: store.claim_delete(claim.id), "Claim taken out: z brings it back")

    async def undo(self, *, back: bool) -> None:
        """Take back my last action, or do it again."""
        await self._write(lambda store: invert(store, back=back)[1])
        self.screen.tadqiq.stale_review = True

    def note(self) -> None:
        """Write a note on the claim; an unfinished one is kept as a draft."""
        claim = self.screen.claim
        if claim is None:
            self.screen.notice("There is no claim here", "warning")
            return
        ask_note(self.screen, claim.id, "Note on this claim", lambda write: self._write(write, "Note kept"))

    def evidence(self) -> None:
        """Add evidence to the current claim; the words that are chosen, or the claim's, are its quotation."""
        article, claim = self.screen.article, self.screen.claim
        if article is None or claim is None:
            self.screen.notice("There is no claim here", "warning")
            return
        start, end = self.span or self.selection.span or (claim.start, claim.end)
        self.span = None
        quote = article.text[start:end]
        ask_evidence(self.screen, claim.id, lambda write: self._write(write, "Evidence added to the claim"), quote)

    def confirm(self) -> None:
        """Confirm or edit the article's date, then its outlet."""
        article = self.screen.article
        if article is not None:
            ask_article(self.screen, article, lambda write: self._write(write, "Date and outlet confirmed"))

    def copy(self) -> None:
        """Copy the words being chosen, or the claim with outlet and date, as they were published."""
        article, claim, span = self.screen.article, self.screen.claim, self.span or self.selection.span
        if article is not None and span is not None:
            copy(self.screen, article.text[slice(*span)])
        elif article is not None and claim is not None:
            copy(self.screen, cited(claim.text, article.outlet or article.file, article.published))
        else:
            self.screen.notice("There is nothing to copy here", "warning")

    def explain(self) -> None:
        """Show by which rule and steps the claim was made, beside it; the same key closes."""
        screen = self.screen
        screen.explained = not screen.explained
        screen.detail.title = [("Claim", "title"), (" · w closes the steps", "dim")] if screen.explained else [
            ("Claim", "title")]  # fmt: skip
        screen.detail.top = 0
        screen.detail.renew()
        if screen.explained and screen.has_class("-narrow"):
            screen.pane = "claims"
            screen.show_panes()
            screen.show_all()
