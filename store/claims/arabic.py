"""One Arabic sentence to drafts: frames give attributed statements, the rest is the narrator's."""

from __future__ import annotations

from store.claims.attribution.accords import lone_source
from store.claims.attribution.frames import find_frames
from store.claims.clauses.accord_sources import speaker_like
from store.claims.clauses.frame import Frame, cue_at
from store.claims.clauses.labels import label_end
from store.claims.clauses.leading_words import only_lead
from store.claims.clauses.mentions import Mention, mention_of, read_mention, relays
from store.claims.clauses.particle_names import set_names_apart
from store.claims.names.phrases import noun_phrase
from store.claims.names.voices import voice
from store.claims.statements.complements import complement_after
from store.claims.statements.contents import Piece, content_pieces, interrupted, quote_type
from store.claims.statements.narrator import letters_off, narrator_pieces
from store.claims.vocabulary.cues import cue_forms
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence
from store.claims.who.captions import caption_below, names_alone
from store.claims.who.continued import continued, goes_on, remember_speech
from store.claims.who.draft import ArticleState, Draft, word_span
from store.claims.who.going_on import goes_on_speaking
from store.claims.who.headed import headed, remember_head
from store.claims.who.person import Person
from store.claims.who.remembered import remember_people
from store.claims.who.said_so import who_said_so
from store.claims.who.speakers import resolve
from store.claims.who.subjects import subject_before
from store.language.folding import fold_plain
from store.models import Cue, Resolution, Span

# The longest title and name before «قال» in what an agency tells.
_LONGEST_TELLER = 14
_CONFIDENCE = {"an": 0.95, "quote": 0.95, "colon": 0.9, "unmarked": 0.8, "tail": 0.85, "prep": 0.8, "object": 0.7}


def read_sentence(s: Sentence, state: ArticleState) -> list[Draft]:
    """Return the drafts of one sentence, in order; speakers met are remembered in ``state``."""
    s.cache["surnames"], s.cache["names"] = state.people.surnames(), state.people.names()
    set_names_apart(s)
    label = label_end(s)
    s.cache["label"] = label
    if _source_alone(s, state) or names_alone(s):
        return []
    caption_below(s, state, _give)
    frames = [frame for frame in find_frames(s) if frame.begin >= label or frame.content < 0]
    told = who_said_so(s, state)
    remember_head(s, state)
    drafts: list[Draft] = []
    at = label
    for number, frame in enumerate(frames):
        after = frames[number + 1].begin if number + 1 < len(frames) else len(s.words)
        if frame.content < 0:
            drafts += _post_posed(s, state, frame, at, drafts)
            at = frame.resume
            continue
        if not goes_on_speaking(s, at, frame):
            drafts += _narrated(s, at, frame.begin, before=frame)
        ahead = interrupted(s, at, frame)
        made, at = _attributed(s, state, frame, max(after, frame.content), drafts, ahead)
        goes_on = told if frame.speaker is None else None  # a subject of its own that is nobody stays so
        goes_on = goes_on or (headed(s, state, frame) if made and made[0].person is None else None)
        for draft in made if goes_on is not None else ():
            draft.person, draft.resolution = draft.person or goes_on, draft.resolution or "chain"
        drafts += made
    alone = (_quotation_alone(s, state) or _goes_on(s, state)) if not frames else []
    drafts += alone or _narrated(s, at, len(s.words))
    remember_people(s, state, quiet=not frames)
    remember_speech(s, state, frames, drafts)
    state.before = drafts
    return drafts


def _source_alone(s: Sentence, state: ArticleState) -> bool:
    """«…. بحسب المتحدث باسم الهلال الأحمر.»: the source of the sentence before, which had none."""
    told = state.before
    source = lone_source(s) if told else None
    mention = read_mention(s, *source) if source is not None else None
    if source is None or mention is None:
        return False
    if any(draft.cue is not None for draft in told):
        for draft in told:
            draft.via = draft.via or (mention.label if relays(mention) and draft.cue is not None else None)
        return True
    if not speaker_like(s, *source):
        return False
    frame = Frame(0, 0, cue_forms()["قال"], source, -1, "accord-after-stop", "tail")
    person, how = state.people.meet(mention)
    for draft in told:
        _give(s, frame, draft, person, how, mention)
        draft.quote_type = "indirect"
    state.before = []
    return True


def _quotation_alone(s: Sentence, state: ArticleState) -> list[Draft]:
    """A sentence that is one quotation goes on with whoever spoke last."""
    if s.headline or s.closes.get(0, 0) < max(len(s.words) - 2, 5) or not state.people.recent:
        return []
    frame = Frame(0, 0, cue_forms()["قال"], None, 0, "quotation-alone", "quote")
    pieces, _ = content_pieces(s, frame, len(s.words))
    return [_draft(s, frame, piece, state.people.recent[-1], None, "chain", None) for piece in pieces]


def _goes_on(s: Sentence, state: ArticleState) -> list[Draft]:
    """Return the statements of a sentence in which the speech before it goes on."""
    speech = state.speech
    if speech is None or not goes_on(s, state):
        return []
    frame, pieces = continued(s)
    return [_draft(s, frame, piece, speech.person, None, "chain", speech.via) for piece in pieces]


def _narrated(s: Sentence, first: int, end: int, *, whole: bool = False, before: Frame | None = None) -> list[Draft]:
    """Return the narrator's statements between two words; ``whole`` keeps clauses joined by «و» together.

    What only leads to the attribution ``before`` which they stand is left out.
    """
    found = []
    for a, b in narrator_pieces(s, first, end, whole=whole):
        if before is not None and only_lead(s, a, b, before):
            continue
        start = s.words[a].start + letters_off(s, a)
        rule = "narrator-headline" if s.headline else "narrator-sentence" if a == 0 else "narrator-clause"
        draft = Draft(s, start, s.words[b - 1].end, "narrator", rule, 0.8)
        draft.path.append(f"{rule}: no reporting word governs these words")
        found.append(draft)
    return found


def _cue(s: Sentence, frame: Frame) -> Cue:
    offset = int(str(s.cache.get("offset", 0)))
    span = s.view.raw_span(s.words[frame.cue].start, s.words[frame.cue].end)
    return Cue(span.start + offset, span.end + offset, frame.form.lemma.name)


def _attributed(
    s: Sentence, state: ArticleState, frame: Frame, limit: int, before: list[Draft], ahead: list[Piece]
) -> tuple[list[Draft], int]:
    """Return the drafts of one frame, those quoted ``ahead`` of it included, and where the narrator goes on."""
    person, where, how, via, mention = resolve(s, state, frame, before)
    if person is not None:
        # «رفض الوزير ذلك، وقال إن …»: he has the word, though nothing was taken from the first clause.
        s.cache["spoke"] = True
    if frame.via is not None:
        relay = read_mention(s, *frame.via)
        via = relay.label if relay is not None else via
    via = None if person is not None and via == person.name else via  # «كشف تقرير لصحيفة … أن»
    if person is not None and via:
        state.via[person.name] = via
    elif person is not None and how == "chain":
        via = state.via.get(person.name)
    inner = _nested(s, frame, mention) if mention is not None and _only_relays(frame, mention) else None
    chain: tuple[str, ...] = ()
    if inner is not None and mention is not None:
        via, chain = mention.label, (mention.label, inner[0].label)
        person, how = state.people.meet(inner[0])
        where = word_span(s, inner[0].first, inner[0].end)
        frame.content, frame.how = inner[1], "an"
    pieces, resume = content_pieces(s, frame, limit)
    drafts = [_draft(s, frame, piece, person, where, how, via) for piece in (*ahead, *pieces)]
    for draft in drafts:
        draft.chain = chain
    return drafts, max(resume, frame.content)


def _only_relays(frame: Frame, mention: Mention) -> bool:
    """Say whether an agency, or «المصدر نفسه», «البيان» of an accord, tells what somebody else said."""
    named = fold_plain(mention.label).removeprefix("ال").split()
    paper = bool(named) and named[0] in word_class("issued") | {"مصدر"} and mention.label.startswith("ال")
    return relays(mention) or (frame.kind == "accord-before" and paper)


def _nested(s: Sentence, frame: Frame, outer: Mention) -> tuple[Mention, int] | None:
    """«ذكرت وكالة … أن "لافروف قال … إن …"»: return who really spoke and where his words begin."""
    first = frame.content + (frame.content in s.closes)
    said = cue_at(s, first) if frame.kind == "accord-before" else None
    if said is not None and said.kind in ("perfect", "imperfect"):
        # «وحسب وكالة …، أوضح رئيس البلدية أن …»: the agency only relays.
        told = complement_after(s, first, said, subject_before=False)
        who = read_mention(s, *told.speaker) if told is not None and told.speaker is not None else None
        return (who, told.content) if told is not None and who is not None else None
    near = range(first + 1, min(first + _LONGEST_TELLER, len(s.words)))
    verb = next((at for at in near if cue_at(s, at) is not None), first)
    phrase = noun_phrase(s, first, verb, bounded=True) if verb > first else None
    form = cue_at(s, verb)
    if phrase is None or phrase.end != verb or form is None or form.kind != "perfect" or s.text(verb)[:1] == "و":
        return None
    found = complement_after(s, verb, form, subject_before=True, strong_only=True)
    if found is None or not (found.how == "an" or (found.how == "quote" and frame.kind == "accord-before")):
        return None
    return mention_of(s, phrase), found.content


def _draft(
    s: Sentence,
    frame: Frame,
    piece: Piece,
    person: Person | None,
    where: Span | None,
    how: Resolution | None,
    via: str | None,
) -> Draft:
    start = s.words[piece.first].start
    if frame.joint and piece.first == frame.content and s.text(piece.first)[0] in "بل" and len(s.text(piece.first)) > 2:
        start += 1
    start += piece.joined
    if frame.kind == "accord-aside" and piece.first == frame.content:
        start += letters_off(s, piece.first)  # «و|أقر الاجتماع، حسب الوزير، عددا من …»
    draft = Draft(s, start, s.words[piece.end - 1].end, piece.quote_type, frame.kind, _CONFIDENCE.get(frame.how, 0.7))
    draft.person, draft.mention, draft.resolution, draft.via = person, where, how, via
    draft.cue, draft.cue_stance = _cue(s, frame), frame.form.lemma.stance
    draft.path += [
        f"cue «{s.raw(frame.cue, frame.cue + 1)}» ({frame.form.lemma.name}, {frame.form.kind})",
        f"content after {frame.how}",
        f"speaker {how or 'not found'}" + (f": {person.name}" if person else ""),
    ]
    draft.path += [f"via {via}"] if via else []
    return draft


def _relayed(s: Sentence, state: ArticleState, frame: Frame, mention: Mention, before: list[Draft]) -> None:
    """An agency after words that already are somebody's relays them; «نقلا عن مصدر» names who really spoke."""
    for draft in (one for one in before if one.sentence is s and one.cue is not None):
        if s.text(frame.begin) == "نقلا" and draft.rule in ("accord-after", "tail") and draft.person is not None:
            draft.via = draft.person.name
            draft.person, draft.resolution = state.people.meet(mention)
            draft.mention = word_span(s, mention.first, mention.end)
        elif relays(mention) and mention.label.removeprefix("ال") not in (draft.person.name if draft.person else ""):
            draft.via = draft.via or mention.label


def _post_posed(s: Sentence, state: ArticleState, frame: Frame, at: int, before: list[Draft]) -> list[Draft]:
    """Attribute what stands before «بحسب …» or «كما ذكرت …»; after a reported statement it is only the relay."""
    narrated = _narrated(s, at, frame.begin, whole=True)
    if frame.kind == "accord-nobody":
        return narrated
    mention = read_mention(s, *frame.speaker) if frame.speaker else None
    if mention is None and frame.speaker is None:
        # «…، بحسب بيان نشره على موقعه»: the clause's own subject issued it.
        phrase = subject_before(s, frame.begin)
        speaks = phrase is not None and voice(s, phrase.first, phrase.end, phrase.kind) == "speaks"
        mention = mention_of(s, phrase) if phrase is not None and speaks else None
    if mention is None:
        return _narrated(s, at, frame.begin)
    if not narrated:
        _relayed(s, state, frame, mention, before)
        return []
    person, how = state.people.meet(mention)
    state.people.set_aside(person)
    last = narrated[-1]
    inside = [k for k, word in enumerate(s.words) if word.end > last.start and word.end <= last.end]
    last.quote_type = quote_type(s, inside[0], inside[-1] + 1)
    _give(s, frame, last, person, how, mention)
    return narrated


def _give(s: Sentence, frame: Frame, draft: Draft, person: Person, how: Resolution, mention: Mention) -> None:
    """Make a statement of the narrator that of the source named after it."""
    draft.rule, draft.confidence = frame.kind, _CONFIDENCE["tail"]
    draft.person, draft.mention, draft.resolution = person, word_span(s, mention.first, mention.end), how
    draft.cue, draft.cue_stance, draft.via = _cue(s, frame), frame.form.lemma.stance, mention.via
    draft.path = [
        f"cue «{s.raw(frame.cue, frame.cue + 1)}» after the content ({frame.kind})",
        f"speaker {how}: {person.name}",
    ]
