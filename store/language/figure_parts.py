"""Figures that are no plain numeral: duals («جنديين»), halves («مترا ونصف المتر»), shares («ثلاثة أرباع المدينة»)."""

from __future__ import annotations

import re
from dataclasses import replace

from store.language.figure_units import singular, unit_after
from store.language.figure_words import BREAK, Run, figure_words
from store.language.folding import fold_plain
from store.language.lexicon import folded_set, load
from store.language.numerals import Numeral, number_words, read_numeral

# «فلسطينيان»: the dual of a name of origin; its accusative is also a plural and does not count.
_ORIGINS = re.compile(r"\w{3,}يان\Z")
_NO_ORIGINS = frozenset(
    ("عصيان", "نسيان", "شريان", "سريان", "طغيان", "غليان", "هذيان", "جريان", "بنيان", "احيان", "اعيان", "اديان")
)
_AMONG = frozenset(("بينهم", "منهم"))
# The vowel marks of a dual: «ممارسَيْن», «حالتَيْ».
_DUAL_MARKS = re.compile("(?:\u064eي\u0652?|ي\u0652(?=ن))(?:ن\u0650?)?\\Z")
_DUAL_END = re.compile(r"(?:ان|ين|هما|كلا|كلتا)\Z")
_MEASURES = frozenset(("نقطة", "متر", "كيلومتر", "درجة", "طن", "ميل", "لتر", "هكتار", "كيلوغرام"))
_TIMES = frozenset(("ثانية", "ساعة", "يوم", "شهر", "سنة", "عام", "أسبوع", "دقيقة", "قرن", "مرة"))


def dual_noun(run: Run, at: int) -> str | None:
    """Return the singular of a dual counted noun («موديلين»), alone or after one particle.

    A dual right after another one describes it («رجلان مسلحان») and counts nothing new.
    """
    known, word = figure_words(), run.words[at]
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip() else ""
    if _DUAL_MARKS.search(run.raw(at)) and not word.startswith(("ال", "وال", "بال", "لل")):
        if at and _DUAL_MARKS.search(run.raw(at - 1)):
            return None
        return known.duals.get(word) or re.sub(r"تي\Z|تين\Z", "ه", re.sub(r"(?<!ت)ين?\Z", "", word))
    if word in folded_set("numbers", "definite_duals.times"):
        noun = known.duals.get(word[2:]) or known.nouns.get(word[2:-2])
        return noun if after in folded_set("numbers", "definite_duals.after") else None
    if word.removeprefix("و").startswith("ال"):
        return _definite_dual(run, at, word.removeprefix("و"))
    if word in folded_set("numbers", "construct_duals.words") and _is_indefinite(after):
        return known.nouns.get(word[:-1], word[:-1])
    if word.endswith(("ي", "تا")) and _lists_names(run, at):
        return None
    if word in folded_set("numbers", "not_duals.words") and word.endswith("ين") and _both_after(run, at):
        return known.nouns.get(word[:-2], word[:-2])
    if before in _PREPOSITIONS and _is_joined_pair(word, after):
        return known.nouns[word[:-1]]
    if word in known.currency and word.endswith(("ين", "ان")) and not word.startswith("ال"):
        return known.currency[word]
    bare = word[1:] if word not in known.duals and word[:1] in ("و", "ب", "ل", "ف") else word
    if bare in known.duals:
        follows = bare == word and (before in known.duals or before[1:] in known.duals)
        return None if follows else known.duals[bare]
    return _pair_by_origin(run, at, before)


def _pair_by_origin(run: Run, at: int, before: str) -> str | None:
    """Return the singular of «فلسطينيان»: somebody must be hit, held or counted, for Armenian names end so too."""
    known, word = figure_words(), run.words[at]
    if not _ORIGINS.match(word) or word.startswith(("ال", "وال", "بال", "لل")) or word in _NO_ORIGINS:
        return None
    if before not in _AMONG and any(_DUAL_END.search(one) for one in run.words[max(0, at - 3) : at]):
        return None
    counted = {before, before[1:]} & known.roles.keys() or before in folded_set("numbers", "before_bare.words")
    if not (counted or before in _AMONG):
        return None
    return word[1:-2] if word[0] == "و" else word[:-2]


def _both_after(run: Run, at: int) -> bool:
    """«مسلحين يركضان», «مصابين متأثرين بجروحهما»: what follows says that they are two."""
    for step in range(at + 1, min(at + 4, len(run.words))):
        if BREAK.search(run.gaps[step]):
            return False
        word = run.words[step]
        if (word.endswith("هما") and len(word) > 4) or (step == at + 1 and re.fullmatch(r"[يت]\w{2,}ان", word)):
            return True
    return False


def _definite_dual(run: Run, at: int, word: str) -> str | None:
    """Return the singular of «الضابطين», «السيارتان»; «الجانبين», «الشركتين» name two that everybody knows of."""
    known, bare = figure_words(), word.removeprefix("ال")
    noun = known.duals.get(bare) if bare not in known.nouns else None
    if noun is not None and noun in _counted_again():
        return noun
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip() else ""
    people = bare[:-2] in known.nouns or bare[:-2] in known.roles
    return known.nouns.get(bare[:-2], bare[:-2]) if after in _BOTH_WHO and people else None


def _counted_again() -> frozenset[str]:
    """Return the nouns, as printed, whose definite dual counts: who was hit, what crashed, what went off."""
    return frozenset(str(load("numbers")["definite_duals"]["counted"]).split())


_BOTH_WHO = frozenset(("اللذين", "اللتين", "اللذان", "اللتان"))
_PREPOSITIONS = frozenset(("الي", "في", "من", "علي", "بين", "مع", "خلال", "بعد", "قبل", "عن"))


def _is_joined_pair(word: str, after: str) -> bool:
    """Say whether a word is a dual joined to the noun after it: «إلى مركزي أبحاث», not «من مصرفي لبناني»."""
    nouns, stem = figure_words().nouns, word[:-1]
    if word[-1:] != "ي" or word in nouns or fold_plain(nouns.get(stem, "")) != stem:
        return False
    # «مسلحي الحركة» may be a plural, «حزبي» an adjective.
    if {stem + "ين", stem + "ون"} & nouns.keys() or word in folded_set("numbers", "not_duals.words"):
        return False
    return _is_indefinite(after) and not after.endswith("ي")


def _lists_names(run: Run, at: int) -> bool:
    """Say whether a dual in construct stands before a list of names («شركتي إكسون وشيفرون»): it counts nothing new."""
    known = figure_words()
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip(' "') else ""
    if after in known.nouns or after in known.roles:
        return False
    for place in range(at + 2, min(at + 5, len(run.words))):
        if run.gaps[place].strip(' "') or run.words[place] in folded_set("numbers", "not_units.words"):
            return False
        if run.words[place].startswith("و") and len(run.words[place]) > 2:
            # «فرقتي إسعاف وفرقتي إطفاء»
            return run.words[place][1:] not in known.duals
    return False


def _is_indefinite(word: str) -> bool:
    """Say whether the word may be the noun that a dual in construct stands before («حادثي مرور»)."""
    return word.isalpha() and not word.startswith("ال") and word not in folded_set("numbers", "not_units.words")


def one_of_it(run: Run, at: int) -> bool:
    """Say whether «واحد» at ``at`` counts its noun expressly: «ريال واحد», «سنة واحدة»."""
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    if run.words[at] not in ("واحد", "واحده", "واحدا") or before in folded_set("numbers", "not_one.words"):
        return False
    if set(run.words[max(0, at - 5) : at - 1]) & {"لا", "لم", "لن", "ليس", "ما", "دون", "حتي", "اي", "ولو"}:
        # «حتى لا يبقى إرهابي واحد»
        return False
    if (run.words[at + 1 : at + 2] or [""])[0].removeprefix("و") in number_words().tens:
        # «إحالة واحد وأربعين متهما»
        return False
    known = figure_words()
    forms = {before, before[1:] if before[:1] in ("و", "ب", "ل", "ف") else before}
    same = run.words[max(0, at - 2)] in ("في", "وفي") and run.words[at + 1 : at + 2] != ["فقط"]
    if same and not any(known.nouns.get(form) in _TIMES for form in forms):
        # «في مستشفى واحد»: one and the same.
        return False
    return any(form in known.nouns or form in known.currency for form in forms)


def two_of_them(run: Run, at: int) -> bool:
    """Say whether «اثنين» at ``at`` only stresses the dual before it («سعوديين اثنين»)."""
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    return (
        run.words[at] in ("اثنين", "اثنان", "اثنتين", "اثنتان")
        and before.endswith(("ين", "ان"))
        and len(before) > 4
        and not before.startswith("ال")
        and before not in figure_words().duals
        and before[1:] not in figure_words().duals
    )


def half_figure(run: Run, at: int) -> tuple[float, int, str] | None:
    """Read «نصف نقطة», «مترا ونصف المتر»: (value, next index, unit), only for measures."""
    known, word = figure_words(), run.words[at]
    bare = word[1:] if word[:1] in ("ب", "و", "ل") and word[1:] in known.parts else word
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip() else ""
    unit = known.nouns.get(after.removeprefix("ال"))
    if bare == "ربع" and unit == "قرن":
        # «في ربع قرن» is a figure of speech for a long time.
        return None
    if bare in known.parts and (unit in _MEASURES or (unit in _TIMES and not after.startswith("ال"))):
        return known.parts[bare], at + 2, unit or ""
    unit = known.nouns.get(word) or known.currency.get(word)
    if unit:
        value, end = half_after(run, at + 1, unit or "")
        if value:
            return 1 + value, end, unit or ""
    return None


def half_after(run: Run, end: int, unit: str, value: float = 1) -> tuple[float, int]:
    """Read «ونصف (الساعة)» after a measure, time or currency: (what it adds, next index); 0 when there is none.

    After millions of a currency it is half a million: ``value`` is the figure before it.
    """
    known = figure_words()
    if end >= len(run.words) or run.gaps[end].strip():
        return 0, end
    word = run.words[end]
    alone = word == "ونصف" and (
        end + 1 >= len(run.words) or run.words[end + 1] in _AFTER_HALF or run.gaps[end + 1].strip()
    )
    if unit not in _MEASURES | _TIMES and unit not in known.currency.values() and not alone:
        return 0, end
    if word[:1] != "و" or word[1:] not in known.parts or word[1:] in ("خمس", "سدس", "ثلثا", "ثلثي"):
        return 0, end
    last, part = end + 1, known.parts[word[1:]]
    whole = run.words[last] if last < len(run.words) and not run.gaps[last].strip() else ""
    if len(whole) > 4 and whole.endswith(("ها", "هم", "هما")):
        # «200 ريال ونصف موظفيها …»
        return 0, end
    bare = whole.removeprefix("ال")
    if unit in known.currency.values():
        scales = number_words().scales
        size = scales.get(bare) or next(one for one in (1e9, 1e6, 1e3, 1) if not value % one)
        # «مليون دولار ونصف المليون», «مليونا دولار ونصف»
        return part * size, last + (bare in scales or known.currency.get(bare) == unit)
    return part, last + (known.nouns.get(bare) == unit)


# «طفلين ونصف على مدار العمر»: half of the same.
_AFTER_HALF = frozenset(("علي", "في", "لكل", "من", "خلال", "عن", "بالمتوسط"))


def _part_alone(run: Run, at: int) -> tuple[float, int, str] | None:
    """Read «إلى النصف», «بمقدار الربع»; «إلى الربع الأخير» is a part of a time or a game."""
    before, after = run.words[at - 1] if at else "", (run.words[at + 1 : at + 2] or [""])[0]
    if run.gaps[at].strip() or before not in ("الي", "بمقدار", "بنسبه", "بنحو", "بحوالي"):
        return None
    return None if after.startswith("ال") else (figure_words().parts[run.words[at][2:]], at + 1, "")


def measures(unit: str | None) -> bool:
    """Say whether a unit of length, time or money measures: then no people are counted."""
    return unit in _MEASURES or unit in _TIMES or unit in figure_words().currency.values()


def told_twice(run: Run, numeral: Numeral) -> Numeral:
    """Return the numeral up to its second telling: «(15) خمسة عشر يوما», «7 سبعة صواريخ», «عشرة (10) أيام»."""
    if numeral.end >= len(run.words) or run.gaps[numeral.end].strip(" ()"):
        return numeral
    again = read_numeral(run.words, numeral.end, run.gaps)
    if again is None or again.digits == numeral.digits or not numeral.value:
        return numeral
    # «6 ستة مليارات»: the words go on.
    same = again.value / numeral.value in (1, *number_words().scales.values())
    return replace(numeral, end=again.end, value=again.value) if same else numeral


def one_of_each(run: Run, at: int) -> tuple[float, int, str] | None:
    """Read «واحد من كل ثلاثة أطفال», «امرأة من كل ثلاث نساء», «one in five»: the share that one of them is."""
    words, end = run.words, at + 1
    if words[at] not in _ONE:
        if words[at] not in figure_words().nouns:
            return None
        end += words[end : end + 1] in (["واحد"], ["واحده"])
    joint = next((one for one in _OF_EACH if words[end : end + len(one)] == list(one)), ())
    if not joint or any(gap.strip() for gap in run.gaps[end : end + len(joint) + 1]):
        return None
    whole = read_numeral(words, end + len(joint), run.gaps) if end + len(joint) < len(words) else None
    if whole is None or not 1 < whole.value <= 1_000_000:
        return None
    share = 1 / whole.value
    unit, stop = unit_after(run, whole.end)
    if joint == ("in",) and unit in _NO_CROWD:
        return None
    return share if share == round(share, 3) else round(share, 2), max(stop, whole.end), unit or ""


_ONE = frozenset(("واحد", "واحده", "احد", "one"))
_OF_EACH = (("من", "بين", "كل"), ("من", "كل"), ("out", "of", "every"), ("out", "of"), ("in", "every"), ("in",))
# «killed one in 20 minutes»
_NO_CROWD = frozenset(("minutes", "hours", "days", "weeks", "months", "years"))


def share_figure(run: Run, at: int) -> tuple[float, int, str] | None:
    """Read «ثلث السكان», «ثلاثة أرباع المدينة»: (value, next index, what it is a share of)."""
    known, word = figure_words(), run.words[at]
    if word[:2] == "ال" and word[2:] in known.parts:
        return _part_alone(run, at)
    if at + 1 >= len(run.words) or run.gaps[at + 1].strip():
        return None
    after = run.words[at + 1]
    bare = word[1:] if word not in known.parts and word[:1] in ("و", "ب", "ل", "ف") else word
    times = number_words().small.get(word) or number_words().small.get(word[1:])
    if after in known.many_parts and times and times < 10:
        value, end = round(times * known.many_parts[after], 2), at + 2
    elif bare in known.parts:
        value, end = known.parts[bare], at + 1
    else:
        return None
    whole = run.words[end] if end < len(run.words) and not run.gaps[end].strip() else ""
    plain = whole.removeprefix("ال")
    if not whole.startswith("ال") or whole in folded_set("numbers", "not_parts.words") or len(plain) < 3:
        return (value, end, "") if end == at + 2 else None
    # «خمس الدول» are five countries; «نصف المليون» is a number.
    if plain in number_words().all or (bare == "خمس" and plain in known.plurals):
        return None
    return value, end + 1, singular(whole)
