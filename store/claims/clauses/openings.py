"""Where a reporting word may open an attribution: at the head of a clause, after «كان X قد», after its subject."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.clauses.adverbials import others_say, says_next, says_that, though
from store.claims.clauses.around_speaker import is_adverbial
from store.claims.clauses.before_verb import runs_on, set_apart, things
from store.claims.clauses.clause_heads import bracketed, clause_start, lead_end
from store.claims.clauses.said_in import said_in_it
from store.claims.clauses.set_off import clause_proper, far_subject, when_said
from store.claims.clauses.whom import is_beside, takes_whom
from store.claims.names.name_words import definite, is_given, is_masdar, is_owned, name_like
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_honorific, is_unnamed, office_gender, owned_office, starts_speaker
from store.claims.vocabulary.words import Sentence

_LONGEST_SUBJECT = 18
_WHO = frozenset(("الذي", "التي", "والذي", "والتي"))
_NAME_QUOTE = 4
_LONGEST_JOINED = 5


@dataclass(slots=True)
class Opening:
    """Where the frame begins, the words of a subject that stands before the verb, and whether that is a loose guess.

    ``joined`` says that «و» ties the verb to the clause before it, whose subject it shares.
    """

    begin: int
    subject: tuple[int, int] | None
    weak: bool
    joined: bool = False


def opening(s: Sentence, index: int, form: Form, *, free_before: bool) -> Opening | None:
    """Say whether a cue may open a frame here; ``free_before``: no reported «أن …» runs up to here."""
    stop = _particles_off(s, index, form)
    before = s.text(stop - 1)
    if before in _WHO and s.is_mark(stop - 2, ",") and form.kind == "perfect":
        return Opening(stop - 1, None, False, joined=True)
    if form.kind in ("perfect", "imperfect") and before in word_class("governs_nouns"):
        return None  # «بسبب رفض الشركة توظيفها», «إلى جانب تحمل المسؤولية»: a noun.
    start = clause_start(s, stop)
    start = clause_proper(s, start, stop)
    if before in word_class("relatives") or before in _WHO:
        return _behind_relative(s, index, start, stop, form)
    if form.kind in ("participle", "noun"):
        return _nominal_opening(s, index, form)
    subject = _subject_apart(s, index, start, stop, form)
    if subject is not None:
        return _unless_named(s, index, form, subject)
    lead = lead_end(s, start, stop)
    if lead >= stop or is_adverbial(s, lead, stop) or is_adverbial(s, start, stop):
        return Opening(start, None, False)
    if form.kind == "perfect" and free_before:
        if said_in_it(s, index):
            return Opening(start, None, False, joined=True)
        if when_said(s, index, stop):
            return Opening(stop - 1, None, False)
    waits = form.kind == "imperfect" and form.lemma.stance == "predict"  # «كان المحللون يتوقعون تراجع …»
    topic = _as_for(s, start, stop, index)
    topic = topic or (_been(s, start, lead, stop) if form.kind == "perfect" or waits else None)
    topic = topic or (_subject_first(s, index, lead, stop, form) if before in word_class("idle") else None)
    if topic is not None:
        return topic
    if s.phrase_at(stop - 1, clause_words().leads) == 1 and before not in ("كما", "هذا", "وهذا"):
        return Opening(stop - 1, None, False)
    if s.text(index)[:1] == "و" and cue_forms().get(s.text(index)) is None:
        return Opening(index, None, False, joined=True) if free_before or runs_on(s, index, form) else None
    if form.kind == "imperfect" and free_before and s.text(index + 1) in clause_words().complements:
        # «بث مقاتلون مقاطع … يؤكدون أنهم …»: the subject of the clause goes on.
        return _subject_first(s, index, lead, stop, form) or Opening(index, None, False, joined=True)
    subject = _subject_first(s, index, lead, stop, form)
    return _unless_named(s, index, form, subject) if subject is not None else None


def _behind_relative(s: Sentence, index: int, start: int, stop: int, form: Form) -> Opening | None:
    """Say whether a verb behind «الذي», «أنه» reports: «الوزير الذي قال إن …», «إلا أنه حذر من …»."""
    if lead_end(s, start, stop) >= stop > start:
        return Opening(start, None, False)  # «إلا أنه حذر من …».
    after_who = s.text(stop - 1) in _WHO
    calls = form.lemma.stance in ("call_for", "accuse", "deny")
    told = after_who and form.kind == "perfect" and (says_that(s, index) or calls)
    # «والتي يقول المراقبون إنها تسيطر …»: the verb has a subject of its own.
    told = told or (after_who and form.kind in ("perfect", "imperfect") and others_say(s, index, form))
    goes_on = says_next(s, index, form)
    return Opening(stop - 1 - goes_on, None, False, joined=True) if told or goes_on else None


def _subject_apart(s: Sentence, index: int, start: int, stop: int, form: Form) -> Opening | None:
    """Return the opening of a subject set off by a comma, quotation marks, «و» or «رغم أن» before the verb."""
    far = far_subject(s, index, stop, form)
    if far is not None:
        return Opening(far[0], far[1:], False)
    found = (
        _topic(s, stop, index)
        or _back_to(s, start, stop, index)
        or _quoted_subject(s, stop)
        or _apposed_subject(s, index, stop)
        or _joined_subject(s, index, stop, form)
        or _behind_though(s, index, start, stop, form)
    )
    begin = clause_start(s, stop - 1) if s.is_mark(stop - 1, ",") else start
    apart = None if found else set_apart(s, index, begin, lead_end(s, begin, stop), stop, form)
    return Opening(begin, apart, False) if apart is not None else found


def _unless_named(s: Sentence, index: int, form: Form, before: Opening) -> Opening:
    """«وعن …، مبعوث الأمم المتحدة، قال المصدر إن …», «دبي: سعيد علي كشف مستشفى …»: who is named after it speaks."""
    named = definite(s.text(index + 1)) and not (takes_whom(form) or "object" in form.lemma.takes)
    writes = 0 < int(str(s.cache.get("label", 0))) == before.begin and not starts_speaker(s, before.begin)
    return Opening(index, None, False) if (named or writes) and starts_speaker(s, index + 1) else before


def _nominal_opening(s: Sentence, index: int, form: Form) -> Opening | None:
    """Say where a participle or noun opens: «مؤكدا أن …» where it stands, «بالقول إن …» with its clause."""
    if form.kind == "participle":
        return Opening(index, None, False)
    # «اكتفى كيربي بالقول إن …», «خلص إلى القول «…»»: the clause before only names who speaks.
    said = s.text(index)[:2] in ("با", "بق") or (s.text(index) == "القول" and s.text(index - 1) == "الي")
    return Opening(clause_start(s, index), None, False, joined=True) if said else None


def _as_for(s: Sentence, start: int, stop: int, index: int) -> Opening | None:
    """«أما رئيس المجلس فاعتبر أن …»: the subject between «أما» and the verb with «ف»."""
    if s.text(start) in ("اما", "واما") and "ف" in (s.text(index)[0], s.text(stop)[:1]) and stop > start + 1:
        spoken_of = is_owned(s, start + 1) and not (starts_speaker(s, start + 1) or owned_office(s, start + 1))
        if spoken_of or is_unnamed(s.text(index + 1)):  # «أما الطقس فتوقع خبراء أن …»
            # «أما أولاده فيقول إنه …»: what he speaks of.
            return Opening(start, None, False)
        return Opening(start, (start + 1, stop), False)
    return None


def _back_to(s: Sentence, start: int, stop: int, index: int) -> Opening | None:
    """«وبالعودة إلى الفهد فقد أكد …»: the subject stands before the verb with «ف»."""
    back = s.text(start).removeprefix("و") in ("بالعوده", "بالرجوع") and s.text(start + 1) == "الي"
    if not back or "ف" not in (s.text(index)[0], s.text(stop)[:1]):
        return None
    who = noun_phrase(s, start + 2, stop, bounded=True)
    named = who is not None and who.kind == "person" and who.end == stop
    return Opening(start, (start + 2, stop), False) if named else None


def _topic(s: Sentence, stop: int, index: int) -> Opening | None:
    """«أما الائتلاف الوطني، فقد دعا …»: the subject stands apart before a comma."""
    if not s.is_mark(stop - 1, ",") or not (s.text(stop) == "فقد" or s.text(index)[0] == "ف"):
        return None
    start = clause_start(s, stop - 1)
    if s.text(start) not in ("اما", "واما") or stop - start < 3 or stop - start > _LONGEST_SUBJECT:
        return None
    end = next((at for at in range(start + 2, stop) if s.is_mark(at, ",") and s.free(at)), stop - 1)
    end = end if s.text(end + 1) in _WHO | {"وهو", "وهي"} else stop - 1  # «أما الزهيري، وهو قيادي …، فأفاد»
    phrase = noun_phrase(s, start + 1, end, bounded=True)
    return Opening(start, (start + 1, end), False) if phrase is not None and phrase.end == end else None


def _particles_off(s: Sentence, index: int, form: Form) -> int:
    """Return where the words that only colour the verb begin: «قد», «كانت قد», «لم» of «لم يستبعد»."""
    stop = index
    while stop > 0 and s.text(stop - 1) in word_class("perfect_particles"):
        stop -= 1
    if stop < index and stop > 1 and s.text(stop - 1) in word_class("been") and form.kind == "perfect":
        # «منظمة الصحة كانت قد أوصت»: the subject stands before both.
        stop -= clause_start(s, stop) < stop - 1 and s.text(stop - 1)[0] == "ك"
    denied = s.text(stop - 1) in ("لم", "لا") and form.lemma.name in word_class("said_in_denial")
    return stop - 1 if denied else stop


def _apposed_subject(s: Sentence, index: int, stop: int) -> Opening | None:
    """«بيلي نيامي، مستشار الرئيس، رد بأن …», «رئيس الوزراء السابق، مصطفى نياتي، قال …»: a subject in two pieces."""
    if not s.is_mark(stop - 1, ",") or s.text(index)[:1] in "وف":
        return None
    floor = max(int(str(s.cache.get("label", 0))), stop - _LONGEST_SUBJECT - 8)
    comma = next((at for at in range(stop - 2, floor, -1) if s.is_mark(at, ",") and s.free(at)), -1)
    if comma < 0:
        return None
    start = clause_start(s, comma)
    first = lead_end(s, start, comma)
    if first >= comma or any(is_verb(s.text(at)) and s.text(at) != "ولد" for at in range(first, comma)):
        return None
    tail = s.text(comma + 1)
    if is_finite(tail) and not is_given(tail):
        return None  # «وعن أنباء …، مبعوث الأمم المتحدة، سيستقيل قريبا، قال المصدر …».
    named = tail in word_class("called") or bool(office_gender(tail)) or is_honorific(tail) or name_like(s, comma + 1)
    phrase = noun_phrase(s, first, comma, bounded=True)
    if tail in _WHO and is_beside(s, first):
        return Opening(start, None, False)  # «وفي البيان المشترك، الذي صدر أمس، أكدت الدولتان أن …».
    if not (named or tail in _WHO) or phrase is None or is_masdar(s.text(first)) or is_beside(s, first):
        return None
    if tail in _WHO:  # «رئيس الحزب، الذي خسر الانتخابات، قال …».
        return Opening(start, (first, comma), False) if phrase.end == comma else None
    office = starts_speaker(s, first) or s.text(first) in word_class("quantifiers")
    if not (office or (phrase.name is not None and comma - first >= 2 and office_gender(tail))):
        return None
    if not (office_gender(tail) or tail in word_class("called")):
        beside = noun_phrase(s, comma + 1, stop - 1, bounded=True)
        if beside is not None and beside.name == (comma + 1, stop - 1):
            # The name alone stands after the titles.
            return Opening(start, (comma + 1, stop - 1), False)
    return Opening(start, (first, stop - 1), False)


def _joined_subject(s: Sentence, index: int, stop: int, form: Form) -> Opening | None:
    """«… وفرنسا تصفها بأنها …», «… والأمم المتحدة تعرب عن قلقها»: in a headline who speaks with «و» before the verb."""
    if not s.headline or form.kind != "imperfect":
        return None
    alone = [0] if stop < _LONGEST_JOINED else []  # «زلزال يضرب الوسط.. | والسلطات تنفي …»: a line of its own.
    joined = (at for at in (*range(stop - 1, max(stop - _LONGEST_JOINED, 1), -1), *alone) if s.text(at)[:1] == "و")
    for at in joined:
        kept = s.words[at]
        s.without_waw(at)
        known = starts_speaker(s, at) or (at == 0 and definite(s.text(at)))
        phrase = noun_phrase(s, at, stop, bounded=True) if known else None
        if phrase is not None and phrase.end == stop:
            return Opening(at, (at, stop), True, joined=True)
        s.words[at] = kept
    return None


def _quoted_subject(s: Sentence, stop: int) -> Opening | None:
    """Allow «"اتحاد القدم" يهدد …»: a short quotation at the head of the clause is the subject, not what was said."""
    label = int(str(s.cache.get("label", 0)))
    for first, close in s.closes.items():
        apart = first == 0 or s.is_mark(first - 1, ",:;") or (s.headline and s.text(first - 1) == "و")
        if apart and first >= label and close == stop - 1 and close - first - 1 <= _NAME_QUOTE + 1:
            return Opening(first, (first, stop), True)
    return None


def _been(s: Sentence, start: int, lead: int, stop: int) -> Opening | None:
    """Allow «وكان نائب وزير الخارجية قد أعلن»: the subject stands between; commas inside are allowed with «قد»."""
    lead += s.text(lead) in ("قد", "وقد", "فقد")  # «وقد كانت الوزارة قالت إن …»
    first = next((at for at in (lead, start) if s.text(at) in word_class("been")), -1)
    if first < 0 and s.text(stop) in word_class("perfect_particles"):
        head = lead_end(s, 0, stop)
        first = next((at for at in (head, 0) if s.text(at) in word_class("been")), -1)
        start = 0
    other = first + 2 < stop and s.text(first + 2)[:1] in "يت" and is_finite(s.text(first + 2))
    if first < 0 or stop - first > _LONGEST_SUBJECT + 6 or other:
        return None  # «كان الشخص يترك مسافة بين …»: the other verb is his.
    return Opening(start, (first + 1, stop), False) if stop > first + 1 else Opening(start, None, False)


def _behind_though(s: Sentence, index: int, start: int, stop: int, form: Form) -> Opening | None:
    """«رغم أن وسائل الإعلام ذكرت …»: the subject stands between «أن» and its verb."""
    first = though(s, start, stop)
    told = _subject_first(s, index, first, stop, form) if first > 0 else None
    return Opening(start, told.subject, weak=True) if told is not None else None


def _subject_first(s: Sentence, index: int, first: int, stop: int, form: Form) -> Opening | None:
    """Allow «ترودو قالت إنها», «الأمم المتحدة تحذر من»: a noun phrase for a speaker and then the verb."""
    if stop - first > _LONGEST_SUBJECT or (s.text(index)[:1] in "وف" and cue_forms().get(s.text(index)) is None):
        return None
    if s.text(first) in word_class("nominal_sources") and s.text(first + 1)[:1] == "ل" and stop - first <= _NAME_QUOTE:
        # «يشار إلى أن إحصائية للوزارة كشفت عن …».
        return Opening(first, (first, stop), True)
    while stop > first + 1 and s.text(stop - 1) in word_class("idle"):
        stop -= 1  # «لكن روسيا أيضا عبرت عن …»
    aside = bracketed(s, stop - 1, first)
    stop = aside if aside > first else stop  # «المتحدث باسم النقابة (50 عاما) قال إن …»
    bare = s.text(first)[1:]
    if s.text(first)[:1] == "و" and len(bare) == 3 and is_verb(bare) and not is_given(s.text(first)):
        return None  # «وشهد شهر رمضان رفض …».
    phrase = noun_phrase(s, first, stop, bounded=True) if not is_beside(s, first) else None
    if phrase is not None and phrase.kind == "unnamed" and things(s, first, stop, form):
        return None
    if phrase is not None and phrase.kind == "person" and phrase.end < stop and office_gender(s.text(phrase.end)):
        title = noun_phrase(s, phrase.end, stop, bounded=True)  # «لكن الهاني عضو المكتب السابق قال إن …»
        phrase = title if title is not None and title.name is None else phrase
    unnamed = phrase is not None and s.text(phrase.end) in word_class("unnamed_because") | {"ومقرها", "ومقره"}
    if phrase is None or (phrase.end < stop and not unnamed):
        return None
    return Opening(first, (first, stop), True)
