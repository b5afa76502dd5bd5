"""Who speaks where a reporting word names nobody: the relative's noun, the clause's subject, whoever spoke before."""

from __future__ import annotations

import re

from store.claims.attribution.uses import unknown_accuser
from store.claims.clauses.clause_heads import clause_start
from store.claims.clauses.frame import Frame, cue_at
from store.claims.clauses.mentions import mention_of, read_mention
from store.claims.names.voices import is_thing, voice
from store.claims.statements.narrator import skip_leads
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState, Draft, word_span
from store.claims.who.issuers import of_an_event
from store.claims.who.nobody import joined_to_narrator, keeps_silent, on_a_page, tells_of_noun, unread
from store.claims.who.person import Person
from store.claims.who.subjects import antecedent, is_another, other_gender, subject_before, told_of
from store.models import Span

_BEFORE_MAIN_VERB = frozenset(("وهو", "وهي", "اذ", "حيث", "لكنه", "لكنها", "انه", "انها", "كما", "و", "ثم", "قبل"))
# «الذي قال إنه سينهار»: the pronoun is the noun's of which somebody else speaks.
_OF_THE_NOUN = frozenset(("انه", "انها", "بانه", "بانها", "انهم", "بانهم"))
_HIS = re.compile(r"\b(?:عن|قول)(?:ها|هم|ه)\b")


def goes_on_speaking(s: Sentence, at: int, frame: Frame) -> bool:
    """«وتابع هجومه على …، معتبرا أن»: the words before the participle only say that somebody went on speaking."""
    form = cue_at(s, skip_leads(s, at, frame.cue))
    says = form is not None and (form.lemma.continues or form.lemma.name == "قال")
    return frame.form.kind == "participle" and says


def who_goes_on(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]
) -> tuple[Person | None, Span | None]:
    """Find who speaks where the frame names nobody: the relative's noun, the clause's subject, who spoke before."""
    if unknown_accuser(s, frame.cue, frame.form) or on_a_page(s, frame) or tells_of_noun(s, frame):
        return None, None
    if unread(s, frame):
        state.people.unread = True
        return None, None
    if s.text(frame.cue - 1) in word_class("who_joined"):
        return _of_relative(s, state, frame, before)
    his = "" if frame.via is None else s.text(frame.cue + 1) + " " + s.text(frame.via[1])
    if _HIS.search(his):  # «ونقلت عنه الوكالة …», «ونقلت الوكالة قوله …»: whoever spoke before.
        return state.people.chained("f" if his.find("ها") > 0 else "m" if his.find("هم") < 0 else ""), None
    silent = keeps_silent(s, frame)
    if s.text(frame.cue + 1) in word_class("within"):
        owner = of_an_event(s, frame.cue)
        if owner is not None:
            person, _ = state.people.meet(mention_of(s, owner))
            return person, word_span(s, owner.first, owner.end)
    subject = None if silent else _clause_subject(s, state, frame, before) or _shared(s, frame, before)
    if subject is not None:
        return subject
    reported = any(one.sentence is s and one.cue for one in before)
    apart = s.is_mark(frame.cue - 1, ",") and s.text(frame.cue)[0] not in "وف"
    if reported and apart and frame.form.kind == "perfect" and not frame.form.lemma.continues:
        # «… إلى دراسة أعدتها الغرفة، خلصت إلى أن …»: a clause about a noun before it.
        return None, None
    told = reported or goes_on_speaking(s, 0, frame) or silent or _hers(s, state, frame)
    if frame.form.kind == "participle" and frame.cue > 1 and not told:
        # After words of the narrator whose subject we could not read, guessing a speaker would be worse than none.
        return None, None
    if not (reported or silent or s.cache.get("spoke")) and joined_to_narrator(s, frame):
        return None, None
    inside = frame.cue > clause_start(s, frame.cue) + 2
    if frame.form.kind == "imperfect" and (inside or not _takes_word_again(s, frame)):
        # A verb in the middle of a clause belongs to that clause's subject or to nobody we know.
        return None, None
    return _spoke_before(s, state, frame), None


def _spoke_before(s: Sentence, state: ArticleState, frame: Frame) -> Person | None:
    """Return who has the word when nobody else is named: of the verb's gender and number."""
    gender = frame.form.gender if not frame.form.plural else ""
    several = frame.form.kind == "participle" and s.text(frame.cue).endswith("ين")
    goes_on = frame.form.lemma.continues or frame.form.kind != "perfect"
    many = frame.form.plural and frame.form.kind != "participle" and frame.form.gender == "m"
    before_this = state.people.chained(gender, goes_on=goes_on, many=many)
    if before_this is not None and (is_another(s, frame, before_this.name) or (several and before_this.is_alone())):
        return None  # «قال الوزير إن خبراء عثروا …، مشيرين إلى»: the experts did.
    return before_this


def _takes_word_again(s: Sentence, frame: Frame) -> bool:
    """«ويضيف أن», «لكنه يرى أن», «كما يؤكد أن»; any other verb in the present tells of a noun before it.

    «آخر الأنباء الواردة تقول إنه …», «مشروع القرار يدعو أيضا إلى …».
    """
    verb = frame.cue - (s.text(frame.cue - 1).lstrip("وف") in word_class("negations"))
    if s.text(verb - 1) == "كما" and frame.how == "prep" and frame.form.lemma.name == "أشار":
        return False  # «ويعد الحادث الأحدث …. كما يشير إلى خلل»
    tied = s.text(verb)[:1] in "وف" or s.text(verb - 1) in word_class("turns") | {"كما", "ثم", "و", "اذ", "حيث"}
    first = cue_at(s, verb - 1)
    pair = first is not None and first.lemma.continues and first.kind == "perfect"  # «وتابع يقول إن», «ومضى يقول»
    return tied or pair or verb <= clause_start(s, frame.cue) or frame.form.lemma.continues


def _of_relative(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]
) -> tuple[Person | None, Span | None]:
    """Find who speaks after «الذي», «التي»: the noun before it, or who has the word when the verb has another gender.

    «الوزير الذي أكد أن …» but «الصور التي قال الموقع إنها …», «المباني التي قال إنها …».
    """
    last = next((draft for draft in reversed(before) if draft.sentence is s and draft.person is not None), None)
    if s.text(frame.cue - 2) == "الوقت" and s.text(frame.cue + 1) in word_class("within") and last is not None:
        return last.person, last.mention  # «انتقد الوزير …، في الوقت الذي طالب فيه بـ…»
    if s.text(frame.cue + 1) in word_class("within") | {"به", "بها", "عنه", "عنها"}:
        # «التصريحات التي ادعى فيها أن …»: the relative's noun does not speak.
        return None, None
    feminine = s.text(frame.cue - 1).endswith("التي")
    agrees = not frame.form.plural and (frame.form.gender == "f") == feminine
    noun = antecedent(s, frame.cue - 1) if agrees else None
    named = read_mention(s, *noun) if noun else None
    if named is not None and (named.kind == "person" or named.gender in ("", frame.form.gender)):
        person, _ = state.people.meet(named)
        state.people.set_aside(person)
        return person, word_span(s, named.first, named.end)
    if agrees and s.text(frame.content - 1) not in _OF_THE_NOUN:
        return None, None  # «النتائج التي أكدت أن …»: things.
    if last is None or last.person is None:
        return (None, None) if agrees or frame.form.plural else _clause_subject(s, state, frame, before) or (None, None)
    clash = {last.person.gender, frame.form.gender} == {"m", "f"}
    return (None, None) if clash else (last.person, last.mention)


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


def _describes_noun(s: Sentence, first: int, frame: Frame) -> bool:
    """«نشر النادي بيانا على موقعه يوضح أن …», «… عقوبات في خطوة تؤكد أن …»: the verb goes with a noun before it.

    «… حملة على صحف تقول إنها معادية»: there the pronoun is the noun's, and the clause's subject says it.
    """
    papers = word_class("nominal_sources") | word_class("documents")
    if any(s.text(at).removesuffix("ا") in papers for at in range(first, frame.cue)):
        return True
    tied = s.text(frame.cue)[:1] in "وف" or s.words[frame.cue - 1].mark or s.text(frame.cue - 1) in _BEFORE_MAIN_VERB
    rumours = word_class("hearsay") | word_class("findings")
    if not tied and any(s.text(at).removeprefix("ال") in rumours for at in (frame.cue - 1, frame.cue - 2)):
        return True  # «آخر الأنباء الواردة تقول إنه …»
    said_of_it = frame.form.plural or s.text(frame.content - 1) in _OF_THE_NOUN
    return frame.cue > first and not (tied or said_of_it)


def _clause_subject(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]
) -> tuple[Person | None, Span | None] | None:
    """For a participle after a narrated clause of the same sentence, return the clause's subject."""
    if frame.cue == 0:
        return None
    reported = max((draft.end for draft in before if draft.sentence is s and draft.cue is not None), default=-1)
    phrase = subject_before(s, frame.cue)
    told = told_of(s, frame)
    if told is not None and voice(s, told.first, told.end, told.kind) == "speaks":
        person, _ = state.people.meet(mention_of(s, told))
        return person, word_span(s, told.first, told.end)
    many = frame.form.plural and frame.form.kind != "participle" and frame.form.gender == "m"
    if many and phrase is not None and (phrase.name is not None or (phrase.kind == "body" and phrase.gender)):
        return None  # «أعلنت الوزارة القبض على عشرة، اتهموا بـ…»
    if frame.form.kind == "imperfect" and phrase is not None and _describes_noun(s, phrase.end, frame):
        return None
    if phrase is None or s.words[phrase.first].start < reported or other_gender(s, phrase, frame):
        return None
    if is_another(s, frame, s.text(phrase.first)):
        return None
    beside = phrase.name is not None and phrase.end == frame.cue  # «…، ليرد السالم | قائلا»
    if reported >= 0 and not beside and not (phrase.name is not None and phrase.name[0] > phrase.first):
        # After words already reported only a person with title and name takes the floor.
        return None
    if phrase.kind == "courtesy":
        # «رعى سموه الحفل، مشيرا إلى أن …»: the highness who spoke last.
        honoured = state.people.honoured(phrase.gender)
        return (honoured, word_span(s, phrase.first, phrase.end)) if honoured is not None else None
    heard = voice(s, phrase.first, phrase.end, phrase.kind)
    if heard != "speaks" or (not frame.form.plural and is_thing(s, phrase.first, phrase.end)):
        return (None, None) if heard != "none" else None
    mention = mention_of(s, phrase)
    person, _ = state.people.meet(mention)
    return person, word_span(s, mention.first, mention.end)
