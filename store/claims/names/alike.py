"""When two names, titles or bodies of an article are one: folded words compared, no article state."""

from __future__ import annotations

from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, is_place, is_unnamed, office_gender
from store.language.names import same_word

# So many words, the office's own included, make two titles of the last speaker one.
_SHARED_WORDS = 3
# «المتحدث الرسمي» is the spokesman named before, whoever he speaks for.
_SPEAK_FOR_OTHERS = frozenset(("متحدث", "ناطق", "متحدثه", "ناطقه"))
_OFFICIALLY = frozenset(("رسمي", "رسميه", "اعلامي", "اعلاميه"))


def bare(word: str) -> str:
    """Return a folded word without its article."""
    return word.removeprefix("لل").removeprefix("ال") if len(word) > 4 else word


def may_be_title(own: list[str], title: tuple[str, ...]) -> bool:
    """Say whether the title met alone is this one: the same office, and no word in one that the other lacks.

    «أمير مكة» is «أمير منطقة مكة المكرمة», «وزير الصحة السوداني» is «وزير الصحة»; «وزير الخارجية الروسي» is not
    «وزير الخارجية الأمريكي».
    """
    met = [_of_nation(bare(word)) for word in title]
    behind = [at > 0 and bool(office_gender(own[at - 1])) for at in range(len(own))]
    own = [_of_nation(word) for word in own]
    if not own or not met:
        return False
    for at, word in enumerate(own):
        # «نائب رئيس الوزراء» is no «رئيس الوزراء».
        if word == met[0] and not behind[at]:
            rest = own[at:]
            return set(met) <= set(rest) or (set(rest) <= set(met) and len(rest) > 1)
    return False


def _of_nation(word: str) -> str:
    """Return one spelling for a country and its adjective: «رئيس وزراء تركيا», «رئيس الوزراء التركي»."""
    if not (is_place(word) or is_place("ال" + word) or word.endswith(("ي", "يه"))):
        return word
    ending = next((end for end in ("يه", "يا", "ي", "ا", "ه") if word.endswith(end) and len(word) > 3), "")
    return word.removesuffix(ending) if ending else word


def title_fits(wanted: list[str], title: tuple[str, ...]) -> bool:
    """Say whether a title met again is this one: all its words, its head alone; «نظيره الفرنسي» is any office."""
    own = [_of_nation(bare(word)) for word in title]
    spokesman = bool(wanted) and wanted[0] in _SPEAK_FOR_OTHERS
    wanted = [_of_nation(word) for word in wanted if not (spokesman and word in _OFFICIALLY)]
    peer = bool(own) and own[0] in word_class("peers") and len(wanted) > 1
    return bool(wanted) and (peer or own[:1] == wanted[:1]) and all(word in own for word in wanted[peer:])


def nation_fits(wanted: list[str], title: tuple[str, ...]) -> bool:
    """Say whether «المسؤول التركي», «الدبلوماسي التركي» may mean the holder of this title: one of the same country."""
    general = len(wanted) == 2 and wanted[0] in word_class("general_titles") and wanted[1].endswith(("ي", "يه"))
    return general and _of_nation(wanted[1]) in (_of_nation(bare(word)) for word in title)


def titles_meet(wanted: list[str], title: tuple[str, ...]) -> bool:
    """Say whether the same office is told in other words: «سفير خادم الحرمين في القاهرة», «… الحرمين الشريفين»."""
    own = [bare(word) for word in title]
    shared = len(set(wanted) & set(own))
    return own[:1] == wanted[:1] and shared >= _SHARED_WORDS and shared >= len(wanted) - 1


def same_again(wanted: list[str], title: tuple[str, ...]) -> bool:
    """Say whether «المسؤول ذاته», «الناطق نفسه» stands here, without «ذاته» in ``wanted``: whoever spoke last."""
    general = word_class("general_titles") | _SPEAK_FOR_OTHERS
    return 0 < len(wanted) < len(title) and wanted[0] in general


def same_body(own: list[str], words: list[str]) -> bool:
    """Say whether two names mean one body: «الخارجية الأمريكية» and «وزارة الخارجية الأمريكية»."""
    shorter, longer = sorted((own, words), key=len)
    one_of = longer[0] in ("احد", "احدي") and shorter[0] != longer[0]
    return len(shorter) >= 2 and longer[-len(shorter) :] == shorter and not one_of


def one_holds_other(own: list[str], words: list[str]) -> bool:
    """Say whether a name met again begins or completes the one known: «وزارة الصحة» after «الصحة», or the reverse."""
    if words[0] in ("احد", "احدي") and own[0] != words[0]:
        return False  # «أحد المصادر الأمنية» is one of the «مصادر أمنية».
    if _one_of_several(own, words):
        return False
    if own[: len(words)] == words or (len(words) > 1 and words[-len(own) :] == own and len(own) > 1):
        return True
    if words[0] in ("وزاره", "هييه", "مجلس", "امانه") and own == words[1:]:
        return True  # «الصحة» in the headline, «وزارة الصحة» below.
    # «الهيئة» first, «الهيئة العامة للغذاء» below.
    return len(own) == 1 and own == words[:1] and own[0] in word_class("public_bodies")


def told_shorter(own: list[str], words: list[str]) -> bool:
    """Say whether some of the words of a body mean it again: «الهيئة العليا للمفاوضات», «الهيئة العليا»."""
    fewer = set(words) < set(own) and words[:1] == own[:1] and len(words) > 1
    return fewer and not _one_of_several(own, words)


def _one_of_several(own: list[str], words: list[str]) -> bool:
    """Say whether «صندوق النقد» is only one of those quoted together before: «صندوق النقد والجهات الرسمية»."""
    joined = own[len(words)] if own[: len(words)] == words and own != words else ""
    other = bare(joined[1:])
    heads = body_gender(other) or body_gender(joined[1:]) or is_place(joined[1:]) or is_unnamed(other)
    return joined[:1] == "و" and len(other) > 3 and bool(heads)


def same_person(own: list[str], words: list[str]) -> bool:
    """Say whether two names mean one person: equal surnames and no clash of first names; spellings may vary."""
    if not own or not words:
        return False
    own, words = (["بن" if word == "ابن" else word for word in name] for name in (own, words))
    shorter, longer = sorted((own, words), key=len)
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        # «عبد الغفار» after «خالد عبد الغفار».
        return True
    if len(shorter) == 1 and shorter[0] == "".join(longer[-2:]):
        return True  # «لودريان», «لو دريان»
    if len(words) == 1 and len(own) > 1 and own[-2] == "ال":
        # «سعود» is not every man of «آل سعود».
        return same_word(own[0], words[0])
    if len(words) == 1 or len(own) == 1:
        return same_word(own[-1], words[-1]) or (len(words) == 1 and same_word(own[0], words[0]) and len(own) > 1)
    if not same_word(own[-1], words[-1]):
        return _begin_alike(own, words)
    return same_word(own[0], words[0])


def _parts(name: list[str]) -> list[list[str]]:
    """Return the names a name is made of: «خالد بن متعب» two, «عبد رب النبي حافظ» two."""
    parts: list[list[str]] = []
    joined = False
    for word in name:
        if joined or (parts and word in word_class("name_tails")):
            parts[-1].append(word)
        else:
            parts.append([word])
        joined = word in word_class("name_joints")
    return parts


def _begin_alike(own: list[str], words: list[str]) -> bool:
    """Say whether the first two names are equal, or the only one of the shorter."""
    one, other = _parts(own), _parts(words)
    size = min(2, len(one), len(other))
    return one[:size] == other[:size]


def further(title: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the offices behind the first: «السفير لدى مصر والمندوب الدائم», «مدير العلاقات المتحدث الرسمي»."""
    found = []
    for at, word in enumerate(title):
        joined = word[:1] == "و" and bool(office_gender(word[1:]))
        if at and (joined or (word.startswith("ال") and office_gender(word) and title[at - 1].startswith("ال"))):
            found.append((word[1:] if joined else word, *title[at + 1 :]))
    return found
