"""Words that turn a statement round: who denies, refuses, fails, cancels or does without. One notion of denial serves
scores, groups, tolls and links.
"""

from __future__ import annotations

from functools import lru_cache

from store.matching.texts.alignment import PROCLITICS, bare
from store.matching.texts.lexicons import denying_words, negating_words, turning_words, untrue_phrases
from store.matching.texts.profile import KEPT, Profile

# The family of what denies, negates or does without.
WITHOUT = "without"
# Pairs of words that bound a figure, bind sentences or say when, and turn nothing.
_IDLE = frozenset(
    tuple(pair.split())
    for pair in (
        "علي الاقل", "علي الاكثر", "اكثر من", "اقل من", "باكثر من", "واكثر من", "لا سيما", "ولا سيما", "لا بد",
        "غير ان", "دون سن", "بلا شك", "اعلي من", "ادني من", "من قبل",
        "مع بدايه", "مع نهايه", "في بدايه", "في نهايه", "مع بدء", "مع انتهاء", "مع انطلاق", "الاول من", "الاولي من",
    )
)  # fmt: skip
# After a particle these only bound a figure or say that it lasts («لم تتجاوز 41 بالمئة», «لا يزال»).
_BOUNDING = frozenset(
    (
        "يقل", "تقل", "يزيد", "تزيد", "يزد", "تزد", "يتجاوز", "تتجاوز", "يتعد", "تتعد", "يتعدي", "تتعدي", "يتخط",
        "تتخط",
        "يزال", "تزال", "زال", "زالت", "يزالون", "تزل", "يزل",
    )
)  # fmt: skip
# So many words behind a negation at most, these make it «not only».
_ALONE, _ALONE_WITHIN = frozenset(("وحده", "وحدها", "وحدهم", "وحدهما", "فحسب", "فقط")), 4
# What stands behind one of these words was before the fact or beside it («إعادة فتح المعبر بعد إغلاق»).
_BEHIND = frozenset(["بعد", "عقب", "اثر", "منذ", "بعيد", "قبل", "قبيل", "رغم", "after", "before", "since", "despite"])
# «بعد إغلاق استمر أربع سنوات»: so many words behind one of them are still of what was before.
_BEFORE = 2
# Before a reason or an aim, and so many words at least that are told before it.
_LEAST_TOLD = 2
_REASONS = frozenset(("لان", "لانه", "لانها", "لانهم", "بهدف", "يهدف", "تهدف", "بغيه", "بغرض", "سعيا", "because"))
# A word of denial among so many first words is the main verb.
HEAD = 4
# So many words behind a turning word may be what it turns.
_TURNS_WITHIN = 3
_SHORTEST_ENDED = 4
# A verb in the present with three letters of its root and one of its person.
_SHORTEST_PRESENT = 4


def forms_of(folded: str) -> tuple[str, ...]:
    """Return what a folded word may be behind a particle and before the ending of a person («ورفضوا», «انسحبت»)."""
    found = folded, folded[1:] if folded[:1] in PROCLITICS else "", bare(folded)
    verbs = (form.removesuffix("وا").removesuffix("ت") for form in found if len(form) > _SHORTEST_ENDED)
    plural = folded[:-2] if folded[:1] == "ي" and folded.endswith("ون") and len(folded) > _SHORTEST_ENDED + 1 else ""
    return (*found, *verbs, plural)  # «يعلقون»


@lru_cache(maxsize=65536)
def _family_of(folded: str) -> str:
    """Return the family of a turning word, also behind a particle, or ''."""
    return next((turning_words()[form] for form in forms_of(folded) if form in turning_words()), "")


@lru_cache(maxsize=65536)
def _is_denial(folded: str) -> bool:
    return any(form in denying_words() for form in forms_of(folded))


@lru_cache(maxsize=65536)
def negates(folded: str) -> bool:
    """Say whether a folded word negates what follows («لم», «ولا», «عدم»)."""
    return folded in negating_words() or folded.lstrip("وف") in negating_words()


def idle(profile: Profile, index: int) -> bool:
    """Say whether a word only bounds a figure or belongs to a set phrase («على الأقل», «ما لا يقل عن», «لا سيما»)."""
    word = profile.words[index].folded
    before = profile.words[index - 1].folded if index else ""
    after = profile.words[index + 1].folded if index + 1 < len(profile.words) else ""
    if (before, word) in _IDLE or (word, after) in _IDLE or (negates(word) and _is_not_alone(profile, index)):
        return True
    return (after in _BOUNDING and negates(word)) or (word in _BOUNDING and negates(before))


def _is_not_alone(profile: Profile, index: int) -> bool:
    """Say whether a negation only says that something is not so of one alone («ليس في مصر وحدها»)."""
    return any(word.folded in _ALONE for word in profile.words[index + 1 : index + 1 + _ALONE_WITHIN])


def told(profile: Profile, index: int) -> bool:
    """Say whether a turning or opposing word is part of what the claim tells, neither a set phrase nor what came
    before.
    """
    before = (word.folded for word in profile.words[max(0, index - _BEFORE) : index])
    if idle(profile, index) or any(word in _BEHIND for word in before):
        return False
    return not _in_reason(profile, index)


def _in_reason(profile: Profile, index: int) -> bool:
    """Say whether a word stands in the reason or aim that a claim gives («أغلق المنجم لأنه غير آمن»), behind what it
    tells.
    """
    return any(word.folded in _REASONS for word in profile.words[_LEAST_TOLD:index])


@lru_cache(maxsize=KEPT)
def untrue(profile: Profile) -> frozenset[int]:
    """Return the indexes of the words that call something untrue in a set phrase («لا صحة لـ», «عارٍ عن الصحة»)."""
    found: set[int] = set()
    for i, word in enumerate(profile.words):
        for rest in untrue_phrases().get(word.folded, ()):
            if tuple(w.folded for w in profile.words[i + 1 : i + 1 + len(rest)]) == rest:
                found.update(range(i, i + 1 + len(rest)))
    return frozenset(found)


@lru_cache(maxsize=65536)
def done(verb: str) -> frozenset[str]:
    """Return the past and future of a verb that stands in the present after its negation («لم تضبط»: «ضبطت»)."""
    if len(verb) < _SHORTEST_PRESENT - 1 or verb[0] not in "يتن":
        return frozenset()
    if len(verb) < _SHORTEST_PRESENT:  # its first or last letter gone («لم تصل»: «وصلت», «لم تلغ»: «ألغت»)
        return frozenset(one + ending for one in (verb[1:], f"و{verb[1:]}", f"ا{verb[1:]}") for ending in _ENDINGS)
    root = verb[1:].removesuffix("وا")
    # Sound («ضبط»), derived («انفجر», «أوقف»), and hollow, whose long vowel the negation cut short («استقال», «أعاد»).
    roots = [root, f"ا{root}"] + ([f"{root[:-1]}ا{root[-1]}"] if root.startswith("ست") else [])
    roots += [f"ا{one}" for one in roots[2:]] + ([f"ا{root[0]}ا{root[1]}"] if len(root) == 2 else [])
    forms = [f"س{verb}", *(one + ending for one in roots for ending in (*_ENDINGS, "ا", "تا"))]
    return frozenset(particle + form for form in forms for particle in ("", "و", "ف"))


_ENDINGS = ("", "ت", "وا", "نا")


@lru_cache(maxsize=KEPT)
def _turning(profile: Profile) -> dict[int, str]:
    """Return the index of each word that turns what the claim tells → its family."""
    found: dict[int, str] = {}
    denied = untrue(profile)
    for i, word in enumerate(profile.words):
        family = WITHOUT if i in denied else _family_of(word.folded)
        if not family and i and negates(profile.words[i - 1].folded):  # «لم تلغ» cancels as «ألغت» does, and negates it
            family = next((f for f in map(_family_of, sorted(done(word.folded))) if f), "")
        if family and told(profile, i):
            found[i] = family
    return found


@lru_cache(maxsize=KEPT)
def _own_families(profile: Profile) -> frozenset[str]:
    return frozenset(_turning(profile).values())


@lru_cache(maxsize=KEPT)
def families(profile: Profile) -> frozenset[str]:
    """Return the families of turning words in a claim («رفض», «دون»).

    What a claim is only quoted to deny says the same as the statement that it is not so («لم»).
    """
    return _own_families(profile) | (frozenset((WITHOUT,)) if profile.stance == "deny" else frozenset())


@lru_cache(maxsize=KEPT)
def denies(profile: Profile) -> bool:
    """Say whether a claim denies: its reporting word does, or its main verb («الشركة تنفي نقل مقرها»)."""
    if profile.stance == "deny":
        return True
    denied = untrue(profile)
    return any(i in denied or _is_denial(word.folded) for i, word in enumerate(profile.words[:HEAD]))


def turned_by(profile: Profile, index: int) -> list[str]:
    """Return the families that turn the word at ``index``: of the words before it, and of a denial of the claim."""
    turning = _turning(profile)
    before = [turning[i] for i in range(max(0, index - _TURNS_WITHIN), index) if i in turning]
    # A denial told with its own «لم» is denied once.
    whole = bool(untrue(profile)) or (profile.stance == "deny" and WITHOUT not in _own_families(profile))
    return [*before[-1:], *([WITHOUT] if whole else [])]
