"""One English attribution, as word indices, and where a clause ends."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.english.subjects import Region
from store.claims.english.verbs import Verb
from store.claims.vocabulary.words import Sentence


@dataclass(slots=True)
class Report:
    """One attribution: content words ``first`` to ``end``, the subject's regions, the cue.

    ``begin`` is where the frame (or its content) begins, ``resume`` where the rest of the sentence goes on.
    """

    first: int
    end: int
    cue: int
    verb: Verb
    speakers: list[Region]
    rule: str
    begin: int
    resume: int
    via: str | None = None


def clause_end(s: Sentence, first: int, hi: int) -> int:
    """Return where the last word of a clause ends, without its closing mark."""
    end = hi
    while end > first and is_loose(s, end - 1):
        end -= 1
    return end


def is_loose(s: Sentence, at: int) -> bool:
    """Say whether a mark at the end of a clause is no part of its words: no «%», no closing quote."""
    return s.words[at].mark and s.text(at) not in "%)]" and at not in s.closes.values()
