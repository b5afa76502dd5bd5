"""Noun phrases that name who speaks: title, body, place or name, parsed from the left, with the end found.

«أوضح | المتحدث الرسمي العقيد محمد العاصمي | أن …»; without «أن» the end must be found too: «اتهم | الوزير | إيران».
"""

from __future__ import annotations

from store.claims.names.bodies import body, bracketed, construct_end, place_phrase, quoted_body, unlisted_noun
from store.claims.names.heads import heads_nothing
from store.claims.names.name_ends import ends_name, name_end
from store.claims.names.name_words import (
    Phrase,
    acts,
    begins_name,
    definite,
    goes_on,
    in_eponym,
    is_adjective,
    is_appositive,
    is_feminine_noun,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
    is_team,
    name_like,
    never_speaks,
    opens_name,
)
from store.claims.names.phrase_borders import whole
from store.claims.names.surnames import odd_name, past_nickname, strange, tied
from store.claims.names.title_words import (
    another_charge,
    in_town,
    is_quoted_name,
    known_as,
    named_by_quotation,
    of_kin,
    of_nation,
    of_ward,
    owned_subject,
    quoted_adjective,
    tells_of_title,
    title_goes_on,
    titled_end,
    whose_end,
)
from store.claims.names.unnamed import counted, is_quantity, quantified, unnamed
from store.claims.vocabulary.cues import clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_people,
    is_place,
    is_unnamed,
    office_gender,
    tells_time,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence


def noun_phrase(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """Parse the phrase from ``first`` to ``stop`` at the latest; None when nobody stands there.

    ``bounded`` says that «أن» or a quotation follows at ``stop``: then prepositions may belong to the title.
    """
    at, word = first, s.text(first)
    if at >= stop or (s.words[at].mark and at not in s.closes):
        return None
    silent = never_speaks(s, at) or (word in word_class("ordinals") and at + 1 < stop)
    if silent and not s.phrase_at(at, clause_words().whole_names):
        return None
    alone = not bounded or (is_honorific(word) and (at + 1 >= stop or s.words[at + 1].mark))
    if alone and (definite(word) or is_masdar(word)) and is_known_surname(s, at):
        return Phrase(at, at + 1, "person", "", (at, at + 1))
    at += word in word_class("about") and (s.text(at + 1).isdigit() or s.text(at + 1) in word_class("quantifiers"))
    if s.text(at).isdigit():
        return counted(s, at, stop)
    if is_quoted_name(s, at):
        return Phrase(at, _after_name(s, s.closes[at] + 1, stop, bounded=bounded), "person", "", (at + 1, s.closes[at]))
    if at in s.closes:
        return quoted_body(s, at, stop) if 1 < s.closes[at] - at <= 5 and not heads_nothing(s, at + 1) else None
    if is_quantity(s, at):
        return whole(s, quantified(s, at, stop, bounded=bounded), stop)
    return whole(s, _by_first_word(s, at, stop, bounded=bounded), stop)


def _by_first_word(s: Sentence, at: int, stop: int, *, bounded: bool) -> Phrase | None:
    """Parse a phrase by what its first word is: a courtesy, an office, somebody unnamed, a body, a place, a name."""
    word = s.text(at)
    office = office_gender(word) and (definite(s.text(at + 1)) or s.text(at + 1) in word_class("prepositions"))
    teaches = s.text(at + 1)[:1] == "ب" and bool(body_gender(s.text(at + 1)[1:]))
    if is_honorific(word) and (teaches or not (office or is_team(s, at))):
        return (_office if teaches else _honoured)(s, at, stop, bounded=bounded)  # «الأستاذ بجامعة أم القرى …».
    construct = bool(office_gender(word)) and definite(s.text(at + 1)) and word != "مصدر"
    if (is_unnamed(word) or is_people(word)) and not definite(word) and not construct:
        return unnamed(s, at, stop, bounded=bounded)
    held = owned_subject(s, at, stop, bounded=bounded)
    if held is not None or office_gender(word) or of_kin(s, at):
        return held or _office(s, at, stop, bounded=bounded)
    if body_gender(word) or is_unnamed(word.removeprefix("ال")) or is_people(word):
        return body(s, at, stop, bounded=bounded)
    if is_place(word):
        return place_phrase(s, at, stop)
    unlike = not name_like(s, at) or (is_masdar(word) and not bounded)
    if unlike and not s.phrase_at(at, clause_words().whole_names):
        return None
    return _named(s, at, stop, bounded=bounded)


def _honoured(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """«الدكتور هاني أبو راس», «صاحب السمو الملكي الأمير …»: courtesies, then a name."""
    at = first
    while (at < stop and is_honorific(s.text(at))) or s.text(at + (s.text(at) == "الاول")) in word_class("honours"):
        at += 1 + (s.text(at) == "ايه" and s.text(at + 1) == "الله")  # «آية الله علي السيستاني»
    alias = known_as(s, at, stop, bounded=bounded)
    if alias is not None:
        return Phrase(first, alias[1] + (alias[1] in s.closes.values()), "person", "", alias)
    at += of_nation(s, at, stop)
    charge = at <= first or s.text(at - 1) in word_class("courtesies") or definite(s.text(at))
    charge = charge or bool(body_gender(s.text(at + 1)))  # «الشيخ رئيس المجلس …»
    if at < stop and ((office_gender(s.text(at)) and charge) or another_charge(s, at)):
        inner = _office(s, at, stop, bounded=bounded)
        return Phrase(first, inner.end, inner.kind, inner.gender, inner.name)
    end = titled_end(s, at + bool(office_gender(s.text(at))), stop, bounded=bounded)
    end += 2 * (at == end > first and odd_name(s, at, bounded=bounded))
    if end == at:
        return Phrase(first, at, "title", "m") if at > first else None
    return Phrase(first, _after_name(s, end, stop, bounded=bounded), "person", "", (at, end))


def _office(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«وزير الخارجية الروسي سيرغي لافروف», «المتحدث باسم الجيش توكور جوسو», «مساعد وزير …، حسين جابري»."""
    gender = office_gender(s.text(first))
    closed, at = definite(s.text(first)), first + 1
    while at < stop:
        step = _office_mark(s, at, stop, bounded=bounded)
        step = whose_end(s, first, at, stop, bounded=bounded) if step is None else step
        if step is None:
            step = _office_name(s, at, stop, closed=closed, bounded=bounded)
        if isinstance(step, Phrase):
            if step.name is not None and of_ward(s, first, step.name[0]):
                return Phrase(first, step.end, "title", gender)
            return Phrase(first, step.end, "person", gender, step.name)
        if step is not None:
            if step < 0:
                break
            at, closed = step, True
            continue
        ends = title_goes_on(s, at, stop, closed=closed, bounded=bounded)
        if ends is None or (not bounded and s.text(at - 1) in word_class("selves")):
            break  # «أرجع المسؤول نفسه | الحادث إلى …».
        at, closed = at + 1, ends
    return Phrase(first, at, "title", gender)


def _office_mark(s: Sentence, at: int, stop: int, *, bounded: bool) -> Phrase | int | None:
    """Read a mark inside a title: the name found after it, the next word, -1 to end, None when it is no mark."""
    if at in s.closes:
        close, before = s.closes[at], s.text(at - 1)
        after = close + 1
        if quoted_adjective(s, at):
            return after
        # «رئيس ائتلاف «الوطنية» إياد …», «هيئة مكافحة الفساد «نزاهة» الدكتور …»: the name of what somebody leads.
        headed = not definite(before) and not is_honorific(before)
        headed = headed or (after < stop and (is_honorific(s.text(after)) or is_given(s.text(after))))
        if before in word_class("prepositions") or before in word_class("named_before") or headed:
            return min(close + 1, stop)  # a quotation that nobody closes ends with the sentence
        named = close - at <= 5 and close < stop and (bounded or close + 1 < len(s.words))
        return Phrase(at, close + 1, "person", "", (at + 1, close)) if named else -1
    if s.is_mark(at, "("):
        return bracketed(s, at, stop)
    if s.is_mark(at, ","):
        return _after_comma(s, at, stop, bounded=bounded)
    if tied(s, at) and at + 1 < stop:
        return at + 2  # «ولاية بادن-فورتمبرغ»
    initial = s.is_mark(at, "/-.") and s.words[at - 1].end - s.words[at - 1].start <= 2
    return (at + 1 if initial else -1) if s.words[at].mark else None


def _after_comma(s: Sentence, comma: int, stop: int, *, bounded: bool) -> Phrase | int:
    """Read what follows a comma in a title: more titles, then the name, or the name itself; -1 when neither does."""
    after = comma + 1
    if office_gender(s.text(after)) or is_honorific(s.text(after)):
        # «وكيل الوزارة، رئيس مجلس الإدارة، الدكتور صالح …»: titles in a row, then the name.
        inner = noun_phrase(s, after, stop, bounded=bounded)
        if inner is not None and inner.name is not None:
            return inner
        return inner.end if inner is not None and inner.end < stop and s.is_mark(inner.end, ",") else -1
    end = name_end(s, after, stop, bounded=bounded) if is_appositive(s, after, stop) else after
    named = end - comma > 2 or (bounded and not is_common(s.text(after)))
    return Phrase(after, end, "person", "", (after, end)) if end > after and named else -1


def _office_name(s: Sentence, at: int, stop: int, *, closed: bool, bounded: bool) -> Phrase | int | None:
    """Return the name that begins at a word of a title, -1 when the title ends here, None when it goes on."""
    word = s.text(at)
    if word in word_class("selves") or in_eponym(s, at) or in_town(s, at) or tells_of_title(s, at):
        return None
    if word in word_class("called"):
        end = name_end(s, at + 1, stop, bounded=bounded)
        return Phrase(at, end, "person", "", (at + 1, end)) if end > at + 1 else -1
    ranked = is_honorific(word) and (closed or not body_gender(word)) and not is_team(s, at)
    ranked = ranked and s.text(at - 1) not in word_class("name_joints")
    inner = _honoured(s, at, stop, bounded=bounded) if ranked else None
    if inner is not None and inner.name is not None:
        return inner
    if tells_time(s, at) or acts(s, at):
        return -1
    if definite(word) and is_known_surname(s, at) and (at + 1 >= stop or s.words[at + 1].mark):  # «السفير الصالح»
        return Phrase(at, at + 1, "person", "", (at, at + 1))
    named = bounded and opens_name(s, at)
    named = named or (closed and begins_name(s, at, stop, bounded=bounded))
    if named and word not in word_class("prepositions"):
        end = titled_end(s, at, stop, bounded=bounded)
        if end == at:
            return None if is_place(word[1:]) else -1  # «القنصل السعودي بأمريكا»
        return Phrase(at, _after_name(s, end, stop, bounded=bounded), "person", "", (at, end))
    return None


def _after_name(s: Sentence, end: int, stop: int, *, bounded: bool) -> int:
    """A title may follow the name («جوش إرنست المتحدث باسم البيت الأبيض»)."""
    end = end if bounded else past_nickname(s, end, stop)
    if bounded and s.is_mark(end, ",") and end + 1 < stop and office_gender(s.text(end + 1)):
        end += 1  # «خالد عبد الغفار، وزير التعليم العالي، إن …»
    while end < stop and office_gender(s.text(end)) and not s.text(end).startswith("نظير"):
        # Several offices in a row: «… مستشار خادم الحرمين أمير منطقة مكة …».
        end = _office(s, end, stop, bounded=bounded).end
    return end


def _named(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """«لافروف», «ياسر اليوسف عضو المكتب السياسي», «اليوسف», «المواطن سعيد الزهراني»."""
    named = is_given(s.text(first)) or s.text(first + 1) in word_class("name_tails") or strange(s, first)
    if bounded and not named and (known := described(s, first, stop) or _unlisted(s, first, stop)) is not None:
        return known
    if definite(s.text(first)) and not (named and name_like(s, first + 1)):
        titled = _office(s, first, stop, bounded=bounded)
        if titled.name is not None:
            firm = s.text(titled.name[1] - 1) in word_class("brand_tails")  # «الواحة كابيتال»; else one described
            return Phrase(first, titled.end, "body", "") if firm else titled
        end = next((at for at in range(first + 1, stop) if not is_adjective(s.text(at))), max(stop, first + 1))
        alone = end == first + 1 and s.text(first)[2:] not in word_class("findings")  # «الحفريات» are no surname
        return Phrase(first, end, "person", "", (first, end)) if alone else Phrase(first, end, "body", "")
    if is_feminine_noun(s, first) and definite(s.text(first + 1)) and not is_given(s.text(first)):
        return body(s, first, stop, bounded=bounded)  # «ولاية الجهة», «محكمة الاستئناف»: a genitive, no name.
    whole = first if bounded or is_given(s.text(first)) else construct_end(s, first, stop)
    end = name_end(s, first, stop, bounded=bounded)
    if whole > first or end == first:
        return Phrase(first, whole, "body", "") if whole > first else None
    if end == first + 1 and named_by_quotation(s, first, stop, bounded=bounded):
        return Phrase(first, s.closes[end] + 1, "body", "")  # «رفاق "الريف"», «منسوبو "المجاهدين"»
    if bounded and end == first + 1 < stop and unlisted_noun(s, first):
        return body(s, first, stop, bounded=True)  # «وكالات أنباء محلية», «معلومات مخابرات من …».
    return Phrase(first, _after_name(s, end, stop, bounded=bounded), "person", "", (first, end))


def _unlisted(s: Sentence, first: int, stop: int) -> Phrase | None:
    """«جار الأسرة وانغ لين»: a noun with a definite one after it, then two bare words that can only be a name."""
    if definite(s.text(first)) or not definite(s.text(first + 1)) or first + 3 >= stop:
        return None
    titled = _office(s, first, stop, bounded=True)
    name = titled.name if titled.name is None or not is_feminine_noun(s, titled.name[0]) else None
    whole = titled.end >= stop or ends_name(s, titled.end, bounded=True)
    return titled if name is not None and name[1] - name[0] >= 2 and whole else None


def described(s: Sentence, first: int, stop: int) -> Phrase | None:
    """Return the person under a description no list knows: «عاقل حي البساتين منصور القايدي», «… الدكتور عادل طاش».

    The name is what an honorific, «يدعى» or a common given name opens after the description.
    """
    for at in range(first + 1, stop):
        if (s.words[at].mark and at not in s.closes) or s.text(at) in word_class("relatives"):
            return None
        word, before = s.text(at), s.text(at - 1)
        within = word in ("في", "من", "الي", "لدي", "علي") and goes_on(s, at, stop)
        # Whom one met or when one spoke is no part of the description.
        aside = (word in word_class("prepositions") and not within) or word in clause_words().adverbials
        if aside or told_to_media(s, at) or tells_time(s, at):
            return None
        begin = at
        if word in word_class("called"):
            begin = at + 1
        elif is_honorific(word) and not body_gender(word) and before not in word_class("prepositions"):
            inner = _honoured(s, at, stop, bounded=True)
            if inner is not None and inner.name is not None:
                return Phrase(first, inner.end, "person", inner.gender, inner.name)
            continue
        elif not opens_name(s, at) or not (definite(before) or is_place(before) or is_owned(s, at - 1)):
            continue
        end = name_end(s, begin, stop, bounded=True)
        if end > begin:
            return Phrase(first, _after_name(s, end, stop, bounded=True), "person", "", (begin, end))
    return None
