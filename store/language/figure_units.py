"""What stands at a figure: its noun or currency, a sign, a per cent word."""

from __future__ import annotations

import re

from store.language.english_nouns import counted_noun
from store.language.figure_words import Run, figure_words
from store.language.lexicon import folded_set
from store.language.numerals import bare_number_word, digits_value

_ERAS = frozenset(("م", "ه", "هجري", "ميلادي", "ميلاديه"))
_SKIPPED_AFTER = frozenset(
    ("عدد", "اخر", "اخران", "اخرتان", "اخرتين", "اخرين", "اخرون", "اخري", "others", "على", "ممن", "من", "منهم", "منها")
)


# Counted nouns whose first letter is their own.
_OWN_WAW = (
    "واف",
    "وال",
    "وزي",
    "وزر",
    "وفا",
    "وفي",
    "ورش",
    "ورق",
    "وجب",
    "وسي",
    "وسا",
    "وثي",
    "وثا",
    "وكي",
    "وكا",
    "وزا",
    "وحد",
    "وفود",
    "وفد",
    "وسام",
    "ولد",
    "ولاي",
    "وظ",
    "وصي",
    "ولاد",
)


def particle_length(word: str) -> int:
    """Return how many letters of «و», «ب» … stand before a number word or dual noun; «ال» stays."""
    if word[0].isdigit():
        return 0
    particles, _ = bare_number_word(word)
    if particles:
        return len(particles.removesuffix("ال"))
    known = figure_words()
    joined = word[1:] in known.duals or (word[:1] in ("ب", "و", "ل") and word[1:] in {**known.parts, **known.nouns})
    return 1 if word not in known.duals and word not in known.parts and word not in known.nouns and joined else 0


# «تظاهر المئات احتجاجا»: the figure is its own noun.
_THE_HUNDREDS = frozenset(("المئات", "العشرات", "الالاف", "الملايين"))


def bare_noun(word: str) -> str:
    """Return a noun without its article; «ألغام», «آليات» are written as if they had one."""
    return word if word in figure_words().nouns else word.removeprefix("ال")


def singular(word: str) -> str:
    """Return the dictionary form of a counted noun: from the lexicon, else without article and tanwin."""
    known, bare = figure_words(), bare_noun(word)
    if bare in known.nouns:
        return known.nouns[bare]
    return bare[:-1] if bare.endswith("ا") and len(bare) > 3 else bare


_SHORT_VERB = 3
_YEARS = frozenset(("عام", "سنه"))
_PERIODS = _YEARS | {"شهر", "اسبوع", "يوم"}


def is_year(word: str) -> bool:
    """Say whether digits look like a year of our time: then a noun must follow for them to count."""
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2100


def unit_after(run: Run, end: int) -> tuple[str | None, int]:
    """Return (unit, next index) for what follows a numeral: a currency or a counted noun."""
    known = figure_words()
    if end >= len(run.words) or run.gaps[end].strip() not in ("", ")", '"') or not run.words[end].isalpha():
        return None, end
    if run.gaps[end].startswith('"') and not any('"' in run.gaps[k] for k in range(max(0, end - 3), end)):
        # «… 981» تحطمت»: a quotation that was not opened at the number has closed.
        return None, end
    word = run.words[end]
    bare = word.removeprefix("ال")
    if bare in known.currency:
        return known.currency[bare], end + 1
    if word.isascii() and not is_year(run.words[end - 1]) and counted_noun(run, end) > end:
        end = counted_noun(run, end)
        return known.currency.get(run.words[end], singular(run.words[end])), end + 1
    if word in ("other", "more"):
        # «two other ministers»
        noun, plain = run.words[end + 1 : end + 2] or [""], folded_set("numbers", "not_units.words")
        return (singular(noun[0]), end + 2) if noun[0].isalpha() and noun[0] not in plain else (None, end)
    if (
        word in ("في", "per", "percent", "بالمئه", "بالمائه")
        or word in _SKIPPED_AFTER
        or word in folded_set("numbers", "not_units.words")
    ):
        return None, end
    if _not_counted(run, end):
        return None, end
    return singular(word), end + 1


def _not_counted(run: Run, end: int) -> bool:
    """Say whether the word after a numeral is not what it counts: «آيفون 6 الجديد», «الخمسين لتأسيسها»."""
    known, word, before = figure_words(), run.words[end], run.words[end - 1]
    bare = bare_noun(word)
    named = bare != word
    if digits_value(before) is not None and (named or (is_year(before) and bare not in known.nouns)):
        # «آيفون 6 الجديد», «عام 2014 قتل»: neither is counted by the digits.
        return True
    dated = end + 1 < len(run.words) and is_year(run.words[end + 1]) and not run.gaps[end + 1].strip()
    if bare in _YEARS and (dated or is_year(before)):
        # «كرة القدم النسائية 2 عام 2019», «2015 سنة التحول»: the year is dated, not counted.
        return True
    if named and bare in _PERIODS and not bare_number_word(before)[0].endswith("ال"):
        # «إلى 23 مليون العام الماضي»: when, not what.
        return True
    # A definite numeral already has its noun («المناطق الأربع»), and «تضرروا» is a verb.
    has_noun = bare_number_word(before)[0].endswith("ال") and named
    if has_noun or (word.endswith("وا") and word not in known.nouns):
        return True
    did = word.endswith("ت") and not word.endswith("ات") and len(word) > _SHORT_VERB  # «11 مليونا خصصت لإعادة …»
    if word not in known.nouns and bare not in known.nouns and (did or not _agrees(run, end)):
        return True
    if word[:1] == "ل" and word.endswith(("ها", "ه", "هم")) and word not in known.nouns:
        # «الخمسين لتأسيسها»
        return True
    return word.startswith(("لل", "وال")) or before in _THE_HUNDREDS or _is_no_noun(word)


# No noun begins so: «بمديرية», «بتكلفة», «باستثناء».
_WITH_PARTICLE = ("بم", "بت", "باست", "بانت", "باعت", "باخت")


def _is_no_noun(word: str) -> bool:
    """Say whether a word is an era, a verb («يقتل») or has a particle of its own («بالرصاص», «وإصابة»)."""
    known = figure_words()
    if word in _ERAS:
        return True
    if word in known.nouns:
        return False
    if word[0] == "ي" and len(word) > 3:
        return True
    if word[0] in "بل" and (word[1:] in known.nouns or word[1:] in known.roles or word in known.roles):
        return True
    if word.startswith(_WITH_PARTICLE):
        return True
    return (word[0] in "بلك" and word[1:3] == "ال") or (word[0] == "و" and not word.startswith(_OWN_WAW))


def _agrees(run: Run, end: int) -> bool:
    """Say whether a word that no lexicon knows can be counted by plain digits before it.

    One and two are told by the noun's own form: «قناة 1 أفضل» counts nothing.
    After 11 to 99 the counted noun is a singular in the accusative («26 لاعبا», «30 امرأة»): «26 عبدالله» is none.
    """
    number, word = run.words[end - 1], run.words[end]
    if not number.isdigit() or len(number) > 2 or word.isascii():
        return True
    if int(number) < 11:
        return int(number) > 2
    return word.endswith(("ا", "ه", "ي", "ء"))


def unit_of_them(run: Run, end: int) -> str | None:
    """Return what «15 من عناصر الشرطة», «خمسة من المهاجمين» are counted among."""
    if end + 1 >= len(run.words) or run.words[end] != "من" or run.gaps[end].strip() or run.gaps[end + 1].strip():
        return None
    kind = run.words[end + 1]
    if kind in figure_words().nouns or (kind.startswith("ال") and kind.endswith(("ين", "ات")) and len(kind) > 5):
        return singular(kind)
    return None


# Of these one may count fractions: «2.500 كيلومتر» is two and a half.
_DIVISIBLE = frozenset(
    ("%", "نقطة", "متر", "كيلومتر", "درجة", "طن", "ميل", "لتر", "هكتار", "كيلوغرام", "ثانية", "غرام", "ميغاواط", "ضعف")
)
_POINT_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z")


def grouped_by_point(word: str, unit: str | None) -> bool:
    """Say whether a single point before three digits groups thousands: «30.000», «45.500 نازح»."""
    if not _POINT_GROUP.match(word):
        return False
    whole = unit is not None and unit not in _DIVISIBLE and unit not in figure_words().currency.values()
    return word.endswith(".000") or whole


def sign_before(run: Run, at: int) -> tuple[str, str] | None:
    """Return (sign, currency) for a currency sign or letters right before the digits: «$5», «Dh200», «Rs 500»."""
    sign, known = run.gaps[at][-1:], figure_words()
    if sign in known.signs:
        return sign, known.signs[sign]
    letters = run.words[at - 1] if at and run.gaps[at] in ("", " ") and run.words[at][0].isdigit() else ""
    if letters not in known.letters or not run.is_capital(at - 1):
        return None
    return run.text[run.starts[at - 1] : run.starts[at]], known.letters[letters]


def percent_end(run: Run, end: int) -> int | None:
    """Return the folded offset after «%», «في المئة» … that follows word ``end - 1``, or None."""
    stop = run.ends[end - 1]
    match = figure_words().percent.match(run.text, stop, run.stop)
    return match.end() if match else None
