"""What an outlet tells of a speech itself: what was left untold, what else it was about."""

from __future__ import annotations

from store.claims.clauses.frame import Frame
from store.claims.names.name_words import definite, is_masdar
from store.claims.statements.propositions import keeps_back
from store.claims.vocabulary.cues import clause_words, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import starts_speaker
from store.claims.vocabulary.words import Sentence

# The longest name between «رفض» and «التعليق».
_NEAR_COMMENT = 9
_LONGEST_TELLER = 4


def about_the_speech(s: Sentence, at: int) -> bool:
    """Say whether the outlet tells of the speech here: «من دون إعطاء تفاصيل», «ولم يوضح متى …», «متطرقا إلى …»."""
    if s.text(at) in word_class("touching_on") or [s.text(at + k) for k in range(3)] == ["علي", "حد", "نص"]:
        return True
    if s.text(at) == "ولم":
        unwilling = s.text(at + 1) in word_class("wishes")
        told = (s.text(k).removeprefix("ب") for k in range(at + 2, at + 5))
        return any(word in word_class("untold") for word in told) if unwilling else _unsaid(s, at + 1)
    return keeps_back(s, at) or _declines(s, at)


def _declines(s: Sentence, at: int) -> bool:
    """Say whether «ورفضت الشركة التعليق», «رافضا الإفصاح عن …» begins here."""
    if s.text(at).removeprefix("و") not in word_class("declining"):
        return False
    near = range(at + 1, min(at + _NEAR_COMMENT, len(s.words)))
    stop = next((k for k in near if s.words[k].mark), near.stop)
    return any(s.text(k) in word_class("untold") for k in range(at + 1, stop))


def does_more(s: Sentence, first: int, at: int) -> bool:
    """«البحرين تستنكر تدخلات طهران | وتستدعي سفيرها»: a headline's next deed, behind what is said from ``first``."""
    word = s.text(at)
    acts = word[:1] == "و" and word[1:2] in ("ي", "ت") and is_finite(word[1:]) and not is_masdar(word[1:])
    relatives = word_class("relatives")
    return s.headline and acts and at > first + 1 and not any(s.text(k) in relatives for k in range(first, at))


def topic_alone(s: Sentence, frame: Frame, end: int) -> bool:
    """«تحدث عن الإصابة التي لحقت به | قائلا …»: a noun only tells what the words behind it are about."""
    if frame.form.lemma.name != "تحدث" or s.text(end) not in word_class("says_on"):
        return False
    verbs = (at for at in range(frame.content, end) if is_finite(s.text(at)))
    return all(s.text(at - 1) in word_class("relatives") for at in verbs)


def nobody_claims(s: Sentence, at: int) -> bool:
    """Say whether «ولم تعلن أي جهة مسؤوليتها» begins here: what outlets add to every attack."""
    who = {s.text(at + 2), s.text(at + 3)} & {"اي", "احد", "جهه", "جماعه"}
    return s.text(at) == "ولم" and s.text(at + 1) in word_class("claims_deed") and bool(who)


def _unsaid(s: Sentence, verb: int) -> bool:
    """Say whether «يوضح متى …», «تذكر تفاصيل» after «لم» only tells that nothing more was said."""
    who = verb + 1
    while who < verb + _LONGEST_TELLER and (definite(s.text(who)) or starts_speaker(s, who)):
        who += 1
    who += s.text(who) in ("عن", "اي")
    return s.text(verb) in clause_words().unsaid and bool({s.text(verb + 1), s.text(who)} & word_class("left_unsaid"))
