"""Attribution frames of one sentence: reporting word, where its speaker stands, where the content begins."""

from __future__ import annotations

from dataclasses import replace

from store.claims.attribution.accords import accord_frame, tail_frame
from store.claims.attribution.by_nobody import by_nobody
from store.claims.attribution.pleas import plea_frame
from store.claims.attribution.unmarked import unmarked
from store.claims.attribution.uses import (
    describes,
    goes_on_inside,
    hides_name,
    is_deed,
    is_predicate,
    is_said,
    learnt_from,
    stands_between,
    stands_on,
)
from store.claims.clauses.around_speaker import past_hearers
from store.claims.clauses.frame import SPOKEN, Frame, cue_at
from store.claims.clauses.mentions import read_mention, relays
from store.claims.clauses.openings import Opening, opening
from store.claims.clauses.spoken_labels import label_frame
from store.claims.clauses.subject_ends import acts_itself
from store.claims.names.name_words import is_given, is_known_surname, is_masdar
from store.claims.names.phrases import noun_phrase
from store.claims.statements.answers import answer_frame, described
from store.claims.statements.complements import complement_after
from store.claims.statements.far_contents import behind_speaker, far_content, far_deed, past_unknown
from store.claims.statements.objects import object_between
from store.claims.statements.quoted import Complement, region
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_outlet_start, is_time, starts_speaker
from store.claims.vocabulary.words import Sentence

_SHORT_QUOTE = 5
_SHORTEST_QUOTE = 3  # at the head of a sentence
_LEAST = 3
_OF_HIM = frozenset(("عنه", "عنها", "عنهم"))


def find_frames(s: Sentence) -> list[Frame]:
    """Return the attribution frames of a sentence in order; reporting words inside quotations are not looked at."""
    found: list[Frame] = []
    label = label_frame(s)
    index = int(str(s.cache.get("label", 0)))
    if label is not None:
        found.append(label)
        index = label.content
    while index < len(s.words):
        if s.words[index].mark or not s.free(index):
            index += 1
            continue
        frame = _frame_at(s, index, found[-1] if found else None)
        if frame is None:
            index += 1
            continue
        found.append(frame)
        index = max(index + 1, frame.content, frame.resume)
    return found


def _frame_at(s: Sentence, index: int, before: Frame | None) -> Frame | None:
    """Return the frame whose reporting word stands at ``index``."""
    frame = tail_frame(s, index) or accord_frame(s, index) or answer_frame(s, index) or described(s, index)
    frame = frame or (plea_frame(s, index) if before is None or before.how not in SPOKEN else None)
    if frame is not None:
        return None if _speaker_accords(s, frame, before) else frame
    form = cue_at(s, index)
    if form is None or hides_name(s, index) or stands_on(s, index, form) or stands_between(s, index, form):
        return None
    if "relay" in form.lemma.takes:
        return _relay_frame(s, index, form)
    return _verb_frame(s, index, form, before) or _after_quote(s, index, form)


def _speaker_accords(s: Sentence, frame: Frame, before: Frame | None) -> bool:
    """Say whether «وفقا للتقرير …» without a comma is part of what somebody says; an agency there relays it."""
    inside = before is not None and before.how == "an" and before.content >= 0 and frame.kind == "accord-after"
    if not inside or s.words[frame.begin - 1].mark or s.text(frame.begin) not in word_class("in_accord"):
        return False
    first, end = frame.speaker or (frame.content, frame.content)
    return not is_outlet_start(" ".join(s.text(at) for at in range(first, end) if not s.words[at].mark))


def _verb_frame(s: Sentence, index: int, form: Form, before: Frame | None) -> Frame | None:
    """Return the frame of a reporting verb or participle at ``index``."""
    place = opening(s, index, form, free_before=before is None or before.how not in SPOKEN)
    if place is None or is_said(s, index, place, before) or describes(s, index, form):
        return None
    named = past_hearers(s, index + 2)
    if s.text(index + 1) in ("ذلك", "بذلك") and (starts_speaker(s, named) or is_given(s.text(named))):
        return None  # «أعلن ذلك المستشار …، وقال»: only who spoke is told.
    found = _content_of(s, index, form, place, before)
    if found is None or (place.weak and not _strong_enough(s, form, found, place)):
        return None
    if is_deed(s, index, form, found, place) or goes_on_inside(s, form, found, place, before):
        return None
    if is_predicate(s, index, form, before) or by_nobody(s, index, form, found, place, before):
        return None
    speaker = place.subject or (None if form.kind == "participle" else found.speaker)
    if form.lemma.document and s.text(index + 1) not in word_class("within"):
        # «جاء في بيان للجيش أن …»: the document's author; «أصدر بيانا جاء فيه أن …» has its clause's subject.
        if not _in_document(s, index) or speaker is None:
            return None
        speaker = (index + 2, speaker[1])
    via = None
    if form.lemma.name == "علم" and found.speaker is not None:
        speaker, via = learnt_from(s, *found.speaker)
    if speaker is not None and found.how in ("quote", "colon"):
        speaker = _without_participle(s, *speaker)
    kind = f"{form.kind}-{found.how}" + ("-subject-first" if place.subject else "")
    return Frame(place.begin, index, form, speaker, found.content, kind, found.how, via=via, joint=found.joint)


def _content_of(s: Sentence, index: int, form: Form, place: Opening, before: Frame | None) -> Complement | None:
    """Return what the verb introduces, with «أن» or without it, and who stands between the two."""
    told_of = any(s.text(at) in word_class("turns") for at in range(place.begin, index))
    shared = place.joined and before is not None and s.text(index)[0] == "و" and "object" in form.lemma.takes
    shared = shared and not acts_itself(s, index, form)
    relative = s.text(index - 1) in ("الذي", "التي") and s.text(index + 1) not in word_class("within")
    settled = place.subject is not None or relative or told_of or shared
    found = complement_after(s, index, form, subject_before=settled)
    said = index + 1 + (s.text(index + 1) in ("من", "الي", "علي"))
    if cue_forms().get(s.text(index).removeprefix("و")) is None and s.text(said) in clause_words().complements:
        # «تصفها بأنها …», «وحذرهم من أن …»: the pronoun is whom it is said of or to.
        found = Complement(said + 1, "an", None, True) if sum(not w.mark for w in s.words[said + 1 :]) > 1 else None
    if place.subject is None:
        found = unmarked(s, index, form, found) or found
    if found is not None and found.speaker is not None and place.subject is None:
        first, end = found.speaker
        first += first == index + 1 and s.text(first) in word_class("within")  # «مؤتمر أعلن خلاله الوزير أن …»
        end = object_between(s, first, end, form) if found.how in ("an", "quote") else end
        found = replace(found, speaker=region(first, end))
    alone = place.subject is None and (before is None or before.how not in SPOKEN)
    if alone and found is None:
        return far_content(s, index, form) or far_deed(s, index, form)
    if alone and found is not None:
        found = behind_speaker(s, index, form, found) or past_unknown(s, index, form, found) or found
    return found


def _without_participle(s: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """Return a speaker's region without «قائلا», «مؤكدا» at its end («رد المحيسن قائلا: …»)."""
    while end > first:
        form = cue_at(s, end - 1)
        if not (form is not None and form.kind == "participle") and not s.is_mark(end - 1, ",:"):
            break
        end -= 1
    return (first, end) if end > first else None


def _in_document(s: Sentence, index: int) -> bool:
    """Say whether «في بيان», «في التقرير» follows the verb."""
    named = s.text(index + 2).removeprefix("ال")
    return s.text(index + 1) == "في" and (named in word_class("nominal_sources") or named in word_class("documents"))


def _strong_enough(s: Sentence, form: Form, found: Complement, place: Opening) -> bool:
    """A subject before its verb needs «أن», a colon or a quotation; a headline may do with less."""
    if found.how in ("an", "quote", "colon"):
        return True
    if place.subject and s.text(place.subject[0]).removeprefix("ال") in word_class("nominal_sources"):
        # «إحصائية للوزارة كشفت عن …».
        return True
    # «لكن مالك المصنع رفض …», «…، لكن الإخوان ينفون ذلك».
    turned = s.text(place.begin - 1) == "ان" and s.text(place.begin - 2) in word_class("except")
    at_head = place.begin <= 2 or turned or s.text(place.begin - 1) in ("لكن", "ولكن", "بينما", "فيما")
    if (
        (form.lemma.stance in ("deny", "accuse", "call_for", "question") or form.lemma.name in word_class("warning"))
        and at_head
        and (form.kind == "perfect" or place.begin > 2)
    ):
        return True
    if (
        at_head
        and form.kind == "perfect"
        and found.how in ("prep", "object")
        and place.subject
        and _deed_of(s, found, place.subject[0])
    ):
        return True  # «لكن أردوغان تعهد بزيادة …»
    joined = place.joined or s.text(place.begin - 1) == "و"
    least = 1 if place.joined and place.subject else 2  # «… والوزارة تلوح بالخصم»
    told = s.headline or "caption" in s.cache  # the line below a quotation tells as a headline does
    return told and (place.begin <= 2 or joined) and len(s.words) - found.content >= least


def _deed_of(s: Sentence, found: Complement, first: int) -> bool:
    """Say whether somebody known stands before the verb and a verbal noun behind its preposition."""
    known = starts_speaker(s, first) or is_given(s.text(first)) or is_known_surname(s, first)
    return known and is_masdar(s.text(found.content)[found.joint :])


def _relay_frame(s: Sentence, index: int, form: Form) -> Frame | None:
    """Return the frame of «نقلت وكالة … عن … قوله»: the relaying outlet is ``via``, the one after «عن» speaks."""
    place = opening(s, index, form, free_before=True)
    if place is None:
        return None
    link = "الي" if form.lemma.name == "نسب" else "عن"  # «نسبت صحيفة إلى …»
    near = range(index + 1, min(index + 14, len(s.words)))
    about = next((at for at in near if s.text(at) in _OF_HIM or _links(s, at, link)), -1)
    of_him = s.text(about) in _OF_HIM
    own = _of_its_own(s, index, form, place)
    if own is not None and (about < 0 or own.content <= about):
        return own
    if about < 0:
        return _of_his_words(s, index, form, place)
    about += s.text(about + 1) == "لسان"
    words = clause_words()
    for at in range(about + 1, min(about + 24, len(s.words))):
        noun = cue_forms().get(s.text(at))
        said = (noun is not None and noun.kind == "noun") or s.text(at) in words.complements
        opens = at in s.closes and s.closes[at] - at > 4 and link == "عن"
        if not said and not opens:
            continue
        content = at if opens else at + 1
        after = next((k for k in range(content, min(content + 7, len(s.words))) if s.text(k) in words.complements), -1)
        if not opens and after > content and _only_when_or_where(s, content, after):
            content = after
        while s.text(content) in words.complements or s.is_mark(content, ":,"):
            content += 1
        how = "quote" if content in s.closes else "an"
        if of_him:
            relay = (index + 1, about) if about > index + 1 else (about + 1, at)  # «ونقلت عنه وكالة «…» قوله»
            return Frame(place.begin, index, form, None, content, f"relay-{how}", how, via=relay)
        via = (index + 1, about - (s.text(about) == "لسان")) if about > index + 1 else None
        return Frame(place.begin, index, form, (about + 1, at), content, f"relay-{how}", how, via=via)
    return None if of_him else _of_a_thing(s, index, form, place, about)


def _links(s: Sentence, at: int, link: str) -> bool:
    """Say whether «عن فلان», «على لسان فلان» begins here."""
    return s.free(at) and (s.text(at) == link or (s.text(at) == "علي" and s.text(at + 1) == "لسان"))


def _of_its_own(s: Sentence, index: int, form: Form, place: Opening) -> Frame | None:
    """«ونقلت وكالة الأنباء الرسمية، أمس، أن …»: an agency that names nobody tells it itself."""
    found = complement_after(s, index, cue_forms()["قال"], subject_before=False, strong_only=True)
    if found is None or found.how != "an" or found.speaker is None or form.kind not in ("perfect", "imperfect"):
        return None
    outlet = read_mention(s, *found.speaker)
    if outlet is None or not relays(outlet):
        return None
    return Frame(place.begin, index, form, found.speaker, found.content, "relay-an", "an")


def _of_his_words(s: Sentence, index: int, form: Form, place: Opening) -> Frame | None:
    """«نقلت الصحيفة قوله: …»: whoever the pronoun means, the outlet relays it."""
    near = range(index + 2, min(index + 7, len(s.words)))
    at = next((k for k in near if s.text(k) in ("قوله", "قولها", "قولهم") or s.words[k].mark), -1)
    if at < 0 or s.words[at].mark or not (s.is_mark(at + 1, ":") or s.text(at + 1) in clause_words().complements):
        return None
    content = at + 2
    how = "quote" if content in s.closes else "an"
    return Frame(place.begin, index, form, None, content, f"relay-{how}", how, via=(index + 1, at))


def _of_a_thing(s: Sentence, index: int, form: Form, place: Opening, about: int) -> Frame | None:
    """«ونقلت وكالة … عن وزارة الصحة تسجيل حالة وفاة»: a verbal noun right after who said it."""
    phrase = noun_phrase(s, about + 1, len(s.words), bounded=False)
    outlet = read_mention(s, index + 1, about - (s.text(about) == "لسان"))
    if outlet is None or not relays(outlet):
        return None
    if phrase is None or not is_masdar(s.text(phrase.end)) or len(s.words) - phrase.end < _LEAST:
        return None
    told = (about + 1, phrase.end)
    return Frame(place.begin, index, form, told, phrase.end, "relay-object", "object", via=(index + 1, about))


def _only_when_or_where(s: Sentence, first: int, end: int) -> bool:
    """Say whether «قوله أمس إن», «قوله أمام المجلس إن» has only a time or an occasion between."""
    idle = all(is_time(s.text(at)) or s.text(at) in word_class("idle") for at in range(first, end))
    beside = s.text(first) in word_class("prepositions")
    return idle or (beside and not any(s.words[at].mark or is_finite(s.text(at)) for at in range(first, end)))


def _after_quote(s: Sentence, index: int, form: Form) -> Frame | None:
    """Return the frame of «…», قال فلان: the verb after its quotation, its speaker to the end of the clause."""
    closing = index - 1 if not s.is_mark(index - 1, ",") else index - 2
    if form.kind not in ("perfect", "imperfect") or "quote" not in form.lemma.takes or closing < 4:
        return None
    first = next((opening_ for opening_, close in s.closes.items() if close == closing), -1)
    short = _SHORT_QUOTE if first > int(str(s.cache.get("label", 0))) else _SHORTEST_QUOTE
    if first < 0 or closing - first <= short:
        return None
    if first > int(str(s.cache.get("label", 0))) and not s.words[first - 1].mark:
        # «في رواية "…" تتابع الكاتبة»: the quotation is a title inside a phrase.
        return None
    phrase = noun_phrase(s, index + 1, len(s.words), bounded=True)
    if phrase is None:
        return None
    end = phrase.end
    while end < len(s.words) and not s.is_mark(end, ",.;"):
        end = s.closes[end] + 1 if end in s.closes else end + 1
    return Frame(index, index, form, (index + 1, phrase.end), -1, "verb-after-quote", "tail", resume=end)
