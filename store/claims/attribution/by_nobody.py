"""Reporting verbs behind which nobody in particular speaks: passives, and what a clause before them goes on with."""

from __future__ import annotations

from store.claims.clauses.frame import SPOKEN, Frame
from store.claims.clauses.openings import Opening
from store.claims.statements.quoted import Complement
from store.claims.vocabulary.cues import Form, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence


def by_nobody(s: Sentence, index: int, form: Form, found: Complement, place: Opening, before: Frame | None) -> bool:
    """Say whether nobody in particular speaks: «يُعتقد أن …», «… أن الوزارة تتدخل وترفض اعتماد القرار»."""
    if _is_passive(s, index, form):
        return True
    suspected = form.lemma.name == "اشتبه" and form.kind == "imperfect" and form.gender == "m" and not form.plural
    if suspected and s.text(found.content - 1) in word_class("of_it"):
        return True  # «والسالم يشتبه بأنه العقل المدبر», «شخصين، يشتبه في أنهما …»
    if s.text(index) in ("يذكر", "يشار") and found.speaker is None:
        return True  # «… المشرف على المختبر | يذكر أن …», printed without a stop
    if place.subject is not None or found.speaker is not None:
        return False
    unsaid = form.lemma.passive and form.kind == "imperfect" and form.gender == "m"
    return unsaid or (found.how in ("prep", "object") and _goes_along(s, index, form, place, before))


def _is_passive(s: Sentence, index: int, form: Form) -> bool:
    """Say whether the paper printed «أُعلنت», «كُتب», «سُجّل»: a perfect whose first letter has «ُ»."""
    raw = s.raw(index, index + 1)
    first = raw[1:] if s.text(index)[:1] in "وف" and cue_forms().get(s.text(index)) is None else raw
    return form.kind == "perfect" and first[1:2] == "\u064f"


def _goes_along(s: Sentence, index: int, form: Form, place: Opening, before: Frame | None) -> bool:
    """Say whether «و» or a comma ties the verb to the clause before it, not to whoever speaks.

    «… أن الوزارة تتدخل وترفض اعتماد القرار», «… قدمت له الإسعافات، ورفض النقل إلى المستشفى».
    """
    if s.text(index)[:1] != "و":
        # «… أنه ورد بلاغ إلى المركز، يفيد بوقوع حريق»: the report tells it.
        apart = s.is_mark(index - 1, ",") and (form.kind == "imperfect" or _waits(s, index, form, before))
        # «… فيما رفض الاثنان النقل إلى المستشفى».
        apart = apart or (form.lemma.name == "رفض" and s.text(index - 1) in ("فيما", "بينما", "حين"))
        return apart and before is not None and before.how in SPOKEN
    if s.headline:
        return False
    return (place.joined and form.kind == "imperfect") or (
        form.lemma.name == "رفض" and before is not None and before.how == "an"
    )


def _waits(s: Sentence, index: int, form: Form, before: Frame | None) -> bool:
    """Say whether the noun behind «أن» has no verb yet: «أن النيابة لدى محكمة وهران، طالبت بـ…»."""
    if before is None or form.kind != "perfect" or before.content < 0:
        return False
    return not any(is_finite(s.text(at)) for at in range(before.content, index))
