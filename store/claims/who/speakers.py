"""Who speaks in a frame: the one named there, the clause's subject, whoever spoke before, or nobody known."""

from __future__ import annotations

from store.claims.clauses.around_speaker import skip_adverbials
from store.claims.clauses.frame import Frame, cue_at
from store.claims.clauses.mentions import Mention, read_mention, relays
from store.claims.clauses.whom import is_beside, is_whom
from store.claims.names.first_person import speaks_itself
from store.claims.names.name_words import definite, is_known_surname, is_masdar, is_owned, name_like, never_speaks
from store.claims.names.via import clean, read_via
from store.claims.names.voices import opens_speech, voice
from store.claims.vocabulary.cues import clause_words, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.moments import moment_end
from store.claims.vocabulary.people_words import is_common, office_gender, starts_speaker, tells_time
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState, Draft, word_span
from store.claims.who.going_on import who_goes_on
from store.claims.who.meant import whom_it_means
from store.claims.who.nobody import is_what_is_known, names_nobody, unsigned
from store.claims.who.person import Person
from store.claims.who.subjects import both, last_other
from store.language.folding import fold_plain
from store.models import Resolution, Span

_NAME_AND_SURNAME = 2

# Who speaks, where the name stands, how it was found, through whom, and the mention read.
_Found = tuple[Person | None, Span | None, Resolution | None, str | None, Mention | None]
_Region = tuple[int, int] | None


def resolve(s: Sentence, state: ArticleState, frame: Frame, before: list[Draft]) -> _Found:
    """Find who speaks in a frame: (person, where, how, via, the mention read)."""
    found = _heard(s, frame, _region(s, frame))
    if found is None:
        return None, None, None, None, None
    mention, region = found
    if mention is not None and mention.kind == "last":
        other = last_other(s, state, frame, before)
        if other is not None:
            state.people.note(other)
        return other, word_span(s, mention.first, mention.end), "anaphora" if other else None, mention.via, mention
    written = _by_paper(s, state, frame, before, found)
    if written is not None:
        return written
    issued = mention is not None and not unsigned(mention, state) and _is_the_statement(s, mention)
    issuer = (state.issuer or state.people.issuer_of(fold_plain(mention.label))) if issued and mention else None
    if issuer is not None and mention is not None:
        # «وأكد البيان»: the statement of whoever issued it, else of whoever spoke last.
        state.people.written = state.people.note(issuer)
        return issuer, word_span(s, mention.first, mention.end), "anaphora", None, mention
    if mention is not None and (is_what_is_known(mention) or unsigned(mention, state)):
        # «وتشير المعلومات إلى أن …»: nobody we know.
        return None, word_span(s, mention.first, mention.end), None, mention.via, None
    if mention is not None and _of_another_verb(s, frame, mention):
        return None, None, None, mention.via, None
    if mention is not None and _hears(frame, mention, state):
        mention, region = None, None
    mention = mention or _read_loosely(s, frame, region)
    if mention is not None and region:
        mention = both(s, mention, region[1])
        person, where, how = _meet(s, state, frame, mention, region)
        return person, where, how, mention.via, mention
    via = read_via(s, *region) if region else None
    if _is_another(s, frame, region):
        return None, None, None, via, None
    speaker, where = who_goes_on(s, state, frame, before)
    return speaker, where, "chain" if speaker else None, via, None


def _is_another(s: Sentence, frame: Frame, region: tuple[int, int] | None) -> bool:
    """Say whether somebody we cannot read stands where who speaks stands, so that nobody goes on.

    «نقلت الوكالة عن لي تشونغ …», «لكن فضيحة البنوك تظهر أن …».
    """
    if region is not None and frame.kind.startswith("relay"):
        return not is_known_surname(s, region[0])
    first = frame.speaker
    return first is not None and frame.kind.endswith("subject-first") and is_common(s.text(first[0]))


def _by_paper(
    s: Sentence, state: ArticleState, frame: Frame, before: list[Draft], heard: tuple[Mention | None, _Region]
) -> _Found | None:
    """Find whose the paper is where «بيان» itself is said to speak; None when it does not or nothing tells."""
    mention, region = heard
    if mention is None:
        return None
    if region and s.text(region[0]) == "بيان" and relays(mention) and not _settled(frame):
        return None, None, None, mention.label, None  # «وذكر بيان نشرته وكالة الأنباء أن»: whose it is is not told.
    if fold_plain(mention.label) != "بيان":
        return None
    if frame.form.lemma.continues and state.people.recent:
        return state.people.recent[-1], None, "chain", None, mention  # «وأضاف بيان نشر على الموقع أن …»
    told = next((one for one in reversed(before) if one.sentence is s and one.person is not None), None)
    if told is not None and frame.form.lemma.document:
        return told.person, told.mention, "anaphora", told.via, mention  # «أعلن البيت الأبيض، وجاء في بيان: …»
    return None


def _heard(
    s: Sentence, frame: Frame, region: tuple[int, int] | None
) -> tuple[Mention | None, tuple[int, int] | None] | None:
    """Return whom the words where the speaker stands name, and these words; None for a thing or an unknown voice.

    Neither when no subject stands there: then whoever spoke before goes on.
    """
    if region is None:
        return None, None
    paper = s.text(region[0]).removeprefix("ال") in word_class("papers_that_tell")  # «وتشير هذه المذكرة إلى …»
    shown = s.text(region[0] - 1) in word_class("demonstratives") and not (paper or starts_speaker(s, region[0]))
    first, after = s.text(region[0]), s.text(region[0] + 1)
    divine = first in word_class("divine") and after in word_class("divine") | {"من"}
    accused = frame.how == "object" and frame.form.lemma.name == "اتهم" and s.text(frame.content) in word_class("who")
    about = first == "ما" and after in word_class("comes_near")  # «ما يقرب من نصف المستطلعين»
    if shown or divine or accused or about or first in word_class("things"):
        return None  # «ويشير هذا القرار إلى …»
    mention = _read(s, frame, region)
    if (
        mention is not None
        and frame.form.kind in ("perfect", "imperfect")
        and not _settled(frame)
        and _is_told(s, mention)
    ):
        return None, None
    heard = voice(s, mention.first, mention.end, mention.kind) if mention is not None else "speaks"
    if heard == "unknown" or (heard == "none" and _settled(frame)):
        return None
    return (None, None) if heard == "none" else (mention, region)


def _is_told(s: Sentence, mention: Mention) -> bool:
    """«طالب عبر تصريح خاص لـ»الجزيرة«»: between marks that are turned round stands who is told."""
    at = mention.first - 1
    return s.text(at) == "ل" or (s.is_mark(at, '"') and s.text(at - 1) == "ل")


def _settled(frame: Frame) -> bool:
    """Say whether what was read as who speaks stands where no other could: before its verb, at «بحسب», in a label."""
    return frame.kind.startswith(("accord", "label")) or frame.kind.endswith("subject-first")


def _meet(
    s: Sentence, state: ArticleState, frame: Frame, mention: Mention, region: tuple[int, int]
) -> tuple[Person, Span | None, Resolution]:
    """Meet whom a mention names and keep what verb and statement tell: «انتقدت عضو المجلس نوف …» speaks of a woman."""
    described = s.text(mention.end) in word_class("who")  # «وقال الرجل الذي يرشد الناس …»: somebody new
    meant = None if described else whom_it_means(mention, state.people, goes_on=frame.form.lemma.continues)
    if meant is not None:
        return meant, word_span(s, mention.first, mention.end), "anaphora"
    gender = "" if frame.form.plural else frame.form.gender
    person, how = state.people.meet(mention, goes_on=frame.form.lemma.continues, gender=gender)
    subject = mention.first > frame.cue and s.text(mention.first - 1) != "عن"
    if frame.form.gender and not frame.form.plural and person.kind == "person" and subject:
        # The verb tells more than the office; «نقلت الوكالة عن …» does not.
        person.gender = "f" if frame.form.gender == "f" else person.gender or "m"
    if any(s.text(at) in word_class("statements") for at in range(*region)):
        state.issuer = state.people.written = person
    if _beside(s, frame, mention):
        state.people.set_aside(person)
    bare = mention.kind in ("unnamed", "body") and not definite(s.text(mention.first))
    if bare and frame.how == "object" and frame.begin > 1 and s.text(frame.begin) in ("فيما", "بينما"):
        state.people.step_back(person)  # «وقالت سلمى «…» فيما أعلنت دول أخرى عزمها …. وتابعت»
    return person, word_span(s, mention.first, mention.end), how


def _only_implored(s: Sentence, frame: Frame, mention: Mention | None, end: int) -> bool:
    """«وناشد أطراف النزاع أن …», «وحثت الأطراف على أن …»: the only noun is whom one asks, unless a man is named."""
    asks = frame.form.lemma.name in word_class("implore") and frame.how == "an" and frame.kind.startswith("perfect-an")
    if not asks or mention is None or mention.end < end - 1:
        return False
    return mention.kind in ("body", "unnamed") or (not mention.title and is_common(s.text(mention.first)))


def _read(s: Sentence, frame: Frame, region: tuple[int, int] | None) -> Mention | None:
    """Read who stands in the region behind the verb; None when it is whom the verb is said to."""
    if region is None or is_whom(s, frame, region[0]):
        return None
    mention = read_mention(s, *region, anybody=True)
    return None if _only_implored(s, frame, mention, region[1]) else mention


def _read_loosely(s: Sentence, frame: Frame, region: tuple[int, int] | None) -> Mention | None:
    """Read whoever else can speak there, under the words printed."""
    if region is None or is_whom(s, frame, region[0]):
        return None
    mention = unknown_mention(s, *region)
    speaks = mention is not None and voice(s, mention.first, mention.end, mention.kind) == "speaks"
    return mention if speaks else None


def _beside(s: Sentence, frame: Frame, mention: Mention) -> bool:
    """«ونقلت عن مدير …», «…، في وقت أعلنت الحكومة أن …»: who speaks here only stands beside somebody who goes on."""
    within = any(s.phrase_at(at, clause_words().fronting) for at in range(max(frame.begin - 3, 1), frame.begin + 1))
    behind = s.text(mention.first - 2) == "نقلا" and mention.first - 2 > frame.cue
    return behind or within or frame.form.lemma.name in ("نقل", "نسب")


def _region(s: Sentence, frame: Frame) -> tuple[int, int] | None:
    """Return the words in which the speaker is looked for; an agency that speaks «نقلا عن …» becomes the relay."""
    region = frame.speaker
    if region is None or any(s.text(at) in ("القائل", "القائله", "القائلين") for at in range(*region)):
        # «ودحض الادعاء القائل بأن …»: the claim named here speaks of nobody; whoever spoke before refutes it.
        return None
    first, end = region
    if s.text(first) in word_class("discourse") or names_nobody(s, frame, first, end):
        return None  # «قال المهم أن …», without a colon; «يقدر عدد النازحين بأنه …».
    shown = s.text(first) in word_class("demonstratives") and moment_end(s, first, end) == first
    if (shown or s.text(first) in ("اما", "واما")) and end - first > 1:
        first += 1  # «أما فهد الشمري فقال …»
    if s.text(first) in word_class("pronouns") and starts_speaker(s, first + 1) and end - first > 1:
        first += 1  # «وقال له رئيس اللجنة: …»
    relayed = _on_behalf(s, first, end)
    if relayed is None:
        return first, end
    relay = read_mention(s, first, relayed - 2)
    frame.via = frame.via or ((relay.first, relay.end) if relay is not None else None)
    return relayed, end


def _on_behalf(s: Sentence, first: int, end: int) -> int | None:
    """Return the word after «نقلا عن» between a verb and what is said, None without one or without an agency."""
    at = next((k for k in range(first, end - 2) if s.text(k) == "نقلا" and s.text(k + 1) == "عن"), -1)
    if at < 0 and s.text(end - 1).removeprefix("ال") in ("قول", "قوله", "قولها", "قولهم"):
        # «وذكرت وكالة … عن السلطات المحلية القول إن …».
        at = next((k - 1 for k in range(first + 1, end - 2) if s.text(k) == "عن"), -1)
        relay = read_mention(s, first, at + 1) if at >= first else None
        return at + 2 if relay is not None and relays(relay) else None
    relay = read_mention(s, first, at) if at > first else None
    letters = s.is_mark(first, "(") and s.is_mark(at - 1, ")")  # «وذكرت (أ ش أ) نقلا عن فلان».
    return at + 2 if letters or (relay is not None and relays(relay)) else None


def _hears(frame: Frame, mention: Mention, state: ArticleState) -> bool:
    """Say whether the noun after «طمأن», «أبلغ» is who is told: «طمأن المرضى بأن …»."""
    told = frame.form.lemma.name != "ذكر" and fold_plain(frame.form.lemma.name) in word_class("telling")
    if not told or mention.end - mention.first != 1:
        return False  # «ذكر الثبيتي أن …» says it, «ذكّر» reminds.
    label = fold_plain(mention.label)
    return mention.kind == "person" and label.startswith("ال") and label not in state.people.surnames()


def _of_another_verb(s: Sentence, frame: Frame, mention: Mention) -> bool:
    """«كان المحامي يتحدث بعدما أوقفته الشرطة وأبلغته بأنه …»: the verb has another gender than the noun before it."""
    form = frame.form
    verbal = form.kind in ("perfect", "imperfect") and not form.plural and not frame.kind.startswith("label")
    issued = s.text(mention.first - 1) in word_class("nominal_sources")  # «وكان بيان للوزارة أوضح …».
    clash = mention.kind in ("title", "body") and {mention.gender, form.gender} == {"m", "f"}
    return verbal and clash and mention.end <= frame.cue and not issued


def unknown_mention(s: Sentence, first: int, end: int) -> Mention | None:
    """Return who stands in a region that no rule could parse, under the words printed there; None for adverbials.

    To go on with whoever spoke before would put words into the wrong mouth.
    """
    at = skip_adverbials(s, first, end)
    stop = next((k for k in range(at, end) if s.words[k].mark and k not in s.closes), end)
    word = s.text(at)
    titled = _before_title(s, at, stop)
    adverbial = word.endswith("ا") or word in word_class("courtesy_pronouns") or word in word_class("pronouns")
    odd = adverbial or never_speaks(s, at) or is_finite(word) or is_masdar(word) or cue_at(s, at) is not None
    if at >= stop or is_beside(s, at) or (odd and not titled) or _is_speech(s, at, stop):
        return None
    stop = at + _NAME_AND_SURNAME if titled else stop
    while stop > at and (s.text(stop - 1) in word_class("prepositions") or tells_time(s, stop - 1)):
        stop -= 1
    if stop - at < 2:
        return None
    label = clean(s.raw(at, stop))
    label = "ال" + label[2:] if label.startswith("لل") else label
    return Mention(label, (), "body", "", at, stop, label, read_via(s, first, end)) if label else None


def _is_speech(s: Sentence, at: int, stop: int) -> bool:
    """Say whether what stands here is already said: «أنا متفائل», «أتحمل حصتي», in a quotation or not."""
    word = s.text(at)
    of_me = word[:1] == "ا" and not definite(word) and is_finite("ي" + word[1:]) and not s.free(at)
    return of_me or opens_speech(s, at, stop) or any(speaks_itself(s, k) for k in range(at, stop))


def _before_title(s: Sentence, at: int, stop: int) -> bool:
    """«قال راي سمبسون، رئيس …», «قالت دانا مسدي مديرة مكتب …»: between a verb and a title stand only names."""
    after = at + _NAME_AND_SURNAME + s.is_mark(at + _NAME_AND_SURNAME, ",")
    title = s.text(after)
    whole = stop >= at + _NAME_AND_SURNAME and not any(s.words[k].mark for k in range(at, at + _NAME_AND_SURNAME))
    bare = not any(definite(s.text(k)) or is_owned(s, k) for k in (at, at + 1)) and not is_common(s.text(at + 1))
    named = name_like(s, at + 1) and (bare or not definite(title))  # «قال دان مورغان المتحدث باسم …»
    return whole and bool(office_gender(title)) and named


def _is_the_statement(s: Sentence, mention: Mention) -> bool:
    """Say whether the mention is only «البيان», «التقرير», «البلاغ» …, not «هذه المذكرة»."""
    folded = fold_plain(mention.label)
    if s.text(mention.first - 1) in word_class("demonstratives"):
        return False
    # A decision is read by itself: who spoke last did not issue it.
    return folded.startswith("ال") and folded[2:] in word_class("issued") - {"قرار"}
