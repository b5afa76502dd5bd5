"""Words put in the stead of others: names, opposites, and rare nouns unmatched on both sides.

Two claims are aligned word by word; what stands in the same place with other words is looked at. This works
for near-equal wordings, where an edit hides; for free paraphrases only opposites and negations are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from store.matching.lexicons import function_words, given_names, name_links, name_titles, opposites
from store.matching.profile import Profile, Word, weekday_of
from store.matching.slots import Conflict, letters, word_span
from store.matching.worddiff import blocks
from store.models import Span

_NEGATIONS = frozenset(
    ("لم", "لن", "لا", "ليس", "ليست", "لست", "ليسوا", "غير", "عدم", "بعدم", "دون", "بدون", "ما", "not", "no", "never")
)
_PROCLITICS = ("و", "ف", "ب", "ل", "س")
# Two words at least this alike are spellings of one word, not two words.
_SAME_WORD = 70.0


@dataclass(frozen=True, slots=True)
class Swap:
    """Words ``a[i:j]`` that stand where the other claim has ``b[k:n]``."""

    i: int
    j: int
    k: int
    n: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two claims laid word beside word: the share of equal words of the shorter one, and the swaps."""

    share: float
    swaps: tuple[Swap, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]


def bare(word: str) -> str:
    """Return a folded word without article and particles, for comparing spellings."""
    for particle in ("وال", "بال", "فال", "كال", "ولل", "ال", "لل"):
        if word.startswith(particle) and len(word) > len(particle) + 1:
            return word[len(particle) :]
    return word[1:] if word[:1] in _PROCLITICS and len(word) > 4 else word


def alike(one: str, other: str) -> bool:
    """Say whether two folded words are spellings or forms of one word."""
    return fuzz.ratio(bare(one), bare(other)) >= _SAME_WORD


def align(a: Profile, b: Profile) -> Alignment:
    """Lay two claims word beside word; words with one match key are equal."""
    left = [word.key or word.folded for word in a.words]
    right = [word.key or word.folded for word in b.words]
    swaps, equal = [], 0
    for op, i, j, k, n in blocks(left, right):
        if op == "equal":
            equal += j - i
        elif op == "replace":
            swaps.append(Swap(i, j, k, n))
    keys_a, keys_b = set(left), set(right)
    return Alignment(
        share=equal / max(1, min(len(left), len(right))),
        swaps=tuple(swaps),
        only_a=tuple(i for i, key in enumerate(left) if key not in keys_b),
        only_b=tuple(i for i, key in enumerate(right) if key not in keys_a),
    )


def _content(words: tuple[Word, ...], first: int, last: int) -> list[int]:
    return [i for i in range(first, last) if words[i].key and words[i].folded not in function_words()]


def _is_name(words: tuple[Word, ...], index: int) -> bool:
    """Say whether the word at ``index`` reads as part of a person's name."""
    word = words[index].folded
    if word in given_names() or word.lstrip("ولب") in given_names():
        return True
    before = words[index - 1].folded if index else ""
    after = words[index + 1].folded if index + 1 < len(words) else ""
    return before in name_links() or after in name_links() or before in given_names()


def name_swaps(a: Profile, b: Profile, aligned: Alignment) -> list[Conflict]:
    """Return names that stand in the stead of other names, one entry per swap."""
    found = []
    for swap in aligned.swaps:
        left = [i for i in _content(a.words, swap.i, swap.j) if _is_name(a.words, i)]
        right = [k for k in _content(b.words, swap.k, swap.n) if _is_name(b.words, k)]
        left = [i for i in left if not any(alike(a.words[i].folded, b.words[k].folded) for k in right)]
        right = [
            k for k in right if not any(alike(a.words[i].folded, b.words[k].folded) for i in range(swap.i, swap.j))
        ]
        if left and right:
            spans = word_span(a, left[0], left[-1]), word_span(b, right[0], right[-1])
            found.append(_swap_of("name", a, b, spans, 0.8))
    return found


def _swap_of(
    slot: str, a: Profile, b: Profile, spans: tuple[Span, Span], weight: float, note: str | None = None
) -> Conflict:
    one, other = spans
    return Conflict(slot, letters(a, one), letters(b, other), (one,), (other,), weight, None, note)


def sides_of(folded: str) -> dict[str, int]:
    """Return the oppositions a folded word stands in, also behind a particle."""
    table = opposites()
    for form in (folded, folded[1:] if folded[:1] in _PROCLITICS else "", bare(folded)):
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
                    return [_swap_of("antonym", a, b, spans, 1.0, name)]
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
        return [_swap_of("negation", a, b, ordered, 0.8)]
    return []


def warnings(a: Profile, b: Profile, aligned: Alignment, taken: set[tuple[str, int]]) -> list[Conflict]:
    """Return content words that stand in each other's stead in near-equal wordings and nothing else explains."""
    if aligned.share < 0.6:
        return []
    found = []
    for swap in aligned.swaps:
        left = [i for i in _content(a.words, swap.i, swap.j) if ("a", i) not in taken]
        right = [k for k in _content(b.words, swap.k, swap.n) if ("b", k) not in taken]
        pairs = [(i, k) for i in left for k in right if alike(a.words[i].folded, b.words[k].folded)]
        left = [i for i in left if i not in {i for i, _ in pairs} and weekday_of(a.words[i].folded) is None]
        right = [k for k in right if k not in {k for _, k in pairs} and weekday_of(b.words[k].folded) is None]
        if left and right and len(left) <= 3 and len(right) <= 3:
            spans = word_span(a, left[0], left[-1]), word_span(b, right[0], right[-1])
            found.append(_swap_of("warning", a, b, spans, 0.3, "other words in the same place"))
    return found


def name_titles_near(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a title or office stands right before the word at ``index``."""
    return index > 0 and words[index - 1].folded in name_titles()
