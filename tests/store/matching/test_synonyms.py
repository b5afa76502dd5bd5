"""Words of one meaning are one word to the matcher, words that only look alike are not."""

from __future__ import annotations

import pytest

from store.matching.texts.vocabulary import content_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سيطعن", "طعون"),
        ("التلاعب", "تزوير"),
        ("الفرامل", "مكابح"),
        ("اصطدم", "تصادم"),
        ("زار", "تفقد"),
        ("يورو", "أورو"),
        ("عالقون", "محاصرين"),
        ("شهيدان", "قتلى"),
    ],
)
def test_words_of_one_meaning_are_one_key(one: str, other: str) -> None:
    assert content_keys(one) == content_keys(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("فرامل", "فرمان"),
        ("طعن", "طحن"),
        ("تزوير", "تزويد"),
        ("حصة", "حصى"),
        ("انقلاب", "استقلال"),
        ("موازنة", "موازاة"),
    ],
)
def test_words_that_look_alike_are_not_one_key(one: str, other: str) -> None:
    assert not set(content_keys(one)) & set(content_keys(other))
