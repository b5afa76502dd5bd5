"""English reporting verbs and the closed word classes of the ``english`` lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from store.claims.words import Sentence
from store.language.lexicon import folded_words, load
from store.models import Stance


@dataclass(frozen=True, slots=True)
class Verb:
    """One English reporting lemma; ``takes`` says what it may stand with, ``strict`` that a bare noun is no content."""

    lemma: str
    takes: frozenset[str]
    stance: Stance
    strict: bool


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """Return every form of every English reporting verb."""
    rows = load("english")["verbs"]
    return {
        form: Verb(lemma, frozenset(row["takes"].split()), row["stance"], bool(row.get("strict")))
        for lemma, row in rows.items()
        for form in folded_words(row["forms"])
    }


@lru_cache(maxsize=64)
def word_set(key: str) -> frozenset[str]:
    """Return one class of words («leads», «finite», «carriers» …), folded."""
    return frozenset(folded_words(load("english")["words"][key]))


def is_noun(s: Sentence, at: int) -> bool:
    """Say whether a form is a noun («the claims», «his report», «the union's demands»), not the verb."""
    owned = s.text(at - 1) == "s" and s.is_mark(at - 2, "'’")
    return owned or s.text(at - 1) in word_set("determiners")
