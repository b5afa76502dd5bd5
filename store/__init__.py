"""Everything below the screen. ``from store import Store`` and the models and errors; nothing heavy is imported before
use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> Any:
    """Import the public names when they are first asked for."""
    if name == "Store":
        from store.store import Store

        return Store
    from importlib import import_module

    for module in (import_module("store.models"), import_module("store.errors")):
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError(f"module 'store' has no attribute {name!r}")
