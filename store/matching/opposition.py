"""Opposites and negations: words by which two claims cannot both be true of one fact."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from store.matching.alignment import PROCLITICS, Alignment, bare
from store.matching.lexicons import opposites, turning_words, untrue_phrases
from store.matching.profile import KEPT, Profile
from store.matching.slots import Conflict, swap_of, word_span

_NEGATIONS = frozenset(
    ("لم", "لن", "لا", "ليس", "ليست", "لست", "ليسوا", "غير", "عدم", "بعدم", "دون", "بدون", "not", "no", "never")
)

# Pairs of words that bound a figure or bind sentences, and oppose nothing.
_IDLE = frozenset(
    tuple(pair.split())
    for pair in (
        "علي الاقل", "علي الاكثر", "اكثر من", "اقل من", "باكثر من", "واكثر من", "لا يقل", "لا تقل", "لا سيما",
        "ولا سيما", "لا يزال", "لا تزال", "لا زال", "لا بد", "لا يزيد", "لا يتجاوز", "غير ان", "دون سن", "بلا شك",
        "اعلي من", "ادني من", "لا تزيد", "من قبل", "ليس فقط", "لا فقط",
    )
)  # fmt: skip
_NONE: Mapping[str, int] = {}
# What stands behind one of these words was before the fact or beside it («إعادة فتح المعبر بعد إغلاق»).
_BEHIND = frozenset(["بعد", "عقب", "اثر", "منذ", "بعيد", "قبل", "قبيل", "رغم", "after", "before", "since", "despite"])
# «بعد إغلاق استمر أربع سنوات»: so many words behind one of them are still of what was before.
_BEFORE = 2
# Claims up to this many words are read as one statement.
_HEADLINE = 14
# A verb in the present with three letters of its root and one of its person.
_SHORTEST_PRESENT = 4
# A negation among so many first words is one of the main verb.
_HEAD = 4
# An opposing word speaks of nouns at most this many words away.
_BESIDE = 2


@lru_cache(maxsize=65536)
def sides_of(folded: str) -> Mapping[str, int]:
    """Return the oppositions a folded word stands in, also behind a particle."""
    table = opposites()
    for form in (folded, folded[1:] if folded[:1] in PROCLITICS else "", bare(folded)):
        if form in table:
            return dict(table[form])
    return _NONE


def spread(a: Profile, b: Profile) -> float:
    """Return how surely two words far apart speak of one thing: 1 in headlines, less in long statements."""
    return min(1.0, _HEADLINE / max(1, len(a.words), len(b.words)))


def idle(profile: Profile, index: int) -> bool:
    """Say whether a word only bounds a figure or belongs to a set phrase («على الأقل», «ما لا يقل عن», «لا سيما»)."""
    before = profile.words[index - 1].folded if index else ""
    after = profile.words[index + 1].folded if index + 1 < len(profile.words) else ""
    word = profile.words[index].folded
    return (before, word) in _IDLE or (word, after) in _IDLE


def told(profile: Profile, index: int) -> bool:
    """Say whether an opposing word is part of what the claim tells, neither a set phrase nor what came before."""
    before = (word.folded for word in profile.words[max(0, index - _BEFORE) : index])
    return not idle(profile, index) and not any(word in _BEHIND for word in before)


@lru_cache(maxsize=65536)
def family_of(folded: str) -> str:
    """Return the family of a turning word, also behind a particle, or ''."""
    table = turning_words()
    for form in (folded, folded[1:] if folded[:1] in PROCLITICS else "", bare(folded)):
        if form in table:
            return table[form]
    return ""


@lru_cache(maxsize=KEPT)
def untrue(profile: Profile) -> frozenset[int]:
    """Return the indexes of the words that call something untrue in a set phrase («لا صحة لـ», «عارٍ عن الصحة»)."""
    found: set[int] = set()
    for i, word in enumerate(profile.words):
        for rest in untrue_phrases().get(word.folded, ()):
            if tuple(w.folded for w in profile.words[i + 1 : i + 1 + len(rest)]) == rest:
                found.update(range(i, i + 1 + len(rest)))
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def families(profile: Profile) -> dict[str, int]:
    """Return the families of turning words in a claim («رفض», «دون»), each with the index of its first word."""
    # What a claim is only quoted to deny says the same as the statement that it is not so («لم»).
    return ({"without": 0} if profile.stance == "deny" else {}) | _own_families(profile)


@lru_cache(maxsize=KEPT)
def _own_families(profile: Profile) -> dict[str, int]:
    """Return the families of turning words among a claim's own words, each with the index of its first word."""
    found: dict[str, int] = {}
    denied = untrue(profile)
    for i, word in enumerate(profile.words):
        family = "without" if i in denied else family_of(word.folded)
        if family and told(profile, i):
            found.setdefault(family, i)
    return found


def turned(a: Profile, b: Profile) -> float:
    """Return how much one claim is turned round where the other is not, 0–1: refusing, denying, doing without."""
    mine, theirs = families(a), families(b)
    return min(1.0, 0.6 * len(mine.keys() ^ theirs.keys())) * spread(a, b)


def antonyms(a: Profile, b: Profile, aligned: Alignment) -> list[Conflict]:
    """Return opposite words on both sides, neither of which the other claim has too."""
    left = {i: sides for i in aligned.only_a if (sides := sides_of(a.words[i].folded)) and told(a, i)}
    right = {k: sides for k in aligned.only_b if (sides := sides_of(b.words[k].folded)) and told(b, k)}
    met_a = [side for word in a.words for side in sides_of(word.folded).items()]
    met_b = [side for word in b.words for side in sides_of(word.folded).items()]
    for i, mine in left.items():
        for k, theirs in right.items():
            for name, side in sorted(mine.items()):
                if theirs.get(name) == -side and (name, side) not in met_b and (name, -side) not in met_a:
                    spans = word_span(a, i, i), word_span(b, k, k)
                    return [swap_of("antonym", a, b, spans, spread(a, b), name)]
    return []


@lru_cache(maxsize=KEPT)
def bound_sides(profile: Profile) -> dict[tuple[str, str], tuple[int, int]]:
    """Return (opposition, key of a word beside it) → (side, index of the opposing word): who rises, what falls.

    A noun belongs to its nearest opposing word within ``_BESIDE`` words, the one before it when two are as near.
    """
    nearest: dict[tuple[str, str], tuple[int, int, int]] = {}
    for i, word in enumerate(profile.words):
        sides = sides_of(word.folded)
        if not sides or not told(profile, i):
            continue
        for k in range(max(0, i - _BESIDE), min(len(profile.words), i + _BESIDE + 1)):
            key = profile.words[k].key
            if k == i or not key or sides_of(profile.words[k].folded):
                continue
            for name, side in sides.items():
                rank = (2 * abs(k - i) + (k < i), i, side)
                if (name, key) not in nearest or rank < nearest[name, key]:
                    nearest[name, key] = rank
    return {where: (side, i) for where, (_, i, side) in nearest.items()}


def crossed(a: Profile, b: Profile) -> list[Conflict]:
    """Return a word of which the claims say opposite things («النفط يرتفع», «هبوط النفط»), and nothing else.

    For two claims that both rise and fall, what counts is which thing does which.
    """
    mine, theirs = bound_sides(a), bound_sides(b)
    shared = sorted(mine.keys() & theirs.keys())
    against = [where for where in shared if mine[where][0] != theirs[where][0]]
    if not against or len(against) * 2 <= len(shared):
        return []
    i, k = mine[against[0]][1], theirs[against[0]][1]
    return [swap_of("antonym", a, b, (word_span(a, i, i), word_span(b, k, k)), spread(a, b), against[0][0])]


@lru_cache(maxsize=KEPT)
def negated_keys(profile: Profile) -> dict[str, int]:
    """Return the keys of the two content words after each negation, with the negation's index."""
    found: dict[str, int] = {}
    denied = untrue(profile)
    for i, word in enumerate(profile.words):
        if i in denied:
            continue
        if word.folded in _NEGATIONS or word.folded.lstrip("وف") in _NEGATIONS:
            after = [w.key for w in profile.words[i + 1 : i + 4] if w.key][:1]
            found.update(dict.fromkeys(after, i))
    return found


@lru_cache(maxsize=65536)
def _done(verb: str) -> frozenset[str]:
    """Return the past and future of a verb that stands in the present after its negation («لم تضبط»: «ضبطت»)."""
    if len(verb) < _SHORTEST_PRESENT - 1 or verb[0] not in "يتن":
        return frozenset()
    if len(verb) < _SHORTEST_PRESENT:  # its first letter gone («لم تصل»: «وصلت»), which reads like a particle
        return frozenset(one + ending for one in (verb[1:], f"و{verb[1:]}") for ending in ("", "ت", "وا", "نا"))
    root = verb[1:].removesuffix("وا")
    # Sound («ضبط»), derived («انفجر», «أوقف»), and hollow, whose long vowel the negation cut short («استقال», «أعاد»).
    roots = [root, f"ا{root}"] + ([f"{root[:-1]}ا{root[-1]}"] if root.startswith("ست") else [])
    roots += [f"ا{one}" for one in roots[2:]] + ([f"ا{root[0]}ا{root[1]}"] if len(root) == 2 else [])
    forms = [f"س{verb}", *(one + ending for one in roots for ending in ("", "ت", "وا", "ا", "تا", "نا"))]
    return frozenset(particle + form for form in forms for particle in ("", "و", "ف"))


def negations(a: Profile, b: Profile) -> list[Conflict]:
    """Return a word that one claim negates and the other says plainly."""
    mine, theirs = negated_keys(a), negated_keys(b)
    for one, other, key, index, flipped in (
        *((a, b, key, i, False) for key, i in mine.items() if key not in theirs),
        *((b, a, key, i, True) for key, i in theirs.items() if key not in mine),
    ):
        end = next(k for k in range(index, len(one.words)) if one.words[k].key == key)
        done = _done(one.words[end].folded)
        plain = next((k for k, word in enumerate(other.words) if word.key == key or word.folded in done), None)
        if plain is None:
            continue
        spans = (word_span(one, index, end), word_span(other, plain, plain))
        ordered = spans[::-1] if flipped else spans
        return [swap_of("negation", a, b, ordered, 0.8)]
    return []


def gainsays(a: Profile, b: Profile) -> bool:
    """Say whether one claim denies or negates what the other tells: two groups, however alike their words.

    A statement that is itself turned round («لم», «دون») may say the same as a denial, and is left to the score.
    """
    if (a.stance == "deny") != (b.stance == "deny"):
        denied, told = (a, b) if a.stance == "deny" else (b, a)
        return not _own_families(told).keys() - _own_families(denied).keys()
    return any(_of_the_whole(a, b, found) for found in negations(a, b))


def _of_the_whole(a: Profile, b: Profile, negation: Conflict) -> bool:
    """Say whether a negation stands at the head of its claim, and so turns all that the claim says."""
    return all(
        len([word for word in one.words if word.end <= spans[0].start]) < _HEAD
        for one, spans in ((a, negation.a_spans), (b, negation.b_spans))
    )
