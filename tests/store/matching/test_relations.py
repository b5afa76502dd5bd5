"""Each relation on examples of our own: 1, 2, 3, 5 inside a group, 4, 6, 7 between groups, each with its reason."""

from __future__ import annotations

import pytest

from store.matching.groups.grouping import group
from store.matching.groups.relations import links
from store.models import Constraints, ProposedGroup, Unit
from tests.store.matching.examples import unit

DAM = "انهار جزء من سد وادي الزهرة شمال البلدة وجرفت المياه 30 منزلا"
DAM_AGAIN = "جرفت مياه سد وادي الزهرة بعد انهيار جزء منه 30 منزلا شمال البلدة"
DAM_MORE = "جرفت مياه سد وادي الزهرة بعد انهيار جزء منه 45 منزلا شمال البلدة"
LETTER = (
    "وكان فلاحو القرى المجاورة قد حذروا في رسالة إلى الوزارة قبل عامين من شقوق في الجدار الشرقي لم تعالجها أي لجنة. "
    "ووعدت الوزارة يومها بإرسال مهندسين لفحص الجدار قبل موسم الأمطار لكن أحدا لم يصل."
)
STORM = "اقتلعت العاصفة أعمدة الكهرباء في بلدة المرج وانقطع التيار عن مستشفى الولادة"


def together(*units: Unit) -> ProposedGroup:
    """Return the one group of reports that reviewers bound together."""
    ids = sorted(one.claim.id for one in units)
    must = frozenset((a, b) for a in ids for b in ids if a < b)
    (found,) = group(units, Constraints(must=must))
    return found


def linked(a: tuple[Unit, Unit], b: tuple[Unit, Unit]) -> list[tuple[int, str]]:
    """Return the links between two groups."""
    bound = [tuple(sorted(one.claim.id for one in pair)) for pair in (a, b)]
    found = group([*a, *b], Constraints(must=frozenset(bound), cannot=frozenset(  # type: ignore[arg-type]
        (min(x.claim.id, y.claim.id), max(x.claim.id, y.claim.id)) for x in a for y in b
    )))  # fmt: skip
    assert len(found) == 2
    return [(link.relation, link.reason) for link in links(found, [*a, *b])]


def twice(id: str, one: str, other: str, published: str, stance: str = "assert") -> tuple[Unit, Unit]:
    return (
        unit(f"{id}1", one, outlet="الضحى", published=published, stance=stance),
        unit(f"{id}2", other, outlet="المرسى", published=published, stance=stance),
    )


def test_1_reports_that_say_the_same() -> None:
    found = together(*twice("c", DAM, DAM_AGAIN, "2022-11-03"))
    assert found.relation == 1 and "differs" in found.relation_reason


def test_2_reports_of_one_day_that_give_two_figures() -> None:
    found = together(*twice("c", DAM, DAM_MORE, "2022-11-03"))
    assert (found.relation, found.relation_reason) == (2, "the reports differ in figure")


def test_3_a_later_report_gives_a_new_figure() -> None:
    early, late = twice("c", DAM, DAM_MORE, "2022-11-03")
    late = unit("c2", DAM_MORE, outlet="المرسى", published="2022-11-04")
    found = together(early, late)
    assert found.relation == 3 and "later report" in found.relation_reason


def test_a_later_report_that_measures_otherwise_updates_nothing() -> None:
    early = unit("c1", "يقع معبر السنابل على بعد 560 كيلومترا غرب العاصمة", outlet="الضحى", published="2022-11-03")
    late = unit("c2", "معبر السنابل الواقع على بعد 550 كيلومترا غرب العاصمة", outlet="المرسى", published="2022-11-05")
    assert together(early, late).relation == 2


def test_5_one_text_in_two_papers() -> None:
    one = unit("c1", DAM, outlet="الضحى", article_text=f"{DAM}. {LETTER}")
    copy = unit("c2", DAM, outlet="المرسى", article_text=f"{DAM}. {LETTER}")
    found = together(one, copy)
    assert found.relation == 5 and "one text" in found.relation_reason and found.sources.count == 1


def test_4_an_assertion_and_its_denial() -> None:
    said = twice(
        "c", "قررت شركة الملاحة نقل مقرها من الميناء القديم إلى جزيرة النخل",
        "شركة الملاحة تنقل مقرها من الميناء القديم إلى جزيرة النخل", "2022-05-10",
    )  # fmt: skip
    denied = twice(
        "d", "نفت شركة الملاحة نقل مقرها من الميناء القديم إلى جزيرة النخل",
        "شركة الملاحة تنفي أنها تنقل مقرها من الميناء القديم إلى جزيرة النخل", "2022-05-11", "deny",
    )  # fmt: skip
    ((relation, reason),) = linked(said, denied)
    assert relation == 4 and ("denies" in reason or "against" in reason)


def test_4_two_groups_that_say_opposite_things() -> None:
    up = twice("c", "ارتفع سعر القمح في بورصة مرسى الرمل", "ارتفاع سعر القمح في بورصة مرسى الرمل", "2022-05-10")
    down = twice("d", "انخفض سعر القمح في بورصة مرسى الرمل", "انخفاض سعر القمح في بورصة مرسى الرمل", "2022-05-10")
    ((relation, reason),) = linked(up, down)
    assert relation == 4 and "ارتف" in reason and "انخف" in reason


def test_6_what_is_told_again_weeks_later_is_background() -> None:
    ((relation, reason),) = linked(
        twice("c", DAM, DAM_AGAIN, "2022-11-03"), twice("d", DAM_AGAIN, DAM + " قبل أسابيع", "2022-11-24")
    )
    assert relation == 6 and "21 days" in reason


def test_7_other_facts_of_one_story_are_related_only() -> None:
    other = twice(
        "d", "زار وزير الري سد وادي الزهرة شمال البلدة بعد انهيار جزء منه",
        "وزير الري في زيارة إلى سد وادي الزهرة بعد انهيار جزء منه شمال البلدة", "2022-11-04",
    )  # fmt: skip
    ((relation, reason),) = linked(twice("c", DAM, DAM_AGAIN, "2022-11-03"), other)
    assert relation == 7 and ("وادي" in reason or "زهر" in reason)


def test_groups_of_different_stories_have_no_link() -> None:
    storm = twice("d", STORM, STORM + " ليلا", "2022-11-03")
    assert linked(twice("c", DAM, DAM_AGAIN, "2022-11-03"), storm) == []


def test_the_reason_names_what_differs_besides_values() -> None:
    a = unit("c1", DAM, outlet="الضحى", speaker="سمير الحداد")
    b = unit("c2", DAM_AGAIN, outlet="المرسى", speaker="وليد النجار")
    found = together(a, b)
    assert found.relation == 1 and "who speaks" in found.relation_reason


def test_reports_of_one_speaker_say_so() -> None:
    a = unit("c1", DAM, outlet="الضحى", speaker="سمير الحداد")
    b = unit("c2", DAM_AGAIN, outlet="المرسى", speaker="سمير الحداد")
    found = together(a, b)
    assert found.sources.count == 2 and "سمير الحداد" in found.relation_reason


def test_another_floor_in_a_later_report_is_no_update() -> None:
    one = unit("c1", "حريق في الدور الخامس من برج الواحة بحي النخيل", outlet="أ", published="2017-04-04")
    other = unit("c2", "النيران تلتهم الدور السادس من برج الواحة بحي النخيل", outlet="ب", published="2017-04-05")
    (found,) = group([one, other], Constraints())
    assert found.relation == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ارتفع إنتاج الزيتون في سهول المرسى بنسبة 4 في المائة هذا الموسم بعد أمطار الخريف",
         "انخفض إنتاج الزيتون في سهول المرسى بنسبة 4 في المائة هذا الموسم بعد أمطار الخريف"),
        ("فاز نادي المرسى على نادي الضحى في نهائي الكأس بهدفين مقابل هدف مساء السبت",
         "خسر نادي المرسى أمام نادي الضحى في نهائي الكأس بهدفين مقابل هدف مساء السبت"),
    ],
)  # fmt: skip
def test_2_opposite_texts_are_neither_the_same_nor_one_text(one: str, other: str) -> None:
    found = together(*twice("c", one, other, "2022-11-03"))
    assert found.relation == 2
    assert one.split()[0] in found.relation_reason and other.split()[0] in found.relation_reason


@pytest.mark.parametrize(
    "later",
    [
        "ارتفع عدد قتلى زلزال مدينة بام الإيرانية القديمة إلى 19 شخصا",
        "بلغت حصيلة زلزال ضرب مدينة بام الإيرانية القديمة 19 شخصا",
        "ارتفع عدد القتلى في زلزال مدينة بام الإيرانية إلى 19 شخصا",
    ],
)
def test_3_a_toll_in_other_and_longer_words_is_the_same_toll(later: str) -> None:
    early = unit("c1", "قتل 12 شخصا في زلزال ضرب مدينة بام الإيرانية", outlet="الضحى", published="2022-11-03")
    late = unit("c2", later, outlet="المرسى", published="2022-11-04")
    found = together(early, late)
    assert found.relation == 3
    (figure,) = [d for d in found.differences if d.slot == "figure"]
    assert sorted(value.value for value in figure.values) == ["12 شخصا", "19 شخصا"]


def test_6_the_day_named_makes_a_later_report_a_recap() -> None:
    recap = "انهار جزء من سد وادي الزهرة شمال البلدة في 3 نوفمبر 2022 وجرفت المياه المنازل"
    ((relation, reason),) = linked(twice("c", DAM, DAM_AGAIN, "2022-11-03"), twice("d", recap, recap, "2022-12-15"))
    assert relation == 6 and "2022-11-03" in reason


def test_no_link_6_between_two_stories_that_share_their_kind_of_words() -> None:
    flood = "باشرت فرق الإنقاذ البلدية مساء الخميس 70 بلاغا جراء السيول التي غمرت بلدة الغدير"
    fire = "باشرت فرق الإنقاذ البلدية مساء السبت حريقا في الطابق الثالث من فندق النخيل"
    assert linked(twice("c", fire, fire, "2019-02-03"), twice("d", flood, flood, "2022-11-03")) == []


def test_a_border_named_from_both_sides_is_one_place() -> None:
    context = "وقال مسؤولون في تونس وليبيا إن تونس وليبيا اتفقتا على ذلك"
    one = "سيفتح معبر الرمال الحدودي مع ليبيا أمام الشاحنات يوم الأحد المقبل"
    other = "سيفتح معبر الرمال الحدودي مع تونس أمام الشاحنات يوم الأحد المقبل"
    first = unit("c1", one, outlet="الضحى", published="2022-11-03", article_text=f"{one}. {context}")
    second = unit("c2", other, outlet="المرسى", published="2022-11-03", article_text=f"{other}. {context}")
    assert not [d for d in together(first, second).differences if d.slot == "place"]
    third = unit("c3", other.replace("تونس", "الجزائر"), outlet="المنارة", published="2022-11-03")
    assert [d for d in together(first, third).differences if d.slot == "place"]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("22.82 مليون دينار", "23 مليون دينار", False),
        ("22820 دينارا", "23 ألف دينار", False),
        ("نحو 400 دينار", "380 دينارا", False),
        ("178 دينارا", "180 دينارا", True),
        ("22.82 مليون دينار", "24 مليون دينار", True),
    ],
)
def test_a_value_and_its_rounding_agree_and_the_card_says_so(one: str, other: str, differs: bool) -> None:
    loss = "بلغت خسائر السيول في مزارع وادي الزهرة {}"
    found = together(*twice("c", loss.format(one), loss.format(other), "2022-11-03"))
    (figure,) = [d for d in found.differences if d.slot == "figure"]
    assert figure.differs is differs and found.relation == (2 if differs else 1)
    assert differs or (figure.note and "rounded" in figure.note)
