"""What has happened, as messages between the store's desk and the screens: past participles, no widgets."""

from __future__ import annotations

from textual.message import Message

from store.models import LoadSummary, Progress


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
