"""Who is named as the source behind «بحسب», «وفق ما أعلن»: where the name begins and ends, whose figures they are."""

from __future__ import annotations

from store.claims.names.name_words import (
    definite,
    is_adjective,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
    name_like,
)
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    is_common,
    is_honorific,
    is_outlet_start,
    is_time,
    is_unnamed,
    owned_office,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence


def past_day(s: Sentence, at: int) -> int:
    """Return where who is named behind «حسبما ذكر، أمس، …» begins, ``at`` when no day set apart comes first."""
    step = at
    while s.is_mark(step, ",()") or is_time(s.text(step)):
        step += 1
    return step if starts_speaker(s, step) or step in s.closes else at


def ends_soon(s: Sentence, at: int) -> bool:
    """Say whether only one more word, an adjective, stands before the next mark."""
    return at + 2 >= len(s.words) or (s.words[at + 2].mark and not s.words[at + 1].mark)


def source(s: Sentence, at: int, bare: str, *, by_verb: bool) -> tuple[int, int] | None:
    """Return the words of who is named after «بحسب», (at, at) when the clause's own subject is meant, else None."""
    at += s.text(at) in ("اخر", "احدث") and s.text(at + 1) in word_class("nominal_sources")
    end = region_end(s, at)
    if _told_by(s, at, end):
        return end + 2, region_end(s, end + 2)
    if s.text(at).removeprefix("ال") in word_class("nominal_sources"):
        return _nominal_source(s, at, end)
    if s.text(at) in word_class("acts_of_speech") and starts_speaker(s, at + 1) and end > at + 1:
        return at + 1, end  # «بحسب تأكيدات الحكومة», «وفقا لتصريح أمين عام النقابة».
    planned = s.text(at) in word_class("plans") or s.text(at) in word_class("customs")
    named = (is_given(s.text(at)) and name_like(s, at + 1) and end - at == 2) or _surely_named(s, at, end)
    named = named or s.text(at) in word_class("acronyms")  # «وفقا لليونيسف»
    named = named or _issued(s, at, end)
    named_behind = _name_behind(s, at, end)
    if named_behind is not None:
        return named_behind
    speaks = (starts_speaker(s, at) and not planned) or at in s.closes or named
    if planned and not by_verb:
        return None  # «حسب المواعيد المحددة», «وفق البرنامج المعد».
    if bare in ("وفق", "وفقا", "طبقا", "استنادا") and not by_verb and not speaks:
        # «وفق نظام دقيق» follows a plan, not a speaker.
        return None
    if s.is_mark(end, ","):
        # «بحسب مساعد وزير الخارجية، حسين جابري، …»: the name follows its title after a comma.
        phrase = noun_phrase(s, at, len(s.words), bounded=True)
        verbal = is_verb(s.text(end + 1)) and not is_given(s.text(end + 1))
        if phrase is not None and phrase.name is not None and phrase.name[0] == end + 1 and not verbal:
            end = phrase.end
    if end <= at or not (named or speaker_like(s, at, end) or at in s.closes):
        return None
    return at, end


def _told_by(s: Sentence, at: int, end: int) -> bool:
    """«بحسب الخطة الجديدة التي أعلنتها وزارة الصحة»: who made the paper known speaks, not the paper."""
    verb = s.text(end + 1)
    bare = verb.removesuffix("ها") if verb.endswith("ها") else verb.removesuffix("ه")
    told = bare != verb and (object_verb(bare) is not None or carries(verb[:-1] + "ه") is not None)
    return told and s.text(end) in ("الذي", "التي") and starts_speaker(s, end + 2) and not starts_speaker(s, at)


def _surely_named(s: Sentence, at: int, end: int) -> bool:
    """«وفقا لكاهيل فإنه …», «بحسب الإليزيه فإن …»: one word that is none of the language is a name before «فإن»."""
    word = s.text(at)
    alone = end == at + 1 and s.text(end) in word_class("then") and name_like(s, at)
    return alone and not (is_common(word) or is_common(word.removeprefix("ال")) or is_masdar(word) or is_time(word))


def _issued(s: Sentence, at: int, end: int) -> bool:
    """«وبحسب القرار فإن الفريق …»: before «فإن» a paper of somebody tells it."""
    papers = word_class("documents") | word_class("issued")
    return s.text(end) in word_class("then") and s.text(at).startswith("ال") and s.text(at)[2:] in papers


def _name_behind(s: Sentence, at: int, end: int) -> tuple[int, int] | None:
    """«وحسب المكلف بالإعلام، النقيب كريم بوغال، فإن …»: whom no list knows, with rank and name behind him."""
    if starts_speaker(s, at) or not (s.is_mark(end, ",") and is_honorific(s.text(end + 1)) and definite(s.text(at))):
        return None
    phrase = noun_phrase(s, end + 1, len(s.words), bounded=True)
    named = phrase is not None and phrase.name is not None and s.is_mark(phrase.end, ",")
    return (end + 1, phrase.end) if phrase is not None and named else None


def _nominal_source(s: Sentence, at: int, end: int) -> tuple[int, int]:
    """«وفق حصيلة أعلنها الجيش», «تقديرات أولية لاتحاد المزارعين»: who issued the figures speaks, not the figures."""
    for step in range(at + 1, min(end + 2, at + 5, len(s.words))):
        word = s.text(step)
        if starts_speaker(s, step):
            return step, end
        if word in ("نشر", "نشرت", "بث", "صدر") and s.text(step + 1) in ("علي", "في", "عبر"):
            # «بيان نشر على موقع السوق»: the site only carries it.
            return at, at
        pronoun = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
        if pronoun != word and len(pronoun) > 2 and (object_verb(pronoun) or is_verb(pronoun)):
            after = region_end(s, step + 1)
            return (step + 1, after) if starts_speaker(s, step + 1) and after > step + 1 else (at, at)
        if word[:1] == "ل" and len(word) > 4:
            s.without_lam(step)
            return step, region_end(s, step)
        if word == "عن":
            return step + 1, region_end(s, step + 1)
        if definite(word) and is_adjective(word):
            return at, step + 1  # «بحسب الإحصاءات الرسمية».
        if definite(word) and step == at + 1 and definite(s.text(at)):
            return at, end  # «وفقا للبيانات المنشورة على …»
        if definite(word):
            return step, end
    return at, end


def object_verb(word: str) -> Form | None:
    """Return the reporting form of a verb with or without an object pronoun («أعلنه»)."""
    forms = cue_forms()
    form = (
        forms.get(word)
        or (forms.get(word[:-1]) if word.endswith("ه") else None)
        or forms.get(word.removesuffix("ته") + "ت")
    )
    return form if form is not None and form.kind in ("perfect", "imperfect") else None


def carries(word: str) -> Form | None:
    """Return a reporting form for «ما نشرته صحيفة …», «ما بثه التلفزيون»: what an outlet carries it says."""
    bare = word.removesuffix("ه").removesuffix("ت")
    return cue_forms()["قال"] if bare != word and bare in word_class("carries") else None


def region_end(s: Sentence, at: int) -> int:
    """Return where the speaker named after «بحسب» ends: at the next mark, verb, relative or «نقلا عن»."""
    index = at
    while index < len(s.words):
        if index in s.closes:
            index = min(s.closes[index] + 1, len(s.words))
            continue
        if s.is_mark(index, "("):
            close = next((k for k in range(index, min(index + 10, len(s.words))) if s.is_mark(k, ")")), index)
            index = close + 1
            continue
        word = s.text(index)
        over = (
            s.words[index].mark
            or word in ("الذي", "التي", "الذين", "نقلا", "لم", "لن", *word_class("then"), *word_class("but"))
            or (word in word_class("except") and index > at)
            or word.startswith("ولكن")
            or word in clause_words().complements
        )
        told = object_verb(word.removesuffix("ه")) is not None or (is_finite(word) and not is_given(word))
        told = told or (s.text(index - 1) == '"' and is_verb(word))
        begins = word in word_class("by_figure") or _begins_clause(s, at, index)
        if over or (index > at + 1 and told) or (index > at and begins):
            break
        index += 1
    return index


def _begins_clause(s: Sentence, at: int, index: int) -> bool:
    """«بحسب الوكالة التركية قتل …», «بحسب رويترز تم …»: a verb where the name can go no further begins what is told."""
    word, before = s.text(index), s.text(index - 1)
    if word in word_class("carried_out"):
        return True
    if is_given(word) or not is_verb(word) or (word[0] in "وف" and is_verb(word[1:])) or s.words[index - 1].mark:
        return False
    return definite(before) or is_outlet_start(" ".join(s.text(k) for k in range(at, index)))


def are_people(word: str) -> bool:
    """Say whether an indefinite word is a plural only people have: «دبلوماسيين», «مؤرخين», «محللين»."""
    return (
        len(word) > 5
        and (word.endswith("يين") or (word[0] == "م" and word.endswith("ين")))
        and word not in word_class("broken_plurals")
    )


def speaker_like(s: Sentence, first: int, end: int) -> bool:
    """Say whether the region names someone who can speak: an office, body, outlet, place or a name of two words."""
    if starts_speaker(s, first) or first in s.closes or is_unnamed(s.text(first).removesuffix("ين") + "ون"):
        return True
    if is_outlet_start(" ".join(s.text(at) for at in range(first, end) if not s.words[at].mark)):
        return True
    if is_known_surname(s, first) or are_people(s.text(first)):
        return True
    if s.text(first) in ("احد", "احدي", "بعض", "عدد") and end - first >= 2:
        return True
    if is_owned(s, first) and not is_given(s.text(first)) and not owned_office(s, first):
        # «بحسب نطاقها المكاني», «بحسب حاجتهم الفعلية».
        return False
    return end - first >= 2 and name_like(s, first) and name_like(s, first + 1)
