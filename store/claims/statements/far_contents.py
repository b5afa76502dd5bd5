"""What is said far behind its verb: past clauses that only tell of who speaks, of where and when.

«قالت متحدثة باسم مستشفى كان يعالج المصاب إنه توفي», «كشف حارس عمل في القصر عامين، أن …», «أعلن المصرف، ومقره
البصرة، عن …». Read only where nothing nearer was found: the verb then still lacks what it takes.
"""

from __future__ import annotations

from dataclasses import replace

from store.claims.clauses.adverbials import PREPOSITIONS, past_adverbials
from store.claims.clauses.frame import cue_at
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
from store.claims.statements.objects import nominal_content
from store.claims.statements.plain_speech import plain_speech
from store.claims.statements.quoted import Complement, after_colon, region
from store.claims.vocabulary.cues import Form, clause_words, is_event_noun, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_place,
    is_time,
    office_gender,
    past_told,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.language.folding import fold_plain
from store.language.stems import OWN_WAW

_FAR = 60
# A shorter quotation may be a name or a title.
_SPEECH = 5
_LEAST = 3


def far_content(s: Sentence, index: int, form: Form) -> Complement | None:
    """Return what the verb at ``index`` takes behind the clauses after its subject, None when nothing surely does."""
    finite = form.kind in ("perfect", "imperfect") and ("an" in form.lemma.takes or form.lemma.takes == {"عن"})
    if not finite or form.lemma.name == "رفض" or s.text(index - 1) in word_class("relatives"):
        return None
    named = starts_speaker(s, index + 1) or is_given(s.text(index + 1)) or form.lemma.name in ("قال", "أعرب", "عبر")
    for at in range(index + 2, min(index + _FAR, len(s.words))):
        if not s.free(at) and at not in s.closes:
            continue
        found = _opens(s, at, index, form)
        if found is not None and (named or found.how == "quote"):
            return found if sum(not word.mark for word in s.words[found.content :]) >= _LEAST else None
        if s.is_mark(at, ".!?;"):
            break
        if _another(s, at):
            return None
    return plain_speech(s, index, form)


def far_deed(s: Sentence, index: int, form: Form) -> Complement | None:
    """«أعلنت أسرة عامل كان يعمل في القصر، | فقدان الاتصال به»: the verbal noun behind what tells of who speaks."""
    phrase = noun_phrase(s, past_told(s, index + 1), len(s.words), bounded=False)
    if fold_plain(form.lemma.name) not in word_class("announces") or phrase is None or form.kind == "participle":
        return None
    known = starts_speaker(s, phrase.first) or is_known_surname(s, phrase.first) or phrase.name is not None
    told = word_class("quantifiers") | word_class("nominal_sources")
    if not (known or s.text(phrase.first) in told) or s.text(index - 1) in word_class("relatives"):
        return None
    at, last = phrase.end, min(phrase.end + _FAR // 3, len(s.words) - _LEAST)
    while at < last:
        at = past_adverbials(s, at)
        if at < last and "noun" in form.lemma.takes:
            held = nominal_content(s, at, region(index + 1, phrase.end))
            if held is not None:
                return held  # «جدد الوزراء في الرياض رفضهم | القرار».
        elif at < last and _what(s, at):
            return Complement(at, "object", region(index + 1, phrase.end), True)
        past = _past_telling(s, at, last)
        if past <= at:
            break
        at = past
    return None


def past_unknown(s: Sentence, index: int, form: Form, found: Complement) -> Complement | None:
    """«أعلنت أبراج كابيتال، | اكتمال عملية …», «أعلن بيت الاستثمار | عن عزمه بيع …»: no word tells who speaks there.

    None where ``found`` is no object taken for want of a speaker.
    """
    first, word = index + 1, s.text(index + 1)
    announced = fold_plain(form.lemma.name) in word_class("announces") and form.kind == "perfect"
    if found.how != "object" or found.speaker is not None or not announced:
        return None
    deed = is_event_noun(word) or word in word_class("plain_nouns") or word in word_class("prepositions")
    if is_time(word) or is_owned(s, first) or deed:
        return None
    for at in range(first + 1, min(first + _FAR // 4, len(s.words) - _LEAST)):
        if not s.free(at) or at in s.closes:
            continue
        if _another(s, at) or (is_finite(s.text(at)) and not is_given(s.text(at))):
            return None
        if s.text(at) == "عن" in form.lemma.takes and (is_masdar(s.text(at + 1)) or is_owned(s, at + 1)):
            return Complement(at + 1, "prep", region(first, at), True)
        if s.is_mark(at - 1, ",") and _what(s, at):
            return Complement(at, "object", region(first, at - 1), True)
    return None


def _past_telling(s: Sentence, at: int, last: int) -> int:
    """Return the word after a clause, a title or «في المدينة» that tells more of who speaks, ``at`` without one."""
    word = s.text(at)
    clause = word in word_class("relatives") or (is_finite(word) and not definite(s.text(at - 1)))
    if clause or (s.is_mark(at - 1, ",") and (office_gender(word) or definite(word))):
        comma = next((k for k in range(at, last) if s.words[k].mark and s.free(k) and k not in s.closes), at)
        return comma if s.is_mark(comma, ",") else at
    if word not in ("في", "داخل", "لدي", "من") and not (is_adjective(word) and definite(word)):
        return at
    at += 1
    while at < last and not s.words[at].mark and not _what(s, at) and not is_finite(s.text(at)):
        if s.text(at) in word_class("prepositions"):
            break
        at += 1
    return at


def behind_speaker(s: Sentence, index: int, form: Form, found: Complement) -> Complement | None:
    """Return what is said where ``found`` begins with words that tell of who speaks, None where it does not.

    The verbal noun behind them: «أعلنت المجموعة | الرائدة في …، عن», «أكدت الهيئات | المشاركة في المؤتمر دعمها»,
    «أعلنت إثيوبيا | وإريتريا انتهاء …».
    """
    judges = form.lemma.stance in ("accuse", "call_for") or form.lemma.name in ("اعتبر", "وصف")
    if found.how != "object" or judges or not (_tells_of(s, found.content) or _hangs_on(s, found.content, form)):
        return None  # «دعت الدائرة، المسافرين …، إلى»: whom it is asked of.
    near = [at for at in range(found.content + 1, min(found.content + _FAR // 3, len(s.words) - _LEAST)) if s.free(at)]
    near = near[: next((number for number, at in enumerate(near) if s.is_mark(at, ".:;!?")), len(near))]
    beside = s.text(found.content)[0] == "و" and found.content + 1  # «إثيوبيا وإريتريا | انتهاء …»
    heads = (at for at in near if _what(s, at) and (at == beside or _stands_free(s, at, form)))
    at = next((at for at in heads if s.text(at) != "ما" or at - found.content <= _LEAST), len(s.words))
    at = min(at, next((at + 1 for at in near if _takes(s, at, form)), at))
    return replace(found, content=at) if at < len(s.words) else None


def _takes(s: Sentence, at: int, form: Form) -> bool:
    """Say whether «عن منح …», «على الدور …» stands here, a preposition the verb takes and a noun."""
    word, after = s.text(at), s.text(at + 1)
    if word not in form.lemma.takes or s.words[at + 1].mark or is_owned(s, at - 1):
        return False  # «مسؤوليتها عن …».
    return definite(after) if word == "علي" else word == "عن" and after not in ("طريق", "طريقه", "كثب", "قرب")


def _what(s: Sentence, at: int) -> bool:
    """Say whether a verbal noun without article, a noun with a pronoun, or «ما» behind a comma stands here."""
    word = s.text(at)
    if s.is_mark(at - 1, ",") and word.startswith("ال") and not is_masdar(word):
        # «دانت الهيئة التي تضم ست دول، الرئيس …».
        return not (is_adjective(word) or word in word_class("relatives") or is_time(word) or starts_speaker(s, at))
    if word in word_class("deeds") and (definite(s.text(at + 1)) or is_owned(s, at + 1)):
        return True
    if word == "ما":
        return s.is_mark(at - 1, ",") and is_finite(s.text(at + 1))  # «نفت مصادر …، ما تردد عن …».
    if is_verb(word) or word[0] == "و" or definite(word):
        joined = word[0] == "و" and is_masdar(word[1:])  # «وضرورة», not «وفاة», «وقوع»
        return is_masdar(word) and not definite(word) and not joined
    return is_masdar(word) or word in word_class("deeds") or (is_owned(s, at) and not _with_pronoun(word))


def _with_pronoun(word: str) -> bool:
    """Say whether a word is «عليه», «فيها»: a preposition and its pronoun."""
    return any(word.removesuffix(ending) in word_class("prepositions") for ending in ("ه", "ها", "هم"))


def _stands_free(s: Sentence, at: int, form: Form) -> bool:
    """Say whether the noun here hangs on nothing before it but a preposition the verb takes."""
    before = s.text(at - 1)
    if before in form.lemma.takes & PREPOSITIONS:
        return not is_owned(s, at - 2)
    if before in word_class("prepositions") | word_class("relatives") | word_class("passives") or is_finite(before):
        return False
    place = is_place(before) or is_place(before[1:])
    closed = s.is_mark(at - 1, ",-)") or at - 1 in s.closes.values()
    return closed or definite(before) or place or is_time(before) or is_given(before)


def _tells_of(s: Sentence, at: int) -> bool:
    """Say whether a relative, an apposition or a definite adjective stands here."""
    word = s.text(at)
    apposed = s.is_mark(at - 1, ",") and has_article(s, at) and not is_masdar(word) and not is_time(s.text(at - 2))
    adjective = definite(word) and is_adjective(word) and definite(s.text(at - 1)) and not is_masdar(word)
    return word in word_class("who") or apposed or adjective


def _hangs_on(s: Sentence, at: int, form: Form) -> bool:
    """Say whether what stands here can be no object: a preposition, a second subject with «و», «التابعة ل …», «ذاته».

    A preposition the verb takes is its own.
    """
    word, after = s.text(at), s.text(at + 1)
    if word in word_class("prepositions") or word in ("ذاته", "ذاتها", "نفسه", "نفسها"):
        return word not in form.lemma.takes
    if is_time(after) and s.is_mark(at + 2, ","):
        return True  # «نفت مصادر طبية | مسؤولة أمس، ما تردد …».
    if word[0] in "لب" and len(word) > 3 and word[0] not in form.lemma.takes:
        own = is_masdar(word) or is_place(word) or body_gender(word) or office_gender(word)
        return definite(word) or is_place(word[1:]) or (definite(after) and not own)
    if word[0] == "و" and len(word) > 3:
        return not (word.startswith(OWN_WAW) or is_masdar(word) or is_place(word) or is_verb(word))
    held = after in word_class("prepositions") or after[:1] in "لب"
    behind = definite(s.text(at - 1)) or s.is_mark(at - 1, ",")
    return (
        has_article(s, at) and not is_owned(s, at) and behind and held and word[2:3] in ("م", "ت") and not is_verb(word)
    )


def _opens(s: Sentence, at: int, index: int, form: Form) -> Complement | None:
    """Return the content that a quotation, a colon, «إن» or a comma with «أن», «عن» opens at ``at``."""
    takes, words = form.lemma.takes, clause_words()
    comma = s.is_mark(at - 1, ",")
    if at in s.closes and "quote" in takes:
        size = sum(not s.words[k].mark for k in range(at + 1, s.closes[at]))
        after = s.closes[at] + 1
        whole = after >= len(s.words) or s.words[after].mark
        speech = size >= _SPEECH and whole and s.text(at - 1) not in word_class("quote_not_speech")
        return Complement(at, "quote", _who(s, index + 1, at)) if speech else None
    if s.is_mark(at, ":") and "quote" in takes:
        return replace(after_colon(s, at, index), speaker=_who(s, index + 1, at))
    if s.text(at) in words.complements:
        # After «قال» stands «إن», which no other verb before it takes; «…، عن أن الانتحار …».
        held = s.text(at - 1) in takes & PREPOSITIONS and s.is_mark(at - 2, ",")
        sure = comma or held or (form.lemma.name == "قال" and s.raw(at, at + 1)[:2] in ("إن", "بأ"))
        return Complement(at + 1, "an", _who(s, index + 1, at)) if sure else None
    if s.text(at) not in takes & PREPOSITIONS:
        return None
    deed = is_masdar(s.text(at + 1)) or is_owned(s, at + 1)
    # Behind a whole name «عن» and «من» need no comma: «كشف مدير هيئة السياحة سامر العنيني عن بدء …».
    told = s.text(at) in ("عن", "من") and is_masdar(s.text(at + 1)) and s.text(at - 1) not in word_class("held_by")
    if (comma and deed) or (told and at > index + _LEAST and not is_finite(s.text(at - 1))):
        return Complement(at + 1, "prep", _who(s, index + 1, at), True)
    return None


def _who(s: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """Return the words in which who speaks stands: up to the clause that tells of him or of where it was."""
    occasions = clause_words().after_in | {"اول"}
    for at in range(first, end):
        if s.text(at) in word_class("tells_on") or (s.text(at) == "في" and s.text(at + 1) in occasions):
            return region(first, at)
    return region(first, end)


def _another(s: Sentence, at: int) -> bool:
    """Say whether another reporting verb stands here, which takes what follows."""
    form = cue_at(s, at)
    sure = form is not None and form.kind in ("perfect", "participle") and not form.lemma.strict
    return sure and not is_given(s.text(at))
