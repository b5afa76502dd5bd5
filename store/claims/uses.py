"""Uses of a reporting word that report nothing, and what it shares with the clause around it."""

from __future__ import annotations

from store.claims.cues import Form, is_event_noun
from store.claims.frame import SPOKEN, Frame
from store.claims.grammar import word_class
from store.claims.name_words import (
    is_given,
    is_known_surname,
    is_masdar,
)
from store.claims.openings import Opening
from store.claims.people_words import (
    body_gender,
    office_gender,
    starts_speaker,
)
from store.claims.quoted import Complement
from store.claims.words import Sentence


def is_deed(s: Sentence, index: int, form: Form, found: Complement, place: Opening) -> bool:
    """Say whether the verb tells what somebody did, not what he said («رفض التعليق», «أظهر الفريق مهارة»)."""
    bare = found.how in ("prep", "object")
    if form.lemma.strict and bare and place.begin > 0 and form.kind != "participle":
        return True
    if form.lemma.name == "رفض" and found.how == "object" and s.text(found.content) in word_class("refused"):
        return True
    if form.lemma.name == "أظهر" and found.how == "object" and not _figures_show(s, found):
        return True
    if form.lemma.stance == "accuse" and found.how == "object" and s.text(found.content) in ("البالغ", "البالغه"):
        return True  # «واتهم فلان، البالغ من العمر 48 عاما، بـ…»: he is accused.
    if s.text(index + 1) in ("الله", "المولي") and form.lemma.stance in ("question", "call_for"):
        return True  # «سائلا الله أن …» prays.
    if form.lemma.name == "اعتبر" and form.kind == "imperfect" and found.how == "object" and found.speaker is not None:
        # «ويعتبر المهرجان الحدث الأكبر» tells what is; «تعتبر واشنطن الحزب …» who says so.
        first = found.speaker[0]
        return not (starts_speaker(s, first) or is_given(s.text(first)) or is_known_surname(s, first))
    if form.lemma.name == "اعتبر" and found.how == "object" and found.speaker is None:
        # «اعتبر 808 أشخاص في عداد المفقودين»: nobody in particular counts them.
        passive = form.kind == "imperfect" and place.subject is None and not place.joined
        return passive or any(
            s.text(at) == "في" and s.text(at + 1) == "عداد" for at in range(found.content, len(s.words))
        )
    return bool(form.lemma.needs) and not _has_need(s, index, form)


def goes_on_inside(s: Sentence, form: Form, found: Complement, place: Opening, before: Frame | None) -> bool:
    """Say whether «وقال إنها … حيث أعلنت عن كشف» goes on with what is said, or «وقالت النيابة إن … واعترفوا بـ…»."""
    if before is None or before.how not in SPOKEN:
        return False
    if s.text(place.begin) == "بعدما":
        return True  # «…، بعدما رفض المسلحون تسليم أنفسهم»: why or when it was so.
    if found.speaker is not None:
        return False
    if form.plural and form.gender == "m" and place.subject is None and before.speaker is not None:
        head = s.text(before.speaker[0])
        return bool(body_gender(head) or body_gender(head.removeprefix("ال")) or office_gender(head))
    return s.text(place.begin) == "حيث" and found.how in ("prep", "object")


def _figures_show(s: Sentence, found: Complement) -> bool:
    """Say whether figures or a study show a change («أظهرت بيانات … تراجع الصادرات»); a team shows its skill."""
    source = s.text(found.speaker[0]).removeprefix("ال") if found.speaker is not None else ""
    content = s.text(found.content)
    return source in word_class("nominal_sources") and (is_masdar(content) or is_event_noun(content))


def _has_need(s: Sentence, index: int, form: Form) -> bool:
    """Say whether the object a verb needs to be a reporting one stands near («حمّل … مسؤولية»)."""
    near = range(index + 1, min(index + 14, len(s.words)))
    return any(s.text(at) in form.lemma.needs or s.text(at).removeprefix("ال") in form.lemma.needs for at in near)


def goes_along(s: Sentence, index: int, form: Form, place: Opening, before: Frame | None) -> bool:
    """Say whether «و» or a comma ties the verb to the clause before it, not to whoever speaks.

    «… أن الوزارة تتدخل وترفض اعتماد القرار», «… قدمت له الإسعافات، ورفض النقل إلى المستشفى».
    """
    if s.text(index)[:1] != "و":
        # «… أنه ورد بلاغ إلى المركز، يفيد بوقوع حريق»: the report tells it.
        apart = form.kind == "imperfect" and s.is_mark(index - 1, ",")
        # «… فيما رفض الاثنان النقل إلى المستشفى».
        apart = apart or (form.lemma.name == "رفض" and s.text(index - 1) in ("فيما", "بينما", "حين"))
        return apart and before is not None and before.how in SPOKEN
    if s.headline:
        return False
    return (place.joined and form.kind == "imperfect") or (
        form.lemma.name == "رفض" and before is not None and before.how == "an"
    )


def learnt_from(s: Sentence, first: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """«علمت "الوطن" من مصادر طبية أن …»: (who told it, the paper that learnt it)."""
    source = next((at for at in range(first, end) if s.text(at) == "من" and s.free(at)), -1)
    if source < 0:
        return (first, end), None
    return (source + 1, end), (first, source) if source > first else None


def stands_on(s: Sentence, index: int, form: Form) -> bool:
    """Say whether «لافتة كتب عليها: «…»» stands here: nobody says it."""
    return form.lemma.name == "كتب" and s.text(index + 1) in word_class("written_on")


def hides_name(s: Sentence, index: int) -> bool:
    """Say whether «طالبا عدم ذكر اسمه» stands here: why a source has no name."""
    after = index + 1 + (s.text(index + 1) in word_class("idle"))
    return s.text(index) in word_class("unnamed_because") and s.text(after) == "عدم"
