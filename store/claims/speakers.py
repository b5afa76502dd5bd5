"""Who speaks in a frame: the one named there, the clause's subject, whoever spoke before, or nobody known."""

from __future__ import annotations

import re

from store.claims.cues import is_finite
from store.claims.draft import ArticleState, Draft
from store.claims.frame import Frame, cue_at
from store.claims.grammar import word_class
from store.claims.mentions import Mention, mention_of, read_mention, relays, skip_adverbials
from store.claims.name_words import is_masdar, never_speaks
from store.claims.narrator import skip_leads
from store.claims.nobody import (
    is_a_number,
    is_what_is_known,
    joined_to_narrator,
    keeps_silent,
    on_a_page,
    tells_of_noun,
    unread,
    unsigned,
)
from store.claims.openings import clause_start
from store.claims.people import Person
from store.claims.people_words import office_gender, starts_speaker, tells_time
from store.claims.subjects import antecedent, both, is_another, last_other, other_gender, subject_before, told_of
from store.claims.uses import unknown_accuser
from store.claims.via import clean, read_via
from store.claims.words import Sentence
from store.language.folding import fold_plain
from store.models import Resolution, Span

_NAME_AND_SURNAME = 2
_HIS = re.compile(r"\b(?:عن|قول)(?:ها|هم|ه)\b")


def goes_on_speaking(s: Sentence, at: int, frame: Frame) -> bool:
    """«وتابع هجومه على …، معتبرا أن»: the words before the participle only say that somebody went on speaking."""
    form = cue_at(s, skip_leads(s, at, frame.cue))
    says = form is not None and (form.lemma.continues or form.lemma.name == "قال")
    return frame.form.kind == "participle" and says


def word_span(s: Sentence, first: int, end: int) -> Span | None:
    """Return the raw span of words ``first`` to ``end`` (exclusive) in the article; None when there are none."""
    if end <= first:
        return None
    offset = int(str(s.cache.get("offset", 0)))
    span = s.view.raw_span(s.words[first].start, s.words[end - 1].end)
    return Span(span.start + offset, span.end + offset)


def resolve(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]
) -> tuple[Person | None, Span | None, Resolution | None, str | None, Mention | None]:
    """Find who speaks in a frame: (person, where, how, via, the mention read)."""
    region = _region(s, frame)
    if region and s.text(region[0] - 1) in word_class("demonstratives") and not starts_speaker(s, region[0]):
        # «ويشير هذا القرار إلى …»: a thing, nobody who speaks.
        return None, None, None, None, None
    if region and s.text(region[0]) in word_class("things"):
        return None, None, None, None, None
    mention = read_mention(s, *region) if region else None
    if mention is not None and mention.kind == "last":
        other = last_other(s, state, frame, before)
        if other is not None:
            state.people.note(other)
        return other, word_span(s, mention.first, mention.end), "anaphora" if other else None, mention.via, mention
    issued = _is_the_statement(mention) if mention is not None and not unsigned(mention, state) else False
    issuer = (state.issuer or state.people.issuer_of(fold_plain(mention.label))) if issued and mention else None
    if issuer is not None and mention is not None:
        # «وأكد البيان»: the statement of whoever issued it, else of whoever spoke last.
        state.people.written = state.people.note(issuer)
        return issuer, word_span(s, mention.first, mention.end), "anaphora", None, mention
    if mention is not None and (is_what_is_known(mention) or unsigned(mention, state)):
        # «وتشير المعلومات إلى أن …»: nobody we know.
        return None, word_span(s, mention.first, mention.end), None, mention.via, None
    if mention is not None and _hears(frame, mention, state):
        mention, region = None, None
    if mention is None and region:
        mention = unknown_mention(s, *region)
    if mention is not None and region:
        mention = both(s, mention, region[1])
        person, where, how = _meet(s, state, frame, mention, region)
        return person, where, how, mention.via, mention
    via = None
    if region:
        via = read_via(s, *region)
    speaker, where = _unnamed_here(s, state, frame, before)
    return speaker, where, "chain" if speaker else None, via, None


def _meet(
    s: Sentence, state: ArticleState, frame: Frame, mention: Mention, region: tuple[int, int]
) -> tuple[Person, Span | None, Resolution]:
    """Meet whom a mention names and keep what verb and statement tell: «انتقدت عضو المجلس نوف …» speaks of a woman."""
    gender = "" if frame.form.plural else frame.form.gender
    person, how = state.people.meet(mention, goes_on=frame.form.lemma.continues, gender=gender)
    subject = mention.first > frame.cue and s.text(mention.first - 1) != "عن"
    if frame.form.gender == "f" and not frame.form.plural and person.kind == "person" and subject:
        # The verb tells more than the office; «نقلت الوكالة عن …» does not.
        person.gender = "f"
    if any(s.text(at) in word_class("statements") for at in range(*region)):
        state.issuer = person
    return person, word_span(s, mention.first, mention.end), how


def _region(s: Sentence, frame: Frame) -> tuple[int, int] | None:
    """Return the words in which the speaker is looked for; an agency that speaks «نقلا عن …» becomes the relay."""
    region = frame.speaker
    if region is None or any(s.text(at) in ("القائل", "القائله", "القائلين") for at in range(*region)):
        # «ودحض الادعاء القائل بأن …»: the claim named here speaks of nobody; whoever spoke before refutes it.
        return None
    first, end = region
    if s.text(first) in word_class("discourse") or is_a_number(s, first):
        return None  # «قال المهم أن …», without a colon; «يقدر عدد النازحين بأنه …».
    if s.text(first) in word_class("demonstratives") and end - first > 1:
        first += 1
    relayed = _on_behalf(s, first, end)
    if relayed is None:
        return first, end
    relay = read_mention(s, first, relayed - 2)
    frame.via = frame.via or ((relay.first, relay.end) if relay is not None else None)
    return relayed, end


def _on_behalf(s: Sentence, first: int, end: int) -> int | None:
    """Return the word after «نقلا عن» between a verb and what is said, None without one or without an agency."""
    at = next((k for k in range(first, end - 2) if s.text(k) == "نقلا" and s.text(k + 1) == "عن"), -1)
    relay = read_mention(s, first, at) if at > first else None
    return at + 2 if relay is not None and relays(relay) else None


def _hears(frame: Frame, mention: Mention, state: ArticleState) -> bool:
    """Say whether the noun after «طمأن», «أبلغ» is who is told: «طمأن المرضى بأن …»."""
    if fold_plain(frame.form.lemma.name) not in word_class("telling") or mention.end - mention.first != 1:
        return False
    label = fold_plain(mention.label)
    return mention.kind == "person" and label.startswith("ال") and label not in state.people.surnames()


def unknown_mention(s: Sentence, first: int, end: int) -> Mention | None:
    """Return who stands in a region that no rule could parse, under the words printed there; None for adverbials.

    To go on with whoever spoke before would put words into the wrong mouth.
    """
    at = skip_adverbials(s, first, end)
    stop = next((k for k in range(at, end) if s.words[k].mark and k not in s.closes), end)
    word = s.text(at)
    # «قال راي سمبسون، رئيس …»: between the verb and a title stand only names.
    titled = stop - at == _NAME_AND_SURNAME and s.is_mark(stop, ",") and bool(office_gender(s.text(stop + 1)))
    adverbial = word.endswith("ا") or word in word_class("courtesy_pronouns") or word in word_class("pronouns")
    if (
        at >= stop
        or adverbial
        or never_speaks(s, at)
        or (not titled and (is_finite(word) or is_masdar(word) or cue_at(s, at) is not None))
    ):
        return None
    while stop > at and (s.text(stop - 1) in word_class("prepositions") or tells_time(s, stop - 1)):
        stop -= 1
    if stop - at < 2:
        return None
    label = clean(s.raw(at, stop))
    label = "ال" + label[2:] if label.startswith("لل") else label
    return Mention(label, (), "body", "", at, stop, label, read_via(s, first, end)) if label else None


def _is_the_statement(mention: Mention) -> bool:
    """Say whether the mention is only «البيان», «التقرير», «البلاغ» …"""
    folded = fold_plain(mention.label)
    return folded.startswith("ال") and folded[2:] in word_class("issued")


def _unnamed_here(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]
) -> tuple[Person | None, Span | None]:
    """Find who speaks where the frame names nobody: the relative's noun, the clause's subject, who spoke before."""
    untold = unknown_accuser(s, frame.cue, frame.form) or on_a_page(s, frame)
    if untold or tells_of_noun(s, frame) or unread(s, frame):
        return None, None
    if s.text(frame.cue - 1) in ("الذي", "التي", "والذي", "والتي"):
        return _of_relative(s, state, frame, before)
    his = "" if frame.via is None else s.text(frame.cue + 1) + " " + s.text(frame.via[1])
    if _HIS.search(his):
        # «ونقلت عنه الوكالة …», «ونقلت الوكالة قوله …»: whoever spoke before.
        return state.people.chained("f" if his.find("ها") > 0 else "m" if his.find("هم") < 0 else ""), None
    subject = _clause_subject(s, state, frame, before) or _shared(s, frame, before)
    if subject is not None:
        return subject
    reported = any(one.sentence is s and one.cue for one in before)
    apart = s.is_mark(frame.cue - 1, ",") and s.text(frame.cue)[0] not in "وف"
    if reported and apart and frame.form.kind == "perfect" and not frame.form.lemma.continues:
        # «… إلى دراسة أعدتها الغرفة، خلصت إلى أن …»: a clause about a noun before it.
        return None, None
    told = reported or goes_on_speaking(s, 0, frame) or keeps_silent(s, frame) or _hers(s, state, frame)
    if frame.form.kind == "participle" and frame.cue > 1 and not told:
        # After words of the narrator whose subject we could not read, guessing a speaker would be worse than none.
        return None, None
    if not (reported or s.cache.get("spoke")) and joined_to_narrator(s, frame):
        return None, None
    if frame.form.kind == "imperfect" and frame.cue > clause_start(s, frame.cue) + 2:
        # A verb in the middle of a clause belongs to that clause's subject or to nobody we know.
        return None, None
    gender = frame.form.gender if not frame.form.plural else ""
    goes_on = frame.form.lemma.continues or frame.form.kind != "perfect"
    many = frame.form.plural and frame.form.kind != "participle" and frame.form.gender == "m"
    before_this = state.people.chained(gender, goes_on=goes_on, many=many)
    return (None if before_this is not None and is_another(s, frame, before_this.name) else before_this), None


def _of_relative(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]
) -> tuple[Person | None, Span | None]:
    """Find who speaks after «الذي», «التي»: the noun before it, else whoever spoke last in the sentence."""
    if s.text(frame.cue + 1) in word_class("within") | {"به", "بها", "عنه", "عنها"}:
        # «التصريحات التي ادعى فيها أن …»: the relative's noun does not speak.
        return None, None
    noun = antecedent(s, frame.cue - 1)
    named = read_mention(s, *noun) if noun else None
    if named is not None:
        person, _ = state.people.meet(named)
        return person, word_span(s, named.first, named.end)
    last = next((draft for draft in reversed(before) if draft.sentence is s and draft.person is not None), None)
    return (last.person, last.mention) if last else (None, None)


def _hers(s: Sentence, state: ArticleState, frame: Frame) -> bool:
    """«وقرر وزراء المالية …، موضحة»: no word of the clause agrees with her, the woman who spoke last does."""
    phrase = subject_before(s, frame.cue)
    last = state.people.recent[-1] if state.people.recent else None
    woman = last is not None and last.kind == "person" and last.gender == "f" and frame.form.gender == "f"
    return woman and phrase is not None and other_gender(s, phrase, frame) and not frame.form.plural


def _shared(s: Sentence, frame: Frame, before: list[Draft]) -> tuple[Person, Span | None] | None:
    """«الوزارة تنفي … وتعلن …», «ينفي الوزير أي علاقة ويقول إن»: verbs in the present share the first one's subject."""
    goes_on = s.text(frame.begin) == "قبل"
    if frame.form.kind != "imperfect" or not (goes_on or s.text(frame.cue)[:1] == "و"):
        return None
    last = next((one for one in reversed(before) if one.sentence is s and one.cue is not None), None)
    if not (s.headline or goes_on) and not (last is not None and last.rule in ("imperfect-object", "imperfect-prep")):
        return None
    if last is None or last.person is None or (goes_on and frame.form.gender != (last.person.gender or "m")):
        return None
    return last.person, last.mention


def _tells_of_paper(s: Sentence, first: int, end: int) -> bool:
    """«نشر النادي بيانا على موقعه يوضح أن …»: the verb goes with the paper, whose author we leave open."""
    papers = word_class("nominal_sources") | word_class("documents")
    return any(s.text(at).removesuffix("ا") in papers for at in range(first, end))


def _clause_subject(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]
) -> tuple[Person, Span | None] | None:
    """For a participle after a narrated clause of the same sentence, return the clause's subject."""
    if frame.cue == 0:
        return None
    reported = max((draft.end for draft in before if draft.sentence is s and draft.cue is not None), default=-1)
    phrase = subject_before(s, frame.cue)
    told = told_of(s, frame)
    if told is not None:
        person, _ = state.people.meet(mention_of(s, told))
        return person, word_span(s, told.first, told.end)
    many = frame.form.plural and frame.form.kind != "participle" and frame.form.gender == "m"
    if many and phrase is not None and (phrase.name is not None or (phrase.kind == "body" and phrase.gender)):
        return None  # «أعلنت الوزارة القبض على عشرة، اتهموا بـ…»
    if frame.form.kind == "imperfect" and phrase is not None and _tells_of_paper(s, phrase.end, frame.cue):
        return None
    if phrase is None or s.words[phrase.first].start < reported or other_gender(s, phrase, frame):
        return None
    if is_another(s, frame, s.text(phrase.first)):
        return None
    if reported >= 0 and not (phrase.name is not None and phrase.name[0] > phrase.first):
        # After words already reported only a person with title and name takes the floor.
        return None
    if phrase.kind == "courtesy":
        # «رعى سموه الحفل، مشيرا إلى أن …»: the highness who spoke last.
        honoured = state.people.honoured(phrase.gender)
        return (honoured, word_span(s, phrase.first, phrase.end)) if honoured is not None else None
    mention = mention_of(s, phrase)
    person, _ = state.people.meet(mention)
    return person, word_span(s, mention.first, mention.end)
