"""What stands behind a first name: the family's name, whatever the word means elsewhere («فرحان حق», «حمد تريم»)."""

from __future__ import annotations

from store.claims.names import name_words as nw
from store.claims.vocabulary.cues import clause_words, cue_forms, function_words, is_event_noun, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    is_unnamed,
    office_gender,
    told_to_media,
)
from store.claims.vocabulary.words import Sentence

# Two words between quotation marks, the marks counted.
_NICKNAME = 3
# How far before a first name the office may begin.
_OFFICE_BEFORE = 5


def second_name(s: Sentence, at: int, stop: int, *, bounded: bool) -> bool:
    """Say whether the word behind a first name is of the name: nobody is called by a first name alone.

    A word of the language is one only where the name ends behind it: «فرحان حق، للصحفيين», «أيمن عودة إن».
    """
    word, after = s.text(at), s.text(at + 1)
    if not nw.is_given(s.text(at - 1)) or len(word) < 2 or s.words[at].mark or word[0].isdigit() or _closed(s, at):
        return False
    if (
        is_time(word)
        or is_place(word)
        or told_to_media(s, at)
        or nw.in_accusative(s, at)
        or body_gender(word)
        or office_gender(word)
    ):
        return False
    if word in word_class("titles_as_names"):
        return at + 1 < stop and nw.name_like(s, at + 1) and not s.words[at + 1].mark and not is_common(after)
    if is_honorific(word) or _is_owned(s, at) or _verb(word):
        return False
    ends = at + 1 >= stop or s.words[at + 1].mark or after in word_class("prepositions") or bool(office_gender(after))
    last = nw.is_given(after) and (at + 2 >= stop or s.is_mark(at + 2, ","))  # «منير بالحاج | علي، أن …»
    ends = ends or (last and not s.raw(at + 1, at + 2).endswith("ى"))
    family = nw.has_article(s, at + 1) and after.endswith("ي") and not is_common(after[2:])
    held = bool(office_gender(after)) and not nw.definite(after)
    whole = held or (bounded and (ends or family))
    if nw.definite(word):
        return _family(word) and (whole or word.startswith("ال"))
    if is_common(word) or nw.is_feminine_noun(s, at) or nw.is_masdar(word):
        return whole and word[0] not in "وبلفك" and not word.endswith("ا")
    joined = word[1:]
    if word[0] not in "بوفلك":
        return True
    known = nw.definite(joined) or is_place(joined) or nw.is_given(joined) or bool(body_gender(joined))
    known = known or bool(office_gender(joined)) or joined in word_class("quantifiers")
    deed = is_event_noun(joined) if whole else nw.is_masdar(joined)
    return (len(joined) > 3 or (whole and not is_common(joined))) and not (known or deed)


def _is_owned(s: Sentence, at: int) -> bool:
    """Say whether a noun with a pronoun stands here («هجومه»), no foreign name in ه («شويبله»)."""
    word = s.text(at)
    noun = is_common(word[:-1]) or nw.is_masdar(word[:-1]) or is_event_noun(word[:-1])
    return nw.is_owned(s, at) and not word.endswith("يه") and (noun or not word.endswith("ه") or word.endswith("اه"))


def _family(word: str) -> bool:
    """Say whether a word with «ال» can be a family's name: «الخليفة», «بالغنيم», no «الأهالي», «المواطنين»."""
    bare = word[3:] if word.startswith(("بال", "وال")) else word[2:]
    if nw.is_given(bare) or word == "الماضي":
        return word.startswith("ال")
    noun = is_common(bare) or nw.is_masdar(word) or is_place("ال" + bare) or word in word_class("definite_nouns")
    other = word.startswith(("لل", "وال")) or word.endswith(("ات", "ين")) or word in word_class("heads_nothing")
    return not (noun or other or body_gender("ال" + bare) or office_gender("ال" + bare))


def hyphen(s: Sentence, at: int, stop: int) -> bool:
    """Say whether a hyphen joins two names: «جان-ماري لوبان», «فرانك- فالتر شتاينماير», «يوهانا ميكل - لايتنر في»."""
    if not s.is_mark(at, "-") or at + 1 >= stop or not nw.name_like(s, at + 1):
        return False
    if nw.is_given(s.text(at - 1)) and s.words[at - 1].end == s.words[at].start:
        return True
    first, second, after = s.text(at - 1), s.text(at + 1), s.text(at + 2)
    closed = clause_words().complements | word_class("prepositions")
    ends = at + 2 >= stop or after in closed or s.is_mark(at + 2, ",")
    noun = is_common(second) or nw.is_masdar(second) or office_gender(second) or is_honorific(second)
    noun = noun or is_place(second) or is_time(second) or _verb(second) or nw.is_given(second)
    return ends and not (noun or nw.definite(first) or nw.definite(second) or nw.is_owned(s, at + 1))


def tied(s: Sentence, at: int) -> bool:
    """Say whether a hyphen without spaces stands between two words here: «بادن-فورتمبرغ»."""
    if not s.is_mark(at, "-") or not (s.text(at - 1).isalpha() and s.text(at + 1).isalpha()):
        return False
    return s.words[at - 1].end == s.words[at].start and s.words[at].end == s.words[at + 1].start


def _closed(s: Sentence, at: int) -> bool:
    """Say whether a particle stands here; «فان» without its hamza, «كي» are names where another follows or none."""
    word = s.text(at)
    if word == "فان" and s.raw(at, at + 1) == "فان" and nw.name_like(s, at + 1):
        return False
    if word in word_class("not_names") and not (is_common(word) or nw.is_masdar(word)):
        return True
    if word == "كي" and s.text(at + 1) in clause_words().complements:
        return False
    return word in function_words() or word in word_class("heads_nothing")


def _verb(word: str) -> bool:
    """Say whether a word is surely a verb, not «تريم» or «تركي»."""
    form = cue_forms().get(word) or cue_forms().get(word[1:] if word[0] in "وف" else "")
    reports = form is not None and form.kind in ("perfect", "imperfect", "participle")
    return reports or (is_finite(word) and (word[0] == "ي" or word.endswith(("ت", "وا"))))


def past_nickname(s: Sentence, end: int, stop: int) -> int:
    """Return the word after what somebody is called besides: «محمد السالم "أبو طلال" | بدء …»."""
    short = end in s.closes and s.closes[end] - end <= _NICKNAME and s.closes[end] + 1 < stop
    return s.closes[end] + 1 if short else end


def odd_name(s: Sentence, at: int, *, bounded: bool) -> bool:
    """«الشيخ | حجاج العريني», «الدكتورة | وحدة الجميلي مستشارة …»: a noun of people or bodies is a first name."""
    noun = is_unnamed(s.text(at)) or bool(body_gender(s.text(at)))
    word, titled = s.text(at + 1), bool(office_gender(s.text(at + 2))) and not nw.definite(s.text(at + 2))
    family = nw.has_article(s, at + 1) and not (is_common(word[2:]) or nw.common_noun(s, at + 1) or office_gender(word))
    return noun and family and (titled or (bounded and is_unnamed(s.text(at))))


def before_title(s: Sentence, at: int) -> bool:
    """«كارل هينز رومنيجه | الرئيس التنفيذي …»: a later word of a name, right before the holder's title."""
    word, after = s.text(at), s.text(at + 1)
    noun = is_common(word) or nw.is_masdar(word) or nw.definite(word) or word[0] in "بلو"
    return bool(office_gender(after)) and nw.definite(after) and not noun


def of_a_man(s: Sentence, at: int, first: int) -> bool:
    """Say whether a word like a verb in the feminine stands behind a man's first name: «الوزير جريج هونت | بـ…»."""
    word = s.text(at)
    if at != first + 1 or not word.endswith("ت") or word[0] in "يت":
        return False
    offices = [office_gender(s.text(k)) for k in range(max(0, first - _OFFICE_BEFORE), first)]
    return "m" in offices and "f" not in offices


def reports_in_name(s: Sentence, at: int, first: int) -> bool:
    """Say whether a verb that reports stands here, alone, with «و», «ف» or as «we»: the name before it is whole."""
    word = s.text(at)
    if nw.is_given(word):
        return False
    family = at == first + 1 and s.is_mark(at + 1, ",")  # «روبيرت فورد، السفير …»: behind a verb no comma stands
    told = word[1:] in cue_forms() or (at > first and word[0] == "ف" and is_verb(word[1:]) and word[1] not in "يتن")
    if word[0] in "فو" and len(word) > 3 and told and not family:
        return True  # «أما المزارع سليمان الرشودي | فيرى أن …», «… | فوافق على …».
    if word[0] == "ن" and len(word) > 3 and "ي" + word[1:] in cue_forms():
        return True  # «قال خالد نعتقد أن …».
    form = cue_forms().get(word)
    if form is None or form.kind != "perfect" or of_a_man(s, at, first) or (form.lemma.strict and at == first):
        return False
    # «قال عبدالله طلب، مدير …»: a verb with nothing after it is the family's name.
    return not (at > first and len(word) == 3 and s.is_mark(at + 1, ",") and nw.is_given(s.text(at - 1)))


def is_charge(word: str) -> bool:
    """Say whether «المكلف», «المتابع» may tell what somebody does, where a noun with its preposition follows."""
    return is_common(word[2:]) or (word.startswith("الم") and not word.endswith("ي"))


def french(s: Sentence, at: int) -> bool:
    """Say whether «ه» only ends a foreign name («هيرفيه لادسو»): no noun in the plural with a pronoun."""
    word, after = s.text(at), s.text(at + 1)
    return word.endswith("يه") and word[0] != "م" and nw.name_like(s, at + 1) and not nw.definite(after)


def of_day(s: Sentence, at: int, stop: int, *, bounded: bool) -> bool:
    """Say whether what is else a time belongs to a first name: «عبدالرحمن | صباح عيدان», «ماجد | الخميس رئيس اللجنة».

    «عبدالعزيز | المقبل إنه»: no week stands before it.
    """
    word, after = s.text(at), s.text(at + 1)
    if not nw.is_given(s.text(at - 1)):
        return False
    if word == "صباح":
        return nw.name_like(s, at)
    if word == "المقبل":
        return bounded and at + 1 == stop
    return is_time(word) and nw.definite(word) and bool(office_gender(after)) and not nw.definite(after)


def before_surname(s: Sentence, at: int) -> bool:
    """Say whether a bare word that is no noun stands here: «مريانا كاتزاروفا», not «منفعلا أمام …»."""
    word = s.text(at)
    bare = nw.name_like(s, at) and not nw.definite(word) and not nw.is_masdar(word) and word[0] not in "بل"
    return bare and not nw.is_feminine_noun(s, at)


def strange(s: Sentence, first: int) -> bool:
    """Say whether a name that looks like a noun with the article begins here: «الوليد بن …», «اليسا لينش»."""
    word, after = s.text(first), s.text(first + 1)
    if not (nw.definite(word) and nw.name_like(s, first + 1)) or after in ("بن", "بنت"):
        return nw.definite(word) and after in ("بن", "بنت")
    bare = word[2:]
    noun = is_common(bare) or bool(body_gender(word)) or office_gender(word) or is_honorific(word)
    noun = noun or nw.is_masdar(word) or nw.is_adjective(word) or is_place(word) or s.raw(first, first + 1)[-1:] == "ة"
    ends = word.endswith(("ون", "ين", "ان", "ات"))
    other = is_common(after) or nw.is_masdar(after) or nw.definite(after) or is_place(after) or _verb(after)
    other = other or bool(office_gender(after)) or after[:1] in "بوف" or nw.is_given(after) or nw.is_owned(s, first + 1)
    return not (noun or ends or other) and word.endswith("ا")
