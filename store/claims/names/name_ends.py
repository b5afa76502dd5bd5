"""Where a personal name ends: after its last word, before what is said."""

from __future__ import annotations

import re

from store.claims.names import name_words as nw
from store.claims.names.surnames import (
    before_surname,
    before_title,
    french,
    hyphen,
    is_charge,
    of_a_man,
    of_day,
    reports_in_name,
    second_name,
)
from store.claims.vocabulary.cues import clause_words, cue_forms, is_event_noun, is_finite, is_verb
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
    opens_occasion,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence

_LONGEST_NAME = 6
_SHORT_VERB = 3
# «منفعلا» describes how, «هجومه» belongs to somebody: neither is a name.
_ACCUSATIVE = re.compile(r"م\w{4,}ا\Z")


def name_end(s: Sentence, first: int, stop: int, *, bounded: bool) -> int:
    """Return where a name that begins at ``first`` ends."""
    whole = s.phrase_at(first, clause_words().whole_names)
    if whole:
        return min(first + whole, stop)
    if not bounded and nw.is_known_surname(s, first):
        return first + 1  # «وانتقد ريابكوف موقف …»: a surname met before is the whole name
    at = first
    while at < stop and _parts(s, first, at) <= _LONGEST_NAME:
        if nw.is_known_surname(s, at) if at == first else at == first + 1 and second_name(s, at, stop, bounded=bounded):
            at += 1
            continue
        if hyphen(s, at, stop):
            at += 2
            continue
        joined = at > first and s.text(at - 1) in word_class("name_joints") and not s.words[at].mark
        joined = joined and not _cannot_join(s, at)
        joined = joined and (s.text(at).startswith("ال") or not nw.is_given(s.text(at - 1)))
        joined = joined or (at > first and _belongs(s, at, stop, bounded=bounded))
        if not joined and (_no_name_word(s, at, first) or (not bounded and _leaves_name(s, at, first))):
            break
        at += 1
    charge = at > first + 2 and at < stop and nw.has_article(s, at - 1) and is_charge(s.text(at - 1))
    return at - 1 if charge and is_governed(s.text(at)) else at  # «فادي العجاجي | المكلف بملف …»


def _cannot_join(s: Sentence, at: int) -> bool:
    """Say whether no «أبي», «بن» … takes this word: «شينزو آبي إن» has another آ."""
    word = s.text(at)
    if word == "علي" and s.raw(at, at + 1).endswith("ي"):
        return False  # «أبو علي».
    closed = clause_words().complements | word_class("prepositions") | word_class("relatives")
    if word in closed or is_time(word):
        return True
    return s.view.raw[s.view.raw_index(s.words[at - 1].start)] == "آ" and s.text(at - 1) != "ال"


def _belongs(s: Sentence, at: int, stop: int, *, bounded: bool) -> bool:
    """Say whether a word belongs to the name before it, whatever it means elsewhere."""
    if s.text(at) == "علي" and bounded and nw.is_given(s.text(at - 1)) and at + 2 <= stop:
        # «محمد على المقدشي إن …», with the ى of a hurried paper.
        family = nw.definite(s.text(at + 1)) or nw.is_given(s.text(at + 1))
        return family and nw.name_like(s, at + 1) and (at + 2 == stop or ends_name(s, at + 2, bounded=True))
    word, before, after = s.text(at), s.text(at - 1), s.text(at + 1)
    joint = s.text(at - 2) in word_class("name_joints")
    if (
        word in ("شيخ", "امير")
        and at + 1 < stop
        and (nw.is_given(after) or after == "عبد")
        and (joint or nw.is_given(before))
    ):
        return True  # «عبد القادر شيخ علي ديني», «حسين أمير عبد اللهيان».
    tail = word in word_class("name_tails") or of_day(s, at, stop, bounded=bounded)
    return tail or _office_as_surname(s, at, stop, bounded=bounded)


def _office_as_surname(s: Sentence, at: int, stop: int, *, bounded: bool) -> bool:
    """Say whether an office stands in a name: «عصام الجندي», «حسين أمير نجادي», not «جوش إرنست المتحدث باسم …»."""
    word, after = s.text(at), s.text(at + 1)
    if word in word_class("titles_as_names") and not nw.is_given(s.text(at - 1)):
        # «محمود حلمي الشريف»: nobody is named after it.
        return (at + 1 >= stop or ends_name(s, at + 1, bounded=bounded)) and nw.name_like(s, at - 1)
    if not (office_gender(word) or is_honorific(word)) or not nw.is_given(s.text(at - 1)):
        whole = bounded and at + 1 == stop and not nw.definite(word) and nw.is_given(s.text(at - 2))
        return whole and nw.is_given(word)  # «محمد رحيم أمين إن …»
    ends = ends_name(s, at + 1, bounded=bounded) or office_gender(after)
    if word in word_class("titles_as_names") and not office_gender(word) and ends:
        # «عصام بن عبداللطيف الملا في تصريح»: nobody is honoured so.
        return True
    if not nw.definite(word) and office_gender(after) and not nw.definite(after):
        return word not in word_class("deputies")  # «إسماعيل قاضي رئيس اللجنة», «موسى مرزوق | نائب رئيس المكتب».
    if not nw.definite(word):
        if at + 1 == stop or (at + 1 < stop and s.is_mark(at + 1, ",")):
            return bounded  # «النقيب طارق نجم، …»: an office needs more words, a name does not.
        held = nw.is_feminine_noun(s, at + 1) or (
            nw.definite(s.text(at + 2)) and s.text(at + 2)[0] == "ا"
        )  # «مدير مكتبة الإسكندرية»
        named = nw.name_like(s, at + 1) and not nw.definite(after) and after[0] not in "بل"
        return bounded and at + 1 < stop and named and not held
    if at + 1 >= stop or s.words[at + 1].mark or told_to_media(s, at + 1) or (after == "ل" and at + 2 in s.closes):
        return True
    if opens_occasion(s, at + 1):
        return True  # «سامي الخطيب | في بيان», not «سامي الخطيب في جامع المدينة»
    title_goes_on = nw.definite(after) or after in word_class("prepositions") or after[0] in "بل" or not bounded
    return not title_goes_on


def ends_name(s: Sentence, at: int, *, bounded: bool) -> bool:
    """Say whether a word surely stands after a name: a mark, a day, a preposition, an outlet that is told."""
    if at >= len(s.words):
        return True
    word = s.text(at)
    if not bounded and (nw.is_masdar(word) or (word[:1] == "ب" and nw.is_masdar(word[1:])) or body_gender(word)):
        return True
    return s.words[at].mark or is_time(word) or word in word_class("prepositions") or told_to_media(s, at)


def _no_name_word(s: Sentence, at: int, first: int) -> bool:
    """Say whether a word cannot stand in a name, wherever the name ends."""
    word = s.text(at)
    if at == first and word == "طالب" and s.text(at - 1).removeprefix("و") in cue_forms():
        return False  # «وقال طالب إن …»: a student, as no verb follows a verb.
    if (
        not nw.name_like(s, at)
        or (at > first and is_honorific(word))
        or (is_finite(word) and (len(word) > 3 or word[0] == "ي") and not (nw.is_given(word) or of_a_man(s, at, first)))
    ):
        return True
    if told_to_media(s, at) or word.startswith("باسم") or nw.never_speaks(s, at) or nw.in_accusative(s, at):
        return True
    if nw.is_owned(s, at) and not nw.is_given(word) and _pronoun_ends(word, at > first):
        return True  # «بولاك وزملاؤه», «والدة الطفلتين | حديثها».
    if at == first and (nw.is_circumstance(s, at) or (word in word_class("ordinals") and nw.is_given(s.text(at + 1)))):
        return True  # «قادما من …», «الفريق الكروي الأول | منصور البلوي».
    declines = word in word_class("declined") and s.text(at + 1) in word_class("prepositions")  # «سامي | الحديث عن …»
    beyond = declines or _behind_whole(s, at, first) or _had_done(s, at, first)
    if reports_in_name(s, at, first) or (at > first and beyond):
        return True
    named = nw.is_given(word) or nw.is_given(s.text(at - 1))
    if at > first and word[0] in "بف" and nw.is_given(word[1:]) and not named:
        return True  # «أشاد باطرفي | بمحمد يوسف», not «ستيف بلوك»; «أبو بكر | فجمال عبدالناصر»
    others = word_class("tells_of_noun") | word_class("reports") | word_class("addressees")
    if at > first and (word in others or _ranks(s, at)):
        return True  # «مرسوم | نشر في الصحيفة», «عادل مهدي | شائعات انتشرت أمس».
    if at > first + 1 and word in word_class("of_place") and s.text(at + 1) in word_class("prepositions"):
        return True  # «باتاك | الموجود في موقع الحادث».
    if at == first:  # «برا وبحرا»: two adverbs.
        after = s.text(at + 1)
        return word.endswith("ا") and after[:1] == "و" and after.endswith("ا") and not nw.is_given(word)
    return word in clause_words().adverbials or (word.startswith(("لل", "بال", "لال")) and len(word) > 3)


def _ranks(s: Sentence, at: int) -> bool:
    """«سلمى رضا | أبرز وجوه المعارضة»: what follows tells more of who is named."""
    after = s.text(at + 1)
    return s.text(at) in word_class("superlatives") and not nw.is_given(after) and is_common(after)


def _had_done(s: Sentence, at: int, first: int) -> bool:
    """Say whether a short verb with a time stands behind a whole name: «كان سامي عادل | وصل أمس»."""
    word = s.text(at)
    short = at > first + 1 and len(word) == _SHORT_VERB and is_verb(word) and not nw.is_given(word)
    return short and is_time(s.text(at + 1)) and any(s.text(k).lstrip("وف") in ("كان", "كانت") for k in range(first))


def _behind_whole(s: Sentence, at: int, first: int) -> bool:
    """Say whether a word is of the clause behind a whole name: «حسن روحاني | إسرائيل», «رشيد النفيسي | وحضور»."""
    word = s.text(at)
    head = s.text(first)
    many = head.endswith("ون") and (head[0] == "م" or is_common(head))  # «مدرسون وموظفون»
    alone = at == first + 1 and not is_common(head) and s.text(at + 1) in clause_words().complements
    alone = alone and not (nw.is_masdar(word[1:]) or nw.is_feminine_noun(s, at))  # «راجح بادي أن …»
    if nw.is_given(word) or many or alone:
        return False
    apart = at > first + 1 and nw.is_given(head) and is_place(word) and s.text(at - 1) not in word_class("name_joints")
    others = word[0] == "و" and len(word) > 4 and (is_common(word[1:]) or is_unnamed(word[1:]))
    return apart or is_governed(word) or others


def _pronoun_ends(word: str, later: bool) -> bool:
    """Say whether a word with a pronoun is no name: «حديثها», later «وزملاؤه»; «أحدهم» may stand for somebody."""
    if word in word_class("some_of_them"):
        return False
    return word.endswith(("ها", "هم")) or (later and word[0] == "و")


def _leaves_name(s: Sentence, at: int, first: int) -> bool:
    """Say whether the content may begin at this word, when no «أن» tells where the name ends."""
    word = s.text(at)
    if _ACCUSATIVE.match(word) and not (at == first and before_surname(s, at + 1)):
        return True
    if at == first:
        return nw.is_owned(s, at) and not nw.is_given(word) and not french(s, at)
    if before_title(s, at):
        return False
    if nw.is_owned(s, at) and not nw.is_given(word) and not word.endswith("يه"):
        return True  # «أبدى مدرب الأهلي غروس | رضاه عن …».
    if _with_b(s, at, first):
        return True
    if _is_family(s, at, first):
        return False
    object_next = nw.definite(s.text(at + 1)) and not nw.common_noun(s, at)
    second = at == first + 1 or s.text(at - 2) in ("بن", "بنت") or (at == first + 2 and s.text(at - 1).endswith("ي"))
    family = (
        second and (word.endswith("ي") or (at == first + 1 and object_next)) and not nw.is_adjective(s.text(at + 1))
    )
    if at == first + 1 and nw.is_given(s.text(first)) and len(word) == 4 and not is_event_noun(word) and word[0] == "ت":
        # «دونالد ترمب | الصين»: nobody is called by a given name alone, whatever the next word looks like.
        return word in word_class("plain_nouns")
    if at == first + 1 and is_place(word) and nw.bare_name(s, first) and _object_behind(s, at):
        return False  # «رافاييل كوريا | حالة الطوارئ»
    if nw.is_masdar(word) or is_place(word) or (nw.has_article(s, at) and nw.definite(s.text(at + 1)) and not family):
        return True
    return _noun_begins(s, at, first)


def _is_family(s: Sentence, at: int, first: int) -> bool:
    """Say whether a later word with «ال» is the family's name: «مشعل العقيل | الحكومة»."""
    word = s.text(at)
    if word in word_class("families") or not nw.has_article(s, at):
        return word in word_class("families")
    of_father = s.text(at - 2) in ("بن", "بنت") and at - 2 > first and at + 1 < len(s.words)
    if of_father and not body_gender(word) and ends_name(s, at + 1, bounded=False):
        return True  # «عبدالله بن عبدالعزيز الربيعة».
    of_name = nw.is_given(s.text(at - 1)) or s.text(at - 1) in word_class("name_tails") or _servant(s, at, first)
    return of_name and not nw.is_masdar(word) and not nw.common_noun(s, at)


def _servant(s: Sentence, at: int, first: int) -> bool:
    """«عبد العزيز | الحسيني»: whose name «عبد» begins has no other yet; «حسين عبد الرحمن | الرند، …»."""
    return s.text(at - 2) == "عبد" and (at == first + 2 or ends_name(s, at + 1, bounded=False))


def _noun_begins(s: Sentence, at: int, first: int) -> bool:
    """Say whether a noun of the content stands after a whole name: «سعد الحمداني | مصارف أهلية»."""
    word = s.text(at)
    if word[0] in "بل" and (nw.is_masdar(word[1:]) or (_parts(s, first, at) >= 2 and word[1:] in word_class("deeds"))):
        return True  # «رجب طيب أردوغان | بشن حملة».
    bare = not (nw.definite(word) or nw.is_given(word) or nw.is_foreign(word)) and nw.name_like(s, at + 1)
    if (
        bare
        and _parts(s, first, at) >= 2
        and nw.has_article(s, at - 1)
        and s.text(at - 1) not in word_class("name_tails")
    ):
        return True  # Nothing bare follows the family's name.
    if (
        _parts(s, first, at) >= 2
        and nw.has_article(s, at)
        and (not word.endswith("ي") or word in word_class("definite_nouns"))
        and s.text(at - 1) not in word_class("name_joints")
    ):
        return True  # «فيليب هاموند | المراسم»: a third word with «ال» is a family name only in ‑ي
    # «… برناردينو ليون | أطراف النزاع»: an indefinite word with a definite one after it is a new noun.
    before = s.text(at - 1)
    joined = before in word_class("name_joints") or before in word_class("name_tails") or nw.is_given(before)
    genitive = not nw.definite(word) and nw.definite(s.text(at + 1)) and not joined and not nw.is_foreign(word)
    return _parts(s, first, at) >= 2 and not nw.is_given(word) and (genitive or nw.is_feminine_noun(s, at))


def _object_behind(s: Sentence, at: int) -> bool:
    """Say whether a bare noun with its genitive stands behind this word: what is told, so that the word is a name."""
    word = s.text(at + 1)
    noun = nw.is_masdar(word) or (nw.is_feminine_noun(s, at + 1) and at + 1 < len(s.words))
    return noun and not nw.definite(word) and word[0] not in "بلوف" and nw.has_article(s, at + 2)


def _with_b(s: Sentence, at: int, first: int) -> bool:
    """Say whether «ب» opens the content: «أشادت أم خالد | بجهود رجال الأمن», not «نور الدين بدوي | افتتاح …»."""
    word, after = s.text(at), s.text(at + 1)
    if word[0] != "ب" or len(word) <= 3 or nw.is_given(word) or _parts(s, first, at) < 2 or at + 1 >= len(s.words):
        return False
    of_it = is_common(word[1:]) and nw.definite(after)  # «محمد المقدشي | بدور التحالف»
    ends = (ends_name(s, at + 1, bounded=False) and not of_it) or after in word_class("name_joints")
    return not ends and s.text(at - 1) not in word_class("name_joints")  # «بن بلة»


def _parts(s: Sentence, first: int, at: int) -> int:
    """Return how many names the words before ``at`` make: «عبد المجيد» is one."""
    return sum(s.text(k) not in word_class("name_joints") for k in range(first, at))
