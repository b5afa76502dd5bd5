"""What a figure counts: people by what befell them, things by their noun; a fate is never met by a thing."""

from __future__ import annotations

import pytest

from store.matching.differing import things
from store.matching.differing.counting import counts_what
from store.matching.differing.tolls import tolls
from store.matching.texts.profile import profile_of
from tests.store.matching.examples import unit


def counts(text: str) -> list[str]:
    """Return what each figure of a text counts, in order."""
    profile = profile_of(unit("c1", text))
    return [counts_what(profile, figure) for figure in profile.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل أربعة حراس ودمرت خمس شاحنات في كمين على طريق القافلة", ["killed", "شاحن"]),
        ("خصص المستشفى 80 سريرا لعلاج المصابين", ["سرير"]),
        ("وصلت سفينتان تمكنتا من إنقاذ 212 لاجئا", ["سفين", "freed"]),
        ("أقيمت ثلاثة آلاف خيمة لإيواء النازحين", ["خيم"]),
        ("ارتفع عدد قتلى العاصفة إلى 35 شخصا، وأصيب 160 آخرون", ["killed", "wounded"]),
        ("بلغ عدد المصابين 900 حالة توفي منها 40", ["wounded", "killed"]),
        ("توفي مصابان متأثرين بجراحهما", ["killed"]),
        ("أسفرت العاصفة عن 18 قتيلا وستة مفقودين", ["killed", "missing"]),
        ("سجلت الوزارة 30 إصابة بينهم ستة من الممرضين", ["wounded", "wounded: of them"]),
        ("حافلة تقل 40 مسافرا سقطت في واد ضيق", ["aboard"]),
        ("مقتل 40 شخصا على متن حافلة سقطت في واد ضيق", ["killed"]),
        ("غادر المستشفيات 98 جريحا بعد تلقي العلاج", ["recovered"]),
        ("تماثل للشفاء 20 مصابا بالحمى", ["recovered"]),
        ("وصل إلى المستشفى 20 مصابا بالحمى", ["wounded"]),
        ("نقل 66 شخصا إلى المستشفيات بعد العاصفة", ["wounded"]),
        ("أدخل 12 عاملا المستشفى", ["wounded"]),
        ("العاصفة قتلت 5 ونقلت 14 آخرين للمستشفى", ["killed", "wounded"]),
        ("زار 66 شخصا المستشفى الجديد", ["شخص"]),
        ("نقل 66 شخصا من القرية", ["شخص"]),
        ("نقل 9 من المصابين وهم في غيبوبة", ["wounded: of them"]),
        ("أربعة منهم في حالة حرجة", ["critical"]),
        ("نقل 25 مصابا، أربعة منهم في العناية المركزة", ["wounded", "critical"]),
        ("في المستشفى جناح للعناية المركزة فيه 20 سريرا", ["سرير"]),
        ("وفاة صبي عمره تسعة أعوام", ["سنه"]),
        ("توفي الصبي عن تسع سنوات", ["سنه"]),
        ("سجلت المدينة 60 حالة كوليرا", ["wounded"]),
        ("نحو 45 حالة تسمم في مخيم صيفي", ["wounded"]),
        ("سجلت المحكمة 60 حالة طلاق", ["حال"]),
        ("سجلت المدينة 60 حالة وفاة بالكوليرا", ["killed"]),
        ("ستة من الجرحى في وضع حرج", ["critical"]),
        ("أصيب 20 عاملا بينهم ثلاثة حالتهم حرجة", ["wounded", "critical"]),
        ("أصيب 30 شخصا أحدهم في حالة حرجة", ["wounded"]),
        ("قتل ثلاثة عمال وأصيب حارس في حالة حرجة", ["killed"]),
        ("نال 48.2 في المائة من الأصوات بعد فرز 90 في المائة من الصناديق", ["% اصو", "% صناديق"]),
        ("امتلأ السد بنسبة 92 بالمئة", [""]),
        ("هلك ستة أشخاص في انقلاب قارب", ["killed"]),
        ("خمسة عمال هلكوا في العاصفة وأصيب سبعة", ["killed", "wounded"]),
        ("أهلك الجراد 6 هكتارات من القمح", ["هكتار"]),
        ("two trucks burned and four soldiers were killed", ["truck", "killed"]),
    ],
)
def test_a_fate_is_met_by_people_and_a_thing_is_counted_by_its_noun(text: str, expected: list[str]) -> None:
    assert counts(text) == expected


def test_a_day_of_the_week_behind_a_figure_is_nothing_counted() -> None:
    assert counts("سبعة عمال قتلوا وأصيب أربعة يوم الثلاثاء")[-1] == "wounded"


@pytest.mark.parametrize("text", ["وقع المدرب عقدا لثلاثة مواسم", "لعب في الفريق 4 مواسم", "توقف المسرح موسمين"])
def test_how_long_something_lasts_tells_no_fact_from_another(text: str) -> None:
    assert things.counted(text, unit("c1", text).claim.quantities) == {}


def test_people_and_sums_tell_little_times_nothing_and_a_share_is_named_by_what_it_is_of() -> None:
    text = "أنفقت الهيئة 3 ملايين دولار خلال 24 ساعة على 60 شخصا، وبلغت نسبة الإنجاز في المشروع 41 بالمئة من 900 بئر"
    found = things.counted(text, unit("c1", text).claim.quantities)
    assert list(found.values()) == [[3e6], [60.0], [41.0], [900.0]]
    assert [thing.startswith(things.LITTLE) for thing in found] == [True, True, False, False]


@pytest.mark.parametrize(
    ("mine", "theirs", "all_mine", "all_theirs", "one"),
    [
        ([76], [80], [76], [80, 645], True),
        ([76], [645], [76], [80, 645], False),  # too far apart, and 80 is nearer
        ([50], [70], [50, 70], [70], False),  # each report has 70
        ([38], [40], [38], [40], True),
        ([20], [50], [20], [50], False),
    ],
)
def test_counts_of_one_story_meet_when_each_is_the_others_nearest(
    mine: list[float], theirs: list[float], all_mine: list[float], all_theirs: list[float], one: bool
) -> None:
    found = things.one_count({"مبن": mine}, {"مبن": theirs}, {"مبن": all_mine}, {"مبن": all_theirs})
    assert bool(found) is one


def test_those_aboard_are_a_toll_only_of_a_claim_that_tells_no_other() -> None:
    told = {
        text: tolls(profile_of(unit("c1", text))).people
        for text in ("حافلة تقل 40 شخصا", "سقطت حافلة تقل 40 شخصا وقتل 12 منهم")
    }
    assert [sorted(people) for people in told.values()] == [["aboard"], ["killed"]]
