"""Two wordings of one fact that only a third report lies near to, and what reviewers decided of them."""

from __future__ import annotations

import pytest

from store.matching.groups.grouping import group, idf_of
from store.matching.groups.thirds import brought_together
from store.matching.texts.profile import profiles_of
from store.models import Constraints, Unit
from tests.store.matching.examples import unit
from tests.store.matching.test_counterparts import DAY, HERE, THERE

BETWEEN = [
    "انفجار في فرن مخبز الكرمل بمدينة نابل صباح الاثنين",
    "نقل مصابون بحروق إلى مستشفى الطاهر المعموري",
    "إغلاق مخبز الكرمل حتى ينتهي التحقيق",
    "",
    "صاحب المخبز تلقى إنذارات بشأن الصيانة",
    "خسائر الباعة خمسون ألف دينار",
]
REMOVED = (
    "رفع خبراء الحماية المدنية ثلاث أسطوانات من المكان",
    "رفع الخبراء أربع أسطوانات من تحت الأنقاض",
    "بين الأنقاض أسطوانات غاز عددها خمس",
)
VALVE = (
    "رفع خبراء الحماية المدنية ثلاث أسطوانات وصماما معطوبا",
    "صمام معطوب وأربع أسطوانات تحت السقف المنهار",
    "عثر المحققون تحت السقف المنهار على أسطوانات",
)


def reports(told: tuple[str, str, str], *, last: str = DAY) -> list[Unit]:
    """Return the claims of three reports; their fourth claims a3, m3 and b3 are those ``told``."""
    texts = {
        name: [*text[:3], one, *text[4:]] for name, text, one in zip("amb", (HERE, BETWEEN, THERE), told, strict=True)
    }
    return [
        unit(
            f"{name}{n}", claim, article=name, outlet=f"o{name}", published=last if name == "b" else DAY,
            article_text=". ".join(text) + ".",
        )
        for name, text in texts.items()
        for n, claim in enumerate(text)
    ]  # fmt: skip


def together(units: list[Unit], constraints: Constraints | None = None) -> list[set[str]]:
    """Return the groups that hold one of the three claims."""
    groups = [set(one.claim_ids) for one in group(units, constraints or Constraints())]
    return [one for one in groups if one & {"a3", "m3", "b3"}]


@pytest.mark.parametrize("told", [REMOVED, VALVE])
def test_two_wordings_of_one_fact_are_brought_together_by_a_third(told: tuple[str, str, str]) -> None:
    units = reports(told)
    assert together([one for one in units if one.claim.article_id != "m"]) == []
    assert together(units) == together(units[::-1]) == [{"a3", "m3", "b3"}]


@pytest.mark.parametrize(
    "told",
    [
        (
            "الأنبوب القديم سرب غازا ملأ المكان",
            "تسرب الغاز من أنبوب قديم في المكان هو سبب الانفجار",
            "الانفجار إلى خطأ أحد العمال",
        ),
        (
            "الصمام معطوب ومعه أسطوانتان فارغتان من الغاز",
            "رفع الخبراء صماما معطوبا وأسطوانتين فارغتين وسبع عبوات زيت",
            "سلم الخبراء القضاء تسع عبوات زيت",
        ),
        (
            "الحادث وقع في شارع الورد نحو السادسة صباحا",
            "انفجر الفرن المؤلف من أربع طبقات في شارع الورد نحو السادسة صباحا",
            "الموقد المؤلف من ثلاث طبقات تفجر ليلا",
        ),
    ],
)
def test_a_sure_counterpart_of_both_joins_them_whatever_they_say(told: tuple[str, str, str]) -> None:
    units = reports(told)
    assert together([one for one in units if one.claim.article_id != "m"]) == []
    assert together(units) == together(units[::-1]) == [{"a3", "m3", "b3"}]


def test_an_explanation_asked_for_later_finds_the_third_again() -> None:
    units = reports(REMOVED)
    idf = idf_of(profiles_of(units))
    found = {(a, b) for a in ("a3", "m3") for b in ("m3", "b3") if a != b and brought_together(units, (a, b), idf)}
    assert found == {("a3", "b3")}
    without = [one for one in units if one.claim.article_id != "m"]
    assert not brought_together(without, ("b3", "a3"), idf)


def test_the_card_says_of_a_pair_that_a_third_report_joins_it() -> None:
    (found,) = [one for one in group(reports(REMOVED), Constraints()) if "a3" in one.claim_ids]
    words = {(p.a, p.b): next(f.words for f in p.features if f.name == "story") for p in found.pairs}
    third = "a claim of a third report is one fact with each"
    assert {pair for pair, said in words.items() if third in said} == {("a3", "b3")}


@pytest.mark.parametrize(
    "told",
    [
        # What the third says holds two facts.
        (
            "أخليت ثلاث عمارات مجاورة للسوق",
            "أخلى الدفاع المدني العمارات المجاورة خوفا من انهيارها",
            "خوفا من انهيار المباني غادرها ساكنوها",
        ),
        (
            "تحطمت عشر نوافذ في المدرسة المجاورة",
            "تحطمت 12 نافذة في المدرسة وتعهد الوالي بتعويض الباعة",
            "وعد الوالي كل الباعة بتعويض قبل نهاية الشهر",
        ),
        ("دمر الانفجار واجهات عشرة متاجر", "واجهات المتاجر تحطمت وتناثر زجاجها", "تناثر الزجاج في الشارع"),
        ("وعدت البلدية الباعة بتعويض", "ستعوض البلدية الباعة قبل نهاية الشهر", "تصرف الأجور نهاية الشهر"),
        # The same elsewhere.
        (f"{REMOVED[0]} في ليبيا", REMOVED[1], f"{REMOVED[2]} في اليونان"),
    ],
)
def test_a_third_report_does_not_bring_together_what_has_nothing_in_common(told: tuple[str, str, str]) -> None:
    assert all(not {"a3", "b3"} <= one for one in together(reports(told)))


def test_reports_of_two_weeks_are_not_brought_together() -> None:
    assert all("b3" not in one for one in together(reports(REMOVED, last="2024-06-09")))


def test_what_a_reviewer_kept_apart_no_third_report_joins() -> None:
    kept = Constraints(cannot=frozenset((("a3", "b3"),)))
    assert all(not {"a3", "b3"} <= one for one in together(reports(REMOVED), kept))


TALKS = "تفاوض النقابة إدارة الميناء على تعديل عقود الشحن قبل بدء الإضراب"
HEADED = [
    "إجراء اقتراع على عقود عمال سكك الحديد قبل نهاية السنة",
    "عاد الوزير من جولة في مدن الشمال",
    "إجراء اقتراع على عقود العمال في شركة سكك الحديد قبل نهاية السنة",
]


def copies(texts: list[str]) -> list[set[str]]:
    """Return the groups of three papers' prints of one text."""
    made = [
        unit(f"{paper}{n}", text, article=paper, outlet=f"o{paper}", published=DAY, article_text=". ".join(texts) + ".")
        for paper in "abm"
        for n, text in enumerate(texts)
    ]
    return [set(one.claim_ids) for one in group(made, Constraints())]


@pytest.mark.parametrize(
    "other",
    [
        "بدء إضراب عام في الموانئ نهاية الشهر",
        "الدعوة إلى إضراب في كل موانئ البلاد بسبب عقود العمل",
        "النقابة تمثل عمال الشحن في الميناء منذ سنوات",
    ],
)
def test_two_facts_of_one_copied_text_that_share_their_words_are_two_groups(other: str) -> None:
    found = copies([TALKS, other, *filter(None, HERE)])
    assert {"a0", "b0", "m0"} in found and {"a1", "b1", "m1"} in found


def test_a_headline_and_its_lead_in_a_copied_text_are_one_group() -> None:
    assert {"a0", "b0", "m0", "a2", "b2", "m2"} in copies(HEADED)
