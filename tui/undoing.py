"""Taking my last action back and doing it again, told in words; runs in the store's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.models import Decided

if TYPE_CHECKING:
    from store.store import Store


def invert(store: Store, group: str | None = None, *, back: bool) -> tuple[Decided, str]:
    """Take back my last action (on one group if given), or do it again; return what it did and its words.

    The words are «Event 9 (verdict) undone». Raises what :meth:`store.store.Store.undo` raises.
    """
    decided = store.undo(group) if back else store.redo(group)
    number = decided.undo_of or decided.seq
    event = next(iter(store.log(after=number - 1, limit=1)))
    kind = str(event.body.get("outcome") or event.kind).replace("_", " ")
    return decided, f"Event {number} ({kind}) {'undone' if back else 'done again'}"
