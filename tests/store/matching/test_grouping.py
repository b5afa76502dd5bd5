"""Groups follow from the set of claims and decisions, and from nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import CancelledError
from store.matching.groups.grouping import group
from store.models import Constraints, ProposedGroup, Unit
from tests.store.matching.examples import BRIDGE, BRIDGE_AGAIN, FIRE, FIRE_AGAIN, FIRE_MORE, HARVEST, unit

DAY = "2024-03-05"


def newspapers() -> list[Unit]:
    return [
        unit("c1", FIRE, outlet="الساحل", published=DAY),
        unit("c2", FIRE_AGAIN, outlet="المنارة", published=DAY),
        unit("c3", FIRE_MORE, outlet="الصباح", published="2024-03-06"),
        unit("c4", BRIDGE, outlet="الصباح", published=DAY),
        unit("c5", BRIDGE_AGAIN, outlet="المنارة", published=DAY),
        unit("c6", HARVEST, outlet="الساحل", published=DAY),
    ]


def members(groups: list[ProposedGroup]) -> list[tuple[str, ...]]:
    return [found.claim_ids for found in groups]


def test_reports_of_one_event_are_grouped_and_others_are_not() -> None:
    assert members(group(newspapers(), Constraints())) == [("c1", "c2", "c3"), ("c4", "c5")]


@settings(max_examples=20, deadline=None)
@given(st.permutations(newspapers()))
def test_the_order_of_claims_changes_nothing(units: list[Unit]) -> None:
    assert repr(group(units, Constraints())) == repr(group(newspapers(), Constraints()))


def test_another_figure_is_a_difference_inside_the_group_not_another_group() -> None:
    found = group(newspapers(), Constraints())[0]
    figures = [d for d in found.differences if d.slot == "figure"]
    assert [[v.value for v in d.values] for d in figures] == [["12 عاملا", "12 عاملا", "15 عاملا"]]
    assert found.relation == 3


def test_rejected_pairs_are_not_proposed_again() -> None:
    parted = Constraints(cannot=frozenset({("c4", "c5")}))
    assert members(group(newspapers(), parted)) == [("c1", "c2", "c3")]


def test_approved_pairs_stay_together_whatever_the_score() -> None:
    bound = Constraints(must=frozenset({("c4", "c6")}))
    assert any({"c4", "c6"} <= set(ids) for ids in members(group(newspapers(), bound)))


def test_a_decided_group_keeps_its_members_and_gains_a_new_report() -> None:
    assert members(group(newspapers(), Constraints(), fixed_groups=[("c1", "c2")]))[0] == ("c1", "c2", "c3")


def test_two_claims_of_one_article_are_no_corroboration() -> None:
    text = f"{FIRE}. {FIRE_AGAIN}."
    units = [unit("c1", FIRE, article="a1", article_text=text), unit("c2", FIRE_AGAIN, article="a1", article_text=text)]
    assert group(units, Constraints()) == []


def test_members_are_ordered_by_publication_and_the_lead_is_one_of_them() -> None:
    units = [
        unit("c1", FIRE, outlet="الساحل", published="2024-03-06"),
        unit("c2", FIRE_AGAIN, outlet="المنارة", published=DAY),
    ]
    found = group(units, Constraints())[0]
    assert found.claim_ids == ("c2", "c1")
    assert found.lead in found.claim_ids


def test_the_same_words_weeks_apart_are_two_events() -> None:
    units = [
        unit("c1", "بحث الوزيران هاتفيا هدنة المدينة مساء الاثنين", outlet="أ", published="2024-01-09"),
        unit("c2", "بحث الوزيران هاتفيا هدنة المدينة مساء الخميس", outlet="ب", published="2024-02-23"),
    ]
    assert group(units, Constraints()) == []


def test_undated_articles_that_name_other_days_are_two_events() -> None:
    units = [
        unit("c1", "ناقش الوزيران في اتصال هاتفي هدنة المدينة يوم الاثنين", outlet="أ"),
        unit("c2", "ناقش الوزيران في اتصال هاتفي تمديد هدنة المدينة يوم الخميس", outlet="ب"),
    ]
    assert group(units, Constraints()) == []


def test_undated_articles_that_name_the_same_day_can_meet_and_the_reasons_say_the_dates_are_unknown() -> None:
    units = [
        unit("c1", "يجتمع خبراء الزلازل في مدينة أغادير يوم السبت لبحث خطة الإنذار", outlet="أ"),
        unit("c2", "اجتماع لخبراء الزلازل بشأن خطة الإنذار يعقد السبت في أغادير", outlet="ب"),
    ]
    found = group(units, Constraints())[0]
    time = next(f for f in found.pairs[0].features if f.name == "time")
    assert "article dates unknown" in time.words


def test_probes_come_from_below_the_threshold() -> None:
    threshold = 0.99999
    plain = group(newspapers(), Constraints(must=frozenset({("c1", "c2")})), threshold=threshold)
    probed = group(newspapers(), Constraints(must=frozenset({("c1", "c2")})), threshold=threshold, probes=1.0)
    added = [found for found in probed if found not in plain]
    assert members(plain) == [("c1", "c2")]
    assert len(added) == 1 and added[0].score < threshold and added[0].probe >= 1.0
    assert not set(added[0].claim_ids) & {"c1", "c2"}
    units = newspapers()[::-1]
    assert group(units, Constraints(must=frozenset({("c1", "c2")})), threshold=threshold, probes=1.0) == probed


def test_the_dead_and_the_hurt_of_one_fire_are_no_probe_for_they_have_no_score() -> None:
    units = [
        *newspapers(),
        unit("c8", "قتل 15 عاملا في حريق مستودع الأخشاب بميناء طبرق", published="2020-01-01"),
        unit("c9", "أصيب 30 عاملا في حريق مستودع الأخشاب بميناء طبرق", published="2020-01-01"),
    ]
    bound = Constraints(must=frozenset({("c1", "c2")}))
    found = group(units, bound, threshold=0.99999, probes=10.0)
    assert len(found) > 1 and ("c8", "c9") not in members(found)


@pytest.mark.parametrize(
    ("sentence", "here", "there"),
    [
        ("جرفت السيول سبعة جسور قديمة قرب {} صباح الخميس", "طنجة", "وهران"),
        ("أزالت الجرافات تسعة أكشاك مخالفة قرب {} مساء الأحد", "بيروت", "دمشق"),
        ("تسلم مستشفى الأطفال في {} أربعة أجهزة تنفس جديدة", "بنغازي", "أسيوط"),
    ],
)
def test_one_count_of_one_thing_in_two_places_is_two_facts(sentence: str, here: str, there: str) -> None:
    def two(one: str, other: str) -> list[Unit]:
        return [
            unit("c1", f"أفاد المحافظ: {sentence.format(one)}", outlet="أ", published="2021-03-04"),
            unit("c2", f"ذكر مسؤول: {sentence.format(other)}", outlet="ب", published="2021-03-04"),
        ]

    assert members(group(two(here, there), Constraints())) == []
    assert members(group(two(here, here), Constraints())) == [("c1", "c2")]


def test_a_cancelled_run_raises() -> None:
    with pytest.raises(CancelledError):
        group(newspapers(), Constraints(), cancelled=lambda: True)


def test_a_name_of_two_words_in_common_makes_no_group() -> None:
    day = "2022-11-03"
    left = unit("c1", "غادرت السفينة ميناء الياقوت ظهر الأحد", outlet="الضحى", published=day)
    sent = unit("c2", "محققين أرسلوا إلى ميناء الياقوت", outlet="المرسى", published=day)
    again = unit("c3", "السفينة غادرت ظهر الأحد ميناء الياقوت", outlet="المنارة", published=day)
    assert [found.claim_ids for found in group([left, sent, again], Constraints())] == [("c1", "c3")]
    vow = unit("c4", "سحق جماعة أبراخ السود", outlet="الضحى", published=day)
    arrest = unit("c5", "توقيف أحد قادة أبراخ السود حيا", outlet="المرسى", published=day)
    assert group([vow, arrest], Constraints()) == []


WALL = "اتفق المجلسان على ترميم السور القديم في بلدية المرسى قبل الصيف المقبل"


@pytest.mark.parametrize(
    ("told", "one"),
    [
        ("أوقفت الشركة حافلات الشارع الكبير لأن أعمال ترميم السور القديم في بلدية المرسى متواصلة", False),
        ("ارتفعت أجرة المساكن المجاورة كثيرا بسبب ترميم السور القديم في بلدية المرسى", False),
        ("المجلسان يتفقان على ترميم السور القديم في بلدية المرسى لأن حجارته تتساقط على المارة", True),
    ],
)
def test_what_is_only_the_reason_of_another_fact_is_not_that_fact(told: str, one: bool) -> None:
    units = [unit("c1", WALL, outlet="أ"), unit("c2", told, outlet="ب")]
    assert bool(group(units, Constraints())) is one


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "نور الشرق تبني مع مصرف الضفتين برجا من ستين طابقا قرب الميناء القديم",
            "نزاع أمام القضاء بين نور الشرق ومصرف الضفتين على أرض زراعية تمتد حتى الوادي الأخضر",
            False,
        ),
        ("أعلنت نور الشرق أرباحا قياسية للعام", "سهم نور الشرق يغيب عن تداولات الأسبوع", False),
        ("شركة نور الشرق تبني برجا من ستين طابقا", "برج من ستين طابقا تبنيه شركة نور الشرق في الضاحية", True),
    ],
)
def test_claims_that_share_but_names_are_no_one_fact(one: str, other: str, same: bool) -> None:
    units = [unit("c1", one, outlet="أ", published="2020-03-05"), unit("c2", other, outlet="ب", published="2020-03-05")]
    assert bool(group(units, Constraints())) is same


@pytest.mark.parametrize(
    ("news", "like", "other"),
    [
        (
            "باعت هيئة السكك 40 عربة قطار في مزاد اليوم الثلاثاء",
            "باعت هيئة السكك 40 عربة قطار في المزاد",
            "باعت شركة المترو 40 عربة قطار قديمة في مزاد أمس الاثنين",
        ),
        (
            "ضبطت الجمارك في المنفذ 300 هاتف مهرب اليوم الثلاثاء",
            "ضبط 300 هاتف مهرب في المنفذ",
            "ضبطت الشرطة 300 هاتف مهرب في السوق أمس الاثنين",
        ),
        (
            "أطلقت الوزارة حملة تلقيح ضد الحصبة اليوم الثلاثاء في مدارس العاصمة",
            "حملة تلقيح ضد الحصبة في مدارس العاصمة",
            "أطلقت البلدية حملة تلقيح ضد الحصبة أمس الاثنين في مدارس الريف",
        ),
    ],
)
def test_two_days_in_one_article_are_two_events(news: str, like: str, other: str) -> None:
    day, whole = "2024-03-05", f"{news}. {other}."
    units = [
        unit("c1", news, article="a1", outlet="الساحل", published=day, article_text=whole),
        unit("c2", other, article="a1", outlet="الساحل", published=day, article_text=whole),
        unit("c3", like, outlet="المنارة", published=day),
        unit("c4", news, outlet="الصباح", published=day),
    ]
    for found in group(units, Constraints()):
        assert not {"c1", "c2"} <= set(found.claim_ids)
    assert any({"c1", "c4"} <= set(found.claim_ids) for found in group(units, Constraints()))


def test_two_papers_may_date_one_event_by_two_days() -> None:
    one = unit("c1", "اصطدم قطاران قرب محطة الوادي الأزرق مساء أمس الاثنين وأصيب 30 راكبا", published="2024-03-05")
    other = unit(
        "c2", "أصيب 30 راكبا في اصطدام قطارين قرب محطة الوادي الأزرق فجر اليوم الثلاثاء", published="2024-03-05"
    )
    assert members(group([one, other], Constraints())) == [("c1", "c2")]
