"""Uses of a reporting word that report nothing, and what it shares with the clause around it."""

from __future__ import annotations

from store.claims.clauses.clause_heads import lead_end
from store.claims.clauses.frame import SPOKEN, Frame
from store.claims.clauses.openings import Opening
from store.claims.clauses.with_b import opens_with_b
from store.claims.names.name_words import (
    definite,
    has_article,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
)
from store.claims.names.phrases import noun_phrase
from store.claims.statements.quoted import Complement
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_event_noun, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_place,
    is_time,
    office_gender,
    starts_speaker,
    tells_time,
)
from store.claims.vocabulary.words import Sentence

_PENALTY = 9
_SINCE = frozenset(("بعد", "قبل", "منذ", "خلال", "طوال"))


def is_deed(s: Sentence, index: int, form: Form, found: Complement, place: Opening) -> bool:
    """Say whether the verb tells what somebody did, not what he said («رفض التعليق», «أظهر الفريق مهارة»)."""
    bare = found.how in ("prep", "object")
    between = place.subject is not None or place.begin < index or any(s.text(at) == "بين" for at in range(index))
    if form.lemma.name == "بيّن" and found.how != "an" and between and not s.is_mark(index + 1, ":"):
        return True  # «وقارنت سلمى بين …»: the preposition.
    if form.lemma.name == "عبر" and bare and s.text(found.content) in ("طريق", "نفسه", "نفسها"):
        return True  # «عبر المهاجرون عن طريق البحر», «عبرت المخاوف عن نفسها»
    if form.lemma.strict and bare and form.kind != "participle" and not _at_head(s, place.begin):
        return not (form.lemma.name == "عبر" and is_owned(s, found.content))
    if form.lemma.name == "رفض" and found.how == "object" and s.text(found.content) in word_class("refused"):
        return True
    head = place.subject or found.speaker
    if form.lemma.name in _RULING.get(found.how, ()) and _is_ruling(s, form, found, head):
        return True  # «أدانت المحكمة الضابط بـ…», «القضاء يرفض إلغاء القرار», «أدان زوجته بعام حبسا».
    since = s.text(index - 1) in clause_words().complements  # «… بعد أن أظهر تقرير انخفاضا في …» tells why.
    if form.lemma.name == "أدان" and form.kind == "imperfect" and _with_b(s, found.content):
        return True  # «يدين الفريق بفوزه لحارسه»: what one owes.
    if form.lemma.name == "أظهر" and found.how == "object" and (since or not _figures_show(s, found)):
        return True
    idle = found.how == "prep" and (_tightens(s, index, form, found) or _surely(s, index, found))
    # «رغم القرار ومطالبة المحكمة به»: a noun.
    idle = idle or (found.how == "object" and (form.lemma.name, form.kind, s.text(index)[:1]) == _DEMANDING)
    if idle or _is_act(s, form, found, head):
        return True
    if form.lemma.stance == "accuse" and found.how == "object" and s.text(found.content) in ("البالغ", "البالغه"):
        return True  # «واتهم فلان، البالغ من العمر 48 عاما، بـ…»: he is accused.
    if form.lemma.name == "أبدى" and found.how == "object" and is_owned(s, found.content + (found.content in s.closes)):
        return False  # «أبدى رضاه عن …»; «أبدى اللاعبون مهارة» tells how they are.
    if form.lemma.name == "أعلن" and found.how == "object" and found.speaker is None and place.subject is None:
        return _is_announced(s, found.content)
    if s.text(index + 1) in ("الله", "المولي") and form.lemma.stance in ("question", "call_for"):
        return True  # «سائلا الله أن …» prays.
    if form.lemma.name == "اعتبر" and found.how == "object":
        return _is_held(s, form, found, place)
    return bool(form.lemma.needs) and not _has_need(s, index, form)


def _with_b(s: Sentence, at: int) -> bool:
    """Say whether a word with «ب» stands here that carries what is told: «بفوزه», not «باسم»."""
    return s.text(at)[:1] == "ب" and opens_with_b(s, at)


def _is_held(s: Sentence, form: Form, found: Complement, place: Opening) -> bool:
    """Say whether «اعتبر» tells what something is held to be, by nobody in particular."""
    if found.speaker is None:
        # «اعتبر 808 أشخاص في عداد المفقودين»
        passive = form.kind == "imperfect" and place.subject is None and not place.joined
        return passive or any(
            s.text(at) == "في" and s.text(at + 1) == "عداد" for at in range(found.content, len(s.words))
        )
    if form.kind != "imperfect":
        return False
    # «ويعتبر المهرجان الحدث الأكبر», «وتعتبر تونس مقصدا رائدا» tell what is; «تعتبر واشنطن الحزب …» who says so.
    first, said = found.speaker[0], s.text(found.content)
    passive = said.endswith("ا") and not (definite(said) or is_given(said) or is_place(said))
    passive = passive or said.removesuffix("ا") in word_class("one_of")
    return passive or not (starts_speaker(s, first) or is_given(s.text(first)) or is_known_surname(s, first))


def _tightens(s: Sentence, index: int, form: Form, found: Complement) -> bool:
    """«تشدد القوات قبضتها على المدينة», «شددت السلطات الخناق على …»: what is tightened stands before «على»."""
    near = (s.text(at).removesuffix("ها").removesuffix("ه") for at in range(index + 1, found.content))
    things = word_class("tightened")
    return form.lemma.name == "شدد" and any(
        word in things or word.removesuffix("ت") + "ه" in things or word + "ه" in things for word in near
    )


def _surely(s: Sentence, index: int, found: Complement) -> bool:
    """«سيعود بالتأكيد على المرشح بالفائدة»: «surely», not what somebody stressed («اكتفى بالتأكيد على أهمية …»)."""
    return s.text(index) == "بالتاكيد" and not is_masdar(s.text(found.content))


# How a court's verdict is told: «أدانت المحكمة متطرفا سبق أن …» as «… الضابط بـ…».
_RULING = {"object": ("أدان", "رفض"), "an": ("أدان",), "prep": ("أدان",)}


def _is_act(s: Sentence, form: Form, found: Complement, head: tuple[int, int] | None) -> bool:
    """Say whether a state recognizes another or a parliament passes a bill: acts the outlet tells of, not words."""
    if form.lemma.name == "أبرز" and found.how != "an" and form.kind == "perfect":
        # «أبرز المشاركون ضرورة …»; «أبرزت النتائج تحسنا» shows it, «أبرز بنودها: …» is an adjective.
        return head is None or not (starts_speaker(s, head[0]) or is_known_surname(s, head[0]))
    if form.lemma.name == "لوّح" and found.how == "prep":
        what = s.text(found.content)[found.joint :]
        return definite(what) or not is_masdar(what)  # «يلوح بإضراب», not «يلوحون بالأعلام».
    if found.how != "prep" or form.lemma.name not in ("اعترف", "أقر"):
        return False
    said = s.text(found.content)
    said = said[1:] if found.joint else said
    if form.lemma.name == "اعترف":
        return is_place(said) or said.removeprefix("ال") in word_class("recognized")
    makes_law = head is not None and s.text(head[0]).removeprefix("ال") in word_class("lawmakers")
    return makes_law or said in word_class("by_votes")


def _is_court(s: Sentence, first: int) -> bool:
    """Say whether a court or its judge stands here, whose refusals and verdicts are deeds."""
    return s.text(first).removeprefix("ال") in word_class("courts")


def _is_ruling(s: Sentence, form: Form, found: Complement, head: tuple[int, int] | None) -> bool:
    """Say whether a court rules here: it is named, or a penalty is."""
    return (head is not None and _is_court(s, head[0])) or (form.lemma.name == "أدان" and _sentences(s, found.content))


def _sentences(s: Sentence, first: int) -> bool:
    """Say whether «زوجته بعام حبسا», «المقاول بالسجن سبع سنوات» stands here: whom a judge condemns, and to what."""
    if s.text(first).removeprefix("ال") == "حكم":
        return False  # «دان الاتحاد الحكم على الناشط بالسجن».
    for at in range(first, min(first + _PENALTY, len(s.words))):
        term = {s.text(at + 1), s.text(at + 2)} & {"حبسا", "سجنا"}
        if s.text(at)[:1] == "ب" and (term or s.text(at)[1:] in word_class("penalties")):
            return True
    return False


def _at_head(s: Sentence, begin: int) -> bool:
    """Say whether nothing but a dateline and «من جهته،» stands before the frame."""
    return lead_end(s, int(str(s.cache.get("label", 0))), begin) >= begin


def _is_announced(s: Sentence, at: int) -> bool:
    """«وأعلن القرار قبيل المباراة»: by whom is not told when a lone noun and its time follow."""
    if not has_article(s, at) or starts_speaker(s, at):
        return False
    after = s.text(at + 1)
    return after in word_class("prepositions") or tells_time(s, at + 1)


def is_said(s: Sentence, index: int, place: Opening, before: Frame | None) -> bool:
    """Say whether the verb is part of what is said: «مشيرا إلى أن التحقيقات ترجح أن …», «…، وأن المتهمين اعترفوا»."""
    if before is None or before.how not in SPOKEN:
        return False
    return place.begin <= before.content or (s.text(place.begin) in clause_words().joined and place.begin < index)


def is_predicate(s: Sentence, index: int, form: Form, before: Frame | None) -> bool:
    """«ذكرت أن فرقة الحرس في المدينة، كشفت عن …»: the first verb after a noun behind «أن» tells of that noun."""
    if before is None or before.how != "an" or form.kind != "perfect" or s.text(index)[0] in "وف":
        return False
    first = before.content
    if first in s.closes or s.text(index - 1) in word_class("relatives") or not s.is_mark(index - 1, ","):
        return False
    phrase = noun_phrase(s, first, index - 1, bounded=True)
    if phrase is not None and phrase.end == index - 1:
        return True
    described = has_article(s, first) and has_article(s, first + 1) and not starts_speaker(s, index + 1)
    return described and not any(is_verb(s.text(at)) and not is_given(s.text(at)) for at in range(first, index))


def describes(s: Sentence, index: int, form: Form) -> bool:
    """«بأسماء شبان يقول ذووهم إنهم …»: a verb with its own subject tells more of the indefinite noun before it."""
    before = s.text(index - 1)
    if form.kind != "imperfect" or index < 1 + s.headline or s.text(index)[0] in "وف":
        return False  # «كاميرون ينفي تجنيده».
    if not is_owned(s, index + 1) or s.text(index + 1) in clause_words().complements:
        return False
    if s.words[index - 1].mark or len(before) < 3 or definite(before) or is_owned(s, index - 1) or is_time(before):
        return False
    if s.text(index - 2).removeprefix("و") in _SINCE:
        return False  # «بعد أسبوع تقول عائلته إنه عاد».
    closed = word_class("prepositions") | word_class("relatives") | word_class("perfect_particles")
    return before not in closed and not s.phrase_at(index - 1, clause_words().leads) and not is_verb(before)


def goes_on_inside(s: Sentence, form: Form, found: Complement, place: Opening, before: Frame | None) -> bool:
    """Say whether «وقال إنها … حيث أعلنت عن كشف» goes on with what is said, or «وقالت النيابة إن … واعترفوا بـ…»."""
    if before is None or before.how not in SPOKEN:
        return False
    if s.text(place.begin) == "بعدما":
        return True  # «…، بعدما رفض المسلحون تسليم أنفسهم»: why or when it was so.
    if found.speaker is not None:
        # «قال الوكيل إن …، حيث أشارت الفحوصات إلى أن …»: what he tells of.
        shows = s.text(found.speaker[0]).removeprefix("ال") in word_class("evidence")
        return shows and s.text(place.begin) == "حيث"
    if place.subject is None and s.text(place.begin)[:1] == "و" and _others_words(s, before.content, place.begin, form):
        return True  # «قال المكتب إن المبعوث أكد …، ودعا إلى …»: the envoy did.
    if form.plural and form.gender == "m" and place.subject is None and before.speaker is not None:
        head = s.text(before.speaker[0])
        return bool(body_gender(head) or body_gender(head.removeprefix("ال")) or office_gender(head))
    return s.text(place.begin) == "حيث" and found.how in ("prep", "object")


def _others_words(s: Sentence, first: int, end: int, verb: Form) -> bool:
    """Say whether what is said begins with who speaks in ``verb`` too: «إن المبعوث أكد أن …، ودعا إلى …»."""
    phrase = noun_phrase(s, first, end, bounded=False)
    form = cue_forms().get(s.text(phrase.end)) if phrase is not None and phrase.end < end else None
    if phrase is None or form is None or form.kind != "perfect" or form.lemma.strict:
        return False
    if (form.gender, form.plural) != (verb.gender, verb.plural):
        return False  # «إن الباحثين كشفوا …، وأشار إلى …»
    return any(s.text(at) in clause_words().complements for at in range(phrase.end + 1, min(phrase.end + 4, end)))


def _figures_show(s: Sentence, found: Complement) -> bool:
    """Say whether figures or a study show a change («أظهرت بيانات … تراجع الصادرات»); a team shows its skill."""
    source = s.text(found.speaker[0]).removeprefix("ال") if found.speaker is not None else ""
    content = s.text(found.content)
    return source in word_class("nominal_sources") and (is_masdar(content) or is_event_noun(content))


def _has_need(s: Sentence, index: int, form: Form) -> bool:
    """Say whether the object a verb needs to be a reporting one stands near («حمّل … مسؤولية»)."""
    near = range(index + 1, min(index + 14, len(s.words)))
    return any(s.text(at) in form.lemma.needs or s.text(at).removeprefix("ال") in form.lemma.needs for at in near)


def learnt_from(s: Sentence, first: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """«علمت "الوطن" من مصادر طبية أن …»: (who told it, the paper that learnt it)."""
    source = next((at for at in range(first, end) if s.text(at) == "من" and s.free(at)), -1)
    if source < 0:
        return (first, end), None
    return (source + 1, end), (first, source) if source > first else None


def stands_on(s: Sentence, index: int, form: Form) -> bool:
    """Say whether «لافتة كتب عليها: «…»» stands here, or «لفتت الأنظار»: nobody says it, nor tells it with «إلى»."""
    if form.lemma.name == "لفت" and s.text(index + 1) in word_class("drawn"):
        return s.text(index + 2) not in {"الي"} | clause_words().complements
    if form.lemma.name == "لفت" and form.kind == "participle" and s.text(index).endswith("ه"):
        return s.text(index + 1) not in {"الي", "النظر", "الانتباه"} | clause_words().complements
    if form.lemma.name == "رجح" and s.text(index + 1).startswith("كفه"):
        return True  # «رجحت كفة الفريق»: it turned the scale.
    return form.lemma.name == "كتب" and s.text(index + 1) in word_class("written_on")


_DEMANDING = ("طالب", "participle", "و")


def unknown_accuser(s: Sentence, index: int, form: Form) -> bool:
    """Say whether «واتهم بالتخطيط للهجوم», «اتهم الرجل بقتل …», «ألقي باللوم على …» stands here: nobody is named."""
    if form.lemma.name == "ألقى" and s.text(index + 1).removeprefix("ب") in word_class("blame"):
        return s.raw(index, index + 1).endswith("ي")
    said, alone = s.text(index + 1), s.text(index).removeprefix("و") in cue_forms()
    if form.lemma.name != "اتهم" or form.kind != "perfect" or not alone:
        return False
    if _with_b(s, index + 1):
        return True
    state = is_place(said) or body_gender(said) or said in word_class("acronyms") or index + 1 in s.closes
    return not (state or said in word_class("prepositions") or is_given(said))


def stands_between(s: Sentence, index: int, form: Form) -> bool:
    """Say whether «التعاون بين الجمعية والبلدية» stands here, not «بيّن أن …»: only a clause begins with the verb.

    «وهو طالب في العشرين»: a student.
    """
    if s.text(index) == "طالب" and s.text(index - 1) in ("هو", "وهو"):
        return True
    if form.lemma.name != "بيّن" or form.kind != "perfect" or s.text(index) != "بين" or index == 0:
        return False
    before = s.text(index - 1)
    return not (s.words[index - 1].mark or before in word_class("perfect_particles") or before in ("كما", "حيث", "و"))


def hides_name(s: Sentence, index: int) -> bool:
    """Say whether «طالبا عدم ذكر اسمه» stands here: why a source has no name."""
    after = index + 1 + (s.text(index + 1) in word_class("idle"))
    return s.text(index) in word_class("unnamed_because") and s.text(after) == "عدم"
