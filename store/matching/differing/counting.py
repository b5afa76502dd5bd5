"""What a figure counts: people by the fate they met, anything else by its noun.

A fate is met by people. «3 مدرعات» beside «قتلوا» are three vehicles, «150 سريرا» beside «المصابين» so many beds.
"""

from __future__ import annotations

from functools import cache, lru_cache

from store.language.folding import fold_plain
from store.language.tokens import WORD
from store.matching.differing.slots import letters
from store.matching.texts.lexicons import fates
from store.matching.texts.profile import Profile, Word, weekday_of
from store.matching.texts.vocabulary import by_key, key_of
from store.models import Quantity, Span

# Counts that later reports of one event raise: another value is an update, not another event.
CRITICAL = "critical"
TOLLS = frozenset(("killed", "wounded", CRITICAL, "affected", "displaced", "missing", "evacuated"))
# What befalls people of one event, told together or apart.
CASUALTIES = TOLLS | {"recovered", "freed", "trapped"}
_OF_THEM = frozenset(("ممن", "منهم", "منهن", "منها"))
_AMONG = frozenset(("بينهم", "بينهن", "ضمنهم"))
_SOME = frozenset(
    ("احدهم", "احداهن", "بعضهم", "بعضهن", "بعضها", "معظمهم", "واحد", "واحده", "عدد", "اغلبهم", "some", "one")
)
_REACH, _JUST_BEFORE = 5, 3
# The unit of shares, and what stands between a share and the whole.
SHARE, _OF = "%", frozenset(("من", "of"))
# The number of the dead may stand behind the name of what killed them («عدد قتلى زلزال مدينة … إلى ١٩ شخصا»).
_REACH_OF_COUNT = 12
_COUNTS = frozenset(("عدد", "العدد", "حصيله", "الحصيله", "بحصيله", "toll", "number"))
# Code points behind a figure in which its people are named («٢١ من رجال الأمن»).
_BEHIND = 16
# «أصيب أربعة يوم الثلاثاء»: when it was, for three to ten days are «أيام».
_WHEN = frozenset(("يوم", "امس", "اليوم", "مساء", "صباح", "فجر"))
# Who died may be named by what had befallen them before («توفي مصابان», «مقتل رهينتين»).
# Those aboard may have met another fate, which goes first.
ABOARD = "aboard"
_TWO = 2
# Broken plurals and numbers that end like sound ones.
_BROKEN = frozenset(
    ("ملايين", "مليون", "قوانين", "عناوين", "تمارين", "براكين", "ميادين", "بساتين", "موازين", "سنين", "دكاكين", "صحون",
     "ديون", "عيون", "سجون", "حصون", "شؤون", "طن", "فنون", "قرون", "بطون", "غصون", "عشرين", "ثلاثين", "اربعين")
)  # fmt: skip
_UNARMED = frozenset(("civilians", "students"))
_WELL, _LEAVING = "recovered", frozenset(("غادر", "غادرت", "خرج", "خروج", "مغادره", "تماثل", "شفاء", "شفي", "تعافي"))
# «96 حالة تسمم»: cases, and so many words behind them that may name the illness.
_CASES, _NEXT = frozenset(("حاله", "حالات", "حالتين", "حالتان")), 2
_HOSPITAL, _TO_HOSPITAL = "مستشف", 2
_TAKEN = frozenset(("نقل", "نقلت", "نقلوا", "ادخل", "ادخلت", "ادخال", "اسعف", "اسعاف", "نقلهم"))
KILLED, _BEFORE_DEATH = "killed", frozenset(("wounded", "displaced", "held", "freed", "missing"))


@cache
def fate_keys() -> dict[str, str]:
    """Return match key → what happened to the people counted beside it."""
    return by_key(fates())


@cache
def fate_names() -> frozenset[str]:
    """Return the names of what may happen to people."""
    return frozenset(fates())


@cache
def _side_keys() -> dict[str, str]:
    return by_key(fates("sides"))


@cache
def noun_keys(kind: str) -> frozenset[str]:
    """Return the match keys of one kind of nouns: ``people``, ``parts``, ``things``, ``measures`` or ``money``."""
    return frozenset(by_key({kind: fates("nouns")[kind]}))


@cache
def _people_words() -> frozenset[str]:
    """Return the folded nouns of people, as they are written."""
    return frozenset(fold_plain(fates("nouns")["people"]).split())


def _names_people(unit: str | None) -> bool:
    """Say whether a noun itself names people: «مدني» and «مدينة» have one match key, but only one is a person."""
    return not _people_words().isdisjoint(WORD.findall(fold_plain(unit or "")))


@lru_cache(maxsize=65536)
def _keys(text: str | None) -> tuple[str, ...]:
    return tuple(key for word in WORD.findall(fold_plain(text or "")) if (key := key_of(word)))


def local(profile: Profile, quantity: Quantity) -> Span:
    """Return a quantity's span in the claim's text."""
    return Span(quantity.start - profile.offset, quantity.end - profile.offset)


def unit_keys(profile: Profile, quantity: Quantity) -> tuple[str, ...]:
    """Return the match keys of the noun a figure stands with."""
    written = fold_plain(letters(profile, local(profile, quantity))).split()
    of_time = len(written) > 1 and (written[-1] in _WHEN or weekday_of(written[-1]) is not None)
    return () if of_time else tuple(_joined(key) for key in _keys(quantity.unit))


def _joined(key: str) -> str:
    """Return the match key of a word of fate behind «و» («وفقدان اثنين»), any other as it is."""
    return key[1:] if key[:1] == "و" and key not in fate_keys() and key[1:] in fate_keys() else key


def counts_what(profile: Profile, quantity: Quantity) -> str:
    """Return one key for what a figure counts: the fate of people counted, else the noun's match key, or ''."""
    if quantity.unit == SHARE:
        return _share_of(profile, quantity)
    if is_of_years(quantity):
        return _years()[0]
    own, told = unit_keys(profile, quantity), _keys(quantity.counted)
    nouns = told + own
    if any(noun in noun_keys("money") for noun in nouns):  # «50 thousand pounds for each of the dead»
        return nouns[0]
    thing = next((noun for noun in own if noun in noun_keys("things")), "")
    if thing and not _names_people(quantity.unit):
        return thing
    if _in_danger(profile, quantity):
        return CRITICAL
    if whole := _fate_of_all(profile, quantity):
        return f"{whole}: of them"
    fate = _fate(profile, quantity, own, told)
    if not fate:
        return nouns[0] if nouns else ""
    if (before := _before(profile, quantity)) is not None and before.folded in _AMONG:
        return f"{fate}: of them"
    # «hundreds of women and children» is the whole toll told vaguely, «رجال الأمن» are no part of it.
    part = next((noun for noun in own if noun in noun_keys("parts")), "")
    if part and quantity.comparator != "vague>=" and not side_of(profile, quantity):
        return f"{fate}: {part}"
    return fate


def is_of_years(quantity: Quantity) -> bool:
    """Say whether a figure is a number of years."""
    return fold_plain(quantity.unit or "") in _years()


@cache
def _years() -> tuple[str, ...]:
    """Return the folded words for years: «6 أعوام» and «6 سنوات» are of one measure, the first of these."""
    return tuple(fold_plain(fates("nouns")["years"]).split())


def _in_danger(profile: Profile, quantity: Quantity) -> bool:
    """Say whether a figure counts those in danger of their lives («خمسة منهم في حالة حرجة»), not some of them
    («أصيب 30 شخصا، أحدهم في حالة حرجة»), nor those of the next clause.
    """
    end = local(profile, quantity).end
    behind = [word for word in profile.words if word.start >= end][:_REACH]
    figures = [q.start - profile.offset for q in profile.figures]
    for word in behind:
        if word.start in figures or word.folded in _SOME or (word.folded[:1] == "و" and word.folded[:3] != "وضع"):
            return False
        if fate_keys().get(word.key) == CRITICAL:
            return True
    return False


def _share_of(profile: Profile, quantity: Quantity) -> str:
    """Return of what a figure is a share («51 في المائة من الأصوات»), '' when that is not said."""
    end = local(profile, quantity).end
    behind = [word for word in profile.words if word.start >= end][:2]
    named = len(behind) == 2 and behind[0].folded in _OF and behind[0].start - end <= 1 and behind[1].key
    return f"{SHARE} {behind[1].key}" if named else ""


def _fate(profile: Profile, quantity: Quantity, own: tuple[str, ...], told: tuple[str, ...]) -> str:
    """Return what the people counted met: by their noun («42 مصابا»), the word beside it, then what both were read as;
    '' when they met nothing.
    """
    roles, before = fate_keys(), _before(profile, quantity)
    fate = next((roles[noun] for noun in own if noun in roles), "")
    if fate == "wounded" and before is not None and _is_released(profile, before):
        return _WELL
    start = local(profile, quantity).start
    joined = "و" in profile.text[max(0, start - 1) : start + 1]  # «4 وفيات وفقدان اثنين», «قتيلان وستة مفقودين»
    if fate in _BEFORE_DEATH and before is not None and roles.get(before.key) == KILLED and not joined:
        return KILLED
    if not fate and _is_in_hospital(profile, quantity, own):
        return "wounded"
    if not fate and (
        not own or any(noun in noun_keys("people") for noun in own) or _is_sound_plural(profile, quantity)
    ):
        fate = _fate_beside(profile, quantity)
    fate = fate or ("wounded" if _is_illness(profile, quantity) else "")
    read = "" if before is not None and before.folded in _OF_THEM else next((roles[n] for n in told if n in roles), "")
    # A refugee, or who was aboard, may be rescued or killed like anybody else.
    return read or fate if fate.startswith(("displaced", ABOARD)) else fate or read


def _is_illness(profile: Profile, quantity: Quantity) -> bool:
    """Say whether cases of an illness are counted («96 حالة تسمم», «12 حالة إصابة بالكوليرا»): people fell ill."""
    span = local(profile, quantity)
    named = [word.folded for word in profile.words if span.start <= word.start < span.end]
    behind = [word.key for word in profile.words if word.start >= span.end][:_NEXT]
    return not _CASES.isdisjoint(named) and not noun_keys("illness").isdisjoint(behind)


def _is_in_hospital(profile: Profile, quantity: Quantity, own: tuple[str, ...]) -> bool:
    """Say whether people are counted who were taken to hospital («نقل 66 شخصا إلى المستشفيات»): hurt or ill."""
    span = local(profile, quantity)
    behind = [word.folded for word in profile.words if word.start >= span.end][:_TO_HOSPITAL]
    before = [word.folded.removeprefix("و") for word in profile.words if word.end <= span.start][-_JUST_BEFORE:]
    taken = not _TAKEN.isdisjoint(before) and any(_HOSPITAL in word for word in behind)
    return taken and (not own or not noun_keys("people").isdisjoint(own))


def _is_sound_plural(profile: Profile, quantity: Quantity) -> bool:
    """Say whether a figure stands with a sound masculine plural, which names people («عشرة معدّنين», «ستة صيادون»)."""
    written = fold_plain(letters(profile, local(profile, quantity))).split()
    # Of two of anything the ending is the same («كيلومترين»).
    plural = len(written) > 1 and written[-1].endswith(("ين", "ون")) and quantity.value > _TWO
    return plural and written[-1] not in _BROKEN


def _is_released(profile: Profile, before: Word) -> bool:
    """Say whether the hurt leave hospital or are well again («غادر المستشفيات 98 جريحا», «تماثل للشفاء 20 مصابا»)."""
    near = [word for word in profile.words if word.end <= before.end][-_JUST_BEFORE:]
    return any(word.folded.removeprefix("و") in _LEAVING for word in near)


def _before(profile: Profile, quantity: Quantity) -> Word | None:
    """Return the word before a figure."""
    start = local(profile, quantity).start
    return next((word for word in reversed(profile.words) if word.end <= start), None)


def _fate_of_all(profile: Profile, quantity: Quantity) -> str:
    """Return the fate of the people a figure is a part of («9 من المصابين في حالة حرجة»), or ''."""
    start = local(profile, quantity).start
    behind = [word for word in profile.words if word.start >= start][1:3]
    partitive = len(behind) == 2 and behind[0].folded == "من" and behind[1].folded.startswith("ال")
    return fate_keys().get(behind[1].key, "") if partitive else ""


def _fate_beside(profile: Profile, quantity: Quantity) -> str:
    """Return the fate named nearest to a figure of people, within a few words, or ''."""
    span, roles = local(profile, quantity), fate_keys()
    at = [i for i, word in enumerate(profile.words) if word.start >= span.start and word.end <= span.end]
    if not at:
        return ""
    near = sorted(
        (
            roles[word.key] == ABOARD,
            not _is_count(profile, i, at[0]),
            min(abs(i - at[0]), abs(i - at[-1])),
            i,
            roles[word.key],
        )
        for i, word in enumerate(profile.words)
        if word.key in roles and not _is_of_the_next(profile, i, at[-1])
    )
    reached = [(away, fate) for _, far, away, _, fate in near if away <= (_REACH if far else _REACH_OF_COUNT)]
    if not reached:
        return ""
    away, fate = reached[0]
    after = profile.words[at[-1] + 1].folded if at[-1] + 1 < len(profile.words) else ""
    # «11 of them were hurt» is the toll of the hurt, «of them 11» later on a part of another one.
    return f"{fate}: of them" if after in _OF_THEM and away > 1 else fate


def _is_of_the_next(profile: Profile, fate: int, figure: int) -> bool:
    """Say whether a word of fate behind a figure tells of the next one («35 شخصا وأصيب 1607», «توفي منهم 474»)."""
    if fate < figure:
        return False
    word = profile.words[fate]
    joined = word.folded[:1] == "و" or (fate + 1 < len(profile.words) and profile.words[fate + 1].folded in _OF_THEM)
    return joined and any(other.start - profile.offset >= word.end for other in profile.figures)


def _is_count(profile: Profile, fate: int, figure: int) -> bool:
    """Say whether a word of fate is what is counted («عدد قتلى …», «حصيلة …») up to a figure, with none between."""
    named = {profile.words[i].folded for i in range(max(0, fate - 1), fate + 1)}
    start, end = profile.words[fate].start + profile.offset, profile.words[figure].start + profile.offset
    return fate < figure and bool(named & _COUNTS) and not any(start < q.start < end for q in profile.figures)


def side_of(profile: Profile, quantity: Quantity) -> str:
    """Return the side of the people counted, by the noun counted or the words just behind the figure."""
    span = local(profile, quantity)
    behind = [word.key for word in profile.words if span.start <= word.start and word.start < span.end + _BEHIND]
    sides = _side_keys()
    return next((sides[key] for key in (*_keys(quantity.counted), *behind) if key in sides), "")


def two_sides(one: str, other: str) -> bool:
    """Say whether people of two sides are other people; '' is any side, and pupils may be told of as civilians."""
    return bool(one and other) and one != other and not {one, other} <= _UNARMED
