"""Whom something is told or asked: the noun phrase that begins where the speaker's own is whole."""

from __future__ import annotations

from store.claims.names.name_words import (
    common_noun,
    definite,
    has_article,
    in_eponym,
    is_adjective,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
    name_like,
)
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import clause_words, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    office_gender,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence

_FULL_NAME = 2


def addressee(s: Sentence, first: int, end: int) -> int:
    """Return where another noun phrase begins before ``end`` behind a speaker who is whole, -1 when none does.

    «أبلغت شركة حديد الساحل | سوق دبي بأن», «حث الوزير جيرمي هانت | المستشفيات على أن».
    """
    stop = min(end, len(s.words))
    if body_gender(s.text(first)):
        return next((at for at in range(first + 2, stop) if _behind_body(s, at)), -1)
    phrase = noun_phrase(s, first, stop, bounded=False)
    if phrase is None or phrase.name is None or phrase.name[1] - phrase.name[0] < _FULL_NAME or phrase.end >= stop:
        return -1
    return phrase.end if phrase.end == phrase.name[1] and _behind_name(s, phrase.end) else -1


def _behind_body(s: Sentence, at: int) -> bool:
    """Say whether a bare noun after a body's last genitive is somebody else: an office, a body, another construct."""
    word, before, after = s.text(at), s.text(at - 1), s.text(at + 1)
    if s.words[at].mark or definite(word) or not (definite(before) or is_place(before)) or in_eponym(s, at):
        return False
    if office_gender(word) or body_gender(word):
        return True
    closed = word_class("prepositions") | word_class("relatives") | clause_words().complements
    beside = word in closed or word in clause_words().adverbials or s.phrase_at(at, clause_words().leads) > 0
    if beside or word[0] in "بلوفك" or is_time(word) or is_finite(word) or is_honorific(word) or is_masdar(word):
        return False
    construct = (has_article(s, at + 1) and not is_adjective(after)) or is_place(after)
    return construct and not is_time(after) and not is_given(word)


def _behind_name(s: Sentence, at: int) -> bool:
    """Say whether a noun with the article or a pronoun stands here, which no name takes and no title is."""
    word = s.text(at)
    if s.words[at].mark or office_gender(word) or is_honorific(word) or is_time(word):
        return False
    if is_given(word) or is_given(word.removeprefix("ال")):
        return False  # «صالح الأحمد الجابر».
    if is_owned(s, at):
        return not word.endswith("يه") and word[0] != "و"
    definite_noun = has_article(s, at) and word.startswith("ال") and not is_adjective(word)
    return definite_noun and word not in word_class("of_place") | word_class("relatives") | word_class("selves")


def titled_whom(s: Sentence, first: int, at: int) -> bool:
    """«دعا كيري | الرئيس السوري إلى …», «حث سعد الحريري | الرئيس ميشال عون»: behind a name a title is another's."""
    word, after = s.text(at), s.text(at + 1)
    office = has_article(s, at) and bool(office_gender(word)) and not s.words[at - 1].mark
    said = office and (is_adjective(after) or name_like(s, at + 1)) and word not in word_class("titles_as_names")
    kin = s.text(first) in word_class("kin") and at > first + 1 and has_article(s, at - 1)  # «والد المخطوف | الرئيس»
    return said and (kin or _ends_name(s, first, at))


def is_asked(s: Sentence, at: int, first: int) -> bool:
    """Say whether «دعا الوزير | المواطنين إلى», «طالب النواب | الحكومة بـ» asks it of whom stands here.

    No genitive follows an article or a name; a title and an adjective do.
    """
    word, before = s.text(at), s.text(at - 1)
    noun = common_noun(s, at) and is_common(word[2:]) and word not in word_class("name_tails")
    if is_given(before) and at - 1 == first and has_article(s, at) and noun:
        return True  # «دعا عبدالغني | الولاية إلى …»
    noun = has_article(s, at) and word.startswith("ال") and not is_adjective(word)
    if not noun or is_given(word) or s.words[at - 1].mark:
        return False
    many = (word.endswith("ين") and word != "الدين" and not before.endswith("ين")) or word in word_class("addressees")
    if is_honorific(word) or office_gender(word) or is_given(s.text(at + 1)):
        return False
    whole = has_article(s, at - 1) or is_place(before)
    alone = at - 1 == first and not starts_speaker(s, first) and name_like(s, first)
    whole = whole or is_known_surname(s, at - 1)  # «ودعا باسلمة | المنظمات الحقوقية إلى …»
    united = word == "الامم" and s.text(at + 1) == "المتحده"
    many = many or word in word_class("asked_behind")
    return (whole and (many or united or bool(body_gender(word)))) or (many and (alone or is_given(before)))


def _ends_name(s: Sentence, first: int, at: int) -> bool:
    """Say whether who speaks is whole before ``at``: «أبلغ أوباما | الصحفيين أن», «حذر مراقبون دوليون | الحكومة من».

    No genitive stands behind a plural that has kept its «ن».
    """
    if s.text(at - 1).endswith("ون") and not definite(s.text(at - 1)) and starts_speaker(s, first):
        return True
    phrase = noun_phrase(s, first, at, bounded=True)
    return phrase is not None and phrase.name is not None and phrase.name[1] == at


def hears_it(s: Sentence, at: int, first: int) -> bool:
    """Say whether «طمأن الوزير | المواطنين بأن», «أبلغ الرئيس | نظيره أن» tells it to whom stands here."""
    if s.text(at - 1) in word_class("districts") | word_class("houses") | word_class("name_joints") | {"باسم"}:
        return False  # «المتحدث باسم | وزارة …», «مدير جامعة القاهرة».
    word, before = s.text(at), s.text(at - 1)
    if is_given(word) or s.words[at].mark or s.words[at - 1].mark:
        return False
    if is_given(before) and not (is_place(word) or body_gender(word) or is_known_surname(s, at - 1)):
        return False  # «محمد الأمين».
    if (is_place(word) or body_gender(word)) and not is_adjective(word):
        # No genitive follows an article or a name: «الوزير كاتس | الحركة», «الخارجية الفرنسي | مجلس الأمن».
        titled = is_honorific(s.text(at - 2)) or bool(office_gender(s.text(at - 2)))
        named = titled and definite(s.text(at - 2)) and name_like(s, at - 1)
        # «مصدر قضائي | الصحيفة»: a genitive would stand before the adjective.
        apart = at > first + 1 and has_article(s, at) and not definite(before) and before.endswith(("ي", "يه"))
        apart = apart and starts_speaker(s, first) and not (is_place(before) or before in word_class("prepositions"))
        return apart or definite(before) or is_known_surname(s, at - 1) or named or _ends_name(s, first, at)
    if not (definite(before) or is_adjective(before) or _ends_name(s, first, at)):
        return False
    return is_owned(s, at) or (has_article(s, at) and (word.endswith("ين") or word in word_class("addressees")))
