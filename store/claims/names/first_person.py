"""Words of «I» and «we»: what only somebody who speaks himself says."""

from __future__ import annotations

from store.claims.names.name_words import definite, in_accusative, is_given
from store.claims.vocabulary.cues import is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_place, starts_speaker
from store.claims.vocabulary.words import Sentence

# «حكومتنا», «عملائنا», «برلماننا», «أعمالنا»: no accusative of a noun ends so.
_OURS = ("تنا", "ائنا", "ننا", "النا", "وبنا", "اسنا")
_LEAST = 5


def we_do(word: str) -> bool:
    """Say whether a folded word is a verb of «we»: «نسعى», «سنفعل», «بدأنا», or «كنا», «نحن»."""
    bare = word.removeprefix("و").removeprefix("س")
    began = bare.removesuffix("نا")
    return (
        bare in ("نحن", "كنا")
        or (bare[:1] == "ن" and is_finite("ي" + bare[1:]))
        or (began != bare and is_finite(began))
    )


def speaks_itself(s: Sentence, at: int) -> bool:
    """Say whether the word here is one of «I» or «we», whatever stands around it."""
    if at >= len(s.words):
        return False
    word = s.text(at)
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word
    if bare in word_class("first_person"):
        return not s.raw(at, at + 1).startswith("آ")  # «آنا» is a name.
    if (
        is_given(word)
        or is_place(word)
        or starts_speaker(s, at)
        or definite(word)
        or word in word_class("not_ours")
        or in_accusative(s, at)
    ):
        return False
    if we_do(bare) and not is_verb(bare):
        return True
    if bare.removeprefix("س") in word_class("i_do"):
        # «أمل» is a noun, «آمل» a verb.
        return bare != "امل" or "آ" in s.raw(at, at + 1)
    if s.raw(at, at + 1).removeprefix("و").startswith("سأ") and is_verb("ي" + bare[2:]):
        return True  # «سأبذل جهدي».
    ours = len(bare) >= _LEAST and bare.endswith(_OURS) and bare[0] != "ل"
    return ours and not (bare.endswith("ننا") and bare[:-1].endswith("ان") and len(bare) < _LEAST + 1)
