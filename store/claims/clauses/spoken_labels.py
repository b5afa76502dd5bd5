"""Who speaks before a colon: «وزير الإسكان: …», «سامي الهادي لـ«الوطن»: …», «موسكو: لا نخطط لـ…»."""

from __future__ import annotations

from store.claims.clauses.frame import Frame, cue_at
from store.claims.clauses.whom import told_by_man
from store.claims.names.first_person import speaks_itself
from store.claims.names.name_words import in_accusative, is_circumstance, is_given, is_known_surname, is_masdar
from store.claims.names.phrases import noun_phrase
from store.claims.names.tails import hears
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_outlet, is_place, office_gender, starts_speaker, told_to_media
from store.claims.vocabulary.words import Sentence
from store.language.lexicon import folded_set

_LONGEST_LABEL = 9


def label_frame(s: Sentence) -> Frame | None:
    """Return the frame of a speaker before a colon at the head («وزير الإسكان: …», «الأكراد: …»)."""
    colon = next((at for at in range(1, min(_LONGEST_LABEL, len(s.words))) if s.is_mark(at, ":") and s.free(at)), -1)
    if colon < 1 or any(cue_at(s, at) is not None or is_finite(s.text(at)) for at in range(colon)):
        return None
    if s.text(0) in folded_set("places", "labels.words"):
        return None
    if colon == 1 and is_place(s.text(0)) and not state_speaks(s, colon + 1):
        return None
    if s.headline and s.text(0)[:1] == "و" and is_place(s.text(0)[1:]):
        s.without_waw(0)  # «تركيا: نرفض الخطة.. وفرنسا: الضغوط باقية»
    end = _before_occasion(s, colon)
    phrase = noun_phrase(s, 0, end, bounded=True)
    if phrase is not None and phrase.end < end and s.headline and hears(s, phrase.end, phrase):
        end = phrase.end  # «أهالي الخرج | لوزارة المياه: …»
    if phrase is None or phrase.end < end or (colon + 1 >= len(s.words)):
        return None
    known = starts_speaker(s, 0) or is_known_surname(s, 0) or is_given(s.text(0)) or told_by_man(s, 0, end)
    known = known or _told_paper(s, end)
    if end < colon and not known:
        return None
    if phrase.kind == "person" and not (s.headline or starts_speaker(s, 0)):
        return None
    if s.text(colon - 1) in word_class("ordinals"):
        return None  # «الطقم الثاني: …»
    if not starts_speaker(s, 0) and _is_matter(s, colon):
        return None
    if phrase.kind == "person" and _is_portrait(s, colon + 1):
        return None
    form = cue_forms()["قال"]
    content = colon + 1
    how = "quote" if content in s.closes else "colon"
    return Frame(0, colon, form, (0, end), content, f"label-{how}", how)


def _is_portrait(s: Sentence, first: int) -> bool:
    """«سعد الحريري: رجل الأعمال الذي ورث السياسة»: a line that only tells who somebody is."""
    head = s.text(first)
    if not (office_gender(head) or head in word_class("portraits")):
        return False
    phrase = noun_phrase(s, first, len(s.words), bounded=True)
    whole = phrase is not None and phrase.name is None and phrase.end > first + 1
    return whole and phrase is not None and (s.text(phrase.end) in word_class("relatives") or not s.text(phrase.end))


def _before_occasion(s: Sentence, colon: int) -> int:
    """Return where «لـCNN», «لـ أنقرة», «في مؤتمر ميونيخ» begins in a headline's label, ``colon`` without one."""
    for at in range(1, colon if s.headline else 1):
        word, after = s.text(at), s.text(at + 1)
        told = word == "ل" and (at + 1 in s.closes or is_place(after) or after.isascii() or is_outlet(after))
        told = told or _told_paper(s, at)
        met = after in clause_words().after_in or after in word_class("meetings")
        occasion = word == "في" and not is_place(s.text(0)) and met
        about = word == "عن" and at > 1 and not is_place(after)
        about = about or is_circumstance(s, at) or in_accusative(s, at)  # «أردوغان مدافعا عن الطوارئ: …»
        known = is_given(s.text(at - 1)) or is_known_surname(s, at - 1)
        named = known and word[:1] == "ل" and is_given(word[1:]) and not is_given(word)  # «الملك سلمان لأوباما: …»
        if told or occasion or about or named or told_to_media(s, at) or told_by_man(s, 0, at):
            return at
    return colon


def _told_paper(s: Sentence, at: int) -> bool:
    """Say whether «لـ {المساء}», «ل«الوطن»», «لـ عكاظ», «للعربية» stands here: a paper that somebody speaks to."""
    word, after = s.text(at), s.text(at + 1)
    if word == "ل":
        return at + 1 in s.closes or s.is_mark(at + 1, "{'") or is_outlet(after) or _is_paper(after)
    return word.startswith("لل") and (is_outlet("ال" + word[2:]) or _is_paper("ال" + word[2:]))


def _is_paper(word: str) -> bool:
    return word in folded_set("outlets", "papers.names")


def state_speaks(s: Sentence, first: int) -> bool:
    """«واشنطن: لا نخطط للتدخل», «موسكو: أميركا أقامت …»: the place is no dateline but a state, of «us» or of others."""
    if not s.headline:
        return False
    own = any(s.free(at) and not s.words[at].mark and speaks_itself(s, at) for at in range(first, len(s.words)))
    denies = s.text(first) in ("لا", "لن", "ليس", "لسنا", "علي")
    verb = s.text(first + 1)
    goes_on = (
        is_finite(verb) and verb[0] in "يت" and not verb.endswith("ت")
    )  # «غزة: إسرائيل تشن غارات» tells of a place.
    other = is_place(s.text(first)) and s.text(first) != s.text(0) and verb.isalnum() and not goes_on
    return own or denies or other


def _is_matter(s: Sentence, colon: int) -> bool:
    """«انفجار تيانجين: …», «مظاهرات البصرة: …», «سبتة ومليلية: …»: what it is about, not who speaks."""
    word = s.text(0)
    if is_masdar(word) or word.removeprefix("ال") in word_class("matters"):
        return True
    many = word.endswith("ات")
    two = colon == 2 and s.text(1)[:1] == "و" and not is_known_surname(s, 0) and not is_given(s.text(1))
    return not (is_given(word) or is_known_surname(s, 0)) and (many or two)
