"""Words of one meaning are one word to the matcher, words that only look alike are not."""

from __future__ import annotations

import pytest

from store.matching.evidence.overlap import soft_matches
from store.matching.texts.skeletons import may_be_spellings
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


@pytest.mark.parametrize(
    ("one", "other"), [("داخل", "دخول"), ("حوكم", "محكم"), ("غانا", "جانا"), ("شباب", "شبان"), ("ليضرب", "يضرب")]
)
def test_stems_of_one_root_or_sound_are_spellings_of_one_word(one: str, other: str) -> None:
    assert may_be_spellings(one, other) and may_be_spellings(other, one)


@pytest.mark.parametrize(("one", "other"), [("عسير", "سيار"), ("سياق", "سيار"), ("جديد", "شديد"), ("مدرب", "مدرج")])
def test_stems_alike_in_most_letters_but_of_another_root_are_two_words(one: str, other: str) -> None:
    assert not may_be_spellings(one, other) and not may_be_spellings(other, one)
    assert soft_matches([one], [other]) == []
