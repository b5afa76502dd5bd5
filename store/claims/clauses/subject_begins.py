"""Whether a subject begins right behind a reporting verb, or what is said, or whom it is said of."""

from __future__ import annotations

from store.claims.clauses.whom import is_accusative, takes_whom
from store.claims.clauses.with_b import opens_with_b
from store.claims.names.name_words import (
    definite,
    has_article,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
    name_like,
)
from store.claims.vocabulary.cues import Form, clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_people,
    is_place,
    office_gender,
    owned_office,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence

_NEAR = 12


def begins_none(s: Sentence, at: int, form: Form) -> bool:
    """Say whether no subject begins here but what is said, or to whom: «حذر | من …», «طالب | بوقف النار»."""
    word = s.text(at)
    known = starts_speaker(s, at) or is_known_surname(s, at) or is_given(word)
    known = known or (word.endswith(("وه", "وها", "وهم")) and owned_office(s, at))  # «محاموه»
    known = known or is_people(word) or _some_who(s, at, form)
    if form.lemma.name == "وصف" and not (known or _named_before_object(s, at)):
        return True
    if word in word_class("prepositions") and word != "ل" and word not in clause_words().to_media:
        return True
    if not known and (is_masdar(word) or _is_what(s, at, form)):
        return True
    if not known and "ل" in form.lemma.takes and word[:1] == "ل" and is_masdar(word[1:]):
        return True  # «كما دعا | لإجراء انتخابات».
    return is_accusative(s, at) or ("object" in form.lemma.takes and is_many_accusative(s, at))


def _some_who(s: Sentence, at: int, form: Form) -> bool:
    """«كثيرون», «كل من «النهضة» و…», «بعض الصحف», «جميع الدول», no «كل المحاولات»; «دعا | جميع الأطراف إلى»."""
    word, inner = s.text(at), at + 1 + (s.text(at + 1) == "من")
    each = word == "كل" and inner == at + 2
    people = each or word.endswith("ون") or (starts_speaker(s, inner) and not takes_whom(form))
    return word in word_class("quantifiers") and people


def _named_before_object(s: Sentence, at: int) -> bool:
    """«ووصف هورويتس | اختيار زميله بأنه …»: behind a bare word that can only be a name no noun in construct follows."""
    word, after = s.text(at), s.text(at + 1)
    name = name_like(s, at) and not (definite(word) or is_common(word) or is_masdar(word) or is_owned(s, at))
    return name and is_masdar(after) and is_common(after) and not definite(after)


def _is_what(s: Sentence, at: int, form: Form) -> bool:
    """Say whether «ب» opens the content right here: «طالب بوقف النار»; «طالب بوتين الغرب بـ…» has another «ب»."""
    word = s.text(at)
    if word[:1] != "ب" or len(word) < 4 or not opens_with_b(s, at):
        return False
    return is_masdar(word[1:]) or ("ب" in form.lemma.takes and not another_b(s, at))


def another_b(s: Sentence, at: int) -> bool:
    """Say whether a later word near has «ب» too, so that the one here begins a name."""
    later = range(at + 1, min(at + _NEAR, len(s.words)))
    return any(s.text(k)[:1] == "ب" and opens_with_b(s, k) for k in later)


def is_many_accusative(s: Sentence, at: int) -> bool:
    """Say whether «المواطنين والمقيمين» stands here: with «ون» it would be who speaks."""
    word, after = s.text(at), s.text(at + 1)
    described = has_article(s, at + 1) and after.endswith("يين")  # «دعا فيه الأطباء اليمنيين إلى …»
    if described and has_article(s, at) and not (is_given(word) or office_gender(word) or is_known_surname(s, at)):
        return True
    if not (word.startswith("ال") and word.endswith("ين") and has_article(s, at)) or is_known_surname(s, at):
        return False
    return not (is_given(word) or is_place(word) or body_gender(word) or office_gender(word))
