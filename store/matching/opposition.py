"""Opposites and negations: words by which two claims cannot both be true of one fact."""

from __future__ import annotations

from store.matching.alignment import PROCLITICS, Alignment, bare
from store.matching.lexicons import opposites
from store.matching.profile import Profile
from store.matching.slots import Conflict, swap_of, word_span

_NEGATIONS = frozenset(
    ("لم", "لن", "لا", "ليس", "ليست", "لست", "ليسوا", "غير", "عدم", "بعدم", "دون", "بدون", "ما", "not", "no", "never")
)


def sides_of(folded: str) -> dict[str, int]:
    """Return the oppositions a folded word stands in, also behind a particle."""
    table = opposites()
    for form in (folded, folded[1:] if folded[:1] in PROCLITICS else "", bare(folded)):
        if form in table:
            return dict(table[form])
    return {}


def antonyms(a: Profile, b: Profile, aligned: Alignment) -> list[Conflict]:
    """Return opposite words on both sides, neither of which the other claim has too."""
    left = {i: sides for i in aligned.only_a if (sides := sides_of(a.words[i].folded))}
    right = {k: sides for k in aligned.only_b if (sides := sides_of(b.words[k].folded))}
    met_a = [side for word in a.words for side in sides_of(word.folded).items()]
    met_b = [side for word in b.words for side in sides_of(word.folded).items()]
    for i, mine in left.items():
        for k, theirs in right.items():
            for name, side in sorted(mine.items()):
                if theirs.get(name) == -side and (name, side) not in met_b and (name, -side) not in met_a:
                    spans = word_span(a, i, i), word_span(b, k, k)
                    return [swap_of("antonym", a, b, spans, 1.0, name)]
    return []


def negated_keys(profile: Profile) -> dict[str, int]:
    """Return the keys of the two content words after each negation, with the negation's index."""
    found: dict[str, int] = {}
    for i, word in enumerate(profile.words):
        if word.folded in _NEGATIONS or word.folded.lstrip("وف") in _NEGATIONS:
            after = [w.key for w in profile.words[i + 1 : i + 4] if w.key][:1]
            found.update(dict.fromkeys(after, i))
    return found


def negations(a: Profile, b: Profile) -> list[Conflict]:
    """Return a word that one claim negates and the other says plainly."""
    mine, theirs = negated_keys(a), negated_keys(b)
    for one, other, key, index, flipped in (
        *((a, b, key, i, False) for key, i in mine.items() if key not in theirs),
        *((b, a, key, i, True) for key, i in theirs.items() if key not in mine),
    ):
        plain = next((k for k, word in enumerate(other.words) if word.key == key), None)
        if plain is None:
            continue
        end = next(k for k in range(index, len(one.words)) if one.words[k].key == key)
        spans = (word_span(one, index, end), word_span(other, plain, plain))
        ordered = spans[::-1] if flipped else spans
        return [swap_of("negation", a, b, ordered, 0.8)]
    return []
