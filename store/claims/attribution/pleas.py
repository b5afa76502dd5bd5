"""Everyday verbs that report only with «بأن»: a witness, a plea, a verdict («دفع المتهم بأنه غير مذنب»)."""

from __future__ import annotations

from store.claims.clauses.adverbials import past_adverbials
from store.claims.clauses.clause_heads import clause_start, lead_end
from store.claims.clauses.frame import Frame
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence

_FAR = 16


def plea_frame(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «شهد الطبيب أمام المحكمة بأن …», «قضت المحكمة بأن …» when its verb begins the clause."""
    verb = s.text(index).removeprefix("و")
    if verb not in word_class("pleads"):
        return None
    start = clause_start(s, index)
    if lead_end(s, start, index) < index:
        return None
    near = range(index + 1, min(index + _FAR, len(s.words)))
    over = next((at for at in near if _is_that(s, at) or s.is_mark(at, ".;:") or is_finite(s.text(at))), -1)
    if over < 0 or not _is_that(s, over) or len(s.words) <= over + 1:
        return None
    form = cue_forms()["قالت" if verb.endswith("ت") else "قالوا" if verb.endswith("وا") else "قال"]
    if over == index + 1:
        return Frame(start, index, form, None, over + 1, "perfect-an", "an")
    who = noun_phrase(s, index + 1, over, bounded=True)
    if who is None or past_adverbials(s, who.end) < over:
        return None  # «شهدت المدينة احتجاجات …»
    return Frame(start, index, form, (index + 1, who.end), over + 1, "perfect-an", "an")


def _is_that(s: Sentence, at: int) -> bool:
    """Say whether «بأن», «بأنه» stands here."""
    return s.text(at)[:1] == "ب" and s.text(at) in clause_words().complements
