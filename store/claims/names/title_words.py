"""Which words belong to a title, and whether a name is still to come in it."""

from __future__ import annotations

from store.claims.names.name_ends import name_end
from store.claims.names.name_words import (
    Phrase,
    bare_name,
    definite,
    goes_on,
    has_article,
    in_eponym,
    is_adjective,
    is_feminine_noun,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
    name_like,
    opens_name,
)
from store.claims.vocabulary.cues import cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_governed,
    is_honorific,
    is_place,
    of_people,
    office_gender,
    owned_office,
    quoted_paper,
    tells_time,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence

_BRAND = 4
# A noun and a name of three words between quotation marks.
_BRIEF = 5
# One word between quotation marks, counted with a mark.
_ONE_WORD = 2
# How far behind somebody «ويدعى» may stand.
_NEAR_NAME = 12
_AFFAIRS = frozenset(("الشؤون", "الشئون", "الشوون", "للشؤون", "للشئون"))
# «مدير المركز في …», «رئيس المجلس ضد …»: a title goes on behind these when a name comes.
_OF_WHAT = frozenset(("في", "لدي", "علي", "عن", "ضد"))


def title_goes_on(s: Sentence, at: int, stop: int, *, closed: bool, bounded: bool) -> bool | None:
    """Take a word into a title: whether the title may now be complete («closed»), None when it ends before the word."""
    word = s.text(at)
    if _closes_title(s, at):
        return True
    if tells_of_title(s, at):
        return False
    if _participle(word) or told_to_media(s, at) or word.removeprefix("و") in word_class("who") or _declines(s, at):
        return None
    if word[0] == "و" and not definite(word) and (office_gender(word[1:]) or _also(s, at, stop, bounded=bounded)):
        # «إمام وخطيب المسجد الحرام»: whatever follows completes both.
        return False
    if word.startswith("باسم") and word != "باسم":
        # «المتحدث باسمها قاري يوسفي»: a name may follow; «أعرب الملك باسمه واسم الشعب عن …».
        return True if any(_speaks_for(s.text(k)) for k in (at - 1, at - 2)) else None
    if word in ("الي", "لدي", "في") and is_place(s.text(at + 1)):
        return False
    if not bounded and closed and (word in _OF_WHAT or word[0] in "بل") and _name_ahead(s, at, stop):
        # «أستاذ المناخ بجامعة القصيم عبدالله المسند | الحكومة بـ…»: the name comes after the place.
        return is_place(word[1:]) or definite(word)
    if word in word_class("prepositions"):
        governed = bounded and word in ("في", "الي", "من", "لدي", "علي", "عن", "ضد", "ب", "ل")
        return False if governed and goes_on(s, at, stop) else None
    chief = word in word_class("overseers") or (bool(office_gender(word)) and definite(word))
    if closed and not bounded and chief and _name_ahead(s, at, stop):
        # «المستشار في الديوان الملكي المشرف العام على … الدكتور …».
        return True
    local = word.endswith("يه") and definite(s.text(at - 1)) and s.text(at - 1).endswith("ات")  # «الانتخابات | البلدية»
    if closed and not bounded and not (is_adjective(word) or local):
        apart = is_adjective(s.text(at - 1)) or word.endswith("ات") or body_gender(word)
        another = apart and definite(word) and word[0] == "ا"
        if is_masdar(word) or is_place(word) or another:
            return None
    of_body = word[0] == "ل" and (bool(body_gender(word[1:])) or word[1:] in word_class("acronyms"))
    if word == "باسم" or of_body or (word[0] == "ل" and word[1:] in ("شؤون", "شوون")):
        return False
    if not bounded and closed and (not definite(word) or word.startswith("بال")):
        return None
    return definite(word) or is_place(word) or is_place(word[1:]) or is_owned(s, at) or _is_brand(s, at, stop)


def of_kin(s: Sentence, at: int) -> bool:
    """Say whether «جد | الطفلة», «خال | الزوجة» stands here: whose kin, as «والد الطفلة»; «جدة» alone is a town."""
    whose = s.text(at + 1)
    return s.text(at) in word_class("kin") and definite(whose) and bool(office_gender(whose) or is_honorific(whose))


def of_ward(s: Sentence, first: int, name: int) -> bool:
    """Say whether the name that begins here is that of whom somebody's kin or agent stands for.

    «والد الشهيد | سالم الحربي», «محامي المتهم | عادل سعد»: all the words say who speaks.
    """
    stands_for = s.text(first) in word_class("kin") or s.text(first) in word_class("agents")
    return stands_for and name > first + 1 and s.text(name - 1) in word_class("wards")


def another_charge(s: Sentence, at: int) -> bool:
    """Say whether «و» joins an office or courtesy of the same person: «الخبير | ودكتور الاقتصاد، …»."""
    word = s.text(at)
    joined = word[:1] == "و" and not definite(word) and not is_given(word) and definite(s.text(at + 1))
    return joined and bool(office_gender(word[1:]) or is_honorific("ال" + word[1:]))


def _closes_title(s: Sentence, at: int) -> bool:
    """«جامعة الملك سعود», «القائد ذاته», «وزير سابق», «حاكم منطقة زابل | محمد …»: the title may be whole."""
    if s.text(at) in ("اخر", "اخري", "سابق", "سابقه", "سابقا", "حاليا"):
        return True
    if s.text(at)[0] == "ب" and not is_masdar(s.text(at)[1:]) and s.is_mark(at + 1, ",") and is_given(s.text(at + 2)):
        return True  # «رئيس البلدية بجدة، | سامي حسن، رفض …»
    if s.text(at - 1) in _AFFAIRS and definite(s.text(at)):
        return True  # «وزير الشؤون | البلدية والقروية»
    district = s.text(at - 1) in word_class("districts") or s.text(at - 1) == "وزراء"  # «رئيس وزراء كوينزلاند | …»
    district = district and name_like(s, at) and not definite(s.text(at))
    return in_eponym(s, at) or s.text(at) in word_class("selves") or district


def in_town(s: Sentence, at: int) -> bool:
    """Say whether the second word of a town's name stands here: «سان | خوسيه», «سانت | لويس», «لوس | أنجليس»."""
    return s.text(at - 1) in word_class("towns_begin") and name_like(s, at)


def is_quoted_name(s: Sentence, at: int) -> bool:
    """Say whether somebody's name stands here between quotation marks, a title behind it."""
    close = s.closes.get(at, at)
    return at + 2 < close <= at + 4 and is_given(s.text(at + 1)) and bool(office_gender(s.text(close + 1)))


def _participle(word: str) -> bool:
    """«المتحدثة قائلة», «الوزير مضيفا»: the participle of a reporting verb ends a title."""
    form = cue_forms().get(word)
    return form is not None and form.kind == "participle" and word.endswith(("ا", "ه")) and not office_gender(word)


def _speaks_for(word: str) -> bool:
    """Say whether the word is «المتحدثة», «ناطق»: «باسم» with a pronoun belongs to it."""
    return word.removeprefix("ال").startswith(("متحدث", "ناطق"))


def _also(s: Sentence, at: int, stop: int, *, bounded: bool) -> bool:
    """«وزير الاتصالات وتكنولوجيا المعلومات خالد نجم»: a second charge, before the name."""
    return not bounded and definite(s.text(at + 1)) and _name_ahead(s, at, stop)


def _declines(s: Sentence, at: int) -> bool:
    """«ورفض المسؤول العسكري | الحديث عن …», «أبلغت السفيرة | مجموعة من …»: what he declines, whom she tells."""
    if s.text(at) in word_class("quantifiers") and definite(s.text(at - 1)):
        return True
    after = s.text(at + 1) in word_class("prepositions")
    return s.text(at) in word_class("declined") and after and definite(s.text(at - 1))


def _is_brand(s: Sentence, at: int, stop: int) -> bool:
    """Say whether the name of a firm or league ends a title («شركة أرامكو», «في أوبك»)."""
    word, before = s.text(at), s.text(at - 1)
    bare = before[1:] if before[:1] in "بلو" and len(before) > 3 else before
    if word in word_class("acronyms") or word[1:] in word_class("acronyms"):
        return True
    brand = len(word) == _BRAND and word[0] == "ت"  # «تسلا» only looks like a verbal noun.
    if bare not in word_class("firms") or not name_like(s, at) or (is_masdar(word) and not brand):
        return False
    return is_given(s.text(at + 1)) or not any(is_given(s.text(k)) for k in range(at + 2, min(at + 4, stop)))


def _name_ahead(s: Sentence, first: int, stop: int) -> bool:
    """Say whether a name or honorific ends the title within a few words, with nothing but nouns before it."""
    for at in range(first + 1, min(first + 16, stop)):
        word = s.text(at)
        noun = is_masdar(word) and not definite(word)
        if s.words[at].mark or (is_finite(word) and not is_given(word)) or noun or tells_time(s, at):
            return False
        near = at == first + 1 and s.text(first)[0] != "ب"
        if not near and (is_honorific(word) or opens_name(s, at)):
            return True
    return False


def tells_of_title(s: Sentence, at: int) -> bool:
    """«وزير بريطاني سابق مؤيد للانسحاب»: after an adjective without an article one more, with what belongs to it."""
    word, before, after = s.text(at), s.text(at - 1), s.text(at + 1)
    for_it = after[:1] == "ل" and len(after) > _BRAND and not told_to_media(s, at + 1)
    if definite(word) or (is_given(word) and not for_it) or is_known_surname(s, at) or not name_like(s, at):
        return False
    if is_masdar(word) or is_finite(word):
        return False
    described = before in word_class("of_late") or (before.endswith(("ي", "يه")) and not is_given(before))
    if not described or definite(before) or is_place(before) or is_owned(s, at - 1):
        return False
    return for_it or (after in word_class("prepositions") and not told_to_media(s, at + 1))


def whose_end(s: Sentence, first: int, at: int, stop: int, *, bounded: bool) -> int | None:
    """Return the word after the name of somebody whom the holder serves or who is kin: «محامي صدام حسين»."""
    served = s.text(at - 1) == "باسم" or (at == first + 1 and not definite(s.text(first)))
    served = served or any(_stands_by(s, k) for k in range(first + 1, at))
    if not served or not is_given(s.text(at)) or has_article(s, at):
        return None
    end = name_end(s, at, stop, bounded=bounded)
    return end if end > at else None


def _stands_by(s: Sentence, at: int) -> bool:
    """Say whether a word and its preposition tell by whom somebody stands: «قائد | موال للرئيس …», «مقرب من الوزير»."""
    return s.text(at) in word_class("stands_by") and (s.text(at + 1)[:1] == "ل" or s.text(at + 1) == "من")


def quoted_adjective(s: Sentence, at: int) -> bool:
    """«وزيرة القضاء "الإسرائيلية" رونيت ليفي»: one adjective between quotation marks, which are the paper's."""
    alone = s.closes[at] - at == _ONE_WORD
    return alone and is_adjective(s.text(at + 1)) and definite(s.text(at - 1))


def owned_subject(s: Sentence, at: int, stop: int, *, bounded: bool) -> Phrase | None:
    """«محاميه نادر الجبالي», «محاموه»: an office with a pronoun before the holder's name, or in the nominative."""
    if not (is_owned(s, at) and (owned_office(s, at) or of_people(s.text(at)))):
        return None
    named = at + 1 < stop and name_like(s, at + 1) and not (definite(s.text(at + 1)) or is_masdar(s.text(at + 1)))
    end = name_end(s, at + 1, stop, bounded=bounded) if named else at + 1
    if end > at + 2:
        return Phrase(at, end, "person", "", (at + 1, end))
    return Phrase(at, at + 1, "unnamed", "") if s.text(at).endswith(("وه", "وها", "وهم")) else None


def known_as(s: Sentence, at: int, stop: int, *, bounded: bool) -> tuple[int, int] | None:
    """Return the words of the name behind «المعروف باسم "البرق"», «الملقب ب…»; None without one."""
    if s.text(at) not in word_class("known_as"):
        return None
    called = at + 1 + (s.text(at + 1) in ("باسم", "ب"))
    quoted = s.closes.get(called, stop)
    begin = called + (quoted < stop)
    end = quoted if quoted < stop else name_end(s, called, stop, bounded=bounded)
    return (begin, end) if end > begin else None


def past_called(s: Sentence, first: int) -> int:
    """Return the word after «، ويدعى علي مفرح،», «يدعى علي مفرح» that names who stands before, 0 without it."""
    for at in range(first, min(first + _NEAR_NAME, len(s.words))):
        if s.text(at) in word_class("called") and (at == first or s.is_mark(at - 1, ",")):
            end = name_end(s, at + 1, len(s.words), bounded=False)
            return end + s.is_mark(end, ",") if end > at + 1 else 0
        if is_finite(s.text(at)) or s.is_mark(at, ".;:") or at in s.closes or s.text(at) in word_class("relatives"):
            return 0
    return 0


def named_by_quotation(s: Sentence, first: int, stop: int, *, bounded: bool) -> bool:
    """Say whether a common noun stands here whose second term is a name between quotation marks."""
    close = s.closes.get(first + 1, stop)
    noun = bounded or is_common(s.text(first)) or s.text(first).endswith("و")
    known = is_known_surname(s, first) or is_given(s.text(first)) or quoted_paper(s, first + 1)
    return close < stop and close - first <= _BRIEF and noun and not known


def titled_end(s: Sentence, at: int, stop: int, *, bounded: bool) -> int:
    """Return where the name behind a title ends, ``at`` when one word stands there that is hardly a name.

    «السفير | متانة العلاقات», «مفتي المملكة | نداء للشباب», «النجم السابق | بنشر صورته».
    """
    end = name_end(s, at, stop, bounded=bounded)
    word = s.text(at)
    if is_given(word) or is_known_surname(s, at):
        return end
    if word.startswith("وال") and definite(word) and is_honorific(s.text(at - 1)):
        return at  # «جمعية الحاج | والمعتمر الخيرية»: pilgrims, no courtesy.
    named = is_honorific(s.text(at - 1)) and not (is_common(word) or is_masdar(word)) and office_gender(s.text(at + 2))
    if not bounded and not named and (is_common(word) or is_feminine_noun(s, at)) and has_article(s, at + 1):
        return at  # «الدكتورة | أهمية البرامج», not «الدكتورة شمسة العور مديرة …».
    if word in word_class("charges") and has_article(s, at + 1):
        return at  # «المكلفة | شؤون الإرهاب»
    if end != at + 1:
        return end
    plain = is_common(word) and (not bounded or word.endswith(("ا", "ه")) or is_owned(s, at))
    verb = is_finite(word) and word[0] == "ي"
    return at if plain or verb or is_governed(word) else end


def of_nation(s: Sentence, at: int, stop: int) -> bool:
    """Say whether an adjective stands before a name: «الجنرال | الأمريكي جون …», «السناتور | الأمريكي بن …»."""
    if at + 1 >= stop or not is_adjective(s.text(at)) or is_given(s.text(at)):
        return False
    first, second = s.text(at + 1), s.text(at + 2)
    if bare_name(s, at + 1) or (first == "بن" and not definite(second)):
        return True
    # «العقيد | البحري شبنان القرني»: two words that are none of the language.
    noun = definite(first) or is_common(first) or is_masdar(first) or is_finite(first) or first[0] in "بلوف"
    return at + 2 < stop and not (noun or office_gender(first)) and name_like(s, at + 1) and name_like(s, at + 2)
