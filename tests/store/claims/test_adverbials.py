"""When, where, how and to whom something is said belongs to nobody's name, wherever it stands in the sentence."""

from __future__ import annotations

import pytest

from store.claims.extract import extract

_SAID = "الطريق الساحلي سيبقى مغلقا حتى نهاية الشهر"
_ANYWHERE = (
    "أمس", "اليوم", "أمس الأول", "أول من أمس", "أول أمس", "مساء أمس الأول", "يوم الاثنين الماضي", "الاثنين الماضي",
    "الليلة الماضية", "ليلة أمس", "هذا الأسبوع", "الشهر الماضي", "قبل أيام", "منذ يومين", "في وقت سابق",
    "في وقت سابق من اليوم", "في وقت متأخر من مساء أمس", "في بيان", "في بيان له", "في بيان رسمي", "في بيان أمس",
    "في بيان صدر أمس", "في تصريح صحافي", "في تصريحات للصحفيين", 'في تصريح لـ"الضفاف"', "في حديث إلى قناة «الميناء»",
    "في مقابلة نشرت أمس", "في مؤتمر صحافي", "خلال مؤتمر صحافي", "أمام الصحفيين", "عقب الاجتماع",
    "بعد لقائه الرئيس الفرنسي",
    "من جانبه", "في هذا السياق", "ردا على سؤال", "بلهجة حازمة", "أيضا", "لاحقا", "حينها", "أمس (الاثنين)",
)  # fmt: skip
_BEHIND_ALONE = ("على هامش القمة", "في السياق ذاته", "في الوقت نفسه", "من جهة أخرى", "بحزم", "مؤخرا", "بهذا الخصوص")
_AHEAD_ALONE = ("للصحفيين", "لوكالة فرانس برس", "للتلفزيون الرسمي", "للإذاعة البريطانية العامة", 'لـ"الضفاف"', "أخيرا")
_SPEAKERS = {
    "المتحدث باسم الوزارة عصام الدليمي": "عصام الدليمي",
    "وزير الداخلية": "وزير الداخلية",
    "رئيس بلدية المدينة نادر حمدان": "نادر حمدان",
}
_ORDERS = {
    "before": "قال {when} {who} إن {said}.",
    "behind": "قال {who} {when} إن {said}.",
    "front": "و{when} قال {who} إن {said}.",
}


def _speakers(text: str) -> list[str | None]:
    return [one.speaker for one in extract(text, published="2015-07-25") if one.text == _SAID]


@pytest.mark.parametrize("who", list(_SPEAKERS))
@pytest.mark.parametrize("order", list(_ORDERS))
def test_what_surrounds_a_speaker_is_no_part_of_the_name(order: str, who: str) -> None:
    more = {"before": _AHEAD_ALONE, "behind": _BEHIND_ALONE, "front": ()}[order]
    texts = {when: _ORDERS[order].format(when=when, who=who, said=_SAID) for when in (*_ANYWHERE, *more)}
    wrong = {when: _speakers(text) for when, text in texts.items() if _speakers(text) != [_SPEAKERS[who]]}
    assert not wrong


@pytest.mark.parametrize("when", [*_ANYWHERE, *_BEHIND_ALONE])
def test_whoever_spoke_goes_on_at_that_time(when: str) -> None:
    text = f"قال الوزير خالد الناصر إن العمل سيبدأ غدا. وأضاف {when} أن {_SAID}."
    assert _speakers(text) == ["خالد الناصر"]


@pytest.mark.parametrize("surname", ["الخطيب", "القاضي", "الوزير", "العمدة", "الحاكم", "الأمير"])
def test_a_surname_that_is_an_office_stays_before_an_occasion(surname: str) -> None:
    for when in ("اليوم", "في بيان", "خلال المؤتمر", ""):
        assert _speakers(f"قال سامي {surname} {when} إن {_SAID}.") == [f"سامي {surname}"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("المتحدث باسم الحكومة", "المتحدث باسم الحكومة"),
        ("رئيس لجنة المال في البرلمان", "رئيس لجنة المال في البرلمان"),
        ("صحيفة «اليوم»", "صحيفة اليوم"),
    ],
)
def test_what_belongs_to_a_title_stays_in_it(who: str, name: str) -> None:
    assert _speakers(f"قال {who} إن {_SAID}.") == [name]
