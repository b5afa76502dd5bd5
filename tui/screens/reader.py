"""The reader: articles, the text as published with its claims marked by kind, and the claims beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from store.models import Article, Claim
from tui.screens.reader_editing import FIVE, ClaimEditing
from tui.screens.reader_rows import article_line, claim_line, detail_rows, reader_marks, signs_of, text_title
from tui.screens.workspace import Handler, Workspace
from tui.widgets.page import Page
from tui.widgets.rows import Piece, Row, pad
from tui.widgets.selecting import Selection, WordsChosen
from tui.widgets.source_text import NO_FOLDS, SourceText
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from store.store import Store

PANES = ("articles", "text", "claims")
_MANY = 400
_NOT_WHILE_CHOOSING = frozenset({"add_claim", "adjust", "delete_claim", "edit", "note", "confirm", "undo", "redo"})


def _articles(store: Store, after: str | None) -> list[Article]:
    return list(store.articles(limit=_MANY, after=after))


class ReaderScreen(Workspace):
    """Moving in the list of articles changes the text; moving in the claims scrolls the text, and back."""

    kind: ClassVar[str] = "reader"
    DEFAULT_CSS = """
    ReaderScreen #articles { width: 30; }
    ReaderScreen #side { width: 42; }
    ReaderScreen.-narrow #articles, ReaderScreen.-narrow #side { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        look = self.tadqiq.look
        self.article_list: VirtualList[Article] = VirtualList(look, article_line, id="articles", empty=(
            "No articles yet.", "F9 loads some."))  # fmt: skip
        self.text = Page(look, lambda width: (), id="text", margin=1)
        self.claim_list: VirtualList[Claim] = VirtualList(look, claim_line, id="claims", empty=("No claims",))
        self.detail = Page(look, self._details, [("Claim", "title")], id="detail")
        self.article: Article | None = None
        self.claims: list[Claim] = []
        self.source: SourceText | None = None
        self.pane = "articles"
        self.unfolded = False
        self.explained = False
        self.editing = ClaimEditing(self)
        self._wanted: tuple[str, int] | None = None

    def panes(self) -> Iterable[Widget]:
        """Articles, text, claims with the details of one."""
        from textual.containers import Vertical

        return (self.article_list, self.text, Vertical(self.claim_list, self.detail, id="side"))

    def header(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """Which article of how many."""
        total = len(self.article_list.ids)
        return self.headed((f"Reader {min(self.article_list.cursor + 1, total)}/{total}", "header_strong"))

    def handlers(self) -> dict[str, Handler]:
        """Moving, unfolding, and correcting claims."""
        return {
            **self.editing.handlers(),
            "down": lambda: self.step(1), "up": lambda: self.step(-1),
            "page_down": lambda: self.step(10), "page_up": lambda: self.step(-10),
            "top": lambda: self.step(-(10**7)), "bottom": lambda: self.step(10**7),
            "next": lambda: self.go_claim(self.claim_list.cursor + 1),
            "previous": lambda: self.go_claim(self.claim_list.cursor - 1),
            "left": lambda: self.switch(-1), "right": lambda: self.switch(1),
            "next_pane": self.next_pane, "previous_pane": lambda: self.switch(-1, around=True),
            "unfold": self.unfold, "open": self.open, "back": self.back,
        }  # fmt: skip

    def why_not(self, action_id: str) -> str | None:
        """Say why a correcting key is not taken while words are being chosen."""
        if self.editing.active and action_id in _NOT_WHILE_CHOOSING:
            return "Words are being chosen: ⏎ takes them, q leaves"
        return None

    def on_mount(self) -> None:
        """Read the list of articles."""
        super().on_mount()
        self.text.write = self._text_rows
        self.start(self.read_articles())

    def on_screen_resume(self) -> None:
        """Show what search or history asked for."""
        if self.tadqiq.wanted_article is not None:
            self._wanted, self.tadqiq.wanted_article = self.tadqiq.wanted_article, None
        self.start(self.read_articles())

    async def read_articles(self) -> None:
        """Read the articles and show the one that is wanted, or the one under the cursor."""
        keep = self._wanted[0] if self._wanted else self.article_list.current
        if self._wanted is None or keep not in self.article_list.ids:
            await self.read_more(keep)
        self.article_list.set_ids(self.article_list.ids, keep=keep)
        await self.read_article()

    async def read_more(self, until: str | None = None) -> None:
        """Read the next articles of the list, without keeping their texts; at least as far as ``until``."""
        ids = list(self.article_list.ids)
        while True:
            after = ids[-1] if ids else None
            found = await self.desk.ask(partial(_articles, after=after))
            self.article_list.fill((article.id, replace(article, text="")) for article in found)
            ids += [article.id for article in found]
            if len(found) < _MANY or until is None or until in ids:
                break
        self.article_list.ids = ids

    async def read_article(self) -> None:
        """Read the article under the cursor with its claims."""
        current = self.article_list.current
        self.article_list.title = [("Articles", "title"), (f" · {len(self.article_list.ids)}", "dim")]
        if current is not None:
            article, claims = await self.desk.ask(
                lambda store: (store.article(current), sorted(store.claims(article=current), key=lambda c: c.start))
            )
            self.article, self.claims = article, claims
            self.editing.selection = Selection()
            self.article_list.fill([(article.id, replace(article, text=""))])
            self.claim_list.forget()
            self.claim_list.cursor = 0
            self.claim_list.fill((claim.id, claim) for claim in claims)
            self.claim_list.set_ids([claim.id for claim in claims])
            self.source = None
        self.show_all()
        if self._wanted is not None and self.article is not None and self._wanted[0] == self.article.id:
            self._reveal(self._wanted[1])
            self._wanted = None

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor."""
        return self.claims[self.claim_list.cursor] if self.claim_list.cursor < len(self.claims) else None

    def show_all(self) -> None:
        """Draw every pane."""
        self.article_list.focused_pane = self.pane == "articles"
        self.text.focused_pane = self.pane == "text"
        self.claim_list.focused_pane = self.pane == "claims"
        self.detail.focused_pane = False
        self.claim_list.title = [("Claims", "title"), (f" · {len(self.claims)}", "dim")]
        article = self.article
        if article is not None:
            self.text.title = text_title(article, self.editing.span)
        self.article_list.redraw()
        self.text.renew()
        self.claim_list.redraw()
        self.detail.renew()
        self.show_header()

    def _text_rows(self, width: int) -> Sequence[Row]:
        if self.article is None:
            return [pad((), width)]
        claim = self.claim
        marks = reader_marks(self.claims, claim, self.editing.span)
        top = self.source.top if self.source is not None else None
        self.source = SourceText(self.article, marks, width, unfolded=self.unfolded, signs=signs_of(self.claims))
        self.source.selection = self.editing.selection
        if top is not None:
            self.source.top = top
        return self.source.window(max(1, self.text.size.height - 2))

    def _details(self, width: int) -> Sequence[Row]:
        return detail_rows(self.claim, width, steps=self.explained) if self.claim is not None else [pad((), width)]

    # --- moving -------------------------------------------------------------------------------------------

    def step(self, rows: int) -> None:
        """Move in the pane that has the keys."""
        if self.editing.active:
            self.editing.move(rows * FIVE)
        elif self.pane == "articles":
            if self.article_list.move(self.article_list.cursor + rows):
                self.run_worker(self.guarded(self.read_article()), group="article", exclusive=True)
            if self.article_list.cursor >= len(self.article_list.ids) - 20:
                self.start(self.read_more())
        elif self.pane == "claims":
            self.go_claim(self.claim_list.cursor + rows)
        elif self.source is not None and self.source.scroll(rows, max(1, self.text.size.height - 2)):
            self.text.renew()

    def go_claim(self, number: int) -> None:
        """Go to a claim; the text scrolls to it."""
        self.claim_list.move(number)
        if self.claim is not None:
            self._reveal(self.claim.start)

    def _reveal(self, offset: int) -> None:
        if self.source is None:
            self.text.redraw()
        if self.source is not None:
            self.source.reveal(offset, max(1, self.text.size.height - 2))
        self.text.renew()
        self.detail.renew()

    def switch(self, step: int, *, around: bool = False) -> None:
        """Go to the pane on the left or right."""
        if self.editing.active:
            self.editing.move(-step)  # left is forward in Arabic
            return
        place = PANES.index(self.pane) + step
        self.pane = PANES[place % 3 if around else max(0, min(place, 2))]
        self.show_panes()
        self.show_all()

    def next_pane(self) -> None:
        """Next pane, or the other edge of the span being chosen."""
        if self.editing.active:
            self.editing.other_edge()
        else:
            self.switch(1, around=True)

    def open(self) -> Awaitable[None] | None:
        """Take the span being chosen, or go on to the next pane."""
        if self.editing.active:
            return self.editing.take()
        self.switch(1)
        return None

    def back(self) -> None:
        """Leave the span being chosen, the steps of a rule, or the reader."""
        if self.editing.active:
            self.editing.leave()
        elif self.explained:
            self.editing.explain()
        else:
            self.tadqiq.back()

    def unfold(self) -> None:
        """Open or fold repeats and furniture."""
        if self.article is not None and not self.article.folds:
            self.notice(NO_FOLDS)
            return
        self.unfolded = not self.unfolded
        self.show_all()

    def place(self, width: int, height: int) -> None:
        """One pane at a time on a narrow screen."""
        self.set_class(not self.has_room(width), "-narrow")
        self.show_panes()

    def show_panes(self) -> None:
        """Show the panes that have room."""
        narrow = self.has_class("-narrow")
        self.article_list.display = not narrow or self.pane == "articles"
        self.text.display = not narrow or self.pane == "text"
        side = self.claim_list.parent
        if isinstance(side, Widget):
            side.display = not narrow or self.pane == "claims"

    def on_page_dragged(self, event: Page.Dragged) -> None:
        """A click goes to the claim under the mouse; dragging over words begins a claim of one's own."""
        if event.page is not self.text or self.source is None:
            return
        places = [self.source.offset_at(y, x) for x, y in (event.start, event.end)]
        if None in places:
            self.editing.selection = Selection()
            self.text.renew()
            return
        first, last = sorted(place for place in places if place is not None)
        if event.start != event.end:
            self.editing.choose(first, last)
            return
        if self.source.sweep((event.start[1], event.start[0]), (event.end[1], event.end[0]), clicked=True):
            self.post_message(WordsChosen(self.source.selected))
        found = [n for n, claim in enumerate(self.claims) if claim.start <= first < claim.end]
        if found:
            self.claim_list.move(found[0])
        self.show_all()

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Go to what was clicked."""
        if event.list is self.article_list:
            self.pane = "articles"
            self.step(event.index - self.article_list.cursor)
        else:
            self.pane = "claims"
            self.go_claim(event.index)
        self.show_all()
