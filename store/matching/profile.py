"""What the matcher keeps of one claim: its words as match keys, figures, days, places and names.

A profile is made once per claim and compared many times. Offsets of words are code points into the claim's
text; add ``offset`` for the article.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.language.folding import fold_plain
from store.language.tokens import tokens
from store.matching.lexicons import Place, given_names, name_links, places
from store.matching.vocabulary import key_of
from store.models import DateMention, Quantity, Unit

_WEEKDAYS = {"الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6}
_WEEKDAYS |= {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "لل")
_LONGEST_PLACE = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a claim: its place in the claim's text, folded form, and match key ('' if it says nothing)."""

    start: int
    end: int
    folded: str
    key: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a claim, with the indexes of its words."""

    place: Place
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as it is compared; ``keys`` are the distinct match keys of its content words."""

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


def weekday_of(folded: str) -> int | None:
    """Return 0 (Monday) to 6 for a folded word that names a day of the week, also behind a particle."""
    for particle in _PROCLITICS:
        if folded.startswith(particle):
            rest = folded[len(particle) :]
            if particle == "لل":
                rest = "ال" + rest
            if rest in _WEEKDAYS:
                return _WEEKDAYS[rest]
    return None


def _place_at(folded: list[str], index: int) -> tuple[Place, int] | None:
    """Return the longest place that starts at ``index``, and how many words it takes."""
    table = places()
    for length in range(min(_LONGEST_PLACE, len(folded) - index), 0, -1):
        head, *rest = folded[index : index + length]
        for particle in _PROCLITICS:
            if not head.startswith(particle) or len(head) - len(particle) < 2:
                continue
            bare = head[len(particle) :]
            forms = ("ال" + bare,) if particle == "لل" else (bare, bare.removeprefix("ال"), "ال" + bare)
            for form in forms:
                place = table.get((form, *rest))
                if place is not None:
                    return place, length
    return None


def find_places(words: tuple[Word, ...]) -> tuple[PlaceMention, ...]:
    """Return the places named, left to right, the longest name winning; a word inside a person's name is none."""
    folded = [word.folded for word in words]
    found, index = [], 0
    while index < len(folded):
        at = _place_at(folded, index)
        if at is None or (index and folded[index - 1] in name_links()) or folded[index] in given_names():
            index += 1
            continue
        found.append(PlaceMention(at[0], index, index + at[1] - 1))
        index += at[1]
    return tuple(found)


def profile_of(unit: Unit) -> Profile:
    """Return the profile of a claim with its article's outlet and date."""
    claim = unit.claim
    words = tuple(Word(t.start, t.end, t.folded, key_of(t.folded)) for t in tokens(claim.text))
    speaker = claim.speaker
    speaker_words = fold_plain(speaker).split() if speaker else []
    return Profile(
        id=claim.id,
        article=claim.article_id,
        text=claim.text,
        offset=claim.start,
        words=words,
        keys=frozenset(word.key for word in words if word.key),
        figures=claim.quantities,
        dates=claim.dates,
        weekdays=tuple((day, i) for i, w in enumerate(words) if (day := weekday_of(w.folded)) is not None),
        places=find_places(words),
        speaker=speaker,
        speaker_keys=frozenset(key for word in speaker_words if (key := key_of(word))),
        stance=claim.stance,
        published=unit.published,
        outlet=unit.outlet,
    )
