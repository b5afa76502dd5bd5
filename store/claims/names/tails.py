"""What stands behind who speaks and names nobody: whom one speaks to, how, in what words, which of many it is."""

from __future__ import annotations

from dataclasses import replace

from store.claims.names.name_words import (
    Phrase,
    definite,
    has_article,
    is_adjective,
    is_given,
    is_masdar,
    is_owned,
)
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_people,
    is_place,
    is_unnamed,
    office_gender,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence

# A first name and the family's.
_FULL_NAME = 2
_LONG = 5


def is_tail(s: Sentence, at: int, phrase: Phrase) -> bool:
    """Say whether the word at ``at`` of a phrase, not its first, begins what names nobody."""
    if s.words[at].mark or is_given(s.text(at)) or s.text(at - 1) in word_class("name_joints"):
        return False
    named = phrase.name is not None and phrase.name[0] < at
    if named and _turned(s, at):
        return True
    if _matter(s, at, phrase):
        return True
    return _manner(s, at) or _of_many(s, at, phrase) or _does(s, at, phrase) or hears(s, at, phrase) or _why(s, at)


def _turned(s: Sentence, at: int) -> bool:
    """«ماري دوفال | متوجهة إلى المتهم»: how a woman speaks."""
    word = s.text(at)
    shaped = word[:1] == "م" and s.raw(at, at + 1).endswith("ة") and s.text(at + 1) in word_class("prepositions")
    return shaped and not (office_gender(word) or body_gender(word) or is_place(word))


def without_role(s: Sentence, phrase: Phrase) -> Phrase:
    """«ماركوس شولتز | مشغل الموقع», «سلمى حداد | سيدة أعمال», «عادل نصر | معاون وزير …»: what somebody named does."""
    if phrase.name is None:
        return phrase
    first, end = phrase.name
    if end - first > 1 and s.text(end - 1) in word_class("selves"):
        return replace(phrase, name=(first, end - 1))  # «كارتر | نفسه»
    role = next((at for at in range(first + _FULL_NAME, end) if s.text(at) in word_class("roles")), end)
    alone = role + 1 >= len(s.words) or s.words[role + 1].mark
    return phrase if role == end or alone else replace(phrase, name=(first, role))


def _matter(s: Sentence, at: int, phrase: Phrase) -> bool:
    """What is told behind a phrase that is whole: «حركة الشباب | المسؤولية عن», «المديرية بعسير | تفاصيل عن».

    «المجلس الأعلى للإفتاء | الدعوات الإسرائيلية»: no genitive follows an article.
    """
    word, before, after = s.text(at), s.text(at - 1), s.text(at + 1)
    whole = definite(before) or is_place(before) or is_place(before[1:])
    whole = whole or (is_given(before) and phrase.kind == "person")
    if phrase.kind == "unnamed" or not whole or s.words[at - 1].mark:
        return False
    if word in word_class("told_of"):
        return after in ("عن", "حول") or definite(after)
    if not (has_article(s, at) and word.startswith("ال")):
        return False
    told = is_masdar(word) or word in word_class("matters_told")
    told = told and after in ("عن", "علي", "الي") and not is_adjective(word)
    many = word.endswith("ات") and is_common(word[2:]) and is_adjective(after) and phrase.kind in ("body", "title")
    return (told and not body_gender(word)) or (many and not body_gender(word))


def _manner(s: Sentence, at: int) -> bool:
    """«حسن عادل | وبخفة دمه المعهودة»: «و» and «ب» with a noun of the language are no second speaker."""
    word = s.text(at)
    noun = is_common(word[2:]) or s.raw(at, at + 1).endswith("ة")
    village = len(word) < _LONG or s.text(at - 1) in word_class("districts")  # «قرية | وبرة»
    return word[:2] == "وب" and noun and not village and not (body_gender(word[1:]) or is_place(word[1:]))


def _of_many(s: Sentence, at: int, phrase: Phrase) -> bool:
    """«تشيلسي | المنافس في الدوري …», «صحيفة لوموند | الأوسع انتشارا»: which of many it is."""
    word, after = s.text(at), s.text(at + 1)
    if not has_article(s, at) or phrase.kind in ("unnamed", "title"):
        return False
    among = phrase.kind in ("person", "place") and word in word_class("among") and definite(after[1:] or after)
    among = among or (word in word_class("among") and (after in word_class("prepositions") or after[:2] == "لل"))
    return among or (word in word_class("most") and after.endswith("ا") and not definite(after))


def _does(s: Sentence, at: int, phrase: Phrase) -> bool:
    """«شاب | لقب نفسه بـ…», «رجل | فجر نفسه»: only a verb stands before «نفسه» without an article."""
    self_next = s.text(at + 1) in word_class("selves") and s.text(at + 1).startswith(("نفس", "انفس"))
    somebody = phrase.kind == "unnamed" or is_common(s.text(phrase.first))
    return self_next and somebody and not definite(s.text(at)) and not definite(s.text(phrase.first))


def hears(s: Sentence, at: int, phrase: Phrase) -> bool:
    """«محافظ الضالع | لصحافيين في …», «أهالي الخرج | لوزارة المياه», «قائد كتيبة محلية | لرويترز»: who hears it."""
    word = s.text(at)
    if word[:1] != "ل" or word.endswith("ون") or definite(word) or is_place(word):
        return False
    if told_to_media(s, at) and not definite(s.text(at)):
        return at > phrase.first + 1
    many = is_people(word[1:]) or (is_unnamed(word[1:]) and word.endswith(("ين", "ات")))
    people = phrase.kind == "unnamed" and s.text(phrase.first) in word_class("in_construct")
    body = people and bool(body_gender(word[1:])) and (definite(s.text(at - 1)) or is_place(s.text(at - 1)))
    return (many and at > phrase.first + 1) or body


def _why(s: Sentence, at: int) -> bool:
    """«شكا سكان حي النخيل | من كثرة الحوادث»: what it is about, behind a whole phrase."""
    noun = s.text(at + 1)
    if s.text(at) not in ("من", "علي") or not (definite(s.text(at - 1)) or is_adjective(s.text(at - 1))):
        return False
    if office_gender(s.text(at - 1)) or s.text(at - 1) in word_class("overseers") | word_class("bound_to"):
        return False
    deed = is_masdar(noun) and not (definite(noun) or is_owned(s, at + 1) or body_gender(noun))
    return deed and has_article(s, at + 2) and not is_honorific(noun)
