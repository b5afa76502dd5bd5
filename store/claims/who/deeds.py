"""What somebody did, told by the outlet: the verb with which a clause begins before its subject."""

from __future__ import annotations

from store.claims.names.name_words import (
    and_she_did,
    definite,
    is_adjective,
    is_feminine_noun,
    is_given,
    is_known_surname,
    is_masdar,
)
from store.claims.vocabulary.cues import is_finite, is_verb, without_object
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, is_honorific, is_time, office_gender, starts_speaker
from store.claims.vocabulary.words import Sentence

_FOUR_LETTERS = 4


def past_days(s: Sentence, at: int, cue: int) -> int:
    """Return the verb behind «وأمس الثلاثاء رفعت المؤسسة التصنيف، قائلة إن …», ``at`` when no day comes before it."""
    verb = at
    while verb < cue and is_time(s.text(verb).removeprefix("و")):
        verb += 1
    return verb if is_finite(s.text(verb)) else at


def is_denied(s: Sentence, at: int) -> bool:
    """Say whether «لم يحدد الوزير موعدا، متوقعا أن …» begins here; «لم يكن يعلم أحد» names nobody."""
    verb = s.text(at + 1)
    denied = s.text(at).removeprefix("و") in ("لم", "لن", "لا")
    return denied and verb[:1] in ("ي", "ت") and verb not in word_class("negated_being")


def is_deed(s: Sentence, at: int) -> bool:
    """Say whether a verb of any shape stands here: «نفاه», «ليعلن», «وعادت»."""
    word = s.text(at)
    plain = is_verb(word) or is_verb(without_object(word)) or (word[:1] == "ل" and is_finite(word[1:]))
    return plain or word.lstrip("وف") in word_class("asked") or acts(s, at) or and_she_did(s, at)


def acts(s: Sentence, at: int) -> bool:
    """Say whether a verb no list knows begins a clause of the paper here: «وطرح ترامب رأيا», «خاض الوزير …».

    Somebody with an office, a known surname or a body follows it, and it looks like no noun.
    """
    word, noun = s.text(at), at + 1
    if definite(word) or len(word) < 3:
        return False
    deed = is_masdar(word) and len(word) != _FOUR_LETTERS  # «تمسك», «تعهد»: with «أحد» behind it a verb
    one = s.text(noun) in ("احد", "احدي") and not (deed or word in word_class("prepositions"))
    if one or office_gender(s.text(noun)) or is_honorific(s.text(noun)):
        return True
    bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
    known = is_known_surname(s, noun) or (definite(s.text(noun)) and bool(body_gender(s.text(noun))))
    return known and not (is_masdar(bare) or is_feminine_noun(s, at) or starts_speaker(s, at) or body_gender(bare))


def acts_on(s: Sentence, at: int) -> bool:
    """Say whether a word no list knows can only be what a known man did: «لكن بري ناقض | تلك الأنباء وقال إن»."""
    word = s.text(at)
    noun = definite(word) or is_masdar(word) or is_adjective(word) or word in word_class("prepositions")
    return len(word) > 2 and not (
        noun or s.words[at].mark or starts_speaker(s, at) or is_given(word) or word[-1] in "ةها"
    )
