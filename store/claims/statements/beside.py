"""Clauses set side by side with «فيما»: the fate of the rest, figure beside figure, the dead and hurt of one event."""

from __future__ import annotations

from store.claims.names.name_words import definite, is_masdar, is_owned
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence
from store.language import numbers

# A contrasted clause has its verb in front or right behind its subject.
_NEAR_VERB = 4
_NEAR_DEED = 16


def has_figure(s: Sentence, first: int, end: int) -> bool:
    """Say whether a figure stands in words ``first`` to ``end`` (exclusive)."""
    return end > first and bool(numbers.scan(s.view, s.words[first].start, s.words[end - 1].end))


def counts_harm(s: Sentence, first: int, end: int) -> bool:
    """Say whether somebody is killed, hurt, missing or saved in these words."""
    people = word_class("casualties") | word_class("toll")
    words = (s.text(k).removeprefix("ال").removesuffix("وا") for k in range(first, end))
    return any(word in people or (word[:1] == "و" and word[1:] in people) for word in words)


def one_toll(s: Sentence, first: int, at: int, end: int) -> bool:
    """«لقي ستة مصرعهم، فيما أصيب 11»: «فيما» at ``at`` joins the dead and the hurt of one event, begun at ``first``."""
    stop = next((k for k in range(at + 1, end) if s.is_mark(k, ",;.") and s.free(k)), end)
    hurt = word_class("hurt")
    another = s.text(at + 1) in hurt and not any(s.text(k) in hurt for k in range(first, at))
    another = another or (s.text(at + 1) in word_class("amounting") and counts_harm(s, at + 1, stop))
    return another and counts_harm(s, first, at) and has_figure(s, first, at) and has_figure(s, at + 1, stop)


def one_more_deed(s: Sentence, first: int, at: int) -> bool:
    """«… منع الإضرابات، وفرض الإقامة الجبرية»: a noun of a deed that also looks like a verb, behind others of its kind.

    In «باشرت الفرق الحادث، ونقل الهلال الأحمر المصابين» the same word is a verb.
    """
    if s.text(at)[1:] not in word_class("deeds") or not (definite(s.text(at + 1)) or is_owned(s, at + 1)):
        return False
    before = range(max(first, at - _NEAR_DEED), at - 1)
    return any(_deed_in_list(s, k) for k in before)


def _deed_in_list(s: Sentence, at: int) -> bool:
    """Say whether a verbal noun with what it is done to stands behind «و» or a preposition («على منع الدخول»)."""
    word = s.text(at)
    joined = word[:1] == "و" and s.is_mark(at - 1, ",")
    bare = word[1:] if joined else word
    held = joined or s.text(at - 1) in word_class("prepositions")
    deed = bare in word_class("deeds") or is_masdar(bare)
    return held and deed and not is_finite(word) and definite(s.text(at + 1))


def while_the_rest(s: Sentence, before: int, at: int, end: int) -> int:
    """«فيما عولج البقية …», «بينما لقي أحد مقاتليه حتفه»: return the word after the conjunction, 0 when none is here.

    Only the speaker of the clause before can tell the fate of a part of those it spoke of, or set figure beside
    figure; that clause begins at ``before``, -1 where it ends nowhere else (a quotation).
    """
    first = at + s.phrase_at(at, clause_words().fronting)
    if first > at and _set_beside(s, before, at, first, end):
        return first + (s.text(first) == "ان")
    first_verb = first + (s.text(first) in ("ما", "لا"))
    verb = s.text(first_verb)
    if first == at or not (is_verb(verb) or verb in word_class("being_still")) or cue_forms().get(verb):
        return 0
    noun = first_verb + 1 + (s.text(first_verb + 1) == "ان")
    for step in range(noun, min(noun + 2, end)):
        word = s.text(step)
        if s.words[step].mark or word in word_class("prepositions"):
            return 0
        if word in word_class("the_rest") or is_owned(s, step):
            return first
    return 0


def _set_beside(s: Sentence, before: int, at: int, first: int, end: int) -> bool:
    """Say whether «… 51 في المئة، بينما ستحصل قطر على 49», «الرخصة تصدر في يوم بينما يصدر السجل …» stands here."""
    stop = next((k for k in range(first + 1, end) if s.is_mark(k, ",;.") and s.free(k)), end)
    verbs = [k for k in range(first, min(first + _NEAR_VERB, stop)) if is_finite(s.text(k))]
    if before < 0 or not verbs or any(cue_forms().get(s.text(k)) for k in verbs):
        return False
    if s.text(verbs[0]) in word_class("been"):
        return False  # «بينما كانت النسبة 60 في المئة عام 2005»: what was before, told by the outlet.
    if verbs[0] == first and s.text(first + 1) in word_class("prepositions"):
        return False  # «في حين تتسع لـ400 راكب»: of the same
    core = _core(s.text(verbs[0]))
    again = any(is_finite(s.text(k)) and _core(s.text(k)) == core for k in range(before, at))
    toll = counts_harm(s, before, at) or counts_harm(s, first, stop)
    return again or (not toll and has_figure(s, before, at) and has_figure(s, first, stop))


def _core(verb: str) -> str:
    """Return a verb without the letters of its person, gender and tense: «ستحصل» and «يحصل» are one."""
    bare = verb.removeprefix("س") if len(verb) > 4 else verb
    bare = bare[1:] if bare[:1] in "يت" and len(bare) > 3 else bare
    return bare.removesuffix("ون").removesuffix("وا").removesuffix("ت") if len(bare) > 3 else bare
