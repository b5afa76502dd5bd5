"""Bodies and states that speak: ministries, companies, armies, with their genitives and adjectives."""

from __future__ import annotations

from store.claims.names.name_words import (
    Phrase,
    definite,
    goes_on,
    has_article,
    in_accusative,
    in_eponym,
    is_adjective,
    is_feminine_noun,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
)
from store.claims.vocabulary.cues import clause_words, cue_forms, is_event_noun, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    office_gender,
    place_gender,
    quoted_paper,
    tells_time,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence


def body(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«وزارة الصحة», «صندوق النقد الدولي», «الجيش النيجيري»: a head, its genitives and adjectives."""
    head = s.text(first)
    closed, at = definite(head), first + 1
    while at < stop:
        word = s.text(at)
        bound = past_bound(s, at, stop)
        if bound > at:
            at, closed = bound, True
            continue
        named = s.phrase_at(at, clause_words().whole_names)
        if named and not (not bounded and _second_article(s, at, first)):
            at, closed = at + named, True  # «منظمة أطباء بلا حدود».
            continue
        if told_to_media(s, at) or s.text(at + (at in s.closes)) in word_class("manners"):
            break
        if at in s.closes and s.closes[at] - at <= 5 and s.closes[at] < stop:
            at, closed = s.closes[at] + 1, True
            if s.text(at) in word_class("superlatives"):
                break  # «صحيفة “لانسيون” | أوسع صحيفة في البلد».
        elif s.is_mark(at, "(") and bracket_end(s, at, stop):
            at = bracket_end(s, at, stop)
        elif _stops_body(s, at):
            break
        elif _in_place(s, at) > at:
            at, closed = _in_place(s, at), True
        elif word in word_class("prepositions"):
            if not bounded or word not in ("في", "ل", "ب", "من") or not goes_on(s, at, stop) or is_owned(s, at + 1):
                break  # «المحكمة | في قرارها».
            at, closed = at + 1, False
        elif word[0] == "ل" and word[:2] != "لل" and len(word) > 2 and definite(s.text(at + 1)) and not bounded:
            # «الاتحاد الكويتي لكرة القدم», «الهيئة العليا لتطوير الرياض».
            at, closed = at + 1, False
        elif _leaves_body(s, at, first, closed=closed, bounded=bounded):
            break
        else:
            held = is_given(word) and s.text(at - 1).startswith("لل")
            at, closed = at + 1, has_article(s, at) or is_place(word) or held
    return Phrase(first, at, "body" if body_gender(head) else "title", body_gender(head))


def past_bound(s: Sentence, at: int, stop: int) -> int:
    """Return the word after «مدافعة عن حقوق الإنسان», «التابع لـ«لواء القدس»» that tells whose a body is, or ``at``."""
    owner = at + 2
    if s.text(at) in word_class("belongs") and s.text(at + 1) == "ل" and owner in s.closes and s.closes[owner] < stop:
        return s.closes[owner] + 1
    after = s.text(at + 1)
    if (
        s.text(at) == "غير"
        and at + 1 < stop
        and (is_adjective(after) or (definite(s.text(at - 1)) and definite(after)))
    ):
        # «المنظمات غير الحكومية», «الحكومة غير المعترف بها»
        return at + 2 + (at + 2 < stop and s.text(at + 2) in ("به", "بها", "بهم"))
    if s.text(at) not in word_class("bound_to"):
        return at
    apart = s.text(at + 1) in ("عن", "من", "في", "علي", "الي", "مع")
    noun = at + 1 + apart
    if noun >= stop or s.words[noun].mark or not (apart or s.text(noun)[:1] in ("ب", "ل")):
        return at
    end = noun + 1 + (definite(s.text(noun + 1)) and not definite(s.text(noun)) and noun + 1 < stop)
    while end < stop and is_adjective(s.text(end)) and definite(s.text(end - 1)):
        end += 1
    return end


def _in_place(s: Sentence, at: int) -> int:
    """Return the word after «في غزة», «بغزة»; ``at`` when neither stands here or «ب» opens what is said."""
    word, after = s.text(at), s.text(at + 1)
    if word == "في" and is_place(after):
        return at + 2
    soon = s.is_mark(at + 1, ",") or is_time(after) or (is_masdar(after) and not definite(after))
    return at + 1 if word[0] == "ب" and is_place(word[1:]) and soon else at


def _stops_body(s: Sentence, at: int) -> bool:
    """Say whether a word is of the clause, not of the body's name: a verb, a day, a mark, a noun in the accusative."""
    word = s.text(at)
    also = cue_forms().get(word[1:]) if word[0] in "وف" and len(word) > 4 else None
    verb = (is_finite(word) and not office_gender(word)) or word in word_class("tells_of_noun")
    verb = verb or (word[0] == "و" and word in word_class("unnamed_because"))  # «… أوباما | وطلب عدم نشر اسمه»
    verb = verb or (also is not None and also.kind == "perfect" and word.endswith("ت"))  # «هيئة (إينا) | وأضافت أن»
    many = word.endswith(("اتها", "اته")) and is_common(word.removesuffix("ها").removesuffix("ه"))
    owned = is_owned(s, at) and (word[0] == "و" or is_masdar(word) or many)  # «بينت المؤسسة | توقعاتها بأن»
    deed = word[0] == "ب" and not definite(word) and (is_event_noun(word[1:]) or word[1:] in word_class("deeds"))
    told = deed or (
        word == "ل" and quoted_paper(s, at + 1)
    )  # «محكمة ألمانية | بسجن …», «مسؤول في خفر السواحل | لـ«المساء»».
    # «افتتح المؤتمر | الدكتور طه …»
    ranked = is_honorific(word) and has_article(s, at - 1) and not is_adjective(s.text(at - 1))
    ranked = ranked and definite(word) and is_given(s.text(at + 1))
    other = ranked or word in word_class("who") or word in clause_words().accord or in_accusative(s, at)
    return verb or owned or told or other or s.words[at].mark or is_time(word)


def construct_end(s: Sentence, first: int, stop: int) -> int:
    """Return where a body under a noun no list knows ends («سلاح الجو الأمريكي أمس | عن …»), ``first`` without one.

    A bare noun and a definite one are one phrase when the object of the verb, a verbal noun or «عن …», comes later.
    """
    if definite(s.text(first)) or not (definite(s.text(first + 1)) or is_place(s.text(first + 1))):
        return first
    if s.text(first + 1) in word_class("declined") and s.text(first + 2) in word_class("prepositions"):
        return first  # «رفض سامي | الحديث عن …»
    end = first + 2
    agrees = s.text(first).endswith("ه") or not s.text(first + 1).endswith("يه")
    if is_time(s.text(first + 1)) or (is_adjective(s.text(first + 1)) and agrees):
        return first
    while end < stop and is_adjective(s.text(end)) and not is_time(s.text(end)):
        end += 1
    after = end
    while tells_time(s, after):
        after += 1
    opens = is_masdar(s.text(after)) and not definite(s.text(after)) and s.text(after)[0] != "و"
    return end if after + 1 < stop and (opens or s.text(after) == "عن") else first


def _leaves_body(s: Sentence, at: int, first: int, *, closed: bool, bounded: bool) -> bool:
    """Say whether the name of a body ends before this word."""
    word = s.text(at)
    if word in word_class("causes"):
        return True  # «عزا التقرير | السبب في …».
    if in_eponym(s, at) or in_eponym(s, at - 1):
        # «مركز الملك سلمان», «مستشفى الأميرة هيا | التسمم إلى …».
        return not (in_eponym(s, at) or bounded) and has_article(s, at) and not is_adjective(word)
    united = word == "المتحده" and s.text(at - 1).endswith(("لامم", "لولايات"))  # «الجامعة العربية والأمم المتحدة»
    followed = s.text(at - 1).startswith("لل") and bool(office_gender("ال" + s.text(at - 1)[2:]))
    followed = followed and (is_given(word) or is_known_surname(s, at))  # «المقاومة الموالية للرئيس | هادي»
    if united or followed or (word in word_class("source_adjectives") and not definite(s.text(first))):
        # «جهات سورية معارضة».
        return False
    if bounded and s.text(first) in word_class("firms") and not definite(word) and not is_masdar(word):
        # «صحيفة نيويورك تايمز».
        return False
    if not definite(word) and closed and not is_place(word) and not (bounded and word[0] in "لبو"):
        return True
    if bounded or (at > first + 1 and _opens_another(s, at, first)):
        return not bounded
    foreign = s.text(first) in word_class("firms") and at > first + 2 and not definite(s.text(at - 1))
    acronym = s.text(at - 1) in word_class("acronyms") and has_article(s, at) and not is_adjective(word)
    if (foreign and body_gender(word) and definite(word)) or _second_article(s, at, first) or acronym:
        return True  # «منظمة هيومن رايتس ووتش | السلطات بـ…», «حركة حماس | الرئيس …».
    sort = at > first + 1 and s.text(at - 1).endswith("يه") and not definite(s.text(at - 1))
    sort = sort and not (definite(s.text(first)) or s.text(first) in word_class("firms"))
    if sort and has_article(s, at) and not is_adjective(word):
        return True  # «وسائل إعلام محلية | السكان من …»
    if closed and at > first + 1 and body_gender(word) and definite(word):
        # «المفوضية العليا لشؤون اللاجئين | الدول الأوروبية»: another body.
        return True
    if word == "السعوديه" and at > first + 1 and not is_adjective(s.text(at - 1)):
        return False  # «وزارة الدفاع السعودية»: here an adjective.
    if closed and ((is_place(word) and at > first + 1) or (is_masdar(word) and not is_adjective(word))):
        return True
    another = definite(word) and word[0] == "ا" and not is_adjective(word)
    feminine = body_gender(s.text(first)) == "f" or s.text(first).endswith("ات")
    if feminine and at == first + 1 and has_article(s, first) and has_article(s, at) and not _may_describe_her(s, at):
        # «أعلنت الحكومة | الحداد»: no genitive follows an article, no such adjective a feminine noun.
        return True
    if another and at == first + 1 and definite(s.text(first)) and s.text(first).endswith("ون"):
        # «المتمردون | الطيران»: the nominative of many is complete.
        return not word.endswith("ون")
    return another and (is_adjective(s.text(at - 1)) or s.words[at - 1].mark or (closed and at > first + 1))


def _second_article(s: Sentence, at: int, first: int) -> bool:
    """«دعا المركز | الأمم المتحدة إلى …»: no genitive follows an article."""
    word = s.text(at)
    named = (bool(body_gender(word)) or is_place(word)) and not is_adjective(word)
    named = named or word == "الامم" or word in word_class("definite_nouns")
    return at == first + 1 and has_article(s, first) and has_article(s, at) and named


def _opens_another(s: Sentence, at: int, first: int) -> bool:
    """Say whether what a body does, or to whom, begins here: «محكمة ألمانية | بسجن …», «محكمة ألمانية | شركة …»."""
    word, before = s.text(at), s.text(at - 1)
    described = before.endswith("يه") and not definite(before) and not definite(s.text(first))
    described = described and before not in word_class("districts")
    after = s.text(at + 1)
    owned = is_place(after) or (definite(after) and not after.startswith("لل"))  # «جماعة بيئية | مملكة الدنمارك»
    if described and (body_gender(word) or (owned and not word.endswith("يه") and not definite(word))):
        return True
    deed = is_masdar(word[1:]) or is_event_noun(word[1:]) or word[1:] in word_class("deeds")
    if word[0] == "ب" and deed and not body_gender(word[1:]):
        return True
    return is_event_noun(word) and not definite(word)  # «إدارة سجن رومية | وفاة سجين».


def _may_describe_her(s: Sentence, at: int) -> bool:
    """Say whether an adjective of a feminine noun may stand here: «المؤقتة», «العليا», «الكبرى», «الحمراء»."""
    word = s.text(at)
    return (
        word.endswith("ه") or s.raw(at, at + 1).endswith(("ا", "ى", "اء")) or word in word_class("definite_adjectives")
    )


def place_phrase(s: Sentence, first: int, stop: int) -> Phrase:
    """«الولايات المتحدة», «السعودية والإمارات»: states and capitals that speak."""
    at = first + 1
    if s.text(first) in ("الولايات",) and s.text(at) == "المتحده":
        at += 1
        at += s.text(at).startswith("الامريكيه") or s.text(at).startswith("الاميركيه")
    elif s.text(at) in ("الشماليه", "الجنوبيه", "الوسطي", "الجديده", "الديموقراطيه", "الديمقراطيه", "الاستوائيه"):
        at += 1
    elif s.text(first) in ("المملكه", "الاتحاد", "الامم") and definite(s.text(at)):
        at += 1
        at += s.text(at) == "السعوديه"
    if s.text(at) == "العربيه" and s.text(at + 1) in ("المتحده", "السعوديه", "السوريه", "الليبيه"):
        at += 2
    while at < stop and s.text(at)[:1] == "و" and is_place(s.text(at)[1:]):
        at += 1 + (s.text(at) == "والولايات" and s.text(at + 1) == "المتحده")
    return Phrase(first, at, "place", place_gender(s.text(first)))


def bracket_end(s: Sentence, at: int, stop: int) -> int:
    """Return the word after the bracket that opens at ``at``, 0 when it does not close soon."""
    return next((k + 1 for k in range(at, min(at + 10, stop)) if s.is_mark(k, ")")), 0)


def bracketed(s: Sentence, at: int, stop: int) -> Phrase | int:
    """Return the name in the brackets that open here, else the word behind them: «اللاعب (سعيد المولد)»."""
    close = next((k for k in range(at, min(at + 12, stop)) if s.is_mark(k, ")")), -1)
    named = close - at in (3, 4) and is_given(s.text(at + 1)) and not any(s.words[k].mark for k in range(at + 1, close))
    if named:
        return Phrase(at, close + 1, "person", "", (at + 1, close))
    return close + 1 if close > 0 else -1


def quoted_body(s: Sentence, first: int, stop: int) -> Phrase:
    """«"جبهة النصرة"», «"الداخلية" المصرية»: a body between quotation marks and the adjectives after it."""
    end = min(s.closes[first] + 1, stop)
    while end < stop and is_adjective(s.text(end)) and definite(s.text(end - 2)):
        end += 1
    return Phrase(first, end, "body", "")


def unlisted_noun(s: Sentence, first: int) -> bool:
    """Say whether a noun that no list knows stands here, with another that no name takes: «وكالات أنباء محلية»."""
    word, after = s.text(first), s.text(first + 1)
    if is_given(word) or is_known_surname(s, first) or s.words[first + 1].mark or tells_time(s, first + 1):
        return False
    noun = word.endswith("ات") or is_feminine_noun(s, first) or definite(after)
    return noun and not (after in word_class("prepositions") or office_gender(after) or told_to_media(s, first + 1))
