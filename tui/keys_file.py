"""The user's ``keys.toml``: where it lies and what it says."""

from __future__ import annotations

from pathlib import Path

from tui.actions import UNREADABLE
from tui.terminal.stored import config_folder


def keys_path() -> Path:
    """Return where ``keys.toml`` is looked for."""
    return config_folder() / "keys.toml"


def read_overrides(path: Path | None = None) -> dict[str, object]:
    """Return the overrides of ``keys.toml``: action → key or keys; of a file that cannot be read, why."""
    where = path or keys_path()
    try:
        text = where.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except OSError as problem:
        return {UNREADABLE: problem.strerror or str(problem)}
    except UnicodeDecodeError as problem:
        return {UNREADABLE: str(problem)}
    import tomllib

    try:
        return dict(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        return {UNREADABLE: str(problem)}
