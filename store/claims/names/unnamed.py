"""Speakers without a name: «مصدر عسكري», «مراقبو الأمم المتحدة», «عدد من الممرضين»."""

from __future__ import annotations

from store.claims.names.bodies import body, past_bound
from store.claims.names.name_ends import name_end
from store.claims.names.name_words import (
    Phrase,
    definite,
    goes_on,
    has_article,
    is_adjective,
    is_given,
    is_masdar,
    is_owned,
)
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite, without_object
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_outlet,
    is_place,
    is_time,
    office_gender,
    quoted_paper,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence

# A name between quotation marks, the marks counted.
_NAME_QUOTE = 5
# «المقبوض عليهم», «المحكوم عليه».
_STATES = frozenset(("دوله", "بلد", "اقتصاد"))
_OF_THEM = frozenset(("منهم", "منهن", "منها"))
_CAUGHT = frozenset(("عليه", "عليها", "عليهم", "عليهما"))


def is_quantity(s: Sentence, at: int) -> bool:
    """Say whether «عدد من …», «معظم السكان», «قسم من الحركة» begins here."""
    word, after = s.text(at), s.text(at + 1)
    sort = bool(body_gender(after)) or after in _STATES
    largest = word in word_class("superlatives") and sort and not definite(after)  # «أكبر شركة في العالم»
    return (
        largest
        or word in word_class("some_of_them")
        or (bool(after) and word in word_class("quantifiers"))
        or (after == "من" and word in word_class("shares"))
    )


def quantified(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase | None:
    """«عدد من الممرضين», «أحد الناجين، ويدعى يوسف»: many or one of a kind, unless a name follows."""
    inner = first + 2 if s.text(first + 1) == "من" else first + 1
    if s.text(first) in word_class("some_of_them"):
        return Phrase(first, first + 1, "unnamed", "")  # «واستبعد بعضهم | إعادة ترشيحه»
    if s.text(first) == "كل" and inner > first + 1 and is_finite(s.text(inner)):
        return None  # «وتحذر كل من تسول له نفسه …»: whoever does so is warned.
    at = inner
    while (
        at < stop
        and (not s.words[at].mark or at in s.closes)
        and s.text(at) not in word_class("prepositions")
        and not is_finite(s.text(at))
        and not (at > inner and is_time(s.text(at)))
    ):
        word = s.text(at)
        if at in s.closes:
            if s.closes[at] - at > _NAME_QUOTE + 4 * (s.text(first) == "كل"):
                break
            at = s.closes[at] + 1  # «كل من «النهضة» و«النداء»»
            continue
        if (not bounded and _leaves_many(s, at, inner)) or (at > inner and told_to_media(s, at)):
            break  # «أحد سكان المدينة | لوكالة فرانس برس»
        if word in _CAUGHT and s.text(at - 1).startswith("الم"):
            at += 1  # «عدد من المقبوض | عليهم»
            continue
        among = s.text(first) == "كل" and word[0] == "و"
        if at > inner and not among and not definite(word) and definite(s.text(at - 1)):
            end = name_end(s, at, stop, bounded=True) if bounded and is_given(word) else at
            if end > at:  # «أحد أبناء الحي إسماعيل غالب»
                return Phrase(first, end, "person", "", (at, end))
            break
        at += 1
    at -= bounded and s.text(at) in word_class("called") and at > inner
    if (
        bounded
        and (s.is_mark(at, ",") or s.text(at + 1)[:1] == "و")
        and s.text(at + 1) in word_class("called")
        and at + 2 < stop
    ):
        # «أحد الناجين، ويدعى يوسف».
        end = name_end(s, at + 2, stop, bounded=True)
        return Phrase(first, end, "person", "", (at + 2, end)) if end > at + 2 else None
    both = s.text(first) == "كل" and inner == first + 2
    alone = inner == first + 1 and s.text(first).endswith("ون")  # «كثيرون»
    return Phrase(inner if both else first, at, "unnamed", "") if at > inner or alone else None


def _leaves_many(s: Sentence, at: int, inner: int) -> bool:
    """«عدد من أهالي البلدة | أداء المجلس», «عدد من الخبراء | الاتفاقية المبرمة», «كثيرون | بتطوير الآليات»."""
    word = s.text(at)
    if word[0] == "ب" and is_masdar(word[1:]) and not definite(word):
        return True
    if at == inner or s.text(at - 1) in word_class("prepositions"):
        return False
    return is_masdar(word) if not definite(word) else _is_thing(s, at)


def _is_thing(s: Sentence, at: int) -> bool:
    """Say whether a noun with the article stands behind many with theirs: no genitive follows an article."""
    word, before = s.text(at), s.text(at - 1)
    noun = (
        (is_masdar(word) and not word.endswith("ه")) or bool(body_gender(word)) or word in word_class("definite_nouns")
    )
    closed = has_article(s, at - 1) or is_place(before) or is_place(before[1:])
    return has_article(s, at) and closed and word[0] == "ا" and noun and not is_adjective(word)


def counted(s: Sentence, first: int, stop: int) -> Phrase | None:
    """«13 حزبا سودانيا معارضا», «57% من الآباء»: a number, what is counted and its adjectives."""
    at = first + 1 + s.is_mark(first + 1, "%")
    at += 2 * (s.text(at) == "في" and s.text(at + 1) in ("المئه", "المايه")) or s.text(at) in ("بالمئه", "بالمايه")
    if s.text(at) in _OF_THEM:
        return Phrase(first, at + 1, "unnamed", "")  # «نحو 40 بالمئة منهم»
    if s.text(at) == "من" and definite(s.text(at + 1)):
        return Phrase(first, at + 2 + is_adjective(s.text(at + 2)), "unnamed", "")
    while at < stop and not s.words[at].mark and s.text(at).endswith("ا") and not is_finite(s.text(at)):
        at += 1
    return Phrase(first, at, "unnamed", "") if at > first + 1 else None


def unnamed(s: Sentence, first: int, stop: int, *, bounded: bool) -> Phrase:
    """«مصدر عسكري يمني», «مسؤول في الدفاع المدني»: somebody without a name, unless «يدعى» gives one."""
    at = first + 1
    if at in s.closes and s.closes[at] - at <= 4 and s.closes[at] < stop:
        # «مصادر «الحياة»».
        return Phrase(first, s.closes[at] + 1, "unnamed", "")
    while at < stop and not s.words[at].mark:
        word = s.text(at)
        if word in word_class("called"):
            end = name_end(s, at + 1, stop, bounded=bounded)
            if end > at + 1:
                return Phrase(first, end, "person", office_gender(s.text(first)), (at + 1, end))
            break
        if word in ("علي", "في", "عبر", "باسم") and at + 1 in s.closes and s.closes[at + 1] < stop:
            at = s.closes[at + 1] + 1
            continue
        if (
            word == "باسم"
            and at + 1 < stop
            and (body_gender(s.text(at + 1)) or (definite(s.text(at + 1)) and not bounded))
        ):
            # «متحدث باسم الجيش | صحة هذه التقارير», «متحدث باسم وكالة الأمن».
            at = body(s, at + 1, stop, bounded=bounded).end
            continue
        if _stops_source(s, at) or _told_of(s, at):
            break
        bound = max(past_bound(s, at, stop), _town_end(s, at, first))
        if bound > at:
            at = bound
            continue
        housed = _house(s, at, first)
        if housed > 0:
            at = body(s, housed, stop, bounded=bounded).end
            continue
        if word in word_class("prepositions"):
            if not (bounded and word in ("في", "من") and goes_on(s, at, stop)):
                break
        elif not bounded and not _owners(s, at, first) and (not _describes(word) or _new_noun(s, at, first)):
            break
        at += 1
    while at > first + 1 and s.text(at - 1) in word_class("prepositions"):
        at -= 1
    return Phrase(first, at, "unnamed", "f" if s.text(first) in ("مصادر", "صحف", "حسابات") else "")


def _town_end(s: Sentence, at: int, first: int) -> int:
    """Return the word after the quarter or village whose people speak: «سكان حي النزهة», ``at`` for none."""
    district = at == first + 1 and s.text(at) in word_class("districts") and not definite(s.text(at))
    return at + 2 if district and at + 1 < len(s.words) and not s.words[at + 1].mark else at


def _house(s: Sentence, at: int, first: int) -> int:
    """Return where the body a source belongs to begins, 0 without one.

    «مصدر في وزارة الداخلية اللبنانية», «موظفو وزارة الصحة | الحكومة بـ…», «وزراء خارجية دول الخليج».
    """
    house = s.text(at + 1)
    of_many = at == first + 2 and s.text(at - 1) in word_class("portfolios")
    if of_many and not definite(s.text(at)) and (body_gender(s.text(at)) or s.text(at) in ("دول", "بلدان")):
        return at
    if s.text(at) == "في" and (body_gender(house) or is_place(house) or house in word_class("acronyms")):
        return at + 1
    return at if at == first + 1 and body_gender(s.text(at)) and not definite(s.text(at)) else 0


def _stops_source(s: Sentence, at: int) -> bool:
    """Say whether a word tells when, where, why or to whom the source spoke: «… | لـ«المساء»», «… | في بيان»."""
    word, after = s.text(at), s.text(at + 1)
    medium = word in word_class("media") and after not in ("السويس", "بنما")  # the canals are no channels
    told = told_to_media(s, at) or medium or (word == "ل" and quoted_paper(s, at + 1))
    clause = word in ("الذي", "التي", "الذين", "لم", "لا") or word in word_class("unnamed_because")
    occasion = word == "في" and after in clause_words().after_in
    called = is_owned(s, at) and cue_forms().get(without_object(word)) is not None  # «مصدر | وصفته بأنه مطلع»
    hears = is_outlet(word) or is_outlet(f"{word} {after}")  # «أبلغ مصدران أمنيان | رويترز بأن»
    hears = hears and s.text(at - 1).endswith(("ان", "ين", "ون", "ي", "يه"))
    return told or clause or occasion or called or hears or is_time(word) or is_finite(word)


def _told_of(s: Sentence, at: int) -> bool:
    """«محللون أردنيون | تصرفات المالكي»: behind a plural with its ن no bare noun with a genitive belongs to it."""
    word, before = s.text(at), s.text(at - 1)
    many = before.endswith("ون") and not definite(before)
    bare = is_common(word) and not (definite(word) or word.endswith(("ون", "ين")) or word[0] in "بل")
    whose = has_article(s, at + 1) or bool(office_gender(s.text(at + 1)))
    closed = word_class("source_adjectives") | word_class("prepositions")
    return many and bare and whose and word not in closed


def _new_noun(s: Sentence, at: int, first: int) -> bool:
    """Say whether a definite noun no longer belongs to the source: «مصدر أمني رفيع | الشركة بـ…»."""
    word, before = s.text(at), s.text(at - 1)
    if before == "عيان" and definite(word):
        # «شهود عيان | الحادث إلى …».
        return True
    if definite(word) and (before.endswith("ون") or (at == first + 1 and before.endswith("ان"))):
        # «متعاملون | الهبوط», «خبراء قضائيون | الضرر»: with its ن the plural has no genitive.
        return True
    if not definite(word) or is_adjective(word) or at == first + 1 or word.endswith("ون"):
        # «أعضاء اللجنة المجتمعون»: the nominative agrees with who speaks.
        return False
    return definite(before) or before.endswith(("ي", "يه")) or before in word_class("source_adjectives")


def _owners(s: Sentence, at: int, first: int) -> bool:
    """«مسؤولو | الأرصاد», «سكان | الأنبار»: a plural without its ن before the genitive, whatever that is."""
    head = s.text(first)
    return at == first + 1 and (head.endswith("و") or head in word_class("in_construct")) and definite(s.text(at))


def _describes(word: str) -> bool:
    """Say whether a word describes an unnamed source: an adjective, «والدفاع», a definite genitive."""
    if is_masdar(word):
        return False
    adjective = word.endswith(("ي", "يه", "يون", "يين", "يان")) or word in word_class("source_adjectives")
    return adjective or definite(word)
