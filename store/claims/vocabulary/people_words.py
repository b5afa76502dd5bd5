"""Which words introduce people, bodies and places: folded look-ups over the lexicons."""

from __future__ import annotations

from functools import lru_cache

from store.claims.vocabulary.cues import clause_words
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.words import Sentence
from store.language.date_atoms import date_words
from store.language.lexicon import folded_set, folded_words, load

# Marks included.
_LONGEST_OUTLET = 12
_SHORTEST_PEOPLE = 6


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
    """Return ``m`` or ``f`` for a word that names a body («وزارة») or two («الناديان»), empty for others."""
    bodies = _titles()[3:5]
    if word.endswith("ان") and word.startswith("ال") and not (word in bodies[0] or word in bodies[1]):
        one = word[:-2]
        word = one[:-1] + "ه" if one.endswith("ت") else one
    return "f" if word in bodies[1] else "m" if word in bodies[0] else ""


def is_honorific(word: str) -> bool:
    """Say whether a name follows this word («الدكتور», «العميد»)."""
    return word in _titles()[2]


def is_unnamed(word: str) -> bool:
    """Say whether an indefinite word stands for somebody unnamed («مصدر», «مسؤول»)."""
    unnamed = _titles()[5]
    if word in unnamed or (word.endswith("ا") and word[:-1] in unnamed):
        return True
    # «مراقبو الأمم المتحدة», «مسؤولي الوزارة»: the plural in construct has lost its ن.
    return word.endswith(("و", "ي")) and (word[:-1] + "ون") in unnamed


def is_people(word: str) -> bool:
    """Say whether a word is people by where they are from, in the nominative: «سعوديون», «اللبنانيون», no «ليون»."""
    bare = word.removeprefix("ال")
    return bare.endswith("يون") and len(bare) >= _SHORTEST_PEOPLE and bare not in word_class("not_people")


def is_place(word: str) -> bool:
    """Say whether a folded word is a country, capital or great city."""
    return word in _places()[0]


def place_gender(word: str) -> str:
    """Return the gender of a folded country's or town's name: «اليمن» takes «رفض», «تونس» «رفضت»."""
    return "m" if word in _places()[1] else "f"


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


def told_to_media(s: Sentence, at: int) -> bool:
    """Say whether an outlet that is told something stands here («لرويترز»), not one in a title («للوكالة الدولية»)."""
    word, after = s.text(at), s.text(at + 1)
    if word not in clause_words().to_media and not _told_outlet(s, at):
        return False
    return not (_in_a_name(s, at) or (word.startswith("لل") and after.startswith("ال") and after.endswith(("ي", "يه"))))


def tells_press(word: str) -> bool:
    """Say whether a word is «للصحفيين», «للإعلام», «لوسائل …»: no outlet in particular."""
    return word.startswith(("للصح", "للاعلام", "لوسائل")) and word != "للصحيفه"


def past_told(s: Sentence, at: int) -> int:
    """Return the word after an outlet that is told something («لبي بي سي», «لوكالة رويترز»); ``at`` when none is."""
    if not told_to_media(s, at):
        return at
    named = at + _told_outlet(s, at)
    if named > at:
        return named
    if s.closes.get(at + 1, at + 99) - at <= _LONGEST_OUTLET and not tells_press(s.text(at)):
        return s.closes[at + 1] + 1  # «لصحيفة «المساء»»; after «للصحفيين» stands what was said.
    return at + 1 + next((size for size in (3, 2, 1) if is_outlet(_joined(s, at + 1, size))), 0)


def _told_outlet(s: Sentence, at: int) -> int:
    """Return how many words name an outlet with «ل» here («للأناضول» 1, «لبي بي سي» 3), 0 when none do."""
    word = s.text(at)
    if word[:1] != "ل" or len(word) < 3:
        return 0
    bare = "ال" + word[2:] if word.startswith("لل") else word[1:]
    alone = len(word) > 4 or word[1:].isascii()
    return next(
        (n for n in (3, 2, 1) if (alone or n > 1) and is_outlet(f"{bare} {_joined(s, at + 1, n - 1)}".strip())), 0
    )


def _joined(s: Sentence, at: int, size: int) -> str:
    return " ".join(s.text(k) for k in range(at, at + size))


def _in_a_name(s: Sentence, at: int) -> bool:
    """Say whether «ل» here joins the name of a body («لوكالة الطاقة الذرية», «لوكالات الأسفار», «المعهد … للإعلام»)."""
    house = s.text(at - 2).removeprefix("ب").removeprefix("و")
    ranked = s.text(at - 1) in word_class("of_rank") and house in word_class("institutes")
    # «المدير العام لبرنامج الغذاء», said to nobody.
    led = s.text(at) in ("لبرنامج", "لشبكه") and at + 1 not in s.closes and not is_outlet(s.text(at + 1))
    held = office_gender(house) and s.text(at - 1) in word_class("heads_of") | word_class("of_rank")
    agency = s.text(at) in ("لوكاله", "لوكالات") and s.text(at + 1) in word_class("agencies_of")
    return ranked or agency or (led and bool(held))


def tells_time(s: Sentence, at: int) -> bool:
    """Say whether a word of time is one here, not part of a name («صباح الدين», «جمعة بن سالم»)."""
    return is_time(s.text(at)) and s.text(at + 1) not in ("الدين", "بن", "بنت")


def last_week(span: str, after: str) -> bool:
    """Say whether two folded words are a time by their direction: «الأسبوع الماضي», «الموسم المقبل»."""
    return span in word_class("time_spans") and after in date_words().direction


def starts_speaker(s: Sentence, at: int) -> bool:
    """Say whether a word by itself introduces someone who can speak."""
    word = s.text(at)
    return (
        bool(office_gender(word) or body_gender(word))
        or is_honorific(word)
        or is_unnamed(word.removeprefix("ال"))
        or is_place(word)
    )


def opens_occasion(s: Sentence, at: int) -> bool:
    """Say whether «اليوم», «خلال …», «في بيان» stands here: when or where it is said."""
    words = clause_words()
    return s.text(at) in words.adverbials or (s.text(at) == "في" and s.text(at + 1) in words.after_in)


def quoted_paper(s: Sentence, at: int) -> bool:
    """Say whether a quotation opens here that only holds the name of a paper or agency («"الوطن"»)."""
    close = s.closes.get(at, at)
    name = " ".join(s.text(k) for k in range(at + 1, min(close, at + 6)))
    return close > at and (is_outlet(name) or name in folded_set("outlets", "papers.names"))


def owned_office(s: Sentence, at: int) -> bool:
    """Say whether a word is an office or body with a pronoun («مدربه», «محاميها», «شركته»)."""
    word = s.text(at)
    bare = next((word.removesuffix(end) for end in ("ها", "هم", "ه") if word.endswith(end)), word)
    held = office_gender(bare) or body_gender(bare) or body_gender(bare.removesuffix("ت") + "ه")
    return bare != word and (bool(held) or (bare.endswith("و") and is_unnamed(bare)))  # «محاموه»


def of_people(word: str) -> bool:
    """Say whether a noun of people stands here, alone or with a pronoun: «شاهدة», «صديقه», «مراسلنا»."""
    bare = next((word.removesuffix(end) for end in ("ها", "هم", "نا", "ه") if word.endswith(end)), word)
    persons, held = word_class("persons"), bare.removeprefix("و")
    return word in persons or bare in persons or (bare != word and bool(office_gender(bare) or office_gender(held)))


_ENDINGS = (("ها", 3), ("هم", 3), ("هما", 3), ("نا", 3), ("ه", 3), ("ا", 3), ("ات", 4), ("ين", 4), ("ون", 4), ("ان", 4))


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Say whether a folded word is one of the language at large, hardly a name: «حقوق», «أهميتها», «وحضور», «بقوة»."""
    return _is_common(word) or (word[:1] in ("و", "ب", "ل", "ف", "ك") and len(word) > 4 and _is_common(word[1:]))


def _is_common(word: str) -> bool:
    """Say whether the word is of the list, alone or with a pronoun, a plural or the ending of the accusative."""
    words = folded_set("nouns", "common.words")
    if word in words:
        return True
    owner = next((end for end in ("ها", "هم", "ه") if word.endswith("ات" + end)), "")
    if owner and len(word) > 6 and _is_common(word.removesuffix(owner)):
        return True  # «تأكيداته»
    stems = (word[: -len(end)] for end, least in _ENDINGS if word.endswith(end) and len(word) - len(end) >= least)
    return any(stem in words or (stem.endswith("ت") and stem[:-1] + "ه" in words) for stem in stems)


def is_governed(word: str) -> bool:
    """Say whether a preposition is written with a word of the language, an office or a place: «بقوة», «لصحافيين».

    «لجنة», «بلاغ» are words themselves; «بالطيب», «فالكه», «كاريك» are names.
    """
    if word[:1] not in ("ب", "ل", "ك", "ف") or len(word) < 4 or office_gender(word) or body_gender(word):
        return False
    bare = word[1:]
    rest = bare.removeprefix("ال") if len(bare) > 4 else bare
    rest = word[2:] if word.startswith("لل") else rest
    if rest == bare and word[0] in "فك":
        return False
    known = _is_common(rest) or (word[0] in "بل" and (is_place(bare) or is_unnamed(rest)))
    titled = bool(office_gender(bare) or body_gender(bare)) and word[0] in "بل"
    return (known or titled) and len(rest) > 2 and not (_is_common(word) and rest == bare)


def is_outlet_start(folded: str) -> bool:
    """Say whether a folded text begins with the name of an agency or outlet."""
    return any(folded.startswith(name) for name in _relays())
