"""What the matcher keeps of one claim: its words as match keys, figures, days, places and names.

A profile is made once per claim and compared many times. Offsets of words are code points into the claim's
text; add ``offset`` for the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from store.language.folding import fold_plain
from store.language.tokens import Token, folded_words, tokens
from store.matching.texts.bodies import body_names
from store.matching.texts.fragments import is_fragment
from store.matching.texts.gazetteer import PROCLITICS, PlaceMention, countries_of, find_places
from store.matching.texts.referents import referred_keys
from store.matching.texts.vocabulary import key_of
from store.models import DateMention, Quantity, Unit

# Of so many profiles at most what was worked out is kept.
KEPT = 4096
# What opens a sentence before a claim, so many code points long at most, and says where it was.
_FRAME = 50
_FRAMED = re.compile(r"(?:^|[.!?؟\n\r])\s*(?:أما\s+|اما\s+)?و?في\s+(?P<where>[^.!?؟\n\r،,]+)[،,]?\s*(?:ف)?$")
_EXCEPT, _NOT, _THAT_NOT = "الا", "لا", re.compile("أل\u0651?ا(?!\\s+وه)")
_WEEKDAYS = {"الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6}
_WEEKDAYS |= {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a claim: its place in the claim's text, folded form, and match key ('' if it says nothing)."""

    start: int
    end: int
    folded: str
    key: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article says for claims of it that do not: the countries it is about, and the days of the week it names.

    ``weekday`` is the first of them, on which its report opens (0 is Monday); for articles without a date. ``opens`` is
    for claims whose sentence opens in another place than the article: the countries are those of that place. ``named``
    are all countries that the article names, also in passing.
    """

    countries: frozenset[str]
    weekday: int | None
    weekdays: frozenset[int]
    opens: bool = False
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A claim as it is compared; ``keys`` are the distinct match keys of its content words.

    A profile equals itself alone, so that what is worked out of one can be kept beside it cheaply.
    """

    id: str
    article: str
    text: str
    offset: int
    words: tuple[Word, ...]
    keys: frozenset[str]
    figures: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    weekdays: tuple[tuple[int, int], ...]
    places: tuple[PlaceMention, ...]
    speaker: str | None
    speaker_keys: frozenset[str]
    stance: str
    published: str | None
    outlet: str | None
    scene: Scene
    article_text: str = ""
    bodies: tuple[frozenset[str], ...] = ()

    @property
    def content(self) -> tuple[object, ...]:
        """What comparisons depend on: two claims with equal content compare alike with any third."""
        dates = tuple(mention.iso for mention in self.dates)
        return self.text, self.keys, self.speaker, self.stance, self.published, self.scene, dates

    def written(self, key: str) -> str:
        """Return the first word with a match key as the claim writes it; the key itself when no word has it."""
        return next((self.text[word.start : word.end] for word in self.words if word.key == key), key)


@lru_cache(maxsize=131072)
def weekday_of(folded: str) -> int | None:
    """Return 0 (Monday) to 6 for a folded word that names a day of the week, also behind a particle."""
    for particle in PROCLITICS:
        if folded.startswith(particle):
            rest = folded[len(particle) :]
            if particle == "لل":
                rest = "ال" + rest
            if rest in _WEEKDAYS:
                return _WEEKDAYS[rest]
    return None


def scene_of(article_text: str) -> Scene:
    """Return what an article is about as a whole: its countries and the days of the week it names."""
    folded = folded_words(article_text)
    days = [day for word in folded if (day := weekday_of(word)) is not None]
    about, named = countries_of(folded)
    return Scene(about, days[0] if days else None, frozenset(days), named=named)


def framed(unit: Unit, scene: Scene) -> Scene:
    """Return the scene of a claim: of its article, unless its sentence opens elsewhere («وفي تركيا، خفض البنك …»)."""
    # Searched in the whole text, for ``^`` is the beginning of the article, not of a stretch cut out of it.
    opening = _FRAMED.search(unit.article_text, max(0, unit.claim.start - _FRAME), unit.claim.start)
    if opening is None:
        return scene
    folded = folded_words(opening.group("where"))
    named = (mention.place.country for mention in find_places(folded) if not mention.adjective)
    elsewhere = frozenset(country for country in named if country[:1] != "?")
    return replace(scene, countries=elsewhere, opens=True) if elsewhere else scene


class Profiles:
    """The profiles of a collection's claims, each made once, and each article read once for its scene.

    One object serves one set of units: what a claim's id stood for when it was first asked stays.
    """

    def __init__(self) -> None:
        self._made: dict[str, Profile] = {}
        self._scenes: dict[str, Scene] = {}

    def of(self, units: Iterable[Unit]) -> list[Profile]:
        """Return the profiles of claims in their order."""
        return [self._one(unit) for unit in units]

    def _one(self, unit: Unit) -> Profile:
        made = self._made.get(unit.claim.id)
        if made is None:
            article = unit.claim.article_id
            if article not in self._scenes:
                self._scenes[article] = scene_of(unit.article_text)
            scene = framed(unit, self._scenes[article])
            made = self._made[unit.claim.id] = profile_of(unit, scene)
        return made


def profiles_of(units: Iterable[Unit]) -> list[Profile]:
    """Return the profiles of claims in their order; each article is read once for its scene."""
    return Profiles().of(units)


def _words(text: str) -> Iterator[Token]:
    """Yield the tokens of a claim; «ألا», folded, is «إلا» but means «that … not»."""
    for token in tokens(text):
        yield replace(token, folded=_NOT) if token.folded == _EXCEPT and _THAT_NOT.match(text, token.start) else token


def profile_of(unit: Unit, scene: Scene | None = None) -> Profile:
    """Return the profile of a claim with its article's outlet and date; ``scene`` is read if not given."""
    claim = unit.claim
    words = tuple(Word(t.start, t.end, t.folded, key_of(t.folded)) for t in _words(claim.text))
    speaker = claim.speaker
    speaker_words = fold_plain(speaker).split() if speaker else []
    folded = [word.folded for word in words]
    asserts = not is_fragment(folded)  # what asserts nothing has nothing in common with others
    keys = frozenset(word.key for word in words if word.key) | referred_keys(unit, folded) if asserts else frozenset()
    return Profile(
        id=claim.id,
        article=claim.article_id,
        text=claim.text,
        offset=claim.start,
        words=words,
        keys=keys,
        figures=claim.quantities,
        dates=claim.dates,
        weekdays=tuple((day, i) for i, w in enumerate(words) if (day := weekday_of(w.folded)) is not None),
        places=find_places(folded),
        speaker=speaker,
        speaker_keys=frozenset(key for word in speaker_words if (key := key_of(word))),
        stance=claim.stance,
        published=unit.published,
        outlet=unit.outlet,
        scene=scene_of(unit.article_text) if scene is None else scene,
        article_text=unit.article_text,
        bodies=body_names(folded, [word.key for word in words]) if asserts else (),
    )
