"""The occasion on which something was said is found beside the reporting words, and nowhere else."""

from __future__ import annotations

import pytest

from store.claims.extract import extract
from store.claims.vocabulary.occasions import occasion


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال وزير الصحة سامي العلي في مؤتمر صحفي إن المستشفى استقبل 40 جريحا.", "مؤتمر صحفي"),
        ("وأكدت وزارة الداخلية، في بيان لها اليوم، أن الطريق مغلق منذ الفجر.", "بيان لها"),
        ("أعلن المتحدث باسم الشرطة خلال لقاء متلفز أن ثلاثة أشخاص أوقفوا.", "لقاء متلفز"),
        ("قال محافظ المدينة إن المدارس أغلقت في ثلاث بلدات.", None),
        ("قال رئيس البلدية إن القرار اتخذ في اجتماع مغلق قبل أسبوع.", None),
        ("The minister said in a televised statement that 40 people were hurt.", None),
        ("The minister said in a statement on Monday that 40 people were hurt.", "statement"),
    ],
)
def test_occasions(text: str, found: str | None) -> None:
    claims = [claim for claim in extract(text) if claim.cue is not None]
    assert claims, text
    assert [occasion(text, claim) for claim in claims][:1] == [found]


def test_a_narrator_has_none() -> None:
    text = "سقط 40 جريحا في مؤتمر صحفي وسط المدينة يوم الخميس."
    assert all(occasion(text, claim) is None for claim in extract(text) if claim.cue is None)
