"""The screens of the workstation, imported when they are first opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

NAMES = {
    "review": ("review", "ReviewScreen"),
    "reader": ("reader", "ReaderScreen"),
    "searching": ("search", "SearchScreen"),
    "progress": ("progress", "ProgressScreen"),
    "history": ("history", "HistoryScreen"),
    "settings": ("settings", "SettingsScreen"),
    "load": ("load", "LoadScreen"),
}


def open_screen(name: str) -> Any:
    """Make the screen of this name."""
    module, made = NAMES[name]
    return getattr(import_module(f"tui.screens.{module}"), made)()
