"""What stands around a figure: does it count without a noun, what bounds it, what does it count."""

from __future__ import annotations

import re

from store.language.date_patterns import date_words
from store.language.figure_lists import as_many_there, goes_on
from store.language.figure_units import is_year, percent_end, sign_before
from store.language.figure_words import BREAK, Run, figure_words
from store.language.folding import ARTICLES, fold_plain
from store.language.lexicon import folded_set
from store.language.numerals import Numeral, bare_number_word, digits_value, number_words
from store.models import Comparator

# «تجاوز عدد المسجلين 4 ملايين»
_EXCEED = frozenset(("تجاوز", "تجاوزت", "يتجاوز", "تتجاوز", "تخطي", "تخطت", "فاق", "فاقت", "ليتجاوز", "لتتجاوز"))
# «الأولى عربيا و27 عالميا» is a rank.
_RANKS = frozenset(("عالميا", "عربيا", "محليا", "دوليا", "اسيويا", "اوروبيا", "افريقيا", "قاريا"))
# «ارتفع عدد القتلى إلى أربعة», «the toll rose to four»
_AMOUNTS_TO = frozenset(("الي", "بلغ", "بلغت", "عددهم", "عند", "to", "at", "by"))
_AMONG = frozenset(("منهم", "منها", "منهن", "بينهم", "بينها", "بينهن"))
_OF_THEM = frozenset(("of", "عدد", "منهم", "منها", "منهن", "من", "اخرين", "اخرون", "اخري", "اخر", "ممن"))


def stands_alone(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether a numeral without a noun still counts: not a bare year, not a lone small number word."""
    if percent_end(run, numeral.end) or sign_before(run, at):
        return True
    if run.words[numeral.end : numeral.end + 1] and run.words[numeral.end] in _RANKS:
        return False
    if numeral.digits and numeral.end == at + 1:
        if goes_on(run, numeral.end):
            return True
        if _names_a_thing(run, at, numeral):
            return False
        after_verb = at > 0 and run.words[at - 1] in folded_set("numbers", "before_figures.words")
        return after_verb or not is_year(run.words[at])
    if numeral.end == at + 1 and not numeral.vague and numeral.value < 1000:
        if _in_his_twenties(run, at, numeral):
            return False
        after = run.words[numeral.end] if numeral.end < len(run.words) else ""
        before = run.words[at - 1] if at else ""
        if not run.gaps[at].strip() and (
            before in _AMONG
            or before in figure_words().roles
            or before[1:] in figure_words().roles
            or before.removeprefix("و") in folded_set("numbers", "before_bare.words")
        ):
            return True
        if before in _AMOUNTS_TO and (before == "عددهم" or role_of(run, at, numeral.end) is not None):
            return True
        if after in figure_words().roles and not after.startswith(("ا", "و")) and not run.gaps[numeral.end].strip():
            return True
        if run.words[numeral.end : numeral.end + 2] in (["فقط", "من"], ["only", "of"]):
            return True
        if _tells_the_number(run, at, numeral.end) or _acts(run, at, numeral) or as_many_there(run, at):
            return True
        if after in _OF_THEM and not run.gaps[numeral.end].strip():
            return True
        return (numeral.definite and counted_before(run, at)) or comparator_of(run, at, numeral.end) is not None
    return True


def _in_his_twenties(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether a definite ten is somebody's age: «رجل في العشرين», «شابة في الثلاثين»."""
    return numeral.definite and numeral.value % 10 == 0 and at > 0 and run.words[at - 1] == "في"


def _tells_the_number(run: Run, at: int, end: int) -> bool:
    """Say whether a number at the end of its clause is what «بلغ عدد …», «يرتفع العدد الإجمالي …» tells."""
    if end < len(run.words) and not BREAK.search(run.gaps[end]) and not run.words[end].startswith("و"):
        return False
    first = at
    while first > max(0, at - 10) and not BREAK.search(run.gaps[first]):
        first -= 1
    clause = run.words[first:at]
    numbers = _told("number_of")
    return any(word.lstrip("ول") in _told("reaches") for word in clause) and any(
        word in numbers or word.removeprefix("ال") in numbers for word in clause
    )


def _told(kind: str) -> frozenset[str]:
    """Return the words that tell a number («عدد», «total») or that reach one («بلغ», «to»), of both languages."""
    return folded_set("numbers", f"totals.{kind}") | folded_set("numbers_en", f"totals.{kind}")


def _total_of(run: Run, at: int) -> bool:
    """Say whether the clause tells a number and this is it: «كان عدد المجالس البلدية 179 في الانتخابات الماضية»."""
    for place in range(at - 1, max(-1, at - 6), -1):
        if re.sub(r"\A[وفلب]?(?:ال)?", "", run.words[place]) in _told("number_of"):
            return place < at - 1
        if BREAK.search(run.gaps[place]) or digits_value(run.words[place]) is not None:
            return False
    return False


def _acts(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether a definite number is itself who acts: «إن الأربعة اعترفوا», no «الأربعة» behind its noun."""
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    after = run.words[numeral.end] if numeral.end < len(run.words) and not run.gaps[numeral.end].strip() else ""
    return numeral.definite and before in ("", "ان", "بان") and after.endswith("وا")


def _names_a_thing(run: Run, at: int, numeral: Numeral) -> bool:
    """Say whether bare digits stand right after a common noun («ويندوز 10»): then they name, not count."""
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    after = run.words[numeral.end] if numeral.end < len(run.words) and not run.gaps[numeral.end].strip() else ""
    if (
        before in _AMONG
        or not before.isalpha()
        or len(before) < 3
        or (before.isascii() and not run.is_capital(at - 1))
        or after in _OF_THEM
        or comparator_of(run, at, numeral.end) is not None
    ):
        return False
    known = figure_words()
    changed = before in folded_set("numbers", "changes.words") and "." in run.words[at]
    if changed or _total_of(run, at) or before in date_words().relative or before in date_words().weekdays:
        # «كان عدد المقاعد 1212», «قتل أمس 5», «زاد 11.11»
        return False
    if (
        before in folded_set("numbers", "not_units.words")
        or before in known.roles
        or before[1:] in known.roles
        or (before.endswith(("ت", "وا", "ه", "ها")) and not before.startswith("ال"))
    ):
        return False
    return before not in folded_set("numbers", "before_figures.words") and not before.startswith("ي")


def counted_before(run: Run, at: int) -> bool:
    """Say whether a definite noun stands right before a definite numeral («المناطق الأربع», «رواياته السبع»).

    After a singular the tens order («الذكرى الخمسين»).
    """
    before = run.words[at - 1] if at else ""
    if run.gaps[at].strip() or len(before) <= 4:
        return False
    if bare_number_word(run.words[at])[1] in number_words().tens and not is_plural(before):
        return False
    owned = OWNER.search(before) is not None and not run.raw(at - 1).endswith("ة")
    return owned or _LEAD.match(before) is not None


# The article with its particles, and who something belongs to («فروعها»).
_LEAD = re.compile(r"\A[وف]?(?:[بك]?ال|لل)")
OWNER = re.compile(r"(?:ها|هما|هم|هن|ه)\Z")


def without_article(word: str) -> str:
    """Return a noun without its article and particles: «للدول», «والدول» → «دول»."""
    return _LEAD.sub("", word)


def is_plural(word: str) -> bool:
    """Say whether a definite or owned noun is a plural that the lexicon or its ending tells."""
    bare, plurals = without_article(word), figure_words().plurals
    return bare.endswith(("ات", "ين", "ون", "ان")) or bare in plurals or OWNER.sub("", bare) in plurals


def comparator_of(run: Run, at: int, end: int) -> Comparator | None:
    """Return the bound said before («أكثر من», «لا تقل نسبته عن») or after («على الأقل») the figure."""
    if at and run.words[at - 1] == "ال":
        # «تجاوزت الـ15 يوما»
        at -= 1
    return _bound_before(run, at) or _bound_of_verb(run, at) or _bound_after(run, end)


def _bound_before(run: Run, at: int) -> Comparator | None:
    """Return what a phrase right before the figure bounds: «أكثر من», «بحد أدنى», «على الأقل 5»."""
    left = run.words[max(0, at - 4) : at]
    for phrase, sign in figure_words().before:
        size = len(phrase)
        if size > len(left) or run.gaps[at].strip() not in ("", '"'):
            continue
        head = left[-size]
        bare = head[1:] if head[:1] in "وبلف" and head != phrase[0] else head
        if phrase[0] not in (head, bare) or tuple(left[len(left) - size + 1 :]) != phrase[1:]:
            continue
        if phrase[0] not in _EITHER_SIDE or not _counted_left(run, at - size):
            return sign
    return None


# These bound the figure before them as well («3 قتلى على الأقل و5 جرحى»).
_EITHER_SIDE = frozenset(("علي", "كحد", "بحد", "تقريبا"))


def _counted_left(run: Run, place: int) -> bool:
    """Say whether a number stands in the same clause within four words before ``place``."""
    for at in range(place, max(0, place - 4), -1):
        if BREAK.search(run.gaps[at]):
            return False
        if digits_value(run.words[at - 1]) is not None or bare_number_word(run.words[at - 1])[1]:
            return True
    return False


def _bound_of_verb(run: Run, at: int) -> Comparator | None:
    """Return what a verb with its own subject bounds.

    «لا يتجاوز عددهم الخمسين», «تجاوزت التعديات المضبوطة مليون متر», «ألا تقل نسبة التصنيع عن 46%».
    """
    first = at
    while first > max(0, at - 10) and not BREAK.search(run.gaps[first]):
        first -= 1
    lead, linked = run.words[first:at], run.words[at - 1 : at] in (["عن"], ["علي"])
    plain = folded_set("numbers", "not_units.words")
    for place in range(len(lead) - 2, -1, -1):
        verb, between = lead[place].removeprefix("و"), lead[place + 1 : len(lead) - linked]
        denied = verb[:2] == "لا" or (place > 0 and lead[place - 1].lstrip("وف") in _NOT)
        verb = verb.removeprefix("لا")
        signs = _EXCEEDS if verb in _EXCEED and not linked else _MEASURED.get(verb) if linked else None
        if signs and between and between[-1] != "في" and not set(between) - {"في"} & plain:
            return signs[denied]
    return None


_NOT = frozenset(("لا", "الا", "لم", "لن", "عدم"))
_EXCEEDS: tuple[Comparator, Comparator] = (">", "<=")
_MEASURED: dict[str, tuple[Comparator, Comparator]] = dict.fromkeys(("يقل", "تقل", "قل", "قلت"), ("<", ">=")) | (
    dict.fromkeys(("يزيد", "تزيد", "زاد", "زادت"), (">", "<="))
)


def _bound_after(run: Run, end: int) -> Comparator | None:
    """Return the bound said after the figure and what it counts: «17 من عناصر الأمن على الأقل»."""
    rest = run.text[run.ends[end - 1] : run.ends[end - 1] + 48]
    cut = BREAK.search(rest)
    rest = rest[: cut.start()] if cut else rest
    for words, sign in _AFTER:
        if re.match(rf"(?: (?!و)[^\W\d_]+){{0,5}},? ?{words}\b", rest):
            return sign
    return None


_AFTER: tuple[tuple[str, Comparator], ...] = (
    ("علي الاقل", ">="),
    ("علي الاكثر", "<="),
    ("تقريبا", "~"),
    ("or more", ">="),
    ("كحد اقصي", "<="),
    ("بحد اقصي", "<="),
    ("كحد ادني", ">="),
    ("بحد ادني", ">="),
)


def fate_of(run: Run, at: int, end: int, unit: str | None) -> str | None:
    """Return what those counted met, None for cars, attacks and towns: «قتل تفجيران 13 شخصا»."""
    role = role_of(run, at, end)
    thing = unit is not None and fold_plain(unit) in folded_set("numbers", "no_victims.nouns")
    spared = thing and role is not None and fold_plain(role) in folded_set("numbers", "no_victims.fates")
    return None if spared else role


def role_of(run: Run, at: int, end: int) -> str | None:
    """Return what the figure counts, from its own noun or the nearest telling word of the same clause."""
    roles = figure_words().roles
    for word in run.words[at:end]:
        own = figure_words().nouns.get(word, word.removeprefix("ال"))
        if own in roles:
            return roles[own]
    places = [at - 1] if at else []
    for step in range(1, 6):
        places += [end - 1 + step, at - step]
    closed = False
    for place in places:
        if not 0 <= place < len(run.words) or (closed and place >= end):
            continue
        right = place >= end
        between = (
            run.text[run.ends[end - 1] : run.starts[place]] if right else run.text[run.ends[place] : run.starts[at]]
        )
        word = run.words[place]
        if BREAK.search(between) or digits_value(word) is not None:
            continue
        if right and word[:1] == "و" and word not in roles:
            # «مقتل 7 أشخاص وإصابة 20»: what «و» adds is counted by the next figure.
            closed = True
            continue
        if right and word[:1] == "ل" and word not in roles:
            # «سبع من الحالات لمخالطين لمصابين»: theirs, not those counted.
            continue
        bare = word[1:] if word[:1] in "وفبل" else word
        for form in (word, bare, *(word.removeprefix(lead) for lead in ARTICLES)):
            if form in roles:
                return roles[form]
    return None
