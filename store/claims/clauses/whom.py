"""Whom a verb is said to where its subject is left out: «ودعا الجامعة إلى …», «أبلغ اجتماعا أن …»."""

from __future__ import annotations

from store.claims.clauses.frame import Frame
from store.claims.names.name_words import (
    definite,
    has_article,
    is_adjective,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
)
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_honorific,
    is_place,
    is_time,
    is_unnamed,
    office_gender,
    place_gender,
)
from store.claims.vocabulary.words import Sentence
from store.language.folding import fold_plain

_SHORTEST_NOUN = 4


def is_whom(s: Sentence, frame: Frame, at: int) -> bool:
    """Say whether the noun at ``at``, right after the frame's finite verb, cannot be its subject.

    A verb in the plural or dual has its subject before it; an accusative is its object; a verb in the masculine
    does not stand right before a feminine body or state, nor one in the feminine before a masculine one.
    """
    form = frame.form
    if form.kind not in ("perfect", "imperfect") or not frame.kind.startswith(form.kind) or at != frame.cue + 1:
        return False
    if form.plural and (form.kind == "imperfect" or s.text(frame.cue).endswith("وا")):
        return True
    word = s.text(at)
    told = word[:1] == "ل" and bool(office_gender(word[1:])) and not office_gender(word)  # «أكد لوزير الخارجية أن»
    return told or is_accusative(s, at) or (takes_whom(form) and disagrees(s, at, form))


def takes_whom(form: Form) -> bool:
    """Say whether a verb has somebody as its object: «دعا», «حذر», «أبلغ», «اتهم»; «قال», «أكد», «أشار» have none."""
    return tells(form) or form.lemma.name in word_class("implore") or form.lemma.stance == "call_for"


def tells(form: Form) -> bool:
    """Say whether the verb tells, warns or accuses somebody: «أبلغ», «ذكّر», «حذر», «اتهم»; «ذكر» only says."""
    told = word_class("telling") | word_class("accusing") | word_class("warning")
    return form.lemma.name != "ذكر" and fold_plain(form.lemma.name) in told


def is_accusative(s: Sentence, at: int) -> bool:
    """Say whether an indefinite noun in the accusative stands here: «عددا من», «مؤتمرا صحفيا», «مسؤولين يمنيين»."""
    word, after = s.text(at), s.text(at + 1)
    named = is_given(word) or is_place(word) or is_known_surname(s, at)
    if named or definite(word) or definite(after) or len(word) < _SHORTEST_NOUN:
        return False
    if word.endswith("ا") and not is_owned(s, at):
        bare = word[:-1]  # «وزيرا الخارجية»: a subject in the dual.
        met = bare in word_class("quantifiers") | word_class("meetings")
        many = s.raw(at + 1, at + 2).endswith("ة") and not is_given(after)  # «قدم حلولا متعددة، ووجد أن …»
        several = len(bare) >= _SHORTEST_NOUN and many
        return met or several or is_unnamed(bare) or bool(office_gender(bare) or body_gender(bare))
    return word.endswith("ين") and is_unnamed(word.removesuffix("ين") + "ون")


def disagrees(s: Sentence, at: int, form: Form) -> bool:
    """Say whether verb and noun differ in gender: «دعا | الجهات الرقابية إلى …», «حذر | إيران من …»."""
    word, gender = s.text(at), form.gender
    if is_known_surname(s, at) or is_given(word) or is_honorific(word) or (office_gender(word) and gender != "f"):
        return False
    if office_gender(word):  # «وطالبت | الوزير باحترام …»; «طالبت رئيس القسم» may be a woman's title.
        return office_gender(word) == "m" and has_article(s, at) and not is_adjective(s.text(at + 1))
    noun = place_gender(word) if is_place(word) else body_gender(word)
    if gender == "f":
        return noun == "m" and not is_place(word) and has_article(s, at)
    return noun == "f"


def is_beside(s: Sentence, at: int) -> bool:
    """Say whether a preposition or relative begins here, alone or after «و»: «رغم الصدمة», «وفي البيان», «التي رفعوها».

    What stands behind it tells when, where or of whom, and is nobody's subject.
    """
    word, after = s.text(at), s.text(at + 1)
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > 2 else word
    closed = word_class("prepositions") | word_class("relatives") | clause_words().accord
    name = is_given(word) or after in word_class("name_joints") or is_honorific(word)
    thing = bool(body_gender(word)) or word in word_class("nominal_sources") | {"نتيجه"}
    return not (name or thing) and (word in closed or bare in closed or word in ("لكنني", "لكني", "لكننا"))


def addressed(s: Sentence, at: int) -> bool:
    """Say whether «لصحفيين», «للسعوديين», «لواشنطن» stands behind a name: people or a state that is spoken to."""
    word = s.text(at)
    bare = "ال" + word[2:] if word.startswith("لل") else word[1:]
    if word[:1] != "ل" or len(bare) < 4 or is_given(word) or is_place(word) or is_known_surname(s, at):
        return False
    people = bare.endswith("ين") and (is_unnamed(bare.removesuffix("ين") + "ون") or bare.startswith("ال"))
    told = word_class("media") | word_class("kin_told")
    return (people and not is_given(bare)) or is_place(bare) or is_given(bare) or bare in told


def behind_who(s: Sentence, first: int, at: int) -> bool:
    """Say whether what stands here only follows who speaks: whom it is said to, in which statement."""
    return _in_its_words(s, at) or _told_behind_name(s, first, at)


def _told_behind_name(s: Sentence, first: int, at: int) -> bool:
    """Say whether who is spoken to stands right behind a whole name: «قال ماتيس | لصحفيين إن»."""
    paper = s.text(first) in word_class("nominal_sources") | word_class("statements")
    told = addressed(s, at) or _to_those(s, at)
    name = noun_phrase(s, first, at, bounded=True) if told and not paper else None
    return name is not None and name.kind == "person" and name.name is not None and name.name[1] == at


def _to_those(s: Sentence, at: int) -> bool:
    """Say whether «للقاضي», «للشورى» stands here, which behind a man's name can only be whom he speaks to."""
    return s.text(at).startswith("لل") and len(s.text(at)) > 4 and not is_given(s.text(at))


def told_by_man(s: Sentence, first: int, at: int) -> bool:
    """«ظريف | للشورى الإيراني: …», «ماكرون | لطهران: …»: whom somebody named or with an office speaks to."""
    who = noun_phrase(s, first, at, bounded=True) if addressed(s, at) or _to_those(s, at) else None
    if who is None or who.end != at:
        return False
    named = who.kind == "person" and who.name is not None and who.name[1] == at
    return named or (who.kind in ("person", "title") and addressed(s, at))


def _in_its_words(s: Sentence, at: int) -> bool:
    """Say whether «ببيانها», «بتقريره» stands here: in what, no part of who says it."""
    return s.text(at)[:1] == "ب" and s.text(at)[1:] in word_class("statements") and is_owned(s, at)


def is_met(s: Sentence, at: int) -> bool:
    """Say whether only a day stands between «استقباله», «زيارته» and who was met: «خلال استقباله أمس | الأب …»."""
    step = at - 1
    while is_time(s.text(step)):
        step -= 1
    return s.text(step) in word_class("meetings") or (is_owned(s, step) and is_masdar(s.text(step).removesuffix("ه")))


def of_hearer(s: Sentence, at: int, end: int) -> bool:
    """Say whether a bare noun follows whom one tells: «أكد لضابط شرطة متخف …», whose force says nothing."""
    one = office_gender(s.text(at)[1:]) or is_unnamed(s.text(at)[1:])
    bare = bool(body_gender(s.text(at + 1))) and not definite(s.text(at + 1)) and not definite(s.text(at + 2))
    return at + 1 < end and bool(one) and bare and not is_place(s.text(at + 2))
