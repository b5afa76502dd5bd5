"""Where the outlet takes the word again inside what somebody says without quotation marks."""

from __future__ import annotations

from store.claims.clauses.frame import Frame, cue_at
from store.claims.names.name_words import definite, is_masdar
from store.claims.statements.beside import one_toll, while_the_rest
from store.claims.statements.propositions import keeps_back
from store.claims.statements.untold import about_the_speech, nobody_claims
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_time, starts_speaker
from store.claims.vocabulary.words import Sentence
from store.language.date_atoms import date_words

_LONGEST_ASIDE = 10


def resumes(s: Sentence, frame: Frame, at: int, limit: int) -> bool:
    """Say whether the outlet takes the word again at a word without a comma: «فيما …», «لكنه رفض …», «وذلك بعد …»."""
    nominal = frame.how in ("prep", "object")
    again = _outlet_speaks(s, frame.content, at, limit) or _turns(s, at) or (nominal and _but_it(s, at))
    return again or keeps_back(s, at) or _said_on(s, at) or _had_done(s, at, limit) or _but_did(s, frame, at)


def resumes_after_comma(s: Sentence, frame: Frame, at: int, limit: int) -> bool:
    """Say whether the outlet takes the word again behind a comma: «، فيما …», «، وسط مخاوف …», «، وهو ما نفاه …»."""
    nominal = frame.how in ("prep", "object")
    return (
        (s.phrase_at(at, clause_words().speech_cuts) > 0 and not while_the_rest(s, frame.content, at, limit))
        or _amid(s, at)
        or answered(s, at)
        or _others_object(s, at)
        or _says_so(s, at)
        or _besides(s, at)
        or about_the_speech(s, at)
        or nobody_claims(s, at)
        or (nominal and (_background(s, at) or _but_it(s, at) or _had_happened(s, at)))
        or _past_again(s, frame, at)
        or _but_did(s, frame, at)
    )


def _outlet_speaks(s: Sentence, first: int, at: int, limit: int) -> bool:
    """Say whether the outlet takes the word again without a comma: «فيما …», «تجدر الإشارة …»."""
    meanwhile = s.text(at) in ("فيما", "بينما") and s.text(at + 1) in word_class("been")
    if meanwhile or not s.phrase_at(at, clause_words().speech_cuts_anywhere):
        return False
    return not (while_the_rest(s, first, at, limit) or one_toll(s, first, at, limit))


def _said_on(s: Sentence, at: int) -> bool:
    """Say whether «وذلك خلال مؤتمر صحفي», «وذلك بعد يومين من …» begins here: where and when it was said.

    In «وذلك أثناء هبوط الطائرة», «وذلك بسبب …» the speaker goes on.
    """
    aside = next((k for k in range(at + 2, min(at + _LONGEST_ASIDE, len(s.words))) if s.is_mark(k, ",")), at)
    if s.text(at) != "وذلك" or (aside > at and s.text(aside + 1) in word_class("prepositions")):
        return False  # «يسهم رفع الحظر، وذلك بعد الاتفاق، في خفض الأسعار»
    if s.text(at + 1) in word_class("afterwards"):
        return True
    if s.text(at + 1) not in ("في", "خلال", "اثناء"):
        return False
    return s.text(at + 2) in clause_words().after_in or s.text(at + 2) in word_class("meetings")


def _besides(s: Sentence, at: int) -> bool:
    """Say whether «هذا وتواصل الفرق عملها», «هذا وقد …» begins here: what the outlet tells besides."""
    verb = s.text(at + 1)
    return s.text(at) == "هذا" and verb[:1] == "و" and (verb in word_class("perfect_particles") or is_finite(verb[1:]))


def _had_done(s: Sentence, at: int, limit: int) -> bool:
    """Say whether «وكان رئيس الوزراء قد وعد …» begins here: what had happened before, told by the outlet."""
    near = range(at + 2, min(at + _LONGEST_ASIDE, limit))
    stop = next((k for k in near if s.words[k].mark or s.text(k) == "قد"), at)
    return s.text(at) in ("وكان", "وكانت") and s.text(stop) == "قد"


def _amid(s: Sentence, at: int) -> bool:
    """Say whether «وسط توقعات …», «وسط مخاوف …» begins here, which the outlet adds; «وسط المدينة» is a place."""
    word = s.text(at + 1)
    mood = is_masdar(word) or word.endswith("ات") or word in word_class("moods")
    return s.text(at) == "وسط" and mood and not definite(word)


def _turns(s: Sentence, at: int) -> bool:
    """Say whether «لكنه رفض …», «غير أنه رفض …» begins here: what the speaker did, told by the paper."""
    verb = at + 1 if s.text(at).startswith(("لكن", "ولكن")) else at + 2
    if s.text(verb - 1) not in word_class("turns") or (verb == at + 2 and s.text(at) not in word_class("except")):
        return False
    form = cue_forms().get(s.text(verb))
    return form is not None and form.kind == "perfect"


def _background(s: Sentence, at: int) -> bool:
    """Say whether «التي دخلت حيز التنفيذ في 27 شباط», a dated happening, begins here; «التي تستهدف …» is none."""
    verb = s.text(at + 1)
    if s.text(at) not in ("التي", "الذي") or not is_verb(verb) or verb[:1] == "ي":
        return False
    near = range(at + 2, next((k for k in range(at + 2, len(s.words)) if s.words[k].mark), len(s.words)))
    return any(is_time(s.text(k)) or s.text(k) in date_words().months for k in near)


def _but_it(s: Sentence, at: int) -> bool:
    """«أعلنت التصدي …، لكنها دفعت …», «تعهدت بإطلاق …، إلا أن الاتفاق لم ينفذ»: the outlet takes the word again."""
    two = s.text(at).removeprefix("و") in word_class("except") and s.text(at + 1).startswith("ان")
    two = two and s.text(at - 1) not in ("من", "ومن")  # «من غير أن يحدد عددهم»
    if not (two or s.text(at).startswith(("لكن", "ولكن"))) or s.text(at + 1) == "من":  # «ولكن من غير أن يحدد عددهم»
        return False
    first = at + 1 + two
    near = range(first + 1, min(first + 4, len(s.words)))
    another = definite(s.text(first)) and any(s.text(k) == "لم" or is_finite(s.text(k)) for k in near)
    return is_verb(s.text(first)) or (another and s.text(first - 1) in ("لكن", "ولكن", "ان"))


def _had_happened(s: Sentence, at: int) -> bool:
    """«هددت بإلغاء الاتفاق، وقد ساند الحزب موقفها»: behind what is only named a new clause is the outlet's."""
    return s.text(at) in ("وقد", "ولقد") and is_verb(s.text(at + 1))


def _past_again(s: Sentence, frame: Frame, at: int) -> bool:
    """«وتوقع البنك أن يبلغ النمو …، ورفع تقديراته»: a perfect verb goes on with «توقع», not with «أن يبلغ»."""
    word = s.text(at)
    if not _to_come(s, frame) or word[:1] != "و" or len(word) < 4 or word in word_class("own_first_letter"):
        return False
    return word[1:] not in word_class("being") and word[1] not in "يتن" and is_finite(word[1:])


def _to_come(s: Sentence, frame: Frame) -> bool:
    """Say whether what is said begins as «أن ترتفع»: something that has not happened yet."""
    first = s.text(frame.content)
    return frame.how == "an" and first[:1] in "يت" and is_finite(first) and s.text(frame.content - 1) in ("ان", "بان")


def _but_did(s: Sentence, frame: Frame, at: int) -> bool:
    """«وتوقعوا أن ترتفع الوظائف، لكنها تراجعت»: what happened instead is told by the outlet; «لكنها ستتراجع» is not."""
    verb = s.text(at + 1)
    past = is_finite(verb) and (verb[:1] not in "يتنس" or verb.endswith("ت"))
    return s.text(at).removeprefix("و") in word_class("but") and past and _to_come(s, frame)


def _says_so(s: Sentence, at: int) -> bool:
    """Say whether «صرح بذلك …» begins here: who said the words before."""
    form = cue_at(s, at)
    return form is not None and form.kind == "perfect" and s.text(at + 1) in ("بذلك", "ذلك")


def _others_object(s: Sentence, at: int) -> bool:
    """Say whether «إلا أن خبراء شككوا …», «لكن الوزير نفى …» begins here: somebody else takes the word."""
    first = at + 1 if s.text(at) in ("لكن", "ولكن") else at + 2
    if first == at + 2 and (s.text(at), s.text(at + 1)) not in (("الا", "ان"), ("غير", "ان"), ("بيد", "ان")):
        return False
    for verb in range(first + 1, min(first + 9, len(s.words))):
        if s.words[verb].mark and s.text(verb) != '"':
            return False
        form = cue_forms().get(s.text(verb))
        if form is not None and form.kind == "perfect" and not form.lemma.strict and starts_speaker(s, first):
            return True
    return False


def answered(s: Sentence, at: int) -> bool:
    """Say whether «وهو ما نفاه …», «الأمر الذي أكده …» begins here: somebody answers what was said."""
    if (s.text(at) in ("وهو", "وهي") and s.text(at + 1) == "ما") or (
        s.text(at) == "الامر" and s.text(at + 1) == "الذي"
    ):
        verb = s.text(at + 2)
    else:
        return False
    if verb in cue_forms():
        return s.text(at + 3) in ("فيه", "به", "عنه", "عليه", "اليه", "منه")
    bare = verb.removesuffix("ه") if verb.endswith("ه") else verb
    weak = bare[:-1] + "ي" if bare.endswith("ا") else bare
    return verb != bare and (bare in cue_forms() or weak in cue_forms())
