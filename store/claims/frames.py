"""Attribution frames of one sentence: reporting word, where its speaker stands, where the content begins."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.complements import Complement, complement_after
from store.claims.cues import Form, clause_words, cue_forms, is_verb
from store.claims.people_words import PREPOSITIONS, is_place, is_time, speaker_like
from store.claims.words import Sentence

_LONGEST_SUBJECT = 14
_LONGEST_LEAD = 14
_RELATIVES = frozenset(
    [
        "الذي",
        "التي",
        "الذين",
        "اللذين",
        "اللتين",
        "اللذان",
        "ما",
        "مما",
        "ان",
        "انه",
        "انها",
        "انهم",
        "لان",
        "من",
        "كي",
        "لكي",
        "بان",
        "لم",
        "لن",
        "لا",
        "ولم",
        "ولا",
        "حتي",
    ]
)
_BEEN = frozenset(["كان", "كانت", "كانوا", "كانا", "وكان", "وكانت", "وكانوا", "وكانا"])
_PERFECTS = frozenset(["قد", "وقد", "لقد", "فقد"])


@dataclass(slots=True)
class Frame:
    """One attribution: word indices into its sentence.

    ``begin`` is where the frame starts (its lead and subject included), ``speaker`` the region the speaker
    stands in, ``content`` where the content starts; for a post-posed frame the content lies before ``begin``
    and ``resume`` is where the narrator goes on. ``kind`` names the rule.
    """

    begin: int
    cue: int
    cue_end: int
    form: Form
    speaker: tuple[int, int] | None
    content: int
    kind: str
    how: str = ""
    resume: int = -1
    via: tuple[int, int] | None = None


def clause_start(s: Sentence, index: int) -> int:
    """Return the first word of the clause ``index`` stands in: after the last free comma, stop or bracket."""
    at = index
    while at > 0:
        before = at - 1
        if not s.free(before) or before in s.closes:
            return at
        if s.is_mark(before, ',;:.-()!?"'):
            return at
        at -= 1
    return at


def cue_at(s: Sentence, index: int) -> Form | None:
    """Return the reporting form a word is, alone or after «و» or «ف»."""
    word, forms = s.text(index), cue_forms()
    form = forms.get(word)
    if form is None and word[:1] in ("و", "ف") and len(word) > 3:
        form = forms.get(word[1:])
    return form


def _lead_end(s: Sentence, start: int, stop: int) -> int:
    """Return where the lead phrases at ``start`` end («من جهته»), with a comma after them."""
    at, words = start, clause_words()
    while at < stop:
        size = s.phrase_at(at, words.leads)
        if not size:
            break
        at += size
        while at < stop and s.is_mark(at, ",;"):
            at += 1
    return at


def _adverbial(s: Sentence, start: int, stop: int) -> bool:
    """Say whether words ``start`` to ``stop`` are one adverbial: a prepositional or time phrase without a verb."""
    if not 0 < stop - start <= _LONGEST_LEAD:
        return stop == start
    first = s.text(start)
    bare = first[1:] if first[:1] in ("و", "ف") else first
    if not (bare in PREPOSITIONS or is_time(bare) or bare in clause_words().adverbials):
        return False
    return not any(is_verb(s.text(at)) and s.text(at - 1) not in _RELATIVES for at in range(start + 1, stop))


@dataclass(slots=True)
class _Place:
    begin: int
    subject: tuple[int, int] | None
    weak: bool


def _opening(s: Sentence, index: int, form: Form) -> _Place | None:
    """Say whether a cue may open a frame here, where the frame begins and whether its subject stands before."""
    stop = index
    while stop > 0 and s.text(stop - 1) in _PERFECTS:
        stop -= 1
    before = s.text(stop - 1)
    if before in _RELATIVES and not (form.kind == "participle" and before == "من"):
        return None
    start = clause_start(s, stop)
    if form.kind in ("participle", "noun"):
        return _Place(index, None, False) if form.kind == "participle" else None
    lead = _lead_end(s, start, stop)
    if lead >= stop or _adverbial(s, lead, stop):
        return _Place(start, None, False)
    been = s.text(lead) in _BEEN or s.text(start) in _BEEN
    if been and form.kind == "perfect":
        first = lead if s.text(lead) in _BEEN else start
        return _Place(start, (first + 1, stop), False) if stop - first <= _LONGEST_SUBJECT + 4 else None
    return _subject_first(s, index, form, lead, stop)


def _subject_first(s: Sentence, index: int, form: Form, lead: int, stop: int) -> _Place | None:
    """Allow «ترودو قالت إنها», «الأمم المتحدة تحذر من»: a noun phrase and then the verb."""
    first = lead
    if stop - lead > _LONGEST_SUBJECT or s.text(first) in PREPOSITIONS:
        return None
    region = range(first, stop)
    if any(s.text(at) in _RELATIVES or is_verb(s.text(at)) for at in region):
        # «X الذي … قال» and clauses with their own verb are too loose.
        return None
    if s.text(index)[:1] in "وف" and cue_forms().get(s.text(index)) is None:
        return None
    return _Place(first, (first, stop), True)


def _verb_frame(s: Sentence, index: int, form: Form) -> Frame | None:
    """Return the frame of a reporting verb or participle at ``index``."""
    place = _opening(s, index, form)
    if place is None:
        return None
    found = complement_after(s, index, form, subject_before=place.subject is not None)
    if found is None:
        return None
    if place.weak and not _strong_enough(s, found, place):
        return None
    if (
        form.lemma.strict
        and found.how not in ("an", "quote", "colon")
        and place.begin > 0
        and form.kind != "participle"
    ):
        return None
    if form.lemma.needs and not any(
        s.text(at).removeprefix("ال") in form.lemma.needs or s.text(at) in form.lemma.needs
        for at in range(index + 1, min(index + 14, len(s.words)))
    ):
        return None
    speaker = place.subject or found.speaker
    kind = f"{form.kind}-{found.how}" + ("-subject-first" if place.subject else "")
    return Frame(place.begin, index, index + 1, form, speaker, found.content, kind, found.how)


def _strong_enough(s: Sentence, found: Complement, place: _Place) -> bool:
    """A subject before its verb needs «أن», a colon or a quotation; a headline may do with less."""
    if found.how in ("an", "quote", "colon"):
        return True
    return s.headline and place.begin <= 1


def _relay_frame(s: Sentence, index: int, form: Form) -> Frame | None:
    """Return the frame of «نقلت وكالة … عن … قوله»: the relaying outlet is ``via``, the one after «عن» speaks."""
    place = _opening(s, index, form)
    if place is None:
        return None
    about = next(
        (at for at in range(index + 1, min(index + 14, len(s.words))) if s.text(at) == "عن" and s.free(at)), -1
    )
    if about < 0:
        return None
    words = clause_words()
    for at in range(about + 1, min(about + 24, len(s.words))):
        noun = cue_forms().get(s.text(at))
        said = (noun is not None and noun.kind == "noun") or s.text(at) in words.complements
        opens = at in s.closes and s.closes[at] - at > 4
        if not said and not opens:
            continue
        content = at if opens else at + 1
        while s.text(content) in words.complements or s.is_mark(content, ":,"):
            content += 1
        via = (index + 1, about) if about > index + 1 else None
        how = "quote" if content in s.closes else "an"
        return Frame(place.begin, index, index + 1, form, (about + 1, at), content, f"relay-{how}", how, via=via)
    return None


def _accord_frame(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «بحسب …», «وفق ما أكد …», «حسبما ذكرت …», before or after its content."""
    words, word = clause_words(), s.text(index)
    bare = word[1:] if word[:1] == "و" and word[1:] in words.accord else word
    glued = bare not in words.accord
    if glued or s.text(index - 1) in ("علي", "كل"):
        return None
    at = index + 1
    form = cue_forms()["قال"]
    if s.text(at) in ("ل", "عن", "الي"):
        at += 1
    if s.text(at) == "ما" or bare in ("حسبما", "بحسبما", "وفقما"):
        at += s.text(at) == "ما"
        verb = _object_verb(s.text(at))
        if verb is None:
            return None
        form, at = verb, at + 1
    elif s.text(at).startswith("ما") and _object_verb(s.text(at)[2:]):
        form, at = _object_verb(s.text(at)[2:]) or form, at + 1
    end = _region_end(s, at)
    if end <= at or not (speaker_like(s, at, end) or at in s.closes):
        return None
    return _placed_accord(s, index, at, end, form)


def _object_verb(word: str) -> Form | None:
    """Return the reporting form of a verb with or without an object pronoun («أعلنه»)."""
    forms = cue_forms()
    form = (
        forms.get(word)
        or (forms.get(word[:-1]) if word.endswith("ه") else None)
        or forms.get(word.removesuffix("ته") + "ت")
    )
    return form if form is not None and form.kind in ("perfect", "imperfect") else None


def _region_end(s: Sentence, at: int) -> int:
    """Return where the speaker named after «بحسب» ends: at the next mark that no name follows."""
    index = at
    while index < len(s.words):
        if index in s.closes:
            index = min(s.closes[index] + 1, len(s.words))
            continue
        if s.is_mark(index, "("):
            close = next((k for k in range(index, min(index + 10, len(s.words))) if s.is_mark(k, ")")), index)
            index = close + 1
            continue
        if s.words[index].mark or (is_verb(s.text(index)) and index > at + 1):
            break
        index += 1
    return index


def _placed_accord(s: Sentence, index: int, at: int, end: int, form: Form) -> Frame | None:
    """Decide whether «بحسب …» goes with what stands before it or after it."""
    start = _lead_end(s, 0, index)
    if index <= start + 1 or (s.is_mark(index - 1, ",;") and s.text(index)[0] == "و" and len(s.text(index)) > 3):
        if not s.is_mark(end, ",:") and s.text(end) not in clause_words().complements and not is_verb(s.text(end)):
            return None
        content = end
        while s.is_mark(content, ",:") or s.text(content) in clause_words().complements:
            content += 1
        begin = index if index > start + 1 else 0
        return Frame(begin, index, at, form, (at, end), content, "accord-before", "an")
    return Frame(index, index, at, form, (at, end), -1, "accord-after", "tail", resume=end)


def _tail_frame(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «، كما ذكرت صحيفة …» and «، على ما أفاد …» at the end of what was said."""
    if s.text(index) not in ("كما", "علي") or index < 4 or not s.is_mark(index - 1, ',"'):
        return None
    at = index + 1
    if s.text(index) == "علي":
        if s.text(at) != "ما":
            return None
        at += 1
    form = _object_verb(s.text(at))
    if form is None or complement_after(s, at, form, subject_before=False, strong_only=True) is not None:
        return None
    end = _region_end(s, at + 1)
    if end <= at + 1 or not speaker_like(s, at + 1, end):
        return None
    return Frame(index, at, at + 1, form, (at + 1, end), -1, "tail", "tail", resume=end)


def find_frames(s: Sentence) -> list[Frame]:
    """Return the attribution frames of a sentence in order; reporting words inside quotations are not looked at."""
    found: list[Frame] = []
    index = 0
    while index < len(s.words):
        if s.words[index].mark or not s.free(index):
            index += 1
            continue
        frame = _tail_frame(s, index) or _accord_frame(s, index)
        if frame is None:
            form = cue_at(s, index)
            if form is not None and not (found and found[-1].content > index):
                frame = _relay_frame(s, index, form) if form.lemma.name == "نقل" else _verb_frame(s, index, form)
        if frame is None:
            index += 1
            continue
        found.append(frame)
        index = max(index + 1, frame.content, frame.resume)
    return found


def place_label(s: Sentence) -> bool:
    """Say whether the sentence begins with a place and a colon («باكستان: …»)."""
    return s.is_mark(1, ":") and is_place(s.text(0))
