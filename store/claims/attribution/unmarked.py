"""Speech printed without «أن», quotation marks or a colon: «وقال المدير بعد الاجتماع نسعى إلى …», «وأضاف أود أن …»."""

from __future__ import annotations

from dataclasses import replace

from store.claims.clauses.particle_names import whole_name
from store.claims.names.first_person import speaks_itself
from store.claims.names.name_words import Phrase, definite, is_adjective, is_given, is_known_surname, is_owned
from store.claims.names.phrases import noun_phrase
from store.claims.statements.quoted import Complement, region
from store.claims.vocabulary.cues import Form, clause_words, cue_forms, is_finite, is_verb, without_object
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    is_honorific,
    is_time,
    of_people,
    office_gender,
    past_told,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.language.folding import fold_plain

_FAR = 44
_LEAST = 3
_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللتين", "والذي", "والتي", "مما", "ما"))


def unmarked(s: Sentence, index: int, form: Form, marked: Complement | None) -> Complement | None:
    """Return the speech without marks after the cue at ``index``; ``marked`` is what «أن» or a quotation introduces.

    A verb right after the cue, words of «I» and «we» and what only opens a sentence («لقد», «لا يمكن») begin it, and
    after a comma or a definite noun any finite verb; after an indefinite noun a verb only describes it.
    """
    if fold_plain(form.lemma.name) not in word_class("says_unmarked") or form.kind not in (
        "perfect",
        "imperfect",
        "participle",
    ):
        return None
    if marked is not None and marked.how != "an":
        return None
    if marked is not None and _in_next_clause(s, index, marked.content):
        marked = None
    found = _at_once(s, index, marked)
    if found is None and form.kind != "participle":
        found = _later(s, index, form, marked)
    if found is None or (marked is not None and marked.content <= found.content + 1):
        return None
    if marked is not None and s.text(found.content) in word_class("we_believe") and marked.content - found.content < 4:
        # «وقال المتحدث نعتقد أن …»: the verb of «we» only introduces, as «قال» does.
        return replace(marked, speaker=found.speaker)
    return found if sum(not word.mark for word in s.words[found.content :]) >= _LEAST else None


def _in_next_clause(s: Sentence, index: int, content: int) -> bool:
    """Say whether «أن» belongs to a verb after a comma («…، وتبين لي أن …»), not to the cue."""
    commas = (at for at in range(index + 1, content) if s.is_mark(at, ",") and s.free(at))
    return any(s.text(at + 1)[:1] == "و" and is_finite(s.text(at + 1)[1:]) for at in commas)


def _at_once(s: Sentence, index: int, marked: Complement | None) -> Complement | None:
    """«وأضاف أود أن …», «وأردف أبلغتهم السلطات …», «وقال لا نريد …»: nobody is named between."""
    at = index + 1
    form = cue_forms().get(s.text(at))
    if form is not None and fold_plain(form.lemma.name) in word_class("says_unmarked") and form.kind == "imperfect":
        return None  # «ومضى يقول …».
    named = is_given(s.text(at)) or is_known_surname(s, at)
    # «قال يشار كمال إن …»: before «أن» a verb in the third person may be a name; «أبلغتهم» is none.
    verb = (
        _verb(s, at) and not starts_speaker(s, at)
        if marked is None
        else at < len(s.words)
        and is_owned(s, at)
        and is_verb(without_object(s.text(at)))
        and not of_people(s.text(at))  # «وقال ابنها ألكسي إن …»
    )
    begins = not named and (_opens(s, at) or verb or _is_copular(s, at))
    return Complement(at, "unmarked", None) if begins else None


def _is_copular(s: Sentence, first: int) -> bool:
    """Say whether «سياسة حكومتي هي …» begins here: a noun phrase and the pronoun that parts it from what it is."""
    if starts_speaker(s, first):
        return False
    for at in range(first + 1, min(first + 6, len(s.words))):
        if s.words[at].mark or s.text(at) in _RELATIVES or s.text(at) in clause_words().complements:
            return False
        if s.text(at) in ("هو", "هي"):
            return True
    return False


def _opens(s: Sentence, at: int) -> bool:
    """Say whether a word stands here that only begins a sentence somebody says."""
    word, after = s.text(at), s.text(at + 1)
    if word in ("هذا", "هذه"):
        return after.isalpha() and not definite(after) and after not in word_class("prepositions")
    if word == "من":
        return definite(after) and s.text(at + 2) in clause_words().complements
    negated = word in word_class("opens_clause") and speaks_itself(s, at + 1)
    return negated or word in word_class("opens_speech") or speaks_itself(s, at)


def _verb(s: Sentence, at: int) -> bool:
    """Say whether a finite verb or what negates one stands here."""
    return is_finite(s.text(at)) or s.text(at) in word_class("opens_clause")


def _later(s: Sentence, index: int, form: Form, marked: Complement | None) -> Complement | None:
    """Return the speech behind who speaks and where or when, None when the search comes to an end without one."""
    at = past_told(s, index + 1)
    phrase = noun_phrase(s, at, len(s.words), bounded=False)
    if phrase is not None:
        at = phrase.end
        said = _after_surname(s, phrase) if marked is None and not form.lemma.continues else None
        if said is not None:
            return Complement(said, "unmarked", region(index + 1, said))
    relative = phrase is not None and phrase.kind == "unnamed"
    while at < min(index + _FAR, len(s.words)):
        word = s.text(at)
        if at in s.closes:
            at = s.closes[at] + 1
            continue
        if s.is_mark(at, "("):
            at = next((k for k in range(at, min(at + 14, len(s.words))) if s.is_mark(k, ")")), at) + 1
            continue
        comma = s.is_mark(at - 1, ",")
        if s.words[at].mark:
            if not s.is_mark(at, ",-"):
                return None
            relative = False
        elif _opens(s, at) and (speaks_itself(s, at) or speaks_itself(s, at + 1) or (not relative and marked is None)):
            return Complement(at, "unmarked", region(index + 1, at))
        elif _gives_up(s, at, comma=comma):
            return None
        elif word in _RELATIVES:
            relative = True
        elif _verb(s, at) and marked is None:
            if _states(s, at, form, relative=relative, comma=comma):
                return Complement(at, "unmarked", region(index + 1, at))
            relative = True
        at += 1
    return None


def _gives_up(s: Sentence, at: int, *, comma: bool) -> bool:
    """Say whether something else begins: «أن», a participle or verb that reports, why a source has no name."""
    word = s.text(at)
    if (word in clause_words().complements and not whole_name(s, at)) or word in clause_words().joined:
        return True
    form = cue_forms().get(word) or (cue_forms().get(word[1:]) if word[:1] == "و" else None)
    reports = form is not None and form.kind != "noun" and (comma or form.kind == "participle")
    aside = comma and (word in word_class("breaks") or word in ("وهو", "وهي", "وهم") or word[:1] == "و")
    return (reports and not is_given(word)) or aside or word in word_class("unnamed_because")


def _states(s: Sentence, at: int, form: Form, *, relative: bool, comma: bool) -> bool:
    """Say whether a finite verb in the third person begins what is said, not a clause that describes a noun."""
    if relative or s.text(at) in word_class("source_verbs") or (form.lemma.continues and not comma):
        return False
    before = s.text(at - 1)
    return comma or is_time(before) or definite(before) or is_given(before)


def _after_surname(s: Sentence, phrase: Phrase) -> int | None:
    """«وقال المصدر قائد الجيش اشتكى …»: after who is known already no title follows; a new sentence begins."""
    at = phrase.end
    known = phrase.end - phrase.first == 1 and (is_known_surname(s, phrase.first) or definite(s.text(phrase.first)))
    named = phrase.name is not None and phrase.name[1] == phrase.end and phrase.name[1] - phrase.name[0] >= 2
    word = s.text(at)
    title = office_gender(word.removeprefix("ال")) or is_honorific(word) or is_adjective(word)
    if named and not (definite(word) and not title and not is_time(word) and is_adjective(s.text(at + 1))):
        return None
    if not (known or named) or not word or s.words[at].mark or is_adjective(word) or word in word_class("prepositions"):
        return None
    near = range(at + 1, min(at + 5, len(s.words)))
    verb = next((k for k in near if s.words[k].mark or s.text(k) in _RELATIVES or is_finite(s.text(k))), -1)
    return at if named or (verb > 0 and is_finite(s.text(verb))) else None
