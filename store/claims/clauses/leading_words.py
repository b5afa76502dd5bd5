"""Words in front of the main verb that state nothing of their own: when, where, on what occasion, or who it is.

«وعقب الانتخابات التي جرت في مايو، أعلن الصدر …», «في قرار يفتح باب المواجهة، أكدت المحكمة أن …», «وكان رئيس المفوضية،
جان كلود يونكر، قال إن …»: the one main verb is the reporting one behind the comma.
"""

from __future__ import annotations

from store.claims.clauses.frame import Frame
from store.claims.names.name_words import definite, is_masdar
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_place, is_time, starts_speaker
from store.claims.vocabulary.words import Sentence


def only_lead(s: Sentence, first: int, end: int, frame: Frame) -> bool:
    """Say whether the narrator's words ``first`` to ``end`` only lead to the attribution behind a comma."""
    behind = s.is_mark(frame.begin - 1, ",") and end >= frame.begin - 1 and first < frame.begin
    if not behind or frame.content < 0 or s.headline:
        return False
    form = cue_forms().get(s.text(frame.cue))
    if form is None or form.kind not in ("perfect", "imperfect") or s.text(frame.begin)[:1] in "وف":
        return False
    if s.text(frame.begin).startswith("لكن"):
        return False
    return _sets_scene(s, first, frame.begin) or (
        frame.cue <= frame.begin + 1 and _names_subject(s, first, frame.begin)
    )


def _sets_scene(s: Sentence, first: int, end: int) -> bool:
    """Say whether a preposition or what opens an adverbial clause begins here («ومن دون أن توضح السبب»)."""
    word = s.text(first)
    bare = word[1:] if word[:1] in "وف" and len(word) > 2 else word
    if s.phrase_at(first, clause_words().fronting) or (bare == "من" and s.text(first + 1) in word_class("expected")):
        return False  # «وفي حين أقرت الحكومة …»: a statement set beside the main one.
    opens = word_class("prepositions") | word_class("points_in_time")
    deed = bare[:1] in "بل" and len(bare) > 3 and is_masdar(bare[1:].removesuffix("ه"))
    return (word in opens or bare in opens or deed) and not _has_main_verb(s, first, end)


def _has_main_verb(s: Sentence, first: int, end: int) -> bool:
    """«في ولاية البليدة المجاورة توفي شخصان»: a verb stands behind a definite noun, or a comma, and no relative."""
    opened = False
    for at in range(first + 1, end):
        word, before = s.text(at), s.text(at - 1)
        if not s.free(at):
            continue
        if s.is_mark(at, ","):
            opened = False
        elif word in word_class("relatives") or word.removeprefix("و") in word_class("relatives"):
            opened = True
        elif (is_finite(word) or word in ("تم", "جري")) and not (opened or word in word_class("prepositions")):
            if s.words[at - 1].mark or definite(before) or is_place(before) or is_time(before):
                return True
            opened = True  # «في قرار يعيد فتح …» describes its noun.
    return False


def _names_subject(s: Sentence, first: int, end: int) -> bool:
    """Say whether «كان» and whoever speaks stand here, with no other verb but one that tells of him."""
    first += s.text(first) in ("و", "ف")
    if s.text(first).removeprefix("و") not in word_class("been") or not starts_speaker(s, first + 1):
        return False
    verbs = (at for at in range(first + 1, end) if is_finite(s.text(at)) or s.text(at) in ("قد", "تم"))
    return all(s.text(at - 1) in word_class("relatives") for at in verbs)
