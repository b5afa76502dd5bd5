"""Lexicons: word lists a fact-checker can read and edit, as TOML beside this file.

A user's file of the same name in ``override_dir`` (or in the folder that the environment variable
``TADQIQ_LEXICON`` names) adds to and overrides the shipped one: tables are merged key by key, arrays of tables are
appended, plain lists and strings are replaced. The words are read once in a process.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from store.errors import UsageError
from store.language.folding import fold_plain

_SHIPPED = Path(__file__).with_name("lexicon")

Table = dict[str, Any]
Key = TypeVar("Key")


def _merged(shipped: Table, own: Table) -> Table:
    """Return ``shipped`` with the user's entries laid over it."""
    result = dict(shipped)
    for key, value in own.items():
        before = result.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            result[key] = _merged(before, value)
        elif isinstance(before, list) and isinstance(value, list) and value and isinstance(value[0], dict):
            result[key] = before + value
        else:
            result[key] = value
    return result


@lru_cache(maxsize=64)
def _loaded(name: str, override_dir: Path | None) -> Table:
    """Read one lexicon and the user's file over it; cached, callers must not change what they get."""
    table = tomllib.loads((_SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))
    own = override_dir / f"{name}.toml" if override_dir else None
    if own is not None and own.is_file():
        try:
            table = _merged(table, tomllib.loads(own.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
            raise UsageError(f"The word list {own} cannot be read: {problem}. Correct it or move it away.") from problem
    return table


def load(name: str, override_dir: Path | str | None = None) -> Table:
    """Return the lexicon ``name`` (``cues``, ``months`` …); raises ``FileNotFoundError`` for an unknown one."""
    chosen = override_dir or os.environ.get("TADQIQ_LEXICON")
    return _loaded(name, Path(chosen) if chosen else None)


def folded_words(value: str | list[str]) -> list[str]:
    """Return the folded words of a lexicon value: a list, or one string of words parted by spaces."""
    parts = value.split() if isinstance(value, str) else value
    return [fold_plain(part) for part in parts]


def by_form(table: Mapping[str, str | list[str]], read: Callable[[str], Key]) -> dict[str, Key]:
    """Return what each folded form of a table (key → its forms) stands for: its key as ``read`` gives it."""
    return {form: read(key) for key, forms in table.items() for form in folded_words(forms)}


def folded_set(name: str, key: str) -> frozenset[str]:
    """Return one word list of a lexicon, folded; ``key`` may be dotted (``verbs.perfect``)."""
    return _folded_set(name, key)


@lru_cache(maxsize=256)
def _folded_set(name: str, key: str) -> frozenset[str]:
    value: Any = load(name)
    for part in key.split("."):
        value = value[part]
    return frozenset(folded_words(value))
