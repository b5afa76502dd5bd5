"""Two things of one kind, and claims whose sentence opens in another country, are two facts."""

from __future__ import annotations

import pytest

from store.matching.differing import kinds, placing
from store.matching.differing.compare import conflicts
from store.matching.groups.grouping import group
from store.matching.texts.profile import Profile, profiles_of
from store.models import Constraints, Unit
from tests.store.matching.examples import unit

DAY = "2024-03-06"


def pair(one: str, other: str) -> tuple[Profile, Profile]:
    """Return the profiles of a claim of either outlet."""
    a, b = profiles_of((unit("c1", one, outlet="أ", published=DAY), unit("c2", other, outlet="ب", published=DAY)))
    return a, b


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ارتفع خام برنت 2 % إلى 61 دولارا للبرميل", "صعد الخام الأمريكي 2 % إلى 58 دولارا للبرميل"),
        ("هبطت عقود برنت عند التسوية", "هبط خام غرب تكساس الوسيط عند التسوية"),
        ("تراجع الذهب في المعاملات الفورية 1 %", "تراجعت الفضة في المعاملات الفورية 1 %"),
        ("استوردت الهيئة مئة ألف طن من القمح", "استوردت الهيئة مئة ألف طن من الأرز"),
        ("زادت مبيعات البنزين في أغسطس", "زادت مبيعات الديزل في أغسطس"),
        ("Brent rose 2 percent on Monday", "US crude rose 2 percent on Monday"),
    ],
)
def test_two_things_of_one_kind_differ_in_name(one: str, other: str) -> None:
    found = [conflict for conflict in conflicts(*pair(one, other)) if conflict.note == kinds.NOTE]
    assert [conflict.slot for conflict in found] == ["name"] and found[0].weight
    assert [c.note for c in conflicts(*pair(other, one)) if c.note == kinds.NOTE] == [kinds.NOTE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ارتفع خام برنت 2 % إلى 61 دولارا", "برنت يصعد إلى 61 دولارا"),
        ("صعد برنت وهبط الخام الأمريكي", "هبط الخام الأمريكي 1 %"),
        ("للذهب بريق", "الذهب يتراجع"),
        ("أعلن المندوب الأمريكي موقفه", "ارتفع خام برنت"),
        ("ذهب الوزير إلى نابل", "وصل الوزير إلى نابل"),
    ],
)
def test_one_thing_and_what_is_of_no_kind_do_not(one: str, other: str) -> None:
    assert kinds.compare(*pair(one, other)) == []


HERE = "خفض البنك المركزي المصري سعر الفائدة الرئيسي 50 نقطة أساس"
ELSEWHERE = "خفض البنك المركزي سعر الفائدة الرئيسي 50 نقطة أساس"


def reports(frame: str, within: bool) -> list[Unit]:
    """Return a claim on Egypt and one whose sentence opens with ``frame``, in the claim or before it."""
    here = f"{HERE}. وأكد محافظ البنك المركزي في القاهرة أن مصر ماضية في الخفض."
    claim = f"{frame}، {ELSEWHERE}" if within else ELSEWHERE
    there = f"قالت القاهرة إن مصر تدرس الخفض. و{frame}، {ELSEWHERE}. وتوقعت مصر مزيدا من الخفض."
    return [
        unit("c1", HERE, article="a1", outlet="أ", published=DAY, article_text=here),
        unit("c2", claim, article="a2", outlet="ب", published=DAY, article_text=there),
    ]


@pytest.mark.parametrize("within", [True, False])
@pytest.mark.parametrize("frame", ["في تركيا", "في تونس"])
def test_a_sentence_that_opens_in_another_country_tells_of_that_country(frame: str, within: bool) -> None:
    one, other = profiles_of(reports(frame, within))
    assert [c.slot for c in placing.compare(one, other)] == ["place"]
    assert group(reports(frame, within), Constraints()) == []


@pytest.mark.parametrize("within", [True, False])
@pytest.mark.parametrize("frame", ["في القاهرة", "في مصر", "في بيان مقتضب", "في اجتماع أمس"])
def test_a_sentence_that_opens_at_home_or_nowhere_does_not(frame: str, within: bool) -> None:
    one, other = profiles_of(reports(frame, within))
    assert placing.compare(one, other) == []
    assert len(group(reports(frame, within), Constraints())) == 1


def test_a_stretch_cut_out_of_a_sentence_opens_nothing() -> None:
    before = "في تركيا مرارا ".ljust(50, "و")  # the last 50 code points before the claim begin with «في»
    text = f"تحدث المراسل عن أزمة {before}{ELSEWHERE}"
    (read,) = profiles_of((unit("c1", ELSEWHERE, published=DAY, article_text=text),))
    assert not read.scene.opens
    (read,) = profiles_of((unit("c1", ELSEWHERE, published=DAY, article_text=f"{before}{ELSEWHERE}"),))
    assert read.scene.opens
