"""Which claim of one report answers a claim of another, when both tell one story.

Of one story two reports tell much the same facts, each in its own words. What a claim says is then said by that claim
of the other report which shares most with it, if no other passage there shares nearly as much: words by their
consonants, figures, and the fields of meaning in which the rest of the words lie. All is weighed by how few passages of
both reports have it, so what the whole story speaks of says nothing. A function of both texts alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from store.language.tokens import tokens
from store.matching.evidence.features import NOT_YET
from store.matching.texts.kept import Kept
from store.matching.texts.lexicons import fields
from store.matching.texts.profile import Profile
from store.matching.texts.skeletons import WHOLE, skeleton
from store.matching.texts.vocabulary import key_of

# Where a passage may end: stops, commas, line ends, and before words that begin a clause.
_ENDS = re.compile(r"[.!?؟\n\r،,;؛:…]+|\s(?=(?:وأن|وان|لكن|بينما|فيما|كما|إذ|حيث)\s)")
_LEAST_WORDS = 2
# Two consonants may be of several roots, and a field holds many facts.
_SHORT, _FIELD = 0.7, 0.5
# A claim of three words is easily met: every passage counts as if it had so much of one more word that is not met.
_ONE_MORE = 0.7
# How alike a claim is to a passage of its own report that says the same again: no rival then.
_AGAIN = 0.55
_LARGER = 0.5
# What a word counts that the other report has nowhere.
_OWN = 0.4
# Log-odds for two claims that are alike, for those that lead all other passages, and for one speaker. Fitted on the
# pairs of 25 stories, each left out in turn.
_ALIKE, _LEAD, _ONE_SPEAKER = 1.0, 3.4, 0.86
# So many articles, pairs of articles and claims at most are kept.
_KEPT, _PAIRS_KEPT = 20_000, 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What a claim or a passage says: its words by what they are compared by, each with its fields of meaning.

    ``fielded`` are the words that lie in a field, ``fields`` all their fields. Equals itself alone, so that its weight
    can be kept beside it cheaply.
    """

    words: Mapping[str, frozenset[int]]
    fielded: tuple[tuple[str, frozenset[int]], ...]
    fields: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of a text, its place and what it says."""

    start: int
    end: int
    said: Said


def _compared_by(folded: str, key: str) -> str:
    """Return what a word is compared by: its consonants when they tell a root, else its match key."""
    bones = "" if key[0].isdigit() else skeleton(folded)
    return bones if len(bones) >= WHOLE else key


def _worth(word: str) -> float:
    return _SHORT if len(word) < WHOLE and not word[0].isdigit() else 1.0


def passages(text: str) -> list[Passage]:
    """Return the passages of a text that have at least two words that say something."""
    ends = [match.start() for match in _ENDS.finditer(text)] + [len(text)]
    parts: dict[int, list[tuple[int, int, str, str]]] = {}
    at = 0
    for token in tokens(text):
        while token.start >= ends[at]:
            at += 1
        if key := key_of(token.folded):
            parts.setdefault(at, []).append((token.start, token.end, token.folded, key))
    return [
        Passage(words[0][0], words[-1][1], _said((folded, key) for _, _, folded, key in words))
        for words in parts.values()
        if len(words) >= _LEAST_WORDS
    ]


def _said(words: Iterable[tuple[str, str]]) -> Said:
    found = {_compared_by(folded, key): fields(folded) for folded, key in words}
    return Said(found, tuple((word, found[word]) for word in sorted(found) if found[word]), _union(found.values()))


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*sets)


class Pairing:
    """Two reports of one story, their words weighed by how few passages of both have them."""

    def __init__(self, one: list[Passage], other: list[Passage]):
        both = [*one, *other]
        self._many = math.log(len(both) + 2)
        holding = Counter(word for passage in both for word in passage.said.words)
        fields_held = Counter(field for passage in both for field in passage.said.fields)
        self._weights = {word: self._many - math.log(held) for word, held in holding.items()}
        self._fields = {field: self._many - math.log(held) for field, held in fields_held.items()}
        self._told_by = tuple(frozenset(word for part in side for word in part.said.words) for side in (one, other))
        self._masses: dict[tuple[Said, int], float] = {}

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._many)

    def likeness(self, a: Said, b: Said, side: int) -> float:
        """Return how much two passages say the same: the geometric mean of the shares met, and half the larger.

        ``a`` is of the first report when ``side`` is 0, of the second when it is 1; ``b`` is of the other.
        """
        common = a.words.keys() & b.words.keys()
        if not common and a.fields.isdisjoint(b.fields):
            return 0.0
        left, right = ([(word, some) for word, some in one.fielded if word not in common] for one in (a, b))
        both = _union(some for _, some in left) & _union(some for _, some in right)
        if not common and not both:
            return 0.0
        met = sum(self._weight(word) * _worth(word) for word in sorted(common))
        shares = (
            min(1.0, (met + _FIELD * self._told(left, both)) / self._mass(a, common, 1 - side)),
            min(1.0, (met + _FIELD * self._told(right, both)) / self._mass(b, common, side)),
        )
        return math.sqrt(shares[0] * shares[1]) + _LARGER * max(shares)

    def _told(self, words: Sequence[tuple[str, frozenset[int]]], both: frozenset[int]) -> float:
        """Return the weight of words that lie in a field in which words of the other passage lie."""
        met = ((word, some & both) for word, some in words) if both else ()
        return sum(
            min(self._weight(word), max(self._fields.get(field, self._many) for field in shared))
            for word, shared in met
            if shared
        )

    def _mass(self, said: Said, common: Set[str], other: int) -> float:
        """Return the weight of the words of a passage; a word that the other report has nowhere may be told there in
        another word, and counts for less.
        """
        told = self._told_by[other]
        if (said, other) not in self._masses:
            whole = sum(self._weight(word) * (1.0 if word in told else _OWN) for word in sorted(said.words))
            self._masses[said, other] = whole + _ONE_MORE * self._many
        beside = sum(self._weight(word) for word in sorted(common - told))  # in a passage too short to count
        return self._masses[said, other] + (1.0 - _OWN) * beside


class Answers:
    """Tells how well claims answer each other; ``texts`` gives the texts of articles by id."""

    def __init__(self, texts: Mapping[str, str]):
        self._texts = texts
        self._passages: Kept[str, list[Passage]] = Kept(_KEPT)
        self._pairings: Kept[tuple[str, str], Pairing] = Kept(_PAIRS_KEPT)
        self._words: Kept[str, Said] = Kept(_KEPT)
        self._ranked: Kept[tuple[str, str], list[tuple[float, Passage]]] = Kept(_KEPT)
        self._stands: Kept[tuple[str, str], tuple[float, float]] = Kept(_KEPT)
        self._again: Kept[tuple[str, str], dict[int, bool]] = Kept(_KEPT)

    def speaks(self, a: Profile, b: Profile) -> float | None:
        """Return the log-odds by which it speaks for one fact, or against it, how two claims of one story answer each
        other: how alike they are, and by how much more than either is to the best other passage of the other's article.

        None when it would speak for one fact, but may not: an outlet repeats its own phrases; what is expected is not
        what was told.
        """
        alike, lead = self._stand(a, b)
        odds = _ALIKE * alike + _LEAD * lead + (_ONE_SPEAKER if a.speaker_keys & b.speaker_keys else 0.0)
        of_one_outlet = a.outlet is not None and a.outlet == b.outlet
        doubtful = lead < 0.0 or of_one_outlet or (a.stance in NOT_YET) != (b.stance in NOT_YET)
        return None if odds > 0.0 and doubtful else odds

    def alike(self, a: Profile, b: Profile) -> float:
        """Return how alike two claims are, by what few passages of both reports say."""
        pairing = self._pairing(a.article, b.article)
        return pairing.likeness(self._of_claim(a), self._of_claim(b), int(a.article > b.article))

    def lead(self, a: Profile, b: Profile) -> float:
        """Return by how much more two claims are alike than either is to another passage of the other's article."""
        return self._stand(a, b)[1]

    def may(self, a: Profile, b: Profile) -> bool:
        """Say whether it speaks for one fact how two claims answer each other; soon done for most pairs, for which it
        does not.
        """
        pairing, alike = self._pairing(a.article, b.article), self.alike(a, b)
        if not alike or self._is_led(a, b, alike, pairing) or self._is_led(b, a, alike, pairing):
            return False
        return (self.speaks(a, b) or 0.0) > 0.0

    def _stand(self, a: Profile, b: Profile) -> tuple[float, float]:
        """Return how alike two claims are, and by how much they lead; asked of a pair more than once."""
        if (a.id, b.id) not in self._stands:
            pairing, alike = self._pairing(a.article, b.article), self.alike(a, b)
            lead = alike - max(self._rival(a, b, pairing), self._rival(b, a, pairing))
            self._stands[a.id, b.id] = alike, lead
        return self._stands[a.id, b.id]

    def _is_led(self, claim: Profile, answer: Profile, alike: float, pairing: Pairing) -> bool:
        """Say whether a claim is more alike to a rival of its answer than ``alike``."""
        return self._rival(claim, answer, pairing, alike) > alike

    def _rival(self, claim: Profile, answer: Profile, pairing: Pairing, least: float = 0.0) -> float:
        """Return how alike a claim is to the likest passage of the answer's article that neither lies in the answer nor
        says the same again; 0 when none is more alike than ``least``.
        """
        end = answer.offset + len(answer.text)
        for alike, passage in self._by_likeness(claim, answer.article, pairing):
            if alike <= least:
                return 0.0
            within = passage.start < end and answer.offset < passage.end
            if not within and not self._says_again(answer, passage, claim.article, pairing):
                return alike
        return 0.0

    def _says_again(self, claim: Profile, passage: Passage, other: str, pairing: Pairing) -> bool:
        """Say whether a passage of a claim's own article says the same again, read beside the ``other`` article."""
        known = self._again.get((claim.id, other))
        if known is None:
            known = self._again[claim.id, other] = {}
        if passage.start not in known:
            side = int(claim.article > other)
            known[passage.start] = pairing.likeness(self._of_claim(claim), passage.said, side) >= _AGAIN
        return known[passage.start]

    def _by_likeness(self, claim: Profile, article: str, pairing: Pairing) -> list[tuple[float, Passage]]:
        """Return the passages of an article by how alike they are to a claim of the other, the likest first."""
        at = claim.id, article
        if at not in self._ranked:
            mine, side = self._of_claim(claim), int(claim.article > article)
            told = [(pairing.likeness(mine, passage.said, side), passage) for passage in self._of_article(article)]
            self._ranked[at] = sorted((one for one in told if one[0]), key=lambda one: (-one[0], one[1].start))
        return self._ranked[at]

    def _pairing(self, one: str, other: str) -> Pairing:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._pairings:
            self._pairings[pair] = Pairing(self._of_article(pair[0]), self._of_article(pair[1]))
        return self._pairings[pair]

    def _of_article(self, article: str) -> list[Passage]:
        if article not in self._passages:
            self._passages[article] = passages(self._texts.get(article, ""))
        return self._passages[article]

    def _of_claim(self, claim: Profile) -> Said:
        if claim.id not in self._words:
            self._words[claim.id] = _said((word.folded, word.key) for word in claim.words if word.key)
        return self._words[claim.id]
