"""Copying: logical text with the letters as published, to the terminal's clipboard and to a file beside it.

A terminal may ignore or forbid OSC 52 and never says so; the file is there in any case.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.safe import safe

if TYPE_CHECKING:
    from tui.screens.workspace import Workspace

FILE = "last-copy.txt"


def state_folder() -> Path:
    """Return where the file is kept: ``TADQIQ_CONFIG_DIR``, else the user's own state folder of this program."""
    given = os.environ.get("TADQIQ_CONFIG_DIR")
    if given:
        return Path(given)
    from platformdirs import user_state_path

    return user_state_path("tadqiq", appauthor=False)


def at_home(path: Path) -> str:
    """Return a path as a reviewer knows it: ``~`` for the home folder."""
    home = from_home("~")
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def from_home(text: str) -> Path:
    """Return a path as a reviewer types it: ``~`` is the home folder; what is nobody's home stays as it is."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - a Path raises where there is no such home


def keep(text: str) -> Path:
    """Write what was copied to the file, for nobody else to read, and return its path.

    Raises OSError when the folder cannot be written.
    """
    folder = state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path, new = folder / FILE, folder / f"{FILE}.{os.getpid()}"
    new.unlink(missing_ok=True)
    # A new file of our own: never through a link that somebody laid there.
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text.encode("utf-8"))
    new.replace(path)
    return path


def cited(words: str, *about: str | None) -> str:
    """Return words in quotation marks with where they are from."""
    return f"«{words}» ({', '.join(part for part in about if part)})"


def copy(screen: Workspace, text: str) -> None:
    """Copy a text because the reviewer asked for it, and say where it is now.

    Hostile characters become their signs; every other character stays as published.
    """
    harmless = safe(text)
    screen.app.copy_to_clipboard(harmless)
    try:
        path = at_home(keep(harmless))
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        screen.notice(f"Copied, if this terminal allows it; the file {FILE} was not written: {reason}", "warning")
        return
    screen.notice(f"Copied, if this terminal allows it, and to {path}")
