"""Attribution frames of one sentence: reporting word, where its speaker stands, where the content begins."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.complements import Complement, complement_after
from store.claims.cues import Form, clause_words, cue_forms, is_finite, is_verb
from store.claims.grammar import word_class
from store.claims.openings import Opening, lead_end, opening
from store.claims.people_words import is_outlet_start, is_place, starts_speaker
from store.claims.phrases import name_like, noun_phrase
from store.claims.words import Sentence
from store.language.lexicon import folded_set

_LONGEST_LABEL = 9
_SHORT_QUOTE = 5


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


def cue_at(s: Sentence, index: int) -> Form | None:
    """Return the reporting form a word is, alone or after «و» or «ف»."""
    word, forms = s.text(index), cue_forms()
    form = forms.get(word)
    if form is None and word[:1] in ("و", "ف") and len(word) > 3:
        form = forms.get(word[1:])
    return form


def _verb_frame(s: Sentence, index: int, form: Form, before: Frame | None) -> Frame | None:
    """Return the frame of a reporting verb or participle at ``index``."""
    place = opening(s, index, form, free_before=before is None or before.how not in ("an", "colon"))
    if place is None:
        return None
    found = complement_after(s, index, form, subject_before=place.subject is not None)
    if found is None or (place.weak and not _strong_enough(s, found, place)):
        return None
    if form.lemma.strict and found.how in ("prep", "object") and place.begin > 0 and form.kind != "participle":
        return None
    if form.lemma.needs and not _has_need(s, index, form):
        return None
    if form.lemma.passive and form.kind == "imperfect" and form.gender == "m" and place.subject is None:
        if found.speaker is None:
            return None
    speaker = place.subject or (None if form.kind == "participle" else found.speaker)
    kind = f"{form.kind}-{found.how}" + ("-subject-first" if place.subject else "")
    return Frame(place.begin, index, index + 1, form, speaker, found.content, kind, found.how)


def _has_need(s: Sentence, index: int, form: Form) -> bool:
    """Say whether the object a verb needs to be a reporting one stands near («حمّل … مسؤولية»)."""
    near = range(index + 1, min(index + 14, len(s.words)))
    return any(s.text(at) in form.lemma.needs or s.text(at).removeprefix("ال") in form.lemma.needs for at in near)


def _strong_enough(s: Sentence, found: Complement, place: Opening) -> bool:
    """A subject before its verb needs «أن», a colon or a quotation; a headline may do with less."""
    if found.how in ("an", "quote", "colon"):
        return True
    return s.headline and place.begin <= 2 and len(s.words) - found.content > 2


def _relay_frame(s: Sentence, index: int, form: Form) -> Frame | None:
    """Return the frame of «نقلت وكالة … عن … قوله»: the relaying outlet is ``via``, the one after «عن» speaks."""
    place = opening(s, index, form, free_before=True)
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
        after = next((k for k in range(content, min(content + 5, len(s.words))) if s.text(k) in words.complements), -1)
        if not opens and after > content and all(is_time(s.text(k)) for k in range(content, after)):
            content = after
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
    if s.text(at) == "ما" or s.text(at) == "لما" or bare in ("حسبما", "بحسبما", "وفقما"):
        at += s.text(at) in ("ما", "لما")
        verb = _object_verb(s.text(at))
        if verb is None:
            return None
        form, at = verb, at + 1
    elif s.text(at).startswith("ما") and _object_verb(s.text(at)[2:]):
        form, at = _object_verb(s.text(at)[2:]) or form, at + 1
    end = _region_end(s, at)
    at, end = _nominal_source(s, at, end)
    plan = bare in ("وفق", "وفقا", "طبقا", "استنادا") and form.lemma.name == "قال"
    if plan and not (starts_speaker(s, at) or at in s.closes):
        # «وفق نظام دقيق» follows a plan, not a speaker.
        return None
    if s.is_mark(end, ","):
        # «بحسب مساعد وزير الخارجية، حسين جابري، …»: the name follows its title after a comma.
        phrase = noun_phrase(s, at, len(s.words), bounded=True)
        if phrase is not None and phrase.name is not None and phrase.name[0] == end + 1:
            end = phrase.end
    if end <= at or not (speaker_like(s, at, end) or at in s.closes):
        return None
    return _placed_accord(s, index, at, end, form)


def _nominal_source(s: Sentence, at: int, end: int) -> tuple[int, int]:
    """«وفق حصيلة أعلنها الجيش»: who issued the figures speaks, not the figures."""
    if s.text(at) in word_class("nominal_sources"):
        for verb in range(at + 1, min(end + 2, at + 5, len(s.words))):
            if s.text(verb).endswith(("ها", "ه")) and _object_verb(
                s.text(verb).removesuffix("ها").removesuffix("ه") or "-"
            ):
                return verb + 1, _region_end(s, verb + 1)
    return at, end


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
    start = lead_end(s, 0, index)
    if index <= start + 1 or (
        s.is_mark(index - 1, ",;") and s.text(index)[0] == "و" and s.text(index) not in clause_words().accord
    ):
        if not s.is_mark(end, ",:") and s.text(end) not in clause_words().complements and not is_verb(s.text(end)):
            return None
        content = end
        while s.is_mark(content, ",:") or s.text(content) in clause_words().complements:
            content += 1
        begin = index if index > start + 1 else 0
        return Frame(begin, index, at, form, (at, end), content, "accord-before", "an")
    resume = end
    while resume < len(s.words) and not s.is_mark(resume, ",;.!?"):
        resume = s.closes[resume] + 1 if resume in s.closes else resume + 1
    return Frame(index, index, at, form, (at, end), -1, "accord-after", "tail", resume=resume)


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
    label = _label_frame(s)
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
    frame = _tail_frame(s, index) or _accord_frame(s, index)
    if frame is not None:
        return frame
    form = cue_at(s, index)
    if form is None:
        return None
    if form.lemma.name == "نقل":
        return _relay_frame(s, index, form)
    return _verb_frame(s, index, form, before) or _after_quote(s, index, form)


def _after_quote(s: Sentence, index: int, form: Form) -> Frame | None:
    """Return the frame of «…», قال فلان: the verb after its quotation, its speaker to the end of the clause."""
    closing = index - 1 if not s.is_mark(index - 1, ",") else index - 2
    if form.kind not in ("perfect", "imperfect") or "quote" not in form.lemma.takes or closing < 4:
        return None
    first = next((opening_ for opening_, close in s.closes.items() if close == closing), -1)
    if first < 0 or closing - first <= _SHORT_QUOTE:
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
    return Frame(index, index, index + 1, form, (index + 1, phrase.end), -1, "verb-after-quote", "tail", resume=end)


def _label_frame(s: Sentence) -> Frame | None:
    """Return the frame of a speaker before a colon at the head («وزير الإسكان: …», «الأكراد: …»)."""
    colon = next((at for at in range(1, min(_LONGEST_LABEL, len(s.words))) if s.is_mark(at, ":") and s.free(at)), -1)
    if colon < 1 or any(cue_at(s, at) is not None or is_finite(s.text(at)) for at in range(colon)):
        return None
    if s.text(0) in folded_set("places", "labels.words") or (colon == 1 and is_place(s.text(0))):
        return None
    phrase = noun_phrase(s, 0, colon, bounded=True)
    if phrase is None or phrase.end < colon or (colon + 1 >= len(s.words)):
        return None
    if phrase.kind == "person" and not (s.headline or starts_speaker(s, 0)):
        return None
    form = cue_forms()["قال"]
    content = colon + 1
    how = "quote" if content in s.closes else "colon"
    return Frame(0, colon, colon + 1, form, (0, colon), content, f"label-{how}", how)


def label_end(s: Sentence) -> int:
    """Return the word after a place or section before a colon («باكستان: …», «بالصور.. …»), 0 when there is none."""
    labels = folded_set("places", "labels.words")
    dateline = _dateline_end(s, labels)
    if dateline:
        return dateline
    for at in range(1, min(5, len(s.words))):
        if s.is_mark(at, ":.-|") and s.text(0) in labels | {"و" + word for word in labels}:
            return at + 1 + (s.is_mark(at + 1, ".:-"))
        if s.is_mark(at, ":") and is_place(s.text(0)) and at <= 2:
            return at + 1
    return 0


def _dateline_end(s: Sentence, labels: frozenset[str]) -> int:
    """Return the word after a dateline («سبق - الرياض:», «عين اليوم – بغداد», «صنعاء - خاص ب"الرياض"»), else 0."""
    dash = next((at for at in range(1, min(6, len(s.words))) if s.is_mark(at, "-") and s.free(at)), -1)
    if dash < 0 or (
        s.words[dash].start == s.words[dash - 1].end
        and s.words[dash].end == s.words[min(dash + 1, len(s.words) - 1)].start
    ):
        return 0
    at, known = dash + 1, is_place(s.text(0)) and dash <= 3
    while at < min(dash + 9, len(s.words)):
        word = s.text(at)
        if s.is_mark(at, ":"):
            return at + 1
        if at in s.closes and s.closes[at] - at <= 4 and known:
            at = s.closes[at] + 1
        elif is_place(word) or word in labels or is_outlet_start(" ".join(s.text(k) for k in range(at, at + 3))):
            at, known = at + 1, True
        elif s.is_mark(at, "-,()") or (known and len(word) <= 2):
            at += 1
        else:
            break
    if known and at > dash + 1:
        return at
    colon = next((k for k in range(dash, min(dash + 7, len(s.words))) if s.is_mark(k, ":")), -1)
    if any(is_finite(s.text(k)) for k in range(dash, colon)):
        return 0
    return colon + 1


def speaker_like(s: Sentence, first: int, end: int) -> bool:
    """Say whether the region names someone who can speak: an office, body, outlet, place or a name of two words."""
    if starts_speaker(s, first) or first in s.closes:
        return True
    if is_outlet_start(" ".join(s.text(at) for at in range(first, end) if not s.words[at].mark)):
        return True
    return end - first >= 2 and name_like(s, first) and name_like(s, first + 1)
