"""Reporting words that name nobody and go on with nobody: who speaks there cannot be told from what we read."""

from __future__ import annotations

from store.claims.clauses.around_speaker import skip_adverbials
from store.claims.clauses.frame import Frame, cue_at
from store.claims.clauses.mentions import Mention
from store.claims.clauses.whom import is_beside, takes_whom
from store.claims.names.first_person import speaks_itself
from store.claims.names.name_words import definite, in_accusative, is_masdar, is_owned
from store.claims.names.phrases import noun_phrase
from store.claims.names.voices import opens_speech
from store.claims.statements.narrator import skip_leads
from store.claims.vocabulary.cues import clause_words, is_finite, is_verb, without_object
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, is_common, starts_speaker, tells_time
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState
from store.language.folding import fold_plain

_SAYS_AGAIN = frozenset(("جدد", "جددت", "كرر", "كررت"))


def tells_of_noun(s: Sentence, frame: Frame) -> bool:
    """«ونفى المكتب تقريرا نشر أمس، أشار إلى أن …»: without «و» the verb after a clause tells of a noun in it."""
    apart = s.is_mark(frame.cue - 1, ",") and s.text(frame.cue)[0] not in "وف" and s.text(frame.cue - 2) != '"'
    if not apart or frame.form.kind not in ("perfect", "imperfect") or frame.form.lemma.continues:
        return False
    if s.text(frame.cue + 1) in word_class("within"):
        return False  # «… بزيارة المعرض، أكد خلالها أن …»
    start = skip_leads(s, int(str(s.cache.get("label", 0))), frame.cue)
    first = s.text(start)
    opens = is_verb(first) or starts_speaker(s, start) or _unread_subject(s, start, frame.cue)
    closed = first.removeprefix("و") in word_class("prepositions") or first in word_class("been")
    return opens and not closed and frame.cue - start > 3


def _unread_subject(s: Sentence, start: int, cue: int) -> bool:
    """«رفيق دربه الملحن سمير سعيد، أشار إلى …»: a noun phrase without a verb before the comma, read by no rule."""
    first = s.text(start)
    beside = is_beside(s, start) or first in clause_words().adverbials or tells_time(s, start) or first[-1:] == "ا"
    beside = beside or first[:1] in "وفبلك" or is_masdar(first)
    verbs = (is_verb(s.text(at)) or s.text(at) in word_class("who") for at in range(start, cue))
    return start == 0 and not (beside or s.words[start].mark or any(verbs))


def is_a_number(s: Sentence, at: int) -> bool:
    """Say whether «عدد النازحين» stands here, which says nothing; «عدد من النازحين» does."""
    return s.text(at) == "عدد" and s.text(at + 1) != "من"


def spoken_of(s: Sentence, frame: Frame, first: int, end: int) -> bool:
    """«وقال عن رئيس الوزراء: «…»», «وتحدث عن سلمى، زميلته»: of whom it is said stands there, and nobody else."""
    phrase = noun_phrase(s, first + 1, end, bounded=False) if s.text(first) == "عن" else None
    if phrase is None or frame.kind.startswith(("relay", "accord")):
        return False
    return phrase.end >= end - 1 or s.words[phrase.end].mark


def renews(s: Sentence, verb: int) -> bool:
    """Say whether «وجدد الدعوة إلى الحوار», «وكرر الإشارة إلى …» stands here: what one says again, not who says it."""
    said = s.text(verb).lstrip("وف") in _SAYS_AGAIN and definite(s.text(verb + 1))
    return said and s.text(verb + 2) in word_class("prepositions") and not starts_speaker(s, verb + 1)


def to_all(s: Sentence, first: int) -> bool:
    """Say whether «لجميع القوى», «لكل من سأل», «لعدد من الصحافيين» stands here: those to whom it is said."""
    return s.text(first)[:1] == "ل" and s.text(first)[1:] in word_class("quantifiers")


def names_nobody(s: Sentence, frame: Frame, first: int, end: int) -> bool:
    """Say whether what stands where the subject stands is a number, of or to whom it is said, or what is said again."""
    beside = spoken_of(s, frame, first, end) or to_all(s, first)
    return beside or is_a_number(s, first) or renews(s, frame.cue)


def unread(s: Sentence, frame: Frame) -> bool:
    """«ترحب جميع فروع البنك بعملائها»: words that no rule could read stand where the subject stands."""
    first = frame.cue + 1
    word = s.text(first)
    if is_a_number(s, first):
        return True
    if frame.speaker is not None and spoken_of(s, frame, *frame.speaker):
        return False
    if frame.how in ("an", "quote", "colon", "unmarked") and frame.kind.startswith(("perfect", "imperfect")):
        return _unread_noun(s, skip_adverbials(s, first, frame.content), frame)
    gap = frame.content - first - (s.text(frame.content - 1) in word_class("prepositions"))
    if frame.how != "prep" or frame.form.kind not in ("perfect", "imperfect") or gap < 2 or frame.form.plural:
        return False
    closed = word in word_class("prepositions") or word in word_class("within") or word in word_class("idle")
    return not (closed or s.words[first].mark or tells_time(s, first) or word[0] in "لب" or word.endswith("ا"))


def _unread_noun(s: Sentence, at: int, frame: Frame) -> bool:
    """«وتقول مجموعة (…) لحقوق الحيوان إنها …», «كشف آخر أن …»: somebody else stands where the subject stands.

    «أعرب عن أمله في أن», «جدد التأكيد على أن», «أوضح معاليه أن», «أضاف للصحفيين» name nobody else.
    """
    word, end = s.text(at), frame.content
    if frame.speaker is None or not frame.cue < at < end or s.words[at].mark or takes_whom(frame.form):
        return False  # «ودعا الجامعة إلى أن …», «وأبلغ الصحافيين أن …»: whom it is said to.
    closed = word in clause_words().complements or any(
        word in word_class(n) for n in ("particles", "idle", "discourse")
    )
    beside = closed or word in word_class("courtesy_pronouns") or is_beside(s, at) or tells_time(s, at)
    told = (
        is_owned(s, at)
        or is_masdar(word)
        or (is_common(word) and not body_gender(word))
        or word[:1] in "بلكوف"
        or cue_at(s, at) is not None
    )
    clause = opens_speech(s, at, end) or is_finite(word) or speaks_itself(s, at)
    adverb = in_accusative(s, at) or (word.endswith("ا") and s.text(at + 1) in word_class("prepositions"))
    return not (beside or told or clause or adverb)


def on_a_page(s: Sentence, frame: Frame) -> bool:
    """«وكتب في صفحة الضحية أن …»: on whose page it stands is told, not who wrote it; «في صفحته» goes on with him."""
    at = frame.cue + 1
    place = s.text(at + 1) in ("صفحه", "حساب", "مدونه", "جدار") and not is_owned(s, at + 1)
    return frame.form.lemma.name == "كتب" and s.text(at) in ("في", "علي") and place


def joined_to_narrator(s: Sentence, frame: Frame) -> bool:
    """«وسرعان ما رفض الكرملين الخطة، واعتبر أن …»: the verb goes on with a clause whose subject we could not read."""
    start = skip_leads(s, int(str(s.cache.get("label", 0))), frame.cue)
    tied = s.text(frame.cue)[:1] in "وف" or s.text(frame.cue - 1) in word_class("turns")
    joined = frame.form.kind in ("perfect", "imperfect") and tied and not frame.form.lemma.continues
    return (
        joined and frame.cue - start > 3 and any(is_verb(without_object(s.text(at))) for at in range(start, frame.cue))
    )


def keeps_silent(s: Sentence, frame: Frame) -> bool:
    """«ولم يعط أي معلومات عن السبب، لافتا إلى أن …»: whoever spoke before left something unsaid."""
    words = clause_words()
    start = skip_leads(s, int(str(s.cache.get("label", 0))), frame.cue)
    if renews(s, start):
        return True  # «وجدد الدعوة إلى الحوار، مؤكدا أن …»
    form = cue_at(s, start)
    if form is not None and form.lemma.name == "رفض" and s.text(start + 1) in word_class("declined"):
        return form.gender == frame.form.gender  # «ورفضت الإدلاء بتفاصيل، مؤكدة أن …».
    if (
        s.text(start).removeprefix("و") not in words.negations
        or s.text(start + 1).removesuffix("ي") not in words.unsaid
    ):
        return False
    after = s.text(start + 2)
    return after in word_class("prepositions") or after in word_class("left_unsaid")


def unsigned(mention: Mention, state: ArticleState) -> bool:
    """Say whether the mention is «الرسالة المسربة» and who wrote it was not told."""
    return state.issuer is None and fold_plain(mention.label).startswith("الرساله")


def is_what_is_known(mention: Mention) -> bool:
    """Say whether the mention is only «المعلومات», «التقديرات»: what nobody in particular has said."""
    folded = fold_plain(mention.label)
    return folded.startswith("ال") and folded[2:] in word_class("hearsay")
