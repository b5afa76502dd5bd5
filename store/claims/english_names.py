"""English speakers: from a noun phrase to a name and a title by capitals and title words."""

from __future__ import annotations

from functools import lru_cache

from store.claims.mentions import Mention, clean
from store.claims.words import Sentence
from store.language.lexicon import folded_words, load

_JOINTS = frozenset(("al", "el", "bin", "bint", "ibn", "de", "van", "von", "ki", "abu", "-", "'", "’"))


@lru_cache(maxsize=8)
def _words(key: str) -> frozenset[str]:
    return frozenset(folded_words(load("english")["words"][key]))


def _capital(s: Sentence, at: int) -> bool:
    raw = s.view.raw[s.view.raw_index(s.words[at].start)]
    return raw.isupper()


def read_speaker(s: Sentence, first: int, end: int) -> Mention | None:
    """Return the speaker in words ``first`` to ``end``: «Foreign Minister Sergei Lavrov», «the army», «officials»."""
    while first < end and (s.words[first].mark or s.text(first) in _words("leads")):
        first += 1
    stop = first
    while stop < end:
        word = s.text(stop)
        if s.is_mark(stop, ",;(") or (stop > first and word in _words("time") and not _capital(s, stop)):
            break
        if stop > first and word in _words("time") and s.text(stop - 1) in _words("time"):
            break
        stop += 1
    while stop > first and (s.words[stop - 1].mark or s.text(stop - 1) in ("on", "who")):
        stop -= 1
    if stop <= first:
        return None
    label = clean(s.raw(first, stop))
    name = _name(s, first, stop)
    if name is not None:
        title = tuple(s.text(k) for k in range(first, stop) if not name[0] <= k < name[1] and not s.words[k].mark)
        return Mention(clean(s.raw(*name)), title, "person", "", first, stop, label)
    kind = "unnamed" if s.text(first) in _words("unnamed") else "body"
    return Mention(label, (), kind, "", first, stop, label)


def _name(s: Sentence, first: int, stop: int) -> tuple[int, int] | None:
    """Return the run of capitals that is a personal name: after a title word, or the whole phrase without article."""
    begin = next((k + 1 for k in range(stop - 1, first - 1, -1) if s.text(k) in _words("titles")), None)
    if begin is None:
        if s.text(first) in ("the", "a", "an") or not _capital(s, first):
            return None
        begin = first
    while begin < stop and s.words[begin].mark:
        begin += 1
    end = begin
    while end < stop and _in_name(s, end, begin):
        end += 1
    words = [s.text(k) for k in range(begin, end) if not s.words[k].mark]
    if not words or (end < stop and begin == first) or any(word in _words("titles") for word in words):
        return None
    if words[-1] in _words("body_ends") or (begin == first and len(words) > 4):
        return None
    return begin, end


def _in_name(s: Sentence, at: int, begin: int) -> bool:
    """Say whether a word or mark goes on with the name («Ban Ki-moon», «Yasser al-Youssef»)."""
    if s.words[at].mark:
        return s.text(at) in "-'’." and at > begin
    return s.text(at) in _JOINTS or _capital(s, at) or (s.is_mark(at - 1, "-") and at - 1 > begin)
