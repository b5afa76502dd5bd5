"""Which words may stand in a personal name or a title, and where a name begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.claims.names.heads import heads_nothing
from store.claims.vocabulary.cues import clause_words, cue_forms, is_event_noun, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_governed,
    is_honorific,
    is_place,
    is_time,
    is_unnamed,
    office_gender,
)
from store.claims.vocabulary.words import Sentence
from store.language.date_atoms import date_words
from store.language.lexicon import folded_set
from store.language.numerals import below_hundred

# Verbal nouns by shape: تفعيل، إفعال، افتعال، استفعال، انفعال، مفاعلة.
_MASDAR = re.compile(
    r"(?:ت\wا\w\w|ت\w\wي\w|ا[^ل]\wا\w|ا\wت\wا\w|است\w{1,3}ا\w|ان\w{2}ا\w|م\wا\w\wه|تا\wي\w|تو\wي\w)(?:ت?(?:ه|ها|هم)|ات|ا)?\Z|ت\w\w\w(?:ه|ها|هم)?\Z"
)

# A body's name between quotation marks, the marks counted.
_NAME_QUOTE = 4

TELLS_HOW = re.compile(r"(?:\wا\w\wا|م\w{3,}ا)\Z")  # participles: «قادما», «مخاطبا»


@dataclass(slots=True)
class Phrase:
    """A noun phrase: words ``first`` to ``end``; ``name`` the words of the personal name in it, if any."""

    first: int
    end: int
    kind: str
    gender: str
    name: tuple[int, int] | None = None


def is_masdar(word: str) -> bool:
    """Say whether a folded word looks like a verbal noun or another word with which no name begins."""
    bare = word.removeprefix("ال")
    if word in folded_set("titles", "given_names.words") or is_given(word) or is_given(bare):
        return False
    return bool(_MASDAR.match(bare)) or is_event_noun(bare) or word in word_class("plain_nouns")


def definite(word: str) -> bool:
    """Say whether a folded word has the article, alone or after a particle; «إلى» has none."""
    return len(word) > 3 and word.startswith(("ال", "لل", "بال", "وال")) and word not in word_class("no_article")


def has_article(s: Sentence, at: int) -> bool:
    """Say whether the word here has the article: «الفانو» printed «ألفانو» is a name with a hamza."""
    return definite(s.text(at)) and s.raw(at, at + 1)[:1] not in "أإآ"


def name_like(s: Sentence, at: int) -> bool:
    """Say whether a word may be part of a personal name."""
    word = s.text(at)
    if len(word) < 2 or s.words[at].mark or word[0].isdigit():
        return False
    if word in ("صباح", "فجر", "ظهر", "مساء") and not (at and is_time(s.text(at - 1))):
        # «عبد الرحمن صباح عيدان»: a name, unless a day follows or a title stands before.
        after = s.text(at + 1)
        named = is_given(after) or not definite(s.text(at - 1))  # «الشيخ صباح خالد»
        named = named and bool(after) and not is_time(after) and not definite(after)
        return named or after in word_class("name_tails")
    closed = word in word_class("prepositions") or word in word_class("not_names") or word in word_class("relatives")
    closed = closed or (word in clause_words().accord and s.text(at + 1) not in ("الله", "الرسول"))
    rest = word[1:] if word[0] == "و" else ""
    also = rest in word_class("not_names") or rest in word_class("quantifiers") or office_gender(rest)
    joined = bool(rest) and bool(also or body_gender(rest) or _MASDAR.match(rest)) and not is_given(word)
    if (
        closed
        or joined
        or word in word_class("pronouns")
        or word in clause_words().complements | clause_words().joined
        or word.startswith("بال")
    ):
        return False
    source = is_unnamed(word) and not is_given(word)  # «محمد عباس ناجي» is no survivor.
    return not (office_gender(word) or body_gender(word) or is_time(word) or source)


def is_adjective(word: str) -> bool:
    """Say whether a definite word looks like an adjective of belonging («الروسي», «السعودية», «المتحدة»)."""
    if not definite(word) or word in word_class("definite_nouns"):
        return False
    return word.endswith(("ي", "يه")) or word in word_class("definite_adjectives")


def is_owned(s: Sentence, at: int) -> bool:
    """Say whether a word ends in a pronoun («هجومه»); «ة» folds to «ه», so the raw letter decides."""
    word = s.text(at)
    if len(word) < 4 or word.endswith("الله") or not word.endswith(("ه", "ها", "هم")):
        return False
    return not word.endswith("ه") or s.raw(at, at + 1).endswith("ه")


def is_feminine_noun(s: Sentence, at: int) -> bool:
    """Say whether a word ends in «ة» and is no name we know: a noun («جريمة») that no longer belongs to the name."""
    return s.raw(at, at + 1).endswith("ة") and s.text(at) not in folded_set("titles", "feminine_names.words")


def is_circumstance(s: Sentence, at: int) -> bool:
    """Say whether «قادما من …», «مخاطبا الجمهور» stands here: how somebody acts, no part of a name or title."""
    word, after = s.text(at), s.text(at + 1)
    shaped = bool(TELLS_HOW.match(word)) and not (is_given(word) or is_place(word))
    return shaped and (after in word_class("prepositions") or definite(after))


def goes_on(s: Sentence, preposition: int, stop: int) -> bool:
    """Say whether a preposition in a title leads to a body or place, not to an occasion («في مؤتمر صحافي»)."""
    after, at = s.text(preposition + 1), preposition + 1
    if at in s.closes and s.closes[at] - at <= _NAME_QUOTE and s.closes[at] + 1 < stop:
        return True  # «محافظ إيران في «أوبك» مهدي …».
    if s.text(preposition) == "لدي" and is_owned(s, at):
        return False  # «الناجي لدى لقائه …».
    told_how = s.text(preposition) == "من" and after in word_class("after_from")  # «من جديد», «من دون إسهاب».
    soon = s.text(at + 1) in date_words().direction or after in date_words().months or after in ("هذا", "هذه")
    if s.text(preposition) == "في" and soon:
        return False  # «في الأيام الأخيرة», «في آب الماضي», «في هذه المناسبة».
    bare = after.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    if s.text(preposition) == "في" and is_owned(s, at) and is_common(bare) and not body_gender(bare):
        return False  # «مدير الجامعة | في كلمته», «وزراء الخارجية | في بيانهم الختامي».
    return (
        at < stop
        and after not in clause_words().after_in | word_class("in_what")
        and not s.words[at].mark
        and not told_how
    )


def in_accusative(s: Sentence, at: int) -> bool:
    """Say whether a word is printed with two short vowels at its end («برًّا»), as no name is."""
    return any(vowel in s.raw(at, at + 1)[-3:] for vowel in "\u064b\u064c\u064d")


def never_speaks(s: Sentence, at: int) -> bool:
    """Say whether a word can never head who speaks: «قائلة», «مضيفا», «وقال», «بدخول شخص»."""
    word = s.text(at)
    if not word or (heads_nothing(s, at) and not is_known_surname(s, at)):
        return True
    if word.startswith("لل") and len(word) > 4:
        return True  # «قالت للبغدادي إن …»: who is told.
    form = cue_forms().get(word)
    if form is not None and not is_given(word) and not office_gender(word):
        return form.kind == "noun" or (form.kind == "participle" and word.endswith(("ا", "ه", "ين")))
    rest = word[1:]
    if word[0] == "و" and len(word) > 3 and rest in cue_forms() and not is_given(word):
        return cue_forms()[rest].kind in ("perfect", "imperfect")
    if word[0] == "و" and len(word) > 3 and is_finite(rest) and not is_given(word):
        return True
    return and_she_did(s, at) or (word[0] == "ب" and len(word) > 4 and is_masdar(rest) and not is_given(word))


def and_she_did(s: Sentence, at: int) -> bool:
    """Say whether «و» and a verb in the feminine, known or not, stand here: «وقارنت سلمى بين …»."""
    word = s.text(at)
    shaped = word[:1] == "و" and len(word) > 4 and not word.endswith("ات") and s.raw(at, at + 1).endswith("ت")
    return shaped and not (definite(word) or is_given(word) or is_given(word[1:]) or is_place(word[1:]))


def begins_name(s: Sentence, at: int, stop: int, *, bounded: bool) -> bool:
    """Say whether a name begins here, after a definite word: no article, no particle with a noun, no verbal noun."""
    word, after = s.text(at), s.text(at + 1)
    if s.phrase_at(at, clause_words().whole_names):
        return True
    joined = word[0] == "و" and len(word) > 4 and is_common(word[1:]) and not is_owned(s, at)  # «مسؤول | ووثائق سرية»
    noun = joined or is_governed(word)
    if never_speaks(s, at) or in_accusative(s, at) or (noun and not is_given(word)) or below_hundred(after):
        return False  # also «المتحدث باسم الجيش | قتل خمسة مسلحين»
    if (has_article(s, at) and not is_given(word)) or word.startswith("باسم") or is_place(word) or not name_like(s, at):
        return False
    if (is_masdar(word) or (is_feminine_noun(s, at) and is_common(word))) and (not bounded or definite(after)):
        return False
    if word[0] == "و" and definite(after) and not is_given(word):
        return False  # «وزير الاتصالات وتكنولوجيا المعلومات …».
    there = word[0] == "ب" and is_place(word[1:]) and not is_given(word)  # «سفير السعودية بروسيا: …»
    if there or (word[0] in "بل" and len(word) > 4 and is_feminine_noun(s, at)):
        return False  # «لاعب سابق لخلافة بلاتر».
    if (
        word[0] in "بل"
        and len(word) > 3
        and not is_given(word)
        and at + 1 < stop
        and (
            definite(after)
            or is_place(after)
            or not name_like(s, at + 1)
            or word[1:] in word_class("not_names")
            or body_gender(word[1:])
            or is_place(word[1:])
            or is_masdar(after)
            or (is_given(after) and not is_given(word))
        )
    ):
        return False
    second = is_given(word[1:]) and not is_given(word)  # «زيكو اللاعب السابق | وموسى بيليتي»
    place = word.removeprefix("و") in word_class("directions")
    return not (place or (word[0] == "و" and (second or is_place(word[1:]))))


def is_known_surname(s: Sentence, at: int) -> bool:
    """Say whether the word is the surname of somebody met before in the article."""
    surnames = s.cache.get("surnames")
    return isinstance(surnames, frozenset) and s.text(at) in surnames


def opens_name(s: Sentence, at: int) -> bool:
    """Say whether a common given name stands here that is not the name of a house, school or street before it.

    «مدير المشروع | فهد السالم», not «مدير مكتب فهد السالم», whose holder is somebody else.
    """
    if not is_given(s.text(at)) or not name_like(s, at) or in_eponym(s, at):
        return False
    before = s.text(at - 1)
    apart = definite(before) or is_place(before) or not before[:1].isalpha()
    charge = before[:1] == "و" and office_gender(before[1:]) and body_gender(s.text(at + 1))  # «وقائد أركان الجيش، …»
    return apart or not (charge or before in folded_set("titles", "eponyms.words") | word_class("name_joints"))


def in_eponym(s: Sentence, at: int) -> bool:
    """Say whether a word belongs to «جامعة الملك سعود», «مطار الأمير محمد بن عبدالعزيز», not to who holds an office."""
    first = at
    while first > 0 and s.text(first) not in word_class("crowned"):
        family = first == at - 1 and s.text(first - 1) in word_class("learned")  # «كرسي المهندس سالم | بقشان لأبحاث …»
        if not (s.text(first) in ("بن", "عبد") or s.text(first + 1) == "بن" or first == at or family):
            break
        first -= 1
    house = s.text(first - 1) if first and s.text(first) in word_class("crowned") else ""
    return (house[1:] if house[:1] in "بلو" and len(house) > 3 else house) in word_class("houses")


def is_given(word: str) -> bool:
    """Say whether a folded word is a common given name of the lexicon."""
    return word in folded_set("titles", "common_names.words")


def is_foreign(word: str) -> bool:
    """Say whether a folded word is spelt like a foreign name: three long vowels or more and no Arabic ending."""
    if len(word) < 5 or word.endswith(("ات", "ين", "ون", "يه", "ته", "اء", "ها")) or word[0] in "ملبو":
        return False
    return sum(letter in "اوي" for letter in word) >= 3


def is_team(s: Sentence, at: int) -> bool:
    """Say whether «الفريق» is a team («مدرب الفريق الوطني عبد الوهاب …»), «اللواء» a brigade («اللواء الخامس مدرع»)."""
    number = s.text(at + 1)
    if s.text(at) == "دوله" and definite(number) and not (office_gender(number) or is_honorific(number)):
        return True  # «ممثلة دولة الكويت نورة …», «كتلة دولة القانون»: a state, no courtesy.
    if number.isdigit() or (number in word_class("ordinals") and number != "الاول"):
        return True
    after = s.text(at + 2)
    named = is_given(after) or after in word_class("name_joints") or is_honorific(after)
    return bool(body_gender(s.text(at))) and is_adjective(s.text(at + 1)) and named


def bare_name(s: Sentence, at: int) -> bool:
    """Say whether a name without an article stands here: «جون كامبل», not «في مؤتمر»."""
    return (is_given(s.text(at)) or is_foreign(s.text(at))) and name_like(s, at)


def acts(s: Sentence, at: int) -> bool:
    """Say whether a verb or «مخاطبا الجمهور» ends a title here."""
    word = s.text(at)
    noun = is_given(word) or is_place(word) or office_gender(word) or s.raw(at, at + 1)[:1] == "آ"  # «ينبع», «آثار»
    return (is_finite(word) and not noun) or (word[:1] == "م" and is_circumstance(s, at))


def common_noun(s: Sentence, at: int) -> bool:
    """Say whether a definite word is a noun of the language rather than a family's name («الشركة», «الأهالي»)."""
    word = s.text(at)
    plural = word.endswith(("ات", "ين")) and not definite(s.text(at + 1))
    noun = bool(body_gender(word)) or word in word_class("definite_nouns") or plural or is_feminine_noun(s, at)
    return noun and not is_given(word)


def is_appositive(s: Sentence, at: int, stop: int) -> bool:
    """Say whether a name stands after a comma, not «، وفقا للبيان،»."""
    if at >= stop or s.words[at].mark or s.text(at) in clause_words().adverbials:
        return False
    if is_finite(s.text(at)) and not is_given(s.text(at)):
        return False
    if is_honorific(s.text(at)) or is_given(s.text(at)):
        return True
    word, one_more = s.text(at), s.text(at)[0] == "و" and is_given(s.text(at)[1:]) and s.text(at) != "وعلي"
    noun = one_more or is_masdar(word) or definite(word)  # «رئيس الأركان، | وسامي حسن المستشار»: one more.
    return name_like(s, at) and not (noun or below_hundred(s.text(at + 1)))
