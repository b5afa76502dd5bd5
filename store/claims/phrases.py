"""Noun phrases that name who speaks: title, body, place or name, parsed from the left, with the end found.

«أوضح | المتحدث الرسمي للدفاع المدني بمنطقة عسير العقيد محمد العاصمي | أن …»; without «أن» the end must be
found too: «اتهم | وزير الخارجية السعودي عادل الجبير | إيران بـ…».
"""

from __future__ import annotations

from store.claims.cues import clause_words, is_finite
from store.claims.grammar import word_class
from store.claims.name_words import (
    Phrase,
    begins_name,
    bracket_end,
    definite,
    goes_on,
    is_adjective,
    is_appositive,
    is_known_surname,
    is_masdar,
    is_owned,
    name_end,
    name_like,
    place_phrase,
)
from store.claims.people_words import body_gender, is_honorific, is_place, is_time, is_unnamed, office_gender
from store.claims.words import Sentence


def noun_phrase(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """Parse the phrase from ``first`` to ``stop`` at the latest; None when nobody stands there.

    ``bounded`` says that «أن» or a quotation follows at ``stop``: then prepositions may belong to the title.
    """
    at = first
    if at >= stop or (s.words[at].mark and at not in s.closes):
        return None
    word = s.text(at)
    if not bounded and definite(word) and is_known_surname(s, at):
        return Phrase(at, at + 1, "person", "", (at, at + 1))
    if at in s.closes:
        return Phrase(at, min(s.closes[at] + 1, stop), "body", "") if s.closes[at] - at <= 5 else None
    if word in word_class("quantifiers") and (s.text(at + 1) == "من" or s.text(at + 1)):
        return _quantified(s, at, stop, bounded=bounded)
    if is_honorific(word) and not (office_gender(word) and definite(s.text(at + 1))):
        return _honoured(s, at, stop, bounded=bounded)
    if is_unnamed(word) and not definite(word):
        return _unnamed(s, at, stop, bounded=bounded)
    if office_gender(word):
        return _office(s, at, stop, bounded=bounded)
    if body_gender(word) or is_unnamed(word.removeprefix("ال")):
        return _body(s, at, stop, bounded=bounded)
    if is_place(word):
        return place_phrase(s, at, stop)
    if not name_like(s, at) or (is_masdar(word) and not bounded):
        return None
    return _named(s, at, stop, bounded=bounded)


def _quantified(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    inner = first + 2 if s.text(first + 1) == "من" else first + 1
    at = inner
    while (
        at < stop
        and not s.words[at].mark
        and s.text(at) not in word_class("prepositions")
        and not is_finite(s.text(at))
    ):
        word = s.text(at)
        if at > inner and not definite(word) and definite(s.text(at - 1)):
            break
        at += 1
    return Phrase(first, at, "unnamed", "") if at > inner else None


def _honoured(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """«الدكتور هاني أبو راس», «صاحب السمو الملكي الأمير …»: courtesies, then a name."""
    at = first
    while (at < stop and is_honorific(s.text(at))) or s.text(at) in (
        "السمو",
        "الملكي",
        "المعالي",
        "السعاده",
        "الفضيله",
        "الركن",
        "ركن",
        ".",
    ):
        at += 1
    courtesy = s.text(at - 1) in word_class("courtesies") if at > first else True
    if at < stop and office_gender(s.text(at)) and (courtesy or definite(s.text(at))):
        inner = _office(s, at, stop, bounded=bounded)
        return Phrase(first, inner.end, inner.kind, inner.gender, inner.name)
    end = (
        name_end(s, at + 1, stop, bounded=bounded)
        if office_gender(s.text(at))
        else name_end(s, at, stop, bounded=bounded)
    )
    if end == at:
        return Phrase(first, at, "title", "m") if at > first else None
    return Phrase(first, _after_name(s, end, stop, bounded=bounded), "person", "", (at, end))


def _unnamed(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«مصدر عسكري يمني», «مسؤول في الدفاع المدني»: somebody without a name, unless «يدعى» gives one."""
    at = first + 1
    while at < stop and not s.words[at].mark:
        word = s.text(at)
        if word in ("يدعي", "اسمه", "واسمه", "ويدعي", "تدعي", "اسمها"):
            end = name_end(s, at + 1, stop, bounded=bounded)
            if end > at + 1:
                return Phrase(first, end, "person", office_gender(s.text(first)), (at + 1, end))
            break
        if word in ("علي", "في", "عبر") and at + 1 in s.closes and s.closes[at + 1] < stop:
            at = s.closes[at + 1] + 1
            continue
        if word == "في" and (body_gender(s.text(at + 1)) or is_place(s.text(at + 1))):
            # «مصدر في وزارة الداخلية اللبنانية».
            at = _body(s, at + 1, stop, bounded=bounded).end
            continue
        if is_time(word) or word in clause_words().to_media or is_finite(word) or word in word_class("media"):
            break
        if word in word_class("prepositions"):
            if not (bounded and word in ("في", "من") and goes_on(s, at, stop)):
                break
        elif not bounded and not _describes(word):
            break
        at += 1
    return Phrase(first, at, "unnamed", "f" if s.text(first) in ("مصادر", "صحف", "حسابات") else "")


def _describes(word: str) -> bool:
    """Say whether a word describes an unnamed source: an adjective, «والدفاع», a definite genitive."""
    if is_masdar(word):
        return False
    adjective = word.endswith(("ي", "يه", "يون", "يين", "يان")) or word in word_class("source_adjectives")
    return adjective or definite(word)


def _office(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«وزير الخارجية الروسي سيرغي لافروف», «المتحدث باسم الجيش توكور جوسو», «مساعد وزير …، حسين جابري»."""
    gender = office_gender(s.text(first))
    closed, at = definite(s.text(first)), first + 1
    while at < stop:
        step = _office_mark(s, at, stop, bounded=bounded)
        if step is None:
            step = _office_name(s, at, stop, closed=closed, bounded=bounded)
        if isinstance(step, Phrase):
            return Phrase(first, step.end, "person", gender, step.name)
        if step is not None:
            if step < 0:
                break
            at, closed = step, True
            continue
        ends = _office_word(s, at, stop, closed=closed, bounded=bounded)
        if ends is None:
            break
        at, closed = at + 1, ends
    return Phrase(first, at, "title", gender)


def _office_mark(s: Sentence, at: int, stop: int, *, bounded: bool) -> Phrase | int | None:
    """Read a mark inside a title: the name found after it, the next word, -1 to end, None when it is no mark."""
    if at in s.closes:
        close, before = s.closes[at], s.text(at - 1)
        if before in word_class("prepositions") or before in word_class("named_before"):
            return close + 1
        named = close - at <= 5 and close < stop and (bounded or close + 1 < len(s.words))
        return Phrase(at, close + 1, "person", "", (at + 1, close)) if named else -1
    if s.is_mark(at, "("):
        close = next((k for k in range(at, min(at + 12, stop)) if s.is_mark(k, ")")), -1)
        return close + 1 if close > 0 else -1
    if s.is_mark(at, ","):
        return _after_comma(s, at, stop, bounded=bounded)
    if s.words[at].mark:
        initial = s.is_mark(at, "/-.") and s.words[at - 1].end - s.words[at - 1].start <= 2
        return at + 1 if initial else -1
    return None


def _after_comma(s: Sentence, comma: int, stop: int, *, bounded: bool) -> Phrase | int:
    """Read what follows a comma in a title: more titles, then the name, or the name itself; -1 when neither does."""
    after = comma + 1
    if office_gender(s.text(after)) or is_honorific(s.text(after)):
        # «وكيل الوزارة، رئيس مجلس الإدارة، الدكتور صالح …»: titles in a row, then the name.
        inner = noun_phrase(s, after, stop, bounded=bounded)
        if inner is not None and inner.name is not None:
            return inner
        goes_further = inner is not None and inner.end < stop and s.is_mark(inner.end, ",")
        return inner.end if inner is not None and goes_further else -1
    end = name_end(s, after, stop, bounded=bounded) if is_appositive(s, after, stop) else after
    if end > after and (end - comma > 2 or bounded):
        return Phrase(after, end, "person", "", (after, end))
    return -1


def _office_name(s: Sentence, at: int, stop: int, *, closed: bool, bounded: bool) -> Phrase | int | None:
    """Return the name that begins at a word of a title, -1 when the title ends here, None when it goes on."""
    word = s.text(at)
    if is_honorific(word) and s.text(at - 1) not in word_class("name_joints"):
        inner = _honoured(s, at, stop, bounded=bounded)
        if inner is not None and inner.name is not None:
            return inner
    if is_time(word) or is_finite(word):
        return -1
    if closed and word not in word_class("prepositions") and begins_name(s, at, stop, bounded=bounded):
        end = name_end(s, at, stop, bounded=bounded)
        return Phrase(at, _after_name(s, end, stop, bounded=bounded), "person", "", (at, end)) if end > at else -1
    return None


def _office_word(s: Sentence, at: int, stop: int, *, closed: bool, bounded: bool) -> bool | None:
    """Take a word into a title: whether the title may now be complete («closed»), None when it ends before the word."""
    word = s.text(at)
    if word in ("الي", "لدي", "في") and is_place(s.text(at + 1)):
        return False
    if word in word_class("prepositions"):
        governed = bounded and word in ("في", "الي", "من", "لدي", "علي", "عن", "ضد", "ب", "ل")
        return False if governed and goes_on(s, at, stop) else None
    if closed and not bounded and not is_adjective(word):
        another = is_adjective(s.text(at - 1)) and definite(word) and word[0] == "ا"
        if is_masdar(word) or is_place(word) or another:
            return None
    of_body = word[0] == "ل" and bool(body_gender(word[1:]))
    if word == "باسم" or of_body or (word[0] == "ل" and word[1:] in ("شؤون", "شوون")):
        return False
    if not bounded and closed and (not definite(word) or word.startswith("بال")):
        return None
    return definite(word) or is_place(word) or is_place(word[1:])


def _after_name(s: Sentence, end: int, stop: int, *, bounded: bool) -> int:
    """A title may follow the name («جوش إرنست المتحدث باسم البيت الأبيض»)."""
    if bounded and s.is_mark(end, ",") and end + 1 < stop and office_gender(s.text(end + 1)):
        end += 1  # «خالد عبد الغفار، وزير التعليم العالي، إن …»
    if end >= stop or not office_gender(s.text(end)):
        return end
    return _office(s, end, stop, bounded=bounded).end


def _body(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«وزارة الصحة», «صندوق النقد الدولي», «الجيش النيجيري»: a head, its genitives and adjectives."""
    head = s.text(first)
    closed, at = definite(head), first + 1
    while at < stop:
        word = s.text(at)
        if at in s.closes and s.closes[at] - at <= 5 and s.closes[at] < stop:
            at, closed = s.closes[at] + 1, True
        elif s.is_mark(at, "(") and bracket_end(s, at, stop):
            at = bracket_end(s, at, stop)
        elif s.words[at].mark or is_time(word) or is_finite(word) or (word[0] == "و" and is_owned(s, at)):
            break
        elif word == "في" and is_place(s.text(at + 1)):
            at, closed = at + 2, True
        elif word in word_class("prepositions"):
            if not bounded or word not in ("في", "ل", "ب", "من") or not goes_on(s, at, stop):
                break
            at, closed = at + 1, False
        elif word[0] == "ل" and len(word) > 2 and definite(s.text(at + 1)) and not bounded:
            # «الاتحاد الكويتي لكرة القدم», «الهيئة العليا لتطوير الرياض».
            at, closed = at + 1, False
        elif _leaves_body(s, at, first, closed=closed, bounded=bounded):
            break
        else:
            at, closed = at + 1, definite(word) or is_place(word)
    return Phrase(first, at, "body" if body_gender(head) else "title", body_gender(head))


def _leaves_body(s: Sentence, at: int, first: int, *, closed: bool, bounded: bool) -> bool:
    """Say whether the name of a body ends before this word."""
    word = s.text(at)
    if not definite(word) and closed and not is_place(word) and not (bounded and word[0] in "لبو"):
        return True
    if bounded:
        return False
    if closed and at > first + 1 and body_gender(word) and definite(word):
        # «المفوضية العليا لشؤون اللاجئين | الدول الأوروبية»: another body.
        return True
    if closed and ((is_place(word) and at > first + 1) or (is_masdar(word) and not is_adjective(word))):
        return True
    another = definite(word) and word[0] == "ا" and not is_adjective(word)
    return another and (is_adjective(s.text(at - 1)) or s.words[at - 1].mark)


def _named(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """«لافروف», «ياسر اليوسف عضو المكتب السياسي», «اليوسف», «المواطن سعيد الزهراني»."""
    if definite(s.text(first)):
        described = _office(s, first, stop, bounded=bounded)
        if described.name is not None:
            # An unknown description, then the name.
            return described
        end = first + 1
        while end < stop and is_adjective(s.text(end)):
            end += 1
        alone = end == first + 1
        return Phrase(first, end, "person" if alone else "body", "", (first, end) if alone else None)
    end = name_end(s, first, stop, bounded=bounded)
    if end == first:
        return None
    return Phrase(first, _after_name(s, end, stop, bounded=bounded), "person", "", (first, end))
