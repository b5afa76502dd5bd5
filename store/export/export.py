"""One call for every export: choose the format, read in one snapshot, write the file whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from store.errors import UsageError
from store.export.source import Source, head, snapshot
from store.export.writing import whole_file

# format → the module of this folder whose ``parts(store, settings)`` yields the file's text.
FORMATS = {
    "claimreview": "claimreview",
    "csv": "table",
    "jsonl": "json_lines",
    "markdown": "markdown",
    "md": "markdown",
    "html": "page",
    "pairs": "pairs",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the caller says of an export; ``head`` is the head of the event chain it will carry."""

    state: str | None = None
    base_url: str | None = None
    organisation: str | None = None
    skip_incomplete: bool = False
    head: str = ""


def export(
    store: Source,
    kind: str,
    path: str,
    *,
    state: str | None = None,
    base_url: str | None = None,
    organisation: str | None = None,
    skip_incomplete: bool = False,
) -> str:
    """Write an export of ``store`` to ``path`` (``-`` is standard output) and return the head of its event chain.

    Everything is read from one state of the database. Raises UsageError, MissingFieldsError (nothing is written),
    UnavailableError (the old file stays as it was).
    """
    if kind not in FORMATS:
        raise UsageError(f"No export is called {kind}; one of {', '.join(FORMATS)}.")
    module = import_module(f"store.export.{FORMATS[kind]}")
    with snapshot(store):
        last = head(store)
        parts: Iterable[str] = module.parts(store, Settings(state, base_url, organisation, skip_incomplete, last))
        with whole_file(path) as file:
            for part in parts:
                file.write(part)
    return last
