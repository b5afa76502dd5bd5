"""Groups, members, constraints, decisions, remarks and hints in the database; the only modules of this room that see
SQL.
"""

from __future__ import annotations

from store.database import events as Events  # noqa: N812 - a module used as a name of the field
from store.database.connection import Database

__all__ = ["Database", "Events"]
