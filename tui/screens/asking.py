"""What the card and the reader both ask for on the typing line: a note, and an article's date and outlet."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from tui.naming import article_called

if TYPE_CHECKING:
    from store.models import Article, Decided
    from store.store import Store
    from tui.screens.workspace import Workspace

Save = Callable[["Callable[[Store], Decided]"], object]
_DATES = "store.reading.published"


def ask_note(screen: Workspace, target: str, label: str, save: Save) -> None:
    """Ask for a note on a group or claim and hand the write to ``save``; an unfinished note is kept as a draft."""

    def done(text: str | None) -> None:
        if text is None or not (words := text.strip()):
            return

        def write(store: Store) -> Decided:
            decided = store.note(target, words)
            store.set_draft(target, None)
            return decided

        screen.start(save(write))

    def keep(text: str) -> None:
        screen.start(screen.desk.ask(lambda store: store.set_draft(target, text or None)))

    kept = screen.desk.submit(lambda store: store.draft(target))
    screen.prompt.ask(label, done)  # at once: what is typed next is text, however slow the line
    screen.prompt.changed = keep
    screen.start(screen.prompt.recall(kept))


def ask_article(screen: Workspace, article: Article, save: Save) -> None:
    """Ask for an article's date, then its outlet, and hand the write to ``save``; what is left as it is is confirmed.

    A line that is emptied says: not known. A date is examined when it is taken and asked again with what was typed.
    """

    published, outlet = article.published, article.outlet

    def ask_date(value: str) -> None:
        screen.prompt.ask(f"1/2 Published on ({article_called(article)})", took_date, value, over=True)

    def took_date(written: str | None) -> None:
        if written is None:
            return
        day = import_module(_DATES).given_day(written) if written.strip() else ""
        if day is None:
            ask_date(written)
            screen.notice("This is not a date; write it as 2016-12-09", "warning")
            return
        screen.prompt.ask("2/2 Outlet", lambda name: took_outlet(day, name), outlet or "", over=True)

    def took_outlet(day: str, name: str | None) -> None:
        if name is None:
            return
        name = name.strip()
        if not (day or name or published or outlet):
            screen.notice("Nothing was given: neither a date nor an outlet", "warning")
            return
        told = {
            "published": day if day or published else None, "outlet": name if name or outlet else None,
        }  # fmt: skip
        screen.start(save(lambda store: store.article_edit(article.id, **told)))

    screen.desk.submit(lambda store: import_module(_DATES))  # takes a while, in which the date is typed
    ask_date(published or "")
