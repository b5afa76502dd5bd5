"""Quotation marks typed the wrong way round close where a reader sees them close, and swallow nothing."""

from __future__ import annotations

import pytest

from store.language.folding import fold
from store.language.quotations import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ظهر وميض “ غريب “ فوق الميناء ثم اختفى", ["غريب"]),
        ("وصف المدرب اللقاء بأنه ”صعب“ وغادر الملعب", ["صعب"]),
        ("قال: ”لن نبيع“. وأضاف ”أبدا“", ["لن نبيع", "أبدا"]),
        ("رد «لا أعلم« وانصرف", ["لا أعلم"]),
        ("أعلن «أن «النسور» فازوا» ليلا", ["أن «النسور» فازوا"]),
        ("أعلن «أن « النسور » فازوا» ليلا", ["أن « النسور » فازوا"]),
        ("“He said “yes” and left”", ["He said “yes” and left"]),
    ],
)
def test_marks_pair_up_as_they_are_read(text: str, expected: list[str]) -> None:
    view = fold(text)
    found = quotations(view, 0, len(view.text))
    assert all(each.balanced for each in found)
    spans = [view.raw_span(each.open + 1, each.close) for each in found]
    assert [text[span.start : span.end].strip() for span in spans] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The next words of the same man, or another's, open a quotation of their own.
        (
            'قال نادر: "وصلت السفينة. وهذا كثير. كما أضاف، "نأمل أن تصل غيرها". ثم غادر.',
            ["وصلت السفينة. وهذا كثير", "نأمل أن تصل غيرها"],
        ),
        (
            'قال نادر "وصلت السفينة إلى الميناء. من جهته أكد سالم أن "الطريق" مقطوعة.',
            ["وصلت السفينة إلى الميناء", "الطريق"],
        ),
        # What nobody says ends with its sentence.
        ('في ثلاث مدن هي "صفاقس، سوسة، بنزرت. ثم عاد الوفد. ووصل أمس.', ["صفاقس، سوسة، بنزرت"]),
        # What somebody says goes on.
        ('وقال نادر "لن نبيع. هذا بيتنا. وسنبقى فيه.', ["لن نبيع. هذا بيتنا. وسنبقى فيه."]),
    ],
)
def test_a_quotation_never_closed_swallows_nothing_else(text: str, expected: list[str]) -> None:
    view = fold(text)
    spans = [view.raw_span(each.open + 1, each.close) for each in quotations(view, 0, len(view.text))]
    assert [text[span.start : span.end].strip() for span in spans] == expected
