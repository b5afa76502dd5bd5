"""What differs between two reports is found, slot by slot, and what only looks different is not."""

from __future__ import annotations

import pytest

from store.matching.differing.differences import differences
from store.matching.groups.grouping import group, idf_of
from store.matching.groups.relations import links
from store.matching.scoring.score import score_pair
from store.matching.scoring.text_scores import score_pairs
from store.matching.texts.profile import profiles_of
from store.models import Constraints, Difference
from tests.store.matching.examples import unit

BASE = "أعلن المتحدث سامي الحداد يوم الأحد أن فرق الإنقاذ في مدينة تعز انتشلت 31 شخصا من تحت الأنقاض"


def between(a: str, b: str) -> tuple[Difference, ...]:
    return differences([unit("c1", a, outlet="أ"), unit("c2", b, outlet="ب")])


@pytest.mark.parametrize(
    ("old", "new", "slot"),
    [
        ("31", "13", "figure"),
        ("31", "٤٥", "figure"),
        ("الأحد", "الأربعاء", "date"),
        ("تعز", "صنعاء", "place"),
        ("سامي", "ناصر", "name"),
        ("أعلن", "نفى", "antonym"),
    ],
)
def test_one_changed_word_is_found_in_its_slot(old: str, new: str, slot: str) -> None:
    found = {d.slot: [v.value for v in d.values] for d in between(BASE, BASE.replace(old, new)) if d.differs}
    assert slot in found
    assert any(new in value for value in found[slot])


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "نال المرشح خالد الصافي 48.2 في المائة من الأصوات بعد فرز 90 في المائة من الصناديق",
            "خالد الصافي يتصدر بـ46.5% من الأصوات بعد فرز 80% من الصناديق",
            [{"48.2", "46.5"}, {"90", "80"}],
        ),
        (
            "نال المرشح خالد الصافي 48.2 في المائة من الأصوات بعد فرز 90 في المائة من الصناديق",
            "خالد الصافي يتصدر بنسبة 46.5% بعد فرز 80% من الصناديق",
            [{"48.2", "46.5"}, {"90", "80"}],
        ),
        (
            "دمرت العاصفة 30 بالمئة من المحصول و12 بالمئة من البيوت في الوادي",
            "العاصفة دمرت 40 بالمئة من المحصول و12 بالمئة من البيوت في الوادي",
            [{"30", "40"}],
        ),
        (
            "85 بالمئة من المبيعات ذهبت إلى الخارج في مزاد التمور",
            "ذهبت 83 بالمئة من المبلغ إلى الخارج في مزاد التمور",
            [{"85", "83"}],
        ),
        (
            "سجلت 30 بالمئة من المدارس نقصا في المعلمين",
            "سجلت 30 بالمئة من المدارس نقصا في المعلمين بعد إضراب 55 بالمئة من السائقين",
            [],
        ),
    ],
)
def test_shares_are_held_against_shares_of_the_same_whole(one: str, other: str, told: list[set[str]]) -> None:
    found = [
        {v.value.split()[0].rstrip("%") for v in d.values}
        for d in between(one, other)
        if d.slot == "figure" and d.differs
    ]
    assert sorted(found, key=sorted) == sorted(told, key=sorted)


@pytest.mark.parametrize(
    "same",
    [
        BASE.replace("31", "٣١"),
        BASE.replace("أعلن", "اعلن"),
        BASE.replace("مدينة", "مدينه"),
        "و" + BASE,
        BASE.replace("انتشلت", "انْتَشَلَتْ"),
        BASE.replace("سامي الحداد", "ساميالحداد"),
    ],
)
def test_spelling_is_no_difference(same: str) -> None:
    assert [d for d in between(BASE, same) if d.differs] == []


def test_a_value_within_a_bound_agrees_and_a_note_says_so() -> None:
    found = between("قتل أكثر من 40 شخصا في انهيار المبنى", "قتل 46 شخصا في انهيار المبنى")
    assert [(d.slot, d.differs, d.note) for d in found] == [
        ("figure", False, "one value lies within the bound the other gives")
    ]


def test_a_rounded_value_agrees_and_a_note_says_so() -> None:
    found = between("تحرير نحو 180 رهينة من السفينة", "تحرير 178 رهينة من السفينة")
    assert [(d.slot, d.differs) for d in found if d.slot == "figure"] == [("figure", False)]


def test_figures_are_compared_by_what_they_count() -> None:
    found = between("أصيب 12 شخصا ودمر 30 منزلا في السيول", "أصيب 12 شخصا ودمر 45 منزلا في السيول")
    assert [[v.value for v in d.values] for d in found if d.slot == "figure"] == [["30 منزلا", "45 منزلا"]]


def test_a_city_and_its_country_are_one_place() -> None:
    assert [
        d for d in between("زلزال يضرب طنجة فجرا", "زلزال يضرب المغرب فجرا") if d.differs and d.slot == "place"
    ] == []


@pytest.mark.parametrize(
    ("one", "other", "towns"),
    [
        ("وقع المغرب وإسبانيا في طنجة اتفاق الصيد", "المغرب وإسبانيا يوقعان اتفاق الصيد في الرباط", ["طنجة", "الرباط"]),
        ("شهدت وهران توقيع اتفاق بين الجزائر وإيطاليا", "الجزائر وإيطاليا تبرمان اتفاقا بعنابة", ["وهران", "بعنابة"]),
        ("ولد الوزير المغربي في طنجة", "الوزير المغربي يغادر الرباط إلى مدريد", []),
        ("وقع المغرب في طنجة اتفاق الصيد", "المغرب يوقع اتفاق الصيد في طنجة بحضور وفد من الرباط", []),
    ],
)
def test_two_towns_of_one_country_are_shown_also_when_both_name_the_country(
    one: str, other: str, towns: list[str]
) -> None:
    shown = [d for d in between(one, other) if d.slot == "place" and d.differs]
    assert [value.value for d in shown for value in d.values] == towns


def test_spans_point_at_the_values_in_the_article() -> None:
    article = "مقدمة قصيرة. " + BASE
    one = unit("c1", BASE, article_text=article)
    other = unit("c2", BASE.replace("31", "13"))
    figure = next(d for d in differences([one, other]) if d.slot == "figure")
    for value, text in zip(figure.values, (article, other.article_text), strict=True):
        assert [text[span.start : span.end] for span in value.spans] == [value.value]


def test_a_negated_word_is_found() -> None:
    found = list(score_pairs([{"id": "1", "a": "الحكومة ستوقف الدعم", "b": "الحكومة لن ستوقف الدعم"}]))
    assert "negation" in {d["slot"] for d in found[0]["differences"]}


def test_other_rare_nouns_in_the_same_template_are_a_warning() -> None:
    a = "بعث الرئيس برقية تهنئة إلى حاكم الجزيرة بمناسبة ذكرى تأسيس النادي البحري"
    found = between(a, a.replace("البحري", "الملكي"))
    assert [d.slot for d in found] == ["warning"]


def test_a_party_named_in_two_ways_is_framing_and_speaks_against_nothing() -> None:
    a = unit("c1", "سيطر الثوار على بلدة الرابية بعد معارك استمرت يومين", outlet="أ", published="2016-03-01")
    b = unit("c2", "سيطر المسلحون على بلدة الرابية بعد معارك استمرت يومين", outlet="ب", published="2016-03-01")
    (found,) = [d for d in differences([a, b]) if d.slot == "wording"]
    assert {value.value for value in found.values} == {"الثوار", "المسلحون"}
    assert found.note is not None and "framing" in found.note
    (grouped,) = group([a, b], Constraints())
    assert grouped.relation == 1


def test_a_party_named_the_same_once_is_no_framing() -> None:
    found = between("سيطر الثوار على بلدة الرابية", "سيطر الثوار المسلحون على بلدة الرابية")
    assert "wording" not in {d.slot for d in found}


def test_one_who_tells_what_the_other_said_is_no_other_speaker() -> None:
    a = unit("c1", "الوزير قاسم العمري أعلن افتتاح المطار في حزيران", outlet="أ", speaker="هند الراوي")
    b = unit("c2", "المطار يفتتح في حزيران", outlet="ب", speaker="قاسم العمري")
    (found,) = [d for d in differences([a, b]) if d.slot == "speaker"]
    assert not found.differs
    assert found.note == "هند الراوي tells what قاسم العمري said"


@pytest.mark.parametrize(("one", "other"), [("سيرغي بافلوف", "سيرجي بافلوف"), ("هيثم الزغبي", "الزغبي")])
def test_spellings_of_a_name_are_one_speaker(one: str, other: str) -> None:
    text = "الهدنة تبدأ يوم الجمعة"
    found = differences([unit("c1", text, outlet="أ", speaker=one), unit("c2", text, outlet="ب", speaker=other)])
    assert found == ()


def test_what_came_before_opposes_nothing() -> None:
    found = between("إعادة فتح معبر الوادي بعد إغلاق استمر عامين", "افتتاح معبر الوادي الاثنين")
    assert "antonym" not in {d.slot for d in found}


def test_a_figure_spelled_out_comes_with_its_value() -> None:
    found = between("مقتل شخصين في انهيار سقف المدرسة", "مقتل 4 أشخاص في انهيار سقف المدرسة")
    (figure,) = [d for d in found if d.slot == "figure"]
    assert {value.value for value in figure.values} == {"شخصين (2)", "4 أشخاص"}


def test_a_denial_and_its_assertion_are_two_groups_and_linked_as_contradiction() -> None:
    text = "قوات الحرس انسحبت من مرفأ السنابل أمس"
    units = [
        unit("c1", text, outlet="أ", published="2018-02-02"),
        unit("c2", "انسحاب قوات الحرس من مرفأ السنابل أمس", outlet="ب", published="2018-02-02"),
        unit("c3", "تكون قوات الحرس قد انسحبت من مرفأ السنابل", outlet="ج", published="2018-02-02", stance="deny"),
        unit("c4", "لم تنسحب قوات الحرس من مرفأ السنابل", outlet="د", published="2018-02-02"),
    ]
    groups = group(units, Constraints())
    assert {frozenset(one.claim_ids) for one in groups} == {frozenset({"c1", "c2"}), frozenset({"c3", "c4"})}
    assert [link.relation for link in links(groups, units)] == [4]


def test_figures_with_a_scale_word_come_with_their_value() -> None:
    found = between("بلغ الإنتاج 3.05 ملايين برميل يوميا", "بلغ الإنتاج 3,2 ملايين برميل يوميا")
    (figure,) = [d for d in found if d.slot == "figure"]
    assert [value.value for value in figure.values] == ["3.05 ملايين برميل (3,050,000)", "3,2 ملايين برميل (3,200,000)"]


def test_one_equal_figure_does_not_hide_another_of_the_same_thing() -> None:
    found = between(
        "تراجع التبادل من 900 مليون دولار إلى 400 مليون دولار", "تراجع التبادل من 900 مليون دولار إلى 380 مليون دولار"
    )
    told = " ".join(value.value for d in found if d.slot == "figure" and d.differs for value in d.values)
    assert "400" in told and "380" in told and "900" not in told


def test_floods_are_no_capital() -> None:
    assert not [d for d in between("سيول تجتاح بلدة الوادي", "سيول في مأرب تجتاح بلدة الوادي") if d.slot == "place"]


def test_the_reasons_say_when_a_denial_stands_against_one_fact() -> None:
    a = unit("c1", "قوات الحرس انسحبت من مرفأ السنابل أمس", outlet="أ", published="2018-02-02")
    b = unit("c2", "لم تنسحب قوات الحرس من مرفأ السنابل", outlet="ب", published="2018-02-02", speaker="قائد الحرس")
    idf = idf_of(profiles_of([a, b]))
    words = {feature.name: feature.words for feature in score_pair(a, b, idf).features}
    assert "denies" in words["conflict"] and "speaker" not in words["conflict"]


def test_a_toll_may_rise_but_not_tenfold() -> None:
    def score(toll: int) -> float:
        rows = [{"id": "1", "a": "مقتل 4 أشخاص في هجوم بالموصل", "b": f"مقتل {toll} شخصا في هجوم بالموصل"}]
        return float(next(score_pairs(rows))["score"])

    assert score(7) > score(43)


def test_another_floor_is_a_difference_and_an_hour_is_none() -> None:
    found = between("حريق في الدور الخامس من برج الواحة", "النيران تلتهم الدور السادس في برج الواحة")
    assert [[value.value for value in d.values] for d in found if d.slot == "figure"] == [
        ["الدور الخامس", "الدور السادس"]
    ]
    assert not [d for d in between("اندلع الحريق في الساعة الثالثة", "اندلع الحريق في الساعة الرابعة") if d.counted]


def test_two_months_for_one_thing_are_a_difference_of_date() -> None:
    found = between("يبدأ تسليم القطارات الجديدة في مايو 2023", "يبدأ تسليم القطارات الجديدة في يونيو 2023")
    (date,) = [d for d in found if d.slot == "date"]
    assert ["2023-05" in date.values[0].value, "2023-06" in date.values[1].value] == [True, True]


@pytest.mark.parametrize(
    "other", ["يبدأ تسليم القطارات عام 2023", "منذ عام 2019 ينتظر التجار هنا القطارات", "القطارات تسلم في 12 مايو 2023"]
)
def test_a_year_that_holds_the_month_or_only_says_since_when_is_none(other: str) -> None:
    found = between("يبدأ تسليم القطارات الجديدة في مايو 2023", other)
    assert [d for d in found if d.slot == "date"] == []


@pytest.mark.parametrize(("noun", "printed"), [("نقطة", "نقطة"), ("جنيها", "جنيه"), ("كيلومترا", "كيلومتر")])
def test_what_a_figure_counts_is_named_as_it_is_printed(noun: str, printed: str) -> None:
    one, other = (f"أعلنت الهيئة أن الفارق بلغ {n} {noun} عند الإغلاق في العاصمة" for n in (15, 18))
    (found,) = [d for d in between(one, other) if d.slot == "figure"]
    assert found.counted == printed
    (killed,) = [d for d in between("قتل 15 شخصا في الحريق", "قتل 18 شخصا في الحريق") if d.slot == "figure"]
    assert killed.counted == "killed"


def test_people_and_what_they_met_or_are_stand_in_one_row() -> None:
    told = ["أخرج الغطاسون 9 أشخاص من النهر", "أخرج الغطاسون 14 شخصا من النهر"]
    fates = ["مقتل 9 أشخاص في غرق العبارة في النهر", "مقتل 14 شخصا في غرق العبارة في النهر"]
    units = [unit(f"c{n}", text, outlet=f"o{n}") for n, text in enumerate((*told, *fates))]
    (found,) = (d for d in differences(units) if d.slot == "figure")
    assert (found.counted, len(found.values)) == ("killed", 4)
    # Other numbers of people are another figure.
    units[0] = unit("c0", "أخرج الغطاسون 11 شخصا من النهر", outlet="o0")
    assert len([d for d in differences(units) if d.slot == "figure"]) == 2
