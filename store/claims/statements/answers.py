"""«…، وهو ما وصفته المعارضة بأنه انقلاب», «…، الأمر الذي اعتبره الوزير تسرعا»: what is said of the clause before."""

from __future__ import annotations

from store.claims.clauses.clause_heads import lead_end
from store.claims.clauses.frame import Frame
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import starts_speaker
from store.claims.vocabulary.words import Sentence

_LONGEST_SUBJECT = 9
_LEAST = 2
_SHORT_QUOTE = 5
_OF_IT = frozenset(("بانه", "بانها", "بانهم", "بانهما"))


def answer_frame(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «وهو ما» or «الأمر الذي» at ``index`` with a reporting verb, who says it and what.

    «وهو ما نفاه الوزير» says nothing of its own and gives none.
    """
    if (s.text(index), s.text(index + 1)) not in (("وهو", "ما"), ("وهي", "ما"), ("الامر", "الذي")) or index < 3:
        return None
    verb = index + 2
    form = _form(s.text(verb))
    if form is None:
        return None
    content = _content(s, verb, form)
    if content is None or sum(not word.mark for word in s.words[content[0] :]) < _LEAST:
        return None
    begins, how, who_ends = content
    if who_ends <= verb + 1 or not (starts_speaker(s, verb + 1) or how != "object"):
        return None
    return Frame(index, verb, form, (verb + 1, who_ends), begins, f"answer-{how}", how)


def described(s: Sentence, index: int) -> Frame | None:
    """«ما وصفته الصحيفة بأنه تراجع», «ووصفتها الأمم المتحدة في تقريرها بأنها …»: the pronoun is what is described."""
    at = describes_as(s, index)
    who = noun_phrase(s, index + 1, len(s.words), bounded=False) if at > 0 else None
    if who is None or s.text(index + 1).removeprefix("ال") in word_class("issued") | word_class("nominal_sources"):
        return None
    begin = index - (s.text(index - 1) in ("ما", "مما", "فيما"))
    return Frame(begin, index, cue_forms()["وصف"], (index + 1, min(who.end, at)), at + 1, "described-an", "an")


def describes_as(s: Sentence, index: int) -> int:
    """Return where «بأنه» stands after «وصفته الصحيفة», 0 when no such verb stands at ``index``."""
    word = s.text(index).removesuffix("هم").removesuffix("ها").removesuffix("ه")
    form = cue_forms().get(word) or cue_forms().get(word[1:])
    if form is None or form.lemma.name != "وصف" or word == s.text(index) or not starts_speaker(s, index + 1):
        return 0
    near = range(index + 2, min(index + _LONGEST_SUBJECT, len(s.words)))
    over = next((at for at in near if s.words[at].mark or is_finite(s.text(at)) or s.text(at) in _OF_IT), 0)
    return over if s.text(over) in _OF_IT else 0


def _form(word: str) -> Form | None:
    """Return the reporting form of a verb, alone («يرى») or with the pronoun of what it judges («اعتبرته»)."""
    bare = word.removesuffix("ه")
    form = cue_forms().get(bare) or cue_forms().get(word)
    return form if form is not None and form.kind in ("perfect", "imperfect") else None


def _content(s: Sentence, verb: int, form: Form) -> tuple[int, str, int] | None:
    """Return where the judgement begins, how it is introduced, and where who judges ends."""
    for at in range(verb + 2, min(verb + _LONGEST_SUBJECT, len(s.words))):
        word = s.text(at)
        if word in clause_words().complements:
            return at + 1, "an", at
        if at in s.closes:
            return (at, "quote", at) if s.closes[at] - at > _SHORT_QUOTE else None
        if s.words[at].mark or is_finite(word):
            return None
        if "object" in form.lemma.takes and word.endswith("ا") and len(word) > 3:
            # The accusative of what it is called.
            return at, "object", at
    return None


def by_pronoun(s: Sentence, index: int) -> Frame | None:
    """Return the frame of «وحسبه، فإن التعاون سيتعزز»: whoever spoke before, a woman for «وحسبها»."""
    content = index + 2 + (s.text(index + 2) in ("فان", "فقد"))
    if not s.is_mark(index + 1, ",") or index > lead_end(s, 0, index) or content >= len(s.words):
        return None
    form = cue_forms()["قالت" if s.text(index).endswith("ها") else "قال"]
    return Frame(0, index, form, None, content, "accord-before", "an")
