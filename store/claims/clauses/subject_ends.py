"""Where the subject after a reporting verb ends when neither «أن» nor a quotation bounds it."""

from __future__ import annotations

from store.claims.clauses.addressees import addressee, hears_it, is_asked, titled_whom
from store.claims.clauses.adverbials import PREPOSITIONS, past_adverbials
from store.claims.clauses.subject_begins import another_b, begins_none, is_many_accusative
from store.claims.clauses.whom import disagrees, takes_whom, tells
from store.claims.clauses.with_b import opens_with_b
from store.claims.names.coordinated import past_joined, past_titles
from store.claims.names.name_words import (
    Phrase,
    definite,
    has_article,
    is_adjective,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
)
from store.claims.names.phrases import noun_phrase
from store.claims.names.title_words import past_called
from store.claims.vocabulary.cues import Form, clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_people,
    starts_speaker,
    tells_time,
)
from store.claims.vocabulary.words import Sentence

_SHORTEST_DEED = 3


def subject_end(s: Sentence, first: int, form: Form) -> int:
    """Return where the subject after the verb ends when no «أن» bounds it; ``first`` when there is none."""
    at = first + (s.text(first) in word_class("within"))
    if s.text(at) == "ل" and at + 1 in s.closes and starts_speaker(s, s.closes[at + 1] + 1):
        # «كشف لـ«الصحيفة» الناطق الإعلامي … عن».
        at = s.closes[at + 1] + 1
    at = _past_asides(s, at)
    if at >= len(s.words):
        return first
    if s.text(at) in word_class("demonstratives") and definite(s.text(at + 1)):
        # «ويشير هذا القرار إلى …», «وأكد هذا المسؤول …».
        at += 1
        if not starts_speaker(s, at):
            end = at + 1
            while is_adjective(s.text(end)) and definite(s.text(end)):
                end += 1
            return end
    issued = _findings_end(s, at, form)
    if issued > at:
        return issued
    if begins_none(s, at, form):
        return first
    if s.text(at) in word_class("courtesy_pronouns"):
        return first + 1
    phrase = noun_phrase(s, at, len(s.words), bounded=False)
    end = past_titles(s, phrase, past_joined(s, phrase, len(s.words)), form) if phrase is not None else first
    surname = form.lemma.name in word_class("accusing") and is_known_surname(s, at) and starts_speaker(s, at + 1)
    # «واتهم مايماراكيس | رئيس الوزراء فلانا بـ…»: no title follows a surname alone.
    called = past_called(s, max(end, at + 1)) or (at + 1 if surname else -1)
    asked = called if called > 0 or phrase is None else asked_object(s, at, end, form)
    if asked > at:
        return asked
    if phrase is not None and (_is_object(s, at, end, form) or _disagrees(s, form, phrase) or _implored(s, end, form)):
        return first
    if "ب" not in form.lemma.takes:
        return end
    # «أهابت المديرية العامة للدفاع المدني | بالمواطنين …»: the content, not the body's region.
    sure = s.text(end)[:1] == "ب" and opens_with_b(s, end)
    opens = (k for k in range(at + 1, end) if _opens_deed(s, k, phrase) or (not sure and _opens_content(s, k)))
    return next(opens, end)


def _findings_end(s: Sentence, at: int, form: Form) -> int:
    """«تشير تقديرات أممية | إلى …», «… تقديرات البنك الدولي | إلى …»: figures somebody issued, shaped like deeds."""
    after = s.text(at + 1)
    if s.text(at).removeprefix("ال") not in word_class("nominal_sources") | word_class("findings"):
        return at
    issuer = noun_phrase(s, at + 1, len(s.words), bounded=False) if starts_speaker(s, at + 1) else None
    kind = is_adjective(after) or after in word_class("source_adjectives") or after.endswith("يه")
    alike = definite(s.text(at)) == definite(after)
    end = issuer.end if issuer is not None else at + 2 if kind and alike else at
    return end if s.text(end) in form.lemma.takes & PREPOSITIONS else at


def acts_itself(s: Sentence, index: int, form: Form) -> bool:
    """«… وتوقعت وزارة المالية | انهيار القطاع»: behind the verb its own subject and a verbal noun."""
    first = index + 1
    end = subject_end(s, first, form) if starts_speaker(s, first) and not takes_whom(form) else first
    deed = is_masdar(s.text(end)) or is_owned(s, end)
    return end > first and deed and not definite(s.text(end)) and not disagrees(s, first, form)


def _past_asides(s: Sentence, at: int) -> int:
    """Skip «أمس السبت», «أيضا», «من جهتها» between the verb and its subject: «نفى أيضا مصدر …»."""
    while at < len(s.words):
        lead = s.phrase_at(at, clause_words().leads)
        if tells_time(s, at) or s.text(at) in word_class("idle"):
            at += 1 + s.is_mark(at + 1, ",")  # «واعترف بدوره، مدرب الفريق بـ…»
        elif lead > 1:
            at += lead + s.is_mark(at + lead, ",")
        else:
            break
    return at


def _disagrees(s: Sentence, form: Form, phrase: Phrase) -> bool:
    """Say whether a verb that may have an object differs from the noun in gender: «دعا | الجهات الرقابية إلى …»."""
    takes = takes_whom(form) or "object" in form.lemma.takes
    finite = form.kind in ("perfect", "imperfect") and not form.plural
    return takes and finite and phrase.name is None and disagrees(s, phrase.first, form)


def _implored(s: Sentence, end: int, form: Form) -> bool:
    """Say whether the only noun after «ناشد», «حث», «اتهم» is whom it is said of: these verbs never do without one."""
    after = s.text(end)
    if form.lemma.name in word_class("accusing"):
        # «كما اتهم | حماس بتعطيل …»; «يتهم القضاء بلاتر بـ…» has another «ب».
        return after[:1] == "ب" and opens_with_b(s, end) and (is_masdar(after[1:]) or not another_b(s, end))
    if form.lemma.name not in word_class("implore"):
        return False
    if after in word_class("quantifiers"):
        return False  # «ناشدت الحكومة | جميع الأطباء …».
    deed = is_masdar(after) and not body_gender(after)  # «حثت الأمم المتحدة | المعارضة على …» has both.
    return deed or after in ("علي", "ان", "بان", "عدم") or (after[:1] == "ب" and opens_with_b(s, end))


def asked_object(s: Sentence, first: int, end: int, form: Form) -> int:
    """Return where whom it is asked of begins in «حث الأمين العام | الأطراف على …», -1 when only one stands there."""
    quoted = _quoted_whom(s, first, end, form)
    if quoted > first:
        return quoted
    near = range(first + 1, min(end, len(s.words)))
    titled = next((at for at in near if titled_whom(s, first, at)), -1) if takes_whom(form) else -1
    if titled > first:
        return titled
    told = tells(form)
    if not told and form.lemma.name not in word_class("implore") and form.lemma.stance == "call_for":
        asked = (at for at in range(first + 1, min(end, len(s.words))) if is_asked(s, at, first))
        return next(asked, -1) if not starts_speaker(s, first) else next(asked, addressee(s, first, end))
    known = starts_speaker(s, first) or is_known_surname(s, first)
    if not (told or form.lemma.name in word_class("implore")) or not (known or _is_person(s, first, end)):
        return -1
    if told:
        who = noun_phrase(s, first, min(end, len(s.words)), bounded=True)
        floor = who.name[0] if who is not None and who.name is not None else first
        behind = (at for at in range(first + 1, min(end, len(s.words))) if at > floor or is_owned(s, at))
        return next((at for at in behind if hears_it(s, at, first)), addressee(s, first, end))
    for at in range(min(end, len(s.words)) - 1, first, -1):
        whole = definite(s.text(at - 1)) or is_adjective(s.text(at - 1))
        if (
            s.text(at)[0] == "ا"
            and has_article(s, at)
            and not is_adjective(s.text(at))
            and whole
            and not s.words[at - 1].mark
        ):
            # No genitive follows an article.
            return at
    second = addressee(s, first, end)
    if second > first:
        return second
    after = s.text(end)
    return end if has_article(s, end) and not is_adjective(after) and definite(s.text(end - 1)) else -1


def _quoted_whom(s: Sentence, first: int, end: int, form: Form) -> int:
    """«يتهم الجمهوريون | "أوباما" بأنه …», «اتهمت وسائل الإعلام الرسمية | "إرهابيين" بـ…»: -1 without one."""
    if form.lemma.name not in word_class("accusing") | word_class("implore"):
        return -1
    opens = next((at for at in range(first + 1, min(end, len(s.words))) if at in s.closes), -1)
    whole = opens > first and (has_article(s, opens - 1) or is_people(s.text(opens - 1)))
    return opens if whole and (opens - first > 1 or s.text(first).endswith("ون")) else -1


def is_accused(s: Sentence, first: int, end: int, form: Form) -> bool:
    """Say whether the one state before «بأن» is spoken to: «واتهم | تركيا وقطر بأنهما …», «أبلغ | الأمم المتحدة أن»."""
    accuses = form.lemma.name in word_class("accusing")
    if form.plural or not tells(form):
        return False
    phrase = noun_phrase(s, first, end, bounded=False)
    if phrase is not None and not accuses and not _disagrees(s, form, phrase):
        return False
    if phrase is None or phrase.kind not in ("place", "body", "title") or phrase.name is not None:
        return False
    return phrase.end == end or s.text(phrase.end)[:1] == "و"


def _is_object(s: Sentence, first: int, end: int, form: Form) -> bool:
    """Say whether a lone definite noun after the verb is its object: «أرجع السبب إلى …», «انتقد القرار بشدة»."""
    word = s.text(first)
    if not has_article(s, first) or "object" not in form.lemma.takes:
        return False
    if end != first + 1 and not all(is_adjective(s.text(at)) for at in range(first + 1, end)):
        return False
    whom = word in word_class("addressees") and (takes_whom(form) or word not in word_class("some_of_them"))
    if whom or is_many_accusative(s, first):
        # «دعا الجميع إلى …», «ناشد المتنزهين …»: whom it is asked of; «اعتبر البعض …» is who says it.
        return True
    told = past_adverbials(s, end)
    if told > end and (is_masdar(s.text(told)) or is_owned(s, told) or has_article(s, told)):
        # «أكد السالم في تصريحات نقلتها الوكالة | حرص الحكومة …», «أعلن السالم من جانبه | الاتفاق على …»: the object
        # stands behind the occasion.
        return False
    if starts_speaker(s, first) or word.endswith("ون") or is_known_surname(s, first):
        return False
    after = s.text(end)
    ends = end >= len(s.words) or s.words[end].mark
    return ends or (after in word_class("prepositions") and after not in form.lemma.takes) or after[0] in "بل"


def _opens_deed(s: Sentence, at: int, phrase: Phrase | None) -> bool:
    """«أوصى بنك الخليج | بالاحتفاظ بسهم …», «توعد رجب أردوغان | بشن حملة»: a deed, or a word behind a whole name."""
    word, after = s.text(at), s.text(at + 1)
    if word[:1] != "ب" or len(word) < _SHORTEST_DEED or is_given(word) or not opens_with_b(s, at):
        return False
    if s.text(at - 1) in word_class("bound_to"):
        return False  # «هيئات معنية | بحقوق الطفل»
    if word.startswith("بال"):
        return is_masdar(word[1:])
    last = phrase is not None and phrase.name is not None and at == phrase.end - 1 and at - phrase.name[0] > 1
    goes_on = at + 1 < len(s.words) and not s.words[at + 1].mark and after not in word_class("prepositions")
    return last and goes_on and s.text(at - 1) not in word_class("name_joints") and not another_b(s, at)


def _opens_content(s: Sentence, at: int) -> bool:
    """Say whether a word with «بال» is a content's beginning: neither a place nor a department of the body."""
    word = s.text(at)
    if not word.startswith("بال") or not opens_with_b(s, at):
        return False
    return not (body_gender(word[1:]) or word[1:] in word_class("regions") or is_adjective(s.text(at + 1)))


def _is_person(s: Sentence, first: int, end: int) -> bool:
    """Say whether a personal name begins here, alone before whom it is said to or of two words and more."""
    phrase = noun_phrase(s, first, min(end, len(s.words)), bounded=False)
    return phrase is not None and phrase.kind == "person" and not definite(s.text(first))
