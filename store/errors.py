"""What can go wrong below the screen: one class a kind, each with the exit code the command line gives it.

The messages are plain sentences for a person: what, where, what to do next. They may hold text from data;
whoever prints them passes them through :func:`store.safe.safe`.
"""

from __future__ import annotations


class TadqiqError(Exception):
    """Any foreseen failure. ``exit_code`` is what a command returns for it."""

    exit_code = 1


class UsageError(TadqiqError):
    """The caller asked for something that cannot be: an unknown id, an impossible option, no database file."""

    exit_code = 2


class StaleVersionError(TadqiqError):
    """Someone else decided first. Nothing was changed; the message names who and when."""

    exit_code = 3

    def __init__(self, message: str, *, by: str | None = None, at: str | None = None, version: int | None = None):
        super().__init__(message)
        self.by = by
        self.at = at
        self.version = version


class InputRefusedError(TadqiqError):
    """One input cannot be read as an article; the others go on."""

    exit_code = 4


class MissingFieldsError(TadqiqError):
    """An export lacks required fields; they are listed in the message."""

    exit_code = 4


class UnavailableError(TadqiqError):
    """The database cannot be used now: busy, read-only, full disk, input/output error."""

    exit_code = 5


class DamagedError(TadqiqError):
    """The file is not a sound Tadqiq database, or its event chain is broken."""

    exit_code = 6


class NewerSchemaError(TadqiqError):
    """The file was written by a newer program."""

    exit_code = 7


class CancelledError(TadqiqError):
    """The user cancelled a long piece of work; what was finished before is kept.

    ``summary`` of a load: its :class:`~store.models.LoadSummary` so far, refused inputs included.
    """

    exit_code = 130
    summary: object = None
