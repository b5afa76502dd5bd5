"""The user's ``keys.toml``: where it lies and what it says."""

from __future__ import annotations

from pathlib import Path


def keys_path() -> Path:
    """Return where ``keys.toml`` is looked for: the user's configuration directory."""
    from platformdirs import user_config_dir

    return Path(user_config_dir("tadqiq", appauthor=False)) / "keys.toml"


def read_overrides(path: Path | None = None) -> dict[str, object]:
    """Return the overrides of ``keys.toml``: action → key or keys; an unreadable file is reported as one action."""
    where = path or keys_path()
    try:
        text = where.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as problem:
        return {f"(the file cannot be read: {problem})": ""}
    import tomllib

    try:
        return dict(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        return {f"(the file cannot be read: {problem})": ""}
