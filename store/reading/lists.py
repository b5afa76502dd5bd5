"""The word lists of this room: shipped as TOML beside the code, added to by the user's own files of the same name."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from store.errors import UsageError


@cache
def word_lists(name: str) -> dict[str, Any]:
    """Return the lists of ``name`` (``furniture``, ``outlets``), with the user's own entries after the shipped ones.

    The user's file is ``NAME.toml`` in the configuration directory. Raises UsageError when it is not TOML.
    """
    lists = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
    for key, value in _own(name).items():
        shipped = lists.get(key)
        lists[key] = [*shipped, *value] if isinstance(shipped, list) and isinstance(value, list) else value
    return lists


def _own(name: str) -> dict[str, Any]:
    from platformdirs import user_config_dir

    folder = os.environ.get("TADQIQ_CONFIG_DIR") or user_config_dir("tadqiq", appauthor=False)
    path = Path(folder) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError:
        return {}
    except ValueError as error:
        raise UsageError(f"{path} is not a list in TOML: {error}; mend or remove it.") from None
