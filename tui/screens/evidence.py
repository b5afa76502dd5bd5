"""The evidence form: URL, archive URL, quote, and whether it supports or refutes, one line after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.models import Decided
    from store.store import Store
    from tui.screens.workspace import Workspace

# With the letters that the same keys give on an Arabic layout.
_SIDES = {"s": True, "س": True, "r": False, "ق": False}
Save = Callable[["Callable[[Store], Decided]"], object]


def ask_evidence(screen: Workspace, target: str, save: Save, quote: str = "") -> None:
    """Ask for an evidence item on a group or claim and hand the write to ``save``; Escape leaves at any line.

    ``quote`` is what is proposed as the quotation (the words chosen in the reader).
    """
    given: dict[str, str] = {}

    def ask(name: str, label: str, after: Callable[[], None], value: str = "") -> None:
        def done(text: str | None) -> None:
            if text is None:
                screen.notice("No evidence added", "warning")
                return
            given[name] = text.strip()
            after()

        screen.prompt.ask(label, done, value)

    def finish() -> None:
        screen.start(save(partial(_write, target, given)))

    def check() -> None:
        if given["side"] and given["side"][0].lower() not in _SIDES:
            screen.notice("Answer s (supports) or r (refutes), or nothing when it does neither", "warning")
            side()
        else:
            finish()

    def side() -> None:
        ask("side", "4/4 It supports (s) or refutes (r) the claim", check)

    def words() -> None:
        ask("quote", "3/4 Quote from it (may stay empty)", side, quote)

    def archive() -> None:
        if not given["url"]:
            screen.notice("Evidence needs a URL", "warning")
            return
        ask("archive", "2/4 URL of an archived copy (may stay empty)", words)

    ask("url", "1/4 Evidence, URL", archive)


def _write(target: str, given: dict[str, str], store: Store) -> Decided:
    side = _SIDES.get(given["side"][:1].lower())
    return store.evidence(
        target, given["url"], quote=given["quote"] or None, supports=side, archive_url=given["archive"] or None
    )
