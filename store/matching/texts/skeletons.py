"""The consonants that carry a word's meaning: what «يعتقل», «المعتقلين» and «اعتقال» have in common.

Far bolder than a light stem, and often wrong about a single word; it is used only where two articles tell one story,
in which two words of one skeleton seldom are of two roots.
"""

from __future__ import annotations

from functools import lru_cache

from store.language.stems import without_prefix

_SUFFIXES = (
    "هما", "تهم", "تها", "ته", "هم", "هن", "ها", "نا", "وا", "ان", "ات", "ون", "ين", "يه", "ه", "ت", "ي", "ا",
)  # fmt: skip
# Of the tenth form, in the past, in the present and as a noun.
_TENTH = ("است", "يست", "تست", "مست", "نست")
_WEAK = frozenset("اويىءئؤ")
_FUTURE, _PERSONS = "س", "يتنا"
# What stands before a root in the present, in participles and in nouns of place or action.
_BEFORE_ROOT = "ميت"
# Letters between or before those of the root in the fifth to eighth forms.
_INFIX, _REFLEXIVE = "ت", "نت"
_SHORTEST, _LONG = 3, 4
# What inflection and derivation put into a stem or take from it, and particles that a stem may keep at its head.
_ADDED, _PARTICLES = _WEAK | frozenset("تنمه"), frozenset("بلفكوس")
# Letters by which one sound of a foreign name is written («غراب», «جراب»).
_SOUNDS = {
    letter: sound for sound, letters in enumerate(("قكغج", "سزص", "تطث", "دضذظ", "حهخ", "فب")) for letter in letters
}
# A skeleton of so many consonants tells a root.
WHOLE = 3


@lru_cache(maxsize=65536)
def skeleton(folded: str) -> str:
    """Return the consonants of a folded Arabic word without what inflection and derivation add; '' for other words."""
    if not folded or not "\u0620" <= folded[0] <= "\u064a":
        return ""
    word = without_prefix(folded)
    for _ in range(2):
        ending = next((s for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= _SHORTEST), "")
        word = word.removesuffix(ending)
    if len(word) > _LONG and word[0] == _FUTURE and word[1] in _PERSONS:
        word = word[1:]
    if word.startswith(_TENTH) and len(word) > _LONG:
        word = word[3:]
    elif len(word) >= _LONG and word[0] in _BEFORE_ROOT:
        word = word[1:]
    return _rooted("".join(letter for letter in word if letter not in _WEAK))


def _rooted(consonants: str) -> str:
    """Return the consonants without those of the derived forms, a doubled last one once."""
    if len(consonants) >= _LONG and consonants[1] == _INFIX:
        consonants = consonants[0] + consonants[2:]
    if len(consonants) >= _LONG and consonants[0] in _REFLEXIVE:
        consonants = consonants[1:]
    while len(consonants) > 2 and consonants[-1] == consonants[-2]:
        consonants = consonants[:-1]
    return consonants


@lru_cache(maxsize=65536)
def may_be_spellings(one: str, other: str) -> bool:
    """Say whether two stems may be one word in two spellings or forms.

    All they do not share are letters that inflection adds, that are doubled or moved, or that write the same sounds
    («داخل», «دخول»; not «عسير», «سيار»). In longer stems one letter of many may be a slip of the pen; of other than
    Arabic words nothing is known.
    """
    if len(one) + len(other) > 2 * _LONG or not "\u0620" <= one[0] <= "\u064a":
        return True
    from rapidfuzz.distance import Indel  # opening a card reads words without comparing them

    left: list[list[str]] = [[], []]
    for edit in Indel.editops(one, other):
        side, word, at = (0, one, edit.src_pos) if edit.tag == "delete" else (1, other, edit.dest_pos)
        if word[at] not in _ADDED and not (at == 0 and word[0] in _PARTICLES):
            left[side].append(word[at])
    sounds = [[_SOUNDS.get(letter, letter) for letter in side] for side in left]
    return sounds[0] == sounds[1] or (set(left[0]) <= set(other) and set(left[1]) <= set(one))
