"""Furniture and repeats are folded; prose never is."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.models import Fold
from store.reading.boilerplate import folds

SEEDS = Path(__file__).parents[3] / "seeds"
GOLD = Path(__file__).parents[4] / "shared" / "eval" / "claims" / "seeds_dev.json"

LEAD = "افتتح وزير النقل أمس الجسر الجديد على نهر دجلة شمال المدينة بحضور عدد من النواب والمسؤولين المحليين."
SECOND = "وقال الوزير في كلمة ألقاها إن العمل في الجسر استمر ثلاث سنوات وإن كلفته بلغت عشرين مليون دولار."
HEADLINE = "افتتاح جسر جديد على نهر دجلة بعد ثلاث سنوات"


def folded(text: str, kind: str | None = None) -> list[str]:
    """The folded pieces of a text."""
    return [text[f.start : f.end] for f in folds(text) if kind in (None, f.kind)]


def seed(number: int) -> str:
    """A sample article."""
    (file,) = SEEDS.glob(f"{number:03}_*")
    return file.read_bytes().decode()


@pytest.mark.parametrize("number", range(5))
def test_the_seeds_are_folded_where_a_reader_would(number: int) -> None:
    expected = {
        0: [(1665, 3037, "repeat")],
        1: [],
        2: [(76, 221, "repeat"), (1961, 1970, "boilerplate"), (1973, 1994, "boilerplate"), (1996, 2001, "boilerplate"),
            (2003, 2008, "boilerplate")],
        3: [(56, 223, "repeat"), (2433, 2445, "boilerplate"), (2447, 2464, "boilerplate"), (2467, 2471, "boilerplate"),
            (2472, 2480, "boilerplate"), (2481, 2497, "boilerplate")],
        4: [(0, 15, "boilerplate"), (2100, 2207, "boilerplate"), (2208, 2303, "boilerplate")],
    }  # fmt: skip
    assert [(f.start, f.end, f.kind) for f in folds(seed(number))] == expected[number]


def test_the_second_copy_points_at_the_first() -> None:
    (fold,) = folds(seed(0))
    assert fold.of is not None
    assert (fold.of.start, fold.of.end) == (292, 1664)


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles are not beside this checkout")
def test_folds_match_the_annotation() -> None:
    for article in json.loads(GOLD.read_text("utf-8"))["articles"]:
        found = folds((SEEDS / article["file"]).read_bytes().decode())
        furniture = [(f.start, f.end) for f in found if f.kind == "boilerplate"]
        assert furniture == [(b["start"], b["end"]) for b in article["boilerplate"]]
        for block in article["repeated_blocks"]:
            spans = {(f.start, f.end) for f in found if f.kind == "repeat"}
            assert tuple(block["first"]) in spans or tuple(block["second"]) in spans


def test_near_equal_paragraphs_keep_the_longer() -> None:
    longer = LEAD.replace("أمس", "أمس الثلاثاء")
    assert folded(f"{HEADLINE}\n\n{LEAD}\n\n{longer}\n{SECOND}") == [LEAD]
    assert folded(f"{HEADLINE}\n\n{longer}\n\n{LEAD}\n{SECOND}") == [LEAD]


EXPLOSION = "قتل {} شخصا في انفجار هز وسط العاصمة صباح اليوم وفق الشرطة"
AGREED = "أكد الوزير أن الاتفاق {} الطرفين في جنيف يوم السبت المقبل كما كان مقررا"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (EXPLOSION.format(12), EXPLOSION.format(27)),
        (AGREED.format("وقع بين"), AGREED.format("لم يوقع بين")),
        (EXPLOSION.format("سبعون"), EXPLOSION.format("تسعون")),
        (EXPLOSION.replace("العاصمة", "حلب").format(12), EXPLOSION.replace("العاصمة", "حمص").format(12)),
        (AGREED.format("وقع يوم الأحد بين"), AGREED.format("وقع يوم الاثنين بين")),
    ],
)
def test_another_figure_place_day_or_a_negation_is_no_repeat(one: str, other: str) -> None:
    assert folded(f"{one}\n{other}\n{SECOND}") == []


def test_other_spellings_of_the_same_words_are_a_repeat() -> None:
    other = LEAD.replace("أمس", "امس").replace("والمسؤولين", "و المسئولين").replace("المحليين.", "المحليّين .")
    assert folded(f"{HEADLINE}\n{LEAD}\n{other}\n{SECOND}") in ([LEAD], [other])


def test_glued_headlines() -> None:
    text = f"{HEADLINE}\n{HEADLINE}{HEADLINE}\n{HEADLINE}{LEAD}\n{SECOND}"
    assert folded(text) == [HEADLINE * 2 + "\n" + HEADLINE]


def test_a_sentence_said_again_inside_another_paragraph() -> None:
    said = "وأكد المدير أن المدرسة ستفتح أبوابها للطلاب في الموعد المحدد."
    text = f"{LEAD} {said}\n{SECOND} {said}"
    assert folded(text) == [said]


PAGE_PARTS = [
    "الرئيسية > أخبار > عربي ودولي",
    "الخميس 12 مايو 2016 - 14:35",
    "آخر تحديث: 12/05/2016",
    "Facebook Twitter WhatsApp",
    "شارك عبر فيسبوك تويتر",
    "منذ 3 ساعات",
    "1,204 مشاهدة",
    "طباعة",
    "اقرأ أيضا: رئيس الوزراء يزور المحافظة",
    "تابعنا على قناتنا في تلغرام",
    "جميع الحقوق محفوظة © 2016",
    "كلمات دلالية: جسر، نهر، نقل",
    "#جسر #دجلة",
    "للتواصل معنا هاتف: 0096411234567",
    "news@example.com",
    "www.example.com",
    "الصورة: الوزير لحظة افتتاح الجسر (أ ف ب)",
    "* * *",
    "أضف تعليقا",
    "بغداد - سكاي نيوز عربية",
    "(رويترز)",
    "Loading…",
    "المصدر: وكالات",
    "كتب: سالم الراوي",
]


@pytest.mark.parametrize("part", PAGE_PARTS)
@pytest.mark.parametrize("place", ["top", "end"])
def test_furniture_of_pages_is_folded_and_prose_is_not(part: str, place: str) -> None:
    text = f"{part}\n{HEADLINE}\n{LEAD}\n{SECOND}" if place == "top" else f"{HEADLINE}\n{LEAD}\n{SECOND}\n{part}"
    assert folded(text) == [part]


def test_the_menu_above_a_report_is_folded_and_its_headline_is_not() -> None:
    text = f"الرئيسية\nتحقيقات مصورة\nمشاركة\n{HEADLINE}\n{LEAD}\n{SECOND}"
    assert folded(text) == ["الرئيسية", "تحقيقات مصورة", "مشاركة"]


@pytest.mark.parametrize(
    "line",
    [
        "صورة قديمة لا علاقة لها بالحادث انتشرت أمس",
        "تقرير دولي يشيد بأداء البلاد",
        "مراسل التلفزيون يتعرض للضرب",
        "المصدر قال إن العدد أكبر من ذلك.",
        "شارك الوزير في المؤتمر.",
        "طباعة الكتب تتراجع في المنطقة",
        "عاجل: سقوط قذيفة على السوق",
        "أخبار سارة لسكان الحي",
    ],
)
def test_headlines_and_sentences_that_begin_like_furniture_stay(line: str) -> None:
    assert folded(f"{HEADLINE}\n{LEAD}\n{line}\n{SECOND}") == []


@pytest.mark.parametrize("label", ["رابط الخبر بصحيفة المرسى:", "رابط المقال:", "رابط الموضوع -"])
def test_a_link_below_that_prints_the_headline_again_is_folded_and_the_headline_stays(label: str) -> None:
    link = f"{label} {HEADLINE}"
    assert folded(f"{HEADLINE}\n{LEAD}\n{SECOND}\n{link}") == [link]


def test_a_list_of_other_stories_ends_where_the_report_goes_on() -> None:
    text = f"{LEAD}\nمواضيع ذات صلة\nوفاة الفنان المعروف بعد صراع مع المرض\nالدولار يرتفع\n{SECOND}\nوختم بالشكر."
    assert folded(text) == ["مواضيع ذات صلة", "وفاة الفنان المعروف بعد صراع مع المرض", "الدولار يرتفع"]


def test_a_list_of_stories_does_not_swallow_paragraphs_without_a_full_stop() -> None:
    text = (
        f"{HEADLINE}\n{LEAD}\nاقرأ أيضا\nانخفاض أسعار الخضار في الأسواق\nوأضاف الوزير أن الأعمال ستنتهي قريبا\n{SECOND}"
    )
    assert folded(text) == ["اقرأ أيضا", "انخفاض أسعار الخضار في الأسواق"]


def test_who_signs_at_the_end_is_folded() -> None:
    assert folded(f"{HEADLINE}\n{LEAD}\n{SECOND}\n\nصدى الوادي") == ["صدى الوادي"]
    assert folded(f"{HEADLINE}\n{LEAD}\n{SECOND}\nوعاد الهدوء.") == []


def test_a_text_of_nothing_but_short_lines_keeps_them() -> None:
    assert folded("عاجل") == []
    assert folded("هدنة حلب") == []


def test_long_hostile_texts_are_folded_in_linear_time() -> None:
    sentence = "قال شهود إن القافلة وصلت إلى البلدة عند الظهر. "
    lines = "\n".join(f"الخبر رقم {number} في المدينة وقالت مصادر إنه وقع أمس." for number in range(30_000))
    for text in (lines, sentence * 40_000, "ح" * 500_000, "\n" * 1_000_000, "." * 1_000_000, " ب" * 500_000):
        began = time.process_time()
        folds(text)
        assert time.process_time() - began < 10


@given(st.lists(st.sampled_from([LEAD, SECOND, HEADLINE, "SHARE", "", "عاجل", "قتل 5", "\r", "a" * 30]), max_size=12))
def test_folds_are_in_order_apart_and_inside_the_text(parts: list[str]) -> None:
    text = "\n".join(parts)
    at = 0
    for fold in folds(text):
        assert at <= fold.start < fold.end <= len(text)
        at = fold.end
        assert_kept_copy(text, fold)


def assert_kept_copy(text: str, fold: Fold) -> None:
    """A repeat names the copy that stays, and that copy is elsewhere."""
    if fold.kind == "repeat":
        assert fold.of is not None
        assert fold.of.end <= fold.start or fold.of.start >= fold.end
        assert 0 <= fold.of.start < fold.of.end <= len(text)


@pytest.mark.parametrize(
    ("first", "folded"),
    [
        ("خاص: النادي يوقع مع المدافع البرازيلي غدا", False),
        ("تقرير: ارتفاع أسعار القمح عالميا", False),
        ("خاص: سالم الراوي", True),
    ],
)
def test_a_headline_behind_a_section_is_no_credit(first: str, folded: bool) -> None:
    text = first + "\n" + "أعلنت الوزارة أمس أن المشروع الجديد سيبدأ في الشهر المقبل بعد اكتمال التمويل.\n" * 2
    assert (0 in {fold.start for fold in folds(text)}) is folded
