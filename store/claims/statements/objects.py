"""A content that is only a noun: after «دعوته إلى», «من», «ب», or as the object of «نفى», «وصف»."""

from __future__ import annotations

from store.claims.clauses.adverbials import PREPOSITIONS, past_adverbials
from store.claims.clauses.subject_ends import asked_object
from store.claims.clauses.whom import is_accusative
from store.claims.clauses.with_b import opens_with_b
from store.claims.names.name_words import (
    definite,
    has_article,
    is_adjective,
    is_feminine_noun,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
    name_like,
)
from store.claims.names.phrases import noun_phrase
from store.claims.statements.asides import past_prayer
from store.claims.statements.quoted import Complement, region
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    office_gender,
    past_told,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.language import numbers
from store.language.folding import fold_plain

_SHORTEST_SURNAME = 5
_FAR_FIGURE = 12
_LONGEST_BRAND = 3
_FAR_DEED = 44
# «بنحو 12 مليونا», «بأكثر من 40 ألفا».
_BY_FIGURE = frozenset(("بنحو", "بحوالي", "بقرابه", "بزهاء", "باكثر", "باقل", "بما"))


def nominal_content(s: Sentence, at: int, speaker: tuple[int, int] | None) -> Complement | None:
    """«تواصل واشنطن مطالبة النظام بـ…», «جدد الوزير دعوته إلى …»: the noun after the subject is the reporting word."""
    for step in range(at, min(at + 4, len(s.words))):
        word = s.text(step).removeprefix("ال")
        if word in word_class("held_nouns") and step + 2 < len(s.words):
            return Complement(step, "object", speaker, True)
        if word in word_class("saying_nouns"):
            content = step + 1
            while s.text(content) in clause_words().complements or s.text(content) in ("علي", "الي", "ان"):
                content += 1
            return Complement(content, "prep", speaker, True) if content < len(s.words) else None
    return None


def another_says(s: Sentence, index: int, content: int) -> bool:
    """«توقع البنك تراجع النمو رغم تأكيد الحكومة أن | …»: «أن» belongs to what somebody else says."""
    for at in range(index + 3, content - 2):
        despite = s.text(at - 1 - (s.text(at - 1) == "من")) in word_class("despite")
        if despite and s.text(at) in word_class("acts_of_speech"):
            whose = noun_phrase(s, at + 1, content - 1, bounded=True)
            return whose is not None and whose.end == content - 1
    return False


def past_brand(s: Sentence, at: int, takes: frozenset[str]) -> int:
    """Return the word after a name no list knows that «عن» with what is said follows, ``at`` for none.

    «أعلنت شركة البرمجيات | أوراكل | أمس، عن شراء …»: the content stands behind «عن».
    """
    end = at
    while end < at + _LONGEST_BRAND and name_like(s, end) and not (definite(s.text(end)) or is_owned(s, end)):
        if is_masdar(s.text(end)) or is_common(s.text(end)) or is_accusative(s, end):
            return at
        end += 1
    step = past_adverbials(s, end) if end > at else at
    step += s.is_mark(step, ",")
    return end if s.text(step) == "عن" and "عن" in takes else at


def own_about(s: Sentence, at: int) -> int:
    """Return the second «عن» of «أعرب نائب الرئيس السابق عن القارة | عن نيته …»; ``at`` when its noun is not his."""
    second = next((k for k in range(at + 2, min(at + 6, len(s.words))) if s.text(k) == s.text(at) == "عن"), at)
    plain = not (is_masdar(s.text(at + 1)) or is_owned(s, at + 1))
    return second if plain and is_owned(s, second + 1) else at


def past_this(s: Sentence, at: int) -> int:
    """Return where the words begin behind «(تعلن) ذلك لتؤكد للعموم»: of what was said before she only makes mention."""
    verb = at + 1 + (s.text(at + 1) == "فانها")
    form = cue_forms().get(s.text(verb).removeprefix("ل")) if s.text(at) in ("ذلك", "هذا") else None
    if form is None or form.kind != "imperfect":
        return at
    content = verb + 1 + s.text(verb + 1).startswith("لل")
    return content if content < len(s.words) else at


def object_content(s: Sentence, at: int, form: Form, speaker: tuple[int, int] | None) -> Complement | None:
    at = past_told(s, past_prayer(s, at))
    if "object" not in form.lemma.takes or at >= len(s.words) or (s.words[at].mark and at not in s.closes):
        return None
    word = s.text(at)
    if word in word_class("who"):
        return _behind_who(s, at, form, speaker)
    if word in word_class("prepositions") and word != "في" and word != "علي":
        return None
    if word == "علي" and not s.is_mark(at + 1, "-"):
        return None
    if word[:1] == "و" and is_finite(word[1:]) and not is_given(word) and s.raw(at, at + 1)[-1:] == "ت":
        return None  # «رفضت وخاضت معارك …»: the next thing she did.
    if is_finite(word) and form.kind != "participle" and not is_masdar(word) and not is_place(word):
        return None
    if word in ("اياه", "اياها", "اياهم") and s.text(at + 1) in clause_words().complements:
        return Complement(at + 2, "object", speaker, True)  # «واصفا إياها بأنها | …»
    if form.lemma.name == "قدر" and not (form.kind != "participle" and _estimates(s, at, speaker)):
        return None
    reported = _of_reports(s, at, form, speaker)
    if reported is not None:
        return reported
    called = word.startswith("بال") and is_common(s.text(at - 1).removeprefix("ال"))
    as_it_is = called or word in ("بانه", "بانها", "بانهم")
    if form.lemma.name == "وصف" and as_it_is and speaker is not None and at - speaker[0] > 1:
        # «وصف رئيس الأركان | الوضع بأنه …», «وصف عادل عامر | الحادث بالشنيع».
        noun = at - 1
        while noun > speaker[0] + 1 and is_adjective(s.text(noun)):
            noun -= 1
        return Complement(noun, "object", (speaker[0], noun), True)
    return Complement(at, "object", speaker, True)


def _behind_who(s: Sentence, at: int, form: Form, speaker: tuple[int, int] | None) -> Complement | None:
    """«وصف رئيس الغرفة الذي يرافق الوزير، | الزيارة بأنها …»; None where the noun before «الذي» is no speaker.

    «يعتبر المعرض | الذي يقام سنويا | أكبر …» is said by nobody, in «أدان العملية | التي …» she is condemned.
    """
    comma = next((k for k in range(at + 2, min(at + _FAR_FIGURE, len(s.words))) if s.words[k].mark), at)
    if s.is_mark(comma, ",") and has_article(s, comma + 1) and form.lemma.name != "اعتبر":
        return Complement(comma + 1, "object", speaker, True)
    about = form.lemma.name == "اعتبر" or form.lemma.stance in ("accuse", "call_for")
    return None if about else Complement(at, "object", speaker, True)


def _of_reports(s: Sentence, at: int, form: Form, speaker: tuple[int, int] | None) -> Complement | None:
    """«نفى تقارير تحدثت عن توقف الضخ»: what the reports told of that somebody denies."""
    if form.lemma.stance != "deny" or s.text(at).removeprefix("ال") not in word_class("reports"):
        return None
    near = range(at + 1, min(at + 6, len(s.words)))
    about = next((k for k in near if s.text(k) in ("عن", "حول", "بشان") and k + 2 < len(s.words)), -1)
    return Complement(about + 1, "object", speaker, True) if about > 0 else None


def _estimates(s: Sentence, at: int, speaker: tuple[int, int] | None) -> bool:
    """«قدر خبراء | الأضرار بنحو مليون»: somebody, the thing, and a figure with «ب»; «قدرت الأضرار بـ…» names nobody."""
    if speaker is None or s.text(at)[:1] == "ب":
        return False
    known = starts_speaker(s, speaker[0]) or is_given(s.text(speaker[0])) or is_known_surname(s, speaker[0])
    near = range(at + 1, min(at + _FAR_FIGURE, len(s.words)))
    sums = (k for k in near if s.text(k)[:1] == "ب" and (s.text(k) in _BY_FIGURE or _counts(s, k)))
    return known and next(sums, -1) > 0


def _counts(s: Sentence, at: int) -> bool:
    """Say whether a number stands at «ب» or right behind it («ب 12», «بمليوني», «بثلاثة آلاف»)."""
    word = s.words[at]
    after = s.words[min(at + 1, len(s.words) - 1)]
    return bool(numbers.scan(s.view, word.start + 1, after.end))


def behind_relative(s: Sentence, index: int, at: int, form: Form) -> Complement | None:
    """«شددت الوزارة | التي تتابع الملف منذ أشهر | على ضرورة …», «أكد الوزير | الذي يزور المدينة | أهمية …»."""
    if s.text(at) not in word_class("who"):
        return None
    takes = form.lemma.takes
    for step in range(at + 2, min(at + 18, len(s.words))):
        word = s.text(step)
        if s.words[step].mark:
            with_b = "ب" in takes and s.is_mark(step, ",") and s.text(step + 1)[:1] == "ب"
            # «نددت المنظمة التي تدافع عن الأطفال، | بجريمة قتل …»
            begins = with_b and opens_with_b(s, step + 1)
            return Complement(step + 1, "prep", region(index + 1, at), True, True) if begins else None
        deed = step + (word in takes & PREPOSITIONS)
        needed = s.text(deed) in word_class("calls_for")
        if definite(s.text(deed)) or not (needed or (deed > step and is_masdar(s.text(deed)))):
            continue
        if deed > step or "object" in takes:
            return Complement(deed, "prep" if deed > step else "object", region(index + 1, at), True)
    return None


def introduces(s: Sentence, at: int) -> bool:
    """Say whether a preposition opens a content; «طلب المساعدة من أجل …» tells why, not what."""
    word = s.text(at)
    return word in PREPOSITIONS and not (word == "من" and s.text(at + 1) in word_class("after_from"))


def far_region(s: Sentence, index: int, stop: int, form: Form) -> tuple[int, int] | None:
    """Return the words up to the preposition, without the noun the lemma needs («ألقى الوزير | باللوم على»)."""
    needed = (at for at in range(index + 1, stop) if s.text(at) in form.lemma.needs or _is_asked(s, at, index))
    end = next(needed, stop)
    first = index + 1 + (s.text(index + 1) in word_class("within"))
    whom = asked_object(s, first, end, form)
    return region(index + 1, whom if whom > first else end)


def called_for(s: Sentence, at: int, form: Form) -> int:
    """«أهابت الوزارة بالمواطنين وخصوصا كبار السن | باتخاذ …»: behind whom it calls, what it calls for; else ``at``."""
    if fold_plain(form.lemma.name) not in word_class("calling_with_b"):
        return at
    near = range(at + 1, min(at + _FAR_DEED, len(s.words)))
    stop = next((k for k in near if s.is_mark(k, ";.!?") or is_finite(s.text(k))), near.stop)
    deeds = (k for k in range(at + 1, stop) if s.text(k)[:1] == "ب" and is_masdar(s.text(k)[1:]) and opens_with_b(s, k))
    return next(deeds, at)


def past_issue(s: Sentence, at: int) -> int:
    """Return the word after «صدر» of «دعا البيان الذي صدر أمس إلى …»; a day follows it."""
    return at + (s.text(at) in ("صدر", "صدرت", "نشر", "نشرت") and is_time(s.text(at + 1)))


def _is_asked(s: Sentence, at: int, index: int) -> bool:
    """Say whether whom one warns or asks stands here, after the subject («حذرت المديرية | المواطنين من …»)."""
    word = s.text(at)
    asked = word in word_class("addressees") or (word.startswith("ال") and word.endswith("ين") and not is_given(word))
    return at > index + 2 and asked and not (s.text(at - 1).startswith("ل") or s.text(at - 1) in PREPOSITIONS)


def object_between(s: Sentence, first: int, at: int, form: Form) -> int:
    """Return where the object of the verb begins before what is said at ``at``, ``at`` without one.

    «بررت الشرطة | خطوتها بشكاوى «…»», «انتقدت صحف ألمانية | التحقيق قائلة إن»: no part of who speaks.
    """
    idle = fold_plain(form.lemma.name) in word_class("tells_things") or form.lemma.name == "أظهر"
    if idle or "object" not in form.lemma.takes:
        return at
    phrase = noun_phrase(s, first, at, bounded=False)
    if phrase is None or phrase.end >= at or phrase.end == first:
        return at
    noun, word = phrase.end, s.text(phrase.end)
    thing = has_article(s, noun) and is_common(word.removeprefix("ال")) and not (is_adjective(word) or is_given(word))
    person = bool(office_gender(word)) or is_honorific(word)
    owned = is_owned(s, noun) and is_common(word) and word[0] not in "وبل"
    return noun if (thing and not person) or owned else at


def hung_on(s: Sentence, first: int, at: int, form: Form) -> int:
    """Return where a noun that «أن» at ``at`` hangs on begins, ``at`` without one: such a noun is no part of a name.

    «جدد الوزير كمال المري | التأكيد أن», «شدد المدير | على ضرورة أن», «أعرب عن | أمله في أن».
    """
    noun = at - 1 - (s.text(at - 1) in PREPOSITIONS)
    if noun - 1 <= first or s.words[noun].mark or s.words[noun - 1].mark:
        return at
    word, before = s.text(noun), s.text(noun - 1)
    if before in PREPOSITIONS:
        thing = is_masdar(word) or is_owned(s, noun) or word in word_class("not_names")
        return noun - 1 if thing and before in form.lemma.takes else at
    again = word.startswith("ال") and word.removeprefix("ال") in word_class("saying_nouns")
    return noun if again and ("noun" in form.lemma.takes or definite(before)) else at


def content_in_name(s: Sentence, index: int, stop: int) -> Complement | None:
    """Return the content whose «ب» the name parsed as the subject has swallowed: «طالب فلان | بالإفراج عن …»."""
    for step in range(index + 2, stop):
        opens = s.text(step)[:1] == "ب" and len(s.text(step)) > 2 and opens_with_b(s, step)
        if opens and not _surname_in_b(s, step):
            return Complement(step, "prep", (index + 1, step), True, True)
    return None


def _surname_in_b(s: Sentence, at: int) -> bool:
    """«أقر العمدة مايكل بلومبرغ هذا الإجراء»: after a given name a word in «ب» that holds no noun is the family's."""
    word, after = s.text(at), s.text(at + 1)
    if not is_given(s.text(at - 1)) or len(word) < _SHORTEST_SURNAME or word.startswith("بال"):
        return False
    rest = word[1:]
    known = is_masdar(rest) or bool(body_gender(rest) or office_gender(rest)) or rest in word_class("not_names")
    noun = known or is_feminine_noun(s, at) or is_owned(s, at) or word.endswith(("ات", "ين"))
    return not (noun or definite(after) or is_place(after))
