"""Whom a clause is about: its subject, and the last person named in it."""

from __future__ import annotations

from dataclasses import replace

from store.claims.clauses.clause_heads import clause_start
from store.claims.clauses.frame import Frame, cue_at
from store.claims.clauses.mentions import Mention, read_mention
from store.claims.clauses.whom import is_accusative
from store.claims.names.coordinated import past_joined
from store.claims.names.name_words import (
    Phrase,
    definite,
    has_article,
    is_adjective,
    is_given,
    is_known_surname,
)
from store.claims.names.phrases import noun_phrase
from store.claims.names.via import clean
from store.claims.statements.narrator import skip_leads
from store.claims.vocabulary.cues import clause_words, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_honorific,
    is_place,
    is_unnamed,
    office_gender,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.claims.who.deeds import acts, acts_on, is_deed, is_denied, past_days
from store.claims.who.draft import ArticleState, Draft
from store.claims.who.person import Person
from store.claims.who.postponed import as_for, behind_object, behind_place
from store.language.folding import fold_plain

# The longest title and name looked at before «الذي».
_LONGEST = 14
_FOUR_LETTERS = 4
_CLAUSE_NEXT = frozenset(("بعدما", "حيث", "لكن", "ولكن", "فيما", "بينما"))


def subject_before(s: Sentence, cue: int) -> Phrase | None:
    """Return the subject of the nearest clause before ``cue`` that begins with a verb and then names somebody."""
    joints = {at + 1 for at in range(cue) if s.free(at) and (s.is_mark(at, ",") or s.text(at) in _CLAUSE_NEXT)}
    starts = sorted({0, int(str(s.cache.get("label", 0))), clause_start(s, cue), *joints})
    for first in reversed(starts):
        start = skip_leads(s, first, cue)
        start += s.text(start) == "ثم" or s.text(start) in word_class("perfect_particles")
        start += s.text(start) in word_class("asked_when")  # «وعندما سئل الوزير عن ذلك، قال إن …»
        denied = is_denied(s, start)
        start = start + 1 if denied else past_days(s, start, cue)
        topic = as_for(s, first, cue) or _stands_first(s, start, cue)
        if topic is not None:
            return topic
        start += 2 * (s.text(start).removeprefix("و") == "سرعان" and s.text(start + 1) == "ما")
        if s.text(start + 1) in ("الذي", "ما") and s.text(start) in ("الامر", "وهو", "وهي", "هذا", "وهذا"):
            start += 2  # «الأمر الذي نفاه …».
        word, after = s.text(start), s.text(start + 1)
        if start < cue and after in word_class("courtesy_pronouns"):
            return Phrase(start + 1, start + 2, "courtesy", "f" if after.endswith("ها") else "m")
        if word in word_class("prepositions") or (word[:1] in "وف" and word[1:] in word_class("prepositions")):
            continue
        if start >= cue or not (denied or is_deed(s, start)):
            continue
        phrase = _subject_of(s, start, cue)
        if phrase is not None and not _only_aside(s, first, start, phrase):
            return _who_did(s, phrase)
    return None


def _subject_of(s: Sentence, verb: int, cue: int) -> Phrase | None:
    """Return who stands behind the verb of the clause that ends before ``cue``, right behind it or further."""
    named, form = _behind(s, verb), cue_at(s, verb)
    placed = behind_place(s, named, cue)
    if placed is not None:
        return placed
    phrase = behind_object(s, verb, named, cue) or noun_phrase(s, named, cue, bounded=False)
    if (
        phrase is None
        or s.text(named) in ("الي", "علي", "عن")  # «ودعا إلى الهدوء، كما دعا إلى …»
        or phrase.end <= named
        or is_accusative(s, phrase.first)
        or (form is not None and form.lemma.continues and not _has_the_word(s, phrase.end, cue))
    ):
        return None
    if s.text(phrase.first)[:1] in ("ب", "ل") and not _named_so(s, phrase.first):
        return None  # «أصيب بجروح عميقة، مشيرا إلى أن …»
    return phrase


def _has_the_word(s: Sentence, at: int, cue: int) -> bool:
    """Say whether nothing but «كلمته», «حديثه» stands between who goes on or ends and what he says."""
    return at == cue or s.text(at) in clause_words().after_in


def _behind(s: Sentence, verb: int) -> int:
    """Return where the subject may begin: «صرح | بذلك | الناطق الإعلامي …، مبينا أن …»."""
    named = verb + 3 if s.text(verb + 1) == "في" and s.text(verb + 2) in ("ذلك", "هذا") else verb + 1
    named += s.text(named) in ("ذلك", "بذلك", "هذا", "بهذا", "عنه", "عنها", "اليه")
    return named + (s.text(named) in word_class("pronouns"))


def _named_so(s: Sentence, at: int) -> bool:
    """Say whether a word that begins like a preposition is a name or office: «بوتين», «لاعب», «بلدية»."""
    word = s.text(at)
    known = is_given(word) or is_known_surname(s, at) or word in word_class("with_b")
    return known or starts_speaker(s, at) or (word[0] == "ل" and s.text(at + 1)[:1] not in ("", "ا", "و"))


def _who_did(s: Sentence, phrase: Phrase) -> Phrase:
    """Leave off the object: «زار الطلاب | المتحف الوطني», «أدى الضيوف | مناسك العمرة»; no title goes on there."""
    first = phrase.first
    named = phrase.name is not None and (phrase.name[0] == first or is_given(s.text(phrase.name[0])))
    word = s.text(first)
    many = is_unnamed(word.removeprefix("ال")) and not office_gender(word)
    for at in range(first + 1, phrase.end if phrase.name is None else first):
        if _is_object(s, first, at):
            return Phrase(first, at, phrase.kind, phrase.gender)  # «هنأ رئيس البلدية | اللاعبين»
    if named or (starts_speaker(s, first) and not many) or not definite(word) or is_known_surname(s, first):
        return phrase
    if many and (first + 1 >= phrase.end or not has_article(s, first + 1)):
        return phrase
    end = first + 1
    while end < phrase.end and is_adjective(s.text(end)):
        end += 1
    return Phrase(first, end, "body", phrase.gender)


def _is_object(s: Sentence, first: int, at: int) -> bool:
    """Say whether a noun with the article stands here that goes with no word of the subject before it.

    «هنأ رئيس البلدية | اللاعبين», «انتقد محتجون | القرار», «زار وزير المالية اللبناني | المستشفى».
    """
    before, word = s.text(at - 1), s.text(at)
    if not (has_article(s, at) and word.startswith("ال")) or is_given(word) or s.words[at - 1].mark:
        return False
    if word.endswith("ين") and has_article(s, at - 1) and not before.endswith("ين"):
        return not (is_place(word) or body_gender(word))  # neither a genitive nor an adjective of one
    many = at == first + 1 and before.endswith(("ون", "ين")) and len(before) > 4 and not definite(before)
    whole = at > first + 2 and has_article(s, at - 1) and before.endswith(("ي", "يه")) and is_adjective(before)
    noun = not is_adjective(word) or s.raw(at, at + 1).endswith("ى")  # «المستشفى»
    other = noun and not (office_gender(word) or is_honorific(word) or is_known_surname(s, at))
    return other and (whole or (many and not is_given(before)))


def _only_aside(s: Sentence, first: int, start: int, phrase: Phrase) -> bool:
    """Say whether the clause is only «كما يطالب المحتجون،» or «حيث تراجع عدد الوافدين …»: whose is what follows."""
    if s.text(start - 1) == "كما" and first > 0:
        return s.is_mark(phrase.end, ",")
    where = s.text(start - 1) == "حيث" or s.text(first - 1) == "حيث"
    return where and not _speaks(s, phrase)


def _speaks(s: Sentence, phrase: Phrase) -> bool:
    """Say whether a phrase names somebody by an office, a courtesy or a name known as one."""
    return starts_speaker(s, phrase.first) or any(
        is_given(s.text(at)) or is_known_surname(s, at) for at in range(phrase.first, phrase.end)
    )


def _stands_first(s: Sentence, start: int, cue: int) -> Phrase | None:
    """Return the subject before its verb: «روسيا ستنشر شرطتها … وتتهم …», «السلطات قد لفقت …، مؤكدة أن»."""
    surname = is_known_surname(s, start)
    if not (starts_speaker(s, start) or surname) or s.text(start)[:1] == "و":
        return None
    phrase = noun_phrase(s, start, cue, bounded=False)
    after = s.text(phrase.end) if phrase is not None and phrase.end < cue else ""
    named = phrase is not None and phrase.name is not None and is_verb(after)  # «وزير الدفاع موشي يعلون بدا متفائلا»
    tells = named or after in word_class("perfect_particles") or is_finite(after)
    tells = tells or (surname and acts_on(s, start + 1))
    return phrase if tells and cue_at(s, phrase.end if phrase is not None else start) is None else None


def spoken_of(s: Sentence, start: int) -> Phrase | None:
    """Return who a sentence of the narrator is about: «ووصل الوزير …», «لكن بري نفى», «وتظاهر عمال المصنع …»."""
    end, first = len(s.words), start + (is_verb(s.text(start)) or acts(s, start))
    return noun_phrase(s, first, end, bounded=False) if first > start else _stands_first(s, start, end)


def are_many(s: Sentence, phrase: Phrase) -> bool:
    """Say whether these are several nobody names: «عمال المصنع», «خبراء», «مئات الموظفين»."""
    word = s.text(phrase.first)
    plural = word.endswith("ون") or word in word_class("crowds") or word in word_class("quantifiers")
    return plural and phrase.kind == "unnamed" and phrase.name is None


def mouthpiece(s: Sentence) -> Mention | None:
    """«جاء ذلك على لسان المندوبة سلمى …. وأوضحت أن …»: the person by whose mouth it was said."""
    first = next((at + 1 for at in range(1, len(s.words)) if s.text(at) == "لسان" and s.text(at - 1) == "علي"), -1)
    if first < 0:
        return None
    ends = ("خلال", "اثناء", "عقب", "بعد", "امس")
    end = next((at for at in range(first, len(s.words)) if s.words[at].mark or s.text(at) in ends), len(s.words))
    said = read_mention(s, first, end)
    return said if said is not None and said.kind == "person" else None


def antecedent(s: Sentence, relative: int) -> tuple[int, int] | None:
    """Return the words of whoever «الذي» or «التي» at ``relative`` speaks of, when a speaker stands right before it.

    «… من أمين المحافظة الدكتور هاني المرشد الذي أشار إلى أن …».
    """
    end = relative - s.is_mark(relative - 1, ",")
    for first in range(max(clause_start(s, end), end - _LONGEST), end):
        if not (starts_speaker(s, first) or is_given(s.text(first))) or s.text(first) in word_class("prepositions"):
            continue
        phrase = noun_phrase(s, first, end, bounded=True)
        if phrase is not None and phrase.end == end and (phrase.name is not None or end - first > 1):
            return (first, end)
    # «بحسب المرصد الذي أفاد …», «وفقا للوكالة التي أوضحت …».
    demonstrated = s.text(end - 2).lstrip("بلو") in word_class("demonstratives")
    alone = definite(s.text(end - 1)) and starts_speaker(s, end - 1) and not demonstrated
    return (end - 1, end) if alone or is_known_surname(s, end - 1) else None


def last_other(s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]) -> Person | None:
    """Return whom «الأخير» means: the last person named in the sentence before it who is not speaking."""
    speaking = next((draft.person for draft in reversed(before) if draft.sentence is s and draft.person), None)
    for first in range(frame.cue - 1, 0, -1):
        for end in range(min(first + 7, frame.cue), first + 1, -1):
            if s.text(first) in ("نظيره", "نظيرها", "نظيرته", "وزير", "الرئيس", "رئيس"):
                mention = read_mention(s, first, end)
                if mention is not None and mention.kind == "person":
                    person, _ = state.people.meet(mention)
                    if person is not speaking:
                        return person
    return next((person for person in reversed(state.people.named) if person is not speaking), None)


def told_of(s: Sentence, frame: Frame) -> Phrase | None:
    """Return whoever stands before the present verb this one is joined to.

    «لكن مالي تعارض التحقيق، وتطالب بـ…».
    """
    if frame.form.kind != "imperfect" or s.text(frame.cue)[:1] != "و" or not s.is_mark(frame.cue - 1, ","):
        return None
    first = skip_leads(s, clause_start(s, frame.cue - 1), frame.cue)
    phrase = noun_phrase(s, first, frame.cue, bounded=False) if starts_speaker(s, first) else None
    verb = s.text(phrase.end) if phrase is not None else ""
    return phrase if verb[:1] == s.text(frame.cue)[1:2] and is_finite(verb) else None


def is_another(s: Sentence, frame: Frame, name: str) -> bool:
    """Say whether the one a pronoun means is not these many.

    «نصح الأطباء سلمى …، لكنها قالت إنهم …».
    """
    first = fold_plain(name).split()[0]
    one = s.text(frame.cue - 1) in word_class("turns") and not frame.form.plural
    return one and first.endswith(("ون", "ين", "اء")) and not is_given(first)


def other_gender(s: Sentence, phrase: Phrase, frame: Frame) -> bool:
    """Say whether a verb disagrees with the subject: «قرر الوزراء …، موضحة», «كشف تعرض السلطة …، موضحا», «… وأبلغته».

    An office in the masculine may be a woman's («مدير القسم فلانة»), so that a name agrees with either.
    """
    form = frame.form
    many = form.kind == "participle" and s.text(frame.cue).endswith("ين") and phrase.kind in ("title", "body")
    if many and phrase.name is None and phrase.gender == "f" and not s.text(phrase.first).endswith("ات"):
        return True  # «وافقت الحكومة …، قائلين إن»: others say it.
    if form.lemma.document or form.kind == "noun" or form.plural or phrase.name is not None or not form.gender:
        return False
    if phrase.kind == "unnamed":
        many = s.text(phrase.first).endswith("ات")
        return (form.gender == "f" and not phrase.gender and not many) or (form.gender == "m" and phrase.gender == "f")
    if phrase.kind == "place" and s.text(phrase.first - 1).endswith("ت"):
        return form.gender == "m"
    return phrase.kind in ("title", "body") and bool(phrase.gender) and phrase.gender != form.gender


def both(s: Sentence, mention: Mention, end: int) -> Mention:
    """«أعلنت الشركة الأولى والشركة الثانية أنهما …»: two who speak with one voice are named together."""
    dual = s.text(end) in ("انهما", "بانهما")
    second = s.text(mention.end)
    named = Phrase(mention.first, mention.end, mention.kind, "")
    stop = end if dual and second[:1] == "و" and (definite(second) or is_given(second[1:])) else mention.end
    stop = max(past_joined(s, named, end), stop)
    while stop > mention.end and s.text(stop - 1) in word_class("idle"):
        stop -= 1
    if stop == mention.end or mention.kind == "last":
        return mention
    label = clean(s.raw(mention.first, stop))
    return replace(mention, name=label, title=(), kind="body", gender="", end=stop, label=label)
