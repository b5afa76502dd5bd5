"""The reviewer's own answers to "which row reads right?", kept by terminal in the user's configuration folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tui.terminal.modes import MODES


def config_folder() -> Path:
    """Return the folder: ``TADQIQ_CONFIG_DIR``, else the user's own for this program."""
    given = os.environ.get("TADQIQ_CONFIG_DIR")
    if given:
        return Path(given)
    from platformdirs import user_config_dir

    return Path(user_config_dir("tadqiq", appauthor=False))


def stored_modes() -> dict[str, str]:
    """Return mode by terminal; an unreadable or foreign file counts as empty."""
    try:
        found = json.loads((config_folder() / "display.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    modes = found.get("modes") if isinstance(found, dict) else None
    if not isinstance(modes, dict):
        return {}
    return {str(key): mode for key, mode in modes.items() if isinstance(mode, str) and mode in MODES}


def remember(key: str, mode: str | None) -> None:
    """Keep the mode for a terminal (None forgets it). Raises OSError when the folder cannot be written."""
    modes = stored_modes()
    if mode is None:
        modes.pop(key, None)
    else:
        modes[key] = mode
    folder = config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"display.json.{os.getpid()}"
    new.write_text(json.dumps({"modes": modes}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    new.replace(folder / "display.json")
