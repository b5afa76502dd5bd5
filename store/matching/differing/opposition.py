"""Opposites and negations: words by which two claims cannot both be true of one fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from store.language.lexicon import folded_set
from store.matching.differing.slots import Conflict, swap_of, word_span
from store.matching.differing.turning import (
    HEAD,
    WITHOUT,
    denies,
    done,
    families,
    forms_of,
    idle,
    negates,
    told,
    turned_by,
    untrue,
)
from store.matching.texts.alignment import Alignment
from store.matching.texts.lexicons import opposites
from store.matching.texts.profile import KEPT, Profile

_NONE: Mapping[str, int] = {}
# Claims up to this many words are read as one statement.
_HEADLINE = 14
_YESTERDAY = "امس"
# «Nor», and the letters that begin a verb in the present.
_NOR, _PRESENT = "ولا", ("ي", "ت")
# «and with this» tells what goes on beside it; «second biggest» is a rank.
_AND_WITH = "ومع"
_RANKS = frozenset(("ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"))
# An opposing word speaks of nouns at most this many words away.
_BESIDE = 2


@lru_cache(maxsize=65536)
def sides_of(folded: str) -> Mapping[str, int]:
    """Return the oppositions a folded word stands in, also behind a particle."""
    table = opposites()
    return next((dict(table[form]) for form in forms_of(folded) if form in table), _NONE)


def spread(a: Profile, b: Profile) -> float:
    """Return how surely two words far apart speak of one thing: 1 in headlines, less in long statements."""
    return min(1.0, _HEADLINE / max(1, len(a.words), len(b.words)))


def agree(a: Profile, i: int, b: Profile, k: int) -> bool:
    """Say whether two opposite words agree, as one of them is turned round («لم تكن مغلقة», «مفتوحة»)."""
    return len(turned_by(a, i)) % 2 != len(turned_by(b, k)) % 2


def sides_told(profile: Profile, index: int) -> Mapping[str, int]:
    """Return the oppositions in which a word of a claim stands as what the claim tells: days are compared as days."""
    sides = sides_of(profile.words[index].folded)
    is_told = sides and told(profile, index) and not _is_dating(profile, index) and not _is_named(profile, index)
    return sides if is_told else _NONE


def tells_both(profile: Profile, name: str) -> bool:
    """Say whether a claim tells both sides of an opposition: who tells one of them does not contradict another."""
    told = (sides_told(profile, i).get(name) for i in range(len(profile.words)))
    return len({side for side in told if side}) > 1


def _is_dating(profile: Profile, index: int) -> bool:
    """Say whether a word belongs to a date («أمس الأول», «الثالث من شوال»)."""
    at = profile.words[index].start + profile.offset
    of_yesterday = index > 0 and profile.words[index - 1].folded.endswith(_YESTERDAY)
    return of_yesterday or any(mention.start <= at < mention.end for mention in profile.dates)


def _is_named(profile: Profile, index: int) -> bool:
    """Say whether a word opposes nothing where it stands: in a rank («ثاني أكبر اقتصاد»), in the name of a body («وحدات
    حماية الشعب», «وزارة الدفاع»), or as «ومع».
    """
    word = profile.words[index].folded
    before = profile.words[index - 1].folded if index else ""
    if word == _AND_WITH or before.removeprefix("ل") in _RANKS:
        return True
    if not _bodies() & {before, before[1:]}:
        return False
    behind = profile.words[index + 1].folded if index + 1 < len(profile.words) else ""
    is_verb = word[:1] == "ي" or word.endswith(("ت", "وا"))
    return word.startswith("ال") or (behind.startswith("ال") and not is_verb)


@cache
def _bodies() -> frozenset[str]:
    """Return the folded names of kinds of bodies without article («وزارة», «وحدات»): their own names follow."""
    words = folded_set("titles", "bodies.masculine") | folded_set("titles", "bodies.feminine")
    return frozenset(word for word in words if not word.startswith("ال"))


def _opposed(
    a: Profile, b: Profile, only_a: Iterable[int], only_b: Iterable[int]
) -> Iterator[tuple[int, int, str, bool]]:
    """Yield opposite words of two claims with the name of the opposition, and whether they agree."""
    left = {i: sides for i in only_a if (sides := sides_told(a, i))}
    right = {k: sides for k in only_b if (sides := sides_told(b, k))}
    for i, mine in left.items():
        for k, theirs in right.items():
            for name in sorted(name for name, side in mine.items() if theirs.get(name) == -side):
                yield i, k, name, agree(a, i, b, k)


def antonyms(a: Profile, b: Profile, aligned: Alignment) -> list[Conflict]:
    """Return opposite words on both sides, neither of which the other claim has too, unless one is itself turned."""
    met_a = {side for word in a.words for side in sides_of(word.folded).items()}
    met_b = {side for word in b.words for side in sides_of(word.folded).items()}
    for i, k, name, agreed in _opposed(a, b, aligned.only_a, aligned.only_b):
        side = sides_of(a.words[i].folded)[name]
        if not agreed and (name, side) not in met_b and (name, -side) not in met_a:
            spans = word_span(a, i, i), word_span(b, k, k)
            return [swap_of("antonym", a, b, spans, spread(a, b), name)]
    return []


def turns(a: Profile, b: Profile) -> frozenset[str]:
    """Return the families of words that turn one claim and not the other.

    What turns a word round to meet its opposite in the other claim turns nothing: «not shut» is open.
    """
    mine, theirs = families(a), families(b)
    if mine == theirs:
        return frozenset()
    only_a, only_b = (
        [i for i, word in enumerate(one.words) if word.key not in other.keys] for one, other in ((a, b), (b, a))
    )
    met = {
        family
        for i, k, _, agreed in _opposed(a, b, only_a, only_b)
        if agreed
        for family in (*turned_by(a, i), *turned_by(b, k))
    }
    return (mine ^ theirs) - met


def turned(a: Profile, b: Profile) -> float:
    """Return how much one claim is turned round where the other is not, 0–1: refusing, denying, doing without."""
    return min(1.0, 0.6 * len(turns(a, b))) * spread(a, b)


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
    against = [
        where
        for where in shared
        if mine[where][0] != theirs[where][0] and not agree(a, mine[where][1], b, theirs[where][1])
    ]
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
        if i in denied or (word.folded == _NOR and _is_negated_before(profile, i)):
            continue
        if negates(word.folded) and not idle(profile, i):
            after = [w.key for w in profile.words[i + 1 : i + 4] if w.key][:1]
            found.update(dict.fromkeys(after, i))
    return found


def _is_negated_before(profile: Profile, index: int) -> bool:
    """Say whether «nor» only goes on with what a verb negated before it denies («لم يحضر الوزير ولا نائبه»)."""
    behind = profile.words[index + 1].folded[:1] if index + 1 < len(profile.words) else ""
    return behind not in _PRESENT and any(negates(word.folded) for word in profile.words[:index])


def negations(a: Profile, b: Profile) -> list[Conflict]:
    """Return a word that one claim negates and the other says plainly."""
    mine, theirs = negated_keys(a), negated_keys(b)
    for one, other, key, index, flipped in (
        *((a, b, key, i, False) for key, i in mine.items() if key not in theirs),
        *((b, a, key, i, True) for key, i in theirs.items() if key not in mine),
    ):
        end = next(k for k in range(index, len(one.words)) if one.words[k].key == key)
        forms = done(one.words[end].folded)
        plain = next((k for k, word in enumerate(other.words) if word.key == key or word.folded in forms), None)
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
    if denies(a) != denies(b):
        plain, denied = (b, a) if denies(a) else (a, b)
        return WITHOUT in turns(a, b) and not (families(plain) - families(denied))
    return any(_of_the_whole(a, b, found) for found in negations(a, b))


def _of_the_whole(a: Profile, b: Profile, negation: Conflict) -> bool:
    """Say whether a negation stands at the head of its claim, and so turns all that the claim says."""
    return all(
        len([word for word in one.words if word.end <= spans[0].start]) < HEAD
        for one, spans in ((a, negation.a_spans), (b, negation.b_spans))
    )
