"""States in which one thing or person is said to be: a road open or shut, a driver alive or dead, a man held or free.

Reports of one story that tell the state of one thing tell one fact, also when one says the contrary of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from store.language.folding import ARTICLES
from store.matching.differing.slots import Conflict, swap_of, word_span
from store.matching.differing.turning import denies, told, turned_by
from store.matching.texts.lexicons import states
from store.matching.texts.profile import KEPT, Profile
from store.matching.texts.vocabulary import everyday_keys

# So many words before a state may be its subject («كل نوافذ القاعة كانت مفتوحة»), and so many behind it.
_BEFORE, _BEHIND = 4, 2
_PARTICLES, _PRONOUNS = "وفبلس", ("ها", "هم", "ه")
_SHORTEST = 3
# Titles and kinds of people name nobody; a road or a door of the story is one, however common the word.
_OF_PEOPLE = frozenset(("alive / dead", "held / free"))
# What reports told to accuse, and what is only expected, is no state of which another report tells.
_TOLD = frozenset(("assert", "deny"))


@dataclass(frozen=True, slots=True)
class State:
    """A state as a claim tells it: its side (+1 or −1) and whether a negation brought it there, the match key of whose
    it is ('' if that is not said), and the indexes of the first and last word that tell it.
    """

    side: int
    turned: bool
    whose: str
    first: int
    last: int


@lru_cache(maxsize=65536)
def _read(folded: str) -> tuple[tuple[tuple[str, ...], str, int], ...]:
    """Return the states a word may begin to tell, also behind a particle or article and before a pronoun («وفتحه»)."""
    heads = [folded, *([folded[1:]] if folded[:1] in _PARTICLES and len(folded) > _SHORTEST else [])]
    heads += [head[2:] for head in heads if head.startswith("ال") and len(head) > _SHORTEST + 1]
    ended = (h.removesuffix(p) for h in heads for p in _PRONOUNS if h.endswith(p) and len(h) - len(p) >= _SHORTEST)
    return next((tuple(states()[form]) for form in (*heads, *ended) if form in states()), ())


@lru_cache(maxsize=KEPT)
def states_of(profile: Profile) -> dict[tuple[str, str], State]:
    """Return (state, match key of what is in it) → the state as told; what is negated is on the other side."""
    found: dict[tuple[str, str], State] = {}
    folded = [word.folded for word in profile.words]
    for i, word in enumerate(folded):
        for rest, name, side in _read(word):
            last = i + len(rest)
            if tuple(folded[i + 1 : last + 1]) != rest or not told(profile, i):
                continue
            turned = len(turned_by(profile, i)) % 2 == 1
            for k in (*range(max(0, i - _BEFORE), i), *range(last + 1, min(len(folded), last + 1 + _BEHIND))):
                key = profile.words[k].key
                if key and not key[0].isdigit() and not _read(folded[k]):
                    found.setdefault((name, key), State(-side if turned else side, turned, _whose(profile, k), i, last))
    return found


def _whose(profile: Profile, index: int) -> str:
    """Return the match key of the noun that a noun without article belongs to («سائق الحافلة»), or ''."""
    word, after = profile.words[index], profile.words[index + 1 : index + 2]
    belongs = after and not word.folded.startswith(ARTICLES) and after[0].folded.startswith(ARTICLES)
    return after[0].key if belongs else ""


def _shared(a: Profile, b: Profile) -> Iterator[tuple[str, State, State]]:
    """Yield the states of one thing that two claims tell, of persons only of those whom a rare word names.

    A statement and its negation are no two states.
    """
    mine, theirs = states_of(a), states_of(b)
    for name, key in sorted(mine.keys() & theirs.keys()):
        one, other = mine[name, key], theirs[name, key]
        of_anybody = name in _OF_PEOPLE and key in everyday_keys()
        of_another = one.whose and other.whose and one.whose != other.whose
        negated = one.side != other.side and (one.turned or other.turned)
        if not (of_anybody or of_another or negated):
            yield name, one, other


def one_thing(a: Profile, b: Profile) -> bool:
    """Say whether two claims of one story tell the state of one thing, the same or, when none denies, the contrary."""
    if not {a.stance, b.stance} <= _TOLD:
        return False
    denied = denies(a) or denies(b)
    return any(one.side == other.side or not denied for _, one, other in _shared(a, b))


def _of_two_people(a: Profile, b: Profile, state: str) -> bool:
    """Say whether a claim tells both sides of a state of people: one died, another lived."""
    sides = ({told.side for (name, _), told in states_of(profile).items() if name == state} for profile in (a, b))
    return state in _OF_PEOPLE and any(len(told) > 1 for told in sides)


def rivals(a: Profile, b: Profile) -> list[Conflict]:
    """Return contrary states of one thing («سائق الحافلة توفي», «السائق على قيد الحياة»): to be seen, not weighed.

    Who tells that one died and another lived contradicts neither.
    """
    for name, one, other in _shared(a, b):
        if one.side != other.side and not _of_two_people(a, b, name):
            spans = word_span(a, one.first, one.last), word_span(b, other.first, other.last)
            return [swap_of("antonym", a, b, spans, 0.0, name)]
    return []
