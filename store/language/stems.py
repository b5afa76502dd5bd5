"""Light stems: match keys only, never shown. Arabic after Larkey's Light10; English by PyStemmer."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Protocol, cast

_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
# Common words whose first letter is a root «و», so that «وزير» and «الوزير» share a key.
_OWN_WAW_WORDS = (
    "وزير وزرا وزار وكال وكيل وفد وفود وقف وضع وجود وصل وصول وفا وطن واشنطن ولاي ولا وقت وسط وسيط واحد واسع وحد وثيق "
    "وثائق ورق ورد وقع وقود ولد وليد والد وعد وجه وزن وظيف وظائف واد ويس ويب ون وسا واق وار وكر ورش وق"
)
OWN_WAW = tuple(_OWN_WAW_WORDS.split())
_SUFFIXES = ("هما", "هم", "هن", "ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا")
# A stem shorter than this says too little to be a key.
_SHORTEST = 3

# PyStemmer's objects must not be shared between threads (its documentation).
_own = threading.local()


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


def _english() -> _Stemmer:
    """Return this thread's English stemmer, made at first use: the module is heavy."""
    if not hasattr(_own, "english"):
        import Stemmer

        _own.english = Stemmer.Stemmer("english")
    return cast(_Stemmer, _own.english)


def without_prefix(word: str) -> str:
    """Return a folded Arabic word without article and one-letter particles, if enough is left."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST - 1:
            return word[len(article) :]
    # As Light10 does: of the one-letter particles only «و» comes off, the others are too often part of the root.
    if word[:1] == "و" and len(word) > _SHORTEST and not word.startswith(OWN_WAW):
        return without_prefix(word[1:])
    return word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the light stem of one folded word (see :mod:`store.language.folding`); digits come back as given."""
    if not word or not word[0].isalpha():
        return word
    if word[0] < "\u0250":
        return _english().stemWord(word)
    bare = without_prefix(word)
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= _SHORTEST:
            bare = bare[: -len(suffix)]
            break
    return bare
