"""Whether two named speakers are two voices.

Not when one name is spelled in two ways, when one only tells what the other said, nor when one speaks for the other
(«الناطق باسم الوزارة» and the man whom an article names as that, «الحركة» and its spokesman).
"""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz import fuzz

from store.language.folding import fold_plain
from store.language.lexicon import folded_set
from store.language.names import same_name
from store.language.tokens import tokens
from store.matching.differing.slots import Conflict
from store.matching.texts.alignment import bare
from store.matching.texts.profile import KEPT, Profile
from store.matching.texts.vocabulary import key_of

# Spellings of transliterated names beyond those of one letter («كايا», «قايا»; «أبو طالب», «بوطالب»).
_LETTERS = str.maketrans({"ج": "ك", "غ": "ك", "ق": "ك", " ": None})
_ONE_SPELLING = 85.0
# So many words around a name an article says who he is.
_AROUND = 9
# Of the words of an office or body so many, of each, must stand there.
_MOSTLY = 0.65
# Nobody knows for whom they speak.
_UNKNOWN = frozenset(("مصدر", "مصادر", "شهود", "شاهد"))


def speakers(a: Profile, b: Profile) -> list[Conflict]:
    """Return two named speakers that are no one voice by name, or of whom one relays or may be the other.

    By the two claims alone: what their articles say of who speaks for whom is asked of a group's members.
    """
    if not a.speaker or not b.speaker or a.speaker_keys & b.speaker_keys or _is_one_name(a.speaker, b.speaker):
        return []
    for one, other in ((a, b), (b, a)):
        if other.speaker_keys and other.speaker_keys <= one.keys:
            return [_agreed(a, b, f"{one.speaker} tells what {other.speaker} said")]
        if _is_office(one.speaker or "") and _is_nameless(one.speaker or ""):
            return [_agreed(a, b, f"{other.speaker} may speak for {one.speaker}")]
    return [Conflict("speaker", a.speaker, b.speaker, (), (), 0.4)]


def beside_their_articles(a: Profile, b: Profile, conflict: Conflict) -> Conflict:
    """Return the conflict of two speakers as it is when an article names one of them as who speaks for the other."""
    for one, other in ((a, b), (b, a)):
        if conflict.differs and _is_office(one.speaker or "") and _speaks_for(one, other):
            return _agreed(a, b, f"{other.speaker} may speak for {one.speaker}")
    return conflict


def _agreed(a: Profile, b: Profile, note: str) -> Conflict:
    return Conflict("speaker", a.speaker or "", b.speaker or "", (), (), 0.0, None, note, differs=False)


@lru_cache(maxsize=16384)
def _is_one_name(one: str, other: str) -> bool:
    """Say whether two names are of one person or body, however spelled."""
    if same_name(one, other):
        return True
    written = [fold_plain(name).translate(_LETTERS) for name in (one, other)]
    lasts = [fold_plain(name).split()[-1:] for name in (one, other)]
    alone = 1 in (len(one.split()), len(other.split())) and not (_is_office(one) or _is_office(other))
    met = alone and bool(lasts[0]) and lasts[0][0].translate(_LETTERS) == (lasts[1] or [""])[0].translate(_LETTERS)
    return met or fuzz.ratio(*written) >= _ONE_SPELLING


@cache
def _offices() -> frozenset[str]:
    """Return the folded first words of offices and bodies, without article."""
    parts = ("offices.masculine", "offices.feminine", "bodies.masculine", "bodies.feminine")
    return frozenset(bare(word) for part in parts for word in folded_set("titles", part))


def _is_office(speaker: str) -> bool:
    """Say whether a speaker is named by office or body, not by a person's name."""
    words = fold_plain(speaker).split()
    return bool(words) and bare(words[0]) in _offices() - _UNKNOWN


def _is_nameless(speaker: str) -> bool:
    """Say whether a body is pointed back to and not named («الحركة», «المتحدث الرسمي»): it may be the other one."""
    words = fold_plain(speaker).split()
    return len(words) == 1 and words[0].startswith("ال")


def _speaks_for(office: Profile, named: Profile) -> bool:
    """Say whether an article names a speaker beside the office or body by which the other claim names its own."""
    if _is_office(named.speaker or "") or not office.speaker_keys:
        return False
    said = (office.speaker_keys & _said_beside(profile, named.speaker or "") for profile in (named, office))
    return max(map(len, said)) >= _MOSTLY * len(office.speaker_keys)


@lru_cache(maxsize=KEPT)
def _said_beside(profile: Profile, name: str) -> frozenset[str]:
    """Return the match keys of the words around each mention of a name in a claim's article."""
    last = fold_plain(name).split()[-1:]
    words = [token.folded for token in tokens(profile.article_text)] if last else []
    at = [i for i, word in enumerate(words) if [word] == last]
    near = {k for i in at for k in range(max(0, i - _AROUND), min(len(words), i + _AROUND + 1))}
    return frozenset(key for k in sorted(near) if (key := key_of(words[k])))
