"""Figures that are no plain numeral: halves («مترا ونصف المتر»), shares («ثلاثة أرباع المدينة»), one of each."""

from __future__ import annotations

from dataclasses import replace

from store.language.figure_units import percent_end, singular, unit_after
from store.language.figure_words import Run, figure_words
from store.language.lexicon import folded_set
from store.language.numerals import Numeral, number_words, read_numeral

_MEASURES = frozenset(("نقطة", "متر", "كيلومتر", "درجة", "طن", "ميل", "لتر", "هكتار", "كيلوغرام"))
_TIMES = frozenset(("ثانية", "ساعة", "يوم", "شهر", "سنة", "عام", "أسبوع", "دقيقة", "قرن", "مرة"))


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
    """Return the numeral up to its second telling: «(15) خمسة عشر يوما», «7 سبعة صواريخ», «عشرة (10) أيام».

    The half of «ثلاثة ونصف في المئة» belongs to it as well.
    """
    if numeral.end >= len(run.words) or run.gaps[numeral.end].strip(" ()") or percent_end(run, numeral.end):
        # «0.1 بالمئة» holds a hundred that is none of its own.
        return numeral
    if run.words[numeral.end] == "ونصف" and percent_end(run, numeral.end + 1):
        return replace(numeral, end=numeral.end + 1, value=numeral.value + 0.5)
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
