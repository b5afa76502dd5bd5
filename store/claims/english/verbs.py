"""English reporting verbs and the closed word classes of the ``english`` lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from store.claims.vocabulary.words import Sentence
from store.language.lexicon import folded_words, load
from store.models import Stance

_PLURALS = frozenset(("they", "we", "i", "you", "to", "and", "police", "people", "men", "women", "media", "staff"))


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


def is_capital(s: Sentence, at: int) -> bool:
    """Say whether the raw word begins with a capital."""
    return s.view.raw[s.view.raw_index(s.words[at].start)].isupper()


def verb_at(s: Sentence, at: int) -> Verb | None:
    """Return the reporting verb at a word, None when there is none or the form is a noun («the claims»)."""
    verb = verbs().get(s.text(at))
    return None if verb is None or _is_noun(s, at) else verb


def _is_noun(s: Sentence, at: int) -> bool:
    """Say whether a form is a noun («his report», «the union's demands», «United States»), not the verb."""
    word, before = s.text(at), s.text(at - 1)
    if (before == "s" and s.is_mark(at - 2, "'’")) or before in word_set("determiners"):
        return True
    if before in word_set("prepositions") - {"on", "to"}:
        # «part of alleged meddling»
        return True
    if at and is_capital(s, at) and (not s.headline or before == "united"):
        return True
    if word in word_set("bare_forms") and before not in _PLURALS and not before.endswith("s"):
        # «experts warn that …»: the bare form has a subject in the plural.
        return True
    if word not in word_set("noun_forms"):
        return False
    follows = s.text(at + 1)
    if follows in word_set("finite") or verbs().get(follows) is not None:
        # «Gulf states condemned», «reports said»
        return True
    # «On Monday, calls for …»; behind a second comma the subject stands before the first.
    first = not any(s.is_mark(k, ",") for k in range(at - 1)) and s.text(at + 1) in word_set("prepositions")
    joined = (before == "and" or (first and (not at or s.words[at - 1].mark))) and not s.headline
    if s.text(at - 2) in word_set("determiners") and not word.endswith("s"):
        # «a previous estimate»
        return True
    if s.text(at + 1) in word_set("noun_joints") and (before.endswith("ed") or before in word_set("finite")):
        # «joined calls for a truce», «are demands for»
        return True
    # «despite Western calls on», «amid reports that», «cuts and reports that»
    return joined or before in word_set("prepositions") or s.text(at - 2) in word_set("despite")
