"""The evidence form: URL, archive URL, quote, and whether it supports or refutes, one line after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.screens.asking import Save

if TYPE_CHECKING:
    from store.models import Decided
    from store.store import Store
    from tui.screens.workspace import Workspace

# With the letters that the same keys give on an Arabic layout.
_SIDES = {"s": True, "س": True, "r": False, "ق": False}
_LINES = ("url", "archive", "quote", "side")
_LABELS = {
    "url": "1/4 Evidence, URL",
    "archive": "2/4 URL of an archived copy (may stay empty)",
    "quote": "3/4 Quote from it (may stay empty)",
    "side": "4/4 It supports (s) or refutes (r) the claim",
}


def ask_evidence(screen: Workspace, target: str, save: Save, quote: str = "") -> None:
    """Ask for an evidence item on a group or claim and hand the write to ``save``; Escape leaves at any line.

    ``quote`` is what is proposed as the quotation (words that were chosen). Each line is examined when it is
    taken and asked again with what was typed; what was typed is proposed again until the evidence is added.
    """
    given = screen.tadqiq.kept_evidence.setdefault(target, {})
    if quote:
        given["quote"] = quote

    def ask(place: int) -> None:
        name = _LINES[place]

        def done(text: str | None) -> None:
            if text is None:
                given.update({name: screen.prompt.typed.value})
                screen.notice("No evidence added; E brings back what you typed", "warning")
                return
            given[name] = text.strip()
            problem = wrong(name, given[name])
            if problem is not None:
                ask(place)
                screen.notice(problem, "warning")
            elif place + 1 < len(_LINES):
                ask(place + 1)
            else:
                screen.start(save(partial(_write, target, given)))

        screen.prompt.ask(_LABELS[name], done, given.get(name, ""))

    ask(0)


def wrong(name: str, text: str) -> str | None:
    """Return what is wrong with a line of the form, or None. Only http and https addresses are evidence."""
    if name == "url" and not text:
        return "Evidence needs a URL"
    if name in ("url", "archive") and text and not _is_address(text):
        return "An address begins with http:// or https:// and has no blanks"
    if name == "side" and text and text[0].lower() not in _SIDES:
        return "Answer s (supports) or r (refutes), or nothing when it does neither"
    return None


def _is_address(text: str) -> bool:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, text))
    except ValueError:
        return False


def _write(target: str, given: dict[str, str], store: Store) -> Decided:
    side = _SIDES.get(given["side"][:1].lower())
    decided = store.evidence(
        target, given["url"], quote=given["quote"] or None, supports=side, archive_url=given["archive"] or None
    )
    given.clear()  # added: there is nothing left to keep
    return decided
