"""Export from inside the program: a format, a file, and the work in a thread of its own."""

# ruff: noqa: PTH110, PTH112 - a Path raises where it may not look, and for a name that is too long

from __future__ import annotations

import asyncio
from os.path import exists, isdir
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import TadqiqError
from tui.copying import at_home, from_home

if TYPE_CHECKING:
    from tui.screens.workspace import Workspace

_ENDINGS = {"markdown": "md", "html": "html", "csv": "csv", "jsonl": "jsonl", "claimreview": "json", "pairs": "csv"}


def ask_export(screen: Workspace) -> None:
    """Ask for the format and the file, each with what is usual in it, and write it; an older file is asked about."""

    def kind(value: str = "markdown") -> None:
        screen.prompt.ask(f"1/2 Export {' '.join(_ENDINGS)}", took_kind, value, over=True)

    def took_kind(text: str | None) -> None:
        if text is None:
            return
        chosen = {"md": "markdown"}.get(text.strip().lower(), text.strip().lower())
        if chosen in _ENDINGS:
            file(chosen, f"{Path(screen.tadqiq.file_name).stem}.{_ENDINGS[chosen]}")
        else:
            kind(text)
            screen.notice(f"One of {', '.join(_ENDINGS)}", "warning")

    def file(chosen: str, value: str, *, agreed: str = "") -> None:
        label = "It exists: ⏎ again writes over it" if agreed else "2/2 File"

        def took_file(text: str | None) -> None:
            if text is None:
                return
            path = from_home(text.strip())
            if not text.strip() or isdir(path):
                file(chosen, text)
                screen.notice("Name a file, not a folder", "warning")
            elif not isdir(path.parent):
                file(chosen, text)
                screen.notice(f"There is no folder {at_home(path.parent.absolute())}", "warning")
            elif exists(path) and text.strip() != agreed:
                file(chosen, text.strip(), agreed=text.strip())
            else:
                screen.start(_export(screen, chosen, path))

        screen.prompt.ask(label, took_file, value)

    kind()


async def _export(screen: Workspace, kind: str, path: Path) -> None:
    app = screen.tadqiq

    def write() -> None:
        from store.export.export import export

        with app.open_store() as store:
            export(store, kind, str(path))

    screen.notice(f"Exporting to {path.name} …")
    try:
        await asyncio.to_thread(write)
    except TadqiqError as problem:
        app.say(f"Not exported: {problem}", "error")
    else:
        app.say(f"Exported: {at_home(path.absolute())}")
