"""Reporting words: their forms, what they take, and the other word lists the rules share, read from the lexicons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from store.claims.vocabulary.words import phrase_table
from store.language.lexicon import folded_set, folded_words, load
from store.models import Stance

Phrases = dict[str, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Lemma:
    """One reporting lemma of the ``cues`` lexicon."""

    name: str
    takes: frozenset[str]
    stance: Stance
    strict: bool
    hedge: bool
    continues: bool
    needs: frozenset[str]
    passive: bool = False
    document: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a lemma: ``kind`` perfect, imperfect, participle or noun; gender ``m``, ``f`` or empty."""

    lemma: Lemma
    kind: str
    gender: str
    plural: bool = False


def perfect_forms(base: str) -> list[tuple[str, str, bool]]:
    """Return (form, gender, plural) of a folded perfect verb: قال قالت قالوا قالا قالتا."""
    weak = base[:-1] if base.endswith(("ي", "ا")) and len(base) > 2 else base
    return [
        (base, "m", False),
        (weak + "ت", "f", False),
        (base + "ت", "f", False),
        (weak + "وا", "m", True),
        ((base if base.endswith("ي") else weak) + "ا", "m", True),
        (weak + "تا", "f", True),
    ]


def imperfect_forms(base: str) -> list[tuple[str, str, bool]]:
    """Return (form, gender, plural) of a folded imperfect verb: يقول تقول يقولون تقولان يقولان."""
    stem = base[1:-1] if base.endswith(("ي", "و")) else base[1:]
    full = base[1:]
    return [
        (base, "m", False),
        ("ت" + full, "f", False),
        ("ي" + stem + "ون", "m", True),
        ("ي" + full + "ان", "m", True),
        ("ت" + full + "ان", "f", True),
    ]


def _participles(base: str) -> list[tuple[str, str, bool]]:
    # A final weak letter («داعيا», «نافيا») is written in all forms but the bare one.
    return [(base + "ا", "m", False), (base + "ه", "f", False), (base + "ين", "m", True), (base + "ين", "m", True)]


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, Form]:
    """Return every folded form of every reporting lemma; the first lemma that claims a form keeps it."""
    forms: dict[str, Form] = {}
    for row in load("cues")["cue"]:
        lemma = Lemma(
            row["lemma"],
            frozenset(folded_words(row["takes"])),
            row.get("stance", "assert"),
            bool(row.get("strict")),
            bool(row.get("hedge")),
            bool(row.get("continues")),
            frozenset(folded_words(row.get("needs", ""))),
            bool(row.get("passive")),
            bool(row.get("document")),
            bool(row.get("near")),
        )
        made = [("perfect", one) for base in folded_words(row.get("perfect", "")) for one in perfect_forms(base)]
        made += [("imperfect", one) for base in folded_words(row.get("imperfect", "")) for one in imperfect_forms(base)]
        participles = [one for base in folded_words(row.get("participle", "")) for one in _participles(base)]
        made += [
            ("participle", one) for one in participles if not row.get("only_masculine") or one[0].endswith(("ا", "ين"))
        ]
        made += [("noun", (word, "", False)) for word in folded_words(row.get("noun", ""))]
        for kind, (form, gender, plural) in made:
            forms.setdefault(form, Form(lemma, kind, gender, plural))
    return forms


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The ``clauses`` lexicon and parts of ``cues`` as folded tables."""

    complements: frozenset[str]
    joined: frozenset[str]
    accord: frozenset[str]
    long_accord: Phrases
    leads: Phrases
    fronting: Phrases
    cuts: Phrases
    cuts_anywhere: Phrases
    speech_cuts: Phrases
    speech_cuts_anywhere: Phrases
    speech_joined: Phrases
    negations: frozenset[str]
    unsaid: frozenset[str]
    adverbials: frozenset[str]
    after_in: frozenset[str]
    to_media: frozenset[str]
    on: frozenset[str]
    hedges: Phrases
    whole_names: Phrases


def _phrases(rows: list[str]) -> Phrases:
    return phrase_table([" ".join(folded_words(row)).split() for row in rows])


@lru_cache(maxsize=1)
def clause_words() -> ClauseWords:
    """Return the shared word lists, read once."""
    cues, clauses = load("cues"), load("clauses")
    cuts, speech = clauses["cuts"], clauses["speech_cuts"]
    adverbials = clauses["adverbials"]
    return ClauseWords(
        frozenset(folded_words(cues["complement"]["words"])),
        frozenset(folded_words(cues["complement"]["joined"])),
        frozenset(folded_words(cues["accord"]["words"])),
        _phrases(cues["accord"]["phrases"]),
        _phrases(clauses["leads"]["phrases"]),
        _phrases(clauses["leads"]["fronting"]),
        _phrases(cuts["after_comma"]),
        _phrases(cuts["anywhere"]),
        _phrases(speech["after_comma"]),
        _phrases(speech["anywhere"]),
        _phrases(speech["joined"]),
        frozenset(folded_words(clauses["not_said"]["negations"])),
        frozenset(folded_words(clauses["not_said"]["verbs"])),
        frozenset(folded_words(adverbials["starters"])),
        frozenset(folded_words(adverbials["after_in"])),
        frozenset(folded_words(adverbials["to_media"])),
        frozenset(folded_words(adverbials["on"])),
        _phrases(cues["hedges"]["phrases"]),
        _phrases(load("titles")["whole_names"]["phrases"]),
    )


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the words that only join others: prepositions, relatives, pronouns, «أن», what opens an adverbial."""
    words = clause_words()
    closed = (folded_set("grammar", name) for name in ("prepositions", "relatives", "pronouns"))
    return words.complements | words.joined | words.adverbials | frozenset[str]().union(*closed)


def derived_imperfects(base: str) -> list[str]:
    """Return the likely imperfect stems (third person masculine) of a folded perfect verb.

    انتشر → ينتشر, استعد → يستعد, تزايد → يتزايد, قال → يقول يقال, أدى → يؤدي: over-production does no harm, the
    forms are only looked up.
    """
    if len(base) >= 5 and base[0] == "ا":
        return ["ي" + base[1:], "ي" + base[1:-1] + "ي"] if base[-1] in "يا" else ["ي" + base[1:]]
    if len(base) == 4 and base[0] == "ا":
        return ["ي" + base[1:], "ي" + base[1:-2] + "ي" + base[-1:]]
    if len(base) == 3 and base[1] == "ا":
        return ["ي" + base[0] + vowel + base[2] for vowel in "ويا"]
    if base[-1] in "يا" and len(base) == 3:
        return ["ي" + base[:-1] + ending for ending in ("ي", "و")] + (["يؤ" + base[1:]] if base[0] == "ا" else [])
    return ["ي" + base] if len(base) >= 3 else []


@dataclass(frozen=True, slots=True)
class VerbWords:
    """Finite forms and their exceptions, folded: ``loose`` has forms that are also common nouns."""

    finite: frozenset[str]
    loose: frozenset[str]
    not_verbs: frozenset[str]
    events: frozenset[str]


@lru_cache(maxsize=1)
def _verb_words() -> VerbWords:
    finite: set[str] = set()
    loose: set[str] = set()
    bases = folded_set("verbs", "verbs.perfect")
    for base in bases:
        for form, _, plural in perfect_forms(base):
            (loose if len(form) <= 3 or ((form.endswith("تا") or form == base + "ا") and plural) else finite).add(form)
        for imperfect in derived_imperfects(base):
            finite.update(form for form, _, _ in imperfect_forms(imperfect))
    for base in folded_set("verbs", "verbs.imperfect_only"):
        finite.update(form for form, _, _ in imperfect_forms(base))
    for form in cue_forms_of("perfect", "imperfect"):
        (loose if len(form) <= 3 else finite).add(form)
    not_verbs = folded_set("verbs", "verbs.not_verbs")
    return VerbWords(
        frozenset(finite - not_verbs), frozenset(loose | finite), not_verbs, folded_set("verbs", "events.words")
    )


def cue_forms_of(*kinds: str) -> list[str]:
    """Return the forms of the given kinds."""
    return [text for text, form in cue_forms().items() if form.kind in kinds]


def is_finite(word: str) -> bool:
    """Say whether a folded word is surely a finite verb, with no particle but «س» before it."""
    known = _verb_words().finite
    return word in known or (word[:1] == "س" and len(word) > 3 and word[1] in "يتن" and word[1:] in known)


def is_verb(word: str) -> bool:
    """Say whether a folded word may be a finite verb by its looks; particles «و ف س» before it are allowed for."""
    words = _verb_words()
    if word in words.not_verbs or len(word) < 3:
        return len(word) == 2 and word in words.loose
    if word in words.loose or is_finite(word):
        return True
    if word[0] == "ي" and 4 <= len(word) <= 8 and not word.endswith(("ه", "يه", "ا")):
        return True
    return word[0] in "وف" and len(word) > 3 and is_verb(word[1:])


def without_object(word: str) -> str:
    """Return a verb without the pronoun at its end: «نفاه» is «نفى», «أعلنها» «أعلن», «أبلغتهم» «أبلغت»."""
    bare = word.removesuffix("هم").removesuffix("ها").removesuffix("ه")
    return bare[:-1] + "ي" if bare != word and bare.endswith("ا") else bare


def she_did_it(word: str) -> str:
    """Return the verb of «غرمته», «نقلتها»: a perfect in the feminine with its object; empty for other words."""
    verb = without_object(word)
    return verb if verb != word and verb.endswith("ت") and is_finite(verb) and not is_finite(word) else ""


def is_event_noun(word: str) -> bool:
    """Say whether a folded word is a verbal noun of an event («مقتل», «ارتفاع»), alone or after «و»."""
    events = _verb_words().events
    return word in events or (word[:1] == "و" and word[1:] in events)
