"""Search: live, folded Arabic, over articles and claims; every hit in its context, the source beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from store.models import Article, Hit
from tui.copying import cited, copy
from tui.counted import many
from tui.render.line import one_line
from tui.screens.workspace import Handler, Workspace
from tui.widgets.page import Page
from tui.widgets.rows import Piece, Row, fit, keyed, line, pad, row_width
from tui.widgets.selecting import Selection, WordsChosen
from tui.widgets.source_text import SourceText
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual import events

_WAIT = 0.12
_LIMIT = 200
_HOW = (
    "Type words in Arabic or Latin letters.", "Spelling is folded: hamza, tashkeel, final letters, digits.",
    "A word is also found behind «ال», «و», «ف», «ب», «ل».",
)  # fmt: skip


class SearchScreen(Workspace):
    """What is typed is searched while it is typed; Enter goes to the hits, Enter again opens the article."""

    kind: ClassVar[str] = "search"
    DEFAULT_CSS = """
    SearchScreen #hits { width: 3fr; }
    SearchScreen #context { width: 2fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        look = self.tadqiq.look
        self.hits: VirtualList[Hit] = VirtualList(look, hit_line, id="hits", empty=_HOW)
        self.context = Page(look, self._context_rows, [("Source", "title")], id="context", margin=1)
        self.context.focused_pane = False
        self.query_words = ""
        self.article: Article | None = None
        self.source: SourceText | None = None
        self.selection = Selection()
        self._found: list[Hit] = []

    def panes(self) -> Iterable[Widget]:
        """Hits, and the source of the one under the cursor."""
        return (self.hits, self.context)

    def header(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """What is searched, and how many hits."""
        pieces: list[Piece] = [("Search ", "header_strong")]
        if self.query_words:
            found = f"{_LIMIT}+ hits" if len(self._found) >= _LIMIT else many(len(self._found), "hit")
            pieces += [(f"«{self.query_words}»", "header_strong"), (f"  {found}", "header")]
        return self.headed(*pieces)

    def handlers(self) -> dict[str, Handler]:
        """Moving in the hits, opening one, typing again."""
        return {
            "down": lambda: self.go(1), "up": lambda: self.go(-1), "next": lambda: self.go(1),
            "previous": lambda: self.go(-1), "page_down": lambda: self.go(self.hits.page),
            "page_up": lambda: self.go(-self.hits.page), "top": lambda: self.go(-(10**7)),
            "bottom": lambda: self.go(10**7), "copy": self.copy, "open": self.open_hit, "search": self.ask,
            "searching": self.ask,
        }  # fmt: skip

    def on_screen_resume(self) -> None:
        """Type at once."""
        if not self.prompt.open:
            self.ask()

    def ask(self) -> None:
        """Open the typing line."""
        self.prompt.ask("Search", self._typed, self.query_words, "⏎ to the hits · esc leave")
        self.prompt.changed = self._changed

    def on_key(self, event: events.Key) -> None:
        """Up and down move in the hits while typing."""
        if self.prompt.open and event.key in ("down", "up"):
            event.stop()
            self.go(1 if event.key == "down" else -1)
            return
        super().on_key(event)

    def _changed(self, words: str) -> None:
        self.query_words = words
        self.run_worker(self.guarded(self._search(words)), group="search", exclusive=True)

    async def _search(self, words: str) -> None:
        import asyncio

        await asyncio.sleep(_WAIT)
        found = await self.desk.ask(lambda store: store.search(words, limit=_LIMIT)) if words.strip() else []
        if words != self.query_words:
            return
        self._found = found
        self.hits.forget()
        ids = [f"{number}:{hit.id}" for number, hit in enumerate(found)]
        self.hits.empty = ("Nothing holds all of these words.",) if words.strip() else _HOW
        self.hits.cursor = 0
        self.hits.fill(zip(ids, found, strict=True))
        self.hits.set_ids(ids)
        self.hits.title = [("Hits", "title"), (f" · {len(found)}", "dim")]
        self.hits.redraw()
        self.show_header()
        await self._read()

    def _typed(self, words: str | None) -> None:
        if words is None and not self._found:
            self.tadqiq.back()

    def go(self, rows: int) -> None:
        """Move in the hits."""
        if self.hits.move(self.hits.cursor + rows):
            self.run_worker(self.guarded(self._read()), group="context", exclusive=True)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self._found[self.hits.cursor] if self.hits.cursor < len(self._found) else None

    async def _read(self) -> None:
        hit = self.hit
        self.selection = Selection()
        if hit is None:
            self.article = None
        elif self.article is None or self.article.id != hit.article_id:
            self.article = await self.desk.ask(lambda store: store.article(hit.article_id))
        article = self.article
        named = [(" · ", "dim"), (article.outlet or article.file, "strong")] if article else []
        self.context.title = [("Source", "title"), *named]
        self.context.renew()

    def _context_rows(self, width: int) -> Sequence[Row]:
        hit, article = self.hit, self.article
        if hit is None or article is None or article.id != hit.article_id:
            self.source = None
            return [pad((), width)]
        height = max(1, self.context.size.height - 2)
        marks = [(hit.start + span.start, hit.start + span.end, "hit") for span in hit.spans]
        self.source = source = SourceText(article, marks, width, unfolded=True)
        source.selection = self.selection
        source.reveal(marks[0][0] if marks else hit.start, height)
        return source.window(height)

    def open_hit(self) -> None:
        """Open the hit's article in the reader."""
        if self.hit is not None:
            place = self.hit.start + (self.hit.spans[0].start if self.hit.spans else 0)
            self.tadqiq.wanted_article = (self.hit.article_id, place)
            self.tadqiq.go_to("reader")

    def on_page_dragged(self, event: Page.Dragged) -> None:
        """Choose words of the source: a click one word, dragging from word to word. Typing ends: a key copies."""
        if event.page is not self.context or self.source is None:
            return
        (x, y), (last_x, last_y) = event.start, event.end
        if self.source.sweep((y, x), (last_y, last_x), clicked=event.start == event.end):
            if self.prompt.open:
                self.prompt.close(self.query_words)
            self.context.renew()
            self.post_message(WordsChosen(self.source.selected))

    def copy(self) -> None:
        """Copy the words that were chosen in the source, or the claim cited, as they were published."""
        hit, article = self.hit, self.article
        if self.source is not None and self.source.selected:
            copy(self, self.source.selected)
        elif hit is not None and article is not None and hit.kind == "claim":
            copy(self, cited(hit.text, article.outlet or article.file, article.published))
        else:
            self.notice("There is nothing to copy here: click words of the source", "warning")

    def place(self, width: int, height: int) -> None:
        """The source beside the hits only where there is room."""
        self.context.display = self.has_room(width)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Go to the hit that was clicked."""
        self.go(event.index - self.hits.cursor)


def hit_line(hit: Hit, index: int, width: int, chosen: bool) -> Row:
    """Return a hit as one line: its kind, outlet, and the words around it with the hit marked."""
    left: list[Piece] = [(" ¶ " if hit.kind == "article" else " ● ", "title"), (fit(hit.outlet or hit.file, 14), "dim")]
    left.append((" " * max(1, 18 - row_width(left)), "base"))
    room = width - row_width(left) - 1
    start = max(0, hit.spans[0].start - 30) if hit.spans else 0
    start = hit.text.rfind(" ", 0, start) + 1 if start else 0  # never in the middle of a word
    text = hit.text[start:]
    spans = [(span.start - start, span.end - start, "hit") for span in hit.spans if span.start >= start]
    words = keyed(one_line(text, max(1, room), spans=spans))
    return pad((*line(row_width(left), left), *words), width)
