"""Where a phrase that names somebody is whole: before how or when something was said, a relative, what is told."""

from __future__ import annotations

from store.claims.names.first_person import we_do
from store.claims.names.heads import prays
from store.claims.names.name_words import (
    TELLS_HOW,
    Phrase,
    common_noun,
    definite,
    has_article,
    in_accusative,
    is_adjective,
    is_feminine_noun,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
)
from store.claims.names.tails import is_tail, without_role
from store.claims.vocabulary.cues import clause_words, cue_forms, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    last_week,
    office_gender,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.language.lexicon import folded_set

# These tell from where or whose something is: nothing without the words behind them.
_OF_WHOM = frozenset(("الصادر", "الصادره", "التابع", "التابعه", "المنتهيه", "الناطقه"))
# A first name and the family's.
_SURNAME = 2


def whole(s: Sentence, phrase: Phrase | None, stop: int) -> Phrase | None:
    """Return the phrase without the words behind it that cannot belong to who is named; ``stop`` bounds the region."""
    if phrase is None:
        return None
    phrase = without_role(s, phrase)
    told = next((at for at in range(phrase.first + 1, phrase.end) if _to_the_honoured(s, phrase.first, at)), -1)
    if told > 0 and (phrase.name is None or phrase.name[0] > told):
        return Phrase(phrase.first, told, "title" if phrase.kind == "person" else phrase.kind, phrase.gender)
    begin = phrase.first if phrase.name is None else phrase.name[0]
    near = range(begin + 1, min(phrase.end, len(s.words)))  # a quotation never closed ends behind the last word
    end = next((at for at in near if s.free(at) and _leaves(s, at, phrase, stop)), phrase.end)
    while end - 1 > begin and (s.text(end - 1) in _OF_WHOM or s.text(end - 1) in word_class("prepositions")):
        end -= 1  # «الصحف الأردنية | الصادرة أمس», «مصدر مطلع | من هناك»
    if end == phrase.end:
        return phrase
    name = None if phrase.name is None else (phrase.name[0], min(phrase.name[1], end))
    return Phrase(phrase.first, end, phrase.kind, phrase.gender, name)


def _to_the_honoured(s: Sentence, first: int, at: int) -> bool:
    """Say whether «للدكتور», «للشيخ» stands here: «قال المدير | للدكتور سمير …», in no relative clause."""
    whom = "ال" + s.text(at)[2:]
    told = s.text(at).startswith("لل") and is_honorific(whom) and not body_gender(whom)  # «مدرب للفريق»
    return told and not any(s.text(step) in word_class("who") for step in range(first, at))


def _leaves(s: Sentence, at: int, phrase: Phrase, stop: int) -> bool:
    """Say whether the word here no longer names who speaks."""
    word = s.text(at)
    if prays(s, at):
        return True  # «الملك فهد | رحمه الله»
    if s.words[at].mark or is_given(word) or is_known_surname(s, at) or word in word_class("selves"):
        return False
    surname = not definite(s.text(at - 1)) and "ي" + word[1:] not in cue_forms()  # «وائل نصار أن …»
    if we_do(word) and not surname and s.text(at + 1) in clause_words().complements:
        return True  # «رئيس الوزراء القطري | نعتقد أن …»
    if s.text(at - 1) in word_class("belongs") or word in word_class("bound_to"):
        return False  # «المنظمة التابعة له», «جماعات مدافعة عن حقوق الإنسان»
    told = word.startswith("لل") and body_gender("ال" + word[2:]) and not definite(s.text(at - 1))
    if phrase.kind == "unnamed" and told:
        return not office_gender(s.text(phrase.first))  # «أهالي | للمنظمة», not «مسؤول للهيئة»
    if phrase.kind == "person" and (
        word in word_class("things") or (word.endswith("ا") and word[:-1] in clause_words().after_in)
    ):
        return True  # «وصف عادل عامر | الحادث بالشنيع», «ووجه دي ماريا | خطابا إلى …»
    if is_tail(s, at, phrase):
        return True
    beside = word in word_class("idle") or word in word_class("behind_names") or _negated(s, at) or _when(s, at)
    return beside or _how(s, at, phrase) or _told(s, at, phrase, stop)


def _negated(s: Sentence, at: int) -> bool:
    """«بنك التسليف | لا يبقى …», «المغني | قد نفى»: a particle and its verb."""
    particle = s.text(at) in word_class("negations") or s.text(at) in word_class("perfect_particles")
    return particle and is_verb(s.text(at + 1))


def _when(s: Sentence, at: int) -> bool:
    """«المستشفى | الأسبوع الماضي», «الحكومة | ليل الاثنين», «أيمن نور | أول أمس», «البنك الدولي | لعام 2014»."""
    word, after = s.text(at), s.text(at + 1)
    if word in ("لعام", "للعام", "لسنه"):
        return True
    general = word == "العام" and office_gender(s.text(at - 1))  # «الأمين العام السابق»
    return (last_week(word, after) and not general) or (word in ("ليل", "ليله", "عصر", "اول") and is_time(after))


def _how(s: Sentence, at: int, phrase: Phrase) -> bool:
    """«كيري | مازحا», «النائب السعود | بنبرة غاضبة», «الحكومة | بالإجماع», «المتحدثة | قائلة»."""
    word = s.text(at)
    form = cue_forms().get(word)
    if form is not None and form.kind == "participle" and word.endswith(("ا", "ه")) and not office_gender(word):
        return True
    if word in word_class("manners"):
        return True
    of_one = phrase.kind == "unnamed" and s.text(phrase.first).endswith("ا")  # «إن مصدرا مطلعا»
    if of_one or is_place(word):
        return False
    if (
        TELLS_HOW.match(word)
        and word not in word_class("of_late")
        and (in_accusative(s, at) or is_common(word[:-1]) or office_gender(word[:-1]))
    ):
        return True
    return phrase.kind != "unnamed" and _with_b(s, at)


def _with_b(s: Sentence, at: int) -> bool:
    """Say whether «ب» joins a deed or a manner behind a whole phrase: «بالإجماع», «بالاعتذار», «بنبرة غاضبة»."""
    word, before = s.text(at), s.text(at - 1)
    if word[:1] != "ب" or len(word) < 5 or word in word_class("with_b") or starts_speaker(s, at):
        return False
    rest = word[1:]
    if body_gender(rest) or is_place(rest) or rest in word_class("regions") or office_gender(rest):
        return False
    if before.startswith("الم") and not body_gender(before) and before != "المجلس":
        return False  # «المكلف بملف …», «المتخصص بالشؤون …».
    form = cue_forms().get(word)
    if (form is not None and form.kind == "noun") or word in word_class("adverbs_in_b"):
        return True
    deed = is_masdar(rest) and definite(rest)
    manner = is_feminine_noun(s, at) and not definite(rest) and _is_feminine_bare(s, at + 1)
    return (deed or manner) and (definite(before) or is_adjective(before))


def _is_feminine_bare(s: Sentence, at: int) -> bool:
    """Say whether a word with «ة» and without an article stands here: «غاضبة» of «بنبرة غاضبة»."""
    return s.raw(at, at + 1).endswith("ة") and not definite(s.text(at))


def _told(s: Sentence, at: int, phrase: Phrase, stop: int) -> bool:
    """«جان كوم | استقالته», «قادر | تحديد موعد», «نقابة المعلمين | رفضها …»: what is told behind a whole phrase.

    No genitive follows an article or a whole name, and what belongs to somebody is said behind the one it belongs to.
    """
    word = s.text(at)
    named = phrase.name is not None and phrase.name[0] < at and _parts(s, phrase.name[0], at) >= _SURNAME
    named = named or (phrase.name is not None and s.text(at - 2) == "ال" and at - 2 >= phrase.name[0])  # «آل الشيخ»
    of_many = phrase.kind == "unnamed" and at <= phrase.first + 2 and s.text(at - 1).endswith("ون")
    if of_many and not definite(s.text(at - 1)) and has_article(s, at) and word.startswith("ال"):
        return not (is_adjective(word) or word.endswith("ون"))  # «نواب محافظون | الرئيس روحاني»
    if _office_behind(s, at, phrase) or _behind_paper(s, at, phrase):
        return True
    if phrase.kind == "unnamed" or (phrase.name is not None and at >= phrase.name[1]):
        return False  # A title behind the name.
    if definite(word):
        begins = phrase.name is not None and not _is_noun(s.text(phrase.name[0]))
        described = definite(s.text(at + 1)) and is_adjective(s.text(at + 1))
        noun = (common_noun(s, at) or described) and is_common(word[2:])
        noun = noun and not (is_adjective(word) or word in word_class("name_tails"))
        return named and begins and noun  # «إدوار فيليب | الخطة», «أبو مرزوق | الإطار القيادي»
    if is_place(word) or is_place(word[1:]) or starts_speaker(s, at) or word[0] == "و" or _feminine_name(word):
        return False
    complete = named or (phrase.name is None and definite(s.text(at - 1))) or is_known_surname(s, at - 1)
    if not complete or s.text(at - 1) in word_class("name_joints") or s.text(at - 1) in word_class("prepositions"):
        return False
    if is_owned(s, at) and is_common(word):
        return True
    if at + 1 >= min(stop, len(s.words)) or s.words[at + 1].mark:
        return False  # «فرحان حق، للصحفيين»
    noun = is_masdar(word) or (word.endswith("ا") and is_common(word[:-1]))
    fathers = s.text(at - 2) in ("بن", "بنت") and not office_gender(s.text(at + 1))
    family = named and (fathers or has_article(s, at - 1) or s.text(at - 1).endswith("ي"))  # «بندر الفهيد | خسائر …»
    return (noun or family or (named and word.endswith("ات"))) and is_common(word)


def _office_behind(s: Sentence, at: int, phrase: Phrase) -> bool:
    """«أحزاب سياسية كورية | رئيس الوزراء …»: behind adjectives without an article an office is somebody else's."""
    before = s.text(at - 1)
    bare = phrase.name is None and at > phrase.first + 1 and not (definite(before) or definite(s.text(phrase.first)))
    office = bool(office_gender(s.text(at))) and definite(s.text(at + 1)) and not definite(s.text(at))
    return bare and office and before.endswith("يه") and s.raw(at - 1, at).endswith("ة") and not is_place(before)


def _behind_paper(s: Sentence, at: int, phrase: Phrase) -> bool:
    """«دعا التقرير | القطاع الزراعي إلى …»: behind a paper with the article only adjectives belong to it."""
    paper = s.text(phrase.first).removeprefix("ال") in word_class("issued") | word_class("nominal_sources")
    noun = has_article(s, at) and not is_adjective(s.text(at)) and s.raw(at, at + 1)[-1:] != "ة"
    alone = at == phrase.first + 1 and has_article(s, phrase.first)
    return paper and alone and ((noun and is_adjective(s.text(at + 1))) or is_place(s.text(at)))


def _is_noun(word: str) -> bool:
    """Say whether a word of the language or a plural begins what was read as a name: «مشاركون بمؤتمر الطاقة»."""
    return is_common(word) or word.endswith(("ون", "ين"))


def _feminine_name(word: str) -> bool:
    """Say whether a name that ends in «ة» stands here: «عودة», «عطية»."""
    return word in folded_set("titles", "feminine_names.words")


def _parts(s: Sentence, first: int, at: int) -> int:
    """Return how many names the words before ``at`` make: «عبد المجيد» is one, «أبو مرزوق» says whom as two do."""
    called = s.text(first) in ("ابو", "ام")
    return called + sum(s.text(k) not in word_class("name_joints") for k in range(first, at))
