"""Claims of one report that share words with a claim of another, of which one is worded far nearer: two facts."""

from __future__ import annotations

import pytest

from store.matching.groups.grouping import group
from store.models import Constraints, Unit
from tests.store.matching.examples import unit

DAY = "2024-05-21"
# Two papers print one wire about a railway tunnel, the second with a sentence of its own now and then.
HEADLINE, LEAD = (
    "نفق القطار في جبل الشيخ زاهر يعاد فتحه",
    "أعادت هيئة السكك في رافد فتح نفق جبل الشيخ زاهر أمام القطارات",
)
REST = [
    "شارك في أعمال الترميم مهندسون من شركة برجان وعمال من القرى المجاورة",
    "تكلفة الترميم بلغت 48 مليون دينار دفعت نصفها محافظة رافد",
]


def reports(here: list[str], there: list[str]) -> list[Unit]:
    """Return the claims of two reports that open alike and then say a3, a4 … and b3, b4 …"""
    texts = {"a": [HEADLINE, LEAD, *REST, *here], "b": [LEAD, REST[0], REST[1], "", *there]}
    return [
        unit(f"{name}{n}", claim, article=name, outlet=f"o{name}", published=DAY, article_text=". ".join(text) + ".")
        for name, text in texts.items()
        for n, claim in enumerate(text)
        if claim
    ]


def together(units: list[Unit], claims: set[str], constraints: Constraints | None = None) -> set[frozenset[str]]:
    """Return what groups hold of some claims."""
    groups = (frozenset(one.claim_ids) & claims for one in group(units, constraints or Constraints()))
    return {one for one in groups if one}


TWO_FACTS = [
    # Two of a kind in one template, with one figure.
    (
        "القاطرة «سنونو» زرقاء اللون وعلى جانبها خطوط بيضاء وتجر ثماني عربات خشبية وتصل سرعتها إلى 140 كيلومترا تقريبا",
        "القاطرة القديمة غير المرقمة لونها أحمر وتصل سرعتها إلى 140 كيلومترا أيضا",
    ),
    # What was, and what came of it.
    (
        "جميع القطارات الأربعين في محافظة رافد توقفت عن المرور بعد انهيار سقف النفق الذي ضربته الصخور",
        "يعد القطار الصباحي أول قطار يمر في النفق في محافظة رافد بعد انهيار السقف",
    ),
    # Another of the same.
    (
        "خمسة من عمال النفق بينهم مهندس علقوا ليل الأحد تحت صخور يرجح أنها من سقف النفق غرب جبل الشيخ زاهر",
        "النفق علق فيه رئيس الهيئة السابق عمران الصافي تحت صخور من سقف النفق في جبل الشيخ زاهر",
    ),
]


@pytest.mark.parametrize(("one", "other"), TWO_FACTS)
def test_what_a_rival_is_worded_far_nearer_to_is_another_fact(one: str, other: str) -> None:
    units = reports([one, other], [one, other])
    assert together(units, {"a4", "a5", "b4", "b5"}) == {frozenset(("a4", "b4")), frozenset(("a5", "b5"))}


@pytest.mark.parametrize(("one", "other"), TWO_FACTS)
def test_also_when_the_other_report_does_not_tell_it(one: str, other: str) -> None:
    units = reports([one, other], [one])
    assert together(units, {"a4", "a5", "b4"}) == {frozenset(("a4", "b4"))}


def test_a_headline_says_again_what_its_report_says() -> None:
    assert {"a0", "a1", "b0"} <= next(one for one in together(reports([], []), {"a0", "a1", "b0"}))


def test_a_claim_of_two_facts_stays_with_both() -> None:
    both = "الهيئة ستشتري عشر قاطرات جديدة من شركة برجان ومحافظة رافد ستبني محطة للقطارات قرب سوق الخضار"
    one, other = "الهيئة ستشتري عشر قاطرات جديدة من شركة برجان", "محافظة رافد ستبني محطة للقطارات قرب سوق الخضار"
    assert together(reports([one, other], [both]), {"a4", "a5", "b4"}) == {frozenset(("a4", "a5", "b4"))}


def test_a_rival_that_a_reviewer_rejected_leads_nobody() -> None:
    one, other = TWO_FACTS[1]
    units = reports([one, other], [one])
    rejected = Constraints(cannot=frozenset((("a4", "b4"),)))
    assert together(units, {"a4", "a5", "b4"}, rejected) == {frozenset(("a5", "b4"))}
