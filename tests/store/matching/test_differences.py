"""What differs between two reports is found, slot by slot, and what only looks different is not."""

from __future__ import annotations

import pytest

from store.matching.differences import differences
from store.matching.text_scores import score_pairs
from store.models import Difference
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
    assert [[v.value for v in d.values] for d in found if d.slot == "figure"] == [["30", "45"]]


def test_a_city_and_its_country_are_one_place() -> None:
    assert [
        d for d in between("زلزال يضرب طنجة فجرا", "زلزال يضرب المغرب فجرا") if d.differs and d.slot == "place"
    ] == []


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
