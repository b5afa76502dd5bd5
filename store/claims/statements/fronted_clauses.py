"""«، وفي العام الماضي سجلت الشركة …», «، وحاليا يوجد …»: an adverbial in front of a main clause of its own."""

from __future__ import annotations

from store.claims.names.name_words import definite, is_owned
from store.claims.vocabulary.cues import cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_time
from store.claims.vocabulary.words import Sentence

_NEAR = 10
_LEAST = 4


def fronted(s: Sentence, at: int, first: int, end: int) -> bool:
    """Say whether «و» with an adverbial and a main clause behind it begins at ``at``, right after a comma.

    ``first`` begins the statement before. «الحكومة التي يرأسها، وبعد أشهر …، تباشر عملها» still lacks its verb.
    """
    if fronted_in_time(s, at, end):
        return True
    word = s.text(at)[1:]
    if word in ("مع", "رغم", "برغم") and s.text(at + 1) in ("ان", "انه", "انها"):
        return s.text(at)[:1] == "و"
    if s.text(at)[:1] != "و" or (_waits(s, first, at) and not _then(s, at, end)):
        return False
    if word in word_class("fronted_adverbs"):
        return _main_verb(s, at + 1)
    if word not in word_class("prepositions"):
        return False
    if _then(s, at, end):
        return True
    for step in range(at + 2, min(at + _NEAR, end)):
        if s.is_mark(step, ","):
            return _main_verb(s, step + 1)
        if s.words[step].mark or s.text(step) in word_class("who"):
            return False
        if _main_verb(s, step) and _closes(s, step - 1):
            return True
    return False


def before_scene(s: Sentence, begin: int, stop: int) -> int:
    """«بدل التنظيم اسمه، | وفي زغرب، أكدت …»: return where a statement ends before what only leads to the next verb."""
    if not (s.is_mark(stop, ",") and is_finite(s.text(stop + 1))):
        return stop
    comma = next((k for k in range(stop - 2, max(begin, stop - 7), -1) if s.is_mark(k, ",")), stop)
    scene = s.text(comma + 1)[:1] == "و" and s.text(comma + 1)[1:] in word_class("prepositions")
    told = any(is_verb(s.text(k)) for k in range(comma + 1, stop))
    return comma if scene and not told and comma - begin >= _LEAST else stop


def _then(s: Sentence, at: int, end: int) -> bool:
    """Say whether «فإن», «فقد» begins the main clause behind the adverbial, before any comma."""
    for step in range(at + 2, min(at + _NEAR, end)):
        if s.text(step) in word_class("then"):
            return True
        if s.words[step].mark:
            return False
    return False


def _waits(s: Sentence, first: int, at: int) -> bool:
    """Say whether a verb stands in front only behind «الذي», «التي», so that the main one is still to come."""
    told = any(is_finite(s.text(k)) and s.text(k - 1) not in word_class("who") for k in range(first, at))
    return not told and not is_verb(s.text(first))


def _main_verb(s: Sentence, at: int) -> bool:
    """Say whether a verb that surely is one and reports nothing stands here."""
    word = s.text(at)
    form = cue_forms().get(word)
    return (is_finite(word) or word in ("تم", "جري", "لا", "لم", "لن")) and (form is None or form.lemma.strict)


def _closes(s: Sentence, at: int) -> bool:
    """Say whether a verb behind this word does not describe it: «العام الماضي | سجلت», not «مصانع تنتج»."""
    return definite(s.text(at)) or is_time(s.text(at)) or s.text(at).isdigit()


def fronted_in_time(s: Sentence, at: int, end: int) -> bool:
    """Say whether «وفور ورود البلاغ أعلنت …» begins here; «وعند تفتيشها عثر …» is still about the same thing."""
    ever_since = s.text(at) == "ومنذ" and s.text(at + 1) == "ذلك"
    timed = s.text(at)[:1] == "و" and s.text(at)[1:] in word_class("points_in_time")
    if not (timed or ever_since) or is_owned(s, at + 1):
        return False
    for step in range(at + 2, min(at + _NEAR, end)):
        word, before = s.text(step), s.text(step - 1)
        if s.words[step].mark or word in word_class("relatives") or before in word_class("relatives"):
            return False
        if is_finite(word) or word in ("تم", "جري"):
            return not is_time(before) or step > at + 2
    return False
