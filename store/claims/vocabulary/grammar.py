"""The closed word classes of the ``grammar`` lexicon, by name."""

from __future__ import annotations

from store.language.lexicon import folded_set


def word_class(name: str) -> frozenset[str]:
    """Return the folded words of one class (``prepositions``, ``relatives`` …)."""
    return folded_set("grammar", name)
