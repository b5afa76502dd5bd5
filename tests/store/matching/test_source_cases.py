"""Never more sources than can be defended: ways in which two reports are one source and do not look it."""

from __future__ import annotations

import pytest

from store.matching.origins.sources import sources
from store.models import Sources, Unit
from tests.store.matching.examples import unit

MINE = "قتل تسعة عمال في انهيار بئر منجم الفوسفات جنوب قفصة"
YOURS = "انهيار في منجم قفصة للفوسفات يودي بحياة تسعة من عماله"
TALE = (
    "انهارت فجر الثلاثاء بئر قديمة في منجم الفوسفات جنوب مدينة قفصة وعلق تحت الأنقاض عشرات العمال. وهرعت إلى المكان "
    "فرق الحماية المدنية وسيارات الإسعاف، وأغلقت السلطات الطريق الوطنية أمام الشاحنات حتى المساء. وتظاهر أهالي "
    "العمال أمام مقر الشركة مطالبين بتحقيق مستقل في أسباب الحادث الثالث هذا العام."
)
# The same text, every few words another word of the same meaning.
REWORKED = (
    "انهارت فجر الثلاثاء بئر مهجورة في منجم الفوسفات جنوب مدينة قفصة وحوصر تحت الأنقاض عشرات العمال. وتوجهت إلى "
    "المكان فرق الإنقاذ المدنية وسيارات الإسعاف، وسدت السلطات الطريق الوطنية أمام الشاحنات حتى الليل. واحتج أهالي "
    "العمال أمام مكاتب الشركة مطالبين بتحقيق نزيه في أسباب الحادث الثالث هذه السنة."
)


def two(a: str, b: str, *, outlets: tuple[str | None, str | None] = ("الضحى", "المرسى")) -> Sources:
    """Return the sources of two reports whose articles are ``a`` and ``b`` around their claims."""
    return sources(
        [
            unit("c1", MINE, outlet=outlets[0], article_text=a.format(MINE)),
            unit("c2", YOURS, outlet=outlets[1], article_text=b.format(YOURS)),
        ]
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("تونس (رويترز) - {}.", "{}، بحسب رويترز."),
        ("نقلت وكالة رويترز عن شهود: {}.", "تونس - رويترز: {}."),
        ("{}. (أ ف ب)", "وأفادت وكالة فرانس برس: {}."),
        ("{}، وفق ما نقلته الأناضول.", "{}.\nالمصدر: وكالة الأناضول"),
        ("TUNIS (Reuters) - {}.", "{}، كما ذكرت رويترز."),
        ("تونس - أ ف ب\n{}.", "وقال مصدر طبي لوكالة الصحافة الفرنسية: {}."),
        ("وأبلغ مسعف وكالة «رويترز»: {}.", "وقال المحافظ في مقابلة مع «رويترز»: {}."),
    ],
)
def test_one_agency_is_known_whatever_way_it_is_credited(a: str, b: str) -> None:
    found = two(a, b)
    assert (found.count, found.folds[0].kind) == (1, "agency")
    assert len(found.agencies) == 1


def test_agencies_without_a_name_are_no_second_source() -> None:
    assert two("عواصم - وكالات: {}.", "{}.\nالمصدر: وكالات").count == 1
    found = two("تونس (رويترز) - {}.", "وكالات - {}.")
    assert found.count == 1 and "without" in found.folds[0].reason


def test_two_agencies_are_two_sources() -> None:
    assert two("تونس (رويترز) - {}.", "تونس (أ ف ب) - {}.").count == 2


def test_an_agency_that_is_only_spoken_of_is_not_credited() -> None:
    spoken = "{}. وأصيب مصور يعمل مع رويترز بجروح طفيفة قرب المنجم."
    assert two(spoken, spoken.replace("طفيفة", "خطيرة")).agencies == ()


def test_an_adjective_is_no_agency() -> None:
    assert two("أعلنت الألمانية أنجيلا ميركل أن {}.", "قالت الفرنسية ماري لوبان إن {}.").agencies == ()


def test_who_prints_a_report_and_who_credits_him_are_one_source() -> None:
    found = two("{}.", "{}، نقلا عن صحيفة الضحى.")
    assert found.count == 1 and "الضحى" in found.folds[0].reason
    assert two("{}.", "وذكرت وكالة الأناضول: {}.", outlets=("الأناضول", "المرسى")).count == 1
    assert two("{}.", "{}، بحسب وكالة السنابل.", outlets=("وكالة أنباء السنابل", "المرسى")).count == 1


def test_one_outlet_under_two_names_is_one_source() -> None:
    found = two("{}.", "{}.", outlets=("الضحى", "صحيفة الضحى"))
    assert (found.count, found.folds[0].kind) == (1, "same_outlet")


def test_a_copy_with_other_words_put_in_is_a_copy() -> None:
    found = two(TALE + " {}.", "{}. " + REWORKED)
    assert (found.count, found.folds[0].kind) == (1, "wire_copy")
    assert "same order" in found.folds[0].reason and found.folds[0].spans


def test_reports_of_one_event_in_words_of_their_own_are_two_sources() -> None:
    other = (
        "عاشت قفصة يوما حزينا بعدما ابتلعت بئر منجم مهجور عددا من العاملين فيه مع طلوع الفجر. ولم تتوقف صفارات "
        "الإسعاف طوال النهار، فيما قطع الأمن حركة المرور نحو الجنوب. ورفع المحتجون لافتات تحمل الإدارة المسؤولية."
    )
    assert two(TALE + " {}.", other + " {}.").count == 2


SPEECH = "لن نغلق المنجم قبل أن ننتشل آخر عامل من تحت الأنقاض مهما طال الوقت"


def spoke(id: str, outlet: str, around: str, speaker: str | None = "وزير الطاقة") -> Unit:
    return unit(id, SPEECH, outlet=outlet, speaker=speaker, article_text=around.format(SPEECH))


def test_two_correspondents_at_one_press_conference_are_two_reports_of_one_speaker() -> None:
    a = "قال وزير الطاقة في مؤتمر صحفي «{}»، وبدا عليه التعب."
    b = "وتعهد الوزير أمام الصحفيين: «{}». ولم يجب عن سؤال عن أسباب الحادث."
    found = sources([spoke("c1", "الضحى", a), spoke("c2", "المرسى", b)])
    assert (found.count, found.folds, found.speaker) == (2, (), "وزير الطاقة")


def test_a_shared_quotation_of_nobody_known_proves_nothing() -> None:
    a, b = "وجاء في منشور متداول «{}» دون توضيح.", "وتناقل كثيرون عبارة «{}» على نطاق واسع."
    assert sources([spoke("c1", "الضحى", a, None), spoke("c2", "المرسى", b, None)]).count == 1


def test_words_shared_around_the_quotation_are_a_copy_all_the_same() -> None:
    around = "قال وزير الطاقة بعد زيارة مكان الحادث مع والي الجهة وعدد من النواب «{}»."
    found = sources([spoke("c1", "الضحى", around), spoke("c2", "المرسى", around + " وغادر.")])
    assert (found.count, found.folds[0].kind) == (1, "wire_copy")


def test_different_speakers_are_no_one_speaker() -> None:
    a, b = spoke("c1", "الضحى", "قال وزير الطاقة: {}."), unit("c2", YOURS, outlet="المرسى", speaker="والي قفصة")
    assert sources([a, b]).speaker is None


PLAIN = "وقال رئيس البلدية إن مدارس المدينة ستغلق ثلاثة أيام."


@pytest.mark.parametrize(
    "text",
    [
        "{}.\nوقالت وكالة رويترز إن الحكومة ستفتح تحقيقا.",
        "قال وزير الطاقة إن الحكومة ستفتح تحقيقا، بحسب رويترز.\nوأعلن المحافظ الحداد.\n{}.",
        "{}.\nوقال شاهد (رويترز) إن الطريق مقطوعة.",
    ],
)
def test_an_agency_is_credited_with_its_paragraph_alone(text: str) -> None:
    found = two(PLAIN + "\n" + text, "{}، وفق رويترز.\n" + PLAIN.replace("المدينة", "الولاية"))
    assert found.count == 2 and found.agencies == ("رويترز",)


@pytest.mark.parametrize(
    "text",
    [
        # What stands at the head or the end of a report is all of it.
        "تونس (رويترز) -\nأغلقت المدارس.\nوأعلن الحداد.\n{}.",
        "أغلقت المدارس.\n{}.\nوأعلن الحداد. (رويترز)",
        "{}.\nوأعلن الحداد.\nالمصدر: رويترز",
        # A headline is from where the first paragraph is.
        "{}\nذكرت وكالة رويترز أن آخر العمال انتشل ليلا.",
        # A paragraph that goes on with another one, or points back to who was named before.
        "أغلقت المدارس.\nوذكرت وكالة رويترز أن الحداد أعلن.\nوأضافت أن {}.",
        "أغلقت المدارس.\nوذكرت وكالة رويترز أن الحداد أعلن.\nوفتحت الطريق.\nونقلت الوكالة عن مسعف: {}.",
    ],
)
def test_what_an_agency_is_credited_with(text: str) -> None:
    found = two(text, "{}، وفق رويترز.")
    assert (found.count, found.folds[0].kind) == (1, "agency")


STATEMENT = "وقالت الوزارة في بيانها إن المدارس القريبة من مكان الحادث ستغلق أبوابها حتى نهاية الأسبوع"
OWN = (
    "روى عمال خرجوا أحياء أن الأعمدة الخشبية كانت متآكلة منذ شهور. ولم تستجب الإدارة لطلبات الصيانة المتكررة. وتجمع "
    "الأهالي عند مدخل البئر حتى الصباح، وانتظروا أخبارا من رجال الإنقاذ الذين وصلوا متأخرين بسبب وعورة الطريق."
)
THEIRS = (
    "تفقد والي الجهة موقع الكارثة مع وفد من الخبراء. ونصبت خيام لاستقبال عائلات الضحايا قرب مستشفى البلدة. وستبدأ لجنة "
    "فنية صباح الغد في فحص خرائط الأنفاق القديمة، وتنظر النيابة في شكوى قدمها محامون عن تسع عائلات."
)


def test_a_statement_that_two_reports_print_makes_one_source_of_its_own_claims_alone() -> None:
    found = two("{}. " + f"{OWN * 3} {STATEMENT}.", "{}. " + f"{THEIRS * 3} {STATEMENT}.")
    assert (found.count, found.folds) == (2, ())
    said = [
        unit(f"c{n}", STATEMENT, outlet=f"o{n}", article_text=f"{about} {STATEMENT}.")
        for n, about in enumerate((OWN, THEIRS))
    ]
    assert sources(said).count == 1
    # A claim worded alike in both is of the one origin that the statement shows.
    alike = (f"{MINE}. {OWN * 3} {STATEMENT}.", f"{MINE} أمس. {THEIRS * 3} {STATEMENT}.")
    worded = [unit(f"c{n}", MINE, outlet=f"o{n}", article_text=text) for n, text in enumerate(alike)]
    assert sources(worded).count == 1
