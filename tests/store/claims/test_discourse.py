"""Who speaks from one sentence to the next: short made-up articles of every kind of speaker, turn and interruption."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest

from store.claims.extract import extract
from store.models import Claim


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks: how introduced, how printed as speaker, feminine or many, met again by which names."""

    full: str
    name: str
    ending: str = ""
    again: tuple[str, ...] = ()

    def verb(self, masculine: str, *, before: bool = False) -> str:
        """Return a past verb that agrees: before its subject the verb of many stays in the singular."""
        if self.ending == "وا" and not before:
            return masculine.removesuffix("ى") + "وا"
        return masculine + "ت" if self.ending == "ت" else masculine

    def participle(self, masculine: str) -> str:
        """Return «مشيرا», «مشيرة», «مشيرين»."""
        stem = masculine.removesuffix("ا")
        return {"": masculine, "ت": stem + "ة", "وا": stem + "ين"}[self.ending]

    def own(self) -> str:
        """Return the pronoun of this voice."""
        return {"": "ه", "ت": "ها", "وا": "هم"}[self.ending]


MAN = Voice("وزير الدفاع التركي سامر الحمصي", "سامر الحمصي", again=("الحمصي", "الوزير", "وزير الدفاع"))
WOMAN = Voice("رئيسة البعثة كارين الشامي", "كارين الشامي", "ت", ("الشامي", "رئيسة البعثة"))
EXPERT = Voice("الخبير الاقتصادي جون النجار", "جون النجار", again=("النجار", "الخبير"))
MINISTRY = Voice("وزارة الصحة", "وزارة الصحة", "ت", ("الوزارة",))
WATCHERS = Voice("المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق الإنسان", again=("المرصد",))
SOURCE = Voice("مصدر طبي", "مصدر طبي", again=("المصدر", "المصدر نفسه"))
DOCTORS = Voice("أطباء محليون", "أطباء محليون", "وا")
ALL = (MAN, WOMAN, EXPERT, MINISTRY, WATCHERS, SOURCE, DOCTORS)
ONES = (MAN, WOMAN, EXPERT, MINISTRY, WATCHERS, SOURCE)
OTHER = Voice("النائب ماجد عساف", "ماجد عساف")

FIRST = "المدارس ستفتح أبوابها غدا"
SECOND = "الطرق إلى الشمال مغلقة"
THIRD = "«لن نقبل بأي حل يمس حقوق المدنيين»"

INTRODUCED = {
    "verb first": lambda v: f"{v.verb('أكد', before=True)} {v.full} أن {FIRST}.",
    "with a day": lambda v: f"{v.verb('أعلن', before=True)} {v.full} أمس الثلاثاء أن {FIRST}.",
    "dateline": lambda v: f"باريس - {v.verb('ذكر', before=True)} {v.full} أن {FIRST}.",
    "occasion": lambda v: f"وخلال مؤتمر صحافي، {v.verb('أوضح', before=True)} {v.full} أن {FIRST}.",
    "in turn": lambda v: f"من جهت{v.own()}، {v.verb('أكد', before=True)} {v.full} أن {FIRST}.",
    "been": lambda v: f"وكان{v.ending if v.ending == 'ت' else ''} {v.full} قد {v.verb('أعلن')} أن {FIRST}.",
    "denied": lambda v: f"{v.verb('رفض', before=True)} {v.full} هذه الاتهامات، {v.participle('مؤكدا')} أن {FIRST}.",
}
GOING_ON = {
    "added": lambda v: f"و{v.verb('أضاف')} أن {SECOND}.",
    "said": lambda v: f"و{v.verb('قال')} إن {SECOND}.",
    "also": lambda v: f"كما {v.verb('أوضح')} أن {SECOND}.",
    "but": lambda v: f"لكن{v.own()} {v.verb('أكد')} أن {SECOND}.",
    "continued saying": lambda v: f"و{v.verb('تابع')} {v.participle('قائلا')}: {THIRD}.",
    "quotation": lambda v: f"و{v.verb('قال')}: {THIRD}.",
    "quotation alone": lambda v: f"{THIRD}.",
    "ended": lambda v: f"و{v.verb('ختم')} بالقول إن {SECOND}.",
    "topic": lambda v: f"وعن الأوضاع في المدينة {v.verb('قال')} إن {SECOND}.",
    "question": lambda v: f"وردا على سؤال عن المفاوضات، {v.verb('أوضح')} أن {SECOND}.",
}
TOLD = {
    "body": "وأغلقت الشرطة الطرق المؤدية إلى الساحة.",
    "passive": "وأصيب ثلاثة أشخاص في الحادث نقلوا إلى المستشفى.",
    "background": "وتشهد المنطقة توترا متزايدا منذ أشهر.",
    "reminder": "يذكر أن الحرب اندلعت قبل أربع سنوات.",
    "person": "وكان السفير وائل كوفاتش قد زار المدينة قبل أسبوعين.",
}


def _says(claims: tuple[Claim, ...] | list[Claim], text: str, part: str) -> str | None:
    """Return who says ``part``: the speaker of the claim that shares most letters with its last occurrence."""
    start = text.rindex(part.strip("«»"))
    end = start + len(part.strip("«»"))
    inside = [one for one in claims if one.start < end and start < one.end]
    assert inside, f"no claim holds «{part}»"
    return max(inside, key=lambda one: min(one.end, end) - max(one.start, start)).speaker


def _content(sentence: str) -> str:
    return next(part for part in (THIRD, SECOND, FIRST) if part in sentence)


def _read(*sentences: str) -> tuple[list[Claim], str]:
    text = " ".join(sentences)
    return list(extract(text, published="2022-08-24")), text


@pytest.mark.parametrize("how", INTRODUCED)
@pytest.mark.parametrize("more", GOING_ON)
def test_whoever_was_introduced_goes_on(how: str, more: str) -> None:
    for one in ALL:
        first, second = INTRODUCED[how](one), GOING_ON[more](one)
        claims, text = _read(first, second)
        assert _says(claims, text, FIRST) == one.name
        assert _says(claims, text, _content(second)) == one.name


@pytest.mark.parametrize(("told", "more"), list(product(TOLD, ("added", "continued saying", "ended"))))
def test_the_outlets_sentence_ends_no_turn(told: str, more: str) -> None:
    for one in ONES:
        if told == "person" and more == "ended":
            continue  # «وختم بالقول» may be his of whom the outlet tells.
        second = GOING_ON[more](one)
        claims, text = _read(INTRODUCED["verb first"](one), TOLD[told], second)
        assert _says(claims, text, _content(second)) == one.name
        assert _says(claims, text, TOLD[told].lstrip("و").rstrip(".")) is None


@pytest.mark.parametrize("one", ONES, ids=lambda one: one.name)
def test_met_again_by_surname_title_or_kind(one: Voice) -> None:
    for name in one.again:
        claims, text = _read(
            INTRODUCED["verb first"](one), TOLD["body"], f"و{one.verb('أشار', before=True)} {name} إلى أن {SECOND}."
        )
        assert _says(claims, text, SECOND) == one.name


@pytest.mark.parametrize("more", ("added", "also", "continued saying", "quotation", "ended"))
def test_another_who_speaks_takes_the_word(more: str) -> None:
    for one in ONES:
        other = f"في المقابل، قال {OTHER.full} إن المستشفيات بلا كهرباء."
        claims, text = _read(INTRODUCED["verb first"](one), other, GOING_ON[more](OTHER))
        assert _says(claims, text, "المستشفيات بلا كهرباء") == OTHER.name
        assert _says(claims, text, _content(GOING_ON[more](OTHER))) == OTHER.name


def test_the_verb_tells_a_woman_from_a_man() -> None:
    told = "ووصل السفير وائل كوفاتش إلى المدينة أمس."
    claims, text = _read(INTRODUCED["verb first"](WOMAN), told, f"وقالت إن {SECOND}.")
    assert _says(claims, text, SECOND) == WOMAN.name
    claims, text = _read(INTRODUCED["verb first"](MAN), told, f"وقال إن {SECOND}.")
    assert _says(claims, text, SECOND) == "وائل كوفاتش"
    claims, text = _read(INTRODUCED["verb first"](MAN), told, "وأضاف أن العقود ألغيت.", f"وقال إن {SECOND}.")
    assert _says(claims, text, SECOND) == MAN.name


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (f"وعندما سئل عن ذلك قال: {THIRD}.", MAN.name),
        (f"وسئلت النائبة منى قباني عن ذلك، فقالت: {THIRD}.", "منى قباني"),
        (f"وقال عن مدير المستشفى الدكتور عادل الزين: {THIRD}.", MAN.name),
        (f"ورفض الكشف عن التفاصيل، مؤكدا أن {SECOND}.", MAN.name),
        (f"ورفضت النائبة منى قباني ذلك، مؤكدة أن {SECOND}.", "منى قباني"),
        (f"وكرر الدعوة إلى الحوار، مؤكدا أن {SECOND}.", MAN.name),
        (f"وأكد لجميع الأطراف أن {SECOND}.", MAN.name),
        (f"ونقلت عنه وكالة رويترز قوله إن {SECOND}.", MAN.name),
        (f"ونقلت وكالة رويترز عن النائبة منى قباني قولها إن {SECOND}.", "منى قباني"),
        (f"وزارت وزيرة التعليم المغربية المستشفى أمس، مؤكدة أن {SECOND}.", "وزيرة التعليم المغربية"),
        (f"وهو ما نفته هيئة الطيران المدني، مؤكدة أن {SECOND}.", "هيئة الطيران المدني"),
        (f"وقال محتجون إن {SECOND}.", "محتجون"),
    ],
)
def test_who_speaks_behind_a_man(sentence: str, who: str) -> None:
    claims, text = _read(INTRODUCED["verb first"](MAN), sentence)
    assert _says(claims, text, _content(sentence)) == who
