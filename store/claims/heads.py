"""Words with which nobody who speaks can begin: «أود», «أيضا», «تماشيا مع», «الماضي», «لضباط», «أو»."""

from __future__ import annotations

from store.claims.cues import clause_words, is_event_noun, is_finite
from store.claims.grammar import word_class
from store.claims.people_words import body_gender, is_honorific, is_place, is_time, is_unnamed, office_gender
from store.claims.words import Sentence
from store.language.lexicon import folded_set

_SHORTEST_VERB = 4


def heads_nothing(s: Sentence, at: int) -> bool:
    """Say whether no name, title or body begins with this word, whatever follows."""
    word = s.text(at)
    if word in folded_set("titles", "common_names.words") or word.startswith("'"):
        return False
    if s.text(at - 1) in word_class("perfect_particles"):
        return True  # «فقد أمهل زعيم …»: only a verb follows.
    if word in word_class("heads_nothing") or word in word_class("adding") or _first_person(s, at):
        return True
    if word in word_class("why") and _governed_next(s.text(at + 1)):
        return True
    return _told(word)


def _first_person(s: Sentence, at: int) -> bool:
    """Say whether «أود», «نسمع», «نعتقد» stands here: already what is said."""
    word = s.text(at)
    if word in word_class("own_verbs"):
        return s.raw(at, at + 1)[:1] != "ا" or s.text(at + 1) in ("ان", "انه", "الي")
    if len(word) < _SHORTEST_VERB or word.endswith("ان") or not (word[0] == "ن" or s.raw(at, at + 1)[:1] == "أ"):
        return False
    noun = office_gender(word) or body_gender(word) or is_unnamed(word) or is_place(word) or is_event_noun(word)
    return not noun and is_finite("ي" + word[1:]) and _governs(s, at + 1)


def _governs(s: Sentence, at: int) -> bool:
    """Say whether the word can stand behind a verb of one's own, not behind a first name: «أن», «في», «الحكومة»."""
    after = s.text(at)
    return after in clause_words().complements | word_class("prepositions") or after.startswith("ال") or is_time(after)


def _governed_next(after: str) -> bool:
    """Say whether a preposition, alone or with its noun, comes next: «مع», «لتوجيهات»."""
    return after in word_class("prepositions") or (after[:1] in "لب" and len(after) > 3)


def _told(word: str) -> bool:
    """Say whether «لضباط», «لرئيس», «لوزارة» names who is told."""
    rest = word[1:]
    if word[:1] != "ل" or len(rest) < 3 or office_gender(word) or body_gender(word) or is_place(word):
        return False
    return bool(office_gender(rest) or body_gender(rest)) or is_unnamed(rest) or is_honorific(rest)
