"""Two who speak with one voice: where the second of «إثيوبيا وإريتريا», «النشطاء وأولياء الأمور» ends."""

from __future__ import annotations

from store.claims.names.name_words import Phrase, definite, is_appositive, is_given, is_masdar, is_owned, name_like
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_honorific,
    is_place,
    is_unnamed,
    office_gender,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.language.folding import fold_plain

_SHORTEST = 4
_FULL_NAME = 2


def past_joined(s: Sentence, phrase: Phrase, stop: int) -> int:
    """Return where those end whom «و» joins to who stands in ``phrase``; its own end when it joins nobody.

    States and bodies go with their like, people with people: «مدير القسم في الشرق الأوسط | وشمال أفريقيا» is one.
    """
    end, office = phrase.end, phrase.kind in ("person", "title", "unnamed")
    while end < stop and _joins(s, end, office=office):
        kept = s.words[end]
        s.without_waw(end)
        second = noun_phrase(s, end, stop, bounded=False)
        s.words[end] = kept
        if second is None or second.end <= end or (second.kind == "person" and not office):
            end += _like_before(s, end)
            break
        end = second.end
    return end


def past_titles(s: Sentence, phrase: Phrase, end: int, form: Form) -> int:
    """Return where who holds one more office or stands behind a comma ends, where the verb tells of things only.

    «أكد وزير العدل | رئيس المجلس الأعلى الدكتور وليد … أهمية», «أعلن رئيس الجمهورية، | سلفا كير، عفوا».
    """
    things = fold_plain(form.lemma.name) in word_class("tells_things")
    if phrase.name is not None or end != phrase.end or not things:
        return end
    at = end + s.is_mark(end, ",")
    word = s.text(at)
    office = bool(office_gender(word)) and not definite(word) and s.text(at + 1) not in word_class("prepositions")
    named = is_given(word) and not definite(word)
    office = office or (bool(office_gender(word)) and name_like(s, at + 1) and not definite(s.text(at + 1)))
    apart = at > end and is_appositive(s, at, len(s.words))
    if at >= len(s.words) or not (office or is_honorific(word) or named or apart):
        return end
    inner = noun_phrase(s, at, len(s.words), bounded=False)
    if inner is None or inner.name is None or inner.name[1] - inner.name[0] < _FULL_NAME:
        return end
    return inner.end if not apart or s.is_mark(inner.end, ",") else end


def _joins(s: Sentence, at: int, *, office: bool) -> bool:
    """Say whether «و» and who can speak stand here: «وإريتريا», «وأولياء الأمور», «ونظيره …»; «وزارة» is one word."""
    word, rest = s.text(at), s.text(at)[1:]
    if word[:1] != "و" or len(word) < _SHORTEST or s.words[at].mark:
        return False
    place = is_place(rest) or bool(body_gender(rest))
    if starts_speaker(s, at) or is_given(word) or (is_owned(s, at) and not rest.startswith("نظير")):
        return False
    if not place and (is_masdar(word) or is_masdar(rest) or is_verb(rest)):
        return False
    people = rest in word_class("quantifiers") and s.text(at + 1) == "من"  # «وعدد من العواصم»
    people = people or is_unnamed(rest.removeprefix("ال")) or (definite(rest) and rest.endswith("ون"))
    held = bool(office_gender(rest)) or is_honorific(rest) or rest.startswith("نظير")
    if people or _like_before(s, at):
        return True
    return held if office else place


def _like_before(s: Sentence, at: int) -> bool:
    """«الفصائل | والمؤسسات والفعاليات», «التحقيقات | والتحريات»: one more of many with the article."""
    return definite(s.text(at - 1)) and definite(s.text(at)) and s.text(at).endswith("ات")
