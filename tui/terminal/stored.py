"""The reviewer's own answers to "which row reads right?", kept by terminal in the user's configuration folder."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from tui.terminal.modes import MODES

_MOST_SEEN = 50


def config_folder() -> Path:
    """Return the folder: ``TADQIQ_CONFIG_DIR``, else the user's own for this program."""
    given = os.environ.get("TADQIQ_CONFIG_DIR")
    if given:
        return Path(given)
    from platformdirs import user_config_dir

    return Path(user_config_dir("tadqiq", appauthor=False))


def _read(part: str) -> dict[str, str]:
    try:
        found = json.loads((config_folder() / "display.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    modes = found.get(part) if isinstance(found, dict) else None
    if not isinstance(modes, dict):
        return {}
    return {str(key): mode for key, mode in modes.items() if isinstance(mode, str) and mode in MODES}


def stored_modes() -> dict[str, str]:
    """Return the reviewer's mode by terminal; an unreadable or foreign file counts as empty."""
    return _read("modes")


def seen_modes() -> dict[str, str]:
    """Return the mode last used by what the environment says of a terminal, for commands that do not ask it."""
    return _read("seen")


def remember(key: str, mode: str | None) -> None:
    """Keep the mode for a terminal (None forgets it). Raises OSError when the folder cannot be written."""
    modes = stored_modes()
    if mode is None:
        modes.pop(key, None)
    else:
        modes[key] = mode
    _write(modes, seen_modes())


def saw(key: str, mode: str) -> None:
    """Keep the mode a terminal was found to need; a folder that cannot be written is no obstacle."""
    seen = seen_modes()
    if seen.get(key) != mode:
        seen[key] = mode
        # The newest few: an address may come only once.
        with suppress(OSError):
            _write(stored_modes(), dict(list(seen.items())[-_MOST_SEEN:]))


def _write(modes: dict[str, str], seen: dict[str, str]) -> None:
    folder = config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"display.json.{os.getpid()}"
    content = json.dumps({"modes": modes, "seen": seen}, ensure_ascii=False, indent=1)
    new.write_text(content + "\n", encoding="utf-8")
    new.replace(folder / "display.json")
