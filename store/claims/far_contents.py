"""What is said far behind its verb: past clauses that only tell of who speaks, of where and when.

«قالت متحدثة باسم مستشفى كان يعالج المصاب إنه توفي», «كشف حارس عمل في القصر عامين، أن …», «أعلن المصرف، ومقره
البصرة، عن …». Read only where nothing nearer was found: the verb then still lacks what it takes.
"""

from __future__ import annotations

from dataclasses import replace

from store.claims.adverbials import PREPOSITIONS
from store.claims.cues import Form, clause_words
from store.claims.frame import cue_at
from store.claims.grammar import word_class
from store.claims.name_words import definite, is_given, is_masdar, is_owned
from store.claims.people_words import starts_speaker
from store.claims.quoted import Complement, after_colon, region
from store.claims.words import Sentence

_FAR = 60
# A shorter quotation may be a name or a title.
_SPEECH = 5
_LEAST = 3


def far_content(s: Sentence, index: int, form: Form) -> Complement | None:
    """Return what the verb at ``index`` takes behind the clauses after its subject, None when nothing surely does."""
    finite = form.kind in ("perfect", "imperfect") and "an" in form.lemma.takes
    if not finite or s.text(index - 1) in word_class("relatives"):
        return None
    if not starts_speaker(s, index + 1) and form.lemma.name != "قال":
        return None
    for at in range(index + 2, min(index + _FAR, len(s.words))):
        if not s.free(at) and at not in s.closes:
            continue
        found = _opens(s, at, index, form)
        if found is not None:
            return found if sum(not word.mark for word in s.words[found.content :]) >= _LEAST else None
        if s.is_mark(at, ".!?;") or (at > index + 1 and _another(s, at)):
            return None
    return None


def tells_of_speaker(s: Sentence, found: Complement | None) -> bool:
    """Say whether «أعلنت المجموعة، الرائدة في …، عن» has only who speaks where an object was read."""
    if found is None or found.how != "object":
        return False
    word = s.text(found.content)
    apposed = s.is_mark(found.content - 1, ",") and definite(word) and not is_masdar(word)
    return word in ("الذي", "التي", "الذين") or apposed


def _opens(s: Sentence, at: int, index: int, form: Form) -> Complement | None:
    """Return the content that a quotation, a colon, «إن» or a comma with «أن», «عن» opens at ``at``."""
    takes, words = form.lemma.takes, clause_words()
    comma = s.is_mark(at - 1, ",")
    if at in s.closes and "quote" in takes:
        size = sum(not s.words[k].mark for k in range(at + 1, s.closes[at]))
        after = s.closes[at] + 1
        whole = after >= len(s.words) or s.words[after].mark
        speech = size >= _SPEECH and whole and s.text(at - 1) not in word_class("quote_not_speech")
        return Complement(at, "quote", _who(s, index + 1, at)) if speech else None
    if s.is_mark(at, ":") and "quote" in takes:
        return replace(after_colon(s, at, index), speaker=_who(s, index + 1, at))
    if s.text(at) in words.complements:
        # After «قال» stands «إن», which no other verb before it takes.
        sure = comma or (form.lemma.name == "قال" and s.raw(at, at + 1)[:1] == "إ")
        return Complement(at + 1, "an", _who(s, index + 1, at)) if sure else None
    what = is_masdar(s.text(at + 1)) or is_owned(s, at + 1)
    if comma and what and s.text(at) in takes & PREPOSITIONS:
        return Complement(at + 1, "prep", _who(s, index + 1, at), True)
    return None


def _who(s: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """Return the words in which who speaks stands: up to the clause that tells of him or of where it was."""
    near = range(first, end)
    return region(first, next((at for at in near if s.text(at) in word_class("tells_on")), end))


def _another(s: Sentence, at: int) -> bool:
    """Say whether another reporting verb stands here, which takes what follows."""
    form = cue_at(s, at)
    return form is not None and form.kind != "noun" and not is_given(s.text(at))
