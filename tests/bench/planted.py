"""Generated Arabic-looking text with planted near-duplicates, the same on every machine for the same seed."""

from __future__ import annotations

import json
import random
from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from store.models import Claim, Unit

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_VOCABULARY = 60_000
_WORDS = 25
# One claim in five is a near-duplicate of an earlier one.
_PLANTED = 0.2


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts, and the index pairs of them that were planted."""

    texts: list[str]
    pairs: list[tuple[int, int]]

    def write(self, path: Path) -> None:
        """Store the sample for another process."""
        path.write_text("\n".join(self.texts), encoding="utf-8")
        path.with_suffix(".pairs").write_text(json.dumps(self.pairs), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Sample:
        """Read a stored sample."""
        with path.open(encoding="utf-8") as lines:
            texts = [line.rstrip("\n") for line in lines]
        pairs = json.loads(path.with_suffix(".pairs").read_text(encoding="utf-8"))
        return cls(texts, [(i, j) for i, j in pairs])


class Words:
    """Draws words with a Zipf law; frequent words are short, as in any language."""

    def __init__(self, rng: random.Random):
        self._rng = rng
        self._words = []
        for rank in range(_VOCABULARY):
            length = min(9, 2 + rank.bit_length() // 3 + rng.randint(0, 3))
            self._words.append("".join(rng.choices(_LETTERS, k=length)))
        self._sums = list(accumulate(1 / (rank + 2.7) for rank in range(_VOCABULARY)))

    def draw(self) -> str:
        """Return one word."""
        return self._words[bisect(self._sums, self._rng.random() * self._sums[-1])]

    def claim(self) -> list[str]:
        """Return the words of a claim."""
        return [self.draw() for _ in range(self._rng.randint(_WORDS - 7, _WORDS + 7))]

    def edited(self, words: list[str]) -> list[str]:
        """Return words with 5–40 % of them replaced, dropped, added or moved."""
        share = self._rng.uniform(0.05, 0.4)
        result = list(words)
        for _ in range(max(1, round(share * len(words)))):
            at = self._rng.randrange(len(result))
            kind = self._rng.random()
            if kind < 0.6:
                result[at] = self.draw()
            elif kind < 0.75 and len(result) > 5:
                del result[at]
            elif kind < 0.9:
                result.insert(at, self.draw())
            else:
                result.insert(self._rng.randrange(len(result)), result.pop(at))
        return result


def sample(claims: int, seed: int) -> Sample:
    """Return ``claims`` texts, every fifth of them a near-duplicate of an earlier original."""
    rng = random.Random(seed)
    words = Words(rng)
    texts: list[list[str]] = []
    originals: list[int] = []
    pairs = []
    while len(texts) < claims:
        if originals and rng.random() < _PLANTED:
            source = originals.pop(rng.randrange(len(originals)))
            pairs.append((source, len(texts)))
            texts.append(words.edited(texts[source]))
        else:
            originals.append(len(texts))
            texts.append(words.claim())
    return Sample([" ".join(text) for text in texts], pairs)


def claim_unit(identity: str, article: str, text: str) -> Unit:
    """Return a text as an undated claim."""
    claim = Claim(identity, article, 0, len(text), text, text, "narrator", "assert", "bench", 1.0)
    return Unit(claim, None, None)


def additions_to(stored: int, seed: int = 3) -> tuple[list[Unit], list[Unit], list[tuple[str, str]]]:
    """Return an archive, 1,000 claims of 100 new articles that repeat some of it, and the planted id pairs."""
    rng = random.Random(seed)
    words = Words(rng)
    texts = [words.claim() for _ in range(stored)]
    archive = [claim_unit(f"c{i:09}", f"a{i // 10}", " ".join(text)) for i, text in enumerate(texts)]
    new, truth = [], []
    for k, source in enumerate(rng.sample(range(stored), 1000)):
        new.append(claim_unit(f"n{k:09}", f"b{k // 10}", " ".join(words.edited(texts[source]))))
        truth.append((f"c{source:09}", f"n{k:09}"))
    return archive, new, truth
