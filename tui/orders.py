"""The orders of the queue: their names, what each puts first, and the one in which a queue is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store

ORDERS = {"conflicts": "conflicts first", "outlets": "most outlets first", "uncertain": "least sure first",
          "newest": "newest first", "story": "by story"}  # fmt: skip


def chosen_order(store: Store, asked: str | None) -> str:
    """Return the order that was asked for, else the one in the settings of the database, else conflicts first."""
    order = asked or store.setting("order")
    return order if order in ORDERS else "conflicts"
