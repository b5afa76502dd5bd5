"""Which words introduce people, bodies and places: folded look-ups over the ``titles``, ``places`` and ``dates`` lexicons."""

from __future__ import annotations

from functools import lru_cache

from store.claims.words import Sentence
from store.language.date_atoms import date_words
from store.language.lexicon import folded_set, folded_words, load

PREPOSITIONS = frozenset(
    [
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "خلال",
        "بعد",
        "قبل",
        "منذ",
        "عبر",
        "عند",
        "لدي",
        "بين",
        "ضد",
        "حول",
        "بشان",
        "عقب",
        "اثر",
        "اثناء",
        "وفق",
        "حسب",
        "بحسب",
        "رغم",
        "برغم",
        "وسط",
        "امام",
        "تحت",
        "فوق",
        "ضمن",
        "بسبب",
        "جراء",
        "بفضل",
        "نحو",
        "حتي",
        "لدى",
        "باستثناء",
        "سوي",
        "دون",
        "بدون",
        "نتيجه",
        "بهدف",
        "بغيه",
        "طوال",
        "كما",
        "ل",
        "ب",
        "مثل",
        "فور",
        "ردا",
        "بموجب",
    ]
)


@lru_cache(maxsize=1)
def _titles() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return (offices m, offices f, honorifics, bodies m, bodies f, unnamed) as folded words."""
    honorifics = folded_set("titles", "honorifics.masculine") | folded_set("titles", "honorifics.feminine")
    return (
        folded_set("titles", "offices.masculine"),
        folded_set("titles", "offices.feminine"),
        honorifics,
        folded_set("titles", "bodies.masculine"),
        folded_set("titles", "bodies.feminine"),
        folded_set("titles", "unnamed.words"),
    )


@lru_cache(maxsize=1)
def _places() -> tuple[frozenset[str], frozenset[str]]:
    words = load("places")["countries"]
    men = {word.replace("_", " ") for word in folded_words(words["masculine"])}
    everything = {word.replace("_", " ") for key in words for word in folded_words(words[key])}
    return frozenset(everything), frozenset(men)


@lru_cache(maxsize=1)
def _relays() -> frozenset[str]:
    """Return the folded names and aliases of agencies and outlets."""
    rows = load("outlets")["outlet"]
    return frozenset(" ".join(folded_words(name)) for row in rows for name in (row["name"], *row.get("aliases", ())))


def office_gender(word: str) -> str:
    """Return ``m`` or ``f`` for a word that names an office («وزيرة»), empty for others."""
    masculine, feminine, *_ = _titles()
    return "f" if word in feminine else "m" if word in masculine else ""


def body_gender(word: str) -> str:
    """Return ``m`` or ``f`` for a word that names a body («وزارة»), empty for others."""
    titles = _titles()
    return "f" if word in titles[4] else "m" if word in titles[3] else ""


def is_honorific(word: str) -> bool:
    """Say whether a name follows this word («الدكتور», «العميد»)."""
    return word in _titles()[2]


def is_unnamed(word: str) -> bool:
    """Say whether an indefinite word stands for somebody unnamed («مصدر», «مسؤول»)."""
    return word in _titles()[5]


def is_place(word: str) -> bool:
    """Say whether a folded word is a country, capital or great city."""
    return word in _places()[0]


def is_outlet(name: str) -> bool:
    """Say whether a folded name is an agency or outlet of the lexicon."""
    return name in _relays()


def is_time(word: str) -> bool:
    """Say whether a folded word is a day or a word of time («الأحد», «أمس»)."""
    days = date_words()
    bare = word[1:] if word[:1] == "و" and len(word) > 4 else word
    return (
        bare in days.weekdays or bare in days.relative or bare in ("يوم", "مساء", "صباح", "فجر", "ظهر", "امس", "الليله")
    )


def starts_speaker(s: Sentence, at: int) -> bool:
    """Say whether a word by itself introduces someone who can speak."""
    word = s.text(at)
    return bool(office_gender(word) or body_gender(word)) or is_honorific(word) or is_unnamed(word) or is_place(word)


def speaker_like(s: Sentence, first: int, end: int) -> bool:
    """Say whether the region names someone who can speak: an office, body, outlet, place or a name of two words."""
    if starts_speaker(s, first) or s.text(first) in ("ال", "«"):
        return True
    folded = " ".join(s.text(at) for at in range(first, end) if not s.words[at].mark)
    if any(folded.startswith(name) for name in _relays()):
        return True
    return end - first >= 2 and is_name_like(s, first) and is_name_like(s, first + 1)


_NOT_NAMES = frozenset(
    [
        "ان",
        "انه",
        "انها",
        "اي",
        "كل",
        "بعض",
        "جميع",
        "ايضا",
        "عدد",
        "عده",
        "احد",
        "احدي",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "هو",
        "هي",
        "هم",
        "ما",
        "قد",
        "لم",
        "لا",
        "اكثر",
        "اقل",
        "نحو",
        "حوالي",
        "غير",
        "عدم",
        "وجود",
        "ضروره",
        "امكانيه",
        "قلقه",
        "قلقها",
        "امله",
        "املها",
        "اسفه",
        "خطه",
        "قرار",
        "قانون",
        "حكم",
        "عقد",
        "اتفاق",
        "اتفاقيه",
        "مشروع",
        "حمله",
        "عمليه",
        "هجوم",
        "حرب",
        "سلام",
        "امن",
        "نفط",
        "اسعار",
    ]
)


def is_name_like(s: Sentence, at: int) -> bool:
    """Say whether a word may be part of a personal name: no mark, no particle, no figure, no known common word."""
    word = s.text(at)
    if not word or s.words[at].mark or word[0].isdigit() or len(word) < 2 or word in PREPOSITIONS or word in _NOT_NAMES:
        return False
    return not (office_gender(word) or body_gender(word) or is_time(word))
