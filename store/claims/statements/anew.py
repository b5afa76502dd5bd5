"""«أعلنت الشركة خسائرها وتراجع سهمها»: where, without a comma, a clause tied by «و» has a subject of its own.

A verb that goes on with the subject before it agrees with a verb before it. One of another gender or turned to the
future does not: it begins a statement of its own, unless the clause in front of it hangs on «الذي», «عندما», «أن» with
a verb of the same tense, of which it then is one more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from store.claims.names.name_words import definite, is_masdar, is_owned
from store.claims.statements.beside import counts_harm, has_figure
from store.claims.vocabulary.cues import (
    clause_words,
    cue_forms,
    derived_imperfects,
    imperfect_forms,
    is_finite,
    is_verb,
)
from store.claims.vocabulary.cues import perfect_forms as perfects
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_time
from store.claims.vocabulary.words import Sentence
from store.language.lexicon import folded_set

_LEAST = 4
_SHORT = 3
# Endings of nouns that only a subject has.
_SUBJECTS = ("ان", "ون")
_BEING = frozenset(("وهو", "وهي", "وهم"))


class Shape(NamedTuple):
    """How a verb is made: ``tense`` perfect, imperfect or future, ``gender`` m or f, ``plural``."""

    tense: str
    gender: str
    plural: bool


def goes_its_own_way(s: Sentence, at: int, first: int, end: int) -> bool:
    """Say whether a statement with its own subject begins at ``at``; the running one begins at ``first``."""
    word = s.text(at)
    if word[:1] != "و" or s.words[at - 1].mark or min(at - first, end - at) < _LEAST:
        return False
    verb = shape(word[1:]) if is_finite(word[1:]) else None
    if verb is None or verb.plural or word in word_class("own_first_letter") or word[1:] in cue_forms():
        return False
    if is_masdar(word[1:]):
        return False  # «يوسع الأوعية وتدفق الدم»
    toll, figures = counts_harm(s, first, at), has_figure(s, at, end)
    if (toll or figures) and (word[1:] in word_class("casualties") or (toll and figures and has_figure(s, first, at))):
        return False  # «232 قتلوا وتعرضت 120 امرأة للضرب»: the toll of one event
    before = _verbs(s, first, at)
    if _hangs(s, first, at, verb, before):
        return False
    if word[1:] in _alone() and _is_subject(s, at + 1):
        return bool(before)
    known = [shape(s.text(k)) for k in before]
    if verb.tense == "future" and known and None not in known:
        return all(one is not None and one.tense != "future" for one in known) and not any(
            s.text(k - 1) == "لن" for k in before
        )
    return _disagrees(known, verb)


def as_well(s: Sentence, at: int, first: int) -> bool:
    """«… 37 شخصا كما قتل تفجيران 13», «كما تم توقيف …»: without a comma one more deed; «كما حدث أمس» only likens."""
    verb, noun = s.text(at + 1), s.text(at + 2)
    if s.text(at) != "كما" or s.words[at - 1].mark or verb in word_class("likened") or verb in cue_forms():
        return False
    made = shape(verb) if len(verb) != _SHORT or s.text(at + 2).endswith(_SUBJECTS) else None
    if verb in ("تم", "تمت"):
        return noun.isalpha()
    if made is None or made.tense != "perfect" or made.plural:
        return False
    another = _disagrees([shape(s.text(k)) for k in _verbs(s, first, at)], made)
    return noun not in word_class("prepositions") and (another or noun.endswith(_SUBJECTS))


def of_another(s: Sentence, at: int, first: int) -> bool:
    """Say whether the verb behind «و» at ``at``, after a comma, agrees with no verb from ``first`` on."""
    verb = shape(s.text(at)[1:]) if is_finite(s.text(at)[1:]) else None
    if verb is None or verb.plural or is_masdar(s.text(at)[1:]) or s.text(at)[1:] in cue_forms():
        return False
    before = _verbs(s, first, at)
    return not _hangs(s, first, at, verb, before) and _disagrees([shape(s.text(k)) for k in before], verb)


def _disagrees(known: list[Shape | None], verb: Shape) -> bool:
    """Say whether every verb before is known and of another gender."""
    return bool(known) and all(one is not None and one.gender != verb.gender for one in known)


def _verbs(s: Sentence, first: int, at: int) -> list[int]:
    """Return where the finite verbs stand; at the very beginning a short one («نقل») counts as well."""
    return [k for k in range(first, at) if is_finite(s.text(k)) or (k == first and is_verb(s.text(k)))]


def _is_subject(s: Sentence, at: int) -> bool:
    """Say whether «الشركة», «أسعار النفط», «سهمها» stands here, and no time."""
    here, after = s.text(at), s.text(at + 1)
    if is_time(here) or here in word_class("prepositions") or s.words[at].mark:
        return False
    return definite(here) or is_owned(s, at) or (here.isalpha() and (definite(after) or is_owned(s, at + 1)))


def one_of_a_row(s: Sentence, at: int, first: int) -> bool:
    """Say whether the verb at ``at`` behind «ولا» goes on with a clause of «الذي», «عندما» in front of it."""
    verb = shape(s.text(at)) or Shape("imperfect", "m", False)
    return _hangs(s, first, at, verb, _verbs(s, first, at))


def _hangs(s: Sentence, first: int, at: int, verb: Shape, before: list[int]) -> bool:
    """Say whether the clause in front hangs on «الذي», «عندما», «أن» with a verb like this one, or lacks its own."""
    hangs = word_class("who_joined") | _BEING | clause_words().complements | word_class("subordinates")
    joint = next((k for k in range(at - 1, first, -1) if s.text(k) in hangs), -1)
    if joint < 0:
        return False
    inner = next((shape(s.text(k)) for k in before if k > joint), None)
    return inner is None or inner.tense == verb.tense or not any(k < joint for k in before)


@lru_cache(maxsize=2048)
def shape(word: str) -> Shape | None:
    """Return the shape of a folded verb, None for other words and those that are perfect or imperfect alike."""
    if word[:1] == "س" and word[1:2] in ("ي", "ت"):
        found = _shapes().get(word[1:], ())
        return next((Shape("future", one.gender, one.plural) for one in found if one.tense == "imperfect"), None)
    found = _shapes().get(word, ())
    if not found and len(word) == _SHORT and is_verb(word):
        return Shape("perfect", "m", False)
    return found[0] if len({one[:2] for one in found}) == 1 else None


@lru_cache(maxsize=1)
def _shapes() -> dict[str, tuple[Shape, ...]]:
    """Return the shapes of every form of the verbs of the lexicon."""
    found: dict[str, tuple[Shape, ...]] = {}
    bases = folded_set("verbs", "verbs.perfect")
    made = [(form, Shape("perfect", gender, plural)) for base in bases for form, gender, plural in perfects(base)]
    stems = {stem for base in bases for stem in derived_imperfects(base)} | folded_set("verbs", "verbs.imperfect_only")
    made += [
        (form, Shape("imperfect", gender, plural)) for stem in stems for form, gender, plural in imperfect_forms(stem)
    ]
    for form, one in made:
        if is_finite(form):
            found[form] = (*found.get(form, ()), one)
    return found


@lru_cache(maxsize=1)
def _alone() -> frozenset[str]:
    """Return the forms of verbs without object or goal: a definite noun behind them is the subject."""
    forms: set[str] = set()
    for base in word_class("intransitive") - word_class("arriving"):
        forms.update(form for form, _, plural in perfects(base) if not plural)
        forms.update(
            form for stem in derived_imperfects(base) for form, _, plural in imperfect_forms(stem) if not plural
        )
    return frozenset(forms)
