"""Strangers that share a stock phrase are not put together; reports of one story, repeated words and briefs are."""

from __future__ import annotations

from store.matching.groups.grouping import group, idf_of
from store.matching.scoring.score import score_pair
from store.matching.texts.profile import profiles_of
from store.models import Constraints, Pair, Unit
from tests.store.matching.examples import unit

DAY = "2024-03-06"
PRAISE = "جاء الافتتاح تنفيذا لتوجيهات القيادة الرشيدة بالارتقاء بالخدمات المقدمة للمواطنين"
PRAISE_AGAIN = "تأتي الحملة تنفيذا لتوجيهات القيادة الرشيدة بالارتقاء بالخدمات المقدمة للمواطنين والمقيمين"
HERDERS = "ويشكو الرعاة من غلاء الشعير وشح الآبار في المراعي الشرقية"
LIBRARY = (
    "افتتح محافظ الوادي مكتبة عامة في حي النخيل تضم عشرين ألف كتاب وقاعة للأطفال ومختبرا للترميم. وقال أمين المكتبة إن "
    "الإعارة مجانية لطلبة المدارس، وإن حافلة متنقلة ستحمل الروايات والقواميس إلى القرى البعيدة كل خميس. "
    f"{PRAISE}. وحضر الحفل شعراء قرأوا قصائد عن النهر."
)
VACCINES = (
    "بدأت فرق بيطرية تلقيح الماشية ضد الحمى القلاعية في مزارع الساحل، وتستهدف الأغنام والأبقار والجمال. وذكر الطبيب "
    "المشرف أن الجرعات وصلت مبردة من المصنع، وأن الرعاة سيتلقون دفاتر صحية لقطعانهم ورشا للحظائر ضد القراد. "
    f"{PRAISE_AGAIN}. وتستمر الحملة حتى موسم الجز."
)
LIBRARY_ELSEWHERE = (
    "صارت لحي النخيل مكتبة عامة: عشرون ألف كتاب وقاعة للأطفال ومختبر للترميم افتتحها محافظ الوادي أمس. وستطوف حافلة "
    "متنقلة بالروايات والقواميس على القرى كل خميس، والإعارة مجانية لطلبة المدارس. "
    f"وقال المحافظ: {PRAISE_AGAIN}. وختم شعراء الأمسية بقصائد عن النهر."
)


def _pair(one: Unit, other: Unit) -> Pair:
    return score_pair(one, other, idf_of(profiles_of([*_around(one), *_around(other)])))


def _told(id: str, text: str, article: str) -> Unit:
    return unit(id, text, outlet=f"صحيفة {id}", published=DAY, article_text=article)


def _around(told: Unit) -> list[Unit]:
    """Return a claim with the other sentences of its article as claims."""
    others = [sentence for part in told.article_text.split(": ") for sentence in part.split(". ")]
    return [told] + [
        unit(f"{told.claim.id}{n}", text, article=told.claim.article_id, published=DAY, article_text=told.article_text)
        for n, text in enumerate(others)
        if text.strip(".") and text.strip(".") != told.claim.text
    ]


def _together(one: Unit, other: Unit) -> bool:
    found = group([*_around(one), *_around(other)], Constraints())
    return any({one.claim.id, other.claim.id} <= {*proposed.claim_ids} for proposed in found)


def _story(pair: Pair) -> tuple[float, str]:
    return next((feature.value, feature.words) for feature in pair.features if feature.name == "story")


def test_a_stock_phrase_of_two_strangers_is_no_common_fact() -> None:
    one, other = _told("c1", PRAISE, LIBRARY), _told("c2", PRAISE_AGAIN, VACCINES)
    value, words = _story(_pair(one, other))
    assert value < -0.75
    assert words == "beside this the two articles share next to nothing"
    assert not _together(one, other)


def test_the_same_phrase_in_two_reports_of_one_story_loses_nothing() -> None:
    one, other = _told("c1", PRAISE, LIBRARY), _told("c2", PRAISE_AGAIN, LIBRARY_ELSEWHERE)
    assert _story(_pair(one, other))[0] >= 0.0
    assert _together(one, other)


def test_briefs_of_one_sentence_have_no_story_to_share() -> None:
    one, other = unit("c1", PRAISE, published=DAY), unit("c2", PRAISE_AGAIN, published=DAY)
    assert _story(_pair(one, other))[0] >= 0.0
    assert _together(one, other)


def test_a_statement_repeated_word_by_word_needs_no_story_around_it() -> None:
    one, other = _told("c1", PRAISE, LIBRARY), _told("c2", PRAISE, VACCINES.replace(PRAISE_AGAIN, PRAISE))
    assert _story(_pair(one, other))[0] >= 0.0
    assert _together(one, other)


def test_a_byline_repeated_word_by_word_says_nothing() -> None:
    byline = "كتبت سلوى الحداد"
    one, other = (
        _told("c1", byline, f"{byline}: {LIBRARY}"),
        _told("c2", byline, f"{byline}: {VACCINES.replace(PRAISE_AGAIN, HERDERS)}"),
    )
    assert not _together(one, other)
