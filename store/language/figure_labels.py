"""Numbers that name or order and do not count: phone numbers, scores, clock times, articles of law, flights."""

from __future__ import annotations

import re

from store.language.figure_context import counted_before, without_article
from store.language.figure_lists import as_many_there
from store.language.figure_units import percent_end, sign_before, unit_after
from store.language.figure_words import Run, figure_words
from store.language.folding import ARTICLES
from store.language.lexicon import folded_set
from store.language.numerals import Numeral, bare_number_word, number_words

# Runs this long without a gap are phone numbers, ids or hashes; shorter ones too when nothing is counted.
_LONGEST_DIGITS = 10
_LONG_ALONE = 7
# A clock time goes on like this.
_CLOCK = re.compile(r"\s*(?:ت\s?غ|تغ|gmt|بتوقيت|غرينتش|صباحا|ظهرا|عصرا|فجرا|مساء|ليلا|[ap]\.?m\b)(?!\w)")
_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))
# Measures that stand right behind their digits.
_GLUED = frozenset(
    ("km", "kg", "m", "cm", "mm", "kmh", "mph", "ft", "lb", "g", "mw", "gb", "mb", "pct", "k", "usd", "eur")
)
_JOINS = frozenset(("و", "او", "and", "or"))
_COUNTS = ("عدد", "العدد", "عددها")


def is_label(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether this number names or orders something instead of counting it."""
    known, word = figure_words(), run.words[at]
    before = run.words[at - 1] if at else ""
    gap = run.gaps[at]
    if numeral.digits and (
        _in_name(run, at)
        or _of_index(run, at, numeral)
        or _is_written_like_a_name(run, at, numeral)
        or _is_clock(run, at, numeral)
    ):
        return True
    if percent_end(run, numeral.end):
        # «قبل القرار 45%», «ال 30%» are shares whatever stands before.
        return False
    if numeral.vague and run.raw(at).endswith("أف"):
        # «الأف بي آي» are no thousands.
        return True
    if numeral.digits and (_numbers_a_line(run, at) or _ends_a_name(run, at, numeral) or _is_minute(run, at, numeral)):
        return True
    if word.removeprefix("و") == "الالف" and (run.words[at + 1 :] or [""])[0] in known.ordinals | {"الاول"}:
        return True  # «الألف الأول قبل الميلاد»
    if word == "وست" and not _counts_women(run, numeral.end):
        # «وست هام»
        return True
    # Number words shorter than four letters are too often something else («ست», «الف»), unless a noun follows.
    if (before in known.ordinals or before[1:] in known.ordinals) and not numeral.digits:
        return True
    if gap.strip() in ("", '"', "(", ":") and _after_label(run, at, numeral):
        return True
    if numeral.digits and before in ARTICLES:
        return _orders(run, at, numeral)
    bare = bare_number_word(word)[1]
    if not numeral.digits and numeral.end == at + 1 and number_words().small.get(bare, 9) <= 2:
        if as_many_there(run, at):
            return False
        return _names_one_or_two(run, at, numeral, bare)
    if numeral.definite and bare in number_words().tens and numeral.end < len(run.words):
        # «في الستين من عمرها»
        last = run.words[numeral.end : numeral.end + 2]
        return last[:1] == ["من"] and last[1:2] in (["عمره"], ["عمرها"], ["العمر"])
    alone = numeral.definite and not numeral.digits and numeral.end == at + 1
    return alone and number_words().small.get(bare, 99) <= 2


def _orders(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether digits with «الـ» only order: «البطولة الـ13»; «الدول الـ28» and «الـ24 ساعة» count."""
    known, counted = figure_words(), run.words[at - 2] if at > 1 else ""
    after = run.words[numeral.end] if numeral.end < len(run.words) else ""
    if after in known.nouns or after in known.currency or (after.endswith("ا") and len(after) > 3):
        return False
    # «مقاعد البرلمان الـ176», «المفاعلات النووية الـ48»
    owner = run.words[at - 3] if at > 2 and not run.gaps[at - 2].strip() else ""
    many = any(word.removeprefix("ال") in known.plurals for word in (counted, owner))
    many = many or (counted.endswith("يه") and owner.endswith("ات"))
    return not (counted.endswith(("ات", "ين", "ون")) or many)


def _numbers_a_line(run: Run, at: int) -> bool:
    """Say whether the digits number an item of a list: «1- أن يكون», «2) رخصة» at the head of a line or clause."""
    head = run.text[max(0, run.starts[at] - 24) : run.starts[at]].rstrip(" \t")[-1:]
    return (
        (not head or head in "\n\r.:;,")
        and len(run.words[at]) <= 2
        and bool(re.match(r"\s?[-)_]\s*(?![\d\s])", run.text[run.ends[at] : run.ends[at] + 8]))
    )


def _counts_women(run: Run, end: int) -> bool:
    """Say whether a plural that «ست» can count follows: «ست سنوات», «ست فرق», not «وست هام»."""
    noun = run.words[end] if end < len(run.words) else ""
    counted = noun.endswith("ات") or noun in figure_words().nouns
    return counted or noun.startswith("من") or bare_number_word(noun)[1] != ""


# «(35)», «(6 و55 و69)», «(67 من ركلة جزاء)»: nothing but numbers in the brackets.
_OPENED = re.compile(r"\(\s*(?:ق\s?)?(?:\d{1,3}\s*[,و+-]\s*)*\Z")
_CLOSED = re.compile(r"(?:\s*(?:,|و|-|\+)\s*\d{1,3})*\s*(?:\)|من\s+ركل|خطا\s+في\s+مرم)")


def _is_minute(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether bracketed digits are a goal's minutes, «كاردوزو (6 و55)», and no «(178) شخصية», no «القتلى (12)»."""
    if not (_OPENED.search(run.text, max(0, run.starts[at] - 40), run.starts[at]) and len(run.words[at]) <= 3):
        return False
    closed = _CLOSED.match(run.text, run.ends[at], run.stop)
    if closed is None or (closed[0].endswith(")") and _agrees(run, numeral)):
        return False
    opened = next((place for place in range(at, -1, -1) if "(" in run.gaps[place]), 0)
    before = run.words[opened - 1] if opened else ""
    counts = folded_set("numbers", "before_figures.words") | folded_set("numbers", "totals.number_of")
    tells = before in counts or without_article(before) in figure_words().roles or before.endswith(("هم", "ها"))
    return bool(before) and not tells


def _agrees(run: Run, numeral: Numeral) -> bool:
    """Say whether a noun behind the brackets is counted: «(15) دولة», no «(31) هدف الفوز», no «(32) اهداف الفريق»."""
    unit = unit_after(run, numeral.end)[0]
    if unit != "هدف":
        return unit is not None
    plural = run.words[numeral.end] in figure_words().plurals
    return plural == (2 < numeral.value < 11) and (plural or run.words[numeral.end].endswith("ا"))


def _ends_a_name(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether the digits follow other bare digits of a name: «تحالف 25 30»."""
    first = run.words[at - 1] if at else ""
    return first.isdigit() and run.gaps[at] == " " and unit_after(run, numeral.end)[0] is None


def _of_index(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether the digits are part of the name of an index of shares: «يوروفرست 300», not «فوتسي 30 نقطة»."""
    index = at > 0 and run.words[at - 1] in folded_set("numbers", "not_figures.indexes")
    return index and unit_after(run, numeral.end)[0] is None and not percent_end(run, numeral.end)


def _in_name(run: Run, at: int) -> bool:
    """Say whether the digits are part of a name: of a virus («اتش 5 ان 1»), a latitude, a quoted «أبولو 11»."""
    for name in figure_words().names:
        for place in (place for place, word in enumerate(name) if word == "#" and place <= at):
            beside = run.words[at - place : at - place + len(name)]
            if len(beside) == len(name) and all(
                word[0].isdigit() if part == "#" else word.removeprefix("و") == part
                for word, part in zip(beside, name, strict=True)
            ):
                return True
    return _closes_quoted_name(run, at)


def _closes_quoted_name(run: Run, at: int) -> bool:
    """Say whether digits end a short quotation of words that neither count nor bound: «إف زد 981»."""
    if run.text[run.ends[at] : run.ends[at] + 1] != '"' or run.gaps[at] != " ":
        return False
    begin = next((k for k in range(at - 1, max(-1, at - 4), -1) if run.gaps[k].endswith('"')), -1)
    known = figure_words()
    plain = folded_set("numbers", "before_figures.words") | folded_set("numbers", "not_units.words")
    inside = run.words[begin:at] if begin >= 0 else []
    return bool(inside) and not any(word in known.roles or word in known.nouns or word in plain for word in inside)


def _names_one_or_two(run: Run, at: int, numeral: Numeral, bare: str) -> bool:
    """Say whether a word for one or two counts nothing («واحد منهم» does, «من جانب واحد» does not)."""
    known, before = figure_words(), run.words[at - 1] if at else ""
    # «two survivors» counts; «واحد», «اثنين» alone are too often something else.
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip() else ""
    of_them = after in ("منهم", "منهن", "منها", "من", "اخران", "اخرين")
    lost = (before in known.roles or before[1:] in known.roles or of_them) and bare in _TWO
    if bare in ("one", "two") and run.words[numeral.end : numeral.end + 1] in (["to"], ["or"]):
        # «two to three families»
        return bare_number_word((run.words[numeral.end + 1 :] or [""])[0])[1] == ""
    if bare == "one":
        # «One dead», «kills one»
        return not (before in known.roles or (numeral.end < len(run.words) and run.words[numeral.end] in known.roles))
    if bare in _TWO and (percent_end(run, numeral.end) or (numeral.definite and counted_before(run, at))):
        # «الموقوفان الاثنان»
        return False
    return not lost and (bare != "two" or unit_after(run, numeral.end)[0] is None)


def _after_label(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether a word before says that the number names: «رقم 12», «والدقيقة 78», «الدقيقتين 12 و67»."""
    known = figure_words()
    before = run.words[at - 1] if at else ""
    unit = unit_after(run, numeral.end)[0]
    priced = unit in known.currency.values() and not numeral.digits
    scaled = numeral.digits and run.words[numeral.end - 1] in number_words().scales
    if priced or scaled or run.words[max(0, at - 2) : at] in (["ما", "مجموعه"], ["بما", "مجموعه"]):
        # «اتفاق بمليار دولار», «إصدار 2.8 مليون وكالة», «ما مجموعه 200»
        return False
    if unit is None and run.words[max(0, at - 2) : at - 1] in (["الرقم"], ["برقم"]) and before.startswith("ال"):
        # «الرقم الموحد 19999»
        return True
    for form in (before, before[1:] if before[:1] in "وفبل" and len(before) > 4 else before):
        if form in known.labels:
            counted = unit is not None and (form in _COUNTS or unit in known.nouns.values())
            return not (form in known.soft_labels and counted)
    if numeral.digits and before in _JOINS and at > 1 and unit is None and not run.gaps[at - 1].strip():
        first = run.words[at - 2]
        return first[0].isdigit() and at > 2 and _after_label(run, at - 2, Numeral(at - 1, 0, digits=True))
    return False


def _is_written_like_a_name(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether the digits are a phone number, a document, a clock, a score, a type («إف-16»)."""
    word, gap = run.words[at], run.gaps[at]
    before = run.words[at - 1] if at else ""
    raw = re.sub(r"\D", "", word)
    if (word.isdigit() and len(raw) > _LONGEST_DIGITS) or (
        raw.startswith("0") and len(raw) > 1 and "." not in word and "," not in word
    ):
        return True
    alone = numeral.end == at + 1 and unit_after(run, numeral.end)[0] is None
    if alone and word.isdigit() and len(word) >= _LONG_ALONE and not (percent_end(run, at + 1) or sign_before(run, at)):
        return True
    after = run.text[run.ends[numeral.end - 1] : run.ends[numeral.end - 1] + 1]
    if after == "," and gap.strip() == "," and alone and before.isascii() and len(word) <= 2 and run.is_capital(at - 1):
        # «Joan Pike, 71, said»: an age that names.
        return True
    if after in (":", "/", "+") and run.text[run.ends[at] + 1 : run.ends[at] + 2].isdigit():
        return True
    if re.match(r"(?:st|nd|rd|th)(?!\w)", run.text[run.ends[at] : run.ends[at] + 3]):
        return True
    if before == "at" and at > 1 and run.words[at - 2] in ("dies", "died", "dead", "die"):
        # «dies at 87» tells an age, «put the number of dead at 46» does not.
        return not set(run.words[max(0, at - 8) : at]) & {"number", "toll", "put", "puts"}
    if word.isdigit() and len(word) <= 2 and run.words[at + 1 : at + 2] in (["منه"], ["منها"]) and int(word) <= 31:
        # «من 16 أغسطس حتى 20 منه» is a day.
        return before in ("حتي", "الي", "في", "يوم", "و")
    if _is_slashed(run, at):
        return True
    if gap == "" and before.isascii() and before.isalpha() and not sign_before(run, at):
        return True
    glued = run.words[at + 1] if numeral.end == at + 1 < len(run.words) and not run.gaps[at + 1] else ""
    if re.match(r"[a-z]+\Z", glued) and glued not in _GLUED:
        return True  # An address or a code («t.co/1JEk»).
    if gap in ("-", "_") and before.isalpha() and before not in number_words().all:
        return True
    return _is_score(run, at) or (at > 0 and _is_score(run, at - 1)) or _is_digit_chain(run, at)


def _is_slashed(run: Run, at: int) -> bool:
    """Say whether a slash, a colon or a dash ties the digits to others or to a name: a score, a time, an address.

    «4-صفر», «2 / 1», «4/،1», «10:30», «&#187;», «م2».
    """
    before, gap = run.words[at - 1] if at else "", run.gaps[at]
    if before[-1:].isdigit() and (gap[-1:] in tuple(":/+") or gap.strip() in ("/", "/,", ":,")):
        return True
    if (not gap and before in ("م", "كم", "كلم", "سم")) or gap[-1:] == "#" or (gap[-1:] == "/" and before.isascii()):
        return True
    if _ZERO_SCORE.match(run.text, run.ends[at], run.stop) or (before == "صفر" and gap.strip() in ("-", "/", "")):
        return True
    return re.match(r"\s/\s\d", run.text[run.ends[at] : run.ends[at] + 3]) is not None


_ZERO_SCORE = re.compile(r"\s?[-/]\s?صفر(?!\w)")


def _is_score(run: Run, at: int) -> bool:
    """Say whether «2-1» begins at ``at``: two short numbers that fall or count nothing, so no range."""
    if at + 1 >= len(run.words) or run.gaps[at + 1].strip() != "-":
        return False
    first, second = run.words[at], run.words[at + 1]
    if not (first.isdigit() and second.isdigit() and len(first) <= 3 and len(second) <= 3):
        return False
    counts = unit_after(run, at + 2)[0] is not None or percent_end(run, at + 2) or sign_before(run, at)
    return int(first) >= int(second) or not (counts or run.words[at - 1 : at] == ["بين"])


def _is_digit_chain(run: Run, at: int) -> bool:
    """Say whether three or more groups of digits stand side by side («1800 555 010») and are no grouped thousands."""
    first = last = at
    while first > max(0, at - 5) and run.words[first - 1].isdigit() and run.gaps[first] in (" ", "-", "+"):
        first -= 1
    while (
        last + 1 < min(len(run.words), at + 6)
        and run.words[last + 1].isdigit()
        and run.gaps[last + 1] in (" ", "-", "+")
    ):
        last += 1
    if last - first < 2:
        return False
    return not (len(run.words[first]) <= 3 and all(len(word) == 3 for word in run.words[first + 1 : last + 1]))


def _is_clock(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether a time of day follows («11,05 ت غ», «8 مساء»), unless the digits count casualties."""
    if numeral.value > 24 or numeral.end != at + 1 or not _CLOCK.match(run.text, run.ends[at], run.stop):
        return False
    before = run.words[at - 1] if at else ""
    return before not in figure_words().roles and before[1:] not in figure_words().roles
