"""Noun phrases that name who speaks: title, body, place or name, parsed from the left, with the end found.

«أوضح | المتحدث الرسمي للدفاع المدني بمنطقة عسير العقيد محمد العاصمي | أن …»; without «أن» the end must be
found too: «اتهم | وزير الخارجية السعودي عادل الجبير | إيران بـ…».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.claims.cues import clause_words, cue_forms, is_event_noun, is_finite
from store.claims.grammar import word_class
from store.claims.people_words import body_gender, is_honorific, is_place, is_time, is_unnamed, office_gender
from store.claims.words import Sentence
from store.language.lexicon import folded_set

# Verbal nouns by shape: تفعيل، إفعال، افتعال، استفعال، انفعال، مفاعلة.
_MASDAR = re.compile(
    r"(?:ت\w\wي\w|ا[^ل]\wا\w|ا\wت\wا\w|است\w{1,3}ا\w|ان\w{2}ا\w|م\wا\w\wه|تا\wي\w|تو\wي\w)(?:ت?(?:ه|ها|هم)|ات|ا)?\Z"
)
_LONGEST_NAME = 6
# «منفعلا» describes how, «هجومه» belongs to somebody: neither is a name.
_ACCUSATIVE = re.compile(r"م\w{4,}ا\Z")


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
    if word in folded_set("titles", "given_names.words"):
        return False
    return bool(_MASDAR.match(bare)) or is_event_noun(bare) or word in word_class("plain_nouns")


def definite(word: str) -> bool:
    """Say whether a folded word has the article, alone or after a particle; «إلى» has none."""
    return len(word) > 3 and word.startswith(("ال", "لل", "بال", "وال")) and word not in word_class("no_article")


def name_like(s: Sentence, at: int) -> bool:
    """Say whether a word may be part of a personal name."""
    word = s.text(at)
    if len(word) < 2 or s.words[at].mark or word[0].isdigit():
        return False
    if word in word_class("prepositions") or word in word_class("not_names") or word in word_class("relatives"):
        return False
    return not (office_gender(word) or body_gender(word) or is_time(word) or is_unnamed(word))


def _adjective(word: str) -> bool:
    """Say whether a definite word looks like an adjective of belonging («الروسي», «السعودية», «المتحدة»)."""
    return word.startswith("ال") and (
        word.endswith(("ي", "يه", "ين", "يون")) or word in word_class("definite_adjectives")
    )


def _owned(s: Sentence, at: int) -> bool:
    """Say whether a word ends in a pronoun («هجومه»); «ة» folds to «ه», so the raw letter decides."""
    word = s.words[at]
    if len(word.text) < 5 or not word.text.endswith(("ه", "ها", "هم")):
        return False
    return not word.text.endswith("ه") or s.view.raw[s.view.raw_index(word.end - 1)] == "ه"


def _feminine_noun(s: Sentence, at: int) -> bool:
    """Say whether a word ends in «ة» and is no name we know: a noun («جريمة») that no longer belongs to the name."""
    word = s.words[at]
    ending = s.view.raw[s.view.raw_index(word.end - 1)]
    return ending == "ة" and word.text not in folded_set("titles", "feminine_names.words")


def noun_phrase(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """Parse the phrase that begins at ``first`` and ends at ``stop`` at the latest; None when nobody stands there.

    ``bounded`` says that «أن» or a quotation follows at ``stop``: then prepositions may belong to the title.
    """
    at = first
    if at >= stop or (s.words[at].mark and at not in s.closes):
        return None
    word = s.text(at)
    if at in s.closes:
        close = s.closes[at]
        return Phrase(at, min(close + 1, stop), "body", "") if close - at <= 5 else None
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
        return _places(s, at, stop)
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
    """«مصدر عسكري يمني», «مسؤول في الدفاع المدني»: somebody without a name, unless one follows a comma."""
    at = first + 1
    while at < stop and not s.words[at].mark:
        word = s.text(at)
        adjective = word.endswith(("ي", "يه", "يون", "يين", "يان")) or word in word_class("source_adjectives")
        if not (adjective or definite(word) or bounded) or is_finite(word) or (is_masdar(word) and not bounded):
            break
        if word in word_class("prepositions") and not (bounded and word in ("في", "من") and _goes_on(s, at, stop)):
            break
        form = cue_forms().get(word)
        if form is not None and form.kind == "perfect" and not form.lemma.strict:
            break
        if word in clause_words().to_media or is_time(word):
            break
        at += 1
    gender = "f" if s.text(first) in ("مصادر",) else ""
    return Phrase(first, at, "unnamed", gender)


def _office(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«وزير الخارجية الروسي سيرغي لافروف», «المتحدث باسم الجيش توكور جوسو», «مساعد وزير …، حسين جابري»."""
    gender = office_gender(s.text(first))
    closed = definite(s.text(first))
    at = first + 1
    while at < stop:
        word = s.text(at)
        if at in s.closes:
            close = s.closes[at]
            before = s.text(at - 1)
            if before in word_class("prepositions") or before in word_class("named_before"):
                at, closed = close + 1, True
                continue
            if close - at <= 5 and close < stop and (bounded or close + 1 < len(s.words)):
                return Phrase(first, close + 1, "person", gender, (at + 1, close))
            break
        if s.is_mark(at, "("):
            close = next((k for k in range(at, min(at + 12, stop)) if s.is_mark(k, ")")), -1)
            if close < 0:
                break
            at, closed = close + 1, True
            continue
        if s.is_mark(at, ",") and (office_gender(s.text(at + 1)) or is_honorific(s.text(at + 1))):
            # «وكيل الوزارة، رئيس مجلس الإدارة، الدكتور صالح …»: titles in a row, then the name.
            inner = noun_phrase(s, at + 1, stop, bounded=bounded)
            if inner is not None and inner.name is not None:
                return Phrase(first, inner.end, "person", gender, inner.name)
            if inner is not None and inner.end < stop and s.is_mark(inner.end, ","):
                at = inner.end
                continue
            break
        if s.is_mark(at, ","):
            end = name_end(s, at + 1, stop, bounded=bounded) if _appositive(s, at + 1, stop) else at + 1
            if end > at + 1 and (end - at > 2 or bounded):
                start = at + 2 if is_honorific(s.text(at + 1)) else at + 1
                return Phrase(first, end, "person", gender, (start, end))
            break
        if s.words[at].mark:
            if s.is_mark(at, "/-.") and s.words[at - 1].end - s.words[at - 1].start <= 2:
                at += 1
                continue
            break
        if is_honorific(word) and s.text(at - 1) not in word_class("name_joints"):
            inner = _honoured(s, at, stop, bounded=bounded)
            if inner is not None and inner.name is not None:
                return Phrase(first, inner.end, "person", gender, inner.name)
        if is_time(word) or is_finite(word):
            break
        if word in word_class("prepositions"):
            if not (bounded and word in ("في", "الي", "من", "لدي", "علي", "عن", "ضد", "ب", "ل")) or not _goes_on(
                s, at, stop
            ):
                break
            at, closed = at + 1, False
            continue
        if closed and _begins_name(s, at, stop, bounded=bounded):
            end = name_end(s, at, stop, bounded=bounded)
            if end == at:
                break
            return Phrase(first, _after_name(s, end, stop, bounded=bounded), "person", gender, (at, end))
        if (
            closed
            and not bounded
            and not _adjective(word)
            and (
                is_masdar(word) or is_place(word) or (_adjective(s.text(at - 1)) and definite(word) and word[0] == "ا")
            )
        ):
            break
        if word == "باسم" or (word[0] == "ل" and word[1:] in ("شؤون", "شوون")):
            at, closed = at + 1, False
            continue
        if not definite(word) and not bounded and closed:
            break
        closed = definite(word) or is_place(word) or is_place(word[1:])
        at += 1
    return Phrase(first, at, "title", gender)


def _goes_on(s: Sentence, preposition: int, stop: int) -> bool:
    """Say whether a preposition in a title leads to a body or place, not to an occasion («في مؤتمر صحافي»)."""
    after = s.text(preposition + 1)
    return preposition + 1 < stop and after not in clause_words().after_in and not s.words[preposition + 1].mark


def _appositive(s: Sentence, at: int, stop: int) -> bool:
    """Say whether a name stands after a comma."""
    if at >= stop or s.words[at].mark or is_finite(s.text(at)):
        return False
    return is_honorific(s.text(at)) or (name_like(s, at) and not is_masdar(s.text(at)) and not definite(s.text(at)))


def _begins_name(s: Sentence, at: int, stop: int, *, bounded: bool) -> bool:
    """Say whether a name begins here, after a definite word: no article, no particle with a noun, no verbal noun."""
    word, after = s.text(at), s.text(at + 1)
    if s.phrase_at(at, clause_words().whole_names):
        return True
    if definite(word) or word == "باسم" or is_place(word) or not name_like(s, at):
        return False
    if is_masdar(word) and (not bounded or definite(after)):
        return False
    if (
        word[0] in "بل"
        and len(word) > 3
        and at + 1 < stop
        and (
            definite(after)
            or is_place(after)
            or not name_like(s, at + 1)
            or word[1:] in word_class("not_names")
            or body_gender(word[1:])
        )
    ):
        return False
    return not (word[0] == "و" and is_place(word[1:]))


def name_end(s: Sentence, first: int, stop: int, *, bounded: bool) -> int:
    """Return where a name that begins at ``first`` ends."""
    whole = s.phrase_at(first, clause_words().whole_names)
    if whole:
        return min(first + whole, stop)
    surnames = s.cache.get("surnames")
    if not bounded and isinstance(surnames, frozenset) and s.text(first) in surnames:
        # «وانتقد ريابكوف موقف …»: a surname met before is the whole name.
        return first + 1
    at = first
    while at < stop and at - first < _LONGEST_NAME + 1:
        word, joined = s.text(at), at > first and s.text(at - 1) in word_class("name_joints")
        if joined and not s.words[at].mark:
            at += 1
            continue
        if not name_like(s, at) or (at > first and is_honorific(word)) or (is_finite(word) and len(word) > 3):
            break
        form = cue_forms().get(word)
        if form is not None and form.kind == "perfect" and not form.lemma.strict:
            break
        if (
            word in clause_words().to_media
            or word.startswith("باسم")
            or (at > first and word in clause_words().adverbials)
        ):
            break
        if not bounded and (_ACCUSATIVE.match(word) or (at == first and _owned(s, at))):
            break
        if at > first:
            if not bounded and (is_masdar(word) or is_place(word)):
                break
            if definite(word) and (
                (definite(s.text(at + 1)) and not bounded)
                or (_adjective(word) and s.text(at + 1) in ("في", "من") and False)
            ):
                break
            if (word[0] in "بل" and word[1:3] == "ال") or word.startswith("لل"):
                break
            if word[0] == "ل" and (office_gender(word[1:]) or body_gender(word[1:])):
                break
            if not bounded and at - first >= 2 and _feminine_noun(s, at):
                break
        at += 1
    return at


def _after_name(s: Sentence, end: int, stop: int, *, bounded: bool) -> int:
    """A title may follow the name («جوش إرنست المتحدث باسم البيت الأبيض») when the end is known anyway."""
    if not bounded or end >= stop or not office_gender(s.text(end)):
        return end
    return _office(s, end, stop, bounded=True).end


def _body(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«وزارة الصحة», «صندوق النقد الدولي», «الجيش النيجيري»: a head, its genitives and adjectives."""
    head = s.text(first)
    gender = body_gender(head)
    closed = definite(head)
    at = first + 1
    while at < stop:
        word = s.text(at)
        if at in s.closes and s.closes[at] - at <= 5 and s.closes[at] < stop:
            at, closed = s.closes[at] + 1, True
            continue
        if s.is_mark(at, "("):
            close = next((k for k in range(at, min(at + 10, stop)) if s.is_mark(k, ")")), -1)
            if close < 0:
                break
            at = close + 1
            continue
        if s.words[at].mark or is_time(word) or is_finite(word) or (word[0] == "و" and _owned(s, at)):
            break
        if word == "في" and is_place(s.text(at + 1)):
            at, closed = at + 2, True
            continue
        if word in word_class("prepositions"):
            if not bounded or word not in ("في", "ل", "ب", "من") or not _goes_on(s, at, stop):
                break
            at, closed = at + 1, False
            continue
        if word[0] == "ل" and len(word) > 2 and definite(s.text(at + 1)) and not is_time(word) and not bounded:
            # «الاتحاد الكويتي لكرة القدم», «الهيئة العليا لتطوير الرياض».
            at, closed = at + 1, False
            continue
        has_article = definite(word)
        if not has_article and closed and not is_place(word) and not (bounded and word[0] in "لبو"):
            break
        if (
            closed
            and not bounded
            and ((is_place(word) and at > first + 1) or (is_masdar(word) and not _adjective(word)))
        ):
            break
        if has_article and not bounded and word[0] == "ا" and _adjective(s.text(at - 1)) and not _adjective(word):
            break
        closed = has_article or is_place(word)
        at += 1
    kind = "body" if body_gender(head) else "title"
    return Phrase(first, at, kind, gender)


def _places(s: Sentence, first: int, stop: int) -> Phrase:
    at = first + 1
    if s.text(first) in ("الولايات",) and s.text(at) == "المتحده":
        at += 1
        at += s.text(at).startswith("الامريكيه") or s.text(at).startswith("الاميركيه")
    elif s.text(first) in ("المملكه", "الاتحاد", "الامم") and definite(s.text(at)):
        at += 1
        at += s.text(at) == "السعوديه"
    while at < stop and s.text(at)[:1] == "و" and is_place(s.text(at)[1:]):
        at += 1
    return Phrase(first, at, "place", "f")


def _named(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """«لافروف», «ياسر اليوسف عضو المكتب السياسي», «اليوسف»."""
    if definite(s.text(first)):
        end = first + 1
        while end < stop and _adjective(s.text(end)):
            end += 1
        if end < stop and _begins_name(s, end, stop, bounded=bounded) and not is_masdar(s.text(end)):
            # «المواطن سعيد الزهراني»: an unknown description, then the name.
            after = max(name_end(s, end, stop, bounded=bounded), end + 1)
            return Phrase(first, _after_name(s, after, stop, bounded=bounded), "person", "", (end, after))
        return Phrase(
            first, end, "person" if end == first + 1 else "body", "", (first, end) if end == first + 1 else None
        )
    end = name_end(s, first, stop, bounded=bounded)
    if end == first:
        return None
    return Phrase(first, _after_name(s, end, stop, bounded=bounded), "person", "", (first, end))
