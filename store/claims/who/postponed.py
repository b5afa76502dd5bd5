"""The subject of a narrator's clause where it does not stand right behind its verb: behind the object, behind «أما»."""

from __future__ import annotations

from store.claims.names.name_words import Phrase, definite, has_article, is_adjective, is_feminine_noun, is_given
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import clause_words, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, is_honorific, office_gender
from store.claims.vocabulary.words import Sentence

# The longest title and name behind «أما».
_LONGEST = 16
_PLACING = frozenset(("في", "الي", "علي", "من"))


def behind_object(s: Sentence, verb: int, object_first: int, stop: int) -> Phrase | None:
    """«افتتح المؤتمر | الدكتور طه الأمين», «ترأس الجلسة | نائب رئيس المجلس»: who opens what stands behind it.

    The object is an occasion, or a feminine noun with which the verb does not agree.
    """
    word, end = s.text(object_first), object_first + 1
    if not has_article(s, object_first) or office_gender(word) or is_honorific(word) or is_given(word):
        return None
    while end < stop and is_adjective(s.text(end)) and definite(s.text(end)):
        end += 1
    occasion = word.removeprefix("ال") in clause_words().after_in
    clash = (
        is_feminine_noun(s, object_first) and not s.text(verb).endswith("ت") and s.text(verb).lstrip("وف")[:1] != "ت"
    )
    person = is_honorific(s.text(end)) or bool(office_gender(s.text(end)))
    if not (occasion or clash) or not person or (body_gender(word) and not clash and not occasion):
        return None
    phrase = noun_phrase(s, end, stop, bounded=False)
    return phrase if phrase is not None and phrase.kind in ("person", "title") else None


def behind_place(s: Sentence, first: int, stop: int) -> Phrase | None:
    """«شارك في الاجتماع | الوزير سامي فوزي، …», «خطط للبرج | المهندس …»: who did it stands behind where or for what."""
    alone = s.text(first) in _PLACING
    end = first + 1 + alone
    if not (alone or s.text(first).startswith("لل")) or not definite(s.text(end - 1)):
        return None
    while end < stop and is_adjective(s.text(end)) and not office_gender(s.text(end)):
        end += 1
    if not (is_honorific(s.text(end)) or office_gender(s.text(end))):
        return None
    phrase = noun_phrase(s, end, stop, bounded=False)
    if phrase is None or phrase.name is None:
        return None
    return phrase if s.is_mark(phrase.end, ",") or s.text(phrase.end) in word_class("prepositions") else None


def as_for(s: Sentence, start: int, stop: int) -> Phrase | None:
    """«أما وزير المالية سالم الفهد فوافق …»: who stands between «أما» and the verb with «ف»."""
    if s.text(start) not in ("اما", "واما"):
        return None
    for at in range(start + 2, min(start + _LONGEST, stop)):
        word = s.text(at)
        verb = word[:1] == "ف" and (is_verb(word[1:]) or word[1:] in ("قد", "لم", "لا")) and not is_given(word)
        if verb and s.free(at):
            end = at - s.is_mark(at - 1, ",")
            phrase = noun_phrase(s, start + 1, end, bounded=True)
            return phrase if phrase is not None and phrase.end == end else None
    return None
