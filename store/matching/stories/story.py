"""Reports of one story: what two articles tell of one event helps to know what their single claims are about.

«15 dead, dozens hurt» and «toll of the factory fire rises to 17» share hardly a word; that their articles, published
within a few days, tell one story says what the words of the claims leave out. Of other claims the words count by how
much they part this story's claims from each other: all speak of the fire, few of the doors. Articles without a date
are left alone: nothing then tells one flood from the next.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from store.matching.differing import counting, days
from store.matching.evidence.features import WINDOW, Compared, agreement, compared, explained, in_one_story
from store.matching.evidence.weights import NAMES, SHIPPED
from store.matching.stories.answering import Answers
from store.matching.stories.common_story import CommonStory, estranged
from store.matching.stories.counted import Counted
from store.matching.stories.counterparts import LEAST, Counterparts, Held, no_claims
from store.matching.stories.two_events import of_other_places, of_two_events, of_two_places, told_apart
from store.matching.texts.kept import Kept
from store.matching.texts.profile import Profile
from store.matching.texts.vocabulary import Idf, content_keys, everyday_keys
from store.models import Unit

# Cosines of the words of two articles from which they may tell, and surely tell, one story; between, partly. Fitted
# on dated articles of ten stories: of one story at least .17, of others at most .16 (.19 for floods in two countries).
_MAYBE, _SURELY = 0.14, 0.2
# Of one story, pairs at least this likely by themselves, with next to nothing against them, are read beside it.
LIKELY, _UNOPPOSED = 0.1, 0.1
# The feature rises so with the share of words met, from this on; about so many words make a claim.
_PER_SHARE, _LEAST, _WORDS_A_CLAIM = 0.9, 0.2, 8
# Pairs less likely than this are not put together: whether their articles are strangers need not be known.
_WORTH = 0.1
# Of strangers two claims give one toll less often than they share a phrase: what little their articles share beside it
# counts so much less.
_A_TOLL_TELLS = 0.5
# What stands against two claims of one story counts no more than these log-odds once it is asked how they answer each
# other, which makes no pair likelier than the second.
_LOWEST, _HIGHEST = -3.0, 2.0
_STORY = NAMES.index("story")
# Claims of one story this unlikely counterparts (log-odds) are hardly one fact; each less so by so much of the rest.
_FAR, _PER_ODDS = -1.5, 0.7
# A headline words a fact most freely; other claims that a third report brings together are to be nearer than LEAST.
_NEARER = -1.2
# Words of the other report that answer a claim better by so much are told by another claim of it, or by none.
_BEHIND = -0.7
# So many articles at most are kept weighed.
_KEPT = 2000
# Short reports of two accidents share the words of accidents; two of one story share so many others too.
_TELLING = 4


class Stories:
    """Tells how surely two articles tell one story; each article is weighed and each pair compared once."""

    def __init__(self, units: Sequence[Unit], idf: Idf, claims: Callable[[str], Sequence[Profile]] = no_claims):
        self._texts = {unit.claim.article_id: unit.article_text for unit in units}
        self._idf = idf
        self._words: Kept[str, Counter[str]] = Kept(_KEPT)
        self._vectors: Kept[str, Mapping[str, float]] = Kept(_KEPT)
        self._known: dict[tuple[str, str], float] = {}
        self._claims = claims
        self._openings: Kept[str, int] = Kept(_KEPT)
        self._counted = Counted(self._texts, self.one)
        self._common = CommonStory(self._counts, idf)
        self._answers = Answers(self._texts)
        self._counterparts = Counterparts(claims, self._by_themselves, self._answers.alike)

    def told(self, a: Profile, b: Profile) -> float:
        """Return 0–1: how surely both claims give one toll, count, state or cause of one event, whatever the words."""
        return self._counted.told(a, b)

    def other_tolls(self, a: Profile, b: Profile) -> bool:
        """Say whether both claims give tolls of one story, but of other fates, here the dead and there the hurt."""
        return self._counted.other_tolls(a, b)

    def counts(self, profile: Profile) -> frozenset[str]:
        """Return what a claim counts, what people met, or did not, and of what it tells the state or the cause."""
        return self._counted.counts(profile)

    def read(self, a: Profile, b: Profile, result: Compared) -> Compared:
        """Return the comparison of two claims with what their articles say of it; ``result`` itself when nothing."""
        return self._held(a, b, self._read(a, b, result))

    def _held(self, a: Profile, b: Profile, read: Compared) -> Compared:
        """Return the comparison of two claims held against the other claims of two articles that tell one story."""
        if self.one(a, b) < 1.0:
            return read
        read = self._far_from(a, b, read)
        if of_two_events(a, b, read) or told_apart(a, b, read, is_count=self.told(a, b) > 0.0):
            return read
        if self._answers.lead(a, b) < _BEHIND:
            return read
        held = self._counterparts.held(a, b)
        more = 0.0 if held is None or held.odds < LEAST else held.odds - SHIPPED.log_odds(read.values)
        if held is None or more <= 0.0 or self._common.strange(a, b, read.overlap):
            return read
        story = round(read.values[_STORY] + more / SHIPPED.coefficients[_STORY], 4)
        return replace(read, values=(*read.values[:4], story), nearest=held.nearest, held=story - read.values[_STORY])

    def _far_from(self, a: Profile, b: Profile, read: Compared) -> Compared:
        """Return the comparison of two claims as less likely when all claims of both speak against their being
        counterparts, unless they give one toll, count or state.
        """
        if SHIPPED.probability(read.values) < _WORTH:
            return read
        held = self._counterparts.held(a, b)
        if held is None or held.odds >= _FAR or self.told(a, b):
            return read
        story = round(read.values[_STORY] - _PER_ODDS * (_FAR - held.odds) / SHIPPED.coefficients[_STORY], 4)
        return replace(read, values=(*read.values[:4], story))

    def may_be_one(self, a: Profile, b: Profile, read: Compared, *, surely: bool = False) -> bool:
        """Say whether two claims of one story, compared as ``read``, may be one fact among all claims of both; or, if a
        third is ``surely`` one with both, whether they do not tell of two places.
        """
        if self.one(a, b) < 1.0:
            return False
        if surely:
            return not of_other_places(read)
        held = self._counterparts.held(a, b)
        near = held is not None and (held.odds >= _NEARER or (held.odds >= LEAST and (self.opens(a) or self.opens(b))))
        return near and not of_two_places(a, b, read)

    def opens(self, claim: Profile) -> bool:
        """Say whether a claim is the first of its report: its headline, or what it opens with."""
        if claim.article not in self._openings:
            offsets = (other.offset for other in self._claims(claim.article))
            self._openings[claim.article] = min(offsets, default=claim.offset)
        return claim.offset <= self._openings[claim.article]

    def numbers_people(self, claim: Profile) -> bool:
        """Say whether a claim gives a toll."""
        return self._counted.tolls_of(claim) is not None

    def says_again(self, a: Profile, b: Profile) -> float:
        """Return how likely two claims of one article say one thing."""
        result = self._by_themselves(a, b)
        return 0.0 if result is None else SHIPPED.probability(result.values)

    def counterparts(self, one: Profile, other: Profile) -> Mapping[tuple[str, str], Held]:
        """Return how the pairs of claims of the articles of two claims stand among all their claims."""
        return (
            self._counterparts.of(min(one.article, other.article), max(one.article, other.article))
            if self.one(one, other) >= 1.0
            else {}
        )

    def _by_themselves(self, a: Profile, b: Profile) -> Compared | None:
        """Return the comparison of two claims without what answers them; None when they have nothing in common.

        What stands against one fact is not worked out when the pair is unlikely without it.
        """
        if a.keys.isdisjoint(b.keys) and not self.told(a, b):
            return None
        agreed = agreement(a, b, self._idf)
        if SHIPPED.probability(agreed.unopposed) < LIKELY and not self.told(a, b):
            return Compared(agreed.unopposed, agreed.overlap, (), None, False)
        return self._read(a, b, compared(a, b, self._idf, agreed), alone=True)

    def _read(self, a: Profile, b: Profile, result: Compared, *, alone: bool = False) -> Compared:
        """Return the comparison of two claims with what their articles say of it, ``alone`` of these two only."""
        read = self._together(a, b, result)
        if not self._texts.get(a.article) or not self._texts.get(b.article):  # bare claims have nothing around them
            return read
        read = read if alone else self._answered(a, b, read)
        if SHIPPED.probability(read.values) < _WORTH or not (strange := self._common.strange(a, b, read.overlap)):
            return read
        strange *= 1 - _A_TOLL_TELLS * self.told(a, b)
        return replace(read, values=estranged(result.values, read.values, strange))

    def _answered(self, a: Profile, b: Profile, read: Compared) -> Compared:
        """Return the comparison of two claims of one story with how they answer each other beside its other claims."""
        surely = self.one(a, b)
        if not surely or self.told(a, b):  # tolls need no words in common
            return read
        speaks = self._answers.speaks(a, b)
        odds = SHIPPED.log_odds(read.values)
        if speaks is None or (speaks > 0.0 and (odds >= _HIGHEST or of_two_events(a, b, read))):
            return read
        moved = min(max(odds, _LOWEST) + speaks, _HIGHEST) - odds if speaks > 0.0 else speaks
        answer = round(surely * moved / SHIPPED.coefficients[_STORY], 4)
        return replace(read, values=(*read.values[:4], round(read.values[4] + answer, 4)), answer=answer)

    def may_answer(self, a: Profile, b: Profile) -> bool:
        """Say whether two claims of one story answer each other well enough to be scored, whatever words they share."""
        return self.one(a, b) > 0.0 and self._answers.may(a, b)

    def _together(self, a: Profile, b: Profile, result: Compared) -> Compared:
        if told := self._counted.toll(a, b):
            return in_one_story(result, told)
        surely = self.one(a, b)
        if not surely:
            return result
        # Seven bridges here and seven bridges there are two counts.
        elsewhere = max((conflict.weight for conflict in result.conflicts if conflict.slot == "place"), default=0.0)
        count = self._counted.count(a, b) * (1 - min(1.0, elsewhere))
        against = (1 - count) * (result.values[2] - surely * explained(a, b, result.conflicts))
        read = replace(result, values=(*result.values[:2], max(0.0, against), *result.values[3:]))
        likely = against <= _UNOPPOSED and SHIPPED.probability(read.values) >= LIKELY
        near = max(count, self._counted.state(a, b) * (1 - min(1.0, elsewhere)), self._near(a, b) if likely else 0.0)
        return replace(read, values=(*read.values[:4], near))

    def _near(self, a: Profile, b: Profile) -> float:
        """Return 0–1: how much of one claim the other says too, in words that are not all over their story."""
        if days.recalls(a, b) or not (surely := self.one(a, b)):
            return 0.0
        one, other = self._counts(a.article), self._counts(b.article)
        many = (one.total() + other.total()) / _WORDS_A_CLAIM + 1
        # By this an often told word can count against: what all claims of a story say parts none of them.
        weights = {key: math.log(many / (one[key] + other[key] + 0.5)) for key in a.keys | b.keys}
        shared = sum(weights[key] for key in sorted(a.keys & b.keys))
        masses = [sum(weights[key] for key in sorted(profile.keys)) for profile in (a, b)]
        share = max(shared / mass if mass > 0 else 0.0 for mass in masses)
        return max(0.0, surely * (_PER_SHARE * min(1.0, share) - _LEAST))

    def one(self, a: Profile, b: Profile) -> float:
        """Return 0–1: how surely the articles of two claims tell one story."""
        gap = days.published_gap(a, b)
        if a.article == b.article or gap is None or gap > WINDOW:
            return 0.0
        pair = (a.article, b.article) if a.article < b.article else (b.article, a.article)
        if pair not in self._known:
            surely = (self._cosine(*pair) - _MAYBE) / (_SURELY - _MAYBE) if self._is_telling(*pair) else 0.0
            self._known[pair] = min(1.0, max(0.0, surely))
        return self._known[pair]

    def _is_telling(self, a: str, b: str) -> bool:
        shared = (self._vector(a).keys() & self._vector(b).keys()) - everyday_keys() - counting.fate_keys().keys()
        return sum(not key[0].isdigit() for key in shared) >= _TELLING

    def _cosine(self, a: str, b: str) -> float:
        one, other = self._vector(a), self._vector(b)
        return sum(one[key] * other[key] for key in sorted(one.keys() & other.keys()))

    def _counts(self, article: str) -> Counter[str]:
        if article not in self._words:
            self._words[article] = Counter(content_keys(self._texts.get(article, "")))
        return self._words[article]

    def _vector(self, article: str) -> Mapping[str, float]:
        """Return the words of an article that occur in claims, weighted, of length 1."""
        if article not in self._vectors:
            known = {key: n for key, n in sorted(self._counts(article).items()) if self._idf.frequency.get(key)}
            weights = {key: (1 + math.log(n)) * self._idf.weight(key) for key, n in known.items()}
            length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
            self._vectors[article] = {key: w / length for key, w in weights.items()}
        return self._vectors[article]
