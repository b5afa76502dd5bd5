"""What has happened, as messages between the store's desk and the screens: past participles, no widgets."""

from __future__ import annotations

from textual.message import Message

from store.models import LoadSummary, Progress


class StoreChanged(Message):
    """Another process wrote to the database."""


class LoadAdvanced(Message):
    """A load came further."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class LoadFinished(Message):
    """A load ended; ``summary`` is None when it failed, and ``words`` say why."""

    def __init__(self, summary: LoadSummary | None, words: str = "") -> None:
        super().__init__()
        self.summary = summary
        self.words = words


class NoticeShown(Message):
    """A sentence for the footer; ``level`` is note, warning or error."""

    def __init__(self, words: str, level: str = "note") -> None:
        super().__init__()
        self.words = words
        self.level = level
