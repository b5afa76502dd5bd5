"""«بحسب …», «وفق ما أعلن …», «كما ذكرت …»: attributions that stand beside what was said."""

from __future__ import annotations

from store.claims.clauses.accord_sources import (
    are_people,
    carries,
    ends_soon,
    object_verb,
    past_day,
    region_end,
    source,
    speaker_like,
)
from store.claims.clauses.clause_heads import clause_start, lead_end
from store.claims.clauses.frame import Frame
from store.claims.names.name_words import (
    definite,
    is_masdar,
)
from store.claims.names.phrases import noun_phrase
from store.claims.statements.answers import by_pronoun
from store.claims.statements.complements import complement_after
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    is_common,
    is_honorific,
    is_time,
    office_gender,
    past_told,
    starts_speaker,
    tells_time,
)
from store.claims.vocabulary.words import Sentence

# The longest title and name that stand alone after «بحسب».
_LONGEST_SOURCE = 16
# What is told before «كما قال فلان».
_LEAST_TOLD = 2
# A verb with its subject, whose object is still to come.
_SHORT_CLAUSE = 5


def accord_frame(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «بحسب …», «وفق ما أكد …», «حسبما ذكرت …», before or after its content."""
    words, word = clause_words(), s.text(index)
    if word.removeprefix("و") in word_class("said_so"):
        return by_pronoun(s, index)
    bare = word[1:] if word[:1] == "و" and word[1:] in words.accord else word
    size = s.phrase_at(index, words.long_accord)
    if size and (s.text(index + 1) == "حد" or index == 0 or s.words[index - 1].mark):
        bare = "بحسب"  # «على حد قول فلان», «في رأي فلان»
    if bare not in words.accord or s.text(index - 1) in ("علي", "كل"):
        return None
    at = index + max(size, 1)
    form = cue_forms()["قال"]
    at += s.text(at) in ("ل", "عن", "الي")
    # «وفق نفس المصدر», «بحسب هذه المصادر».
    at += s.text(at) in ("نفس", "ذات") or (s.text(at) in ("هذا", "هذه") and definite(s.text(at + 1)))
    by_verb = s.text(at) in ("ما", "لما") or bare in ("حسبما", "بحسبما", "وفقما", "مثلما")
    if by_verb or (s.text(at).startswith("ما") and object_verb(s.text(at)[2:])):
        stuck = s.text(at)[2:] if s.text(at) not in ("ما", "لما") and not by_verb else ""
        at += s.text(at) in ("ما", "لما")
        verb = object_verb(stuck or s.text(at)) or carries(s.text(at))
        verb = verb or (cue_forms()["قال"] if s.text(at) in ("نقل", "نقلت") and s.text(at + 1)[:2] == "عن" else None)
        if verb is None:
            return None
        form, at = verb, _past_object(s, at + 1 + (verb.lemma.document and s.text(at + 1) == "في"))
    elif s.text(at)[:1] == "ل" and (size or bare in ("وفقا", "طبقا", "تبعا", "استنادا", "وفق", "نسبه")):
        s.without_lam(at)
    if s.text(at) in ("حصيله", "معاينه", "المعاينه", "تقديرات") and not by_verb and ends_soon(s, at):
        alone = s.is_mark(index - 1, ",") and index > 3  # «وفق حصيلة أولية»: nobody in particular.
        return Frame(index, index, form, None, -1, "accord-nobody", "tail", resume=at + 2) if alone else None
    at = past_day(s, at) if by_verb else at
    if by_verb and (at >= len(s.words) or is_time(s.text(at)) or (s.words[at].mark and at not in s.closes)):
        # «…، حسبما أعلن الخميس»: whom the clause is about.
        return _placed_accord(s, index, at, (at, at), form) if index > 3 else None
    region = source(s, at, bare, by_verb=form.lemma.name != "قال" or by_verb)
    if region is None or (not by_verb and _measures(s, index, at)):
        return None
    return _placed_accord(s, index, at, region, form)


def _measures(s: Sentence, index: int, at: int) -> bool:
    """Say whether «تختلف حسب نوعية الخدمة», «توزع بحسب الفئات» tells by what something differs, which nobody says."""
    noun = s.text(at).removeprefix("ال")
    told = noun in word_class("nominal_sources") | word_class("documents") | word_class("issued")
    told = told or noun in word_class("acts_of_speech") or are_people(noun)
    apart = index == 0 or s.words[index - 1].mark
    return is_common(noun) and not (apart or told or starts_speaker(s, at))


def _past_object(s: Sentence, at: int) -> int:
    """Skip «به», «عنه», and «من», «لدى» of «حسب ما علم من الدرك»."""
    while s.text(at) in ("به", "بها", "عنه", "عنها", "اليه", "اليها", "من", "لدي"):
        at += 1
    if s.text(at) == "ل" and at + 1 in s.closes:
        # «حسب ما صرح به لـ«البلاد» مدير …».
        at = s.closes[at + 1] + 1
    return past_told(s, at)


def _placed_accord(s: Sentence, index: int, at: int, region: tuple[int, int], form: Form) -> Frame | None:
    """Decide whether «بحسب …» goes with what stands before it or after it."""
    label = int(str(s.cache.get("label", 0)))
    start, end = lead_end(s, label, index), region[1]
    joined = s.is_mark(index - 1, ",;:") and s.text(index)[0] == "و" and s.text(index) not in clause_words().accord
    if index <= start + 1 or joined:
        end = _past_relative(s, end)
        opens = s.text(end) in clause_words().complements or s.text(end) in word_class("then")
        if not s.is_mark(end, ",;:") and not opens and not is_verb(s.text(end)) and s.text(end) not in ("لم", "لن"):
            return None
        content = end + (s.text(end) in word_class("then"))
        while s.is_mark(content, ",;:") or s.text(content) in clause_words().complements | word_class("then"):
            content += 1
        begin = index if index > start + 1 else label
        return Frame(begin, index, form, region, content, "accord-before", "an")
    whole = _aside(s, index, end)
    if whole >= 0 and end > region[0]:
        return Frame(whole, index, form, region, whole, "accord-aside", "an", resume=end)
    resume = max(end, at)
    while resume < len(s.words) and not s.is_mark(resume, ",;.!?") and s.text(resume) != "نقلا":
        if s.text(resume) in ("التي", "الذي") and s.text(resume + 2) in clause_words().complements:
            # «وفق الوكالة التي ذكرت أن …»
            break
        resume = s.closes[resume] + 1 if resume in s.closes else resume + 1
    speaker = region if end > region[0] else None
    return Frame(index, index, form, speaker, -1, "accord-after", "tail", resume=resume)


def _aside(s: Sentence, index: int, end: int) -> int:
    """Return where the clause begins that «…، بحسب فلان، …» only interrupts, -1 when it ends there.

    «هذه الخطة، بحسب الوزير، تتضمن …» has its verb behind, «أعدت لندن، بحسب دبلوماسيين، مسودة …» its object.
    """
    if not (s.is_mark(index - 1, ",") and s.is_mark(end, ",") and s.free(index)):
        return -1
    start, word = clause_start(s, index - 1), s.text(end + 1)
    first = lead_end(s, start, index - 1)
    if first >= index - 1 or not (start == 0 or s.is_mark(start - 1, ",;.:")):
        return -1
    told = any(is_verb(s.text(at)) for at in range(first, index - 1)) or _happens(s, first)
    if not told:
        goes_on = is_finite(word) or word in ("لن", "لم", "ليس", "ليست") or (word[:1] in "يت" and is_verb(word))
        return first if goes_on else -1
    beside = word[:1] in ("و", "ف") or (word in word_class("relatives") and word != "من")
    plain = cue_forms().get(word) is None and not (
        beside or is_verb(word) or s.words[min(end + 1, len(s.words) - 1)].mark
    )
    # «سقطت قذائف، بحسب مايكل ستاينر، رئيس البلدية»: who the source is.
    office = bool(office_gender(word)) and not any(is_verb(s.text(at)) for at in range(end + 1, len(s.words)))
    short = is_verb(s.text(first)) and index - 1 - first <= _SHORT_CLAUSE and not office
    return first if plain and short and not is_time(word) and not s.phrase_at(end + 1, clause_words().cuts) else -1


def _happens(s: Sentence, at: int) -> bool:
    """Say whether a verbal noun heads a clause without a verb («مقتل ثلاثة، بحسب الشرطة، …»)."""
    return is_masdar(s.text(at)) and not definite(s.text(at)) and s.text(at) not in word_class("demonstratives")


def _past_relative(s: Sentence, at: int) -> int:
    """Return the word after «التي تصدر في …», «، التي نشرت …» when a comma, «فإن» or «أن» ends it, else ``at``."""
    if s.is_mark(at, ",") and s.text(at + 1) in word_class("who") and is_verb(s.text(at + 2)):
        past = _past_relative(s, at + 1)
        return past if past > at + 1 and (s.is_mark(past, ",") or s.text(past) in word_class("then")) else at
    if s.is_mark(at, ",") and (office_gender(s.text(at + 1)) or is_honorific(s.text(at + 1).removeprefix("ال"))):
        # «ووفقا لسامي حداد، مدير المعهد، فإن …».
        close = next((k for k in range(at + 2, min(at + 14, len(s.words))) if s.is_mark(k, ",")), at)
        return close if s.text(close + 1) in word_class("then") else at
    if s.is_mark(at, ",") and s.text(at + 1) in ("ومقره", "ومقرها"):
        return next((k for k in range(at + 2, min(at + 8, len(s.words))) if s.is_mark(k, ",")), at)
    if s.text(at) not in word_class("who"):
        return at
    ends = clause_words().complements | word_class("then")
    near = range(at + 2, min(at + 14, len(s.words)))
    return next((k for k in near if s.text(k) in ends or s.is_mark(k, ",.;:")), at)


def lone_source(s: Sentence) -> tuple[int, int] | None:
    """Return the words of the source when the whole sentence is «بحسب …» and nothing else."""
    accord, size = clause_words().accord, len(s.words) - s.is_mark(len(s.words) - 1, ".")
    if s.headline or s.text(0) not in accord or size < 2 or size > _LONGEST_SOURCE:
        return None
    if not s.free(0) or len(s.words) in s.closes.values():
        return None  # Inside a quotation, or one that never closes.
    at = 1
    if s.text(at) == "ما" and object_verb(s.text(at + 1)):
        at += 2  # «…. بحسب ما أعلن الناطق باسم الجيش.»
    elif s.text(at)[:1] == "ل" and len(s.text(at)) > 4:
        s.without_lam(at)
    end = region_end(s, at)
    return (at, end) if end >= size else None


def tail_frame(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «، كما ذكرت صحيفة …» and «، على ما أفاد …» at the end of what was said."""
    comma = s.is_mark(index - 1, ',"')
    if comma and (last := _said_last(s, index)) is not None:
        return last
    if s.text(index) not in ("كما", "علي") or index < _LEAST_TOLD or s.words[index - 1].mark > comma:
        return None
    at = index + 1
    if s.text(index) == "علي":
        if s.text(at) != "ما":
            return None
        at += 1
    form = object_verb(s.text(at))
    if form is None or complement_after(s, at, form, subject_before=False, strong_only=True) is not None:
        return None
    grows = form.lemma.name == "زاد"  # «…، كما زاد مؤشر الأسهم الصغيرة»
    if grows or form.lemma.stance in ("call_for", "accuse") or (form.lemma.continues and "an" not in form.lemma.takes):
        return None  # «…، كما يطالب المحتجون، قائلا …», «كما واصلت الطائرات …»: what is asked or done, not who says it.
    if form.lemma.document:
        paper = source(s, at + 2, "بحسب", by_verb=True) if s.text(at + 1) == "في" else None
        return None if paper is None else Frame(index, at, form, paper, -1, "tail", "tail", resume=paper[1])
    first = past_told(s, at + 1)  # «كما قال لوكالة «رويترز» مدير الأمن»
    while tells_time(s, first):
        first += 1  # «كما قال مساء أمس وزير البيئة»
    end = region_end(s, first)
    if end <= first or not speaker_like(s, first, end):
        return None
    if not comma and not (starts_speaker(s, first) and end >= len(s.words) - 1):
        return None  # «غرق زورق كما قال المسعفون.»
    if first in s.closes and end < len(s.words) and not s.words[end].mark:
        return None  # «…، كما أضافت "أحزمة" ملونة …»: what was added.
    who = noun_phrase(s, first, end, bounded=False)
    what = s.text(who.end) if who is not None and who.end < end else ""
    if what in word_class("no_heads") or ("object" in form.lemma.takes and what and is_masdar(what)):
        # «…، كما أعلن الجيش إسقاط …», «…، كما سجل الخام خسائر»: another statement.
        return None
    whole = _aside(s, index, end) if s.text(index) == "كما" else -1
    if whole >= 0:  # «والاتفاق، كما يرى الخبير، لن يصمد»
        return Frame(whole, at, form, (at + 1, end), whole, "accord-aside", "an", resume=end)
    return Frame(index, at, form, (at + 1, end), -1, "tail", "tail", resume=end)


def _said_last(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «لن يصمد الاتفاق، يقول الخبير سالم.»: the verb and who speaks close the sentence."""
    form = cue_forms().get(s.text(index))
    if form is None or form.lemma.name not in ("قال", "أضاف", "أوضح") or form.kind not in ("perfect", "imperfect"):
        return None
    size = len(s.words) - s.is_mark(len(s.words) - 1, ".")
    who = noun_phrase(s, index + 1, size, bounded=True) if starts_speaker(s, index + 1) else None
    if who is None or who.end != size or any(at in s.closes for at in range(index, size)):
        return None
    first = lead_end(s, 0, index)
    acts = any(is_verb(s.text(at)) for at in range(first, index))
    acts = acts and s.text(first).removeprefix("و") not in word_class("prepositions")
    if index - 1 in s.closes.values() or not acts:
        return None
    return Frame(index, index, form, (index + 1, size), -1, "tail", "tail", resume=len(s.words))
