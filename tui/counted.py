"""Numbers with what they count, in English."""

from __future__ import annotations


def many(count: float, word: str) -> str:
    """Return «1 report», «3 reports», «1.5 minutes»."""
    shown = f"{count:g}" if isinstance(count, float) else count
    return f"{shown} {word}{'' if count == 1 else 's'}"
