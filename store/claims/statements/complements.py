"""What a reporting word takes: «أن …», a quotation, a colon, a preposition, a bare noun phrase."""

from __future__ import annotations

from dataclasses import replace

from store.claims.clauses.adverbials import PREPOSITIONS, others_tell, past_adverbials, past_apposition
from store.claims.clauses.frame import cue_at
from store.claims.clauses.particle_names import whole_name
from store.claims.clauses.subject_ends import asked_object, is_accused, subject_end
from store.claims.clauses.with_b import opens_with_b
from store.claims.names.name_words import is_given, is_known_surname, is_masdar
from store.claims.statements.additions import laid_down
from store.claims.statements.answers import describes_as
from store.claims.statements.asides import goes_past, past_accord, past_aside
from store.claims.statements.objects import (
    another_says,
    behind_relative,
    called_for,
    content_in_name,
    far_region,
    hung_on,
    introduces,
    nominal_content,
    object_content,
    own_about,
    past_brand,
    past_issue,
    past_this,
)
from store.claims.statements.participles import reports_apart
from store.claims.statements.quoted import Complement, after_colon, points_with_l, quotation, region
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite, is_verb, she_did_it
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import past_told, quoted_paper, starts_speaker
from store.claims.vocabulary.words import Sentence

_FAR = 44
_NEAR = 9


def complement_after(
    s: Sentence, index: int, form: Form, *, subject_before: bool, strong_only: bool = False
) -> Complement | None:
    """Return what the cue at ``index`` introduces, or None when it introduces nothing.

    ``strong_only`` looks only for «أن», a colon and quotations.
    """
    takes = form.lemma.takes
    strong = _strong(s, index, form)
    if form.lemma.stance == "question" and strong is not None and strong.how == "an" and not strong_only:
        # «تساءل عن سر التأخير وما إذا كان …».
        sooner = _loose(s, index, form, subject_before=subject_before)
        if sooner is not None and sooner.how == "prep" and sooner.content < strong.content:
            return sooner
    if strong is not None and strong.how == "an" and form.lemma.stance == "call_for" and "الي" in takes:
        # «ودعا الصحف إلى تحري الدقة، إضافة إلى أن …».
        sooner = _loose(s, index, form, subject_before=subject_before)
        if sooner is not None and sooner.how == "prep" and _asked_first(s, index, strong.content):
            return sooner
    if strong is not None and strong.how == "an" and not strong_only and another_says(s, index, strong.content):
        return _loose(s, index, form, subject_before=subject_before)
    quoted = (
        strong is not None
        and strong.how in ("quote", "colon")
        and bool(takes & PREPOSITIONS or "ب" in takes or (subject_before and "object" in takes))
    )
    if strong_only or (strong and not quoted):
        return strong
    weak = _loose(s, index, form, subject_before=subject_before)
    if strong is not None and weak is not None and weak.content < strong.content:
        goes_on = weak.how == "prep" or subject_before or is_masdar(s.text(weak.content))
        return weak if goes_on else strong  # «طالب الحزب بسحب مقاتليه «كي لا …»»: the quotation goes on.
    return strong or weak


def _asked_first(s: Sentence, index: int, content: int) -> bool:
    """Say whether «إلى» with a noun stands between the verb and «أن»: what is asked comes first."""
    near = range(index + 1, content - 2)
    return any(s.text(at) == "الي" and s.free(at) and not s.words[at + 1].mark for at in near)


def _loose(s: Sentence, index: int, form: Form, *, subject_before: bool) -> Complement | None:
    """Return a content without «أن», colon or quotation, for the lemmas that may have one."""
    takes = form.lemma.takes
    if not ("object" in takes or "ب" in takes or takes & (PREPOSITIONS | {"noun", "masdar"})):
        return None
    # A verb in the plural has its subject before it: «حذر خبراء …، ودعوا السكان إلى …».
    settled = form.kind in ("participle", "noun") or form.plural
    settled = settled or subject_before
    deed = _asked_deed(s, index, form, settled=settled)
    if deed is not None and "ب" not in takes:
        return deed
    found = _weak(s, index, form, subject_before=settled) or deed
    return found if found is None else replace(found, content=past_this(s, found.content))


def _asked_deed(s: Sentence, index: int, form: Form, *, settled: bool) -> Complement | None:
    """«طلبت النيابة الاستماع إلى شهود من …»: a verbal noun right after who asks for it."""
    if "masdar" not in form.lemma.takes:
        return None
    stop = index + 1 if settled else subject_end(s, index + 1, form)
    at = past_adverbials(s, stop) if stop > index + 1 or settled else stop
    if s.text(at) in word_class("demonstratives"):
        return None
    asked = is_masdar(s.text(at)) or s.text(at) in word_class("deeds")
    return Complement(at, "object", region(index + 1, stop), True) if asked else None


def _strong(s: Sentence, index: int, form: Form) -> Complement | None:
    """Look for «أن», a colon or a quotation after the cue, past the speaker and adverbials."""
    words, takes = clause_words(), form.lemma.takes
    at, relative, comma = index + 1, False, False
    while at < min(index + (12 if form.kind in ("participle", "noun") else _FAR), len(s.words)):
        word = s.text(at)
        if at in s.closes:
            quoted = quotation(s, at, index, form)
            if quoted is not None:
                return quoted
            at = s.closes[at] + 1
            continue
        if s.words[at].mark:
            if word == ":" and "quote" in takes and (len(takes) > 1 or at - index <= _NEAR):
                return after_colon(s, at, index)
            if past_aside(s, at) > at:
                at = past_aside(s, at)
                continue
            after = s.text(at + 1)  # «كشف عن مكانه؛ واصطحبته الشرطة»
            if word in ".!?" or (word == ";" and (cue_forms().get(after) or is_finite(after) or she_did_it(after[1:]))):
                return None
            if word == "," and _breaks(s, at + 1):
                # «…، وهو ما نفاه …»: another clause, whose «أن» is not the verb's.
                return None
            comma, relative = comma or word == ",", False
            at = _past_source(s, at) if word == "," else at + 1
            continue
        if (past := max(past_told(s, at), past_accord(s, at))) > at + 1:
            at = past  # «لسي إن إن», «حسبما نقلت عنه الوكالة»
            continue
        if "an" in takes and word in words.complements and not whole_name(s, at):
            return _an(s, at, index, form)
        if word in word_class("asks") and at - index < 14 and form.lemma.stance == "question":
            return Complement(at, "an", region(index + 1, at))
        if word in word_class("who_joined") and not (word[0] == "و" and comma):
            relative = True
        elif not relative and at > index + 1 and _stops(s, at, comma) and not _saying(s, index, at, form):
            return None
        at += 1
    return None


def _saying(s: Sentence, index: int, at: int, form: Form) -> bool:
    """«ورد الأمين العام | قائلا إن …»: only who speaks stands between the verb and the participle."""
    said = cue_forms().get(s.text(at))
    participle = said is not None and said.kind == "participle" and said.lemma.name == "قال"
    return participle and subject_end(s, index + 1, form) == at


def _past_source(s: Sentence, comma: int) -> int:
    """Return the word after «، بحسب ما نقلت عنه …،», «، تحدث شريطة عدم ذكر اسمه،», else the one after the comma."""
    said = s.text(comma + 1) in word_class("source_verbs") | word_class("unnamed_because")
    if s.text(comma + 1) not in clause_words().accord and not said:
        return comma + 1
    close = next((k for k in range(comma + 2, min(comma + 14, len(s.words))) if s.is_mark(k, ",")), comma + 1)
    after = close + 1 + (s.text(close + 1) in ("الي", "علي", "من"))
    # Only before the words is «تحدث …» an aside.
    return comma + 1 if said and s.text(after) not in clause_words().complements else close


def _an(s: Sentence, at: int, index: int, form: Form) -> Complement | None:
    """Accept «أن» unless another word before it governs it («قبل أن», «يمكن أن»)."""
    before = s.text(at - 1)
    told = starts_speaker(s, index + 1) or is_known_surname(s, index + 1)
    told = told or (s.text(index + 1).startswith("ال") and s.text(index + 1).endswith("ون"))  # «أجمع المشاركون على أن»
    if form.lemma.near and at != index + 1 and not (told and at - index <= _NEAR):
        # «زاد أن …» adds a word; «زاد الأسعار …» only rises.
        return None
    named = is_given(before) or s.text(at - 2) in word_class("name_joints") or (told and at == index + 2)
    earlier = at == index + 3 and (s.text(at - 2), before) == ("من", "قبل") and not form.plural  # «ذكر من قبل أن …»
    if (before in word_class("not_before_an") and not earlier) or (at - 1 > index and is_finite(before) and not named):
        return None
    if s.text(at - 2) in ("من", "ومن") and before in word_class("expected") | word_class("judged"):
        return None  # «يبلغ السكان مليونا ومن المرجح أن …», «قال من المؤسف أن …»
    if before == "اي" or (before in PREPOSITIONS and s.text(at - 2) in word_class("adding")):
        return None  # «…، أي أنه أقدم منه», «إضافة إلى أن …», «فضلا عن أن …».
    if s.text(at) == "ان" and s.text(at + 1) == "لم" and form.lemma.name != "قال":
        return None  # «… عبر خفض الدعم إن لم يكن إلغاؤه»
    far = s.is_mark(at - 2, ",") or ("عن" in form.lemma.takes and "عن" in map(s.text, range(index + 1, at - 2)))
    asks = form.lemma.name == "طلب"  # «طلب مهلة على أن يعود غدا»
    if before == "علي" and (far or asks) and ("علي" not in form.lemma.takes or laid_down(s, at - 1)):
        # «أعلنت الوزارة فتح باب الترشح، على أن تعلن النتائج …»: what is laid down besides.
        return None
    nearer = at - 2 if before in PREPOSITIONS else at - 1
    if any(describes_as(s, verb) for verb in range(index + 1, at - 1)):
        return None  # «انتقد ما وصفته الصحيفة بأنه …».
    if nearer > index and _other_cue(s, nearer):
        # «… الذي أشار إلى أن …», «… تصفها بأنها …»: the nearer reporting verb takes it.
        return None
    stop = subject_end(s, index + 1, form) if before == "الي" and form.lemma.stance == "call_for" else at
    # «دعا الوزير | الدول الأعضاء إلى أن …», «طمأن الوزير | المواطنين بأن …»: who is asked or told does not speak.
    stop = max(asked_object(s, index + 1, at, form), 0) or stop
    if stop == at and is_accused(s, index + 1, at, form):
        return Complement(at + 1, "an", None)
    stop = stop if index + 1 < stop < at else hung_on(s, index + 1, at, form)
    return Complement(at + 1, "an", region(index + 1, stop))


def _other_cue(s: Sentence, at: int) -> bool:
    """Say whether a reporting verb of its own stands here."""
    form = cue_at(s, at)
    if s.text(at - 1) in word_class("name_joints"):
        return False  # «وأفاد أبو طالب أن …».
    return form is not None and form.kind in ("perfect", "imperfect") and not is_given(s.text(at))


def _breaks(s: Sentence, at: int) -> bool:
    """Say whether another clause begins here; «، وهو صاحب محل صرافة،» only says who somebody is."""
    if s.text(at) in ("وهو", "وهي", "وهم"):
        return s.text(at + 1) == "ما" or is_verb(s.text(at + 1))
    though = s.text(at).removeprefix("و") in ("رغم", "برغم") and s.text(at + 1) in clause_words().complements
    return though or s.text(at) in word_class("breaks")


def _stops(s: Sentence, at: int, comma: bool) -> bool:
    """Say whether a word ends the search: a finite verb or a reporting word that no speaker's name can hold."""
    word, before = s.text(at), s.text(at - 1)
    if word.removeprefix("و") in ("يدعي", "تدعي") or before in ("عدم", "رفض", "طلب"):
        return False
    if before in ("احد", "احدي") or s.text(at + 1) == "الدين":
        return False  # «أحد أقدم الباعة», «أكمل الدين إحسان أوغلو».
    prays = s.text(at + 1) in ("الله", "المولي") and (s.is_mark(at - 1, ",") or word.endswith(("ا", "ين")))
    if prays or others_tell(s, at) or word in ("لكن", "ولكن"):
        return True  # «، سائلا الله أن …», «… في وقت قال فيه المرصد إن …».
    if word in word_class("unnamed_because") and s.text(at + 1) in ("عدم", "الا", "حجب", "اخفاء"):
        return False  # «مسؤول اشترط عدم نشر اسمه».
    if (word in word_class("source_verbs") or (before in word_class("issued") and is_finite(word))) and not comma:
        # «بيانات رسمية صدرت السبت», «اقتصاديون استطلعت الصحيفة آراءهم».
        return False
    if word in word_class("prepositions"):
        return False  # «، عقب انتهاء المحادثات، أن …».
    if before in word_class("prepositions") or before in clause_words().after_in or is_given(word):
        # «في بيان تلقت «الحياة» نسخة منه إن …», «، رفعت الدالي، أن …».
        return False
    form = cue_forms().get(word) or cue_forms().get(word.removeprefix("و"))
    if form is not None and form.kind == "participle":
        goes_on = s.text(at + 1) in ("النظر", "الي", "ان", "انه", "بان", "علي", "من")
        return (comma and s.is_mark(at - 1, ",")) or (word.endswith("ا") and goes_on)
    if form is not None and form.kind in ("perfect", "imperfect") and comma and not form.lemma.strict:
        return True
    if form is not None and form.kind == "perfect" and word[0] == "و" and word.endswith("ت") and not form.lemma.strict:
        return True  # «رفض هذه العروض | وذكرت تقارير أن …»
    # Bare forms like «حاكم», «قاتل» are names and nouns as often as verbs.
    sure = word.endswith(("ت", "وا", "ون", "تا")) or word[0] in "يسا"
    return sure and len(word) > 3 and is_finite(word) and s.raw(at, at + 1)[:1] != "آ"  # «آثار»


def _weak(s: Sentence, index: int, form: Form, *, subject_before: bool) -> Complement | None:
    """Look for a preposition's content («حذرت من …», «طالب بـ…») or a bare noun phrase after the subject."""
    takes = form.lemma.takes
    apart = index == 0 or s.words[index - 1].mark or s.text(index)[0] == "و"
    if form.kind == "participle" and not apart and not reports_apart(s, index, form):
        # «إجراءات مشددة على …» is an adjective; a participle that reports stands after a comma.
        return None
    stop = index + 1 if subject_before else past_brand(s, subject_end(s, index + 1, form), takes)
    within = stop == index + 1 and s.text(stop) in word_class("within")  # «الذي طالب فيه بإجراء …»
    stop += within
    whole = form.lemma.stance in ("accuse", "call_for") and "object" in takes
    at = past_adverbials(s, past_apposition(s, past_issue(s, stop), takes), asked=whole)
    speaker = None if within else region(index + 1, stop)
    told = -1
    for step in range(at, min(at + 18, len(s.words))):
        word = s.text(step)
        if quoted_paper(s, step) and step < len(s.words) - 3:
            told = s.closes[step]  # «أبلغ المتحدث "الوطن" عن …»
        if s.text(step) in ("ل", "علي", "في", "عبر") and s.text(step) not in takes and step + 1 in s.closes:
            told = s.closes[step + 1]
        if step <= told or (s.is_mark(step, ",") and goes_past(s, step, takes)):
            continue
        if s.words[step].mark and (step > at or step in s.closes):
            break
        if word in takes and introduces(s, step):  # «دعا القوى إلى …» keeps whom it asks.
            far = far_region(s, index, step, form) if speaker is not None and step > at and not whole else speaker
            return Complement(at if whole and step > at else own_about(s, step) + 1, "prep", far, True)
        if "ب" in takes and word[:1] == "ب" and opens_with_b(s, step):
            begin = at if whole and step > at else called_for(s, step, form)
            begin += s.text(begin) == "ب" and begin == step
            far = far_region(s, index, step, form) if speaker is not None and step > at and not whole else speaker
            return Complement(begin, "prep", far, True, begin >= step)
        if points_with_l(word, form):
            return Complement(step, "prep", speaker, True, True)
        if ("object" in takes and not whole) or is_verb(word):
            break
    if "noun" in takes:
        return nominal_content(s, at, speaker)
    swallowed = content_in_name(s, index, stop) if "ب" in takes and not subject_before else None
    return swallowed or behind_relative(s, index, at, form) or object_content(s, at, form, speaker)
